from __future__ import annotations

import time
import tracemalloc

import pytest

from pressmark.errors import SeedRejected
from pressmark.ingest.html_reader import read_html
from pressmark.ingest.html_tree import parse_html
from pressmark.model import Article, Role

from .seeds_for_tests import PARAGRAPHS, make_article

MEGABYTE = 1_000_000
LONGEST_SECONDS = 6
"""For a megabyte; on a quiet machine it is under 1.5."""

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def page(body: str = TEXT, head: str = "") -> Article:
    return make_article(
        f"<!doctype html><html><head>{head}</head><body><article><h1>Wall to rise</h1>{body}</article></body></html>",
        "seed.html",
    )


@pytest.mark.parametrize(
    ("head", "field", "value", "source"),
    [
        ('<meta property="article:published_time" content="2011-03-04T18:05">', "published", "2011-03-04", "meta"),
        ('<meta name="author" content="Ada Quay">', "authors", ("Ada Quay",), "meta"),
        ('<meta property="og:site_name" content="Gull News">', "publisher", "Gull News", "meta"),
        ('<link rel="canonical" href="https://example.org/a">', "source_url", "https://example.org/a", "meta"),
        ('<meta name="keywords" content="coast, storms">', "tags", ("coast", "storms"), "meta"),
        (json_ld('{"@graph": [{"@type": ["NewsArticle"], "headline": "x", "dateModified": "2011-03-05"}]}'),
         "modified", "2011-03-05", "json-ld"),
        (json_ld('{"@type": "Article", "headline": "x", "author": [{"name": "Ada Quay"}, {"name": "Bo Pier"}]}'),
         "authors", ("Ada Quay", "Bo Pier"), "json-ld"),
    ],
)  # fmt: skip
def test_metadata_comes_with_its_source(head: str, field: str, value: object, source: str) -> None:
    article = page(head=head)
    assert getattr(article, field) == value
    assert article.evidence[field].source == source


@pytest.mark.parametrize(
    ("heading", "named", "title", "rule"),
    [
        ("Wall to rise again", "Wall to rise again | Gull News", "Wall to rise again", "html_headline"),
        ("Coast: Wall to rise again", "Wall to rise again", "Coast: Wall to rise again", "html_headline"),
        (
            "Council lets the wall rise",
            "Wall will rise after council vote",
            "Council lets the wall rise",
            "html_headline",
        ),
        ("The Gull Blog", "Wall to rise again", "Wall to rise again", "meta og:title"),
        ("Wall to rise again", "", "Wall to rise again", "html_h1"),
    ],
)
def test_the_headline_on_the_page_is_the_title_if_its_metadata_knows_it(
    heading: str, named: str, title: str, rule: str
) -> None:
    head = f'<meta property="og:title" content="{named}">'
    article = make_article(f"<html><head>{head}</head><body><h1>{heading}</h1>{TEXT}</body></html>", "seed.html")
    assert (article.title, article.evidence["title"].rule) == (title, rule)


def test_the_archivist_wins_over_the_headline() -> None:
    content = f"<html><head><title>Wall to rise</title></head><body><h1>Wall to rise</h1>{TEXT}</body></html>"
    assert make_article(content, "seed.html", sidecar="title: Better").title == "Better"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="javascript:alert(1)">',
        json_ld("[" * 20_000 + "]" * 20_000),
        json_ld('{"@type": "Article", "headline": "\\ud800", "datePublished": "2014-99-99"}'),
        json_ld('{"a": NaN, }'),
    ],
)
def test_hostile_metadata_claims_nothing(head: str) -> None:
    article = page(head=head)
    assert (article.source_url, article.published) == (None, None)
    assert article.title == "Wall to rise"


def test_every_visible_block_is_there_and_nothing_else() -> None:
    article = page(f"<script>evil()</script><p hidden>secret</p>{TEXT}<ul><li>one thing</li></ul>")
    texts = [block.text for block in article.blocks]
    assert texts == ["Wall to rise", *PARAGRAPHS, "one thing"]
    assert article.blocks[0].role is Role.TITLE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<svg onload="evil()">', ""),
        ("<svg><svg><g><text>drawn</text>", ""),
        ("<math><mi>x</mi>", ""),
        ('<embed src="//example.org/x">', ""),
        ("</article></body></html>", ""),
        ("</body></html></html><html><body>", "</body></html>"),
        ("<picture><source srcset=x><source srcset=y><img src=z></picture>", ""),
        ('<div hidden id="S:0">', "</div>"),
        ('<template id="B:1"></template><div hidden="" id="x-S:1f">', '</div><script>$RC("B:1","S:1f")</script>'),
    ],
)
def test_text_survives_what_the_parser_nests_or_leaves_hidden(before: str, after: str) -> None:
    article = page(f"<p>{PARAGRAPHS[0]}</p>{before}<p>{PARAGRAPHS[1]}</p>{after}<p>{PARAGRAPHS[2]}</p>")
    texts = [block.text for block in article.blocks]
    assert [text for text in texts if text in PARAGRAPHS] == list(PARAGRAPHS)
    assert article.blocks[0].role is Role.TITLE


