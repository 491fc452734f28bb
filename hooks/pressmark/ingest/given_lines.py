"""Lines that the archivist keeps in the text or takes out of it, whatever cleaning thinks of them.

`keep` and `remove` name lines by their number in the seed, as `pressmark extract --explain` shows it ("12", "12-15"),
or by what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressmark.ingest.lines import Line
from pressmark.ingest.roles import Label
from pressmark.model import BODY_ROLES, Role
from pressmark.text import clean_name

KEPT_RULE = "kept_by_archivist"
REMOVED_RULE = "removed_by_archivist"

LONGEST_SHOWN = 40
"""Characters of a line in messages."""

_NUMBERS = re.compile(r"(?P<first>\d{1,7})(?:\s?[-–]\s?(?P<last>\d{1,7}))?")


@dataclass(frozen=True, slots=True)
class GivenLines:
    """What `keep` and `remove` say, each line or run of lines as it was written."""

    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


def apply_given_lines(
    lines: Sequence[Line], labels: Sequence[Label], given: GivenLines
) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """The labels with the archivist's word before all others, and a warning for each entry that no line answers."""
    decided = list(labels)
    warnings: list[str] = []
    for key, entries in (("keep", given.keep), ("remove", given.remove)):
        for entry in entries:
            found = tuple(_find_lines(lines, entry))
            for index in found:
                decided[index] = _decide(decided[index], key)
            if not found:
                warnings.append(_say_nothing_found(key, entry))
    return tuple(decided), tuple(warnings)


def _decide(label: Label, key: str) -> Label:
    if key == "remove":
        return Label(Role.FURNITURE, REMOVED_RULE, 1.0)
    return Label(label.role if label.role in BODY_ROLES else Role.BODY, KEPT_RULE, 1.0)


def _find_lines(lines: Sequence[Line], entry: str) -> Iterator[int]:
    numbers = _NUMBERS.fullmatch(entry)
    first, last = (int(numbers["first"]), int(numbers["last"] or numbers["first"])) if numbers else (0, 0)
    folded = clean_name(entry)
    for index, line in enumerate(lines):
        if line.hint is Role.FRONT_MATTER:
            continue
        if (first <= line.last and line.first <= last) if numbers else (folded and clean_name(line.text) == folded):
            yield index


def _say_nothing_found(key: str, entry: str) -> str:
    shown = entry[:LONGEST_SHOWN]
    fact = f'`{key}`: no line is or has "{shown}", so nothing changes'
    return f"{fact}; write a number that `pressmark extract --explain` shows"
