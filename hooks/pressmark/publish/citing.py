"""What an article's page says of how to cite and take it away, and what it tells machines in its head."""

from __future__ import annotations

from collections.abc import Iterable

from pressmark.model import Article
from pressmark.publish.article_parts import CiteFormat, CiteStyle, CiteView, MetaTag
from pressmark.publish.citation_styles import apa, chicago
from pressmark.publish.citations import Reference, bibtex, citation_key, csl_json, reference, ris
from pressmark.publish.edition import Edition
from pressmark.publish.escape import one_line
from pressmark.publish.linked_data import article_data, citation_tags
from pressmark.publish.refs import EntityRef
from pressmark.publish.tables import ARTICLE_COLUMNS, article_row

MENTIONED = 8
"""Entities that a page's head names, most mentioned first: each costs 120 bytes, and a page has 40,000 in all."""


def article_reference(edition: Edition, article: Article) -> Reference:
    """How others cite an article of this archive."""
    imprint = edition.imprint
    return reference(article, edition.article_url(article.id), imprint.name, imprint.address)


def cite_view(edition: Edition, article: Article, entities: Iterable[EntityRef]) -> CiteView:
    """An article's citations and what machines read of it.

    Args:
        edition: the archive.
        article: one of its articles.
        entities: those on its page, most mentioned first.
    """
    item = article_reference(edition, article)
    address = edition.imprint.absolute(edition.article_url(article.id))
    known = edition.catalog.entity_by_id
    named = [(known[entity.id], edition.imprint.absolute(entity.url)) for entity in list(entities)[:MENTIONED]]
    return CiteView(
        key=citation_key(item),
        styles=(CiteStyle("Chicago", chicago(item, edition.wording)), CiteStyle("APA", apa(item, edition.wording))),
        formats=(
            CiteFormat("BibTeX", "bib", "application/x-bibtex", bibtex(item).strip()),
            CiteFormat("RIS", "ris", "application/x-research-info-systems", ris(item).replace("\r", "").rstrip("\n")),
            CiteFormat("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json(item).strip()),
        ),
        tags=tuple(MetaTag(*tag) for tag in citation_tags(article, edition.imprint.name, address)),
        linked_data=article_data(article, address, named),
        row=one_line(article_row(row_fields(edition, article))),
    )


def row_fields(edition: Edition, article: Article) -> dict[str, object]:
    """What articles.csv tells of an article: the facts of its record in articles.jsonl, at a third of the work."""
    told = {name: getattr(article, name) for name in ARTICLE_COLUMNS if hasattr(article, name)}
    return {
        **told,
        "url": edition.article_url(article.id),
        "word_count": edition.word_count(article),
        "entities": sorted(edition.mention_counts.get(article.id, ())),
    }
