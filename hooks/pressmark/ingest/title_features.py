"""What speaks for a line, and against it, as the article's title: features for `choices`.

The numbers in a feature's name are its lower limit: `words_6` is six to eight words.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pressmark.ingest.bylines import parse_names
from pressmark.ingest.choices import Features
from pressmark.ingest.roles import Labels, Page
from pressmark.ingest.shapes import Shape
from pressmark.ingest.title_context import CONTENT_WORD, HEADLINE_WORDS, TitleContext
from pressmark.model import Role

REACH = 4
"""Lines around a headline in which byline, date or picture stand."""

FEWEST_SHARED_WORDS = 3
"""Words; of one or two words all may be in the text by chance."""

_PICTURE_WORDS = frozenset("photo foto bild image picture getty reuters afp ap dpa epa shutterstock imago".split())
_SPEAKING = frozenset("sign subscribe join get share explore discover save read click learn log try shop".split())
_ASKING = frozenset("how what why when where who the top 0".split())
"""First words of titles that ask or count; numbers are folded to 0."""

NAME_WORDS = range(2, 5)
CASED_LETTERS = 4
"""Letters from which on headlines in Title Case capitalise a word."""

_LENGTHS = (1, 2, 3, 4, 6, 9, 15, 21)
_DISTANCES = (1, 2, 3, 5, 9, 17, 41)
_SIZES = (4, 9)
"""Words; finer steps find no more titles."""

MOST_WORDS = 30
"""Words of a neighbour that may be a headline."""

MOST_PARAGRAPHS_ABOVE = 3
MOST_PARAGRAPHS_SOON = 4
SOON = 8
"""Lines below a headline in which its text begins."""

_COUNTED = re.compile(r"\d+[.)]\s")
_BAR = re.compile(r"\s[|»]\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DASH = re.compile(r"\s[–—-]\s")
_STOPS = frozenset(".。")
_PAUSES = frozenset(":;,")
_QUESTIONS = frozenset("?!")
_QUOTES = frozenset("\"'“„«‚‘")
_ADDRESS_SIGNS = ("@", "http", "©", "www.")
MANY_COMMAS = 3


def title_features(context: TitleContext, index: int) -> Features:
    shape = context.page.shapes[index]
    names = (
        *_own_features(context, index),
        *_place_features(context, index),
        *_neighbour_features(context, index),
        *_kin_features(context, index),
        *_pair_features(context.page, context.labels, index),
    )
    return {**dict.fromkeys(names, 1.0), **_text_features(context, shape)}


def _bucket(value: int, limits: tuple[int, ...]) -> int:
    """The largest limit that `value` reaches."""
    return limits[max(0, bisect_right(limits, value) - 1)]


def _own_features(context: TitleContext, index: int) -> Iterator[str]:
    text, shape = context.page.lines[index].text, context.page.shapes[index]
    yield f"words_{_bucket(shape.words, _LENGTHS)}"
    yield from _sign_features(text)
    yield from _word_features(shape.folded.split())
    if text[0].islower():
        yield "starts_small"
    if shape.all_caps:
        yield "all_caps"
    longer = [word for word in text.split() if len(word) >= CASED_LETTERS and word[0].isalpha()]
    if len(longer) > 1:
        capital = sum(word[0].isupper() for word in longer)
        yield "title_case" if capital == len(longer) else "sentence_case" if 2 * capital < len(longer) else "mixed_case"
    if shape.words in NAME_WORDS and parse_names(text):
        yield "is_name"
    yield from _echo_features(context, shape)


def _sign_features(text: str) -> Iterator[str]:
    yield from _end_features(text)
    if text[0].isdecimal() and _COUNTED.match(text):
        yield "counted"
    if ": " in text:
        yield "has_colon"
    if ("|" in text or "»" in text) and _BAR.search(text):
        yield "has_bar"
    if text.count(",") >= MANY_COMMAS:
        yield "many_commas"
    if ("19" in text or "20" in text) and _YEAR.search(text):
        yield "has_year"
    if _DASH.search(text):
        yield "has_dash"
    if text[0] in _QUOTES:
        yield "quoted"
    if any(map(text.__contains__, _ADDRESS_SIGNS)):
        yield "has_address"


def _end_features(text: str) -> Iterator[str]:
    last = text[-1]
    if last == "…" or text.endswith("..."):
        yield "ends_with_ellipsis"
    elif last in _STOPS and text[-3:-1] != "..":
        yield "ends_with_stop"
    elif last in _PAUSES:
        yield "ends_with_colon"
    elif last in _QUESTIONS:
        yield "ends_with_question"


def _word_features(words: Sequence[str]) -> Iterator[str]:
    if not _PICTURE_WORDS.isdisjoint(words):
        yield "picture_words"
    if words and words[0] in _SPEAKING:
        yield "speaks_to_reader"
    if words and words[0] in _ASKING:
        yield "asks_or_counts"


def _echo_features(context: TitleContext, shape: Shape) -> Iterator[str]:
    repeats = context.page.repeats[shape.folded]
    if repeats > 1:
        yield f"repeated_{min(repeats, 3)}"
    if shape.folded in context.longer:
        yield "ends_with_other"
    if shape.folded in context.echoed:
        yield "echoed"
        if shape.words in HEADLINE_WORDS:
            yield "echoed_long"


def _kin_features(context: TitleContext, index: int) -> Iterator[str]:
    if index in context.in_earlier:
        yield "in_earlier"
    if index in context.in_later:
        yield "in_later"
    zone = "text" if index >= context.start else "top"
    yield f"{zone}_words_{_bucket(context.page.shapes[index].words, _LENGTHS)}"


def _text_features(context: TitleContext, shape: Shape) -> Features:
    words = CONTENT_WORD.findall(shape.folded)
    if not words:
        return {}
    shared = sum(word in context.lead for word in words) / len(words)
    counted = sum(math.log1p(context.counts.get(word, 0)) for word in words) / len(words)
    found = {"shares_words": shared, "words_come_back": counted}
    if len(words) >= FEWEST_SHARED_WORDS:
        found |= {"shares_words_long": shared, "words_come_back_long": counted}
    return found


def _place_features(context: TitleContext, index: int) -> Iterator[str]:
    distance = context.start - index
    if distance <= 0:
        yield "in_text" if distance else "in_text_first"
    else:
        yield f"above_text_{_bucket(distance, _DISTANCES)}"
    if 0 < index < REACH:
        yield "near_top"
    above = context.paragraphs_above
    yield f"paragraphs_above_{min(above[index], MOST_PARAGRAPHS_ABOVE)}"
    soon = above[min(index + 1 + SOON, len(context.page))] - above[index + 1]
    yield f"paragraphs_soon_{min(soon, MOST_PARAGRAPHS_SOON)}"
    shape = context.page.shapes[index]
    if distance <= 0 and shape.is_paragraph and shape.ends_sentence:
        yield "paragraph_in_text"


def _neighbour_features(context: TitleContext, index: int) -> Iterator[str]:
    page, labels = context.page, context.labels
    below = range(index + 1, min(index + 1 + REACH, len(page)))
    soon = context.roles[index + 1 : index + 1 + REACH]
    for role in (Role.BYLINE, Role.DATE, Role.CAPTION):
        if role in soon:
            yield f"{role}_soon_below"
    yield f"above_{_kind(page, labels, index - 1)}"
    yield f"below_{_kind(page, labels, index + 1)}"
    yield from _run_features(context.headlines, index)
    headline = page.shapes[index].words in HEADLINE_WORDS
    if headline:
        yield from _header_features(page, labels, index)
    following = next((page.shapes[place] for place in below if labels[place] is None), None)
    if following is not None:
        yield "next_is_paragraph" if following.is_paragraph else "next_is_short"
        if headline and not following.is_paragraph and following.words >= HEADLINE_WORDS[0]:
            yield "next_is_headline"


def _pair_features(page: Page, labels: Labels, index: int) -> Iterator[str]:
    """What a line and the one next to it look like: of two that may be headlines the other is a standfirst or a kicker.

    On the shared half this finds one title more in a hundred.
    """
    own = _look(page.shapes[index])
    for place, side in ((index - 1, "below"), (index + 1, "above")):
        other = page.shapes[place] if 0 <= place < len(page) and labels[place] is None else None
        if other is not None and other.has_letters and other.words <= MOST_WORDS:
            yield f"{own}_{side}_{_look(other)}"


def _look(shape: Shape) -> str:
    size = ("few", "some", "many")[bisect_right(_SIZES, shape.words)]
    kind = "paragraph" if shape.is_paragraph else "line"
    return f"{size}_words_{kind}_with_stop" if shape.ends_sentence else f"{size}_words_{kind}"


def _kind(page: Page, labels: Labels, place: int) -> str:
    """What a neighbour looks like."""
    if not 0 <= place < len(page):
        return "edge"
    label, shape = labels[place], page.shapes[place]
    if label is not None:
        return str(label.role) if label.rule != "breadcrumb" else "breadcrumb"
    if shape.is_paragraph:
        return "paragraph"
    return "sentence" if shape.ends_sentence else "headline" if shape.words >= HEADLINE_WORDS[0] else "label"


def _header_features(page: Page, labels: Labels, index: int) -> Iterator[str]:
    """Whether the line is the last of a headline's length above a byline or date."""
    for place in range(index + 1, min(index + 1 + 2 * REACH, len(page))):
        if _is(labels, place, Role.BYLINE) or _is(labels, place, Role.DATE):
            yield "last_above_byline"
            return
        shape = page.shapes[place]
        if labels[place] is None and shape.words >= HEADLINE_WORDS[0]:
            if shape.ends_sentence or shape.is_paragraph:
                yield "followed_by_sentence"
            return


def _run_features(headlines: Sequence[bool], index: int) -> Iterator[str]:
    """Where the line stands among neighbours of a headline's length: a standfirst is second, a teaser one of many."""
    before = _count_run(headlines[max(0, index - REACH) : index][::-1])
    behind = _count_run(headlines[index + 1 : index + 1 + REACH])
    if before + behind >= REACH:
        yield "in_long_run"
    else:
        yield f"in_run_{min(before, 2)}" if before or behind else "no_run"


def _count_run(headlines: Sequence[bool]) -> int:
    """Lines of a headline's length next to one, in the order of their distance."""
    return headlines.index(False) if False in headlines else len(headlines)


def _is(labels: Labels, place: int, role: Role) -> bool:
    label = labels[place]
    return label is not None and label.role is role
