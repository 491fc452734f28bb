"""Atom and JSON feeds: what is new in the archive, under a tag, or about an entity.

Grammars: RFC 4287 (Atom), JSON Feed 1.1. Atom demands a date of each entry, so articles of unknown date stand in the
JSON feed only, which does not; no date is made up, and none is that of the build.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from pressmark.publish.escape import escape_xml

ENTRIES = 50
"""Newest articles in a feed; readers of feeds come back before so many are new."""
ATOM = "http://www.w3.org/2005/Atom"
_FULL_DATES = {4: "{}-01-01", 7: "{}-01", 10: "{}"}
"""Length of a date -> its first day, as Atom knows whole days only."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed. Addresses are absolute."""

    id: str
    """Its permanent address: who follows a feed shall not be told of an article anew when its title is corrected."""
    url: str
    title: str
    published: str | None
    modified: str | None
    authors: tuple[str, ...]
    summary: str
    tags: tuple[str, ...]
    language: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    page: str
    """The page that shows the same; absolute."""
    entries: tuple[Entry, ...]
    """Newest first."""


def atom_feed(feed: Feed, url: str) -> bytes:
    """A feed as Atom; `url` is its own address, and its id.

    Raises:
        ValueError: no article of it is dated, and Atom has no feed without a date.
    """
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    dated = [entry for entry in feed.entries if entry.published][:ENTRIES]
    if not dated:
        raise ValueError(f"{url}: no dated article")
    _add(root, "title", feed.title)
    _add(root, "id", url)
    _add(root, "updated", max(map(_moment, dated)))
    _link(root, "self", url, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    for entry in dated:
        root.append(_atom_entry(entry))
    ET.indent(root, " ")
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _atom_entry(entry: Entry) -> ET.Element:
    element = ET.Element(f"{{{ATOM}}}entry")
    _add(element, "title", entry.title)
    _add(element, "id", entry.id)
    _link(element, "alternate", entry.url, "text/html")
    _add(element, "published", _midnight(entry.published or ""))
    _add(element, "updated", _moment(entry))
    for name in entry.authors or ((entry.source or "unknown"),):
        _add(ET.SubElement(element, f"{{{ATOM}}}author"), "name", name)
    for tag in entry.tags:
        ET.SubElement(element, f"{{{ATOM}}}category", {"term": escape_xml(tag)})
    if entry.summary:
        _add(element, "summary", entry.summary)
    return element


def json_feed(feed: Feed, url: str) -> str:
    """A feed as JSON Feed 1.1; `url` is its own address."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": url,
        "items": [_json_item(entry) for entry in feed.entries[:ENTRIES]],
    }
    return json.dumps(document, ensure_ascii=True, indent=1) + "\n"


def _json_item(entry: Entry) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": _midnight(entry.published) if entry.published else None,
        "date_modified": _midnight(entry.modified) if entry.modified else None,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
        "language": None if entry.language == "und" else entry.language,
    }
    return {key: value for key, value in fields.items() if value not in (None, [])}


def _moment(entry: Entry) -> str:
    return max(_midnight(date) for date in (entry.published, entry.modified) if date)


def _midnight(date: str) -> str:
    return f"{_FULL_DATES[len(date)].format(date)}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = escape_xml(text)


def _link(parent: ET.Element, relation: str, url: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "type": kind, "href": escape_xml(url)})
