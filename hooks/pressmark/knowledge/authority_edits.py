"""Additions to the text of entities.yml, made where they belong: every other character stays as the archivist typed it.

The YAML parser tells where things stand; nothing is dumped anew, so that line ends, indents and comments are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Entry = Mapping[str, object]
"""What is written of an entry: name, type, aliases."""

WIDTH = 4_000
"""Columns at which a name would be folded; none is so long."""

INDENT = 2


def add_entry(content: str, entry: Entry) -> str:
    """The text with an entry after the last one."""
    listed = _value(_root(content), "entities")
    if isinstance(listed, SequenceNode) and listed.flow_style and listed.value:
        return _insert(content, listed.end_mark.index - 1, f", {_flow(entry)}")
    if isinstance(listed, SequenceNode) and listed.value:
        indent = _dash_column(content, listed.value[0])
        place = _line_end(content, _end(content, listed.value[-1]))
        return _insert_lines(content, place, ["", *_block([entry], indent)])
    rows = _block([entry], INDENT)
    if listed is None:
        return _insert_lines(content, len(content.rstrip("\r\n")), ["entities:", *rows])
    start, end = listed.start_mark.index, listed.end_mark.index
    content = content[:start].rstrip(" ") + content[end:] if isinstance(listed, SequenceNode) else content
    return _insert_lines(content, _line_end(content, min(start, len(content)) - 1), rows)


def add_alias(content: str, name: str, alias: str) -> str:
    """The text with an alias under the entry of a name; unchanged where it stands there already."""
    entry = find_entry(content, name)
    if entry is None or alias == name:
        return content
    listed = _value(entry, "aliases")
    if isinstance(listed, SequenceNode):
        return content if alias in {item.value for item in listed.value} else _add_to_list(content, listed, alias)
    if entry.flow_style:
        return _insert(content, entry.end_mark.index - 1, f", aliases: [{_flow(alias)}]")
    column = entry.value[0][0].start_mark.column
    rows = _block([alias], column + INDENT)
    key = next((key for key, _ in entry.value if key.value == "aliases"), None)
    if key is not None:
        return _insert_lines(content, _line_end(content, key.end_mark.index), rows)
    last = _value(entry, "type") or entry.value[-1][1]
    return _insert_lines(content, _line_end(content, _end(content, last)), [" " * column + "aliases:", *rows])


def _add_to_list(content: str, listed: SequenceNode, alias: str) -> str:
    if not listed.value:
        return _insert(content, listed.end_mark.index - 1, _flow(alias))
    end = _end(content, listed.value[-1])
    if listed.flow_style:
        return _insert(content, end, f", {_flow(alias)}")
    return _insert_lines(content, _line_end(content, end), _block([alias], _dash_column(content, listed.value[-1])))


def set_type(content: str, name: str, kind: str) -> str:
    """The text with another type for the entry of a name."""
    entry = find_entry(content, name)
    old = _value(entry, "type") if entry is not None else None
    if old is None:
        return content
    return content[: old.start_mark.index] + kind + content[old.end_mark.index :]


def find_entry(content: str, name: str) -> MappingNode | None:
    """The entry of a name."""
    listed = _value(_root(content), "entities")
    for entry in listed.value if isinstance(listed, SequenceNode) else ():
        told = _value(entry, "name")
        if isinstance(told, ScalarNode) and " ".join(told.value.split()) == name:
            return entry if isinstance(entry, MappingNode) else None
    return None


def _root(content: str) -> Node | None:
    root: Node | None = YAML(typ="rt", pure=True).compose(content)
    return root


def _value(node: Node | None, key: str) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for own, value in node.value if own.value == key), None)
    return None


def _end(content: str, node: Node) -> int:
    """Where the last word of a node ends; the mark of a block lies behind the comments after it."""
    last = node
    while isinstance(last, (MappingNode, SequenceNode)) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, MappingNode) else last.value[-1]
    return len(content[: last.end_mark.index].rstrip())


def _line_end(content: str, place: int) -> int:
    """The end of the line that holds a place, before its line break."""
    found = re.compile(r"\r?\n|\r?\Z").search(content, max(0, place))
    return found.start() if found else len(content)


def _dash_column(content: str, item: Node) -> int:
    start = content.rfind("\n", 0, item.start_mark.index) + 1
    return content.index("-", start) - start


def _insert(content: str, place: int, text: str) -> str:
    return content[:place] + text + content[place:]


def _insert_lines(content: str, place: int, rows: Sequence[str]) -> str:
    """The text with lines after the one that ends at a place, in the line ends that it has."""
    stop = "\r\n" if "\r\n" in content else "\n"
    added = "".join(stop + row for row in rows)
    rest = content[place:]
    if not content[:place].strip("\ufeff"):
        return content[:place] + added.removeprefix(stop) + (rest or stop)
    return content[:place] + added + (rest or stop)


def _block(items: Sequence[object], indent: int) -> list[str]:
    """Items of a list as lines."""
    yaml = _yaml()
    yaml.indent(mapping=INDENT, sequence=2 * INDENT, offset=INDENT)
    stream = StringIO()
    yaml.dump({"list": CommentedSeq([_plain(item) for item in items])}, stream)
    rows = stream.getvalue().removesuffix("\n").split("\n")[1:]
    return [" " * indent + row[INDENT:] for row in rows]


def _flow(item: object) -> str:
    """An item as it stands within brackets."""
    listed = CommentedSeq([_plain(item, flow=True)])
    listed.fa.set_flow_style()
    stream = StringIO()
    _yaml().dump(listed, stream)
    return stream.getvalue().strip()[1:-1]


def _plain(item: object, *, flow: bool = False) -> object:
    if not isinstance(item, Mapping):
        return item
    entry = CommentedMap(
        {key: CommentedSeq(value) if isinstance(value, tuple) else value for key, value in item.items()}
    )
    if flow:
        entry.fa.set_flow_style()
    return entry


def _yaml() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.width = WIDTH
    return yaml
