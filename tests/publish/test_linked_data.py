"""What machines read in the head of a page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.model import Alias, Entity, EntityType
from pressmark.publish.linked_data import article_data, citation_tags, entity_data
from tests.publish.conftest import FLOOD

PORT = Entity(
    id="port",
    name="Harbour Town",
    type=EntityType.PLACE,
    aliases=(Alias("Harbour Town", 3), Alias("Harbour", 1)),
    wikidata="Q1",
)


def test_an_article_is_a_news_article() -> None:
    address = "https://archive.example/articles/flood/"
    data = json.loads(article_data(FLOOD, address, [(PORT, "https://archive.example/entities/harbour-town/")]))
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "1998-03-02"
    assert data["author"] == [{"@type": "Person", "name": "Ada Brook"}]
    assert data["mentions"][0]["@type"] == "Place"
    assert data["mentions"][0]["sameAs"] == "https://www.wikidata.org/entity/Q1"


def test_what_is_unknown_is_no_field() -> None:
    data = json.loads(article_data(replace(FLOOD, published=None, authors=(), publisher=None), "", []))
    assert {"datePublished", "author", "publisher", "url"}.isdisjoint(data)


def test_an_entity_has_its_other_names() -> None:
    assert json.loads(entity_data(PORT, ""))["alternateName"] == ["Harbour"]


def test_only_a_place_is_where_its_coordinates_are() -> None:
    board = replace(PORT, coordinates=(54.5, -3.25))
    told = {"@type": "GeoCoordinates", "latitude": 54.5, "longitude": -3.25}
    assert json.loads(entity_data(board, ""))["geo"] == told
    assert "geo" not in json.loads(entity_data(PORT, ""))
    assert "geo" not in json.loads(entity_data(replace(board, type=EntityType.GROUP), ""))


def test_a_reference_manager_takes_a_newspaper_article() -> None:
    tags = dict(citation_tags(FLOOD, "The archive", "https://archive.example/articles/flood/"))
    assert tags["z:itemType"] == "newspaperArticle"
    assert tags["citation_date"] == "1998/03/02"
    assert tags["prism:publicationName"] == "The Harbour Post"


@pytest.mark.parametrize("title", ["javascript:alert(1)", " JavaScript :x", "data:text/html,x"])
def test_no_tag_holds_a_text_that_runs_as_an_address(title: str) -> None:
    tags = dict(citation_tags(replace(FLOOD, title=title, authors=(title, "Ann Lee")), "The archive", ""))
    assert title not in tags.values()
    assert tags["citation_author"] == "Ann Lee"


@given(st.text())
def test_no_title_leaves_its_script(title: str) -> None:
    written = article_data(replace(FLOOD, title=title), "", [])
    assert "<" not in written
    assert json.loads(written).get("headline", "") == title
