from __future__ import annotations

from email import policy
from email.message import EmailMessage

import pytest

from pressmark.errors import SeedRejected

from .seeds_for_tests import PARAGRAPHS, body_text, make_article, make_page

TEXT = "\n\n".join(PARAGRAPHS)


def make_mail(text: str | None = TEXT, page: str | None = None, **fields: str) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    known = {
        "From": "The Harbour Letter <letter@harbour.example>",
        "Subject": "Sea wall to be rebuilt",
        "Date": "Fri, 19 Apr 2024 23:30:00 -0500",
        "Message-ID": "<1@harbour.example>",
    }
    for name, value in (known | {name.replace("_", "-"): value for name, value in fields.items()}).items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    if page is not None:
        (message.add_alternative if text is not None else message.set_content)(page, subtype="html")
    return message


def test_the_header_is_evidence() -> None:
    article = make_article(bytes(make_mail(Archived_At="<https://harbour.example/42>")), "letter.eml")
    assert (article.title, article.publisher, article.published) == (
        "Sea wall to be rebuilt",
        "The Harbour Letter",
        "2024-04-19",
    )
    assert article.source_url == "https://harbour.example/42"
    assert {article.evidence[field].source for field in ("title", "publisher", "published")} == {"meta"}
    assert body_text(article) == "\n".join(PARAGRAPHS)


def test_the_page_is_read_rather_than_the_text() -> None:
    article = make_article(bytes(make_mail("Read this in a browser.", make_page())), "letter.eml")
    assert PARAGRAPHS[1] in body_text(article)
    assert "browser" not in body_text(article)


def test_attachments_are_not_read() -> None:
    mail = make_mail(None)
    mail.set_content(TEXT)
    mail.add_attachment(make_page("Attached", "", "Attached words"), subtype="html", filename="a.html")
    assert "Attached" not in body_text(make_article(bytes(mail), "letter.eml"))


@pytest.mark.parametrize(
    ("sender", "authors", "publisher"),
    [
        ("Ada Fell <ada.fell@herald.example>", ("Ada Fell",), None),
        ("Ada Fell <afell@herald.example>", ("Ada Fell",), None),
        ("Ada Fell from The Harbour Letter <harbour@letters.example>", ("Ada Fell",), "The Harbour Letter"),
        ("Harbour Letter <harbourletter@letters.example>", (), "Harbour Letter"),
        ("Harbour Herald <noreply@herald.example>", (), "Harbour Herald"),
        ("=?utf-8?q?Bj=C3=B6rn_Dahl?= <bjorn.dahl@herald.example>", ("Björn Dahl",), None),
        ("news@herald.example", (), None),
        ("((((((<", (), None),
    ],
)
def test_the_sender_is_a_person_only_if_the_address_says_so(
    sender: str, authors: tuple[str, ...], publisher: str | None
) -> None:
    content = bytes(make_mail()).replace(b"The Harbour Letter <letter@harbour.example>", sender.encode())
    article = make_article(content, "letter.eml")
    assert (article.authors, article.publisher) == (authors, publisher)


@pytest.mark.parametrize(
    "subject", ["Fwd: Sea wall to be rebuilt", "WG: Sea wall to be rebuilt", "RE: Sea wall to be rebuilt"]
)
def test_a_forwarder_is_neither_author_nor_date(subject: str) -> None:
    article = make_article(bytes(make_mail(Subject=subject)), "letter.eml")
    assert (article.title, article.publisher, article.published) == ("Sea wall to be rebuilt", None, None)


def test_a_mail_inside_of_a_mail_is_opened() -> None:
    outer = EmailMessage()
    outer["From"] = "Forwarder <me@home.example>"
    outer["Subject"] = "For the archive"
    outer.make_mixed()
    outer.attach(_as_attachment(make_mail()))
    article = make_article(outer.as_bytes(), "letter.eml")
    assert (article.title, article.publisher) == ("Sea wall to be rebuilt", "The Harbour Letter")


def _as_attachment(mail: EmailMessage) -> EmailMessage:
    part = EmailMessage()
    part.set_content(mail)
    return part


def test_lines_that_were_only_wrapped_are_joined() -> None:
    mail = make_mail()
    mail.set_content("The council of Harbour Town \r\nvoted on Monday night.\r\n\r\nIt was late.\r\n")
    mail.replace_header("Content-Type", 'text/plain; charset="utf-8"; format="flowed"')
    assert body_text(make_article(bytes(mail), "a.eml")).startswith(
        "The council of Harbour Town voted on Monday night."
    )


@pytest.mark.parametrize("charset", ["utf-8", "us-ascii", "x-nonsense", "koi8-r", ""])
def test_a_wrong_charset_is_no_traceback(charset: str) -> None:
    text = "Der Bürgermeister öffnete die Brücke über den Fluss, und die Gäste aßen Brötchen. " * 4
    head = f"From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: Fest\r\nContent-Type: text/plain; charset={charset}\r\n"
    content = (head + "Content-Transfer-Encoding: 8bit\r\n\r\n").encode() + text.encode("utf-8")
    assert "Bürgermeister öffnete" in body_text(make_article(content, "letter.eml"))


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (b"From: a@b.example\r\nSubject: x\r\n\r\n", "no text in the mail"),
        (b"From: a@b.example\r\nContent-Type: application/pdf\r\n\r\n%PDF-", "no text in the mail"),
        (
            b"From: a@b.example\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
            "no text in",
        ),
        (b"Subject: x\r\nContent-Type: message/rfc822\r\n\r\n" * 2_000, "MIME parts|no text in the mail"),
    ],
)
def test_broken_mail_has_a_reason(content: bytes, fact: str) -> None:
    with pytest.raises(SeedRejected, match=fact):
        make_article(content, "letter.eml")
