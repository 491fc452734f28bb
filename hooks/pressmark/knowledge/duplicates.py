"""Articles in, near-duplicates out: which article repeats which.

Exact word shingles, compared only for pairs that share some of their smallest hashes; MinHash over all comes later.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressmark.model import Article
from pressmark.text import plain_text

SHINGLE = 5
"""Words; shorter ones recur in unrelated texts, longer ones break at every correction."""

SKETCH = 48
"""Smallest shingle hashes by which candidates are found; two texts that share 80 % share about 30 of them."""

COMMON_HASHES = 6
"""Hashes of the sketch that make a pair a candidate; far below what near-duplicates share."""

REPEATED_SHARE = 0.8
"""Share of the shorter text's shingles that stand in the longer one, from which it repeats it. By reason: an agency
story with a new lead keeps more, two reports of one event hardly reach a tenth."""

SHORTEST_TEXT = 40
"""Words below which a text is too little to compare."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Text:
    id: str
    shingles: frozenset[int]
    order: tuple[int, str, str]
    """Fullest first, then earliest; an undated text counts as latest."""


def find_duplicates(articles: Iterable[Article]) -> Mapping[str, str]:
    """Article id -> id of the fullest, among equals the earliest, that it repeats; sorted by id.

    What is repeated repeats nothing itself, so that no chain of small changes joins texts that differ.
    """
    found: dict[str, str] = {}
    originals: dict[int, list[_Text]] = {}
    for text in sorted(_texts(articles), key=lambda text: text.order):
        sketch = sorted(text.shingles)[:SKETCH]
        original = next((other for other in _candidates(sketch, originals) if _repeats(text, other)), None)
        if original is not None:
            found[text.id] = original.id
            continue
        for value in sketch:
            originals.setdefault(value, []).append(text)
    return dict(sorted(found.items()))


def _texts(articles: Iterable[Article]) -> Iterator[_Text]:
    for article in articles:
        words = [word.casefold() for word in _WORD.findall(plain_text(article.body))]
        if len(words) >= SHORTEST_TEXT:
            order = (-len(words), article.published or "9999", article.id)
            yield _Text(article.id, frozenset(_shingles(words)), order)


def _shingles(words: Sequence[str]) -> Iterator[int]:
    for start in range(len(words) - SHINGLE + 1):
        yield zlib.crc32(" ".join(words[start : start + SHINGLE]).encode())


def _candidates(sketch: Iterable[int], originals: Mapping[int, Sequence[_Text]]) -> Iterator[_Text]:
    """Texts that share enough of the sketch, fullest first."""
    shared = Counter(other.order for value in sketch for other in originals.get(value, ()))
    texts = {other.order: other for value in sketch for other in originals.get(value, ())}
    yield from (texts[order] for order in sorted(shared) if shared[order] >= COMMON_HASHES)


def _repeats(text: _Text, other: _Text) -> bool:
    return len(text.shingles & other.shingles) >= REPEATED_SHARE * min(len(text.shingles), len(other.shingles))
