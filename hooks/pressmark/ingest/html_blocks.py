"""An HTML tree in, its blocks of text out in document order, each with where in the tree it stands.

A block ends where a browser would begin a new line. Nothing visible is lost; what a style hides is there too and
marked, since pages hide text that a script or a subscription shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]

from pressmark.ingest.lines import MOST_LINES, clean_line
from pressmark.text import CELL_SEPARATOR

UNSEEN = frozenset(
    "script style template head title noscript svg math iframe object select datalist canvas audio video map".split()
)
BLOCK_TAGS = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table
    tbody td tfoot th thead tr ul""".split()
)
ROLE_TAGS = frozenset("h1 h2 h3 h4 h5 h6 li blockquote figcaption".split())
"""Tags that say what the text in them is."""

_PRESSED = frozenset({"a", "button", "label"})
"""Elements whose words are pressed, not read."""

_STRONG = frozenset({"b", "strong"})
_CELLS = frozenset({"td", "th"})
_NO_ROW = frozenset("table ul ol dl h1 h2 h3 h4 h5 h6 figure blockquote form article section pre".split())
"""Elements that make a table's row more than a row of short cells."""

CELL_LENGTH = 300
"""Characters; a table with longer cells arranges a page, and its cells are blocks of their own."""

ROW_ELEMENTS = 400
"""Elements of a row that are looked at; a longer one is no row that anybody reads."""


