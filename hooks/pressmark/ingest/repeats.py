"""What the archive knows about lines: in how many independent seeds each one stands.

A line that comes back in other seeds is rather furniture; how much rather depends on its length. Copies of one article
come back too, so they count as one seed, and a seed most of whose words come back keeps them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain

from pressmark.ingest.copies import LONG_LINE_WORDS, LineKeys, group_copies
from pressmark.ingest.drafts import Draft
from pressmark.ingest.given_lines import KEPT_RULE
from pressmark.ingest.roles import LINE_MODEL
from pressmark.ingest.shapes import count_spoken_words, shape_line
from pressmark.model import BODY_ROLES, Block, Role
from pressmark.text import clean_name

ENOUGH = 4
"""Seeds; more are counted as this many, so that a growing archive does not change results that are settled."""

SHORT_LINE_WORDS = 12
"""Words; at most this many, and no sentence, and two seeds are enough where rules alone decided."""

FEWEST_HEADING_WORDS = 3
"""Words; shorter headings ("Background", "What next") come back because authors write them."""

MOST_REMOVED = 0.4
"""Share of a seed's words that repeats may remove; above it the seed is a copy of others, not full of furniture."""

ODDS_KEPT, ODDS_A_WORD = 0.9, 1.6
"""A line of n words that comes back loses max(0, 1.6 log(1 + n) - 0.9) of its log odds of being text: two words 0.9,
a sentence of twenty 4. By logistic regression on the benchmark's shared half (noisy copied text: F1 .930 to .935,
recall as before); removing every such line instead loses lists and tables that several articles have."""

MOST_ODDS_WORDS = 40
MOST_SURE = 0.9995
"""The model's probability is kept to three digits, and 1 has no odds."""

KEY_CHARACTERS = 400
FEWEST_LETTERS, FEWEST_WORDS = 3, 2
"""A line that comes back with less in it ("85%", "Pros") tells nothing."""

_NUMBER = re.compile(r"\d\d*(?:[.,]\d+)*")  # the engine looks for the first of two at half the time of \d+
_ASCII_NUMBER = re.compile(r"[0-9][0-9]*(?:[.,][0-9]+)*")
_LETTER = re.compile(r"[^\W\d_]")


KEY_BYTES = 8
"""Bytes of the digest that stands for a folded line; some two of ten million lines share one with a chance
of 1 in 400,000."""


@dataclass(frozen=True, slots=True)
class LineCounts:
    """Digest of a folded line: the number of independent seeds it stands in, for those in two or more."""

    seeds: Mapping[int, int]


def find_line_keys(draft: Draft) -> LineKeys:
    """The keys of a draft's title and lines."""
    body: set[int] = set()
    long: dict[int, int] = {}
    for block in draft.blocks:
        if block.text and block.role in BODY_ROLES:
            key = _key(block)
            body.add(key)
            words = block.text.count(" ") + 1
            if words >= LONG_LINE_WORDS:
                long[key] = words
    others = {_key(block) for block in draft.blocks if block.text} - body
    title = _digest(clean_name(draft.extracted_title))
    return LineKeys(title, tuple(sorted(body)), tuple(sorted(others)), tuple(sorted(long.items())))


def count_lines(drafts: Iterable[Draft]) -> LineCounts:
    """Count in how many seeds that are no copies of one another each line stands, up to `ENOUGH`."""
    return count_keys(find_line_keys(draft) for draft in drafts)


def count_keys(drafts: Iterable[LineKeys]) -> LineCounts:
    """The same from keys that were kept: a second seed is rare, so only then is there a set to fill."""
    known = tuple(drafts)
    first: dict[int, int] = {}
    more: dict[int, set[int]] = {}
    for keys, group in zip(known, group_copies(known), strict=True):
        for key in chain(keys.body, keys.others):
            before = first.setdefault(key, group)
            if before != group:
                groups = more.setdefault(key, {before})
                if len(groups) < ENOUGH:
                    groups.add(group)
    return LineCounts({key: len(more[key]) for key in sorted(more)})


def consulted_counts(keys: LineKeys, counts: LineCounts) -> tuple[tuple[int, int], ...]:
    """The counts on which the finished article depends: those of its own text's lines that come back."""
    seeds = counts.seeds
    return tuple((key, seeds[key]) for key in keys.body if key in seeds)


def remove_repeats(blocks: Sequence[Block], counts: LineCounts) -> tuple[Block, ...]:
    """The blocks, with lines of the text that come back made furniture."""
    if not counts.seeds:
        return tuple(blocks)
    sure = {index: found for index, block in enumerate(blocks) if (found := _furniture_by_repeats(block, counts))}
    words = [len(block.text.split()) if block.role in BODY_ROLES else 0 for block in blocks]
    if not sure or sum(words[index] for index in sure) > MOST_REMOVED * sum(words):
        return tuple(blocks)
    return tuple(
        replace(block, role=Role.FURNITURE, rule="repeated_line", confidence=sure[index]) if index in sure else block
        for index, block in enumerate(blocks)
    )


def _furniture_by_repeats(block: Block, counts: LineCounts) -> float:
    """How sure it is that a line of the text is furniture because it comes back; 0 if it is not."""
    if block.role not in BODY_ROLES or block.rule == KEPT_RULE:
        return 0.0
    seeds = counts.seeds.get(_key(block), 1)
    if seeds < 2:  # noqa: PLR2004 -- itself alone
        return 0.0
    if block.role is Role.HEADING and seeds < ENOUGH - 1:
        return 0.0
    if block.rule == LINE_MODEL:
        furniture = 1 - _probability_in_light_of_repeats(block)
        return furniture if furniture > 0.5 else 0.0  # noqa: PLR2004 -- as likely as not
    return 0.9 if _is_repeated_by_rule(block, seeds) else 0.0


def _probability_in_light_of_repeats(block: Block) -> float:
    """The model's probability for text, after what it means that the line comes back."""
    words = count_spoken_words(block.text)
    sure = min(block.confidence, MOST_SURE)
    if words < FEWEST_WORDS or len(_LETTER.findall(block.text[:KEY_CHARACTERS])) < FEWEST_LETTERS:
        return sure
    lost = max(0.0, ODDS_A_WORD * math.log1p(min(words, MOST_ODDS_WORDS)) - ODDS_KEPT)
    odds = math.log(sure / (1 - sure)) - lost
    return round(1 / (1 + math.exp(-odds)), 3)


def _is_repeated_by_rule(block: Block, seeds: int) -> bool:
    shape = shape_line(block.text)
    if block.role is Role.HEADING:
        return shape.words >= FEWEST_HEADING_WORDS
    return seeds >= ENOUGH or (shape.words <= SHORT_LINE_WORDS and not shape.ends_sentence)


def _key(block: Block) -> int:
    """Numbers do not count: "3 comments" and "12 comments" are one line."""
    folded = block.text[:KEY_CHARACTERS].casefold()
    return _digest((_ASCII_NUMBER if folded.isascii() else _NUMBER).sub("0", folded))


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest(), "big")
