"""Pages with a few of their paragraphs left, for training the line model: short reports amid as much furniture.

Most saved pages are long; what a network learns of where an article ends, it learns of long ones. So each page is
learnt once more with one to five paragraphs of its text, and with all, few or no lines of what stands above and below.
Which, is drawn from the page's id, so that training is repeatable.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from line_gold import GoldPage
from pressmark.errors import SeedRejected
from pressmark.ingest.line_roles import view_lines
from pressmark.ingest.readers import read_seed
from pressmark.model import Seed

CROPPED = "cropped"
"""The dump that such pages are of."""

DUMP = "seedy"
"""The dump that is cropped: the one that has a page's furniture."""

PARAGRAPH_WORDS = 12
FEWEST_PARAGRAPHS = 4
"""Of a page that is cropped; fewer are short as they are."""

MOST_KEPT = 5
"""Paragraphs."""

FROM_THE_TOP = 0.7
"""Share of pages whose first paragraphs are kept; of the others some from the middle, as of a quoting report."""

ALL = 10**6


def crop_pages(pages: Sequence[GoldPage], folder: Path) -> Iterator[GoldPage]:
    """Each page of the dump that can be cropped, cropped; `folder` holds the benchmark."""
    for page in pages:
        if page.dump == DUMP:
            text = (folder / "data" / "text" / DUMP / f"{page.id}.txt").read_text(encoding="utf-8")
            cropped = _crop(page, text, random.Random(f"short {page.id}"))
            if cropped is not None:
                yield cropped


def _crop(page: GoldPage, text: str, rnd: random.Random) -> GoldPage | None:
    raw = text.split("\n")
    places = _places(page, raw)
    kept = _choose(page, rnd) if places is not None else None
    if places is None or kept is None:
        return None
    left = [line for line, place in zip(raw, places, strict=True) if place == -1 or place in kept]
    try:
        reading = read_seed(Seed(f"{page.id}.txt", page.id, "\n".join(left).encode()))
    except SeedRejected:
        return None
    lines, view = view_lines(reading.lines)
    order = sorted(kept)
    if view is None or [line.strip() for line in lines] != [page.lines[place].strip() for place in order]:
        return None
    rows = np.array(order)
    chosen = {"words": page.words[rows], "labels": page.labels[rows], "marked": page.marked[rows]}
    return replace(page, dump=CROPPED, gold="", lines=lines, view=view, **chosen)


def _places(page: GoldPage, raw: Sequence[str]) -> list[int | None] | None:
    """For each line of the file the page's line that it is: -1 for a blank one, None for one that is not read."""
    found: list[int | None] = []
    at = 0
    for line in raw:
        if at < len(page.lines) and line.strip() == page.lines[at].strip():
            found.append(at)
            at += 1
        else:
            found.append(None if line.strip() else -1)
    return found if at == len(page.lines) else None


def _choose(page: GoldPage, rnd: random.Random) -> set[int] | None:
    """The lines that are kept."""
    body = [index for index, label in enumerate(page.labels) if label >= 0.5]
    paragraphs = [index for index in body if page.words[index] >= PARAGRAPH_WORDS]
    if len(paragraphs) < FEWEST_PARAGRAPHS:
        return None
    count = rnd.randint(1, min(MOST_KEPT, len(paragraphs) - 2))
    start = 0 if rnd.random() < FROM_THE_TOP else rnd.randint(0, len(paragraphs) - count)
    first, last = paragraphs[start] if start else body[0], paragraphs[start + count - 1]
    above = rnd.choice((ALL, rnd.randint(0, 8), rnd.randint(2, 30)))
    below = rnd.choice((ALL, rnd.randint(0, 8), rnd.randint(2, 30)))
    kept = set(range(first, last + 1))
    kept |= set(range(max(0, body[0] - above), body[0]))
    kept |= set(range(body[-1] + 1, min(len(page.lines), body[-1] + 1 + below)))
    doubtful = {index for index in range(first, last + 1) if page.labels[index] < 0.5}
    return {index for index in sorted(kept) if not (index in doubtful and rnd.random() < 0.5)}