@pytest.mark.parametrize("style", ["display:none", "visibility: hidden"])
def test_a_page_that_a_script_shows_is_read(style: str) -> None:
    article = make_article(
        f'<html style="{style}"><body style="{style}"><h1>Wall to rise</h1>{TEXT}</body>', "seed.html"
    )
    assert [block.text for block in article.body] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "drawing", ["<svg><title>Gull</title><text>drawn</text></svg>", "<math><mi>x</mi></math>",
                "<svg><foreignObject><p>drawn</p></foreignObject></svg>", '<p hidden id="S:0">drawn</p>'],
)  # fmt: skip
def test_drawings_stay_unseen(drawing: str) -> None:
    article = page(f"{TEXT}{drawing}")
    assert [block.text for block in article.blocks] == ["Wall to rise", *PARAGRAPHS]


@pytest.mark.parametrize(
    "shape",
    ["<svg><p>x</p>", "<svg>", "<svg></svg>", "<embed>x", "</html>x", '<div hidden id="S:0">x', "<svg><p>x</p></svg>"],
)
def test_mending_takes_linear_time(shape: str) -> None:
    start = time.process_time()
    parse_html(shape * (MEGABYTE // len(shape)))
    assert time.process_time() - start < LONGEST_SECONDS


def test_deep_nesting_is_read() -> None:
    article = make_article("<div>" * 1_000 + "<p>Deep words stand here.</p>", "seed.html")
    assert [block.text for block in article.body] == ["Deep words stand here."]


def test_many_paragraphs_under_many_elements_take_little_memory() -> None:
    """Rating them would take time and memory by paragraphs times elements: 8 MB here, where reading takes one."""
    text = "<div>" * 150 + "".join(f"<p>The river rose by {at} metres, the mayor said.</p>" for at in range(1_500))
    read_html(TEXT)  # what is loaded once
    tracemalloc.start()
    try:
        lines = read_html(text).lines
        assert tracemalloc.get_traced_memory()[1] < 4 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert len(lines) == 1_500


@pytest.mark.parametrize("content", ["<html><body></body></html>", "<!-- -->", "<script>x()</script>"])
def test_a_page_without_text_is_rejected(content: str) -> None:
    with pytest.raises(SeedRejected, match="there is no text in it"):
        make_article(content, "seed.html")


def test_what_a_page_hides_until_a_click_is_no_furniture_and_what_it_hides_otherwise_is_nothing() -> None:
    hidden = f'<div style="display:none"><p>{PARAGRAPHS[0]}</p></div><p hidden>secret</p>'
    article = page(f"{TEXT}{hidden}")
    assert [block.text for block in article.blocks] == ["Wall to rise", *PARAGRAPHS]


def test_a_page_without_visible_text_is_read_from_what_it_states() -> None:
    stated = json_ld(f'{{"@type": "NewsArticle", "headline": "Wall to rise", "articleBody": "{PARAGRAPHS[0]}"}}')
    article = make_article(f"<html><head>{stated}</head><body><div id=app></div></body></html>", "seed.html")
    assert [block.text for block in article.body] == [PARAGRAPHS[0]]
    assert article.body[0].rule == "json-ld articleBody"


def test_what_is_left_out_says_how_sure_that_is() -> None:
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Weather", "Opinion"))
    body = f'<nav class="menu"><ul>{menu}</ul></nav><article>{TEXT}</article>'
    article = make_article(f"<html><body>{body}</body></html>", "seed.html")
    left_out = [block for block in article.removed if block.rule == "html_block_model"]
    assert [block.text for block in left_out] == ["News", "Weather", "Opinion"]
    assert all(0.5 < block.confidence <= 1 for block in left_out)


def test_rows_of_a_table_stay_rows() -> None:
    table = "<table><tr><th>Year<th>Tonnes<tr><td>1936<td>2<tr><td>1937<td>40 %</table>"
    article = page(f"<p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p>")
    rows = [block for block in article.blocks if "|" in block.text]
    assert [block.text for block in rows] == ["Year | Tonnes", "1936 | 2", "1937 | 40 %"]
    assert {block.role for block in rows} == {Role.BODY}
