"""What the store holds, as a table for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pressmark.store import KindSize

WHAT: dict[str, str] = {
    "article": "articles, finished",
    "draft": "seeds, cleaned",
    "file": "files: which seeds are in them",
    "links": "texts: where their names lead",
    "names": "texts: their names",
    "proposed": "texts: what the model proposes",
    "relations": "which articles are related",
    "relevant": "texts: their reviewed names",
    "repeats": "near-duplicates",
    "sketch": "texts: what tells near-duplicates",
    "stamps": "folders: which file was when as it is",
    "used": "what the last build used",
    "terms": "what each article is about",
    "words": "the words of the archive",
    "all": "all of it",
}
"""Kind of result -> what there is of it."""

UNITS = ("bytes", "KB", "MB", "GB", "TB")
STEP = 1_000

HEADS = ("kept", "results", "size", "used by the last build")


def kept_table(sizes: Sequence[KindSize], folder: Path) -> str:
    """One line a kind and one for all of them; numbers stand below each other."""
    if not sizes:
        return f"{folder}: nothing is kept; the next build keeps its results there\n"
    results, held, used = (sum(getattr(size, name) for size in sizes) for name in ("results", "bytes", "used"))
    rows = (*sizes, KindSize("all", results, held, used))
    cells = [HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADS))]
    lines = ("  ".join((row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:]))) for row in cells)
    return f"{folder}\n" + "".join(f"{line.rstrip()}\n" for line in lines)


def _cells(row: KindSize) -> tuple[str, str, str, str]:
    return WHAT.get(row.kind, row.kind), f"{row.results:,}", in_units(row.bytes), f"{row.used:,}"


def in_units(size: int) -> str:
    """12 bytes, 4.7 MB."""
    value, unit = float(size), 0
    while value >= STEP and unit < len(UNITS) - 1:
        value, unit = value / STEP, unit + 1
    return f"{value:.1f} {UNITS[unit]}" if unit else f"{size} {UNITS[0]}"
