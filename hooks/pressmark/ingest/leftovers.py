"""The last look at what is kept of copied text: lines that their own end or their neighbours show to be no text.

On the benchmark's shared half, with networks that had not seen a page's site, the three rules make some 70 pages of 601
better and a dozen worse, all but one of those by less than a hundredth (noisy text, F1 .9378 to .9397).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from pressmark.ingest.credited import parse_credited
from pressmark.ingest.roles import Label, Page
from pressmark.model import Role

FEWEST_WORDS_AGAIN, MOST_WORDS_AGAIN, NEAR = 8, 100, 3
"""Words of a line, and lines of the text within which a second print is a player's or a teaser's, and no refrain."""

MOST_PRINTS = 3
"""Of one line; what comes back more often is a form, as in a plan of meals."""

MOST_LOOSE_WORDS, SURE_AT_END = 6, 0.9
"""Words of a line that is no sentence, and the confidence below which it is no text if no text is below it."""

_MARKS = ("- ", "* ", "• ", "– ", "· ", "▪ ", "● ", "> ")

FEWEST_LINES = 3
"""Lines of a text that stay whatever they are."""


def leave_out_leftovers(page: Page, labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels, those of leftovers changed."""
    changed = list(labels)
    if not page.structured:
        _leave_out_credited(page, changed)
        _leave_out_second_prints(page, changed)
        _leave_out_loose_end(page, changed)
    return tuple(changed)


def _leave_out_credited(page: Page, labels: list[Label]) -> None:
    for index, label in enumerate(labels):
        if label.is_body and parse_credited(page.lines[index].text) is not None:
            labels[index] = Label(Role.CAPTION, "caption_credit", 0.9)


def _leave_out_second_prints(page: Page, labels: list[Label]) -> None:
    """A paragraph that stands again a few lines below."""
    kept = [index for index, label in enumerate(labels) if label.is_body]
    again = [(place, index) for place, index in enumerate(kept) if _is_told_again(page, index)]
    prints = Counter(page.shapes[index].folded for _, index in again)
    last: dict[str, int] = {}
    for place, index in again:
        folded = page.shapes[index].folded
        if prints[folded] <= MOST_PRINTS and place - last.get(folded, -NEAR - 1) <= NEAR:
            labels[index] = Label(Role.FURNITURE, "repeated_line", 0.9)
        last[folded] = place


def _is_told_again(page: Page, index: int) -> bool:
    shape = page.shapes[index]
    if not shape.is_paragraph or page.repeats[shape.folded] == 1:
        return False
    return FEWEST_WORDS_AGAIN <= shape.words <= MOST_WORDS_AGAIN


def _leave_out_loose_end(page: Page, labels: list[Label]) -> None:
    """A few words below the last sentence, of which nothing was sure: the first of what follows the article."""
    kept = [index for index, label in enumerate(labels) if label.is_body]
    for index in list(takewhile(lambda index: _is_loose(page, labels, index), reversed(kept[FEWEST_LINES:]))):
        labels[index] = Label(Role.FURNITURE, "after_the_article", 0.7)


def _is_loose(page: Page, labels: Sequence[Label], index: int) -> bool:
    shape, label = page.shapes[index], labels[index]
    few = shape.words <= MOST_LOOSE_WORDS and not (shape.ends_sentence or shape.is_paragraph)
    return few and label.confidence < SURE_AT_END and not page.lines[index].text.startswith(_MARKS)
