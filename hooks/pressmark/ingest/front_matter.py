"""The archivist's own words about a seed, from its front matter or its sidecar: typed, checked, with their place.

A wrong type rejects the seed, because the archivist meant something by it and guessing would hide that; an unknown key
is ignored and recorded. Where a sidecar and front matter speak of the same field, the sidecar wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from pressmark.errors import SeedRejected
from pressmark.ingest.given_fields import CollectedFields, GivenFields, WrongType, finish_fields, read_field
from pressmark.ingest.yaml_text import Mapping, YamlProblem, parse_yaml

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


def parse_front_matter(place: str, raw_lines: Sequence[str]) -> GivenFields:
    """Read the fenced lines at the top of a seed.

    Raises:
        SeedRejected: the YAML is broken or a field has the wrong type.
    """
    text = "\n".join(raw_lines).removeprefix("\ufeff") + "\n"
    return _parse(place, "front matter", lambda: frontmatter.parse(text, handler=_TextHandler())[0].get("document"))


def parse_sidecar(place: str, text: str) -> GivenFields:
    """Read the YAML file beside a seed.

    Raises:
        SeedRejected: the YAML is broken or a field has the wrong type.
    """
    return _parse(place, "sidecar", lambda: parse_yaml(text))


def _parse(place: str, what: str, load: Callable[[], object]) -> GivenFields:
    try:
        document = load()
    except YamlProblem as problem:
        raise SeedRejected(f"{place}:{problem.line}", f"broken {what}: {problem.fact}", _remedy(problem)) from None
    if document is None:
        return GivenFields()
    if not isinstance(document, Mapping):
        raise SeedRejected(place, f"broken {what}: it is not a list of `key: value` lines", "write one field a line")
    collected = CollectedFields()
    for key, value in document.items:
        try:
            read_field(collected, key.text.strip().lower(), value)
        except WrongType as wrong:
            fact = f"broken {what}: `{key.text[:40]}` {wrong.fact}"
            raise SeedRejected(f"{place}:{key.line}", fact, wrong.remedy) from None
    return finish_fields(collected)


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
        front.ignored + sidecar.ignored,
    )
