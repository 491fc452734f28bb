"""Bylines, captions, mastheads and tags: lines that name people, pictures, publishers and subjects."""

from __future__ import annotations

import pytest

from pressmark.ingest.bylines import parse_byline, parse_names
from pressmark.ingest.captions import parse_caption
from pressmark.ingest.mastheads import parse_copyright_holder, parse_masthead, parse_source_url, parse_supported_name
from pressmark.ingest.tags import parse_headed_tags, parse_tag_line
from pressmark.model import Caption


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Quay", ("Ada Quay",)),
        ("By Ada Quay and Bo Pier", ("Ada Quay", "Bo Pier")),
        ("Von Ada Kai", ("Ada Kai",)),
        ("Par Ada de la Quai", ("Ada de la Quai",)),
        ("Автор: Анна Причал", ("Анна Причал",)),
        ("Written by A. B. Quay, Gull News", ("A. B. Quay",)),
        ("Ada Quay | Reuters", ("Ada Quay",)),
        ("By Reuters", ("Reuters",)),
        ("By the sea", ()),
        ("By Monday evening", ()),
        ("Sea | Land", ()),
    ],
)
def test_reads_bylines(text: str, names: tuple[str, ...]) -> None:
    assert parse_byline(text) == names


def test_a_section_is_no_name() -> None:
    assert parse_names("Expert Insights") == ()
    assert parse_names("Ada Quay, Bo Pier") == ("Ada Quay", "Bo Pier")


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("(Photo : REUTERS/Ada Quay) Waves break.", Caption("Waves break.", "REUTERS/Ada Quay")),
        ("Waves break. (AP Photo/Ada Quay)", Caption("Waves break.", "AP Photo/Ada Quay")),
        ("Waves break over it. Photo: Ada Quay", Caption("Waves break over it.", "Ada Quay")),
        ("© Photo: Harbour Office", Caption(None, "Harbour Office")),
        ("Photo by Ada Quay", Caption(None, "Ada Quay")),
        ("Image credit: Coast Archive", Caption(None, "Coast Archive")),
        ("Foto: Ada Kai", Caption(None, "Ada Kai")),
        ("Ada Quay/Getty Images", Caption(None, "Ada Quay/Getty Images")),
        ("The photo showed the wall.", None),
        ("Reuters said so on Monday.", None),
    ],
)
def test_reads_captions_and_credits(text: str, caption: Caption | None) -> None:
    assert parse_caption(text) == caption


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("© 2007-2023 Solve It's Problems. All Rights Reserved", "Solve It's Problems"),
        ("Copyright © 2024 The Gazette", "The Gazette"),
        ("(c) 2011 by Gull News, Inc.", "Gull News, Inc"),
        ("© 2011", None),
        ("All rights reserved", None),
    ],
)
def test_reads_the_holder_of_a_copyright(text: str, holder: str | None) -> None:
    assert parse_copyright_holder(text) == holder


@pytest.mark.parametrize(("text", "name"), [("GULL NEWS", "Gull News"), ("GNN", "GNN"), ("Gull news", None)])
def test_reads_mastheads(text: str, name: str | None) -> None:
    assert parse_masthead(text) == name


def test_a_call_for_support_names_whom() -> None:
    assert parse_supported_name("Support HarbourWatch") == "HarbourWatch"
    assert parse_supported_name("Support our journalism") is None


def test_reads_tag_lists() -> None:
    assert parse_tag_line("Filed under: Storms, Coast") == ("Storms", "Coast")
    assert parse_tag_line("Background: a storm") == ()
    assert parse_headed_tags("Europe, Sea wall") == ("Europe", "Sea wall")
    assert parse_headed_tags("He came, and the whole town of the harbour went out to see, and then.") == ()


def test_only_web_addresses_are_source_addresses() -> None:
    assert parse_source_url("Source: https://example.org/a") == "https://example.org/a"
    assert parse_source_url("javascript:alert(1)") is None
