"""The last pass: what lines are that only their place among the others tells."""

from __future__ import annotations

from collections import Counter

from pressmark.ingest.block_roles import is_rated, label_kept, leave_out, left_out, rated_extent, release_kept
from pressmark.ingest.broken_lines import is_piece
from pressmark.ingest.bylines import is_byline_opener, parse_names
from pressmark.ingest.certain import is_tail_head, label_certain_lines
from pressmark.ingest.extent import find_extent
from pressmark.ingest.judged import label_related_lines, settle
from pressmark.ingest.leftovers import leave_out_leftovers
from pressmark.ingest.line_roles import (
    Sureness,
    find_judged_extent,
    is_removed,
    is_text,
    judge_page,
    label_judged,
    overrule,
)
from pressmark.ingest.lines import Line
from pressmark.ingest.mastheads import parse_masthead, parse_supported_name
from pressmark.ingest.roles import Label, Page
from pressmark.ingest.shapes import shape_lines
from pressmark.ingest.titles import find_title, label_titles
from pressmark.model import BODY_ROLES, Role

PHOTO_TITLE_WORDS = 8
"""Words; a longer line above a caption is a sentence of the text or another caption."""

HEADING_WORDS = 16
STANDFIRST_WORDS = 7
"""Words; a shorter line between title and text is a kicker."""

SURE_ABOVE_TEXT = 0.9
"""Probability from which a line of fewer words between title and text is text for all that."""

MOST_STANDFIRST_WORDS = 60
_BELOW_STANDFIRST = frozenset({Role.TITLE, Role.CAPTION, Role.BYLINE, Role.DATE})

MOST_BOX_LINES = 4
"""Headlines in a box inside the text; longer runs are a list of the article's own."""

TAIL_LABELS = {Role.COMMENT: "comments", Role.RELATED: "related_stories", Role.FURNITURE: "after_the_article"}

_MARKS = ("- ", "* ", "• ", "– ", "· ", "▪ ", "● ", "> ")
"""What list items and quotes of plain text begin with; being a minus or a footnote's star as well, it stays."""


def decide_roles(lines: tuple[Line, ...], *, structured: bool = False) -> tuple[Label, ...]:
    """One label a line, decided over the whole sequence."""
    page, labels, sure, extent = _begin(lines, structured=structured)
    label_titles(page, labels, find_title(page, labels, extent))
    label_kept(page, labels)
    extent = _settle_extent(page, labels, extent)
    _label_photo_titles(page, labels, sure, extent[0])
    _label_header(page, labels, sure, extent)
    _label_related_boxes(page, labels, sure, extent)
    _label_tail(page, labels, sure, extent)
    decided = tuple(label or _label_by_place(page, labels, sure, extent, index) for index, label in enumerate(labels))
    return leave_out(page, leave_out_leftovers(page, decided))


def begin_roles(
    lines: tuple[Line, ...], *, structured: bool = False
) -> tuple[Page, list[Label | None], tuple[int, int]]:
    """The passes before the title: what lines certainly are, and which of them are the article."""
    page, labels, _, extent = _begin(lines, structured=structured)
    return page, labels, extent


def _begin(lines: tuple[Line, ...], *, structured: bool) -> tuple[Page, list[Label | None], Sureness, tuple[int, int]]:
    shapes = shape_lines(lines)
    page = Page(lines, shapes, Counter(shape.folded for shape in shapes), structured)
    labels = release_kept(page, label_certain_lines(page))
    sure = settle(page, labels, judge_page(page, labels))
    overrule(page, labels, sure)
    rated = rated_extent(page) if is_rated(page) else None
    extent = rated or find_judged_extent(page, labels, sure) or find_extent(page, labels)
    label_related_lines(page, labels, extent)
    return page, labels, sure, extent


def _settle_extent(page: Page, labels: list[Label | None], extent: tuple[int, int]) -> tuple[int, int]:
    """The article begins below its title; a seed without running text, or with structure, is an article as a whole."""
    start, end = extent
    whole = page.structured and all(line.kept is None for line in page.lines)
    if whole or start == end:
        return 0, len(page)
    titles = [index for index, label in enumerate(labels) if label and label.role is Role.TITLE and index < end]
    above = [index for index in titles if index <= start]
    if above:
        start = above[-1] + 1 if above[-1] == start else start
    return start, end


