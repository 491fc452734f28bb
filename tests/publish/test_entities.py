"""Entity pages: cut where they are long, and told as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from pressmark.model import Alias, Article, Catalog, Entity, EntityType, Relation, SiteFile
from pressmark.publish.edition import Edition
from pressmark.publish.entities import entity_pages
from pressmark.publish.views import EntityView

from .conftest import block, mention


def views(files: list[SiteFile]) -> dict[str, EntityView]:
    return {file.path: file.view for file in files if isinstance(file.view, EntityView)}


def many(count: int, dated: int) -> Edition:
    """An archive in which one thing is named once in the title and once in the text of each article."""
    articles = tuple(
        Article(
            id=f"a{number:03}",
            seed=f"a{number:03}.txt",
            sha256="c" * 64,
            title=f"Board meets {number}",
            published=f"{1990 + number // 100}-01-{number % 28 + 1:02}" if number < dated else None,
            language="en",
            blocks=(block(f"In town the Board met again, and the Town paid number {number}.", 1),),
        )
        for number in range(count)
    )
    mentions = tuple(
        found
        for article in articles
        for found in (
            mention(article, "Board", "board", field="title"),
            mention(article, "Board", "board"),
            mention(article, "Town", "town"),
        )
    )
    ids = tuple(article.id for article in articles)
    entities = (
        Entity("board", "Board", EntityType.ORGANISATION, (Alias("Board", 2 * count),), ids, 2 * count),
        Entity("town", "Town", EntityType.PLACE, (Alias("Town", count),), ids, count),
    )
    return Edition(Catalog(articles, entities, mentions, companions=(Relation("board", "town", 9.5, ids[:2]),)))


def test_an_entity_with_many_mentions_has_numbered_pages_from_the_oldest() -> None:
    found = views([plan.make() for plan in entity_pages(many(250, 240))])
    view = found["entities/board/index.md"]
    assert [*(item.article.id for item in view.articles[:2]), len(view.articles)] == ["a223", "a222", 100]
    assert [part.name for part in view.parts] == ["1991 to 1992", "1990 to 1991", "undated and 1990"]
    assert view.article_count == 250
    oldest = found["entities/board/page/1/index.md"]
    assert (len(oldest.articles), oldest.older, oldest.newer and oldest.newer.url) == (
        100,
        None,
        "entities/board/page/2/",
    )
    shown = [
        item.article.id for number in (1, 2, 3) for item in found[f"entities/board/page/{number}/index.md"].articles
    ]
    assert sorted(shown) == [f"a{number:03}" for number in range(250)]


def test_a_new_article_changes_the_last_numbered_page_of_an_entity_only() -> None:
    before = {plan.path: plan.key for plan in entity_pages(many(240, 240))}
    after = {plan.path: plan.key for plan in entity_pages(many(241, 241))}
    changed = {path for path in before if before[path] != after[path] and path.startswith("entities/board/")}
    last = "entities/board/page/3/index.md"
    assert changed == {"entities/board/index.md", "entities/board/entity.json", last}


def test_companions_come_with_a_sentence_that_names_both() -> None:
    view = views([plan.make() for plan in entity_pages(many(2, 2))])["entities/board/index.md"]
    assert [(item.id, item.count, item.share) for item in view.companions] == [("town", 2, 1.0)]
    told = [(item.companion.id, item.article.id, item.quote.name) for item in view.together]
    assert told == [("town", "a001", "Board")]


def test_an_entity_tells_all_about_itself_as_json(edition: Edition) -> None:
    files = {plan.path: plan.make().content for plan in entity_pages(edition) if plan.path.endswith(".json")}
    told = json.loads(files["entities/river-board/entity.json"])
    assert told["names"][0] == {"name": "River Board", "count": 3, "first": "1998-03-02", "last": "1998-03-02"}
    assert told["years"] == {"1998": 4, "1999": 1}
    assert [item["id"] for item in told["articles"]] == ["1998/flood", "repair"]
    assert [item["id"] for item in told["companions"]] == ["harbour-town"]


def test_coordinates_of_the_archivist_are_told(edition: Edition) -> None:
    entities = tuple(replace(entity, coordinates=(54.5, -3.25)) for entity in edition.catalog.entities)
    files = {plan.path: plan.make() for plan in entity_pages(Edition(replace(edition.catalog, entities=entities)))}
    assert json.loads(files["entities/river-board/entity.json"].content)["coordinates"] == [54.5, -3.25]
    assert "coordinates:\n- 54.5\n- -3.25" in str(files["entities/river-board/index.md"].content)
