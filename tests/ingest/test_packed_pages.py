"""`.html.gz`, and what a file is when its ending is wrong."""

from __future__ import annotations

import gzip

import pytest

from pressmark.errors import SeedRejected
from pressmark.ingest.articles import draft_article
from pressmark.ingest.formats.kinds import Format, find_format
from pressmark.sizes import DEFAULT_SIZES, SizeLimits

from .seeds_for_tests import PARAGRAPHS, body_text, make_article, make_page, make_seed, make_text

MAIL = b"MIME-Version: 1.0\r\nFrom: a@b.example\r\nContent-Type: text/plain\r\n\r\nText.\r\n"


def test_reads_a_packed_page() -> None:
    article = make_article(gzip.compress(make_page().encode()), "flood.html.gz")
    assert (article.title, article.language) == ("Sea wall to be rebuilt", "en")
    assert PARAGRAPHS[1] in body_text(article)


def test_publishes_the_packed_bytes_as_they_were_saved() -> None:
    content = gzip.compress(make_page().encode())
    again = gzip.compress(make_page().encode(), mtime=1)
    assert make_article(content, "a.html.gz").sha256 != make_article(again, "a.html.gz").sha256


@pytest.mark.parametrize("name", ["flood.html", "flood.txt", "flood.html.gz", "flood.eml"])
def test_a_packed_page_is_read_whatever_its_ending(name: str) -> None:
    assert make_article(gzip.compress(make_page().encode()), name).title == "Sea wall to be rebuilt"


@pytest.mark.parametrize(
    ("content", "name", "format_"),
    [
        (b"<!DOCTYPE html><p>x", "a.txt", Format.HTML),
        (b"\n<!-- saved --><!-- twice --><html><p>x", "a.md", Format.HTML),
        ("\ufeff<html><p>x".encode("utf-16-le"), "a.txt", Format.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><p>x', "a.txt", Format.HTML),
        (b"<p>part of a page</p>", "a.html", Format.HTML),
        (b"<p>part of a page</p>", "a.md", Format.MARKDOWN),
        (b"Text about <html> pages.", "a.txt", Format.TEXT),
        (b"Words, and no tag at all: 3 < 4.", "a.html", Format.TEXT),
        (b"%PDF-1.7\n", "a.txt", Format.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n", "a.pdf", Format.PDF),
        (b"The mark %PDF- begins a document.", "a.txt", Format.TEXT),
        (b"Text with the wrong ending.", "a.pdf", Format.TEXT),
        (MAIL, "a.txt", Format.MAIL),
        (b"Subject: x\n\nText.", "a.eml", Format.MAIL),
        (b"Subject: x\n\nText.", "a.txt", Format.TEXT),
        (b"From: a@b.example\nTo: c\nSubject: copied by hand\n\nText.", "a.txt", Format.TEXT),
        (b"Text that is no mail: but has a colon.", "a.eml", Format.TEXT),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related\r\n\r\n", "a.txt", Format.MHTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "a.mht", Format.MHTML),
        (b"WARC/1.0\r\n", "a.html", Format.WARC),
        (b"\x1f\x8b\x08", "a.txt", Format.GZIP),
    ],
)
def test_content_decides_before_the_ending(content: bytes, name: str, format_: Format) -> None:
    assert find_format(content, name) is format_


def test_text_with_a_wrong_ending_is_read_as_text() -> None:
    article = make_article(make_text("Sea wall to be rebuilt", *PARAGRAPHS), "flood.html")
    assert [block.text for block in article.body] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (gzip.compress(make_page().encode())[:-20], "the packed file breaks off"),
        (gzip.compress(make_page().encode())[:40] + b"xxxxxxxxxxxx", "the packed file is damaged"),
        (b"\x1f\x8b\x08", "the packed file breaks off"),
        (
            gzip.compress(b"\x00" * (DEFAULT_SIZES.unpacked + 1)),
            f"it unpacks to more than {DEFAULT_SIZES.unpacked} bytes",
        ),
        (gzip.compress(b""), "the file is empty"),
        (gzip.compress(b"WARC/1.0\r\n"), "there is a web archive inside of it"),
        (b"PK\x03\x04 office", "a ZIP archive or an office document"),
    ],
)
def test_broken_packing_has_a_reason(content: bytes, fact: str) -> None:
    with pytest.raises(SeedRejected, match=fact):
        make_article(content, "flood.html.gz")


def test_what_a_page_may_unpack_to_is_a_setting() -> None:
    packed = make_seed(gzip.compress(make_page().encode()), "flood.html.gz")
    with pytest.raises(SeedRejected, match=r"more than 100 bytes; save what .* or raise max_unpacked_bytes"):
        draft_article(packed, SizeLimits(unpacked=100))
    assert draft_article(packed, SizeLimits(unpacked=100_000)).blocks


def test_packed_text_that_calls_itself_plain_is_refused() -> None:
    with pytest.raises(SeedRejected, match="a gzip archive that holds no page"):
        make_article(gzip.compress(make_text("Sea wall to be rebuilt", *PARAGRAPHS).encode()), "flood.txt")


def test_wrappings_around_wrappings_come_to_an_end() -> None:
    content = make_page().encode()
    for _ in range(10):
        content = gzip.compress(content)
    with pytest.raises(SeedRejected, match="a gzip archive"):
        make_article(content, "flood.html.gz")


def test_members_one_after_the_other_are_one_file() -> None:
    page = make_page().encode()
    content = gzip.compress(page[:100]) + gzip.compress(page[100:]) + b"\x00" * 512
    assert make_article(content, "flood.html.gz").title == "Sea wall to be rebuilt"
