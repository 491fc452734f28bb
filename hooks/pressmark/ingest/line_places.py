"""What the line model sees of a line's place: how far from running text, from heads of lists, from where the text ends.

Everything is computed over the whole sequence, and sums are cumulative, so that a seed costs time in proportion to its
lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

FAR = 99
"""Lines; more are counted as this many."""

BIG_PARAGRAPH = 35
"""Words; teasers are shorter."""

CREDIT, SHORT_COST = 60, 7
"""Words that a paragraph speaks at most for, and a short line against, the stretch that is the article."""

LEAD_WORDS = 250
TOPIC_LETTERS = 4
"""Letters; shorter words tell no topic."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The different words of each line that may tell its topic, as numbers, line by line in one row."""

    words: NDArray[np.int64]
    rows: NDArray[np.int64]
    """For each of them its line."""
    vocabulary: int
    """How many different ones the page has."""

    def count(self, lines: Flags) -> NDArray[np.int64]:
        """In how many of the flagged lines each word stands."""
        return np.bincount(self.words[lines[self.rows]], minlength=self.vocabulary)

    def share(self, chosen: Flags, lines: int) -> Column:
        """The share of each line's words that are chosen; -1 where it has none."""
        sizes = np.bincount(self.rows, minlength=lines)
        found = np.bincount(self.rows[chosen], minlength=lines) / np.maximum(1, sizes)
        return np.where(sizes > 0, found, -1.0)


def find_topics(lines: Sequence[Sequence[str]], places: Sequence[int]) -> Topics:
    """The topics of a page whose line at `i` has the words `lines[places[i]]`."""
    numbers: dict[str, int] = {}
    number = numbers.setdefault
    known = [list({number(word, len(numbers)) for word in line if len(word) >= TOPIC_LETTERS}) for line in lines]
    found = [known[place] for place in places]
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    words = np.fromiter(chain.from_iterable(found), np.int64, int(sizes.sum()))
    return Topics(words, np.repeat(np.arange(len(found)), sizes), len(numbers))


def sum_window(values: Column, first: int, last: int) -> Column:
    """For each line the sum over the lines from `first` to `last`, both counted from it."""
    return sum_windows(values, (first, last))[0]


def sum_windows(values: Column, *spans: tuple[int, int]) -> list[Column]:
    """The same for several spans."""
    size, reach = len(values), max(0, *(-first for first, _ in spans), *(last for _, last in spans))
    sums = np.zeros(size + 2 * reach + 1)
    np.cumsum(values, out=sums[reach + 1 : reach + 1 + size])
    sums[reach + 1 + size :] = sums[reach + size]
    return [
        sums[reach + last + 1 : reach + last + 1 + size] - sums[reach + first : reach + first + size]
        for first, last in spans
    ]


def last_before(flags: Flags) -> Places:
    """For each line the index of the last flagged line above it, or -1; of several rows of flags, for each of them."""
    last = np.where(flags, np.arange(flags.shape[-1]), -1)
    np.maximum.accumulate(last, axis=-1, out=last)
    last[..., 1:] = last[..., :-1].copy()
    last[..., 0] = -1
    return last


def first_after(flags: Flags) -> Places:
    """The same for the first flagged line below it."""
    found = last_before(flags[..., ::-1])[..., ::-1]
    return np.where(found < 0, -1, flags.shape[-1] - 1 - found)


def nearest(*flags: Flags) -> tuple[Places, Places]:
    """For each row of flags the last flagged line above each line, and the first one below it."""
    rows = np.stack(flags)
    both = last_before(np.concatenate((rows, rows[:, ::-1])))
    above, below = both[: len(flags)], both[len(flags) :, ::-1]
    return above, np.where(below < 0, -1, rows.shape[1] - 1 - below)


def distance(found: Places, most: int | Places = FAR) -> Column:
    """Lines between each line and one found above or below it; `most` where none is, or it is farther."""
    gap = np.abs(np.arange(found.shape[-1]) - found)
    return np.where(found < 0, most, np.minimum(gap, most)).astype(np.float64)


def best_stretch(speaking: Column) -> tuple[int, int]:
    """The half-open stretch with the highest sum (Kadane)."""
    sums = np.concatenate(([0.0], np.cumsum(speaking)))
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    return int(np.argmax(sums[: end + 1] == lowest[end])), end


def place_features(
    spoken: Column, running: Column, sentences: Column, gaps: Column, marked: Column, topics: Topics
) -> dict[str, Column]:
    """Name -> one value a line, or one for all of them.

    Args:
        spoken: words of each line.
        running: the same, where the line is running text, else 0.
        sentences: the same, where it ends a sentence, else 0.
        gaps: 1 where a blank line stands above it.
        marked: 1 where it begins with a mark of lists.
        topics: the words of each line that may tell its topic.
    """
    size = len(spoken)
    is_text = running > 0
    near = nearest(is_text, ~is_text, running >= BIG_PARAGRAPH)
    stretch = best_stretch(np.where(is_text, np.minimum(running, CREDIT), np.where(sentences > 0, 0, -SHORT_COST)))
    return (
        _positions(spoken, running)
        | _totals(size, spoken, running, gaps, marked)
        | _neighbours(running, *near)
        | _stretch_features(size, running, stretch)
        | _topic_features(spoken, is_text, stretch, topics)
        | _run_features(spoken, is_text, *near)
        | {"gap": gaps}
    )


