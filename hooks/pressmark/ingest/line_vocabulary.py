"""Words and pairs of words that many sites use: which of them each line holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

START, END = "⟨", "⟩"
"""Stand before the first and behind the last word of a line, so that pairs tell how it begins and ends."""

_PAIR_BASE = 1 << 20
"""More than there are words, so that one number tells a pair."""

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

    def find_entries(self, lines: Iterable[Sequence[str]]) -> tuple[Numbers, Numbers]:
        """The numbers of all lines' entries in one row, line by line, and for each of them the index of its line."""
        number = self._words.get
        flat: list[int] = []
        sizes: list[int] = []
        for line in lines:
            flat.append(self._words[START])
            flat += [number(word, -1) for word in line]
            flat.append(self._words[END])
            sizes.append(len(line) + 2)
        words = np.array(flat, dtype=np.int64)
        rows = np.repeat(np.arange(len(sizes)), sizes)
        inside = (words[:-1] >= 0) & (words[1:] >= 0) & (rows[:-1] == rows[1:])
        keys = (words[:-1] * _PAIR_BASE + words[1:])[inside]
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        known = self._keys[places] == keys
        single = (words >= 0) & (words != self._words[START]) & (words != self._words[END])
        numbers = np.concatenate((words[single], self._numbers[places[known]]))
        lines_of = np.concatenate((rows[single], rows[:-1][inside][known]))
        order = np.argsort(lines_of, kind="stable")
        return numbers[order], lines_of[order]
