"""The search page: any name of an entity finds it, facets narrow, and the address tells all of it."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from ..conftest import Archive

RESULTS = ".result"
STATUS = "[data-status]"
FIELD = "#search-field"


def search(page: Page, site_url: str, **asked: str | list[str]) -> None:
    page.goto(f"{site_url}search/?{urlencode(asked, doseq=True)}")
    expect(page.locator(STATUS)).not_to_be_empty()


def titles(page: Page) -> list[str]:
    return page.locator(".result__title").all_inner_texts()


def asked_in_address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def facet_counts(page: Page) -> list[tuple[str, str, int]]:
    """(facet, value, count) of every value shown."""
    return [
        tuple(row)
        for row in page.locator(".facet__value").evaluate_all(
            "all => all.map(l => [l.querySelector('input').name, l.querySelector('input').value,"
            " Number(l.querySelector('.count').textContent)])"
        )
    ]


def articles_with(archive: Archive, entity: str) -> set[str]:
    lines = (archive.site / "data" / "articles.jsonl").read_text(encoding="ascii").splitlines()
    return {record["title"] for record in map(json.loads, lines) if entity in record["entities"]}


@pytest.mark.parametrize("typed", ["Daesh", "daesh", "ISIL", "Islamic State", "isis", "Da’esh"])
def test_any_name_shows_the_entity_first_and_all_its_articles(
    page: Page, site_url: str, archive: Archive, typed: str
) -> None:
    search(page, site_url, q=typed)
    expect(page.locator("[data-entities] .entity-card").first).to_contain_text("ISIS")
    assert set(titles(page)) == articles_with(archive, "isis")
    assert page.locator(STATUS).inner_text() == f"5 results for “{typed}”"
    expect(page.locator("[data-notes]")).to_contain_text("ISIS is also written")


def test_articles_with_the_typed_word_come_before_those_that_use_another_name(page: Page, site_url: str) -> None:
    search(page, site_url, q="daesh")
    lines = page.locator(f"{RESULTS} .source-line").all_inner_texts()
    assert "says" not in lines[0]
    assert all("says “ISIS”" in line for line in lines[1:])
    assert page.locator(f"{RESULTS} mark").first.inner_text() == "Daesh"


def test_a_name_within_a_longer_query_is_widened_too(page: Page, site_url: str) -> None:
    search(page, site_url, q="daesh airstrikes")
    assert "Exodus of ISIS Foreign Fighters Continues Despite Airstrikes" in titles(page)
    expect(page.locator("[data-notes]")).to_contain_text("ISIS is also written Daesh")


def test_only_the_typed_name_on_request_and_back(page: Page, site_url: str) -> None:
    search(page, site_url, q="daesh")
    page.get_by_role("link", name="only “daesh”").click()
    expect(page.locator(STATUS)).to_have_text("1 result for “daesh”")
    assert asked_in_address(page) == {"q": ["daesh"], "exact": ["1"]}
    page.reload()
    expect(page.locator(STATUS)).to_have_text("1 result for “daesh”")
    page.get_by_role("link", name="search the other names too").click()
    expect(page.locator(STATUS)).to_have_text("5 results for “daesh”")


def test_a_phrase_in_quotation_marks_is_taken_literally(page: Page, site_url: str) -> None:
    search(page, site_url, q='"foreign fighters"')
    assert titles(page)[0].startswith("Exodus of ISIS Foreign Fighters")
    assert len(titles(page)) < 5


def test_a_word_that_no_article_has_is_named(page: Page, site_url: str) -> None:
    search(page, site_url, q="daesh zeppelin")
    expect(page.locator("[data-notes]")).to_contain_text("No article has “zeppelin”.")


@pytest.mark.parametrize("typed", ["Ålesund", "Asad", "Putn", "airstirkes", "airstirkes zeppelin", "NAT", '"Asad"'])
def test_no_shorter_word_stands_for_one_that_no_article_has(page: Page, site_url: str, typed: str) -> None:
    search(page, site_url, q=typed)
    plain = typed.strip('"')
    expect(page.locator(STATUS)).to_have_text(f"Nothing found for “{plain}”")
    assert titles(page) == []
    assert facet_counts(page) == []
    expect(page.get_by_label("Sort")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vladim", r"^Vladimir$"),
        ("airstrike", r"^[Aa]irstrikes?$"),
        ("fighting", r"^[Ff]ight"),
        ("UN", r"^(UN|U\.N|United|Nations)$"),
    ],
)
def test_what_is_marked_begins_with_the_word_typed(page: Page, site_url: str, typed: str, found: str) -> None:
    search(page, site_url, q=typed)
    marked = page.locator(f"{RESULTS} mark").all_inner_texts()
    assert marked
    assert [word for word in marked if not re.search(found, word)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Deash", "ISIS (Daesh)"),
        ("Putn", "Vladimir Putin (Putin)"),
        ("Asad", "Bashar al-Assad"),
        ("Terorists", "tag"),
        ("Kartapolov", "Kartapolo"),
        ("airstirkes", "airstrikes"),
    ],
)
def test_names_spelt_nearly_so_are_offered(page: Page, site_url: str, typed: str, meant: str) -> None:
    search(page, site_url, q=typed)
    expect(page.locator("[data-notes]")).to_contain_text("Did you mean")
    expect(page.locator("[data-notes]")).to_contain_text(meant)


def test_an_offered_name_takes_the_place_of_the_misspelt_one(page: Page, site_url: str) -> None:
    search(page, site_url, q="Deash fighters")
    expect(page.locator(STATUS)).to_contain_text("for “fighters”")
    expect(page.locator("[data-notes]")).to_contain_text("No article has “Deash”.")
    page.locator("[data-notes]").get_by_role("link", name="ISIS").click()
    expect(page.locator(STATUS)).to_contain_text("for “Daesh fighters”")
    assert asked_in_address(page) == {"q": ["Daesh fighters"]}


@pytest.mark.parametrize(
    ("typed", "offered", "asked"),
    [
        ("Syrian yria", "Syria", "Syrian Syria"),  # not in the place of a part of another word
        ("Islmic State fighters", "ISIS", "Islamic State fighters"),
        ("airstirkes airstirkes", "airstrikes", "airstrikes airstirkes"),
    ],
)
def test_an_offered_name_takes_the_place_of_whole_words(
    page: Page, site_url: str, typed: str, offered: str, asked: str
) -> None:
    search(page, site_url, q=typed)
    page.locator("[data-notes]").get_by_role("link", name=offered).first.click()
    expect(page.locator("#search-field")).to_have_value(asked)
    assert asked_in_address(page) == {"q": [asked]}


@pytest.mark.parametrize(
    ("typed", "entity"),
    [
        ("daesh's fighters", "isis"),
        ("daesh’s fighters", "isis"),
        ("US airstrikes", "united-states"),
        ("U.S. airstrikes", "united-states"),
        ("UN airstrikes", "united-nations"),
    ],
)
def test_a_possessive_and_short_names_in_capitals_are_names(
    page: Page, site_url: str, archive: Archive, typed: str, entity: str
) -> None:
    search(page, site_url, q=typed)
    expect(page.locator(f"[data-entity='{entity}']")).to_be_visible()
    assert titles(page)
    assert set(titles(page)) <= articles_with(archive, entity)


def test_a_short_name_in_lower_case_is_a_word(page: Page, site_url: str) -> None:
    search(page, site_url, q="us airstrikes")
    assert page.locator(".entity-card").count() == 0


def test_two_names_of_one_entity_are_explained_once(page: Page, site_url: str) -> None:
    search(page, site_url, q="ISIS Daesh")
    assert page.locator("[data-notes]").inner_text().count("is also written") == 1
    assert page.locator(".entity-card").count() == 1


def test_a_search_that_only_leaves_out_says_what(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=-zeppelin")
    expect(page.locator(STATUS)).to_contain_text("results without “zeppelin”")


@pytest.mark.parametrize("name", ["The Oranmore Archive", "The Archive of the Oranmore Historical Society"])
def test_a_long_name_of_the_archive_leaves_the_field_and_sections_apart(page: Page, site_url: str, name: str) -> None:
    page.goto(site_url)
    page.locator(".masthead__name").evaluate("(link, name) => (link.textContent = name)", name)
    for width in (1440, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        boxes = [page.locator(f".masthead__{part}").bounding_box() for part in ("name", "search")]
        boxes.append(page.locator(".sections").bounding_box())
        edges = [edge for box in boxes if box for edge in (box["x"], box["x"] + box["width"])]
        assert edges == sorted(edges)


def test_nothing_found_says_what_was_searched(page: Page, site_url: str) -> None:
    search(page, site_url, q="zeppelin")
    expect(page.locator(STATUS)).to_have_text("Nothing found for “zeppelin”")
    assert page.locator(RESULTS).count() == 0


def test_an_empty_search_lists_all_articles_newest_first_and_undated_last(page: Page, site_url: str) -> None:
    search(page, site_url)
    expect(page.locator(STATUS)).to_have_text("5 articles")
    dates = [line.split("\n")[-1] for line in page.locator(f"{RESULTS} .source-line").all_inner_texts()]
    assert [re.search(r"\d{4}|unknown$", date).group() for date in dates] == ["2017", "2014"] + ["unknown"] * 3


def test_sorting_by_date_keeps_the_undated_ones_last(page: Page, site_url: str) -> None:
    search(page, site_url, q="isis")
    page.get_by_label("Sort").select_option("oldest")
    expect(page.locator(f"{RESULTS} .source-line").first).to_contain_text("2014")
    expect(page.locator(f"{RESULTS} .source-line").nth(1)).to_contain_text("2017")
    expect(page.locator(f"{RESULTS} .source-line").last).to_contain_text("date unknown")
    assert asked_in_address(page)["sort"] == ["oldest"]


def test_values_of_one_facet_widen_and_facets_narrow_each_other(page: Page, site_url: str) -> None:
    search(page, site_url, q="daesh")
    page.get_by_role("checkbox", name=re.compile("^2014")).check()
    expect(page.locator(STATUS)).to_have_text("1 result for “daesh”")
    page.get_by_role("checkbox", name=re.compile("^2017")).check()
    expect(page.locator(STATUS)).to_have_text("2 results for “daesh”")
    page.get_by_role("checkbox", name=re.compile("^Solve Israel's Problems")).check()
    expect(page.locator(STATUS)).to_have_text("1 result for “daesh”")
    assert titles(page) == ["Analysts Warn ISIS Terrorists May Attack Russia"]


@pytest.mark.parametrize(
    "query", ["", "daesh", "daesh airstrikes", "assad putin", "UN", "US airstrikes", "daesh zeppelin"]
)
def test_the_count_beside_a_value_is_what_choosing_it_brings(page: Page, site_url: str, query: str) -> None:
    search(page, site_url, q=query)
    counts = facet_counts(page)
    assert {facet for facet, _, _ in counts} >= {"entity", "year"}
    for facet in ("entity", "tag", "source", "year"):
        *_, least = [row for row in counts if row[0] == facet] or [None]
        if least:
            search(page, site_url, q=query, **{facet: least[1]})
            assert len(titles(page)) == least[2], least


def test_the_address_tells_the_search_and_survives_a_reload(page: Page, site_url: str) -> None:
    search(page, site_url, q="isis")
    page.get_by_role("checkbox", name=re.compile("^undated")).check()
    expect(page.locator(STATUS)).to_have_text("3 results for “isis”")
    assert asked_in_address(page) == {"q": ["isis"], "year": ["undated"]}
    before = titles(page)
    page.reload()
    expect(page.locator(STATUS)).to_have_text("3 results for “isis”")
    assert titles(page) == before
    expect(page.get_by_role("checkbox", name=re.compile("^undated"))).to_be_checked()
    assert page.input_value(FIELD) == "isis"


def test_back_and_forward_walk_through_the_searches(page: Page, site_url: str) -> None:
    search(page, site_url, q="isis")
    page.get_by_role("checkbox", name=re.compile("^2017")).check()
    expect(page.locator(STATUS)).to_have_text("1 result for “isis”")
    page.fill(FIELD, "")
    page.locator(FIELD).press_sequentially("turkey")
    expect(page.locator(STATUS)).to_contain_text("for “turkey”")
    page.go_back()
    expect(page.locator(STATUS)).to_have_text("1 result for “isis”")
    assert page.input_value(FIELD) == "isis"
    page.go_back()
    expect(page.locator(STATUS)).to_have_text("5 results for “isis”")
    page.go_forward()
    expect(page.locator(STATUS)).to_have_text("1 result for “isis”")
    expect(page.get_by_role("checkbox", name=re.compile("^2017"))).to_be_checked()


def test_a_chosen_value_can_be_taken_back(page: Page, site_url: str) -> None:
    search(page, site_url, q="isis", year="2017")
    page.get_by_role("button", name="Take back 2017 (Year)").click()
    expect(page.locator(STATUS)).to_have_text("5 results for “isis”")


def test_results_lead_to_their_articles_below_a_sub_path(page: Page, site_url: str) -> None:
    search(page, site_url, q="airstrikes exodus")
    page.locator(".result__title a").first.click()
    expect(page.locator("h1")).to_have_text("Exodus of ISIS Foreign Fighters Continues Despite Airstrikes")


def test_the_entity_leads_to_its_page(page: Page, site_url: str) -> None:
    search(page, site_url, q="ISIL")
    page.locator(".entity-card a").first.click()
    expect(page.locator("h1")).to_have_text("ISIS")
