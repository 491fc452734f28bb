"""The line model's view of a page: a row of numbers and the words for each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pressmark.ingest.line_marks import mark_features
from pressmark.ingest.line_places import TOPIC_LETTERS, Column, place_features
from pressmark.ingest.line_shapes import LINE_FEATURES, shape_features
from pressmark.ingest.line_words import fold_numbers, read_ends, split_words
from pressmark.ingest.lines import Line
from pressmark.ingest.roles import Label, Page
from pressmark.ingest.shapes import Shape

OPENING_CHARACTERS = 12
"""Characters that lines of one list often begin with alike."""

_COLUMN = {name: index for index, name in enumerate(LINE_FEATURES)}


@dataclass(frozen=True, slots=True)
class LineView:
    """One line by itself."""

    shape: tuple[float, ...]
    folded: str
    words: tuple[str, ...]
    """Those of both ends."""
    topic: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageView:
    """All lines of a page in their order."""

    features: NDArray[np.float64]
    """Lines by features."""
    names: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def view_line(text: str, shape: Shape) -> LineView:
    folded = fold_numbers(text)
    words = split_words(folded)
    topic = frozenset([word for word in words if len(word) >= TOPIC_LETTERS])
    return LineView(shape_features(text, shape, words), folded, tuple(read_ends(words)), topic)


def view_page(page: Page, labels: Sequence[Label | None]) -> PageView:
    """See every line of a page; `labels` are those that are certain. No line may be empty."""
    known: dict[str, LineView] = {}
    for line, shape in zip(page.lines, page.shapes, strict=True):
        if line.text not in known:
            known[line.text] = view_line(line.text, shape)
    views = [known[line.text] for line in page.lines]
    shapes = np.array([view.shape for view in views], dtype=np.float64)
    running = shapes[:, _COLUMN["running"]]
    columns = (
        _repeats(views)
        | place_features(
            np.array([shape.words for shape in page.shapes], dtype=np.float64),
            running,
            shapes[:, _COLUMN["sentence"]],
            _gaps(page.lines),
            shapes[:, _COLUMN["mark_start"]],
            [view.topic for view in views],
        )
        | mark_features(labels, running)
    )
    features = np.column_stack((shapes, *columns.values()))
    return PageView(features, (*LINE_FEATURES, *columns), tuple(view.words for view in views))


def _repeats(views: Sequence[LineView]) -> dict[str, Column]:
    """How often a line, and how often its beginning, stands on the page."""
    folded = [view.folded for view in views]
    counts = Counter(folded)
    openings = Counter(text[:OPENING_CHARACTERS] for text in folded)
    return {
        "repeats": np.array([counts[text] for text in folded], dtype=np.float64),
        "repeated_opening": np.array([openings[text[:OPENING_CHARACTERS]] for text in folded], dtype=np.float64),
    }


def _gaps(lines: Sequence[Line]) -> Column:
    first = np.array([line.first for line in lines])
    last = np.array([line.last for line in lines])
    return np.concatenate(([1.0], (first[1:] > last[:-1] + 1).astype(np.float64)))
