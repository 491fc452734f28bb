"""Markdown notes: what readers see of tables and numbered lists."""

from __future__ import annotations

import pytest

from pressmark.ingest.markdown_reader import parse_markdown
from pressmark.model import Role

from .seeds_for_tests import PARAGRAPHS, make_article


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("| Year | Bells |\n|---|:-:|\n| 1936 | *one* |", ["Year | Bells", "1936 | one"]),
        ("Year | Bells\n--- | ---\n1936 | 1\n1937 | 2", ["Year | Bells", "1936 | 1", "1937 | 2"]),
        ("| a \\| b | c |\n|---|---|", ["a | b | c"]),
        ("|  | Total |\n|---|---|\n| | |", ["| Total"]),
        ("Either a | b or c,\nnot both.", ["Either a | b or c, not both."]),
        ("1. Boil water\n2) Add *tea*\n   and wait\n- milk", ["1. Boil water", "2) Add tea and wait", "milk"]),
        ("1936. A year", ["1936. A year"]),
        ("3.5 tonnes", ["3.5 tonnes"]),
    ],
)
def test_rows_and_numbers_stay_readable(content: str, texts: list[str]) -> None:
    lines = parse_markdown(content.split("\n"))
    assert [line.text for line in lines if line.hint is not Role.FURNITURE] == texts


def test_every_line_of_a_table_is_accounted_for() -> None:
    lines = parse_markdown(["| a | b |", "|---|---|", "| 1 | 2 |", "---|---", "x | y"])
    assert [(line.first, line.last) for line in lines] == [(number, number) for number in range(1, 6)]


def test_a_table_keeps_its_numbers() -> None:
    table = "| Year | Tonnes |\n|---|---|\n| 1936 | 2 |\n| 12 | 40 % |"
    article = make_article(f"# Bells\n\n{PARAGRAPHS[0]}\n\n{table}\n\n{PARAGRAPHS[1]}", "seed.md")
    assert [block.text for block in article.body] == [
        PARAGRAPHS[0], "Year | Tonnes", "1936 | 2", "12 | 40 %", PARAGRAPHS[1]
    ]  # fmt: skip
