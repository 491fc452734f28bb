"""What is known of words in headlines: which are small there, which are surnames too, which make names together."""

from __future__ import annotations

from functools import cache, lru_cache

from pressmark.knowledge.headlines import find_words
from pressmark.knowledge.names import KEPT_SURFACES
from pressmark.knowledge.tables import is_small_word, read_table

ENDINGS = tuple(
    (ending, base)
    for ending, _, base in (
        pair.partition(">")
        for pair in "ies>y ied>y es> s> ed> ed>e ing> ing>e er> er>e ers> ly> ation>e men>man".split()
    )
)
BRITISH = tuple(pair.split(">") for pair in "our>or is>iz ys>yz tre>ter lled>led lling>ling oeuv>euv".split())
"""British spellings and those of the list of words, which is American."""

BEGINNINGS = ("un", "re", "non", "anti", "counter", "pre", "post")
"""What makes of a common word another that no list need have."""

NAMES_THAT_ARE_WORDS = frozenset(
    "bill drew grace hung james jack john mark max miles mary peter rose ruth van frank grant guy jean ray".split()
)
"""First names that are common words as well: large before a surname."""

WORDS_FIRST = frozenset("bill drew grace hung mark miles rose van frank grant guy ray".split())
"""Those of them that are more often words: "Profits Rose", "Bill Passes"."""

SHORTEST_BASE = 4
"""Letters of a word from which such a form is told."""


@lru_cache(KEPT_SURFACES)
def is_small_in_headlines(word: str) -> bool:
    """Whether a word of a headline, in lower case, is a common one or what an ending or a beginning makes of one."""
    return any(map(_is_small_form, {word, *(word.replace(british, other) for british, other in BRITISH)}))


def is_headline_word(word: str) -> bool:
    """Whether a word, in lower case, means the thing in a headline though people or towns are called so: "Storm"."""
    return word in _headline_words()


def is_headline_name(word: str) -> bool:
    """Whether a common word, in lower case, means a name in a headline: "Senate", "Democrats"."""
    return word in _headline_names()


def is_first_name_word(word: str) -> bool:
    """Whether a common word, in lower case, is a first name as well: "James", "Mary"."""
    return word in NAMES_THAT_ARE_WORDS


def is_rather_word(word: str) -> bool:
    """Whether a first name, in lower case, is more often a word: "rose", "bill"."""
    return word in WORDS_FIRST


def is_surname_word(word: str) -> bool:
    """Whether a common word, in lower case, is a surname as well."""
    return word in _surname_words()


@cache
def find_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the well-known names of common words that begin so, in lower case, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for (line,) in read_table("phrases.tsv"):
        for name in line.lower().split("|"):
            words = tuple(found[0] for found in find_words(name))
            found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(names, key=lambda name: (-len(name), name))) for word, names in found.items()}


@cache
def _headline_words() -> frozenset[str]:
    return frozenset(word for (line,) in read_table("headline_words.tsv") for word in line.split())


@cache
def _headline_names() -> frozenset[str]:
    return frozenset(word for (line,) in read_table("headline_names.tsv") for word in line.split())


@cache
def _surname_words() -> frozenset[str]:
    return frozenset(word for (line,) in read_table("surnames.tsv") for word in line.split())


def _is_known(word: str) -> bool:
    return is_small_word(word) or is_headline_word(word)


def _is_small_form(word: str) -> bool:
    if _is_known(word):
        return True
    bases = {word.removesuffix(ending) + base for ending, base in ENDINGS if word.endswith(ending)}
    bases |= {base.removeprefix(part) for base in (word, *bases) for part in BEGINNINGS if base.startswith(part)}
    return any(len(base) >= SHORTEST_BASE and _is_known(base) for base in bases)
