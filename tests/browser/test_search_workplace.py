"""Search as a place to work: facets of all kinds, a range of years, words left out, keys, and the way into the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from ..conftest import Archive
from .conftest import DESKTOP, PHONE, Visit, served
from .test_everyone import faults
from .test_search import FIELD, RESULTS, STATUS, asked_in_address, facet_counts, search, titles

OPTIONS = "#search-panel [role=option]"
ENGLISH = """---
title: 'Harbour report {year}'
date: {year}-03-01
author: {author}
tags: [Harbours]
---
The harbour of Marseille reopened in {year}, Vladimir Putin told Reuters in Paris on the first day of spring that year.

The dredger {ship} lay at the quay for {days} days while the crew waited for the tide and for the pilots of the port.
"""
GERMAN = """---
title: 'Der Hafen von Marseille öffnet wieder'
date: 2012-05-01
language: de
---
Der Hafen von Marseille ist nach langen Arbeiten wieder offen, sagte der Sprecher der Stadt am Dienstag vor den Leuten.

Die Schiffe warteten lange auf das Wasser.
"""
JAPANESE = """---
title: '港の再開をめぐる市議会の長い一日'
date: 2012-04-01
language: ja
---
マルセイユ港は火曜日に再開された。市の報道官によると、船は長い間水位を待っていたという。港湾労働者の多くは朝から埠頭に集まり、最初の船を迎えた。

