"""Readable features of a line: what rules look at now, and what a trained model of line roles may look at later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"""[.!?…:;。！？：؟।]["'”’»›“)\]」』]*\s*(?:\[\d+\]|\(\d+\))?$""")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Shape:
    words: int
    folded: str
    """The line as phrases, titles and repeats compare it."""
    ends_sentence: bool
    has_letters: bool
    all_caps: bool

    @property
    def is_paragraph(self) -> bool:
        """Whether the line is running text."""
        return self.words >= (PARAGRAPH_WORDS if self.ends_sentence else UNPUNCTUATED_PARAGRAPH_WORDS)


def shape_lines(lines: Sequence[Line]) -> tuple[Shape, ...]:
    known: dict[str, Shape] = {}
    for line in lines:
        if line.text not in known:
            known[line.text] = shape_line(line.text)
    return tuple(known[line.text] for line in lines)


def shape_line(text: str) -> Shape:
    words = count_spoken_words(text)
    return Shape(
        words,
        fold_phrase(text[:KEY_CHARACTERS]) if words <= LONGEST_LINE * 2 else text[:KEY_CHARACTERS].casefold(),
        _SENTENCE_END.search(text[-12:]) is not None,
        _LETTER.search(text) is not None,
        text.isupper(),
    )


def count_spoken_words(text: str) -> int:
    """Words, with two characters of an unspaced script as one."""
    words = len(_WORD.findall(text))
    if text.isascii():
        return words
    unspaced = len(_UNSPACED.findall(text))
    return words + unspaced // CJK_CHARACTERS_A_WORD if unspaced else words
