"""Blocks that belong together on the page: lists and tables, found once for Markdown and HTML alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pressmark.model import Block
from pressmark.text import CELL_SEPARATOR, is_row

_NUMBER = re.compile(r"(\d{1,9})\. (?=\S)")


def find_runs(blocks: Sequence[Block]) -> Iterator[range]:
    """Positions of neighbouring blocks of one role; a table's rows are a run of their own."""
    for _, run in groupby(range(len(blocks)), key=lambda at: (blocks[at].role, is_row(blocks[at]))):
        places = list(run)
        yield range(places[0], places[-1] + 1)


def first_number(blocks: Sequence[Block]) -> int | None:
    """The number with which a run of list items begins, if it counts on by one; None for other lists.

    One numbered item alone is none: "1. FC Hafen".
    """
    numbers = [match and int(match[1]) for match in (_NUMBER.match(block.text) for block in blocks)]
    counted = all(one is not None and other == one + 1 for one, other in pairwise(numbers))
    return numbers[0] if len(numbers) > 1 and counted else None


def cut_number(text: str) -> str:
    """The text of a numbered item without its number."""
    return _NUMBER.sub("", text, count=1)


def split_row(text: str) -> list[str]:
    """The cells of a row, be it text, Markdown or HTML of which no attribute holds a bar."""
    bar = CELL_SEPARATOR.strip()
    return [cell.strip() for cell in text.split(bar)]
