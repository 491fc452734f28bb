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
from pressmark.ingest.mojibake import repair_mojibake
from pressmark.ingest.seed_files import KNOWN_ENDINGS

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


def lines_of(content: str) -> list[str]:
    text = content.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")
    return re.split(r"\r\n|\r|\n", repair_mojibake(text)[0])


def visible_lines(content: str) -> set[int]:
    return {number for number, line in enumerate(lines_of(content), 1) if line.strip()}


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
    raw = lines_of(content)
    for block in found.blocks:
        assert block.text == " ".join(filter(None, map(clean_line, raw[block.first - 1 : block.last])))


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<h1>", "</h1>", "<li>", "<br>", "<b>", "<script>", "&amp;",
                                 "<td>", "<", ">", "words of it", *PARAGRAPHS]), max_size=25).map("".join))  # fmt: skip
def test_blocks_of_a_page_are_numbered_in_order(content: str) -> None:
    found = draft(content, "seed.html")
    if found is not None:
        assert [block.first for block in found.blocks] == list(range(1, len(found.blocks) + 1))


@given(
    st.sampled_from([b"", b"%PDF-1.7\n", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"WARC/1.0\r\n", b"Subject: x\r\n"]),
    st.binary(max_size=200),
    st.sampled_from(KNOWN_ENDINGS),
)
def test_any_bytes_give_a_draft_or_a_reason(beginning: bytes, content: bytes, ending: str) -> None:
    try:
        draft_article(make_seed(beginning + content, f"seed{ending}"))
    except SeedRejected as error:
        reason = error.reason
    else:
        reason = "none; it was read"
    assert "; " in reason
