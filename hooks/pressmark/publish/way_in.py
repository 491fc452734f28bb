"""What tells programs where everything is: sitemap, robots.txt, OpenSearch description, llms.txt.

Grammars: sitemaps.org 0.9; RFC 9309 (robots.txt); OpenSearch 1.1; llmstxt.org.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from pressmark.model import SiteFile
from pressmark.publish.edition import Edition
from pressmark.publish.escape import escape_inline, escape_xml
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.wording import Wording

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_ADDRESSES = 50_000
"""In one sitemap. Source: sitemaps.org, "Using Sitemap index files"."""
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_SHORT_NAME = 16
"""Characters. Source: OpenSearch 1.1, ShortName."""
NEWEST = 50
"""Articles that llms.txt names, which a program reads whole."""


def way_in_files(edition: Edition) -> Iterator[PlannedFile]:
    """robots.txt and llms.txt, and where the site has an address the OpenSearch description."""
    yield planned(SiteFile("robots.txt", _robots(edition)))
    yield planned(SiteFile("llms.txt", _llms(edition)))
    if edition.imprint.address:
        yield planned(SiteFile("opensearch.xml", _opensearch(edition)))


def sitemap_files(edition: Edition, pages: Iterable[str]) -> Iterator[PlannedFile]:
    """The sitemap; of a site with very many pages an index and its parts. A site without an address has none.

    An article's date is that of the day on which it was saved, or else changed or published; other pages have none,
    since what they list tells no date of their own.

    Args:
        edition: the archive.
        pages: addresses of all pages, relative to the site's root.
    """
    if not edition.imprint.address:
        return
    listed = sorted(set(pages))
    dates = {edition.article_url(item.id): item for item in edition.catalog.articles}
    rows = []
    for url in listed:
        article = dates.get(url)
        known = ((article.captured or "")[:10] or article.modified or article.published) if article else None
        rows.append((edition.imprint.absolute(url), known))
    parts = [rows[start : start + MOST_ADDRESSES] for start in range(0, len(rows), MOST_ADDRESSES)]
    if len(parts) == 1:
        yield planned(SiteFile("sitemap.xml", _addresses("urlset", "url", parts[0])))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield planned(SiteFile(name, _addresses("urlset", "url", part)))
    index = [(edition.imprint.absolute(name), None) for name in names]
    yield planned(SiteFile("sitemap.xml", _addresses("sitemapindex", "sitemap", index)))


def _addresses(root_name: str, name: str, rows: Iterable[tuple[str, str | None]]) -> bytes:
    root = ET.Element(root_name, {"xmlns": SITEMAP})
    for address, date in rows:
        row = ET.SubElement(root, name)
        ET.SubElement(row, "loc").text = address
        if date:
            ET.SubElement(row, "lastmod").text = date
    return _document(root)


def _document(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _robots(edition: Edition) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if edition.imprint.address:
        lines += ["", f"Sitemap: {edition.imprint.absolute('sitemap.xml')}"]
    return "\n".join(lines) + "\n"


def _opensearch(edition: Edition) -> bytes:
    imprint = edition.imprint
    root = ET.Element("OpenSearchDescription", {"xmlns": OPENSEARCH})
    ET.SubElement(root, "ShortName").text = escape_xml(imprint.name[:LONGEST_SHORT_NAME])
    ET.SubElement(root, "Description").text = escape_xml(imprint.description or imprint.name)
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    template = f"{imprint.absolute('search/')}?q={{searchTerms}}"
    ET.SubElement(root, "Url", {"type": "text/html", "method": "get", "template": template})
    return _document(root)


def _llms(edition: Edition) -> str:
    imprint, catalog, t = edition.imprint, edition.catalog, edition.wording
    about = escape_inline(imprint.description or t("An archive of saved news articles"))
    articles = t.count(len(catalog.articles), "article", "articles")
    entities = t.count(len(catalog.entities), "person, organisation or place", "people, organisations and places")
    address = imprint.address
    lines = [
        f"# {escape_inline(imprint.name)}",
        "",
        f"> {about}: {articles}, {entities}.",
        "",
        t("Each page has a Markdown version at its address + `index.md`."),
        t("Articles belong to those who wrote and published them."),
        t("What a page says of its source is all that is known."),
        "",
        "## " + t("Data"),
        "",
        *(f"- [{path}]({address}{path}): {told}" for path, told in _data(t)),
        "",
        "## " + t("Lists"),
        "",
        *(f"- [{name}]({address}{url}index.md): {told}" for name, url, told in _lists(t)),
    ]
    newest = edition.newest_first[:NEWEST]
    if newest:
        lines += ["", "## " + t("Newest"), ""]
        lines += [_llms_line(edition, article.id) for article in newest]
    return "\n".join(lines) + "\n"


def _data(t: Wording) -> Iterable[tuple[str, str]]:
    yield "data/articles.jsonl", t("all articles with texts, facts and evidence, one JSON object a line")
    yield "data/entities.jsonl", t("people, organisations, places, groups and events with all their names")
    yield "data/mentions.jsonl", t("where each name stands in the texts")
    yield "data/archive.db", t("all of it as SQLite with full-text search")
    yield "data/archive.bib", t("references to all articles")
    yield "data/datapackage.json", t("what the files of data are")


def _lists(t: Wording) -> Iterable[tuple[str, str, str]]:
    yield t("Articles"), "articles/", t("all articles, newest first")
    yield t("Entities"), "entities/", t("who and what the articles are about")
    yield t("Timeline"), "timeline/", t("articles by day of publication")
    yield t("Sources"), "sources/", t("where they were published")
    yield t("Tags"), "tags/", t("what they are filed under")


def _llms_line(edition: Edition, article: str) -> str:
    ref = edition.article_refs[article]
    source = escape_inline(ref.source or edition.wording("source unknown"))
    url = f"{edition.imprint.address}{ref.url}index.md"
    return f"- [{escape_inline(ref.title)}]({url}): {source}, {ref.published_words}"
