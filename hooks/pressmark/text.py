"""Pure functions on strings that two or more neighbours need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

from pressmark.model import Block, Role

SLUG_LENGTH = 80
"""Characters; long enough to tell headlines apart, short enough for every file system."""

LONGEST_NAMED = 30_000
"""Words and signs of a text, in which names and duplicates are sought: more than an article has, a second's work."""

WARNINGS_JOINED = " | "
"""What stands between a seed's warnings where they share a line."""

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe", "ı": "i"}
)
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")


_TOKEN = re.compile(r"\w+|[^\w\s]")


def first_tokens(text: str, most: int) -> str:
    """The beginning of a text, with so many words and signs at most."""
    if len(text) <= most:
        return text
    last = next(islice(_TOKEN.finditer(text), most, None), None)
    return text if last is None else text[: last.start()]


def clean_ascii(value: str) -> str:
    """Fold to lower-case ASCII: diacritics go, letters of other scripts go."""
    lowered = value.lower().translate(_LETTERS_WITHOUT_DECOMPOSITION)
    return unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode("ascii")


def clean_slug(value: str) -> str:
    """Fold to an address part: ASCII, lower case, at most `SLUG_LENGTH` characters; empty when nothing is left."""
    words = re.findall(r"[a-z0-9]+", clean_ascii(_APOSTROPHES.sub("", value)))
    slug = "-".join(words)
    if len(slug) <= SLUG_LENGTH:
        return slug
    cut = slug[: SLUG_LENGTH + 1].rpartition("-")[0]
    return cut or slug[:SLUG_LENGTH]


def clean_name(value: str) -> str:
    """Fold a name for comparison: case, diacritics, apostrophes, hyphens and white space do not count.

    Letters of other scripts stay, so that names in Arabic or Chinese still compare.
    """
    bare = _APOSTROPHES.sub("", value).casefold()
    if bare.isascii():  # nothing to decompose, at a third of the time
        return " ".join(re.findall(r"\w+", bare))
    folded = unicodedata.normalize("NFKD", bare)
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", plain.translate(_LETTERS_WITHOUT_DECOMPOSITION)))


HEAD_ROW_RULE = "html_head_row"
ROW_RULES = frozenset({"html_row", HEAD_ROW_RULE, "markdown_row"})
"""Rules by which a reader of a format says that a block is a table's row."""

CELL_SEPARATOR = " | "


def is_row(block: Block) -> bool:
    """Whether it is a row of a table, with a bar between its cells."""
    return block.rule in ROW_RULES


def block_separator(before: Block, after: Block) -> str:
    """What stands between two body blocks, in plain text and in Markdown alike."""
    together = (before.role is Role.LIST and after.role is Role.LIST) or (is_row(before) and is_row(after))
    return "\n" if together else "\n\n"


def block_offsets(blocks: Iterable[Block]) -> tuple[int, ...]:
    """The code point at which each block starts in `plain_text`."""
    offsets: list[int] = []
    position = 0
    before: Block | None = None
    for block in blocks:
        if before is not None:
            position += len(block_separator(before, block))
        offsets.append(position)
        position += len(block.text)
        before = block
    return tuple(offsets)


def plain_text(blocks: Iterable[Block]) -> str:
    """The blocks as text without Markdown: what offsets of mentions count in."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            parts.append(block_separator(before, block))
        parts.append(block.text)
        before = block
    return "".join(parts)


def count_words(value: str) -> int:
    """Runs of word characters; of Chinese and Japanese, which part no words, each character."""
    return len(re.findall(r"\w+" if value.isascii() else _WORDS_AND_CHARACTERS, value))


_UNPARTED = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Han. Source: the Unicode Standard, blocks."""
_WORDS_AND_CHARACTERS = re.compile(rf"[{_UNPARTED}]|[^\W{_UNPARTED}]+")
