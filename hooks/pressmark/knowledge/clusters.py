"""Clusters: what the mentions of one thing are called together, under an id that other articles do not change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pressmark.knowledge.authority import Authority, name_id
from pressmark.knowledge.names import clean_article, clean_possessive, fold_name
from pressmark.knowledge.nodes import Node, NodeKind, Row
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
    type_share: float | None = None
    """Where the type is a guess: the share of mentions that were taken for it."""


@dataclass(slots=True)
class Gathered:
    """All that one name was linked to, while it is gathered."""

    rows: dict[Row, int] = field(default_factory=dict)
    """Mentions of each row."""
    own: dict[Row, int] = field(default_factory=dict)
    """Those of the rows that bear the name themselves, and were led here by no rule."""
    articles: list[str] = field(default_factory=list)
    """Ids, one for each row of the article."""


def find_clusters(groups: Mapping[Node, Gathered], authority: Authority) -> dict[Node, Cluster]:
    """The cluster of each node."""
    ids = _choose_ids(groups, authority)
    return {node: _cluster(node, ids[node], groups[node], authority) for node in sorted(groups)}


def count_surfaces(gathered: Gathered) -> tuple[Alias, ...]:
    """The names in use, as written but for white space, most used first, then alphabetical."""
    counts: dict[str, int] = {}
    for (surface, _, _), count in gathered.rows.items():
        name = " ".join(surface.split())
        counts[name] = counts.get(name, 0) + count
    return tuple(Alias(name, counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))


def _cluster(node: Node, ident: str, gathered: Gathered, authority: Authority) -> Cluster:
    if node.kind is NodeKind.AUTHORITY:
        kind: EntityType | None = authority.by_id[node.key].type
        name = authority.by_id[node.key].name
    else:
        kind, name = _type(node, gathered), _name(node, gathered)
    articles = tuple(sorted(set(gathered.articles)))
    share = _type_share(kind, gathered) if node.kind in {NodeKind.PERSON, NodeKind.THING} else None
    return Cluster(ident, name, kind, count_surfaces(gathered), articles, sum(gathered.rows.values()), share)


def _type_share(kind: EntityType | None, gathered: Gathered) -> float:
    votes = [(TYPE_OF_LABEL.get(label), count) for (_, label, _), count in gathered.rows.items()]
    return round(sum(count for told, count in votes if told is kind) / sum(count for _, count in votes), 3)


def _type(node: Node, gathered: Gathered) -> EntityType | None:
    if node.kind is NodeKind.LAND:
        return EntityType.PLACE
    if node.kind is NodeKind.PERSON:
        return EntityType.PERSON
    votes: dict[EntityType | None, int] = {}
    for (_, label, _), count in gathered.own.items():
        kind = TYPE_OF_LABEL.get(label)
        votes[kind] = votes.get(kind, 0) + count
    votes.pop(EntityType.PERSON, None)
    return min(votes, key=lambda kind: (-votes[kind], kind or "")) if votes else None


LEAST_MIXED = 0.05
"""Share of a name's mentions in mixed case from which these give it its form: "Daesh" once does not rename ISIS."""


def _name(node: Node, gathered: Gathered) -> str:
    """The most used spelling of the node's own name; capitals throughout only if others are next to none."""
    if node.kind is NodeKind.LAND:
        return node.key
    clean = clean_titles if node.kind is NodeKind.PERSON else str
    counts: dict[str, int] = {}
    for (surface, _, _), count in (gathered.own or gathered.rows).items():
        name = clean(clean_article(clean_possessive(" ".join(surface.split()))))
        counts[name] = counts.get(name, 0) + count
    _, bracket, namesake = node.key.partition(" (")  # folded names have no brackets: this one tells him from another
    mixed = sum(count for name, count in counts.items() if not name.isupper())
    is_usual = mixed >= LEAST_MIXED * sum(counts.values())
    chosen = min(
        counts,
        key=lambda name: (bool(bracket) and " " not in name, is_usual and name.isupper(), -counts[name], name),
    )
    return f"{chosen}{bracket}{namesake}"


def _choose_ids(groups: Mapping[Node, Gathered], authority: Authority) -> dict[Node, str]:
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


def _wishes(node: Node, gathered: Gathered) -> Iterator[str]:
    base = name_id(fold_name(node.key))
    yield base
    kind = _type(node, gathered)
    yield f"{base}-{kind or 'other'}"
    yield f"{base}-{hashlib.sha256(repr(node).encode()).hexdigest()[:8]}"
