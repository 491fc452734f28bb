from __future__ import annotations

import pytest

from pressmark.ingest.glued import separate_glued
from pressmark.ingest.who_lines import Form, parse_dateline, parse_who_line
from pressmark.ingest.who_rights import parse_copyright_person


@pytest.mark.parametrize(
    ("text", "names", "form"),
    [
        ("By Ada Quay, Staff Writer", ("Ada Quay",), Form.OPENED),
        ("Von Ada KaiKorrespondent", ("Ada Kai",), Form.OPENED),
        ("By Ada Quay@adaquay Dec 10, 2016, 10:20am EST", ("Ada Quay",), Form.OPENED),
        ("Written by Linda and Peter", ("Linda", "Peter"), Form.OPENED),
        ("By Ada Quay in Harbour Town and Ben Shore", ("Ada Quay", "Ben Shore"), Form.OPENED),
        ("Do 25.04.24 | 14:07 Uhr | Von Eva Kai-Molen", ("Eva Kai-Molen",), Form.OPENED),
        ("Kommentar von Ada Kai", ("Ada Kai",), Form.OPENED),
        ("Text & Fotos: Ada Kai", ("Ada Kai",), Form.OPENED),
        ("Автор: Иван Причалов", ("Иван Причалов",), Form.OPENED),
        ("Door onze redacteur Jan Kade", ("Jan Kade",), Form.OPENED),
        ("Ada Quay, GULL NEWS", ("Ada Quay",), Form.BARE),
        ("11.12.2019 - Ada Kai", ("Ada Kai",), Form.BARE),
        ("Ada Quay|Published 15 hours ago", ("Ada Quay",), Form.BARE),
        ("Von dpa", ("dpa",), Form.ORGANISATION),
        ("Get Ada Quay’s stories in your inbox", ("Ada Quay",), Form.ABOUT),
        ("Linda has written for the Gull News since 2012.", ("Linda",), Form.BIOGRAPHY),
        ("Adelaide (Ada) Quay is a reporter for the Gull News.", ("Adelaide Quay",), Form.BIOGRAPHY),
        ("By Melissa", ("Melissa",), Form.OPENED),
        ("Verfasst von: gullwing | 31. Dezember 2008", ("gullwing",), Form.HANDLE),
        ("About the author: Melissa", ("Melissa",), Form.ABOUT),
        ("Linda Quay is a reporter for The Harbour Gazette.", ("Linda Quay",), Form.BIOGRAPHY),
    ],
)
def test_reads_who_wrote(text: str, names: tuple[str, ...], form: Form) -> None:
    who = parse_who_line(text)
    assert who is not None
    assert (who.names, who.form) == (names, form)


@pytest.mark.parametrize(
    "text",
    ["Reviewed by Ada Quay", "Photo: Ada Quay", "By April 4, the wall was whole.", "Kia PV5", "the sea wall", "7"],
)
def test_what_names_no_author_is_not_read(text: str) -> None:
    assert parse_who_line(text) is None


def test_a_person_may_hold_the_rights_and_an_agency_begin_the_text() -> None:
    person = parse_copyright_person("© 2026 Linda Quay · Privacy ∙ Terms")
    assert person is not None
    assert person.names == ("Linda Quay",)
    agency = parse_dateline("Harbour Town (dpa/lno) – The council voted on Monday.")
    assert agency is not None
    assert agency.names == ("dpa",)
    newsletter = parse_copyright_person("© 2026 quayside · Privacy ∙ Terms ∙ Collection notice")
    assert newsletter is not None
    assert newsletter.names == ("quayside",)
    several = parse_copyright_person("©Linda Quay, Ada Shore. Originally published in the Journal of Piers, 4 March.")
    assert several is not None
    assert several.names == ("Linda Quay", "Ada Shore")
    assert parse_copyright_person("© 2026 The Harbour Gazette") is None
    assert parse_dateline("Harbour Town (pop. 900) – The council voted on Monday.") is None


@pytest.mark.parametrize(
    ("text", "separated"),
    [
        ("By Ada QuayMarch 4, 2011Updated: March 6, 2011", "By Ada Quay | March 4, 2011 | Updated: March 6, 2011"),
        ("4. März 20114. März 2011", "4. März 2011 | 4. März 2011"),
        ("Quay3/4/2011", "Quay | 3/4/2011"),
        ("November 21, 2025017", "November 21, 2025 | 017"),
        ("15:48 UhrLesedauer: 2 Min.", "15:48 Uhr | Lesedauer: 2 Min."),
        ("Ada McKay on YouTube", "Ada McKay on YouTube"),
        ("2011年3月4日", "2011年3月4日"),
    ],
)
def test_separates_what_lost_its_space(text: str, separated: str) -> None:
    assert separate_glued(text) == separated
