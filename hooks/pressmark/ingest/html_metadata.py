"""What an HTML page says about itself in its head: JSON-LD, then meta elements. Never a guess: no date is inferred."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence

import lxml.html  # type: ignore[import-untyped]

from pressmark.ingest.claims import Claim, claim_from_source
from pressmark.ingest.dates import find_dates
from pressmark.ingest.lines import clean_line

LARGEST_JSON = 500_000
"""Characters; real JSON-LD has up to 60,000."""

LONGEST_VALUE = 1_000
"""Characters of a field; longer ones are the text of the article in the wrong place."""

MOST_VALUES = 40
MOST_NODES = 2_000
"""Nodes of a JSON-LD document that are looked at."""

META_FIELDS: tuple[tuple[str, str], ...] = (
    ("citation_title", "title"),
    ("og:title", "title"),
    ("dc.title", "title"),
    ("twitter:title", "title"),
    ("article:published_time", "published"),
    ("datepublished", "published"),
    ("citation_publication_date", "published"),
    ("citation_date", "published"),
    ("dc.date.issued", "published"),
    ("dcterms.issued", "published"),
    ("dc.date", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("pubdate", "published"),
    ("publishdate", "published"),
    ("publish_date", "published"),
    ("date", "published"),
    ("article:modified_time", "modified"),
    ("og:updated_time", "modified"),
    ("datemodified", "modified"),
    ("citation_author", "authors"),
    ("dc.creator", "authors"),
    ("parsely-author", "authors"),
    ("author", "authors"),
    ("og:site_name", "publisher"),
    ("citation_journal_title", "publisher"),
    ("dc.publisher", "publisher"),
    ("article:section", "section"),
    ("article:tag", "tags"),
    ("parsely-tags", "tags"),
    ("news_keywords", "tags"),
    ("keywords", "tags"),
    ("og:description", "description"),
    ("dc.description", "description"),
    ("description", "description"),
    ("og:url", "source_url"),
    ("dc.rights", "rights"),
    ("copyright", "rights"),
)
"""Name, property or itemprop of a meta element, folded, and the field it fills; the first that a page has wins.
Source: Open Graph, Dublin Core, Highwire (citation_*), schema.org, Parse.ly and Sailthru documentation."""

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}", re.IGNORECASE)
_ADDRESS_OR_HANDLE = re.compile(r"^(?:https?://|www\.|@)|@\w+\.", re.IGNORECASE)


def find_metadata(tree: lxml.html.HtmlElement) -> tuple[Claim, ...]:
    """Every claim of the page's head, JSON-LD before meta."""
    return (*_json_ld_claims(tree), *_meta_claims(tree), *_link_claims(tree))


def _claim(field: str, values: Sequence[str], source: str, rule: str, confidence: float) -> Iterator[Claim]:
    cleaned = tuple(filter(None, (_clean(field, value) for value in values[:MOST_VALUES])))
    if field == "tags":
        cleaned = tuple(dict.fromkeys(tag for value in cleaned for tag in map(str.strip, value.split(",")) if tag))
    elif field != "authors":
        cleaned = cleaned[:1]
    if cleaned:
        yield claim_from_source(field, tuple(dict.fromkeys(cleaned)), source, rule, confidence)


def _clean(field: str, value: str) -> str:
    text = clean_line(html.unescape(value[: 4 * LONGEST_VALUE]))
    if len(text) > LONGEST_VALUE:
        return ""
    if field in {"published", "modified"}:
        dates = find_dates(text[:40])
        return dates[0].value if dates else ""
    if field == "source_url":
        return text if _WEB_ADDRESS.fullmatch(text) else ""
    if field == "authors":
        return "" if _ADDRESS_OR_HANDLE.search(text) else re.sub(r"^by\s+", "", text, flags=re.IGNORECASE)
    return text


def _meta_claims(tree: lxml.html.HtmlElement) -> Iterator[Claim]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").strip().lower()
            if key and element.get("content"):
                found.setdefault(key, []).append(element.get("content"))
    for rank, (name, field) in enumerate(META_FIELDS):
        confidence = 0.9 - rank / 1000  # the table's order decides between equals
        yield from _claim(field, found.get(name, ()), "meta", f"meta {name}", round(confidence, 3))


def _link_claims(tree: lxml.html.HtmlElement) -> Iterator[Claim]:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield from _claim("source_url", (element.get("href") or "",), "meta", "link canonical", 0.95)
    language = tree.get("lang") or ""
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}", language):
        yield claim_from_source("language", (language,), "meta", "html lang", 0.8)
    for element in tree.iter("time"):
        if "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None:
            yield from _claim("published", (element.get("datetime") or "",), "meta", "time datePublished", 0.85)
    for element in tree.iter("title"):
        yield from _claim("title", (element.text or "",), "meta", "title element", 0.5)
        break


def _json_ld_claims(tree: lxml.html.HtmlElement) -> Iterator[Claim]:
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "").lower():
            for node in _article_nodes(_parse_json(element.text or "")):
                yield from _node_claims(node)


def _parse_json(text: str) -> object:
    if len(text) > LARGEST_JSON:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _article_nodes(document: object) -> Iterator[dict[str, object]]:
    """Every article in a JSON-LD document, at any depth, without recursion."""
    queue = [document]
    for _ in range(MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            if _ARTICLE_TYPES.search(str(node.get("@type", ""))[:200]) and "headline" in node:
                yield node
            queue.extend(value for key, value in node.items() if key in {"@graph", "mainEntity", "mainEntityOfPage"})


def _node_claims(node: dict[str, object]) -> Iterator[Claim]:
    for key, field in (
        ("headline", "title"),
        ("datePublished", "published"),
        ("dateModified", "modified"),
        ("author", "authors"),
        ("publisher", "publisher"),
        ("articleSection", "section"),
        ("keywords", "tags"),
        ("description", "description"),
        ("inLanguage", "language"),
    ):
        yield from _claim(field, _strings(node.get(key)), "json-ld", f"json-ld {key}", 0.95)


def _strings(value: object) -> tuple[str, ...]:
    """The names in a JSON-LD value: a text, a thing with a name, or a list of them."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict):
        name = value.get("name")
        return (name,) if isinstance(name, str) else _strings(name) if isinstance(name, list) else ()
    if isinstance(value, list):
        return tuple(text for item in value[:MOST_VALUES] if isinstance(item, (str, dict)) for text in _strings(item))
    return ()