_LISTS = frozenset({"ol", "ul"})
_NUMBER = re.compile(r"\d{1,6}")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME = re.compile(r"[a-z]{2,30}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMING = ("class", "id", "role", "itemprop", "itemtype", "aria-label", "data-testid", "data-component", "data-type")
LONGEST_NAMES = 300
"""Characters of an attribute that are read for names."""


@dataclass(slots=True)
class Place:
    """An element that holds blocks."""

    tag: str
    parent: Place | None
    depth: int
    names: tuple[str, ...]
    """Words of class, id, role and the like."""
    kind: str
    """Tag and class: siblings of one kind are alike."""
    hidden: bool
    number: int
    """In document order."""
    role_tag: str = ""
    """The nearest of `ROLE_TAGS` around it, itself included."""
    table: int = -1
    """The number of the nearest table around it; -1 for none."""
    kinds: dict[str, int] = field(default_factory=dict)
    """Kind of child: how often."""


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    text: str
    place: Place
    tag: str
    pressed: int
    """Characters inside links and buttons."""
    strong: int
    """Characters in bold."""
    row: bool = False
    """Whether it is a table's row, its cells joined."""
    head: bool = False
    """Whether all cells of the row are heads."""
    number: int | None = None
    """Of an item of a numbered list, where its text begins."""

    @property
    def hidden(self) -> bool:
        return self.place.hidden


@dataclass(slots=True)
class _Walk:
    """The blocks found so far, the text of the open one, and where the walk stands."""

    place: Place
    blocks: list[HtmlBlock] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    pressing: int = 0
    bold: int = 0
    pressed: int = 0
    strong: int = 0
    places: int = 0
    numbers: list[int | None] = field(default_factory=list)
    """Of each open list the number of its last item; None for lists without numbers."""
    number: int | None = None
    """Of the item that has begun and has no text yet."""

    def add(self, text: str) -> None:
        self.pieces.append(text)
        if self.pressing:
            self.pressed += len(text)
        if self.bold:
            self.strong += len(text)

    def flush(self) -> None:
        text = clean_line("".join(self.pieces))
        if text:
            block = HtmlBlock(text, self.place, self.place.tag, self.pressed, self.strong, number=self.number)
            self.blocks.append(block)
            self.number = None
        self.pieces.clear()
        self.pressed = self.strong = 0


def find_blocks(root: lxml.html.HtmlElement) -> tuple[HtmlBlock, ...]:
    """Every block of text under the root, hidden ones included; at most a little more than `MOST_LINES`."""
    walk = _Walk(Place("html", None, 0, (), "html", hidden=False, number=0))
    walker = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if len(walk.blocks) > MOST_LINES:  # the seed will be refused, and the rest of it costs a minute
            break
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            _close(walk, tag, element)
        elif _is_skipped(tag, element):
            walker.skip_subtree()
        elif tag == "tr" and (cells := _read_row(element)):
            _open(walk, tag, element)
            walk.flush()
            text = CELL_SEPARATOR.join(cells)
            head = all(cell.tag == "th" for cell in element)
            walk.blocks.append(HtmlBlock(text, walk.place, tag, _pressed_in(element), 0, row=True, head=head))
            walker.skip_subtree()
        else:
            _open(walk, tag, element)
    walk.flush()
    return tuple(walk.blocks)


def _open(walk: _Walk, tag: str, element: lxml.html.HtmlElement) -> None:
    if tag in BLOCK_TAGS or "-" in tag:
        if tag in BLOCK_TAGS:
            walk.flush()
        walk.places += 1
        walk.place = _make_place(walk, tag, element)
        _count_items(walk, tag, element)
    elif tag in _PRESSED:
        walk.pressing += 1
    elif tag in _STRONG:
        walk.bold += 1
    elif tag == "br":
        if walk.pieces and walk.pieces[-1] == "\n":
            walk.flush()
        else:
            walk.pieces.append("\n")
        return
    if element.text:
        walk.add(element.text)


def _count_items(walk: _Walk, tag: str, element: lxml.html.HtmlElement) -> None:
    """Number the items of numbered lists, as browsers do."""
    if tag in _LISTS:
        walk.numbers.append(_read_number(element.get("start"), 1) - 1 if tag == "ol" else None)
    elif tag == "li":
        walk.number = None
        if walk.numbers and (last := walk.numbers[-1]) is not None:
            walk.number = walk.numbers[-1] = _read_number(element.get("value"), last + 1)


def _read_number(value: str | None, otherwise: int) -> int:
    return int(value) if value and _NUMBER.fullmatch(value) else otherwise


def _close(walk: _Walk, tag: str, element: lxml.html.HtmlElement) -> None:
    if not _is_skipped(tag, element):
        if tag in BLOCK_TAGS or "-" in tag:
            if tag in BLOCK_TAGS:
                walk.flush()
            if walk.place.parent is not None:
                walk.place = walk.place.parent
            if tag in _LISTS and walk.numbers:
                walk.numbers.pop()
        elif tag in _PRESSED:
            walk.pressing -= 1
        elif tag in _STRONG:
            walk.bold -= 1
    if element.tail and (element.tail.strip() or not walk.pieces or walk.pieces[-1] != "\n"):
        walk.add(element.tail)


def _is_skipped(tag: str, element: lxml.html.HtmlElement) -> bool:
    if not tag or tag in UNSEEN:
        return True
    return tag not in BLOCK_TAGS and "-" not in tag and _is_hidden(element)


def _make_place(walk: _Walk, tag: str, element: lxml.html.HtmlElement) -> Place:
    parent = walk.place
    values = [value for name in _NAMING if (value := element.get(name))] if element.attrib else []
    names = tuple(sorted({word for value in values for word in _split_names(value[:LONGEST_NAMES])}))
    kind = f"{tag} {element.get('class') or ''}" if values else f"{tag} "
    parent.kinds[kind] = parent.kinds.get(kind, 0) + 1
    hidden = parent.hidden or (tag not in {"html", "body"} and _is_hidden(element))
    role_tag = tag if tag in ROLE_TAGS else parent.role_tag
    table = walk.places if tag == "table" else parent.table
    return Place(tag, parent, parent.depth + 1, names, kind, hidden, walk.places, role_tag, table)


@lru_cache(maxsize=4096)
def _split_names(value: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(_CAMEL.sub(" ", value).lower()))


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    """Whether a style hides it; that of a page as a whole is lifted by a script when it has loaded."""
    if not element.attrib:
        return False
    return element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or "") is not None


def _read_row(row: lxml.html.HtmlElement) -> list[str]:
    """The texts of a row's cells, if it is a row of short ones and not a part of the page's layout."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) < 2 or len(cells) != len(row):  # noqa: PLR2004 -- one cell is no row
        return []
    for count, element in enumerate(row.iter()):
        if count > ROW_ELEMENTS or element.tag in _NO_ROW:
            return []
    texts = [clean_line(" ".join(_seen_text(cell))) for cell in cells]
    return texts if any(texts) and max(map(len, texts)) <= CELL_LENGTH else []


def _seen_text(cell: lxml.html.HtmlElement) -> Iterator[str]:
    walker = lxml.etree.iterwalk(cell, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if not isinstance(element.tag, str) or element.tag in UNSEEN or _is_hidden(element):
                walker.skip_subtree()
            elif element.text:
                yield element.text
        elif element is not cell and element.tail:
            yield element.tail


def _pressed_in(row: lxml.html.HtmlElement) -> int:
    return sum(len(clean_line("".join(link.itertext()))) for link in row.iter("a"))
