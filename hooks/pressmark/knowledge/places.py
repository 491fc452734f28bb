"""Cities of the world as GeoNames has them: how large a place of a name is, and which spellings are one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pressmark.knowledge.names import KEPT_SURFACES, fold_name
from pressmark.knowledge.tables import read_table

SHORTEST_SPELLING = 5
"""Letters; shorter ones are words and names of other things."""

LARGE_CITY = 100
"""People, thousands."""

CITY_OF_SHORT_SPELLING = 1_000
"""People, thousands, of a city that a shorter spelling may mean: "Kiev"."""

SPELLED_CITY = 20
"""People, thousands, of a city that English spells in several ways; villages are too many to be told apart."""

_ARABIC_ARTICLE = re.compile(r"^(?:[Aa][dlnrstz]h?|[Ee][dlnrstz]h?)[ -](?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Place:
    """The largest city of a name."""

    name: str
    country: str
    """ISO 3166 code."""
    thousands: int
    """People."""


@cache
def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for name, country, thousands, _ in read_table("places.tsv"):
        found.setdefault(_key(name), Place(name, country, int(thousands)))
    return found


@cache
def _spellings() -> dict[str, Place]:
    """Romanisations and former names -> the place; a name that is a place's own is no spelling of another."""
    own = _places()
    found: dict[str, Place] = {}
    for name, country, thousands, others in read_table("places.tsv"):
        for spelling in others.split("|"):
            if spelling and _key(spelling) not in own:
                found.setdefault(_key(spelling), Place(name, country, int(thousands)))
    return found


def large_cities() -> Iterator[str]:
    """Names and spellings of cities that the news names without saying where they are."""
    for name, _, thousands, others in read_table("places.tsv"):
        if int(thousands) >= LARGE_CITY:
            yield name
            yield from filter(None, others.split("|"))


def _key(name: str) -> str:
    """A name as spellings are compared: "Deir ez-Zor", "Deir Ez Zor" and "Deir ezZor" are one."""
    bare = name.replace(" ", "")
    if bare.isascii() and bare.isalpha() and not bare.lower().startswith("the"):  # nothing to fold, at a tenth
        return bare.lower()
    return fold_name(name).replace(" ", "")


@lru_cache(KEPT_SURFACES)
def find_city(surface: str) -> Place | None:
    """The largest city that bears this very name."""
    return _places().get(_key(surface))


@lru_cache(KEPT_SURFACES)
def find_spelled_city(surface: str) -> Place | None:
    """The city that a surface spells in another romanisation, or calls by a former name; not by its own name."""
    for name in (surface, _ARABIC_ARTICLE.sub("", surface)):
        key = _key(name)
        found = _places().get(key) or _spellings().get(key)
        if found is not None:
            needed = SPELLED_CITY if len(key) >= SHORTEST_SPELLING else CITY_OF_SHORT_SPELLING
            return found if _key(found.name) != _key(surface) and found.thousands >= needed else None
    return None
