"""Cities of the world as GeoNames has them: how large a place of a name is, and which spellings are one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pressmark.knowledge.names import fold_name
from pressmark.knowledge.tables import read_table


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


def _key(name: str) -> str:
    """A name as spellings are compared: "Deir ez-Zor", "Deir Ez Zor" and "Deir ezZor" are one."""
    return fold_name(name).replace(" ", "")


def find_city(surface: str) -> Place | None:
    """The largest city that bears this very name."""
    return _places().get(_key(surface))


def find_spelled_city(surface: str) -> Place | None:
    """The city of which a surface is a spelling or the name."""
    key = _key(surface)
    return _places().get(key) or _spellings().get(key)
