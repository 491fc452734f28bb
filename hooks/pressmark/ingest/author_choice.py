"""Which of the lines that name people names the article's author: features for `choices`, and the choice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pressmark.ingest.bylines import is_byline_opener
from pressmark.ingest.choices import Features, rate_candidates, read_weights
from pressmark.ingest.phrases import phrase_rules
from pressmark.ingest.spots import Spots
from pressmark.ingest.who_lines import (
    Form,
    WhoLine,
    parse_copyright_person,
    parse_dateline,
    parse_opened_names,
    parse_who_line,
)
from pressmark.ingest.who_words import is_called_so
from pressmark.model import Block, Role
from pressmark.text import clean_name

LEAST_PROBABILITY = 0.3
"""From which on authors are given; see the sweep in `bench/train_choices.py`."""

LEAST_PROBABILITY_UNKNOWN = 0.4
"""For a bare line whose first word is no known first name, and for what stands beside a date: it may be a section."""

ABOVE_TITLE = 8
BELOW_FIRST_BODY = 12
BEFORE_END = 20
AFTER_END = 40
TOP = 12
"""Lines around title, beginning and end of the text in which an author is named."""

REACH = 3
SIDE_BY_SIDE = 2
"""Lines between the bylines of two authors."""

LEAST_SHARE_BESIDE = 0.1
"""Of the chosen line's probability, for a line beside it to name a further author."""

FEW = 4
_DISTANCES = (1, 2, 3, 4, 6, 10, 20)
_GOES_ON = re.compile(r"(?:,|&|\b(?:and|und|et|y|e|en|и))$")
_MAY_GO_ON = (",", "&", "and", "und", "et", "y", "e", "en", "и")
_LOWER = re.compile(r"\b[^\W\d_]{3,}\b")
_NEVER = frozenset({Role.TITLE, Role.FRONT_MATTER})


@dataclass(frozen=True, slots=True)
class AuthorCandidate:
    index: int
    who: WhoLine
    opened_above: bool = False
    """Whether the line above is "By" and nothing else."""
    goes_on: bool = False
    """Whether the line ends in a comma or "and", so that a further name follows."""


def find_candidates(blocks: Sequence[Block], spots: Spots) -> tuple[AuthorCandidate, ...]:
    found: list[AuthorCandidate] = []
    for index in _places(blocks, spots):
        block = blocks[index]
        if block.role in _NEVER or block.rule in _never_rules() or is_byline_opener(block.text):
            continue
        if block.role is Role.COPYRIGHT:
            holder = parse_copyright_person(block.text)
            if holder is not None:
                found.append(AuthorCandidate(index, holder))
            continue
        above = blocks[index - 1].text if index else ""
        opened = bool(above) and is_byline_opener(above)
        goes_on = block.text.endswith(_MAY_GO_ON) and _GOES_ON.search(block.text) is not None
        text = (_GOES_ON.sub("", block.text) if goes_on else block.text).rstrip(" ,")
        who = parse_opened_names(text) if opened else parse_who_line(text)
        if who is None and index == spots.first_body:
            who = parse_dateline(block.text)
        if who is not None:
            found.append(AuthorCandidate(index, who, opened, goes_on))
    return tuple(found)


@cache
def _never_rules() -> frozenset[str]:
    """Rules of phrases that name nobody: "Share this story". What notes below a text say ("Source: dpa") may."""
    return phrase_rules() - {"story_notes", "about_author"}


def _places(blocks: Sequence[Block], spots: Spots) -> Iterator[int]:
    top = spots.first_body if spots.title is None else spots.title
    first = max(0, top - ABOVE_TITLE)
    middle = min(len(blocks), max(spots.first_body, top) + BELOW_FIRST_BODY)
    tail = max(middle, spots.last_body - BEFORE_END)
    for index, block in enumerate(blocks[: min(len(blocks), tail + BEFORE_END + AFTER_END)]):
        if index < TOP or first <= index < middle or index >= tail or block.role in {Role.BYLINE, Role.DATE}:
            yield index


def choose_authors(
    blocks: Sequence[Block], candidates: Sequence[AuthorCandidate], spots: Spots
) -> tuple[tuple[AuthorCandidate, ...], float]:
    """The lines of the author or authors, and how probable they are; empty when none is more probable."""
    if not candidates:
        return (), 0.0
    *rated, _ = rate_candidates(author_features(blocks, candidates, spots), read_weights("authors"))
    by_name: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for candidate, probability in zip(candidates, rated, strict=True):
        by_name[_key(candidate)] += probability
    best = max(range(len(candidates)), key=lambda place: (by_name[_key(candidates[place])], rated[place], -place))
    probability = min(1.0, by_name[_key(candidates[best])])
    if probability < (LEAST_PROBABILITY if _is_surely_named(candidates[best]) else LEAST_PROBABILITY_UNKNOWN):
        return (), probability
    return _with_neighbours(candidates, rated, best), probability


def _is_surely_named(candidate: AuthorCandidate) -> bool:
    if candidate.who.form in {Form.BESIDE_DATE, Form.SOURCE}:
        return False
    return candidate.who.form is not Form.BARE or is_called_so(candidate.who.names[0])


def _with_neighbours(
    candidates: Sequence[AuthorCandidate], rated: Sequence[float], best: int
) -> tuple[AuthorCandidate, ...]:
    """The chosen line and those of the same form beside it: each author on a line of their own."""
    chosen = candidates[best]
    beside = [chosen]
    for step in (1, -1):
        last, place = chosen, best + step
        while 0 <= place < len(candidates) and _is_beside(chosen, last, candidates[place]):
            if rated[place] < LEAST_SHARE_BESIDE * rated[best] and not last.goes_on:
                break
            last = candidates[place]
            beside.append(last)
            place += step
    return tuple(sorted(beside, key=lambda candidate: candidate.index))


