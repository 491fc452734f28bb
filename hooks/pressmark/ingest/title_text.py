"""The headline in a title's line, without what the saved page printed in front of it or behind it.

A kicker, a breadcrumb or a date that stood in an element of its own may share the headline's line. It is cut off only
where the page shows the seam: a date, a colon with a space in front, or two prints of the headline that differ there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressmark.ingest.dates import find_dates
from pressmark.ingest.line_shapes import FUNCTION_WORDS

FEWEST_WORDS = 3
"""Words that a headline keeps."""

MOST_KICKER_WORDS = 7
MOST_PARTS = 2
"""Parts of a headline; a breadcrumb has more."""

MOST_LINES = 400
"""Lines among which a second print is looked for; a title stands among the first 300."""

COMPARED = 12
"""Characters of a line whose second print is looked for."""

SEAM = " \u00a0:|/–—-"
"""Characters by which two prints of kicker and headline differ."""

_DATE_FIRST = re.compile(r"^[\s|•·:–—-]+(?=\S)")
_LOOSE_COLON = re.compile(r"^(?P<kicker>[^:]{2,80}?)\s:\s?(?=\S)")
_CRUMB = re.compile(r"\s[/>|»›]\s|(?<=\w)[»›>]\s?")
_SEAMS = tuple(SEAM)
_SEAMLESS = str.maketrans("", "", SEAM)


def find_headline(texts: Sequence[str], index: int, language: str = "und") -> str:
    """The headline in the line at `index` of a page's lines."""
    text = _cut_date(texts[index])
    text = _cut_kicker(text, texts)
    text = _cut_to_breadcrumb(text, texts)
    return text if language.startswith("fr") else _cut_loose_colon(text)  # French puts a space before every colon


def _cut_date(text: str) -> str:
    """ "4.3.2011 - Sea wall to be rebuilt" """
    if not text[:1].isdigit():
        return text
    dates = find_dates(text[:40])
    if not dates or dates[0].start:
        return text
    rest = text[dates[0].end :]
    cut = _DATE_FIRST.sub("", rest)
    return cut if cut != rest and len(cut.split()) >= FEWEST_WORDS else text


def _cut_loose_colon(text: str) -> str:
    """ "Harbour : Sea wall to be rebuilt" """
    match = _LOOSE_COLON.match(text)
    if match is None or len(match["kicker"].split()) > MOST_KICKER_WORDS:
        return text
    rest = text[match.end() :]
    return rest if len(rest.split()) >= FEWEST_WORDS and not rest[0].islower() else text


def _cut_kicker(text: str, texts: Sequence[str]) -> str:
    """What follows the seam where two prints differ: "The harbour: Sea wall to go" and "The harbourSea wall to go"."""
    squeezed = _squeeze(text)
    if len(squeezed) < COMPARED:
        return text
    for other in texts[:MOST_LINES]:
        if other != text and other[-COMPARED // 2 :] == text[-COMPARED // 2 :] and _squeeze(other) == squeezed:
            shared = _count_shared(text[::-1], other[::-1])
            rest = text[len(text) - shared :].lstrip(SEAM)
            kicker = text[: len(text) - len(rest)].strip(SEAM)
            glued = not all(line[: len(line) - len(rest)].endswith(_SEAMS) for line in (text, other))
            if (
                glued
                and not rest[:1].islower()
                and len(rest.split()) >= FEWEST_WORDS
                and 0 < len(kicker.split()) <= MOST_KICKER_WORDS
            ):
                return rest
    return text


def _cut_to_breadcrumb(text: str, texts: Sequence[str]) -> str:
    """What a breadcrumb ends with: "Sea news Sea wall to be rebuilt" below "Home / Sea / Sea wall to be rebuilt"."""
    crumbs = _CRUMB.split(text)
    if len(crumbs) > MOST_PARTS and len(crumbs[-1].split()) >= FEWEST_WORDS:
        own = crumbs[-1].strip()
        return own if any(other.endswith(own) for other in texts[:MOST_LINES] if other != text) else text
    for other in texts[:MOST_LINES]:
        if len(other) <= COMPARED or other[-COMPARED:] != text[-COMPARED:] or other == text:
            continue
        rest = _CRUMB.split(other)[-1].strip()
        kicker = text.removesuffix(rest)
        words = len(kicker.split())
        if kicker != text and len(rest.split()) > FEWEST_WORDS and 0 < words <= MOST_KICKER_WORDS:
            cut = kicker[-1] in " :|" and not rest[0].islower() and not _belongs(kicker, alone=rest in texts)
            return rest if cut else text
    return text


def _belongs(kicker: str, *, alone: bool) -> bool:
    """Whether a headline is whole only with it: "Sea wall of Harbour Town: Council votes", "Six of the Best Piers".

    What stands alone in a line was printed without the topic before its colon.
    """
    words = kicker.split()
    return (words[-1].endswith(":") and len(words) > 1 and not alone) or words[-1] in FUNCTION_WORDS


def _count_shared(left: str, right: str) -> int:
    """Characters that both begin with."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(left), len(right)))


def _squeeze(text: str) -> str:
    return text.translate(_SEAMLESS)
