"""Dates in lines that say more than when: at the head of the text, or in a sentence that tells of the publication.

"1. März 2011 The council ..." and "This entry was posted on March 4, 2011 in Sea" stay text; only the date is read.
"""

from __future__ import annotations

import re

from pressmark.ingest.bylines import parse_byline, parse_names
from pressmark.ingest.date_lines import LABELS, DateLine, When, count_foreign_words, other_pieces
from pressmark.ingest.dates import PrintedDate, find_clock, find_dates
from pressmark.ingest.glued import separate_glued

READ = 200
"""Characters from the beginning of a line in which its date is looked for."""

MOST_WORDS_BEFORE = 4
"""Words in front of a date that still opens a line: a place, a name; "Von" and "am" do not count."""

NEAR = 40
"""Characters between a date and the word that calls it the publication's."""

_MAY_HOLD = re.compile(r"\d(?:\d{3}|\.\s?\d{1,2}\.\s?\d\d\b|/\d{1,2}/\d\d\b)")
_PUBLISHED = re.compile(
    rf"\b(?:{'|'.join(sorted(LABELS['published'] - {'date', 'data', 'datum', 'fecha', 'issued', 'filed', 'paru'}))})\b",
    re.IGNORECASE,
)


def parse_dated_text(text: str, language: str = "und", *, opening: bool = True) -> DateLine | None:
    """The date that a line calls the publication's, or (`opening`) the one it opens with; None when it has neither."""
    if not _MAY_HOLD.search(text, 0, READ) or "©" in text[:READ]:
        return None
    head = separate_glued(text[:READ])
    found = find_dates(head, language)
    if not found:
        return None
    labelled = next((date for date in found if _is_called_published(head, date)), None)
    if labelled is not None:
        return DateLine(((When.PUBLISHED, labelled),), find_clock(head[labelled.end : labelled.end + NEAR]), True, ())
    first = found[0]
    if not opening or len(first.value) != len("YYYY-MM-DD") or not _opens(head, first):
        return None
    return DateLine(((When.PUBLISHED, first),), find_clock(head[first.end : first.end + NEAR]), False, ())


def _is_called_published(text: str, date: PrintedDate) -> bool:
    around = text[max(0, date.start - NEAR) : date.start], text[date.end : date.end + NEAR]
    return any(_PUBLISHED.search(part) for part in around)


def _opens(text: str, date: PrintedDate) -> bool:
    """Whether nothing but a byline, a label or a place stands in front; "The next fair is on ..." tells another day."""
    before = text[: date.start]
    pieces = other_pieces(before)
    words = [word for piece in pieces for word in piece.split()]
    modified = LABELS["modified"] & set(re.findall(r"[^\W\d_]+", before.casefold()))
    if modified or (len(words) > 1 and any(word[0].islower() for word in words)):
        return False
    return count_foreign_words(pieces) <= MOST_WORDS_BEFORE or bool(parse_byline(before) or parse_names(before))
