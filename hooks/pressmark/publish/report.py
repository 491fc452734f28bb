"""The report for the archivist: what was not published and why, what is unknown, and the line that would mend each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressmark.model import Article, Rejection, SiteFile
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.escape import one_line, printable_name
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.lists import ROWS
from pressmark.publish.refs import Link
from pressmark.publish.wording import Wording

REPORT_URL = "report/"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A seed, or a name."""

    place: str
    """The seed's path, or the name."""
    fact: str
    remedy: str
    """A line of front matter or of `entities.yml` that would mend it; empty where `fact` says what to do."""
    page_url: str | None = None
    """The article's page."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class ReportPart:
    name: str
    anchor: str
    about: str
    count: int
    rows: tuple[ReportRow, ...]
    pages: tuple[Link, ...] = ()
    """Where there are more rows than fit on a page."""


@dataclass(frozen=True, slots=True)
class ReportView:
    published: int
    parts: tuple[ReportPart, ...]
    whole: Link | None = None
    """Of a numbered page: the report."""


def report_pages(edition: Edition) -> Iterator[PlannedFile]:
    """The report, and numbered pages for its long parts."""
    parts = list(_parts(edition))
    published = len(edition.catalog.articles)
    name = edition.wording("Report")
    yield _page(REPORT_URL, name, ReportView(published, tuple(_shortened(part, edition.wording) for part in parts)))
    for part in parts:
        for at, link in enumerate(_pages(part, edition.wording)):
            rows = part.rows[at * ROWS : (at + 1) * ROWS]
            shown = ReportPart(part.name, part.anchor, part.about, part.count, rows)
            view = ReportView(published, (shown,), Link(name, REPORT_URL))
            yield _page(link.url, f"{name}: {part.name}, {link.name}", view)


def _page(url: str, title: str, view: ReportView) -> PlannedFile:
    path = urls.page_path(url)
    return planned(SiteFile(path, markdown_file({"title": title}, ""), template="report.html", view=view), title)


def _shortened(part: ReportPart, wording: Wording) -> ReportPart:
    return ReportPart(part.name, part.anchor, part.about, part.count, part.rows[:ROWS], _pages(part, wording))


def _pages(part: ReportPart, wording: Wording) -> tuple[Link, ...]:
    if part.count <= ROWS:
        return ()
    starts = range(0, part.count, ROWS)
    return tuple(
        Link(
            wording.span(str(start + 1), str(min(start + ROWS, part.count))),
            urls.numbered_url(f"{REPORT_URL}{part.anchor}/", number),
        )
        for number, start in enumerate(starts, start=1)
    )


def _parts(edition: Edition) -> Iterator[ReportPart]:
    catalog, t = edition.catalog, edition.wording
    rejected = [_refused(item) for item in catalog.rejections if not item.withdrawn]
    yield _part(t("Not read"), "rejected", t("Seeds that did not become articles, and what to do."), rejected)
    warned = [ReportRow(one_line(warning), "", "") for warning in catalog.warnings]
    about = t("What a seed, its front matter or its .yml file says and was not understood, and what to do.")
    yield _part(t("Not understood"), "warnings", about, warned)
    withdrawn = [_refused(item) for item in catalog.rejections if item.withdrawn]
    yield _part(t("Withdrawn"), "withdrawn", t("Taken down; each address of theirs says so."), withdrawn)
    undated = [_unknown(edition, item, "date: YYYY-MM-DD") for item in catalog.articles if item.published is None]
    about = t(
        "Front matter, or a .yml file beside the seed, may say when each was published: a day, a month or a year."
    )
    yield _part(t("Without a date"), "undated", about, undated)
    sourceless = [_unknown(edition, item, "publisher: NAME") for item in catalog.articles if not item.publisher]
    about = t("Front matter, or a .yml file beside the seed, may say who published each.")
    yield _part(t("Without a source"), "sourceless", about, sourceless)
    about = t("Published all the same, and shown beside one another.")
    yield _part(t("The same report"), "duplicates", about, [_repeat(edition, *pair) for pair in _repeats(edition)])
    about = t("In too few articles for a page; an entry in entities.yml gives one. Other advice: pressmark suggest.")
    yield _part(t("Names without a page"), "suggestions", about, _suggestions(edition))
    noted = [ReportRow(one_line(note), "", "") for note in catalog.notes]
    yield _part(t("Worth knowing"), "notes", t("Nothing that anybody did wrong."), noted)


def _part(name: str, anchor: str, about: str, rows: Sequence[ReportRow]) -> ReportPart:
    return ReportPart(name, anchor, about, len(rows), tuple(rows))


def _refused(item: Rejection) -> ReportRow:
    return ReportRow(printable_name(item.seed), item.reason, "")


def _unknown(edition: Edition, article: Article, remedy: str) -> ReportRow:
    place = printable_name(article.seed)
    return ReportRow(place, "", remedy, edition.article_url(article.id), article.title)


def _repeats(edition: Edition) -> list[tuple[str, str]]:
    return sorted(edition.catalog.duplicates.items())


def _repeat(edition: Edition, other: str, first: str) -> ReportRow:
    articles = edition.catalog.article_by_id
    fact = edition.wording("repeats {seed}", seed=printable_name(articles[first].seed))
    place = printable_name(articles[other].seed)
    return ReportRow(place, fact, "", edition.article_url(other), articles[other].title)


def _suggestions(edition: Edition) -> list[ReportRow]:
    t = edition.wording
    return [
        ReportRow(
            item.name,
            f"{t(str(item.type))}; {t.count(item.mentions, 'mention', 'mentions')}, "
            f"{t.count(len(item.articles), 'article', 'articles')}",
            "",
        )
        for item in edition.catalog.suggestions
    ]
