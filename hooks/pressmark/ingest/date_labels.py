"""Labels in a line of their own beside a date: the day of a version, or the first and last day of something."""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.ingest.date_lines import FILLERS
from pressmark.ingest.dates import find_dates
from pressmark.model import Block

MOST_LABEL_WORDS = 3
LONGEST_DATE = 40
"""Characters of a line that begins with a date."""

_VERSION = frozenset({"version"})
"""What surely is no article's date; beside a single date "Event" or "Born" may be a section or a headline."""

_CLOSES = frozenset("ende end enddatum fin fine einde bis until".split())
"""What stands alone between the first and the last day of an offer."""


def is_other_day(blocks: Sequence[Block], index: int) -> bool:
    """Whether the lines around say that a date is of something else: "Version:" above it, "End" between two dates."""
    above = _label_words(blocks, index - 1)
    if above & _VERSION and above <= _VERSION | FILLERS and blocks[index - 1].text.endswith(":"):
        return True
    closes_above = len(above) == 1 and above <= _CLOSES and _is_dated(blocks, index - 2)
    below = _label_words(blocks, index + 1)
    return closes_above or (len(below) == 1 and below <= _CLOSES and _is_dated(blocks, index + 2))


def _is_dated(blocks: Sequence[Block], index: int) -> bool:
    return 0 <= index < len(blocks) and bool(find_dates(blocks[index].text[:LONGEST_DATE]))


def _label_words(blocks: Sequence[Block], index: int) -> frozenset[str]:
    text = blocks[index].text if 0 <= index < len(blocks) else ""
    words = text.casefold().rstrip(" :").split()
    return frozenset(words) if 0 < len(words) <= MOST_LABEL_WORDS else frozenset()
