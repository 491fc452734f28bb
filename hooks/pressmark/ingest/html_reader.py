"""An HTML page in, its visible blocks out in document order, each with whether it belongs to the main text.

lxml gives the blocks, so that nothing visible is lost silently; trafilatura says which of them are the article. Where
trafilatura gives up, the blocks are decided like lines of text.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, replace

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import trafilatura

from pressmark.ingest.claims import HEADLINE_RULE, Claim
from pressmark.ingest.html_metadata import find_metadata
from pressmark.ingest.html_tree import parse_html
from pressmark.ingest.lines import MOST_LINES, Line, clean_line
from pressmark.model import Role
from pressmark.text import clean_name

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not do, we notice and say ourselves

HEAD_SIZE = 8 * 1024
"""Bytes in which a page declares its encoding; browsers look into 1,024, saved pages carry more before it."""

LARGEST_FOR_TRAFILATURA = 3_000_000
"""Characters; larger pages are data, not articles, and trafilatura copies its tree several times."""

MOST_BLOCKS_FOR_TRAFILATURA = 20_000
"""Blocks; a table of 200,000 cells took it 9 s a megabyte."""

FEWEST_KEPT_WORDS = 30
"""Words; when trafilatura keeps fewer it has missed the article, and the rules for text do better."""

SHARE_CONFIRMED = 0.3
"""Share of a heading's words that a title in the metadata must have; 0.3 to 0.5 score alike, above it they fall."""

SHINGLE = 4
SHARE_KEPT = 0.6
"""Share of a block's word 4-grams that trafilatura must have kept: it may clip a block, but not by half."""

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)

_UNSEEN = frozenset(
    "script style template head noscript svg math iframe object select datalist canvas audio video map".split()
)
_BLOCK = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table
    tbody td tfoot th thead tr ul""".split()
)
_HINTS: dict[str, tuple[Role, str]] = {
    "h1": (Role.TITLE, "html_h1"),
    **{f"h{level}": (Role.HEADING, f"html_h{level}") for level in range(2, 7)},
    "li": (Role.LIST, "html_li"),
    "blockquote": (Role.QUOTE, "html_blockquote"),
    "figcaption": (Role.CAPTION, "html_figcaption"),
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlPage:
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]


@dataclass(slots=True)
class _Walk:
    """The blocks found so far and the text of the open one."""

    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)

    def flush(self) -> None:
        text = clean_line("".join(self.pieces))
        self.pieces.clear()
        if text:
            hinting = next((tag for tag in reversed(self.open_tags) if tag in _HINTS), "")
            role, rule = _HINTS.get(hinting, (Role.BODY, "html_text"))
            number = len(self.lines) + 1
            self.lines.append(Line(text, number, number, role, rule))


def find_declared_charset(content: bytes) -> str | None:
    match = _CHARSET.search(content[:HEAD_SIZE])
    return match[1].decode("ascii") if match else None


def read_html(text: str) -> HtmlPage:
    """The visible blocks of a page and what it says about itself."""
    tree = parse_html(text)
    if tree is None:
        return HtmlPage((), ())
    lines = _find_blocks(tree.root)
    claims = find_metadata(tree.root)
    kept = _find_kept(tree.source) if len(lines) <= MOST_BLOCKS_FOR_TRAFILATURA else None
    if kept is not None:
        lines = tuple(replace(line, kept=kept.holds(line.text)) for line in lines)
    else:
        lines = tuple(replace(line, hint=None) if line.hint is Role.BODY else line for line in lines)
    return HtmlPage(_choose_title(lines, claims), claims)


def _find_blocks(tree: lxml.html.HtmlElement) -> tuple[Line, ...]:
    walk = _Walk()
    walker = lxml.etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if len(walk.lines) > MOST_LINES:  # the seed will be refused, and the rest of it costs a minute
            break
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _is_unseen(tag, element):
                walker.skip_subtree()
            else:
                _open(walk, tag, element)
        else:
            _close(walk, tag, element)
    walk.flush()
    return tuple(walk.lines)


def _is_unseen(tag: str, element: lxml.html.HtmlElement) -> bool:
    if tag in {"html", "body"}:
        return False  # a script shows the page when it has loaded
    hidden = element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or "")
    return tag in _UNSEEN or not tag or bool(hidden)


def _open(walk: _Walk, tag: str, element: lxml.html.HtmlElement) -> None:
    if tag in _BLOCK:
        walk.flush()
        walk.open_tags.append(tag)
    elif tag == "br":
        if walk.pieces and walk.pieces[-1] == "\n":
            walk.flush()
        else:
            walk.pieces.append("\n")
    if element.text and tag != "br":
        walk.pieces.append(element.text)


def _close(walk: _Walk, tag: str, element: lxml.html.HtmlElement) -> None:
    if tag in _BLOCK and not _is_unseen(tag, element):
        walk.flush()
        if walk.open_tags:
            walk.open_tags.pop()
    if element.tail and (element.tail.strip() or not walk.pieces or walk.pieces[-1] != "\n"):
        walk.pieces.append(element.tail)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What trafilatura took for the main text."""

    whole: frozenset[str]
    shingles: frozenset[tuple[str, ...]]

    def holds(self, text: str) -> bool:
        folded = clean_name(text)
        words = folded.split()
        if len(words) < SHINGLE:
            return folded in self.whole
        own = _shingles(words)
        return sum(shingle in self.shingles for shingle in own) >= SHARE_KEPT * len(own)


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)]


def _find_kept(text: str) -> _Kept | None:
    if len(text) > LARGEST_FOR_TRAFILATURA:
        return None
    try:
        document = trafilatura.bare_extraction(text, include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, lxml.etree.LxmlError):
        return None  # it was not made for hostile pages; our own blocks are still there
    body = getattr(document, "body", None)
    if body is None:
        return None
    pieces = [
        clean_name(piece) for element in body.iter() for piece in (element.text, element.tail, _whole(element)) if piece
    ]
    words = clean_name(" ".join(body.itertext())).split()
    return _Kept(frozenset(pieces), frozenset(_shingles(words))) if len(words) >= FEWEST_KEPT_WORDS else None


def _whole(element: lxml.etree._Element) -> str:
    return "".join(element.itertext()) if element.tag in {"head", "item", "p", "cell", "quote", "hi"} else ""


def _choose_title(lines: tuple[Line, ...], claims: tuple[Claim, ...]) -> tuple[Line, ...]:
    """One first-level heading is the title: the one that the page's metadata names, else the longest."""
    named = [clean_name(claim.values[0]) for claim in claims if claim.field == "title"]
    headings = [line for line in lines if line.hint is Role.TITLE]
    if not headings:
        return lines
    best = max(headings, key=lambda line: (_is_named(line, named), len(line.text), -line.first))
    chosen = {line.first: replace(line, hint=Role.HEADING) for line in headings}
    chosen[best.first] = replace(best, rule=HEADLINE_RULE) if _is_confirmed(best, named) else best
    return tuple(chosen.get(line.first, line) for line in lines)


def _is_named(line: Line, named: list[str]) -> bool:
    folded = clean_name(line.text)
    return any(folded and folded in name for name in named)


def _is_confirmed(line: Line, named: list[str]) -> bool:
    """Whether the heading is the article's and not the site's: its metadata has enough of its words."""
    words = clean_name(line.text).split()
    known = (set(name.split()) for name in named)
    return _is_named(line, named) or any(
        sum(word in title for word in words) >= SHARE_CONFIRMED * len(words) > 0 for title in known
    )
