"""Advice in, ready entries for entities.yml out; what the archivist picks is appended, and nothing else is touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pressmark.errors import AuthorityError
from pressmark.knowledge.advice import Advice, Kind, find_advice
from pressmark.knowledge.authority import Authority, parse_authority
from pressmark.knowledge.authority_edits import add_alias, add_entry, find_entry, set_type
from pressmark.model import Catalog, Document
from pressmark.text import plain_text

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
        lines += add_entry("", _entry(advice)).split("\n")[1:-1]
    return "\n".join(lines) + "\n"


def add_advice(content: str, picked: Iterable[Advice], place: str) -> str:
    """The text of entities.yml with what was picked; all else stays, to the character.

    Raises: AuthorityError
    """
    parse_authority(content, place)
    for advice in picked:
        if find_entry(content, advice.name) is None:
            content = add_entry(content, _entry(advice))
            continue
        if advice.kind is Kind.TYPE:
            content = set_type(content, advice.name, advice.type.value)
        for alias in advice.aliases:
            content = add_alias(content, advice.name, alias)
    parse_authority(content, place)
    return content


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
        content = path.read_bytes().decode("utf-8") if path.exists() else EMPTY
        written = add_advice(content, picked, path.name)
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(written.encode("utf-8"))
        os.replace(beside, path)  # noqa: PTH105  # Path.replace says less: it is one step, or none
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError(
            path.name, f"cannot be written ({error})", "make the file and its folder writable"
        ) from error


def _entry(advice: Advice) -> dict[str, object]:
    entry: dict[str, object] = {"name": advice.name, "type": advice.type.value}
    others = tuple(alias for alias in advice.aliases if alias != advice.name)
    return entry | {"aliases": others} if others else entry


def _printable(text: str) -> str:
    """A text of a seed as it may stand in a comment and on a terminal: one line, no control characters."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
