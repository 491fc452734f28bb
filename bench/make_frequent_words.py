"""Write hooks/pressmark/knowledge/data/frequent_words.tsv: words of each language that tell nothing of a text's matter.

`python bench/make_frequent_words.py`. From spaCy's lists of stop words; those of three letters and fewer are left out,
since no telling word is as short, and so are those of scripts that write no spaces between words.
"""

from __future__ import annotations

import textwrap
from importlib import import_module
from pathlib import Path

import spacy

TARGET = Path(__file__).resolve().parent.parent / "hooks/pressmark/knowledge/data/frequent_words.tsv"
HEADER = """\
# Frequent words that say nothing of what a text is about, of four letters and more, by language.
# From the stop words of spaCy {version} (MIT, (c) ExplosionAI GmbH and contributors).
# Written by bench/make_frequent_words.py; change the script, not this file.
"""
LANGUAGES = "ar ca cs da de el en es fa fi fr hr hu id it nb nl pl pt ro ru sv tr uk".split()
SHORTEST = 4
"""Letters, as in `terms`."""
WIDTH = 110
"""Characters of words a line."""


def main() -> None:
    lines = []
    for language in LANGUAGES:
        found = import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS
        words = sorted({word.lower() for word in found if len(word) >= SHORTEST and word.isalpha()})
        lines += [f"{language}\t{line}" for line in textwrap.wrap(" ".join(words), WIDTH, break_on_hyphens=False)]
    TARGET.write_text(HEADER.format(version=spacy.__version__) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
