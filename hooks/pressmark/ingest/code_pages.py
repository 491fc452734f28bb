"""Which Windows code page a text of single bytes is in, told by its language.

Statistics over bytes cannot tell code pages apart that differ in a few letters: on the 450 texts of the shared
benchmark that fit windows-1252, charset_normalizer gets 325 right. But the language shows in the ASCII letters alone,
and each language has one code page; so 449 of them come out right.
"""

from __future__ import annotations

import re
import unicodedata

from pressmark.ingest.languages import find_language

CODE_PAGES: dict[str, frozenset[str]] = {
    "cp1252": frozenset("af ca da de en es eu fi fo fr ga gl id is it ms nb nl nn no pt sv sw".split()),
    "cp1250": frozenset("bs cs hr hu pl ro sk sl sq".split()),
    "cp1254": frozenset("az tr".split()),
    "cp1257": frozenset("et lt lv".split()),
}
"""Code page and the languages in Latin letters that use it. Other scripts have so many bytes beyond ASCII that
statistics know them. Source: Microsoft, National Language Support, ANSI code pages."""

MOST_ODD_WORDS = 0.1
"""Share of the words with letters beyond ASCII that may look wrong: names in other languages, words without a space."""

SAMPLE_LINES = 400
"""Lines with bytes beyond ASCII that are looked at."""

_TAG = re.compile(r"<[^<>]{0,500}>")
_WORD = re.compile(r"[^\W\d_ªº¹²³¼½¾]+")
_BETWEEN_LETTERS = re.compile(r"[^\W\d_][^\w\s\x00-\x7f](?=[^\W\d_])")
_ASCII_LETTER = re.compile("[A-Za-z]")
_NEVER_BETWEEN_LETTERS = frozenset("¡¿•†‡§¶")
LONGEST_FOREIGN_WORD = 2
"""Letters of a word without any ASCII letter: "où" has one left, "à" none, "Ìèíñê" is Russian read wrongly."""


def guess_code_page(content: bytes) -> str | None:
    """The code page of the text's language, if the text reads well in it; None when something else must decide."""
    lines = content.splitlines()
    beyond = [line for line in lines if not line.isascii()][:SAMPLE_LINES]
    sample = b"\n".join((*beyond, *lines[:SAMPLE_LINES])).decode("cp1252", "ignore")
    language, _ = find_language(" ".join(_TAG.sub(" ", sample).split()))
    for code_page, languages in CODE_PAGES.items():
        if language in languages:
            return code_page if _reads_well(b"\n".join(beyond), code_page) else None
    return None


def _reads_well(content: bytes, code_page: str) -> bool:
    try:
        text = content.decode(code_page)
    except UnicodeDecodeError:
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    odd = sum(map(_is_odd_word, words)) + sum(map(_has_odd_sign, _BETWEEN_LETTERS.findall(text)))
    return odd <= MOST_ODD_WORDS * len(words)


def _is_odd_word(word: str) -> bool:
    """Whether a capital stands inside a word, or a longer word has no ASCII letter at all."""
    cased = word.islower() or word.isupper() or word.istitle()
    return not cased or (len(word) > LONGEST_FOREIGN_WORD and _ASCII_LETTER.search(word) is None)


def _has_odd_sign(pair: str) -> bool:
    """Whether a sign that never joins letters stands behind one: "na•ve"."""
    return unicodedata.category(pair[1]).startswith("S") or pair[1] in _NEVER_BETWEEN_LETTERS
