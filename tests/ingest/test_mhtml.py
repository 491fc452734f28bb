from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from pressmark.errors import SeedRejected

from .seeds_for_tests import PARAGRAPHS, body_text, make_article, make_page

URL = "https://herald.example/2024/sea-wall"


def make_mhtml(page: str, charset: str = "utf-8", **fields: str) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    part = MIMEText(page, "html", charset)
    part["Content-Location"] = URL
    message.attach(part)
    style = MIMEText("p { color: red }", "css")
    style["Content-Location"] = "https://herald.example/style.css"
    message.attach(style)
    frame = MIMEText("<p>An advertisement in a frame</p>", "html")
    message.attach(frame)
    return message.as_bytes()


def chrome(page: str) -> bytes:
    return make_mhtml(
        page,
        From="<Saved by Blink>",
        Snapshot_Content_Location=URL + "?from=snapshot",
        Subject="=?utf-8?Q?Sea=20wall=20to=20be=20rebuilt=20=E2=80=93=20Herald?=",
        Date="Fri, 19 Apr 2024 14:19:49 -0000",
    )


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page.txt", "page.html"])
def test_reads_the_page_and_what_the_browser_says(name: str) -> None:
    article = make_article(chrome(make_page()), name)
    assert (article.title, article.published) == ("Sea wall to be rebuilt", None)
    assert (article.source_url, article.captured) == (URL + "?from=snapshot", "2024-04-19T14:19:49Z")
    assert PARAGRAPHS[2] in body_text(article)
    assert "advertisement" not in body_text(article)
    assert "color" not in body_text(article)


def test_the_part_tells_the_address_where_the_message_does_not() -> None:
    article = make_article(make_mhtml(make_page(), From="<Saved by Windows Internet Explorer 11>"), "page.mht")
    assert article.source_url == URL


def test_the_part_declares_the_encoding() -> None:
    page = make_page(
        "Жители вернулись", "", "Жители посёлка вернулись домой после наводнения, сообщил мэр города. " * 4
    )
    article = make_article(make_mhtml(page, "koi8-r", From="<Saved by Blink>"), "page.mhtml")
    assert article.title == "Жители вернулись"
    assert "decoded as koi8-r by its declaration" in article.repairs


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (chrome(make_page())[:500], "no HTML page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--\r\n", "no HTML page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nno boundary\r\n", "no HTML page"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html; " + b"a=b; " * 40_000 + b"\r\n\r\nx", "MIME parts"),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 50_000,
            "MIME parts",
        ),
        (
            b"MIME-Version: 1.0\r\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1_500)),
            "MIME parts cannot be read",
        ),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html; " + b"(" * 5_000 + b"\r\n\r\n<p>x", "MIME parts|no HTML page"),
    ],
)
def test_broken_messages_have_a_reason(content: bytes, fact: str) -> None:
    with pytest.raises(SeedRejected, match=fact):
        make_article(content, "page.mhtml")


def test_an_unknown_transfer_encoding_is_no_traceback() -> None:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message.set_content(make_page(), subtype="html")
    content = message.as_bytes().replace(b"Content-Transfer-Encoding: 7bit", b"Content-Transfer-Encoding: x-unknown")
    assert make_article(content, "page.mhtml").title == "Sea wall to be rebuilt"
