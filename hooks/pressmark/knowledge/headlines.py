"""What the case of letters tells: whether a line is in Title Case, and whether a capital makes a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

CAPITALISED_SHARE = 0.8
"""Share of a headline's longer words that begin with a capital, from which it is Title Case; sentences stay below
even when full of names. By eye on the seeds' headlines and texts."""

LONGER_WORD = 4
"""Letters from which Title Case capitalises every word, prepositions aside."""

FUNCTION_WORDS = frozenset(
    """a about after against all amid among an and are as at be been before behind being between but by can could did
    do does down during for from had has have he her his how if in into is it its like may might more most must near no
    nor not of off on onto or out over per she should since so some than that the their them then there these they this
    those through to under until up upon via was we were what when where which while who whose why will with without
    would you your""".split()
)
"""Words that are no names whatever their case."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_BEGINS = re.compile(r"""(?:^|[.!?:]["”’)]?\s|\n)\s*["“‘(\[]*$""")


def find_words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text: letters and digits, with apostrophes and hyphens inside."""
    return _WORD.finditer(text)


def is_title_case(line: str) -> bool:
    """Whether a line capitalises its words whether or not they are names."""
    words = _WORD.findall(line)
    longer = [
        word
        for word in words[1:]
        if len(word) >= LONGER_WORD and not word[0].isdigit() and not (word.islower() and word in FUNCTION_WORDS)
    ]
    capitalised = sum(word[0].isupper() for word in longer)
    return len(words) > 1 and bool(longer) and capitalised >= CAPITALISED_SHARE * len(longer)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital at this offset may be due to the sentence rather than to a name."""
    before = text[start - 2 : start] if start > 1 else ""
    if before[-1:] == " " and (before[0].isalnum() or before[0] == ","):  # as nearly always
        return False
    return _SENTENCE_BEGINS.search(text[max(0, start - 8) : start]) is not None or start == 0


def count_forms(text: str) -> Counter[str]:
    """How often each form of a word stands where its case tells something: small anywhere, large inside sentences."""
    return Counter(
        found[0] for found in _WORD.finditer(text) if found[0][0].islower() or not begins_sentence(text, found.start())
    )
