"""The lines of a seed: what the readers hand to everything after them.

Lines end at LF, CRLF or CR, and nowhere else; they are counted from 1. A `Line` may hold several neighbours of the
seed when the seed only wrapped a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressmark.model import Role

_LINE_END = re.compile(r"\r\n|\r|\n")

_REMOVED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, except those that are white space
    "\u00ad\u200b\u2060\ufeff"  # invisible: soft hyphen, zero-width space, word joiner, byte order mark
    "\u202a-\u202e\u2066-\u2069"  # direction overrides and isolates; U+200C to U+200F stay, since scripts need them
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"  # noncharacters, surrogates, tag characters
    "]"
)

MOST_LINES = 50_000
"""Lines of a seed that are not empty; a day's newspaper has some 20,000, and twice as many as these cost 5 s."""

WRAP_WIDTHS = range(40, 121)
"""Widths in characters at which people and programs wrap plain text; longer lines are paragraphs of their own."""

FEWEST_FULL = 2
"""Full lines of one run that prove that it is wrapped."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reader's output, with what its format says about it."""

    text: str
    first: int
    last: int
    hint: Role | None = None
    """The role that the format itself states: a Markdown heading, an HTML list item, front matter."""
    rule: str = ""
    """The rule behind the hint."""
    kept: bool | None = None
    """Whether an HTML reader counts the line to the main text; None when the format cannot tell."""
    likely: float | None = None
    """How likely (0..1) that is, by the reader's model; None when none rated the line."""


def split_lines(text: str) -> list[str]:
    return _LINE_END.split(text)


def clean_line(value: str) -> str:
    """Fold white space to single spaces and drop characters that are invisible or steer the terminal."""
    if not value.isprintable() and _REMOVED.search(value):  # what is removed is not printable
        value = _REMOVED.sub("", value)
    return " ".join(value.split())


def find_removed_characters(text: str) -> tuple[str, ...]:
    """Name the invisible and control characters that `clean_line` drops, for the record."""
    found = sorted(set(_REMOVED.findall(text)) - {"\x00", "\x1c", "\x1d", "\x1e", "\x1f"})
    return tuple(f"U+{ord(char):04X}" for char in found)


def is_visible(raw: str) -> bool:
    return bool(raw.strip())


def parse_lines(raw_lines: Sequence[str], start: int = 1) -> tuple[Line, ...]:
    """Every non-blank line; `start` is the number of the first one."""
    lines: list[Line] = []
    for number, raw in enumerate(raw_lines, start):
        text = clean_line(raw)
        if text:
            lines.append(Line(text, number, number))
        elif is_visible(raw):
            lines.append(Line("", number, number, Role.FURNITURE, "invisible_characters"))
    return tuple(lines)


def join_wrapped(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Join lines that were only wrapped: neighbours where the next word would not have fitted any more.

    One full line proves nothing, since the longest of a run is always full: a headline stands above its byline so. The
    seed is wrapped where two lines of a run are full; else only a next line that begins small is joined.
    """
    runs: list[list[Line]] = []
    for line in lines:
        if not runs or line.first != runs[-1][-1].last + 1 or line.hint or runs[-1][-1].hint:
            runs.append([])
        runs[-1].append(line)
    widths = [_width(run) for run in runs]
    if not any(widths):
        return tuple(line for run in runs for line in run)
    proven = [width for run, width in zip(runs, widths, strict=True) if _count_full(run, width) >= FEWEST_FULL]
    seed_width = max(proven, default=0)
    joined: list[Line] = []
    for run, width in zip(runs, widths, strict=True):
        joined.extend(_join_run(run, width, seed_width))
    return tuple(joined)


def _width(run: Sequence[Line]) -> int:
    """Characters at which a run may be wrapped; 0 when it is not."""
    if len(run) == 1:
        return 0
    width = max(len(line.text) for line in run)
    return width if width in WRAP_WIDTHS else 0


def _count_full(run: Sequence[Line], width: int) -> int:
    return sum(_is_full(before, after, width) for before, after in pairwise(run)) if width else 0


def _is_full(before: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted."""
    first_word = after.text.split(" ", 1)[0]
    return len(before.text) + 1 + len(first_word) > width and not _starts_item(after.text)


def _join_run(run: Sequence[Line], width: int, seed_width: int) -> list[Line]:
    if not width:
        return list(run)
    proven = _count_full(run, width) >= FEWEST_FULL
    joined = [[run[0]]]
    for before, after in pairwise(run):
        goes_on = proven or after.text[:1].islower() or (seed_width > 0 and _is_full(before, after, seed_width))
        if goes_on and _is_full(before, after, width):
            joined[-1].append(after)
        else:
            joined.append([after])
    return [_join(group) for group in joined]


def _join(group: Sequence[Line]) -> Line:
    return Line(" ".join(line.text for line in group), group[0].first, group[-1].last, group[0].hint, group[0].rule)


def _starts_item(text: str) -> bool:
    return text[:2] in {"- ", "* ", "• ", "> ", "– "}
