from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from contextlib import suppress

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from pressmark.errors import SeedRejected
from pressmark.ingest.formats.pdf import read_pdf

from .seeds_for_tests import PARAGRAPHS, body_text, make_article

TITLE = "Sea wall to be rebuilt"
LONG = " ".join(PARAGRAPHS * 3) + " Nobody had left the hall early."


def make_pdf(pages: Sequence[Sequence[str]], password: str | None = None, **about: str) -> bytes:
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        shown = b"".join(b"(%s) Tj T*\n" % line.replace("(", "\\(").encode("cp1252") for line in lines)
        stream.set_data(b"BT /F1 11 Tf 14 TL 50 800 Td\n" + shown + b"ET")
        page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata({f"/{name}": value for name, value in about.items()})
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def wrapped(*paragraphs: str) -> list[str]:
    return [line for text in paragraphs for line in textwrap.wrap(text, 80)]


ARTICLE = [TITLE, "By Ada Fell", "19 April 2024", *wrapped(LONG, PARAGRAPHS[0], LONG)]


@pytest.mark.parametrize("name", ["flood.pdf", "flood.txt", "flood.html"])
def test_reads_the_text_layer_with_paragraphs_joined(name: str) -> None:
    article = make_article(make_pdf([ARTICLE]), name)
    assert article.title == TITLE
    assert [block.text for block in article.body] == [LONG, PARAGRAPHS[0], LONG]
    assert article.published == "2024-04-19"
    assert article.evidence["title"].lines == (1, 1)


def test_lines_are_counted_over_all_pages() -> None:
    lines = read_pdf("x.pdf", make_pdf([["One page of text."], ["Another page", "of text."]])).lines
    assert [(line.first, line.last) for line in lines] == [(1, 1), (2, 3)]


def test_words_that_were_broken_at_the_line_end_are_whole_again() -> None:
    lines = ["The council of Harbour Town voted on Monday night to rebuild the old sea wall, engi-"]
    lines += [
        "neers of the North-",
        "South railway said to the long meeting, and then the vote was over at last at night.",
    ]
    text = read_pdf("x.pdf", make_pdf([lines + wrapped(LONG)])).lines[0].text
    assert "engineers" in text


def test_running_heads_and_page_numbers_are_furniture() -> None:
    pages = [
        [f"The Harbour Herald, page {number}", *wrapped(LONG), f"Continued {number} of 3", f"- {number} -"]
        for number in (1, 2, 3)
    ]
    article = make_article(make_pdf([[TITLE, *pages[0]], *pages[1:]]), "flood.pdf")
    assert "Herald, page" not in body_text(article)
    assert "Continued" not in body_text(article)
    assert {block.rule for block in article.removed if "Continued" in block.text} == {"pdf_running_head"}


def test_a_printed_address_is_where_the_page_was() -> None:
    foot = "https://herald.example/2024/sea-wall"
    pdf = make_pdf([[*ARTICLE, f"{foot} {number}/2"] for number in (1, 2)])
    assert make_article(pdf, "flood.pdf").source_url == foot


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"Title": "Another title", "Author": "Bo Dale"}, (TITLE, ("Ada Fell",), None)),
        (
            {"Creator": "Mozilla/5.0 Chrome/120.0", "CreationDate": "D:20240420101112+02'00'"},
            (TITLE, ("Ada Fell",), "2024-04-20T10:11:12+02:00"),
        ),
        ({"Creator": "Type setter", "CreationDate": "D:20240420101112Z"}, (TITLE, ("Ada Fell",), None)),
    ],
)
def test_what_the_document_says_about_itself_is_weak(
    about: dict[str, str], expected: tuple[str, tuple[str, ...], str | None]
) -> None:
    article = make_article(make_pdf([ARTICLE], **about), "flood.pdf")
    assert (article.title, article.authors, article.captured) == expected
    assert article.published == "2024-04-19"


def test_an_author_in_the_metadata_must_be_a_name() -> None:
    lines = wrapped(LONG)
    assert make_article(make_pdf([lines], Author="jsmith2"), "flood.pdf").authors == ()
    article = make_article(make_pdf([lines], Author="Bo Dale", Title="Microsoft Word - draft2.doc"), "flood.pdf")
    assert article.authors == ("Bo Dale",)
    assert "Word" not in article.title


def test_a_document_that_needs_no_password_is_read() -> None:
    assert make_article(make_pdf([ARTICLE], password=""), "flood.pdf").title == TITLE


def empty_pdf() -> bytes:
    out = io.BytesIO()
    PdfWriter().write(out)
    return out.getvalue()


def bomb() -> bytes:
    """A page whose commands unpack to 100 MB."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    fonts = DictionaryObject({NameObject("/F1"): DictionaryObject()})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})  # without any it is not looked at
    stream = DecodedStreamObject()
    stream.set_data(b"BT (x) Tj ET " * 8_000_000)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (make_pdf([[]]), "no text layer, only pictures"),
        (make_pdf([ARTICLE], "secret"), "the PDF is encrypted"),
        (make_pdf([ARTICLE])[:200], "damaged|no text layer"),
        (b"%PDF-1.7\n" + b"\xff\x00" * 5_000, "damaged"),
        (b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000, "damaged"),
        (b"%PDF-", "damaged"),
        (empty_pdf(), "no text layer"),
        (bomb(), "unpacks to more than 10000000 bytes.*raise max_unpacked_bytes"),
        (make_pdf([["\xad \xad", "..."]]), "no text layer"),
    ],
    ids=["pictures", "password", "cut", "noise", "nested", "mark", "no pages", "bomb", "dots"],
)
def test_documents_that_cannot_be_read_have_a_reason(content: bytes, fact: str) -> None:
    with pytest.raises(SeedRejected, match=fact):
        make_article(content, "flood.pdf")


def test_no_cut_and_no_changed_byte_is_a_traceback() -> None:
    whole = make_pdf([ARTICLE])
    for place in range(10, len(whole), 97):
        for content in (whole[:place], whole[:place] + b"\x00<<" + whole[place + 3 :]):
            with suppress(SeedRejected):
                make_article(content, "flood.pdf")
