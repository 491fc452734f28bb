"""An HTML page in, its visible blocks out in document order, each with how likely it belongs to the main text.

lxml gives the blocks, so that nothing visible is lost silently; a trained model rates them, and what trafilatura takes
for the text and what the page states as its text are two of the things it looks at. Where it finds no article, the
blocks are decided like lines of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pressmark.ingest.block_features import Sources
from pressmark.ingest.block_model import rate_blocks
from pressmark.ingest.block_sources import find_kept_text, find_stated_text, make_cover
from pressmark.ingest.claims import HEADLINE_RULE, Claim
from pressmark.ingest.html_blocks import HtmlBlock, find_blocks
from pressmark.ingest.html_metadata import find_metadata
from pressmark.ingest.html_tree import HtmlTree, parse_html
from pressmark.ingest.lines import Line, clean_line
from pressmark.ingest.shapes import shape_line
from pressmark.model import Role
from pressmark.text import HEAD_ROW_RULE, clean_name

HEAD_SIZE = 8 * 1024
"""Bytes in which a page declares its encoding; browsers look into 1,024, saved pages carry more before it."""

MOST_RATED_BLOCKS = 20_000
"""Blocks; larger pages are data, and a table of 200,000 cells took trafilatura 9 s a megabyte."""

MOST_NESTING = 200_000
"""Elements around the blocks, summed over them, with which a page is rated; the reading of a page for its rating takes
time in proportion. The largest pages of the benchmark's shared half have 16,000; 5,000 paragraphs under 500 nested
elements have 1.25 million and took 5 s and 430 MB."""

LEAST_PROBABILITY = 0.5
"""With which a block is text; 0.4 to 0.5 score alike."""

LEAST_HIDDEN_PROBABILITY = 0.6
"""With which a paragraph that the page hides is text: it waits for a click or a subscription."""

SHARE_OF_BEST = 0.5
"""Share of the likeliest block's probability with which a block is text of a page that has no likelier one."""

LEAST_BEST = 0.2
"""Probability of the likeliest block below which the model finds no article, and the rules for text do better."""

SHARE_CONFIRMED = 0.3
"""Share of a heading's words that a title in the metadata must have; 0.3 to 0.5 score alike, above it they fall."""

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)

_HINTS: dict[str, tuple[Role, str]] = {
    "h1": (Role.TITLE, "html_h1"),
    **{f"h{level}": (Role.HEADING, f"html_h{level}") for level in range(2, 7)},
    "li": (Role.LIST, "html_li"),
    "blockquote": (Role.QUOTE, "html_blockquote"),
    "figcaption": (Role.CAPTION, "html_figcaption"),
}


@dataclass(frozen=True, slots=True)
class HtmlPage:
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]


def find_declared_charset(content: bytes) -> str | None:
    match = _CHARSET.search(content[:HEAD_SIZE])
    return match[1].decode("ascii") if match else None


def read_html(text: str) -> HtmlPage:
    """The blocks of a page and what it says about itself."""
    tree = parse_html(text)
    if tree is None:
        return HtmlPage((), ())
    blocks, claims = find_blocks(tree.root), find_metadata(tree.root)
    rated = _rate(blocks, tree, claims)
    shown = [number for number, block in enumerate(blocks) if not block.hidden]
    if rated:
        shown = _choose_shown(blocks, rated)
    least = min(LEAST_PROBABILITY, SHARE_OF_BEST * max(rated, default=0))
    lines = tuple(_line(blocks[at], number, rated[at] if rated else None, least) for number, at in enumerate(shown, 1))
    if not any(char.isalnum() for line in lines for char in line.text):
        lines = _stated_lines(tree)
    return HtmlPage(_choose_title(lines, claims), claims)


def _stated_lines(tree: HtmlTree) -> tuple[Line, ...]:
    """What a page that shows no text before its scripts have run states as its text."""
    texts = filter(None, map(clean_line, find_stated_text(tree.root)))
    return tuple(Line(text, number, number, Role.BODY, "json-ld articleBody") for number, text in enumerate(texts, 1))


def _rate(blocks: Sequence[HtmlBlock], tree: HtmlTree, claims: Sequence[Claim]) -> tuple[float, ...]:
    """How likely each block is text of the article; nothing where the model finds no article."""
    if not 0 < len(blocks) <= MOST_RATED_BLOCKS or sum(block.place.depth for block in blocks) > MOST_NESTING:
        return ()
    rated = rate_blocks(blocks, find_sources(tree, claims))
    return rated if max(rated) >= LEAST_BEST else ()


def _choose_shown(blocks: Sequence[HtmlBlock], rated: Sequence[float]) -> list[int]:
    """What is seen, and what is hidden but text of the article, unless it is seen somewhere else."""
    seen = {block.text for block in blocks if not block.hidden}
    return [
        number
        for number, (block, share) in enumerate(zip(blocks, rated, strict=True))
        if not block.hidden or (share >= LEAST_HIDDEN_PROBABILITY and block.text not in seen and _is_paragraph(block))
    ]


def _is_paragraph(block: HtmlBlock) -> bool:
    return shape_line(block.text).is_paragraph


def _line(block: HtmlBlock, number: int, share: float | None, least: float) -> Line:
    plain = HEAD_ROW_RULE if block.head else "html_row" if block.row else "html_text"
    role, rule = _HINTS.get(block.place.role_tag, (Role.BODY, plain))
    text = block.text if block.number is None or role is not Role.LIST else f"{block.number}. {block.text}"
    if share is None:
        return Line(text, number, number, None if role is Role.BODY else role, rule)
    return Line(text, number, number, role, rule, kept=share >= least, likely=share)


def find_sources(tree: HtmlTree, claims: Sequence[Claim]) -> Sources:
    """What speaks for the text of a page besides its blocks."""
    values: dict[str, str] = {}
    for claim in claims:
        values.setdefault(claim.field, claim.values[0])
    return Sources(
        make_cover(find_kept_text(tree)),
        make_cover(find_stated_text(tree.root)),
        make_cover([values.get("description", "")]),
        values.get("title", ""),
    )


def _choose_title(lines: tuple[Line, ...], claims: tuple[Claim, ...]) -> tuple[Line, ...]:
    """One first-level heading is the title: the one that the page's metadata names, else the longest."""
    named = [clean_name(claim.values[0]) for claim in claims if claim.field == "title"]
    headings = [line for line in lines if line.hint is Role.TITLE]
    if not headings:
        return lines
    best = max(headings, key=lambda line: (_is_named(line, named), len(line.text), -line.first))
    chosen = {line.first: replace(line, hint=Role.HEADING) for line in headings}
    chosen[best.first] = replace(best, rule=HEADLINE_RULE) if _is_confirmed(best, named) else best
    return tuple(chosen.get(line.first, line) for line in lines)


def _is_named(line: Line, named: list[str]) -> bool:
    folded = clean_name(line.text)
    return any(folded and folded in name for name in named)


def _is_confirmed(line: Line, named: list[str]) -> bool:
    """Whether the heading is the article's and not the site's: its metadata has enough of its words."""
    words = clean_name(line.text).split()
    known = (set(name.split()) for name in named)
    return _is_named(line, named) or any(
        sum(word in title for word in words) >= SHARE_CONFIRMED * len(words) > 0 for title in known
    )
