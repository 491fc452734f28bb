"""The one way for untrusted text into each kind of output.

| output | escaper | grammar |
|---|---|---|
| Markdown | `escape_markdown` | Python-Markdown's `ESCAPED_CHARS`; raw HTML is its `HtmlBlockPreprocessor` |
| HTML in templates | Jinja's autoescape, on in every template of ours | - |
| HTML written here | `escape_html` | HTML Living Standard, 13.1.2.3 attributes, double-quoted |
| YAML | `quick_yaml.py`, to the byte as PyYAML's emitter, which does all that is not plain | YAML 1.1 |
| JSON | `json_line` | RFC 8259, ASCII only, so that no line separator of JavaScript passes |
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

_INLINE = {**{ord(char): "\\" + char for char in "\\`*_{}[]"}, ord("<"): "&lt;"}
"""Characters that can begin markup anywhere in a line, with what stands for them."""
_CHARACTER_REFERENCE = re.compile(r"&(?=#?\w+;)")
"""An ampersand that a browser would read as the beginning of a character reference."""
_LINE_START = re.compile(r"^(\d*)([#>+\-.)=:~|])")
"""Characters that can begin a block: headings, quotes, lists ("1." too), rules."""
_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!")
"""What a backslash may stand before in Python-Markdown."""


def escape_inline(text: str) -> str:
    """Escape text that stands inside a line of Markdown."""
    return (_CHARACTER_REFERENCE.sub("&amp;", text) if "&" in text else text).translate(_INLINE)


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
    return "\n".join(escape_line_start(escape_inline(line.strip())) for line in text.split("\n"))


def escape_html(text: str) -> str:
    """Escape text for an element's content or a double-quoted attribute."""
    return html.escape(text, quote=True)


def json_line(record: Mapping[str, object]) -> str:
    """One object as one line of JSON, ASCII only."""
    return json.dumps(record, ensure_ascii=True, separators=(", ", ": ")) + "\n"
