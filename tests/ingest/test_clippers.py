"""Markdown as web clippers write it. Each front matter has the form that the tool's default template gives."""

from __future__ import annotations

import pytest

from pressmark.ingest.clipper_fields import CLIPPER_KEYS
from pressmark.ingest.given_fields import FIELDS
from pressmark.ingest.markdown_reader import clean_inline

from .seeds_for_tests import PARAGRAPHS, body_text, make_article, make_text

BODY = make_text("Sea wall to be rebuilt\n===", *PARAGRAPHS)
URL = "https://herald.example/2024/sea-wall"

OBSIDIAN = f"""---
title: "Sea wall: what now?"
source: "{URL}"
author:
  - "[[Ada Fell]]"
  - "[[people/bo|Bo Dale]]"
published: 2024-04-17
created: 2024-04-19
description: "The council voted."
tags:
  - "clippings"
  - "#harbour"
image: "https://herald.example/wall.jpg"
---
"""
JOPLIN = f"""---
title: "Sea wall: what now?"
updated: 2024-05-01 08:00:00Z
created: 2024-04-19 14:19:49Z
source: {URL}
author: Ada Fell
latitude: 12.00000000
longitude: 3.00000000
altitude: 0.0000
completed?: no
due: 2024-06-01 08:00:00Z
tags:
  - clippings
  - harbour
---
"""
MARKDOWNLOAD = f"""---
created: 2024-04-19T16:19:49 (UTC +02:00)
tags: [clippings, harbour]
source: {URL}
author: Ada Fell
---
"""
OMNIVORE = f"""---
id: 5f0c
title: >
  Sea wall: what now?
author: >
  Ada Fell
tags:
 - clippings
 - harbour
date_saved: 2024-04-19 16:19:49
date_published: 2024-04-17
original_url: {URL}
site_name: The Harbour Herald
---
"""


@pytest.mark.parametrize(
    ("front", "authors", "published", "captured", "publisher"),
    [
        (OBSIDIAN, ("Ada Fell", "Bo Dale"), "2024-04-17", "2024-04-19", None),
        (JOPLIN, ("Ada Fell",), None, "2024-04-19T14:19:49Z", None),
        (MARKDOWNLOAD, ("Ada Fell",), None, "2024-04-19T16:19:49+02:00", None),
        (OMNIVORE, ("Ada Fell",), "2024-04-17", "2024-04-19T16:19:49", "The Harbour Herald"),
    ],
    ids=["Obsidian", "Joplin", "MarkDownload", "Omnivore"],
)
def test_reads_what_the_clipper_wrote(
    front: str, authors: tuple[str, ...], published: str | None, captured: str, publisher: str | None
) -> None:
    article = make_article(f"{front}\n{BODY}", "clip.md")
    assert (article.source_url, article.authors, article.tags) == (URL, authors, ("clippings", "harbour"))
    assert (article.published, article.captured, article.publisher) == (published, captured, publisher)
    assert article.modified is None
    assert article.warnings == ()
    assert article.evidence["source_url"].source == "front matter"


@pytest.mark.parametrize("own_first", [True, False])
def test_our_own_keys_win(own_first: bool) -> None:
    own, theirs = f"source_url: {URL}\ncaptured: 2020-01-01", "source: https://other.example/\ncreated: 2024-04-19"
    lines = (own, theirs) if own_first else (theirs, own)
    article = make_article("---\n{}\n{}\n---\n\n{}".format(*lines, BODY), "clip.md")
    assert (article.source_url, article.captured) == (URL, "2020-01-01")


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("[[Ada Fell]]", ("Ada Fell",)),
        ('"[[Ada Fell]], [[Bo Dale]]"', ("Ada Fell", "Bo Dale")),
        ('["[[Ada Fell]]", Bo Dale]', ("Ada Fell", "Bo Dale")),
        ("\n  - [[Ada Fell]]\n  - [[people/bo|Bo Dale]]", ("Ada Fell", "Bo Dale")),
        ("[Ada Fell, Bo Dale]", ("Ada Fell", "Bo Dale")),
    ],
)
def test_names_may_be_links(written: str, authors: tuple[str, ...]) -> None:
    assert make_article(f"---\nauthor: {written}\n---\n\n{BODY}", "clip.md").authors == authors


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ('"#harbour #sea/wall"', ("harbour", "sea/wall")),
        ('"#harbour, #sea wall"', ("harbour", "sea wall")),
        ('[harbour, "#harbour", "C#"]', ("harbour", "C#")),
        ('["[[Harbour Town]]"]', ("Harbour Town",)),
        ('["#", "", sea]', ("sea",)),
    ],
)
def test_tags_may_have_signs(written: str, tags: tuple[str, ...]) -> None:
    assert make_article(f"---\ntags: {written}\n---\n\n{BODY}", "clip.md").tags == tags


@pytest.mark.parametrize("written", ["", "[]", '["#", ""]'])
def test_no_tags_are_no_tags(written: str) -> None:
    article = make_article(f"---\ntags: {written}\n---\n\n{BODY}", "clip.md")
    assert (article.tags, article.title) == ((), "Sea wall to be rebuilt")


def test_what_is_not_understood_is_said_and_takes_nothing_else_along() -> None:
    front = f"---\nsource: clipped from a newspaper\ncreated: someday\nauthor: Ada Fell\n---\n\n{BODY}"
    article = make_article(front, "clip.md")
    assert article.authors == ("Ada Fell",)
    assert len(article.warnings) == 2
    assert "`source` is not a web address" in article.warnings[0]


def test_a_clippers_key_given_twice_is_left_out() -> None:
    article = make_article(f"---\nsource: {URL}\nsource: {URL}2\n---\n\n{BODY}", "clip.md")
    assert article.source_url is None
    assert "given twice" in article.warnings[0]


def test_each_key_of_a_clipper_leads_to_one_of_ours() -> None:
    assert {ours for ours in CLIPPER_KEYS.values() if ours} <= set(FIELDS)
    assert not set(CLIPPER_KEYS) & set(FIELDS)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("The [[council]] met [[people/ada|Ada Fell]].", "The council met Ada Fell."),
        ("A ==marked passage== of it", "A marked passage of it"),
        ("if x==1 and y==2", "if x==1 and y==2"),
        ("as cited[[1]](#note-1) there", "as cited[[1]](#note-1) there"),
        ("before ![[wall.jpg|300]] after", "before after"),
        ("[![the wall](:/0a1b2c)](https://herald.example) by the sea", "by the sea"),
    ],
)
def test_the_markup_of_note_programs_goes(markdown: str, text: str) -> None:
    assert clean_inline(markdown) == text


def test_a_box_is_a_quote() -> None:
    article = make_article(
        make_text("# Sea wall", *PARAGRAPHS, "> [!note] Good to know\n> The wall is old."), "clip.md"
    )
    assert "Good to know The wall is old." in body_text(article)
