"""What a name's own words and its neighbours tell of its kind, and where they tell nothing."""

import pytest

from pressmark.knowledge.joins import join_pieces
from pressmark.knowledge.kinds import tell_kind
from pressmark.knowledge.spans import repair_mention
from tests.knowledge.marked import parse_marked


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[Vivian Holloway|ORG] has died.", "PERSON"),
        ("[M. Maynor|ORG] scored.", "PERSON"),
        ("Mr [Adelson|GPE] spoke.", "PERSON"),
        ("[Rusk Fell|ORG], 41, spoke.", "PERSON"),
        ("[Vivian Street|FAC] is closed.", None),
        ("[Morgan Stanley Inc|ORG] rose.", None),
        ("[Morgan Stanley|ORG] rose.", "ORG"),
        ("[Vivian D. Holloway|ORG] spoke.", "PERSON"),
        ("[Vivian B Cash|ORG] spoke.", "PERSON"),
        ("[Vivian Trust|ORG] rose.", None),
        ("The quay in [Oranfell|PERSON] is closed.", "GPE"),
        ("He believes in [Oranfell|PERSON] again.", None),
        ("A change in [Vivian|PERSON] was seen.", None),
        ("He was an actor in [Hamlet|PERSON] once.", None),
        ("It was published in [Vogue|PERSON] today.", None),
        ("Their pride in [Oranfell|PERSON] grew.", None),
        ("Confidence in [Oranfell|PERSON] grew.", None),
        ("Their pride in [Mandela|PERSON] grew.", None),
        ("The quay in [Mandela|PERSON] is closed.", "GPE"),
        ("Confidence in [Copenhagen|PERSON] grew.", "GPE"),
        ("He bought shares in [Oranfell|PERSON] today.", None),
        ("He saw faults in [Oranfell|PERSON]'s view.", None),
        ("He saw faults in [Oranfell|PERSON]’s view.", None),
        ("The actor near [Oranfell|PERSON] slept.", "GPE"),
        ("The fire in [Oranfell|PERSON] is out.", "GPE"),
        ("Fighting in [Oranfell|PERSON] went on.", "GPE"),
        ("He was born, in [Oranfell|PERSON], to a smith.", "GPE"),
        ("In [Oranfell|PERSON], a fire broke out.", "GPE"),
        ("[J & J Fell|ORG] rose.", None),
        ("[Santa Fe|ORG], N.M., is far.", "GPE"),
        ("They met in [Copenhagen|ORG].", "GPE"),
        ("They met at [Copenhagen|ORG].", None),
        ("the town of [Medea|PERSON] fell", "GPE"),
        ("the valley of [Medea|LOC] fell", None),
        ("[Hamshahri|PERSON] newspaper said", "ORG"),
        ("[Xinhua|PERSON] said", "ORG"),
        ("[Neb.|ORG] is flat", "GPE"),
        ("[Syria|ORG] said", None),
        ("[Fell|ORG] said", None),
    ],
)
def test_tells_the_kind(marked, label):
    document, [mention] = parse_marked("a", marked)
    assert tell_kind(document.text, mention) == label


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("the [Communist Party|ORG] of [India|GPE]", [("Communist Party of India", "ORG")]),
        ("the [Harbour Bank|ORG] of the [Fell Islands|LOC]", [("Harbour Bank of the Fell Islands", "ORG")]),
        ("the [Interior Ministry|ORG] of [India|GPE]", [("Interior Ministry", "ORG"), ("India", "GPE")]),
        ("the [Party|ORG] of [India|GPE]", [("Party", "ORG"), ("India", "GPE")]),
        ("the [Labour Party|ORG] in [India|GPE]", [("Labour Party", "ORG"), ("India", "GPE")]),
        ("the 2004 [Canadian|NORP] federal election", [("2004 Canadian federal election", "EVENT")]),
        ("the 1988 [United States|GPE] Senate election in [Fell|GPE]", "1988 United States Senate election in Fell"),
        ("the [Canadian|NORP] federal election", [("Canadian", "NORP")]),
    ],
)
def test_joins_what_is_one_name(marked, expected):
    document, mentions = parse_marked("a", marked)
    found = [(item.surface, item.label) for item in join_pieces(document.text, mentions)]
    assert found == ([(expected, "EVENT")] if isinstance(expected, str) else expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Striker Tore Lindqvist|ORG] scored", [("Tore Lindqvist", "PERSON")]),
        ("[Harbour Board Fellmouth|ORG] scored", [("Harbour Board Fellmouth", "ORG")]),
        ("in [Soccer - Fellmouth|ORG] today", [("Fellmouth", "ORG")]),
        ("in [Fellmouth - Dunmore|ORG] today", [("Fellmouth", "ORG")]),
        ("the [Social Democrats (PSD|ORG]) won", [("Social Democrats", "ORG")]),
        ("[Interfax news agency|ORG] said", [("Interfax", "ORG")]),
        ("[Indiana 93|GPE] won", [("Indiana", "GPE")]),
        ("[Force 17|ORG] won", [("Force 17", "ORG")]),
        ("won [an Academy Award|WORK_OF_ART] today", [("Academy Award", "WORK_OF_ART")]),
        ("the [Bank of|ORG] all", [("Bank", "ORG")]),
        ("in Enid, [Okla.|GPE], today", [("Okla.", "GPE")]),
    ],
)
def test_mends_the_span(marked, expected):
    document, [mention] = parse_marked("a", marked)
    found = [(item.surface, item.label) for item in repair_mention(document.text, mention)]
    assert found == expected
