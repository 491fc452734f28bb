"""Markdown in, lines out: markup goes, text survives, and everything is data. Line by line, and nothing nests.

Only what a note in Markdown needs is known: headings, lists, quotes, code fences, images, links, emphasis. Raw HTML
loses its tags and keeps its text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pressmark.ingest.clipper_fields import clean_links
from pressmark.ingest.lines import Line, clean_line, is_visible
from pressmark.model import Role
from pressmark.text import CELL_SEPARATOR

_FENCE = re.compile(r"\s{0,3}(?P<mark>`{3,}|~{3,})[^`]*$")
_HEADING = re.compile(r"\s{0,3}(?P<level>#{1,6})(?=\s|$)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r"(?:[-*_]\s*+){3,}$")
_ITEM = re.compile(r"\s*(?:[-*+]\s+(?P<text>\S.*)|(?P<numbered>\d{1,9}[.)]\s+\S.*))$")
"""A numbered item keeps its number: "see step 3" must find it."""

_QUOTE = re.compile(r"\s{0,3}>\s?(?:\[!\w{1,20}\][+-]?(?:\s|$))?(?P<text>.*)$")  # [!note] makes it a box in Obsidian
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,200}\]:\s*\S+")
_TABLE_RULE = re.compile(r"\|?(?:\s*+:?-++:?\s*+\|)++\s*+:?-*+:?$")
_ROW = re.compile(r"\s{0,3}\|.*\|")
_CELL_END = re.compile(r"(?<!\\)\|")

_IMAGE_LINE = re.compile(r"\s*!\[(?P<text>[^\[\]]{0,600})\]\([^()\n]{0,2000}\)\s*$")

_IMAGE = re.compile(r"!\[[^\[\]]{0,600}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[(?P<text>[^\[\]]{1,600})\](?:\([^()\n]{0,2000}\)|\[[^\[\]]{0,200}\])")
_HIGHLIGHT = re.compile(r"(?<![\w=])==(?=\S)(?P<text>[^=\n]{1,400}?)(?<=\S)==(?![\w=])")
"""Source: Obsidian help, "Basic formatting syntax"; Joplin, "Markdown Guide"."""

TABLE_RULE = "markdown_table_rule"

_EMBEDDED = re.compile(r"!\[\[[^\[\]]{1,600}\]\]")
_AUTOLINK = re.compile(r"<(?P<text>https?://[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
_EMPHASIS = re.compile(
    r"(?<![\w*_~`])(?P<mark>\*{1,3}|_{1,3}|~~|`{1,2})(?=\S)(?P<text>[^*_~`]{1,400}?)(?<=\S)(?P=mark)(?![\w*_~`])"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

LONGEST_MARKED_LINE = 20_000
"""Characters; the markup of longer lines stays as text, so that hostile lines cost nothing."""


@dataclass(slots=True)
class _Open:
    """A line that may still grow, with the texts of the lines that it was joined from."""

    line: Line
    texts: list[str]
    raw: str = ""
    """The line as it stands in the seed; empty when markup of its own made it more than a paragraph."""

    def close(self) -> Line:
        return replace(self.line, text=" ".join(self.texts)) if len(self.texts) > 1 else self.line


def parse_markdown(raw_lines: Sequence[str], start: int = 1) -> tuple[Line, ...]:
    """Every non-blank line of Markdown as text with a hint of its role; `start` is the number of the first."""
    lines: list[_Open] = []
    fence = ""
    for number, raw in enumerate(raw_lines, start):
        if not is_visible(raw):
            continue
        marked = _FENCE.match(raw[:LONGEST_MARKED_LINE])
        if marked and (not fence or marked["mark"].startswith(fence)):
            fence = "" if fence else marked["mark"]
            _add(lines, Line(clean_line(raw), number, number, Role.FURNITURE, "markdown_markup"))
        elif fence:
            _add(lines, Line(clean_line(raw), number, number, Role.BODY, "code"))
        else:
            _append(lines, raw, number)
    return tuple(line.close() for line in lines)


def _add(lines: list[_Open], line: Line, raw: str = "") -> None:
    checked = _checked(line)
    lines.append(_Open(checked, [checked.text], raw))


def _append(lines: list[_Open], raw: str, number: int) -> None:
    """Add a line outside code, or join it to the paragraph that it continues."""
    before = lines[-1] if lines and lines[-1].line.last == number - 1 else None
    if before is not None and before.line.rule == "markdown_paragraph" and _UNDERLINE.match(raw):
        role, rule = (Role.TITLE, "markdown_title") if "=" in raw else (Role.HEADING, "markdown_heading")
        before.line = replace(before.line, last=number, hint=role, rule=rule)
        return
    line = _checked(_parse_line(raw, number))
    if before is not None and _is_table(before, raw):
        _continue_table(lines, raw, number)
        return
    if before is not None and _continues(before.line, line, raw):
        before.line = replace(before.line, last=number)
        before.texts.append(line.text)
    else:
        _add(lines, line, raw)


def _is_table(before: _Open, raw: str) -> bool:
    """Whether the line belongs to a table: its rule below the first row, or a further row."""
    if len(raw) > LONGEST_MARKED_LINE or "|" not in raw:
        return False
    if _TABLE_RULE.match(raw.strip()):
        return "|" in before.raw and len(before.texts) == 1
    return before.line.rule in {"markdown_row", TABLE_RULE}


def _continue_table(lines: list[_Open], raw: str, number: int) -> None:
    if not _TABLE_RULE.match(raw.strip()):
        lines.append(_Open(line := _row(raw, number), [line.text], raw))
        return
    head = lines[-1]
    head.line = _row(head.raw, number - 1)
    head.texts = [head.line.text]
    lines.append(_Open(line := Line(clean_line(raw), number, number, Role.FURNITURE, TABLE_RULE), [line.text]))


def _row(raw: str, number: int) -> Line:
    """A row of a table: its cells with a bar between them."""
    inner = raw.strip().removeprefix("|").removesuffix("|")
    cells = [clean_inline(cell.replace("\\|", "|")) for cell in _CELL_END.split(inner)]
    text = CELL_SEPARATOR.join(cells).strip() if any(cells) else ""
    return _checked(Line(text, number, number, Role.BODY, "markdown_row"))


def _continues(before: Line, line: Line, raw: str) -> bool:
    """Whether a line goes on with the paragraph, quote or list item above it."""
    if line.rule == "markdown_quote":
        return before.rule == "markdown_quote"
    indented_item = before.rule == "markdown_item" and raw[:1].isspace()
    return line.rule == "markdown_paragraph" and (before.rule == "markdown_paragraph" or indented_item)


def _checked(line: Line) -> Line:
    """A line of which only markup was there has no text, and says so."""
    return line if line.text else Line("", line.first, line.last, Role.FURNITURE, "markdown_markup")


def _parse_line(raw: str, number: int) -> Line:
    if len(raw) > LONGEST_MARKED_LINE:
        return Line(clean_line(raw), number, number, Role.BODY, "markdown_paragraph")
    if _RULE.match(raw.strip()) or _TABLE_RULE.match(raw.strip()) or _DEFINITION.match(raw):
        return Line(clean_line(raw), number, number, Role.FURNITURE, "markdown_markup")
    heading = _HEADING.match(raw)
    if heading:
        role, rule = (Role.TITLE, "markdown_title") if heading["level"] == "#" else (Role.HEADING, "markdown_heading")
        return Line(clean_inline(_heading_text(raw[heading.end() :])), number, number, role, rule)
    return _row(raw, number) if _ROW.match(raw) else _parse_marked(raw, number)


def _parse_marked(raw: str, number: int) -> Line:
    """A line with a mark at its beginning, or a paragraph."""
    image, quote, item = _IMAGE_LINE.match(raw), _QUOTE.match(raw), _ITEM.match(raw)
    if image:
        return Line(clean_inline(image["text"]), number, number, Role.CAPTION, "markdown_image")
    if quote:
        return Line(clean_inline(quote["text"]), number, number, Role.QUOTE, "markdown_quote")
    if item:
        return Line(clean_inline(item["text"] or item["numbered"]), number, number, Role.LIST, "markdown_item")
    return Line(clean_inline(raw), number, number, Role.BODY, "markdown_paragraph")


def _heading_text(rest: str) -> str:
    """The text of a heading; a run of # at its end is decoration if a space stands before it."""
    text = rest.strip()
    bare = text.rstrip("#")
    return bare if not bare or bare[-1].isspace() else text


def clean_inline(text: str) -> str:
    """Take the markup out of a line: the text of links and emphasis stays, tags and images go."""
    if not any(char in text for char in "*_`~[<\\&="):
        return clean_line(text.strip("|").replace("|", " ") if text.lstrip().startswith("|") else text)
    text = _IMAGE.sub(" ", _EMBEDDED.sub(" ", text))
    text = _HIGHLIGHT.sub(r"\g<text>", clean_links(text))
    text = _LINK.sub(r"\g<text>", text)
    text = _AUTOLINK.sub(r"\g<text>", text)
    text = _TAG.sub(" ", text)
    text = _EMPHASIS.sub(r"\g<text>", _EMPHASIS.sub(r"\g<text>", text))
    return clean_line(html.unescape(_ESCAPE.sub(r"\1", text)))
