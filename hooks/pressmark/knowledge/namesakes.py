"""Mentions of a text in, people who are called like a place or a people told from it: "Matt Welsh", "Virginia said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pressmark.knowledge.evidence import is_first_name
from pressmark.knowledge.names import fold_name, is_full_name
from pressmark.knowledge.people import has_title_before, is_shown_person
from pressmark.knowledge.tables import clean_titles, resolve_demonym, resolve_land
from pressmark.model import Mention

PLACES = frozenset({"GPE", "LOC", "NORP"})
"""Labels of what somebody may be called like; a land stays one, whatever label a model gives its name."""

NAMESAKE = "called like a place"
"""The rule of such a mention: it binds to the person, whatever place has the name."""

LOOKED_BACK = 12
"""Characters before a name in which an article or a preposition stands."""

_PLACE_BEFORE = re.compile(
    r"\b(?:in|from|to|of|near|across|into|throughout|for|with|against|between|and|or|the|an?|both|all)\s$|[A-Z]\w+,\s$",
    re.IGNORECASE,
)
"""What stands before a land or a people, and seldom before a bare surname that is the subject."""

_DOES_AFTER = re.compile(
    r"\s(?:had|has|was|is|did|does|who|took|won|lost|made|went|came|beat|finished|scored|wore)\b|['’]s\s"
)
"""What one person does; after the name of a people a noun stands, or "have" and "were"."""


_DOES_ALONE = re.compile(r"\s(?:scored|finished|wore|who)\b")
"""The same after the name of a land or a place, which wins, takes and makes as well."""

_SAID = "said|says|told|tells|added|adds|wrote|asked|recalled|insisted|argued|explained"
_SPEAKS_OF_ONESELF = re.compile(
    rf"""
    \s(?:{_SAID})\s(?:[a-z]+\s){{0,2}}(?:that\s)?(?:he|she)\b      # told reporters that she meant it
    |,\s(?:aged\s)?[1-9]\d,|,\swho\b
    """,
    re.VERBOSE,
)
_SPEAKS_AFTER = re.compile(rf"\s(?:{_SAID})\b")
_I_BEFORE = re.compile(r"""["“][^"“”\n]*\b(?:I|I['’]m|my|me)\b[^"“”\n]*[,.?!]["”]\s$""")
"""What the bearer is quoted with: "I never liked the dog," Virginia said; a land says "we"."""

QUOTED = 300
"""Characters before a name in which such a quotation stands."""

_LAND_AFTER = re.compile(
    r"""
    \s(?:has\s|had\s|also\s)?(?:said|says|announced)\s(?:that\s)?it\b
    |['’]s?\s(?:[a-z]+\s){0,2}(?:governor|king|queen|government|capital|president|parliament|legislature|senate|border
        |borders|economy|population|army|minister|constitution|coast|voters|people|residents|citizens|cities|farmers)\b
    |\s(?:has|had|have)\s(?:[\w.,]+\s){0,4}(?:million|billion|people|inhabitants|refugees)\b
    |\s(?:is|was|became|remains)\s(?:a|an|the|one\sof)\s(?:[\w-]+\s){0,4}
        (?:kingdom|state|states|country|countries|nation|nations|republic|land|commonwealth|city|province)\b
    |\b[^.!?\n"“”]{0,120}\b(?:its|itself)\b
    """,
    re.VERBOSE,
)
"""What proves the land: no person has a governor, eight million people or "its border"."""


def tell_namesakes(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, sorted by start, where a land's name is the surname, a place's the first name, of somebody named.

    A title tells the person. Without one a land must have no other name in the text, nothing may be said of it that is
    said of lands alone, and somebody must be shown to speak for himself by the name; what else one person says or does
    by it is then the same person's.
    """
    people = _people(mentions)
    if not people:
        return list(mentions)
    meant = {mention.start for surname, start in people.items() for mention in _meant(text, mentions, surname, start)}
    return [
        replace(mention, label="PERSON", rule=NAMESAKE) if mention.start in meant else mention for mention in mentions
    ]


def _people(mentions: Sequence[Mention]) -> dict[str, int]:
    """Surnames that are a land's name as well, and first names, folded -> where they are first told in full."""
    found: dict[str, int] = {}
    for mention in mentions:
        folded = fold_name(clean_titles(mention.surface)) if mention.label == "PERSON" else ""
        if not is_full_name(folded):
            continue
        first, surname = folded.split()[0], folded.split()[-1]
        if is_first_name(first):
            found.setdefault(first, mention.end)
            if resolve_land(surname.title()) is not None:
                found.setdefault(surname, mention.end)
    return found


def _meant(text: str, mentions: Sequence[Mention], name: str, start: int) -> Iterator[Mention]:
    called = [
        mention
        for mention in mentions
        if mention.start >= start
        and fold_name(mention.surface) == name
        and (mention.label in PLACES or resolve_land(mention.surface) is not None)
    ]
    sure = [mention for mention in called if has_title_before(text, mention)]
    yield from sure
    land = resolve_land(name.title())
    others = {fold_name(item.surface) for item in mentions if land and resolve_land(item.surface) == land}
    if not called or others - {name}:
        return
    bare = [item for item in called if not _PLACE_BEFORE.search(text[max(0, item.start - LOOKED_BACK) : item.start])]
    if resolve_demonym(name.title()) is not None:
        yield from (item for item in bare if _DOES_AFTER.match(text, item.end) or is_shown_person(text, item))
    elif not _is_land_proved(text, mentions, name) and any(_speaks_of_oneself(text, item) for item in bare):
        yield from (item for item in bare if _DOES_ALONE.match(text, item.end) or is_shown_person(text, item))


def _is_land_proved(text: str, mentions: Sequence[Mention], name: str) -> bool:
    """Whether anything in the text is said of the name that is said of a land alone."""
    return any(fold_name(item.surface) == name and _LAND_AFTER.match(text, item.end) for item in mentions)


def _speaks_of_oneself(text: str, mention: Mention) -> bool:
    if _SPEAKS_OF_ONESELF.match(text, mention.end):
        return True
    before = text[max(0, mention.start - QUOTED) : mention.start]
    return _SPEAKS_AFTER.match(text, mention.end) is not None and _I_BEFORE.search(before) is not None
