"""Who appears with whom: the entities that most articles mention, laid out so that those in the same articles are near.

The layout is made here, once, with forces as Fruchterman and Reingold (Software: Practice and Experience 21, 1991) give
them: every two push each other away, those with articles in common pull. It begins on a spiral in the order of the
entities' articles, so that nothing is left to chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from pressmark.model import Entity, SiteFile
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.refs import EntityRef

NETWORK_URL = "network/"
LARGEST = 150
"""Entities shown: more of them are a ball of wool on any screen."""
LINES_OF_EACH = 4
"""An entity's strongest ties that are drawn; a tie is drawn if it is one of either end's."""
ROUNDS = 120
"""Of the layout; after some 100 the picture does not change to the eye (seen at 24, 80 and 150 entities)."""
SIZE = 1000
"""Length of the drawing's sides, in its own units."""
MARGIN = 60
ROOM = 80
"""Least distance of two marks where there are few: a mark and its name."""
ROUNDS_APART = 40
LABELLED = 40
"""Entities whose names are written from the start; those of the others show when one comes near."""
COMPANIONS_SHOWN = 6
SMALLEST_MARK = 9
LARGEST_MARK = 26
_GOLDEN = pi * (3 - sqrt(5))


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in the drawing; `entity.count` is articles."""

    entity: EntityRef
    x: int
    y: int
    size: int
    labelled: bool
    companions: tuple[EntityRef, ...]
    """Counts are articles in common, most first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes, by their place in the list, with articles in common."""

    left: int
    right: int
    common: int
    width: float


@dataclass(frozen=True, slots=True)
class NetworkView:
    nodes: tuple[Node, ...]
    """Those in most articles first."""
    ties: tuple[Tie, ...]
    entities: int
    """Of the archive, shown or not."""
    types: tuple[str, ...]
    size: int = SIZE


def network_pages(edition: Edition) -> Iterator[PlannedFile]:
    """The one page of the network."""
    file = SiteFile(
        path=urls.page_path(NETWORK_URL),
        content=markdown_file({"title": edition.wording("Network")}, ""),
        template="network.html",
        view=network_view(edition),
    )
    yield planned(file, edition.wording("Network"))


def network_view(edition: Edition) -> NetworkView:
    entities = sorted(edition.catalog.entities, key=lambda item: (-len(item.articles), item.name, item.id))[:LARGEST]
    common = _common(entities)
    drawn = _strongest(len(entities), common)
    places = _layout(len(entities), drawn)
    most = max((len(entity.articles) for entity in entities), default=1)
    nodes = tuple(
        Node(
            entity=edition.entity_ref(entity, len(entity.articles)),
            x=x,
            y=y,
            size=round(SMALLEST_MARK + (LARGEST_MARK - SMALLEST_MARK) * sqrt(len(entity.articles) / most)),
            labelled=at < LABELLED,
            companions=_companions(edition, entities, at, common),
        )
        for at, (entity, (x, y)) in enumerate(zip(entities, places, strict=True))
    )
    strongest = max(drawn.values(), default=1)
    return NetworkView(
        nodes=nodes,
        ties=tuple(Tie(*pair, common, round(1 + 4 * common / strongest, 1)) for pair, common in sorted(drawn.items())),
        entities=len(edition.catalog.entities),
        types=tuple(sorted({node.entity.type for node in nodes})),
    )


Places = NDArray[np.float64]
Pairs = dict[tuple[int, int], int]
"""Places of two entities in the list, the smaller first -> articles in common."""


def _common(entities: Sequence[Entity]) -> Pairs:
    articles: dict[str, list[int]] = {}
    for at, entity in enumerate(entities):
        for article in entity.articles:
            articles.setdefault(article, []).append(at)
    found: Pairs = {}
    for together in articles.values():
        for pair in combinations(together, 2):
            found[pair] = found.get(pair, 0) + 1
    return found


def _strongest(count: int, common: Pairs) -> Pairs:
    """The ties that are drawn: of each entity its strongest."""
    of_each: list[list[tuple[int, tuple[int, int]]]] = [[] for _ in range(count)]
    for pair, number in common.items():
        for end in pair:
            of_each[end].append((-number, pair))
    kept = {pair for ties in of_each for _, pair in sorted(ties)[:LINES_OF_EACH]}
    return {pair: common[pair] for pair in kept}


def _companions(edition: Edition, entities: Sequence[Entity], at: int, common: Pairs) -> tuple[EntityRef, ...]:
    pairs = ((min(at, other), max(at, other)) for other in range(len(entities)) if other != at)
    counts = {
        entities[left if right == at else right].id: common[left, right]
        for left, right in pairs
        if (left, right) in common
    }
    return edition.entity_refs(counts, COMPANIONS_SHOWN)


def _layout(count: int, ties: Pairs) -> list[tuple[int, int]]:
    """Where each of the entities stands, in units of the drawing."""
    if not count:
        return []
    spiral = [(sqrt((at + 0.5) / count), at * _GOLDEN) for at in range(count)]
    place = np.array([(radius * cos(angle), radius * sin(angle)) for radius, angle in spiral])
    degree = [1] * count
    for pair in ties:
        for end in pair:
            degree[end] += 1
    pull = np.zeros((count, count))
    for (left, right), common in ties.items():
        # What is tied to all would draw all of it into one heap.
        pull[left, right] = pull[right, left] = (1 + sqrt(common)) / sqrt(max(degree[left], degree[right]))
    apart = 2 / sqrt(count)
    for round_ in range(ROUNDS):
        across, down = _gaps(place)
        distance = np.sqrt(across * across + down * down) + 1e-4
        force = apart * apart / distance - pull * distance * distance / (3 * apart)
        np.fill_diagonal(force, 0.0)
        move = _moves(across, down, force / distance) - 0.3 * place
        length = np.sqrt((move * move).sum(axis=1)) + 1e-9
        step = 0.1 * (1 - round_ / ROUNDS) + 0.002
        place = place + move * (np.minimum(length, step) / length)[:, None]
    # Few stand far out, and what they leave empty the many in the middle need.
    place = place - place.mean(axis=0)
    radius = np.sqrt((place * place).sum(axis=1))[:, None] + 1e-9
    place = place / radius * (radius + 2 * np.sqrt(radius * radius.max())) / 3
    low, high = place.min(axis=0), place.max(axis=0)
    scaled = MARGIN + (place - low) / np.maximum(high - low, 1e-9) * (SIZE - 2 * MARGIN)
    return [(round(float(x)), round(float(y))) for x, y in _apart(scaled)]


def _gaps(place: Places) -> tuple[Places, Places]:
    """How far each two are apart, across and down."""
    across, down = np.ascontiguousarray(place.T)
    return across[:, None] - across[None, :], down[:, None] - down[None, :]


def _moves(across: Places, down: Places, weights: Places) -> Places:
    """The sum of the gaps of each, weighed."""
    return np.stack([(across * weights).sum(axis=1), (down * weights).sum(axis=1)], axis=1)


def _apart(place: Places) -> Places:
    """Push apart what would lie on top of each other."""
    need = min(ROOM, SIZE / sqrt(len(place)) * 0.75)
    for _ in range(ROUNDS_APART):
        across, down = _gaps(place)
        distance = np.sqrt(across * across + down * down) + 1e-4
        push = np.maximum(need - distance, 0.0) / distance / 2
        np.fill_diagonal(push, 0.0)
        place = np.clip(place + _moves(across, down, push), MARGIN, SIZE - MARGIN)
    return place
