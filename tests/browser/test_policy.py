"""Nothing of the site's own meets its policy, whatever a reader uses; `tests/theme` reads the policy itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .test_every_page import KINDS, settle

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
"""A page forgets when it is left; so each is asked before."""


@pytest.fixture
def watched(visit: Callable[..., Visit]) -> Visit:
    visited = visit()
    visited.page.add_init_script(LISTEN)
    return visited


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.violations")
    return found


def use_everything(page: Page) -> None:
    """Point at, focus and open whatever the page has: plots and their years, panels, menus."""
    for chosen in (".year", ".year a", ".bar", "svg", "summary", "[data-facets] summary"):
        for thing in page.locator(chosen).all()[:12]:
            if thing.is_visible():
                thing.hover(force=True)
    for summary in page.locator("summary").all():
        if summary.is_visible():
            summary.click()
    page.keyboard.press("Tab")


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_in_use_meets_its_policy(watched: Visit, site_url: str, kind: str) -> None:
    page = watched.page
    settle(page, site_url + KINDS[kind])
    page.wait_for_load_state("networkidle")
    use_everything(page)
    for _ in range(3):  # system, light, dark
        page.locator("[data-md-component=palette] label:visible, [data-palette] button:visible").first.click()
    assert violations(page) == []
    assert watched.witness.complaints == []
    assert watched.witness.hosts == {site_url.split("/")[2]}


def test_no_search_meets_the_policy(watched: Visit, site_url: str) -> None:
    page = watched.page
    page.goto(site_url)
    page.keyboard.press("/")
    page.locator("#search-field").fill("syria")
    expect(page.locator("[role=option], [data-panel] a").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("[data-results] li").first).to_be_visible()
    for facet in page.locator("[data-facets] details").all():
        facet.evaluate("element => { element.open = true; }")
    boxes = page.locator("[data-facets] input")
    expect(boxes.first).to_be_visible()
    boxes.first.check()
    page.wait_for_function("location.search.split('&').length > 1")
    page.locator("[data-sort], select").first.select_option(index=1)
    page.wait_for_load_state("networkidle")
    page.goto(f"{site_url}search/?q=syira")  # misspelt: the offered names are asked for
    expect(page.locator("[data-status]")).not_to_be_empty()
    assert violations(page) == []
    assert watched.witness.complaints == []
    assert watched.witness.hosts == {site_url.split("/")[2]}
