"""The archive to take away: tables, references, a database, and the descriptions of them.

What has a row for each article is kept in records, so that one more article costs one more row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from operator import attrgetter

from pressmark.model import Article, SiteFile
from pressmark.publish.citations import bibtex, csl_item, ris
from pressmark.publish.citing import article_reference, row_fields
from pressmark.publish.data_files import entity_record
from pressmark.publish.database import MENTION_COLUMNS, database, database_settings
from pressmark.publish.edition import Edition
from pressmark.publish.frontmatter import join_markdown
from pressmark.publish.keys import PlannedFile, Record, key_of, planned
from pressmark.publish.records import records_file
from pressmark.publish.tables import article_row, csv_head, data_package, entities_csv
from pressmark.text import clean_slug


def take_away_files(edition: Edition) -> Iterator[PlannedFile]:
    """Everything in `data/` beside the JSON lines."""
    keys = _keys(edition)
    yield _records(edition, keys, "archive.bib", lambda article: _bibtex(edition, article))
    yield _records(edition, keys, "archive.ris", lambda article: ris(article_reference(edition, article)))
    yield _csl_json(edition, keys)
    yield _records(edition, keys, "articles.csv", lambda article: article_row(row_fields(edition, article)), csv_head())
    entities = [entity_record(entity, edition) for entity in edition.catalog.entities]
    yield planned(SiteFile("data/entities.csv", entities_csv(entities)))
    name = edition.imprint.name
    yield planned(SiteFile("data/datapackage.json", data_package(clean_slug(name) or "archive", name)))
    yield planned(SiteFile("data/datasette.yml", database_settings(name, edition.imprint.absolute(""))))
    key = key_of(sorted(keys.items()), entities, sorted(edition.mention_keys.items()))
    yield PlannedFile("data/archive.db", key, partial(_database, edition, entities))


def _keys(edition: Edition) -> Mapping[str, str]:
    """Article id -> digest of all that a record of it tells."""
    return {
        article.id: key_of(edition.record_keys[article.id], edition.imprint) for article in edition.catalog.articles
    }


def _records(
    edition: Edition, keys: Mapping[str, str], name: str, make: Callable[[Article], str], head: str = ""
) -> PlannedFile:
    rows = [Record(keys[article.id], partial(make, article)) for article in edition.catalog.articles]
    first = [Record(key_of(head), lambda: head)] if head else []
    return records_file(f"data/{name}", [*first, *rows])


def _csl_json(edition: Edition, keys: Mapping[str, str]) -> PlannedFile:
    """One array, each item but the first with the comma that parts it from the one before."""
    rows = [
        Record(key_of(keys[article.id], bool(at)), partial(_csl_item, edition, article, ",\n" if at else "\n"))
        for at, article in enumerate(edition.catalog.articles)
    ]
    opening, closing = Record("[", lambda: "["), Record("]", lambda: "\n]\n")
    return records_file("data/archive.csl.json", [opening, *rows, closing])


def _csl_item(edition: Edition, article: Article, before: str) -> str:
    return before + csl_item(article_reference(edition, article))


def _bibtex(edition: Edition, article: Article) -> str:
    return bibtex(article_reference(edition, article)) + "\n"


def _database(edition: Edition, entities: list[dict[str, object]]) -> SiteFile:
    articles = ({**row_fields(edition, item), "text": join_markdown(item.body)} for item in edition.catalog.articles)
    mentions = map(attrgetter(*MENTION_COLUMNS), edition.catalog.mentions)
    return SiteFile("data/archive.db", database(articles, entities, mentions))
