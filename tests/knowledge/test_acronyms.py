import pytest

from pressmark.knowledge.acronyms import find_acronym_mentions, find_statements

from .marked import parse_marked


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Fell Harbour Board|ORG] ([FHB|ORG]) met", ["FHB = Fell Harbour Board: acronym stated"]),
        ("[FHB|ORG] (the [Fell Harbour Board|ORG]) met", ["FHB = Fell Harbour Board: acronym stated"]),
        ("[Fell Harbour Board|ORG] ([BBC|ORG]) met", []),
        ("[Fell Harbour Board|ORG] ([Fellmouth|GPE]) met", []),
        ("[Fell Harbour Board|ORG] ([FHB|ORG] and others) met", []),
        ("[Fell Front|ORG], also known as the [Moor Guard|ORG],", ["Moor Guard = Fell Front: also known as"]),
        ("[Fell Front|ORG] (formerly known as [Moor Guard|ORG])", ["Moor Guard = Fell Front: also known as"]),
        ("[Ada Fell|PERSON], a.k.a. “[The Moor|PERSON]”", ["The Moor = Ada Fell: also known as"]),
        (
            "the [Fell Front|ORG], also previously known as [FF|ORG] and [FFN|ORG], lost",
            ["FF = Fell Front: also known as", "FFN = Fell Front: also known as"],
        ),
        ("[Fell Front|ORG], also known as [FF|ORG], and [Ada Fell|PERSON] came", ["FF = Fell Front: also known as"]),
        ("[Fell Front|ORG] knows [FF|ORG]", []),
        ("the [Fell Front|ORG] and the [Hill Front|ORG], called the [Moor List|ORG], won", []),
        ("the [Hill Front|ORG], called the [Moor List|ORG], won", ["Moor List = Hill Front: also known as"]),
        ("the [Party of the Red Coast|ORG] ([PRC|ORG]) met", []),
        ("the [People's Republic of China|GPE] ([PRC|GPE]) met", ["PRC = People's Republic of China: acronym stated"]),
        ("[Fell Front|ORG] and [Moor Guard|ORG]", []),
    ],
)
def test_reads_what_the_text_states(marked, expected):
    document, mentions = parse_marked("a", marked)
    found = find_statements(document.text, mentions)
    assert [f"{item.alias.surface} = {item.name.surface}: {item.rule}" for item in found] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("the [Fell Harbour Board|ORG] (FHB) met", ["FHB"]),
        ("the [Fell Harbour Board|ORG] (“FHB”) met", ["FHB"]),
        ("the [Fell Harbour Board|ORG] (BBC) met", []),
        ("the [Fell Harbour Board|ORG] (see FHB) met", []),
        ("the [Fell Harbour Board|ORG] ([FHB|ORG]) met", []),
    ],
)
def test_finds_acronyms_that_the_text_introduces(marked, expected):
    document, mentions = parse_marked("a", marked)
    found = list(find_acronym_mentions(document.text, mentions))
    assert [item.surface for item in found] == expected
    assert all(document.text[item.start : item.end] == item.surface for item in found)
