"""Write hooks/pressmark/knowledge/data/words.tsv: common English words that are written small.

Run in an environment of its own, since the program itself needs only the table:
`pip install english-words symspellpy`, then `python bench/make_words.py`.
How common a word is comes from symspellpy's list, that it is written small from Webster's Second (web2 of BSD), which
capitalises proper names. Words that are also places or first names are left out, unless they are very common.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from english_words import get_english_words_set  # type: ignore[import-not-found]

HOOKS = Path(__file__).resolve().parent.parent / "hooks/pressmark"
TARGET = HOOKS / "knowledge/data/words.tsv"
HEADER = f"""\
# Common English words that are written small: capitals and Title Case say nothing of them.
# Webster's Second, 1934 (public domain), through english-words {version("english-words")} (MIT), the commonest by
# symspellpy {version("symspellpy")} (MIT), whose counts are of the Google Books Ngrams (CC BY 3.0).
# Written by bench/make_words.py; change the script, not this file.
"""

COMMONEST = 60_000
"""Words of the list by frequency that are looked at."""

VERY_COMMON = 1_500
"""Rank down to which a word is kept though it is a name as well ("will", "mark", "may")."""

IRREGULAR = frozenset(
    """began begun went came took made gave told held kept led met paid ran sent shot sold spent stood taught thought
    threw won wore wrote written fell fought flew got grew knew sought spoke struck swept drew drove broke brought built
    bought caught chose dealt fed fled hid hung lent meant rode sank sang sat shook slept stole swore understood woke
    withdrew overthrew given taken seen known shown driven fallen gone done been women men children people has does is
    goes said says hit put set cut won lost left found rose felt saw heard stuck""".split()
)
"""Forms that no ending makes."""

SHORTEST = 2
WIDTH = 118
"""Characters a line."""

ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""))
MORE_ENDINGS = (("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ly", ""), ("est", ""), ("est", "e"))


def bases(word: str) -> Iterator[str]:
    """The word, and what it may be a form of."""
    yield word
    for ending, base in (*ENDINGS, *MORE_ENDINGS):
        if word.endswith(ending):
            stem = word.removesuffix(ending) + base
            yield stem
            if len(stem) > len("run") and stem[-1] == stem[-2]:
                yield stem[:-1]  # "planned"


def rows(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


def names() -> set[str]:
    found = set(rows(HOOKS / "ingest/data/first_names.tsv"))
    for line in rows(HOOKS / "knowledge/data/places.tsv"):
        name, _, thousands, _ = line.split("\t")
        if int(thousands) >= 100:  # a city that the news names without its country
            found.add(name.casefold())
        if int(thousands) >= 1_000:  # "York" is no word in headlines
            found |= set(name.casefold().split())
    for line in rows(HOOKS / "knowledge/data/states.tsv"):
        found |= set(line.split("\t")[0].casefold().split())
    return found


def lands() -> set[str]:
    """Names of lands and peoples of one word."""
    cells = [
        cell
        for file in ("countries.tsv", "regions.tsv")
        for line in rows(HOOKS / f"knowledge/data/{file}")
        for cell in line.replace("|", "\t").split("\t")
    ]
    return {cell.casefold() for cell in cells if " " not in cell}


def main() -> None:
    small = {word for word in get_english_words_set(["web2"], lower=False) if word.islower()}
    frequent = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8")
    ranked = [line.split()[0] for line in frequent.splitlines()[:COMMONEST]]
    barred, peoples = names(), lands()
    kept = [
        word
        for rank, word in enumerate(ranked)
        if len(word) >= SHORTEST
        and word.isalpha()
        and (word in IRREGULAR or any(base in small and len(base) >= SHORTEST for base in bases(word)))
        and word not in peoples
        and (rank < VERY_COMMON or word in IRREGULAR or word not in barred)
    ]
    lines, line = [], ""
    for word in sorted(kept):
        if len(line) + len(word) >= WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    TARGET.write_text(HEADER + "\n".join([*lines, line]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
