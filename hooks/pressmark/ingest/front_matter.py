"""The archivist's own words about a seed, from its front matter or its sidecar: typed, checked, with their place.

What is not understood is left out and said, never guessed, and takes nothing else with it: the article is published
with the fields that were understood. Where a sidecar and front matter speak of
the same field, the sidecar wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from pressmark.errors import SeedRejected
from pressmark.ingest.given_fields import (
    LONGEST_KEY_SHOWN,
    WITHDRAWN,
    CollectedFields,
    GivenFields,
    WrongType,
    finish_fields,
    read_field,
    refuse_repeated,
)
from pressmark.ingest.given_lines import GivenLines
from pressmark.ingest.lines import clean_line, split_lines
from pressmark.ingest.salvage import is_withdrawal, salvage_fields
from pressmark.ingest.yaml_text import Mapping, Scalar, Value, YamlProblem, parse_yaml

LONGEST_FENCE = 2_000
"""Lines within which front matter must close; a `---` further down is a rule in the text."""

_FENCE = re.compile(r"-{3}\s*")


def find_fence(raw_lines: Sequence[str]) -> int:
    """The number of lines that front matter takes, fences included; 0 when there is none.

    A `---` that nothing closes is a rule, and so is one whose content is not a mapping.
    """
    if not raw_lines or not _FENCE.fullmatch(raw_lines[0].removeprefix("\ufeff")):
        return 0
    for number, line in enumerate(raw_lines[1:LONGEST_FENCE], 2):
        if _FENCE.fullmatch(line):
            return number if _looks_like_fields(raw_lines[1 : number - 1]) else 0
    return 0


def _looks_like_fields(lines: Sequence[str]) -> bool:
    """Whether the first line that says something is a key: sentences between two rules are text."""
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            return re.match(r"[\"']?[A-Za-z_][\w .-]{0,40}[\"']?\s*:(?:\s|$)", line) is not None
    return False


class _TextHandler(YAMLHandler):
    """python-frontmatter's YAML, with every scalar left as it was typed."""

    def load(self, fm: str, **_kwargs: object) -> dict[str, object]:
        return {"document": parse_yaml(fm)}


def parse_front_matter(raw_lines: Sequence[str]) -> GivenFields:
    """Read the fenced lines at the top of a seed."""
    text = "\n".join(raw_lines).removeprefix("\ufeff") + "\n"
    return _parse("front matter", raw_lines, lambda: frontmatter.parse(text, handler=_TextHandler())[0].get("document"))


def parse_sidecar(text: str) -> GivenFields:
    """Read the YAML file beside a seed."""
    given = _parse("sidecar", split_lines(text), lambda: parse_yaml(text))
    captions = {"captions"} if given.captions else set()
    return replace(given, sidecar=frozenset(captions.union(dict(given.values))))


def parse_undecoded_sidecar(content: bytes, error: SeedRejected) -> GivenFields:
    """A sidecar that is no text says nothing, except that the article is withdrawn if a line of it may mean that."""
    withdrawn = any(is_withdrawal(line) for line in split_lines(content.decode("latin-1")))
    return GivenFields(withdrawn=WITHDRAWN if withdrawn else None, warnings=(str(error),))


def find_unclosed_withdrawal(raw_lines: Sequence[str]) -> GivenFields:
    """What stands below a `---` that nothing closes is text; but a withdrawal there was meant, and hurts if missed."""
    if not raw_lines or not _FENCE.fullmatch(raw_lines[0].removeprefix("\ufeff")):
        return GivenFields()
    paragraph = tuple(takewhile(str.strip, raw_lines[1:LONGEST_FENCE]))
    if not any(is_withdrawal(line) for line in paragraph):
        return GivenFields()
    fact = "the front matter is never closed; it counts as text, but the article is withdrawn"
    return GivenFields(withdrawn=WITHDRAWN, warnings=(f"line 1: {fact}; add a line of --- below it",))


def _parse(what: str, raw_lines: Sequence[str], load: Callable[[], object]) -> GivenFields:
    collected = CollectedFields()
    try:
        document = load()
    except YamlProblem as problem:
        fact = f"{problem.fact}; only lines that can be read by themselves count"
        collected.warnings.append(f"{_place(what, problem.line)}: broken {what}: {fact}; {_remedy(problem)}")
        _read_items(collected, what, salvage_fields(raw_lines))
        return finish_fields(collected)
    if isinstance(document, Mapping):
        _read_items(collected, what, document.items)
    elif document is not None:
        fact = "it has no `key: value` lines and is ignored"
        collected.warnings.append(f"{_place(what, 1)}: broken {what}: {fact}; write one field a line")
    return finish_fields(collected)


def _read_items(collected: CollectedFields, what: str, items: Iterable[tuple[Scalar, Value]]) -> None:
    """Read each field; one that is given twice, or is not understood, is left out."""
    by_key: dict[str, list[tuple[Scalar, Value]]] = {}
    for key, value in items:
        by_key.setdefault(key.text.strip().lower(), []).append((key, value))
    for name, given in by_key.items():
        key, value = given[-1]
        try:
            if len(given) > 1:
                refuse_repeated(collected, name, given[0][0].line)
            else:
                read_field(collected, name, value)
        except WrongType as wrong:
            fact = f"`{clean_line(key.text)[:LONGEST_KEY_SHOWN]}` {wrong.fact}, so {wrong.consequence}"
            prefix = "front matter: " if what == "front matter" else ""  # the place names the sidecar already
            collected.warnings.append(f"{_place(what, key.line)}: {prefix}{fact}; {wrong.remedy}")


def _place(what: str, line: int) -> str:
    return f"line {line}" if what == "front matter" else f"line {line} of the {what}"


def _remedy(problem: YamlProblem) -> str:
    if "mapping values" in problem.fact or "found character" in problem.fact:
        return "put the value into quotes"
    return "mend or remove that line"


def merge_given(front: GivenFields, sidecar: GivenFields) -> GivenFields:
    """The sidecar's word before the front matter's, field by field."""
    return GivenFields(
        tuple(sorted((dict(front.values) | dict(sidecar.values)).items())),
        sidecar.captions or front.captions,
        sidecar.aliases or front.aliases,
        tuple(sorted((dict(front.extra) | dict(sidecar.extra)).items())),
        sidecar.withdrawn if sidecar.withdrawn is not None else front.withdrawn,
        GivenLines(sidecar.lines.keep or front.lines.keep, sidecar.lines.remove or front.lines.remove),
        front.warnings + sidecar.warnings,
        sidecar.sidecar,
    )
