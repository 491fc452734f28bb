from __future__ import annotations

import pytest

from pressmark.ingest.date_lines import parse_date_line
from pressmark.ingest.dates import find_clock, find_dates, parse_given_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2014-09-17", "2014-09-17"),
        ("2014-09-17T10:00:00Z", "2014-09-17"),
        ("2014/9/7", "2014-09-07"),
        ("September 17, 2014", "2014-09-17"),
        ("Sept. 17, 2014", "2014-09-17"),
        ("Wednesday, 17th September 2014", "2014-09-17"),
        ("17. September 2014", "2014-09-17"),
        ("5. Jänner 2025", "2025-01-05"),
        ("17 septembre 2014", "2014-09-17"),
        ("1er août 2014", "2014-08-01"),
        ("17 de septiembre de 2014", "2014-09-17"),
        ("17 settembre 2014", "2014-09-17"),
        ("17 de setembro de 2014", "2014-09-17"),
        ("17 maart 2014", "2014-03-17"),
        ("17 сентября 2014", "2014-09-17"),
        ("2014年9月17日", "2014-09-17"),
        ("٢٠١٤-١٠-٢٣", "2014-10-23"),
        ("17-Sep-2014", "2014-09-17"),
        ("17.09.2014", "2014-09-17"),
        ("04.03.2011", "2011-03-04"),
        ("04/19/2024", "2024-04-19"),
        ("19/04/2024", "2024-04-19"),
        ("03/04/2011", "2011"),
        ("04/04/2011", "2011-04-04"),
        ("September 2014", "2014-09"),
        ("17.09.14", "2014-09-17"),
        ("17/Sep/2014", "2014-09-17"),
        ("09.17.2014", "2014-09-17"),
        ("December 19. 2025", "2025-12-19"),
        ("17 września 2014", "2014-09-17"),
        ("19 Αυγούστου 2020", "2020-08-19"),
        ("February 31, 2014", None),
        ("30/30/2014", None),
        ("version 1.2.2014.3", None),
        ("17 people 2014", None),
        ("March 4, 1200", None),
    ],
)
def test_reads_printed_dates_as_far_as_they_are_certain(text: str, value: str | None) -> None:
    assert [date.value for date in find_dates(text)] == ([value] if value else [])


def test_a_language_that_writes_the_day_first_leaves_no_doubt() -> None:
    assert find_dates("03/04/2011", "fr")[0].value == "2011-04-03"
    assert find_dates("03/04/2011", "en")[0].value == "2011"


@pytest.mark.parametrize(
    ("text", "value", "has_seconds"),
    [
        ("04:19:49 pm", "16:19:49", True),
        ("12:05 am", "00:05:00", False),
        ("18:05 Uhr", "18:05:00", False),
        ("T10:00:00+02:00", "10:00:00+02:00", True),
        ("18h05", "18:05:00", False),
    ],
)
def test_reads_clocks(text: str, value: str, has_seconds: bool) -> None:
    clock = find_clock(text)
    assert clock is not None
    assert (clock.value, clock.has_seconds) == (value, has_seconds)


@pytest.mark.parametrize("text", ["25:61:61", "nothing", "", "2014-02-31", "14-10-23", "1414022400", "0000-01-01"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert parse_given_date(text) is None


@pytest.mark.parametrize(
    ("text", "dates", "others"),
    [
        ("August 21, 2017 | Expert Insights", [("published", "2017-08-21")], ("Expert Insights",)),
        ("Published May 4, 2011 | Updated May 6, 2011",
         [("published", "2011-05-04"), ("modified", "2011-05-06")], ()),
        ("Zuletzt aktualisiert am 04.03.2011 um 18:05 Uhr", [("modified", "2011-03-04")], ()),
        ("Retrieved 4 March 2011", [("captured", "2011-03-04")], ()),
        ("Mis à jour le 4 mars 2011 à 18h05", [("modified", "2011-03-04")], ()),
        ("Ada Quay | March 4, 2011", [("published", "2011-03-04")], ("Ada Quay",)),
        ("Wednesday, 4 March 2011, 10:00 GMT", [("published", "2011-03-04")], ()),
    ],
)  # fmt: skip
def test_reads_date_lines(text: str, dates: list[tuple[str, str]], others: tuple[str, ...]) -> None:
    line = parse_date_line(text)
    assert line is not None
    assert [(str(when), date.value) for when, date in line.dates] == dates
    assert line.others == others


@pytest.mark.parametrize(
    "text",
    [
        "The last storm came on 15 January 2010 and broke the wall.",
        "By January 15, militants were pushed out of the town.",
        "In June 2017, Russia claimed that it may have killed the head of the group",
        "No date at all",
    ],
)
def test_running_text_is_no_date_line(text: str) -> None:
    assert parse_date_line(text) is None
