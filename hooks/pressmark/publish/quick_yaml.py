"""Front matter as YAML, to the byte as PyYAML writes it, in a tenth of its time for the texts that articles have.

PyYAML looks at each character of each value in Python. Nearly all values are plain texts on one line, for which a
regular expression and PyYAML's own table of what would be read as something else decide; everything else goes to PyYAML
itself. The tests hold this to PyYAML's output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from frontmatter.default_handlers import SafeDumper

_OPTIONS: Mapping[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": 2**16}
"""Columns so many that the emitter folds no value of ordinary length."""
_SIMPLE = re.compile("[A-Za-z0-9\u00a1-\u1fff“”‘’„«–—…][ -~\u00a1-\u1fff\u2010-\u2027]{0,2000}+")
"""One line that begins with nothing that YAML means something by, and holds no character that it would escape."""
_NEEDS_QUOTES = re.compile(r":(?: |$)| #| $")
"""What ends a text without quotes, or vanishes. Source: YAML 1.1, 5.3 and 9.1.3; PyYAML's `analyze_scalar`."""
_RESOLVERS = SafeDumper.yaml_implicit_resolvers
"""First character -> what texts that begin with it could be read as: numbers, dates, "yes"."""


def dump_yaml(fields: Mapping[str, object]) -> str:
    """A mapping in the order given, without a line break at its end."""
    return "".join(_lines(fields)).strip()


def _lines(fields: Mapping[str, object]) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, str):
            text = _scalar(value)
            if text is not None:
                yield f"{name}: {text}\n"
                continue
        elif isinstance(value, list) and value:
            items = [_scalar(item) if isinstance(item, str) else None for item in value]
            if None not in items:
                yield f"{name}:\n" + "".join(f"- {item}\n" for item in items)
                continue
        yield yaml.dump({name: value}, Dumper=SafeDumper, default_flow_style=False, **_OPTIONS)


def _scalar(value: str) -> str | None:
    """A text with the quotes that it needs; None where PyYAML has to tell."""
    if not _SIMPLE.fullmatch(value):
        return None
    if _NEEDS_QUOTES.search(value) or any(form.match(value) for _, form in _RESOLVERS.get(value[0], ())):
        return "'" + value.replace("'", "''") + "'"
    return value
