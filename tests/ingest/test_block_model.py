"""The model of blocks: what it is made of, that it loads fast, and that equal pages get equal numbers."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy
import pytest

from pressmark.ingest.block_features import FEATURES, Sources, block_features
from pressmark.ingest.block_model import rate_blocks, read_trees
from pressmark.ingest.block_sources import find_stated_text, make_cover
from pressmark.ingest.html_blocks import HtmlBlock, find_blocks
from pressmark.ingest.html_tree import parse_html
from pressmark.ingest.phrases import read_table

from .seeds_for_tests import PARAGRAPHS, make_page

LOADING_SECONDS = 0.1
NOTHING = make_cover([])


def blocks_of(html: str) -> tuple[HtmlBlock, ...]:
    tree = parse_html(html)
    assert tree is not None
    return find_blocks(tree.root)


def column(blocks: tuple[HtmlBlock, ...], name: str, sources: Sources | None = None) -> list[float]:
    table = block_features(blocks, sources or Sources(NOTHING, NOTHING, NOTHING, ""))
    return [round(float(value), 2) for value in table[:, FEATURES.index(name)]]


LOADING = """
import time
from pressmark.ingest.block_model import read_trees
from pressmark.ingest.block_places import read_names
start = time.process_time()
read_trees()
read_names()
print(time.process_time() - start)
"""


def test_the_model_loads_fast_in_a_process_that_has_nothing_else() -> None:
    told = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    assert float(told.stdout) < LOADING_SECONDS


def test_the_trees_ask_only_for_features_that_there_are() -> None:
    asked = {row[1] for row in read_table("block_trees.tsv")} - {""}
    assert asked <= set(FEATURES)


def test_each_way_down_a_tree_ends_in_a_leaf() -> None:
    trees = read_trees()
    at = numpy.arange(len(trees.feature))
    for _ in range(trees.depth):
        at = numpy.where(at % 2 == 0, trees.below[at], trees.above[at])
    leaves = (trees.below == numpy.arange(len(trees.below))) & (trees.above == trees.below)
    assert leaves[at].all()
    assert trees.value[~leaves].any() == False  # noqa: E712 -- numpy's own


def test_a_tree_can_be_followed_by_hand() -> None:
    page = blocks_of(make_page())
    sources = Sources(make_cover(list(PARAGRAPHS)), NOTHING, NOTHING, "Sea wall to be rebuilt")
    table, trees = block_features(page, sources), read_trees()
    for row, rated in zip(table, rate_blocks(page, sources), strict=True):
        total = 0.0
        for root in trees.roots.tolist():
            at = root
            while trees.below[at] != at:
                below = row[trees.feature[at]] <= trees.threshold[at]
                at = int(trees.below[at] if below else trees.above[at])
            total += float(trees.value[at])
        assert rated == pytest.approx(1 / (1 + math.exp(-total)))


def test_equal_pages_get_equal_numbers() -> None:
    sources = Sources(NOTHING, NOTHING, NOTHING, "")
    assert rate_blocks(blocks_of(make_page()), sources) == rate_blocks(blocks_of(make_page()), sources)


def test_many_blocks_are_rated_as_few_are() -> None:
    """More blocks than go down the trees at a time."""
    page = blocks_of("<p>" + "</p><p>".join(PARAGRAPHS * 400))
    rated = rate_blocks(page, Sources(NOTHING, NOTHING, NOTHING, ""))
    assert len(rated) == len(page)
    assert all(0 < share < 1 for share in rated)


@pytest.mark.parametrize(
    ("html", "name", "values"),
    [
        ("<ul><li><a href=x>Home</a><li>Two <a href=y>words</a>!</ul>", "pressed", [1, 0.5]),
        ("<p>one</p><div hidden><p>two</p></div>", "hidden", [0, 1]),
        ("<table><tr><td>a<td>1<tr><td>b<td>2</table><p>c</p>", "row", [1, 1, 0]),
        ("<article><div><p>one</p></div></article><p>two</p>", "under_article", [2, 30]),
        ("<h2>one</h2><p>two</p>", "heading", [2, 0]),
        ("<p>Same</p><p>same</p><p>other</p>", "again", [2, 2, 1]),
        ("<p>one</p><p><b>two</b></p>", "strong", [0, 1]),
    ],
)
def test_features_say_what_their_names_say(html: str, name: str, values: list[float]) -> None:
    assert column(blocks_of(html), name) == values


def test_a_page_states_its_text_in_json_ld() -> None:
    graph = '{"@graph": [{"@type": "NewsArticle", "articleBody": "<p>One two three four five.</p>\\nSix seven."}]}'
    tree = parse_html(
        f'<script type="application/ld+json">{graph}</script><p>One two three four five.</p><p>Other.</p>'
    )
    assert tree is not None
    stated = make_cover(find_stated_text(tree.root))
    assert column(find_blocks(tree.root), "stated", Sources(NOTHING, stated, NOTHING, "")) == [1, 0]


@pytest.mark.parametrize("text", ["{", "[" * 50_000, '{"articleBody": 3}', '{"articleBody": null, "a": [[[]]]}'])
def test_broken_json_ld_states_nothing(text: str) -> None:
    tree = parse_html(f'<script type="application/ld+json">{text}</script><p>articleBody</p>')
    assert tree is not None
    assert find_stated_text(tree.root) == []
