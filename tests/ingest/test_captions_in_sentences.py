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
    ],
)
def test_a_sentence_about_agencies_and_photos_is_no_caption(text: str) -> None:
    assert parse_credited(text) is None
