"""Names that what stands beside them shows, where a model proposes none: "Kshyk voted", "Labour MP", "Near Rawah,".

Only for English articles. Each form was read off sentences in which a small model found nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from pressmark.knowledge.headlines import FUNCTION_WORDS
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import is_known_organisation, is_small_word, is_title, known_name, resolve_land
from pressmark.model import Document, Mention

SHOWN = "shown beside it"

DONE_BY_PEOPLE = """accepted advised argued asked attended believed campaigned
    claimed condemned contested criticised criticized declined defeated defended denied died emigrated entered explained
    graduated insisted joined lectured lived lost married met moved opposed praised published quit
    recalled refused rejected remained replied represented resigned retired returned said sang served spoke stayed
    studied succeeded suggested supported taught testified told took urged visited voted was won wrote"""
"""Verbs after a name that opens a sentence; with "was" only what follows below."""

WAS = """appointed arrested awarded baptised baptized born buried educated elected ennobled killed knighted married
    named nominated ordained promoted raised re-elected sentenced sworn"""
"""What is done to people alone, or seldom to other things."""

PARTIES = "Conservative Democratic Green Labor Labour Liberal Progressive Republican Tory Unionist"
OF_A_PARTY = """MP MPs MLA MLAs MEP MEPs TD peer peers candidate candidates councillor councillors backbencher
    backbenchers frontbencher frontbenchers government leader leaders leadership majority voters vote seat seats senator
    senators congressman congresswoman nominee nomination incumbent whip manifesto"""

BODIES = ("Coalition", "Commission", "Council", "Alliance", "Treasury", "Ministry")
"""What a text calls a body that everyone knows, if it writes it large again and again, and never small."""

FEWEST_CALLS = 3
"""Times that a text must call it so."""

_NAME = r"[^\W\d_a-z][^\W\d_]*[a-zà-ÿ](?:[-'’][^\W\d_a-z][^\W\d_]+)*"
_VERBS = "|".join(word for word in DONE_BY_PEOPLE.split() if word != "was")
_ACTING = re.compile(
    rf"""
    (?:^|(?<=\n)|(?<=[.!?]\s)|(?<=[.!?]["”’]\s))(?P<name>{_NAME})
    (?=\s(?:(?:also|later|then|first|soon|once|subsequently|initially|eventually|finally)\s)?
       (?:(?:has\s|had\s)?(?:{_VERBS})|(?:was|has\sbeen|had\sbeen)\s(?:(?:also|later|then|first|again)\s)?(?:{"|".join(WAS.split())}))\b(?!['’]))
    """,
    re.VERBOSE,
)
TITLES_OF_PEOPLE = """President Premier Chancellor Senator Congressman Congresswoman Governor Mayor Ambassador Mr Mrs
    Ms Dr Prof Professor Rev Colonel Captain Corporal Sergeant Lieutenant Brigadier Sir Dame Sheikh Ayatollah Mullah
    King Queen Prince Princess Emir Sultan Archbishop Inspector Councillor"""
"""What stands before names of people and of hardly anything else."""

_TITLED = re.compile(
    rf"""
    (?<![\w-])(?:{"|".join(TITLES_OF_PEOPLE.split())})\.?\s
    (?P<name>(?:[A-Z]\.\s)?{_NAME}(?:\s(?:(?:al|bin|van|von|de|der)[\s-])?{_NAME}){{0,2}})
    (?![\w-]|\s[A-Z])
    """,
    re.VERBOSE,
)
_KNOWN = re.compile(r"(?<![\w-])(?P<name>[A-Z]{4,8}|Da['’]?esh)(?![\w-])")
"""What may be a well-known acronym that is nothing else."""

_PARTY = re.compile(rf"(?<![\w-])(?P<name>{'|'.join(PARTIES.split())})(?=\s(?:{'|'.join(OF_A_PARTY.split())})\b)")
_NEAR = re.compile(rf"(?:^|(?<=\n)|(?<=[.•]\s)|(?<=\s\s))Near\s(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})(?=,)")
_PLURAL = re.compile(r".+(?:men|ers|ors|ists|ians|ees|ants|ents)")
"""Of people who do one thing: "Fishermen protested". A few surnames, as "Rogers", are lost with them."""

_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
_CAPITAL_BEFORE = re.compile(r"[^\W\d_a-z][\w.’'-]*[ -]$")
_CAPITAL_AFTER = re.compile(r"[ -][^\W\d_a-z]")
LONGEST_NEIGHBOUR = 30
"""Characters that are looked at before a name."""


def add_shown(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, sorted by start, with those that its words show."""
    if document.language.partition("-")[0] != "en":
        return list(mentions)
    starts = [mention.start for mention in mentions]
    added: list[Mention] = []
    for start, end, label in sorted(_find(document.text)):
        if added and added[-1].end > start:
            continue
        place = bisect_left(starts, end)
        if place and mentions[place - 1].end > start:
            continue
        added.append(Mention(document.id, "text", start, end, document.text[start:end], label, "model"))
    return sorted((*mentions, *added), key=lambda mention: mention.start) if added else list(mentions)


def _find(text: str) -> Iterator[tuple[int, int, str]]:
    """Where names stand, with their labels."""
    for form, label, is_name in _FORMS:
        for found in form.finditer(text):
            if is_name(found):
                yield *found.span("name"), label
    for body in BODIES:
        if text.count(f"he {body}") >= FEWEST_CALLS and f" {body.lower()}" not in text:
            yield from _bodies(text, body)


def _is_surname(found: re.Match[str]) -> bool:
    return all(map(_may_be_surname, _WORD.findall(found["name"])))


def _is_party(found: re.Match[str]) -> bool:
    return not _CAPITAL_BEFORE.search(found.string[max(0, found.start() - LONGEST_NEIGHBOUR) : found.start()])


def _is_known(found: re.Match[str]) -> bool:
    return known_name(found["name"]) is not None


def _is_place(_found: re.Match[str]) -> bool:
    return True


_FORMS: Sequence[tuple[re.Pattern[str], str, Callable[[re.Match[str]], bool]]] = (
    (_ACTING, "PERSON", _is_surname),
    (_TITLED, "PERSON", _is_surname),
    (_KNOWN, "ORG", _is_known),
    (_PARTY, "ORG", _is_party),
    (_NEAR, "GPE", _is_place),
)
"""A form, the label of a name in it, and what must hold beside."""


def _bodies(text: str, body: str) -> Iterator[tuple[int, int, str]]:
    for found in re.finditer(rf"\b{body}\b", text):
        before = text[max(0, found.start() - LONGEST_NEIGHBOUR) : found.start()]
        alone = not _CAPITAL_BEFORE.search(before) or before.endswith(("The ", "The-"))
        if alone and not _CAPITAL_AFTER.match(text, found.end()):
            yield *found.span(), "ORG"


def _may_be_surname(word: str) -> bool:
    lower = word.lower()
    return not (
        lower in FUNCTION_WORDS
        or is_small_word(lower)
        or is_small_word(lower.removesuffix("s"))
        or _PLURAL.fullmatch(lower) is not None
        or is_title(word)
        or is_known_organisation(word)
        or resolve_land(word) is not None
        or find_city(word) is not None
    )
