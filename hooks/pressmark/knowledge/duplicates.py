"""Articles in, near-duplicates out: which article repeats which.

Exact word shingles, compared only for pairs that share some of their smallest hashes; MinHash over all comes later.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pressmark.model import Article
from pressmark.packing import pack, unpack
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

MOST_TEXTS = 20
"""Texts that a shingle brings together: one that more of them have, repeats left out, is a phrase of the trade, and
what repeats a text shares many that are not. Keeps the comparing linear."""

SHORTEST_TEXT = 40
"""Words below which a text is too little to compare."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What comparing needs of a text; kept, since it is made of the text alone."""

    words: int
    smallest: tuple[int, ...]
    """Its smallest shingle hashes."""
    shingles: bytes
    """All of them, packed, since few texts are compared in full."""


@dataclass(frozen=True, slots=True)
class _Text:
    id: str
    sketch: Sketch
    order: tuple[int, str, str]
    """Fullest first, then earliest; an undated text counts as latest."""


def find_duplicates(articles: Iterable[Article]) -> Mapping[str, str]:
    """Article id -> id of the fullest, among equals the earliest, that it repeats; sorted by id."""
    return compare_sketches((article, sketch_text(plain_text(article.body))) for article in articles)


def sketch_text(text: str) -> Sketch:
    """The sketch of a text; empty when it is too short to compare."""
    words = [word.casefold() for word in _WORD.findall(text)]
    shingles = sorted(set(_shingles(words))) if len(words) >= SHORTEST_TEXT else []
    return Sketch(len(words), tuple(shingles[:SKETCH]), pack(tuple(shingles)))


def compare_sketches(articles: Iterable[tuple[Article, Sketch]]) -> Mapping[str, str]:
    """Article id -> id of the fullest, among equals the earliest, that it repeats; sorted by id.

    What is repeated repeats nothing itself, so that no chain of small changes joins texts that differ.
    """
    found: dict[str, str] = {}
    originals: dict[int, list[int]] = {}
    texts = sorted(_comparable(articles), key=lambda text: text.order)
    for place, text in enumerate(texts):
        candidates = (texts[other] for other in _candidates(text.sketch, originals))
        original = next((other for other in candidates if _repeats(text.sketch, other.sketch)), None)
        if original is not None:
            found[text.id] = original.id
            continue
        for value in text.sketch.smallest:
            known = originals.setdefault(value, [])
            if len(known) < MOST_TEXTS:
                known.append(place)
    return dict(sorted(found.items()))


def _comparable(articles: Iterable[tuple[Article, Sketch]]) -> Iterator[_Text]:
    """Texts that share enough of their sketches with any others: all the rest repeat nothing, and are not compared."""
    listed = [(article, sketch) for article, sketch in articles if sketch.smallest]
    seen: set[int] = set()
    again: set[int] = set()
    for _, sketch in listed:
        again.update(seen.intersection(sketch.smallest))
        seen.update(sketch.smallest)
    for article, sketch in listed:
        if len(again.intersection(sketch.smallest)) >= COMMON_HASHES:
            yield _Text(article.id, sketch, (-sketch.words, article.published or "9999", article.id))


def _shingles(words: Sequence[str]) -> Iterator[int]:
    for start in range(len(words) - SHINGLE + 1):
        yield zlib.crc32(" ".join(words[start : start + SHINGLE]).encode())


def _candidates(sketch: Sketch, originals: Mapping[int, Sequence[int]]) -> list[int]:
    """The places of texts that share enough of a sketch, fullest first."""
    shared = Counter(chain.from_iterable(originals.get(value, ()) for value in sketch.smallest))
    return sorted(place for place, common in shared.items() if common >= COMMON_HASHES)


def _repeats(sketch: Sketch, other: Sketch) -> bool:
    own, others = _all_shingles(sketch), _all_shingles(other)
    return len(own & others) >= REPEATED_SHARE * min(len(own), len(others))


def _all_shingles(sketch: Sketch) -> frozenset[int]:
    return frozenset(unpack(tuple[int, ...], sketch.shingles))
