"""A port of the rules by which Zotero's connector takes a page, for the meta elements that this archive writes.

Source: zotero/translators, "Embedded Metadata.js" (`getPrefixes`, `processHighwireMeta`, `processFields`) and
"RDF.js" (`detectType`). `z:itemType` decides the type; Highwire's `citation_*` fill what they name, PRISM and Dublin
Core the rest; dates written with "/" are read as ISO dates; several authors are several elements; a page without a
title is no item.
"""

from __future__ import annotations

from bs4 import BeautifulSoup

TYPES = {"newspaperArticle", "journalArticle", "webpage", "blogPost"}
FIELDS = {
    "citation_title": "title",
    "citation_date": "date",
    "citation_language": "language",
    "citation_public_url": "url",
    "prism:publicationName": "publicationTitle",
    "prism:section": "section",
    "DC.rights": "rights",
}


def zotero_item(page: BeautifulSoup) -> dict[str, object]:
    """The item that Zotero would save; empty for a page without one."""
    metas = [(tag.get("name", ""), tag.get("content", "").strip()) for tag in page.find_all("meta")]
    types = [content for name, content in metas if name == "z:itemType" and content in TYPES]
    if not types or not any(name == "citation_title" and content for name, content in metas):
        return {}
    item: dict[str, object] = {"itemType": types[0], "creators": []}
    for name, content in metas:
        if name in FIELDS and content:
            item.setdefault(FIELDS[name], content.replace("/", "-") if name == "citation_date" else content)
        elif name == "citation_author":
            item["creators"] = [*list(item["creators"]), content]  # type: ignore[call-overload]
    return item
