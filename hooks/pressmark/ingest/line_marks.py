"""What the line model sees of the lines that say what they are: bylines, dates, heads of comments and of other stories.

A head of a list speaks about what stands below it only once the article has begun: above it is navigation.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pressmark.ingest.line_places import FAR, Column, Flags, Places, distance, nearest, sum_windows
from pressmark.ingest.roles import Label
from pressmark.model import Role

MARKS = (
    *("related", "comment", "about_author", "furniture", "counter", "date", "byline", "tags", "caption", "copyright"),
    "advert",
)

FEWEST_WORDS_ABOVE, SHARE_ABOVE = 60, 0.1
"""Words of running text, and their share of it, of which the smaller must stand above a head for the article to have
begun."""

MOST_TO_OUTSIDE, MOST_TO_DATE = 40, 30
"""Lines; farther ones count as this far."""

MARK_FEATURES = (
    *("heads_above", "from_head", "text_since_head", "text_share_at_head", "from_first_head"),
    *("text_share_at_first_head", "outside_4_above", "outside_4_below", "outside_12_above", "outside_12_below"),
    *("all_outside", "to_outside", "from_outside", "comment_heads_above", "related_heads_above", "above_copyright"),
    *("below_copyright", "from_date", "to_date", "dates_6_below", "dates_6_above", "all_dates"),
)
"""The order in which the line model learned them."""

_BY_RULE = {"about_author": "about_author", "counter": "counter", "advert_label": "advert", "menu_or_button": "advert"}
_ENDING = [MARKS.index(mark) for mark in ("related", "comment", "about_author", "copyright")]
_OUTSIDE = [MARKS.index(mark) for mark in ("related", "comment", "about_author", "copyright", "furniture")]


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
    ending, outside = _any(table, _ENDING) & begun, _any(table, _OUTSIDE)
    dated = (named["date"] + named["byline"]) > 0
    last, first = nearest(ending, outside, dated)
    most = np.array([[FAR], [MOST_TO_OUTSIDE], [MOST_TO_DATE]])
    from_head, from_outside, from_date = distance(last, most)
    _, to_outside, to_date = distance(first, most)
    near = {"from_head": from_head, "to_outside": to_outside, "from_outside": from_outside}
    near |= {"from_date": from_date, "to_date": to_date}
    columns = (
        found
        | _ending_features(ending, last[0], above, total)
        | _outside_features(outside)
        | _counted(named, begun)
        | _dated(dated)
        | near
    )
    return {name: columns[name] for name in (*found, *MARK_FEATURES)}


def _any(table: Column, places: list[int]) -> Flags:
    found: Flags = np.asarray(table[places].max(axis=0) > 0)
    return found


def _count_above(flags: Column | Flags) -> Column:
    counted = np.asarray(flags, dtype=np.float64)
    return np.cumsum(counted) - counted


def _ending_features(ending: Flags, last: Places, above: Column, total: float) -> dict[str, Column]:
    """How many heads that end an article stand above a line, how far the last one, how far the first one is."""
    size = len(ending)
    first = int(np.argmax(ending)) if ending.any() else size
    index = np.arange(size, dtype=np.float64)
    return {
        "heads_above": np.minimum(_count_above(ending), 8),
        "text_since_head": np.where(last >= 0, np.log1p(np.maximum(0, above - above[last])), -1),
        "text_share_at_head": np.where(last >= 0, above[last] / total, -1),
        "from_first_head": np.minimum(np.maximum(index - first, -50), 50),
        "text_share_at_first_head": np.array([above[first] / total if first < size else 1.0]),
    }


def _outside_features(outside: Flags) -> dict[str, Column]:
    values = outside.astype(np.float64)
    sums = sum_windows(values, (-4, -1), (1, 4), (-12, -1), (1, 12))
    names = ("outside_4_above", "outside_4_below", "outside_12_above", "outside_12_below")
    return dict(zip(names, sums, strict=True)) | {"all_outside": np.array([values.mean()])}


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
    below, above = sum_windows(values, (1, 6), (-6, -1))
    return {
        "dates_6_below": below,
        "dates_6_above": above,
        "all_dates": np.array([min(float(values.sum()), 20.0)]),
    }
