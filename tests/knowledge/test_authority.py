import pytest

from pressmark.errors import AuthorityError
from pressmark.knowledge.authority import name_id, parse_authority
from pressmark.model import EntityType

FULL = """
entities:
  # the archivist's comment
  - name: Harbour Board
    type: organisation
    id: board
    aliases: [HB, "Board: the Harbour"]
    never: [Harbour Board of Fellmouth]
    wikidata: Q12
    coordinates: [54.5, -3.25]
    note: |
      First line.

      Second paragraph.
  - name: No
    type: place
ignore: [Background, 1984]
"""


def test_reads_every_key():
    authority = parse_authority(FULL, "entities.yml")
    board, no = authority.entries
    assert (board.id, board.name, board.type) == ("board", "Harbour Board", EntityType.ORGANISATION)
    assert board.aliases == ("HB", "Board: the Harbour")
    assert board.never == ("Harbour Board of Fellmouth",)
    assert board.wikidata == "Q12"
    assert board.coordinates == (54.5, -3.25)
    assert board.note == "First line.\n\nSecond paragraph."
    assert board.line == 4
    assert authority.ignore == ("Background", "1984")
    assert no.name == "No", "a name stays the text that was typed"


@pytest.mark.parametrize("content", ["", "# only a comment\n", "entities:\n", "entities: []\nignore:\n", "~"])
def test_reads_an_empty_file_as_no_entries(content):
    assert parse_authority(content, "entities.yml").entries == ()


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Islamic State", "isis"),
        ("the Islamic State", "isis"),
        ("Islamic State’s", "isis"),
        ("ISLAMIC STATE", "isis"),
        ("isis", None),
        ("Islamic state", None),
        ("Islamic State University", None),
    ],
)
def test_resolves_a_name_only_with_its_capitals(surface, expected):
    authority = parse_authority("entities: [{name: ISIS, type: organisation, aliases: [Islamic State]}]", "e")
    entry = authority.resolve(surface)
    assert (entry.id if entry else None) == expected


def entry(*lines):
    return "entities:\n- name: Ada Fell\n  type: person\n" + "".join(f"{line}\n" for line in lines)


ERRORS = [
    ("- a", "e:1", "keys and values", "use entities"),
    ("people: []", "e:1", 'unknown key "people"', "use entities, ignore"),
    ("entities: {name: A}", "e:1", "a list expected", "`- `"),
    ("entities: [A]", "e:1", "keys and values", "name, type"),
    (entry("  alias: [x]"), "e:4", 'unknown key "alias"', "aliases"),
    (entry("  aliases: x"), "e:4", "a list expected", "`- `"),
    (entry("  aliases: [[x]]"), "e:4", "a text expected", "quote it"),
    (entry("  aliases: ['']"), "e:4", "an empty name", "write the name"),
    (entry("  aliases: ['...']"), "e:4", "an empty name", "write the name"),
    (entry(f"  aliases: [{'x' * 201}]"), "e:4", "201 characters", "200"),
    (entry("  never: [ada fell]"), "e:2", "both a name and under `never`", "take one"),
    (entry("  wikidata: 858"), "e:4", "no Wikidata id", "Q858"),
    (entry("  wikidata: Q0"), "e:4", "no Wikidata id", "Q858"),
    (entry("  coordinates: [1]"), "e:4", "latitude and longitude", "degrees"),
    (entry("  coordinates: [91, 0]"), "e:4", "latitude and longitude", "degrees"),
    (entry("  coordinates: [north, 0]"), "e:4", "latitude and longitude", "degrees"),
    (entry("  coordinates: [nan, 0]"), "e:4", "latitude and longitude", "degrees"),
    (entry("  note: [a]"), "e:4", "a note is Markdown text", "indent"),
    (entry("  id: Ada Fell"), "e:4", "no address", "`ada-fell`"),
    (entry("  id: ../x"), "e:4", "no address", "use"),
    (entry("  name: Bo Fell"), "e:4", 'the key "name" stands twice, here and in line 2', "keep one"),
    (entry("- name: Bo"), "e:4", "without `type`", "add `type:`"),
    (entry("- type: person"), "e:4", "without `name`", "add `name:`"),
    (entry("- name: Bo", "  type: human"), "e:5", 'unknown type "human"', "person, organisation"),
    (entry("- name: ADA FELL", "  type: place"), "e:4", '(line 2) have one id, "ada-fell"', "`id:`"),
    (entry("- name: Bo", "  type: person", "  aliases: [Ada Fell]"), "e:4", 'of "Ada Fell" (line 2)', "keep it"),
    (entry("  aliases: [Bo]", "- name: Cy", "  type: person", "  aliases: [bo]"), "e:5", "(line 2)", "keep it"),
    (entry("ignore: [Ada Fell]"), "e:4", 'ignored, and a name of "Ada Fell" (line 2)', "keep one"),
    ("entities: &a\n- *a\n", "e:2", "a YAML alias (*a)", "write the value out"),
    ("entities:\n - name: [", "e:2", "not YAML", "mend this line"),
    ("entities:\n\t- a", "e:2", "not YAML", "mend this line"),
    ("entities: \x00", "e", "not YAML", "mend"),
    ("? {a: b}\n: c", "e:1", "no plain word", "manual"),
    ("--- {}\n--- {}", "e:2", "a second document", "`---`"),
    ("[" * 100_000, "e:1", "nested deeper", "flatten"),
    ("- " * 100_000, "e:1", "nested deeper", "flatten"),
    ("x" * 4_000_001, "e", "larger than", "split"),
]


@pytest.mark.parametrize(
    ("content", "place", "fact", "remedy"), ERRORS, ids=[row[2][:40] + str(n) for n, row in enumerate(ERRORS)]
)
def test_says_where_what_and_what_to_do(content, place, fact, remedy):
    with pytest.raises(AuthorityError) as caught:
        parse_authority(content, "e")
    assert caught.value.place == place
    assert fact in caught.value.fact
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("folded", "expected"),
    [("ada fell", "ada-fell"), ("موسكو", "name-ce327625"), ("moskau 莫斯科", "moskau-24d291e5")],
)
def test_gives_names_that_lose_letters_a_digest(folded, expected):
    assert name_id(folded) == expected
