"""YAML text to plain nodes that know their lines, within bounds.

Built from parser events rather than by a loader, for three reasons: every scalar stays the text that the archivist
typed (a name such as `No` or `1984` is not turned into something else), duplicate keys can be told with both lines,
and neither aliases nor deep nesting can make a small file large.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pressmark.errors import AuthorityError

LARGEST_FILE = 4_000_000
"""Characters; some 30,000 entries, a hundred times the largest we expect."""

DEEPEST_NESTING = 8
"""Levels; entities.yml needs four."""


@dataclass(frozen=True, slots=True)
class Scalar:
    value: str
    line: int
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        """Whether nothing stands there."""
        return not self.quoted and self.value in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    items: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


def parse_nodes(content: str, place: str) -> Node | None:
    """The one document of a YAML text; None when it is empty.

    Raises: AuthorityError
    """
    if len(content) > LARGEST_FILE:
        raise AuthorityError(place, f"larger than {LARGEST_FILE} characters", "split it or take something out")
    try:
        return _parse_document(YAML(typ="safe", pure=True).parse(content), place)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{place}:{mark.line + 1}" if mark else place
        raise AuthorityError(where, f"not YAML ({error.problem or error.context})", "mend this line") from error
    except (YAMLError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise AuthorityError(place, f"not YAML ({reason})", "mend the file") from error


def _parse_document(events: Iterator[Event], place: str) -> Node | None:
    root: Node | None = None
    documents = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise AuthorityError(f"{place}:{_line(event)}", "a second document begins", "keep one, without `---`")
        elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent):
            root = _parse_node(event, events, place, 0)
    return root


def _parse_node(event: Event, events: Iterator[Event], place: str, depth: int) -> Node:
    line = _line(event)
    if isinstance(event, AliasEvent):
        raise AuthorityError(f"{place}:{line}", f"a YAML alias (*{event.anchor})", "write the value out, or quote it")
    if depth > DEEPEST_NESTING:
        raise AuthorityError(f"{place}:{line}", f"nested deeper than {DEEPEST_NESTING} levels", "flatten it")
    if isinstance(event, ScalarEvent):
        return Scalar(event.value, line, quoted=event.style is not None)
    if isinstance(event, SequenceStartEvent):
        return Sequence(tuple(_parse_items(events, place, depth)), line)
    if isinstance(event, MappingStartEvent):
        return Mapping(tuple(_parse_pairs(events, place, depth)), line)
    raise TypeError(f"Unexpected YAML event {event!r}")


def _parse_items(events: Iterator[Event], place: str, depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, SequenceEndEvent):
            return
        yield _parse_node(event, events, place, depth + 1)


def _parse_pairs(events: Iterator[Event], place: str, depth: int) -> Iterator[tuple[Scalar, Node]]:
    seen: dict[str, int] = {}
    for event in events:
        if isinstance(event, MappingEndEvent):
            return
        key = _parse_node(event, events, place, depth + 1)
        if not isinstance(key, Scalar):
            raise AuthorityError(f"{place}:{key.line}", "a key that is no plain word", "use the keys of the manual")
        if key.value in seen:
            fact = f'the key "{key.value}" stands twice, here and in line {seen[key.value]}'
            raise AuthorityError(f"{place}:{key.line}", fact, "keep one of them")
        seen[key.value] = key.line
        yield key, _parse_node(next(events), events, place, depth + 1)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
