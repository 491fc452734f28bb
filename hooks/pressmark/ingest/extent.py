"""The second pass: from which line to which the article runs.

Running text speaks for a stretch of lines and everything short, or known as furniture, against it; the stretch with the
highest sum is the article (Kadane's algorithm, one pass). Then a head such as "Related stories" ends it.
"""

from __future__ import annotations

from pressmark.ingest.certain import is_tail_head
from pressmark.ingest.roles import Labels, Page
from pressmark.ingest.shapes import Shape
from pressmark.model import Role

SHORT_LINE_COST = 7
"""Words that a short line costs. 3 and 10 score 0.003 worse on the benchmark's noisy copied text."""

FURNITURE_COST = 6
"""Words that a line of furniture costs; 18 scores 0.002 better, but cuts short articles at their share buttons."""
LONGEST_CREDIT = 60
"""Words for which a paragraph is credited at most: one long footer must not outweigh an article of short paragraphs."""

SHORT_SENTENCE_CREDIT = 0
MOST_LAST_SENTENCES = 2
"""Short sentences after the stretch that are still taken for the article's."""

FEWEST_SENTENCE_WORDS = 3
TAIL_SHARE = 0.5
"""A head ends the article if at most this share of its words comes later; more, and it stood in the middle."""

FEWEST_STORY_WORDS = 2
"""Words behind the colon of a head that are a story's headline and not a label ("Comments: 12")."""

_NEUTRAL = frozenset({Role.CAPTION, Role.DATE, Role.BYLINE, Role.TAGS, Role.FRONT_MATTER})


def find_extent(page: Page, labels: Labels) -> tuple[int, int]:
    """The half-open range of line indices that the article fills; empty when no line is running text."""
    start, end = _best_stretch(tuple(_credit(page, labels, index) for index in range(len(page))))
    cut = _cut_tail(page, labels, start, end)
    return start, cut if cut < end else _extend(page, labels, end)


def _extend(page: Page, labels: Labels, end: int) -> int:
    """Take short sentences in that directly follow: "He was 82." ends many an article."""
    last = min(end + MOST_LAST_SENTENCES, len(page)) if end else 0
    while end < last and labels[end] is None and _is_short_sentence(page, end):
        end += 1
    return end


def _is_short_sentence(page: Page, index: int) -> bool:
    text = page.lines[index].text.rstrip("\"'”’»)")
    return page.shapes[index].words >= FEWEST_SENTENCE_WORDS and text.endswith((".", "!", "。")) and text[-3:] != "..."


def _credit(page: Page, labels: Labels, index: int) -> int:
    label, shape = labels[index], page.shapes[index]
    if label is not None:
        return -2 if label.role in _NEUTRAL else -FURNITURE_COST
    if shape.is_paragraph:
        return min(shape.words, LONGEST_CREDIT)
    if page.lines[index].kept:
        return 0  # a table's cell is short, but the reader of its format saw that it belongs to the text
    return SHORT_SENTENCE_CREDIT if shape.ends_sentence else -SHORT_LINE_COST


def _best_stretch(values: tuple[int, ...]) -> tuple[int, int]:
    best = running = 0
    start = 0
    stretch = (0, 0)
    for index, value in enumerate(values):
        if running <= 0:
            start, running = index, 0
        running += value
        if running > best:
            best, stretch = running, (start, index + 1)
    return stretch


def _cut_tail(page: Page, labels: Labels, start: int, end: int) -> int:
    # Up to there the reader of the format saw text of the article, so that no head before it ends it.
    last_kept = max((index for index in range(start, end) if page.lines[index].kept), default=start)
    total = sum(_running_words(page.shapes[index]) for index in range(start, end) if labels[index] is None)
    seen = 0
    for index in range(start, end):
        if index > last_kept and _ends_article(page, labels, index) and total - seen <= TAIL_SHARE * total:
            return index
        if labels[index] is None:
            seen += _running_words(page.shapes[index])
    return end


def _ends_article(page: Page, labels: Labels, index: int) -> bool:
    """Whether a head opens something else than the article: "Also read: Walk reopens" is all there is of its box."""
    if not is_tail_head(labels[index]):
        return False
    _, colon, story = page.lines[index].text.partition(":")
    return not colon or len(story.split()) < FEWEST_STORY_WORDS


def _running_words(shape: Shape) -> int:
    return shape.words if shape.is_paragraph else 0
