"""Write hooks/pressmark/knowledge/data/surnames.tsv: surnames that are common English words as well.

`pip install faker names && python bench/make_surnames.py`, after make_words.py.
In a Title Case headline they stay large after a given name: "Kevin Cash" is a man, whatever cash is.
"""

from __future__ import annotations

import importlib
import textwrap
from importlib.metadata import version
from importlib.resources import files
from itertools import islice
from pathlib import Path

import faker  # type: ignore[import-not-found]

DATA = Path(__file__).resolve().parent.parent / "hooks/pressmark/knowledge/data"
TARGET = DATA / "surnames.tsv"
LOCALES = "en en_US en_GB en_IE en_NZ".split()
WIDTH = 118
"""Characters a line."""
HEADER = f"""\
# Surnames that are common English words as well.
# From Faker {faker.VERSION} (MIT, (c) 2012 Daniele Faraglia and contributors), locales {", ".join(LOCALES)}, and
# the commonest of the US Census of 1990 (public domain) through names {version("names")} (MIT).
# Written by bench/make_surnames.py; change the script, not this file.
"""

COMMONEST = 4_000
"""Surnames of the census that are taken, by rank; rarer ones are words first ("Struck", "Cancel")."""

NO_SURNAMES = frozenset(
    """back born call close counts daily deal down falls favors fell free held her high hung hurt just land large lay
    look main major means more must new now numbers open pass pray quick ready rounds rushing see self sell
    sells settle settles shook sides so still struck such till true vice""".split()
)
"""What more often goes on after a first name in a headline than it completes it."""


def census() -> set[str]:
    rows = files("names").joinpath("dist.all.last").read_text(encoding="utf-8").splitlines()
    return {row.split()[0].casefold() for row in islice(rows, COMMONEST)} - NO_SURNAMES


def main() -> None:
    found: set[str] = set()
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        found |= {name.casefold() for name in getattr(provider, "last_names", ())}
    found |= census()
    words = {
        word
        for table in ("words.tsv", "headline_words.tsv")
        for line in (DATA / table).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    }
    text = textwrap.fill(" ".join(sorted(found & words)), WIDTH, break_on_hyphens=False)
    TARGET.write_text(HEADER + text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
