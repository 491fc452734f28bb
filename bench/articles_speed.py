"""How fast an archive is read: CPU seconds for reading, cleaning, metadata, names, merging and relating, no pages.

    python bench/articles_speed.py [ARTICLES]

Each size is built anew in processes of its own, on one core; the smaller one is taken away from the larger, since the
start of the processes and of the model is paid once, however large the archive is. Then 100,000 mentions are resolved.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

WORDS, ARTICLES_ASKED, MEMORY_ASKED = 450, 60, 600
MENTIONS, SECONDS_ASKED = 100_000, 10
ARTICLES, START = 600, 60
"""Of the larger archive, and of the one that shows what the start costs."""

RUNS = 3
"""The fastest counts: whatever else runs on the machine only ever slows it down."""

_READ = """
import resource, sys
from pathlib import Path
from pressmark.build import read_archive
from pressmark.settings import Settings
from pressmark.store import Store
folder = Path(sys.argv[1])
settings = Settings(
    seeds_dir=folder / "seeds", entities_file=folder / "entities.yml", cache_dir=folder / sys.argv[2], processes=1
)
with Store(settings.cache_dir) as store:
    catalog, _ = read_archive(settings, store)
words = sum(len(block.text.split()) for article in catalog.articles for block in article.body)
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(words, sum(one.ru_utime + one.ru_stime for one in used), max(one.ru_maxrss for one in used) / 1024)
"""


class Cost(NamedTuple):
    words: float
    seconds: float
    peak: float
    """MiB of the largest process."""


def read(folder: Path, run: int) -> Cost:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", _READ, str(folder), f"cache-{run}"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return Cost(*map(float, said.split()))


def cheapest(folder: Path) -> Cost:
    return min((read(folder, run) for run in range(RUNS)), key=lambda cost: cost.seconds)


def main(articles: int) -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    import corpus  # noqa: PLC0415  # its length of articles is set before any is made

    corpus.WORDS_WANTED = WORDS - 20  # it ends with the paragraph that reaches them
    with tempfile.TemporaryDirectory() as scratch:
        costs = []
        for count in (START, articles):
            folder = Path(scratch) / str(count)
            corpus.write_corpus(folder / "seeds", count)
            costs.append(cheapest(folder))
    start, whole = costs
    words, seconds = whole.words - start.words, whole.seconds - start.seconds
    rate = words / WORDS / seconds
    print(f"{rate:.0f} articles of {WORDS} words a second and core, everything included (asked: {ARTICLES_ASKED})")
    print(f"  {1000 * seconds * WORDS / words:.1f} ms each; the start costs {start.seconds - START / rate:.1f} s once")
    print(f"  the largest process has {whole.peak:.0f} MiB (asked: at most {MEMORY_ASKED})", flush=True)
    subprocess.run([sys.executable, str(ROOT / "bench" / "resolve.py"), str(MENTIONS)], check=True, env=_with_hooks())
    print(f"  (asked: under {SECONDS_ASKED} s)")


def _with_hooks() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
