"""Write hooks/pressmark/knowledge/data/surnames.tsv: surnames that are common English words as well.

`pip install faker && python bench/make_surnames.py`, after make_words.py.
In a Title Case headline they stay large after a given name: "Kevin Cash" is a man, whatever cash is.
"""

from __future__ import annotations

import importlib
import textwrap
from pathlib import Path

import faker  # type: ignore[import-not-found]

DATA = Path(__file__).resolve().parent.parent / "hooks/pressmark/knowledge/data"
TARGET = DATA / "surnames.tsv"
LOCALES = "en en_US en_GB en_IE en_NZ".split()
WIDTH = 118
"""Characters a line."""
HEADER = f"""\
# Surnames that are common English words as well.
# From Faker {faker.VERSION} (MIT, (c) 2012 Daniele Faraglia and contributors), locales {", ".join(LOCALES)}.
# Written by bench/make_surnames.py; change the script, not this file.
"""


def main() -> None:
    found: set[str] = set()
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        found |= {name.casefold() for name in getattr(provider, "last_names", ())}
    words = {
        word
        for line in (DATA / "words.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    }
    text = textwrap.fill(" ".join(sorted(found & words)), WIDTH, break_on_hyphens=False)
    TARGET.write_text(HEADER + text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
