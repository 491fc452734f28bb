"""Where an article's parts stand among its blocks: what dates and bylines are placed against."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressmark.model import Block, Role

LINES_ABOVE_TITLE = 4
"""Blocks above the title in which an unlabelled date may be the publication's; further up it is the page's clock."""

LINES_INTO_TEXT = 6
"""Blocks of the text in which a line that is only a date still belongs to the header; teasers come between."""

_STEPS = (1, 2, 3, 4, 6, 10, 20)
"""Blocks; small numbers are told apart more finely, as the choice weights were learnt."""


@dataclass(frozen=True, slots=True)
class Spots:
    title: int | None
    first_body: int
    last_body: int

    @property
    def header(self) -> range:
        """From just above the title to just inside the text."""
        top = self.first_body if self.title is None else self.title
        return range(max(0, top - LINES_ABOVE_TITLE), self.first_body + LINES_INTO_TEXT)


def find_spots(blocks: Sequence[Block]) -> Spots:
    titles = [index for index, block in enumerate(blocks) if block.role is Role.TITLE]
    title = next((index for index in titles if blocks[index].rule != "title_repeated"), next(iter(titles), None))
    after = -1 if title is None else title
    body = [index for index, block in enumerate(blocks) if block.role in {Role.BODY, Role.LIST, Role.QUOTE}]
    first = next((index for index in body if index > after), len(blocks))
    return Spots(title, first, body[-1] if body else len(blocks) - 1)


def find_comments(blocks: Sequence[Block], spots: Spots) -> int:
    """The block below the text with which readers' comments begin; the number of blocks where there are none."""
    below = range(max(0, spots.last_body), len(blocks))
    return next((index for index in below if blocks[index].role is Role.COMMENT), len(blocks))


def to_step(number: int) -> int:
    """The largest step that is not above a number of blocks; at least the first."""
    return _STEPS[max(0, bisect_right(_STEPS, number) - 1)]


def place_by_title(index: int, spots: Spots) -> Iterator[str]:
    """The feature of a block that says where it stands to the title."""
    if spots.title is None:
        yield "no_title"
    elif index > spots.title:
        yield f"below_title_{to_step(index - spots.title)}"
    else:
        yield f"above_title_{to_step(spots.title - index)}"
