"""How fast cleaning is: CPU seconds of one process for reading, cleaning and describing seeds, without recognition.

    python bench/cleaning_speed.py [FOLDER]    made seeds, and those of FOLDER

Words are those of the whole seed, furniture and all: 600 of them are one seed of the figure that is asked for.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # as the program does: a core is what is asked for, and threads only spin

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from corpus import write_corpus  # noqa: E402
from pressmark.errors import SeedRejected  # noqa: E402
from pressmark.ingest.articles import count_lines, draft_article, finish_article  # noqa: E402
from pressmark.ingest.drafting import prepare  # noqa: E402
from pressmark.ingest.drafts import Draft  # noqa: E402
from pressmark.ingest.seeds import find_seeds  # noqa: E402
from pressmark.model import Seed  # noqa: E402
from pressmark.sizes import SizeLimits  # noqa: E402

WORDS = 600
"""Of a seed."""

SEEDS_ASKED, LONG_SECONDS_ASKED = 300, 5
MADE = 300
"""Seeds of the made corpus."""

MOST = 300
"""Seeds of a folder, spread over it."""

LONG = 10_000_000
"""Bytes of a single seed."""

RUNS = 3
"""The fastest counts: whatever else runs on the machine only ever slows it down."""


def clean(seeds: Sequence[Seed]) -> list[Draft]:
    """What a build does with new seeds before it recognises names in them."""
    drafts: list[Draft] = []
    for seed in seeds:
        try:
            drafts.append(draft_article(seed))
        except SeedRejected:
            continue
    counts = count_lines(drafts)
    for draft in drafts:
        try:
            finish_article(draft, counts)
        except SeedRejected:
            continue
    return drafts


def seeds_a_second(seeds: Sequence[Seed]) -> float:
    """Seeds of `WORDS` words a second and core."""
    took: list[float] = []
    drafts: list[Draft] = []
    for _ in range(RUNS):
        gc.collect()
        began = time.process_time()
        drafts = clean(seeds)
        took.append(time.process_time() - began)
    words = sum(len(block.text.split()) for draft in drafts for block in draft.blocks)
    return words / WORDS / min(took)


def read_text_seeds(folder: Path) -> list[Seed]:
    seeds, _ = find_seeds(folder, SizeLimits())
    texts = [seed for seed in seeds if seed.path.endswith(".txt")]
    return texts[:: max(1, len(texts) // MOST)]


def long_seed() -> Seed:
    sentence = "The council of Harbour Town voted to rebuild the old sea wall. "
    lines = [f"{number} {sentence * 6}" for number in range(27_000)]
    return Seed("long.txt", "long", "\n\n".join(lines).encode()[:LONG])


def main() -> None:
    prepare()
    told = "seeds of 600 words a second and core (cleaning and metadata, without recognition)"
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), MADE)
        print(f"{seeds_a_second(read_text_seeds(Path(folder))):.0f} {told}: made seeds (asked: {SEEDS_ASKED})")
    for given in sys.argv[1:]:
        print(f"{seeds_a_second(read_text_seeds(Path(given))):.0f} {told}: {Path(given).name} (asked: {SEEDS_ASKED})")
    seed = long_seed()
    began = time.process_time()
    draft_article(seed)
    print(f"10 MB in one seed: {time.process_time() - began:.1f} s (asked: under {LONG_SECONDS_ASKED} s)")


if __name__ == "__main__":
    main()
