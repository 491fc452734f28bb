"""A PDF with a text layer: its bytes in, the lines of its pages out, paragraphs joined.

Lines are counted over all pages, as they come out of the text layer. PDF knows no paragraphs: a line ends one when the
first word of the next line would still have fitted. What stands at the top or the foot of most pages is furniture.
What the file says about itself is weak evidence, since it is mostly the program's or the template's.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdf
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from pressmark.errors import SeedRejected
from pressmark.ingest.bylines import is_person_name
from pressmark.ingest.claims import Claim, claim_from_lines, claim_from_source
from pressmark.ingest.formats.instants import parse_pdf_time
from pressmark.ingest.lines import Line, clean_line
from pressmark.model import Role
from pressmark.sizes import DEFAULT_SIZES

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it could not read, we notice and say ourselves

MOST_PAGES = 1_000
"""Pages; a newspaper has up to 200."""

MOST_COMMANDS = 300_000
"""Drawing commands of a page; a page of text has some 5,000."""

MOST_CHARACTERS = 10_000_000
"""Characters of the whole document; as much as the largest seed may have by default."""

UNREADABLE_SHARE = 0.2
"""Share of letters without a meaning (private use, unknown) from which on the text layer is no text: subset fonts
without a table of their letters have nearly 1, a few ligatures or bullets stay below 0.02."""

WEAK = 0.15
"""Confidence of document metadata: a little more than the file's name."""

EDGE_LINES = 2
"""Lines at the top and foot of a page among which running heads are looked for."""

HEAD_SHARE = 3
"""A line is a running head if it is on one page in three (left and right pages differ, first pages have none)."""

FEWEST_PAGES_WITH_HEAD = 2

LONGEST_PAGE_NUMBER = 30
"""Characters: "Seite 12 von 24"."""

USUAL_LINE = 0.9
"""Quantile of line lengths that counts as the width of the column: a few tables and heads are wider."""

ROOM_LEFT = 0.15
"""Share of the width that may stay free at the end of a line within a paragraph: a long word went to the next line."""

ROOM_LEFT_AFTER_SENTENCE = 0.04
"""The same where the line ends a sentence, which is where paragraphs end."""

FEWEST_FOR_WIDTH = 3
"""Lines that a page needs to have a width at all."""

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""Glyphs of the font and no letters of the text: whoever searches for "office" types two f."""

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])\s?[-‐\u00ad]$")
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.|seite|pagina|página)?\W*#\W*(?:(?:of|von|de|di|van|/)?\W*#)?\W*", re.IGNORECASE
)
_MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd]|\\(cid:\\d+\\)")
_BROWSER = re.compile(r"Mozilla/|Chrom(?:e|ium)|Firefox|Safari|wkhtmltopdf|Skia/PDF")
_PLACEHOLDER = re.compile(
    r"^(?:untitled|unbenannt|sans titre|microsoft word|layout \d|slide \d)|\.\w{2,5}$|^\W*$", re.IGNORECASE
)
"""Titles that programs give: "Microsoft Word - draft2.doc"."""

_READER_FAILS = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError,
    NotImplementedError, OSError,
)  # fmt: skip
"""What pypdf raises on broken files; its documentation says that they "might cause other exceptions" than its own."""


@dataclass(frozen=True, slots=True)
class PdfText:
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]


def read_pdf(place: str, content: bytes, most_unpacked: int = DEFAULT_SIZES.unpacked) -> PdfText:
    """Read the text layer; a page's drawing commands may unpack to so many bytes (50,000 is usual).

    Raises:
        SeedRejected: there is none, the document is encrypted, too large or damaged.
    """
    with pypdf.apply_configuration(
        zlib_maximum_output_length=most_unpacked,
        lzw_maximum_output_length=most_unpacked,
        run_length_maximum_output_length=most_unpacked,
        array_based_stream_maximum_output_length=most_unpacked,
        stream_decoding_work_maximum_length=4 * most_unpacked,
        stream_parsing_work_maximum_count=MOST_COMMANDS,
        xform_maximum_invocations_per_extraction=500,
        disable_legacy_handling=True,
    ):
        try:
            reader = pypdf.PdfReader(io.BytesIO(content))
            _unlock(place, reader)
            pages = _extract_pages(place, reader)
            claims = tuple(_find_metadata(reader))
        except DependencyError:
            raise _locked(place) from None
        except LimitReachedError:
            fact = f"a part of the PDF unpacks to more than {most_unpacked} bytes, or is nested too deeply"
            raise SeedRejected(place, fact, "save its article only, or raise max_unpacked_bytes") from None
        except _READER_FAILS:
            raise SeedRejected(place, "the PDF is damaged or breaks its rules", "save the article again") from None
    text = "".join(line for page in pages for line in page)
    if not any(char.isalnum() for char in text):
        raise SeedRejected(
            place, "the PDF has no text layer, only pictures", "let a program recognise its text, and save that"
        )
    if len(_MEANINGLESS.findall(text)) > UNREADABLE_SHARE * len(text):
        raise SeedRejected(place, "the PDF's text layer has no readable letters", "save the article as text or HTML")
    lines, address = _join_pages(pages)
    return PdfText(lines, (*address, *claims))


def _locked(place: str) -> SeedRejected:
    return SeedRejected(place, "the PDF is encrypted", "save it again without protection")


def _unlock(place: str, reader: pypdf.PdfReader) -> None:
    """Many documents are encrypted with an empty password, so that only their use is restricted."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise _locked(place)


