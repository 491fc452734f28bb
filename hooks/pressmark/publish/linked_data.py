"""What machines read in a page's head: JSON-LD of schema.org, and the tags that reference managers read.

Sources: schema.org NewsArticle, Person, Organization, Place, Event; Google Scholar's inclusion guidelines
(`citation_*`); PRISM 3.0 (`prism:publicationName`); Zotero's translator "Embedded Metadata" (`z:itemType`), which does
not read JSON-LD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pressmark.model import Article, Entity, EntityType
from pressmark.publish.citation_names import split_name
from pressmark.publish.citations import web_address
from pressmark.publish.escape import json_in_script, one_line

SCHEMA = "https://schema.org"
TYPES: Mapping[EntityType, str] = {
    EntityType.PERSON: "Person",
    EntityType.ORGANISATION: "Organization",
    EntityType.GROUP: "Organization",
    EntityType.PLACE: "Place",
    EntityType.EVENT: "Event",
}
"""Kinds of entity as schema.org names them; groups of people are the nearest to its Organization."""
_RUNS_AS_ADDRESS = re.compile(r"\W*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
"""A text that runs where a careless reader of tags makes a link of it. Source: OWASP, XSS filter evasion."""


def article_data(article: Article, address: str, mentioned: Iterable[tuple[Entity, str]]) -> str:
    """A NewsArticle as JSON that may stand in a script element.

    Args:
        article: the article.
        address: the page's absolute address, or "" when the site has none.
        mentioned: the entities on its page, each with its absolute address or "".
    """
    fields: dict[str, object] = {
        "@context": SCHEMA,
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.description,
        "datePublished": article.published,
        "dateModified": article.modified,
        "author": [_author(name) for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
        "articleSection": article.section,
        "keywords": list(article.tags),
        "inLanguage": None if article.language == "und" else article.language,
        "copyrightNotice": article.rights,
        "url": address,
        "isBasedOn": web_address(article.source_url),
        "identifier": article.id,
        "mentions": [_thing(entity, url) for entity, url in mentioned],
    }
    return json_in_script(_known(fields))


def entity_data(entity: Entity, address: str) -> str:
    """A Person, Organization, Place or Event as JSON that may stand in a script element."""
    others = [alias.name for alias in entity.aliases if alias.name != entity.name]
    more = _known({"alternateName": others, "geo": _geo(entity)})
    return json_in_script({"@context": SCHEMA, **_thing(entity, address), **more})


def _geo(entity: Entity) -> dict[str, object] | None:
    if entity.coordinates is None or entity.type is not EntityType.PLACE:
        return None
    latitude, longitude = entity.coordinates
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def citation_tags(article: Article, archive: str, address: str) -> tuple[tuple[str, str], ...]:
    """Names and contents of the meta elements from which reference managers take a newspaper article.

    What would run as an address is left out; the page and its citations say it as text.
    """
    rows = [
        ("z:itemType", "newspaperArticle"),
        ("citation_title", article.title),
        *(("citation_author", author) for author in article.authors),
        ("citation_date", (article.published or "").replace("-", "/")),
        ("prism:publicationName", article.publisher or ""),
        ("prism:section", article.section or ""),
        ("citation_language", "" if article.language == "und" else article.language),
        ("citation_public_url", web_address(article.source_url) or address),
        ("DC.source", archive),
        ("DC.rights", article.rights or ""),
    ]
    return tuple((name, one_line(text)) for name, text in rows if text and not _RUNS_AS_ADDRESS.match(text))


def _author(printed: str) -> dict[str, str]:
    return {"@type": "Organization" if split_name(printed).is_whole else "Person", "name": printed}


def _thing(entity: Entity, address: str) -> dict[str, object]:
    same = f"https://www.wikidata.org/entity/{entity.wikidata}" if entity.wikidata else None
    return {"@type": TYPES[entity.type], **_known({"name": entity.name, "url": address, "sameAs": same})}


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
