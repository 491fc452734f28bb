"""Learn which blocks of an HTML page are the article: `data/block_names.tsv` and `data/block_trees.tsv`.

    python bench/train_blocks.py            figures by site-wise cross-validation, then the tables from all pages
    python bench/train_blocks.py --dry-run  figures only

Needs lightgbm and scikit-learn, which the program itself does not. The labels come from the gold text: the choice of
blocks that comes closest to it by the benchmark's own measure. Of the pages only names of classes, thresholds and
figures leave the benchmark, never their text.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import importlib
import itertools
import json
import multiprocessing
import os
import pickle
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
BENCH = Path(os.environ.get("PRESSMARK_BENCH", ROOT.parent / "shared" / "bench")) / "clean"
sys.path[:0] = [str(ROOT / "hooks"), str(BENCH)]

from pressmark.ingest.block_features import FEATURES, NEIGHBOURS, block_features  # noqa: E402
from pressmark.ingest.block_places import names_around  # noqa: E402
from pressmark.ingest.decoding import decode_seed  # noqa: E402
from pressmark.ingest.formats.saved_pages import drop_inlined  # noqa: E402
from pressmark.ingest.html_blocks import find_blocks  # noqa: E402
from pressmark.ingest.html_metadata import find_metadata  # noqa: E402
from pressmark.ingest.html_reader import find_declared_charset, find_sources  # noqa: E402
from pressmark.ingest.html_tree import parse_html  # noqa: E402

score = importlib.import_module("score")  # the benchmark's own measure

Array = NDArray[Any]

CORE = ("aeb", "fundus_eval", "fundus", "wcxb")
DATA = ROOT / "hooks/pressmark/ingest/data"
BARE = "bare"
BARE_EVERY = 4
"""One page in this many is learnt from a second time without its furniture, since people save articles so, too."""

BARE_TAGS = frozenset({"p", "li", "h2", "h3", "h4", "blockquote"})
FOLDS = 5
PROCESSES = 2
FEWEST_SITES = 3
"""Sites on which a name stands; a rarer one tells of a site and not of a class."""

NAMES_PENALTY = 0.15
"""Inverse strength of the penalty on names; 0.02 scores 0.001 to 0.003 worse."""

LEAST_WEIGHT = 0.02
"""Names that weigh less are left out of the table."""

TREES = 120
THINNED = 3
"""One in this many of the short links outside articles is learnt from; all take three times as long."""

SETTINGS = {
    "objective": "binary", "num_leaves": 24, "max_depth": 7, "learning_rate": 0.08, "min_data_in_leaf": 60,
    "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1,
    "num_threads": 1, "seed": 3, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
THRESHOLDS = (0.4, 0.45, 0.5)
"""For the figures in the tables; the program's own is `html_reader.LEAST_PROBABILITY`."""

MOST_SEARCHED = 1_200
"""Blocks of a page whose labels are searched for block by block; of larger pages, their share in the gold decides."""


@dataclass(frozen=True)
class Page:
    id: str
    subset: str
    site: str
    texts: tuple[str, ...]
    tags: tuple[str, ...]
    tokens: Array
    """Tokens of each block."""
    labels: Array
    table: Array
    names: tuple[tuple[str, ...], ...]
    gold: str
    title: str | None


def read_pages(item: dict[str, Any]) -> list[Page]:
    """A page of the benchmark, and for some what a program that saves only the article would leave of it."""
    path = BENCH / "data" / "html" / f"{item['id']}.html.gz"
    if item["subset"] not in CORE or not path.exists():
        return []
    content = gzip.decompress(path.read_bytes())
    page = read_page(item, drop_inlined(decode_seed(item["id"], content, find_declared_charset(content)).text))
    if page is None:
        return []
    chosen = int(hashlib.sha256(page.id.encode()).hexdigest(), 16) % BARE_EVERY == 0
    bare = read_page({**item, "subset": BARE}, strip_page(page)) if chosen else None
    return [page, bare] if bare else [page]


def strip_page(page: Page) -> str:
    """The article alone, without any class or furniture."""
    kept = [
        f"<{tag}>{html.escape(text)}</{tag}>"
        for text, tag, label in zip(page.texts, page.tags, page.labels, strict=True)
        if label
    ]
    title = html.escape(page.title or "")
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{''.join(kept)}</body></html>"


