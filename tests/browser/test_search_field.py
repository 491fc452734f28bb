"""The field in the masthead of every page, with the panel that opens as one types."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ..conftest import Archive
from .conftest import HOSTILE_TITLE, served

FIELD = "#search-field"
OPTIONS = "#search-panel [role=option]"


def type_into_field(page: Page, words: str) -> None:
    page.locator(FIELD).press_sequentially(words)
    expect(page.locator("#search-panel")).to_be_visible()
    expect(page.locator(OPTIONS).first).to_be_visible()


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_leads_to_the_search(page: Page, site_url: str, key: str) -> None:
    page.goto(f"{site_url}timeline/")
    page.keyboard.press(key)
    expect(page.locator(FIELD)).to_be_focused()
    assert page.input_value(FIELD) == ""


def test_nothing_of_the_search_is_loaded_before_it_is_wanted(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{site_url}entities/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in requested if "pagefind" in url or "names.json" in url]


def test_the_panel_shows_the_entity_first_then_articles_and_says_which_names(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    type_into_field(page, "daesh")
    expect(page.locator(OPTIONS).first).to_contain_text("ISIS")
    expect(page.locator(OPTIONS).first).to_contain_text("organisation, 5 articles")
    expect(page.locator("#search-panel")).to_contain_text("ISIS is also written Daesh")
    expect(page.locator(OPTIONS).last).to_have_text("All 5 articles for “daesh”")


def test_an_entity_is_offered_before_its_name_is_typed_out(page: Page, site_url: str) -> None:
    page.goto(site_url)
    type_into_field(page, "vladim")
    expect(page.locator(OPTIONS).first).to_contain_text("Vladimir Putin")


def test_a_misspelt_name_is_offered(page: Page, site_url: str) -> None:
    page.goto(site_url)
    type_into_field(page, "Deash")
    expect(page.locator("#search-panel")).to_contain_text("No article has “Deash”.")
    expect(page.locator(OPTIONS).first).to_contain_text("ISIS")


def test_a_misspelt_word_of_the_texts_is_offered_and_searched(page: Page, site_url: str) -> None:
    page.goto(site_url)
    type_into_field(page, "Kartapolov")
    meant = page.locator(OPTIONS, has_text="Did you mean Kartapolo")
    expect(meant).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("1 result for “Kartapolo”")


def test_an_empty_archive_says_so(page: Page, make_archive: Callable[..., Archive]) -> None:
    archive = make_archive(seeds=False)
    assert archive.build().code == 0
    with served(archive.site, "/") as url:
        page.goto(url)
        page.locator(FIELD).press_sequentially("paris")
        expect(page.locator("#search-panel")).to_have_text("The archive has no articles yet.")


def test_enter_leads_to_the_search_page(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}entities/isis/")
    page.locator(FIELD).press_sequentially("kobani")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=kobani$"))
    expect(page.locator("[data-status]")).to_contain_text("for “kobani”")
    assert page.input_value(FIELD) == "kobani"


def test_arrows_choose_and_enter_opens(page: Page, site_url: str) -> None:
    page.goto(site_url)
    type_into_field(page, "daesh")
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTIONS).first).to_have_attribute("aria-selected", "true")
    assert page.get_attribute(FIELD, "aria-activedescendant") == page.locator(OPTIONS).first.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("ISIS")


def test_escape_closes_the_panel(page: Page, site_url: str) -> None:
    page.goto(site_url)
    type_into_field(page, "daesh")
    page.keyboard.press("Escape")
    expect(page.locator("#search-panel")).to_be_hidden()
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")


def test_hostile_text_stays_text_in_the_panel(page: Page, hostile_site_url: str) -> None:
    page.goto(hostile_site_url)
    type_into_field(page, "minister")
    expect(page.locator(".search-option__title").first).to_have_text(HOSTILE_TITLE)
    assert page.locator("#search-panel img, #search-panel script, #search-panel b").count() == 0
    assert page.evaluate("window.hacked") is None
