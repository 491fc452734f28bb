"""What the archive knows about lines: in how many seeds of different titles each one stands.

A line that comes back under different titles is furniture. Copies of one article come back too, so a seed most of whose
words come back keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pressmark.ingest.drafts import Draft
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


@dataclass(frozen=True, slots=True)
class LineCounts:
    """Folded line: the number of seeds of different titles it stands in, for those in two or more."""

    seeds: Mapping[str, int]


def count_lines(drafts: Iterable[Draft]) -> LineCounts:
    """Count in how many seeds of different titles each line stands, up to `ENOUGH`."""
    titles: dict[str, set[str]] = {}
    for draft in drafts:
        title = clean_name(draft.extracted_title)
        for key in {_key(block) for block in draft.blocks if block.text}:
            known = titles.setdefault(key, set())
            if len(known) < ENOUGH:
                known.add(title)
    return LineCounts({key: len(known) for key, known in sorted(titles.items()) if len(known) > 1})


def consulted_counts(draft: Draft, counts: LineCounts) -> tuple[tuple[str, int], ...]:
    """The counts on which the finished article depends: those of its own text's lines that come back."""
    keys = sorted({_key(block) for block in draft.blocks if block.role in BODY_ROLES})
    return tuple((key, counts.seeds[key]) for key in keys if key in counts.seeds)


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
    if block.role not in BODY_ROLES:
        return False
    seeds = counts.seeds.get(_key(block), 1)
    if seeds < 2:  # noqa: PLR2004 -- itself alone
        return False
    shape = shape_line(block.text)
    if block.role is Role.HEADING:
        return seeds >= ENOUGH - 1 and shape.words >= FEWEST_HEADING_WORDS
    return seeds >= ENOUGH or (shape.words <= SHORT_LINE_WORDS and not shape.ends_sentence)


def _key(block: Block) -> str:
    """Numbers do not count: "3 comments" and "12 comments" are one line."""
    return shape_line(block.text).folded
