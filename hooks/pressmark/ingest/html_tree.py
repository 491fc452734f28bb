"""HTML text in, the tree that a browser would make of it out, as far as lxml's parser sees it otherwise.

libxml2 nests what follows an embedded object or an unclosed drawing into it, starts a second document behind
`</html>`, and runs no script, so that what React streams stays hidden. Each would take an article's text away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]

_STREAMED = re.compile(r"(?:[\w:-]{0,40})S:[0-9a-f]{1,8}")
"""The id of a hidden element that a script moves to its place while the page loads.
Source: React, react-dom-bindings, ReactFizzConfigDOM (segmentPrefix)."""

_EMBEDDED = "embed"
"""It is void, but holds what follows for libxml2, and readers leave that out. Source: WHATWG HTML, 13.1.2."""

_FOREIGN = frozenset({"svg", "math"})
_BREAKS_OUT = frozenset(
    """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta
    nobr ol p pre ruby s small span strong strike sub sup table tt u ul var""".split()
)
"""Start tags that end a drawing or formula that nothing closed. Source: WHATWG HTML, 13.2.6.5."""

_HOLDS_HTML = frozenset({"foreignobject", "desc", "title", "annotation-xml"})
"""Elements of drawings and formulas that hold HTML. Source: WHATWG HTML, 13.2.6."""

_DOCUMENT_PARTS = frozenset({"html", "head", "body"})


@dataclass(frozen=True, slots=True)
class HtmlTree:
    root: lxml.html.HtmlElement
    length: int
    """Characters of the page as saved."""


def parse_html(text: str) -> HtmlTree | None:
    """The page's tree; None when there is nothing to make one of."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None
    _join_documents(root)
    _open_elements(root)
    _show_streamed(root)
    return HtmlTree(root, len(text))


def _join_documents(root: lxml.html.HtmlElement) -> None:
    """Put what stands behind `</html>` at the end of the body."""
    others = list(root.itersiblings())
    bodies = root.findall("body")
    target = bodies[-1] if bodies else root
    for other in others:
        for element in (other, *other):
            if element.tag in _DOCUMENT_PARTS:
                element.tag = "div"
        target.append(other)


def _open_elements(root: lxml.html.HtmlElement) -> None:
    """Make ordinary elements of those that hold HTML and must not: embedded objects and drawings."""
    broken = [element for element in root.iter(_EMBEDDED) if len(element) or element.text]
    drawings: list[lxml.html.HtmlElement] = []
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        if element.tag in _FOREIGN or (drawings and element.tag in _HOLDS_HTML):
            if event == "start":
                drawings.append(element)
            elif drawings and drawings[-1] is element:
                drawings.pop()
        elif drawings and event == "start" and element.tag in _BREAKS_OUT and drawings[-1].tag in _FOREIGN:
            broken.extend(drawings)
            drawings.clear()
    for element in broken:
        element.tag = "div"


def _show_streamed(root: lxml.html.HtmlElement) -> None:
    """Show what a script would have shown; where it would have put it makes no difference to its text."""
    streamed = [element for element in root.iter("div") if _is_streamed(element)]
    for element in streamed:
        del element.attrib["hidden"]


def _is_streamed(element: lxml.html.HtmlElement) -> bool:
    return element.get("hidden") is not None and _STREAMED.fullmatch(element.get("id") or "") is not None
