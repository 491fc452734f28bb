"""The third pass: which line is the article's title.

Every undecided line around the beginning of the text is a candidate; `title_features` says what speaks for each, the
weights of `choices` how much.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pressmark.ingest.broken_lines import is_inside
from pressmark.ingest.choices import read_weights, sum_weights
from pressmark.ingest.roles import Label, Labels, Page
from pressmark.ingest.title_context import read_context
from pressmark.ingest.title_features import title_features
from pressmark.model import Role

FARTHEST = 120
"""Lines above the text in which a title is looked for; between them stand navigation, captions and teasers."""

FARTHEST_BELOW = 40
"""Lines below the beginning of the text: what stands above the title may have been taken for text."""

FAR = 16
FEWEST_WORDS_FAR = 3
"""Words of a candidate farther than `FAR` lines from the text; shorter lines there are navigation."""

LONGEST = 30
"""Words; the longest headline of the benchmark's shared half has 29, 99 % have at most 19."""

NEAREST_REPEAT = 8
"""Lines between two prints of a headline; a print further up is a link to the article itself."""

LEAST_SUM = 2.0
"""Sum of weights from which on a line is taken. On the shared half (seedy and tfr) 2 loses one title in five hundred
that the sum finds, 4 one in thirty."""

LEAST_SUM_IN_TEXT = 4.0
"""For a line with paragraphs above it, which a heading of the text is, too, and for one that looks like a paragraph."""

FEW_LINES = 8
"""Lines of a seed that has no furniture: 2 % of the saved pages of the shared half have so few."""


def find_title(page: Page, labels: Labels, extent: tuple[int, int]) -> int | None:
    """The index of the title's line; None when no line looks like one."""
    hinted = _find_hinted(page, labels)
    if hinted is not None:
        return hinted
    context = read_context(page, labels, extent)
    weights = read_weights("title")
    best: tuple[float, int] | None = None
    for index in find_candidates(page, labels, extent[0]):
        in_text = context.paragraphs_above[index] or _is_paragraph(page, index)
        least = LEAST_SUM_IN_TEXT if in_text else LEAST_SUM
        total = sum_weights(title_features(context, index), weights)
        if total >= least and (best is None or total > best[0]):
            best = (total, index)
    return _first_of_equals(page, labels, best[1]) if best else _first_of_few(page, labels)


def _first_of_few(page: Page, labels: Labels) -> int | None:
    """The first line of a seed of few lines: nothing stands above the title of what somebody typed or cut out."""
    filled = [index for index, shape in enumerate(page.shapes) if shape.has_letters]
    if not 1 < len(filled) <= FEW_LINES or labels[filled[0]] is not None:
        return None
    first, second = (page.shapes[index] for index in filled[:2])
    is_above_text = second.ends_sentence and second.words >= first.words
    return filled[0] if is_above_text and first.words <= LONGEST and not first.ends_sentence else None


def _is_paragraph(page: Page, index: int) -> bool:
    return page.shapes[index].is_paragraph and page.shapes[index].ends_sentence


def _first_of_equals(page: Page, labels: Labels, title: int) -> int:
    """Where a page prints its title twice, the first time is the headline."""
    folded = page.shapes[title].folded
    first = next(index for index, shape in enumerate(page.shapes) if shape.folded == folded)
    return first if title - first <= NEAREST_REPEAT and labels[first] is None else title


def _find_hinted(page: Page, labels: Labels) -> int | None:
    for index, line in enumerate(page.lines):
        if line.hint is Role.TITLE and labels[index] is None:
            return index
    return None


def find_candidates(page: Page, labels: Labels, start: int) -> Iterator[int]:
    """Undecided short lines around the beginning of the text that have something below them."""
    undecided = [index for index in range(len(page)) if labels[index] is None]
    last = page.shapes[undecided[-1]].folded if undecided else ""
    for index in undecided[bisect_left(undecided, start - FARTHEST) : bisect_left(undecided, start + FARTHEST_BELOW)]:
        shape = page.shapes[index]
        least = FEWEST_WORDS_FAR if abs(start - index) > FAR else 1
        fits = shape.has_letters and least <= shape.words <= LONGEST and shape.folded != last
        if fits and not is_inside(page, index):
            yield index


def label_titles(page: Page, labels: list[Label | None], title: int | None) -> None:
    """Mark the title and the lines that only repeat it."""
    if title is None:
        return
    folded = page.shapes[title].folded
    labels[title] = Label(Role.TITLE, page.lines[title].rule or "headline", 0.9)
    for index, shape in enumerate(page.shapes):
        if index != title and shape.folded == folded and folded:
            labels[index] = Label(Role.TITLE, "title_repeated", 0.95)
