"""Home, the lists and the hand-written pages as Markdown, for people and programs that take the archive away."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from pressmark.model import SiteFile
from pressmark.publish import urls
from pressmark.publish.escape import escape_inline
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.network import NetworkView
from pressmark.publish.refs import ArticleRef, EntityRef, Link, Row
from pressmark.publish.report import ReportRow, ReportView
from pressmark.publish.views import (
    ArticleGroup,
    ArticleListView,
    DirectoryView,
    EntitiesView,
    HomeView,
    SearchView,
    TimelineView,
)

_LINK = re.compile(r"\]\(([^)#\s]*)")
"""Where the target of a link of Markdown stands, as far as its fragment."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
"""An address with a scheme, or from the root of a host. Source: RFC 3986, 4.2."""


def with_markdown(pages: Iterable[PlannedFile]) -> Iterator[PlannedFile]:
    """Pages, and after each its Markdown."""
    for page in pages:
        yield page
        yield PlannedFile(page.path, page.key, partial(_markdown, page))


def _markdown(page: PlannedFile) -> SiteFile:
    view = page.make().view
    here = _Page(urls.page_url(page.path))
    blocks = [f"# {escape_inline(page.title)}", *_WRITERS[type(view)](here, view)]
    return SiteFile(page.path, markdown_file({"title": page.title}, "\n\n".join(filter(None, blocks))))


class _Page:
    """A page that links to others."""

    def __init__(self, url: str) -> None:
        self._url = url

    def link(self, name: str, url: str) -> str:
        page, mark, anchor = url.partition("#")
        return f"[{escape_inline(name)}]({urls.relative_page_path(page, self._url)}{mark}{anchor})"

    def articles(self, refs: Iterable[ArticleRef]) -> str:
        return "\n".join(
            f"- {self.link(ref.title, ref.url)}: {escape_inline(ref.source or 'source unknown')}, {ref.published_words}"
            for ref in refs
        )

    def entities(self, refs: Iterable[EntityRef]) -> str:
        return "\n".join(f"- {self.link(ref.name, ref.url)} ({ref.type}): {ref.count}" for ref in refs)

    def rows(self, rows: Iterable[Row]) -> str:
        return "\n".join(f"- {self.link(row.name, row.url)}: {row.count}" for row in rows if row.count)

    def report_row(self, row: ReportRow) -> str:
        name = self.link(row.title, row.page_url) + " " if row.page_url else ""
        told = " ".join(part for part in (escape_inline(row.fact), f"`{row.remedy}`" if row.remedy else "") if part)
        return f"- {name}{escape_inline(row.place)}: {told}"

    def links(self, links: Iterable[Link | None]) -> str:
        return "\n".join(f"- {self.link(link.name, link.url)}" for link in links if link)

    def groups(self, groups: Iterable[ArticleGroup]) -> Iterator[str]:
        for group in groups:
            yield f"## {group.name}" if group.name else ""
            yield self.articles(group.articles)


def _home(here: _Page, view: HomeView) -> Iterator[str]:
    yield f"{view.articles} articles, {view.dated} dated, {view.undated} undated; {view.known_sources} known sources."
    yield "## Newest"
    yield here.articles(teaser.article for teaser in view.newest)
    yield "## Most mentioned"
    yield here.entities(view.top_entities)
    yield "## Years"
    yield here.rows(view.years)
    yield "## Tags"
    yield here.rows(view.tags)


def _article_list(here: _Page, view: ArticleListView) -> Iterator[str]:
    yield f"{view.count} articles" + (f", the newest {view.listed} here" if view.parts else "")
    yield here.links((view.older, view.newer, view.whole))
    if view.entities:
        yield "## Most mentioned"
        yield here.entities(view.entities)
    yield from here.groups(view.groups)
    if view.parts:
        yield "## All, by date"
        yield here.links(view.parts)


def _entities(here: _Page, view: EntitiesView) -> Iterator[str]:
    for kind in view.types:
        yield f"## {kind.name}"
        yield here.entities(entity for letter in kind.letters for entity in letter.entities)


def _directory(here: _Page, view: DirectoryView) -> Iterator[str]:
    yield here.rows(view.rows)
    if view.unknown:
        yield f"## {'Without a tag' if view.kind == 'tags' else 'Source unknown'}"
        yield here.articles(view.unknown_articles)
        yield here.link(f"All {view.unknown}", view.unknown_url) if view.unknown_url else ""


def _timeline(here: _Page, view: TimelineView) -> Iterator[str]:
    for year in view.years:
        yield f"## {year.name}"
        yield here.rows(year.rows)
        for month in year.months:
            yield f"### {month.name}" if month.name != year.name else ""
            yield here.articles(month.articles)
    if view.undated_count:
        yield "## undated"
        yield here.articles(view.undated)
        yield here.link(f"All {view.undated_count}", view.undated_url) if view.undated_url else ""


def _search(here: _Page, view: SearchView) -> Iterator[str]:
    yield f"{view.articles} articles. Searching needs a browser; the lists and the data files do not."
    yield here.links((Link("Articles", "articles/"), Link("Entities", "entities/"), Link("Timeline", "timeline/")))


def _network(here: _Page, view: NetworkView) -> Iterator[str]:
    yield f"The {len(view.nodes)} of {view.entities} entities that most articles mention."
    yield here.entities(node.entity for node in view.nodes)


def _report(here: _Page, view: ReportView) -> Iterator[str]:
    yield f"{view.published} articles published."
    for part in view.parts:
        if part.count:
            yield f"## {part.name}: {part.count}"
            yield part.about
            yield "\n".join(map(here.report_row, part.rows))
            yield here.links(part.pages)
    yield here.links((view.whole,))


_WRITERS: Mapping[type, Callable[[_Page, Any], Iterator[str]]] = {
    HomeView: _home,
    ArticleListView: _article_list,
    EntitiesView: _entities,
    DirectoryView: _directory,
    TimelineView: _timeline,
    SearchView: _search,
    NetworkView: _network,
    ReportView: _report,
}


def written_markdown(source: str, path: str, url: str) -> PlannedFile:
    """The Markdown of a hand-written page, at the page's address: its links lead on from there.

    Args:
        source: as written.
        path: where it was written, relative to the folder of hand-written pages.
        url: the page's address, relative to the site's root.
    """
    moved = _LINK.sub(lambda found: f"]({_moved(found[1], path, url)}", source)
    return planned(SiteFile(urls.page_path(url), moved))


def _moved(target: str, path: str, url: str) -> str:
    """A link's target as seen from the page's address; addresses of other sites and places on the page stay."""
    if not target or _ELSEWHERE.match(target):
        return target
    seen = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if seen.endswith(".md") and posixpath.basename(seen) != "index.md":
        seen = f"{seen.removesuffix('.md')}/index.md"
    return urls.relative_url(seen, url)
