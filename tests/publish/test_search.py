"""The records that Pagefind indexes, and its index in a fixed order."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import cbor2
import pytest
from bs4 import BeautifulSoup, Tag

from pressmark.errors import PublishError
from pressmark.model import Article, Caption, Catalog
from pressmark.publish.edition import Edition
from pressmark.publish.search import SearchIndex, search_records, write_search_index
from pressmark.publish.search_index import sort_index
from pressmark.publish.search_script import spare_words
from pressmark.publish.segments import LARGEST, NEWEST, RECENT, segments


def record(edition: Edition, path: str) -> BeautifulSoup:
    content = next(str(file.content) for file in search_records(edition, edition.catalog.articles) if file.path == path)
    return BeautifulSoup(content, "html.parser")


def contents(soup: BeautifulSoup, attribute: str, name: str) -> list[str]:
    return [str(tag["content"]) for tag in soup.find_all(attrs={attribute: f"{name}[content]"}) if isinstance(tag, Tag)]


def test_a_record_has_the_facts_and_facets_of_its_article(edition: Edition) -> None:
    soup = record(edition, "articles/flood-reaches-harbour-town/index.html")
    assert contents(soup, "data-pagefind-meta", "title") == ["Flood reaches Harbour Town"]
    assert contents(soup, "data-pagefind-meta", "date") == ["1998-03-02"]
    assert contents(soup, "data-pagefind-filter", "entity") == ["river-board", "harbour-town"]
    assert contents(soup, "data-pagefind-filter", "year") == ["1998"]


def test_spellings_of_one_tag_are_one_facet_value(edition: Edition) -> None:
    soup = record(edition, "articles/river-board-repairs-b-harbour-b-dykes/index.html")
    assert contents(soup, "data-pagefind-filter", "tag") == ["Floods"]


def test_captions_are_searched_and_furniture_is_not(catalog: Catalog) -> None:
    first, *others = catalog.articles
    captioned = replace(first, captions=(Caption(text="The dyke at Old Ford", credit=None),))
    soup = record(
        Edition(replace(catalog, articles=(captioned, *others))), "articles/flood-reaches-harbour-town/index.html"
    )
    text = soup.get_text()
    assert "The dyke at Old Ford" in text
    assert "Share this" not in text


def test_text_of_a_seed_is_text_in_its_record(edition: Edition) -> None:
    soup = record(edition, "articles/river-board-repairs-b-harbour-b-dykes/index.html")
    assert soup.find("b") is None
    assert soup.h1 is not None
    assert soup.h1.get_text() == "River Board repairs <b>Harbour</b> & dykes"


def dated(count: int) -> list[Article]:
    """Articles of a day each, the oldest first."""
    return [
        Article(
            id=f"{day:05}",
            seed="",
            sha256="",
            title="",
            blocks=(),
            published=f"{2000 + day // 336:04}-{day % 336 // 28 + 1:02}-{day % 28 + 1:02}",
        )
        for day in range(count)
    ]


def parts_that_differ(before: list[Article], after: list[Article]) -> set[str]:
    one, two = segments(before), segments(after)
    return {name for name in {*one, *two} if one.get(name) != two.get(name)}


def test_a_small_archive_has_one_part() -> None:
    assert set(segments(dated(NEWEST))) == {RECENT}
    assert segments([]) == {}


def test_a_new_article_changes_the_part_of_the_newest_only() -> None:
    articles = dated(LARGEST + 2 * NEWEST + 100)
    assert len(segments(articles)) > 2
    assert len(segments(articles)[RECENT]) < 2 * NEWEST
    assert parts_that_differ(articles[:-1], articles) == {RECENT}


def test_an_old_article_that_is_found_late_changes_its_own_part_only() -> None:
    articles = dated(4 * NEWEST + 100)
    (changed,) = parts_that_differ([*articles[:70], *articles[71:]], articles)
    assert changed != RECENT


def test_undated_articles_have_a_part_of_their_own_hash() -> None:
    articles = dated(3 * NEWEST)
    undated = replace(articles[0], id="undated", published=None)
    assert parts_that_differ(articles, [*articles, undated]) != {RECENT}
    assert parts_that_differ(articles[:9], [*articles[:9], undated]) == {RECENT}


def test_all_parts_together_hold_every_article_once() -> None:
    articles = dated(4 * NEWEST)
    found = [article.id for part in segments(articles).values() for article in part]
    assert sorted(found) == [article.id for article in articles]


def test_a_part_is_made_only_where_an_article_of_it_changed(catalog: Catalog, tmp_path: Path) -> None:
    def made(catalog: Catalog) -> tuple[list[str], dict[str, str]]:
        index = SearchIndex(Edition(catalog), tmp_path, tmp_path / "site", "1")
        files = {file.path: file.key for file in index.files()}
        return index.made, files

    first, files = made(catalog)
    assert first == [RECENT]
    assert "pagefind/segments.json" in files
    assert "pagefind/dates.json" in files
    assert made(catalog) == ([], files)
    renamed = replace(catalog.articles[0], title="Another", digest="another")
    assert made(replace(catalog, articles=(renamed, *catalog.articles[1:])))[0] == [RECENT]


def test_an_empty_archive_has_no_index(tmp_path: Path) -> None:
    write_search_index((), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_index_is_the_same_in_every_run(edition: Edition, tmp_path: Path) -> None:
    def index(name: str) -> dict[str, bytes]:
        write_search_index(search_records(edition, edition.catalog.articles), tmp_path / name)
        return {str(path.relative_to(tmp_path / name)): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}

    first = index("first")
    assert any(name.endswith(".pf_filter") for name in first)
    assert all(index(name) == first for name in ("second", "third", "fourth"))


def test_an_index_of_an_unknown_form_is_told(edition: Edition, tmp_path: Path) -> None:
    write_search_index(search_records(edition, edition.catalog.articles), tmp_path)
    (meta,) = (tmp_path / "pagefind").glob("*.pf_meta")
    meta.write_bytes(gzip.compress(b"pagefind_dcd" + cbor2.dumps({"new": "form"})))
    with pytest.raises(PublishError, match="is no file of Pagefind"):
        sort_index(tmp_path / "pagefind")


def test_a_script_of_an_unknown_form_is_told(edition: Edition, tmp_path: Path) -> None:
    write_search_index(search_records(edition, edition.catalog.articles), tmp_path)
    script = tmp_path / "pagefind" / "pagefind.js"
    script.write_text("export const search = () => ({});", encoding="utf-8")
    with pytest.raises(PublishError, match="is no file of Pagefind"):
        spare_words(tmp_path / "pagefind")
