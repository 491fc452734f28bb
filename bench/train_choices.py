"""Learn the weights of `data/choices.tsv`: which line is the title, which date the article's, whose name the author's.

    python bench/train_choices.py --odds ODDS.npz  figures by site-wise cross-validation, then the weights of all pages
    python bench/train_choices.py --dry-run        figures only

ODDS.npz holds what networks that have not seen a page's site say of its lines; `bench/train_lines.py --odds ODDS.npz`
writes it. Without it the shipped line model decides the roles, which has seen every page: its figures are too good.

Each page is one choice among its candidates; the loss is the negative logarithm of the probability of all right ones
together (a multinomial logit), with a quadratic penalty. Only weights leave the benchmark, never a page's words.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import math
import os
import random
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from pressmark.errors import SeedRejected  # noqa: E402
from pressmark.ingest import author_choice, author_features, date_choice, line_roles, places, titles  # noqa: E402
from pressmark.ingest.articles import draft_article  # noqa: E402
from pressmark.ingest.choices import Features, rate_candidates, sum_weights  # noqa: E402
from pressmark.ingest.line_roles import Sureness  # noqa: E402
from pressmark.ingest.readers import read_seed  # noqa: E402
from pressmark.ingest.roles import Labels, Page  # noqa: E402
from pressmark.ingest.spots import find_spots  # noqa: E402
from pressmark.ingest.title_context import read_context  # noqa: E402
from pressmark.ingest.title_features import title_features  # noqa: E402
from pressmark.ingest.title_text import find_headline  # noqa: E402
from pressmark.model import Seed  # noqa: E402
from pressmark.text import clean_name  # noqa: E402

Array = NDArray[Any]

GOLD = Path(os.environ.get("PRESSMARK_BENCH", ROOT.parent / "shared" / "bench")) / "clean" / "data"
TARGET = ROOT / "hooks/pressmark/ingest/data/choices.tsv"
FOLDS = 5
MOST_DAYS_OFF = 1
"""Days between the printed date and one whose time the gold gives in another zone, as `score.py` has it."""

PENALTY = 3.0
"""1 to 6 differ by less than a point; 3 finds most titles."""

STEPS = 400
STEP_SIZE = 0.1
FEWEST_USES = 3
"""Pages on which a feature holds; a rarer one tells of a page and not of a class."""


@dataclass(frozen=True)
class Choice:
    """One page's candidates for one field."""

    site: str
    features: tuple[Features, ...]
    answers: tuple[str, ...]
    """What each candidate would give."""
    right: tuple[int, ...]
    """Indices of the right ones; empty when none is."""
    answerable: bool
    """Whether the gold value stands in the page's text."""


def read_items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / "items.jsonl").read_text(encoding="utf-8").splitlines()]


def read_seeds(dump: str, items: Iterable[dict[str, Any]]) -> Iterable[tuple[dict[str, Any], Seed]]:
    for item in items:
        path = GOLD / "text" / dump / f"{item['id']}.txt"
        if path.exists() and path.read_bytes().strip():
            yield item, Seed(f"{item['id']}.txt", item["id"], path.read_bytes())


def judge_by(odds: Mapping[str, Array], page_key: str) -> Callable[[Page, Labels], Sureness]:
    """What stands in for the line model: the odds of networks that have not seen the page's site."""

    def judge(page: Page, labels: Labels) -> Sureness:
        read = [index for index, line in enumerate(page.lines) if line_roles.is_read_by_model(line)]
        found: list[float | None] = [None] * len(page)
        given = odds[page_key] if page_key in odds else numpy.zeros(0)
        if page.structured or not len(given):
            return found
        if len(given) != len(read):
            raise SystemExit(f"{page_key}: {len(given)} odds for {len(read)} lines; write the odds anew")
        judged = [round(1 / (1 + math.exp(-float(value))), 3) for value in given]
        spoken = zip(read, judged, strict=True)
        if any(labels[index] is None and line_roles.is_text(probability) for index, probability in spoken):
            for index, probability in zip(read, judged, strict=True):
                found[index] = probability
        return found

    return judge


def title_choice(item: dict[str, Any], seed: Seed, answerable: bool) -> Choice | None:
    gold = item["gold"].get("title")
    if not gold:
        return None
    page, labels, extent = places.begin_roles(read_seed(seed).lines)
    context = read_context(page, labels, extent)
    found = tuple(titles.find_candidates(page, labels, extent[0]))
    texts = [line.text for line in page.lines]
    answers = tuple(clean_name(find_headline(texts, index)) for index in found)
    right = tuple(place for place, answer in enumerate(answers) if answer == clean_name(gold))
    return Choice(item["site"], tuple(title_features(context, index) for index in found), answers, right, answerable)


