"""An article explained on a terminal."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from pressmark.model import Article, Catalog
from pressmark.publish.explain import CORRECTIONS, explain_article, say_where
from pressmark.publish.facts import article_facts
from pressmark.publish.wording import wording_of

from .conftest import block


def test_each_line_has_its_role_and_rule_and_each_field_its_correction(catalog: Catalog) -> None:
    told = explain_article(catalog.article_by_id["1998/flood"], colour=False)
    assert "   published  1998-03-02  (line 2 of the saved copy, date line, 90%)" in told
    assert "not: 1998-02-03" in told
    assert "to correct it, write  date: YYYY-MM-DD" in told
    assert "     section  unknown\n" in told
    assert "to give it, write  section: Politics" in told
    lines = re.findall(r"^ *(\d+) +(-|\w+:)", told, re.MULTILINE)
    assert lines == [
        ("1", "-"),
        ("3", "body:"),
        ("5", "heading:"),
        ("7", "body:"),
        ("9", "-"),
        ("10", "-"),
    ]
    assert "\x1b" not in told


def test_every_field_that_is_shown_can_be_corrected(catalog: Catalog) -> None:
    shown = [fact.field for fact in article_facts(catalog.articles[0], wording_of("en"))]
    assert list(CORRECTIONS) == shown
    assert set(shown) <= {item.name for item in fields(Article)}


def test_colours_are_ours_and_never_the_seeds(catalog: Catalog) -> None:
    hostile = replace(catalog.articles[0], title="\x1b[2J title", blocks=(block("a\x1b[31m b\u202e c", 1),))
    plain = explain_article(hostile, colour=False)
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    assert "\x1b[2J" not in explain_article(hostile, colour=True)


@pytest.mark.parametrize(
    ("seed", "told"),
    [
        ("1998/flood.txt", "go into 1998/flood.txt.yml, or between two lines of --- on top of flood.txt. A line"),
        ("flood.html.gz", "Corrections go into flood.html.gz.yml. A line"),
        ("crawl.wacz#2", "Corrections go into crawl.wacz.yml. A line"),
    ],
)
def test_tells_the_file_in_which_a_correction_counts(seed: str, told: str) -> None:
    assert told in say_where(seed)
