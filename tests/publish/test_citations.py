"""What readers take away to cite an article."""

from __future__ import annotations

import json
from dataclasses import replace

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.publish.citation_names import Name, split_name
from pressmark.publish.citation_styles import apa, chicago
from pressmark.publish.citations import Reference, bibtex, citation_key, csl_json, reference, ris
from pressmark.publish.wording import wording_of
from tests.publish.conftest import FLOOD

SIGNED = reference(FLOOD, "articles/flood/", "The archive", "https://archive.example/")


CSL_TEXTS = {"title", "container-title", "section", "URL", "language", "archive", "archive_location"}
CSL_NAME = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}
"""What csl-data.json, the schema of CSL 1.0.2 for input data, says of the fields that we write: texts are strings; an
author is an object of strings under these names and no others; a date is `date-parts`, one or two lists of one to three
numbers; `id` and `type` must be there, and a field of another name must not.
Source: https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json"""


def csl_faults(written: str) -> list[str]:
    """What the schema would refuse in CSL-JSON."""
    items = json.loads(written)
    faults = [] if isinstance(items, list) else ["no list of items"]
    for item in items:
        if item.get("type") != "article-newspaper" or not isinstance(item.get("id"), str) or not item["id"]:
            faults.append("no id or type")
        for name, value in item.items():
            if name in CSL_TEXTS:
                is_valid = isinstance(value, str)
            elif name == "author":
                is_valid = all(
                    set(one) <= CSL_NAME and all(isinstance(part, str) for part in one.values()) for one in value
                )
            elif name in {"issued", "accessed"}:
                (key, dates), *others = value.items()
                is_date = all(1 <= len(date) <= 3 and all(type(part) is int for part in date) for date in dates)
                is_valid = key == "date-parts" and not others and len(dates) in {1, 2} and is_date
            else:
                is_valid = name in {"id", "type"}
            if not is_valid:
                faults.append(f"{name}: {value!r}")
    return faults


def words(parts: object) -> str:
    return "".join(part.text for part in parts)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ada Brook", Name("Brook", "Ada")),
        ("Anna van der Berg", Name("van der Berg", "Anna")),
        ("Ludwig von Mises", Name("von Mises", "Ludwig")),
        ("Hassan al- Masri", Name("al- Masri", "Hassan")),
        ("Martin Luther King, Jr.", Name("King", "Martin Luther", "Jr.")),
        ("Smith, John", Name("Smith", "John")),
        ("van der Berg, Anna", Name("van der Berg", "Anna")),
        ("Smith, John, Jr.", Name("Smith", "John", "Jr.")),
        ("John Smith PhD", Name("Smith", "John", "PhD")),
        ("John Smith, Ph.D.", Name("Smith", "John", "Ph.D.")),
        ("Ada Brook, MD, PhD", Name("Brook", "Ada", "MD, PhD")),
        ("Ada Brook M.D.", Name("Brook", "Ada", "M.D.")),
        ("Jack Ma", Name("Ma", "Jack")),
        ("Van Morrison", Name("Morrison", "Van")),
        ("Reuters", Name("Reuters")),
        ("ARA News", Name("ARA News")),
        ("The Editorial Board", Name("The Editorial Board")),
        ("Studio 54", Name("Studio 54")),
        ("渡辺 太郎", Name("渡辺 太郎")),
        ("渡辺太郎", Name("渡辺太郎")),
    ],
)
def test_a_printed_name_is_told_apart(printed: str, name: Name) -> None:
    assert split_name(printed) == name


def test_initials_are_those_of_given_names() -> None:
    assert Name("Sartre", "Jean-Paul").initials == "J.-P."
    assert Name("Smith", "John A.").initials == "J. A."


def test_apa() -> None:
    assert words(apa(SIGNED)) == (
        "Brook, A. (1998, March 2). Flood reaches Harbour Town. The Harbour Post. "
        "https://archive.example/articles/flood/"
    )


def test_chicago() -> None:
    assert words(chicago(SIGNED)) == (
        "Brook, Ada. “Flood Reaches Harbour Town.” The Harbour Post, March 2, 1998. "
        "https://archive.example/articles/flood/."
    )
    assert [part.text for part in chicago(SIGNED) if part.italic] == ["The Harbour Post"]