def read_page(item: dict[str, Any], text: str) -> Page | None:
    tree = parse_html(text)
    blocks = find_blocks(tree.root) if tree else ()
    if tree is None or not blocks:
        return None
    texts = tuple(block.text for block in blocks)
    title = item["gold"].get("title")
    gold = score.drop_title(item["gold"]["text"], title)
    tokens = [score.tokens(score.strip_md(text)) for text in texts]
    names = []
    for block in blocks:
        around, near = names_around(block.place)
        names.append((*(f"any {name}" for name in sorted(around)), *(f"near {name}" for name in sorted(near))))
    return Page(
        item["id"],
        item["subset"],
        item["site"],
        texts,
        tuple(block.tag if block.tag in BARE_TAGS else "p" for block in blocks),
        numpy.array([len(own) for own in tokens], numpy.float32),
        numpy.array(find_labels(tokens, gold), numpy.int8),
        block_features(blocks, find_sources(tree, find_metadata(tree.root))),
        tuple(names),
        gold,
        title,
    )


def find_labels(tokens: Sequence[list[str]], gold: str) -> list[bool]:
    """The blocks that come closest to the gold text: those that it covers, mended one by one."""
    wanted, shares = score.shingles(gold), []
    for index, own in enumerate(tokens):
        before = tokens[index - 1][-3:] if index else []
        after = tokens[index + 1][:3] if index + 1 < len(tokens) else []
        context = own if len(own) > 3 else [*before, *own][-4:] if before else [*own, *after][:4]
        found = [tuple(context[at : at + 4]) in wanted for at in range(len(context) - 3)]
        shares.append(sum(found) / len(found) if found else 0.0)
    labels = [share >= 0.5 for share in shares]
    if len(tokens) <= MOST_SEARCHED:
        mend_labels(labels, shares, tokens, wanted)
    return labels


def mend_labels(
    labels: list[bool], shares: Sequence[float], tokens: Sequence[list[str]], wanted: Counter[tuple[str, ...]]
) -> None:
    best = rate(labels, tokens, wanted)
    for _ in range(2):
        before = best
        for index, own in enumerate(tokens):
            if own and (shares[index] > 0.02 or len(own) < 4):
                labels[index] = not labels[index]
                value = rate(labels, tokens, wanted)
                if value > best + 1e-9:
                    best = value
                else:
                    labels[index] = not labels[index]
        if best == before:
            return


def rate(labels: Sequence[bool], tokens: Sequence[list[str]], wanted: Counter[tuple[str, ...]]) -> float:
    kept = [token for own, label in zip(tokens, labels, strict=True) if label for token in own]
    found = Counter(tuple(kept[at : at + 4]) for at in range(max(1, len(kept) - 3)))
    return 2 * sum((wanted & found).values()) / max(1, sum(wanted.values()) + sum(found.values()))


def split_sites(pages: Iterable[Page]) -> dict[str, int]:
    sites = sorted({page.site for page in pages})
    random.Random(1).shuffle(sites)
    return {site: number % FOLDS for number, site in enumerate(sites)}


def weigh(page: Page) -> Array:
    """What a block counts in training: its share of the article's words, flattened."""
    total = (page.tokens * page.labels).sum() + 50
    return numpy.minimum((page.tokens + 2) / total, 0.3) ** 0.7


@dataclass(frozen=True)
class Data:
    pages: tuple[Page, ...]
    table: Array
    labels: Array
    weights: Array
    folds: Array
    names: sparse.csr_matrix
    vocabulary: tuple[str, ...]


def gather(pages: Sequence[Page]) -> Data:
    sites = defaultdict(set)
    for page in pages:
        for names in page.names:
            for name in names:
                sites[name].add(page.site)
    vocabulary = tuple(sorted(name for name, known in sites.items() if len(known) >= FEWEST_SITES))
    numbers = {name: number for number, name in enumerate(vocabulary)}
    rows, columns = [], []
    for row, names in enumerate(names for page in pages for names in page.names):
        for name in names:
            if name in numbers:
                rows.append(row)
                columns.append(numbers[name])
    table = numpy.concatenate([page.table for page in pages])
    matrix = sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), (len(table), len(vocabulary)))
    folds = split_sites(pages)
    weights = numpy.concatenate([weigh(page) for page in pages])
    return Data(
        tuple(pages),
        table,
        numpy.concatenate([page.labels for page in pages]),
        weights / weights.mean(),
        numpy.concatenate([numpy.full(len(page.labels), folds[page.site]) for page in pages]),
        matrix,
        vocabulary,
    )


