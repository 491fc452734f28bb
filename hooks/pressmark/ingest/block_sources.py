"""What others say is the article: the text that an extractor kept, and the text that the page states about itself.

Neither decides; how much of a block each of them holds is a feature of the block.
"""

from __future__ import annotations

import copy
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import trafilatura

from pressmark.ingest.html_metadata import LARGEST_JSON
from pressmark.ingest.html_tree import HtmlTree
from pressmark.text import clean_name

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not do, we notice and say ourselves

LARGEST_FOR_TRAFILATURA = 3_000_000
"""Characters; larger pages are data, not articles, and trafilatura copies its tree several times."""

SHINGLE = 4
"""Words that are compared at a time."""

PHRASE_SHARE = 0.5
"""What a block of fewer words counts when its words stand in the text, but are no line of it."""

MOST_NODES = 5_000
"""Nodes of a JSON-LD document that are looked at."""

_MARKUP = re.compile(r"<[^<>]{1,2000}>")


@dataclass(frozen=True, slots=True)
class Cover:
    """A text in which blocks are looked up."""

    words: int
    lines: frozenset[str]
    shingles: frozenset[tuple[str, ...]]
    flat: str

    def share(self, folded: str, words: list[str]) -> float:
        """The share (0..1) of a block's words that stand in the text in the same order."""
        if not self.words or not folded:
            return 0.0
        if len(words) < SHINGLE:
            return 1.0 if folded in self.lines else PHRASE_SHARE if f" {folded} " in self.flat else 0.0
        own = _shingles(words)
        return sum(shingle in self.shingles for shingle in own) / len(own)


def make_cover(lines: Iterator[str] | list[str]) -> Cover:
    """Fold lines of text for look-up."""
    folded = [clean_name(line) for line in lines]
    words = " ".join(folded).split()
    return Cover(len(words), frozenset(folded), frozenset(_shingles(words)), f" {' '.join(words)} ")


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))


def find_kept_text(tree: HtmlTree) -> list[str]:
    """The lines of what trafilatura takes for the main text; none when it gives up."""
    if tree.length > LARGEST_FOR_TRAFILATURA:
        return []
    own = copy.deepcopy(tree.root)  # it takes its tree apart
    try:
        document = trafilatura.bare_extraction(own, include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, lxml.etree.LxmlError):
        return []  # it was not made for hostile pages; our own blocks are still there
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [text for child in body for text in _texts(child)]


def _texts(element: lxml.etree._Element) -> Iterator[str]:
    """The lines of a child of trafilatura's body: lists and tables by their items, the others whole."""
    parts = [part for part in element.iter("item", "cell", "p", "head", "quote") if part is not element]
    for part in parts or [element]:
        text = " ".join("".join(part.itertext()).split())
        if text:
            yield text
    if element.tail and element.tail.strip():
        yield element.tail


def find_stated_text(root: lxml.html.HtmlElement) -> list[str]:
    """The lines of the longest `articleBody` in the page's JSON-LD. Source: schema.org, Article."""
    best = ""
    for element in root.iter("script"):
        text = element.text or ""
        if "ld+json" in (element.get("type") or "").lower() and "articleBody" in text and len(text) <= LARGEST_JSON:
            best = max(best, *_bodies(text), key=len)
    return _MARKUP.sub(" ", best).split("\n") if best else []


def _bodies(text: str) -> Iterator[str]:
    yield ""
    try:
        queue = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MOST_NODES):
        if not queue:
            return
        node = queue.pop()
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            body = node.get("articleBody")
            if isinstance(body, str):
                yield body
            queue.extend(value for value in node.values() if isinstance(value, (dict, list)))
