"""Searches for input that breaks a reader or the cleaner: `python -m tests.safety.fuzz --seconds 600 [--reader html]`.

Atheris changes input so that it reaches new code. Whatever the bytes: there is a draft, or a `SeedRejected` with its
reason; anything else is a crash, more than `--slowest` seconds of processor time are one too. What is found is written
to `--found` and becomes a golden case: `tests/safety/crashes/<name>.<ending>`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pressmark"], enable_loader_override=False):
    from pressmark.errors import SeedRejected
    from pressmark.ingest.articles import LineCounts, draft_article, finish_article
    from pressmark.model import Seed

from .hostile import hostile_seeds

ENDINGS = ("txt", "md", "html", "html.gz", "mhtml", "eml", "pdf")
"""One for each reader; what a file is read as its content may still decide."""
SIDECAR = len(ENDINGS)
"""The last choice: the bytes are the sidecar of a small text."""
LARGEST = 20_000
"""Bytes of an input; what is slow with more is the matter of the budgets."""
MOST_MEGABYTES = 3_000
WAITING_FACTOR = 20
"""Seconds by the clock for each second of processor time, on a machine that has other work."""
BEGINNINGS = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\n<html>",
    b"From: a@example.org\r\nSubject: =?utf-8?q?x?=\r\nDate: Mon, 2 May 2016 10:00:00 +0000\r\n\r\ntext",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
)


def read(data: bytes) -> None:
    """One input: its first byte chooses the reader."""
    if not data:
        return
    choice, content = data[0] % (SIDECAR + 1), data[1:]
    if choice == SIDECAR:
        seed = Seed(path="x.txt", id="x", content=b"Harbour wall\n\nThe council met on Tuesday.\n", sidecar=content)
    else:
        seed = Seed(path=f"x.{ENDINGS[choice]}", id="x", content=content)
    try:
        finish_article(draft_article(seed), LineCounts({}))
    except SeedRejected as error:
        if "; " not in error.reason:
            raise AssertionError(error.reason) from error  # it has no remedy


def write_beginnings(folder: Path, readers: Sequence[int], every: int) -> None:
    """What the search starts from: the hostile seeds, or every so manieth of them, and one of each packed format."""
    samples = [seed.content[:LARGEST] for seed in hostile_seeds() if seed.group not in ("heavy", "regex")]
    for number, content in enumerate((*BEGINNINGS, *samples[::every])):
        for choice in readers:
            (folder / f"{choice}-{number}").write_bytes(bytes([choice]) + content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="how long to search; default 600")
    parser.add_argument("--runs", type=int, default=-1, help="stop after so many inputs; default: no limit")
    parser.add_argument("--every", type=int, default=1, help="begin with every so manieth hostile seed; default: all")
    parser.add_argument("--slowest", type=int, default=10, help="processor seconds that no input may take; default 10")
    parser.add_argument("--reader", choices=(*ENDINGS, "sidecar"), help="only this reader; default: all")
    parser.add_argument("--found", type=Path, default=Path(), help="where inputs that break something are written")
    options = parser.parse_args()
    names = (*ENDINGS, "sidecar")
    readers = range(len(names)) if options.reader is None else (names.index(options.reader),)
    with tempfile.TemporaryDirectory() as corpus:
        write_beginnings(Path(corpus), readers, options.every)
        arguments = [sys.argv[0], f"-max_total_time={options.seconds}", f"-runs={options.runs}", f"-max_len={LARGEST}"]
        arguments += [
            f"-timeout={WAITING_FACTOR * options.slowest}",
            f"-rss_limit_mb={MOST_MEGABYTES}",
            "-verbosity=1",
            "-seed=1",
        ]
        arguments += [f"-artifact_prefix={options.found}/", corpus]

        def one(data: bytes) -> None:
            began = time.process_time()
            read(bytes([readers[data[0] % len(readers)]]) + data[1:] if data else data)
            spent = time.process_time() - began
            if spent > options.slowest:
                raise AssertionError(f"{spent:.1f} s")

        atheris.Setup(arguments, one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
