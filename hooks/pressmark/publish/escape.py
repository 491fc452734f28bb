"""The one way for untrusted text into each kind of output.

| output | escaper | grammar |
|---|---|---|
| Markdown | `escape_markdown` | Python-Markdown's `ESCAPED_CHARS`; raw HTML is its `HtmlBlockPreprocessor` |
| HTML in templates | Jinja's autoescape, on in every template of ours | - |
| HTML written here | `escape_html` | HTML Living Standard, 13.1.2.3 attributes, double-quoted |
| YAML | `quick_yaml.py`, to the byte as PyYAML's emitter, which does all that is not plain | YAML 1.1 |
| JSON | `json_line` | RFC 8259, ASCII only, so that no line separator of JavaScript passes |
| JSON inside a script element | `json_in_script` | HTML Living Standard, 4.12.1.3 |
| XML | `escape_xml`, then ElementTree's serializer | XML 1.0, production 2 (Char) |
| CSV | `csv_cell`, then the csv module | RFC 4180; formulas: OWASP, "CSV Injection" |
| BibTeX | `escape_tex` | Knuth, The TeXbook, chapter 7; braces: BibTeX counts them before TeX reads |
| RIS, and all that is one line | `one_line` | RefMan RIS Format Specifications 2011: a record's field is a line |
| SQL | bound parameters only, in `database.py` | - |
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

_INLINE = {**{ord(char): "\\" + char for char in "\\`*_{}[]"}, ord("<"): "&lt;"}
"""Characters that can begin markup anywhere in a line, with what stands for them."""
_MARKUP = re.compile("[" + re.escape("".join(map(chr, _INLINE))) + "]")
_SPECIAL = re.compile("[&<>\"']")
_CHARACTER_REFERENCE = re.compile(r"&(?=#?\w+;)")
"""An ampersand that a browser would read as the beginning of a character reference."""
_LINE_START = re.compile(r"^(\d*)([#>+\-.)=:~|])")
"""Characters that can begin a block: headings, quotes, lists ("1." too), rules."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
LISTED = " | "
"""What stands between several values of one cell."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""What could end or open markup inside a script element."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # not a backslash and the brace: BibTeX counts braces whatever stands before them
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""The characters that TeX reads as commands."""
_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!")
"""What a backslash may stand before in Python-Markdown."""


def escape_inline(text: str) -> str:
    """Escape text that stands inside a line of Markdown."""
    text = _CHARACTER_REFERENCE.sub("&amp;", text) if "&" in text else text
    return text.translate(_INLINE) if _MARKUP.search(text) else text  # few lines have any, and looking is quicker


def escape_line_start(line: str) -> str:
    """Escape what would begin a block at the start of a line whose text is escaped already."""
    found = _LINE_START.match(line)
    if found is None:
        return line
    digits, char = found.groups()
    if digits and char not in ".)":
        return line
    mark = "\\" + char if char in _ESCAPABLE else f"&#{ord(char)};"
    return digits + mark + line[found.end() :]


def escape_markdown(text: str) -> str:
    """Escape text so that Markdown shows it letter by letter; line breaks stay, leading white space goes."""
    if "\n" not in text:  # as of nearly all paragraphs
        return escape_line_start(escape_inline(text.strip()))
    return "\n".join([escape_line_start(escape_inline(line.strip())) for line in text.split("\n")])


def escape_html(text: str) -> str:
    """Escape text for an element's content or a double-quoted attribute."""
    return html.escape(text, quote=True) if _SPECIAL.search(text) else text  # few have any, and looking is quicker


def json_line(record: Mapping[str, object]) -> str:
    """One object as one line of JSON, ASCII only."""
    return json.dumps(record, ensure_ascii=True, separators=(", ", ": ")) + "\n"


def json_in_script(content: Mapping[str, object]) -> str:
    """One object as JSON in which nothing can end the script element that holds it."""
    return json.dumps(content, ensure_ascii=True, separators=(",", ":")).translate(_IN_SCRIPT)


def escape_xml(text: str) -> str:
    """Replace what no XML document can hold; the serializer escapes the rest."""
    return _NOT_XML.sub("\ufffd", text)


def csv_cell(value: object) -> str:
    """A value as a cell that no spreadsheet reads as a formula; several values are one cell."""
    if value is None:
        return ""
    text = LISTED.join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(value, int) else text


def escape_tex(text: str) -> str:
    """Escape text for a field of BibTeX."""
    return text.translate(_TEX)


def one_line(text: str) -> str:
    """Text without line breaks and control characters."""
    return _CONTROL.sub(" ", text).strip()


def printable_name(name: str) -> str:
    """A file name as it can be shown: control characters and bidirectional overrides as their code points."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)