def test_the_archives_page_stands_beside_the_address_that_it_was_published_at() -> None:
    post = replace(FLOOD, source_url="https://post.example/flood")
    both = reference(post, "articles/flood/", "The archive", "https://archive.example/")
    assert words(chicago(both)).endswith(
        " https://post.example/flood. Archived at https://archive.example/articles/flood/."
    )
    assert words(apa(both)).endswith(
        " https://post.example/flood [Archived at https://archive.example/articles/flood/]"
    )
    without_address = reference(post, "articles/flood/", "The archive", "")
    assert words(chicago(without_address)).endswith(
        " https://post.example/flood. Archived in The archive, id 1998/flood."
    )


@pytest.mark.parametrize(
    ("language", "in_chicago", "in_apa"),
    [
        ("de", "Brook, Ada. „Flut erreicht Hafen“. The Harbour Post, 2. März 1998. ", "Brook, A. (1998, 2. März). "),
        ("es", "Brook, Ada. «Flut erreicht Hafen». The Harbour Post, 2 de marzo de 1998. ", "(1998, 2 de marzo). "),
        ("fr", "Brook, Ada. « Flut erreicht Hafen ». The Harbour Post, 2 mars 1998. ", "(1998, 2 mars). "),
        ("ru", "Brook, Ada. «Flut erreicht Hafen». The Harbour Post, 2 марта 1998 г. ", "(1998, 2 марта). "),
    ],
)
def test_a_citation_is_in_the_language_of_the_archive(language: str, in_chicago: str, in_apa: str) -> None:
    item = replace(SIGNED, title="Flut erreicht Hafen")
    wording = wording_of(language)
    assert " ".join(words(chicago(item, wording)).split()).startswith(in_chicago)
    assert in_apa in words(apa(item, wording))
    assert "n.d." not in words(apa(replace(item, published=""), wording))
    three = replace(item, authors=(Name("Brook", "Ada"), Name("Hale", "Tom")))
    assert " and " not in words(chicago(three, wording))


def test_a_question_in_another_language_has_one_mark() -> None:
    asked = replace(SIGNED, title="Warum?", published="")
    assert "„Warum?“ The" in words(chicago(asked, wording_of("de")))


def test_what_is_unknown_is_left_out() -> None:
    bare = Reference("a", "It rained", (), "", "", "", "", "", "", "The archive", "")
    assert words(apa(bare)) == "It rained. (n.d.). The archive, id a."
    assert words(chicago(bare)) == "“It rained.” n.d. The archive, id a."
    assert "date" not in bibtex(bare)
    assert "issued" not in json.loads(csl_json(bare))[0]


def test_several_authors_are_joined_as_each_style_wants() -> None:
    authors = (Name("Brook", "Ada"), Name("Hale", "Tom"), Name("Reuters"))
    three = replace(SIGNED, authors=authors)
    assert words(apa(three)).startswith("Brook, A., Hale, T., & Reuters. (")
    assert words(chicago(three)).startswith("Brook, Ada, Tom Hale, and Reuters. “")


def test_a_month_stays_a_month() -> None:
    month = replace(SIGNED, published="1998-03")
    assert "(1998, March)." in words(apa(month))
    assert ", March 1998." in words(chicago(month))
    assert json.loads(csl_json(month))[0]["issued"] == {"date-parts": [[1998, 3]]}


def test_a_question_keeps_its_own_mark() -> None:
    assert "Why? The Harbour Post." in words(apa(replace(SIGNED, title="Why?", published="1998"))).replace(
        "(1998). ", ""
    )
    assert "“Why?”" in words(chicago(replace(SIGNED, title="Why?")))


def test_bibtex() -> None:
    entry = bibtex(replace(SIGNED, title="100% {sure} & $afe_"))
    assert entry.startswith("@article{brook1998100-")
    assert r"title = {{100\% \textbraceleft{}sure\textbraceright{} \& \$afe\_}}," in entry
    assert "author = {Brook, Ada}," in entry
    assert "entrysubtype = {newspaper}," in entry


def test_bibtex_takes_no_name_apart_at_its_own_words() -> None:
    names = ("Tom and Jerry Smith", "Ada Brook, MD, PhD", "Anders Andersen", "John Smith AND")
    entry = bibtex(replace(SIGNED, authors=tuple(map(split_name, names))))
    (author,) = (line.strip() for line in entry.splitlines() if line.startswith("  author"))
    assert author == (
        "author = {Smith, {Tom and Jerry} and Brook, {MD, PhD}, Ada and Andersen, Anders and {AND}, John Smith},"
    )


def test_ris() -> None:
    record = ris(SIGNED)
    assert record.startswith("TY  - NEWS\r\n")
    assert record.endswith("ER  - \r\n")
    assert "AU  - Brook, Ada\r\n" in record
    assert "DA  - 1998/03/02\r\n" in record


