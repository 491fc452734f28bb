"""Documents in, a model's proposals of mentions out: for each document alone, and without the archivist's file.

What is decided here is kept by content hash, so nothing here may look beyond its one document.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import version
from itertools import chain, groupby
from typing import TYPE_CHECKING

from pressmark.knowledge import (
    data,
    headline_words,
    headlines,
    lists,
    name_parts,
    name_reader,
    names,
    places,
    recasing,
    rows,
    spans,
    tables,
    usage,
    word_rows,
)
from pressmark.knowledge.headlines import is_title_case
from pressmark.knowledge.lists import read_lists
from pressmark.knowledge.models import DEFAULT_MODELS, ENGLISH, ENGLISH_MODEL, Models, primary
from pressmark.knowledge.name_reader import Found, NameReader, find_reader
from pressmark.knowledge.recasing import recase_headline, recase_lines
from pressmark.knowledge.usage import find_usage
from pressmark.model import Document, Mention

if TYPE_CHECKING:
    from spacy.language import Language

EXCLUDED = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "morphologizer")
"""Parts that entity recognition does not use; without them, and the next, it runs 1.8 times as fast."""

UNUSED_IN_ENGLISH = ("tok2vec",)
"""What others' models may need and the English one does not."""

LABELS = {name: name for name in "PERSON ORG GPE LOC FAC NORP EVENT PRODUCT WORK_OF_ART LAW LANGUAGE".split()} | {
    "PER": "PERSON"
}
"""The names among the labels of OntoNotes and of WikiNER, on which models of other languages are trained, as OntoNotes
has them; dates, times and quantities are none, and what is only "MISC" is too vague."""

LONGEST_PIECE = 8_000
"""Characters given to the model at once; a long article."""

LONGEST_WORD = 120
"""Characters without white space from which a run is data or an address: blanked, since the tokeniser is slow on it."""

BATCH = 8_000
"""Characters that a model of another language is given together, which bounds memory at 17 KB for a word or sign; more
gains no speed."""

RECOGNITION_VERSION = " ".join(f"{package} {version(package)}" for package in ("spacy", "thinc", "numpy"))
"""The libraries whose sums decide: thinc lays them out, numpy's BLAS takes them."""

RECOGNITION_PARTS = (
    data,
    headline_words,
    headlines,
    lists,
    name_parts,
    name_reader,
    names,
    places,
    recasing,
    rows,
    spans,
    tables,
    usage,
    word_rows,
    sys.modules[__name__],
)
"""Modules and tables that the proposals depend on, beside the model."""

_LONG_RUN = re.compile(rf"\S{{{LONGEST_WORD},}}")
_PIECE = re.compile(rf"(?s).{{1,{LONGEST_PIECE}}}(?:\n\n|\Z)|.{{1,{LONGEST_PIECE}}}(?:\s|\Z)|.{{1,{LONGEST_PIECE}}}")


@cache
def _load_model(package: str) -> tuple[Language, NameReader | None]:
    """The model, loaded when it is first asked, and its reader: a second that a build without new seeds must not pay.

    It multiplies by numpy's BLAS, three times as fast on today's processors as BLIS, which is thinc's own choice.
    """
    from spacy.pipeline import TrainablePipe  # noqa: PLC0415
    from thinc.api import NumpyOps  # noqa: PLC0415

    unused = EXCLUDED + (UNUSED_IN_ENGLISH if package == ENGLISH_MODEL else ())
    model: Language = import_module(package).load(exclude=list(unused))
    ops = NumpyOps(use_blis=False)
    layers = chain.from_iterable(part.model.walk() for _, part in model.pipeline if isinstance(part, TrainablePipe))
    for layer in layers:
        layer.ops = ops
    return model, find_reader(model)


Source = tuple[Document, str, int]
"""The document, field and offset that a piece of text is from."""

Asked = tuple[str, Source]
"""A piece of text."""


class Recogniser:
    """The models, each asked about the texts of its language."""

    def __init__(self, models: Models = DEFAULT_MODELS) -> None:
        self._models = models

    def recognise(self, documents: Iterable[Document]) -> Iterator[tuple[Mention, ...]]:
        """The proposals for each document, in order: sorted, without overlap, each a slice of title or text."""
        for package, group in groupby(documents, key=lambda document: self._models.find(document.language)):
            if package is None:
                yield from (() for _ in group)
            else:
                yield from _recognise(package, group)


def _recognise(package: str, documents: Iterable[Document]) -> Iterator[tuple[Mention, ...]]:
    asked = ((text, (document, field, offset)) for document in documents for field, offset, text in _pieces(document))
    current: Document | None = None
    found: list[Mention] = []
    for text, read, (document, field, offset) in _read(package, asked):
        if current is not None and document is not current:
            yield _with_lists(current, found)
            found = []
        current = document
        found += _mentions(text, read, document, field, offset)
    if current is not None:
        yield _with_lists(current, found)


def _read(package: str, asked: Iterable[Asked]) -> Iterator[tuple[str, Sequence[Found], Source]]:
    """Each piece of text with its names."""
    model, reader = _load_model(package)
    if reader is not None:
        for text, source in asked:
            yield text, tuple(reader.read(text)), source
        return
    for batch in _batches(asked):
        for doc, source in model.pipe(batch, as_tuples=True):
            yield doc.text, tuple((span.start_char, span.end_char, span.label_) for span in doc.ents), source


def _batches(asked: Iterable[Asked]) -> Iterator[list[Asked]]:
    """Pieces that are read together; in texts of signs each character may be as dear as a word."""
    batch: list[Asked] = []
    size = 0
    for piece in asked:
        if batch and size + len(piece[0]) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece[0])
    if batch:
        yield batch


def _with_lists(document: Document, found: Sequence[Mention]) -> tuple[Mention, ...]:
    if not _is_english(document):
        return tuple(found)
    title = [mention for mention in found if mention.field == "title"]
    text = [mention for mention in found if mention.field == "text"]
    return (*title, *read_lists(document.id, document.text, recase_lines(document.text), text))


def _is_english(document: Document) -> bool:
    """Whether what is known of English headlines and lists applies."""
    return primary(document.language) == ENGLISH


def _pieces(document: Document) -> Iterator[tuple[str, int, str]]:
    """(field, offset, text) of what the model reads of a document; at least one."""
    title, text = document.title, document.text
    if _is_english(document):
        text = recase_lines(text)
        title = recase_headline(title, find_usage(text)) if is_title_case(title) else title
    yield "title", 0, _blank_runs(title[:LONGEST_PIECE])
    for piece in _PIECE.finditer(_blank_runs(text)):
        yield "text", piece.start(), piece[0]


def _blank_runs(text: str) -> str:
    return _LONG_RUN.sub(lambda run: " " * len(run[0]), text)


def _mentions(text: str, read: Sequence[Found], document: Document, field: str, offset: int) -> Iterator[Mention]:
    source = document.title if field == "title" else document.text
    for first, last, label in read:
        start, end = offset + first, offset + last
        if label in LABELS and source[start:end].strip() and _is_cased(text[first:last], source[start:end]):
            yield Mention(document.id, field, start, end, source[start:end], LABELS[label], "model")


def _is_cased(read: str, surface: str) -> bool:
    """Whether a name kept a capital where the headline or line was written as a sentence: "rebuild" is none."""
    return read == surface or not read.islower()
