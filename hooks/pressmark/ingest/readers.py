"""A seed in, lines out, with what the archivist and the format say about it. One reader for each format."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.errors import SeedRejected
from pressmark.ingest.claims import Claim, claim_from_source
from pressmark.ingest.decoding import DecodedText, decode_seed
from pressmark.ingest.formats.kinds import Format
from pressmark.ingest.formats.parts import Part
from pressmark.ingest.formats.pdf import read_pdf
from pressmark.ingest.formats.saved_pages import drop_inlined, find_saver
from pressmark.ingest.formats.unwrapping import unwrap_seed
from pressmark.ingest.front_matter import (
    find_fence,
    find_unclosed_withdrawal,
    merge_given,
    parse_front_matter,
    parse_sidecar,
    parse_undecoded_sidecar,
)
from pressmark.ingest.given_fields import GivenFields
from pressmark.ingest.html_reader import find_declared_charset, read_html
from pressmark.ingest.lines import (
    MOST_LINES,
    Line,
    clean_line,
    find_removed_characters,
    join_wrapped,
    parse_lines,
    split_lines,
)
from pressmark.ingest.markdown_reader import parse_markdown
from pressmark.model import Role, Seed
from pressmark.sizes import DEFAULT_SIZES, SizeLimits


@dataclass(frozen=True, slots=True)
class Reading:
    """A seed as read."""

    lines: tuple[Line, ...]
    given: GivenFields
    claims: tuple[Claim, ...]
    repairs: tuple[str, ...]
    structured: bool
    """Whether the format tells headings, lists and paragraphs apart."""


def read_seed(seed: Seed, sizes: SizeLimits = DEFAULT_SIZES) -> Reading:
    """Read a seed with the reader of its format.

    Raises:
        SeedRejected: it cannot be decoded, or there is no text in it.
    """
    sidecar = _read_sidecar(seed)
    part = unwrap_seed(seed, sizes.unpacked)
    if part.format is Format.HTML:
        return _read_page(seed, sidecar, part)
    if part.format is Format.PDF:
        return _read_pdf(seed, sidecar, part, sizes.unpacked)
    return _read_text(seed, sidecar, part)


def _read_sidecar(seed: Seed) -> GivenFields:
    if seed.sidecar is None or not seed.sidecar.strip():
        return GivenFields()
    try:
        return parse_sidecar(decode_seed("the sidecar", seed.sidecar).text)
    except SeedRejected as error:
        return parse_undecoded_sidecar(seed.sidecar, error)


def _read_text(seed: Seed, sidecar: GivenFields, part: Part) -> Reading:
    markdown = part.format is Format.MARKDOWN
    decoded = decode_seed(seed.path, part.content, part.charset)
    raw_lines = split_lines(decoded.text)
    if sum(map(bool, map(str.strip, raw_lines))) > MOST_LINES:
        raise _too_long(seed)
    fence = find_fence(raw_lines)
    front = parse_front_matter(raw_lines[:fence]) if fence else find_unclosed_withdrawal(raw_lines)
    rest, start = raw_lines[fence:], fence + 1
    lines = parse_markdown(rest, start) if markdown else join_wrapped(parse_lines(rest, start))
    if fence:
        words = " ".join(filter(None, map(clean_line, raw_lines[:fence])))
        lines = (Line(words, 1, fence, Role.FRONT_MATTER, "front_matter"), *lines)
    return _reading(seed, lines, merge_given(front, sidecar), part.claims, decoded, structured=markdown)


def _read_page(seed: Seed, sidecar: GivenFields, part: Part) -> Reading:
    decoded = decode_seed(seed.path, part.content, part.charset or find_declared_charset(part.content))
    page = read_html(drop_inlined(decoded.text))
    claims = (*part.claims, *find_saver(decoded.text), *page.claims)
    return _reading(seed, page.lines, sidecar, claims, decoded, structured=True)


def _read_pdf(seed: Seed, sidecar: GivenFields, part: Part, most_unpacked: int) -> Reading:
    pdf = read_pdf(seed.path, part.content, most_unpacked)
    claims = (*part.claims, *pdf.claims)
    return _reading(seed, pdf.lines, sidecar, claims, DecodedText("", ()), structured=False)


def _reading(
    seed: Seed,
    lines: tuple[Line, ...],
    given: GivenFields,
    claims: tuple[Claim, ...],
    decoded: DecodedText,
    *,
    structured: bool,
) -> Reading:
    if len(lines) > MOST_LINES:
        raise _too_long(seed)
    if not any(any(char.isalnum() for char in line.text) for line in lines):
        raise SeedRejected(seed.path, "there is no text in it", "add text or remove the file")
    repairs = (*seed.repairs, *_repairs(decoded))
    return Reading(lines, given, (*claims, *_given_claims(given)), repairs, structured)


def _too_long(seed: Seed) -> SeedRejected:
    return SeedRejected(seed.path, f"it has more than {MOST_LINES} lines of text", "split it into articles")


def _given_claims(given: GivenFields) -> tuple[Claim, ...]:
    return tuple(
        claim_from_source(field, values, given.source_of(field), "given_by_archivist") for field, values in given.values
    )


def _repairs(decoded: DecodedText) -> tuple[str, ...]:
    removed = find_removed_characters(decoded.text)
    repairs = list(decoded.repairs)
    if removed:
        repairs.append(f"removed invisible or control characters: {', '.join(removed)}")
    return tuple(repairs)
