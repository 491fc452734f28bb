from __future__ import annotations

import contextlib
import time

import pytest
from pydantic import TypeAdapter

from pressmark.errors import SeedRejected
from pressmark.ingest.articles import Draft, count_lines, cut_at_sentence, draft_article, finish_article

from .seeds_for_tests import NOTHING_KNOWN, PARAGRAPHS, make_article, make_seed, make_text

MEGABYTE = 1_000_000
LONGEST_SECONDS = 8
"""For a megabyte; on a quiet machine it is 1 to 3."""


def test_a_draft_survives_the_store() -> None:
    adapter = TypeAdapter(Draft)
    text = '---\ntitle: "x"\nextra: {box: 7}\n---\n' + make_text(*PARAGRAPHS, "© 2011 The Gazette", "Tags: a, b")
    draft = draft_article(make_seed(text))
    assert adapter.validate_json(adapter.dump_json(draft)) == draft


def test_the_archivist_wins_and_the_loser_is_kept() -> None:
    article = make_article('---\ntitle: "Better"\n---\n' + make_text("Harbour Town rebuilds its wall", *PARAGRAPHS))
    assert (article.title, article.extracted_title) == ("Better", "Harbour Town rebuilds its wall")
    evidence = article.evidence["title"]
    assert (evidence.source, evidence.lines) == ("front matter", None)
    assert "Harbour Town rebuilds its wall" in evidence.also


def test_the_sidecar_wins_over_front_matter() -> None:
    article = make_article("---\ntitle: Front\nsection: Coast\n---\n" + make_text(*PARAGRAPHS), sidecar="title: Side")
    assert (article.title, article.section) == ("Side", "Coast")


def test_a_withdrawn_article_needs_no_text() -> None:
    article = make_article("---\ntitle: Gone\nwithdrawn: asked by the family\n---\n\nShare this\n")
    assert article.withdrawn == "asked by the family"


def test_furniture_alone_is_rejected() -> None:
    with pytest.raises(SeedRejected, match=r"seed\.txt: no text left after cleaning; add a body or remove the file"):
        make_article("Share this\n\nLike Us on Facebook\n")


@pytest.mark.parametrize(
    ("name", "title"), [("flood.txt", "flood"), ("esc\x1b[31m\u202e.txt", "esc[31m"), ("\u200b.txt", "untitled")]
)
def test_a_file_name_is_cleaned_before_it_may_be_a_title(name: str, title: str) -> None:
    article = make_article("---\nwithdrawn: yes\n---\nShare this\n", name)
    assert article.title == title


def test_what_only_stands_in_for_a_title_is_no_word_against_one() -> None:
    assert make_article(make_text("Wall to rise", "March 4, 2011", *PARAGRAPHS)).evidence["title"].also == ()


@pytest.mark.parametrize("content", ["Hello", "A convoy arrives in the harbour with aid for three villages"])
def test_a_single_line_is_an_article(content: str) -> None:
    assert [block.text for block in make_article(content).body] == [content]


def test_a_line_that_comes_back_under_other_titles_is_furniture() -> None:
    first = draft_article(make_seed(make_text("Wall to rise", PARAGRAPHS[0], "Gull of the week", PARAGRAPHS[1])))
    other = draft_article(make_seed(make_text("Ferry fares up", PARAGRAPHS[2], "Gull of the week"), "other.txt"))
    counts = count_lines([first, other])
    assert list(counts.seeds.values()) == [2]
    # between paragraphs it has the shape of a heading, and those come back because authors write them
    assert "Gull of the week" in [block.text for block in finish_article(first, counts).body]
    lamp = "The lamp of the old lighthouse was lit again on Friday after nine dark years, to cheers from the pier."
    third = draft_article(make_seed(make_text("Lamp relit", lamp, "Gull of the week"), "third.txt"))
    article = finish_article(first, count_lines([first, other, third]))
    assert "Gull of the week" not in [block.text for block in article.body]
    assert [block.first for block in article.removed if block.rule == "repeated_line"] == [5]


def test_copies_of_an_article_keep_their_text() -> None:
    drafts = [
        draft_article(make_seed(make_text(title, *PARAGRAPHS), f"{title}.txt"))
        for title in ("Wall to rise", "Wall will rise", "A wall is to rise", "The wall rises again", "Walls rise")
    ]
    article = finish_article(drafts[0], count_lines(drafts))
    assert [block.text for block in article.body] == list(PARAGRAPHS)


def test_the_same_title_twice_counts_once() -> None:
    drafts = [draft_article(make_seed(make_text("Wall to rise", *PARAGRAPHS), name)) for name in ("a.txt", "b.txt")]
    assert count_lines(drafts).seeds == {}


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Short.", 20, "Short."),
        ("One sentence. And a second one that is long.", 30, "One sentence."),
        ("No sentence ends in this text at all", 20, "No sentence ends in…"),
        ("Unbroken" * 10, 10, "UnbrokenU…"),
    ],
)
def test_cuts_at_sentences_else_at_words(text: str, length: int, expected: str) -> None:
    assert cut_at_sentence(text, length) == expected


@pytest.mark.parametrize(
    "shape",
    [
        "convoy ", "Line of the record was read aloud.\n", "a", "1", "1.", "Support The Gazette\n", "March 4, 2011\n",
        "By Ada Quay\n\n", "Read more\n", "- x\n", "(", "[", "*a **b ", "<div>", "< ", "# " , "Tags: a, ", " \t", "©\n",
        "12 January 2014, ", "x\n\n", "> ", "`", "| a ", "\u0301", "新", "&amp;", "Share this article ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["seed.txt", "seed.md"])
def test_time_grows_with_length_only(shape: str, name: str) -> None:
    content = (shape * (MEGABYTE // len(shape))) + "\n\nAn end.\n"
    start = time.process_time()
    with contextlib.suppress(SeedRejected):  # too many lines, or no text among them
        finish_article(draft_article(make_seed(content, name)), NOTHING_KNOWN)
    assert time.process_time() - start < LONGEST_SECONDS
