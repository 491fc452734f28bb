"""The site as a folder on a disk: opened without a server, every link names a file, and the search finds the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from ..conftest import Archive
from .conftest import DESKTOP, PHONE, Visit
from .test_everyone import faults
from .test_search import search, titles

STATUS = "[data-status]"
FIELD = "#search-field"


@pytest.fixture(scope="module")
def folder(make_archive: Callable[..., Archive]) -> Path:
    archive = make_archive()
    settings = archive.folder / "mkdocs.yml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(written.replace("  pressmark:\n", "  pressmark:\n    offline: true\n"), encoding="utf-8")
    built = archive.build("--strict")
    assert built.code == 0, built.log
    return archive.site


def asked(folder: Path, query: str) -> str:
    return f"{(folder / 'search/index.html').as_uri()}{query}"


def test_every_link_of_every_page_names_a_file_that_is_there(folder: Path) -> None:
    pages = [*folder.rglob("*.html")]
    assert len(pages) > 50
    lost = set()
    for page in pages:
        for tag in BeautifulSoup(page.read_text("utf-8"), "html.parser").find_all(["a", "form", "link", "script"]):
            address = tag.get("href") or tag.get("action") or tag.get("src") or ""
            parts = urlsplit(address)
            if not parts.scheme and parts.path and not (page.parent / unquote(parts.path)).resolve().is_file():
                lost.add((page.relative_to(folder).as_posix(), address))
    assert lost == set()


def test_nothing_that_needs_a_server_is_in_the_folder(folder: Path) -> None:
    assert not (folder / "404.html").exists()
    assert not (folder / "pagefind").exists()
    assert not [page for page in folder.rglob("*.html") if 'type="module"' in page.read_text("utf-8")]


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESKTOP), ("dark", PHONE)])
def test_a_reader_searches_and_reads_from_a_disk(
    visit: Callable[..., Visit], folder: Path, scheme: str, viewport: dict[str, int]
) -> None:
    visited = visit(viewport=viewport, color_scheme=scheme)
    page = visited.page
    page.goto((folder / "index.html").as_uri())
    page.locator(FIELD).press_sequentially("daesh")
    expect(page.locator("#search-panel [role=option]").first).to_contain_text("ISIS")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_have_text("5 results for “daesh”")
    expect(page.locator("[data-notes]")).to_contain_text("ISIS is also written Daesh")
    if viewport is PHONE:
        page.locator(".facets__summary").click()
    page.get_by_role("checkbox", name=re.compile("^2014")).check()
    expect(page.locator(STATUS)).to_have_text("1 result for “daesh”")
    page.locator(".result__title a").click()
    expect(page.locator("h1")).to_have_text("Analysts Warn ISIS Terrorists May Attack Russia")
    expect(page.locator(".text mark").first).to_be_visible()
    page.go_back()
    expect(page.locator(STATUS)).to_have_text("1 result for “daesh”")
    assert visited.witness.complaints == []
    assert visited.witness.hosts <= {""}
    assert faults(page) == []


QUERIES = [
    "?q=daesh", "?q=daesh+airstrikes", "?q=%22foreign+fighters%22", "?q=UN", "?q=russia+-turkey", "?q=putin&year=2014",
    "?q=isis&from=2014&to=2017", "?q=isis&from=2014-09&to=2017-07", "?q=fighting", "?q=zeppelin", "?q=Deash",
    "?type=event", "",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_the_search_of_a_disk_finds_what_that_of_a_server_finds(
    page: Page, folder: Path, site_url: str, query: str
) -> None:
    page.goto(f"{site_url}search/{query}")
    expect(page.locator(STATUS)).not_to_be_empty()
    served = set(titles(page)), page.locator(STATUS).inner_text()
    page.goto(asked(folder, query))
    expect(page.locator(STATUS)).not_to_be_empty()
    assert (set(titles(page)), page.locator(STATUS).inner_text()) == served


@pytest.mark.parametrize("typed", ["Deash", "Kartapolov", "Kartaplov", "airstirkes", "Islmic State", "Putn zeppelin"])
def test_a_disk_and_a_server_offer_the_same_for_a_misspelt_word(
    page: Page, folder: Path, site_url: str, typed: str
) -> None:
    offered = []
    for address in (f"{site_url}search/?q={typed}", asked(folder, f"?q={typed}")):
        page.goto(address)
        expect(page.locator("[data-notes]")).to_contain_text("Did you mean")
        offered.append(page.locator(".search-page__guesses").inner_text())
    assert offered[0] == offered[1]


def test_the_same_words_are_marked(page: Page, folder: Path, site_url: str) -> None:
    search(page, site_url, q="airstrikes exodus")
    served = {mark.lower() for mark in page.locator(".result mark").all_inner_texts()}
    page.goto(asked(folder, "?q=airstrikes+exodus"))
    expect(page.locator(".result mark").first).to_be_visible()
    assert {mark.lower() for mark in page.locator(".result mark").all_inner_texts()} == served


def test_cards_and_filters_know_other_names_from_a_disk(visit: Callable[..., Visit], folder: Path) -> None:
    visited = visit()
    page = visited.page
    page.goto((folder / "articles/russia-takes-on-isis/index.html").as_uri())
    page.locator(".text a[title=organisation]", has_text="ISIS").first.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("in 5 articles")
    assert page.locator(".related__compare:visible").count() == 0
    page.goto((folder / "compare/index.html").as_uri())
    expect(page.locator("[data-compare-status]")).to_contain_text("Open them in two windows instead.")
    page.goto((folder / "entities/index.html").as_uri())
    page.get_by_label(re.compile("^Filter")).press_sequentially("daesh")
    expect(page.locator(".column-line:visible a")).to_have_text(["ISIS"])
    page.goto((folder / "network/index.html").as_uri())
    page.get_by_role("button", name="Nearer").click()
    assert page.locator("svg.network").get_attribute("viewBox") != "0 0 1000 1000"
    assert visited.witness.complaints == []


@pytest.mark.parametrize("kind", ["CSV", "BibTeX"])
def test_results_are_taken_away_from_a_disk(page: Page, folder: Path, kind: str) -> None:
    page.goto(asked(folder, "?q=airstrikes"))
    expect(page.locator(STATUS)).to_contain_text("result")
    with page.expect_download() as saved:
        page.get_by_role("button", name=kind).click()
    content = Path(saved.value.path()).read_text("utf-8")
    assert "Exodus of ISIS Foreign Fighters Continues Despite Airstrikes" in content


def test_the_switch_of_schemes_works_from_a_disk(page: Page, folder: Path) -> None:
    page.goto((folder / "timeline/index.html").as_uri())
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_css("background-color", "rgb(23, 24, 26)")
