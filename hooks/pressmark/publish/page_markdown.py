"""Home, the lists and the hand-written pages as Markdown, for people and programs that take the archive away."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from pressmark.model import SiteFile
from pressmark.publish import urls
from pressmark.publish.dates import UNDATED
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
from pressmark.publish.wording import Wording
from pressmark.publish.world_map import MapView

_LINK = re.compile(r"\]\(([^)#\s]*)")
"""Where the target of a link of Markdown stands, as far as its fragment."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
"""An address with a scheme, or from the root of a host. Source: RFC 3986, 4.2."""


def with_markdown(pages: Iterable[PlannedFile], wording: Wording) -> Iterator[PlannedFile]:
    """Pages, and after each its Markdown, in the words of the interface."""
    for page in pages:
        yield page
        yield PlannedFile(page.path, page.key, partial(_markdown, page, wording))


def _markdown(page: PlannedFile, wording: Wording) -> SiteFile:
    view = page.make().view
    here = _Page(urls.page_url(page.path), wording)
    blocks = [f"# {escape_inline(page.title)}", *_WRITERS[type(view)](here, view)]
    return SiteFile(page.path, markdown_file({"title": page.title}, "\n\n".join(filter(None, blocks))))


class _Page:
    """A page that links to others."""

    def __init__(self, url: str, wording: Wording) -> None:
        self._url = url
        self.wording = wording

    def link(self, name: str, url: str) -> str:
        page, mark, anchor = url.partition("#")
        return f"[{escape_inline(name)}]({urls.relative_page_path(page, self._url)}{mark}{anchor})"

    def articles(self, refs: Iterable[ArticleRef]) -> str:
        unknown = self.wording("source unknown")
        return "\n".join(
            f"- {self.link(ref.title, ref.url)}: {escape_inline(ref.source or unknown)}, {ref.published_words}"
            for ref in refs
        )

    def entities(self, refs: Iterable[EntityRef]) -> str:
        return "\n".join(f"- {self.link(ref.name, ref.url)} ({self.wording(ref.type)}): {ref.count}" for ref in refs)

    def rows(self, rows: Iterable[Row]) -> str:
        return "\n".join(f"- {self.link(self.name(row.name), row.url)}: {row.count}" for row in rows if row.count)

    def name(self, name: str) -> str:
        """Of a row or group: "undated" is a word of ours."""
        return self.wording(name) if name == UNDATED else name

    def report_row(self, row: ReportRow) -> str:
        name = self.link(row.title, row.page_url) + " " if row.page_url else ""
        told = " ".join(part for part in (escape_inline(row.fact), f"`{row.remedy}`" if row.remedy else "") if part)
        return f"- {name}{escape_inline(row.place)}: {told}"

    def links(self, links: Iterable[Link | None]) -> str:
        return "\n".join(f"- {self.link(link.name, link.url)}" for link in links if link)

    def groups(self, groups: Iterable[ArticleGroup]) -> Iterator[str]:
        for group in groups:
            yield f"## {self.name(group.name)}" if group.name else ""
            yield self.articles(group.articles)


def _home(here: _Page, view: HomeView) -> Iterator[str]:
    t = here.wording
    known = t.count(view.known_sources, "known source", "known sources")
    dated, undated = t("{n} dated", n=t.number(view.dated)), t("{n} undated", n=t.number(view.undated))
    yield f"{t.count(view.articles, 'article', 'articles')}, {dated}, {undated}; {known}."
    yield f"## {t('Newest')}"
    yield here.articles(teaser.article for teaser in view.newest)
    yield f"## {t('Most mentioned')}"
    yield here.entities(view.top_entities)
    yield f"## {t('Articles by year')}"
    yield here.rows(view.years)
    yield f"## {t('Tags')}"
    yield here.rows(view.tags)


def _article_list(here: _Page, view: ArticleListView) -> Iterator[str]:
    t = here.wording
    newest = f", {t('the newest {n} here', n=t.number(view.listed))}" if view.parts else ""
    yield t.count(view.count, "article", "articles") + newest
    yield here.links((view.older, view.newer, view.whole))
    if view.entities:
        yield f"## {t('Most mentioned')}"
        yield here.entities(view.entities)
    yield from here.groups(view.groups)
    if view.parts:
        yield f"## {t('All {n}, by date', n=t.number(view.count))}"
        yield here.links(view.parts)


def _entities(here: _Page, view: EntitiesView) -> Iterator[str]:
    for kind in view.types:
        yield f"## {kind.name}"
        yield here.entities(entity for letter in kind.letters for entity in letter.entities)


def _directory(here: _Page, view: DirectoryView) -> Iterator[str]:
    yield here.rows(view.rows)
    if view.unknown:
        t = here.wording
        yield f"## {t('Without a tag') if view.kind == 'tags' else t('Source unknown')}"
        yield here.articles(view.unknown_articles)
        count = t.count(view.unknown, "article", "articles")
        yield here.link(t("All {count}", count=count), view.unknown_url) if view.unknown_url else ""


def _timeline(here: _Page, view: TimelineView) -> Iterator[str]:
    for year in view.years:
        yield f"## {year.name}"
        yield here.rows(year.rows)
        for month in year.months:
            yield f"### {month.name}" if month.name != year.name else ""
            yield here.articles(month.articles)
    if view.undated_count:
        t = here.wording
        yield f"## {t('undated')}"
        yield here.articles(view.undated)
        count = t.count(view.undated_count, "article", "articles")
        yield here.link(t("All {count}", count=count), view.undated_url) if view.undated_url else ""


def _search(here: _Page, view: SearchView) -> Iterator[str]:
    t = here.wording
    yield f"{t.count(view.articles, 'article', 'articles')}. {t('Searching needs JavaScript. The lists do not:')}"
    lists = (Link(t("Articles"), "articles/"), Link(t("Entities"), "entities/"), Link(t("Timeline"), "timeline/"))
    yield here.links(lists)


def _network(here: _Page, view: NetworkView) -> Iterator[str]:
    t = here.wording
    yield t("the {n} in most articles, of {all}", n=t.number(len(view.nodes)), all=t.number(view.entities))
    yield here.entities(node.entity for node in view.nodes)


def _map(here: _Page, view: MapView) -> Iterator[str]:
    yield here.wording("positions given by the archivist")
    yield "\n".join(
        f"- {here.link(pin.entity.name, pin.entity.url)} ({here.wording(pin.entity.type)}): {pin.entity.count}; "
        f"{pin.latitude}, {pin.longitude}"
        for pin in view.whole.pins
    )


def _report(here: _Page, view: ReportView) -> Iterator[str]:
    yield here.wording.count(view.published, "article published", "articles published")
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
    MapView: _map,
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
