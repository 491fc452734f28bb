"""No character of a text seed that one can see is lost: the page shows it in the text or in what was removed."""

from __future__ import annotations

import html
import random
import re
import unicodedata
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark.errors import SeedRejected
from pressmark.ingest.articles import LineCounts, draft_article, finish_article
from pressmark.ingest.mojibake import repair_mojibake
from pressmark.ingest.readers import read_seed
from pressmark.model import Seed
from pressmark.publish.body_html import linked_html
from pressmark.publish.escape import escape_html

STRINGS = 10_000
"""Random seeds that are read; `--thorough 100` reads a million."""
ARTICLES = 60
"""Of these so many go the whole way."""

MARKUP = "*_`[]()<>!#&;\\+-.=~|{}:$\"'/ \t\n\n\n\ra1B"
PIECES = (
    "---\n",
    "title: x\n",
    "By Ada Quay\n",
    "Share this\n",
    "&lt;b&gt; ",
    "<b>",
    "- item\n",
    "> quote\n",
    "\r\n",
    "â€™",
)
RANGES = (
    (0x20, 0x7F),
    (0xA0, 0x17F),
    (0x370, 0x6FF),
    (0x900, 0xDFF),
    (0x2000, 0x2BFF),
    (0x3000, 0x9FFF),
    (0, 0x10FFFF),
)


@cache
def is_visible(char: str) -> bool:
    """Letters, marks, numbers, punctuation, symbols, and what fonts define. Source: UAX #44, general categories."""
    kind = unicodedata.category(char)
    return kind[0] in "LMNPS" or kind == "Co"


def visible(text: str) -> str:
    return "".join(filter(is_visible, text))


def random_text(chance: random.Random) -> str:
    parts: list[str] = []
    for _ in range(chance.randrange(1, 12)):
        kind = chance.random()
        if kind < 0.3:
            parts.append("".join(chance.choices(MARKUP, k=chance.randrange(1, 12))))
        elif kind < 0.5:
            parts.append(chance.choice(PIECES))
        else:
            low, high = chance.choice(RANGES)
            parts.append("".join(chr(chance.randint(low, high)) for _ in range(chance.randrange(1, 12))))
    return "".join(parts).encode("utf-8", "ignore").decode("utf-8")


def is_kept(text: str) -> bool:
    """Whether a text was read at all; what is visible of it is in its lines, and on a page that escapes them."""
    try:
        lines = read_seed(Seed(path="x.txt", id="x", content=text.encode())).lines
    except SeedRejected:
        return False
    expected = visible(repair_mojibake(text.removeprefix("\ufeff"))[0])
    assert visible("".join(line.text for line in lines)) == expected, ascii(text)
    shown = "".join(escape_html(line.text) for line in lines)
    assert visible(html.unescape(shown)) == expected, ascii(text)
    return True


def test_every_visible_character_is_in_a_line_of_the_reader(thorough: int) -> None:
    chance = random.Random(1)  # noqa: S311 - strings, not secrets
    assert sum(is_kept(random_text(chance)) for _ in range(STRINGS * thorough)) > STRINGS * thorough // 2


NEXT_LINE = "\x85"  # a line end where there are no others, else a misread ellipsis: `test_decoding` has both


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=NEXT_LINE), min_size=1, max_size=400))
@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
def test_hypothesis_finds_no_text_that_loses_a_visible_character(text: str) -> None:
    is_kept(text)


def test_every_visible_character_is_on_the_page_or_removed(thorough: int) -> None:
    chance = random.Random(2)  # noqa: S311 - strings, not secrets
    whole = 0
    for _ in range(ARTICLES * thorough):
        text = random_text(chance) + "\n\nThe council met on Tuesday and heard a report.\n\n" + random_text(chance)
        try:
            draft = draft_article(Seed(path="x.txt", id="x", content=text.encode()))
            article = finish_article(draft, LineCounts({}))
        except SeedRejected:
            continue
        whole += 1
        assert visible("".join(block.text for block in article.blocks)) == visible(
            repair_mojibake(text.removeprefix("\ufeff"))[0]
        ), ascii(text)
        body = linked_html(article.body, {}, str, str)
        assert visible(html.unescape(re.sub("<[^>]*>", "", body))) == visible("".join(b.text for b in article.body))
    assert whole > ARTICLES * thorough // 2