def learn_names(data: Data, chosen: Array) -> Array:
    model = LogisticRegression(C=NAMES_PENALTY, max_iter=300, solver="liblinear")
    model.fit(data.names[chosen], data.labels[chosen], sample_weight=data.weights[chosen])
    weights = numpy.round(model.coef_[0], 3)
    weights[numpy.abs(weights) < LEAST_WEIGHT] = 0
    return weights


def rate_names(data: Data, weights: Array, rows: Array) -> Array:
    """The two sums of names that the program computes."""
    near = numpy.array([name.startswith("near ") for name in data.vocabulary])
    own = data.names[rows]
    return numpy.stack([own @ (weights * ~near), own @ (weights * near)], axis=1)


def with_names(data: Data, sums: Array) -> Array:
    """The table with the names' sums put in, in the neighbours' columns too."""
    table = data.table.copy()
    table[:, FEATURES.index("names")], table[:, FEATURES.index("near_names")] = sums.T
    at = 0
    for page in data.pages:
        end = at + len(page.labels)
        for step in NEIGHBOURS:
            column = numpy.full(end - at, -1.0)
            if step < 0:
                column[-step:] = sums[at:end, 0][:step]
            else:
                column[:-step] = sums[at:end, 0][step:]
            table[at:end, FEATURES.index(f"names{step:+d}")] = column
        at = end
    return table


def learn_trees(table: Array, data: Data, chosen: Array) -> lightgbm.Booster:
    """Trees from the chosen rows; of the many short links only every third, which then counts thrice."""
    short = (table[:, FEATURES.index("words")] < numpy.log(6)) & (table[:, FEATURES.index("pressed")] > 0.8)
    common = short & (data.labels == 0)
    thinned = chosen & (~common | (numpy.cumsum(common) % THINNED == 0))
    weights = data.weights * numpy.where(common, THINNED, 1)
    names = [f"f{number}" for number in range(len(FEATURES))]
    rows = lightgbm.Dataset(table[thinned], data.labels[thinned], weight=weights[thinned], feature_name=names)
    return lightgbm.train(SETTINGS, rows, TREES)


def learn_all_names(data: Data) -> dict[frozenset[int], Array]:
    """The names' weights learnt without one fold, without two, and from all: by the folds left out."""
    left_out = [frozenset(pair) for size in range(3) for pair in itertools.combinations(range(FOLDS), size)]
    rows = [~numpy.isin(data.folds, sorted(folds)) for folds in left_out]
    return dict(zip(left_out, in_parallel(learn_names, [(data, chosen) for chosen in rows]), strict=True))


def table_without(data: Data, names: dict[frozenset[int], Array], left_out: frozenset[int]) -> Array:
    """The table in which every page's sums of names come from weights that saw nothing of its site."""
    sums = numpy.zeros((len(data.labels), 2))
    for fold in range(FOLDS):
        rows = data.folds == fold
        sums[rows] = rate_names(data, names[left_out | {fold}], rows)
    return with_names(data, sums)


def rate_fold(data: Data, names: dict[frozenset[int], Array], fold: int) -> Array:
    """The probabilities of a fold's blocks by a model that saw nothing of their sites, names included."""
    test = data.folds == fold
    table = table_without(data, names, frozenset({fold}))
    return numpy.asarray(learn_trees(table, data, ~test).predict(table[test]))


def cross_validate(data: Data, names: dict[frozenset[int], Array]) -> Array:
    found = numpy.zeros(len(data.labels))
    rated = in_parallel(rate_fold, [(data, names, fold) for fold in range(FOLDS)])
    for fold, probabilities in enumerate(rated):
        found[data.folds == fold] = probabilities
    return found


_TASKS: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []


