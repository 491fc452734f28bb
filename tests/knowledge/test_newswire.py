"""How many names of agency reports are found with their spans and types: floors that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.mentions import find_mentions
from pressmark.knowledge.names import clean_article, clean_possessive
from pressmark.knowledge.recognition import Recogniser
from pressmark.model import Document

from .marked import parse_marked

REPORTS = sorted((Path(__file__).parent.parent / "golden" / "newswire").glob("*.txt"))
TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
TYPED = frozenset({"PER", "ORG", "LOC"})

Spans = dict[tuple[str, int, int], str]


@pytest.fixture(scope="module")
def spans() -> tuple[Spans, Spans]:
    """What is marked and what is found: (report, start, end) -> type; without articles and possessives."""
    parsed = [parse_marked(path.stem, path.read_text("utf-8")) for path in REPORTS]
    documents: list[Document] = [document for document, _ in parsed]
    found = find_mentions(documents, Recogniser().recognise(documents), Authority())
    marked = [mention for _, mentions in parsed for mention in mentions]
    return (
        {_span(mention): mention.label for mention in marked},
        {_span(mention): TYPES.get(mention.label, "MISC") for mention in found},
    )


def _span(mention) -> tuple[str, int, int]:
    bare = clean_article(mention.surface)
    start = mention.end - len(bare)
    return mention.article, start, start + len(clean_possessive(bare))


def f1(hits: int, found: int, marked: int) -> float:
    return 200 * hits / (found + marked)


def test_spans_whatever_the_type(spans: tuple[Spans, Spans]) -> None:
    marked, found = spans
    assert len(marked) > 400
    assert (
        f1(len(marked.keys() & found.keys()), len(found), len(marked)) >= 93.5
    )  # raw model: 81.7 with its first repairs


def test_people_organisations_and_places(spans: tuple[Spans, Spans]) -> None:
    marked = {span: label for span, label in spans[0].items() if label in TYPED}
    found = {span: label for span, label in spans[1].items() if label in TYPED}
    hits = sum(found.get(span) == label for span, label in marked.items())
    assert f1(hits, len(found), len(marked)) >= 88  # 69.1 before lines were read by their form
