"""The sentence around a name."""

from __future__ import annotations

import time

import pytest

from pressmark.publish.sentences import LONGEST_SIDE, Sentences


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("One. Two ISIS three. Four.", "ISIS", "Two ISIS three."),
        ("He met Gen. Lee of ISIS today. Then left.", "ISIS", "He met Gen. Lee of ISIS today."),
        ("The U.S. and ISIS fought. Peace.", "ISIS", "The U.S. and ISIS fought."),
        ("Said J. Brook of ISIS! Yes.", "ISIS", "Said J. Brook of ISIS!"),
        ("Paragraph one\n\nISIS here", "ISIS", "ISIS here"),
        ("“Go,” he said. “ISIS came.” And left.", "ISIS", "“ISIS came.”"),
        ("ISIS", "ISIS", "ISIS"),
        ("洪水が来た。ISISだ。終わり。", "ISIS", "ISISだ。"),
        ("In the U.N. Security Council. ISIS won. End", "ISIS", "ISIS won."),
    ],
)
def test_sentences(text: str, name: str, expected: str) -> None:
    start = text.index(name)
    quote, _ = Sentences(text).quote(start, start + len(name))
    assert quote.before + quote.name + quote.after == expected
    assert quote.name == name


def test_long_sentences_are_cut_on_both_sides_of_the_name() -> None:
    text = "word " * 200 + "ISIS" + " word" * 200
    quote, _ = Sentences(text).quote(1000, 1004)
    assert quote.name == "ISIS"
    assert quote.before.startswith("… ")
    assert quote.after.endswith(" …")
    assert len(quote.before) <= LONGEST_SIDE + 2
    assert len(quote.after) <= LONGEST_SIDE + 2


def test_a_megabyte_without_a_sentence_costs_little() -> None:
    text = "a" * 1_000_000 + " ISIS " + "." * 100_000
    began = time.perf_counter()
    Sentences(text).quote(1_000_001, 1_000_005)
    assert time.perf_counter() - began < 1
