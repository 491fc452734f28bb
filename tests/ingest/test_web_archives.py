"""`.warc`, `.warc.gz` and `.wacz`: each HTML page that the server gave is a seed."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pressmark.errors import SeedRejected
from pressmark.ingest.articles import draft_article, finish_article
from pressmark.ingest.formats import warc
from pressmark.ingest.seeds import find_seeds, read_seed_file
from pressmark.model import Article, Seed
from pressmark.sizes import SizeLimits

from .seeds_for_tests import NOTHING_KNOWN, PARAGRAPHS, body_text, make_page

LIMIT = 100_000
SIZES = SizeLimits(seed=LIMIT, unpacked=LIMIT)
URL = "https://herald.example/2024/{}"
HTML = ("Content-Type", "text/html; charset=utf-8")

Response = tuple[str, list[tuple[str, str]], bytes]


class _Writer(WARCWriter):  # type: ignore[misc]
    """warcio's, with memory for its temporary files, which it never closes."""

    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()


def make_warc(responses: Iterable[Response], packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = _Writer(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("test.warc.gz", {"software": "a test"}))
    for number, (status, headers, body) in enumerate(responses, 1):
        url = URL.format(number)
        dated = {"WARC-Date": f"2024-04-19T14:19:{number:02}Z"}
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=dated
        )
        asked = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
        writer.write_request_response_pair(writer.create_warc_record(url, "request", http_headers=asked), record)
    return out.getvalue()


def page(number: int = 1) -> Response:
    return "200 OK", [HTML], make_page(f"Sea wall to be rebuilt {number}").encode()


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:100], body[100:])) + b"0\r\n\r\n"


def read(
    tmp_path: Path, content: bytes, name: str = "crawl.warc.gz", sizes: SizeLimits = SIZES
) -> tuple[tuple[Seed, ...], dict[str, str]]:
    (tmp_path / name).write_bytes(content)
    seeds, rejections = find_seeds(tmp_path, sizes)
    return seeds, {rejection.seed: rejection.reason for rejection in rejections}


def article_of(seed: Seed) -> Article:
    return finish_article(draft_article(seed), NOTHING_KNOWN)


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc", "crawl.txt", "crawl.html.gz"])
@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_seed_whatever_the_ending(tmp_path: Path, name: str, packed: bool) -> None:
    responses = [
        page(1),
        ("404 Not Found", [HTML], make_page("Not found").encode()),
        ("200 OK", [("Content-Type", "image/png")], b"\x89PNG"),
        ("301 Moved", [HTML, ("Location", "/2")], b""),
        ("200 OK", [("Content-Type", "application/xhtml+xml")], page(5)[2]),
    ]
    seeds, rejected = read(tmp_path, make_warc(responses, packed), name)
    stem = name.partition(".")[0]
    assert [(seed.path, seed.id) for seed in seeds] == [(f"{name}#1", f"{stem}#1"), (f"{name}#2", f"{stem}#2")]
    assert rejected == {}
    article = article_of(seeds[1])
    assert (article.title, article.source_url, article.captured, article.published) == (
        "Sea wall to be rebuilt 5",
        URL.format(5),
        "2024-04-19T14:19:05Z",
        None,
    )
    assert article.evidence["captured"].rule == "WARC-Date"


