"""The archive as CSV and as SQLite."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pressmark.errors import PublishError
from pressmark.publish.database import MENTION_COLUMNS, database
from pressmark.publish.escape import csv_cell
from pressmark.publish.tables import ARTICLE_COLUMNS, ENTITY_COLUMNS, article_row, csv_head, data_package, entities_csv

ARTICLE: dict[str, Any] = {
    **dict.fromkeys(ARTICLE_COLUMNS, None),
    "id": "1998/flood",
    "url": "articles/flood/",
    "seed": "1998/flood.txt",
    "sha256": "a" * 64,
    "title": '=HYPERLINK("https://evil.example")',
    "authors": ["Ada Brook", "Tom Hale"],
    "tags": ["Floods", "Floods"],
    "language": "en",
    "word_count": 3,
    "entities": ["harbour"],
    "text": "The river rose. Ærø stayed dry.",
}
ENTITY: dict[str, Any] = {
    "id": "harbour",
    "url": "entities/harbour/",
    "name": "Harbour Town",
    "type": "place",
    "aliases": [{"name": "Harbour Town", "count": 2}, {"name": "Harbour", "count": 1}],
    "articles": ["1998/flood"],
    "mentions": 3,
    "wikidata": None,
}
MENTION: dict[str, Any] = {
    "article": "1998/flood",
    "field": "text",
    "start": 0,
    "end": 3,
    "surface": "The",
    "label": "GPE",
    "entity": "harbour",
    "rule": "model",
}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_no_cell_is_a_formula() -> None:
    (row,) = rows(csv_head() + article_row(ARTICLE))
    assert row["title"] == "'" + ARTICLE["title"]


@pytest.mark.parametrize("value", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_quoted(value: str) -> None:
    assert csv_cell(value) == "'" + value


def test_lists_are_one_cell() -> None:
    (row,) = rows(csv_head() + article_row(ARTICLE))
    assert row["authors"] == "Ada Brook | Tom Hale"
    assert row["published"] == ""
    (row,) = rows(entities_csv([ENTITY]))
    assert row["names"] == "Harbour Town | Harbour"
    assert row["articles"] == "1"


def test_the_package_describes_the_columns() -> None:
    package = json.loads(data_package("pressmark", "Pressmark"))
    tables = {item["path"]: item for item in package["resources"] if "schema" in item}
    for path, columns in (("articles.csv", ARTICLE_COLUMNS), ("entities.csv", ENTITY_COLUMNS)):
        assert [field["name"] for field in tables[path]["schema"]["fields"]] == list(columns)


def test_full_text_search_survives_what_renumbers_rows() -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database([{**ARTICLE, "id": "0", "text": "Dry."}, ARTICLE], [], []))
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM articles WHERE id = '0'")
        connection.commit()
        connection.execute("VACUUM")
        ask = "SELECT id FROM articles WHERE number IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        assert connection.execute(ask, ["river"]).fetchall() == [("1998/flood",)]
    finally:
        connection.close()


def test_the_database_answers() -> None:
    content = database([ARTICLE], [ENTITY], [[MENTION[name] for name in MENTION_COLUMNS]])
    assert content == database([ARTICLE], [ENTITY], [[MENTION[name] for name in MENTION_COLUMNS]])
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(content)
        ask = "SELECT a.id FROM articles_fts f JOIN articles a ON a.number = f.rowid WHERE articles_fts MATCH ?"
        assert connection.execute(ask, ["river"]).fetchall() == [("1998/flood",)]
        assert connection.execute("SELECT tag FROM article_tags").fetchall() == [("Floods",)]
        assert connection.execute("SELECT entity FROM article_entities").fetchall() == [("harbour",)]
        assert connection.execute("SELECT json_extract(aliases, '$[0].name') FROM entities").fetchall() == [
            ("Harbour Town",)
        ]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()


def test_no_room_for_the_database_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(PublishError, match="TMPDIR"):
        database([ARTICLE], [], [])
