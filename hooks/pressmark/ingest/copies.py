"""Keys of lines in, groups of copies out: seeds that hold one article, saved twice or printed by several papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LONG_LINE_WORDS = 12
"""Words; shorter lines come back in articles that have nothing to do with one another."""

MOST_HOLDERS = 20
"""Seeds; what more of them hold is furniture of a site and makes no copies."""

SHARE_OF_COPIES, SHARE_UNDER_ONE_TITLE = 0.9, 0.5
"""Share of the long lines' words of each of two seeds that the other has too. Of the benchmark's shared half 0.9 tells
pages that are there twice from pages of one site that share a block of other stories; at 0.8 some of these are taken
for copies, and what they share is no more known for furniture."""


@dataclass(frozen=True, slots=True)
class LineKeys:
    """What counting needs of a draft: digests of its folded title and lines, each line once."""

    title: int
    body: tuple[int, ...]
    """Lines of its text, sorted: those on whose counts the finished article depends."""
    others: tuple[int, ...]
    long: tuple[tuple[int, int], ...] = ()
    """Those lines of its text by which copies are known, each with its words."""


def group_copies(drafts: Sequence[LineKeys]) -> list[int]:
    """For each draft a number that it shares with its copies alone."""
    totals = [max(1, sum(words for _, words in keys.long)) for keys in drafts]
    groups = list(range(len(drafts)))
    for (first, second), words in _shared_words(drafts).items():
        least = SHARE_UNDER_ONE_TITLE if drafts[first].title == drafts[second].title else SHARE_OF_COPIES
        if words >= least * max(totals[first], totals[second]):
            groups[_root(groups, second)] = _root(groups, first)
    return [_root(groups, number) for number in range(len(drafts))]


def _shared_words(drafts: Sequence[LineKeys]) -> Counter[tuple[int, int]]:
    """For pairs of drafts the words of the long lines that both have."""
    only: dict[int, int] = {}
    holders: dict[int, list[int]] = {}
    size: dict[int, int] = {}
    for number, keys in enumerate(drafts):
        for key, words in keys.long:
            first = only.setdefault(key, number)
            if first != number:
                holders.setdefault(key, [first]).append(number)
                size[key] = words
    shared: Counter[tuple[int, int]] = Counter()
    for key, numbers in holders.items():
        if len(numbers) <= MOST_HOLDERS:
            for place, first in enumerate(numbers):
                for second in numbers[place + 1 :]:
                    shared[first, second] += size[key]
    return shared


def _root(groups: list[int], number: int) -> int:
    while groups[number] != number:
        groups[number] = groups[groups[number]]
        number = groups[number]
    return number
