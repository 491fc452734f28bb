"""Blocks of an HTML page in, a table of readable features out: what the model of blocks looks at.

A row is a block, a column one of `FEATURES`. What stands in the neighbouring blocks is told by columns of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

from pressmark.ingest.block_places import PLACE_FEATURES, place_features
from pressmark.ingest.block_sources import Cover
from pressmark.ingest.certain import label_certain_lines
from pressmark.ingest.html_blocks import HtmlBlock
from pressmark.ingest.lines import Line
from pressmark.ingest.phrases import Scope
from pressmark.ingest.roles import Label, Page
from pressmark.ingest.shapes import Shape, shape_lines
from pressmark.model import Role
from pressmark.text import clean_name

Table = NDArray[numpy.float32]

MOST_PRESSED = 0.5
"""Share of a block's characters; what is more than half a link is no running text."""

FAR = 99
"""Blocks; what is farther away, or not there, counts as this far."""

LONGEST_FOLDED = 4_000
"""Characters of a block that are compared with other texts."""

TITLE_SHARE = 0.5
"""Share of a first heading's words that the stated title must have."""

HELD = 0.6
"""Share of a block that an extractor must hold to have taken it."""

HELD_WORDS = 8
"""Words of the first and last block that an extractor took; shorter ones may stand there by chance."""

HEADING_WORDS = 12
MOSTLY_STRONG = 0.9

TEXT_FEATURES = (
    *("words", "letters", "ends", "colon", "trails", "lower", "digit_first", "digits", "capitals", "all_caps"),
    *("commas", "sentences", "quoted", "marks", "address", "again", "role", "tail", "row", "pressed", "strong"),
    *("hidden", "heading"),
)
ORDER_FEATURES = (
    *("place", "words_before", "running_before", "size", "running", "from_title", "title_share", "title_part"),
    *("since_running", "until_running", "since_heading", "heading_role", "heading_level"),
)
SOURCE_FEATURES = (
    *("kept", "kept_size", "kept_ratio", "since_kept", "until_kept", "stated", "stated_size", "described"),
)
NEIGHBOUR_FEATURES = ("words", "pressed", "kept", "ends", "tag", "names", "role", "heading")
NEIGHBOURS = (-2, -1, 1, 2)
FEATURES = (
    *(*TEXT_FEATURES, *PLACE_FEATURES, *ORDER_FEATURES, *SOURCE_FEATURES),
    *(f"{name}{step:+d}" for step in NEIGHBOURS for name in NEIGHBOUR_FEATURES),
)

_ROLES = tuple(Role)
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…。！？][\"”’»)]*(?:\s|$)")
_MARKS = re.compile(r"[|•·]")
_COMMAS = re.compile(r"[,、،]")


@dataclass(frozen=True, slots=True)
class Sources:
    """What speaks for the text of a page besides its blocks."""

    kept: Cover
    stated: Cover
    described: Cover
    title: str


def block_features(blocks: Sequence[HtmlBlock], sources: Sources) -> Table:
    """One row a block, one column for each of `FEATURES`."""
    lines = tuple(Line(block.text, number, number) for number, block in enumerate(blocks, 1))
    shapes = shape_lines(lines)
    page = Page(lines, shapes, Counter(shape.folded for shape in shapes), structured=True)
    labels = label_certain_lines(page)
    running = [_running_words(block, shape) for block, shape in zip(blocks, shapes, strict=True)]
    folded = [clean_name(block.text[:LONGEST_FOLDED]) for block in blocks]
    words = [text.split() for text in folded]
    rows = zip(blocks, shapes, labels, strict=True)
    own: list[Any] = [_text_features(*row, page.repeats[row[1].folded]) for row in rows]
    table = numpy.hstack(
        [
            numpy.array(own, numpy.float32),
            numpy.array(place_features(blocks, shapes, running), numpy.float32),
            numpy.array(_order_features(blocks, shapes, labels, running, words, sources.title), numpy.float32),
            numpy.array(_source_features(folded, words, running, sources), numpy.float32),
        ]
    )
    return numpy.hstack([table, *_neighbours(table)])


def _running_words(block: HtmlBlock, shape: Shape) -> int:
    flows = shape.is_paragraph and block.pressed < MOST_PRESSED * len(block.text) and not block.hidden
    return shape.words if flows else 0


