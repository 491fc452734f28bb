"""The body as HTML, held to what Python-Markdown makes of the body's Markdown."""

from __future__ import annotations

import time

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from pressmark.model import Block, Catalog, Role
from pressmark.publish.articles import article_body, article_html
from pressmark.publish.body_html import linked_html
from pressmark.publish.edition import Edition
from pressmark.publish.frontmatter import join_markdown
from pressmark.text import clean_ascii

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
