"""Write hooks/pressmark/knowledge/data/given_names.tsv: first names that are little else, from the table of bylines.

`python bench/make_given_names.py`, after make_first_names.py, make_places.py and make_words.py.
Names that are also cities, lands or common words are left out: here a first name makes a person of what a model takes
for an organisation or a place.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

HOOKS = Path(__file__).resolve().parent.parent / "hooks/pressmark"
TARGET = HOOKS / "knowledge/data/given_names.tsv"
HEADER = """\
# First names that are neither cities nor lands nor common words.
# From Faker (MIT, (c) 2012 Daniele Faraglia and contributors) by way of ingest/data/first_names.tsv.
# Written by bench/make_given_names.py; change the script, not this file.
"""
SHORTEST = 3
WIDTH = 118
"""Characters a line."""
LARGE_CITY = 300
"""People, thousands, from which a city is meant rather than a person of its name."""


def rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def main() -> None:
    barred = {word for line in rows(HOOKS / "knowledge/data/words.tsv") for word in line.split()}
    for line in rows(HOOKS / "knowledge/data/places.tsv"):
        name, _, thousands, _ = line.split("\t")
        if int(thousands) >= LARGE_CITY:
            barred.add(name.casefold())
    for file in ("countries.tsv", "regions.tsv"):
        for line in rows(HOOKS / f"knowledge/data/{file}"):
            barred |= {word.casefold() for word in line.replace("|", " ").replace("\t", " ").split()}
    names = sorted(set(rows(HOOKS / "ingest/data/first_names.tsv")) - barred)
    kept = [name for name in names if len(name) >= SHORTEST and name.isalpha()]
    text = textwrap.fill(" ".join(kept), WIDTH, break_on_hyphens=False)
    TARGET.write_text(HEADER + text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
