"""What holds on every kind of page: it fits a phone, keeps to its host, complains of nothing, has both schemes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import HOSTILE_TITLE, PHONE, Visit

KINDS = {
    "home": "",
    "article": "articles/exodus-of-isis-foreign-fighters-continues-despite-airstrikes/",
    "article, its making": "articles/russias-involvement-in-syria-puts-isis-in-hell/#seed-line-1",
    "articles": "articles/",
    "entity": "entities/isis/",
    "entities": "entities/",
    "tag": "tags/syria/",
    "tags": "tags/",
    "source": "sources/southfront/",
    "sources": "sources/",
    "timeline": "timeline/",
    "report": "report/",
    "search": "search/",
    "search with words and facet": "search/?q=daesh&year=undated",
    "network": "network/",
    "map": "map/",
    "comparison": "compare/?a=russia-takes-on-isis&b=analysts-warn-isis-terrorists-may-attack-russia",
    "written": "about/",
}
NOT_FOUND = "404.html"  # whose addresses MkDocs writes for the root of a host
WITHDRAWN = "id/gone/"
HOSTILE_KINDS = [
    NOT_FOUND,
    WITHDRAWN,
    "",
    "articles/",
    "tags/",
    "sources/",
    "timeline/",
    "search/",
    "search/?q=scandal",
    "network/",
]


def settle(page: Page, url: str) -> None:
    page.goto(url)
    if "/search/" in url:
        expect(page.locator("[data-status]")).not_to_be_empty()
    if "/compare/" in url:
        expect(page.locator(".compare__one")).to_have_count(2)


def widest(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("kind", KINDS)
def test_fits_a_phone_keeps_to_its_host_and_complains_of_nothing(
    visit: Callable[..., Visit], site_url: str, kind: str
) -> None:
    on_phone = visit(viewport=PHONE)
    settle(on_phone.page, site_url + KINDS[kind])
    on_phone.page.wait_for_load_state("networkidle")
    assert widest(on_phone.page) <= PHONE["width"]
    assert on_phone.witness.complaints == []
    assert on_phone.witness.hosts == {site_url.split("/")[2]}


@pytest.mark.parametrize("kind", ["home", "article", "entity", "search with words and facet", "written"])
def test_has_one_first_heading_and_its_landmarks(page: Page, site_url: str, kind: str) -> None:
    settle(page, site_url + KINDS[kind])
    assert page.locator("h1").count() == 1
    for landmark in ("banner", "main", "search", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1, landmark


@pytest.mark.parametrize("path", HOSTILE_KINDS)
def test_hostile_text_stays_text(visit: Callable[..., Visit], hostile_site_url: str, path: str) -> None:
    visited = visit()
    settle(visited.page, hostile_site_url + path)
    assert visited.page.locator("#content :is(img, script, b[onmouseover])").count() == 0
    assert visited.page.evaluate("window.hacked") is None
    assert visited.witness.complaints == []


def test_hostile_article_and_its_seed_stay_text(visit: Callable[..., Visit], hostile_site_url: str) -> None:
    visited = visit()
    settle(visited.page, f"{hostile_site_url}articles/")
    visited.page.get_by_role("link", name=HOSTILE_TITLE).click()
    expect(visited.page.locator("h1")).to_have_text(HOSTILE_TITLE)
    expect(visited.page).to_have_title(f"{HOSTILE_TITLE} – Pressmark")
    assert visited.page.locator("#content :is(img, script)").count() == 0
    assert visited.page.evaluate("window.hacked") is None


def test_the_page_of_a_withdrawn_article_is_a_page_of_the_site(page: Page, hostile_site_url: str) -> None:
    settle(page, hostile_site_url + WITHDRAWN)
    expect(page.locator("h1")).to_have_text("This article was withdrawn")
    expect(page.locator(".lead")).to_have_text("Reason: asked by <img src=x onerror=window.hacked=1>")
    name, head, reason = (page.locator(one).bounding_box() for one in (".masthead__name", "h1", ".lead"))
    assert name
    assert head
    assert reason
    assert abs(name["x"] - head["x"]) < 1
    assert reason["y"] > head["y"] + head["height"]
    page.get_by_title("Switch to light mode").click()
    page.keyboard.press("/")
    page.keyboard.type("harbour")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("for “harbour”")
    settle(page, f"{hostile_site_url}articles/gone/")
    expect(page.locator("h1")).to_have_text("This article was withdrawn")


def test_the_report_stands_among_the_pages_about_the_archive(page: Page, site_url: str) -> None:
    settle(page, f"{site_url}report/")
    expect(page.locator(".sections [aria-current]")).to_have_text("About")
    expect(page.locator(".written-nav [aria-current=page]")).to_have_text("Report")
    lines = page.locator(".written-nav li").evaluate_all("all => new Set(all.map((one) => one.offsetTop)).size")
    assert lines == 1


def background(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def brightness(colour: str) -> float:
    channels = [float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    return sum(channels) / 3


@pytest.mark.parametrize("kind", ["home", "article", "written"])
def test_follows_the_scheme_of_the_system(visit: Callable[..., Visit], site_url: str, kind: str) -> None:
    light, dark = (visit(color_scheme=scheme).page for scheme in ("light", "dark"))
    settle(light, site_url + KINDS[kind])
    settle(dark, site_url + KINDS[kind])
    assert brightness(background(light)) > 240
    assert brightness(background(dark)) < 40


def test_the_switch_chooses_a_scheme_and_the_next_page_keeps_it(page: Page, site_url: str) -> None:
    settle(page, site_url)
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert brightness(background(page)) < 40
    settle(page, f"{site_url}timeline/")
    assert brightness(background(page)) < 40
    page.get_by_title("Follow the system").click()
    assert brightness(background(page)) > 240
