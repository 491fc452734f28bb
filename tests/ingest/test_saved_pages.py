"""What programs that save pages write into them."""

from __future__ import annotations

import base64

import pytest

from pressmark.ingest.formats.saved_pages import drop_inlined

from .seeds_for_tests import PARAGRAPHS, body_text, make_article, make_page

URL = "https://herald.example/2024/sea-wall?a=1"
JAVASCRIPT = "Fri Apr 19 2024 16:19:49 GMT+0200 (CEST)"
SINGLEFILE = f"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile \n url: {URL} \n saved date: Fri Apr 19 2024 16:19:49 GMT+0200 (Central Europe)
-->"""


def save(comment: str) -> str:
    return make_page(head='<link rel="canonical" href="https://herald.example/other">').replace(
        '<!DOCTYPE html><html lang="en">', comment
    )


@pytest.mark.parametrize(
    ("comment", "source_url", "captured"),
    [
        (SINGLEFILE, URL, "2024-04-19T16:19:49+02:00"),
        (SINGLEFILE.replace("GMT+0200 (Central Europe)", "GMT+0000 (UTC)"), URL, "2024-04-19T16:19:49Z"),
        (SINGLEFILE.replace("Fri Apr 19", "Fri Apr 31"), URL, None),
        (SINGLEFILE.replace(URL, "file:///page.html"), "https://herald.example/other", "2024-04-19T16:19:49+02:00"),
        (
            f"<!-- Saved from {URL} at 2024-04-19T14:19:49Z using monolith v2.8.1 --><html>",
            URL,
            "2024-04-19T14:19:49Z",
        ),
        (f"<!DOCTYPE html>\n<!-- saved from url=(0041){URL} -->\n<html>", URL, None),
        (
            f'<html><meta name="savepage-url" content="{URL}"><meta name="savepage-date" content="{JAVASCRIPT}">',
            URL,
            "2024-04-19T16:19:49+02:00",
        ),
        ("<html>", "https://herald.example/other", None),
    ],
)
def test_the_saver_tells_address_and_time(comment: str, source_url: str, captured: str | None) -> None:
    article = make_article(save(comment), "page.html")
    assert (article.source_url, article.captured, article.published) == (source_url, captured, None)
    if captured:
        assert article.evidence["captured"].source == "meta"


def test_the_wayback_machine_tells_the_time_at_the_end_of_the_page() -> None:
    note = "<!--\n     FILE ARCHIVED ON 03:48:42 Apr 03, 2014 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 1 -->"
    assert make_article(make_page() + note, "page.html").captured == "2014-04-03T03:48:42Z"


def test_inlined_pictures_do_not_hide_the_article() -> None:
    picture = base64.b64encode(b"picture" * 600_000).decode()
    page = make_page().replace("<h1>", f'<img src="data:image/png;base64,{picture}"><h1>')
    assert len(drop_inlined(page)) < 2_000
    article = make_article(SINGLEFILE + page, "page.html")
    assert PARAGRAPHS[0] in body_text(article)
    assert article.title == "Sea wall to be rebuilt"


def test_dropping_takes_no_text() -> None:
    page = make_page() + "data:image/png;base64, is how it begins" + "<style>p{}</style>"
    assert drop_inlined(page) == page
