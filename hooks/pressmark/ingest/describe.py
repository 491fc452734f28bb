"""Roles in, claims out: what the lines of a seed say about title, dates, people, publisher, tags and rights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pressmark.ingest.author_choice import choose_authors, find_candidates
from pressmark.ingest.bylines import parse_byline, parse_names
from pressmark.ingest.captions import parse_caption
from pressmark.ingest.claims import Claim, claim_from_lines
from pressmark.ingest.credited import parse_credited
from pressmark.ingest.date_choice import DateCandidate, DatedLine, choose_date, find_dated_lines, is_page_clock
from pressmark.ingest.date_lines import DateLine, When
from pressmark.ingest.dates import PrintedDate
from pressmark.ingest.mastheads import (
    cut_footer_links,
    cut_legal_form,
    parse_copyright_holder,
    parse_masthead,
    parse_source_url,
    parse_supported_name,
)
from pressmark.ingest.phrases import find_phrase, fold_phrase
from pressmark.ingest.spots import Spots, find_spots
from pressmark.ingest.tags import parse_headed_tags, parse_tag_line
from pressmark.ingest.title_text import find_headline
from pressmark.ingest.trails import find_trail_sections
from pressmark.ingest.who_words import JOBS, is_paper_name
from pressmark.model import Block, Caption, Role

BLOCKS_AFTER_TEXT = 4
"""Blocks after the text in which a labelled date still belongs to the article and not to the next teaser."""

LONGEST_SECTION = 40
"""Characters of the piece beside a date that may be the article's section."""

MOST_SECTION_WORDS = 4


def find_claims(blocks: Sequence[Block], language: str = "und") -> tuple[Claim, ...]:
    """Everything that the blocks say about the article, in the order in which they say it."""
    spots = find_spots(blocks)
    return (
        *_title_claims(blocks, spots, language),
        *_date_claims(blocks, spots, language),
        *_author_claims(blocks, spots),
        *_publisher_claims(blocks),
        *find_trail_sections(blocks, spots),
        *_tag_claims(blocks),
        *_address_claims(blocks),
    )


def _lines(block: Block) -> tuple[int, int]:
    return block.first, block.last


def _title_claims(blocks: Sequence[Block], spots: Spots, language: str) -> Iterator[Claim]:
    if spots.title is not None:
        block = blocks[spots.title]
        plain = block.rule == "headline"  # other formats tell where a headline begins and ends
        headline = find_headline([other.text for other in blocks], spots.title, language) if plain else block.text
        rule = block.rule if headline == block.text else "headline_in_line"
        yield claim_from_lines("title", (headline,), _lines(block), rule, block.confidence)


def _date_claims(blocks: Sequence[Block], spots: Spots, language: str) -> Iterator[Claim]:
    lines = find_dated_lines(blocks, language, spots)
    for chosen in choose_date(blocks, lines, spots):
        rule, found = _date_rule(chosen.candidate, spots), chosen.candidate
        yield claim_from_lines(
            "published", (found.date.value,), _lines(blocks[found.index]), rule, round(chosen.probability, 3)
        )
    for line in lines:
        for when, date in line.line.dates:
            if when in {When.MODIFIED, When.CAPTURED} or is_page_clock(line, spots):
                yield from _labelled_claims(line, when, date, spots, blocks)
        if spots.title is not None and spots.title < line.index and line.index in spots.header:
            yield from _pieces_beside_date(blocks[line.index], line.line)


def _date_rule(candidate: DateCandidate, spots: Spots) -> str:
    if candidate.updated:
        return "update_with_time"
    if candidate.in_text:
        return "date_in_sentence"
    if candidate.labelled:
        return "labelled_date"
    return "date_above_title" if spots.title is not None and candidate.index < spots.title else "date_line"