市議会は来週、港の将来について議論する予定である。
"""
YEAR_ONLY = """---
title: 'The lamp of the lighthouse'
date: 2012
---
The keeper of the lighthouse lit the lamp for the last time that year, and went home to his garden and his bees.
"""
CAPTIONED = """---
title: 'A quay in the rain'
captions: [{text: 'The quay of Marseille', credit: 'Greta Quellmalz'}]
---
Nobody knows when this was written, but the harbour of Marseille is in it, and so is the rain that fell on Paris.
"""


@pytest.fixture(scope="module")
def harbours(make_archive: Callable[..., Archive]) -> Iterator[str]:
    archive = make_archive(seeds=False)
    for year, author, ship in (
        (2010, "Ida Kolbenstetter", "Heron"),
        (2011, "Olaf Brandt", "Eider"),
        (2014, "", "Heron"),
    ):
        (archive.seeds / f"report_{year}.md").write_text(
            ENGLISH.format(year=year, author=author, ship=ship, days=year - 2000), encoding="utf-8"
        )
    (archive.seeds / "hafen.md").write_text(GERMAN, encoding="utf-8")
    (archive.seeds / "minato.md").write_text(JAPANESE, encoding="utf-8")
    (archive.seeds / "rain.md").write_text(CAPTIONED, encoding="utf-8")
    (archive.seeds / "lamp.md").write_text(YEAR_ONLY, encoding="utf-8")
    built = archive.build()
    assert built.code == 0, built.log
    with served(archive.site, "/") as url:
        yield url


def ticked(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=re.compile(f"^{name}")).check()


def test_an_author_and_who_took_a_picture_are_found(page: Page, harbours: str) -> None:
    search(page, harbours, q="Kolbenstetter")
    assert titles(page) == ["Harbour report 2010"]
    expect(page.locator(f"{RESULTS} .source-line")).to_contain_text("by Ida Kolbenstetter")
    search(page, harbours, q="Quellmalz")
    assert titles(page) == ["A quay in the rain"]


@pytest.mark.parametrize(("typed", "found"), [("港", 1), ("港湾", 1), ("港湾労働者", 1), ("市議会", 1), ("会議市", 0)])
def test_words_of_a_script_without_spaces_are_found_within_its_sentences(
    page: Page, harbours: str, typed: str, found: int
) -> None:
    search(page, harbours, q=typed)
    assert page.locator(RESULTS).count() == found
    if found:
        marked = page.locator(f"{RESULTS} mark").all_inner_texts()
        assert set(marked) == set(typed)
        assert " " not in page.locator(".result__excerpt").inner_text().removeprefix("… ")
        page.locator(".result__title a").click()
        expect(page.locator(".text mark").first).to_have_text(typed)
        assert faults(page) == []


def test_language_and_type_are_facets(page: Page, harbours: str) -> None:
    search(page, harbours, q="marseille")
    counts = {(facet, value): number for facet, value, number in facet_counts(page)}
    assert counts["language", "de"] == 1
    ticked(page, "German")
    expect(page.locator(STATUS)).to_have_text("1 result for “marseille”")
    assert asked_in_address(page)["language"] == ["de"]
    ticked(page, "English")
    expect(page.locator(STATUS)).to_have_text("5 results for “marseille”")


@pytest.mark.parametrize(("facet", "value"), [("type", "event"), ("type", "person"), ("language", "en")])
def test_the_count_beside_a_type_is_what_choosing_it_brings(page: Page, site_url: str, facet: str, value: str) -> None:
    search(page, site_url, q="daesh")
    counted = {(kind, name): number for kind, name, number in facet_counts(page)}
    search(page, site_url, q="daesh", **{facet: value})
    assert len(titles(page)) == counted.get((facet, value), 5)


def test_words_with_a_minus_are_left_out_with_their_counts(page: Page, harbours: str) -> None:
    search(page, harbours, q="harbour -heron")
    assert set(titles(page)) == {"Harbour report 2011", "A quay in the rain"}
    expect(page.locator("[data-notes]")).to_contain_text("Without articles that have “heron”.")
    years = {value: number for facet, value, number in facet_counts(page) if facet == "year"}
    assert years == {"2011": 1, "undated": 1}


def test_a_name_with_a_minus_leaves_out_what_is_about_its_bearer(page: Page, site_url: str) -> None:
    search(page, site_url, q="russia -daesh")
    expect(page.locator(STATUS)).to_have_text("Nothing found for “russia”")


def test_an_id_leads_to_its_article(page: Page, harbours: str) -> None:
    search(page, harbours, q="report_2014")
    page.locator("[data-notes]").get_by_role("link", name="report_2014").click()
    expect(page.locator("h1")).to_have_text("Harbour report 2014")


def test_a_range_of_years_is_chosen_with_lists_and_kept_in_the_address(page: Page, harbours: str) -> None:
    search(page, harbours, q="harbour")
    page.get_by_label("From year").focus()
    page.get_by_label("From year").select_option("2011")
    expect(page.locator(STATUS)).to_have_text("2 results for “harbour”")
    expect(page.get_by_label("From year")).to_be_focused()
    page.get_by_label("to year", exact=True).select_option("2013")
    expect(page.locator(STATUS)).to_have_text("1 result for “harbour”")
    assert asked_in_address(page) == {"q": ["harbour"], "from": ["2011"], "to": ["2013"]}
    ticked(page, "undated")
    expect(page.locator(STATUS)).to_have_text("2 results for “harbour”")
    page.go_back()
    expect(page.locator(STATUS)).to_have_text("1 result for “harbour”")
    page.get_by_role("button", name="Take back 2011 to 2013 (Published)").click()
    expect(page.locator(STATUS)).to_have_text("4 results for “harbour”")


def test_a_year_is_shown_by_its_months(page: Page, harbours: str) -> None:
    search(page, harbours, **{"from": "2012", "to": "2012"})
    expect(page.locator(STATUS)).to_have_text("3 articles")
    months = page.locator(".range__bars g")
    assert months.count() == 12
    assert months.nth(3).text_content() == "April 2012: 1"
    page.get_by_label("From month").focus()
    page.get_by_label("From month").select_option("May")
    expect(page.locator(STATUS)).to_have_text("1 article")
    assert titles(page) == ["Der Hafen von Marseille öffnet wieder"]
    assert asked_in_address(page) == {"from": ["2012-05"], "to": ["2012"]}
    expect(page.get_by_label("From month")).to_be_focused()
    assert months.nth(3).text_content() == "April 2012: 1", "the range does not hide what lies beside it"
    page.get_by_label("From month").press("ArrowUp")
    expect(page.locator(STATUS)).to_have_text("2 articles")
    ticked(page, "undated")
    expect(page.locator(STATUS)).to_have_text("3 articles")
    page.get_by_role("button", name="Take back April 2012 to 2012 (Published)").click()
    expect(months).to_have_count(5)


def year_counts(page: Page) -> dict[str, str]:
    rows = page.locator(".facet[data-facet=year] .facet__value")
    names = rows.locator(".facet__value-name").all_inner_texts()
    return dict(zip(names, rows.locator(".count").all_inner_texts(), strict=True))


def test_boxes_of_years_and_a_range_narrow_each_other_and_count_what_they_bring(page: Page, harbours: str) -> None:
    search(page, harbours, q="harbour", **{"from": "2011", "to": "2014"})
    expect(page.locator(STATUS)).to_have_text("2 results for “harbour”")
    assert year_counts(page) == {"2014": "1", "2011": "1", "undated": "1"}
    ticked(page, "2014")
    expect(page.locator(STATUS)).to_have_text("1 result for “harbour”")
    bars = page.locator(".range__bars g")
    assert [bar.split(": ")[1] for bar in bars.all_text_contents()] == ["0", "0", "0", "0", "1"]
    ticked(page, "undated")
    expect(page.locator(STATUS)).to_have_text("2 results for “harbour”")
    search(page, harbours, q="harbour", year="2010", **{"from": "2011", "to": "2014"})
    expect(page.locator(STATUS)).to_have_text("Nothing found for “harbour”")
    search(page, harbours, **{"from": "2012-05", "to": "2012"})
    expect(page.locator(STATUS)).to_have_text("1 article")
    assert year_counts(page) == {"2012": "1", "undated": "1"}


def test_of_an_article_only_the_year_may_be_known(page: Page, harbours: str) -> None:
    search(page, harbours, q="lighthouse", **{"from": "2011-06", "to": "2013-01"})
    expect(page.locator(STATUS)).to_have_text("1 result for “lighthouse”")
    search(page, harbours, q="lighthouse", **{"from": "2012-02", "to": "2013"})
    expect(page.locator(STATUS)).to_have_text("Nothing found for “lighthouse”")


def test_months_are_dragged_and_a_click_widens_to_the_year(page: Page, harbours: str) -> None:
    search(page, harbours, **{"from": "2012", "to": "2012"})
    bars = page.locator(".range__bars")
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(STATUS)).to_have_text("1 article")
    assert asked_in_address(page) == {"from": ["2012-04"], "to": ["2012-04"]}
    expect(page.locator("[data-chosen] button")).to_have_text(["April 2012"])
    bars.click(position={"x": box["width"] * 0.3, "y": 20})
    expect(page.locator(STATUS)).to_have_text("3 articles")
    assert asked_in_address(page) == {"from": ["2012"], "to": ["2012"]}


@pytest.mark.parametrize(
    "asked", ["from=2012-13", "from=2012-00", "from=2012-1", "to=x", "from=%3Cscript%3E", "from=2012-05-01"]
)
def test_an_address_that_is_no_month_asks_nothing(page: Page, harbours: str, asked: str) -> None:
    page.goto(f"{harbours}search/?q=lighthouse&{asked}")
    expect(page.locator(STATUS)).to_have_text("1 result for “lighthouse”")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_a_range_of_years_is_dragged(
    visit: Callable[..., Visit], harbours: str, viewport: dict[str, int] | None
) -> None:
    page = visit(**({"viewport": viewport} if viewport else {})).page
    search(page, harbours, q="harbour")
    if viewport is PHONE:
        page.locator(".facets__summary").click()
    bars = page.locator(".range__bars")
    assert bars.locator("g").count() == 5, "every year from 2010 to 2014"
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    assert page.locator("g[data-chosen]").count() == 2
    page.mouse.up()
    expect(page.locator(STATUS)).to_have_text("2 results for “harbour”")
    assert asked_in_address(page) == {"q": ["harbour"], "from": ["2010"], "to": ["2011"]}


def test_the_arrow_keys_walk_through_the_results_and_back_to_the_field(page: Page, site_url: str) -> None:
    search(page, site_url, q="daesh")
    page.locator(FIELD).focus()
    links = page.locator(".result__title a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()


def test_tags_are_suggested_and_lead_to_their_articles(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator(FIELD).press_sequentially("terror")
    page.locator(".search-option--tag").click()
    expect(page).to_have_url(re.compile(r"/search/\?tag=Terrorists$"))
    expect(page.locator(STATUS)).to_have_text("1 article")


def test_opening_a_result_marks_the_words_and_stands_at_the_paragraph(page: Page, site_url: str) -> None:
    search(page, site_url, q="parachute bombs")
    page.locator(".result__title a", has_text="Russia takes on ISIS").click()
    marks = page.locator(".text mark")
    expect(marks.first).to_be_visible()
    assert {word.lower() for word in marks.all_inner_texts()} <= {"parachute", "bombs", "bomb"}
    found = page.locator(".text p", has_text="parachute bombs")
    expect(found).to_be_in_viewport()
    expect(found).to_be_focused()
    page.get_by_role("button", name="Remove the marks").click()
    assert page.locator(".text mark").count() == 0
    assert "mark=" not in page.url


def test_what_is_marked_is_the_name_that_the_article_uses(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator(FIELD).press_sequentially("daesh")
    page.locator(OPTIONS, has_text="Exodus").click()
    expect(page.locator(".text mark").first).to_have_text("ISIS")


def test_a_hostile_mark_stays_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}articles/russia-takes-on-isis/?mark=<img src=x onerror=window.hacked=1> isis")
    expect(page.locator(".text mark").first).to_be_visible()
    assert page.locator("#content img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_words_in_quotation_marks_stand_side_by_side_whatever_is_beside_them(page: Page, site_url: str) -> None:
    search(page, site_url, q='syria "ceasefire in syria"')
    assert titles(page) == ["Russia takes on ISIS"]
    search(page, site_url, q='daesh "foreign fighters"')
    with_phrase = titles(page)
    assert "Exodus of ISIS Foreign Fighters Continues Despite Airstrikes" in with_phrase
    search(page, site_url, q='daesh "fighters foreign"')
    assert titles(page) == []
    notes = page.locator("[data-notes]")
    expect(notes).to_contain_text("No article has these words side by side.")
    expect(notes).not_to_contain_text("Did you mean")
    notes.get_by_role("link", name="search them one by one").click()
    expect(page.locator("#search-field")).to_have_value("daesh fighters foreign")
    expect(page.locator(".result").first).to_be_visible()
    assert set(with_phrase) <= set(titles(page))


@pytest.mark.parametrize(
    "query", ["syria „ceasefire in syria“", "«ceasefire in syria» syria", "syria “ceasefire in syria”"]
)
def test_quotation_marks_of_other_languages_make_a_phrase(page: Page, site_url: str, query: str) -> None:
    search(page, site_url, q=query)
    assert titles(page) == ["Russia takes on ISIS"]


def test_a_mark_behind_a_word_begins_no_phrase(page: Page, site_url: str) -> None:
    search(page, site_url, q='syria" isis')
    with_mark = titles(page)
    search(page, site_url, q="syria isis")
    assert with_mark == titles(page) != []


def test_two_phrases_must_both_be_there(page: Page, site_url: str) -> None:
    search(page, site_url, q='"ceasefire in Syria" "Defence Ministry"')
    assert titles(page) == ["Russia takes on ISIS"]
    search(page, site_url, q='"ceasefire in Syria" "Nusra Front"')
    assert titles(page) == []


def test_who_comes_back_from_a_result_stands_where_they_left(page: Page, long_url: str) -> None:
    page.goto(f"{long_url}search/?sort=oldest")
    for shown in (20, 40):
        expect(page.locator(".result")).to_have_count(shown)
        page.get_by_role("button", name="More results").click()
    expect(page.locator(".result")).to_have_count(60)
    link = page.locator(".result__title a").nth(45)
    title = link.inner_text()
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    link.press("Enter")
    expect(page.locator("article h1")).to_have_text(title)
    page.go_back()
    expect(page.locator(".result")).to_have_count(60)
    expect(page.locator(".result__title a").nth(45)).to_be_focused()
    assert abs(page.evaluate("scrollY") - top) < 5


def test_on_a_phone_the_facets_tell_what_they_leave_and_lead_there(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(viewport=PHONE, has_touch=True).page
    search(page, site_url, q="daesh")
    page.locator(".facets summary").tap()
    done = page.locator("[data-facets-done]")
    expect(done).to_be_in_viewport()
    expect(done).to_have_text("Show 5 results")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(".facet[data-facet=year] input[value=undated]").check()
    expect(done).to_have_text("Show 3 results")
    expect(done).to_be_in_viewport()
    done.tap()
    expect(page.locator(".facets__body")).to_be_hidden()
    expect(page.locator(".result").first).to_be_in_viewport()


def test_on_a_wide_screen_facets_and_results_are_seen_together(page: Page, site_url: str) -> None:
    search(page, site_url, q="daesh")
    expect(page.locator(".facets__body")).to_be_visible()
    expect(page.locator("[data-facets-done]")).to_be_hidden()
