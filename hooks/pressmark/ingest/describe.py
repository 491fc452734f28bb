"""Roles in, claims out: what the lines of a seed say about title, dates, people, publisher, tags and rights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressmark.ingest.bylines import is_byline_opener, parse_byline, parse_names
from pressmark.ingest.captions import parse_caption
from pressmark.ingest.claims import Claim, claim_from_lines
from pressmark.ingest.date_lines import DateLine, When, parse_date_line
from pressmark.ingest.mastheads import parse_copyright_holder, parse_masthead, parse_source_url, parse_supported_name
from pressmark.ingest.tags import parse_headed_tags, parse_tag_line
from pressmark.model import Block, Caption, Role

LINES_ABOVE_TITLE = 4
"""Blocks above the title in which an unlabelled date may be the publication's; further up it is the page's clock."""

LINES_INTO_TEXT = 6
"""Blocks of the text in which a line that is only a date still belongs to the header; teasers come between."""

BLOCKS_AFTER_TEXT = 4
"""Blocks after the text in which a labelled date still belongs to the article and not to the next teaser."""

LONGEST_SECTION = 40
"""Characters of the piece beside a date that may be the article's section."""

MOST_SECTION_WORDS = 4


_DATED = frozenset({Role.DATE, Role.BYLINE})


@dataclass(frozen=True, slots=True)
class Places:
    """Where the article's parts stand among the blocks."""

    title: int | None
    first_body: int
    last_body: int

    @property
    def header(self) -> range:
        """From just above the title to just inside the text."""
        top = self.first_body if self.title is None else self.title
        return range(max(0, top - LINES_ABOVE_TITLE), self.first_body + LINES_INTO_TEXT)


def find_places(blocks: Sequence[Block]) -> Places:
    title = next((index for index, block in enumerate(blocks) if block.role is Role.TITLE), None)
    after = 0 if title is None else title
    body = [index for index, block in enumerate(blocks) if block.role in {Role.BODY, Role.LIST, Role.QUOTE}]
    first = next((index for index in body if index > after), len(blocks))
    return Places(title, first, body[-1] if body else len(blocks) - 1)


def find_claims(blocks: Sequence[Block], language: str = "und") -> tuple[Claim, ...]:
    """Everything that the blocks say about the article, in the order in which they say it."""
    places = find_places(blocks)
    return (
        *_title_claims(blocks, places),
        *_date_claims(blocks, places, language),
        *_author_claims(blocks, places),
        *_publisher_claims(blocks),
        *_tag_claims(blocks),
        *_address_claims(blocks),
    )


def _lines(block: Block) -> tuple[int, int]:
    return block.first, block.last


def _title_claims(blocks: Sequence[Block], places: Places) -> Iterator[Claim]:
    if places.title is not None:
        block = blocks[places.title]
        yield claim_from_lines("title", (block.text,), _lines(block), block.rule, block.confidence)


def _date_claims(blocks: Sequence[Block], places: Places, language: str) -> Iterator[Claim]:
    for index, block in enumerate(blocks):
        dated = parse_date_line(block.text, language) if block.role in _DATED else None
        if dated is None:
            continue
        for when, date in dated.dates:
            meaning = _meaning(when, dated, index, places, blocks)
            if meaning is not None:
                field, confidence, rule = meaning
                clock = dated.clock.value if dated.clock and len(date.value) == len("YYYY-MM-DD") else ""
                value = f"{date.value}T{clock}" if field == When.CAPTURED and clock else date.value
                yield claim_from_lines(field, (value,), _lines(block), rule, confidence)
        if index in places.header and places.title is not None and index > places.title:
            yield from _section_beside_date(block, dated)


