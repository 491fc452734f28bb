"""Lists of articles, cut into pages: the address of the list shows the newest, numbered pages show all from the oldest.

Numbered from the oldest, so that a new article changes the last page and not all of them. The newest are shown twice,
at the list's own address and on the last pages, so that the first page a reader sees is a full one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pressmark.model import Article, SiteFile
from pressmark.publish import urls
from pressmark.publish.dates import UNDATED
from pressmark.publish.edition import Edition
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.refs import ArticleRef, Link
from pressmark.publish.views import ArticleGroup, ArticleListView, PageView
from pressmark.publish.wording import Wording

ROWS = 200
"""Articles on one page: about 60 KB, and two dozen screens, which is more than anybody reads."""

Grouping = Callable[[Edition, Iterable[Article]], tuple[ArticleGroup, ...]]


def page(url: str, title: str, template: str, view: PageView) -> PlannedFile:
    """A page without Markdown of its own."""
    content = markdown_file({"title": title}, "")
    return planned(SiteFile(path=urls.page_path(url), content=content, template=template, view=view), title)


def year_of(article: Article) -> str:
    return article.published[:4] if article.published else UNDATED


def refs(edition: Edition, articles: Iterable[Article]) -> tuple[ArticleRef, ...]:
    return tuple(edition.article_refs[article.id] for article in articles)


def groups_by_year(edition: Edition, articles: Iterable[Article]) -> tuple[ArticleGroup, ...]:
    return tuple(
        ArticleGroup(name=year, anchor=year, articles=refs(edition, found))
        for year, found in groupby(articles, key=year_of)
    )


def list_pages(
    edition: Edition,
    view: ArticleListView,
    url: str,
    articles: Sequence[Article],
    grouping: Grouping = groups_by_year,
) -> Iterator[PlannedFile]:
    """The page of a list, and where it is longer than a page the numbered ones.

    Args:
        edition: the archive.
        view: what all pages of the list say.
        url: of the list.
        articles: newest first.
        grouping: how articles are put together on a page.
    """
    if len(articles) <= ROWS:
        yield page(url, view.name, "articles.html", replace(view, groups=grouping(edition, articles)))
        return
    chunks = numbered_chunks(articles)
    links = [
        Link(years_words(chunk, edition.wording), urls.numbered_url(url, number))
        for number, chunk in enumerate(chunks, start=1)
    ]
    newest = grouping(edition, articles[:ROWS])
    yield page(url, view.name, "articles.html", replace(view, groups=newest, parts=tuple(reversed(links))))
    for at, (link, chunk) in enumerate(zip(links, chunks, strict=True)):
        shown = replace(
            view,
            count=len(chunk),  # that of the whole list would change with each new article
            groups=grouping(edition, chunk),
            entities=(),
            part=link.name,
            older=links[at - 1] if at else None,
            newer=links[at + 1] if at + 1 < len(links) else None,
            whole=Link(view.name, url),
        )
        yield page(link.url, f"{view.name}, {link.name}", "articles.html", shown)


def numbered_chunks(articles: Sequence[Article], rows: int = ROWS) -> list[Sequence[Article]]:
    """The articles of each numbered page, from the oldest; on each the newest first, as given.

    Undated ones, which are given last, are on the first pages.
    """
    chunks: list[Sequence[Article]] = []
    end = len(articles)
    while end > 0:
        chunks.append(articles[max(0, end - rows) : end])
        end -= rows
    return chunks


def years_words(articles: Iterable[Article], wording: Wording) -> str:
    """ "1998 to 2001", "1998", "undated", "undated and 1998": the years on a page."""
    years = [year_of(article) for article in articles]
    dated = sorted(year for year in years if year != UNDATED)
    words = wording.span(dated[0], dated[-1]) if dated else ""
    undated = wording(UNDATED) if UNDATED in years else ""
    return wording("{one} and {other}", one=undated, other=words) if undated and words else undated or words
