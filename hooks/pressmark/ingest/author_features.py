"""What speaks for a line that names people, and against it, as the article's byline: features for `choices`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressmark.ingest.bylines import is_byline_opener
from pressmark.ingest.choices import Features
from pressmark.ingest.spots import Spots, place_by_title, to_step
from pressmark.ingest.who_forms import Form, WhoLine
from pressmark.ingest.who_words import AGENCIES, JOBS, is_called_so, is_common_word
from pressmark.model import BODY_ROLES, Block, Role
from pressmark.text import clean_name

REACH = 3
BELOW_FIRST_BODY = 12
FEW = 4
SMALL_LETTERS = 3
"""Letters from which on a word that the text writes small is no name."""

_HOUSES = frozenset({Form.DATELINE, Form.ORGANISATION, Form.DESK, Form.SOURCE})
"""Forms of lines that name an agency or a team, which has no first name."""

_IN_BOXES = frozenset({Form.BARE, Form.SINGLE, Form.OPENED, Form.ABOUT, Form.SHORT, Form.HANDLE})
LEAD = 80
"""Characters of a block in which it tells of whom it speaks."""

MOST_INITIALS = 3
"""Characters of what stands in the place of a picture: "AQ"."""

_FIRST_PERSON = re.compile(
    r"(?:hi|hey|hello|hallo)\b|i\s?(?:am|['’]m)\b|ich\s(?:bin|heiße)\b|je\ssuis\b|(?:yo\s)?soy\b|(?:io\s)?sono\b|my\sname\b",
    re.IGNORECASE,
)
_ENDS_WITH_OPENER = re.compile(
    r"(?:\b(?:written|posted|published|verfasst|geschrieben)\s(?:by|von)|\babout\s(?:the\s|our\s)?(?:author|writer)"
    r"|über\s(?:den|die)\sautor(?:in)?|à\spropos\sde\sl['’]auteure?)\s?:?$",
    re.IGNORECASE,
)
"""Article written by:"""

PROSE_WORDS = 12
"""Words from which on a block is prose, in which an article names the people it tells of."""


@dataclass(frozen=True, slots=True)
class AuthorCandidate:
    index: int
    who: WhoLine
    opened_above: bool = False
    """Whether the line above is "By" and nothing else."""
    goes_on: bool = False
    """Whether the line ends in a comma or "and", so that a further name follows."""


def name_key(candidate: AuthorCandidate) -> tuple[str, ...]:
    """What all lines that name the same people have in common."""
    return tuple(sorted(clean_name(name) for name in candidate.who.names))


@dataclass(frozen=True, slots=True)
class _Sights:
    """What all candidates of a page are compared with."""

    forms: Mapping[tuple[str, ...], Counter[str]]
    """The forms in which each name stands on the page, with their counts."""
    places: Sequence[int]
    title: frozenset[str]
    lead: str
    """The beginning of the text; words that it writes small are no names."""
    prose: str


def author_features(
    blocks: Sequence[Block], candidates: Sequence[AuthorCandidate], spots: Spots
) -> tuple[Features, ...]:
    sights = _see(blocks, candidates, spots)
    found: list[Features] = []
    for candidate in candidates:
        names = (
            *_form_features(candidate),
            *_name_features(candidate, sights),
            *_place_features(blocks, candidate.index, spots),
            *_neighbour_features(blocks, candidate.index),
            *_list_features(candidate, sights),
            *_life_features(blocks, candidate, sights),
            *_zone_features(candidate, blocks, spots),
        )
        found.append(dict.fromkeys(names, 1.0))
    return tuple(found)


def _see(blocks: Sequence[Block], candidates: Sequence[AuthorCandidate], spots: Spots) -> _Sights:
    forms: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for candidate in candidates:
        forms[name_key(candidate)][candidate.who.form] += 1
    title = "" if spots.title is None else clean_name(blocks[spots.title].text)
    lead = blocks[spots.first_body : spots.first_body + BELOW_FIRST_BODY]
    prose = [block.text for block in blocks if block.role in BODY_ROLES and block.text.count(" ") >= PROSE_WORDS]
    places = [candidate.index for candidate in candidates]
    begun = "\n".join([block.text for block in lead])
    return _Sights(forms, places, frozenset(title.split()), begun, "\n".join(prose))


def _form_features(candidate: AuthorCandidate) -> Iterator[str]:
    who = candidate.who
    form = who.form
    yield f"opened_above_{form}" if candidate.opened_above else form
    if who.with_role:
        yield f"with_role_{form}"
    yield f"with_more_{form}" if who.with_more else f"alone_{form}"
    if len(who.names) > 1:
        yield "many_names"


def _name_features(candidate: AuthorCandidate, sights: _Sights) -> Iterator[str]:
    if candidate.who.form in _HOUSES:
        agency = AGENCIES.intersection(clean_name(candidate.who.names[0]).split())
        yield f"agency_{candidate.who.form}" if agency else f"house_{candidate.who.form}"
        return
    words = [word for name in candidate.who.names for word in clean_name(name).split()]
    known = is_called_so(candidate.who.names[0])
    yield "known_first_name" if known else "unknown_first_name"
    if any(_is_written_small(word, sights.lead) for word in words):
        yield "common_word"
    often = sum(is_common_word(word) for word in words)
    if often:
        yield f"{'known' if known else 'unknown'}_with_common_word" if often < len(words) else "only_common_words"
    elif not known:
        yield f"unknown_and_rare_{candidate.who.form}"
    if any(word in sights.title for word in words):
        yield "word_of_title"
    yield f"name_words_{min(len(candidate.who.names[0].split()), FEW)}"
    if candidate.who.names[0].isupper():
        yield "name_in_capitals"


def _is_written_small(word: str, lead: str) -> bool:
    """Whether a folded word of a name stands in the text as it is."""
    if word not in lead or len(word) < SMALL_LETTERS or not (word.isalpha() and word.islower()):
        return False
    return re.search(rf"\b{word}\b", lead) is not None


def _life_features(blocks: Sequence[Block], candidate: AuthorCandidate, sights: _Sights) -> Iterator[str]:
    """What else the page tells of the name: the article tells of others than its author."""
    name = candidate.who.names[0]
    told = sights.prose.count(name)
    if candidate.who.form is not Form.BIOGRAPHY and told:
        yield "in_prose_1" if told == 1 else "in_prose_2"
    elif told > 1:
        yield "biography_in_prose"  # once is the biography itself
    yield from _box_features(blocks, candidate)
    for block in blocks[candidate.index + 1 : candidate.index + 1 + REACH]:
        if block.text.startswith(name) and block.text.count(" ") >= PROSE_WORDS // 2:
            yield "biography_below"
            break
    for form in sights.forms[name_key(candidate)]:
        if form != candidate.who.form:
            yield f"also_{form}"


def _box_features(blocks: Sequence[Block], candidate: AuthorCandidate) -> Iterator[str]:
    """What stands around the name in a box about its author: a label, a job, and sentences that tell of them."""
    index, form = candidate.index, candidate.who.form
    if form not in _IN_BOXES:
        return
    first = candidate.who.names[0].split()[0]
    below = blocks[index + 1 : index + 1 + REACH]
    if any(block.text.count(" ") >= PROSE_WORDS // 2 and first in block.text[:LEAD].split() for block in below):
        yield f"told_of_below_{form}"
    if below and is_byline_opener(below[0].text):
        yield f"opener_below_{form}"
    if below and below[0].text.count(" ") < PROSE_WORDS // 2 and not _words(below[0]).isdisjoint(JOBS):
        yield f"job_below_{form}"
    if below and _FIRST_PERSON.match(below[0].text):
        yield f"first_person_below_{form}"
    handle = "".join(candidate.who.names[0].casefold().split())
    beside = (*blocks[max(0, index - 1) : index], *below[:2])
    if any("@" in block.text[:LEAD] and handle in block.text[:LEAD].casefold() for block in beside):
        yield f"handle_beside_{form}"
    above = [block.text for block in blocks[max(0, index - 2) : index]]
    if any(_ENDS_WITH_OPENER.search(text) for text in above[-1:]):
        yield f"opener_ends_above_{form}"
    if len(above) > 1 and is_byline_opener(above[0]) and len(above[1]) <= MOST_INITIALS:
        yield f"opener_above_initials_{form}"


def _words(block: Block) -> set[str]:
    return {word.strip(".,:;|()").casefold() for word in block.text.split()}


def _place_features(blocks: Sequence[Block], index: int, spots: Spots) -> Iterator[str]:
    yield from place_by_title(index, spots)
    if index < spots.first_body:
        yield "above_text"
    elif index > spots.last_body:
        yield f"after_text_{to_step(index - spots.last_body)}"
    else:
        paragraphs = sum(block.role is Role.BODY for block in blocks[spots.first_body : index])
        yield f"in_text_{to_step(paragraphs)}"
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
    yield f"{zone}_{form}_{known}"
    if candidate.opened_above:
        yield f"{zone}_opened_above"
    around = blocks[max(0, candidate.index - 1) : candidate.index + 2]
    if any(block.role is Role.DATE for block in around):
        yield f"{zone}_beside_date"
        yield f"{zone}_{form}_beside_date"
    if zone == "header" and spots.title is not None and blocks[candidate.index - 1].role is Role.TITLE:
        yield f"directly_below_title_{form}_{known}"


def _zone(index: int, spots: Spots) -> str:
    title = spots.first_body if spots.title is None else spots.title
    if index < title:
        return "above"
    if index < spots.first_body + 2:
        return "header"
    if index < spots.last_body - 1:
        return "text"
    return "end" if index <= spots.last_body + FEW else "tail"


def _list_features(candidate: AuthorCandidate, sights: _Sights) -> Iterator[str]:
    count = sights.forms[name_key(candidate)].total()
    if count > 1:
        yield f"named_{min(count, FEW)}"
    first, last = candidate.index - 2 * REACH, candidate.index + 2 * REACH
    around = bisect_right(sights.places, last) - bisect_right(sights.places, first - 1)
    yield f"names_around_{min(around, FEW)}"
    rank = bisect_right(sights.places, candidate.index)
    yield f"name_{min(rank, FEW)}"
