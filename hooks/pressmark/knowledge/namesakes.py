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


def tell_namesakes(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, sorted by start, where a land's name is the surname, a place's the first name, of somebody named.

    A title tells the person. Without one a land must have no other name in the text, and somebody be shown to speak by
    the name; what else is done by it is then done by the same.
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
    acting = [item for item in bare if _DOES_AFTER.match(text, item.end) or is_shown_person(text, item)]
    if resolve_demonym(name.title()) is not None or sure or any(is_shown_person(text, item) for item in acting):
        yield from acting