def _extract_pages(place: str, reader: pypdf.PdfReader) -> list[list[str]]:
    if len(reader.pages) > MOST_PAGES:
        raise SeedRejected(place, f"the PDF has more than {MOST_PAGES} pages", "save the article's pages only")
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        if size > MOST_CHARACTERS:
            raise SeedRejected(place, f"the PDF has more than {MOST_CHARACTERS} characters", "save its article only")
        pages.append([clean_line(line.translate(_LIGATURES)) for line in text.strip("\n").split("\n")])
    return pages


def _join_pages(pages: Sequence[Sequence[str]]) -> tuple[tuple[Line, ...], tuple[Claim, ...]]:
    heads = _find_heads(pages)
    lines: list[Line] = []
    address: tuple[Claim, ...] = ()
    number = 0
    for page_number, page in enumerate(pages):
        own: list[Line] = []
        for place, text in enumerate(page):
            number += 1
            if not text:
                continue
            is_head = _is_edge(page, place) and _is_head(text, heads, page_number)
            found = _ADDRESS.search(text) if is_head and not address else None
            if found:
                address = (claim_from_lines("source_url", (found[0],), (number, number), "pdf_running_foot", 0.8),)
            own.append(
                Line(text, number, number, Role.FURNITURE, "pdf_running_head")
                if is_head
                else Line(text, number, number)
            )
        lines.extend(_join_lines(own))
    return tuple(lines), address


def _find_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines, digits aside, that come back at the top or foot of the pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_fold_digits(text) for place, text in enumerate(page) if text and _is_edge(page, place)})
    least = max(FEWEST_PAGES_WITH_HEAD, len(pages) / HEAD_SHARE)
    return frozenset(text for text, count in counts.items() if count >= least)


def _is_edge(page: Sequence[str], place: int) -> bool:
    """Whether at most `EDGE_LINES` lines with text stand above or below."""
    above = sum(1 for text in page[max(0, place - 2 * EDGE_LINES) : place] if text)
    below = sum(1 for text in page[place + 1 : place + 1 + 2 * EDGE_LINES] if text)
    return above < EDGE_LINES or below < EDGE_LINES


def _is_head(text: str, heads: frozenset[str], page: int) -> bool:
    """On the first page a line that comes back may be the title or the masthead; with a number in it, it is neither."""
    folded = _fold_digits(text)
    if len(folded) <= LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(folded):
        return True
    return folded in heads and (page > 0 or "#" in folded)


def _fold_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _join_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the lines of a page's paragraphs."""
    lengths = sorted(len(line.text) for line in lines if line.hint is None)
    width = lengths[int(USUAL_LINE * (len(lengths) - 1))] if len(lengths) >= FEWEST_FOR_WIDTH else 0
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, width):
            yield _joined(group)
            group = []
        group.append(line)
    if group:
        yield _joined(group)


def _goes_on(before: Line, after: Line, width: int) -> bool:
    """Whether a line ended only because the column did."""
    if before.hint or after.hint or after.first != before.last + 1:
        return False
    room = width - len(before.text) - 1 - len(after.text.split(" ", 1)[0])
    share = ROOM_LEFT_AFTER_SENTENCE if _SENTENCE_END.search(before.text) else ROOM_LEFT
    return room <= share * width


def _joined(group: Sequence[Line]) -> Line:
    text = group[0].text
    for line in group[1:]:
        broken = _HYPHEN.search(text) if line.text[:1].islower() else None
        text = text[: broken.start()] + line.text if broken else f"{text} {line.text}"
    return replace(group[0], text=text, last=group[-1].last)


def _find_metadata(reader: pypdf.PdfReader) -> Iterator[Claim]:
    """What the document says about itself. Its date is the program's: when a browser printed the page, or nothing."""
    about = reader.metadata
    if about is None:
        return
    title, author = (clean_line(str(value or ""))[:500] for value in (about.get("/Title"), about.get("/Author")))
    if title and not _PLACEHOLDER.search(title):
        yield claim_from_source("title", (title,), "file", "pdf Title", WEAK)
    if is_person_name(author):
        yield claim_from_source("authors", (author,), "file", "pdf Author", WEAK)
    made_by = f"{about.get('/Creator')} {about.get('/Producer')}"[:500]
    printed = parse_pdf_time(str(about.get("/CreationDate") or "")) if _BROWSER.search(made_by) else None
    if printed:
        yield claim_from_source("captured", (printed,), "file", "pdf CreationDate", WEAK)
