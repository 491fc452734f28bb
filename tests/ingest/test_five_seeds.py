"""The five real seeds of this repository: exactly these facts, each with the line that says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressmark.ingest.articles import count_lines, draft_article, finish_article
from pressmark.ingest.seeds import find_seeds
from pressmark.model import Article, Caption, Role
from pressmark.sizes import DEFAULT_SIZES

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    seeds, rejections = find_seeds(SEEDS, DEFAULT_SIZES)
    assert rejections == ()
    drafts = [draft_article(seed) for seed in seeds]
    counts = count_lines(drafts)
    return {draft.id[:3]: finish_article(draft, counts) for draft in drafts if draft.id[:3].isdigit()}


def body(article: Article) -> str:
    return "\n".join(block.text for block in article.body)


def lines(article: Article, field: str) -> tuple[int, int] | None:
    return article.evidence[field].lines


def test_000_has_tags_and_no_date(articles: dict[str, Article]) -> None:
    article = articles["000"]
    assert article.title == "Syrian Militants On The Run, Headed For Europe, Top Russian General Claims"
    assert article.tags == ("Europe", "Syria", "Terrorists", "ISIS")
    assert lines(article, "tags") == (12, 12)
    assert (article.published, article.publisher) == (None, None)
    assert [block.first for block in article.body] == [3, 5, 7, 9]


def test_001_has_its_title_once_and_no_comments(articles: dict[str, Article]) -> None:
    article = articles["001"]
    assert article.title == "Russia’s Involvement in Syria Puts ISIS in Hell"
    assert lines(article, "title") == (6, 6)
    assert article.publisher == "SouthFront"
    assert lines(article, "publisher") == (8, 8)
    assert article.published is None
    assert article.captions == (Caption(None, "Russian Defence Ministry"),)
    assert lines(article, "captions") == (14, 14)
    assert article.body[0].text.startswith("After four months and 6,000 sorties")
    assert article.description == article.body[0].text
    assert article.evidence["description"].rule == "standfirst"
    assert [block.first for block in article.body] == [10, 16, 18, 20, 22, 24, 26]


def test_002_was_captured_and_its_publication_is_unknown(articles: dict[str, Article]) -> None:
    article = articles["002"]
    assert article.title == "Exodus of ISIS Foreign Fighters Continues Despite Airstrikes"
    assert article.publisher == "China Topix"
    assert (article.captured, article.published) == ("2024-04-19T16:19:49", None)
    assert lines(article, "captured") == (3, 3)
    (caption,) = article.captions
    assert caption.credit == "REUTERS/Kai Pfaffenbach"
    assert (caption.text or "").startswith("Smoke and dust rise over Syrian town of Kobani")
    assert article.body[0].first == 13
    for removed in ("ISIS in Kobani", "Make CT Your Homepage", "Like Us on Facebook", "Real Time Analytics"):
        assert removed not in body(article)


def test_003_has_its_printed_date_and_the_copyright_holder(articles: dict[str, Article]) -> None:
    article = articles["003"]
    assert article.title == "Analysts Warn ISIS Terrorists May Attack Russia"
    assert (article.published, lines(article, "published")) == ("2014-09-17", (3, 3))
    assert (article.publisher, lines(article, "publisher")) == ("Solve Israel's Problems", (31, 31))
    assert (article.body[0].first, article.body[-1].last) == (5, 23)


def test_004_has_its_section_and_headings(articles: dict[str, Article]) -> None:
    article = articles["004"]
    assert article.title == "Russia takes on ISIS"
    assert (article.published, lines(article, "published")) == ("2017-08-21", (5, 5))
    assert (article.section, lines(article, "section")) == ("Expert Insights", (5, 5))
    headings = [block.text for block in article.body if block.role is Role.HEADING]
    assert headings == ["Background", "Analysis", "Assessment"]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_field_has_evidence(articles: dict[str, Article], number: str) -> None:
    article = articles[number]
    assert article.language == "en"
    fields = ("title", "description", "published", "captured", "authors", "publisher", "section", "tags", "rights")
    known = {field for field in fields if getattr(article, field)}
    assert known <= set(article.evidence)
    assert all(article.evidence[field].lines for field in known)
