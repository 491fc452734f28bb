"""Pages of the cleaning benchmark for training the line model: the package's view of their lines, and which are text.

A line is text if keeping it makes the page's 4-gram F1 against the gold text better. Pages without a gold text are
labelled by the nearly clean dump of the same page, and by the snippets that people marked as text or not.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from line_variants import dump_page, vary_text  # noqa: E402
from pressmark.errors import SeedRejected  # noqa: E402
from pressmark.ingest.line_features import PageView  # noqa: E402
from pressmark.ingest.line_roles import view_lines  # noqa: E402
from pressmark.ingest.readers import read_seed  # noqa: E402
from pressmark.model import Seed  # noqa: E402

DUMPS = ("seedy", "tfr")
VARIED = "varied"
"""The page as some other program might have copied it (`line_variants`), for training only."""

MACRO = ("aeb", "fundus_eval", "fundus", "wcxb")
ONLY_READABLE = "readability"
"""Its gold is another cleaner's output that people looked at, and counts half."""

CONTEXT = 3
"""Words before and behind a line that stand in a 4-gram with its own."""

MOST_SEARCHED = 1200
"""Lines; longer pages keep the labels of their own words."""

Gram = tuple[str, ...]


@dataclass
class GoldPage:
    """One page of one dump."""

    id: str
    subset: str
    site: str
    dump: str
    kind: str
    """gold, readable or silver: how its labels were made."""
    title: str | None
    gold: str
    lines: list[str]
    words: NDArray[np.float64]
    """Tokens of each line, as the benchmark counts them."""
    view: PageView
    labels: NDArray[np.float64]
    """1 for text; silver labels may lie between."""
    marked: NDArray[np.float64]
    """1 or 0 where people marked a snippet of the line as text or not; NaN elsewhere."""


