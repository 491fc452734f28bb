"""What the page as a whole says beyond the model: broken sentences, readers' comments, links in the text."""

from __future__ import annotations

import pytest

from pressmark.ingest.mastheads import cut_footer_links, parse_copyright_holder
from pressmark.model import Role

from .seeds_for_tests import PARAGRAPHS, make_article, make_text

COMMENTS = (
    "My grandfather built a part of that wall, and he always told us that the sea would have it back one day.",
    "Nobody ever asks the people who live behind it; we have paid for three such plans, and not one stone was laid.",
)


def test_keeps_or_leaves_the_pieces_of_a_sentence_together() -> None:
    broken = PARAGRAPHS[0].replace(" Harbour Town ", "\nHarbour Town\n").replace(" old ", "\nold\n")
    article = make_article(make_text("Wall to rise", broken, *PARAGRAPHS[1:]))
    assert " ".join(block.text for block in article.body) == " ".join(PARAGRAPHS)


@pytest.mark.parametrize("head", ["2 comments:", "2 thoughts on “Wall to rise”", "Leave a comment"])
def test_what_stands_below_the_head_of_comments_is_no_text(head: str) -> None:
    text = make_text(
        "Wall to rise", *PARAGRAPHS * 2, head, "Ada Quay says:", COMMENTS[0], "Bob Kade says:", COMMENTS[1]
    )
    article = make_article(text)
    assert not set(COMMENTS) & {block.text for block in article.body}
    assert {block.role for block in article.blocks if block.text in COMMENTS} == {Role.COMMENT}


@pytest.mark.parametrize("head", ["12 comments", "Comments (12)", "Leave a comment", "Comments"])
def test_a_counter_inside_the_text_is_no_head_of_comments(head: str) -> None:
    article = make_article(make_text("Wall to rise", *PARAGRAPHS * 2, head, *COMMENTS))
    assert set(COMMENTS) <= {block.text for block in article.body}


@pytest.mark.parametrize(
    "speakers",
    [
        ("He says:", "She says:"),
        ("The report says:", "The letter says:"),
        ("What the evidence says:", "What the law says:"),
        ("Was das Gesetz sagt", "Was der Richter sagt"),
        ("Dr Mary Bell says:", "Prof Tom Hill says:"),
    ],
)
@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "{}"])
@pytest.mark.parametrize("foot", [(), ("Leave a comment",)])
def test_those_whom_the_text_quotes_are_no_readers(speakers: tuple[str, str], quoted: str, foot: tuple[str]) -> None:
    said = [quoted.format(words) for words in COMMENTS]
    lines = (*PARAGRAPHS * 2, speakers[0], said[0], speakers[1], said[1])
    article = make_article(make_text("Wall to rise", *lines, PARAGRAPHS[0].replace("Monday", "Friday"), *foot))
    assert [block.text for block in article.body if block.text in said] == said


def test_what_has_more_than_a_little_text_below_it_is_no_head_of_comments() -> None:
    signed = ("2 comments", "Ada Quay says:", COMMENTS[0], "Bob Kade says:", COMMENTS[1])
    last = [paragraph.replace("the ", "that ") for paragraph in PARAGRAPHS]
    article = make_article(make_text("Wall to rise", *PARAGRAPHS * 2, *signed, *last, *last))
    assert set(last) <= {block.text for block in article.body}


def test_comments_without_a_head_have_names_and_dates() -> None:
    signed = ("Ada Quay says:", "March 3, 2014 at 10:15 am", COMMENTS[0], "Bob Kade says:", "March 4, 2014 at 9:02 am")
    article = make_article(make_text("Wall to rise", *PARAGRAPHS * 2, *signed, COMMENTS[1]))
    assert not set(COMMENTS) & {block.text for block in article.body}


def test_comments_with_links_to_reply_stand_below_their_head() -> None:
    text = make_text("Wall to rise", *PARAGRAPHS * 2, "2 comments", COMMENTS[0], "Reply", COMMENTS[1], "Reply")
    assert not set(COMMENTS) & {block.text for block in make_article(text).body}


def test_a_head_of_comments_above_the_article_is_navigation() -> None:
    article = make_article(make_text("Wall to rise", "3 comments", *PARAGRAPHS * 2))
    assert [block.text for block in article.body][: len(PARAGRAPHS)] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line", ["READ MORE: Ferry fares go up again", "Related: Ferry fares go up", "See also: Ferry fares go up"]
)
def test_a_line_that_leads_to_another_story_is_no_text(line: str) -> None:
    article = make_article(make_text("Wall to rise", *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))
    assert [block.text for block in article.body] == list(PARAGRAPHS)
    assert [block.role for block in article.blocks if block.text == line] == [Role.RELATED]


@pytest.mark.parametrize("title", ["Related: how two sisters met again", "See also: the town that moved away"])
def test_a_headline_may_read_like_a_line_that_leads_to_another_story(title: str) -> None:
    article = make_article(make_text(title, "By Ada Quay", "3 March 2014", *PARAGRAPHS))
    assert (article.title, article.body[0].text) == (title, PARAGRAPHS[0])


@pytest.mark.parametrize(
    ("line", "rights", "holder"),
    [
        ("© 2011 Gull News Privacy Policy | Terms of Use", "© 2011 Gull News", "Gull News"),
        ("© 2011 Gull News. All rights reserved. Privacy", "© 2011 Gull News. All rights reserved.", "Gull News"),
        ("© 2011 Gull News", "© 2011 Gull News", "Gull News"),
        ("© 2011 Privacy Watch", "© 2011 Privacy Watch", "Privacy Watch"),
        ("© 2014 The Contact", "© 2014 The Contact", "The Contact"),
        ("© 2014 Radio Kontakt", "© 2014 Radio Kontakt", "Radio Kontakt"),
        ("© 2015 Making Contact", "© 2015 Making Contact", "Making Contact"),
        ("Copyright 2010 First Contact", "Copyright 2010 First Contact", "First Contact"),
        ("© 2014 Contact", "© 2014 Contact", "Contact"),
        ("© 2014 – Contact", "© 2014 – Contact", "Contact"),
        ("© 2011 Gull News | Contact", "© 2011 Gull News", "Gull News"),
        ("© 2011 Gull News · Impressum", "© 2011 Gull News", "Gull News"),
        ("© 2011 Gull News Contact Imprint", "© 2011 Gull News", "Gull News"),
        ("© 2011 Gull News Privacy Policy & Contact.", "© 2011 Gull News", "Gull News"),
        ("© 2011 Gull News All rights reserved Imprint", "© 2011 Gull News All rights reserved", "Gull News"),
        ("© 2011 Gull News Contact Us", "© 2011 Gull News", "Gull News"),
    ],
)
def test_rights_end_before_the_links_of_the_footer(line: str, rights: str, holder: str) -> None:
    assert (cut_footer_links(line), parse_copyright_holder(line)) == (rights, holder)