def date_choice_of(item: dict[str, Any], seed: Seed, answerable: bool) -> Choice | None:
    gold = (item["gold"].get("date") or "")[:10]
    if not gold and not (item["subset"] == "traf" and "title" in item["gold"]):
        return None
    draft = draft_article(seed)
    language = next((claim.values[0] for claim in draft.claims if claim.field == "language"), "und")
    spots = find_spots(draft.blocks)
    lines = date_choice.find_dated_lines(draft.blocks, language, spots)
    found = date_choice.find_candidates(draft.blocks, lines, spots)
    answers = tuple(candidate.date.value for candidate in found)
    far = MOST_DAYS_OFF if item["gold"].get("datetime") else 0
    right = tuple(place for place, answer in enumerate(answers) if gold and _days_between(answer, gold) <= far)
    features = date_choice.date_features(draft.blocks, found, spots)
    return Choice(item["site"], features, answers, right, answerable)


def _days_between(printed: str, gold: str) -> float:
    if len(printed) != len(gold):
        return math.inf
    return abs((datetime.date.fromisoformat(printed) - datetime.date.fromisoformat(gold)).days)


def author_choice_of(item: dict[str, Any], seed: Seed, answerable: bool) -> Choice | None:
    if "authors" not in item["gold"]:
        return None
    gold = {clean_name(part) for name in item["gold"]["authors"] for part in re.split(r"[,;&|]| and | und ", name)}
    draft = draft_article(seed)
    spots = find_spots(draft.blocks)
    found = author_choice.find_candidates(draft.blocks, spots)
    names = tuple(frozenset(map(clean_name, candidate.who.names)) for candidate in found)
    right = tuple(place for place, own in enumerate(names) if own & gold)
    features = author_features.author_features(draft.blocks, found, spots)
    return Choice(item["site"], features, tuple(" ".join(sorted(own)) for own in names), right, answerable)


def learn(choices: Sequence[Choice], *, with_none: bool) -> dict[str, float]:
    """The weights that make the right candidates of all choices most probable."""
    used = [choice for choice in choices if choice.features and (with_none or choice.right)]
    uses: dict[str, int] = {}
    for choice in used:
        for name in {name for features in choice.features for name in features}:
            uses[name] = uses.get(name, 0) + 1
    names = [*sorted(name for name, count in uses.items() if count >= FEWEST_USES), *(["none"] if with_none else [])]
    column = {name: place for place, name in enumerate(names)}
    cells: list[tuple[int, int, float]] = []
    groups: list[int] = []
    right: list[float] = []
    for group, choice in enumerate(used):
        none = [{"none": 1.0}] if with_none else []
        for place, features in enumerate((*choice.features, *none)):
            row = len(groups)
            cells += [(row, column[name], value) for name, value in features.items() if name in column]
            groups.append(group)
            right.append(place in choice.right if choice.right else place == len(choice.features))
    rows, columns, values = (numpy.array(part) for part in zip(*cells, strict=True))
    weights = _descend((rows, columns, values), numpy.array(groups), numpy.array(right, float), len(names))
    return {name: round(float(weights[place]), 3) for place, name in enumerate(names)}


