from dataclasses import replace
from itertools import pairwise

import pytest

from pressmark.knowledge.authority import Authority, parse_authority
from pressmark.knowledge.mentions import find_mentions
from pressmark.model import Document, Mention

from .marked import parse_marked

AUTHORITY = parse_authority(
    """
entities:
  - {name: Deir Fell, type: place}
  - {name: Fell Front, type: organisation, aliases: [Fell]}
  - {name: Ada Moor, type: person, aliases: [Moor], never: [Moor Hall]}
ignore: [Sarin]
""",
    "e",
)


def surfaces(mentions):
    return [f"{mention.surface}|{mention.label}" for mention in mentions]


CASES = {
    "a declared name that the model missed": ("They left Deir Fell.", ["Deir Fell|GPE"]),
    "a declared name around what the model saw": ("They left [Deir|GPE] Fell.", ["Deir Fell|GPE"]),
    "a longer name around a declared one": ("The [Fell University|ORG] met.", ["Fell University|ORG"]),
    "the archivist's label": ("They met [Fell|PERSON].", ["Fell|ORG"]),
    "nothing inside a name that is never the thing": ("They met in Moor Hall.", []),
    "the model's own find of such a name": ("They met in [Moor Hall|FAC].", ["Moor Hall|FAC"]),
    "a demonym before a title and a name": (
        "[Russian President Bo Hill|PERSON] spoke",
        ["Russian|NORP", "Bo Hill|PERSON"],
    ),
    "two demonyms of a pair": ("the [Turkish-Syrian|NORP] border", ["Turkish|NORP", "Syrian|NORP"]),
    "no demonym inside an organisation": ("the [Iranian Harbour Guards|ORG] met", ["Iranian Harbour Guards|ORG"]),
    "nothing that is ignored": ("with [Sarin|NORP] gas", []),
    "no heading of one word": ("Some text.\n\n[Background|GPE]\n\nMore text.", []),
    "a heading that the text names too": (
        "In [Fellmouth|GPE] it rained.\n\n[Fellmouth|GPE]\n\nx",
        ["Fellmouth|GPE"] * 2,
    ),
    "no common word at the start of a sentence": ("It is sharing. [Sharing|PERSON] is good.", []),
    "a name that is also a word": ("A fox ran. He works at [Fox|ORG] now.", ["Fox|ORG"]),
    "an acronym that the text introduces": (
        "The [Harbour Board|ORG] (HB) met. Then HB left.",
        ["Harbour Board|ORG", "HB|ORG", "HB|ORG"],
    ),
    "a surname as a person": (
        "[Andrei Hill|PERSON] spoke. [Hill|GPE] left.",
        ["Andrei Hill|PERSON", "Hill|PERSON"],
    ),
    "a surname that is no land's": (
        "[Michael Turkey|PERSON] spoke. [Turkey|GPE] left.",
        ["Michael Turkey|PERSON", "Turkey|GPE"],
    ),
    "the kind that the last word tells": (
        "the [Bo Center|PERSON] and [Hill Civil War|ORG]",
        ["Bo Center|ORG", "Hill Civil War|EVENT"],
    ),
    "a surname that the model missed": (
        "[Ada Hill|PERSON] came. Then President Hill left.",
        ["Ada Hill|PERSON", "Hill|PERSON"],
    ),
    "no surname inside another name": ("[Ada Hill|PERSON] came. Bo Hill of Hill Street left.", ["Ada Hill|PERSON"]),
    "the label of the majority": ("[Zed|ORG], [Zed|GPE], [Zed|ORG]", ["Zed|ORG"] * 3),
}


@pytest.mark.parametrize("name", CASES)
def test_keeps(name):
    marked, expected = CASES[name]
    document, proposed = parse_marked("a", marked)
    found = find_mentions([document], [proposed], AUTHORITY)
    assert surfaces(found) == expected
    assert all(document.text[mention.start : mention.end] == mention.surface for mention in found)


HEADLINES = {
    "drops what the text does not know": (
        "Rebels Warn: [May Attack Russia|PERSON] Soon",
        "The rebels may attack, said [Ada Hill|PERSON].",
        ["Russia|GPE"],
    ),
    "keeps a surname of the text": ("Council Hears [Hill|GPE] On Flood", "[Ada Hill|PERSON] spoke.", ["Hill|PERSON"]),
    "keeps what the text writes": (
        "Council Hears [Fellmouth|GPE] Again",
        "It met in Fellmouth today.",
        ["Fellmouth|GPE"],
    ),
    "finds names of the text": ("Council Hears Ada Hill Again", "[Ada Hill|PERSON] spoke.", ["Ada Hill|PERSON"]),
    "finds declared names": ("Council Hears Deir Fell Again", "Nobody spoke.", ["Deir Fell|GPE"]),
    "leaves a sentence alone": ("Council hears [Bo Hill|PERSON] again", "Nobody spoke.", ["Bo Hill|PERSON"]),
    "leaves a headline without a text alone": ("Council Hears [Bo Hill|PERSON]", "", ["Bo Hill|PERSON"]),
}


@pytest.mark.parametrize("name", HEADLINES)
def test_headline(name):
    title, marked, expected = HEADLINES[name]
    headline, in_title = parse_marked("a", title)
    body, in_text = parse_marked("a", marked)
    document = Document("a", headline.text, body.text)
    proposed = [*(replace(mention, field="title") for mention in in_title), *in_text]
    found = [mention for mention in find_mentions([document], [proposed], AUTHORITY) if mention.field == "title"]
    assert surfaces(found) == expected
    assert all(document.title[mention.start : mention.end] == mention.surface for mention in found)


def test_works_without_proposals_in_a_language_without_model():
    document = Document("a", "", "Deir Fell wurde verlassen.", "de")
    assert surfaces(find_mentions([document], [()], AUTHORITY)) == ["Deir Fell|GPE"]


def test_comes_sorted_and_without_overlap():
    document, proposed = parse_marked(
        "a", "[Ada Moor|PERSON] of [Deir|GPE] Fell and the Fell Front met [Moor Hall|FAC]"
    )
    found = find_mentions([document], [proposed], AUTHORITY)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert surfaces(found) == ["Ada Moor|PERSON", "Deir Fell|GPE", "Fell Front|ORG", "Moor Hall|FAC"]


def test_many_names_take_time_in_proportion():
    text = "Deir Fell and Syria met. " * 20_000
    document = Document("a", "", text)
    assert len(find_mentions([document], [()], Authority())) == 20_000
    mention = Mention("a", "text", 0, 9, "Deir Fell", "GPE", "model")
    assert len(find_mentions([document], [[mention]], AUTHORITY)) == 40_000
