import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark.knowledge.authority import parse_authority
from pressmark.knowledge.mentions import find_mentions
from pressmark.knowledge.recognition import LABELS, RECOGNITION_VERSION, Recogniser
from pressmark.knowledge.resolution import resolve_mentions
from pressmark.model import Document

RECOGNISER = Recogniser()
AUTHORITY = parse_authority("entities: [{name: Deir Fell, type: place, aliases: [Fell, “F” Front]}]", "e")
NAMES = ["Vladimir Putin’s", "the U.S.", "Deir Fell", "F Front", "(SAA)", "Syrian Arab Army", "Russian General", "ISIS"]
TEXTS = st.lists(st.one_of(st.sampled_from([*NAMES, "\n\n", "said", "."]), st.text(max_size=8)), max_size=12).map(
    " ".join
)


def source(document, mention):
    return document.title if mention.field == "title" else document.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=TEXTS, text=TEXTS)
def test_surfaces_slice_back_at_every_step(title, text):
    document = Document("a", title, text)
    (proposed,) = RECOGNISER.recognise([document])
    completed = find_mentions([document], [proposed], AUTHORITY)
    resolved = resolve_mentions([document], completed, AUTHORITY).mentions
    for mention in (*proposed, *completed, *resolved):
        assert source(document, mention)[mention.start : mention.end] == mention.surface != ""
        assert mention.label in LABELS
    assert all(mention.entity for mention in resolved)


def test_keeps_documents_and_fields_apart():
    documents = [
        Document("a", "Vladimir Putin spoke in Moscow", "Nothing."),
        Document("b", "", ""),
        Document("c", "No names here", "Barack Obama lives in Chicago."),
        Document("d", "Titel", "Angela Merkel sprach in Berlin.", "de"),
    ]
    found = list(RECOGNISER.recognise(documents))
    assert [[(item.article, item.field, item.surface) for item in items] for items in found] == [
        [("a", "title", "Vladimir Putin"), ("a", "title", "Moscow")],
        [],
        [("c", "text", "Barack Obama"), ("c", "text", "Chicago")],
        [],
    ]


def test_recognises_nothing_in_nothing():
    assert list(RECOGNISER.recognise([])) == []


def test_reads_long_texts_in_pieces():
    text = "Barack Obama lives in Chicago.\n\n" * 4_000
    (found,) = RECOGNISER.recognise([Document("a", "", text)])
    assert {item.surface for item in found} >= {"Barack Obama", "Chicago"}
    assert found[-1].start > 120_000
    assert all(text[item.start : item.end] == item.surface for item in found)


@pytest.mark.parametrize(
    "text", ["x" * 300_000, "(" * 100_000, "a/" * 100_000, "\n" * 100_000, "\x00\ufffd\u202e" * 9_000]
)
def test_survives_texts_that_are_none(text):
    (found,) = RECOGNISER.recognise([Document("a", text, text)])
    assert len(found) < 10


def test_the_version_names_pipeline_and_model():
    assert re.fullmatch(r"spacy 3\.8\.\S+ thinc \d\S+ numpy \d\S+", RECOGNITION_VERSION)


def test_importing_does_not_load_the_model():
    code = "import sys, pressmark.knowledge.recognition, pressmark.knowledge.entities; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
