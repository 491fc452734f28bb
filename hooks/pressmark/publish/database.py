"""The archive as one SQLite file, for SQL and for Datasette.

Every value is a bound parameter. All is written in one order, so that equal archives give equal bytes; on a disk, since
in memory the file of 10,000 articles would be held twice, 170 MB that no other part of a build needs.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from pressmark.errors import PublishError

_UNSAFE = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
"""Nobody else sees the file, and one that a crash leaves half written is not published."""
SCHEMA = """
CREATE TABLE articles (
  number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, url TEXT NOT NULL, seed TEXT NOT NULL, sha256 TEXT NOT NULL,
  title TEXT NOT NULL, description TEXT, published TEXT, modified TEXT, captured TEXT, authors TEXT NOT NULL,
  publisher TEXT, section TEXT, tags TEXT NOT NULL, language TEXT NOT NULL, rights TEXT, source_url TEXT,
  word_count INTEGER NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE TABLE entities (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, aliases TEXT NOT NULL,
  articles INTEGER NOT NULL, mentions INTEGER NOT NULL, wikidata TEXT
) STRICT;
CREATE TABLE mentions (
  article TEXT NOT NULL REFERENCES articles(id), field TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  surface TEXT NOT NULL, label TEXT NOT NULL, entity TEXT NOT NULL, rule TEXT NOT NULL
) STRICT;
CREATE TABLE article_tags (article TEXT NOT NULL REFERENCES articles(id), tag TEXT NOT NULL) STRICT;
CREATE TABLE article_entities (
  article TEXT NOT NULL REFERENCES articles(id), entity TEXT NOT NULL REFERENCES entities(id)
) STRICT;
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
"""
_INDEXES = """
CREATE INDEX mentions_of_article ON mentions (article);
CREATE INDEX mentions_of_entity ON mentions (entity);
CREATE INDEX tags_of_article ON article_tags (article);
CREATE INDEX articles_of_tag ON article_tags (tag);
CREATE INDEX entities_of_article ON article_entities (article);
CREATE INDEX articles_of_entity ON article_entities (entity);
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
"""
_ARTICLES = (
    "id", "url", "seed", "sha256", "title", "description", "published", "modified", "captured", "authors", "publisher",
    "section", "tags", "language", "rights", "source_url", "word_count", "text",
)  # fmt: skip
_ENTITIES = ("id", "url", "name", "type", "aliases", "articles", "mentions", "wikidata")
MENTION_COLUMNS = ("article", "field", "start", "end", "surface", "label", "entity", "rule")
_WIDTHS = {
    "articles": 1 + len(_ARTICLES),
    "entities": len(_ENTITIES),
    "mentions": len(MENTION_COLUMNS),
    "article_tags": 2,
    "article_entities": 2,
}
_INSERTS = {
    table: f"INSERT INTO {table} VALUES ({', '.join('?' * width)})"  # noqa: S608
    for table, width in _WIDTHS.items()
}
"""Tables are ours, by name; their values are bound."""

Record = Mapping[str, object]
Row = Sequence[object]


def database(articles: Iterable[Record], entities: Iterable[Record], mentions: Iterable[Row]) -> bytes:
    """The file's bytes, from what the three files of records tell; of mentions just their `MENTION_COLUMNS`.

    Raises:
        PublishError: there is no room for it.
    """
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder, "archive.db")
            _write(path, articles, entities, mentions)
            return path.read_bytes()
    except (OSError, sqlite3.OperationalError) as error:
        where = f"cannot be made in the folder for temporary files ({error})"
        raise PublishError("data/archive.db", where, "check its space and rights, or set TMPDIR to another") from error


def _write(path: Path, articles: Iterable[Record], entities: Iterable[Record], mentions: Iterable[Row]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_UNSAFE + SCHEMA)
        _fill(connection, articles, entities, mentions)
        connection.executescript(_INDEXES)
    finally:
        connection.close()


def _fill(
    connection: sqlite3.Connection, articles: Iterable[Record], entities: Iterable[Record], mentions: Iterable[Row]
) -> None:
    tags: list[tuple[object, str]] = []
    named: list[tuple[object, str]] = []
    for number, article in enumerate(articles, start=1):  # a rowid without a name is told anew by VACUUM
        of = article["id"]
        connection.execute(_INSERTS["articles"], [number, *[_plain(article[name]) for name in _ARTICLES]])
        tags += [(of, tag) for tag in dict.fromkeys(_texts(article["tags"]))]
        named += [(of, entity) for entity in _texts(article["entities"])]
    connection.executemany(_INSERTS["article_tags"], tags)
    connection.executemany(_INSERTS["article_entities"], named)
    counted = ({**record, "articles": len(_texts(record["articles"]))} for record in entities)
    connection.executemany(_INSERTS["entities"], ([_plain(record[name]) for name in _ENTITIES] for record in counted))
    connection.executemany(_INSERTS["mentions"], mentions)
    connection.commit()


def _plain(value: object) -> object:
    """Lists become JSON, which SQLite and Datasette's facets read."""
    if isinstance(value, (list, tuple)):
        return json.dumps(value, ensure_ascii=True) if value else "[]"
    return value


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, (list, tuple)) else []


def database_settings(name: str, address: str) -> str:
    """What Datasette shall show: `datasette archive.db --metadata datasette.yml`.

    Args:
        name: the site's.
        address: the site's, or "".
    """
    about = {"source": name, **({"source_url": address} if address else {})}
    facets = ["publisher", "language", {"array": "tags"}, {"array": "authors"}, {"date": "published"}]
    tables = {
        "articles": {
            "description": "Saved articles with their facts and texts.",
            "label_column": "title",
            "fts_table": "articles_fts",
            "fts_pk": "number",
            "sort_desc": "published",
            "facets": facets,
        },
        "entities": {
            "description": "People, organisations, places, groups and events, under one name each.",
            "label_column": "name",
            "sort_desc": "articles",
            "facets": ["type"],
        },
        "mentions": {"description": "Where each name stands in the texts.", "facets": ["label", "rule", "field"]},
        "article_tags": {"facets": ["tag"]},
        "article_entities": {"facets": ["entity"]},
    }
    return yaml.safe_dump(
        {"title": name, "databases": {"archive": {**about, "tables": tables}}}, sort_keys=False, allow_unicode=True
    )
