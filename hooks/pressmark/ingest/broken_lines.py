"""Sentences that a program broke into lines, as some do at every link."""

from __future__ import annotations

from pressmark.ingest.line_shapes import FUNCTION_WORDS
from pressmark.ingest.roles import Page

_GOES_ON = frozenset(",.;:)’'")


def goes_on(page: Page, index: int) -> bool:
    """Whether a line goes on with the sentence of the line directly above it."""
    if not index or page.lines[index].first != page.lines[index - 1].last + 1:
        return False
    above, text = page.lines[index - 1].text, page.lines[index].text
    if not above or not text or page.shapes[index - 1].ends_sentence:
        return False
    return text[0].islower() or text[0] in _GOES_ON or above.rpartition(" ")[2] in FUNCTION_WORDS


def is_piece(page: Page, index: int) -> bool:
    """Whether a line is a piece of a sentence."""
    return goes_on(page, index) or (index + 1 < len(page) and goes_on(page, index + 1))


def is_inside(page: Page, index: int) -> bool:
    """Whether a line is neither the first nor the last piece of a sentence: no headline, whatever it reads like."""
    return index + 1 < len(page) and goes_on(page, index) and goes_on(page, index + 1)
