"""The fields that an archivist may give, and how the value of each is read and checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches

from pressmark.ingest.clipper_fields import CLIPPER_KEYS, clean_tags, clean_time, unlinked
from pressmark.ingest.dates import parse_given_date
from pressmark.ingest.given_lines import GivenLines
from pressmark.ingest.lines import clean_line
from pressmark.ingest.yaml_text import Mapping, Scalar, Sequence, Value
from pressmark.model import Caption

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}", re.IGNORECASE)
_AUTHOR_SEPARATOR = re.compile(r"\s*[;,]\s*|\s+and\s+|\s+&\s+")
_YES = {"true", "yes", "on"}
_NO = {"false", "no", "off"}

WITHDRAWN = "withdrawn by the archivist"
"""The reason for a withdrawal that gives none."""

NO_REASON = "no reason given"
"""The reason for a withdrawal whose value is empty."""

WITHDRAWAL_HOLDS = "the article is withdrawn"

CLOSE = 0.8
"""Likeness (difflib's ratio) from which on an unknown key is a slip: "publised" has 0.94, "mood" at most 0.6."""

LONGEST_KEY_SHOWN = 40
"""Characters of a key in messages."""


@dataclass(frozen=True, slots=True)
class GivenFields:
    """What the archivist gave; `values` holds the fields that claims are made of."""

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    captions: tuple[Caption, ...] = ()
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    withdrawn: str | None = None
    lines: GivenLines = field(default_factory=GivenLines)
    warnings: tuple[str, ...] = ()
    """What was not understood: place, fact and remedy of each."""
    sidecar: frozenset[str] = frozenset()
    """The fields, captions among them, that the sidecar gives and not the front matter."""

    def source_of(self, field: str) -> str:
        """Where the archivist gave a field, as evidence calls it."""
        return "sidecar" if field in self.sidecar else "front matter"


class WrongType(ValueError):
    """A value that does not suit its key: what it is not, what would be right, and what follows from it."""

    def __init__(self, fact: str, remedy: str, consequence: str = "it is left out") -> None:
        super().__init__(fact)
        self.fact = fact
        self.remedy = remedy
        self.consequence = consequence


@dataclass(slots=True)
class CollectedFields:
    """Fields while a document is read; becomes `GivenFields`."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    captions: tuple[Caption, ...] = ()
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    withdrawn: str | None = None
    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    warnings: list[str] = field(default_factory=list)


def finish_fields(collected: CollectedFields) -> GivenFields:
    return GivenFields(
        tuple(sorted(collected.values.items())),
        collected.captions,
        collected.aliases,
        collected.extra,
        collected.withdrawn,
        GivenLines(collected.keep, collected.remove),
        tuple(collected.warnings),
    )


def read_field(collected: CollectedFields, key: str, value: Value) -> None:
    """Read one field into `collected`.

    Raises:
        WrongType: the value does not suit the key.
    """
    if key in FIELDS:
        name, read = FIELDS[key]
        values = read(value)
        if values:
            collected.values[name] = values
    elif key in CLIPPER_KEYS:
        _read_clipper_field(collected, CLIPPER_KEYS[key], value)
    elif key == "withdrawn":
        empty = isinstance(value, Scalar) and not value.text.strip()
        collected.withdrawn = NO_REASON if empty else WITHDRAWN  # should the value not be understood; see `salvage`
        collected.withdrawn = _read_withdrawn(value)
    elif key == "aliases":
        collected.aliases = _read_list(value)
    elif key == "extra":
        collected.extra = _read_extra(value)
    elif key == "captions":
        collected.captions = _read_captions(value)
    elif key == "keep":
        collected.keep = _read_lines(value)
    elif key == "remove":
        collected.remove = _read_lines(value)
    else:
        raise WrongType("is no field that we know", _say_what_is_known(key))


def _say_what_is_known(key: str) -> str:
    close = get_close_matches(key, (*FIELDS, *OTHER_FIELDS), 1, CLOSE)
    return f"write `{close[0]}`" if close else "put it below `extra:` to keep it"


def _read_clipper_field(collected: CollectedFields, key: str | None, value: Value) -> None:
    """Read a field that a web clipper wrote, if our own key for it does not stand there too."""
    if key is not None:
        name, read = FIELDS[key]
        values = read(value)
        if values:
            collected.values.setdefault(name, values)


def refuse_repeated(collected: CollectedFields, key: str, first_line: int) -> None:
    """Leave out a field that is given more than once, since nobody knows which is meant; a withdrawal holds.

    Raises:
        WrongType: always, with what is wrong.
    """
    if key == "withdrawn":
        collected.withdrawn = WITHDRAWN
        raise WrongType(f"is given twice (first in line {first_line})", "keep one of them", WITHDRAWAL_HOLDS)
    if key in FIELDS or key in OTHER_FIELDS or key in CLIPPER_KEYS:
        raise WrongType(f"is given twice (first in line {first_line})", "keep one of them")
    raise WrongType("is no field that we know", _say_what_is_known(key))


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
    text = _scalar(clean_time(value))
    parsed = parse_given_date(text, with_clock=True) if text else None
    if text and parsed is None:
        raise WrongType("is not a time", "write it as YYYY-MM-DDTHH:MM:SS")
    return (parsed,) if parsed else ()


def _read_list(value: Value) -> tuple[str, ...]:
    if isinstance(value, Scalar):
        return tuple(filter(None, (clean_line(part) for part in value.text.split(","))))
    if not isinstance(value, Sequence):
        raise WrongType("is neither a text nor a list", "write it as [one, two]")
    return tuple(dict.fromkeys(filter(None, (_scalar(item) for item in value.items))))


def _read_tags(value: Value) -> tuple[str, ...]:
    return clean_tags(_read_list(unlinked(value)))


def _read_authors(value: Value) -> tuple[str, ...]:
    value = unlinked(value)
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
    if not isinstance(value, Scalar):
        raise WrongType("is not one text", "give yes or the reason", WITHDRAWAL_HOLDS)
    text = clean_line(value.text)
    if not text:
        raise WrongType("is empty", "give the reason, or no", WITHDRAWAL_HOLDS)
    if text.lower() in _NO:
        return None
    return WITHDRAWN if text.lower() in _YES else text


def _read_extra(value: Value) -> tuple[tuple[str, str], ...]:
    if isinstance(value, Scalar) and not value.text:
        return ()
    if not isinstance(value, Mapping):
        raise WrongType("is not a mapping", "write `key: value` lines below it")
    return tuple(sorted(_texts_by_key(value).items()))


def _read_lines(value: Value) -> tuple[str, ...]:
    """Lines by number or by what they say; a comma belongs to the line."""
    if isinstance(value, Scalar):
        return _read_text(value)
    if not isinstance(value, Sequence):
        raise WrongType("is neither a line nor a list of lines", "write it as [12, 15-18]")
    return tuple(dict.fromkeys(filter(None, (_scalar(item) for item in value.items))))


def _read_captions(value: Value) -> tuple[Caption, ...]:
    if not isinstance(value, Sequence):
        raise WrongType("is not a list", "write one caption a line, each after a dash")
    return tuple(_read_caption(item) for item in value.items)


def _read_caption(value: Value) -> Caption:
    if isinstance(value, Mapping):
        fields = _texts_by_key(value)
        return Caption(fields.get("text") or None, fields.get("credit") or None)
    return Caption(_scalar(value) or None, None)


def _texts_by_key(value: Mapping) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, item in value.items:
        name = clean_line(key.text)
        if name in texts:
            raise WrongType(f"gives `{name[:LONGEST_KEY_SHOWN]}` twice", "keep one of them")
        texts[name] = _scalar(item)
    return texts


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
    "tags": ("tags", _read_tags),
    "language": ("language", _read_language),
    "rights": ("rights", _read_text),
    "source_url": ("source_url", _read_address),
    "url": ("source_url", _read_address),
}
"""Key in the file: the article's field and how its value is read."""

OTHER_FIELDS = frozenset({"withdrawn", "aliases", "extra", "captions", "keep", "remove"})
"""Keys that are read in a way of their own."""
