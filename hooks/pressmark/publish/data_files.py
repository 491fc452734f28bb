"""The archive as data: `articles.jsonl`, `entities.jsonl`, `mentions.jsonl`, `report.json` and the names for search."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pressmark.model import (
    Article,
    Block,
    Catalog,
    Entity,
    Evidence,
    Mention,
    Rejection,
    Role,
    SiteFile,
)
from pressmark.publish.edition import Edition
from pressmark.publish.escape import json_line
from pressmark.publish.facts import removed_rule
from pressmark.publish.frontmatter import join_markdown
from pressmark.publish.keys import PlannedFile, Record, key_of, planned
from pressmark.publish.names_file import names_file
from pressmark.publish.records import records_file
from pressmark.text import WARNINGS_JOINED, count_words, plain_text


def data_files(edition: Edition) -> Iterator[PlannedFile]:
    catalog = edition.catalog
    yield records_file("data/articles.jsonl", [_article(edition, item) for item in catalog.articles])
    entities = (entity_record(item, edition) for item in catalog.entities)
    yield planned(SiteFile(path="data/entities.jsonl", content="".join(map(json_line, entities))))
    mentions = [_mentions(edition, article) for article in sorted(catalog.mentions_by_article)]
    yield records_file("data/mentions.jsonl", mentions)
    yield planned(SiteFile(path="data/report.json", content=_document(_report(catalog))))
    yield names_file(edition)


def _article(edition: Edition, article: Article) -> Record:
    return Record(edition.record_keys[article.id], lambda: json_line(article_record(article, edition)))


def _mentions(edition: Edition, article: str) -> Record:
    def make() -> str:
        return mention_lines(edition.catalog.mentions_by_article[article])

    return Record(key_of(article, edition.mention_keys[article]), make)


def line_counts(catalog: Catalog) -> dict[str, int]:
    """How many lines each of the files must have."""
    return {
        "data/articles.jsonl": len(catalog.articles),
        "data/entities.jsonl": len(catalog.entities),
        "data/mentions.jsonl": len(catalog.mentions),
    }


def _document(content: Mapping[str, object]) -> str:
    """A value a line; those of a list too, each as one line: an archive has as many as seeds."""
    parts = []
    for name, value in content.items():
        rows = [json.dumps(item, ensure_ascii=True) for item in value] if isinstance(value, list) else None
        told = json.dumps(value, ensure_ascii=True) if not rows else "[\n  " + ",\n  ".join(rows) + "\n ]"
        parts.append(f"{json.dumps(name)}: {told}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def extract_record(article: Article, url: str, words: int | None = None) -> dict[str, object]:
    """An article's fields that need no corpus of entities (design: data files); its words are counted unless given."""
    return {
        "id": article.id,
        "url": url,
        "seed": article.seed,
        "sha256": article.sha256,
        "title": article.title,
        "description": article.description,
        "published": article.published,
        "modified": article.modified,
        "captured": article.captured,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "section": article.section,
        "tags": list(article.tags),
        "language": article.language,
        "rights": article.rights,
        "captions": [{"text": item.text, "credit": item.credit} for item in article.captions],
        "source_url": article.source_url,
        "word_count": count_words(plain_text(article.body)) if words is None else words,
        "headings": [block.text for block in article.body if block.role is Role.HEADING],
        "text": join_markdown(article.body),
        "repairs": list(article.repairs),
        "evidence": {field: _evidence_record(found) for field, found in sorted(article.evidence.items())},
        "removed": _removed(article.removed),
    }


def article_record(article: Article, edition: Edition) -> dict[str, object]:
    entities = sorted(edition.mention_counts.get(article.id, ()))
    words = edition.word_count(article)
    return {**extract_record(article, edition.article_url(article.id), words), "entities": entities}


def _evidence_record(evidence: Evidence) -> dict[str, object]:
    where: dict[str, object] = {"lines": list(evidence.lines)} if evidence.lines else {"from": evidence.source}
    return {**where, "rule": evidence.rule, "confidence": evidence.confidence, "also": list(evidence.also)}


def _removed(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """Neighbouring blocks with one rule become one range of lines."""
    ranges: list[tuple[int, int, str]] = []
    for block in blocks:
        rule = removed_rule(block)
        if ranges and ranges[-1][2] == rule and ranges[-1][1] + 1 == block.first:
            ranges[-1] = (ranges[-1][0], block.last, rule)
        else:
            ranges.append((block.first, block.last, rule))
    return [{"lines": [first, last], "rule": rule} for first, last, rule in ranges]


def entity_record(entity: Entity, edition: Edition) -> dict[str, object]:
    return {
        "id": entity.id,
        "url": edition.entity_url(entity.id),
        "name": entity.name,
        "type": str(entity.type),
        "aliases": [{"name": alias.name, "count": alias.count} for alias in entity.aliases],
        "articles": list(entity.articles),
        "mentions": entity.mentions,
        "wikidata": entity.wikidata,
    }


def mention_lines(mentions: Iterable[Mention]) -> str:
    """One JSON object a line, as `json_line` would write it; there are 25 to an article."""
    said = json.encoder.encode_basestring_ascii
    return "".join(
        [
            f'{{"article": {said(item.article)}, "field": {said(item.field)}, "start": {item.start}, '
            f'"end": {item.end}, "surface": {said(item.surface)}, "label": {said(item.label)}, '
            f'"entity": {said(item.entity)}, "rule": {said(item.rule)}}}\n'
            for item in mentions
        ]
    )


def _report(catalog: Catalog) -> dict[str, object]:
    outcomes = [
        {
            "seed": article.seed,
            "outcome": "published",
            "reason": WARNINGS_JOINED.join(article.warnings) or None,
            "id": article.id,
            "duplicate_of": catalog.duplicates.get(article.id),
        }
        for article in catalog.articles
    ]
    outcomes += [_refusal(rejection) for rejection in catalog.rejections]
    return {
        "seeds": sorted(outcomes, key=lambda outcome: str(outcome["seed"])),
        "suggestions": [
            {
                "name": item.name,
                "type": str(item.type),
                "aliases": list(item.aliases),
                "articles": list(item.articles),
                "mentions": item.mentions,
            }
            for item in catalog.suggestions
        ],
        "counts": {
            "seeds": len(outcomes),
            "articles": len(catalog.articles),
            "rejected": sum(not item.withdrawn for item in catalog.rejections),
            "withdrawn": sum(item.withdrawn for item in catalog.rejections),
            "entities": len(catalog.entities),
            "mentions": len(catalog.mentions),
            "duplicates": len(catalog.duplicates),
        },
        "warnings": list(catalog.warnings),
        "notes": list(catalog.notes),
    }


def _refusal(rejection: Rejection) -> dict[str, str | None]:
    return {
        "seed": rejection.seed,
        "outcome": "withdrawn" if rejection.withdrawn else "rejected",
        "reason": rejection.reason,
        "id": rejection.id if rejection.withdrawn else None,
        "duplicate_of": None,
    }
