"""The body as HTML, held to what Python-Markdown makes of the body's Markdown."""

from __future__ import annotations

import time

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from pressmark.model import Block, Catalog, Mention, Role
from pressmark.publish.articles import article_body, article_html
from pressmark.publish.body_html import linked_html
from pressmark.publish.edition import Edition
from pressmark.publish.frontmatter import join_markdown
from pressmark.publish.links import choose_links
from pressmark.text import clean_ascii, plain_text

from .test_escape import HOSTILE

ROLES = st.sampled_from([Role.BODY, Role.HEADING, Role.LIST, Role.QUOTE])
WORDS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=20)
)


def made(blocks: list[Block]) -> str:
    return linked_html(blocks, {}, str, str)


def oracle(text: str) -> str:
    return markdown.markdown(text).replace("/index.md", "/")


def without_ids(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for heading in soup.find_all("h2"):
        del heading["id"]
    return str(soup)


@given(st.lists(st.tuples(ROLES, WORDS), min_size=1, max_size=6))
def test_is_what_python_markdown_makes(parts: list[tuple[Role, str]]) -> None:
    blocks = [Block(" ".join(text.split()), 1, 1, role, "test") for role, text in parts if text.split()]
    assert without_ids(made(blocks)) == without_ids(oracle(join_markdown(blocks)))


def test_numbered_items_are_a_numbered_list_if_they_count_on() -> None:
    items = [Block(text, 1, 1, Role.LIST, "html_li") for text in ("1. # Tie it.", "2. Fill - it.", "3. 2. Pull <it>.")]
    assert join_markdown(items) == "1. \\# Tie it.\n2. Fill - it.\n3. 2\\. Pull &lt;it>."
    assert made(items) == oracle(join_markdown(items))
    assert made(items[1:]).startswith('<ol start="2">\n<li>Fill - it.</li>')
    assert made(items[:1]) == "<ul>\n<li>1. # Tie it.</li>\n</ul>"  # one alone may be "1. FC Hafen"
    assert made([items[0], items[2]]) == oracle(join_markdown([items[0], items[2]]))


def test_rows_are_a_table() -> None:
    rows = [
        Block(text, 1, 1, Role.BODY, "markdown_row") for text in ("Street | *Pounds*", "Mill Lane | 310", "Dam | 9 | 5")
    ]
    text = join_markdown(rows)
    assert text == "| Street | \\*Pounds\\* |  |\n| --- | --- | --- |\n| Mill Lane | 310 |  |\n| Dam | 9 | 5 |"
    assert plain_text(rows) == "Street | *Pounds*\nMill Lane | 310\nDam | 9 | 5"
    tables = [
        BeautifulSoup(html, "html.parser").table
        for html in (made(rows), markdown.markdown(text, extensions=["tables"]))
    ]
    assert str(tables[0]) == str(tables[1])


def test_a_link_stays_in_its_cell() -> None:
    rows = [Block(text, 1, 1, Role.BODY, "html_row") for text in ("Harbour | Town", "Ada Quay | 5")]
    mentions = [Mention("a", "text", 0, 14, "", "GPE", "", "t"), Mention("a", "text", 15, 23, "", "PERSON", "", "p")]
    links = choose_links(rows, mentions)
    assert {position: [one.entity for one in found] for position, found in links.items()} == {1: ["p"]}
    assert '<td><a href="p" title="p">Ada Quay</a></td>\n<td>5</td>' in linked_html(rows, links, str, str)


def test_links_are_what_python_markdown_makes(catalog: Catalog) -> None:
    edition = Edition(catalog)
    for article in catalog.articles:
        assert without_ids(article_html(edition, article)) == without_ids(oracle(article_body(edition, article)))


def test_headings_have_ids_of_their_own_that_no_seed_can_take() -> None:
    blocks = [Block(text, 1, 1, Role.HEADING, "test") for text in ("Seed line 3", "__search", "Seed line 3", "洪水")]
    ids = [str(heading["id"]) for heading in BeautifulSoup(made(blocks), "html.parser").find_all("h2")]
    assert ids == ["section-seed-line-3", "section-search", "section-seed-line-3_2", "section-heading"]
    assert clean_ascii("".join(ids)) == "".join(ids)


@pytest.mark.parametrize("pattern", ["[a](b ", "_a* ", "&amp; <b ", "`", "!["])
def test_a_megabyte_in_one_line_costs_little(pattern: str) -> None:
    blocks = [Block((pattern * (1_000_000 // len(pattern))).strip(), 1, 1, Role.BODY, "test")]
    began = time.process_time()
    made(blocks)
    assert time.process_time() - began < 1
