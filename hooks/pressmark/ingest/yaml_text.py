"""YAML in, plain strings, lists and mappings out; every scalar stays the text that was typed.

So `tags: [no]` is "no", `date: 2014-09-17` is text, and no tag can build anything. Aliases and deep nesting are
refused, since they are how a small file becomes a large one; a key that is repeated comes as often as it stands there.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

DEEPEST = 8
"""Levels of nesting; our own fields need three."""

LONGEST = 128 * 1024
"""Characters; front matter of web clippers has some 2,000."""

_TOO_LONG = "it is longer than 128 KiB"


class YamlProblem(ValueError):
    """What is wrong and in which line of the YAML (1-based)."""

    def __init__(self, line: int, fact: str) -> None:
        super().__init__(fact)
        self.line = line
        self.fact = fact


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Value, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    items: tuple[tuple[Scalar, Value], ...]
    line: int


Value = Scalar | Sequence | Mapping


class _BoundedLoader(yaml.SafeLoader):
    """Composes nodes and nothing else; refuses aliases and deep nesting while it composes."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise YamlProblem(self._line(), "it uses an alias (*name)")
        self.depth += 1
        if self.depth > DEEPEST:
            raise YamlProblem(self._line(), f"it is nested more than {DEEPEST} levels deep")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _line(self) -> int:
        return int(self.peek_event().start_mark.line) + 1  # type: ignore[no-untyped-call]


def parse_yaml(text: str) -> Value | None:
    """The document's value; None when it is empty.

    Raises:
        YamlProblem: it is no YAML, or YAML that we refuse.
    """
    if len(text) > LONGEST:
        raise YamlProblem(1, _TOO_LONG)
    try:
        node = yaml.compose(text, Loader=_BoundedLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblem(mark.line + 1 if mark else 1, f"the YAML cannot be read ({error.problem})") from None
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, YamlProblem):
            raise
        raise YamlProblem(1, "the YAML cannot be read (a character is not allowed)") from None
    return None if node is None else _value(node)


def _value(node: yaml.Node) -> Value:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Scalar("" if _is_null(node) else str(node.value), line)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_value(item) for item in node.value), line)
    if isinstance(node, yaml.MappingNode):
        return Mapping(_items(node), line)
    raise TypeError(f"Unexpected YAML node {type(node).__name__}")


def _is_null(node: yaml.ScalarNode) -> bool:
    return node.style is None and node.value in {"", "~", "null", "Null", "NULL"}


def _items(node: yaml.MappingNode) -> tuple[tuple[Scalar, Value], ...]:
    items: list[tuple[Scalar, Value]] = []
    for key_node, value_node in node.value:
        key = _value(key_node)
        if not isinstance(key, Scalar):
            raise YamlProblem(key.line, "a key is not plain text")
        items.append((key, _value(value_node)))
    return tuple(items)
