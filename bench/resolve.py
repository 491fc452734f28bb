"""Resolves invented mentions and says what that costs: as many as an archive of tens of thousands of articles has.

    python bench/resolve.py [MENTIONS]

Articles come one after the other, and only what resolving needs of each is held: its names once, packed places.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.named import Named, name_document
from pressmark.knowledge.resolution import cluster_names, link_names, survey_names
from pressmark.model import Document, Mention

MENTIONS_IN_ARTICLE = 25
NAMES_FOR_MENTION = 0.02
"""Names in proportion to mentions: 20,000 for a million."""

_SYLLABLES = "ba ca da fa ga ha ka la ma na pa ra sa ta va be de fe ge he ke le me ne pe re se te ve".split()
_TAILS = {"ORG": ("Council", "Bank", "University", "Trust", "Ministry"), "GPE": ("",), "PERSON": ("",)}


def names(count: int, dice: Random) -> list[tuple[str, str]]:
    """Names with their labels, the most frequent first."""
    made: dict[str, str] = {}
    while len(made) < count:
        label = dice.choice(("PERSON", "PERSON", "ORG", "GPE"))
        words = ["".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 4))).title() for _ in range(2)]
        name = words[0] if label == "GPE" else f"{' '.join(words)} {dice.choice(_TAILS[label])}".strip()
        made.setdefault(name, label)
    return list(made.items())


def articles(mentions: int, dice: Random) -> Iterator[tuple[str, Named]]:
    """Articles whose mentions are spread as Zipf found names spread; a third of the persons only by surname."""
    known = names(int(mentions * NAMES_FOR_MENTION), dice)
    weights = list(accumulate(1 / rank for rank in range(1, len(known) + 1)))
    for number in range(mentions // MENTIONS_IN_ARTICLE):
        text, found = "", []
        for name, label in dice.choices(known, cum_weights=weights, k=MENTIONS_IN_ARTICLE):
            surface = name.split()[-1] if label == "PERSON" and dice.random() < 1 / 3 else name
            found.append(Mention("", "text", len(text), len(text) + len(surface), surface, label, "model"))
            text += surface + " said so. "
        yield f"a{number:07}", name_document(Document("", "", text, "en"), found)


def main(mentions: int) -> None:
    began = time.process_time()
    held = list(articles(mentions, Random(1)))
    made = time.process_time()
    survey = survey_names([named for _, named in held], Authority())
    links = [link_names(named, survey) for _, named in held]
    clusters, _ = cluster_names(held, links, survey)
    seconds = time.process_time() - made
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = sum(sum(named.counts) for _, named in held)
    print(f"{found:,} mentions in {len(held):,} articles, {len(clusters):,} clusters")
    print(f"made in {made - began:.1f} s, resolved in {seconds:.1f} s of processor time; at most {peak:,.0f} MiB held")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
