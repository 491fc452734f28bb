"""Train the line model of `data/line_model.npz`: which lines of a seed are the article's text.

    python bench/train_lines.py [FOLDER]       figures by site-wise cross-validation, then the model of all pages
    python bench/train_lines.py --dry-run      figures only
    python bench/train_lines.py --keep KEPT    what is done is kept in the folder KEPT, and not done again
    python bench/train_lines.py --try MODEL   all of it with every thirtieth page and one epoch, in a few minutes, to
                                               see that it runs; what goes to MODEL is good for nothing

FOLDER holds the benchmark `clean`; without it, PRESSMARK_BENCH says where. Needs torch beside what Pressmark needs
(`pip install torch`, CPU only); on one core each of the eleven networks takes some four minutes. Every page is learnt
in the benchmark's dumps, once more as another program would have copied it (`line_variants`), and once more with few
of its paragraphs (`line_crops`). Pages without gold are first labelled by the nearly clean dump; then half of what each
of their labels says is what a network says that has not seen the page's site. Only weights, and words that many sites
use, leave the benchmark.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import torch
from numpy.typing import NDArray

from line_crops import crop_pages
from line_export import export_network
from line_gold import MACRO, ROOT, VARIED, GoldPage, digest_of, read_pages
from line_network import Settings, find_vocabulary, predict, prepare, train_network

GOLD = Path(os.environ.get("PRESSMARK_BENCH", ROOT.parent / "shared" / "bench")) / "clean"
TARGET = ROOT / "hooks/pressmark/ingest/data/line_model.npz"
FOLDS = 5
TRIED_STEP = 30
"""Of pages, where the command is only tried."""

FIRST = Settings(silver=0.5, epochs=7, averaged=0.0)
"""For the network that labels the pages without gold."""

OWN_SHARE = 0.5
"""Of a silver label what the nearly clean dump says; the rest is what the first network says."""

LEAST_ODDS = -0.58
"""Log odds from which on a line is text: `line_roles.TEXT` as odds."""

Odds = NDArray[np.float64]
Found = dict[str, Odds]
"""By `name_of` a page."""


def fold_of_sites(pages: Sequence[GoldPage]) -> list[int]:
    """The same fold for all pages of a site."""
    sites = sorted({page.site for page in pages})
    random.Random(1).shuffle(sites)
    return [{site: number % FOLDS for number, site in enumerate(sites)}[page.site] for page in pages]


def scale(pages: Sequence[GoldPage]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    features = np.concatenate([page.view.features for page in pages])
    return features.mean(axis=0).astype(np.float32), (features.std(axis=0) + 1e-3).astype(np.float32)


def scaled(page: GoldPage, mean: NDArray[np.float32], deviation: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.clip((page.view.features - mean) / deviation, -4, 4).astype(np.float32)


def cross_validate(pages: Sequence[GoldPage], settings: Settings, kept: Path | None) -> Found:
    """For each page the log odds by a network that has not seen its site; `kept` is where folds are kept."""
    folds = fold_of_sites(pages)
    found: Found = {}
    for fold in range(FOLDS):
        chosen = [index for index in range(len(pages)) if folds[index] != fold]
        held = [index for index in range(len(pages)) if folds[index] == fold]
        found |= _kept(kept, f"fold{fold}", lambda: _run_fold(pages, chosen, held, settings))  # noqa: B023
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    return found


def _run_fold(pages: Sequence[GoldPage], chosen: Sequence[int], held: Sequence[int], settings: Settings) -> Found:
    known = [pages[index] for index in chosen]
    entries, (mean, deviation) = find_vocabulary(known), scale(known)
    prepared = prepare(pages, [scaled(page, mean, deviation) for page in pages], entries, settings)
    network = train_network(prepared, chosen, settings, len(entries), seed=0)
    return {name_of(pages[index]): odds for index, odds in predict(network, prepared, held).items()}


def _kept(folder: Path | None, name: str, make: Callable[[], Found]) -> Found:
    """What was found before, if it was kept; else what is found now."""
    if folder is None:
        return make()
    path = folder / f"{name}.npz"
    if not path.exists():
        np.savez_compressed(path, **make())
    with np.load(path) as found:
        return {page: found[page] for page in found.files}


def name_of(page: GoldPage) -> str:
    return f"{page.id}.{page.dump}".replace("/", "!")  # names of files inside an archive


def soften(page: GoldPage, odds: Odds | None) -> GoldPage:
    """A page without gold with what the first network and people say of its lines."""
    if page.kind != "silver" or odds is None:
        return page
    labels = OWN_SHARE * page.labels + (1 - OWN_SHARE) / (1 + np.exp(-odds))
    return replace(page, labels=np.where(np.isnan(page.marked), labels, page.marked))


def table(pages: Sequence[GoldPage], odds: Found, dump: str, score: ModuleType) -> list[str]:
    """The figures of one dump, as the benchmark counts them."""
    rows = {subset: [] for subset in MACRO}
    for page in pages:
        if page.dump == dump and page.kind == "gold" and page.subset in MACRO:
            values = odds[name_of(page)]
            kept = "\n".join(line for line, value in zip(page.lines, values, strict=True) if value > LEAST_ODDS)
            rows[page.subset].append(score.body(page.gold, score.drop_title(score.strip_md(kept), page.title)))
    figures = {subset: score.agg_f1(rows[subset])[0] for subset in MACRO}
    pages_f1 = [row[2] for subset in MACRO for row in rows[subset]]
    lost = sum((row[1] or 0) < 0.5 for subset in MACRO for row in rows[subset]) / len(pages_f1)
    near = sum(value >= 0.98 for value in pages_f1) / len(pages_f1)
    return [
        f"{dump}: MACRO {statistics.mean(figures.values()):.4f}",
        *(f"  {subset:12} {figures[subset]:.4f}  ({len(rows[subset])} pages)" for subset in MACRO),
        f"  nearly perfect (F1 >= .98) {near:.1%}, half lost (recall < .5) {lost:.1%}",
    ]


def train_all(pages: Sequence[GoldPage], settings: Settings) -> bytes:
    entries, (mean, deviation) = find_vocabulary(pages), scale(pages)
    prepared = prepare(pages, [scaled(page, mean, deviation) for page in pages], entries, settings)
    network = train_network(prepared, range(len(pages)), settings, len(entries), seed=0)
    return export_network(network, entries, pages[0].view.names, mean, deviation)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=GOLD)
    arguments.add_argument("--dry-run", action="store_true", help="only print the figures")
    arguments.add_argument("--keep", type=Path, help="a folder for what is done, so that it need not be done again")
    arguments.add_argument("--odds", type=Path, help="an .npz for the odds of all lines, which train_choices.py reads")
    arguments.add_argument("--try", dest="tried", type=Path, help="run all of it in short, and write the model here")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    first_settings, settings, target = FIRST, Settings(), TARGET
    if given.tried is not None:
        first_settings, settings, target = replace(FIRST, epochs=1), replace(settings, epochs=1), given.tried
    pages = list(read_pages(given.folder, TRIED_STEP if given.tried is not None else 1))
    copied = [page for page in pages if page.dump != VARIED]
    first = _kept(given.keep, "first", lambda: cross_validate(copied, first_settings, None))
    pages = [soften(page, first.get(name_of(page))) for page in pages]
    pages += list(crop_pages(pages, given.folder))
    odds = cross_validate(pages, settings, given.keep)
    if given.odds is not None:
        np.savez_compressed(given.odds, **odds)
    import score  # noqa: PLC0415 -- the benchmark's own counting, found by `read_pages`

    figures = [line for dump in ("seedy", "tfr", VARIED) for line in table(pages, odds, dump, score)]
    print("\n".join(figures))
    if not given.dry_run:
        content = train_all(pages, settings)
        target.write_bytes(content)
        target.with_suffix(".txt").write_text(describe(given.folder, content, settings, figures), encoding="utf-8")


def describe(folder: Path, content: bytes, settings: Settings, figures: Sequence[str]) -> str:
    return "\n".join(
        (
            "line_model.npz: which lines of a seed are the article's text. Made by bench/train_lines.py.",
            "",
            "Body, 4-gram F1, by networks that had not seen a page's site (five folds); the network alone, without the",
            "hand rules and without what an archive's other seeds tell:",
            *figures,
            "",
            f"settings: {settings}",
            f"sha256 of line_model.npz: {hashlib.sha256(content).hexdigest()}",
            f"sha256 of the training data (items, texts and pages of the benchmark `clean`): {digest_of(folder)}",
            "",
        )
    )


if __name__ == "__main__":
    main()
