"""Where a block stands in its page's tree: readable features of the elements around it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pressmark.ingest.html_blocks import HtmlBlock, Place
from pressmark.ingest.phrases import read_table
from pressmark.ingest.shapes import Shape

NEAR = 3
"""Elements around a block whose names count for themselves as well."""

MOST_NAMES = 300
"""Different names of the elements around a block; more than these are no names."""

AROUND = ("article", "main", "aside", "header", "footer", "nav", "form", "figure", "table", "li", "section", "details")
"""Elements of which it is told how many levels above a block they are."""

NAMED_TAGS = frozenset({*AROUND, "ul", "ol", "blockquote", "dialog", "dl", "menu"})
LEVELS = 4
"""Elements around a block of which the contents are told, beginning with its own."""

CREDIT = (1.0, 1.0, 0.5, 0.33, 0.25)
"""What running text adds to the elements around it, the nearest first. Source: the scores of Arc90's Readability."""

LONGEST_CREDIT = 100
"""Words of a paragraph that are credited at most."""

FAR = 30
"""Levels; what is farther away, or not there, counts as this far."""

PLACE_FEATURES = (
    *("names", "near_names", "depth", "tag", "parent_tag", "alike", "parent_alike", "best_below", "best_above"),
    *(f"under_{tag}" for tag in AROUND),
    *(f"{what}_{level}" for level in range(LEVELS) for what in ("blocks", "links", "running", "length", "prose")),
)

_TAGS = (
    *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "figcaption", "blockquote", "dt", "dd", "pre"),
    *("section", "article", "header", "footer", "ul", "center", "main", "ol"),
)
_TAG_NUMBERS = {tag: float(number) for number, tag in enumerate(_TAGS)}


NOTHING = (-1.0,) * 5
"""The contents of an element that there is not."""


@dataclass(slots=True)
class _Element:
    """What an element holds, and what it inherits from those around it."""

    place: Place
    around: _Element | None
    names: frozenset[str]
    score: float
    """Of all names around, its own included."""
    depths: tuple[int, ...]
    """How deep the nearest of each of the elements `AROUND` stands."""
    blocks: int = 0
    words: float = 0
    pressed: float = 0
    running: int = 0
    credit: float = 0
    contents: tuple[float, ...] = NOTHING


@cache
def read_names() -> Mapping[str, float]:
    """The weight of each name: how much it speaks for text of the article (positive) or against it."""
    return {f"{scope} {name}": float(weight) for scope, name, weight in read_table("block_names.tsv")}


def names_around(place: Place) -> tuple[frozenset[str], frozenset[str]]:
    """All names around a block, and those of the nearest elements; elements count as "<tag>"."""
    elements = list(_path(place))
    near = frozenset(name for element in elements[:NEAR] for name in _own_names(element))
    return frozenset(name for element in elements for name in _own_names(element)), near


def _path(place: Place | None) -> Iterator[Place]:
    """The element and those around it, outwards."""
    while place is not None:
        yield place
        place = place.parent


def _own_names(place: Place) -> tuple[str, ...]:
    return (*place.names, f"<{place.tag}>") if place.tag in NAMED_TAGS else place.names


def place_features(
    blocks: Sequence[HtmlBlock], shapes: Sequence[Shape], running: Sequence[int]
) -> list[tuple[float, ...]]:
    """The `PLACE_FEATURES` of each block; `running` are its words of running text."""
    elements: dict[int, _Element] = {}
    for block, shape, words in zip(blocks, shapes, running, strict=True):
        element = _element(elements, block.place)
        element.blocks += 1
        element.words += shape.words
        element.pressed += shape.words * min(1.0, block.pressed / len(block.text))
        element.running += words
        if words:
            _credit(element, words)
    for number in sorted(elements, reverse=True):  # inwards to outwards: what is inside is complete
        _add_to_outer(elements[number])
    best = _best_levels(elements.values())
    total = max(1, sum(running))
    for inner in elements.values():
        inner.contents = _contents(inner, total)
    known: dict[int, tuple[float, ...]] = {}
    for block in blocks:
        number = block.place.number
        if number not in known:
            known[number] = _features(elements[number], best)
    return [known[block.place.number] for block in blocks]