def _labelled_claims(
    line: DatedLine, when: When, date: PrintedDate, spots: Spots, blocks: Sequence[Block]
) -> Iterator[Claim]:
    """When the page was changed, or saved: by a label, or by a clock with seconds above the title."""
    lines = _lines(blocks[line.index])
    if when is When.CAPTURED or is_page_clock(line, spots):
        clock = line.line.clock.value if line.line.clock and len(date.value) == len("YYYY-MM-DD") else ""
        value = f"{date.value}T{clock}" if clock else date.value
        rule = "labelled_date" if when is When.CAPTURED else "page_clock"
        yield claim_from_lines(When.CAPTURED, (value,), lines, rule, 0.8)
    elif line.index in spots.header:
        yield claim_from_lines(When.MODIFIED, (date.value,), lines, "labelled_date", 0.95)
    elif _is_below_text(line.index, spots, blocks):
        yield claim_from_lines(When.MODIFIED, (date.value,), lines, "labelled_date", 0.8)


def _is_below_text(index: int, spots: Spots, blocks: Sequence[Block]) -> bool:
    """Whether a line follows the text so soon that it belongs to it and not to the next teaser."""
    if not spots.last_body < index <= spots.last_body + BLOCKS_AFTER_TEXT:
        return False
    return not any(block.role in {Role.RELATED, Role.COMMENT} for block in blocks[spots.last_body : index])


def _pieces_beside_date(block: Block, dated: DateLine) -> Iterator[Claim]:
    """The section, or the paper, that a date line of the header names."""
    for piece in dated.others:
        if is_paper_name(piece):
            yield claim_from_lines("publisher", (piece,), _lines(block), "paper_beside_date", 0.7)
            continue
        words = piece.split()
        fits = len(piece) <= LONGEST_SECTION and len(words) <= MOST_SECTION_WORDS and words[0][0].isupper()
        who = parse_byline(piece) or parse_names(piece) or any(word.casefold() in JOBS for word in words)
        if fits and not who and not any(char.isdigit() or char in "@#" for char in piece) and not _is_counter(piece):
            yield claim_from_lines("section", (piece,), _lines(block), "beside_date", 0.7)
            return


def _is_counter(piece: str) -> bool:
    """Whether the words are furniture, by themselves or with the number that stood before them: "2 comments"."""
    folded = fold_phrase(piece)
    words = folded.count(" ") + 1
    return any(find_phrase(phrase, words) is not None for phrase in (folded, f"0 {folded}"))


def _author_claims(blocks: Sequence[Block], spots: Spots) -> Iterator[Claim]:
    chosen, probability = choose_authors(blocks, find_candidates(blocks, spots), spots)
    names = dict.fromkeys(name for candidate in chosen for name in candidate.who.names)
    if names:
        lines = blocks[chosen[0].index].first, blocks[chosen[-1].index].last
        yield claim_from_lines("authors", names, lines, f"author_{chosen[0].who.form}", round(probability, 3))
    for candidate in chosen:
        if candidate.who.house is not None and is_paper_name(candidate.who.house):
            block = blocks[candidate.index]
            yield claim_from_lines("publisher", (candidate.who.house,), _lines(block), "paper_behind_author", 0.75)


def _publisher_claims(blocks: Sequence[Block]) -> Iterator[Claim]:
    repeated = Counter(block.text for block in blocks)
    for block in blocks:
        if block.role is Role.PUBLISHER:
            name = parse_masthead(block.text)
            if name:
                yield claim_from_lines("publisher", (name,), _lines(block), block.rule, block.confidence)
        elif block.role is Role.COPYRIGHT:
            yield claim_from_lines(
                "rights", (cut_footer_links(block.text),), _lines(block), block.rule, block.confidence
            )
            holder = parse_copyright_holder(block.text)
            if holder:
                name, is_company = cut_legal_form(holder)
                rule, confidence = ("copyright_company", 0.5) if is_company else ("copyright_holder", 0.8)
                yield claim_from_lines("publisher", (name,), _lines(block), rule, confidence)
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
            found.append((parse_caption(block.text) or parse_credited(block.text) or Caption(block.text, None), block))
    return tuple(found)
