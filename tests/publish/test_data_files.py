"""The data files, as other tools rely on them."""

from __future__ import annotations

import json
from dataclasses import replace

from pressmark.model import Alias
from pressmark.publish.data_files import data_files
from pressmark.publish.edition import Edition
from pressmark.publish.names_file import names_file
from pressmark.text import plain_text

ARTICLE_FIELDS = (
    "id url seed sha256 title description published modified captured authors publisher section tags language rights"
    " captions source_url word_count headings text repairs evidence removed entities"
).split()


def records(edition: Edition, name: str) -> list[dict[str, object]]:
    content = next(str(file.make().content) for file in data_files(edition) if file.path == f"data/{name}.jsonl")
    return [json.loads(line) for line in content.splitlines()]


def test_articles_have_every_field_of_the_contract(edition: Edition) -> None:
    found = records(edition, "articles")
    assert [record["id"] for record in found] == ["1998/flood", "repair", "日本/記事"]
    assert all(set(record) == set(ARTICLE_FIELDS) for record in found)
    flood = found[0]
    assert flood["url"] == "articles/flood-reaches-harbour-town/"
    assert flood["entities"] == ["harbour-town", "river-board"]
    assert flood["headings"] == ["What the River Board says"]
    assert flood["evidence"] == {
        "published": {"lines": [2, 2], "rule": "date line", "confidence": 0.9, "also": ["1998-02-03"]}
    }
    assert flood["removed"] == [
        {"lines": [1, 1], "rule": "title"},
        {"lines": [9, 10], "rule": "furniture: share prompt"},
    ]


def test_entities_and_mentions(edition: Edition) -> None:
    board = records(edition, "entities")[1]
    assert board == {
        "id": "river-board",
        "url": "entities/river-board/",
        "name": "River Board",
        "type": "organisation",
        "aliases": [
            {"name": "River Board", "count": 3},
            {"name": "RB", "count": 1},
            {"name": "Board of the River", "count": 0},
        ],
        "articles": ["1998/flood", "repair"],
        "mentions": 4,
        "wikidata": "Q1",
    }
    articles = edition.catalog.article_by_id
    for mention in records(edition, "mentions"):
        article = articles[str(mention["article"])]
        text = article.title if mention["field"] == "title" else plain_text(article.body)
        assert text[int(str(mention["start"])) : int(str(mention["end"]))] == mention["surface"]


def test_the_report_names_every_seed_with_its_outcome(edition: Edition) -> None:
    content = next(str(file.make().content) for file in data_files(edition) if file.path == "data/report.json")
    report = json.loads(content)
    assert [(seed["seed"], seed["outcome"]) for seed in report["seeds"]] == [
        ("1998/flood.txt", "published"),
        ("bad.txt", "rejected"),
        ("gone.txt", "withdrawn"),
        ("repair.txt", "published"),
        ("日本/記事.txt", "published"),
    ]
    assert report["counts"]["seeds"] == 5


def test_search_knows_every_name_and_which_of_them_are_in_use(edition: Edition) -> None:
    content = next(str(file.make().content) for file in data_files(edition) if file.path == "search/names.json")
    assert json.loads(content)["entities"]["organisation"] == [
        ["River Board", 2, {"also": ["RB", "Board of the River"], "used": 2}]
    ]


def test_search_knows_an_entity_by_names_more_used_than_its_own_and_by_none_of_its_own(edition: Edition) -> None:
    def row(*names: str) -> list[object]:
        entity = replace(edition.catalog.entities[1], aliases=tuple(Alias(name, 2) for name in names))
        made = names_file(Edition(replace(edition.catalog, entities=(entity,)))).make()
        return list(json.loads(made.content)["entities"]["organisation"][0])

    assert row("River Board") == ["River Board", 2]
    assert row("RB", "River Board", "The Board") == ["River Board", 2, {"also": ["RB", "The Board"], "at": 1}]
    assert row("RB") == ["River Board", 2, {"also": ["RB"], "at": -1}]
