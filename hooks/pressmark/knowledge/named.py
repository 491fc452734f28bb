"""The names of one article, as little as resolving needs: each surface once, and where they stand apart from that.

Resolving the whole archive goes over rows, of which there are fewer than mentions, and never reads a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressmark.knowledge.acronyms import find_spelled, find_statements
from pressmark.knowledge.homonyms import Description, find_descriptions
from pressmark.knowledge.nodes import Row
from pressmark.knowledge.people import find_kin, find_written_small, is_shown_person
from pressmark.model import Document, Mention
from pressmark.packing import pack, quick_builder, unpack

FIELDS = ("title", "text")

Link = tuple[str, str, str]
"""Where a row belongs: kind and key of the node, and the rule that says so."""

Place = tuple[int, int, int, int]
"""Field, start, end and row."""


@dataclass(frozen=True, slots=True)
class Named:
    """The names of one article."""

    rows: tuple[Row, ...]
    """Each surface with its label and rule once, in the order of first mentions, title first."""
    counts: tuple[int, ...]
    """Mentions of each row."""
    statements: tuple[tuple[int, int], ...]
    """Rows of a name and of an alias that the text states to be one."""
    places: bytes
    """Where each mention stands, packed, since only changed pages need it."""
    described: tuple[tuple[int, Description], ...] = ()
    """Rows of people and what the text calls them."""
    shown: tuple[int, ...] = ()
    """Rows of those whom the text shows to be people."""
    kin: tuple[tuple[int, int], ...] = ()
    """Rows of two people, one the other's kin."""
    small: tuple[int, ...] = ()
    """Rows of people of one word that the text also writes small: "Code" where it is about code."""
    spelled: tuple[tuple[str, str], ...] = ()
    """Acronyms, folded, and the words that the text spells out for them, folded, be they a name or not."""


def name_document(document: Document, mentions: Sequence[Mention]) -> Named:
    """The names of a document, from its mentions: title first, sorted by start."""
    counts: dict[Row, int] = {}
    for mention in mentions:
        row = _row(mention)
        counts[row] = counts.get(row, 0) + 1
    rows = {row: index for index, row in enumerate(counts)}
    places = tuple((FIELDS.index(item.field), item.start, item.end, rows[_row(item)]) for item in mentions)
    statements = tuple(_statements(document, mentions, rows))
    people = tuple(_people(document, mentions))
    small = find_written_small(document.text, {item.surface for _, item in people})
    return Named(
        tuple(rows),
        tuple(counts.values()),
        statements,
        pack(places),
        _described(document, mentions, rows),
        tuple(sorted({rows[_row(item)] for text, item in people if is_shown_person(text, item)})),
        tuple(sorted(_kin(document, mentions, rows))),
        tuple(sorted({rows[_row(item)] for _, item in people if item.surface in small})),
        tuple(find_spelled(document.text, mentions)),
    )


def _row(mention: Mention) -> Row:
    return mention.surface, mention.label, mention.rule


def _people(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    for mention in mentions:
        if mention.label == "PERSON":
            yield document.title if mention.field == "title" else document.text, mention


def _kin(document: Document, mentions: Sequence[Mention], rows: dict[Row, int]) -> Iterator[tuple[int, int]]:
    for one, other in find_kin(document.text, [mention for mention in mentions if mention.field == "text"]):
        if _row(one) != _row(other):
            yield rows[_row(one)], rows[_row(other)]


def _described(
    document: Document, mentions: Sequence[Mention], rows: dict[Row, int]
) -> tuple[tuple[int, Description], ...]:
    found = {(rows[_row(item)], description) for item in mentions for description in find_descriptions(document, item)}
    return tuple(sorted(found))


def _statements(document: Document, mentions: Sequence[Mention], rows: dict[Row, int]) -> Iterator[tuple[int, int]]:
    for field, text in zip(FIELDS, (document.title, document.text), strict=True):
        for statement in find_statements(text, [mention for mention in mentions if mention.field == field]):
            name, alias = statement.name, statement.alias
            yield rows[_row(name)], rows[_row(alias)]


def find_places(
    article: str, named: Named, links: Sequence[Link], entities: Mapping[tuple[str, str], str]
) -> tuple[Mention, ...]:
    """The mentions again, with the entity of each row and the rule that chose it."""
    mention = quick_builder(Mention)
    rows = [
        (surface, label, rule, entities[kind, key])
        for (surface, label, _), (kind, key, rule) in zip(named.rows, links, strict=True)
    ]
    return tuple(
        [
            mention((article, FIELDS[field], start, end, *rows[index]))
            for field, start, end, index in unpack(tuple[Place, ...], named.places)
        ]
    )
