from __future__ import annotations

import pytest

from pressmark.ingest.languages import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council of the town voted on Monday night to rebuild the old sea wall after two storms.", "en"),
        ("Der Rat der Stadt hat am Montagabend beschlossen, die alte Mauer wieder aufzubauen.", "de"),
        ("Le conseil municipal a décidé lundi soir de reconstruire la vieille digue du port.", "fr"),
        ("Совет города в понедельник вечером решил восстановить старую дамбу после шторма.", "ru"),
        ("Ada Quay", "und"),
        ("", "und"),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27", "und"),
    ],
)
def test_names_a_language_only_when_sure(text: str, language: str) -> None:
    assert find_language(text)[0] == language
