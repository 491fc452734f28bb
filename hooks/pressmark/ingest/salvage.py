"""Front matter that is no YAML as a whole: the lines of it that can be read by themselves.

A slip in one line ("title: A: B", a quote that nothing closes) must not cost the other fields. A line counts if it
begins with a key, is YAML by itself or else plain text, and nothing indented below it goes on with it. That an article
is withdrawn is taken from any line that may say so, since publishing it by mistake cannot be undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressmark.ingest.yaml_text import Mapping, Scalar, Value, YamlProblem, parse_yaml

MOST_LINES = 2_000
"""Lines that are read one by one; each costs about 0.1 ms, and front matter of web clippers has some 20."""

LONGEST_LINE = 2_000
"""Characters of a line that is read by itself."""

_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*:[ \t]+(?P<text>\S.*)")
_WITHDRAWAL = re.compile(r"\s*[\"']?withdrawn[\"']?\s*:", re.IGNORECASE)
_PLAIN = re.compile(r"[^\s\[\]{}&*!|>\"'#,?:-]")
"""What plain text may begin with: any character but YAML's indicators.
Source: YAML 1.2.2, 5.3; "%", "@" and "`" are reserved there and mean nothing, so that they can only be text."""


def is_withdrawal(line: str) -> bool:
    """Whether a line may say that the article is withdrawn."""
    return _WITHDRAWAL.match(line) is not None


def salvage_fields(raw_lines: Sequence[str]) -> Iterator[tuple[Scalar, Value]]:
    """Every field that stands in one line, with its place; and a withdrawal wherever a line may mean one."""
    for number, line in enumerate(raw_lines, 1):
        below = raw_lines[number] if number < len(raw_lines) else ""
        goes_on = below[:1].isspace() and bool(below.strip())
        found = None if goes_on or number > MOST_LINES else _read_line(line, number)
        if found is not None:
            yield found
        elif is_withdrawal(line):
            yield Scalar("withdrawn", number), Scalar("yes", number)


def _read_line(line: str, number: int) -> tuple[Scalar, Value] | None:
    field = _FIELD.fullmatch(line.rstrip()) if len(line) <= LONGEST_LINE else None
    if field is None:
        return None
    try:
        document = parse_yaml(line)
    except YamlProblem:
        plain = _PLAIN.match(field["text"]) is not None
        return (Scalar(field["key"], number), Scalar(field["text"], number)) if plain else None
    if not isinstance(document, Mapping) or len(document.items) != 1:
        return None
    return Scalar(field["key"], number), document.items[0][1]
