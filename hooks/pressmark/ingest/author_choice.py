"""Which of the lines that name people names the article's author: features for `choices`, and the choice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from pressmark.ingest.author_features import AuthorCandidate, author_features, name_key
from pressmark.ingest.bylines import is_byline_opener
from pressmark.ingest.choices import rate_candidates, read_weights
from pressmark.ingest.credited import parse_credited
from pressmark.ingest.phrases import phrase_rules
from pressmark.ingest.spots import Spots, find_comments
from pressmark.ingest.who_forms import Form
from pressmark.ingest.who_lines import (
    parse_dateline,
    parse_opened_names,
    parse_short_line,
    parse_who_line,
)
from pressmark.ingest.who_rights import parse_copyright_person
from pressmark.ingest.who_sentences import parse_biography
from pressmark.ingest.who_words import is_called_so
from pressmark.model import BODY_ROLES, Block, Role
from pressmark.text import is_row

LEAST_PROBABILITY = 0.25
"""From which on authors are given; see the sweep in `bench/train_choices.py`."""

DATELINE_CONFIDENCE = 0.4
"""Of the agency in the dateline, which signs the text where nobody else does."""

ABOVE_TITLE = 8
BELOW_FIRST_BODY = 12
BEFORE_END = 20
AFTER_END = 40
TOP = 12
"""Lines around title, beginning and end of the text in which an author is named."""

SIDE_BY_SIDE = 2
"""Lines between the bylines of two authors."""

LEAST_SHARE_BESIDE = 0.1
"""Of the chosen line's probability, for a line beside it to name a further author."""

_LABELS = ("Author:", "Autor:", "Autorin:", "Text:", "Auteur :", "Autore:", "Written by", "Автор:", "Author ")
"""What a line says of an author wherever it stands."""

_OPENERS = ("By ", "by ", "Von ", "Par ", "Por ", "Door ")
"""With which a line that looks like a counter is a byline: "By Ada Quay 15 min read"."""

_GOES_ON = re.compile(r"(?:,|&|\b(?:and|und|et|y|e|en|og|och|и))$")
_MAY_GO_ON = (",", "&", "and", "und", "et", "y", "e", "en", "og", "och", "и")
HEADER_LINES = 10
"""Lines below the title in which a few words may be a nickname."""

_BESIDE_NAMES = frozenset({Role.TITLE, Role.DATE, Role.BYLINE})
_COMMENTERS = frozenset({Form.BARE, Form.SINGLE, Form.BESIDE_DATE, Form.SHORT})
"""Forms in which those who comment, or stand in a table of the text, are named as well."""

_RIGHTS = re.compile(r"(?:copyright\s)?(?:©|\(c\))", re.IGNORECASE)
_PICTURE = re.compile(r"photo|foto|picture|image|\bbild|video|getty|reuters|grafik", re.IGNORECASE)
"""What a copyright line of a picture says."""

_BOXES = frozenset({Role.FURNITURE, Role.RELATED})
FEWEST_SPACES = 5
"""Of a sentence that says who someone is."""

_NEVER = frozenset({Role.TITLE, Role.FRONT_MATTER})


def find_candidates(blocks: Sequence[Block], spots: Spots) -> tuple[AuthorCandidate, ...]:
    found: list[AuthorCandidate] = []
    comments = find_comments(blocks, spots)
    for index in _places(blocks, spots):
        block = blocks[index]
        if block.role in _NEVER or is_byline_opener(block.text):
            continue
        if block.rule in _never_rules() and not (block.rule == "counter" and block.text.startswith(_OPENERS)):
            continue
        if block.role is Role.COPYRIGHT or "©" in block.text:
            holder = parse_copyright_person(block.text) if _tells_of_rights(block) else None
            if holder is not None:
                found.append(AuthorCandidate(index, holder))
            continue
        above = blocks[index - 1].text if index else ""
        opened = bool(above) and is_byline_opener(above)
        goes_on = block.text.endswith(_MAY_GO_ON) and _GOES_ON.search(block.text) is not None
        text = (_GOES_ON.sub("", block.text) if goes_on else block.text).rstrip(" ,")
        who = (parse_opened_names(text) if opened else None) or parse_who_line(text)
        if who is None and index == spots.first_body:
            who = parse_dateline(block.text)
        if who is None and _is_in_header(blocks, index, spots):
            who = parse_short_line(block.text)
        among_others = index > comments or (is_row(block) and block.role in BODY_ROLES)
        if who is not None and not (among_others and who.form in _COMMENTERS):
            found.append(AuthorCandidate(index, who, opened, goes_on))
    return _without_subjects(blocks, found, spots)