def in_parallel(do: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The results of all calls; the processes inherit the data, which are too big to be sent."""
    _TASKS[:] = [(do, own) for own in arguments]
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        return pool.map(_do_task, range(len(arguments)), chunksize=1)


def _do_task(number: int) -> object:
    do, arguments = _TASKS[number]
    return do(*arguments)


def figures(data: Data, probabilities: Array, thresholds: Sequence[float] = THRESHOLDS) -> list[str]:
    lines: list[str] = []
    for threshold in thresholds:
        rows: dict[str, list[Any]] = defaultdict(list)
        at = 0
        for page in data.pages:
            own = probabilities[at : at + len(page.texts)]
            at += len(page.texts)
            text = "\n".join(text for text, share in zip(page.texts, own, strict=True) if share >= threshold)
            rows[page.subset].append(score.body(page.gold, score.drop_title(score.strip_md(text), page.title)))
        subsets = {subset: score.agg_f1(rows[subset])[0] for subset in CORE}
        documents = [row for subset in CORE for row in rows[subset]]
        good = sum(row[2] >= 0.98 for row in documents) / len(documents)
        lost = sum((row[1] or 0) < 0.5 for row in documents) / len(documents)
        told = ", ".join(f"{subset} {value:.4f}" for subset, value in subsets.items())
        macro = sum(subsets.values()) / len(CORE)
        bare = score.agg_f1(rows[BARE])[0]
        lines.append(
            f"at {threshold}: MACRO {macro:.4f} ({told}), F1 >= .98 {good:.3f}, half lost {lost:.3f}, bare {bare:.4f}"
        )
    return lines


def write_tables(data: Data, names: Array, trees: lightgbm.Booster, told: Sequence[str]) -> None:
    digest = hashlib.sha256((BENCH / "data" / "items.jsonl").read_bytes()).hexdigest()[:12]
    source = f"# Data: {len(data.pages)} pages of the shared half of bench/clean, sha256 of items.jsonl {digest}."
    head = "Learnt by bench/train_blocks.py, not by hand."
    weighed = [
        f"{name.replace(' ', chr(9))}\t{weight:g}"
        for name, weight in zip(data.vocabulary, names, strict=True)
        if weight
    ]
    (DATA / "block_names.tsv").write_text(
        "\n".join((f"# Names around blocks of HTML: scope, name, weight. {head}", source, *weighed)) + "\n", "utf-8"
    )
    remarks = [f"# {line}" for line in told]
    (DATA / "block_trees.tsv").write_text(
        "\n".join(
            (
                f"# Trees over blocks of HTML: tree, feature, threshold, row if at most, row if above, value. {head}",
                source,
                "# Site-wise 5-fold figures, 4-gram F1 of the body (the measure of bench/clean):",
                *remarks,
                *tree_rows(trees),
            )
        )
        + "\n",
        "utf-8",
    )


def tree_rows(trees: lightgbm.Booster) -> list[str]:
    rows: list[list[str]] = []
    for number, tree in enumerate(trees.dump_model()["tree_info"]):
        add_node(rows, tree["tree_structure"], str(number))
    return ["\t".join(row) for row in rows]


def round_down(threshold: float) -> numpy.float32:
    """The greatest float32 that is not above the threshold: it sends the same features below."""
    rounded = numpy.float32(threshold)
    return rounded if rounded <= threshold else numpy.nextafter(rounded, numpy.float32(-numpy.inf))


def add_node(rows: list[list[str]], node: dict[str, Any], tree: str) -> int:
    at = len(rows)
    rows.append([tree, "", "", "", "", ""])
    if "leaf_value" in node:
        rows[at][5] = f"{node['leaf_value']:.5g}"
        return at
    rows[at][1] = FEATURES[int(node["split_feature"])]
    rows[at][2] = str(round_down(node["threshold"]))
    rows[at][3] = str(add_node(rows, node["left_child"], ""))
    rows[at][4] = str(add_node(rows, node["right_child"], ""))
    return at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true", help="print figures, write nothing")
    parser.add_argument("--cache", type=Path, help="where the read pages are kept between runs")
    options = parser.parse_args()
    if options.cache and options.cache.exists():
        pages = pickle.loads(options.cache.read_bytes())  # noqa: S301 -- written by this script
    else:
        items = [json.loads(line) for line in (BENCH / "data" / "items.jsonl").read_text("utf-8").splitlines()]
        with multiprocessing.Pool(PROCESSES) as pool:
            pages = [page for found in pool.imap(read_pages, items, chunksize=8) for page in found]
        if options.cache:
            options.cache.write_bytes(pickle.dumps(pages))
    data = gather(pages)
    print(f"{len(pages)} pages, {len(data.labels)} blocks, {len(data.vocabulary)} names", flush=True)
    print(f"the best choice of blocks, {figures(data, data.labels, THRESHOLDS[-1:])[0]}", flush=True)
    names = learn_all_names(data)
    print("names learnt", flush=True)
    probabilities = cross_validate(data, names)
    told = figures(data, probabilities)
    print("\n".join(told), flush=True)
    if options.cache:
        options.cache.with_suffix(".npy").write_bytes(pickle.dumps(probabilities))
    if not options.dry_run:
        everything = numpy.ones(len(data.labels), bool)
        trees = learn_trees(table_without(data, names, frozenset()), data, everything)
        write_tables(data, names[frozenset()], trees, told)


if __name__ == "__main__":
    main()
