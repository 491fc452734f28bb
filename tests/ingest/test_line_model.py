"""The line model: its file, its arithmetic, and what it says of pages that nobody trained on."""

from __future__ import annotations

import hashlib
import re
import time
from importlib.resources import files

import numpy as np
import pytest

from pressmark.ingest.articles import draft_article
from pressmark.ingest.letters import count_kinds, count_words
from pressmark.ingest.line_features import PageView
from pressmark.ingest.line_model import EXACT, LIMIT, MOST_STEPS, LineModel, load_model, parse_model
from pressmark.ingest.line_places import best_stretch, distance, first_after, last_before, sum_window
from pressmark.ingest.line_roles import MOST_LINES, view_lines
from pressmark.ingest.line_vocabulary import END, START, Vocabulary
from pressmark.ingest.lines import parse_lines
from pressmark.model import BODY_ROLES, Role

from .seeds_for_tests import PARAGRAPHS, make_article, make_seed, make_text

DATA = files("pressmark.ingest").joinpath("data")
MOST_LOADING_SECONDS = 0.1
LONGEST_SECONDS = 5
"""For ten megabytes, a seed."""

PAGE = make_text("Skip to content", "Wall to rise", "By Ada Quay", *PARAGRAPHS, "Read more", "Ferry fares go up again")


def view(text: str) -> PageView:
    _, found = view_lines(parse_lines(text.split("\n")))
    assert found is not None
    return found


def test_the_file_beside_the_model_tells_its_digest_and_figures() -> None:
    told = DATA.joinpath("line_model.txt").read_text(encoding="utf-8")
    digest = hashlib.sha256(DATA.joinpath("line_model.npz").read_bytes()).hexdigest()
    assert f"sha256 of line_model.npz: {digest}" in told
    assert re.search(r"sha256 of the training data .*: [0-9a-f]{64}", told)
    figures = {dump: float(re.search(rf"{dump}: MACRO ([\d.]+)", told)[1]) for dump in ("seedy", "tfr")}  # type: ignore[index]
    assert figures["seedy"] >= 0.93
    assert figures["tfr"] >= 0.95


def test_the_model_loads_in_a_tenth_of_a_second() -> None:
    content = DATA.joinpath("line_model.npz").read_bytes()
    parse_model(content)
    began = time.process_time()
    model = parse_model(content)
    assert time.process_time() - began < MOST_LOADING_SECONDS
    assert isinstance(model, LineModel)


def test_every_product_is_exact_so_that_no_library_can_add_differently() -> None:
    model, generator = load_model(), np.random.default_rng(1)
    for linear in (model.enter, model.whole, model.leave, *(layer.linear for layer in model.layers)):
        assert np.array_equal(linear.weights, np.rint(linear.weights))
        assert np.abs(linear.weights).max() <= MOST_STEPS
        assert LIMIT * linear.grid * MOST_STEPS * len(linear.weights) <= EXACT
        steps = linear.round(generator.normal(0, 3 * LIMIT, (5, len(linear.weights))).astype(np.float32))
        order = generator.permutation(len(linear.weights))
        exact = steps.astype(np.float64) @ linear.weights.astype(np.float64)
        assert np.array_equal(steps @ linear.weights, exact)
        assert np.array_equal(steps[:, order] @ linear.weights[order], exact)


def test_counts_words_and_kinds_of_characters_as_patterns_do() -> None:
    texts = [
        "By ADA Quay, 4 März 2011",
        "«Ça va?» – Écoute",
        "東京の塔 10%",
        "İstanbul É_x Ö",
        "a😀B 𐐀c",
        "1",
        "x" * 400,
    ]
    kinds = count_kinds(texts)
    for index, text in enumerate(texts):
        assert kinds["digit"][index] == len(re.findall(r"\d", text))
        assert kinds["quote"][index] == len(re.findall('["“”„«»「」『』]', text))
        assert kinds["upper"][index] == len(re.findall("[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄ]", text))
        assert kinds["capital"][index] == len(re.findall(r"(?<!\w)[A-ZÀ-ÖØ-ÞİΑ-ΩА-Я]", text))
        assert kinds["unspaced"][index] == len(re.findall("[\u3040-\u30ff\u4e00-\u9fff]", text))
    words, unspaced = count_words(texts)
    assert words.tolist() == [len(re.findall(r"\w+", text)) for text in texts]
    assert unspaced.tolist() == kinds["unspaced"].tolist()


