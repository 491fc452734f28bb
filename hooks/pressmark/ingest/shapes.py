"""Readable features of a line: what rules look at now, and what a trained model of line roles may look at later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pressmark.ingest.letters import count_words
from pressmark.ingest.lines import Line
from pressmark.ingest.phrases import LONGEST_LINE, fold_phrase

PARAGRAPH_WORDS = 9
"""Words from which on a line that ends a sentence counts as a paragraph."""

UNPUNCTUATED_PARAGRAPH_WORDS = 25
"""Words from which on a line is a paragraph whatever it ends with; headlines have at most 20."""

CJK_CHARACTERS_A_WORD = 2
"""Chinese, Japanese and Thai write no spaces; a word of theirs has about two characters."""

KEY_CHARACTERS = 400
"""Characters of a line that its folded key is made of; longer lines never equal a phrase or a title."""

KEPT_CHARACTERS = 80
"""Of a line whose shape is kept in memory; longer ones come back too rarely."""

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"""[.!?…:;。！？：؟।]["'”’»›“)\]」』]*\s*(?:\[\d+\]|\(\d+\))?$""")
_ENDS = frozenset(".!?…:;。！？：؟।")
_LETTER = re.compile(r"[^\W\d_]")


class Shape(NamedTuple):
    """A tuple, since pages have many lines and some caches are asked by shape."""

    words: int
    folded: str
    """The line as phrases, titles and repeats compare it."""
    ends_sentence: bool
    has_letters: bool
    all_caps: bool
    is_paragraph: bool
    """Whether the line is running text."""


def shape_lines(lines: Sequence[Line]) -> tuple[Shape, ...]:
    texts = list(dict.fromkeys(line.text for line in lines))
    known = dict(zip(texts, map(_shape, texts, _count_all(texts)), strict=True))
    return tuple(known[line.text] for line in lines)


def shape_line(text: str) -> Shape:
    return _shape(text, count_spoken_words(text))


def _shape(text: str, words: int) -> Shape:
    return _shape_short(text, words) if len(text) <= KEPT_CHARACTERS else _shape_line(text, words)


@lru_cache(maxsize=8192)
def _shape_short(text: str, words: int) -> Shape:
    """The pages of an archive share their menus."""
    return _shape_line(text, words)


def _shape_line(text: str, words: int) -> Shape:
    last = text[-1:]
    ends = last in _ENDS or not (last.isalnum() or _SENTENCE_END.search(text[-12:]) is None)
    return Shape(
        words,
        fold_phrase(text[:KEY_CHARACTERS]) if words <= LONGEST_LINE * 2 else text[:KEY_CHARACTERS].casefold(),
        ends,
        _LETTER.search(text) is not None,
        text.isupper(),
        words >= (PARAGRAPH_WORDS if ends else UNPUNCTUATED_PARAGRAPH_WORDS),
    )


def _count_all(texts: Sequence[str]) -> list[int]:
    """The spoken words of texts of which none is empty but perhaps the first."""
    filled = [text or " " for text in texts]
    if not filled:
        return []
    words, unspaced = count_words(filled)
    counted: list[int] = (words + unspaced // CJK_CHARACTERS_A_WORD).tolist()
    return counted


def count_spoken_words(text: str) -> int:
    """Words, with two characters of an unspaced script as one."""
    words = len(_WORD.findall(text))
    if text.isascii():
        return words
    unspaced = len(_UNSPACED.findall(text))
    return words + unspaced // CJK_CHARACTERS_A_WORD if unspaced else words
