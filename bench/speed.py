"""How fast it is: CPU seconds for an invented archive of N articles, beside plain MkDocs on the same pages.

    make bench            N=1,000
    make bench N=10000    the full table

All figures are CPU seconds of the whole process tree unless they say otherwise; machines differ and are shared, so what
counts is the ratio to plain MkDocs in the same run. The last figures of each N are kept in `bench/last.json`.
"""

from __future__ import annotations

import json
import marshal
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import log10
from pathlib import Path

from corpus import frequent_words, write_article, write_corpus
from plain import write_plain
from searching import first_search

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LAST = ROOT / "bench" / "last.json"
SMALL = 1_000
"""Articles; growth is measured from here."""
SETTLED = 3
"""Seconds after which the time of a file tells whether it changed; the archivist's seeds are older as well."""
_NOT_OF_USERS = "PYTHONDONTWRITEBYTECODE"
"""What machines for tests set; it has Python compile the program anew in each build, which no archivist's does."""
ENVIRONMENT = {**{k: v for k, v in os.environ.items() if k != _NOT_OF_USERS}, "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Took:
    """What a command took."""

    cpu: float
    """Seconds, with all its children."""
    wall: float
    """Seconds."""
    peak: float
    """MiB of its largest process."""
    said: str


def measure(command: list[str], folder: Path) -> Took:
    """Run a command in a folder."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        log.seek(0)
        said = log.read().decode(errors="replace")
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    return Took(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, said)


def build(archive: Path) -> Took:
    return measure([str(BIN / "mkdocs"), "build"], archive)


def make_archive(folder: Path, articles: int) -> Path:
    """An archive of invented articles with this repository's theme and program."""
    archive = folder / "archive"
    archive.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", archive)
    for part in ("docs", "hooks"):
        shutil.copytree(ROOT / part, archive / part, ignore=shutil.ignore_patterns("__pycache__"))
    (archive / "entities.yml").write_text("entities: []\n", encoding="utf-8")
    write_corpus(archive / "seeds", articles)
    return archive


def plain_mkdocs(archive: Path, folder: Path) -> tuple[Took, str]:
    """The same pages through MkDocs and Material alone, and how many there are of each kind."""
    kinds = write_plain(archive / "site", archive / "docs", folder / "plain")
    held = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return measure([str(BIN / "mkdocs"), "build"], folder / "plain"), held


def forget_pages(archive: Path, folder: Path, *, search: bool) -> None:
    """As if no page had been made yet; articles and names are kept, and the search index if wanted.

    What is forgotten is moved away and not removed: for minutes some file systems look twice at what was removed.
    """
    away = folder / f"away-{time.monotonic_ns()}"
    away.mkdir()
    cache = archive / ".cache/pressmark"
    notes = ["records-*", "build-*", *(() if search else ("segments-*", "files-*"))]
    for path in (archive / ".site.next", *(path for note in notes for path in cache.glob(note))):
        if path.exists():
            path.rename(away / path.name)
    for path in cache.glob("files-*") if search else ():
        packing, folders = marshal.loads(path.read_bytes()[4:])  # noqa: S302
        kept = {
            inode: {name: stand for name, stand in files.items() if name.startswith("pagefind/")}
            for inode, files in folders.items()
        }
        packed = marshal.dumps((packing, kept))
        path.write_bytes(zlib.crc32(packed).to_bytes(4, "big") + packed)


def add_alias(archive: Path) -> None:
    """Merge the most frequent name of the archive with another by one line of the authority file."""
    lines = (archive / "site/data/entities.jsonl").read_text().splitlines()
    entities = sorted(map(json.loads, lines), key=lambda entity: (-len(entity["articles"]), entity["id"]))
    first, other = (entity for entity in (entities[0], entities[20]))
    entry = f"entities:\n  - name: {first['name']}\n    type: {first['type']}\n    aliases: [{other['name']}]\n"
    (archive / "entities.yml").write_text(entry, encoding="utf-8")


def change_title_template(archive: Path) -> None:
    template = archive / "docs/.overrides/article.html"
    content = template.read_text()
    template.write_text(content.replace('<h1 class="title"', '<h1 class="title title--new"'))


@contextmanager
def serving(archive: Path) -> Iterator[str]:
    """`mkdocs serve` of an archive, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(BIN / "mkdocs"), "serve", "--livereload", "--dev-addr", address]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=archive, env=ENVIRONMENT, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://{address}/", lambda page: True)
            yield f"http://{address}/"
        finally:
            server.terminate()
            server.wait()


def wait_for(url: str, wanted: Callable[[str], bool], longest: float = 900) -> None:
    ends = time.monotonic() + longest
    while time.monotonic() < ends:
        with suppress(OSError), urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310
            if wanted(answer.read().decode()):
                return
        time.sleep(0.05)
    sys.exit(f"{url} did not become what was waited for")


def edit_while_serving(archive: Path) -> float:
    """Seconds from saving a seed until its page shows the change."""
    records = map(json.loads, (archive / "site/data/articles.jsonl").read_text().splitlines())
    url = next(record["url"] for record in records if record["seed"].endswith("000011.txt"))
    seed = archive / "seeds/000/000011.txt"
    with serving(archive) as root:
        content = seed.read_text()
        lines = content.split("\n\n")
        longest = max(range(len(lines)), key=lambda at: len(lines[at]))
        lines[longest] += " Nobody had expected the zeppelin."
        seed.write_text("\n\n".join(lines))
        began = time.perf_counter()
        wait_for(root + url, lambda page: "expected the zeppelin" in page)
        took = time.perf_counter() - began
        seed.write_text(content)
    return took


def median_page(archive: Path) -> int:
    """Bytes of HTML of the middle one of all article pages."""
    sizes = sorted(path.stat().st_size for path in (archive / "site/articles").glob("*/index.html"))
    return sizes[len(sizes) // 2]


def report(articles: int) -> None:
    """Measure, print, and keep what was measured."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        archive = make_archive(folder, articles)
        time.sleep(SETTLED)
        took = {"everything cold": build(archive)}
        took["nothing changed"] = build(archive)
        forget_pages(archive, folder, search=True)
        took["pages only, cold"] = build(archive)
        forget_pages(archive, folder, search=False)
        took["pages and search, cold"] = build(archive)
        write_article(archive / "seeds", articles, articles)
        took["first article added"] = build(archive)  # gives every file of the site a second name; see assembly.py
        write_article(archive / "seeds", articles + 1, articles + 1)
        took["one article added"] = build(archive)
        add_alias(archive)
        took["alias edited"] = build(archive)
        change_title_template(archive)
        took["title template changed"] = build(archive)
        plain, held = plain_mkdocs(archive, folder)
        searched = first_search(archive / "site", frequent_words(2))
        page, served = median_page(archive), edit_while_serving(archive)
    counts = re.search(r"(\d+) articles, (\d+) entities", took["everything cold"].said)
    figures = {name: round(one.cpu, 2) for name, one in took.items()} | {
        "plain MkDocs": round(plain.cpu, 2),
        "everything cold, wall": round(took["everything cold"].wall, 2),
        "peak MiB": round(max(one.peak for one in took.values())),
        "article page, bytes": page,
        "serve, edit to page, wall": round(served, 2),
        "first search, ms": round(1000 * searched.seconds),
        "first search, bytes": searched.asked,
        "index before a key, bytes": searched.before,
    }
    last = json.loads(LAST.read_text()) if LAST.exists() else {}
    print(
        f"{articles:,} invented articles, {counts[2] if counts else '?'} entities with a page, {os.cpu_count()} cores"
    )
    print(f"plain MkDocs: Material, its search, the extensions that it recommends, a navigation of one page; {held}")
    print_table(figures, last.get(str(articles), {}), last.get(str(SMALL), {}) if articles > SMALL else {}, articles)
    LAST.write_text(json.dumps({**last, str(articles): figures}, indent=1, sort_keys=True) + "\n")


def print_table(figures: dict[str, float], before: dict[str, float], small: dict[str, float], articles: int) -> None:
    """A line a figure, with its share of plain MkDocs, how it grew from the small archive, and the last run's."""
    print(f"{'':32}{'now':>12}{'of plain':>10}{'growth':>10}{'last time':>12}")
    for name, value in figures.items():
        share = f"{value / figures['plain MkDocs']:.3f}" if not name.endswith((" MiB", " bytes", " ms")) else ""
        grown = small.get(name)
        growth = f"N^{log10(value / grown) / log10(articles / SMALL):.2f}" if grown and value else ""
        print(f"{name:32}{value:>12,.2f}{share:>10}{growth:>10}{before.get(name, ''):>12}")


if __name__ == "__main__":
    report(int(os.environ.get("N", SMALL)))
