"""Other ways in which the same page is copied, for training the line model: what programs differ in, chosen at random.

Some break lines at every link, some print a list or the cells of a table on one line, some mark and indent lists, some
leave blank lines out or double them, some print the window's title, menus and what scripts would hide. A page's own way
is drawn from its id, so that training is repeatable.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from pressmark.ingest.html_tree import parse_html

SHORT_WORDS = 5
"""Words; runs of such lines are menus, and may stand on one line."""

FEWEST_IN_RUN = 3
BLOCKS = frozenset(
    """address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option optgroup p pre section select summary
    table tbody tfoot thead tr ul video audio iframe title caption""".split()
)
CELLS = frozenset({"td", "th"})
NEVER = frozenset({"script", "style", "template", "svg", "math", "object", "textarea", "datalist"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MARKS = (("* ", "+ ", "o ", "- "), ("- ", "- ", "- "), ("• ", "◦ ", "▪ "), ("* ", "* ", "* "), ("– ", "– "))
DELIMITERS = (" ", "  ", " | ", " · ", " • ", " / ", ", ", "")
_SPACE = re.compile(r"\s+")
_MARK = re.compile(r"^(?:[-*•–·▪●►]\s+)")


@dataclass(frozen=True)
class Manner:
    """How a program copies."""

    breaks: float
    """Share of the borders of links and emphasis at which a line ends."""
    gaps: str
    """Blank lines: none, each, double, or kept as the page has them."""
    marks: tuple[str, ...]
    """Before list items, by depth; empty for none."""
    indent: int
    cells: str
    """What stands between the cells of a table; a line end is possible."""
    joined: float
    """Share of menus printed on one line."""
    delimiter: str
    window_title: bool
    unseen: bool
    """Whether what browsers do not show is printed: noscript, options of forms."""
    heads: str
    """What stands before a heading."""


def draw_manner(rnd: random.Random) -> Manner:
    return Manner(
        breaks=rnd.choice((0.0, 0.0, 0.0, rnd.random(), 1.0)),
        gaps=rnd.choice(("none", "none", "each", "double", "kept")),
        marks=rnd.choice(((), (), *MARKS)),
        indent=rnd.choice((0, 0, 2, 4)),
        cells=rnd.choice((" ", "  ", " | ", "\t", "\n", "\n")),
        joined=rnd.choice((0.0, 0.0, 0.0, 0.5, 1.0)),
        delimiter=rnd.choice(DELIMITERS),
        window_title=rnd.random() < 0.4,
        unseen=rnd.random() < 0.5,
        heads=rnd.choice(("", "", "", "", "# ")),
    )


def vary_text(text: str, key: str) -> str:
    """A copied text as another program might have copied it."""
    rnd = random.Random(key)
    manner = draw_manner(rnd)
    lines = [line for line in text.split("\n") if line.strip()]
    if rnd.random() < 0.5:
        lines = [_MARK.sub("", line) for line in lines]
    runs = _runs(lines)
    varied: list[str] = []
    for run in runs:
        if len(run) >= FEWEST_IN_RUN and rnd.random() < manner.joined:
            varied += _joined(run, manner, rnd)
        elif len(run) >= FEWEST_IN_RUN and manner.marks and rnd.random() < 0.7:
            varied += [" " * manner.indent + manner.marks[0] + line for line in run]
        else:
            for line in run:
                varied += _broken(line, manner.breaks * 0.3, rnd)
    return _with_gaps(varied, manner, text, rnd)


def _runs(lines: list[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for line in lines:
        if len(line.split()) <= SHORT_WORDS:
            run.append(line)
            continue
        if run:
            yield run
            run = []
        yield [line]
    if run:
        yield run


def _joined(run: list[str], manner: Manner, rnd: random.Random) -> list[str]:
    joined: list[str] = []
    place = 0
    while place < len(run):
        size = rnd.randint(2, 12)
        joined.append(manner.delimiter.join(run[place : place + size]))
        place += size
    return joined


def _broken(line: str, rate: float, rnd: random.Random) -> list[str]:
    """The line, broken around a few words here and there as around a link."""
    words = line.split(" ")
    if not rate or len(words) <= SHORT_WORDS:
        return [line]
    pieces: list[list[str]] = [[]]
    place = 0
    while place < len(words):
        capital = words[place][:1].isupper()
        if place and rnd.random() < rate * (0.4 if capital else 0.06):
            size = rnd.randint(1, 5)
            pieces += [words[place : place + size], []]
            place += size
        else:
            pieces[-1].append(words[place])
            place += 1
    return [" ".join(piece) for piece in pieces if piece]


def _with_gaps(lines: list[str], manner: Manner, text: str, rnd: random.Random) -> str:
    if manner.gaps == "none":
        return "\n".join(lines)
    if manner.gaps == "kept":
        share = min(1.0, text.count("\n\n") / max(1, len(lines)))
        return "".join(line + ("\n\n" if rnd.random() < share else "\n") for line in lines)
    return ("\n\n" if manner.gaps == "each" else "\n\n\n").join(lines)


def dump_page(html: str, key: str) -> str | None:
    """A page as some program might print it; None when there is none."""
    rnd = random.Random(key)
    tree = parse_html(html)
    if tree is None:
        return None
    return _Printer(draw_manner(rnd), rnd).print_page(tree.root)


class _Printer:
    """The lines of a page, in one manner."""

    def __init__(self, manner: Manner, rnd: random.Random) -> None:
        self.manner, self.rnd = manner, rnd
        self.lines: list[str] = []
        self.current: list[str] = []
        self.depth = 0

    def print_page(self, root: HtmlElement) -> str:
        title = root.findtext(".//title")
        if self.manner.window_title and title:
            self._text(title)
            self._end(gap=True)
        self._element(root)
        self._end(gap=False)
        kept = [line for index, line in enumerate(self.lines) if line or (index and self.lines[index - 1])]
        if self.manner.gaps == "none":
            kept = [line for line in kept if line]
        elif self.manner.gaps in {"each", "double"}:
            gap = "\n\n" if self.manner.gaps == "each" else "\n\n\n"
            return gap.join(line for line in kept if line)
        return "\n".join(kept)

    def _element(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in NEVER or tag == "head":
            return
        if tag in {"noscript", "select"} and not self.manner.unseen:
            return
        if tag in {"br", "hr"}:
            self._end(gap=False)
            return
        if isinstance(element, etree._Comment):
            return
        self._open(tag)
        self._text(element.text)
        for child in element:
            inline = isinstance(child.tag, str) and child.tag not in BLOCKS and child.tag not in CELLS
            breaks = inline and child.tag != "br" and self.rnd.random() < self.manner.breaks
            if breaks:
                self._end(gap=False)
            self._element(child)
            if breaks:
                self._end(gap=False)
            self._text(child.tail)
        self._close(tag)

    def _open(self, tag: str) -> None:
        if tag in CELLS:
            if self.manner.cells == "\n":
                self._end(gap=False)
            elif "".join(self.current).strip():
                self.current.append(self.manner.cells)
        elif tag in BLOCKS:
            self._end(gap=tag not in {"li", "tr", "option", "dd", "div"})
            if tag in {"ul", "ol"}:
                self.depth += 1
            elif tag == "li" and self.manner.marks:
                self.current.append(self.manner.marks[max(0, self.depth - 1) % len(self.manner.marks)])
            elif tag in HEADINGS and self.manner.heads:
                self.current.append(self.manner.heads)

    def _close(self, tag: str) -> None:
        if tag in BLOCKS:
            if tag in {"ul", "ol"}:
                self.depth -= 1
            self._end(gap=tag not in {"li", "tr", "option", "dd", "div"})

    def _text(self, text: str | None) -> None:
        if text:
            self.current.append(_SPACE.sub(" ", text))

    def _end(self, *, gap: bool) -> None:
        line = "".join(self.current)
        if self.manner.cells != "\t":
            line = line.rstrip()
        if line.strip():
            self.lines.append(" " * (self.manner.indent * self.depth) + line.strip())
        self.current.clear()
        if gap and self.lines and self.lines[-1]:
            self.lines.append("")
