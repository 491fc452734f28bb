"""Which feeds the archive has: of all of it, of each tag, of each entity. Without an address it has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from pressmark.model import SiteFile
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.feeds import ENTRIES, Entry, Feed, atom_feed, json_feed
from pressmark.publish.keys import PlannedFile, key_of
from pressmark.publish.refs import Link

ATOM, JSON = "feed.xml", "feed.json"
TYPES = {ATOM: "application/atom+xml", JSON: "application/feed+json"}


def feed_links(edition: Edition, url: str, articles: Iterable[str]) -> tuple[Link, ...]:
    """The feeds of a page: their media types and addresses.

    Args:
        edition: the archive.
        url: the page's address.
        articles: ids of those that the page is about.
    """
    if not edition.imprint.address:
        return ()
    known = edition.catalog.article_by_id
    dated = any(known[article].published for article in articles)
    return tuple(Link(TYPES[name], url + name) for name in TYPES if dated or name == JSON)


def feed_files(edition: Edition) -> Iterator[PlannedFile]:
    """All feeds, each made only where one of its articles changed."""
    if not edition.imprint.address:
        return
    yield from _feeds(edition, "", edition.imprint.name, edition.catalog.article_by_id)
    for tag in edition.tags.values():
        yield from _feeds(edition, tag.url, f"{tag.name} – {edition.imprint.name}", tag.articles)
    for entity in edition.catalog.entities:
        name = f"{entity.name} – {edition.imprint.name}"
        yield from _feeds(edition, edition.entity_url(entity.id), name, entity.articles)


def _feeds(edition: Edition, url: str, title: str, articles: Iterable[str]) -> Iterator[PlannedFile]:
    newest = edition.newest_of(articles, ENTRIES)
    keys = [
        (edition.article_keys[article], edition.article_url(article), edition.id_paths[article]) for article in newest
    ]
    key = key_of(url, title, keys)
    for link in feed_links(edition, url, newest):
        yield PlannedFile(link.url, key, partial(_feed, edition, link.url, url, title, newest))


def _feed(edition: Edition, path: str, page: str, title: str, articles: Sequence[str]) -> SiteFile:
    entries = tuple(_entry(edition, article) for article in articles)
    feed = Feed(title, edition.imprint.absolute(page), entries)
    make = atom_feed if path.endswith(ATOM) else json_feed
    return SiteFile(path, make(feed, edition.imprint.absolute(path)))


def _entry(edition: Edition, article_id: str) -> Entry:
    article = edition.catalog.article_by_id[article_id]
    return Entry(
        id=edition.imprint.absolute(urls.id_url(edition.id_paths[article_id])),
        url=edition.imprint.absolute(edition.article_url(article_id)),
        title=article.title,
        published=article.published,
        modified=article.modified,
        authors=article.authors,
        summary=article.description or "",
        tags=article.tags,
        language=article.language,
        source=article.publisher,
    )