def _label_header(page: Page, labels: list[Label | None], sure: Sureness, extent: tuple[int, int]) -> None:
    """Between the title and the text: names beside a byline or a date, and the standfirst; above it: the masthead."""
    title = next((index for index, label in enumerate(labels) if label and label.role is Role.TITLE), None)
    top = 0 if title is None else title
    for index in range(top):
        labels[index] = labels[index] or _doubt_line_above_title(page, sure, index)
    for index in range(top, min(extent[0] + 3, len(page))):
        if labels[index] is None and _is_name_in_header(page, labels, index):
            labels[index] = Label(Role.BYLINE, "name_beside_date", 0.7)
        elif sure[index] is not None:
            labels[index] = labels[index] or _judge_header_line(page, labels, sure, (title, extent[0]), index)
        elif labels[index] is None and title is not None and title < index < extent[0]:
            labels[index] = _standfirst(page, index)
        elif title is not None and title < index and _opens_text(page, labels, index):
            labels[index] = Label(Role.BODY, "standfirst", 0.8)
        if title is not None and page.shapes[index].is_paragraph and index >= extent[0]:
            break
    if title is not None:
        _label_masthead(page, labels, title)


def _doubt_line_above_title(page: Page, sure: Sureness, index: int) -> Label | None:
    if is_text(sure[index]) and not page.shapes[index].is_paragraph and (sure[index] or 0.0) < SURE_ABOVE_TEXT:
        return Label(Role.FURNITURE, "before_the_article", 0.6)
    return None


def _judge_header_line(
    page: Page, labels: list[Label | None], sure: Sureness, above_text: tuple[int | None, int], index: int
) -> Label | None:
    """A few words that are no sentence stand above the text as names and times: the model must be sure of them."""
    title, start = above_text
    shape, probability = page.shapes[index], sure[index] or 0.0
    if not is_text(probability):
        return None
    if title is not None and _spelling(page, title) == _spelling(page, index):
        return Label(Role.FURNITURE, "before_the_article", 0.9)
    below_title = title is not None and title < index
    if below_title and (_opens_text(page, labels, index) or (index < start and _standfirst(page, index) is not None)):
        return Label(Role.BODY, "standfirst", probability)
    few = shape.words < STANDFIRST_WORDS and not shape.ends_sentence and probability < SURE_ABOVE_TEXT
    if index < start and few:
        return Label(Role.FURNITURE, "before_the_article", 0.6)
    return None


def _spelling(page: Page, index: int) -> str:
    """A line without its spaces: what copying glues together is the same all the same."""
    return page.shapes[index].folded.replace(" ", "")


def _is_name_in_header(page: Page, labels: list[Label | None], index: int) -> bool:
    text = page.lines[index].text
    if not parse_names(text) or parse_supported_name(text):
        return False
    around = [labels[place] for place in (index - 1, index + 1, index + 2) if 0 <= place < len(labels)]
    opened = index > 0 and is_byline_opener(page.lines[index - 1].text)
    before = labels[index - 1] if index else None
    alone = page.repeats[page.shapes[index].folded] == 1
    below_title = before is not None and before.role is Role.TITLE and alone
    return opened or below_title or any(label is not None and label.role is Role.DATE for label in around)


def _standfirst(page: Page, index: int) -> Label | None:
    shape = page.shapes[index]
    if shape.words >= STANDFIRST_WORDS and (shape.ends_sentence or shape.words >= 2 * STANDFIRST_WORDS):
        return Label(Role.BODY, "standfirst", 0.8)
    return None


def _opens_text(page: Page, labels: list[Label | None], index: int) -> bool:
    """Whether a short paragraph stands apart from the text: what follows is a byline, a picture or the title again."""
    if labels[index] is not None or index + 1 >= len(page) or page.shapes[index].words > MOST_STANDFIRST_WORDS:
        return False
    below = labels[index + 1]
    return page.shapes[index].words >= STANDFIRST_WORDS and below is not None and below.role in _BELOW_STANDFIRST


def _label_masthead(page: Page, labels: list[Label | None], title: int) -> None:
    """A first line of capitals is the publication's name, if nothing but furniture stands between it and the title."""
    first = next((index for index in range(title) if labels[index] is None), None)
    if first is None or any(labels[index] is None for index in range(first + 1, title)):
        return
    dated = any(label is not None and label.role is Role.DATE for label in labels[first + 1 : title])
    if parse_masthead(page.lines[first].text) and (first == 0 or dated):
        labels[first] = Label(Role.PUBLISHER, "masthead", 0.7)


