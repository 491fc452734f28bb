from pressmark.knowledge.relations import relate_articles, relate_entities
from pressmark.model import Entity, EntityType


def entity(ident, *articles):
    return Entity(ident, ident, EntityType.PLACE, articles=articles, mentions=len(articles))


def test_articles_that_share_rare_entities_come_first():
    entities = [entity("common", *"abcd"), entity("rare", "a", "b"), entity("other", *"acd")]
    found = {(item.left, item.right): item for item in relate_articles(entities)}
    assert found["a", "b"].reasons == ("rare", "common")
    assert found["a", "c"].reasons == ("other", "common")
    assert found["a", "b"].weight > found["a", "c"].weight
    assert ("b", "c") not in found, "one shared entity is not enough"


def test_each_article_keeps_its_strongest_few():
    shared = [entity(f"e{number}", *(f"a{index}" for index in range(30))) for number in range(3)]
    found = relate_articles(shared)
    counts = {f"a{index}": 0 for index in range(30)}
    for item in found:
        counts[item.left] += 1
        counts[item.right] += 1
    assert min(counts.values()) >= 5
    assert len(found) <= 150


def test_entities_that_appear_together_are_weighted_against_their_frequency():
    entities = [entity("everywhere", *"abcdefgh"), entity("x", "a", "b"), entity("y", "a", "b"), entity("once", "a")]
    found = {(item.left, item.right): item for item in relate_entities(entities)}
    assert set(found) == {("everywhere", "x"), ("everywhere", "y"), ("x", "y")}
    assert found["x", "y"].weight > found["everywhere", "x"].weight > 0
    assert found["x", "y"].reasons == ("a", "b")


def test_each_pair_stands_once_and_in_order():
    entities = [entity(name, "a", "b") for name in "zyx"]
    found = relate_entities(entities)
    assert [(item.left, item.right) for item in found] == [("x", "y"), ("x", "z"), ("y", "z")]


def test_nothing_relates_nothing():
    assert relate_articles([]) == ()
    assert relate_entities([]) == ()
