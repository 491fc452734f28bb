"""Which mentions become links, and how they are written."""

from __future__ import annotations

from pressmark.model import Article, Block, Catalog, Mention, Role
from pressmark.publish.articles import article_body
from pressmark.publish.edition import Edition
from pressmark.publish.links import choose_links
from pressmark.text import plain_text


def mention(start: int, end: int, entity: str) -> Mention:
    return Mention(
        article="a",
        field="text",
        start=start,
        end=end,
        surface="x" * (end - start),
        label="ORG",
        rule="t",
        entity=entity,
    )


def body(*parts: tuple[Role, str]) -> list[Block]:
    return [Block(text, line, line, role, "test") for line, (role, text) in enumerate(parts, start=1)]


def starts(blocks: list[Block], *mentions: Mention) -> list[int]:
    return [item.start for links in choose_links(blocks, mentions).values() for item in links]


def test_the_first_mention_in_each_section_is_linked() -> None:
    blocks = body((Role.BODY, "ISIS and ISIS"), (Role.HEADING, "ISIS"), (Role.BODY, "ISIS again"), (Role.BODY, "ISIS"))
    text = plain_text(blocks)
    found = [at for at in range(len(text)) if text.startswith("ISIS", at)]
    assert starts(blocks, *(mention(at, at + 4, "isis") for at in found)) == [found[0], found[3]]


def test_headings_are_never_linked() -> None:
    assert starts(body((Role.HEADING, "ISIS")), mention(0, 4, "isis")) == []


def test_links_never_overlap_and_the_longest_comes_first() -> None:
    blocks = body((Role.BODY, "Bank of Syria said"))
    assert starts(blocks, mention(8, 13, "syria"), mention(0, 13, "bank-of-syria")) == [0]


def test_a_mention_across_two_blocks_is_not_linked() -> None:
    assert starts(body((Role.BODY, "one"), (Role.BODY, "two")), mention(2, 6, "x")) == []


def test_an_article_links_to_the_entity_page_with_its_type(catalog: Catalog) -> None:
    article = catalog.article_by_id["1998/flood"]
    assert article_body(Edition(catalog), article) == (
        'The [River Board](../../entities/river-board/index.md "organisation") warned '
        '[Harbour Town](../../entities/harbour-town/index.md "place") and the River Board. '
        "The River Board was late.\n\n"
        "## What the River Board says\n\n"
        'Gen. Ann Lee of the [River Board](../../entities/river-board/index.md "organisation") said no.'
    )


def test_text_around_links_stays_escaped(catalog: Catalog) -> None:
    article: Article = catalog.article_by_id["repair"]
    assert article_body(Edition(catalog), article) == (
        'The [RB](../../entities/river-board/index.md "organisation") repairs \\*dykes\\* in '
        '[Harbour Town](../../entities/harbour-town/index.md "place").'
    )
