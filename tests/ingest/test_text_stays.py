"""What looks like the end of a page, a credit or a second print, and is text; and what only such text seems to tell."""

from __future__ import annotations

import pytest

from pressmark.ingest.title_text import find_headline
from pressmark.model import Role

from .seeds_for_tests import PARAGRAPHS, make_article, make_text


def _body(*lines: str) -> list[str]:
    return [block.text for block in make_article(make_text("Wall to rise", *lines)).body]


@pytest.mark.parametrize("sign", ["(APA/dpa)", "(AFP/Reuters)", "(ANP/Reuters)", "(SDA/AFP)"])
def test_a_paragraph_that_agencies_sign_stays(sign: str) -> None:
    signed = f"{PARAGRAPHS[0]} {sign}"
    assert signed in _body(signed, *PARAGRAPHS[1:])
    assert _body(signed) == [signed]


def test_the_last_line_of_the_text_stays_though_a_credit_ends_it() -> None:
    credited = f"{PARAGRAPHS[0]} © Linda Quay"
    assert _body(credited) == [credited]


@pytest.mark.parametrize(
    "lines",
    [
        ("You need for four people:", "1 kg white fish", "2 onions", "salt and pepper"),
        ("The first two:", "Gull, Harbour Town", "Petrel, Westport"),
    ],
)
def test_a_list_at_the_end_stays(lines: tuple[str, ...]) -> None:
    assert _body(*PARAGRAPHS, *lines)[-len(lines) :] == list(lines)


def test_what_is_said_to_be_repeated_stays() -> None:
    said = "“We did not act, and we should have acted, and I am sorry for it,” the mayor said."
    asked = "Asked why nothing had been done, and who had signed the report, he said the same again."
    assert _body(*PARAGRAPHS, said, asked, said)[-3:] == [said, asked, said]


@pytest.mark.parametrize(
    "link", ["Read more: what we know about the storm", "READ MORE: eBay cuts jobs", "See also: how to prepare"]
)
def test_a_link_that_begins_small_is_no_text(link: str) -> None:
    article = make_article(make_text("Wall to rise", PARAGRAPHS[0], link, *PARAGRAPHS[1:]))
    assert [block.role for block in article.blocks if block.text == link] == [Role.RELATED]


@pytest.mark.parametrize("byline", ["By Ada Quay", "Ada Quay", "By Ada Quay, Staff Writer"])
@pytest.mark.parametrize(
    "lead",
    [
        "Mary Huber has been the engineer of Harbour Town for twenty years, and she knows each stone of the wall.",
        "David Wilson is an author and former minister who lives on the quay with his two dogs.",
        "Michael Reed is the chief executive of Coast Holdings, which owns half of the quay.",
    ],
)
def test_the_subject_of_a_profile_is_not_its_author(byline: str, lead: str) -> None:
    article = make_article(make_text("The quay and its people", byline, "March 14, 2021", lead, *PARAGRAPHS))
    assert article.authors == ("Ada Quay",)


def test_who_took_the_picture_is_not_the_author() -> None:
    caption = "Smoke rises over the quay of Harbour Town on Monday. © Jane Miller"
    article = make_article(make_text("Wall to rise", "March 14, 2021", caption, *PARAGRAPHS, "Photo © Peter Johnson"))
    assert article.authors == ()


@pytest.mark.parametrize("word", ["End", "Bis", "Event", "Veranstaltung"])
def test_a_section_above_the_only_date_leaves_it(word: str) -> None:
    article = make_article(make_text("The day the wall broke", "By Ada Quay", word, "14 March 2021", *PARAGRAPHS))
    assert article.published == "2021-03-14"


def test_a_newspaper_is_no_author() -> None:
    text = "周三，洪水到达了港口城市。居民说，水已经涨到了一楼，数百个家庭离开了城市，到学校和体育馆避难。"
    told = "市长说：“自1998年以来，我们没有见过这样的洪水。”救援人员从周四早上开始分发食物和毯子。"
    article = make_article(make_text("洪水到达港口城市数百人撤离", "港口日报 2021年3月14日", text, told))
    assert article.authors == ()


def test_a_headline_that_stands_alone_as_well_has_no_topic() -> None:
    crumbs, headline = "Home / Sea / The day the wall broke", "The day the wall broke"
    with_topic = f"Storm in the north: {headline}"
    assert find_headline([crumbs, with_topic, headline], 1) == headline
    assert find_headline([crumbs, with_topic], 1) == with_topic
