"""How many characters of which kind each line has: one table of kinds, one pass over all lines of a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

HEAD_CHARACTERS = 400
"""Characters in which casing and signs are counted; the rest of a paragraph looks the same."""

KINDS = ("digit", "upper", "sign", "unspaced", "quote", "capital")
"""What is counted; a capital is an upper-case letter that begins a word."""

FIELD_BITS = 10
"""Bits of the number in which all kinds are counted at once: each at most `HEAD_CHARACTERS`."""

LAST = 0x20000
"""From here on there are only ideographs; they count as one letter. Source: Unicode, planes 2 and 3."""

UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF))
UNSPACED_COMPATIBLE = (0xF900, 0xFAFF)
"""Scripts without spaces, both ends included: Thai, Lao, Burmese, Khmer, kana, ideographs."""

QUOTES = '"“”„«»「」『』'
_SIGNS = "→»›<>/\\+*#@©®™•·▪■►✓_=~^"
_UPPER = (("A", "Z"), ("À", "Ö"), ("Ø", "Þ"), ("Α", "Ω"), ("А", "Я"))
_ALSO_UPPER = "ЁІЇЄ"
_ALSO_CAPITAL = "ĀĂĄĆČĎĐĒĖĘĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_WORD = 1 << len(KINDS)

Counts = NDArray[np.int64]


@cache
def _kinds() -> NDArray[np.uint8]:
    """For each character the bits of its kinds."""
    characters = [chr(code) for code in range(LAST)]
    found = np.zeros(LAST + 1, np.uint8)
    bit = {kind: 1 << place for place, kind in enumerate(KINDS)}
    found[:LAST] |= np.fromiter(map(str.isalnum, characters), bool, LAST) * np.uint8(_WORD)
    found[:LAST] |= np.fromiter(map(str.isdecimal, characters), bool, LAST) * np.uint8(bit["digit"])
    found[LAST] = found[ord("_")] = _WORD
    for first, last in _UPPER:
        found[ord(first) : ord(last) + 1] |= bit["upper"] | bit["capital"]
    for first_code, last_code in (*UNSPACED, UNSPACED_COMPATIBLE):
        found[first_code : last_code + 1] |= bit["unspaced"]
    for kinds, letters in (
        (bit["upper"] | bit["capital"], _ALSO_UPPER),
        (bit["capital"], _ALSO_CAPITAL),
        (bit["sign"], _SIGNS),
        (bit["quote"], QUOTES),
    ):
        for letter in letters:
            found[ord(letter)] |= kinds
    return found


@cache
def _fields() -> NDArray[np.int64]:
    """For each set of kinds one number with a field for each of them."""
    places = range(len(KINDS))
    return np.array(
        [sum(1 << FIELD_BITS * place for place in places if kinds >> place & 1) for kinds in range(2 * _WORD)], np.int64
    )


def _read(texts: Sequence[str]) -> tuple[NDArray[np.uint8], Counts]:
    """The kinds of all characters, with one of none behind each text, and where each text begins."""
    joined = "\n".join((*texts, "")).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, np.uint32)
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    starts = np.concatenate(([0], np.cumsum(sizes + 1)[:-1]))
    return _kinds()[np.minimum(codes, LAST)], starts


def count_kinds(heads: Sequence[str]) -> dict[str, Counts]:
    """For each of `KINDS` how often it stands in each text; texts are not empty and have `HEAD_CHARACTERS` at most."""
    kinds, starts = _read(heads)
    begun = kinds[1:].copy()
    begun &= ~((kinds[:-1] & _WORD) >> 1)  # the kind beside the word's bit: a capital behind a letter begins no word
    kinds[1:] = begun
    sums = np.add.reduceat(_fields()[kinds], starts)
    return {kind: sums >> FIELD_BITS * place & ((1 << FIELD_BITS) - 1) for place, kind in enumerate(KINDS)}


def count_words(texts: Sequence[str]) -> tuple[Counts, Counts]:
    """For each text its words, and its characters of scripts without spaces; none is empty."""
    kinds, starts = _read(texts)
    word = kinds & _WORD
    begins = word.astype(np.bool_)
    begins[1:] &= word[:-1] == 0
    words = np.add.reduceat(begins, starts, dtype=np.int64)
    unspaced = (kinds & (1 << KINDS.index("unspaced"))).astype(np.bool_)
    if not unspaced.any():
        return words, np.zeros(len(starts), np.int64)
    return words, np.add.reduceat(unspaced, starts, dtype=np.int64)
