"""Breadcrumbs: the section that a trail such as "News > Council" leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressmark.ingest.claims import Claim, claim_from_lines
from pressmark.ingest.phrases import fold_phrase
from pressmark.ingest.spots import Spots
from pressmark.model import Block

RULE = "breadcrumb"
FARTHEST = 12
"""Lines above the title; further up a trail belongs to the site."""

LONGEST_STEP = 40
MOST_STEP_WORDS = 4

HOMES = frozenset(
    """home, homepage, start, startseite, accueil, inicio, portada, inicial, pagina inicial, главная, домой, voorpagina,
    hem, forside, etusivu, you are here, sie sind hier, vous etes ici""".replace("\n    ", " ").split(", ")
)
"""First steps of trails, folded: the site, and no section of it."""

_STEPS = re.compile(r"\s*[>›»]\s*|\s+/\s+")


def find_trail_sections(blocks: Sequence[Block], spots: Spots) -> Iterator[Claim]:
    """The last step of each trail above the title that is neither the site nor the title itself."""
    if spots.title is None:
        return
    title = fold_phrase(blocks[spots.title].text)
    for block in blocks[max(0, spots.title - FARTHEST) : spots.title + 2]:
        if block.rule != RULE:
            continue
        steps = [step for step in _STEPS.split(block.text) if _is_step(step, title)]
        if steps:
            yield claim_from_lines("section", (steps[-1],), (block.first, block.last), RULE, 0.6)


def _is_step(step: str, title: str) -> bool:
    folded = fold_phrase(step)
    short = len(step) <= LONGEST_STEP and len(step.split()) <= MOST_STEP_WORDS
    return bool(folded) and short and folded not in HOMES and not title.startswith(folded) and step[0].isupper()
