"""Archives that the repository's own is not: of one or of many years, in a script that runs from the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from ..conftest import LAST_YEAR, Archive
from .conftest import DESKTOP, served
from .test_every_page import settle
from .test_everyone import faults, faults_in_all_looks

WIDTHS = (320, 360, 390, 768, 1024, 1440)
UNDATED = """Something undated

Vladimir Putin went to Paris in spring, and nobody knows when this was written or by whom it was.
"""
ARABIC = """---
title: 'سوريا: وصول المقاتلين الأجانب إلى المدينة الكبيرة'
language: ar
---
قال مسؤولون يوم الثلاثاء إن المقاتلين الأجانب وصلوا إلى المدينة بعد أيام من القتال العنيف في الشمال والشرق من البلاد.

وقال متحدث إن الوضع هادئ الآن في كل مكان.
"""
CHINESE = """---
title: 洪水到达港口数百人撤离市长说自1998年以来没有见过这样的洪水救援人员从周四早上开始分发食物和毯子
language: zh
date: 2017-03-02
publisher: 港口日报
---
周三，洪水到达了港口。居民说，水已经涨到了一楼，数百个家庭离开了城市。市长说：“自1998年以来，我们没有见过这样的洪水。”
"""
SAME_NAME = (
    "---\ntitle: Harbour reopens\ndate: 201{0}-05-04\npublisher: 'جريدة الميناء'\n---\nReport {0} of the harbour.\n"
)
NAMES_THAT_TOUCH = """() => {
  const boxes = [...document.querySelectorAll(".year__name")]
    .filter((name) => getComputedStyle(name).visibility !== "hidden")
    .map((name) => {
      const range = document.createRange();
      range.selectNodeContents(name.firstChild);
      return range.getBoundingClientRect();
    });
  return boxes.filter((box, at) => at && box.left < boxes[at - 1].right).length;
}"""


def write_years(archive: Archive, years: int) -> None:
    for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
        (archive.seeds / f"{year}.md").write_text(
            f"---\ntitle: 'Harbour report {year}'\ndate: {year}-03-01\n---\n"
            f"The harbour of Marseille reopened in {year}, Vladimir Putin told Reuters in Paris.\n",
            encoding="utf-8",
        )
    (archive.seeds / "undated.txt").write_text(UNDATED, encoding="utf-8")


@pytest.mark.parametrize("years", [1, 7, 12, 40])
def test_the_years_fit_every_width_and_their_names_stand_apart(
    page: Page, make_archive: Callable[..., Archive], years: int
) -> None:
    archive = make_archive(seeds=False)
    write_years(archive, years)
    assert archive.build().code == 0
    with served(archive.site, "/") as url:
        page.goto(url)
        assert page.locator(".year").count() == years + 1
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width
            assert page.evaluate(NAMES_THAT_TOUCH) == 0, width


@pytest.fixture(scope="module")
def arabic_url(make_archive: Callable[..., Archive]) -> Iterator[str]:
    """The address of an article in Arabic in which no name is known."""
    archive = make_archive(seeds=False)
    (archive.seeds / "arabic.md").write_text(ARABIC, encoding="utf-8")
    assert archive.build().code == 0
    (article,) = (folder.name for folder in (archive.site / "articles").iterdir() if folder.is_dir())
    with served(archive.site, "/") as url:
        yield f"{url}articles/{article}/"


def test_an_article_written_from_the_right_has_one_edge(page: Page, arabic_url: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(arabic_url)
    edges = page.locator(".kind-line, h1, .known-line, .text").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().right))"
    )
    assert len(edges) == 4
    assert max(edges) - min(edges) <= 1


def test_axe_finds_nothing_in_an_article_written_from_the_right(page: Page, arabic_url: str) -> None:
    page.goto(arabic_url)
    assert faults(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "articles/",
        "timeline/",
        "entities/vladimir-putin/",
        "search/?q=harbour&from=2019",
    ],
)
def test_axe_finds_nothing_in_a_long_archive(page: Page, long_url: str, path: str) -> None:
    settle(page, long_url + path)
    assert page.locator("h1").count() == 1
    assert faults_in_all_looks(page, {("light", 1440), ("dark", 390)}) == {}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_article_without_names_has_no_margin(page: Page, arabic_url: str) -> None:
    page.goto(arabic_url)
    assert page.locator("aside.margin").count() == 0


@pytest.fixture(scope="module")
def odd_url(make_archive: Callable[..., Archive]) -> Iterator[str]:
    """An archive with two articles of one name, from a source in Arabic, and one in Chinese."""
    archive = make_archive(seeds=False)
    for number in (1, 2):
        (archive.seeds / f"{number}.md").write_text(SAME_NAME.format(number), encoding="utf-8")
    (archive.seeds / "chinese.md").write_text(CHINESE, encoding="utf-8")
    assert archive.build().code == 0
    with served(archive.site, "/") as url:
        yield url


def test_an_article_in_chinese_fits_every_width_and_counts_its_characters(page: Page, odd_url: str) -> None:
    page.goto(f"{odd_url}id/chinese/")
    expect(page.locator("h1")).to_contain_text("洪水到达港口")
    assert page.locator("h1").get_attribute("lang") == "zh"
    expect(page.locator(".known-line").first).to_contain_text("49 words")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    assert faults_in_all_looks(page) == {}


def test_the_page_of_two_articles_of_one_name_is_for_everyone(page: Page, odd_url: str) -> None:
    page.goto(f"{odd_url}articles/harbour-reopens/")
    expect(page.locator(".line__title")).to_have_count(2)
    assert faults_in_all_looks(page) == {}


def test_a_source_in_arabic_leaves_the_date_beside_it_whole(page: Page, odd_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{odd_url}articles/")
    places = page.locator(".line").first.evaluate(
        "one => ['.line__source', '.line__date'].map((part) => one.querySelector(part).getBoundingClientRect())"
        ".map(({ left, right, width }) => ({ left, right, width }))"
    )
    assert places[0]["right"] <= places[1]["left"] + 1