def _descend(cells: tuple[Array, Array, Array], groups: Array, right: Array, size: int) -> Array:
    """Adam, with the whole set at every step: no order, no chance. Cells are rows, columns and values of features."""
    rows, columns, values = cells
    weights = numpy.zeros(size)
    first, second = numpy.zeros_like(weights), numpy.zeros_like(weights)
    count = int(groups.max()) + 1
    for step in range(1, STEPS + 1):
        sums = numpy.bincount(rows, values * weights[columns], len(groups))
        highest = numpy.full(count, -1e9)
        numpy.maximum.at(highest, groups, sums)
        odds = numpy.exp(sums - highest[groups])
        share = odds / numpy.bincount(groups, odds, count)[groups]
        wanted = odds * right / numpy.maximum(numpy.bincount(groups, odds * right, count), 1e-12)[groups]
        slope = numpy.bincount(columns, values * (share - wanted)[rows], size) + PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= STEP_SIZE * (first / (1 - 0.9**step)) / (numpy.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def choose(choice: Choice, weights: Mapping[str, float], least: float, *, with_none: bool) -> str | None:
    if not choice.features:
        return None
    if not with_none:
        sums = [sum_weights(features, weights) for features in choice.features]
        best = max(range(len(sums)), key=lambda place: sums[place])
        return choice.answers[best] if sums[best] >= least else None
    by_answer: dict[str, float] = {}
    for answer, probability in zip(choice.answers, rate_candidates(choice.features, weights), strict=False):
        by_answer[answer] = by_answer.get(answer, 0.0) + probability
    answer = max(by_answer, key=lambda key: by_answer[key])
    return answer if by_answer[answer] >= least else None


@cache
def _folds() -> Mapping[str, int]:
    """No site is in two folds."""
    sites = sorted({item["site"] for item in read_items()})
    random.Random(3).shuffle(sites)
    return {site: place % FOLDS for place, site in enumerate(sites)}


def fold_of(site: str) -> int:
    return _folds()[site]


def learn_folds(choices: Sequence[Choice], *, with_none: bool) -> tuple[Mapping[str, float], ...]:
    """For each fold the weights of all other folds' pages."""
    return tuple(
        learn([choice for choice in choices if fold_of(choice.site) != part], with_none=with_none)
        for part in range(FOLDS)
    )


def cross_validate(choices: Sequence[Choice], thresholds: Sequence[float], *, with_none: bool) -> Iterable[str]:
    """A line of figures a threshold."""
    by_fold = learn_folds(choices, with_none=with_none)
    judged = [(choice, by_fold[fold_of(choice.site)]) for choice in choices]
    for least in thresholds:
        given = [(choice, choose(choice, weights, least, with_none=with_none)) for choice, weights in judged]
        asked = [(choice, answer) for choice, answer in given if choice.answerable]
        ok = sum(answer in {choice.answers[place] for place in choice.right} for choice, answer in asked)
        wrong = sum(answer is not None for _, answer in asked) - ok
        rest = [answer for choice, answer in given if not choice.answerable]
        yield (
            f"least {least}: right {ok / len(asked):.3f}, wrong {wrong / len(asked):.3f} of {len(asked)};"
            f" given {sum(answer is not None for answer in rest)} of {len(rest)} that the text does not answer"
        )


Maker = Callable[[dict[str, Any], Seed, bool], Choice | None]
FIELDS: tuple[tuple[str, str, Maker, tuple[str, ...], bool, tuple[float, ...]], ...] = (
    ("title", "title", title_choice, ("seedy", "tfr"), False, (0.0, 2.0, 3.0, 4.0, 5.0)),
    ("published", "date", date_choice_of, ("seedy",), True, (0.3, 0.4, 0.5, 0.6, 0.7)),
    ("authors", "authors", author_choice_of, ("seedy", "tfr"), True, (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)),
)
"""Field, its name in the gold, candidates, dumps, whether none is a candidate, thresholds that are tried."""


def read_choices(
    gold: str,
    make: Maker,
    dumps: Iterable[str],
    odds: Mapping[str, Array] | None,
    title_weights: Sequence[Mapping[str, float]],
) -> list[Choice]:
    """The choices of all pages; their titles are found with weights that have not seen their sites."""
    found: list[Choice] = []
    for dump in dumps:
        flags = json.loads((GOLD / f"flags.{dump}.json").read_text(encoding="utf-8"))
        for item, seed in read_seeds(dump, read_items()):
            if odds is not None:
                places.judge_page = judge_by(odds, f"{item['id']}.{dump}".replace("/", "!"))  # type: ignore[assignment]
            if title_weights:
                own = title_weights[fold_of(item["site"])]
                titles.read_weights = lambda _field, own=own: own  # type: ignore[assignment,misc]
            try:
                choice = make(item, seed, bool(flags.get(item["id"], {}).get(gold)))
            except SeedRejected:
                continue
            if choice is not None:
                found.append(choice)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--odds", type=Path)
    options = parser.parse_args()
    digest = hashlib.sha256((GOLD / "items.jsonl").read_bytes()).hexdigest()[:12]
    odds = None if options.odds is None else dict(numpy.load(options.odds))
    roles = (
        "the shipped line model, which has seen the pages" if odds is None else "networks that had not seen the site"
    )
    remarks = [
        "# Weights of choices among lines: field, feature, weight. Learnt by bench/train_choices.py, not by hand.",
        f"# Data: the shared half of bench/clean, sha256 of items.jsonl {digest}. Site-wise {FOLDS}-fold figures,",
        f"# with roles of lines by {roles}:",
    ]
    rows: list[str] = []
    title_weights: tuple[Mapping[str, float], ...] = ()
    for field, gold, make, dumps, with_none, thresholds in FIELDS:
        choices = read_choices(gold, make, dumps, odds, title_weights)
        title_weights = title_weights or learn_folds(choices, with_none=with_none)
        for line in cross_validate(choices, thresholds, with_none=with_none):
            remarks.append(f"# {field} {line}")
            print(remarks[-1], flush=True)
        weights = learn(choices, with_none=with_none)
        rows.extend(f"{field}\t{name}\t{weight}" for name, weight in sorted(weights.items()))
    if not options.dry_run:
        TARGET.write_text("\n".join([*remarks, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
