"""Names that a text itself states to be one: "Syrian Arab Army (SAA)", "the Islamic State, also known as ISIL"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressmark.knowledge.names import fold_name, has_initials, is_acronym
from pressmark.knowledge.tables import is_known_organisation, known_name, resolve_land, resolve_place
from pressmark.model import Mention

_BRACKETED = re.compile(
    r"""
    ["”’]?\s\(["“‘]?
    (?P<short>[A-ZÄÖÜ](?:[A-ZÄÖÜ.&]{1,8}|[A-ZÄÖÜa-z]{1,6}[A-ZÄÖÜ]))   # SPÖ, but also PdL
    ["”’]?[);,]
    """,
    re.VERBOSE,
)
_OPENING_BRACKET = re.compile(r"""["”’]?,?\s\(["“‘]?(?:the\s)?""")
_ALSO_KNOWN = re.compile(
    r"""
    ["”’]?,?\s\(?                                       # Soufan Group, (
    (?:(?:(?:also|previously|formerly|commonly|better|widely|now|sometimes|or)\s){0,3}
    (?:known\s(?:as|by\sits\sacronym)|a\.?k\.?a\.?,?|abbreviated(?:\sas)?)
    |(?:also|previously|formerly|commonly|better|widely|now|sometimes|or)\scalled
    |(?<=,\s)called)                                      # but not "a trojan for Android called"
    \s(?:the\s)?["“‘]?                                  # the "
    """,
    re.VERBOSE,
)
_AND = re.compile(r"""["”’]?(?:,|,?\s(?:and|or))\s(?:the\s)?["“‘]?""")


_EXAMPLE_BEFORE = re.compile(r"\b(?:such as|like|including|for example,?|e\.g\.,?)\s(?:the\s)?$")

_JOINED_BEFORE = re.compile(r"[\w,]\s(?:and|or)\s(?:the\s)?$")

_CLOSING = re.compile(r"""["”’]?[);,]""")
_BEFORE_BRACKET = re.compile(r"""["”’]?\s\(["“‘]?(?:the\s)?$""")
_WORD = re.compile(r"[^\W_][\w’'-]*")

LOOKED_BACK = 24
"""Characters before a name in which it may be called an example."""

LONGEST_SPELLED = 120
"""Characters before a bracket in which its acronym may be spelled out."""

MOST_WORDS = 12
"""Words that an acronym may be spelled out in."""

SHORTEST_FOREIGN = 3
"""Letters of an acronym in brackets that are not the initials of the name before it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Two mentions of one article that the text says are one thing."""

    name: Mention
    alias: Mention
    rule: str


def find_acronym_mentions(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of acronyms in brackets after a name, where nothing proposed them.

    After an organisation any acronym is one, if only in its own language: "Austria's Social Democrats (SPÖ)".
    """
    taken = {mention.start for mention in mentions}
    for mention in mentions:
        found = _BRACKETED.match(text, mention.end)
        if found is None or found.start("short") in taken:
            continue
        if has_initials(mention.surface, found["short"]) or (
            mention.label == "ORG"
            and len(found["short"]) >= SHORTEST_FOREIGN
            and found["short"].isalpha()
            and known_name(found["short"]) is None
            and not is_known_organisation(found["short"])
        ):
            start, end = found.span("short")
            yield Mention(mention.article, mention.field, start, end, found["short"], mention.label, "acronym")


def find_spelled(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Acronyms, folded, that stand in brackets after words with their initials, and these words, folded.

    The words need be no name: "solid-state drive (SSD)". Of an acronym that is spelled out twice the first counts.
    """
    seen: set[str] = set()
    for mention in mentions:
        short = fold_name(mention.surface)
        if mention.field != "text" or short in seen or not is_acronym(mention.surface):
            continue
        if not _CLOSING.match(text, mention.end) or not (before := _BEFORE_BRACKET.search(text, 0, mention.start)):
            continue
        words = _WORD.findall(text, max(0, before.start() - LONGEST_SPELLED), before.start())
        for first in range(len(words) - 2, max(-1, len(words) - MOST_WORDS - 1), -1):
            if has_initials(" ".join(words[first:]), mention.surface):
                seen.add(short)
                yield short, fold_name(" ".join(words[first:]))
                break


def find_statements(text: str, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """What a text states about neighbouring mentions, which come sorted."""
    for index, (left, right) in enumerate(pairwise(mentions)):
        between = text[left.end : right.start]
        if _OPENING_BRACKET.fullmatch(between) and text[right.end : right.end + 2].strip('"”’').startswith(")"):
            yield from _bracketed(left, right)
        elif (
            _ALSO_KNOWN.fullmatch(between)
            and not _is_example(text, left, right)
            and not _is_joined(text, left, between)
            and not _is_telephoned(left, between)
        ):
            yield Statement(left, right, "also known as")
            if index + 2 < len(mentions) and _is_listed(text, right, mentions[index + 2]):
                yield Statement(left, mentions[index + 2], "also known as")


def _is_example(text: str, left: Mention, right: Mention) -> bool:
    """Whether the alias is of a kind and the name an example: "services such as Fellflix (also known as SVOD)"."""
    before = text[max(0, left.start - LOOKED_BACK) : left.start]
    return is_acronym(right.surface) and _EXAMPLE_BEFORE.search(before) is not None


def _is_joined(text: str, left: Mention, between: str) -> bool:
    """Whether the name is the last of several, which are called so together: "the Reds and the Greens, called"."""
    return (
        "called" in between and _JOINED_BEFORE.search(text[max(0, left.start - LOOKED_BACK) : left.start]) is not None
    )


def _is_telephoned(left: Mention, between: str) -> bool:
    """Whether somebody does the calling: "Ada Fell, called Bo Marsh that night"."""
    return left.label == "PERSON" and between.strip(", ").startswith("called")


def _is_listed(text: str, right: Mention, third: Mention) -> bool:
    """Whether a third name continues the list of aliases: both must be acronyms, or any two names would do."""
    return (
        _AND.fullmatch(text[right.end : third.start]) is not None
        and is_acronym(right.surface)
        and is_acronym(third.surface)
    )


def _is_land_in_letters(acronym: Mention, name: Mention) -> bool:
    """Whether an acronym stands for a land elsewhere, and the name that it abbreviates here is none."""
    is_land = is_acronym(acronym.surface) and resolve_place(acronym.surface) is not None
    return is_land and resolve_land(name.surface) is None


def _bracketed(left: Mention, right: Mention) -> Iterator[Statement]:
    if _is_land_in_letters(right, left) or _is_land_in_letters(left, right):
        return  # "Party of the Red Coast (PRC)" is not China
    if is_acronym(right.surface) and has_initials(left.surface, right.surface):
        yield Statement(left, right, "acronym stated")
    elif is_acronym(left.surface) and has_initials(right.surface, left.surface):
        yield Statement(right, left, "acronym stated")