def test_the_same_page_is_judged_the_same_whatever_stands_in_memory_beside_it() -> None:
    first = load_model().judge_lines(view(PAGE))
    load_model().judge_lines(view(make_text(*PARAGRAPHS * 9)))
    assert np.array_equal(first, load_model().judge_lines(view(PAGE)))
    assert np.array_equal(first, np.round(first, 3))


def test_a_model_of_other_features_is_refused() -> None:
    seen = view(PAGE)
    other = PageView(seen.features[:, :-1], seen.names[:-1], seen.words)
    with pytest.raises(ValueError, match="trained on other features"):
        load_model().judge_lines(other)


def test_judges_text_as_text_and_furniture_as_furniture() -> None:
    sure = load_model().judge_lines(view(PAGE))
    assert min(sure[3:6]) > 0.9
    assert max(sure[0], sure[6]) < 0.5


def test_removed_lines_name_the_model_and_its_confidence() -> None:
    article = make_article(PAGE)
    judged = [block for block in article.blocks if block.rule == "line_model"]
    assert {block.role in BODY_ROLES for block in judged} <= {True, False}
    assert all(0.45 <= block.confidence <= 1 for block in judged)
    assert [block.text for block in article.body] == list(PARAGRAPHS)


@pytest.mark.parametrize("text", ["Hello", "Buy now\n\nShare"])
def test_a_seed_without_any_text_that_the_model_knows_is_left_to_the_rules(text: str) -> None:
    draft = draft_article(make_seed(text))
    assert [block.rule for block in draft.blocks if block.rule == "line_model" and block.role is Role.BODY] == []


def test_seeds_of_very_many_lines_are_left_to_the_rules() -> None:
    draft = draft_article(make_seed("\n\n".join(f"{PARAGRAPHS[0]} {number}." for number in range(MOST_LINES + 1))))
    assert {block.rule for block in draft.blocks} == {"paragraph"}


@pytest.mark.parametrize("lines", [4000, 50_000])
def test_ten_megabytes_take_less_than_five_seconds(lines: int) -> None:
    line = "The council of Harbour Town voted to rebuild the old sea wall. " * 60
    content = "\n".join(f"{number} {line}"[: 10_000_000 // lines - 1] for number in range(lines))
    began = time.process_time()
    draft_article(make_seed(content))
    assert time.process_time() - began < LONGEST_SECONDS


def test_finds_words_and_pairs_of_a_vocabulary() -> None:
    vocabulary = Vocabulary([START, END, "read", "more", f"{START} read", "read more", f"more {END}"])
    numbers, lines = vocabulary.find_entries([("read", "more"), ("never", "read"), ()])
    assert [numbers[lines == line].tolist() for line in range(3)] == [[2, 3, 4, 5, 6], [2], []]


@pytest.mark.parametrize(
    ("values", "stretch"), [([-1, 2, -1, 3, -5, 1], (1, 4)), ([-1, -2], (0, 0)), ([3.0], (0, 1)), ([0, 0, 4], (0, 3))]
)
def test_finds_the_stretch_with_the_highest_sum(values: list[float], stretch: tuple[int, int]) -> None:
    assert best_stretch(np.array(values, dtype=np.float64)) == stretch


def test_counts_around_a_line() -> None:
    flags = np.array([False, True, False, False, True])
    assert last_before(flags).tolist() == [-1, -1, 1, 1, 1]
    assert first_after(flags).tolist() == [1, 4, 4, 4, -1]
    assert distance(last_before(flags), 9).tolist() == [9, 9, 1, 2, 3]
    assert sum_window(np.arange(5.0), -2, -1).tolist() == [0, 0, 1, 3, 5]
