"""A search index in parts answers as one in one piece would; only what is asked for is loaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pressmark.model import Article, Block, Catalog, Role
from pressmark.publish.edition import Edition
from pressmark.publish.search import SearchIndex
from pressmark.publish.segments import NEWEST, segments

from ..conftest import Archive
from .conftest import served

WORDS = ("barley", "copper", "dredger", "eider", "flint", "garnet", "heron")


def numbered(number: int) -> Article:
    """A dated article with the words whose place in the list divides its number."""
    words = [word for place, word in enumerate(WORDS, start=1) if number % place == 0]
    block = Block(text=f"Report of {' and '.join(words)}.", first=1, last=1, role=Role.BODY, rule="text")
    day = f"{1990 + number // 336:04}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}"
    return Article(
        id=f"n{number:04}",
        seed=f"n{number:04}.txt",
        sha256="",
        title=f"Report {number}",
        blocks=(block,),
        published=day,
    )


ARTICLES = tuple(numbered(number) for number in range(1, 2 * NEWEST + 200))


@pytest.fixture(scope="module")
def parted_url(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The repository's site with another archive's index, which has several parts."""
    folder = tmp_path_factory.mktemp("parted")
    site = folder / "site"
    shutil.copytree(archive.site, site, ignore=shutil.ignore_patterns("pagefind", "articles"))
    index = SearchIndex(Edition(Catalog(articles=ARTICLES)), folder, site, "test")
    for file in index.files():
        path = Path(site, file.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.make())
    with served(site, "/") as url:
        yield url


def test_the_archive_of_these_tests_has_several_parts() -> None:
    assert len(segments(ARTICLES)) > 1


@pytest.mark.parametrize("place", [1, 3, 7])
def test_all_parts_answer(page: Page, parted_url: str, place: int) -> None:
    page.goto(f"{parted_url}search/?q={WORDS[place - 1]}")
    found = sum(int(article.id[1:]) % place == 0 for article in ARTICLES)
    expect(page.locator("[data-status]")).to_contain_text(f"{found:,} results")


def test_parts_are_listed_by_date_together(page: Page, parted_url: str) -> None:
    page.goto(f"{parted_url}search/?q=heron&sort=newest")
    expect(page.locator(".result__title").first).to_be_visible()
    titles = page.locator(".result__title").all_inner_texts()
    wanted = [article.title for article in reversed(ARTICLES) if int(article.id[1:]) % 7 == 0]
    assert titles == wanted[: len(titles)]
    page.goto(f"{parted_url}search/?q=heron&sort=oldest")
    expect(page.locator(".result__title").first).to_have_text(wanted[-1])


def test_years_are_counted_over_all_parts(page: Page, parted_url: str) -> None:
    page.goto(f"{parted_url}search/?q=barley")
    first_year = sum(article.published.startswith("1990") for article in ARTICLES if article.published)
    row = page.locator(".facet[data-facet=year] .facet__value", has_text="1990")
    expect(row.locator(".count")).to_have_text(str(first_year))


def test_nothing_of_the_index_is_read_before_the_first_key(page: Page, parted_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(parted_url)
    page.locator("#search-field").focus()
    page.wait_for_load_state("networkidle")
    assert not [url for url in requested if "pagefind" in url or "names.json" in url]
    page.keyboard.type("heron")
    expect(page.locator("#search-panel")).to_contain_text("Report")
    assert not [url for url in requested if "pf_filter" in url]


def test_a_search_without_words_reads_no_words_of_the_index(page: Page, parted_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{parted_url}search/")
    expect(page.locator("[data-status]")).to_have_text(f"{len(ARTICLES):,} articles")
    expect(page.locator(".result")).to_have_count(20)
    page.locator(".facet[data-facet=year] .facet__value", has_text="1990").click()
    first_year = sum(article.published.startswith("1990") for article in ARTICLES if article.published)
    expect(page.locator("[data-status]")).to_have_text(f"{first_year} articles")
    assert not [url for url in requested if "pf_index" in url]


def test_a_word_reads_its_own_chunk_of_each_part(page: Page, parted_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{parted_url}search/?q=heron&from=1991")
    expect(page.locator(".result").first).to_be_visible()
    parts = {url.partition("/pagefind/")[2].partition("index/")[0] for url in requested if "pf_index" in url}
    assert len([url for url in requested if "pf_index" in url]) == len(parts)
