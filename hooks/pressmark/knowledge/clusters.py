"""Clusters: what the mentions of one thing are called together, under an id that other articles do not change."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressmark.knowledge.authority import Authority, name_id
from pressmark.knowledge.names import clean_article, clean_possessive, fold_name
from pressmark.knowledge.nodes import Bound, Node, NodeKind
from pressmark.knowledge.tables import clean_titles
from pressmark.model import Alias, EntityType

TYPE_OF_LABEL = {
    "PERSON": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
}
"""Labels that are kinds of entity; others are entities only if the archivist says so."""

ID_ORDER = (NodeKind.AUTHORITY, NodeKind.LAND, NodeKind.THING, NodeKind.PERSON)
"""Who chooses first where two want one id: a city rather than the surname taken from it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one thing."""

    id: str
    name: str
    type: EntityType | None
    """None for what has no page unless the archivist declares it, such as a work of art."""
    surfaces: tuple[Alias, ...]
    """Names in use with counts, most used first."""
    articles: tuple[str, ...]
    """Ids, sorted."""
    mentions: int


def find_clusters(groups: Mapping[Node, Sequence[Bound]], authority: Authority) -> dict[Node, Cluster]:
    """The cluster of each node."""
    ids = _choose_ids(groups, authority)
    return {node: _cluster(node, ids[node], groups[node], authority) for node in sorted(groups)}


def count_surfaces(items: Sequence[Bound]) -> tuple[Alias, ...]:
    """The names in use, as written but for white space, most used first, then alphabetical."""
    counts = Counter(" ".join(item.mention.surface.split()) for item in items)
    return tuple(Alias(name, counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))


def _cluster(node: Node, ident: str, items: Sequence[Bound], authority: Authority) -> Cluster:
    kind, name = _type(node, items), _name(node, items)
    if node.kind is NodeKind.AUTHORITY:
        kind, name = authority.by_id[node.key].type, authority.by_id[node.key].name
    articles = tuple(sorted({item.mention.article for item in items}))
    return Cluster(ident, name, kind, count_surfaces(items), articles, len(items))


def _type(node: Node, items: Sequence[Bound]) -> EntityType | None:
    if node.kind is NodeKind.LAND:
        return EntityType.PLACE
    if node.kind is NodeKind.PERSON:
        return EntityType.PERSON
    own = [item.mention.label for item in items if item.node == node]
    votes = Counter(TYPE_OF_LABEL.get(label) for label in own)
    votes.pop(EntityType.PERSON, None)
    return min(votes, key=lambda kind: (-votes[kind], kind or "")) if votes else None


def _name(node: Node, items: Sequence[Bound]) -> str:
    """The most used spelling of the node's own name; capitals throughout only if there is no other."""
    if node.kind is NodeKind.LAND:
        return node.key
    own = [item for item in items if item.node == node] or list(items)
    clean = clean_titles if node.kind is NodeKind.PERSON else str
    counts = Counter(clean(clean_article(clean_possessive(" ".join(item.mention.surface.split())))) for item in own)
    return min(counts, key=lambda name: (name.isupper(), -counts[name], name))


def _choose_ids(groups: Mapping[Node, Sequence[Bound]], authority: Authority) -> dict[Node, str]:
    """An id for each node from its name alone; where two want one, the later kind says what it is."""
    taken = set(authority.by_id)
    ids: dict[Node, str] = {}
    for node in sorted(groups, key=lambda node: (ID_ORDER.index(node.kind), node.key)):
        if node.kind is NodeKind.AUTHORITY:
            ids[node] = node.key
            continue
        ids[node] = next(wish for wish in _wishes(node, groups[node]) if wish not in taken)
        taken.add(ids[node])
    return ids


def _wishes(node: Node, items: Sequence[Bound]) -> Iterator[str]:
    base = name_id(fold_name(node.key))
    yield base
    kind = _type(node, items)
    yield f"{base}-{kind or 'other'}"
    yield f"{base}-{hashlib.sha256(repr(node).encode()).hexdigest()[:8]}"
