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


@pytest.mark.parametrize(
    ("line", "rights", "holder"),
    [
        ("© 2011 Gull News Privacy Policy | Terms of Use", "© 2011 Gull News", "Gull News"),
        ("© 2011 Gull News. All rights reserved. Privacy", "© 2011 Gull News. All rights reserved.", "Gull News"),
        ("© 2011 Gull News", "© 2011 Gull News", "Gull News"),
        ("© 2011 Privacy Watch", "© 2011 Privacy Watch", "Privacy Watch"),
    ],
)
def test_rights_end_before_the_links_of_the_footer(line: str, rights: str, holder: str) -> None:
    assert (cut_footer_links(line), parse_copyright_holder(line)) == (rights, holder)