def _label_photo_titles(page: Page, labels: list[Label | None], sure: Sureness, start: int) -> None:
    """A bare short line directly above a caption is the photo's title."""
    for index in range(len(page) - 1):
        below, shape = labels[index + 1], page.shapes[index]
        text = is_text(sure[index]) and (index >= start or (sure[index] or 0) >= SURE_ABOVE_TEXT)
        bare = labels[index] is None and not text and shape.words <= PHOTO_TITLE_WORDS and not shape.ends_sentence
        if bare and below is not None and below.role is Role.CAPTION and not page.structured:
            labels[index] = Label(Role.CAPTION, "photo_title", 0.75)


def _label_related_boxes(page: Page, labels: list[Label | None], sure: Sureness, extent: tuple[int, int]) -> None:
    """Below "Read more" inside the text stand headlines of other stories, up to the next paragraph."""
    inside = 0
    for index in range(*extent):
        label, shape = labels[index], page.shapes[index]
        if label is not None and label.role is Role.RELATED:
            inside = MOST_BOX_LINES
        elif inside and label is None and not (is_text(sure[index]) or shape.ends_sentence or shape.is_paragraph):
            labels[index] = Label(Role.RELATED, "related_box", 0.7)
            inside -= 1
        elif label is None:
            inside = 0


def _label_tail(page: Page, labels: list[Label | None], sure: Sureness, extent: tuple[int, int]) -> None:
    """What follows the article belongs to the last head above it: comments, related stories."""
    current = Label(Role.FURNITURE, TAIL_LABELS[Role.FURNITURE], 0.8)
    for index in range(extent[1], len(page)):
        label = labels[index]
        if label is None and sure[index] is None:
            labels[index] = current
        elif label is None and is_removed(sure[index]):
            labels[index] = label_judged(current.role, sure[index] or 0.0)
        elif label is not None and is_tail_head(label):
            current = Label(label.role, TAIL_LABELS[label.role], 0.85)


def _label_by_place(
    page: Page, labels: list[Label | None], sure: Sureness, extent: tuple[int, int], index: int
) -> Label:
    label = _label_by_format(page.lines[index])
    if label is not None:
        return label
    judged = sure[index]
    if index >= extent[0] and _is_call(page, index):
        return Label(Role.FURNITURE, "repeated_call", 0.9)
    if judged is not None:
        return label_judged(_judged_role(page, labels, sure, index), judged)
    if index < extent[0]:
        return Label(Role.FURNITURE, "before_the_article", 0.8)
    return _label_line_of_text(page, labels, sure, extent[1], index)


def _judged_role(page: Page, labels: list[Label | None], sure: Sureness, index: int) -> Role:
    if not is_text(sure[index]):
        return Role.FURNITURE
    return Role.HEADING if _is_heading(page, labels, sure, index, len(page)) else Role.BODY


def _label_line_of_text(page: Page, labels: list[Label | None], sure: Sureness, end: int, index: int) -> Label:
    line, shape = page.lines[index], page.shapes[index]
    if line.text.startswith(_MARKS):
        return Label(Role.BODY, "marked_line", 0.9)
    if not page.structured and _is_heading(page, labels, sure, index, end):
        return Label(Role.HEADING, "short_line_before_text", 0.7)
    return Label(Role.BODY, "paragraph" if shape.is_paragraph else "line_of_text", 0.85)


def _label_by_format(line: Line) -> Label | None:
    if line.kept is False and line.likely is not None:
        return left_out(line.likely)
    if line.hint is Role.TITLE:  # a further title inside the page is a heading
        return Label(Role.HEADING, line.rule, 0.8)
    return Label(line.hint, line.rule, 0.95) if line.hint in BODY_ROLES else None


def _is_call(page: Page, index: int) -> bool:
    """Whether the line calls for support, and more than once."""
    return page.repeats[page.shapes[index].folded] > 1 and parse_supported_name(page.lines[index].text) is not None


def _is_heading(page: Page, labels: list[Label | None], sure: Sureness, index: int, end: int) -> bool:
    """A bare short line that running text follows, and that running text or the title stands before."""
    shape = page.shapes[index]
    if shape.words > HEADING_WORDS or not shape.has_letters or page.lines[index].text.startswith(_MARKS):
        return False
    if is_piece(page, index):
        return False
    above = labels[index - 1] if index else None
    if above is not None and above.role is Role.TITLE and shape.words >= STANDFIRST_WORDS:
        return False
    if shape.ends_sentence and not page.lines[index].text.endswith(("?", ":")):
        return False
    below = range(index + 1, end)
    following = next((place for place in below if labels[place] is None and not is_removed(sure[place])), None)
    return following is not None and page.shapes[following].is_paragraph
