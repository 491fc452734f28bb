"""The second pass over plain text: which lines the model takes for the article's text, and how sure it is of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from pressmark.ingest.certain import PHRASE_CONFIDENCE, label_certain_lines
from pressmark.ingest.line_features import PageView, view_page
from pressmark.ingest.line_model import load_model
from pressmark.ingest.line_places import best_stretch
from pressmark.ingest.lines import Line
from pressmark.ingest.roles import LINE_MODEL, Label, Labels, Page
from pressmark.ingest.shapes import shape_lines
from pressmark.model import Role

MOST_LINES = 5000
"""Lines that the model reads, five times as many as the longest page that it learned from; longer seeds are no saved
pages, and what stands where in them says nothing."""

LONGEST_CREDIT = 60
"""Words for which a line speaks at most: one long footer must not outweigh an article of short paragraphs."""

TEXT = 0.36
"""Probability from which on a line is text: a line lost is worse than one too many, and on the benchmark's shared half
0.36 scores higher than 0.40 and 0.45 (noisy text .9376, .9373 and .9366, nearly clean text alike)."""

OVERRULED = {Role.FURNITURE: TEXT, Role.RELATED: TEXT, Role.DATE: 0.6, Role.BYLINE: 0.9}
"""Roles that rules give to lines by their own words, and the probability of text from which the model takes them back
inside the text: of such lines of the benchmark's shared half gold keeps 0.44 (counters) to 0.8 (dates)."""

_HEADER = frozenset({Role.DATE, Role.BYLINE})

SURE = 0.95
"""Probability above which the model takes back what a phrase says; what shape alone says it takes back anyway."""

Sureness = Sequence[float | None]
"""For each line the probability that it is text; None where the model does not read."""


def is_text(probability: float | None) -> bool:
    return probability is not None and probability >= TEXT


def is_removed(probability: float | None) -> bool:
    return probability is not None and probability < TEXT


def label_judged(role: Role, probability: float) -> Label:
    """The label of a line on which the model decides, with its confidence in that."""
    return Label(role, LINE_MODEL, probability if probability >= TEXT else 1 - probability)


def overrule(page: Page, labels: list[Label | None], sure: Sureness) -> None:
    """Take labels back from lines inside the text that only look like what they say: "12", a date as a heading.

    Above the text rules know better, since pages have their dates and names there.
    """
    lines = paragraphs = 0
    for index, (label, probability) in enumerate(zip(labels, sure, strict=True)):
        if probability is None or not is_text(probability):
            continue
        if label is None:
            lines += 1
            paragraphs += page.shapes[index].is_paragraph
        elif probability >= OVERRULED.get(label.role, 1.0) and (paragraphs if label.role in _HEADER else lines):
            phrase = label.confidence >= PHRASE_CONFIDENCE and page.shapes[index].has_letters
            certain = phrase and probability < SURE  # a number alone is a counter, or stands in a table
            labels[index] = label if certain else None


def find_judged_extent(page: Page, labels: Labels, sure: Sureness) -> tuple[int, int] | None:
    """The half-open stretch of lines whose words speak most for text, from its first paragraph on.

    None if the model does not read the page.
    """
    if all(probability is None for probability in sure):
        return None
    speaking = np.zeros(len(page))
    for index, (probability, shape) in enumerate(zip(sure, page.shapes, strict=True)):
        if probability is not None and labels[index] is None:
            speaking[index] = (2 * probability - 1) * min(shape.words + 1, LONGEST_CREDIT)
    start, end = best_stretch(speaking)
    paragraphs = (index for index in range(start, end) if speaking[index] > 0 and page.shapes[index].is_paragraph)
    return next(paragraphs, start), end


def is_read_by_model(line: Line) -> bool:
    """Whether the model reads a line; what has no words, or is the archivist's, tells nothing of the page."""
    return bool(line.text) and line.hint is not Role.FRONT_MATTER


def judge_page(page: Page, labels: Labels) -> Sureness:
    """For each line the probability that it is text, None where the model does not read, or finds no text at all."""
    read = [index for index, line in enumerate(page.lines) if is_read_by_model(line)]
    found: list[float | None] = [None] * len(page)
    if page.structured or not 0 < len(read) <= MOST_LINES:
        return tuple(found)
    judged = load_model().judge_lines(view_page(*_only(page, labels, read))).tolist()
    if not any(labels[index] is None and is_text(probability) for index, probability in zip(read, judged, strict=True)):
        return tuple(found)
    for index, probability in zip(read, judged, strict=True):
        found[index] = probability
    return tuple(found)


def view_lines(lines: Sequence[Line]) -> tuple[list[str], PageView | None]:
    """The lines of a seed that the model reads, and how it sees them; None if there are none."""
    shapes = shape_lines(lines)
    page = Page(tuple(lines), shapes, Counter(shape.folded for shape in shapes))
    read = [index for index, line in enumerate(lines) if is_read_by_model(line)]
    if not read:
        return [], None
    return [lines[index].text for index in read], view_page(*_only(page, label_certain_lines(page), read))


def _only(page: Page, labels: Labels, chosen: Sequence[int]) -> tuple[Page, Labels]:
    if len(chosen) == len(page):
        return page, labels
    lines = tuple(page.lines[index] for index in chosen)
    shapes = tuple(page.shapes[index] for index in chosen)
    return Page(lines, shapes, page.repeats, page.structured), [labels[index] for index in chosen]
