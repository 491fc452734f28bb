"""Scripts that write no spaces, made into words for the index."""

from __future__ import annotations

import pytest

from pressmark.publish.unspaced import parted
from pressmark.text import count_words


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


@pytest.mark.parametrize(
    ("text", "words"),
    [("plain words here", 3), ("L’été à Paris", 4), ("周三，洪水到达了 Moscow 1998年。", 10), ("한국어 단어 셋", 3)],
)
def test_where_no_spaces_part_words_characters_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words
