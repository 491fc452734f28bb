"""Feeds: well-formed whatever a title holds, newest first, and without made-up dates."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.publish.feeds import ATOM, Entry, Feed, atom_feed, json_feed

FLOOD = Entry(
    id="https://archive.example/id/1998/flood/",
    url="https://archive.example/articles/flood/",
    title="Flood",
    published="1998-03-02",
    modified=None,
    authors=("Ada Brook",),
    summary="The river rose.",
    tags=("Floods",),
    language="en",
    source="The Harbour Post",
)
UNDATED = replace(FLOOD, url="https://archive.example/articles/undated/", title="Undated", published=None)
URL = "https://archive.example/feed.xml"


def entries(feed: bytes) -> list[ET.Element]:
    return ET.fromstring(feed).findall(f"{{{ATOM}}}entry")  # noqa: S314 - our own output


def test_atom() -> None:
    (entry,) = entries(atom_feed(Feed("All", "https://archive.example/", (FLOOD,)), URL))
    assert entry.findtext(f"{{{ATOM}}}title") == "Flood"
    assert entry.findtext(f"{{{ATOM}}}id") == FLOOD.id
    assert entry.findtext(f"{{{ATOM}}}updated") == "1998-03-02T00:00:00Z"
    assert entry.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name") == "Ada Brook"


def test_atom_leaves_undated_articles_to_the_json_feed() -> None:
    feed = Feed("All", "https://archive.example/", (FLOOD, UNDATED))
    assert len(entries(atom_feed(feed, URL))) == 1
    items = json.loads(json_feed(feed, URL))["items"]
    assert [item["title"] for item in items] == ["Flood", "Undated"]
    assert (items[0]["id"], items[0]["url"]) == (FLOOD.id, FLOOD.url)
    assert "date_published" not in items[1]


def test_there_is_no_atom_feed_without_a_date() -> None:
    with pytest.raises(ValueError, match="no dated article"):
        atom_feed(Feed("All", "https://archive.example/", (UNDATED,)), URL)


@given(st.text(), st.text())
def test_no_text_breaks_a_feed(title: str, summary: str) -> None:
    feed = Feed(title, "https://archive.example/", (replace(FLOOD, title=title, summary=summary, authors=(title,)),))
    assert len(entries(atom_feed(feed, URL))) == 1
    assert json.loads(json_feed(feed, URL))["items"][0]["title"] == title
