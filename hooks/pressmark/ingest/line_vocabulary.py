"""Words and pairs of words that many sites use: which of them each line holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

START, END = "⟨", "⟩"
"""Stand before the first and behind the last word of a line, so that pairs tell how it begins and ends."""

_PAIR_BASE = 1 << 20
"""More than there are words, so that one number tells a pair."""

_SLOTS = 262_139
"""Remainders by which pairs are looked up first: prime, and some twenty for each pair, so that few others pass."""

Numbers = NDArray[np.int64]


class Vocabulary:
    """Numbers for words and pairs: words by their place in the list, then pairs."""

    def __init__(self, entries: Sequence[str]) -> None:
        """Take entries in their order: all words first, START and END among them, then pairs with a space between."""
        words = [entry for entry in entries if " " not in entry]
        self._words = {word: number for number, word in enumerate(words)}
        pairs = (entry.split(" ") for entry in entries[len(words) :])
        keys = np.array([self._words[a] * _PAIR_BASE + self._words[b] for a, b in pairs] or [-1], dtype=np.int64)
        order = np.argsort(keys)
        self._keys = keys[order]
        self._numbers = order + len(words)
        self._may_be_known = np.zeros(_SLOTS, np.bool_)
        self._may_be_known[keys % _SLOTS] = True

    def find_entries(self, lines: Iterable[Sequence[str]]) -> tuple[Numbers, Numbers]:
        """The numbers of all lines' entries in one row, line by line, and for each of them the index of its line."""
        (words, rows), (pairs, pair_rows) = self.find_words_and_pairs(lines)
        both = np.concatenate((rows, pair_rows))
        order = np.argsort(both, kind="stable")
        return np.concatenate((words, pairs))[order], both[order]

    def find_words_and_pairs(
        self, lines: Iterable[Sequence[str]]
    ) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]]:
        """The same, words and pairs apart."""
        flat: list[str] = []
        sizes: list[int] = []
        for line in lines:
            flat.append(START)
            flat += line
            flat.append(END)
            sizes.append(len(line) + 2)
        words = np.fromiter(map(self._words.get, flat, repeat(-1)), np.int64, len(flat))
        rows = np.repeat(np.arange(len(sizes)), sizes)
        first, second = words[:-1], words[1:]
        inside = (first >= 0) & (second >= 0) & (rows[:-1] == rows[1:])
        keys = first * _PAIR_BASE + second
        places = np.flatnonzero(inside & self._may_be_known[keys % _SLOTS])
        keys = keys[places]
        found = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        known = self._keys[found] == keys
        single = (words >= 0) & (words != self._words[START]) & (words != self._words[END])
        return (words[single], rows[single]), (self._numbers[found[known]], rows[places[known]])
