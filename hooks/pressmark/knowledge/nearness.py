"""Groups in, for each member those nearest to it out: articles by what they share, entities by where they stand.

A group has a weight for each of its members, and two of them share as much as the product of theirs. Memory holds the
neighbours of a few members at a time, never the pairs of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]
Weights = NDArray[np.float64]
Score = Callable[[int, Numbers, Weights], Weights]
"""Of a member with others, by the sum of what they share."""

AT_ONCE = 1_000_000
"""Sums held at once, 8 MB: of as many members as that makes."""


def as_they_are(_member: int, _others: Numbers, sums: Weights) -> Weights:
    """A score that is the sum itself."""
    return sums


class Groups:
    """Members by their group, and groups by their member, as flat arrays."""

    def __init__(self, members: Sequence[NDArray[np.intp]], weights: Sequence[Weights], size: int) -> None:
        """Make it of the members of each group, their weights, and the number of members in all."""
        self.size = size
        self._sizes = np.array([len(group) for group in members], dtype=np.intp)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._members = np.concatenate([*members, np.empty(0, dtype=np.intp)])
        self._weights = np.concatenate([*weights, np.empty(0)])
        order = np.argsort(self._members, kind="stable")
        self._own_groups = np.repeat(np.arange(len(members)), self._sizes)[order]
        self._own_weights = self._weights[order]
        self._own_starts = np.searchsorted(self._members[order], np.arange(size + 1))

    def of(self, member: int) -> Mapping[int, float]:
        """The groups of a member, with its weight in each."""
        start, end = self._own_starts[member : member + 2].tolist()
        return dict(zip(self._own_groups[start:end].tolist(), self._own_weights[start:end].tolist(), strict=True))

    def find_nearest(self, score: Score, wanted: int) -> Iterator[tuple[int, int, float]]:
        """Each member with those nearest to it, and the score."""
        step = max(1, AT_ONCE // max(1, self.size))
        for first in range(0, self.size, step):
            last = min(first + step, self.size)
            sums = self._sums(first, last)
            places = np.flatnonzero(sums > 0)  # of booleans, at a quarter of the time
            bounds = np.searchsorted(places, np.arange(last - first + 1) * self.size)
            values, others = sums[places], places % self.size
            for member, start, end in zip(range(first, last), bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
                if start == end:
                    continue
                scores: Weights = np.round(score(member, others[start:end], values[start:end]), 4)
                best = find_largest(scores, wanted)
                yield from zip(
                    [member] * len(best), others[start:end][best].tolist(), scores[best].tolist(), strict=True
                )

    def _sums(self, first: int, last: int) -> Weights:
        """What each of some members shares with every other, one member after the other."""
        start, end = self._own_starts[first], self._own_starts[last]
        groups, sizes = self._own_groups[start:end], self._sizes[self._own_groups[start:end]]
        owner = np.repeat(np.arange(last - first), np.diff(self._own_starts[first : last + 1]))
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = np.repeat(self._starts[groups], sizes) + within
        keys = np.repeat(owner * self.size, sizes) + self._members[places]
        shared = np.repeat(self._own_weights[start:end], sizes) * self._weights[places]
        sums: Weights = np.bincount(keys, shared, (last - first) * self.size).astype(np.float64, copy=False)
        own = np.arange(last - first)
        sums[own * self.size + first + own] = 0.0
        return sums


def find_largest(scores: Weights, wanted: int) -> Numbers:
    """Where the largest scores above nothing are, largest first, of equals the first."""
    if len(scores) > wanted:
        least = max(float(np.partition(scores, -wanted)[-wanted]), np.nextafter(0.0, 1.0))
        chosen = np.flatnonzero(scores >= least)
    else:
        chosen = np.flatnonzero(scores)
    return chosen[np.argsort(-scores[chosen], kind="stable")][:wanted]
