"""Advice in, ready entries for entities.yml out; what the archivist picks is appended, and nothing else is touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from textwrap import dedent

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from pressmark.errors import AuthorityError
from pressmark.knowledge.advice import Advice, Kind, find_advice
from pressmark.knowledge.authority import Authority, parse_authority
from pressmark.model import Catalog, Document
from pressmark.text import plain_text

WIDTH = 120
"""Columns at which a note is folded; no other value is."""

EMPTY = "entities:\n"


def find_catalog_advice(catalog: Catalog, authority: Authority) -> tuple[Advice, ...]:
    """The advice that an archive's mentions give."""
    documents = (Document(item.id, item.title, plain_text(item.body), item.language) for item in catalog.articles)
    return find_advice(documents, catalog.mentions, authority)


def describe_advice(advice: Advice) -> str:
    """One piece of advice as YAML that can be pasted: the evidence as comments, then the entry."""
    lines = [f"# {advice.kind.value}: {advice.name}, {advice.because}"]
    lines += [f"#   for: {_printable(sentence)}" for sentence in advice.speaks_for]
    lines += [f"#   against: {_printable(sentence)}" for sentence in advice.speaks_against]
    if advice.kind is Kind.HOMONYM:
        lines.append("#   if they are two, give each an entry with a name that tells them apart")
    elif advice.declared and advice.kind is Kind.TYPE:
        lines.append(f"# give its entry the type: {advice.type.value}")
    elif advice.declared:
        lines.append(f"# add to the aliases of {_printable(advice.name)}:")
        lines += [f"#   - {_printable(alias)}" for alias in advice.aliases]
    else:
        lines += [f"  {line}" for line in _dump_list([_entry(advice)]).splitlines()]
    return "\n".join(lines) + "\n"


def add_advice(content: str, picked: Iterable[Advice], place: str) -> str:
    """The text of entities.yml with what was picked; comments and order stay.

    Raises: AuthorityError
    """
    parse_authority(content, place)
    data = _yaml().load(content)
    if data is None or data.get("entities") is None:
        content = _with_empty_list(content)
        data = _yaml().load(content)
    new: list[CommentedMap] = []
    changed = False
    for advice in picked:
        entry = next((item for item in (*data["entities"], *new) if item.get("name") == advice.name), None)
        if entry is None:
            new.append(_entry(advice))
        else:
            _add_aliases(entry, advice)
            changed = changed or entry not in new
    written = _insert(_dump(data) if changed else content, new)
    parse_authority(written, place)
    return written


def _with_empty_list(content: str) -> str:
    """A file without entries, with the key under which they go; whatever else stands there stays."""
    lines = [line for line in content.splitlines() if line.rstrip() not in {"entities:", "entities: []"}]
    return "\n".join([*lines, "entities: []"]) + "\n"


def _insert(content: str, entries: Sequence[CommentedMap]) -> str:
    """The file with entries after the last one: before the notes of the next section, which a dump would displace."""
    if not entries:
        return content
    data = _yaml().load(content)
    listed = data["entities"]
    if not listed or listed.fa.flow_style():
        data["entities"] = CommentedSeq([*listed, *entries])
        return _dump(data)
    lines = content.splitlines()
    following = [data.lc.key(key)[0] for key in data if data.lc.key(key)[0] > data.lc.key("entities")[0]]
    end = min(following, default=len(lines))
    while end > 0 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    indent = " " * (listed.lc.item(0)[1] - len("- "))
    snippet = [line for entry in entries for line in ("", *(indent + row for row in _dump_list([entry]).splitlines()))]
    return "\n".join([*lines[:end], *snippet, *lines[end:]]) + "\n"


def ask_for_advice(found: Iterable[Advice], ask: Callable[[str], str], show: Callable[[str], None]) -> Iterator[Advice]:
    """Show each piece of advice and yield those that are answered with "y", until "q"."""
    for advice in found:
        show(describe_advice(advice))
        if advice.kind is Kind.HOMONYM:
            continue
        answer = ask("Add this? [y/n/q] ").strip().lower()
        while answer not in {"y", "n", "q"}:
            answer = ask("y: add it, n: leave it, q: stop here and write what was picked [y/n/q] ").strip().lower()
        if answer == "q":
            return
        if answer == "y":
            yield advice


def write_authority(path: Path, picked: Iterable[Advice]) -> None:
    """Append what was picked to the file: whole, or not at all.

    Raises: AuthorityError
    """
    try:
        content = path.read_text(encoding="utf-8") if path.exists() else EMPTY
        written = add_advice(content, picked, path.name)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(written, encoding="utf-8")
        os.replace(beside, path)  # noqa: PTH105  # Path.replace says less: it is one step, or none
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError(
            path.name, f"cannot be written ({error})", "make the file and its folder writable"
        ) from error


def _entry(advice: Advice) -> CommentedMap:
    entry = CommentedMap({"name": advice.name, "type": advice.type.value})
    if advice.aliases:
        entry["aliases"] = CommentedSeq(advice.aliases)
    return entry


def _add_aliases(entry: CommentedMap, advice: Advice) -> None:
    if advice.kind is Kind.TYPE:
        entry["type"] = advice.type.value
    if entry.get("aliases") is None and advice.aliases:
        entry["aliases"] = CommentedSeq()
    for alias in advice.aliases:
        if alias not in entry["aliases"] and alias != entry["name"]:
            entry["aliases"].append(alias)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dump(data: object) -> str:
    stream = StringIO()
    _yaml().dump(data, stream)
    return stream.getvalue()


def _dump_list(entries: Sequence[CommentedMap]) -> str:
    """Entries as list items that begin in the first column."""
    yaml = _yaml()
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump({"entities": CommentedSeq(entries)}, stream)
    return dedent(stream.getvalue().partition("\n")[2])


def _printable(text: str) -> str:
    """A text of a seed as it may stand in a comment and on a terminal: one line, no control characters."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