def _element(elements: dict[int, _Element], place: Place) -> _Element:
    """The element of a place, made with those around it where they are new."""
    missing: list[Place] = []
    walk: Place | None = place
    while walk is not None and walk.number not in elements:
        missing.append(walk)
        walk = walk.parent
    around = elements[walk.number] if walk is not None else None
    for inner in reversed(missing):
        around = elements[inner.number] = _make_element(inner, around)
    return elements[place.number]


def _make_element(place: Place, around: _Element | None) -> _Element:
    seen: frozenset[str] = around.names if around else frozenset()
    weights = read_names()
    new = frozenset(_own_names(place)) - seen if len(seen) < MOST_NAMES else frozenset()
    score = (around.score if around else 0.0) + math.fsum(weights.get(f"any {name}", 0.0) for name in new)
    depths = around.depths if around else (-FAR,) * len(AROUND)
    if place.tag in AROUND:
        depths = tuple(place.depth if tag == place.tag else depth for tag, depth in zip(AROUND, depths, strict=True))
    return _Element(place, around, seen | new if new else seen, score, depths)


def _credit(element: _Element, words: int) -> None:
    around: _Element | None = element
    for share in CREDIT:
        if around is None:
            return
        around.credit += share * min(words, LONGEST_CREDIT)
        around = around.around


def _add_to_outer(element: _Element) -> None:
    outer = element.around
    if outer is not None:
        outer.blocks += element.blocks
        outer.words += element.words
        outer.pressed += element.pressed
        outer.running += element.running


def _best_levels(elements: Iterable[_Element]) -> Mapping[int, int]:
    """The element with most running text and fewest links, and those around it: number -> levels above it."""
    rated = max(elements, key=lambda element: (_rating(element), -element.place.number))
    return {place.number: level for level, place in enumerate(_path(rated.place))} if rated.credit else {}


def _rating(element: _Element) -> float:
    return element.credit * (1 - element.pressed / max(1.0, element.words))


def _features(element: _Element, best: Mapping[int, int]) -> tuple[float, ...]:
    place, outer = element.place, element.place.parent
    weights = read_names()
    near = {name for inner in islice(_path(place), NEAR) for name in _own_names(inner)}
    below, above = _common(place, best)
    return (
        element.score,
        math.fsum(sorted(weights.get(f"near {name}", 0.0) for name in near)),
        float(place.depth),
        _TAG_NUMBERS.get(place.tag, -1.0),
        _TAG_NUMBERS.get(outer.tag, -1.0) if outer else -1.0,
        _alike(place),
        _alike(outer) if outer else 0.0,
        float(below),
        float(above),
        *[float(min(FAR, place.depth - depth)) for depth in element.depths],
        *_contents_around(element),
    )


def _common(place: Place, best: Mapping[int, int]) -> tuple[int, int]:
    """How many levels above the block, and above the best element, the nearest is that holds both."""
    for level, outer in enumerate(_path(place)):
        if outer.number in best:
            return min(level, FAR), min(best[outer.number], FAR)
    return FAR, FAR


def _alike(place: Place) -> float:
    return math.log1p(place.parent.kinds.get(place.kind, 0)) if place.parent else 0.0


def _contents_around(element: _Element) -> list[float]:
    found: list[float] = []
    around: _Element | None = element
    for _ in range(LEVELS):
        found.extend(around.contents if around else NOTHING)
        around = around.around if around else None
    return found


def _contents(element: _Element, total: int) -> tuple[float, ...]:
    words = max(1.0, element.words)
    return (
        math.log1p(element.blocks),
        element.pressed / words,
        element.running / total,
        words / max(1, element.blocks),
        element.running / words,
    )
