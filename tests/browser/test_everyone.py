"""Pages that everybody can use: axe-core finds nothing, budgets hold, the keyboard suffices, nothing moves unasked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from ..conftest import Archive
from .conftest import DESKTOP, PHONE, Visit
from .test_every_page import KINDS, NOT_FOUND, WITHDRAWN, settle

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""Rules of WCAG 2.2 AA, and what axe-core advises beyond: headings in order, all content in landmarks."""
LOOKED_AT = {
    **KINDS,
    "search for nothing": "search/?q=Deash+zeppelin",
    "handbook": "about/archivist/",
    "data": "about/data/",
    "report": "report/",
    "handbook, wide table": "about/scale/",
}
ARTICLE_HTML = 40_000
"""Bytes of an article's page, unpacked."""
SCRIPT_BEFORE_SEARCH = 150_000
"""Bytes of script that a page loads before anybody searches, unpacked."""
FIRST_PAINT_WITHIN = 1000
"""Milliseconds until there is something to read."""
SLOWER = 4
"""Times that the processor is slowed down for it."""
TRIES = 3
"""The best counts: what else the machine does meanwhile is no fault of the page."""
FIRST_PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
  const paint = list.getEntriesByName("first-contentful-paint")[0];
  if (paint) resolve(paint.startTime);
}).observe({ type: "paint", buffered: true }))"""
LONG_ARTICLE = "articles/russia-takes-on-isis/"
HANDBOOK = "about/settings/"


def faults(page: Page) -> list[str]:
    """What axe-core finds, one line each: rule, how many, the first place."""
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{fault['id']}: {len(fault['nodes'])}, {fault['nodes'][0]['html'][:160]}" for fault in found]


ALL_LOOKS = {(scheme, viewport["width"]) for scheme in ("light", "dark") for viewport in (DESKTOP, PHONE)}


def faults_in_all_looks(page: Page, looks: Collection[tuple[str, int]] = ALL_LOOKS) -> dict[str, list[str]]:
    """What axe-core finds on a page in both schemes at both widths, with everything opened that can be."""
    found: dict[str, list[str]] = {}
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)
        for scheme, body in (("light", "default"), ("dark", "slate")):
            if (scheme, viewport["width"]) not in looks:
                continue
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", body)
            page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            found[f"{scheme} {viewport['width']}"] = faults(page)
    return {look: faults for look, faults in found.items() if faults}


@pytest.mark.parametrize("kind", LOOKED_AT)
def test_axe_finds_nothing(page: Page, site_url: str, kind: str) -> None:
    settle(page, site_url + LOOKED_AT[kind])
    assert faults_in_all_looks(page) == {}


@pytest.mark.parametrize("path", [NOT_FOUND, WITHDRAWN])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_nothing_is(
    visit: Callable[..., Visit], hostile_site_url: str, scheme: str, path: str
) -> None:
    page = visit(color_scheme=scheme).page
    page.goto(hostile_site_url + path)
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_panel_of_the_search(
    visit: Callable[..., Visit], site_url: str, scheme: str
) -> None:
    page = visit(color_scheme=scheme).page
    page.goto(site_url)
    page.locator("#search-field").press_sequentially("daesh")
    expect(page.locator("#search-panel [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert faults(page) == []


def test_no_page_of_an_article_is_larger_than_its_budget(archive: Archive) -> None:
    sizes = {path: path.stat().st_size for path in Path(archive.site, "articles").glob("*/index.html")}
    assert len(sizes) >= 5
    assert {path: size for path, size in sizes.items() if size > ARTICLE_HTML} == {}


def test_an_article_is_painted_within_a_second_on_a_slow_machine(visit: Callable[..., Visit], site_url: str) -> None:
    painted: list[float] = []
    for _ in range(TRIES):
        page = visit().page
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(site_url + LONG_ARTICLE)
        painted.append(page.evaluate(FIRST_PAINT))
    assert min(painted) < FIRST_PAINT_WITHIN, painted


@pytest.mark.parametrize("path", ["", LONG_ARTICLE, "entities/isis/", "search/", HANDBOOK])
def test_a_page_loads_little_script_before_one_searches(page: Page, site_url: str, archive: Archive, path: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(site_url + path)
    page.wait_for_load_state("networkidle")
    files = {url.removeprefix(site_url) for url in loaded if url.endswith(".js")}
    scripts = {file: (archive.site / file).stat().st_size for file in files if not file.startswith("pagefind/")}
    assert scripts
    assert sum(scripts.values()) <= SCRIPT_BEFORE_SEARCH, scripts


def test_a_list_of_a_written_page_has_its_bullets_at_the_edge_of_the_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    item = page.locator(".written > ul > li").first
    expect(item).to_have_css("list-style-type", "disc")
    text = page.locator(".written > p").first.bounding_box()
    listed = item.bounding_box()
    assert text is not None
    assert listed is not None
    assert 0 < listed["x"] - text["x"] < 40


def test_paragraphs_of_the_handbook_stand_apart(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/archivist/")
    gaps = page.evaluate(
        """() => [...document.querySelectorAll(".written > p + p")].map((p) =>
             p.getBoundingClientRect().top - p.previousElementSibling.getBoundingClientRect().bottom)"""
    )
    assert len(gaps) > 3
    assert min(gaps) >= 8


@pytest.mark.parametrize("path", [HANDBOOK, "about/archivist/", "about/scale/"])
def test_tables_of_the_handbook_fit_a_phone_and_say_which_column_a_cell_is_of(
    visit: Callable[..., Visit], site_url: str, path: str
) -> None:
    page = visit(viewport=PHONE).page
    page.goto(site_url + path)
    assert page.locator(".written table").count()
    beyond = page.evaluate(
        """() => [...document.querySelectorAll(".written :is(td, td code)")]
             .filter((cell) => cell.getBoundingClientRect().right > innerWidth).map((cell) => cell.textContent)"""
    )
    assert beyond == []
    if path == HANDBOOK:
        cell = page.locator(".written td[data-head]").first
        assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"default: "'


def test_nothing_moves_for_who_wants_no_motion(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(reduced_motion="reduce").page
    for path in ("", LONG_ARTICLE, "search/?q=daesh"):
        settle(page, site_url + path)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((one) => {
                 const { animationName, transitionProperty, transitionDuration } = getComputedStyle(one);
                 return animationName !== "none" || (transitionProperty !== "none" && transitionDuration !== "0s");
               }).length"""
        )
        assert moving == 0


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(page: Page, site_url: str) -> None:
    page.goto(site_url + LONG_ARTICLE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    unseen = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
             .filter((one) => one.tabIndex < 0 && one.checkVisibility()).length"""
    )
    assert unseen == 0


def test_the_scheme_follows_the_system_while_it_is_told_to(page: Page, site_url: str) -> None:
    page.goto(site_url + LONG_ARTICLE)
    expect(page.get_by_title("Switch to light mode")).to_be_visible()
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_css("background-color", "rgb(23, 24, 26)")