def _text_features(block: HtmlBlock, shape: Shape, label: Label | None, repeats: int) -> tuple[float, ...]:
    text, length = block.text, len(block.text)
    return (
        math.log1p(shape.words),
        length / max(1, shape.words),
        shape.ends_sentence,
        text[-1] in ":：",
        text.endswith(("…", "...")),
        text[0].islower(),
        text[0].isdigit(),
        sum(map(str.isdigit, text)) / length,
        sum(map(str.isupper, text)) / length,
        shape.all_caps,
        len(_COMMAS.findall(text)) / max(1, shape.words),
        len(_SENTENCE.findall(text)),
        text[0] in "\"'“„«‘",
        len(_MARKS.findall(text)),
        "@" in text or "http" in text or "www." in text or "©" in text,
        repeats,
        _ROLES.index(label.role) if label else -1,
        label is not None and label.scope is Scope.TAIL,
        block.row,
        min(1.0, block.pressed / length),
        min(1.0, block.strong / length),
        block.hidden,
        _heading_level(block),
    )


def _heading_level(block: HtmlBlock) -> int:
    tag = block.tag
    return int(tag[1]) if len(tag) == len("h1") and tag[0] == "h" and tag[1].isdigit() else 0


def _order_features(
    blocks: Sequence[HtmlBlock],
    shapes: Sequence[Shape],
    labels: Sequence[Label | None],
    running: Sequence[int],
    words: Sequence[list[str]],
    title: str,
) -> list[tuple[float, ...]]:
    named = frozenset(clean_name(title).split())
    top = _find_title(blocks, words, named)
    total, flowing = sum(shape.words for shape in shapes), sum(running)
    until = _until(running)
    rows: list[tuple[float, ...]] = []
    before = flowed = 0
    last, head, head_role, head_level = -FAR, -FAR, -1, 0
    for index, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        own = set(words[index])
        shared = len(named & own)
        rows.append(
            (
                index / len(blocks),
                before / max(1, total),
                flowed / max(1, flowing),
                math.log(len(blocks)),
                math.log1p(flowing),
                max(-FAR, min(FAR, index - top)) if top >= 0 else -FAR,
                shared / max(1, len(own)),
                shared / max(1, len(named)),
                min(FAR, index - last),
                until[index],
                min(FAR, index - head),
                head_role,
                head_level,
            )
        )
        before, flowed = before + shape.words, flowed + running[index]
        last = index if running[index] else last
        if _is_headlike(block, shape):
            label = labels[index]
            head, head_role, head_level = index, _ROLES.index(label.role) if label else -1, _heading_level(block)
    return rows


def _is_headlike(block: HtmlBlock, shape: Shape) -> bool:
    strong = block.strong > MOSTLY_STRONG * len(block.text)
    return _heading_level(block) > 0 or (shape.words < HEADING_WORDS and not shape.ends_sentence and strong)


def _find_title(blocks: Sequence[HtmlBlock], words: Sequence[list[str]], named: frozenset[str]) -> int:
    """The index of the first heading that the stated title knows, else of the first one; -1 when there is none."""
    first = -1
    for index, (block, own) in enumerate(zip(blocks, words, strict=True)):
        if block.tag == "h1":
            if len(named & set(own)) >= TITLE_SHARE * len(set(own)) > 0:
                return index
            first = index if first < 0 else first
    return first


def _until(running: Sequence[int]) -> list[int]:
    """For each block, how many blocks below it the next running text stands."""
    distances: list[int] = []
    distance = FAR
    for words in reversed(running):
        distances.append(distance)
        distance = 1 if words else min(FAR, distance + 1)
    return distances[::-1]


def _source_features(
    folded: Sequence[str], words: Sequence[list[str]], running: Sequence[int], sources: Sources
) -> list[tuple[float, ...]]:
    kept = [sources.kept.share(text, own) for text, own in zip(folded, words, strict=True)]
    sure = [index for index, share in enumerate(kept) if share > HELD and len(words[index]) >= HELD_WORDS]
    first, last = (sure[0], sure[-1]) if sure else (len(kept), -1)
    size, stated_size = math.log1p(sources.kept.words), math.log1p(sources.stated.words)
    ratio = min(5.0, sources.kept.words / max(1, sum(running)))
    return [
        (
            kept[index],
            size,
            ratio,
            max(-FAR, min(FAR, index - first)),
            max(-FAR, min(FAR, last - index)),
            sources.stated.share(text, own),
            stated_size,
            sources.described.share(text, own),
        )
        for index, (text, own) in enumerate(zip(folded, words, strict=True))
    ]


def _neighbours(table: Table) -> list[Table]:
    """Columns of the blocks before and behind; -1 beyond the page."""
    chosen = table[:, [FEATURES.index(name) for name in NEIGHBOUR_FEATURES]]
    shifted = []
    for step in NEIGHBOURS:
        columns = numpy.full_like(chosen, -1)
        if step < 0:
            columns[-step:] = chosen[:step]
        else:
            columns[:-step] = chosen[step:]
        shifted.append(columns)
    return shifted
