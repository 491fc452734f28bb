from __future__ import annotations

import pytest

from pressmark.errors import SeedRejected
from pressmark.ingest.decoding import DecodedText, decode_seed
from pressmark.ingest.lines import clean_line, find_removed_characters

TEXT = "Der Bürgermeister öffnete die Brücke über den Fluß, und die Gäste aßen Brötchen. " * 5


@pytest.mark.parametrize(
    ("content", "repairs"),
    [
        (TEXT.encode(), ()),
        (b"\xef\xbb\xbf" + TEXT.encode(), ("decoded as utf-8 by its byte order mark",)),
        (TEXT.encode("utf-16"), ("decoded as utf-16-le by its byte order mark",)),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), ("decoded as utf-16-be by its byte order mark",)),
        (TEXT.encode("utf-32"), ("decoded as utf-32-le by its byte order mark",)),
    ],
)
def test_decodes_and_says_how(content: bytes, repairs: tuple[str, ...]) -> None:
    decoded = decode_seed("x.txt", content)
    assert (decoded.text, decoded.repairs) == (TEXT, repairs)


def test_follows_a_declaration_that_utf8_does_not_contradict() -> None:
    russian = "Министерство объявило о проверке. " * 5
    assert decode_seed("x.html", russian.encode("cp1251"), "windows-1251").text == russian
    assert decode_seed("x.html", russian.encode(), "windows-1251").text == russian
    assert decode_seed("x.html", "新聞記事です。".encode("iso2022_jp"), "iso-2022-jp").text == "新聞記事です。"


def test_never_decodes_as_utf7() -> None:
    assert "<" not in decode_seed("x.html", b"+ADw-script+AD4- words", "utf-7").text


ENGLISH = "The harbour master said on Tuesday that the ferry to the islands would sail again in May. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "cp1252"),
        (ENGLISH + "Café naïve — “quoted” €5 Ada’s, 1½ m at 20ºC.", "cp1252"),
        ("Gdańska rada miasta postanowiła w poniedziałek odbudować zniszczony przez sztormy stary mur.", "cp1250"),
        ("Rada města se v pondělí rozhodla, že obnoví starou hráz, kterou rozbořily dvě zimní bouře.", "cp1250"),
        ("Belediye meclisi pazartesi akşamı fırtınaların yıktığı eski duvarı yeniden yapmaya karar verdi.", "cp1254"),
    ],
)
def test_the_language_tells_the_code_page(text: str, encoding: str) -> None:
    decoded = decode_seed("x.txt", text.encode(encoding))
    assert decoded == DecodedText(text, (f"decoded as {encoding}, the code page of its language",))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH + "Совет решил восстановить старую стену. " * 3, "cp1251"),
        ("Министерство объявило о проверке. " * 5, "cp1251"),
        ("Το δημοτικό συμβούλιο αποφάσισε να ξαναχτίσει το παλιό τείχος. " * 3, "cp1253"),
    ],
)
def test_statistics_decide_on_other_scripts(text: str, encoding: str) -> None:
    decoded = decode_seed("x.txt", text.encode(encoding))
    assert decoded.text == text
    assert decoded.repairs[0].endswith("by its statistics")


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (b"", "the file is empty"),
        (b" \n\t ", "the file is empty"),
        (b"PK\x03\x04\x00\x00text", "the file is a ZIP archive or an office document"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF", "the file is a PDF document"),
        (rb"{\rtf1\ansi Words of it.}", "the file is a Rich Text document"),
        (b"words \x00 and zeros", "binary"),
        (b"\x01\x02\x03", "the file is binary"),
        (b"\xff\xfe\x00", "says it is utf-16-le and is not"),
    ],
)
def test_rejects_what_is_no_text(content: bytes, fact: str) -> None:
    with pytest.raises(SeedRejected, match=fact):
        decode_seed("x.txt", content)


def test_next_line_ends_lines_where_nothing_else_does() -> None:
    decoded = decode_seed("x.txt", "Sea wall\x85\x85It will be rebuilt.".encode())
    assert decoded.text == "Sea wall\n\nIt will be rebuilt."
    assert decoded.repairs == ("its lines ended with NEL (U+0085)",)
    assert decode_seed("x.txt", "And then\x85\nIt was rebuilt.".encode()).text == "And then…\nIt was rebuilt."


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\u00a0 \t b", "a b"),
        ("bell\x07 esc\x1b[31m", "bell esc[31m"),
        ("over\u202eride\u2067", "override"),
        ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("lone\ud800", "lone"),
    ],
)
def test_lines_lose_what_cannot_be_seen(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


def test_removed_characters_are_named() -> None:
    assert find_removed_characters("a\x07b\u202ec") == ("U+0007", "U+202E")
