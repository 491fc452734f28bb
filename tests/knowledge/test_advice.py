"""What the archivist is told, and what not: each case an archive of marked articles."""

import pytest

from pressmark.knowledge.advice import Kind, find_advice
from pressmark.knowledge.authority import parse_authority

from .marked import parse_marked, resolve_marked

FILE = """
entities:
  - {name: Hill Front, type: organisation, never: [Hill Frond]}
  - {name: Moor Guard, type: organisation}
"""


def advice(articles, entities=""):
    documents = [parse_marked(f"{number}", marked)[0] for number, marked in enumerate(articles)]
    mentions = resolve_marked(articles, entities).mentions
    return find_advice(documents, mentions, parse_authority(entities, "entities.yml"))


def told(articles, kind, entities=""):
    return [(item.name, item.aliases) for item in advice(articles, entities) if item.kind is kind]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        (["[Nora Melikishvili|PERSON]", "[Nora Melikisvhili|PERSON]"], ("Nora Melikishvili", "Nora Melikisvhili")),
        (["[Nora Melikov|PERSON] [Nora Melikov|PERSON]", "[Nora Melikow|PERSON]"], ("Nora Melikov", "Nora Melikow")),
        (["[Fell Harbour Board|ORG]", "[FHB|ORG]"], ("Fell Harbour Board", "FHB")),
        (["[Ada Moor Fell|PERSON]", "[Ada Fell|PERSON] [Ada Fell|PERSON]"], ("Ada Fell", "Ada Moor Fell")),
        (["[Omar Ali|PERSON] and [Omar Ali|PERSON]", "[Omar al-Ali|PERSON]"], ("Omar Ali", "Omar al-Ali")),
        (["[Ada Fell|PERSON]", "[Fell|PERSON]"], ("Ada Fell", "Fell")),
        (["[Taglio Brusch|PERSON] and [Taglio|PERSON]"], ("Taglio Brusch", "Taglio")),
        (
            ["[Fellmoor School of Public Health|ORG] and [Fellmoor|ORG]"],
            ("Fellmoor", "Fellmoor School of Public Health"),
        ),
        (["[Fellmoor|ORG] and the [Fellmoor School Board|ORG]"], ("Fellmoor", "Fellmoor School Board")),
    ],
)
def test_tells_likely_merges(articles, expected):
    name, alias = expected
    assert told(articles, Kind.MERGE) == [(name, (alias,))]


@pytest.mark.parametrize(
    "articles",
    [
        ["[Homs|GPE]", "[Hama|GPE]"],
        ["[Walton|PERSON]", "[Wilton|PERSON]"],
        ["[Ada Fell|PERSON]", "[Bo Fell|PERSON]"],
        ["[Ada Fell|PERSON]", "[Bo Fell|PERSON]", "[Fell|PERSON]"],
        ["[Taglio Brusch|PERSON]", "[Taglio|PERSON]"],
        ["[Moor Guard|ORG]", "[Moor Guards|ORG]"],
        ["[Ivan Fellov|PERSON]", "[Ivana Fellova|PERSON]"],
        ["[Ada J. Fell|PERSON]", "[Ada K. Fell|PERSON]"],
        ["[Harbour Line 101|ORG]", "[Harbour Line 102|ORG]"],
        ["[Fell Harbour Board|ORG]", "[Free Hill Brigade|ORG]", "[FHB|ORG]"],
        ["[Fellmoor School of Public Health|ORG]", "[Fellmoor|ORG]"],
        ["[UEFA|ORG] and the [UEFA Nations League|ORG]"],
        ["[Fellmoor|ORG] and the [Fellmoor Phone|PRODUCT]"],
        ["[Fellmoor|ORG], [Fellmoor School Board|ORG], [Fellmoor School of Public Health|ORG]"],
    ],
)
def test_tells_no_unlikely_merges(articles):
    assert told(articles, Kind.MERGE) == []


def test_a_part_of_a_name_without_the_name_speaks_against():
    item, *_ = advice(
        ["The [Fellmoor School of Public Health|ORG] and [Fellmoor|ORG] agreed.", "[Fellmoor|ORG] sells boots."]
    )
    assert item.because == "one article has the long name and this part of it"
    assert item.speaks_against == ("without the long name: Fellmoor sells boots. (1)",)


def test_adds_a_name_to_the_entry_that_stands_there():
    articles = ["[Moor Guard|ORG]", "[Moor Gaurd|ORG]"]
    (found,) = [item for item in advice(articles, FILE) if item.kind is Kind.MERGE]
    assert (found.name, found.aliases, found.declared) == ("Moor Guard", ("Moor Gaurd",), True)


def test_is_silent_where_the_archivist_said_never():
    assert told(["[Hill Front|ORG]", "[Hill Frond|ORG]"], Kind.MERGE, FILE) == []


def test_shows_the_sentences_for_and_against():
    (found,) = [
        item
        for item in advice(["We met. [Nora Melikov|PERSON] met [Nora Melikow|PERSON] in spring. We left."])
        if item.kind is Kind.MERGE
    ]
    sentence = "Nora Melikov met Nora Melikow in spring. (0)"
    assert found.speaks_for == (sentence, sentence)
    assert found.speaks_against == (f"in one article: {sentence}",)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        (["[Fell Valley|GPE]", "the [Fell Valley|GPE]"], [("Fell Valley", ())]),
        (["[Ada Fell|PERSON] [Fell|PERSON]", "[Ada Fell|PERSON]"], [("Ada Fell", ("Fell",))]),
        (["[Ada Fell|PERSON] [Fell|PERSON]"], []),
        (["[Syria|GPE]", "[Syrians|NORP]"], []),
        (["[Moor Guard|ORG]", "[Moor Guard|ORG]"], []),
    ],
)
def test_tells_names_that_articles_share(articles, expected):
    assert told(articles, Kind.NEW, FILE) == expected


def test_tells_doubtful_types():
    articles = ["[Fellify|ORG]", "[Fellify|ORG]", "[Fellify|GPE]"]
    assert told(articles, Kind.TYPE) == [("Fellify", ())]
    assert told(["[Fellify|ORG]"] * 6 + ["[Fellify|GPE]"], Kind.TYPE) == []


@pytest.mark.parametrize(
    ("articles", "doubted"),
    [
        (["The Dutch striker [Jan Fell|PERSON] scored.", "The Polish player [Jan Fell|PERSON] spoke."], True),
        # kept apart already, and noted in the report
        (["The Dutch striker [Jan Fell|PERSON] scored.", "The Polish general [Jan Fell|PERSON] spoke."], False),
        (["The Dutch striker [Jan Fell|PERSON] scored.", "The Dutch player [Jan Fell|PERSON] spoke."], False),
        (["The Dutch met [Jan Fell|PERSON].", "The Polish general [Jan Fell|PERSON] spoke."], False),
        (["The Dutch, said general [Jan Fell|PERSON].", "The Polish general [Jan Fell|PERSON] spoke."], False),
    ],
)
def test_doubts_one_person_of_two_nations(articles, doubted):
    assert bool(told(articles, Kind.HOMONYM)) == doubted


def test_says_that_a_type_is_guessed():
    articles = ["[Mill Hill|ORG] [Mill Hill|GPE]", "[Mill Hill|ORG] [Mill Hill|ORG]"]
    assert [item.because for item in advice(articles) if item.kind is Kind.NEW] == [
        "named 4 times in 2 articles; type guessed, 75% of the mentions agree"
    ]
