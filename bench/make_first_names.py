"""Write the table of first names by which bylines are told from sections: from Faker (MIT), in the shares it has them.

pip install faker && python bench/make_first_names.py
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import faker  # type: ignore[import-not-found]

LOCALES = """en en_US en_GB en_IN en_NZ en_IE en_PK en_KE de_DE de_AT de_CH fr_FR fr_CH fr_CA es_ES es_MX es_AR es_CO
es_CL it_IT pt_PT pt_BR nl_NL nl_BE ru_RU uk_UA sv_SE no_NO da_DK fi_FI pl_PL cs_CZ tr_TR hu_HU ro_RO el_GR hr_HR
id_ID ar_AA""".split()
"""The eight languages and their neighbours, and the countries whose people write in them."""

NOT_NAMES = frozenset(
    "may art china page home mark faith summer autumn rose hope christian royal daily grace india paris".split()
)
"""Words that sections and titles use more than people do."""

TARGET = Path(__file__).resolve().parent.parent / "hooks/pressmark/ingest/data/first_names.tsv"
HEADER = f"""# First names, folded: two words of which the first is one are more probably a name than a section.
# From Faker {faker.VERSION} (MIT, (c) 2012 Daniele Faraglia and contributors), locales {LOCALES[0]} to {LOCALES[-1]}.
# Written by bench/make_first_names.py; change the script, not this file.
"""


def find_names(locale: str) -> Iterator[str]:
    try:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    except ImportError:
        return
    for attribute in sorted(vars(provider)):
        values = vars(provider)[attribute]
        if attribute.startswith("first_names") and not isinstance(values, property):
            yield from (name for name in values if isinstance(name, str))


def main() -> None:
    found = {name.casefold() for locale in LOCALES for name in find_names(locale)}
    names = sorted(name for name in found if re.fullmatch(r"[^\W\d_]{2,14}", name) and name not in NOT_NAMES)
    TARGET.write_text(HEADER + "\n".join(names) + "\n", encoding="utf-8")
    print(f"{len(names)} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
