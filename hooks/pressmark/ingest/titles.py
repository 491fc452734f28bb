"""The third pass: which line is the article's title.

Every undecided line above the text, or shortly into it, is a candidate; what speaks for it is counted in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressmark.ingest.roles import Label, Labels, Page
from pressmark.ingest.shapes import Shape
from pressmark.model import Role

FARTHEST = 40
"""Lines above the text in which a title is looked for; between them stand navigation, captions and teasers."""

LONGEST = 30
"""Words; the longest headline of the benchmark's shared half has 29, 99 % have at most 19."""

LEAD_WORDS = 400
"""Words of the text that a title is compared with: a headline's words come back in the lead."""

NEAREST_REPEAT = 8
"""Lines between two prints of a headline; a print further up is a link to the article itself."""

LEAST_POINTS = 1.5

POINTS_REPEATED = 3.0
POINTS_SHARED_WORDS = 5.0
POINTS_NEAR_BYLINE = 2.5
POINTS_HEADLINE_LENGTH = 2.0
POINTS_FIRST_LINE = 1.0
COST_OF_DISTANCE = 0.12
COST_OF_FULL_STOP = 1.0
COST_OF_FEW_WORDS = 1.5
COST_INSIDE_TEXT = 2.0
COST_BELOW_HEADLINE = 1.5
"""For a line directly below another that could be the headline: it is the standfirst."""

BYLINE_REACH = 4
"""Lines below a headline in which its byline or date stands; a standfirst or a share button comes between."""

_HEADLINE_WORDS = range(4, 21)
_WORD = re.compile(r"\w{4,}")


def find_title(page: Page, labels: Labels, extent: tuple[int, int]) -> int | None:
    """The index of the title's line; None when no line looks like one."""
    hinted = _find_hinted(page, labels)
    if hinted is not None:
        return hinted
    start, end = extent
    lead = _lead_words(page, labels, start, end)
    scored = [(_points(page, labels, index, start, lead), -index) for index in _candidates(page, labels, extent)]
    if not scored:
        return None
    points, negative = max(scored)
    return _first_of_equals(page, labels, -negative) if points >= LEAST_POINTS else None


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


def _candidates(page: Page, labels: Labels, extent: tuple[int, int]) -> Iterator[int]:
    start, end = extent
    last = min(start + 4, end, len(page) - 1)
    for index in range(max(0, start - FARTHEST), last):
        shape = page.shapes[index]
        if labels[index] is None and shape.has_letters and shape.words <= LONGEST:
            inside_text = index >= start
            if not (inside_text and shape.is_paragraph and shape.ends_sentence):
                yield index


def _points(page: Page, labels: Labels, index: int, start: int, lead: frozenset[str]) -> float:
    shape = page.shapes[index]
    points = POINTS_HEADLINE_LENGTH if shape.words in _HEADLINE_WORDS else 0.0
    points += POINTS_REPEATED if page.repeats[shape.folded] > 1 and shape.words in _HEADLINE_WORDS else 0.0
    points += POINTS_SHARED_WORDS * _shared(shape, lead)
    points += POINTS_NEAR_BYLINE if _is_near_byline(labels, index) else 0.0
    points += POINTS_FIRST_LINE if index == 0 else 0.0
    points -= COST_OF_DISTANCE * abs(start - index)
    points -= COST_OF_FULL_STOP if page.lines[index].text.endswith((".", ":", ";", ",")) else 0.0
    points -= COST_INSIDE_TEXT if index >= start else 0.0
    points -= COST_BELOW_HEADLINE if _is_below_headline(page, labels, index) else 0.0
    points -= COST_OF_FEW_WORDS if shape.words <= 2 else 0.0  # noqa: PLR2004 -- two words are mostly a section
    return points


def _shared(shape: Shape, lead: frozenset[str]) -> float:
    words = _WORD.findall(shape.folded)
    return sum(word in lead for word in words) / len(words) if words else 0.0


def _is_near_byline(labels: Labels, index: int) -> bool:
    """Whether a byline or date follows soon."""
    following = labels[index + 1 : index + 1 + BYLINE_REACH]
    return any(label is not None and label.role in {Role.BYLINE, Role.DATE} for label in following)


def _is_below_headline(page: Page, labels: Labels, index: int) -> bool:
    above = index - 1
    return above >= 0 and labels[above] is None and page.shapes[above].words in _HEADLINE_WORDS


def _lead_words(page: Page, labels: Labels, start: int, end: int) -> frozenset[str]:
    found: set[str] = set()
    seen = 0
    for index in range(start, end):
        if labels[index] is None and page.shapes[index].is_paragraph:
            text = page.lines[index].text[: LEAD_WORDS * 10]
            found.update(_WORD.findall(text.casefold()))
            seen += page.shapes[index].words
        if seen > LEAD_WORDS:
            break
    return frozenset(found)


def label_titles(page: Page, labels: list[Label | None], title: int | None) -> None:
    """Mark the title and the lines that only repeat it."""
    if title is None:
        return
    folded = page.shapes[title].folded
    labels[title] = Label(Role.TITLE, page.lines[title].rule or "headline", 0.9)
    for index, shape in enumerate(page.shapes):
        if index != title and shape.folded == folded and folded:
            labels[index] = Label(Role.TITLE, "title_repeated", 0.95)
