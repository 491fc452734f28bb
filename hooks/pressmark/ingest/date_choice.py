"""Which of the dates that a page prints is the article's: features for `choices`, and the choice.

Only lines that are about a date are candidates, so a date inside running text never is one; a date that is labelled as
something else (updated, retrieved) is none either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pressmark.ingest.choices import Features, rate_candidates, read_weights
from pressmark.ingest.date_labels import is_other_day
from pressmark.ingest.date_lines import DateLine, When, parse_date_line
from pressmark.ingest.dated_sentences import parse_dated_text
from pressmark.ingest.dates import PrintedDate
from pressmark.ingest.spots import Spots, find_comments, place_by_title, to_step
from pressmark.model import BODY_ROLES, Block, Role

LEAST_PROBABILITY = 0.52
"""From which on a date is given; see the sweep in `bench/train_choices.py`."""

MOST_CANDIDATES = 300
"""Date lines that are compared; a list of dates is longer, and none of them is the article's."""

DATED = frozenset({Role.DATE, Role.BYLINE})
NEIGHBOURS = 5
"""Lines to either side in which other dates make a list of teasers."""

FORM_LENGTH = 60
"""Characters of a line that are compared with others."""

_WORDS = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)*")
_NUMBERS = re.compile(r"\d+")

LINES_AFTER_TEXT = 6
"""Lines from the last of the text on in which a sentence may say when it was published."""

_TAIL = frozenset({Role.RELATED, Role.COMMENT})
_NEVER = frozenset({Role.FRONT_MATTER, Role.CAPTION, Role.RELATED, Role.COMMENT, Role.COPYRIGHT})


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line about a date and where it stands among the blocks."""

    index: int
    line: DateLine
    in_text: bool = False
    """Whether the line says more than when."""


@dataclass(frozen=True, slots=True)
class DateCandidate:
    index: int
    date: PrintedDate
    line: DateLine
    labelled: bool
    in_text: bool = False
    header_updated: bool = False
    """Whether a line of the header tells of an update."""
    updated: bool = False
    """Whether the line calls it the day of an update, with a time of day: pages that tell it so were new that day."""


@dataclass(frozen=True, slots=True)
class ChosenDate:
    candidate: DateCandidate
    probability: float


def find_dated_lines(blocks: Sequence[Block], language: str, spots: Spots) -> tuple[DatedLine, ...]:
    """Every line about a date, with numeric dates read in the order that others on the page show."""
    found: list[DatedLine] = []
    header, end = spots.header, range(spots.last_body, spots.last_body + LINES_AFTER_TEXT)
    for index, block in enumerate(blocks):
        line = parse_date_line(block.text, language) if block.role in DATED else None
        in_text = False
        if line is None and (index in header or index in end) and block.role not in _NEVER:
            line, in_text = parse_dated_text(block.text, language, opening=index in header), True
        if line is not None and not is_other_day(blocks, index):
            found.append(DatedLine(index, line, in_text))
            if len(found) == MOST_CANDIDATES:
                break
    return _settle_order(found)


def _settle_order(lines: Sequence[DatedLine]) -> tuple[DatedLine, ...]:
    """Read "03/04/2011" as the page's other dates are written, if all that leave no doubt agree."""
    dates = [date for line in lines for _, date in line.line.dates]
    orders = {date.order for date in dates if date.order}
    if len(orders) != 1 or not any(date.readings for date in dates):
        return tuple(lines)
    reading = 0 if orders == {"day"} else 1
    return tuple(
        replace(
            line,
            line=replace(line.line, dates=tuple((when, _settle(date, reading)) for when, date in line.line.dates)),
        )
        for line in lines
    )


def _settle(date: PrintedDate, reading: int) -> PrintedDate:
    return replace(date, value=date.readings[reading], readings=()) if date.readings else date


def is_page_clock(line: DatedLine, spots: Spots) -> bool:
    """Whether an unlabelled date with seconds stands above the title: the time at which the page was opened."""
    clock = line.line.clock
    above = spots.title is not None and line.index < spots.title
    if spots.title == line.index + 1 and line.line.others:
        return False  # a name beside it, directly above the title
    return above and not line.line.labelled and clock is not None and clock.has_seconds


def find_candidates(blocks: Sequence[Block], lines: Sequence[DatedLine], spots: Spots) -> tuple[DateCandidate, ...]:
    """The dates that may be the publication's: not the page's clock, and not a comment's."""
    comments = find_comments(blocks, spots)
    updated = any(line.index in spots.header and when is When.MODIFIED for line in lines for when, _ in line.line.dates)
    return tuple(
        DateCandidate(
            line.index, date, line.line, line.line.labelled, line.in_text, updated, updated=when is When.MODIFIED
        )
        for line in lines
        if not is_page_clock(line, spots) and line.index < comments and not _is_quoted_post(blocks[line.index].text)
        for when, date in line.line.dates
        if when is When.PUBLISHED
        or (when is When.MODIFIED and line.line.clock is not None and line.index in spots.header)
    )


def _is_quoted_post(text: str) -> bool:
    """Whether a post from elsewhere is signed: "— Ada Quay (@adaquay) March 4, 2011"."""
    return text.startswith("—") and "(@" in text


