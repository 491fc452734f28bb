"""The report for the archivist: each seed with its reason or the line that would mend it, 200 rows a page."""

from __future__ import annotations

from dataclasses import replace

from pressmark.model import Rejection
from pressmark.publish.edition import Edition
from pressmark.publish.lists import ROWS
from pressmark.publish.page_markdown import with_markdown
from pressmark.publish.report import ReportPart, ReportView, report_pages


def parts(edition: Edition) -> dict[str, ReportPart]:
    view = next(report_pages(edition)).make().view
    assert isinstance(view, ReportView)
    return {part.anchor: part for part in view.parts}


def test_every_seed_that_needs_a_hand_is_told(edition: Edition) -> None:
    found = parts(edition)
    assert [(row.place, row.fact) for row in found["rejected"].rows] == [
        ("bad.txt", "is empty; add text or remove the file")
    ]
    assert [row.fact for row in found["withdrawn"].rows] == ["asked by <the> author"]
    assert [(row.place, row.remedy) for row in found["undated"].rows] == [("日本/記事.txt", "date: YYYY-MM-DD")]
    assert {row.remedy for row in found["sourceless"].rows} == {"publisher: NAME"}
    assert found["duplicates"].count == 0


def test_what_the_archivist_wrote_and_was_not_understood_is_told(edition: Edition) -> None:
    warning = "seeds/flood.txt: front matter, line 2: dat: no such field; write date"
    note = "3 articles in tlh: no model reads it"
    warned = Edition(replace(edition.catalog, warnings=(warning, "a\x1b[31m\nb"), notes=(note,)))
    found = parts(warned)
    assert [row.place for row in found["warnings"].rows] == [warning, "a [31m b"]
    assert [row.place for row in found["notes"].rows] == [note]
    content = str(list(with_markdown(report_pages(warned), warned.wording))[1].make().content)
    assert "## Not understood: 2" in content
    assert "dat: no such field" in content
    assert (parts(edition)["warnings"].count, parts(edition)["notes"].count) == (0, 0)


def test_long_parts_have_pages(edition: Edition) -> None:
    many = tuple(Rejection(f"{number:04}.txt", f"{number:04}", "is empty") for number in range(2 * ROWS + 1))
    crowded = Edition(replace(edition.catalog, rejections=many))
    part = parts(crowded)["rejected"]
    assert (part.count, len(part.rows)) == (2 * ROWS + 1, ROWS)
    assert [page.url for page in part.pages] == [f"report/rejected/page/{number}/" for number in (1, 2, 3)]
    listed = []
    for page in list(report_pages(crowded))[1:]:
        view = page.make().view
        assert isinstance(view, ReportView)
        listed += [row.place for row in view.parts[0].rows]
    assert listed == [item.seed for item in many]


def test_it_has_markdown(edition: Edition) -> None:
    content = str(list(with_markdown(report_pages(edition), edition.wording))[1].make().content)
    assert "## Not read: 1" in content
    assert "`date: YYYY-MM-DD`" in content
