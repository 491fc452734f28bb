"""The last look at what is kept of copied text: lines that their own end or the line above shows to be no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pressmark.ingest.credited import parse_credited
from pressmark.ingest.roles import Label, Page
from pressmark.model import Role

FEWEST_WORDS_AGAIN = 16
"""Words of a sentence that is printed twice in a row; verses and questions that come back are shorter."""

PRINTS = 2
"""Of one line; what comes back more often is a form or a refrain."""

FEWEST_LINES = 1
"""Lines of a text that stay, however they end: a brief is one paragraph."""


def leave_out_leftovers(page: Page, labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels, those of leftovers changed."""
    changed = list(labels)
    if not page.structured:
        _leave_out_credited(page, changed)
        _leave_out_second_prints(page, changed)
    return tuple(changed)


def _leave_out_credited(page: Page, labels: list[Label]) -> None:
    kept = [index for index, label in enumerate(labels) if label.is_body]
    credited = [index for index in kept if parse_credited(page.lines[index].text) is not None]
    if len(kept) - len(credited) >= FEWEST_LINES:
        for index in credited:
            labels[index] = Label(Role.CAPTION, "caption_credit", 0.9)


def _leave_out_second_prints(page: Page, labels: list[Label]) -> None:
    """A sentence that stands again directly below itself: a player's or a teaser's second print."""
    kept = [index for index, label in enumerate(labels) if label.is_body]
    prints = Counter(page.lines[index].text for index in kept)
    for above, index in pairwise(kept):
        text, shape = page.lines[index].text, page.shapes[index]
        twice = text == page.lines[above].text and prints[text] == PRINTS
        if twice and shape.is_paragraph and shape.ends_sentence and shape.words >= FEWEST_WORDS_AGAIN:
            labels[index] = Label(Role.FURNITURE, "repeated_line", 0.9)
