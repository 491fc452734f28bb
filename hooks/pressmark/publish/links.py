"""Entity links in an article's text: the first mention in each section, never in a heading, never one in another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pressmark.model import Block, Mention, Role
from pressmark.publish.escape import escape_inline, escape_line_start
from pressmark.publish.frontmatter import join_markdown
from pressmark.text import CELL_SEPARATOR, block_offsets, is_row


def choose_links(blocks: Sequence[Block], mentions: Iterable[Mention]) -> dict[int, tuple[Mention, ...]]:
    """Decide which mentions become links.

    Args:
        blocks: the body's blocks.
        mentions: mentions in the text that have a page; offsets into `plain_text(blocks)`.

    Returns:
        Position of a block -> its mentions to link, in order, none overlapping another.
    """
    waiting = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    chosen: dict[int, tuple[Mention, ...]] = {}
    seen: set[str] = set()
    cursor = 0
    for position, (block, start) in enumerate(zip(blocks, block_offsets(blocks), strict=True)):
        end = start + len(block.text)
        while cursor < len(waiting) and waiting[cursor].start < start:
            cursor += 1
        first = cursor
        while cursor < len(waiting) and waiting[cursor].start < end:
            cursor += 1
        if block.role is Role.HEADING:
            seen = set()
            continue
        fitting = waiting[first:cursor]
        if is_row(block):  # no link reaches over the border of a cell
            fitting = [one for one in fitting if CELL_SEPARATOR not in block.text[one.start - start : one.end - start]]
        links = tuple(_first_of_each(fitting, end, seen))
        if links:
            chosen[position] = links
    return chosen


def _first_of_each(mentions: Iterable[Mention], block_end: int, seen: set[str]) -> Iterator[Mention]:
    linked_until = 0
    for mention in mentions:
        if mention.entity not in seen and mention.start >= linked_until and mention.end <= block_end:
            seen.add(mention.entity)
            linked_until = mention.end
            yield mention


def linked_markdown(
    blocks: Sequence[Block],
    links: Mapping[int, Sequence[Mention]],
    type_of: Callable[[str], str],
    path_of: Callable[[str], str],
) -> str:
    """The body as Markdown with its entity links.

    Args:
        blocks: the body's blocks.
        links: position of a block -> its mentions that become links; see `choose_links`.
        type_of: entity id -> its type, which becomes the link's title, which the theme styles by.
        path_of: entity id -> the entity page's Markdown file as seen from this page.
    """
    offsets = block_offsets(blocks)
    escaped: dict[int, str] = {}
    for position, chosen in links.items():
        text, start = blocks[position].text, offsets[position]
        parts: list[str] = []
        cursor = 0
        for mention in chosen:
            parts.append(escape_inline(text[cursor : mention.start - start]))
            surface = escape_inline(text[mention.start - start : mention.end - start])
            parts.append(f'[{surface}]({path_of(mention.entity)} "{type_of(mention.entity)}")')
            cursor = mention.end - start
        parts.append(escape_inline(text[cursor:]))
        escaped[position] = "\n".join(escape_line_start(line.strip()) for line in "".join(parts).split("\n"))
    return join_markdown(blocks, escaped)
