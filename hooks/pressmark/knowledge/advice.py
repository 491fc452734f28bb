"""Resolved mentions in, advice for the archivist out: names to declare, likely merges, doubtful types, likely homonyms.

Nothing here is done by itself. Each piece of advice comes with the sentences that speak for it and against it, and with
what would stand in entities.yml if the archivist agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.clusters import TYPE_OF_LABEL
from pressmark.knowledge.homonyms import find_descriptions
from pressmark.knowledge.likeness import PART_OF_NAME, Name, find_likely_pairs
from pressmark.knowledge.names import fold_name, is_acronym
from pressmark.knowledge.tables import resolve_land
from pressmark.model import Document, EntityType, Mention

ARTICLES_NEEDED = 2
"""Articles that name what is worth an entry; less is seldom a thing that the archive is about."""

DOUBTFUL_SHARE = 0.3
"""Share of a name's mentions that were taken for another type, from which the type is doubtful."""

FEWEST_DOUBTFUL = 3
"""Mentions from which such a share says something."""

MOST_SENTENCES = 2
"""Sentences shown for and against, each."""

LONGEST_SENTENCE = 220
"""Characters shown of a sentence."""


class Kind(StrEnum):
    """What is advised."""

    NEW = "new name"
    MERGE = "likely one thing"
    TYPE = "doubtful type"
    HOMONYM = "perhaps two people"


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice, and what to add to entities.yml if the archivist agrees."""

    kind: Kind
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    """Names to put under the entry."""
    declared: bool = False
    """Whether the entry stands in the file already, so that only aliases are added."""
    because: str = ""
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()


def find_advice(documents: Iterable[Document], mentions: Iterable[Mention], authority: Authority) -> tuple[Advice, ...]:
    """Merges first, then doubtful types and homonyms, then new names; each kind most mentioned first."""
    texts = {document.id: document for document in documents}
    names: dict[str, Name] = {}
    for mention in mentions:
        names.setdefault(mention.entity, Name(mention.entity)).mentions.append(mention)
    known = sorted(names.values(), key=lambda item: (-len(item.mentions), item.id))
    found = (
        *_merges(known, texts, authority),
        *_doubtful_types(known, texts, authority),
        *_homonyms(known, texts, authority),
        *_new_names(known, texts, authority),
    )
    return tuple(_with_one_entry_a_name(found))


def _with_one_entry_a_name(found: Iterable[Advice]) -> Iterator[Advice]:
    """The same advice, of which a name's first makes its entry: the rest adds to that, and nothing is advised twice."""
    entered: set[str] = set()
    for advice in found:
        if advice.kind is Kind.HOMONYM or advice.name not in entered:
            yield advice
        elif advice.kind is not Kind.NEW:
            yield replace(advice, declared=True)
        if advice.kind is not Kind.HOMONYM and not advice.declared:
            entered.add(advice.name)


def _new_names(names: Sequence[Name], texts: Mapping[str, Document], authority: Authority) -> Iterator[Advice]:
    for item in names:
        if _is_declared(item, authority) or item.type is None or len(item.articles) < ARTICLES_NEEDED:
            continue
        if resolve_land(item.name) is None:
            agree = item.types[item.type] / len(item.mentions)
            because = (
                f"named {len(item.mentions)} times in {len(item.articles)} articles; "
                f"type guessed, {agree:.0%} of the mentions agree"
            )
            yield Advice(
                Kind.NEW, item.name, item.type, _others(item), False, because, tuple(_sentences(item.mentions, texts))
            )


def _others(item: Name) -> tuple[str, ...]:
    """The further names in use that are no mere spelling of the first."""
    folded = {fold_name(item.name)}
    found = []
    for surface in item.surfaces:
        if fold_name(surface) not in folded:
            folded.add(fold_name(surface))
            found.append(surface)
    return tuple(found)


def _doubtful_types(names: Sequence[Name], texts: Mapping[str, Document], authority: Authority) -> Iterator[Advice]:
    for item in names:
        types = item.types
        if _is_declared(item, authority) or item.type is None or resolve_land(item.name) is not None:
            continue
        others = [mention for mention in item.mentions if TYPE_OF_LABEL.get(mention.label) not in {item.type, None}]
        if len(item.mentions) >= FEWEST_DOUBTFUL and len(others) >= DOUBTFUL_SHARE * len(item.mentions):
            because = "taken for " + ", ".join(f"{kind} {types[kind]} times" for kind in sorted(types))
            same = [mention for mention in item.mentions if mention not in others]
            yield Advice(
                Kind.TYPE,
                item.name,
                item.type,
                (),
                False,
                because,
                tuple(_sentences(same, texts)),
                tuple(_sentences(others, texts)),
            )


