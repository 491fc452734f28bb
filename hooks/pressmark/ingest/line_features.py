"""The line model's view of a page: a row of numbers and the words for each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pressmark.ingest.line_marks import mark_features
from pressmark.ingest.line_places import Column, find_topics, place_features
from pressmark.ingest.line_shapes import LINE_FEATURES, shape_table
from pressmark.ingest.line_words import fold_numbers, read_ends, split_words
from pressmark.ingest.lines import Line
from pressmark.ingest.roles import Label, Page

OPENING_CHARACTERS = 12
"""Characters that lines of one list often begin with alike."""

_COLUMN = {name: index for index, name in enumerate(LINE_FEATURES)}


@dataclass(frozen=True, slots=True)
class PageView:
    """All lines of a page in their order."""

    features: NDArray[np.float64]
    """Lines by features."""
    names: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def view_page(page: Page, labels: Sequence[Label | None]) -> PageView:
    """See every line of a page; `labels` are those that are certain. No line may be empty."""
    shape_of = dict(zip([line.text for line in page.lines], page.shapes, strict=True))
    place_of = {text: place for place, text in enumerate(shape_of)}
    texts, places = list(shape_of), [place_of[line.text] for line in page.lines]
    folded = list(map(fold_numbers, texts))
    words = list(map(split_words, folded))
    shapes = shape_table(texts, list(shape_of.values()), words)[places]
    running = shapes[:, _COLUMN["running"]]
    columns = (
        _repeats([folded[place] for place in places])
        | place_features(
            np.array([shape.words for shape in page.shapes], dtype=np.float64),
            running,
            shapes[:, _COLUMN["sentence"]],
            _gaps(page.lines),
            shapes[:, _COLUMN["mark_start"]],
            find_topics(words, places),
        )
        | mark_features(labels, running)
    )
    features = np.empty((len(places), len(LINE_FEATURES) + len(columns)))
    features[:, : len(LINE_FEATURES)] = shapes
    for number, column in enumerate(columns.values(), len(LINE_FEATURES)):
        features[:, number] = column
    ends = [tuple(read_ends(line)) for line in words]
    return PageView(features, (*LINE_FEATURES, *columns), tuple(ends[place] for place in places))


def _repeats(folded: Sequence[str]) -> dict[str, Column]:
    """How often a line, and how often its beginning, stands on the page."""
    openings = [text[:OPENING_CHARACTERS] for text in folded]
    return {"repeats": _count_equals(folded), "repeated_opening": _count_equals(openings)}


def _count_equals(texts: Sequence[str]) -> Column:
    counts = Counter(texts)
    return np.fromiter(map(counts.__getitem__, texts), np.float64, len(texts))


def _gaps(lines: Sequence[Line]) -> Column:
    first = np.array([line.first for line in lines])
    last = np.array([line.last for line in lines])
    return np.concatenate(([1.0], (first[1:] > last[:-1] + 1).astype(np.float64)))
