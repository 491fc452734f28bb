"""What pages are made and what they show; the small archive of conftest.py is the whole site."""

from __future__ import annotations

from dataclasses import replace

import frontmatter
import pytest

from pressmark.model import Alias, Catalog, Evidence, Seed, SiteFile
from pressmark.publish.articles import article_pages
from pressmark.publish.dates import date_words
from pressmark.publish.edition import Edition
from pressmark.publish.entities import entity_pages
from pressmark.publish.escape import printable_name
from pressmark.publish.facts import origin_words
from pressmark.publish.indexes import index_pages
from pressmark.publish.lists import ROWS
from pressmark.publish.redirects import alias_pages, redirect_pages
from pressmark.publish.urls import digest
from pressmark.publish.views import ArticleListView, ArticleView, EntitiesView, EntityView, HomeView, TimelineView
from pressmark.publish.wording import wording_of

from .conftest import retitled


def views(files: list[SiteFile]) -> dict[str, object]:
    return {file.path: file.view for file in files if file.template}


@pytest.fixture
def articles(edition: Edition, seeds: dict[str, Seed]) -> list[SiteFile]:
    return [plan.make() for plan in article_pages(edition, seeds)]


def test_front_matter_holds_what_is_known_and_nothing_else(articles: list[SiteFile]) -> None:
    content = next(file.content for file in articles if file.path == "articles/flood-reaches-harbour-town/index.md")
    post = frontmatter.loads(str(content))
    assert post.metadata == {
        "title": "Flood reaches Harbour Town",
        "description": "The river rose.",
        "date": "1998-03-02",
        "authors": ["Ada Brook"],
        "publisher": "The Harbour Post",
        "tags": ["Floods", "Harbour"],
        "language": "en",
        "id": "1998/flood",
        "seed": "1998/flood.txt",
        "sha256": "a" * 64,
    }
    assert post.content.startswith("The [River Board](")


def test_each_article_has_its_page_its_markdown_and_its_seed(articles: list[SiteFile]) -> None:
    paths = [(file.path, file.template) for file in articles if "flood-reaches" in file.path]
    assert paths == [
        ("articles/flood-reaches-harbour-town/index.md", "article.html"),
        ("articles/flood-reaches-harbour-town/index.md", None),
        ("articles/flood-reaches-harbour-town/seed.txt", None),
    ]


def test_an_article_says_what_is_known_and_from_where(articles: list[SiteFile]) -> None:
    view = views(articles)["articles/flood-reaches-harbour-town/index.md"]
    assert isinstance(view, ArticleView)
    facts = {fact.field: fact for fact in view.facts}
    assert (facts["published"].value, facts["published"].origin) == ("1998-03-02", "line 2 of the saved copy")
    assert facts["published"].also == ("1998-02-03",)
    assert (facts["section"].value, facts["section"].origin) == (None, "")
    assert view.published_words == "2 March 1998"
    assert view.published_line == 2
    assert [(ref.id, ref.count) for ref in view.entities] == [("river-board", 4), ("harbour-town", 2)]
    assert [(line.first, line.kept) for line in view.seed_lines] == [
        (1, False), (3, True), (5, True), (7, True), (9, False), (10, False),
    ]  # fmt: skip
    assert view.related[0].article.id == "repair"
    assert [shared.name for shared in view.related[0].shared] == ["River Board"]
    assert view.related[0].words == ("sluice",)


def test_an_undated_article_is_undated_in_words(articles: list[SiteFile], edition: Edition) -> None:
    page = edition.article_url("日本/記事") + "index.md"
    view = views(articles)[page]
    assert isinstance(view, ArticleView)
    assert view.published_words == "date unknown"
    assert page == f"articles/article-{digest('日本/記事', 6)}/index.md"


def test_previous_and_next_go_by_date_and_end_with_the_undated(articles: list[SiteFile]) -> None:
    found = {view.id: view for view in views(articles).values() if isinstance(view, ArticleView)}
    neighbours = {
        key: (view.previous.id if view.previous else None, view.following.id if view.following else None)
        for key, view in found.items()
    }
    assert neighbours == {
        "1998/flood": (None, "repair"),
        "repair": ("1998/flood", "日本/記事"),
        "日本/記事": ("repair", None),
    }


