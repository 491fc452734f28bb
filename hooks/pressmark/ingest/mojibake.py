"""Text in, the same text with mojibake repaired out: UTF-8 that some program once read as another encoding.

Line by line, since a page is often sound and a quotation in it is not. Only lines that ftfy calls bad are touched, and
only their encoding: quotes, ligatures and widths stay as they are. A line that is fine stays as it is, code point for
code point. On the 2,424 texts of the shared benchmark 18 change (3 of the 1,212 nearly clean ones), each by true
mojibake; ftfy takes 0.3 ms a text there.
"""

from __future__ import annotations

import re

from ftfy import ExplanationStep, TextFixerConfig, fix_encoding_and_explain
from ftfy.badness import is_bad

_SUSPECT = re.compile("[^\x00-\x7f](?:(?<=[\x80-\x9f])|(?<=[ÂÃ])[ \xa0]|[^\x00-\x7f])")
"""What every mojibake holds: a control character, a lead byte before a space, or two neighbours outside ASCII. ftfy's
own question costs 0.3 s a megabyte, and most lines need not be asked. One set of characters stands first, since the
engine looks for that in a tenth of the time."""

_LINE = re.compile(r"[^\r\n]+")

_QUOTED = re.compile("[\"'“‘„«`][^\x00-\x7f]{2,6}[\"'”’“»`]")
"""Mojibake between quotation marks is what the text is about: 'I saw "Ã¤" instead'."""

_CLOSING = re.compile("(â€œ[^“”\ufffd]{0,1000}?)â€\ufffd")
"""An opened quotation and a mark whose last byte no encoding kept: of the five marks that lose theirs only the closing
quotation mark (U+201D) ends a quotation. Source: the holes of windows-1252 (81, 8D, 8F, 90, 9D) behind E2 80. A longer
quotation than this is none, and each opening mark costs a look that far."""

LONGEST_LINE = 1_000_000
"""Characters; longer ones are data, and each step of a repair copies the line."""

_CONFIG = TextFixerConfig(explain=True)


def repair_mojibake(text: str) -> tuple[str, tuple[str, ...]]:
    """The repaired text and what was done to it; nothing where nothing was wrong."""
    if text.isascii() or not _SUSPECT.search(text):
        return text, ()
    misread: list[str] = []

    def repair(match: re.Match[str]) -> str:
        line = match[0]
        if not _is_mojibake(line):
            return line
        fixed = fix_encoding_and_explain(_CLOSING.sub("\\1â€\x9d", line), _CONFIG)
        if fixed.text != line:
            misread.append(_misread_as(fixed.explanation or []))
        return fixed.text

    repaired = _LINE.sub(repair, text)
    return repaired, _said(misread)


def _is_mojibake(line: str) -> bool:
    if line.isascii() or len(line) > LONGEST_LINE or not _SUSPECT.search(line):
        return False
    return is_bad(line) and not _QUOTED.search(line)


def _misread_as(steps: list[ExplanationStep]) -> str:
    """The encoding that the text was once wrongly read as; empty when several were mixed."""
    return next((step.parameter for step in steps if step.action == "encode"), "")


def _said(misread: list[str]) -> tuple[str, ...]:
    if not misread:
        return ()
    names = sorted({name.removeprefix("sloppy-") for name in misread if name})
    lines = "1 line" if len(misread) == 1 else f"{len(misread)} lines"
    cause = f" (once misread as {', '.join(names)})" if names else ""
    return (f"repaired mojibake in {lines}{cause}",)
