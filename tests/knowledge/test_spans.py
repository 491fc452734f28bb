import time

import pytest

from pressmark.knowledge.spans import repair_mention
from pressmark.model import Mention

CASES = [
    ("PERSON", "Ada Fell", ["Ada Fell|PERSON"]),
    ("PERSON", "Ada Fell's", ["Ada Fell|PERSON"]),
    ("PERSON", "Ada Fell’s", ["Ada Fell|PERSON"]),
    ("PERSON", "Gen. Ada Fell", ["Ada Fell|PERSON"]),
    ("PERSON", "Russian President Ada Fell", ["Ada Fell|PERSON"]),
    ("PERSON", "US President Ada Fell", ["Ada Fell|PERSON"]),
    ("PERSON", "Analyst Fell", ["Fell|PERSON"]),
    ("PERSON", "Pope Francis", ["Pope Francis|PERSON"]),
    ("PERSON", "Judge", []),
    ("PERSON", "Ada Fell Jr.", ["Ada Fell Jr.|PERSON"]),
    ("PERSON", "Ada Fell.", ["Ada Fell|PERSON"]),
    ("PERSON", "“Ada Fell,”", ["Ada Fell|PERSON"]),
    ("ORG", "the Harbour Board", ["Harbour Board|ORG"]),
    ("ORG", "The Harbour Board", ["Harbour Board|ORG"]),
    ("ORG", "General Motors", ["General Motors|ORG"]),
    ("ORG", "Foreign Ministry", ["Foreign Ministry|ORG"]),
    ("ORG", "Rear Adm.", []),
    ("ORG", "Col.-Gen", []),
    ("ORG", "Russian General", ["Russian|NORP"]),
    ("ORG", "Fell Inc.", ["Fell Inc.|ORG"]),
    ("ORG", "Harbour Board)", ["Harbour Board|ORG"]),
    ("ORG", "Harbour Board (Fell)", ["Harbour Board (Fell)|ORG"]),
    ("ORG", "Harbour Board\n\nSupport Us", ["Harbour Board|ORG"]),
    ("ORG", "\n\nHarbour Board", ["Harbour Board|ORG"]),
    ("ORG", "Us", []),
    ("ORG", "WHO", ["WHO|ORG"]),
    ("ORG", "harbour", []),
    ("ORG", "--", []),
    ("GPE", "The Hague", ["The Hague|GPE"]),
    ("GPE", "U.S.", ["U.S.|GPE"]),
    ("GPE", "US", ["US|GPE"]),
    ("GPE", "مصر", ["مصر|GPE"]),
    ("NORP", "Turkish-Syrian", ["Turkish|NORP", "Syrian|NORP"]),
    ("ORG", "al-Qaeda", ["al-Qaeda|ORG"]),
    ("ORG", "Al Jazeera-Fell", ["Al Jazeera-Fell|ORG"]),
    ("GPE", "Monday", []),
    ("ORG", "Harbour Union of Fell (Unionists", ["Harbour Union of Fell|ORG"]),
    ("ORG", "Harbour Union, Rights Watch", ["Harbour Union|ORG", "Rights Watch|ORG"]),
    ("ORG", "Fell, Marsh and Co", ["Fell, Marsh and Co|ORG"]),
    ("ORG", "Fell Marsh, Inc.", ["Fell Marsh, Inc.|ORG"]),
    ("PERSON", "Ada Fell, Bo Marsh", ["Ada Fell|PERSON", "Bo Marsh|PERSON"]),
    ("PERSON", "Ada Fell, Jr.", ["Ada Fell, Jr.|PERSON"]),
    ("PERSON", "Ada Fell, Jr., Bo Marsh", ["Ada Fell, Jr.|PERSON", "Bo Marsh|PERSON"]),
    ("PERSON", "Ada Fell, PhD", ["Ada Fell|PERSON"]),
    ("PERSON", "Ada Fell, M.D.", ["Ada Fell|PERSON"]),
    ("PERSON", "Ada Fell, PhD, Bo Marsh, MD", ["Ada Fell|PERSON", "Bo Marsh|PERSON"]),
    ("PERSON", "Ada Fell, Minister", ["Ada Fell|PERSON"]),
    ("PERSON", "Ada Fell, Minister of Health", ["Ada Fell|PERSON"]),
    ("PERSON", "Minister of Health, Ada Fell, PhD", ["Ada Fell|PERSON"]),
    ("ORG", "General, Municipal Workers Union", ["General, Municipal Workers Union|ORG"]),
    ("PERSON", "Ada Fell, R-Texas", ["Ada Fell|PERSON"]),
    ("PERSON", "Ada Fell, Boston", ["Ada Fell, Boston|PERSON"]),
    ("PERSON", "Fell, Ada", ["Fell, Ada|PERSON"]),
    ("PERSON", "Fell, Oranfell", ["Fell|PERSON", "Oranfell|PERSON"]),
    ("PERSON", "Gen. Ada Fell, Col. Bo Marsh", ["Ada Fell|PERSON", "Bo Marsh|PERSON"]),
    ("ORG", "University of California, Berkeley", ["University of California, Berkeley|ORG"]),
    ("ORG", "Harbour Union, Boston", ["Harbour Union, Boston|ORG"]),
    ("ORG", "Boston, Berkeley", ["Boston|ORG", "Berkeley|ORG"]),
    ("ORG", "Harbour Union, L.P.", ["Harbour Union, L.P.|ORG"]),
    ("ORG", "Harbour Union, LP", ["Harbour Union, LP|ORG"]),
    ("ORG", "Harbour Union, FIFA", ["Harbour Union|ORG", "FIFA|ORG"]),
    ("ORG", "Department of Health, Education, Welfare", ["Department of Health, Education, Welfare|ORG"]),
    ("ORG", "Department of Health, Human Services", ["Department of Health, Human Services|ORG"]),
    ("ORG", "Ministry of Health, Harbour Authority", ["Ministry of Health|ORG", "Harbour Authority|ORG"]),
    ("ORG", "Fell Board, Us", ["Fell Board|ORG"]),
    ("ORG", "Harbour Board, Monday", ["Harbour Board|ORG"]),
    ("ORG", "Harbour Board, The Hill Board", ["Harbour Board|ORG", "Hill Board|ORG"]),
    ("ORG", "Harbour Board, Marsh", ["Harbour Board, Marsh|ORG"]),
    ("ORG", "Fell, Oranfell", ["Fell, Oranfell|ORG"]),
    ("ORG", "Fell, Dunharbour, Oranfell", ["Fell|ORG", "Dunharbour|ORG", "Oranfell|ORG"]),
    ("ORG", "Fell, Dunharbour, Oranfell, Inc.", ["Fell, Dunharbour, Oranfell, Inc.|ORG"]),
    ("GPE", "Fellmouth, Dunmore, Oranfell", ["Fellmouth|GPE", "Dunmore|GPE", "Oranfell|GPE"]),
]


