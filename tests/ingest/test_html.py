from __future__ import annotations

import pytest

from pressmark.errors import SeedRejected
from pressmark.model import Article, Role

from .seeds_for_tests import PARAGRAPHS, make_article

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


def test_deep_nesting_is_read() -> None:
    article = make_article("<div>" * 1_000 + "<p>Deep words stand here.</p>", "seed.html")
    assert [block.text for block in article.body] == ["Deep words stand here."]


@pytest.mark.parametrize("content", ["<html><body></body></html>", "<!-- -->", "<script>x()</script>"])
def test_a_page_without_text_is_rejected(content: str) -> None:
    with pytest.raises(SeedRejected, match="there is no text in it"):
        make_article(content, "seed.html")
