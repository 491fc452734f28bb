"""entities.yml in, the reviewed names out. What the archivist says here wins over everything recognised.

Every name belongs to one entry; a file in which that is doubtful is refused with both lines.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pressmark.errors import AuthorityError
from pressmark.knowledge import yaml_nodes as nodes
from pressmark.knowledge.names import fold_name, name_slug_is_lossy, spelled_with_capitals
from pressmark.model import EntityType
from pressmark.text import clean_slug

KEYS = ("name", "type", "id", "aliases", "never", "wikidata", "coordinates", "note")
TYPES = tuple(kind.value for kind in EntityType)
LONGEST_NAME = 200
"""Characters; the longest official name of a country has 74."""

_WIKIDATA_ID = re.compile(r"Q[1-9]\d{0,11}")


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """One thing as the archivist describes it."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """Names that look like this thing and are another."""
    wikidata: str | None = None
    coordinates: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""
    note: str = ""
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Authority:
    """The whole file."""

    entries: tuple[AuthorityEntry, ...] = ()
    """In the archivist's order."""
    ignore: tuple[str, ...] = ()
    by_name: Mapping[str, tuple[AuthorityEntry, tuple[str, ...]]] = field(default_factory=dict)
    """Folded name -> its entry and the spellings declared."""
    by_id: Mapping[str, AuthorityEntry] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    """`ignore`, folded."""

    def resolve(self, surface: str) -> AuthorityEntry | None:
        """The entry that a surface is a name of; capitals of the declared name must be there."""
        entry, spellings = self.by_name.get(fold_name(surface), (None, ()))
        if entry is None or not any(spelled_with_capitals(name, surface) for name in spellings):
            return None
        return entry


def parse_authority(content: str, place: str) -> Authority:
    """The text of entities.yml as an authority.

    Raises: AuthorityError
    """
    root = nodes.parse_nodes(content, place)
    if root is None or (isinstance(root, nodes.Scalar) and root.is_null):
        return Authority()
    top = _fields(root, ("entities", "ignore"), place)
    entries = tuple(_parse_entry(node, place) for node in _items(top.get("entities"), place))
    ignore = tuple((_text(node, place), node.line) for node in _items(top.get("ignore"), place))
    _refuse_shared_ids(entries, place)
    by_name = _index_names(entries, place)
    _refuse_ignored_names(ignore, by_name, place)
    return Authority(
        entries,
        tuple(name for name, _ in ignore),
        by_name,
        {entry.id: entry for entry in entries},
        frozenset(fold_name(name) for name, _ in ignore),
    )


def name_id(folded: str) -> str:
    """The id that a folded name gives: its slug, with a digest where letters are lost."""
    slug = clean_slug(folded)
    if slug and not name_slug_is_lossy(folded):
        return slug
    return f"{slug or 'name'}-{hashlib.sha256(folded.encode()).hexdigest()[:8]}"


def _parse_entry(node: nodes.Node, place: str) -> AuthorityEntry:
    fields = _fields(node, KEYS, place)
    where = f"{place}:{node.line}"
    for needed in ("name", "type"):
        if needed not in fields:
            raise AuthorityError(where, f"an entry without `{needed}`", f"add `{needed}:`")
    name = _text(fields["name"], place)
    aliases = tuple(_text(item, place) for item in _items(fields.get("aliases"), place))
    never = tuple(_text(item, place) for item in _items(fields.get("never"), place))
    doubtful = sorted({fold_name(other) for other in never} & {fold_name(other) for other in (name, *aliases)})
    if doubtful:
        raise AuthorityError(where, f'"{doubtful[0]}" is both a name and under `never`', "take one of them out")
    return AuthorityEntry(
        id=_parse_id(fields.get("id"), name, place),
        name=name,
        type=_parse_type(fields["type"], place),
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != name)),
        never=never,
        wikidata=_parse_wikidata(fields.get("wikidata"), place),
        coordinates=_parse_coordinates(fields.get("coordinates"), place),
        note=_parse_note(fields.get("note"), place),
        line=fields["name"].line,
    )


def _fields(node: nodes.Node, known: tuple[str, ...], place: str) -> dict[str, nodes.Node]:
    """The keys and values of a mapping; those without a value are left out."""
    if not isinstance(node, nodes.Mapping):
        raise AuthorityError(f"{place}:{node.line}", "keys and values expected", f"use {', '.join(known)}")
    found: dict[str, nodes.Node] = {}
    for key, value in node.items:
        if key.value not in known:
            raise AuthorityError(f"{place}:{key.line}", f'unknown key "{key.value}"', f"use {', '.join(known)}")
        if not (isinstance(value, nodes.Scalar) and value.is_null):
            found[key.value] = value
    return found


