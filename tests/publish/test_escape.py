"""Text of a seed is shown letter by letter, whatever it contains."""

from __future__ import annotations

import json

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from pressmark.model import Block, Role
from pressmark.publish.escape import escape_html, escape_markdown, json_line
from pressmark.publish.frontmatter import join_markdown, markdown_file

HOSTILE = [
    "# not a heading",
    "C# and F#",
    "1. not a list",
    "2024. A year",
    "- not a list",
    "+ nor this",
    "> not a quote",
    "    not code",
    "a *b* _c_ `d` **e**",
    "[a](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "[1]: http://example.org",
    "<script>alert(1)</script>",
    "<![ CDATA",
    "&lt;b&gt; &amp; &#60; AT&T",
    "***",
    "---",
    "===",
    "\\* \\\\ \\",
    "term\n: definition",
    "| a | b |",
    "*[HTML]: abbreviation",
    "[^1]: footnote",
    '--8<-- "mkdocs.yml"',
    "{: .class onclick=x }",
    "http://example.org/a_b_c",
    "<https://example.org>",
    "a  \nb",
    "~~a~~ $x$ :smile: ==m==",
]


def rendered(text: str) -> str:
    html = markdown.markdown(text, extensions=["toc", "tables", "fenced_code"])
    return BeautifulSoup(html, "html.parser").get_text()


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_text_letter_by_letter(text: str) -> None:
    assert folded(rendered(escape_markdown(text))) == folded(text)


@pytest.mark.parametrize("role", [Role.BODY, Role.HEADING, Role.LIST, Role.QUOTE])
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_of_every_role_shows_text_letter_by_letter(text: str, role: Role) -> None:
    blocks = [Block(text, 1, 1, role, "test"), Block("after", 2, 2, Role.BODY, "test")]
    assert folded(rendered(join_markdown(blocks))) == folded(text + " after")


ANY_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)
MARKUP = st.text(alphabet="*_`[]()<>!#&;\\+-.=~|{}:$\"' a1\n/", max_size=40)


@given(st.one_of(ANY_TEXT, MARKUP))
def test_markdown_shows_random_text_letter_by_letter(text: str) -> None:
    escaped = escape_markdown(text.replace("\n\n", "\n").strip("\n"))
    assert folded(rendered(escaped)).replace(" ", "") == "".join(text.split())


@given(ANY_TEXT)
def test_html_attributes_hold_any_text(text: str) -> None:
    soup = BeautifulSoup(f'<p title="{escape_html(text)}">{escape_html(text)}</p>', "html.parser")
    assert soup.p is not None
    assert (soup.p["title"], soup.p.get_text()) == (text, text)


@given(st.text(max_size=60))
def test_json_is_one_ascii_line(text: str) -> None:
    line = json_line({"a": text})
    assert json.loads(line) == {"a": text}
    assert line.isascii()
    assert line.count("\n") == 1


@given(ANY_TEXT, ANY_TEXT, st.dictionaries(ANY_TEXT.filter(bool), ANY_TEXT, max_size=3))
def test_front_matter_holds_any_text_as_text(title: str, tag: str, extra: dict[str, str]) -> None:
    """Those of the archivist's own keys, too: nothing becomes a date, a number, a tag or another key."""
    written = markdown_file({"title": title, "tags": [tag], "extra": extra}, "---\ntitle: other\n---\n")
    assert written.startswith("---\n")
    assert yaml.safe_load(written.split("\n---\n", 1)[0]) == {"title": title, "tags": [tag], "extra": extra}
