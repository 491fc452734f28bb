"""Which of several lines: a choice among candidates by weighted features, with its probability.

A candidate is a set of features, most of them yes or no. The weights of a choice are a table that people can read; they
were learnt by `bench/train_choices.py`, which notes the data and the figures on top of the table. To choose none is a
candidate too, whose only feature is `none`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from pressmark.ingest.phrases import read_table

Features = Mapping[str, float]
"""Feature and its value, mostly 1; those that do not hold are left out."""

NONE: Features = {"none": 1.0}


@cache
def read_weights(field: str) -> Mapping[str, float]:
    """The weights of one field's choice."""
    return {feature: float(weight) for name, feature, weight in read_table("choices.tsv") if name == field}


def sum_weights(candidate: Features, weights: Mapping[str, float]) -> float:
    return sum(weights.get(feature, 0.0) * value for feature, value in candidate.items())


def rate_candidates(candidates: Sequence[Features], weights: Mapping[str, float]) -> tuple[float, ...]:
    """The probability of each candidate, and behind them that of none; together they are 1."""
    sums = [sum_weights(candidate, weights) for candidate in (*candidates, NONE)]
    highest = max(sums)
    odds = [math.exp(value - highest) for value in sums]
    total = math.fsum(odds)
    return tuple(value / total for value in odds)