def _items(node: nodes.Node | None, place: str) -> tuple[nodes.Node, ...]:
    if node is None:
        return ()
    if not isinstance(node, nodes.Sequence):
        raise AuthorityError(f"{place}:{node.line}", "a list expected", "put each on a line of its own after `- `")
    return node.items


def _text(node: nodes.Node, place: str) -> str:
    """A name: one line of text with at least one letter or digit."""
    if not isinstance(node, nodes.Scalar):
        raise AuthorityError(f"{place}:{node.line}", "a text expected", "quote it if it has a colon or brackets")
    text = " ".join(node.value.split())
    if not fold_name(text):
        raise AuthorityError(f"{place}:{node.line}", "an empty name", "write the name or take the line out")
    if len(text) > LONGEST_NAME:
        raise AuthorityError(
            f"{place}:{node.line}", f"a name of {len(text)} characters", f"keep it under {LONGEST_NAME}"
        )
    return text


def _parse_id(node: nodes.Node | None, name: str, place: str) -> str:
    if node is None:
        return name_id(fold_name(name))
    ident = _text(node, place)
    if ident != clean_slug(ident):
        remedy = f"use lower-case letters, digits and hyphens, as in `{name_id(fold_name(ident))}`"
        raise AuthorityError(f"{place}:{node.line}", f'the id "{ident}" is no address', remedy)
    return ident


def _parse_type(node: nodes.Node, place: str) -> EntityType:
    kind = _text(node, place)
    if kind not in TYPES:
        raise AuthorityError(f"{place}:{node.line}", f'unknown type "{kind}"', f"use {', '.join(TYPES)}")
    return EntityType(kind)


def _parse_wikidata(node: nodes.Node | None, place: str) -> str | None:
    if node is None:
        return None
    ident = _text(node, place)
    if not _WIKIDATA_ID.fullmatch(ident):
        raise AuthorityError(f"{place}:{node.line}", f'"{ident}" is no Wikidata id', "use its Q number, as in Q858")
    return ident


def _parse_coordinates(node: nodes.Node | None, place: str) -> tuple[float, float] | None:
    if node is None:
        return None
    try:
        latitude, longitude = (float(_text(item, place)) for item in _items(node, place))
    except ValueError:
        latitude = longitude = float("nan")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004  # degrees
        fact = "coordinates that are not latitude and longitude"
        raise AuthorityError(f"{place}:{node.line}", fact, "write `[35.34, 40.14]`, in degrees")
    return latitude, longitude


def _parse_note(node: nodes.Node | None, place: str) -> str:
    if node is None:
        return ""
    if not isinstance(node, nodes.Scalar):
        raise AuthorityError(f"{place}:{node.line}", "a note is Markdown text", "begin it with `|` and indent it")
    return node.value.strip()


def _refuse_shared_ids(entries: Iterable[AuthorityEntry], place: str) -> None:
    seen: dict[str, AuthorityEntry] = {}
    for entry in entries:
        other = seen.setdefault(entry.id, entry)
        if other is not entry:
            fact = f'"{entry.name}" and "{other.name}" (line {other.line}) have one id, "{entry.id}"'
            raise AuthorityError(f"{place}:{entry.line}", fact, "give one of them an `id:` of its own")


def _index_names(entries: Iterable[AuthorityEntry], place: str) -> dict[str, tuple[AuthorityEntry, tuple[str, ...]]]:
    index: dict[str, tuple[AuthorityEntry, tuple[str, ...]]] = {}
    for entry, name in _names(entries):
        owner, spellings = index.get(fold_name(name), (entry, ()))
        if owner is not entry:
            fact = f'"{name}" is a name of "{entry.name}" and of "{owner.name}" (line {owner.line})'
            raise AuthorityError(f"{place}:{entry.line}", fact, "keep it under one of them")
        index[fold_name(name)] = (entry, (*spellings, name))
    return index


def _names(entries: Iterable[AuthorityEntry]) -> Iterator[tuple[AuthorityEntry, str]]:
    for entry in entries:
        for name in entry.names:
            yield entry, name


def _refuse_ignored_names(
    ignore: Iterable[tuple[str, int]], by_name: Mapping[str, tuple[AuthorityEntry, tuple[str, ...]]], place: str
) -> None:
    for name, line in ignore:
        if fold_name(name) in by_name:
            owner = by_name[fold_name(name)][0]
            fact = f'"{name}" is ignored, and a name of "{owner.name}" (line {owner.line})'
            raise AuthorityError(f"{place}:{line}", fact, "keep one of the two")
