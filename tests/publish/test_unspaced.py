"""Scripts that write no spaces, made into words for the index."""

from __future__ import annotations

import pytest

from pressmark.publish.unspaced import parted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("港湾労働者", ["港", "湾", "労", "働", "者"]),
        ("NATOは来週", ["NATO", "は", "来", "週"]),
        ("データ", ["デ", "ー", "タ"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("한국어 신문", ["한국어", "신문"]),
        ("Größe, ça va", ["Größe,", "ça", "va"]),
        ("plain text", ["plain", "text"]),
    ],
)
def test_each_character_is_a_word_where_a_script_has_none(text: str, words: list[str]) -> None:
    assert parted(text).split() == words
