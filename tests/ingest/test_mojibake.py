from __future__ import annotations

import pytest

from pressmark.ingest.decoding import decode_seed
from pressmark.ingest.mojibake import repair_mojibake

from .seeds_for_tests import PARAGRAPHS, make_article, make_text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("They donâ€™t know â€“ yet.", "They don’t know – yet."),
        ("They donâ\x80\x99t know.", "They don’t know."),
        ("Der BÃ¼rgermeister Ã¶ffnete die BrÃ¼cke.", "Der Bürgermeister öffnete die Brücke."),
        ("voilÃ  le travail", "voilà le travail"),
        ("Жители вернулись".encode().decode("latin-1"), "Жители вернулись"),
        ("quoted by \x93Windows\x94", "quoted by “Windows”"),
        ("said â€œno, neverâ€\ufffd, and wentâ€¦", "said “no, never”, and went…"),
    ],
)
def test_repairs_what_was_misread(broken: str, whole: str) -> None:
    text, said = repair_mojibake(f"A sound line – “here”.\r\n{broken}\nÉté à Québec\n")
    assert text == f"A sound line – “here”.\r\n{whole}\nÉté à Québec\n"
    assert said[0].startswith("repaired mojibake in 1 line")


@pytest.mark.parametrize(
    "text",
    [
        "“Straight” and 'crooked' – … ﬁne ligatures, ＦＵＬＬ width, a\u00a0space, a soft\u00adhyphen",
        "Ärger über Öl: «Où est l’Été?» ¿Qué? São Tomé, Đorđe Čolić, Ünye, İzmir, ÀÉÎÕÜ",
        "Москва — столица. Ελλάδα. 日本語。 עברית العربية ไทย हिन्दी",
        "4 × 2 = 8 °C ± 1 µm ½ ² ™ © € £ → ✓ 👍🏽 e\u0301",
        'A page in the wrong encoding shows "Ã¤" instead of "ä".',
        "CAFÉ “À LA CARTE” — ÎLE DE RÉ, À PARTIR DE 20 €",
    ],
)
def test_leaves_sound_text_as_it_is(text: str) -> None:
    assert repair_mojibake(text) == (text, ())


def test_the_repair_is_recorded() -> None:
    article = make_article(make_text("Sea wall to be rebuilt", *PARAGRAPHS, "They donâ€™t know when it ends."), "a.txt")
    assert article.repairs == ("repaired mojibake in 1 line (once misread as windows-1252)",)
    assert article.body[-1].text == "They don’t know when it ends."


def test_declared_encodings_come_before() -> None:
    decoded = decode_seed("a.html", "donâ€™t ÄÖ".encode("cp1252"), "windows-1252")
    assert decoded.text == "don’t ÄÖ"
