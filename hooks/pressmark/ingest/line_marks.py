"""What the line model sees of the lines that say what they are: bylines, dates, heads of comments and of other stories.

A head of a list speaks about what stands below it only once the article has begun: above it is navigation.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pressmark.ingest.line_places import Column, Flags, distance, first_after, last_before, sum_window
from pressmark.ingest.roles import Label
from pressmark.model import Role

MARKS = (
    *("related", "comment", "about_author", "furniture", "counter", "date", "byline", "tags", "caption", "copyright"),
    "advert",
)

FEWEST_WORDS_ABOVE, SHARE_ABOVE = 60, 0.1
"""Words of running text, and their share of it, of which the smaller must stand above a head for the article to have
begun."""

_BY_RULE = {"about_author": "about_author", "counter": "counter", "advert_label": "advert", "menu_or_button": "advert"}
_ENDING = frozenset({"related", "comment", "about_author", "copyright"})
_OUTSIDE = frozenset({"related", "comment", "furniture", "copyright", "about_author"})


def name_mark(label: Label | None) -> str | None:
    """Which of `MARKS` a line certainly is."""
    if label is None:
        return None
    mark = _BY_RULE.get(label.rule, label.role.value)
    return mark if mark in MARKS else Role.FURNITURE.value


def mark_features(labels: Sequence[Label | None], running: Column) -> dict[str, Column]:
    """Name -> one value a line, or one for all of them; `running` are the words of running text."""
    size = len(labels)
    place = {mark: index for index, mark in enumerate(MARKS)}
    marked = [(place[mark], index) for index, label in enumerate(labels) if (mark := name_mark(label)) is not None]
    table = np.zeros((len(MARKS), size))
    if marked:
        table[tuple(zip(*marked, strict=True))] = 1
    above = np.cumsum(running) - running
    total = max(1.0, float(running.sum()))
    begun = above >= min(FEWEST_WORDS_ABOVE, SHARE_ABOVE * total)
    named = {mark: table[index] for mark, index in place.items()}
    found = {f"is_{mark}": column for mark, column in named.items()}
    ending = _any(named, _ENDING) & begun
    return (
        found
        | _ending_features(ending, above, total)
        | _outside_features(_any(named, _OUTSIDE))
        | _counted(named, begun)
        | _dated((named["date"] + named["byline"]) > 0)
    )


def _any(named: dict[str, Column], marks: frozenset[str]) -> Flags:
    found: Flags = np.logical_or.reduce([named[mark] > 0 for mark in sorted(marks)])
    return found


def _count_above(flags: Column | Flags) -> Column:
    counted = np.asarray(flags, dtype=np.float64)
    return np.cumsum(counted) - counted


def _ending_features(ending: Flags, above: Column, total: float) -> dict[str, Column]:
    """How many heads that end an article stand above a line, how far the last one, how far the first one is."""
    size = len(ending)
    last = last_before(ending)
    first = int(np.argmax(ending)) if ending.any() else size
    index = np.arange(size, dtype=np.float64)
    return {
        "heads_above": np.minimum(_count_above(ending), 8),
        "from_head": distance(last),
        "text_since_head": np.where(last >= 0, np.log1p(np.maximum(0, above - above[last])), -1),
        "text_share_at_head": np.where(last >= 0, above[last] / total, -1),
        "from_first_head": np.minimum(np.maximum(index - first, -50), 50),
        "text_share_at_first_head": np.array([above[first] / total if first < size else 1.0]),
    }


def _outside_features(outside: Flags) -> dict[str, Column]:
    values = outside.astype(np.float64)
    return {
        "outside_4_above": sum_window(values, -4, -1),
        "outside_4_below": sum_window(values, 1, 4),
        "outside_12_above": sum_window(values, -12, -1),
        "outside_12_below": sum_window(values, 1, 12),
        "all_outside": np.array([values.mean()]),
        "to_outside": distance(first_after(outside), 40),
        "from_outside": distance(last_before(outside), 40),
    }


def _counted(named: dict[str, Column], begun: Flags) -> dict[str, Column]:
    copyright_lines = named["copyright"]
    return {
        "comment_heads_above": np.minimum(_count_above(named["comment"] * begun), 5),
        "related_heads_above": np.minimum(_count_above(named["related"] * begun), 5),
        "above_copyright": (np.cumsum(copyright_lines[::-1])[::-1] - copyright_lines > 0).astype(np.float64),
        "below_copyright": (_count_above(copyright_lines) > 0).astype(np.float64),
    }


def _dated(dated: Flags) -> dict[str, Column]:
    values = dated.astype(np.float64)
    return {
        "from_date": distance(last_before(dated), 30),
        "to_date": distance(first_after(dated), 30),
        "dates_6_below": sum_window(values, 1, 6),
        "dates_6_above": sum_window(values, -6, -1),
        "all_dates": np.array([min(float(values.sum()), 20.0)]),
    }
