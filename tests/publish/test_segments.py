"""The parts of the search index are told by the articles alone, and none outgrows what is made in a few seconds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pressmark.model import Article
from pressmark.publish.segments import LARGEST, NEWEST, RECENT, segments

from .conftest import FLOOD


def articles(dated: int, undated: int) -> tuple[Article, ...]:
    known = [
        replace(FLOOD, id=f"d{day:05}", published=f"{1900 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}")
        for day in range(dated)
    ]
    return (*known, *(replace(FLOOD, id=f"u{number:05}", published=None) for number in range(undated)))


@pytest.mark.parametrize(("dated", "undated"), [(0, 8000), (400, 8000), (800, 8000), (8000, 0), (5000, 5000)])
def test_no_part_holds_most_of_a_large_archive(dated: int, undated: int) -> None:
    found = segments(articles(dated, undated))
    assert sorted(item.id for part in found.values() for item in part) == sorted(
        item.id for item in articles(dated, undated)
    )
    assert max(map(len, found.values())) <= 1.5 * LARGEST
    assert len(found.get(RECENT, ())) <= 2 * NEWEST


@pytest.mark.parametrize(("dated", "undated"), [(1, 0), (NEWEST, 0), (100, 100), (0, 3)])
def test_a_small_archive_has_one_part(dated: int, undated: int) -> None:
    assert list(segments(articles(dated, undated))) == [RECENT]


def test_a_new_article_changes_one_part() -> None:
    before, after = segments(articles(3100, 900)), segments(articles(3101, 900))
    assert [name for name in after if after[name] != before.get(name)] == [RECENT]
