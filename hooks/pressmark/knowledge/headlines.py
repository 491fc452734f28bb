"""Headlines in Title Case or capitals, written as a sentence would be, so that a model reads them as it reads text.

Only the case of letters changes and never their number: offsets into the result are offsets into the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

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


def is_title_case(line: str) -> bool:
    """Whether a line capitalises its words whether or not they are names."""
    words = _WORD.findall(line)
    longer = [word for word in words[1:] if len(word) >= LONGER_WORD]
    capitalised = sum(word[0].isupper() for word in longer)
    return len(words) > 1 and bool(longer) and capitalised >= CAPITALISED_SHARE * len(longer)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital at this offset may be due to the sentence rather than to a name."""
    return _SENTENCE_BEGINS.search(text[max(0, start - 8) : start]) is not None or start == 0


def count_forms(text: str) -> Counter[str]:
    """How often each form of a word stands where its case tells something: small anywhere, large inside sentences."""
    return Counter(
        found[0] for found in _WORD.finditer(text) if found[0][0].islower() or not begins_sentence(text, found.start())
    )


def recase_headline(headline: str, forms: Mapping[str, int]) -> str:
    """A Title Case or capital headline with the case that its words have in running text; any other unchanged."""
    if not is_title_case(headline):
        return headline
    by_lower: dict[str, list[str]] = {}
    for form in forms:
        by_lower.setdefault(form.lower(), []).append(form)
    capitals = headline.isupper()
    recased = _WORD.sub(lambda found: _recase_word(found[0], by_lower, forms, capitals=capitals), headline)
    return recased if len(recased) == len(headline) else headline


def _recase_word(word: str, by_lower: Mapping[str, list[str]], forms: Mapping[str, int], *, capitals: bool) -> str:
    lower = word.lower()
    if lower in FUNCTION_WORDS and not (word.isupper() and len(word) > 1 and not capitals):
        return lower
    known = sorted(by_lower.get(lower, ()), key=lambda form: (-forms[form], form))
    if known and (capitals or known[0].islower()):
        return known[0]
    return word.capitalize() if capitals and len(word) > LONGER_WORD else word
