"""What the archive knows about lines: in how many seeds of different titles each one stands.

A line that comes back under different titles is furniture. Copies of one article come back too, so a seed most of whose
words come back keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain

from pressmark.ingest.drafts import Draft
from pressmark.ingest.given_lines import KEPT_RULE
from pressmark.ingest.shapes import shape_line
from pressmark.model import BODY_ROLES, Block, Role
from pressmark.text import clean_name

ENOUGH = 4
"""Seeds; more are counted as this many, so that a growing archive does not change results that are settled."""

SHORT_LINE_WORDS = 12
"""Words; at most this many, and no sentence, and two seeds are enough."""

FEWEST_HEADING_WORDS = 3
"""Words; shorter headings ("Background", "What next") come back because authors write them."""

MOST_REMOVED = 0.4
"""Share of a seed's words that repeats may remove; above it the seed is a copy of others, not full of furniture."""


KEY_BYTES = 8
"""Bytes of the digest that stands for a folded line; some two of ten million lines share one with a chance
of 1 in 400,000."""


@dataclass(frozen=True, slots=True)
class LineKeys:
    """What counting needs of a draft: digests of its folded title and lines, each line once."""

    title: int
    body: tuple[int, ...]
    """Lines of its text, sorted: those on whose counts the finished article depends."""
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LineCounts:
    """Digest of a folded line: the number of seeds of different titles it stands in, for those in two or more."""

    seeds: Mapping[int, int]


def find_line_keys(draft: Draft) -> LineKeys:
    """The keys of a draft's title and lines."""
    body = {_key(block) for block in draft.blocks if block.text and block.role in BODY_ROLES}
    others = {_key(block) for block in draft.blocks if block.text} - body
    return LineKeys(_digest(clean_name(draft.extracted_title)), tuple(sorted(body)), tuple(sorted(others)))


def count_lines(drafts: Iterable[Draft]) -> LineCounts:
    """Count in how many seeds of different titles each line stands, up to `ENOUGH`."""
    return count_keys(find_line_keys(draft) for draft in drafts)


def count_keys(drafts: Iterable[LineKeys]) -> LineCounts:
    """The same from keys that were kept: a second title is rare, so only then is there a set to fill."""
    first: dict[int, int] = {}
    more: dict[int, set[int]] = {}
    for keys in drafts:
        title = keys.title
        for key in chain(keys.body, keys.others):
            known = first.setdefault(key, title)
            if known != title:
                titles = more.setdefault(key, {known})
                if len(titles) < ENOUGH:
                    titles.add(title)
    return LineCounts({key: len(more[key]) for key in sorted(more)})


def consulted_counts(keys: LineKeys, counts: LineCounts) -> tuple[tuple[int, int], ...]:
    """The counts on which the finished article depends: those of its own text's lines that come back."""
    seeds = counts.seeds
    return tuple((key, seeds[key]) for key in keys.body if key in seeds)


def remove_repeats(blocks: Sequence[Block], counts: LineCounts) -> tuple[Block, ...]:
    """The blocks, with lines of the text that come back made furniture."""
    if not counts.seeds:
        return tuple(blocks)
    repeated = {index for index, block in enumerate(blocks) if _is_repeated(block, counts)}
    words = [len(block.text.split()) if block.role in BODY_ROLES else 0 for block in blocks]
    if not repeated or sum(words[index] for index in repeated) > MOST_REMOVED * sum(words):
        return tuple(blocks)
    return tuple(
        replace(block, role=Role.FURNITURE, rule="repeated_line", confidence=0.9) if index in repeated else block
        for index, block in enumerate(blocks)
    )


def _is_repeated(block: Block, counts: LineCounts) -> bool:
    if block.role not in BODY_ROLES or block.rule == KEPT_RULE:
        return False
    seeds = counts.seeds.get(_key(block), 1)
    if seeds < 2:  # noqa: PLR2004 -- itself alone
        return False
    shape = shape_line(block.text)
    if block.role is Role.HEADING:
        return seeds >= ENOUGH - 1 and shape.words >= FEWEST_HEADING_WORDS
    return seeds >= ENOUGH or (shape.words <= SHORT_LINE_WORDS and not shape.ends_sentence)


def _key(block: Block) -> int:
    """Numbers do not count: "3 comments" and "12 comments" are one line."""
    return _digest(shape_line(block.text).folded)


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest(), "big")
