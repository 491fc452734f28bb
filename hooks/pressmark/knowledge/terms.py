"""Texts in, the words that tell what each is about out, weighted by BM25: related articles share them.

Names are left to entities, so only words that a text writes small count. All numbers of articles are taken in steps,
and the length of a usual text is stated rather than counted, so that one more article changes few weights of others.

Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pressmark.knowledge.tables import read_table

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]

SATURATION = 1.2
"""BM25's k1: how soon the tenth use of a word in a text says no more than the fifth."""

LENGTH_SHARE = 0.75
"""BM25's b: how much a word weighs less in a long text."""

USUAL_LENGTH = 180
"""Telling words of an article of some 450 words."""

SHORTEST_WORD = 4
"""Letters; shorter words are nearly all of grammar. Chinese and Korean words are shorter."""

LONGEST_WORD = 30
"""Letters; longer ones are an address or a slip."""

MOST_COUNTED = 255
"""Uses of a word in a text that are told apart, in one byte."""

CHOSEN = 24
"""Words of a text by which it is compared, the most telling: what follows weighs little and costs as much."""

TELLING_SHARE = 0.1
"""Share of all articles up to which a word tells what one is about, and no fewer than `FEWEST`."""

FEWEST = 2
"""Articles in which a word must stand, or it relates none."""

FEWEST_ARTICLES = 30
"""Articles of an archive from which words relate any: in fewer each word that two of them share is as rare as the next,
"perhaps" as "spillway". The tenth of all, `TELLING_SHARE`, is three from there on."""

STEPS = 4
"""Steps in which the number of articles counts until it has doubled. One more article then rarely changes a weight, and
with it other pages; a weight is off by 5 % at most, less than one article says."""

NOUNS_ARE_LARGE = frozenset({"de", "lb"})
"""Languages in which a capital does not tell a name."""

_WORD = re.compile(
    rf"""
    [^\W\d_\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{{{SHORTEST_WORD},}}
    |[\u4e00-\u9fff]{{2,}}|[\u30a1-\u30fe]{{3,}}|[\uac00-\ud7a3]{{2,}}   # Chinese, Japanese, Korean
    """,
    re.VERBOSE,
)

_SCALE = 1_000
"""Of a weight as a whole number, so that one sort orders texts, weights and words."""
_WORD_BITS, _WEIGHT_BITS = 24, 20
_OWNER_BITS = 63 - _WORD_BITS - _WEIGHT_BITS
"""What is left for texts, 524,288 of them; more, or more words, are ordered by three keys, at thrice the time."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The telling words of texts, each word once: some 900 bytes a text."""

    texts: tuple[str, ...] = ()
    """Digests."""
    words: tuple[str, ...] = ()
    """Sorted."""
    sizes: bytes = b""
    """Different words of each text, as 32 bits."""
    numbers: bytes = b""
    """Which words these are, text after text, as 32 bits."""
    counts: bytes = b""
    """How often each is used, as 8 bits."""


@dataclass(frozen=True, slots=True)
class TermGroup:
    """A word, and the articles that it is chosen for."""

    word: str
    members: tuple[str, ...]
    weights: tuple[float, ...]
    """Square roots: what two articles share counts by the product of theirs."""


def rough_count(count: int) -> float:
    """A number of articles on a scale of steps that grow with it."""
    return math.exp2(round(STEPS * math.log2(max(1, count))) / STEPS)


def count_terms(text: str, language: str) -> Counter[str]:
    """The words of a text that may tell what it is about, in small letters."""
    language = language.partition("-")[0]
    frequent = _frequent_words().get(language, frozenset())
    words = (word for word in _WORD.findall(text) if len(word) <= LONGEST_WORD)
    small = map(str.lower, words) if language in NOUNS_ARE_LARGE else (word for word in words if word == word.lower())
    return Counter(word for word in small if word not in frequent)


@cache
def _frequent_words() -> dict[str, frozenset[str]]:
    """Language -> its words that tell nothing of what a text is about."""
    found: dict[str, set[str]] = {}
    for language, line in read_table("frequent_words.tsv"):
        found.setdefault(language, set()).update(line.split())
    return {language: frozenset(words) for language, words in found.items()}