def choose_date(blocks: Sequence[Block], lines: Sequence[DatedLine], spots: Spots) -> tuple[ChosenDate, ...]:
    """The candidates, the most probable first; empty when it is more probable that none is the article's."""
    candidates = find_candidates(blocks, lines, spots)
    features = date_features(blocks, candidates, spots)
    *rated, _ = rate_candidates(features, read_weights("published"))
    by_value: defaultdict[str, float] = defaultdict(float)
    for candidate, probability in zip(candidates, rated, strict=True):
        by_value[candidate.date.value] += probability
    chosen = [ChosenDate(candidate, min(by_value[candidate.date.value], 1.0)) for candidate in candidates]
    order = sorted(range(len(chosen)), key=lambda place: (-chosen[place].probability, -rated[place]))
    if not order or chosen[order[0]].probability < LEAST_PROBABILITY:
        return ()
    return tuple(chosen[place] for place in order)


def date_features(blocks: Sequence[Block], candidates: Sequence[DateCandidate], spots: Spots) -> tuple[Features, ...]:
    values = Counter(candidate.date.value for candidate in candidates)
    ordered = sorted(values)
    forms = [_form(blocks[candidate.index].text) for candidate in candidates]
    counts = Counter(forms)
    places = [candidate.index for candidate in candidates]
    found: list[Features] = []
    for number, candidate in enumerate(candidates):
        names = (
            *_line_features(candidate),
            *_twin_features(blocks, candidate),
            *_page_features(candidate, forms[number], counts, spots),
            *_place_features(blocks, candidate.index, spots),
            *_list_features(number, candidate, places, spots),
            *_value_features(candidate.date.value, values, ordered),
        )
        found.append(dict.fromkeys(names, 1.0))
    return tuple(found)


def _line_features(candidate: DateCandidate) -> Iterator[str]:
    line = candidate.line
    yield "labelled" if candidate.labelled else "unlabelled"
    if line.clock is not None:
        yield "with_seconds" if line.clock.has_seconds else "with_clock"
    words = sum(len(piece.split()) for piece in line.others)
    yield "alone" if not words else "with_few_words" if words <= 4 else "with_words"  # noqa: PLR2004
    if line.named:
        yield "with_byline"
    if len(line.dates) > 1 and line.dates[0][1] is not candidate.date:
        yield "second_in_line"


def _twin_features(blocks: Sequence[Block], candidate: DateCandidate) -> Iterator[str]:
    """Where the line has two dates: which of them it is. Pages print the update in front, and hide it."""
    others = {date.value for _, date in candidate.line.dates} - {candidate.date.value}
    if others:
        yield "earlier_in_line" if candidate.date.value < min(others) else "later_in_line"
    if candidate.in_text:
        text = blocks[candidate.index].role in {*BODY_ROLES, Role.TITLE}
        yield "sentence_labelled" if candidate.labelled else "opens_text" if text else "opens_furniture"
    if candidate.updated:
        yield "updated_with_clock"


def _page_features(candidate: DateCandidate, form: str, forms: Counter[str], spots: Spots) -> Iterator[str]:
    """Whether other lines look the same, as those of teasers and comments do; whether the header tells of an update."""
    yield f"same_form_{to_step(forms[form])}"
    if candidate.header_updated and candidate.index not in spots.header:
        yield "update_in_header"


def _form(text: str) -> str:
    """What the lines of one list have in common, whatever their words and numbers are."""
    return _WORDS.sub("a", _NUMBERS.sub("0", text[:FORM_LENGTH]))


def _place_features(blocks: Sequence[Block], index: int, spots: Spots) -> Iterator[str]:
    yield from place_by_title(index, spots)
    if index < spots.first_body:
        yield f"above_text_{to_step(spots.first_body - index)}"
    elif index > spots.last_body:
        yield f"after_text_{to_step(index - spots.last_body)}"
        if any(block.role in _TAIL for block in blocks[spots.last_body : index]):
            yield "after_tail_head"
    else:
        yield f"in_text_{to_step(sum(block.role is Role.BODY for block in blocks[spots.first_body : index]))}"
    if index < 3:  # noqa: PLR2004
        yield f"top_{index}"
    for step, side in ((-1, "above"), (1, "below")):
        place = index + step
        yield f"{side}_{blocks[place].role}" if 0 <= place < len(blocks) else f"{side}_edge"


def _list_features(number: int, candidate: DateCandidate, places: Sequence[int], spots: Spots) -> Iterator[str]:
    around = bisect_right(places, candidate.index + NEIGHBOURS) - bisect_right(places, candidate.index - NEIGHBOURS - 1)
    yield f"dates_around_{min(around, 4)}"
    title = -1 if spots.title is None else spots.title
    rank = number - bisect_right(places, title) + 1
    if rank > 0:
        yield f"date_below_title_{min(rank, 4)}"


def _value_features(value: str, values: Counter[str], ordered: Sequence[str]) -> Iterator[str]:
    yield {4: "year", 7: "month"}.get(len(value), "day")
    if values[value] > 1:
        yield f"repeated_{min(values[value], 3)}"
    if len(ordered) == 1:
        yield "only_value"
    elif value == ordered[-1]:
        yield "latest"
    elif value == ordered[0]:
        yield "earliest"
