from __future__ import annotations

import pytest

from pressmark.ingest.credited import parse_credited


@pytest.mark.parametrize(
    ("text", "shown", "credit"),
    [
        ("The wall after the storm. © Linda Quay", "The wall after the storm.", "Linda Quay"),
        ("The wall after the “storm”. Photo: Linda Quay.", "The wall after the “storm”.", "Linda Quay"),
        ("Die Mole nach dem Sturm. Bildrechte: Hafenfunk", "Die Mole nach dem Sturm.", "Hafenfunk"),
        ("The wall after the storm AP Photo/Linda Quay", "The wall after the storm", "AP Photo/Linda Quay"),
        ("The wall after the storm Linda Quay/Getty Images", "The wall after the storm", "Linda Quay/Getty Images"),
        ("Gulls over the pier. Quay via Getty Images)", "Gulls over the pier.", "Quay via Getty Images"),
        ("Die Mole nach dem Sturm. (Archivbild)", "Die Mole nach dem Sturm. (Archivbild)", None),
    ],
)
def test_reads_the_credit_behind_a_sentence(text: str, shown: str, credit: str | None) -> None:
    found = parse_credited(text)
    assert found is not None
    assert (found.text, found.credit) == (shown, credit)


@pytest.mark.parametrize(
    "text",
    [
        "The council said so, according to Reuters.",
        "The photo shows the wall as it stood in 1911.",
        "Take the 9/11 bus to the pier",
        "Her source: a fisherman who had seen the wall fall on that night and told nobody about it for years.",
        "The harbour (dpa) is closed",
        "The state will pay half of it. (APA/dpa)",
        "The state will pay half of it. (Xinhua/AFP)",
        "The poll has a margin of error of three points (Ipsos/Reuters)",
        "The number of vacancies reached a record. Source: Office for National Statistics",
        "Rents rose by a tenth in a year. (Source: County Survey 2020)",
        "Die Mieten sind um ein Zehntel gestiegen. Quelle: Statistisches Bundesamt",
        "A year later she was hired by AP Photo, where she stayed for 22 years.",
        "She was sent to Paris to run what was then called the Reuters Photo desk for Europe.",
        "It would close the yard, according to a statement sent via Bloomberg",
        "Die Akten liegen im Keller des Rathauses, wo sie niemand gelesen hat (Archiv)",
        "On the posters the mayor has the face of a shark (Symbolbild)",
        'Er konnte es nicht glauben. "So ein Unsinn." Bild: Ein Mann mit Hut, der lacht',
        'What had cost her the vote? "Image: everyone thought that I was cold."',
        "The words stood on every sleeve: all rights reserved ©1971 The Gulls",
        "Die Kurse gaben am Montag nach. © dpa-infocom, dpa:110304-99-812345/2",
        "The wall broke. The sea came in. The town fled. Photo: Linda Quay",
    ],
)
def test_a_sentence_about_agencies_and_photos_is_no_caption(text: str) -> None:
    assert parse_credited(text) is None
