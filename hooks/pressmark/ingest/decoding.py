"""Bytes in, text out. The order of trust: byte order mark, UTF-8 that decodes, declaration, language, statistics.

UTF-8 stands before the declaration, because browsers rewrite a page to UTF-8 on saving and leave the old declaration
in it, while text in another encoding almost never happens to be valid UTF-8. Encodings of seven bits are the exception.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from pressmark.errors import SeedRejected
from pressmark.ingest.code_pages import guess_code_page
from pressmark.ingest.mojibake import repair_mojibake

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS-", "a PostScript document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"GIF8", "a GIF picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3\x03", "a sound file"),
    (b"\x7fELF", "a program"),
)
"""What files of other formats begin with, whatever their name says; some have no byte that no text has.
Source: the formats' specifications, and file(1)."""

_DECLARABLE = re.compile(
    r"""utf-?8 | iso-?8859-\d{1,2} | latin-?1 | us-ascii | ascii | windows-125[0-8] | cp125[0-8] | koi8-[ru] | macintosh
      | gbk | gb2312 | gb18030 | big5 | shift[_-]jis | euc-jp | euc-kr | iso-2022-jp | windows-874""",
    re.VERBOSE | re.IGNORECASE,
)
"""Declared names that we follow; others (utf-7, unicode_escape, ...) are how pages smuggle markup."""

_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
"""Source: WHATWG Encoding Standard, labels of windows-1252."""

_SEVEN_BITS = {"iso-2022-jp"}

SAMPLE_SIZE = 64 * 1024
"""Bytes shown to the statistics; its time grows with the length, and an article is shorter than this."""

BINARY_SHARE = 0.05
"""Share of control characters from which on bytes are no text: terminal logs stay below, compressed data is at 0.1."""

NEXT_LINE = "\x85"
"""How lines end in text that was once EBCDIC; beside ordinary line ends it is a misread character."""

_LINE_END = re.compile(r"[\r\n]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class DecodedText:
    text: str
    repairs: tuple[str, ...]


def decode_seed(place: str, content: bytes, declared: str | None = None) -> DecodedText:
    """Decode a seed.

    Raises:
        SeedRejected: it is empty, binary, or in no encoding that we know.
    """
    if not content.strip():
        raise SeedRejected(place, "the file is empty", "add text or remove the file")
    for beginning, name in _FORMATS:
        if content.startswith(beginning):
            raise SeedRejected(place, f"the file is {name}", "save the article as text and remove the file")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _decode(content[len(mark) :], encoding)
            if text is None:
                raise SeedRejected(place, f"the file says it is {encoding} and is not", "save it again as UTF-8")
            return _checked(place, text, (f"decoded as {encoding} by its byte order mark",))
    if b"\x00" in content:
        raise SeedRejected(
            place, "the file is binary (it holds NUL bytes)", "save the article as text and remove the file"
        )
    return _decode_unmarked(place, content, declared)


def _decode_unmarked(place: str, content: bytes, declared: str | None) -> DecodedText:
    declared = _known(declared)
    if declared not in _SEVEN_BITS:
        text = _decode(content, "utf-8")
        if text is not None:
            return _checked(place, text, ())
    if declared is not None:
        text = _decode(content, declared)
        if text is not None:
            return _checked(place, text, (f"decoded as {declared} by its declaration",))
    code_page = guess_code_page(_sample(content))
    text = _decode(content, code_page) if code_page is not None else None
    if text is not None:
        return _checked(place, text, (f"decoded as {code_page}, the code page of its language",))
    guess = charset_normalizer.from_bytes(_sample(content)).best()
    text = _decode(content, guess.encoding) if guess is not None else None
    if guess is None or text is None:
        raise SeedRejected(place, "the text is in no encoding that can be recognised", "save it again as UTF-8")
    return _checked(place, text, (f"decoded as {guess.encoding} by its statistics",))


def _known(declared: str | None) -> str | None:
    name = (declared or "").strip().lower()
    return _AS_BROWSERS_DO.get(name, name) if _DECLARABLE.fullmatch(name) else None


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _sample(content: bytes) -> bytes:
    if len(content) <= SAMPLE_SIZE:
        return content
    return content[: content.rfind(b"\n", 0, SAMPLE_SIZE) + 1] or content[:SAMPLE_SIZE]


def _checked(place: str, text: str, repairs: tuple[str, ...]) -> DecodedText:
    controls = len(_CONTROL.findall(text)) + text.count("\x00")
    if controls > BINARY_SHARE * len(text):
        raise SeedRejected(place, "the file is binary", "save the article as text and remove the file")
    if NEXT_LINE in text and not _LINE_END.search(text):
        text, repairs = text.replace(NEXT_LINE, "\n"), (*repairs, "its lines ended with NEL (U+0085)")
    repaired, said = repair_mojibake(text)
    return DecodedText(repaired, (*repairs, *said))
