"""What a reader does with an article beyond reading it: cite a paragraph, look at a name, compare, see the network."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, PHONE, Visit
from .test_everyone import faults

ARTICLE = "articles/russia-takes-on-isis/"
LEADS_ON = "id/004_05f48a3caf8b5832/"
COMPARED = "compare/?a=russia-takes-on-isis&b=analysts-warn-isis-terrorists-may-attack-russia"
BOTH = [("light", DESKTOP), ("dark", PHONE)]


def test_a_paragraph_has_an_address_that_is_copied_and_leads_to_it(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(f"{site_url}{ARTICLE}?mark=isis")
    expect(page.locator(".marks-note")).to_be_visible()  # until then the page may still move
    paragraph = page.locator(".text > p").nth(4)
    paragraph.hover()
    sign = paragraph.get_by_role("link", name=re.compile("^Link to paragraph"))
    expect(sign).to_have_css("opacity", "1")
    sign.click()
    expect(paragraph).to_contain_text("address copied")
    address = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(re.escape(site_url + ARTICLE) + r"#p\d+", address)
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".text > p").nth(4)).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target')?.textContent.length") > 20


def test_an_address_that_leads_on_keeps_the_place_and_leaves_no_step_to_go_back_to(page: Page, site_url: str) -> None:
    page.goto(site_url)
    for _ in range(5):  # a reader, or a program that looks at every page, meets no half-way page
        page.goto(f"{site_url}{LEADS_ON}#p5")
        assert page.url == f"{site_url}{ARTICLE}#p5"
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Russia takes on ISIS")


def test_without_script_an_address_leads_on_too(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(java_script_enabled=False).page
    page.goto(site_url + LEADS_ON)
    page.wait_for_url(site_url + ARTICLE)


def test_signs_of_paragraphs_are_no_part_of_the_text(page: Page, visit: Callable[..., Visit], site_url: str) -> None:
    page.goto(site_url + ARTICLE)
    expect(page.locator(".paragraph-sign")).not_to_have_count(0)
    without = visit(java_script_enabled=False).page
    without.goto(site_url + ARTICLE)
    assert page.locator(".text").inner_text() == without.locator(".text").inner_text()


def test_the_sign_of_a_paragraph_is_reached_with_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + ARTICLE)
    sign = page.locator(".paragraph-sign").first
    expect(sign).to_have_css("opacity", "0")
    page.locator(".known-line a").last.focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "paragraph-sign":
            break
    expect(sign).to_be_focused()
    expect(sign).to_have_css("opacity", "1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pointing_at_a_name_shows_its_card(visit: Callable[..., Visit], site_url: str, scheme: str) -> None:
    visited = visit(color_scheme=scheme)
    page = visited.page
    page.goto(site_url + ARTICLE)
    page.locator(".text a[title=organisation]", has_text="ISIS").first.hover()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text("organisation, ")
    expect(card).to_contain_text("in 5 articles")
    expect(card).to_contain_text("Also ")
    assert faults(page) == []
    page.mouse.move(5, 5)
    expect(card).to_have_count(0)
    assert visited.witness.complaints == []


def test_a_name_reached_with_the_keyboard_shows_its_card_and_escape_hides_it(page: Page, site_url: str) -> None:
    page.goto(site_url + ARTICLE)
    page.locator(".known-line a").last.focus()
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    expect(page.get_by_role("tooltip")).to_be_visible()
    expect(link).to_have_attribute("aria-describedby", "entity-card")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(link).to_be_focused()


def test_no_card_is_fetched_before_one_is_wanted(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(site_url + ARTICLE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in requested if "/cards/" in url]


@pytest.mark.parametrize(("scheme", "viewport"), BOTH)
def test_two_articles_stand_beside_each_other_with_what_both_name(
    visit: Callable[..., Visit], site_url: str, scheme: str, viewport: dict[str, int]
) -> None:
    page = visit(viewport=viewport, color_scheme=scheme).page
    page.goto(site_url + ARTICLE)
    page.get_by_role("link", name=re.compile("^Compare with Analysts Warn")).click()
    expect(page).to_have_url(site_url + COMPARED)
    columns = page.locator(".compare__one")
    expect(columns).to_have_count(2)
    expect(columns.nth(1).locator("h2")).to_have_text("Analysts Warn ISIS Terrorists May Attack Russia")
    expect(page.locator("[data-compare-shared]")).to_contain_text("Bashar al-Assad")
    for column in columns.all():
        marked = {words.lower() for words in column.locator("[data-shared]").all_inner_texts()}
        assert {"isis", "russia"} <= marked
    boxes = [column.bounding_box() for column in columns.all()]
    assert boxes[0]
    assert boxes[1]
    beside = boxes[1]["x"] > boxes[0]["x"] + 200
    assert beside is (viewport is DESKTOP)
    columns.nth(1).locator("h2 a").click()
    expect(page.locator("h1")).to_have_text("Analysts Warn ISIS Terrorists May Attack Russia")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Choose two articles"),
        ("?a=../x&b=y", "Choose two articles"),
        ("?a=https://elsewhere.example&b=y", "Choose two articles"),
    ],
)
def test_a_comparison_of_nothing_says_how_to_begin(page: Page, site_url: str, query: str, said: str) -> None:
    page.goto(f"{site_url}compare/{query}")
    expect(page.locator("[data-compare-status]")).to_contain_text(said)


@pytest.mark.parametrize(("scheme", "viewport"), BOTH)
def test_the_network_is_thinned_out_by_type_and_its_table_with_it(
    visit: Callable[..., Visit], site_url: str, scheme: str, viewport: dict[str, int]
) -> None:
    page = visit(viewport=viewport, color_scheme=scheme).page
    page.goto(f"{site_url}entities/")
    page.get_by_role("link", name="who appears with whom").click()
    expect(page.locator(".network__tools")).to_be_visible()
    nodes, rows = page.locator(".network__node:visible"), page.locator(".network__table tbody tr:visible")
    whole = nodes.count()
    assert whole == rows.count() > 10
    page.get_by_role("checkbox", name="place").uncheck()
    assert nodes.count() == rows.count() < whole
    assert page.locator(".network__node[data-type=place]:visible").count() == 0
    page.get_by_label("Find a name").press_sequentially("putin")
    expect(rows).to_have_count(1)
    expect(page.locator("[data-found] text")).to_have_text("Vladimir Putin")
    expect(page.locator(".network__status")).to_contain_text("1 of ")


def test_the_network_comes_nearer_and_is_moved_and_a_mark_leads_to_its_entity(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}network/")
    drawing = page.locator("svg.network")
    page.get_by_role("button", name="Nearer").click()
    near = drawing.get_attribute("viewBox")
    assert near != "0 0 1000 1000"
    box = drawing.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 130, box["y"] + 350, steps=4)
    page.mouse.up()
    assert drawing.get_attribute("viewBox") != near
    expect(page).to_have_url(f"{site_url}network/")
    page.get_by_role("button", name="All").click()
    expect(drawing).to_have_attribute("viewBox", "0 0 1000 1000")
    page.locator(".network__node[data-type=person]", has_text="Vladimir Putin").locator("use").click()
    expect(page.locator("h1")).to_have_text("Vladimir Putin")


NAMES_IN_THE_WAY = """() => {
  const frame = document.querySelector("svg.network").getBoundingClientRect();
  const shown = [...document.querySelectorAll(".network__node:not([data-out]) text")]
    .filter((name) => getComputedStyle(name).visibility !== "hidden")
    .map((name) => ({ name: name.textContent, box: name.getBoundingClientRect(), node: name.parentElement }))
    .filter(({ box }) => box.right > frame.left && box.left < frame.right)
    .filter(({ box }) => box.bottom > frame.top && box.top < frame.bottom);
  const isOver = (a, b) => a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
  const over = shown.filter(({ box }, at) => shown.slice(0, at).some((other) => isOver(box, other.box)));
  const marks = [...document.querySelectorAll(".network__node:not([data-out]) use")];
  const boxes = (all) => all.map((one) => one.getBoundingClientRect());
  const others = (node) => boxes(marks.filter((mark) => mark.parentElement !== node));
  const covered = shown.filter(({ box, node }) => others(node).some((mark) => isOver(box, mark)));
  over.push(...covered);
  const cut = shown.filter(({ box }) => box.left < frame.left + 1 || box.right > frame.right - 1);
  return { shown: shown.length, over: over.map(({ name }) => name), cut: cut.map(({ name }) => name) };
}"""


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_names_of_the_network_neither_touch_nor_are_cut(
    visit: Callable[..., Visit], site_url: str, viewport: dict[str, int]
) -> None:
    page = visit(viewport=viewport).page
    page.goto(f"{site_url}network/")
    expect(page.locator(".network__tools")).to_be_visible()
    for _ in range(3):
        found = page.evaluate(NAMES_IN_THE_WAY)
        assert found["shown"] > 3
        assert found["over"] == []
        page.get_by_role("button", name="Nearer").click()
    page.get_by_role("button", name="All", exact=True).click()
    assert page.evaluate(NAMES_IN_THE_WAY)["cut"] == []


def test_without_script_the_network_is_drawn_and_its_table_is_whole(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(java_script_enabled=False).page
    page.goto(f"{site_url}network/")
    assert page.locator(".network__node").first.is_visible()
    assert page.locator(".network__tools").is_hidden()
    assert page.locator(".network__table tbody tr").count() == page.locator(".network__node").count()
