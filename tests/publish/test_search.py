"""The records that Pagefind indexes, and its index in a fixed order."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import cbor2
import pytest
from bs4 import BeautifulSoup, Tag

from pressmark.errors import PublishError
from pressmark.model import Caption, Catalog
from pressmark.publish.edition import Edition
from pressmark.publish.search import search_records, write_search_index
from pressmark.publish.search_index import sort_index


def record(edition: Edition, path: str) -> BeautifulSoup:
    content = next(str(file.content) for file in search_records(edition) if file.path == path)
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


def test_an_empty_archive_has_no_index(tmp_path: Path) -> None:
    write_search_index((), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_index_is_the_same_in_every_run(edition: Edition, tmp_path: Path) -> None:
    def index(name: str) -> dict[str, bytes]:
        write_search_index(search_records(edition), tmp_path / name)
        return {str(path.relative_to(tmp_path / name)): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}

    first = index("first")
    assert any(name.endswith(".pf_filter") for name in first)
    assert all(index(name) == first for name in ("second", "third", "fourth"))


def test_an_index_of_an_unknown_form_is_told(edition: Edition, tmp_path: Path) -> None:
    write_search_index(search_records(edition), tmp_path)
    (meta,) = (tmp_path / "pagefind").glob("*.pf_meta")
    meta.write_bytes(gzip.compress(b"pagefind_dcd" + cbor2.dumps({"new": "form"})))
    with pytest.raises(PublishError, match="is no file of Pagefind"):
        sort_index(tmp_path / "pagefind")