def update_terms(before: Terms, wanted: Iterable[str], fresh: Mapping[str, Mapping[str, int]]) -> Terms:
    """The words of the wanted texts: from those of the last build, and of fresh texts as they are counted."""
    stays = frozenset(wanted) - fresh.keys()
    kept = np.array([text in stays for text in before.texts], dtype=bool)
    sizes = np.frombuffer(before.sizes, dtype="<i4")
    kept_rows = np.repeat(kept, sizes)
    numbers = np.frombuffer(before.numbers, dtype="<i4")[kept_rows]
    used = np.bincount(numbers, minlength=len(before.words)).astype(bool).tolist()
    old = [word for word, is_used in zip(before.words, used, strict=True) if is_used]
    words = sorted({*old, *(word for counted in fresh.values() for word in counted)})
    place = {word: number for number, word in enumerate(words)}
    moved = np.array([place.get(word, 0) for word in before.words], dtype="<i4")
    added = [(place[word], min(count, MOST_COUNTED)) for counted in fresh.values() for word, count in counted.items()]
    return Terms(
        (*(text for text, is_kept in zip(before.texts, kept.tolist(), strict=True) if is_kept), *fresh),
        tuple(words),
        np.concatenate((sizes[kept], np.array([len(counted) for counted in fresh.values()], dtype="<i4"))).tobytes(),
        np.concatenate((moved[numbers], np.array([number for number, _ in added], dtype="<i4"))).tobytes(),
        np.frombuffer(before.counts, dtype="u1")[kept_rows].tobytes() + bytes(count for _, count in added),
    )


def find_term_groups(terms: Terms, articles: Sequence[tuple[str, str]]) -> Iterator[TermGroup]:
    """The words that bring articles together, sorted; articles come as id and digest of the text.

    None, where there are fewer than `FEWEST_ARTICLES`.
    """
    texts = {text: number for number, text in enumerate(terms.texts)}
    told = [(ident, texts[text]) for ident, text in articles if text in texts]
    if len(told) < FEWEST_ARTICLES:
        return
    owner, numbers, counts = _postings(terms, [text for _, text in told])
    rarity = _rarity(np.bincount(numbers, minlength=len(terms.words)), len(told))
    telling = rarity[numbers] > 0
    lengths = np.bincount(owner, counts, len(told))
    owner, numbers, counts = owner[telling], numbers[telling], counts[telling]
    longer = 1 - LENGTH_SHARE + LENGTH_SHARE * lengths[owner] / USUAL_LENGTH
    weights = rarity[numbers] * counts * (SATURATION + 1) / (counts + SATURATION * longer)
    owner, numbers, weights = _strongest(owner, numbers, weights)
    order = np.lexsort((owner, numbers))
    owner, numbers, roots = owner[order], numbers[order], np.sqrt(weights[order])
    bounds = np.flatnonzero(np.diff(numbers, prepend=-1, append=-1)).tolist()
    members = [told[member][0] for member in owner.tolist()]
    weights = roots.tolist()
    for start, end in pairwise(bounds):
        if end - start >= FEWEST:
            yield TermGroup(terms.words[numbers[start]], tuple(members[start:end]), tuple(weights[start:end]))


def _postings(terms: Terms, rows: Sequence[int]) -> tuple[Numbers, Numbers, Weights]:
    """For each word of each article: which article, which word, and how often."""
    sizes = np.frombuffer(terms.sizes, dtype="<i4").astype(np.int64)
    starts = np.cumsum(sizes) - sizes
    own, begins = sizes[rows], starts[rows]
    owner = np.repeat(np.arange(len(rows)), own)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(own) - own, own)
    places = np.repeat(begins, own) + within
    numbers = np.frombuffer(terms.numbers, dtype="<i4")[places].astype(np.int64)
    return owner, numbers, np.frombuffer(terms.counts, dtype="u1")[places].astype(np.float64)


def _rarity(frequencies: NDArray[np.intp], articles: int) -> Weights:
    """BM25's weight of each word by the articles that have it; 0 of what stands in one alone or in too many."""
    whole = rough_count(articles)
    most = max(FEWEST, TELLING_SHARE * whole)
    by_count = np.zeros(int(frequencies.max(initial=0)) + 1)
    for count in range(FEWEST, min(len(by_count) - 1, int(most)) + 1):
        rough = rough_count(count)
        by_count[count] = math.log1p(max(0.0, whole - rough + 0.5) / (rough + 0.5))
    found: Weights = by_count[frequencies]
    return found


def _strongest(owner: Numbers, numbers: Numbers, weights: Weights) -> tuple[Numbers, Numbers, Weights]:
    """The most telling words of each article; of equals, the first by the alphabet."""
    top = (1 << _WEIGHT_BITS) - 1
    scaled = np.minimum(np.round(weights * _SCALE).astype(np.int64), top)
    if owner.max(initial=0) >> _OWNER_BITS or numbers.max(initial=0) >> _WORD_BITS:
        order = np.lexsort((numbers, -scaled, owner))
        owner, numbers, scaled = owner[order], numbers[order], scaled[order]
    else:
        keys = np.sort((owner << (_WEIGHT_BITS + _WORD_BITS)) | ((top - scaled) << _WORD_BITS) | numbers)
        owner = keys >> (_WEIGHT_BITS + _WORD_BITS)
        scaled = top - ((keys >> _WORD_BITS) & top)
        numbers = keys & ((1 << _WORD_BITS) - 1)
    sizes = np.bincount(owner)
    chosen = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes) < CHOSEN
    return owner[chosen], numbers[chosen], scaled[chosen] / _SCALE
