"""The tables of `data/`, read once: lands with their demonyms, titles before names, last words that tell a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pressmark.knowledge.names import KEPT_SURFACES, clean_article, fold_name


@dataclass(frozen=True, slots=True)
class Land:
    """A country or region: one thing under its names and those of its people."""

    name: str
    names: tuple[str, ...]
    """Every name of the place, the canonical one included."""
    demonyms: tuple[str, ...]


SHORT_NAME = 3
"""Letters up to which a land's name must be in capitals ("US", not "us"); the longest such name is "UAE"."""


def read_table(file: str) -> Iterator[tuple[str, ...]]:
    """The rows of a table, as cells; lines that begin with "#" are notes."""
    text = files("pressmark.knowledge.data").joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


def _cell(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.split("|") if part)


@cache
def find_lands() -> tuple[Land, ...]:
    """All countries, then all regions."""
    countries = [
        Land(name, (name, *_cell(others)), _cell(demonyms)) for _, name, others, demonyms in read_table("countries.tsv")
    ]
    regions = [
        Land(name, (name, *_cell(others)), _cell(demonyms)) for name, others, demonyms in read_table("regions.tsv")
    ]
    return (*countries, *regions)


@cache
def _lands_by_name() -> dict[str, Land]:
    return {fold_name(name): land for land in find_lands() for name in land.names}


@cache
def _lands_by_demonym() -> dict[str, Land]:
    return {fold_name(name): land for land in find_lands() for name in land.demonyms}


def _written_as_name(surface: str, folded: str) -> bool:
    letters = "".join(filter(str.isalpha, clean_article(surface)))
    return letters.isupper() if len(folded) <= SHORT_NAME else letters[:1].isupper()


def resolve_land(surface: str) -> Land | None:
    """The land that a surface names, by its own name or its people's."""
    return resolve_demonym(surface) or resolve_place(surface)


@lru_cache(KEPT_SURFACES)
def resolve_place(surface: str) -> Land | None:
    """The land that a surface names by one of the land's own names."""
    folded = fold_name(surface)
    land = _lands_by_name().get(folded)
    return land if land and _written_as_name(surface, folded) else None


@lru_cache(KEPT_SURFACES)
def resolve_demonym(surface: str) -> Land | None:
    """The land whose people a surface names."""
    folded = fold_name(surface)
    land = _lands_by_demonym().get(folded)
    return land if land and _written_as_name(surface, folded) else None


@cache
def _titles() -> dict[str, str]:
    rows = ((kind, words) for kind, words in read_table("titles.tsv") if kind != "pair")
    return {word.casefold(): kind for kind, words in rows for word in words.split()}


@cache
def _title_pairs() -> frozenset[str]:
    return frozenset(
        pair.casefold() for kind, pairs in read_table("titles.tsv") if kind == "pair" for pair in pairs.split("|")
    )


def is_title(words: str) -> bool:
    """Whether every part of a word is a title: "Gen.", "Col.-Gen.", "Vice-President"."""
    parts = re.findall(r"\w+", words.casefold())
    return bool(parts) and all(part in _titles() for part in parts)


def is_title_pair(word: str, following: str) -> bool:
    """Whether two words are a title together, of which one alone may be a name: "Tan Sri", "Dato' Sri"."""
    pair = " ".join((word.rstrip(".'’"), following))
    return pair.casefold() in _title_pairs()


def is_style(word: str) -> bool:
    """Whether a title stays with a name of one word, as in "Pope Francis"."""
    return _titles().get(word.casefold().strip(".")) == "style"


@cache
def _heads() -> dict[str, str]:
    return {word.casefold(): label for label, words in read_table("heads.tsv") for word in words.split()}


def head_label(surface: str) -> str | None:
    """The label that the last word of a name of several words tells."""
    words = surface.casefold().rstrip(".").split()
    return _heads().get(words[-1]) if len(words) > 1 else None


@lru_cache(KEPT_SURFACES)
def clean_titles(surface: str) -> str:
    """A personal name without titles before it; a name that is nothing but a title stays."""
    words = surface.split()
    first = 0
    while first < len(words) - 1:
        if first < len(words) - 2 and is_title_pair(words[first], words[first + 1]):
            first += 2
        elif is_title(words[first]) and not is_style(words[first]):
            first += 1
        else:
            break
    return " ".join(words[first:])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for (line,) in read_table("words.tsv") for word in line.split())


def is_small_word(word: str) -> bool:
    """Whether a word, in lower case, is a common one that is written small inside a sentence."""
    return word in _small_words()


@cache
def known_organisations() -> tuple[str, ...]:
    """Organisations that the news names without saying what they are, as written."""
    return tuple(sorted({name for (line,) in read_table("organisations.tsv") for name in line.split("|")}))


@cache
def _known_organisations() -> frozenset[str]:
    return frozenset(known_organisations())


def is_known_organisation(surface: str) -> bool:
    """Whether a surface, letter for letter, is an organisation that the news names without saying what it is."""
    return surface in _known_organisations()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for (line,) in read_table("given_names.tsv") for name in line.split())


def is_given_name(word: str) -> bool:
    """Whether a word is a first name and little else."""
    return fold_name(word) in _given_names()


@cache
def _states() -> dict[str, str]:
    rows = read_table("states.tsv")
    return {name: cells[0] for cells in rows for cell in cells for name in cell.split("|") if name}


def is_state(surface: str) -> bool:
    """Whether a surface is a state or province as news prints it after a town: "N.M.", "Ontario"."""
    return surface in _states()


def state_name(surface: str) -> str | None:
    """The full name of a state or province."""
    return _states().get(surface)


@cache
def _aliases() -> dict[str, str]:
    rows = (line.split("|") for (line,) in read_table("aliases.tsv"))
    return {name: names[0] for names in rows for name in names}


def known_name(surface: str) -> str | None:
    """The name of the well-known organisation that a surface, letter for letter, is a name of."""
    return _aliases().get(surface)