def read_pages(folder: Path, step: int = 1) -> Iterator[GoldPage]:
    """Every page of the benchmark's folder `clean` that has lines, in both its dumps and one in another manner.

    With a step only every so-manyth.
    """
    score = _import_score(folder)
    items = [json.loads(row) for row in (folder / "data" / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    data = folder / "data"
    for item in items[::step]:
        for dump, copied in _copies(data, item["id"]):
            page = _read_page(data / "text", item, dump, copied, score)
            if page is not None:
                yield page


def _copies(data: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """The dumps of a page: those of the benchmark, and one in another manner."""
    texts = {dump: data / "text" / dump / f"{name}.txt" for dump in DUMPS}
    found = {dump: path.read_bytes() for dump, path in texts.items() if path.exists()}
    yield from found.items()
    saved = data / "html" / f"{name}.html.gz"
    if saved.exists():
        varied = dump_page(gzip.decompress(saved.read_bytes()).decode("utf-8", "replace"), name)
    else:
        varied = vary_text(found["seedy"].decode("utf-8"), name) if "seedy" in found else None
    if varied is not None:
        yield VARIED, varied.encode()


def _import_score(folder: Path) -> ModuleType:
    sys.path.insert(0, str(folder))
    import score  # noqa: PLC0415 -- the benchmark's own counting

    return score


def _read_page(texts: Path, item: dict[str, Any], dump: str, copied: bytes, score: ModuleType) -> GoldPage | None:
    name = f"{item['id']}.txt"
    try:
        reading = read_seed(Seed(name, item["id"], copied))
    except SeedRejected:
        return None
    lines, view = view_lines(reading.lines)
    if view is None:
        return None
    gold, title = item["gold"].get("text"), item["gold"].get("title")
    reference = gold or score.strip_md((texts / "tfr" / name).read_text(encoding="utf-8"))
    reference = score.drop_title(reference, title)
    tokens = [score.tokens(score.strip_md(line)) for line in lines]
    labels = label_lines(lines, tokens, reference, score, search=bool(gold) or dump != "tfr")
    kind = "silver" if not gold else "readable" if item["subset"] == ONLY_READABLE else "gold"
    words = np.array([len(line) for line in tokens], dtype=np.float64)
    marked = _marked(lines, item["gold"])
    return GoldPage(
        item["id"], item["subset"], item["site"], dump, kind, title, reference, lines, words, view, labels, marked
    )


def _marked(lines: Sequence[str], gold: dict[str, Any]) -> NDArray[np.float64]:
    found = np.full(len(lines), np.nan)
    for index, line in enumerate(lines):
        if any(snippet in line for snippet in gold.get("with") or ()):
            found[index] = 1
        elif any(snippet in line for snippet in gold.get("without") or ()):
            found[index] = 0
    return found


def label_lines(
    lines: Sequence[str], tokens: Sequence[list[str]], reference: str, score: ModuleType, *, search: bool
) -> NDArray[np.float64]:
    """1 for each line that belongs to the text."""
    gold: Counter[Gram] = score.shingles(reference)
    known = {score.key(line) for line in reference.split("\n")}
    covered = [_coverage(index, tokens, gold, score.key(lines[index]) in known) for index in range(len(lines))]
    labels = [share >= 0.5 for share in covered]
    if search and len(lines) <= MOST_SEARCHED:
        _search(labels, covered, tokens, gold)
    return np.array(labels, dtype=np.float64)


def _coverage(index: int, tokens: Sequence[list[str]], gold: Counter[Gram], known: bool) -> float:
    own = tokens[index]
    if not own:
        return 0.0
    if len(own) > CONTEXT:
        grams = [tuple(own[place : place + 4]) for place in range(len(own) - 3)]
        return sum(gram in gold for gram in grams) / len(grams)
    before = tokens[index - 1][-CONTEXT:] if index else []
    after = tokens[index + 1][:CONTEXT] if index + 1 < len(tokens) else []
    joined = [tuple((before + own)[-4:])] if before else []
    joined += [tuple((own + after)[:4])] if after else []
    return 1.0 if any(gram in gold for gram in joined if len(gram) == 4) else 0.6 * known


class _Kept:
    """The 4-grams of the lines that are kept, and how many of them are gold."""

    def __init__(self, gold: Counter[Gram]) -> None:
        self.gold, self.bag, self.size, self.right = gold, Counter[Gram](), 0, 0
        self.total = sum(gold.values())

    def change(self, grams: Sequence[Gram], step: int) -> None:
        for gram in grams:
            before = self.bag[gram]
            self.bag[gram] = before + step
            self.right += min(before + step, self.gold[gram]) - min(before, self.gold[gram])
        self.size += step * len(grams)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.size + self.total)


def _grams(words: Sequence[str]) -> list[Gram]:
    return [tuple(words[place : place + 4]) for place in range(len(words) - 3)]


def _search(labels: list[bool], covered: Sequence[float], tokens: Sequence[list[str]], gold: Counter[Gram]) -> None:
    """Turn single lines over as long as that makes F1 better; two rounds are enough."""
    kept = _Kept(gold)
    kept.change(_grams([word for label, own in zip(labels, tokens, strict=True) if label for word in own]), 1)
    for _ in range(2):
        changed = False
        for index, own in enumerate(tokens):
            if not own or covered[index] < 0.02:
                continue
            before, after = _around(labels, tokens, index, -1), _around(labels, tokens, index, 1)
            without, having = _grams(before + after), _grams(before + list(own) + after)
            old, new = (having, without) if labels[index] else (without, having)
            best = kept.f1
            kept.change(old, -1)
            kept.change(new, 1)
            if kept.f1 > best + 1e-9:
                labels[index] = not labels[index]
                changed = True
            else:
                kept.change(new, -1)
                kept.change(old, 1)
        if not changed:
            return


def _around(labels: Sequence[bool], tokens: Sequence[list[str]], index: int, step: int) -> list[str]:
    """The nearest three kept words above or below a line."""
    found: list[str] = []
    place = index + step
    while 0 <= place < len(tokens) and len(found) < CONTEXT:
        if labels[place]:
            found = tokens[place] + found if step < 0 else found + tokens[place]
        place += step
    return found[-CONTEXT:] if step < 0 else found[:CONTEXT]


def digest_of(folder: Path) -> str:
    """SHA-256 over the benchmark's items, texts and pages."""
    digest = hashlib.sha256()
    data = folder / "data"
    for path in sorted([data / "items.jsonl", *(data / "text").rglob("*.txt"), *(data / "html").rglob("*.gz")]):
        digest.update(path.relative_to(data).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
