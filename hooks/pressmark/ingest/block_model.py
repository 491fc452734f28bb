"""Features of blocks in, for each block the probability that it belongs to the article's text.

The model is a sum of small decision trees, `data/block_trees.tsv`, learnt by `bench/train_blocks.py`: a reader of the
table can follow every decision, and numpy takes all blocks down all trees at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy
from numpy.typing import NDArray

from pressmark.ingest.block_features import FEATURES, MOST_PRESSED, Sources, Table, block_features
from pressmark.ingest.html_blocks import HtmlBlock
from pressmark.ingest.phrases import read_table

CHUNK = 512
"""Blocks that go down the trees at a time; more do not fit the processor's cache."""

Numbers = NDArray[numpy.int32]


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees, their nodes in one row; a leaf leads to itself."""

    roots: Numbers
    feature: Numbers
    threshold: NDArray[numpy.float32]
    below: Numbers
    above: Numbers
    value: NDArray[numpy.float64]
    depth: int


def rate_blocks(blocks: Sequence[HtmlBlock], sources: Sources) -> tuple[float, ...]:
    """The probability (0..1) of each block to be text of the article."""
    table = block_features(blocks, sources)
    sums = numpy.concatenate([_sum_trees(table[at : at + CHUNK]) for at in range(0, len(table), CHUNK)])
    return tuple(1 / (1 + math.exp(-value)) for value in _join_tables(blocks, sums.tolist()))


def _join_tables(blocks: Sequence[HtmlBlock], sums: Sequence[float]) -> list[float]:
    """The sums, with one for all rows of a table: it is text as a whole or not at all."""
    joined = list(sums)
    for number, run in groupby(range(len(blocks)), key=lambda at: _table_number(blocks[at])):
        rows = list(run)
        if number >= 0:
            joined[rows[0] : rows[-1] + 1] = [_table_sum(blocks, sums, rows)] * len(rows)
    return joined


def _table_sum(blocks: Sequence[HtmlBlock], sums: Sequence[float], rows: Sequence[int]) -> float:
    """The mean of its rows'; a table between two blocks of text is no less likely text than they are.

    On the shared half of the benchmark that mends four tables of five.
    """
    mean = math.fsum(sums[at] for at in rows) / len(rows)
    around = (rows[0] - 1, rows[-1] + 1)
    if around[0] < 0 or around[1] == len(blocks) or _is_pressed([blocks[at] for at in rows]):
        return mean
    beside = min(sums[at] for at in around)
    return max(mean, beside) if beside > 0 else mean


def _is_pressed(rows: Sequence[HtmlBlock]) -> bool:
    return sum(row.pressed for row in rows) > MOST_PRESSED * sum(len(row.text) for row in rows)


def _table_number(block: HtmlBlock) -> int:
    """The number of the table that a row belongs to; -1 for other blocks."""
    return block.place.table if block.row else -1


def _sum_trees(table: Table) -> NDArray[numpy.float64]:
    trees = read_trees()
    rows = numpy.arange(len(table))[:, None]
    at = numpy.repeat(trees.roots[None, :], len(table), axis=0)
    for _ in range(trees.depth):
        below = table[rows, trees.feature[at]] <= trees.threshold[at]
        at = numpy.where(below, trees.below[at], trees.above[at])
    sums: NDArray[numpy.float64] = trees.value[at].sum(axis=1)
    return sums


@cache
def read_trees() -> Trees:
    """The trees of `data/block_trees.tsv`: rows of tree, feature, threshold, rows below and above, value."""
    rows = list(read_table("block_trees.tsv"))
    numbers = {name: number for number, name in enumerate(FEATURES)}
    columns = list(zip(*rows, strict=True))
    leaf = [name == "" for name in columns[1]]
    own = numpy.arange(len(rows), dtype=numpy.int32)
    below, above = (numpy.array([int(cell or at) for at, cell in enumerate(columns[side])]) for side in (3, 4))
    return Trees(
        roots=numpy.array([at for at, cell in enumerate(columns[0]) if cell], numpy.int32),
        feature=numpy.array([numbers[name] if name else 0 for name in columns[1]], numpy.int32),
        threshold=numpy.array([float(cell or 0) for cell in columns[2]], numpy.float32),
        below=numpy.where(leaf, own, below).astype(numpy.int32),
        above=numpy.where(leaf, own, above).astype(numpy.int32),
        value=numpy.array([float(cell or 0) for cell in columns[5]], numpy.float64),
        depth=_depth(columns[3], columns[4]),
    )


def _depth(below: Sequence[str], above: Sequence[str]) -> int:
    """The number of steps to the farthest leaf; a node stands before those it leads to."""
    depths = [0] * len(below)
    for at in range(len(below)):
        for cell in (below[at], above[at]):
            if cell:
                depths[int(cell)] = depths[at] + 1
    return max(depths, default=0)