def _positions(spoken: Column, running: Column) -> dict[str, Column]:
    size = len(spoken)
    index = np.arange(size, dtype=np.float64)
    above = np.cumsum(spoken) - spoken
    text_above = np.cumsum(running) - running
    total, text_total = max(1.0, spoken.sum()), running.sum()
    return {
        "position": index / size,
        "lines_above": np.minimum(index, 200),
        "lines_below": np.minimum(size - 1 - index, 200),
        "share_above": above / total,
        "words_above": np.log1p(above),
        "words_below": np.log1p(np.maximum(0, total - above - spoken)),
        "text_share_above": text_above / max(1.0, text_total),
        "text_above": np.log1p(text_above),
        "text_below": np.log1p(np.maximum(0, text_total - text_above - running)),
    }


def _totals(size: int, spoken: Column, running: Column, gaps: Column, marked: Column) -> dict[str, Column]:
    middle = np.sort(spoken)
    values = {
        "all_lines": np.log1p(size),
        "all_words": np.log1p(spoken.sum()),
        "all_text": running.sum() / max(1.0, spoken.sum()),
        "all_short": (spoken < 6).mean(),  # noqa: PLR2004 -- words
        "all_gaps": gaps.mean(),
        "all_marked": marked.mean(),
        "longest": np.log1p(running.max()),
        "all_running": (running > 0).mean(),
        "median": np.log1p((middle[(size - 1) // 2] + middle[size // 2]) / 2),
    }
    return {name: np.array([value]) for name, value in values.items()}


def _neighbours(running: Column, above: Places, below: Places) -> dict[str, Column]:
    """How far running text and long paragraphs are, and how long that text is; places are those of `nearest`."""
    from_text, _, from_big = distance(above)
    to_text, _, to_big = distance(below)
    return {
        "from_text": from_text,
        "to_text": to_text,
        "words_of_text_above": np.where(above[0] >= 0, running[above[0]], 0),
        "words_of_text_below": np.where(below[0] >= 0, running[below[0]], 0),
        "from_big": from_big,
        "to_big": to_big,
    }


def _stretch_features(size: int, running: Column, stretch: tuple[int, int]) -> dict[str, Column]:
    start, end = stretch
    index = np.arange(size, dtype=np.float64)
    return {
        "in_stretch": ((index >= start) & (index < end)).astype(np.float64),
        "from_start": np.minimum(np.maximum(index - start, -50), 50),
        "from_end": np.minimum(np.maximum(index - end, -50), 50),
        "stretch_share": np.array([running[start:end].sum() / max(1.0, running.sum())]),
        "place_in_stretch": (index - start) / max(1, end - start),
    }


def _topic_features(spoken: Column, is_text: Flags, stretch: tuple[int, int], topics: Topics) -> dict[str, Column]:
    """Share of a line's topic words that other paragraphs, those of the stretch, and its first ones have too."""
    size = len(spoken)
    index = np.arange(size)
    inside = is_text & (index >= stretch[0]) & (index < stretch[1])
    read = np.cumsum(np.where(inside, spoken, 0))
    lead = inside & (read - np.where(inside, spoken, 0) <= LEAD_WORDS)
    rows, words = topics.rows, topics.words
    shares = [
        topics.share(words_in[words] > own[rows], size)
        for own, words_in in (
            (is_text, topics.count(is_text)),
            (inside, topics.count(inside)),
            (np.zeros(size, np.bool_), topics.count(lead)),
        )
    ]
    around = sum_window(shares[0] * spoken, -3, 3) / np.maximum(1, sum_window(spoken, -3, 3))
    return {"topic": shares[0], "core_topic": shares[1], "lead_topic": shares[2], "topic_around": around}


def _run_features(spoken: Column, is_text: Flags, above: Places, below: Places) -> dict[str, Column]:
    """Lengths of the runs of lines that are alike in length, and of those that are (not) running text."""
    size = len(spoken)
    if size == 1:
        return {name: np.ones(1) for name in ("run_of_length", "run_of_kind", "run_above", "run_below")}
    alike = np.abs(np.diff(np.log1p(spoken))) < 0.35  # noqa: PLR2004 -- half as long again
    kinds = _run_lengths(is_text[1:] == is_text[:-1])
    other_above = np.where(is_text, above[1], above[0])
    other_below = np.where(is_text, below[1], below[0])
    return {
        "run_of_length": _run_lengths(alike),
        "run_of_kind": kinds * np.where(is_text, 1, -1),
        "run_above": np.where(other_above >= 0, kinds[other_above], 0),
        "run_below": np.where(other_below >= 0, kinds[other_below], 0),
    }


def _run_lengths(same: Flags) -> Column:
    """For each line the length of its run; `same` tells of each but the first whether it goes on with the one above."""
    starts = np.concatenate(([0], np.flatnonzero(~same) + 1))
    lengths = np.diff(np.concatenate((starts, [len(same) + 1])))
    return np.repeat(lengths, lengths).astype(np.float64)