def test_what_is_published_are_the_bytes_that_the_browser_saw(tmp_path: Path) -> None:
    body = make_page().encode()
    responses = [
        ("200 OK", [HTML], body),
        ("200 OK", [HTML, ("Transfer-Encoding", "chunked")], chunked(body)),
        ("200 OK", [HTML, ("Content-Encoding", "gzip")], gzip.compress(body)),
        (
            "200 OK",
            [HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
            chunked(gzip.compress(body)),
        ),
        ("200 OK", [HTML, ("Content-Encoding", "gzip")], body),
        ("200 OK", [HTML, ("Transfer-Encoding", "chunked")], body),
    ]
    seeds, rejected = read(tmp_path, make_warc(responses))
    assert rejected == {}
    assert [seed.content for seed in seeds] == [body] * len(responses)
    assert len({article_of(seed).sha256 for seed in seeds}) == 1


def test_the_server_declares_the_encoding(tmp_path: Path) -> None:
    text = "Жители посёлка вернулись домой после наводнения, сообщил мэр города. " * 4
    body = make_page("Жители вернулись", '<meta charset="windows-1251">', text).encode("koi8-r")
    seeds, _ = read(tmp_path, make_warc([("200 OK", [("Content-Type", "text/html; charset=KOI8-R")], body)]))
    assert article_of(seeds[0]).title == "Жители вернулись"


def test_a_sidecar_speaks_of_all_pages(tmp_path: Path) -> None:
    (tmp_path / "crawl.yml").write_text("publisher: Harbour Herald\n")
    seeds, rejected = read(tmp_path, make_warc([page(1), page(2)]))
    assert rejected == {}
    assert [article_of(seed).publisher for seed in seeds] == ["Harbour Herald"] * 2


def test_reads_every_warc_of_a_wacz(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/b.warc.gz", make_warc([page(2)]))
        archive.writestr("archive/a.warc", make_warc([page(1)], packed=False), zipfile.ZIP_DEFLATED)
        archive.writestr("archive/notes.txt", "x")
    seeds, rejected = read(tmp_path, out.getvalue(), "crawl.wacz")
    assert rejected == {}
    assert [(seed.id, article_of(seed).title) for seed in seeds] == [
        ("crawl#1", "Sea wall to be rebuilt 1"),
        ("crawl#2", "Sea wall to be rebuilt 2"),
    ]


def test_a_single_archive_gives_all_its_pages(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(make_warc([page(1), page(2)]))
    seeds, _ = read_seed_file(tmp_path / "crawl.warc.gz", SIZES)
    assert [seed.id for seed in seeds] == ["crawl#1", "crawl#2"]
    assert PARAGRAPHS[0] in body_text(article_of(seeds[0]))


def test_an_archive_may_be_larger_than_a_page_may(tmp_path: Path) -> None:
    noise = [("200 OK", [("Content-Type", "image/png")], bytes(range(256)) * 200) for _ in range(5)]
    seeds, rejected = read(tmp_path, make_warc([*noise, page(1)], packed=False))
    assert (len(seeds), rejected) == (1, {})


@pytest.mark.parametrize("packed", [True, False])
def test_pages_before_the_break_are_read(tmp_path: Path, packed: bool) -> None:
    content = make_warc([page(1), page(2)], packed)
    seeds, rejected = read(tmp_path, content[: -len(content) // 4])
    assert [seed.id for seed in seeds] == ["crawl#1"]
    assert list(rejected) == ["crawl.warc.gz"]
    assert "breaks off" in rejected["crawl.warc.gz"]
    assert "the 1 pages before that are read; fetch" in rejected["crawl.warc.gz"]


@pytest.mark.parametrize(
    ("response", "fact"),
    [
        (("200 OK", [HTML], b"<html>" + b"x" * LIMIT), "the page has more than 100000 bytes"),
        (("200 OK", [HTML, ("Transfer-Encoding", "chunked")], chunked(b"x" * 2 * LIMIT)), "more than 100000 bytes"),
        (("200 OK", [HTML, ("Content-Encoding", "gzip")], gzip.compress(b"x" * 9_000_000)), "more than 100000 bytes"),
        (("200 OK", [HTML, ("Content-Encoding", "gzip")], gzip.compress(b"x" * 99)[:12] + b"xx"), "page breaks off"),
        (("200 OK", [HTML, ("Content-Encoding", "gzip")], gzip.compress(b"x" * 99)[:10] + b"\xff"), "page is damaged"),
        (("200 OK", [HTML, ("Content-Encoding", "br")], b"\x0b\x02\x80xyz\x03"), "packed as 'br', which is not read"),
    ],
)
def test_a_page_that_cannot_be_read_has_a_reason(tmp_path: Path, response: Response, fact: str) -> None:
    seeds, rejected = read(tmp_path, make_warc([page(1), response, page(3)]))
    assert [seed.id for seed in seeds] == ["crawl#1", "crawl#3"]
    assert list(rejected) == ["crawl.warc.gz#2"]
    assert fact in rejected["crawl.warc.gz#2"]


def header(*lines: str) -> bytes:
    return "\r\n".join(
        ["WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {URL.format(1)}", *lines, "", ""]
    ).encode()


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (b"", "the file is empty"),
        (make_warc([]), "no HTML page"),
        (make_warc([("404 Not Found", [HTML], b"x")]), "no HTML page"),
        (b"WARC/1.0\r\n", ""),
        (b"WARC/1.0\r\nnothing of it\r\n\r\nwords", ""),
        (header("Content-Length: -5"), ""),
        (header("Content-Length: many"), ""),
        (header() + b"words", ""),
        (header("Content-Length: 99999999999") + b"HTTP/1.1 200 OK\r\n\r\nx", "breaks off"),
        (header("Content-Length: 40") + b"no http in here, but forty bytes of text", "no HTML page"),
        (b"WARC/1.0\r\n" + b"x" * 10_000_000, "a header in it has no end"),
        (gzip.compress(b"WARC/1.0\r\n" + b"x: y\r\n" * 2_000_000), "a header in it has no end"),
        (gzip.compress(header("Content-Length: 99999999") + b"\x00" * 99_999_999), ""),
        (gzip.compress(b"WARC/1.0\r\n\r\n")[:15], "breaks off"),
    ],
)
def test_a_broken_archive_has_a_reason(tmp_path: Path, content: bytes, fact: str) -> None:
    seeds, rejected = read(tmp_path, content)
    reasons = [*rejected.values(), *map(_reason, seeds)]
    assert len(reasons) == 1
    assert fact in reasons[0]
    assert "; " in reasons[0]


def _reason(seed: Seed) -> str:
    with pytest.raises(SeedRejected) as caught:
        draft_article(seed)
    return caught.value.reason


def test_a_broken_zip_has_a_reason(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/a.warc.gz", make_warc([page(1)]))
    whole = out.getvalue()
    start = whole.index(b"\x1f\x8b")
    bad = whole[: start + 600] + b"xxxxxxxx" + whole[start + 608 :]
    for content, fact in ((whole[:-30], "damaged or breaks off"), (bad, "damaged"), (b"PK\x03\x04", "damaged")):
        _, rejected = read(tmp_path, content, "crawl.wacz")
        assert fact in rejected["crawl.wacz"]


def test_an_archive_has_a_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MOST_PAGES", 1)
    seeds, rejected = read(tmp_path, make_warc([page(1), page(2)]))
    assert len(seeds) == 1
    assert "it holds more than 1 pages" in rejected["crawl.warc.gz"]
    small = SizeLimits(archive=50_000)
    seeds, rejected = read(tmp_path, make_warc([page(1), ("200 OK", [], b"\x00" * 60_000)]), sizes=small)
    assert len(seeds) == 1
    assert "it unpacks to more than 50000 bytes" in rejected["crawl.warc.gz"]
    assert "raise max_archive_bytes" in rejected["crawl.warc.gz"]


def test_a_packed_page_in_an_archive_has_a_budget(tmp_path: Path) -> None:
    status, _, body = page(1)
    packed = (status, [HTML, ("Content-Encoding", "gzip")], gzip.compress(body))
    _, rejected = read(tmp_path, make_warc([packed]), sizes=SizeLimits(unpacked=100))
    assert rejected == {
        "crawl.warc.gz#1": "it unpacks to more than 100 bytes; save what is an article of it, or raise "
        "max_unpacked_bytes"
    }