def _tells_of_rights(block: Block) -> bool:
    """Whether the page tells of its own rights; who holds those of a picture did not write the article."""
    if block.role is Role.CAPTION or block.role in BODY_ROLES or _PICTURE.search(block.text):
        return False
    return parse_credited(block.text) is None and (
        block.role is Role.COPYRIGHT or _RIGHTS.match(block.text) is not None
    )


def _without_subjects(
    blocks: Sequence[Block], found: Sequence[AuthorCandidate], spots: Spots
) -> tuple[AuthorCandidate, ...]:
    """The candidates but those of whom the text tells, where a byline above it names somebody else."""
    top = max(0, spots.first_body if spots.title is None else spots.title)
    signed = {
        name_key(candidate) for candidate in found if top <= candidate.index <= spots.first_body and _signs(candidate)
    }
    return tuple(
        candidate
        for candidate in found
        if not signed
        or candidate.who.form is not Form.BIOGRAPHY
        or name_key(candidate) in signed
        or not spots.first_body <= candidate.index < spots.last_body
        or blocks[candidate.index].role not in BODY_ROLES
    )


def _signs(candidate: AuthorCandidate) -> bool:
    form = candidate.who.form
    if candidate.opened_above or form is Form.OPENED:
        return True
    return form in {Form.BARE, Form.BESIDE_DATE} and is_called_so(candidate.who.names[0])


def _is_in_header(blocks: Sequence[Block], index: int, spots: Spots) -> bool:
    """Whether a line of furniture stands between title and text, beside the title, a date or another name."""
    if spots.title is None or not spots.title < index < min(spots.first_body + 1, spots.title + HEADER_LINES):
        return False
    around = (blocks[place].role for place in (index - 1, index + 1) if place < len(blocks))
    return blocks[index].role is Role.FURNITURE and not _BESIDE_NAMES.isdisjoint(around)


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
        if (
            index < TOP
            or first <= index < middle
            or index >= tail
            or block.role in {Role.BYLINE, Role.DATE}
            or block.text.startswith(_LABELS)
            or _tells_of_author(block)
        ):
            yield index


def _tells_of_author(block: Block) -> bool:
    """Whether cleaning took a line out that says who someone is, wherever it stands."""
    return block.role in _BOXES and block.text.count(" ") >= FEWEST_SPACES and parse_biography(block.text) is not None


def choose_authors(
    blocks: Sequence[Block], candidates: Sequence[AuthorCandidate], spots: Spots
) -> tuple[tuple[AuthorCandidate, ...], float]:
    """The lines of the author or authors, and how probable they are; empty when none is more probable."""
    if not candidates:
        return (), 0.0
    *rated, _ = rate_candidates(author_features(blocks, candidates, spots), read_weights("authors"))
    by_name: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for candidate, probability in zip(candidates, rated, strict=True):
        by_name[name_key(candidate)] += probability
    best = max(range(len(candidates)), key=lambda place: (by_name[name_key(candidates[place])], rated[place], -place))
    probability = min(1.0, by_name[name_key(candidates[best])])
    if probability < LEAST_PROBABILITY:
        signed = tuple(candidate for candidate in candidates if candidate.who.form is Form.DATELINE)
        return signed[:1], DATELINE_CONFIDENCE if signed else probability
    return _with_neighbours(candidates, rated, best), probability


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
