"""The timeline: everything by month on one page, and where that is too long by year, then by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pressmark.model import Article
from pressmark.publish import urls
from pressmark.publish.dates import UNDATED
from pressmark.publish.edition import Edition
from pressmark.publish.keys import PlannedFile
from pressmark.publish.lists import ROWS, list_pages, page, refs, year_of
from pressmark.publish.refs import Row
from pressmark.publish.views import ArticleGroup, ArticleListView, TimelineView, TimelineYear

_YEAR = len("2014")


def timeline_pages(edition: Edition) -> Iterator[PlannedFile]:
    """The timeline, and where it is longer than a page one for each year and for each month of a long year."""
    dated = [article for article in edition.by_date if article.published]
    undated = [article for article in edition.by_date if not article.published]
    years = {year: list(found) for year, found in groupby(dated, key=year_of)}
    is_cut = len(edition.by_date) > ROWS
    largest = max(map(len, years.values()), default=1)
    view = TimelineView(
        dated=len(dated),
        years=tuple(
            TimelineYear(
                name=year,
                anchor=year,
                count=len(found),
                share=round(len(found) / largest, 3),
                months=() if is_cut else _months(edition, found),
                rows=_rows(edition, year, found) if is_cut else (),
                url=urls.time_url(year) if is_cut else "",
            )
            for year, found in years.items()
        ),
        undated=() if is_cut else refs(edition, undated),
        undated_count=len(undated),
        undated_url=urls.time_url(UNDATED) if is_cut else "",
    )
    yield page("timeline/", "Timeline", "timeline.html", view)
    if is_cut:
        for year, found in years.items():
            yield from _year_pages(edition, year, found)
        if undated:
            yield from list_pages(
                edition, _view(edition.wording(UNDATED), undated), urls.time_url(UNDATED), undated, _ungrouped
            )


def _year_pages(edition: Edition, year: str, articles: Sequence[Article]) -> Iterator[PlannedFile]:
    """A year by its months; months have addresses of their own where the year is longer than a page."""
    newest_first = tuple(reversed(articles))
    yield from list_pages(edition, _view(year, articles), urls.time_url(year), newest_first, _months)
    if len(articles) > ROWS:
        for month, found in groupby(articles, key=_month_of):
            if len(month) > _YEAR:
                listed = tuple(reversed(list(found)))
                view = _view(edition.wording.date(month), listed)
                yield from list_pages(edition, view, urls.time_url(month), listed, _months)


def _view(name: str, articles: Sequence[Article]) -> ArticleListView:
    return ArticleListView(kind="time", name=name, count=len(articles))


def _month_of(article: Article) -> str:
    return (article.published or "")[:7]


def _rows(edition: Edition, year: str, articles: Sequence[Article]) -> tuple[Row, ...]:
    """The months of a year; where the year is one page they are places on it."""
    own = len(articles) > ROWS
    found = [(month, len(list(group))) for month, group in groupby(articles, key=_month_of) if len(month) > _YEAR]
    return tuple(
        Row(
            name=edition.wording.month(month),
            url=urls.time_url(month) if own else f"{urls.time_url(year)}#{month}",
            count=count,
        )
        for month, count in found
    )


def _ungrouped(edition: Edition, articles: Iterable[Article]) -> tuple[ArticleGroup, ...]:
    return (ArticleGroup(name="", anchor="", articles=refs(edition, articles)),)


def _months(edition: Edition, articles: Iterable[Article]) -> tuple[ArticleGroup, ...]:
    return tuple(
        ArticleGroup(
            name=month if len(month) == _YEAR else edition.wording.month(month),
            anchor=month if len(month) > _YEAR else f"{month}-month-unknown",
            articles=refs(edition, found),
        )
        for month, found in groupby(articles, key=_month_of)
    )