def _is_beside(chosen: AuthorCandidate, last: AuthorCandidate, other: AuthorCandidate) -> bool:
    near = abs(other.index - last.index) <= SIDE_BY_SIDE
    forms = {chosen.who.form, other.who.form}
    return near and (forms in ({Form.OPENED}, {Form.BARE}) or (forms == {Form.OPENED, Form.BARE} and last.goes_on))


def _key(candidate: AuthorCandidate) -> tuple[str, ...]:
    return tuple(sorted(clean_name(name) for name in candidate.who.names))


def author_features(
    blocks: Sequence[Block], candidates: Sequence[AuthorCandidate], spots: Spots
) -> tuple[Features, ...]:
    keys = Counter(_key(candidate) for candidate in candidates)
    places = [candidate.index for candidate in candidates]
    title = "" if spots.title is None else clean_name(blocks[spots.title].text)
    common = _common_words(blocks, spots)
    found: list[Features] = []
    for candidate in candidates:
        names = (
            *_form_features(candidate),
            *_name_features(candidate, frozenset(title.split()), common),
            *_place_features(blocks, candidate.index, spots),
            *_neighbour_features(blocks, candidate.index),
            *_list_features(candidate, keys, places),
            *_zone_features(candidate, blocks, spots),
        )
        found.append(dict.fromkeys(names, 1.0))
    return tuple(found)


def _common_words(blocks: Sequence[Block], spots: Spots) -> frozenset[str]:
    """Words that the text writes small: they are no names."""
    body = blocks[spots.first_body : spots.first_body + BELOW_FIRST_BODY]
    return frozenset(word for block in body for word in _LOWER.findall(block.text) if word.islower())


def _form_features(candidate: AuthorCandidate) -> Iterator[str]:
    who = candidate.who
    form = who.form
    yield f"opened_above_{form}" if candidate.opened_above else form
    if who.with_role:
        yield f"with_role_{form}"
    yield f"with_more_{form}" if who.with_more else f"alone_{form}"
    if len(who.names) > 1:
        yield "many_names"


def _name_features(candidate: AuthorCandidate, title: frozenset[str], common: frozenset[str]) -> Iterator[str]:
    words = [word for name in candidate.who.names for word in clean_name(name).split()]
    yield "known_first_name" if is_called_so(candidate.who.names[0]) else "unknown_first_name"
    if any(word in common for word in words):
        yield "common_word"
    if any(word in title for word in words):
        yield "word_of_title"
    yield f"name_words_{min(len(candidate.who.names[0].split()), FEW)}"
    if candidate.who.names[0].isupper():
        yield "name_in_capitals"


def _bucket(value: int) -> int:
    return _DISTANCES[max(0, bisect_right(_DISTANCES, value) - 1)]


def _place_features(blocks: Sequence[Block], index: int, spots: Spots) -> Iterator[str]:
    if spots.title is None:
        yield "no_title"
    elif index > spots.title:
        yield f"below_title_{_bucket(index - spots.title)}"
    else:
        yield f"above_title_{_bucket(spots.title - index)}"
    if index < spots.first_body:
        yield "above_text"
    elif index > spots.last_body:
        yield f"after_text_{_bucket(index - spots.last_body)}"
    else:
        paragraphs = sum(block.role is Role.BODY for block in blocks[spots.first_body : index])
        yield f"in_text_{_bucket(paragraphs)}"
        if spots.last_body - index < FEW:
            yield "at_end_of_text"
    yield f"role_{blocks[index].role}"


def _neighbour_features(blocks: Sequence[Block], index: int) -> Iterator[str]:
    for step, side in ((-1, "above"), (1, "below")):
        place = index + step
        yield f"{side}_{blocks[place].role}" if 0 <= place < len(blocks) else f"{side}_edge"
    above = blocks[max(0, index - REACH) : index]
    below = blocks[index + 1 : index + 1 + REACH]
    if any(block.rule == "about_author" for block in above):
        yield "about_author_above"
    if any(block.role is Role.DATE for block in above):
        yield "date_soon_above"
    if any(block.role is Role.DATE for block in below):
        yield "date_soon_below"
    if any(block.role in {Role.RELATED, Role.COMMENT} for block in above):
        yield "tail_above"


def _zone_features(candidate: AuthorCandidate, blocks: Sequence[Block], spots: Spots) -> Iterator[str]:
    """Form and part of the page together: a bare name says much below the title and little elsewhere."""
    form, zone = candidate.who.form, _zone(candidate.index, spots)
    yield f"{zone}_{form}"
    known = "known" if is_called_so(candidate.who.names[0]) else "unknown"
    yield f"{zone}_{known}"
    around = blocks[max(0, candidate.index - 1) : candidate.index + 2]
    if any(block.role is Role.DATE for block in around):
        yield f"{zone}_beside_date"


def _zone(index: int, spots: Spots) -> str:
    title = spots.first_body if spots.title is None else spots.title
    if index < title:
        return "above"
    if index < spots.first_body + 2:
        return "header"
    if index < spots.last_body - 1:
        return "text"
    return "end" if index <= spots.last_body + FEW else "tail"


def _list_features(candidate: AuthorCandidate, keys: Counter[tuple[str, ...]], places: Sequence[int]) -> Iterator[str]:
    count = keys[_key(candidate)]
    if count > 1:
        yield f"named_{min(count, FEW)}"
    around = bisect_right(places, candidate.index + 2 * REACH) - bisect_right(places, candidate.index - 2 * REACH - 1)
    yield f"names_around_{min(around, FEW)}"
    rank = bisect_right(places, candidate.index)
    yield f"name_{min(rank, FEW)}"
