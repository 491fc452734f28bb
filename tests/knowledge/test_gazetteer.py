import pytest

from pressmark.knowledge.authority import parse_authority
from pressmark.knowledge.gazetteer import Gazetteer

AUTHORITY = parse_authority(
    """
entities:
  - {name: Fell Front, type: organisation, aliases: [FF, Fell Front of the North, Fell]}
  - {name: Deir Fell, type: place}
  - {name: Ada al-Fell, type: person, aliases: ["Ada (Fell)", Da’el], never: [Fell Hall]}
ignore: []
""",
    "e",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Fell Front came", ["Fell Front|ORG"]),
        ("the Fell Front of the North came", ["Fell Front of the North|ORG"]),
        ("the FELL FRONT came", ["FELL FRONT|ORG"]),
        ("a Fell front came", ["Fell|ORG"]),
        ("a fell front came", []),
        ("Fellmouth", []),
        ("Fell_x", []),
        ("Fell-led", ["Fell|ORG"]),
        ("anti-FF", ["FF|ORG"]),
        ("Ff", []),
        ("Fell\nFront", ["Fell\nFront|ORG"]),
        ("Fell\u00a0Front", ["Fell\u00a0Front|ORG"]),
        ("Deir fell", []),
        ("Ada Al-Fell", ["Ada Al-Fell|PERSON"]),
        ("“(Ada (Fell))”", ["Ada (Fell)|PERSON"]),
        ("Da'el", ["Da'el|PERSON"]),
        ("in Fell Hall", ["Fell Hall|PERSON"]),
        ("Russians and Syria", ["Russians|NORP", "Syria|GPE"]),
        ("Turkish–Syrian", ["Turkish|NORP", "Syrian|NORP"]),
        ("South Sudan", ["South Sudan|GPE"]),
        ("a polish for turkey", []),
        ("Michael Jordan in Georgia", []),
        ("like us", []),
        ("U.S.-led", ["U.S.|GPE"]),
        ("İ Fell Front", ["Fell Front|ORG"]),
    ],
)
def test_finds_whole_words_with_their_capitals(text, expected):
    found = list(Gazetteer(AUTHORITY).find(text))
    assert [f"{text[item.start : item.end]}|{item.label}" for item in found] == expected


def test_never_names_are_told_apart():
    (match,) = Gazetteer(AUTHORITY).find("in Fell Hall")
    assert match.source == "never"