def test_an_entity_page_shows_names_sentences_and_companions(edition: Edition) -> None:
    view = views([plan.make() for plan in entity_pages(edition)])["entities/river-board/index.md"]
    assert isinstance(view, EntityView)
    assert [(name.name, name.count, name.first, name.last) for name in view.names] == [
        ("River Board", 3, "1998-03-02", "1998-03-02"),
        ("RB", 1, "1999", "1999"),
        ("Board of the River", 0, None, None),
    ]
    assert [item.article.id for item in view.articles] == ["repair", "1998/flood"]
    quotes = [quote.before + quote.name + quote.after for quote in view.articles[1].quotes]
    assert quotes == [
        "The River Board warned Harbour Town and the River Board.",
        "The River Board was late.",
        "Gen. Ann Lee of the River Board said no.",
    ]
    assert [(ref.id, ref.count) for ref in view.companions] == [("harbour-town", 2)]
    assert [(row.name, row.count) for row in view.years] == [("1998", 4), ("1999", 1)]


def test_home_counts_what_is_there(edition: Edition) -> None:
    view = views([plan.make() for plan in index_pages(edition)])["index.md"]
    assert isinstance(view, HomeView)
    assert (view.articles, view.known_sources, view.dated, view.undated) == (3, 1, 2, 1)
    assert [(row.name, row.count) for row in view.years] == [("1998", 1), ("1999", 1), ("undated", 1)]
    assert [teaser.article.id for teaser in view.newest] == ["repair", "1998/flood", "日本/記事"]


def test_the_timeline_never_makes_up_a_date(edition: Edition) -> None:
    view = views([plan.make() for plan in index_pages(edition)])["timeline/index.md"]
    assert isinstance(view, TimelineView)
    assert [(year.name, [month.name for month in year.months]) for year in view.years] == [
        ("1998", ["March"]),
        ("1999", ["1999"]),
    ]
    assert [ref.id for ref in view.undated] == ["日本/記事"]


def test_tags_that_differ_in_case_are_one(edition: Edition) -> None:
    assert {key: item.articles for key, item in edition.tags.items()} == {
        "floods": ("1998/flood", "repair"),
        "harbour": ("1998/flood",),
    }


def test_several_articles_of_one_title_share_a_page_that_lists_them(catalog: Catalog) -> None:
    same = Edition(retitled(catalog, repair="Flood reaches Harbour Town"))
    pages = views([plan.make() for plan in index_pages(same)])
    assert "articles/flood-reaches-harbour-town/index.md" in pages
    assert same.article_url("repair") == f"articles/flood-reaches-harbour-town-{digest('repair', 6)}/"


def test_permanent_addresses_former_titles_and_withdrawals(edition: Edition) -> None:
    files = {file.path: str(file.content) for file in redirect_pages(edition)}
    assert 'url=../../../articles/flood-reaches-harbour-town/"' in files["id/1998/flood/index.html"]
    assert f'url=../../articles/article-{digest("日本/記事", 6)}/"' in files["articles/water/index.html"]
    assert "River Board repairs &lt;b&gt;Harbour&lt;/b&gt; &amp; dykes" in files["id/repair/index.html"]
    assert "asked by &lt;the> author" in files["id/gone/index.md"]
    assert "id/bad/index.html" not in files


def test_other_names_of_an_entity_lead_to_it(edition: Edition) -> None:
    files = {file.path: str(file.content) for file in redirect_pages(edition)}
    assert 'url=../../entities/river-board/"' in files["entities/rb/index.html"]
    assert 'url=../../entities/river-board/"' in files["entities/board-of-the-river/index.html"]


def test_a_name_of_several_entities_is_a_page_that_lists_them(catalog: Catalog) -> None:
    town, board = catalog.entities
    sharing = replace(town, aliases=(*town.aliases, Alias("RB", 1), Alias("River Board", 1)))
    shared = Edition(replace(catalog, entities=(sharing, board)))
    view = views([plan.make() for plan in index_pages(shared)])["entities/rb/index.md"]
    assert isinstance(view, EntitiesView)
    assert (view.shared_name, view.count) == ("RB", 2)
    assert shared.entity_url("river-board") == "entities/river-board/"


def test_what_is_no_text_has_parts_rather_than_lines() -> None:
    evidence = Evidence(rule="headline", lines=(2, 3))
    assert origin_words(evidence, "a.txt", wording_of("en")) == "lines 2 to 3 of the saved copy"
    assert origin_words(evidence, "a.html", wording_of("en")) == "parts 2 to 3 of the saved copy"