def _homonyms(names: Sequence[Name], texts: Mapping[str, Document], authority: Authority) -> Iterator[Advice]:
    for item in names:
        if _is_declared(item, authority) or item.type is not EntityType.PERSON:
            continue
        by_land: dict[str, list[Mention]] = {}
        for mention in item.mentions:
            for description in find_descriptions(texts[mention.article], mention):
                by_land.setdefault(description.land, []).append(mention)
        if len(by_land) > 1:
            first, second, *_ = sorted(by_land, key=lambda land: (-len(by_land[land]), land))
            yield Advice(
                Kind.HOMONYM,
                item.name,
                EntityType.PERSON,
                (),
                False,
                f"called {first} here and {second} there",
                tuple(_sentences(by_land[first], texts)),
                tuple(_sentences(by_land[second], texts)),
            )


def _merges(names: Sequence[Name], texts: Mapping[str, Document], authority: Authority) -> Iterator[Advice]:
    found: set[tuple[str, str]] = set()
    for left, right, because in find_likely_pairs(names):
        pair = (min(left.id, right.id), max(left.id, right.id))
        if pair in found or _is_forbidden(left, right, authority):
            continue
        found.add(pair)
        main, other = (left, right) if _comes_first(left, right, authority) else (right, left)
        if main.type is None or _is_declared(other, authority):
            continue
        against = tuple(_against(main, other, texts) if because != PART_OF_NAME else _without(left, right, texts))
        entry = authority.by_id.get(main.id)
        yield Advice(
            Kind.MERGE,
            entry.name if entry else main.name,
            entry.type if entry else main.type,
            (other.name, *_others(other)),
            entry is not None,
            because,
            (*islice(_sentences(main.mentions, texts), 1), *islice(_sentences(other.mentions, texts), 1)),
            against,
        )


def _against(main: Name, other: Name, texts: Mapping[str, Document]) -> Iterator[str]:
    """Sentences of articles that use both names, as if of two things."""
    both = [mention for mention in other.mentions if mention.article in main.articles]
    yield from (f"in one article: {sentence}" for sentence in _sentences(both, texts))


def _without(long: Name, short: Name, texts: Mapping[str, Document]) -> Iterator[str]:
    """Sentences of articles that have a part of a name and never the whole."""
    alone = [mention for mention in short.mentions if mention.article not in long.articles]
    yield from (f"without the long name: {sentence}" for sentence in _sentences(alone, texts))


def _is_declared(item: Name, authority: Authority) -> bool:
    return item.id in authority.by_id


def _comes_first(left: Name, right: Name, authority: Authority) -> bool:
    """Whether the left name is the one to keep: the declared, else the more used, a full name before an acronym."""
    order = [
        (not _is_declared(item, authority), is_acronym(item.name), _is_short(item), -len(item.mentions), item.id)
        for item in (left, right)
    ]
    return order[0] < order[1]


def _is_short(item: Name) -> bool:
    """Whether nobody calls the person by a full name."""
    return item.type is EntityType.PERSON and " " not in item.name


def _is_forbidden(left: Name, right: Name, authority: Authority) -> bool:
    """Whether the archivist keeps them apart, or the program does: both declared, or one under the other's `never`."""
    if _is_declared(left, authority) and _is_declared(right, authority):
        return True
    for one, other in ((left, right), (right, left)):
        entry = authority.by_id.get(one.id)
        if entry is not None and {fold_name(name) for name in entry.never} & {fold_name(n) for n in other.surfaces}:
            return True
    return False


def _sentences(mentions: Iterable[Mention], texts: Mapping[str, Document]) -> Iterator[str]:
    """Sentences that name it, one an article, each with its article's id."""
    seen: set[str] = set()
    for mention in mentions:
        if mention.article not in seen and len(seen) < MOST_SENTENCES:
            seen.add(mention.article)
            document = texts[mention.article]
            source = document.title if mention.field == "title" else document.text
            yield f"{_sentence(source, mention)} ({mention.article})"


def _sentence(text: str, mention: Mention) -> str:
    start = max(text.rfind(". ", 0, mention.start) + 1, text.rfind("\n", 0, mention.start) + 1, 0)
    ends = [place for place in (text.find(". ", mention.end), text.find("\n", mention.end)) if place >= 0]
    sentence = " ".join(text[start : min(ends) + 1 if ends else len(text)].split())
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    around = max(0, mention.start - start - LONGEST_SENTENCE // 2)
    return f"... {sentence[around : around + LONGEST_SENTENCE]} ..."
