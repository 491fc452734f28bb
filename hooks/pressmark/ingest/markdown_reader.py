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

_FENCE = re.compile(r"\s{0,3}(?P<mark>`{3,}|~{3,})[^`]*$")
_HEADING = re.compile(r"\s{0,3}(?P<level>#{1,6})(?=\s|$)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r"(?:[-*_]\s*+){3,}$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?P<text>\S.*)$")
_QUOTE = re.compile(r"\s{0,3}>\s?(?:\[!\w{1,20}\][+-]?(?:\s|$))?(?P<text>.*)$")  # [!note] makes it a box in Obsidian
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,200}\]:\s*\S+")
_TABLE_RULE = re.compile(r"\|?(?:\s*+:?-++:?\s*+\|)++\s*+:?-*+:?$")
_IMAGE_LINE = re.compile(r"\s*!\[(?P<text>[^\[\]]{0,600})\]\([^()\n]{0,2000}\)\s*$")

_IMAGE = re.compile(r"!\[[^\[\]]{0,600}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[(?P<text>[^\[\]]{1,600})\](?:\([^()\n]{0,2000}\)|\[[^\[\]]{0,200}\])")
_HIGHLIGHT = re.compile(r"(?<![\w=])==(?=\S)(?P<text>[^=\n]{1,400}?)(?<=\S)==(?![\w=])")
"""Source: Obsidian help, "Basic formatting syntax"; Joplin, "Markdown Guide"."""

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


def _add(lines: list[_Open], line: Line) -> None:
    checked = _checked(line)
    lines.append(_Open(checked, [checked.text]))


def _append(lines: list[_Open], raw: str, number: int) -> None:
    """Add a line outside code, or join it to the paragraph that it continues."""
    before = lines[-1] if lines and lines[-1].line.last == number - 1 else None
    if before is not None and before.line.rule == "markdown_paragraph" and _UNDERLINE.match(raw):
        role, rule = (Role.TITLE, "markdown_title") if "=" in raw else (Role.HEADING, "markdown_heading")
        before.line = replace(before.line, last=number, hint=role, rule=rule)
        return
    line = _checked(_parse_line(raw, number))
    if before is not None and _continues(before.line, line, raw):
        before.line = replace(before.line, last=number)
        before.texts.append(line.text)
    else:
        _add(lines, line)


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
    image = _IMAGE_LINE.match(raw)
    if image:
        return Line(clean_inline(image["text"]), number, number, Role.CAPTION, "markdown_image")
    for pattern, role, rule in ((_QUOTE, Role.QUOTE, "markdown_quote"), (_ITEM, Role.LIST, "markdown_item")):
        match = pattern.match(raw)
        if match:
            return Line(clean_inline(match["text"]), number, number, role, rule)
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
