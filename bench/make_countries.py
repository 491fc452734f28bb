"""Write hooks/pressmark/knowledge/data/countries.tsv from CLDR and countryinfo.

Run in an environment of its own, since the program itself needs only the table:
`pip install babel countryinfo`, then `python bench/make_countries.py FILE`.
Names are CLDR's English ones (babel), demonyms countryinfo's; what both lack, or word unlike the news, is below.
"""

import json
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

from babel import Locale
from babel import __version__ as babel_version

HEADER = f"""\
# Countries, the names that English news gives them, and their demonyms.
# Names: Unicode CLDR through babel {babel_version} (Unicode License v3, (c) Unicode, Inc.).
# Demonyms: countryinfo 1.0.1 (MIT, (c) 2018 Porimol Chandro). Additions of this project: MIT.
# Written by bench/make_countries.py; change the script, not this file.
# code	name	other names	demonyms
"""

NOT_COUNTRIES = frozenset("AQ BV HM TF UM CP DG EA IC QO TA XA XB ZZ AC CQ EU EZ UN GS IO".split())
"""Territories without a people, and CLDR codes that are no territory."""

NAMES = {
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "HK": "Hong Kong", "MO": "Macau",
    "MM": "Myanmar", "TR": "Turkey", "CZ": "Czech Republic", "PS": "Palestine", "CI": "Ivory Coast",
    "CC": "Cocos Islands", "VA": "Vatican City", "TL": "East Timor",
}  # fmt: skip
"""Canonical names where CLDR's is made for lists of an interface, or is not what English news writes."""

MORE_NAMES = {
    "BA": "Bosnia|Bosnia and Herzegovina|Bosnia-Herzegovina", "BF": "Burkina", "BY": "Belorussia|Byelorussia",
    "CD": "DR Congo|Congo-Kinshasa|Zaire|DRC", "CG": "Congo-Brazzaville", "CI": "Côte d’Ivoire|Cote d’Ivoire",
    "CN": "People’s Republic of China|PRC", "CV": "Cabo Verde", "CZ": "Czechia", "DE": "Federal Republic of Germany",
    "EG": "Arab Republic of Egypt", "GB": "UK|U.K.|Britain|Great Britain", "GM": "The Gambia",
    "HK": "Hong Kong SAR", "IR": "Islamic Republic of Iran", "KP": "DPRK|Democratic People’s Republic of Korea",
    "KR": "Republic of Korea", "LA": "Lao People’s Democratic Republic", "MK": "Macedonia|FYROM", "MM": "Burma",
    "MO": "Macao", "NL": "The Netherlands|Holland",
    "PS": "Palestinian Territories|Palestinian territories|State of Palestine",
    "RU": "Russian Federation", "SA": "Kingdom of Saudi Arabia", "SY": "Syrian Arab Republic", "SZ": "Swaziland",
    "TL": "Timor-Leste", "TR": "Türkiye|Turkiye|Republic of Turkey|Republic of Türkiye", "UA": "the Ukraine",
    "AE": "UAE|U.A.E.", "US": "US|U.S.|USA|U.S.A.|United States of America|America", "VA": "Vatican|Holy See",
    "VN": "Viet Nam", "IQ": "Republic of Iraq", "IE": "Republic of Ireland", "FR": "French Republic",
}  # fmt: skip

NO_DEMONYM = frozenset({"Motswana", "Mosotho", "Gibraltar", "Channel Islander"})
"""Singular nouns or names of places that countryinfo lists as demonyms."""

MORE_DEMONYMS = {
    "AE": "Emirati", "AR": "Argentine|Argentinian", "AZ": "Azeri", "BD": "Bangladeshi", "CD": "", "CZ": "Czech",
    "DK": "Dane", "EC": "Ecuadorian", "ES": "Spaniard", "FI": "Finn", "GB": "Briton|Brit", "HK": "Hong Konger",
    "IE": "Irishman|Irishmen", "IS": "Icelandic", "KG": "Kyrgyz", "KZ": "Kazakh", "LS": "Basotho",
    "FR": "Frenchman|Frenchmen",
    "NL": "Dutchman|Dutchmen", "NZ": "New Zealander", "NP": "Nepali", "PH": "Philippine|Filipina", "PL": "Poles",
    "PS": "Palestinian", "SA": "Saudi", "SE": "Swede", "SI": "Slovenian", "SK": "Slovakian", "TJ": "Tajik",
    "TR": "Turk",
    "UZ": "Uzbek", "US": "American", "XK": "Kosovar|Kosovan", "BW": "Batswana", "DO": "Dominican", "MM": "Burmese",
    "HT": "Haitian", "LU": "Luxembourgish",
}  # fmt: skip

INVARIABLE = ("ese", "sh", "ch", "iss", "ois", "men", "chman", "shman", "gyz", "ghiz", "ic", "Manx", "Burkinabe")
"""Endings of demonyms that have no plural in -s."""


def find_demonyms() -> dict[str, list[str]]:
    """Demonyms by country code; one that two countries claim is nobody's unless the table above gives it."""
    claimed: dict[str, list[str]] = {}
    for path in sorted(files("countryinfo").joinpath("data").iterdir(), key=lambda item: item.name):
        text = path.read_text(encoding="utf-8") if path.name.endswith(".json") else ""
        country = json.loads(text) if text.strip() else {}
        given = str(country.get("demonym") or "").replace(" and ", ",").replace("/", ",").split(",")
        claimed[country.get("ISO", {}).get("alpha2", "")] = [name.strip() for name in given if name.strip()]
    owners = Counter(name for names in claimed.values() for name in set(names))
    ours = {name for names in MORE_DEMONYMS.values() for name in names.split("|")}
    return {
        code: [name for name in names if owners[name] == 1 and name not in ours | NO_DEMONYM]
        for code, names in claimed.items()
    }


def add_plurals(names: list[str]) -> list[str]:
    """Each demonym and its plural."""
    plurals = [f"{name}s" for name in names if not name.endswith((*INVARIABLE, "Poles"))]
    return [*names, *plurals]


def main(target: str) -> None:
    demonyms = find_demonyms()
    # What countries share, but only one is meant by news.
    shared = {"CN": ["Chinese"], "FR": ["French"], "IN": ["Indian"], "NO": ["Norwegian"], "RS": ["Serbian"]}
    rows = []
    for code, cldr in sorted(Locale("en").territories.items()):
        if len(code) != 2 or code in NOT_COUNTRIES:
            continue
        name = NAMES.get(code, cldr.replace("St. ", "Saint ").replace(" & ", " and "))
        others = [cldr] if name != cldr and "(" not in cldr and " - " not in cldr else []
        others += [other for other in MORE_NAMES.get(code, "").split("|") if other]
        more = [other for other in MORE_DEMONYMS.get(code, "").split("|") if other]
        people = add_plurals([*demonyms.get(code, []), *shared.get(code, []), *more])
        others = sorted(set(others) - {name})
        rows.append("\t".join((code, name, "|".join(others), "|".join(sorted(set(people) - {name, *others})))))
    Path(target).write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
