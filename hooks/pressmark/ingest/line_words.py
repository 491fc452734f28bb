"""The words of a line, as the line model counts them: lower case, numbers as 0, with the signs that mark furniture."""

from __future__ import annotations

import re

READ_CHARACTERS = 1200
"""Characters of a line that are read; what role a line has shows in its beginning and its length."""

FIRST_WORDS, LAST_WORDS = 32, 16
"""Words that are read from the two ends of a longer line."""

_DIGITS = re.compile(r"\d\d*")  # the engine looks for the first of two at half the time of \d+
_ASCII_DIGITS = re.compile(r"[0-9][0-9]*")
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+(?:'[^\W\d_{_UNSPACED}]+)*|0|[|©@#→»›•:?!$€£%…/+]")
"""A word, one character of an unspaced script, a number, or a sign."""

_ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|0|[|@#:?!$%/+]")
"""The same where all characters are ASCII, at half the time."""


def fold_numbers(text: str) -> str:
    folded = text[:READ_CHARACTERS].lower().replace("\u2019", "'")
    return (_ASCII_DIGITS if folded.isascii() else _DIGITS).sub("0", folded)


def split_words(folded: str) -> list[str]:
    """The words of a line that `fold_numbers` has folded."""
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def read_ends(words: list[str]) -> list[str]:
    """The words of which a line's meaning is made."""
    if len(words) <= FIRST_WORDS + LAST_WORDS:
        return words
    return words[:FIRST_WORDS] + words[-LAST_WORDS:]
