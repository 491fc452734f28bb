"""Every line of a seed is accounted for, whatever the seed holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressmark.errors import SeedRejected
from pressmark.ingest.articles import draft_article
from pressmark.ingest.drafts import Draft
from pressmark.ingest.lines import clean_line

from .seeds_for_tests import PARAGRAPHS, make_seed

PIECES = [
    *PARAGRAPHS, "Harbour Town to rebuild", "By Ada Quay", "March 4, 2011", "Tags", "Coast, Storms", "Read more", "---",
    "title: x", "- item", "> quote", "Share", "2 Comments", "© 2011 Gazette", "(Photo: Ada) Waves.", "12 $", "* * *",
    "# Heading", "```", "![alt](x.png)", "===", "[a](b) *c*", "<b>bold</b>", "\u200b", "a\u00a0b", "x\u202ey",
    "| a | b |",
]  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n\n\n"])
PARTS = st.one_of(st.sampled_from(PIECES), st.text(max_size=30))
SEEDS = st.lists(st.tuples(PARTS, ENDS), max_size=30).map(lambda parts: "".join(text + end for text, end in parts))


def draft(content: str, name: str) -> Draft | None:
    try:
        return draft_article(make_seed(content.encode("utf-8", "replace"), name))
    except SeedRejected:
        return None


def visible_lines(content: str) -> set[int]:
    text = content.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")
    return {number for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if line.strip()}


@pytest.mark.parametrize("name", ["seed.txt", "seed.md"])
@given(SEEDS)
@example("Title\r\rText of it.\r")
def test_each_visible_line_is_in_exactly_one_block(name: str, content: str) -> None:
    found = draft(content, name)
    if found is None:
        return
    seen = [number for block in found.blocks for number in range(block.first, block.last + 1)]
    assert seen == sorted(set(seen))
    assert visible_lines(content) <= set(seen)
    assert all(block.first in visible_lines(content) for block in found.blocks)


@given(SEEDS)
def test_blocks_of_plain_text_rebuild_its_lines(content: str) -> None:
    found = draft(content, "seed.txt")
    if found is None:
        return
    raw = re.split(r"\r\n|\r|\n", content.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff"))
    for block in found.blocks:
        assert block.text == " ".join(filter(None, map(clean_line, raw[block.first - 1 : block.last])))


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<h1>", "</h1>", "<li>", "<br>", "<b>", "<script>", "&amp;",
                                 "<td>", "<", ">", "words of it", *PARAGRAPHS]), max_size=25).map("".join))  # fmt: skip
def test_blocks_of_a_page_are_numbered_in_order(content: str) -> None:
    found = draft(content, "seed.html")
    if found is not None:
        assert [block.first for block in found.blocks] == list(range(1, len(found.blocks) + 1))


@given(st.binary(max_size=200), st.sampled_from(["seed.txt", "seed.md", "seed.html"]))
def test_any_bytes_give_a_draft_or_a_reason(content: bytes, name: str) -> None:
    try:
        draft_article(make_seed(content, name))
    except SeedRejected as error:
        reason = error.reason
    else:
        reason = "none; it was read"
    assert "; " in reason
