"""Names that a model cuts in pieces: "Communist Party of | India", "2004 | Canadian | federal election"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pressmark.knowledge.gazetteer import Source
from pressmark.knowledge.names import ORGANISATION_SUFFIXES, fold_name
from pressmark.knowledge.tables import is_known_organisation, is_small_word
from pressmark.model import Mention

OF_SOMEWHERE = frozenset(
    """Academy Alliance Army Assembly Association Bank Chamber Church Commission Committee Communists Community
    Confederation Congress Council Democrats Federation Front Greens Institute League Movement Organisation
    Organization Parliament Party Rally Society Union University""".split()
)
"""Last words of organisations that a land or a town after "of" belongs to; a government or an army's troops are the
land's without being named for it."""

OF_SOMETHING = frozenset(
    "Alliance Association Congress Federation Front Institute League Movement Party Society".split()
)
"""Of these also those whose name goes on with what they are for: "Movement for the Autonomies"."""

NAMED_PLACES = frozenset({"GPE", "LOC", "NORP", "ORG"})

NAME_PARTICLES = frozenset("van der den de ter von zu zum da di dos del bin ibn al el".split())
"""What stands small inside of a personal name."""

AND_COMPANY = frozenset("Associates Bros Brothers Co Company Partners Sons Telegraph".split())
"""What "and" joins to a company's name."""

_AND_COMPANY = re.compile(rf",?\s(?:and|&)\s(?:{'|'.join(sorted(AND_COMPANY))})\b(?:\s(?:Inc|Ltd|Plc|PLC|Corp|Co)\b)?")
_OF_SOMETHING = re.compile(
    r"\s(?:of|for)\s(?:the\s)?(?!(?:Mr|Mrs|Ms|Dr|President|Minister)\b)[A-Z][\w’'-]+(?:\s(?:and\s)?[A-Z][\w’'-]+)?(?![\w’'-]|\s[A-Z])"
)
_PARTICLES = re.compile(rf"(?:\s(?:{'|'.join(sorted(NAME_PARTICLES))}))+\s[A-Z][\w’'-]*\w")
_AND_GAS = re.compile(r"\s(?:and|&)\sGas\b(?:\s(?:Inc|Ltd|Plc|PLC|Corp|Co)\b)?")
_PARTNERSHIP = re.compile(
    r"""
    \b(?P<first>[A-Z][\w’'-]+)(?:,\s[A-Z][\w’'-]+){0,2}                           # Dillon, Read
    \s(?:and|&)\s(?:Co|Sons|Bros|Partners)\b(?:\s(?:Inc|Ltd|Plc|PLC|Corp)\b)?     # and Co Inc
    """,
    re.VERBOSE,
)
_AND = re.compile(r",?\s(?:and|&)\s")
_OF = re.compile(r"\sof\s(?:the\s)?")
_CAPITALISED = r"(?:(?:[A-Z][^\W\d_]*[a-zé.]|U\.S\.)\s)"
_ELECTION = re.compile(
    rf"""
    (?<![\w-])(?:1[6-9]|20)\d\d\s                                                # 2004
    {_CAPITALISED}{{1,4}}                                                        # New Brunswick
    (?:(?:general|presidential|parliamentary|legislative|federal|provincial|state|local|municipal|regional|special
       |gubernatorial|mayoral|senatorial|House|Senate|leadership|constitutional|independence)\s){{1,3}}
    (?:elections?|referendum|primar(?:y|ies))
    (?:\sin\s(?:the\s)?(?:[A-Z]\w+\s?){{1,2}}(?<!\s))?                           # in Indiana
    """,
    re.VERBOSE,
)


