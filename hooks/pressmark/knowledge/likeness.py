"""Names of the archive in, pairs that are likely one thing out, each with what makes it likely. For people to judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from pressmark.knowledge.clusters import TYPE_OF_LABEL
from pressmark.knowledge.evidence import is_organisation_in_words
from pressmark.knowledge.names import (
    fold_name,
    has_initials,
    is_acronym,
    middle_initials,
    surnames,
    without_middle_initials,
)
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import clean_titles, is_known_organisation, is_state, resolve_land
from pressmark.model import EntityType, Mention

SHORTEST_TYPO = 6
"""Letters of a name from which one wrong letter is a slip rather than another name; "Hama" is not "Homs"."""

PART_OF_NAME = "one article has the long name and this part of it"
"""Why a part of an organisation's name may be its short form: there, what stands in one article speaks for it."""

MOST_ALIKE = 40
"""Names that may share all letters but one; more are a series, as "Flight 101" and so on."""


@dataclass(slots=True)
class Name:
    """One cluster as its mentions show it."""

    id: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The most used name; a person's full one, and capitals or an acronym only if there is no other."""
        counts = Counter(clean_titles(" ".join(mention.surface.split())) for mention in self.mentions)
        short = {name for name in counts if self.type is EntityType.PERSON and " " not in name}
        return min(counts, key=lambda name: (name in short, name.isupper(), is_acronym(name), -counts[name], name))

    @property
    def surfaces(self) -> tuple[str, ...]:
        counts = Counter(" ".join(mention.surface.split()) for mention in self.mentions)
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(mention.article for mention in self.mentions)

    @property
    def types(self) -> Counter[EntityType]:
        kinds = (TYPE_OF_LABEL.get(mention.label) for mention in self.mentions)
        return Counter(kind for kind in kinds if kind is not None)

    @property
    def type(self) -> EntityType | None:
        types = self.types
        return min(types, key=lambda kind: (-types[kind], kind)) if types else None


def find_likely_pairs(names: Sequence[Name]) -> Iterator[tuple[Name, Name, str]]:
    """The pairs, with the reason of each; a pair may come twice."""
    yield from _alike(names)
    yield from _acronyms(names)
    yield from _longer_names(names)
    yield from _short_names(names)
    yield from _parts_of_names(names)


def _alike(names: Sequence[Name]) -> Iterator[tuple[Name, Name, str]]:
    """Names that differ by one letter left out, added, changed or exchanged with its neighbour."""
    shortened: dict[str, list[tuple[Name, str]]] = {}
    for item in names:
        folded = fold_name(item.name)
        if len(folded) >= SHORTEST_TYPO and not any(char.isdigit() for char in folded):
            for place in {folded, *(folded[:cut] + folded[cut + 1 :] for cut in range(len(folded)))}:
                shortened.setdefault(place, []).append((item, folded))
    for place in sorted(shortened):
        group = shortened[place]
        if 1 < len(group) <= MOST_ALIKE:
            for (left, one), (right, two) in combinations(group, 2):
                near = " " in one or left.articles & right.articles
                if one != two and near and left.type is right.type and _is_slip(one, two):
                    yield left, right, "their names differ by one letter"


def _is_slip(one: str, two: str) -> bool:
    """Whether one letter makes the difference, and not the one that makes a plural or a feminine surname."""
    if middle_initials(one) != middle_initials(two):
        return False
    if abs(len(one) - len(two)) == 1:
        longer, shorter = (one, two) if len(one) > len(two) else (two, one)
        return not (longer.startswith(shorter) and longer[-1] in "sa")
    differ = [index for index, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(differ) == 1:
        return True
    return len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(one) == sorted(two)  # noqa: PLR2004  # neighbours


def _acronyms(names: Sequence[Name]) -> Iterator[tuple[Name, Name, str]]:
    short = [item for item in names if is_acronym(item.name) and len(item.name.replace(".", "")) > 2]  # noqa: PLR2004
    by_letter: dict[str, list[Name]] = {}
    for item in names:
        if " " in item.name and item.type in {EntityType.ORGANISATION, EntityType.GROUP}:
            by_letter.setdefault(fold_name(item.name)[:1], []).append(item)
    for item in short:
        fits = [other for other in by_letter.get(fold_name(item.name)[:1], ()) if has_initials(other.name, item.name)]
        if len(fits) == 1:
            yield fits[0], item, "the letters of the one are the initials of the other"


def _longer_names(names: Sequence[Name]) -> Iterator[tuple[Name, Name, str]]:
    """People of one given name and surname, one of them with a name between."""
    by_ends: dict[tuple[str, str], list[Name]] = {}
    for item in names:
        words = fold_name(item.name).split()
        if item.type is EntityType.PERSON and len(words) > 1:
            by_ends.setdefault((words[0], words[-1]), []).append(item)
    for _, group in sorted(by_ends.items()):
        for left, right in islice(combinations(group, 2), MOST_ALIKE):
            if without_middle_initials(fold_name(left.name)) != without_middle_initials(fold_name(right.name)) or (
                not middle_initials(fold_name(left.name)) or not middle_initials(fold_name(right.name))
            ):
                yield left, right, "they have one given name and one surname"


def _short_names(names: Sequence[Name]) -> Iterator[tuple[Name, Name, str]]:
    """A name of one word and the only person who bears it: what resolving held back for want of evidence."""
    by_surname: dict[str, list[Name]] = {}
    by_first: dict[str, list[Name]] = {}
    for item in names:
        folded = fold_name(item.name)
        if item.type is EntityType.PERSON and " " in folded:
            by_first.setdefault(folded.split()[0], []).append(item)
            for surname in surnames(folded):
                by_surname.setdefault(surname, []).append(item)
    for item in names:
        short = fold_name(item.name)
        if item.type is not EntityType.PERSON or " " in short:
            continue
        if len(bearers := by_surname.get(short, [])) == 1:
            yield bearers[0], item, "nobody else of that surname is named in full"
        here = [other for other in by_first.get(short, ()) if other.articles & item.articles]
        if len(here) == 1 and not bearers:
            yield here[0], item, "one article has the full name and the first name"


def _parts_of_names(names: Sequence[Name]) -> Iterator[tuple[Name, Name, str]]:
    """An organisation's name, and a beginning or end of it in the same article that resolving held to be another's."""
    long: dict[str, list[Name]] = {}
    for item in names:
        words = fold_name(item.name).split()
        if item.type is EntityType.ORGANISATION and is_organisation_in_words(item.name):
            parts = {" ".join(part) for cut in range(1, len(words)) for part in (words[:cut], words[cut:])}
            for part in sorted(parts):
                long.setdefault(part, []).append(item)
    for item in names:
        if item.type is not EntityType.ORGANISATION or not _may_be_part(item.name):
            continue
        here = [other for other in long.get(fold_name(item.name), ()) if other.articles & item.articles]
        if len(here) == 1:
            yield here[0], item, PART_OF_NAME


def _may_be_part(name: str) -> bool:
    """Whether a name may be the short form of a longer one: "UEFA" is not its league, London not its orchestra."""
    return not (
        is_acronym(name)
        or is_known_organisation(name)
        or is_state(name)
        or find_city(name) is not None
        or resolve_land(name) is not None
    )