def test_aliases_lead_on_unless_unsafe_or_taken(edition: Edition) -> None:
    pages, refused = alias_pages(edition, ["articles/index.html"])
    assert [page.path for page in pages] == ["old/flood/index.html"]
    assert [warning.partition(" alias ")[2].partition(";")[0] for warning in refused] == [
        "'../evil' is no safe address",
        "'//example.org/' is no safe address",
        "'articles/' is taken by the site itself",
    ]


@pytest.mark.parametrize(
    ("published", "words"),
    [("2014-09-17", "17 September 2014"), ("2014-09", "September 2014"), ("2014", "2014"), (None, "date unknown")],
)
def test_dates_in_words(published: str | None, words: str) -> None:
    assert date_words(published) == words


@pytest.mark.parametrize(
    ("captured", "words"),
    [
        ("2024-04-19T16:19:49", "19 April 2024, 16:19"),
        ("2024-04-19T16:19:49+02:00", "19 April 2024, 16:19"),
        ("20240419T161900", "19 April 2024, 16:19"),
        ("2024-04-19", "19 April 2024"),
        ("2020-03", "March 2020"),
        ("2014", "2014"),
        ("2024-04-19T10:00:00+99:99", "2024-04-19T10:00:00+99:99"),
    ],
)
def test_moments_in_words(captured: str, words: str) -> None:
    assert wording_of("en").moment(captured) == words


@pytest.mark.parametrize(
    "alias",
    ["data/articles.jsonl", "search/x", "pagefind/pagefind.js", "sitemap.xml", "about", "about/index.html/x", "ABOUT"],
)
def test_no_alias_takes_or_stands_below_a_file_of_the_site(catalog: Catalog, alias: str) -> None:
    article = replace(catalog.articles[0], aliases=(alias,))
    pages, refused = alias_pages(Edition(replace(catalog, articles=(article,))), ["about/index.html"])
    assert pages == ()
    assert len(refused) == 1


def test_file_names_are_shown_without_what_moves_the_text_around_them() -> None:
    assert printable_name("a\u202etxt.exe\x1b é.txt") == "a\\u202etxt.exe\\u001b é.txt"


def many(catalog: Catalog, count: int) -> Edition:
    """An archive of one article many times over, one a day, the oldest first."""
    first = catalog.articles[0]
    days = [f"{1990 + day // 336:04}-{day % 336 // 28 + 1:02}-{day % 28 + 1:02}" for day in range(count)]
    articles = tuple(
        replace(first, id=f"n{at:05}", title=f"News {at}", published=day, publisher="The Post")
        for at, day in enumerate(days)
    )
    return Edition(replace(catalog, articles=articles, entities=(), mentions=(), related=(), duplicates={}))


def keys_of_pages(edition: Edition) -> dict[str, str]:
    return {plan.path: plan.key for plan in index_pages(edition)}


def test_no_list_is_longer_than_a_page_and_all_articles_are_listed(catalog: Catalog) -> None:
    edition = many(catalog, 3 * ROWS + 50)
    pages = views([plan.make() for plan in index_pages(edition)])
    lists = {path: view for path, view in pages.items() if isinstance(view, ArticleListView)}
    assert max(view.listed for view in lists.values()) <= ROWS
    for start in ("articles/page/", "sources/the-post/page/"):
        numbered = [view for path, view in lists.items() if path.startswith(start)]
        assert sorted(ref.id for view in numbered for group in view.groups for ref in group.articles) == sorted(
            edition.catalog.article_by_id
        )
    assert lists["articles/index.md"].groups[0].articles[0].id == f"n{3 * ROWS + 49:05}"
    assert [link.name for link in lists["articles/index.md"].parts][-1].startswith("1990")


def test_a_new_article_changes_the_last_page_of_a_list(catalog: Catalog) -> None:
    before, after = (keys_of_pages(many(catalog, 3 * ROWS + 50 + more)) for more in (0, 1))
    changed = {path for path in after if before.get(path) != after[path]}
    assert {path for path in changed if path.startswith("articles/")} == {
        "articles/index.md",
        "articles/page/4/index.md",
    }


def test_a_long_timeline_is_cut_by_year_and_month(catalog: Catalog) -> None:
    pages = views([plan.make() for plan in index_pages(many(catalog, 3 * ROWS + 50))])
    timeline = pages["timeline/index.md"]
    assert isinstance(timeline, TimelineView)
    assert [(year.name, year.months, len(year.rows)) for year in timeline.years] == [("1990", (), 12), ("1991", (), 12)]
    for year in timeline.years:
        for row in year.rows:
            assert f"{row.url}index.md" in pages