def join_pieces(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, sorted by start, with the pieces of one name joined."""
    mentions = [_with_company(text, _with_particles(text, mention)) for mention in mentions]
    whole = [*_elections(text, mentions), *_partnerships(text, mentions)]
    joined: list[Mention] = []
    for mention in sorted((*whole, *_outside(mentions, whole)), key=lambda item: item.start):
        before = joined[-1] if joined else None
        if before is not None and mention.start < before.end:
            continue  # the surname of "Hans van Leeuwen", proposed alone
        if before is not None and (_belongs(text, before, mention) or _is_one_firm(text, before, mention)):
            joined[-1] = _spanning(text, before, mention.end)
        else:
            joined.append(mention)
    return joined


def _with_particles(text: str, mention: Mention) -> Mention:
    """ "Hans van Leeuwen" where the given name, or half of the rest, was proposed."""
    if mention.label != "PERSON" or mention.rule != "model":
        return mention
    particle = mention.surface.rpartition(" ")
    start = mention.end - len(particle[2]) - 1 if particle[2] in NAME_PARTICLES else mention.end
    surname = _PARTICLES.match(text, start)
    return replace(_spanning(text, mention, surname.end()), label="PERSON") if surname else mention


def _with_company(text: str, mention: Mention) -> Mention:
    """ "Samuel Montagu and Sons Ltd" where only the founder's name was proposed, "Party of the Left" where half was."""
    if mention.label not in {"ORG", "PERSON"} or mention.rule != "model":
        return mention
    if (
        mention.label == "ORG"
        and " " in mention.surface  # "the party of Peter Hale" is no name
        and mention.surface.split()[-1] in OF_SOMETHING
        and (of := _OF_SOMETHING.match(text, mention.end))
    ):
        return _spanning(text, mention, of.end())
    company = _AND_COMPANY.match(text, mention.end)
    if company is None and mention.surface.endswith(" Oil"):
        company = _AND_GAS.match(text, mention.end)
    return _spanning(text, mention, company.end()) if company else mention


def _elections(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    if not mentions or not any(word in text for word in ("election", "referendum", "primar")):
        return
    for found in _ELECTION.finditer(text):
        first = mentions[0]
        yield Mention(first.article, first.field, found.start(), found.end(), found[0], "EVENT", "model")


def _partnerships(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "Dillon, Read and Co Inc", of which a model seldom proposes all."""
    if not mentions:
        return
    first = mentions[0]
    for found in _PARTNERSHIP.finditer(text):
        known = any(item.start <= found.start() and found.end() <= item.end for item in mentions)
        if not known and not is_small_word(found["first"].lower()):
            yield Mention(first.article, first.field, found.start(), found.end(), found[0], "ORG", "model")


def _is_one_firm(text: str, left: Mention, right: Mention) -> bool:
    """Whether two founders share one legal form, "Hambrecht and Quist Inc", and the first stands nowhere alone."""
    words = right.surface.rstrip(".").split()
    return (
        left.label in {"ORG", "PERSON"}
        and right.label in {"ORG", "PERSON"}
        and " " not in left.surface
        and len(words) == 2  # noqa: PLR2004  # a founder and the form
        and fold_name(words[1]) in ORGANISATION_SUFFIXES
        and _AND.fullmatch(text, left.end, right.start) is not None
        and "," not in text[left.end : right.start]
        and text.count(left.surface) == 1
        and not is_known_organisation(left.surface)
    )


def _outside(mentions: Sequence[Mention], others: Sequence[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        if not any(mention.start < other.end and other.start < mention.end for other in others):
            yield mention


def _belongs(text: str, name: Mention, place: Mention) -> bool:
    if place.surface.split()[0].rstrip(".") in AND_COMPANY and name.label in {"ORG", "PERSON"}:
        return _AND.fullmatch(text, name.end, place.start) is not None
    if text[name.end : place.start] == " " and {name.label, place.label} <= {"ORG", "PERSON"}:
        return " " in place.surface and fold_name(place.surface.split()[-1]) in ORGANISATION_SUFFIXES
    return (
        name.label == "ORG"
        and name.rule == "model"
        and place.label in NAMED_PLACES
        and place.rule != Source.AUTHORITY.value
        and name.surface.split()[-1] in OF_SOMEWHERE
        and " " in name.surface
        and _OF.fullmatch(text, name.end, place.start) is not None
    )


def _spanning(text: str, mention: Mention, end: int) -> Mention:
    surface = text[mention.start : end]
    return Mention(mention.article, mention.field, mention.start, end, surface, "ORG", mention.rule)
