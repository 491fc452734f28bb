"""The map: reached from a place and from the list of names, drawn without script, its names clear of each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .conftest import DESKTOP, PHONE, Visit

TABLET = {"width": 768, "height": 1024}
NAMES = """() => {
  const frame = document.querySelector("svg.map").getBoundingClientRect();
  const isShown = (name) => getComputedStyle(name).display !== "none";
  const shown = [...document.querySelectorAll(".map__name")].filter(isShown);
  const boxes = shown.map((name) => name.getBoundingClientRect());
  const isOver = (a, b) => a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
  return {
    names: shown.map((name) => name.textContent),
    sizes: boxes.map((box) => box.height),
    over: boxes.filter((box, at) => boxes.slice(0, at).some((other) => isOver(box, other))).length,
    cut: boxes.filter((box) => box.left < frame.left || box.right > frame.right).length,
  };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, TABLET, PHONE])
def test_names_on_the_map_can_be_read_at_every_width_and_need_no_script(
    visit: Callable[..., Visit], site_url: str, viewport: dict[str, int], scheme: str
) -> None:
    page = visit(viewport=viewport, color_scheme=scheme, java_script_enabled=False).page
    page.goto(f"{site_url}map/")
    with_script = visit(viewport=viewport, color_scheme=scheme).page
    with_script.goto(f"{site_url}map/")
    found = with_script.evaluate(NAMES)
    assert sorted(found["names"]) == ["Damascus", "Deir ez-Zor", "Moscow"]
    assert found["over"] == found["cut"] == 0
    assert 11 <= min(found["sizes"]) <= max(found["sizes"]) < 30
    assert page.locator(".map__pin:visible").count() == page.locator(".map__table tbody tr:visible").count() == 3


def test_a_place_leads_to_the_map_and_back(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit().page
    page.goto(f"{site_url}entities/")
    page.get_by_role("link", name="on the map").click()
    expect(page.locator("h1")).to_have_text("On the map")
    page.get_by_role("link", name="Damascus").click()
    page.get_by_role("link", name="on the map").click()
    expect(page).to_have_url(f"{site_url}map/#at-damascus")
    expect(page.locator(".map__pin:target title")).to_have_text("Damascus: 1 article")
    page.locator(".map__pin", has_text="Moscow").locator("use").click()
    expect(page.locator("h1")).to_have_text("Moscow")
