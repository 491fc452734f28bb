"""A small archive, made by hand, in which every case of publishing occurs once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pressmark.model import (
    Alias,
    Article,
    Block,
    Catalog,
    Entity,
    EntityType,
    Evidence,
    Mention,
    Rejection,
    Relation,
    Role,
    Seed,
)
from pressmark.publish.edition import Edition
from pressmark.text import plain_text


def block(text: str, line: int, role: Role = Role.BODY, rule: str = "paragraph") -> Block:
    return Block(text=text, first=line, last=line, role=role, rule=rule)


def mention(article: Article, surface: str, entity: str, nth: int = 0, field: str = "text") -> Mention:
    text = plain_text(article.body) if field == "text" else article.title
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    return Mention(
        article=article.id,
        field=field,
        start=start,
        end=start + len(surface),
        surface=surface,
        label="ORG",
        rule="test",
        entity=entity,
    )


FLOOD = Article(
    id="1998/flood",
    seed="1998/flood.txt",
    sha256="a" * 64,
    title="Flood reaches Harbour Town",
    description="The river rose.",
    published="1998-03-02",
    publisher="The Harbour Post",
    tags=("Floods", "Harbour"),
    language="en",
    authors=("Ada Brook",),
    blocks=(
        block("Flood reaches Harbour Town", 1, Role.TITLE, "title"),
        block("The River Board warned Harbour Town and the River Board. The River Board was late.", 3),
        block("What the River Board says", 5, Role.HEADING, "heading"),
        block("Gen. Ann Lee of the River Board said no.", 7),
        block("Share this", 9, Role.FURNITURE, "share prompt"),
        block("Like us", 10, Role.FURNITURE, "share prompt"),
    ),
    evidence={"published": Evidence(rule="date line", lines=(2, 2), confidence=0.9, also=("1998-02-03",))},
)
REPAIR = Article(
    id="repair",
    seed="repair.txt",
    sha256="b" * 64,
    title="River Board repairs <b>Harbour</b> & dykes",
    published="1999",
    language="en",
    tags=("floods",),
    blocks=(block("The RB repairs *dykes* in Harbour Town.", 1),),
)
UNDATED = Article(
    id="日本/記事",
    seed="日本/記事.txt",
    sha256="c" * 64,
    title="洪水",
    extracted_title="Water",
    language="ja",
    aliases=("old/flood.html", "../evil", "//example.org/", "articles/"),
    blocks=(block("洪水が来た。", 1),),
)
ENTITIES = (
    Entity(
        id="harbour-town",
        name="Harbour Town",
        type=EntityType.PLACE,
        aliases=(Alias("Harbour Town", 3),),
        articles=("1998/flood", "repair"),
        mentions=3,
    ),
    Entity(
        id="river-board",
        name="River Board",
        type=EntityType.ORGANISATION,
        aliases=(Alias("River Board", 3), Alias("RB", 1), Alias("Board of the River", 0)),
        articles=("1998/flood", "repair"),
        mentions=4,
        note="The board of *the river*.",
        wikidata="Q1",
    ),
)


@pytest.fixture
def catalog() -> Catalog:
    return Catalog(
        articles=(FLOOD, REPAIR, UNDATED),
        entities=ENTITIES,
        mentions=(
            mention(FLOOD, "Harbour Town", "harbour-town", field="title"),
            mention(FLOOD, "River Board", "river-board"),
            mention(FLOOD, "Harbour Town", "harbour-town"),
            mention(FLOOD, "River Board", "river-board", nth=1),
            mention(FLOOD, "River Board", "river-board", nth=2),
            mention(FLOOD, "Ann Lee", "ann-lee"),
            mention(FLOOD, "River Board", "river-board", nth=4),
            mention(REPAIR, "RB", "river-board"),
            mention(REPAIR, "Harbour Town", "harbour-town"),
        ),
        related=(Relation(left="1998/flood", right="repair", weight=2.0, reasons=("river-board",), words=("sluice",)),),
        companions=(Relation(left="harbour-town", right="river-board", weight=2.0),),
        rejections=(
            Rejection(seed="bad.txt", id="bad", reason="is empty; add text or remove the file"),
            Rejection(seed="gone.txt", id="gone", reason="asked by <the> author", withdrawn=True),
        ),
    )


@pytest.fixture
def edition(catalog: Catalog) -> Edition:
    return Edition(catalog)


@pytest.fixture
def seeds(catalog: Catalog) -> dict[str, Seed]:
    return {item.seed: Seed(path=item.seed, id=item.id, content=item.title.encode()) for item in catalog.articles}


def retitled(catalog: Catalog, **titles: str) -> Catalog:
    return replace(
        catalog, articles=tuple(replace(item, title=titles.get(item.id, item.title)) for item in catalog.articles)
    )