def test_csl_json() -> None:
    (item,) = json.loads(csl_json(SIGNED))
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"family": "Brook", "given": "Ada"}]
    assert item["container-title"] == "The Harbour Post"
    assert csl_faults(csl_json(SIGNED)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 5},
        {"type": "newspaper"},
        {"title": None},
        {"author": [{"name": "Ada Brook"}]},
        {"issued": {"date-parts": [[1998, 3, 2, 1]]}},
        {"issued": {"date-parts": [["1998"]]}},
        {"publisher_name": "The Harbour Post"},
    ],
)
def test_what_the_schema_of_csl_refuses_is_found(wrong: dict[str, object]) -> None:
    (item,) = json.loads(csl_json(SIGNED))
    assert csl_faults(json.dumps([{**item, **wrong}]))


@pytest.mark.parametrize("published", [None, "1998", "1998-03", "1998-03-02"])
@pytest.mark.parametrize("authors", [(), ("Reuters",), ("Anna van der Berg", "Martin Luther King, Jr.")])
def test_csl_json_keeps_its_schema_with_whatever_is_known(published: str | None, authors: tuple[str, ...]) -> None:
    article = replace(FLOOD, published=published, authors=authors, publisher=None, section=None, captured="2024-04-19")
    assert csl_faults(csl_json(reference(article, "articles/x/", "The archive", ""))) == []


def test_an_id_that_cannot_be_printed_is_shown_as_code_points() -> None:
    odd = reference(replace(FLOOD, id="a\x1b[31m"), "articles/x/", "The archive", "")
    for text in (words(chicago(odd)), words(apa(odd)), bibtex(odd), ris(odd), csl_json(odd)):
        assert "\x1b" not in text
    assert words(apa(odd)).endswith("The archive, id a\\u001b[31m.")


def test_keys_of_alike_articles_differ() -> None:
    assert citation_key(SIGNED) != citation_key(replace(SIGNED, id="other"))


@given(st.text())
def test_no_title_breaks_a_format(title: str) -> None:
    item = reference(replace(FLOOD, title=title), "articles/x/", "The archive", "")
    entry = bibtex(item)
    assert is_balanced(entry)
    assert all(line[2:6] == "  - " for line in ris(item).split("\r\n")[:-1])
    assert json.loads(csl_json(item))[0].get("title", "") == item.title
    assert csl_faults(csl_json(item)) == []


def is_balanced(entry: str) -> bool:
    """Whether BibTeX finds the end of the entry in its last line: it counts each brace, those after a backslash too."""
    depth = 0
    for at, char in enumerate(entry.rstrip("\n"), start=1):
        depth += (char == "{") - (char == "}")
        if char in "{}" and (depth == 0) != (at == len(entry.rstrip("\n"))):
            return False
    return depth == 0


@pytest.mark.parametrize("odd", ["{", "}", "a } b { c", "\\}", "{{", "x\\{ and y}"])
def test_no_brace_of_a_seed_ends_an_entry_or_keeps_it_open(odd: str) -> None:
    for article in (
        replace(FLOOD, title=odd),
        replace(FLOOD, publisher=odd),
        replace(FLOOD, authors=(odd, f"{odd} Brook", f"Ada {odd}")),
        replace(FLOOD, source_url=f"https://post.example/{odd}"),
    ):
        entry = bibtex(reference(article, "articles/x/", f"The archive {odd}", "https://archive.example/"))
        assert is_balanced(entry), entry
        library = bibtexparser.parse_string(entry + bibtex(replace(SIGNED, id="other")))
        assert (len(library.entries), library.failed_blocks) == (2, [])


def test_a_file_name_with_terminal_codes_and_line_ends_is_cited_as_text() -> None:
    item = reference(replace(FLOOD, id="esc\x1b[31m\nTY  - JOUR"), "articles/flood/", "The archive", "")
    for written in (words(apa(item)), words(chicago(item)), bibtex(item), ris(item), json.dumps(csl_json(item))):
        assert "\x1b" not in written
        assert "\nTY  - JOUR" not in written
        assert "esc" in written


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Hepatitis A outbreak closes school", "Hepatitis A Outbreak Closes School"),
        ("AC Milan beat AS Monaco", "AC Milan Beat AS Monaco"),
        ("Two held in UP over temple row", "Two Held in UP over Temple Row"),
        ("A day in the life of a baker", "A Day in the Life of a Baker"),
    ],
)
def test_chicago_leaves_letters_and_acronyms_large(title: str, shown: str) -> None:
    assert f"“{shown}.”" in words(chicago(replace(SIGNED, title=title, language="en")))
