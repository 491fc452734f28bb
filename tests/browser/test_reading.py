"""Reading: an article with its margin and its making, lists that thin out, a page on paper, a site without script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, Visit

DATED = "articles/analysts-warn-isis-terrorists-may-attack-russia/"
UNDATED = "articles/exodus-of-isis-foreign-fighters-continues-despite-airstrikes/"


def left_and_top(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"], box["y"]


def test_a_date_leads_to_the_line_of_the_saved_copy_that_tells_it(page: Page, site_url: str) -> None:
    page.goto(site_url + DATED)
    page.get_by_role("link", name=re.compile("line 3")).first.click()
    expect(page.locator("#made")).to_have_attribute("open", "")
    expect(page.locator("#seed-line-3")).to_be_in_viewport()
    expect(page.locator("#seed-line-3")).to_contain_text("September 17, 2014")


def test_removed_lines_are_struck_and_named(page: Page, site_url: str) -> None:
    page.goto(site_url + DATED)
    page.locator("#made > summary").click()
    line = page.locator(".seed-line--removed", has_text="Leave a Reply")
    assert line.locator("del").evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    expect(line.locator(".seed-line__rule")).not_to_be_empty()


def test_what_is_unknown_is_said(page: Page, site_url: str) -> None:
    page.goto(site_url + UNDATED)
    expect(page.locator(".article__head")).to_contain_text("date unknown")
    expect(page.locator(".article__head")).to_contain_text("author unknown")


def test_the_measure_is_for_reading(page: Page, site_url: str) -> None:
    page.goto(site_url + DATED)
    characters = page.evaluate(
        """() => {
          const paragraph = [...document.querySelectorAll('.text p')].reduce(
            (a, b) => (b.textContent.length > a.textContent.length ? b : a));
          const lineHeight = parseFloat(getComputedStyle(paragraph).lineHeight);
          return paragraph.textContent.length / Math.round(paragraph.getBoundingClientRect().height / lineHeight);
        }"""
    )
    assert 55 <= characters <= 75


def test_the_margin_stands_beside_the_text_and_under_it_on_a_phone(visit: Callable[..., Visit], site_url: str) -> None:
    wide, phone = visit().page, visit(viewport=PHONE).page
    wide.goto(site_url + DATED)
    phone.goto(site_url + DATED)
    assert left_and_top(wide, ".margin")[0] > left_and_top(wide, ".text")[0] + 600
    assert left_and_top(phone, ".margin")[1] > left_and_top(phone, ".text")[1] + 600


def test_an_entity_in_the_text_leads_to_its_page_and_back_to_the_article(page: Page, site_url: str) -> None:
    page.goto(site_url + DATED)
    page.locator(".text a[title=person]").first.click()
    expect(page.locator(".kind-line")).to_contain_text("person")
    page.locator(".mention__title a", has_text="Analysts Warn").click()
    expect(page.locator("h1")).to_have_text("Analysts Warn ISIS Terrorists May Attack Russia")


@pytest.mark.parametrize(
    ("typed", "left"), [("syrian", ["Syria", "Syrian Arab Army", "Syrian civil war"]), ("xyzzy", [])]
)
def test_a_list_thins_out_as_one_types(page: Page, site_url: str, typed: str, left: list[str]) -> None:
    page.goto(f"{site_url}entities/")
    page.get_by_label(re.compile("^Filter")).press_sequentially(typed)
    visible = page.locator(".column-line:visible a")
    expect(visible).to_have_count(len(left))
    assert sorted(name.casefold() for name in visible.all_inner_texts()) == sorted(name.casefold() for name in left)
    expect(page.locator(".filter__count")).to_contain_text(f"{len(left)} of ")


def test_a_list_of_entities_knows_their_other_names_and_counts_what_is_left(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}entities/")
    whole = page.locator(".kind .label .count").all_inner_texts()
    field = page.get_by_label(re.compile("^Filter"))
    field.press_sequentially("daesh")
    visible = page.locator(".column-line:visible a")
    expect(visible).to_have_text(["ISIS"])
    expect(page.locator(".filter__count")).to_have_text(re.compile(r"^1 of \d+ names$"))
    expect(page.locator(".kind:visible .label .count")).to_have_text(["1"])
    field.fill("")
    expect(page.locator(".kind .label .count")).to_have_text(whole)


def test_on_paper_an_article_is_its_text_and_where_it_is_from(page: Page, site_url: str) -> None:
    page.goto(site_url + UNDATED)
    page.emulate_media(media="print")
    for hidden in (".masthead", ".margin", "#made", "#cite", ".neighbours", ".foot"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in ("h1", ".kind-line", ".text"):
        expect(page.locator(shown)).to_be_visible()
    facts = page.locator(".print-facts")
    expect(facts).to_contain_text(UNDATED)
    expect(facts).to_contain_text("002_bd49ed3feaf0e8fe")
    expect(facts).to_contain_text("19 April 2024")


def test_without_script_the_making_of_a_page_opens_and_search_says_what_it_needs(
    visit: Callable[..., Visit], site_url: str
) -> None:
    page = visit(java_script_enabled=False).page
    page.goto(site_url + DATED)
    page.locator("#made > summary").click()
    assert page.locator("#seed-line-1").is_visible()
    page.goto(f"{site_url}search/?q=isis")
    assert "needs JavaScript" in page.locator("main").inner_text()
