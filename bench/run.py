"""What `make bench` prints: how long archives take to build (`speed.py`), and how good the program is.

The benchmarks with gold hold other people's text and do not belong to the repository: they are looked for in the folder
that PRESSMARK_BENCH names, and it is said when they are not there.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
GOLD = Path(os.environ.get("PRESSMARK_BENCH", ROOT.parent / "shared" / "bench"))
CLEAN_SUBSETS = "aeb,fundus_eval,fundus,wcxb"
FIELD_SUBSETS = "fundus,wcxb,traf,postlight,htmldate"
ENTITY_CORPORA = ("re3d", "crossner", "wikigold", "reuters128", "rss500")


def main() -> None:
    print(f"Pressmark, {len(list((ROOT / 'seeds').iterdir()))} seeds, {os.cpu_count()} cores\n")
    time_build()
    print(flush=True)
    subprocess.run([sys.executable, str(ROOT / "bench" / "speed.py")], check=True)
    print(flush=True)
    subprocess.run([sys.executable, str(ROOT / "bench" / "articles_speed.py")], check=True)
    print(flush=True)
    gold_texts = GOLD / "clean" / "data" / "text" / "seedy"
    folders = [str(gold_texts)] if gold_texts.is_dir() else []
    subprocess.run([sys.executable, str(ROOT / "bench" / "cleaning_speed.py"), *folders], check=True)
    if not GOLD.is_dir():
        print(f"\nNo benchmarks with gold in {GOLD}; set PRESSMARK_BENCH to their folder to measure quality.")
        return
    measure_cleaning()
    measure_entities()


def time_build() -> None:
    """Builds of the repository's own seeds: with nothing kept, and with everything kept."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        shutil.copytree(ROOT, archive, ignore=shutil.ignore_patterns(".venv", ".git", ".cache", "site", ".site.*"))
        for name in ("cold", "warm"):
            wall, cpu = timed([str(BIN / "mkdocs"), "build", "--quiet"], archive)
            print(f"mkdocs build, {name}: {wall:5.1f} s wall, {cpu:5.1f} s CPU (to stay under 10 s)")


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command; seconds of wall time, and of CPU time of its whole process tree."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_cleaning() -> None:
    """Two kinds of noisy text, whose flags say what the text can answer at all, and the pages themselves."""
    data = GOLD / "clean" / "data"
    for dump in ("seedy", "tfr"):
        measure_seeds(dump, data / "text" / dump, ("--dump", dump), (CLEAN_SUBSETS, FIELD_SUBSETS))
    measure_seeds("html", data / "html", (), (CLEAN_SUBSETS,))


def measure_seeds(name: str, seeds: Path, options: Sequence[str], groups: Sequence[str]) -> None:
    """Extract a folder of seeds; print how fast, and the scores of each group of subsets."""
    score = [sys.executable, str(GOLD / "clean" / "score.py")]
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / f"{name}.jsonl"
        began = time.perf_counter()
        with predictions.open("wb") as out:
            subprocess.run([str(BIN / "pressmark"), "extract", str(seeds)], stdout=out, check=False)
        count = sum(1 for path in seeds.rglob("*") if path.is_file())
        print(f"\nCleaning, {name}: {count / (time.perf_counter() - began):.0f} seeds a second", flush=True)
        for subsets in groups:
            subprocess.run([*score, str(predictions), *options, "--subsets", subsets], check=True)


def measure_entities() -> None:
    score = [sys.executable, str(GOLD / "entities" / "score.py")]
    with tempfile.TemporaryDirectory() as folder:
        for name in ENTITY_CORPORA:
            gold = GOLD / "entities" / "data" / f"{name}.jsonl"
            predictions = Path(folder) / f"{name}.jsonl"
            with gold.open("rb") as documents, predictions.open("wb") as out:
                subprocess.run([str(BIN / "pressmark"), "recognise"], stdin=documents, stdout=out, check=True)
            print(f"\nEntities, {name}", flush=True)
            subprocess.run([*score, str(predictions), str(gold)], check=True)


if __name__ == "__main__":
    main()
