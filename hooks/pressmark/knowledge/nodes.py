"""Each mention bound to the name it bears: one that the archivist declared, a land's, or its own spelling folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pressmark.knowledge.authority import Authority, AuthorityEntry
from pressmark.knowledge.kinds import looks_like_person, may_be_person
from pressmark.knowledge.names import (
    clean_article,
    clean_possessive,
    fold_name,
    fold_organisation,
    is_full_name,
    surnames,
)
from pressmark.knowledge.namesakes import NAMESAKE
from pressmark.knowledge.places import find_city, find_spelled_city
from pressmark.knowledge.tables import (
    Land,
    clean_titles,
    find_lands,
    known_name,
    resolve_demonym,
    resolve_place,
    state_name,
)
from pressmark.model import EntityType, Mention

PERSON_LABELS = frozenset({"PERSON", "PER"})

UNTYPED = frozenset({"ANY", ""})
"""Labels of given mentions that say nothing of their kind."""

ORGANISATION_LABELS = frozenset({"ORG"}) | UNTYPED
PLACE_LABELS = frozenset({"GPE", "LOC"})
STATE_LABELS = frozenset({"GPE", "LOC"}) | UNTYPED
TRUSTED_LABELS = frozenset({"list", "given"})
"""Rules whose labels are sure enough to tell a team from the city that it is called after."""

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


Row = tuple[str, str, str]
"""Surface, label and rule: mentions that have these in common have everything in common but their place."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A row of mentions and the name it bears."""

    mention: Mention
    """One that stands for all of the row, without a place."""
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
    def may_be_person(self) -> bool:
        """Whether it is a person, or nobody said what it is."""
        return self.is_person or self.mention.label in UNTYPED

    @property
    def is_open(self) -> bool:
        """Whether only the name's own spelling decided, so that other rules may."""
        return self.node.kind in {NodeKind.PERSON, NodeKind.THING}


def bind_names(rows: Mapping[Row, int], authority: Authority) -> dict[Row, Bound]:
    """Each row with the name it bears; `rows` say how many mentions of the archive each stands for."""
    mentions = {row: Mention("", "text", 0, 0, *row) for row in sorted(rows)}
    people = _people_by_name((mention, rows[row]) for row, mention in mentions.items())
    entries = _entries_by_land(authority)
    return {row: _bind(mention, authority, entries, people) for row, mention in mentions.items()}


def person_name(surface: str) -> str:
    """A personal name as it is compared: without titles."""
    return fold_name(clean_titles(surface))


def _bind(
    mention: Mention, authority: Authority, entries: dict[str, AuthorityEntry], people: dict[str, bool | None]
) -> Bound:
    labelled_person = _is_labelled_person(mention)
    folded = person_name(mention.surface) if labelled_person else fold_name(mention.surface)
    entry = authority.resolve(mention.surface)
    if entry is None and labelled_person:
        entry = authority.resolve(clean_titles(mention.surface))
    if entry is None and not labelled_person and (known := known_name(_bare(mention.surface))):
        entry = authority.resolve(known)
    if entry is not None:
        return Bound(mention, Node(NodeKind.AUTHORITY, entry.id), folded, "authority", entry)
    if mention.rule == NAMESAKE:
        return Bound(mention, Node(NodeKind.PERSON, folded), folded, "name")
    for land, rule in _land(mention.surface):
        if entry := entries.get(land.name):
            return Bound(mention, Node(NodeKind.AUTHORITY, entry.id), folded, rule, entry)
        return Bound(mention, Node(NodeKind.LAND, land.name), folded, rule)
    vote = people.get(folded)
    if labelled_person if vote is None else vote:
        return Bound(mention, Node(NodeKind.PERSON, person_name(mention.surface)), folded, "name")
    key, rule = _thing(mention)
    return Bound(mention, Node(NodeKind.THING, key), folded, rule)


def _is_labelled_person(mention: Mention) -> bool:
    return mention.label in PERSON_LABELS or (
        mention.label in UNTYPED and (looks_like_person(mention.surface) or may_be_person(mention.surface))
    )


def _thing(mention: Mention) -> tuple[str, str]:
    """The key of what is neither declared nor a land nor a person, and the rule that gave it."""
    bare = _bare(mention.surface)
    if mention.label in STATE_LABELS and (state := state_name(bare)):
        return fold_name(state), "state"
    if known := known_name(bare):
        return fold_organisation(known), "well-known name"
    if mention.label in PLACE_LABELS and (city := find_spelled_city(bare)):
        return fold_name(city.name), "spelling of a city"
    key = fold_organisation(mention.surface)
    if mention.label == "ORG" and mention.rule in TRUSTED_LABELS and find_city(bare) is not None:
        return f"{key} team", "team of a city"
    return key, "name"


def _bare(surface: str) -> str:
    return clean_article(clean_possessive(" ".join(surface.split())))


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


def _people_by_name(counted: Iterable[tuple[Mention, int]]) -> dict[str, bool | None]:
    """Folded name -> whether the archive takes it for a person; None where that is for each mention to say."""
    votes: dict[str, Counter[bool]] = {}
    for mention, number in counted:
        if mention.rule == NAMESAKE:
            continue  # tells of its own article alone
        is_person = _is_labelled_person(mention)
        folded = person_name(mention.surface) if is_person else fold_name(mention.surface)
        votes.setdefault(folded, Counter())[is_person] += number
    cited = {
        name for folded, count in votes.items() if count[True] and is_full_name(folded) for name in surnames(folded)
    }
    return {folded: _majority(folded, count, cited) for folded, count in votes.items()}


def _majority(folded: str, votes: Counter[bool], cited: Container[str]) -> bool | None:
    """What the archive takes a name for; two things of one name only where it is a surname."""
    share = votes[True] / votes.total()
    if is_full_name(folded) or folded not in cited:
        return share >= 0.5  # noqa: PLR2004  # one thing: the majority's
    if share >= CLEAR_MAJORITY or share <= 1 - CLEAR_MAJORITY:
        return share >= CLEAR_MAJORITY
    return None
