"""The interface speaks the theme's language: of an archive in German no word of ours is left in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import yaml
from playwright.sync_api import Page, expect

from pressmark.publish.wording import wording_of

from ..conftest import ROOT, Archive
from .conftest import PHONE, Visit, served
from .test_everyone import faults

LANGUAGES = ("de", "es", "fr", "it", "nl", "pt", "ru")
ARTICLE = "articles/russia-takes-on-isis/"
COMPARED = "compare/?a=russia-takes-on-isis&b=analysts-warn-isis-terrorists-may-attack-russia"
PAGES = (
    "",
    "404.html",
    "articles/",
    ARTICLE,
    "entities/",
    "entities/isis/",
    "tags/",
    "sources/",
    "timeline/",
    "network/",
    "report/",
    COMPARED,
    "search/?q=daesh&from=2014&to=2016",
    "search/?q=zeppelin",
    "search/?q=russia+-isis&sort=newest",
    "id/gone/",
)
WORDS = {
    english: german
    for part in yaml.safe_load((ROOT / "hooks/pressmark/publish/interface/de.yml").read_text("utf-8")).values()
    for english, german in part.items()
    if english != german
}
TOLD_BY_NOTHING = {
    *("by", "to", "or", "any", "{one} and {other}", "{first} to {last}", "{articles} from {sources}"),
    *("{n} of {all}", "{mentions} in {articles}"),
}
"""Too short to be told from words of an article or a name."""
OURS = """() => {
  const found = [];
  const ours = ".sections, .written-nav, .foot p:first-child";
  const theirs = `${ours}, .text, q, .seed-lines, [class$=excerpt], body [lang=en]`;
  const foreign = (element) => element.closest(`${theirs}, script, style, noscript`);
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!foreign(walker.currentNode.parentElement)) found.push(walker.currentNode.data);
  for (const element of document.querySelectorAll("[title], [aria-label], [placeholder], [data-head]")) {
    if (foreign(element) || element.closest(".palette")) continue;
    found.push(...["title", "aria-label", "placeholder", "data-head"].map((name) => element.getAttribute(name) ?? ""));
  }
  return found.map((text) => text.trim()).filter(Boolean);
}"""


def english(form: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", form)
    return re.compile(".+".join(map(re.escape, parts)) + r"\.?")


PATTERNS = [english(form) for form in WORDS if form not in TOLD_BY_NOTHING and re.search("[a-zA-Z]{2}", form)]
NUMBERED = [re.compile(rf"[\d,.]+ {re.escape(form)}") for form, said in WORDS.items() if isinstance(said, dict)]


@pytest.fixture(scope="module")
def german_url(make_archive: Callable[..., Archive]) -> Iterator[str]:
    archive = make_archive()
    config = archive.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    (archive.seeds / "gone.md").write_text(
        "---\ntitle: Gone\nwithdrawn: asked by the author\n---\nWas here.\n", "utf-8"
    )
    built = archive.build("--strict")
    assert built.code == 0, built.log
    with served(archive.site, "/archiv/") as url:
        yield url


def settle(page: Page, url: str) -> None:
    page.goto(url)
    if "search/" in url:
        expect(page.locator("[data-status]")).not_to_be_empty()
    if "compare/" in url:
        expect(page.locator(".compare__one")).to_have_count(2)


def left_in_english(page: Page) -> list[str]:
    told: list[str] = page.evaluate(OURS)
    return [text for text in told if any(form.fullmatch(text) for form in (*PATTERNS, *NUMBERED))]


def test_english_would_be_found(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    assert {"How this page was made", "date unknown"} & set(left_in_english(page))
    page.goto(f"{site_url}search/?q=zeppelin")
    expect(page.locator("[data-status]")).to_have_text("Nothing found for “zeppelin”")
    assert "Try fewer words, or look through the lists:" in left_in_english(page)


@pytest.mark.parametrize("path", PAGES)
def test_no_word_of_ours_is_left_in_english(page: Page, german_url: str, path: str) -> None:
    settle(page, german_url + path)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert left_in_english(page) == []


def test_what_scripts_say_is_said_in_the_language(visit: Callable[..., Visit], german_url: str) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(german_url)
    page.keyboard.press("/")
    page.keyboard.type("daesh")
    panel = page.locator("#search-panel")
    expect(panel).to_contain_text("Organisation, 5 Artikel")
    expect(panel).to_contain_text("ISIS heißt auch Daesh")
    assert left_in_english(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("5 Treffer zu „daesh“")
    page.locator(".result__title a", has_text="Russia takes on ISIS").click()
    expect(page.locator(".marks-note")).to_contain_text("Das Gesuchte ist markiert")
    expect(page.locator(".kind-line time")).to_have_text("21. August 2017")
    assert page.locator(".text a[title=Ort][data-kind=place]").count() > 1
    page.locator(".text a[href*='entities/']").first.hover()
    expect(page.locator("#entity-card")).to_contain_text("Nennungen")
    page.locator("#cite summary").click()
    page.get_by_role("button", name="BibTeX kopieren").click()
    expect(page.get_by_role("button", name="BibTeX kopieren")).to_have_text("Kopiert")
    assert left_in_english(page) == []


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_pages_and_scripts_group_digits_alike(page: Page, german_url: str, language: str) -> None:
    page.goto(german_url)
    numbers = [7, 1200, 12_345, 1_234_567]
    said = page.evaluate(
        "([all, tag]) => all.map((one) => one.toLocaleString(tag, { useGrouping: 'always' }))", [numbers, language]
    )
    assert said == [wording_of(language).number(number) for number in numbers]
    script = page.evaluate("import(new URL('assets/js/say.js', document.baseURI)).then(({ number }) => number(1200))")
    assert script == "1.200"


def test_citations_and_rules_are_said_in_the_language(page: Page, german_url: str) -> None:
    page.goto(f"{german_url}articles/analysts-warn-isis-terrorists-may-attack-russia/")
    page.locator("#cite summary").click()
    chicago, apa = page.locator("#cite p.cite__text").all_inner_texts()
    assert chicago.startswith(
        "Solve Israel's Problems. „Analysts Warn ISIS Terrorists May Attack Russia“. 17. September"
    )
    assert "(2014, 17. September)" in apa
    page.locator("#made summary").click()
    expect(page.locator(".facts__rule", has_text="Zeile mit Datum")).to_be_visible()
    expect(page.locator(".seed-line__rule", has_text="trainiertes Modell der Zeilen").first).to_be_visible()


def test_an_archive_in_german_is_for_everyone(visit: Callable[..., Visit], german_url: str) -> None:
    page = visit(viewport=PHONE, color_scheme="dark").page
    settle(page, f"{german_url}search/?q=daesh")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_programs_are_told_is_said_in_the_language(page: Page, german_url: str) -> None:
    told = page.request.get(f"{german_url}llms.txt").text()
    for english in ("Each page has", "all articles", "## Data", "## Lists", "## Newest", "date unknown"):
        assert english not in told
    assert "## Neueste" in told
    assert "Datum unbekannt" in told
