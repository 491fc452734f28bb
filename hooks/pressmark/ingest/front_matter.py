"""The archivist's own words about a seed, from its front matter or its sidecar: typed, checked, with their place.

A wrong type rejects the seed, because the archivist meant something by it and guessing would hide that; an unknown key
is ignored and recorded. Where a sidecar and front matter speak of the same field, the sidecar wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from pressmark.errors import SeedRejected
from pressmark.ingest.dates import parse_given_date
from pressmark.ingest.lines import clean_line
from pressmark.ingest.yaml_text import Mapping, Scalar, Value, YamlProblem, parse_yaml
from pressmark.ingest.yaml_text import Sequence as YamlList
from pressmark.model import Caption

LONGEST_FENCE = 2_000
"""Lines within which front matter must close; a `---` further down is a rule in the text."""

_FENCE = re.compile(r"-{3}\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}", re.IGNORECASE)
_AUTHOR_SEPARATOR = re.compile(r"\s*[;,]\s*|\s+and\s+|\s+&\s+")
_YES = {"true", "yes", "on"}
_NO = {"false", "no", "off", ""}


@dataclass(frozen=True, slots=True)
class GivenFields:
    """What the archivist gave; `values` holds the fields that claims are made of."""

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    captions: tuple[Caption, ...] = ()
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    withdrawn: str | None = None
    ignored: tuple[str, ...] = ()
    """Unknown keys."""


class WrongType(ValueError):
    """A value that does not suit its key, with what would."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.fact = fact
        self.remedy = remedy


@dataclass(slots=True)
class _Collected:
    """Fields while a document is read; becomes `GivenFields`."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    captions: tuple[Caption, ...] = ()
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    withdrawn: str | None = None
    ignored: list[str] = field(default_factory=list)


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
    return _parse(place, "front matter", 1, lambda: frontmatter.parse(text, handler=_TextHandler())[0].get("document"))


def parse_sidecar(place: str, text: str) -> GivenFields:
    """Read the YAML file beside a seed.

    Raises:
        SeedRejected: the YAML is broken or a field has the wrong type.
    """
    return _parse(place, "sidecar", 0, lambda: parse_yaml(text))


def _parse(place: str, what: str, offset: int, load: Callable[[], object]) -> GivenFields:
    try:
        document = load()
    except YamlProblem as problem:
        raise SeedRejected(
            f"{place}:{problem.line + offset}", f"broken {what}: {problem.fact}", _remedy(problem)
        ) from None
    if document is None:
        return GivenFields()
    if not isinstance(document, Mapping):
        raise SeedRejected(place, f"broken {what}: it is not a list of `key: value` lines", "write one field a line")
    collected = _Collected()
    for key, value in document.items:
        try:
            _read_field(collected, key.text.strip().lower(), value)
        except WrongType as wrong:
            fact = f"broken {what}: `{key.text[:40]}` {wrong.fact}"
            raise SeedRejected(f"{place}:{key.line + offset}", fact, wrong.remedy) from None
    return _finished(collected)


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


def _finished(collected: _Collected) -> GivenFields:
    return GivenFields(
        tuple(sorted(collected.values.items())),
        collected.captions,
        collected.aliases,
        collected.extra,
        collected.withdrawn,
        tuple(collected.ignored),
    )


def _read_field(collected: _Collected, key: str, value: Value) -> None:
    if key in FIELDS:
        name, read = FIELDS[key]
        values = read(value)
        if values:
            collected.values[name] = values
    elif key == "withdrawn":
        collected.withdrawn = _read_withdrawn(value)
    elif key == "aliases":
        collected.aliases = _read_list(value)
    elif key == "extra":
        collected.extra = _read_extra(value)
    elif key == "captions":
        collected.captions = _read_captions(value)
    else:
        collected.ignored.append(clean_line(key)[:40])


def _scalar(value: Value) -> str:
    if not isinstance(value, Scalar):
        raise WrongType("is not one text", "give one text")
    return clean_line(value.text)


def _read_text(value: Value) -> tuple[str, ...]:
    text = _scalar(value)
    return (text,) if text else ()


def _read_date(value: Value) -> tuple[str, ...]:
    text = _scalar(value)
    parsed = parse_given_date(text) if text else None
    if text and parsed is None:
        raise WrongType("is not a date", "write it as YYYY-MM-DD, YYYY-MM or YYYY")
    return (parsed,) if parsed else ()


def _read_instant(value: Value) -> tuple[str, ...]:
    text = _scalar(value)
    parsed = parse_given_date(text, with_clock=True) if text else None
    if text and parsed is None:
        raise WrongType("is not a time", "write it as YYYY-MM-DDTHH:MM:SS")
    return (parsed,) if parsed else ()


def _read_list(value: Value) -> tuple[str, ...]:
    if isinstance(value, Scalar):
        return tuple(filter(None, (clean_line(part) for part in value.text.split(","))))
    if not isinstance(value, YamlList):
        raise WrongType("is neither a text nor a list", "write it as [one, two]")
    return tuple(dict.fromkeys(filter(None, (_scalar(item) for item in value.items))))


def _read_authors(value: Value) -> tuple[str, ...]:
    if isinstance(value, Scalar):
        return tuple(filter(None, _AUTHOR_SEPARATOR.split(clean_line(value.text))))
    return _read_list(value)


def _read_language(value: Value) -> tuple[str, ...]:
    text = _scalar(value)
    if text and not _LANGUAGE.fullmatch(text):
        raise WrongType("is not a language tag", "write one like en or pt-BR")
    return (text,) if text else ()


def _read_address(value: Value) -> tuple[str, ...]:
    text = _scalar(value)
    if text and not _WEB_ADDRESS.fullmatch(text):
        raise WrongType("is not a web address", "write one that begins with https://")
    return (text,) if text else ()


def _read_withdrawn(value: Value) -> str | None:
    text = _scalar(value)
    if text.lower() in _NO:
        return None
    return "withdrawn by the archivist" if text.lower() in _YES else text


def _read_extra(value: Value) -> tuple[tuple[str, str], ...]:
    if isinstance(value, Scalar) and not value.text:
        return ()
    if not isinstance(value, Mapping):
        raise WrongType("is not a mapping", "write `key: value` lines below it")
    return tuple(sorted((clean_line(key.text), _scalar(item)) for key, item in value.items))


def _read_captions(value: Value) -> tuple[Caption, ...]:
    if not isinstance(value, YamlList):
        raise WrongType("is not a list", "write one caption a line, each after a dash")
    return tuple(_read_caption(item) for item in value.items)


def _read_caption(value: Value) -> Caption:
    if isinstance(value, Mapping):
        fields = {key.text: _scalar(item) for key, item in value.items}
        return Caption(fields.get("text") or None, fields.get("credit") or None)
    return Caption(_scalar(value) or None, None)


FIELDS: dict[str, tuple[str, Callable[[Value], tuple[str, ...]]]] = {
    "title": ("title", _read_text),
    "description": ("description", _read_text),
    "date": ("published", _read_date),
    "published": ("published", _read_date),
    "modified": ("modified", _read_date),
    "captured": ("captured", _read_instant),
    "author": ("authors", _read_authors),
    "authors": ("authors", _read_authors),
    "publisher": ("publisher", _read_text),
    "section": ("section", _read_text),
    "tags": ("tags", _read_list),
    "language": ("language", _read_language),
    "rights": ("rights", _read_text),
    "source_url": ("source_url", _read_address),
    "url": ("source_url", _read_address),
}
"""Key in the file: the article's field and how its value is read."""
