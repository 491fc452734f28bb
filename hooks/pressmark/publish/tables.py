"""The archive as tables: CSV for spreadsheets, and the package description that tells what the columns are.

Grammars: RFC 4180 (CSV), Frictionless Data Package 1 (`datapackage.json`).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pressmark.publish.escape import csv_cell

ARTICLE_COLUMNS: Mapping[str, str] = {
    "id": "string",
    "url": "string",
    "seed": "string",
    "sha256": "string",
    "title": "string",
    "description": "string",
    "published": "string",
    "modified": "string",
    "captured": "string",
    "authors": "string",
    "publisher": "string",
    "section": "string",
    "tags": "string",
    "language": "string",
    "rights": "string",
    "source_url": "string",
    "word_count": "integer",
    "entities": "string",
}
"""Column of articles.csv -> its type in Table Schema. Dates are strings, as a month or a year may be all there is."""
ENTITY_COLUMNS: Mapping[str, str] = {
    "id": "string",
    "url": "string",
    "name": "string",
    "type": "string",
    "names": "string",
    "articles": "integer",
    "mentions": "integer",
    "wikidata": "string",
}


def csv_head() -> str:
    """The first row of articles.csv."""
    return _csv([list(ARTICLE_COLUMNS)])


def article_row(record: Mapping[str, object]) -> str:
    """The row of an article, from the fields of its record in `articles.jsonl`."""
    return _csv([[record[name] for name in ARTICLE_COLUMNS]])


def entities_csv(records: Iterable[Mapping[str, object]]) -> str:
    """One row an entity, from the records of `entities.jsonl`."""
    return _csv([list(ENTITY_COLUMNS), *map(_entity_row, records)])


def _entity_row(record: Mapping[str, object]) -> list[object]:
    aliases, articles = _listed(record["aliases"]), _listed(record["articles"])
    values = {**record, "names": [alias["name"] for alias in aliases], "articles": len(articles)}
    return [values[name] for name in ENTITY_COLUMNS]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _csv(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([csv_cell(value) for value in row] for row in rows)
    return out.getvalue()


def data_package(name: str, title: str) -> str:
    """What the data files are, for Frictionless and for people.

    Args:
        name: the package's name: lower-case letters, digits, hyphens.
        title: the site's name.
    """
    resources = [
        _table("articles", "The articles, without their texts", ARTICLE_COLUMNS),
        _table("entities", "The people, organisations, places, groups and events with a page", ENTITY_COLUMNS),
        *(
            _file(stem, "jsonl", "application/jsonl", about)
            for stem, about in (
                ("articles", "The articles with texts and the evidence for each fact, one JSON object a line"),
                ("entities", "The entities with all their names, one JSON object a line"),
                ("mentions", "Each name where it stands, one JSON object a line; offsets are code points"),
            )
        ),
        _file("archive", "db", "application/vnd.sqlite3", "All of it as an SQLite database with full-text search"),
        _file("archive", "bib", "application/x-bibtex", "References to all articles for BibTeX and biblatex"),
        _file("archive", "ris", "application/x-research-info-systems", "References to all articles as RIS"),
        _file(
            "archive", "csl.json", "application/vnd.citationstyles.csl+json", "References to all articles as CSL-JSON"
        ),
    ]
    package = {"name": name, "title": title, "profile": "data-package", "resources": resources}
    return json.dumps(package, ensure_ascii=True, indent=1) + "\n"


def _table(stem: str, description: str, columns: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": stem,
        "path": f"{stem}.csv",
        "profile": "tabular-data-resource",
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [{"name": name, "type": kind} for name, kind in columns.items()],
            "primaryKey": "id",
            "missingValues": [""],
        },
    }


def _file(stem: str, ending: str, mediatype: str, description: str) -> dict[str, object]:
    return {
        "name": f"{stem}-{ending.replace('.', '-')}",
        "path": f"{stem}.{ending}",
        "description": description,
        "format": ending.rpartition(".")[2],
        "mediatype": mediatype,
    }
