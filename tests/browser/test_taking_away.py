"""Copying and saving citations, and a search's results as a file: by keyboard, with the site's own policy in force."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..conftest import LAST_YEAR, LONG, Archive
from .conftest import DESKTOP, PHONE, Visit

ARTICLE = "articles/analysts-warn-isis-terrorists-may-attack-russia/"


def saved(page: Page, press: Callable[[], None]) -> tuple[str, str]:
    """The name and the text of the file that a button saves."""
    with page.expect_download() as download:
        press()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode("utf-8")


@pytest.mark.parametrize(("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_a_citation_is_copied_and_saved_by_keyboard(
    visit: Callable[..., Visit], site_url: str, viewport: dict, scheme: str
) -> None:
    visited = visit(viewport=viewport, color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"])
    page = visited.page
    page.goto(site_url + ARTICLE)
    page.locator("#cite > summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy Chicago")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy Chicago")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#cite [role=status]").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Solve Israel's Problems. “Analysts Warn ISIS Terrorists May Attack Russia.” September 17")
    page.get_by_role("button", name="Download RIS").focus()
    name, content = saved(page, lambda: page.keyboard.press("Enter"))
    assert name.endswith(".ris")
    assert content.startswith("TY  - NEWS\r\nTI  - Analysts Warn")
    assert content.endswith("ER  - \r\n")
    name, content = saved(page, page.get_by_role("button", name="Download CSL-JSON").click)
    assert json.loads(content)[0]["issued"] == {"date-parts": [[2014, 9, 17]]}
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert visited.witness.complaints == []


def test_without_script_the_citations_can_be_read(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(java_script_enabled=False).page
    page.goto(site_url + ARTICLE)
    page.locator("#cite > summary").click()
    expect(page.get_by_text("@article{problems2014analysts")).to_be_visible()
    expect(page.locator("#cite button")).to_have_count(0)


def test_the_results_of_a_search_are_a_table_and_a_bibliography(visit: Callable[..., Visit], site_url: str) -> None:
    visited = visit()
    page = visited.page
    page.goto(f"{site_url}search/?q=daesh&year=undated")
    expect(page.locator("[data-results] > li").first).to_be_visible()
    shown = page.locator(".result__title").all_inner_texts()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    name, content = saved(page, page.get_by_role("button", name="CSV").click)
    assert name == "search.csv"
    assert content.startswith("\ufeffid,url,")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")))
    assert [row["title"] for row in rows] == shown
    name, content = saved(page, page.get_by_role("button", name="BibTeX").click)
    assert name == "search.bib"
    entries = content.rstrip("\n").split("\n\n")
    assert [
        entry.split("title = {{")[1].split("}},")[0].replace("{", "").replace("}", "") for entry in entries
    ] == shown
    assert [url for url in requested if "/data/" in url] == [], "a few results are read from the articles' pages"
    assert visited.witness.complaints == []


def test_a_few_results_are_those_of_the_archives_own_files(page: Page, site_url: str, archive: Archive) -> None:
    page.goto(f"{site_url}search/?q=airstrikes")
    expect(page.locator("[data-results] > li").first).to_be_visible()
    _, content = saved(page, page.get_by_role("button", name="BibTeX").click)
    known = Path(archive.site, "data/archive.bib").read_text("utf-8").rstrip("\n").split("\n\n")
    assert set(content.rstrip("\n").split("\n\n")) <= set(known)
    _, content = saved(page, page.get_by_role("button", name="CSV").click)
    table = Path(archive.site, "data/articles.csv").read_bytes().decode("utf-8").split("\r\n")
    head, *rows = content.removeprefix("\ufeff").split("\r\n")
    assert head == table[0]
    assert len(rows) > 2
    assert set(rows) <= set(table)


def test_many_results_are_taken_away_whole_those_not_shown_yet_too(page: Page, long_url: str) -> None:
    page.goto(f"{long_url}search/?sort=oldest")
    expect(page.locator("[data-results] > li")).to_have_count(20)
    _, content = saved(page, page.get_by_role("button", name="CSV").click)
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")))
    assert len(rows) == LONG
    dates = [row["published"] for row in rows]
    assert dates == sorted(dates)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    _, content = saved(page, page.get_by_role("button", name="BibTeX").click)
    assert [entry.split("date = {")[1][:10] for entry in content.rstrip("\n").split("\n\n")] == dates
    assert dates[-1].startswith(str(LAST_YEAR))
    assert not [url for url in requested if "/articles/" in url], "many are taken from one file"


def test_what_a_spreadsheet_would_run_stays_text(page: Page, hostile_site_url: str) -> None:
    page.goto(f"{hostile_site_url}search/?q=scandal")
    expect(page.locator("[data-results] > li").first).to_be_visible()
    _, content = saved(page, page.get_by_role("button", name="CSV").click)
    (row,) = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    assert row["description"].startswith("'=cmd")
