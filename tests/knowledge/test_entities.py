from pressmark.knowledge.authority import parse_authority
from pressmark.knowledge.entities import find_entities
from pressmark.model import Alias, EntityType

from .marked import resolve_marked

ENTITIES = """
entities:
  - {name: Hill Front, type: organisation, aliases: [HF, Fell Front], wikidata: Q5, note: A note.}
  - {name: Never Named, type: person}
"""
ARTICLES = [
    "[Hill Front|ORG], [HF|ORG] and [HF|ORG] of [Ada Fell|PERSON] in [Moor|GPE], [Moor|GPE], [Zed|PRODUCT] [Bo|PERSON]",
    "[Ada Fell|PERSON] [Zed|PRODUCT] [Zed|PRODUCT]",
]


def found(**options):
    return find_entities(resolve_marked(ARTICLES, ENTITIES), parse_authority(ENTITIES, "e"), **options)


def test_what_is_shared_or_declared_and_named_has_a_page():
    entities, _ = found()
    assert [entity.id for entity in entities] == ["ada-fell", "hill-front"]


def test_the_number_of_articles_needed_can_be_set():
    entities, suggestions = found(articles_needed=1)
    assert [entity.id for entity in entities] == ["ada-fell", "bo", "hill-front", "moor"]
    assert suggestions == ()


def test_an_entity_has_its_names_in_use_then_those_declared():
    entities, _ = found()
    front = entities[1]
    assert front.aliases == (Alias("HF", 2), Alias("Hill Front", 1), Alias("Fell Front", 0))
    assert (front.mentions, front.articles, front.wikidata, front.note) == (3, ("0",), "Q5", "A note.")
    assert front.type is EntityType.ORGANISATION


def test_counts_add_up():
    entities, _ = found()
    assert all(entity.mentions == sum(alias.count for alias in entity.aliases) for entity in entities)


def test_suggests_what_is_named_more_than_once():
    _, suggestions = found()
    assert [(item.name, item.mentions, item.articles) for item in suggestions] == [("Moor", 2, ("0",))]


def test_a_guessed_type_says_how_many_mentions_agree_and_a_declared_one_is_no_guess():
    marked = [
        "[Mill Hill|ORG] [Mill Hill|GPE] [Hill Front|ORG] [France|GPE]",
        "[Mill Hill|ORG] [Mill Hill|ORG] [France|GPE]",
    ]
    entities, _ = find_entities(resolve_marked(marked, ENTITIES), parse_authority(ENTITIES, "e"))
    assert {item.id: (item.type.value, item.type_share) for item in entities} == {
        "france": ("place", None),
        "hill-front": ("organisation", None),
        "mill-hill": ("organisation", 0.75),
    }
