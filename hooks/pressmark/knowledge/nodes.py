"""Each mention bound to the name it bears: one that the archivist declared, a land's, or its own spelling folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pressmark.knowledge.authority import Authority, AuthorityEntry
from pressmark.knowledge.names import fold_name, fold_organisation, is_full_name
from pressmark.knowledge.tables import Land, clean_titles, find_lands, resolve_demonym, resolve_place
from pressmark.model import EntityType, Mention

PERSON_LABELS = frozenset({"PERSON", "PER"})

CLEAR_MAJORITY = 0.8
"""Share of a single word's mentions from which the archive's majority decides whether it is a person; below it,
"Washington" the man and Washington the city stay two. Chosen by reason and not measured yet."""


class NodeKind(StrEnum):
    AUTHORITY = "authority"
    LAND = "land"
    PERSON = "person"
    THING = "thing"


class Node(NamedTuple):
    """A name to which mentions are linked."""

    kind: NodeKind
    key: str
    """Entry id, a land's name, or a folded name."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A mention and the name it bears."""

    mention: Mention
    node: Node
    folded: str
    """The name as it is compared, without titles."""
    rule: str
    entry: AuthorityEntry | None = None

    @property
    def is_person(self) -> bool:
        if self.entry is not None:
            return self.entry.type is EntityType.PERSON
        return self.node.kind is NodeKind.PERSON

    @property
    def is_open(self) -> bool:
        """Whether only the name's own spelling decided, so that other rules may."""
        return self.node.kind in {NodeKind.PERSON, NodeKind.THING}


def bind_names(mentions: Sequence[Mention], authority: Authority) -> tuple[Bound, ...]:
    """Each mention with the name it bears, in the order given."""
    people = _people_by_name(mentions)
    entries = _entries_by_land(authority)
    return tuple(_bind(mention, authority, entries, people) for mention in mentions)


def person_name(surface: str) -> str:
    """A personal name as it is compared: without titles."""
    return fold_name(clean_titles(surface))


def _bind(
    mention: Mention, authority: Authority, entries: dict[str, AuthorityEntry], people: dict[str, bool | None]
) -> Bound:
    labelled_person = mention.label in PERSON_LABELS
    folded = person_name(mention.surface) if labelled_person else fold_name(mention.surface)
    entry = authority.resolve(mention.surface)
    if entry is None and labelled_person:
        entry = authority.resolve(clean_titles(mention.surface))
    if entry is not None:
        return Bound(mention, Node(NodeKind.AUTHORITY, entry.id), folded, "authority", entry)
    for land, rule in _land(mention.surface):
        if entry := entries.get(land.name):
            return Bound(mention, Node(NodeKind.AUTHORITY, entry.id), folded, rule, entry)
        return Bound(mention, Node(NodeKind.LAND, land.name), folded, rule)
    vote = people.get(folded)
    if labelled_person if vote is None else vote:
        return Bound(mention, Node(NodeKind.PERSON, person_name(mention.surface)), folded, "name")
    return Bound(mention, Node(NodeKind.THING, fold_organisation(mention.surface)), folded, "name")


def _land(surface: str) -> Iterator[tuple[Land, str]]:
    if land := resolve_demonym(surface):
        yield land, "demonym"
    elif land := resolve_place(surface):
        yield land, "country or region"


def _entries_by_land(authority: Authority) -> dict[str, AuthorityEntry]:
    """Which entry describes which land, so that demonyms lead to it."""
    found: dict[str, AuthorityEntry] = {}
    for land in find_lands():
        for name in land.names:
            entry = authority.resolve(name)
            if entry is not None and entry.type is EntityType.PLACE:
                found.setdefault(land.name, entry)
    return found


def _people_by_name(mentions: Sequence[Mention]) -> dict[str, bool | None]:
    """Folded name -> whether the archive takes it for a person; None where that is for each mention to say."""
    votes: dict[str, Counter[bool]] = {}
    for mention in mentions:
        is_person = mention.label in PERSON_LABELS
        folded = person_name(mention.surface) if is_person else fold_name(mention.surface)
        votes.setdefault(folded, Counter())[is_person] += 1
    return {folded: _majority(folded, count) for folded, count in votes.items()}


def _majority(folded: str, votes: Counter[bool]) -> bool | None:
    share = votes[True] / votes.total()
    if is_full_name(folded):
        return share >= 0.5  # noqa: PLR2004  # several words are one thing: the majority's
    if share >= CLEAR_MAJORITY or share <= 1 - CLEAR_MAJORITY:
        return share >= CLEAR_MAJORITY
    return None
