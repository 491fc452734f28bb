"""Labels in a line of their own beside a date: the day of a version, or the first and last day of something."""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.ingest.date_lines import FILLERS, LABELS
from pressmark.model import Block

MOST_LABEL_WORDS = 3

_CLOSES = frozenset("ende end enddatum fin fine einde bis until".split())
"""What stands alone between the first and the last day of an offer."""


def is_other_day(blocks: Sequence[Block], index: int) -> bool:
    """Whether the lines around say that a date is of something else: "Version:" above it, "End" below it."""
    above = _label_words(blocks[index - 1].text) if index else frozenset()
    below = _label_words(blocks[index + 1].text) if index + 1 < len(blocks) else frozenset()
    if above & LABELS["other"] and above <= LABELS["other"] | FILLERS:
        return True
    return (len(above) == 1 and above <= _CLOSES) or (len(below) == 1 and below <= _CLOSES)


def _label_words(text: str) -> frozenset[str]:
    words = text.casefold().rstrip(" :").split()
    return frozenset(words) if 0 < len(words) <= MOST_LABEL_WORDS else frozenset()