@pytest.mark.parametrize(("label", "surface", "expected"), CASES)
def test_keeps_what_belongs_to_the_name(label, surface, expected):
    text = f"Then {surface} came"
    mention = Mention("a", "text", 5, 5 + len(surface), surface, label, "model")
    found = list(repair_mention(text, mention))
    assert [f"{item.surface}|{item.label}" for item in found] == expected
    assert all(text[item.start : item.end] == item.surface for item in found)


@pytest.mark.parametrize(("label", "surface", "expected"), CASES)
def test_repairing_again_changes_nothing(label, surface, expected):
    text = f"Then {surface} came"
    mention = Mention("a", "text", 5, 5 + len(surface), surface, label, "model")
    once = list(repair_mention(text, mention))
    assert [item for mended in once for item in repair_mention(text, mended)] == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Saxony-Anhalt today", "Saxony-Anhalt"),
        ("the Saxony-Poland line", "Saxony"),
        ("the Saxony-Backed plan", "Saxony"),
        ("in Saxony - Then", "Saxony"),
    ],
)
def test_keeps_a_place_of_two_parts_together(text, expected):
    start = text.index("Saxony")
    mention = Mention("a", "text", start, start + len("Saxony"), "Saxony", "GPE", "model")
    assert [item.surface for item in repair_mention(text, mention)] == [expected]


def test_a_long_name_of_firms_is_read_once():
    text = "Co and A " * 20_000
    started = time.process_time()
    assert list(repair_mention(text, Mention("a", "text", 0, len(text), text, "ORG", "model")))
    assert time.process_time() - started < 3  # seconds; 20 where each "and" is read to the end
