"""Write hooks/pressmark/ingest/data/common_words.tsv: words that many sites use, so that they hardly name a person.

    python bench/make_common_words.py

Counted on the copied text of the benchmark `clean`; PRESSMARK_BENCH says where it is. First names are left out.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(os.environ.get("PRESSMARK_BENCH", ROOT.parent / "shared" / "bench")) / "clean" / "data"
DATA = ROOT / "hooks/pressmark/ingest/data"
TARGET = DATA / "common_words.tsv"

FEWEST_SITES_SMALL = 12
"""Sites that write a word small; a rarer word tells of its sites."""

FEWEST_SITES = 40
"""Sites that use a word at all, as German writes nouns and menus write everything: no surname of the shared half is on
so many."""

WIDTH = 118
HEADER = f"""\
# Words that {FEWEST_SITES_SMALL} and more sites write small or {FEWEST_SITES} and more sites use, without first names:
# names of people seldom hold them. Counted on the shared half of bench/clean by bench/make_common_words.py; change the
# script, not this file.
"""

_WORD = re.compile(r"[^\W\d_]{3,20}")


def main() -> None:
    small, used = defaultdict(set), defaultdict(set)
    for row in (GOLD / "items.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(row)
        path = GOLD / "text" / "seedy" / f"{item['id']}.txt"
        for word in set(_WORD.findall(path.read_text(encoding="utf-8") if path.exists() else "")):
            used[word.casefold()].add(item["site"])
            if word.islower():
                small[word.casefold()].add(item["site"])
    rows = (DATA / "first_names.tsv").read_text(encoding="utf-8").splitlines()
    names = {row for row in rows if not row.startswith("#")}
    often = {word for word, sites in used.items() if len(sites) >= FEWEST_SITES}
    often |= {word for word, sites in small.items() if len(sites) >= FEWEST_SITES_SMALL}
    TARGET.write_text(HEADER + textwrap.fill(" ".join(sorted(often - names)), WIDTH) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