def _meaning(
    when: When, dated: DateLine, index: int, places: Places, blocks: Sequence[Block]
) -> tuple[str, float, str] | None:
    """What a date is the date of, by its label and its place; None when it is none of the article's dates."""
    above = places.title is not None and index < places.title
    if above and not dated.labelled and dated.clock is not None and dated.clock.has_seconds:
        return When.CAPTURED, 0.8, "page_clock"
    if when is When.CAPTURED:
        return When.CAPTURED, 0.8, "labelled_date"
    if index in places.header:
        if above and not dated.labelled:
            return (when, 0.6, "date_above_title") if index > 0 else None
        return when, 0.95 if dated.labelled else 0.85, "labelled_date" if dated.labelled else "date_line"
    if not dated.labelled or not places.last_body < index <= places.last_body + BLOCKS_AFTER_TEXT:
        return None
    apart = any(block.role in {Role.RELATED, Role.COMMENT} for block in blocks[places.last_body : index])
    return None if apart else (when, 0.8, "labelled_date")


def _section_beside_date(block: Block, dated: DateLine) -> Iterator[Claim]:
    for piece in dated.others:
        words = piece.split()
        fits = len(piece) <= LONGEST_SECTION and len(words) <= MOST_SECTION_WORDS and words[0][0].isupper()
        if fits and not parse_byline(piece) and not parse_names(piece) and not any(char.isdigit() for char in piece):
            yield claim_from_lines("section", (piece,), _lines(block), "beside_date", 0.7)
            return


def _author_claims(blocks: Sequence[Block], places: Places) -> Iterator[Claim]:
    for index, block in enumerate(blocks):
        if block.role is not Role.BYLINE or not _may_name_author(index, places):
            continue
        names = _names(blocks, index)
        if names:
            yield claim_from_lines("authors", names, _lines(block), block.rule, block.confidence)


def _may_name_author(index: int, places: Places) -> bool:
    return index in places.header or places.last_body < index <= places.last_body + BLOCKS_AFTER_TEXT


def _names(blocks: Sequence[Block], index: int) -> tuple[str, ...]:
    block = blocks[index]
    if is_byline_opener(block.text):
        return ()  # the line below has them, and is a byline itself
    dated = parse_date_line(block.text)
    pieces = dated.others if dated else (block.text,)
    for piece in pieces:
        opened = index > 0 and is_byline_opener(blocks[index - 1].text)
        names = parse_byline(f"by {piece}") if opened else parse_byline(piece) or parse_names(piece)
        if names:
            return names
    return ()


def _publisher_claims(blocks: Sequence[Block]) -> Iterator[Claim]:
    repeated = Counter(block.text for block in blocks)
    for block in blocks:
        if block.role is Role.PUBLISHER:
            name = parse_masthead(block.text)
            if name:
                yield claim_from_lines("publisher", (name,), _lines(block), block.rule, block.confidence)
        elif block.role is Role.COPYRIGHT:
            yield claim_from_lines("rights", (block.text,), _lines(block), block.rule, block.confidence)
            holder = parse_copyright_holder(block.text)
            if holder:
                yield claim_from_lines("publisher", (holder,), _lines(block), "copyright_holder", 0.8)
        elif block.role is Role.FURNITURE and repeated[block.text] > 1:
            supported = parse_supported_name(block.text)
            if supported:
                yield claim_from_lines("publisher", (supported,), _lines(block), "repeated_call", 0.6)


def _tag_claims(blocks: Sequence[Block]) -> Iterator[Claim]:
    for block in blocks:
        if block.role is Role.TAGS:
            tags = parse_tag_line(block.text) or (() if block.rule == "tag_head" else parse_headed_tags(block.text))
            if tags:
                yield claim_from_lines("tags", tags, _lines(block), block.rule, block.confidence)


def _address_claims(blocks: Sequence[Block]) -> Iterator[Claim]:
    for block in blocks:
        address = parse_source_url(block.text) if block.rule == "source_address" else None
        if address:
            yield claim_from_lines("source_url", (address,), _lines(block), "source_address", 0.6)


def find_captions(blocks: Sequence[Block]) -> tuple[tuple[Caption, Block], ...]:
    """Captions with the block that states each; a photo's title is none."""
    found: list[tuple[Caption, Block]] = []
    for block in blocks:
        if block.role is Role.CAPTION and block.rule != "photo_title" and block.text:
            found.append((parse_caption(block.text) or Caption(block.text, None), block))
    return tuple(found)
