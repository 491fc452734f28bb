"""Sentences that end with who took a picture: captions, though they read like the text around them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pressmark.ingest.who_words import is_first_name
from pressmark.model import Caption

LONGEST = 700
"""Characters of a caption."""

LONGEST_TAIL = 90
"""Characters at the end of a line in which the credit stands."""

MOST_SENTENCES = 2
"""Of a caption; a longer paragraph is text, whatever its last words are."""

_PHOTO = r"(?:Fotos?|Photos?|Photo\sby|Photograph|(?:Image|Photo)\s(?:credit|courtesy)|Crédits?\sphotos?)"
_PICTURE = r"(?:Bild(?:er)?|Images?|Pictures?|Credits?|Crédits?)"
_HOUSE = r"""(?:Getty(?:\sImages)?|IMAGO|[Ii]mago|Shutterstock|Alamy|Scanpix|picture[\s-]alliance|Unsplash|Pixabay
    |iStock|Adobe\s?Stock|PA\s(?:Wire|Images)|NurPhoto|ZUMA|Zuma)"""
"""Sells pictures and nothing else."""

_AGENCY = rf"(?:{_HOUSE}|AFP|AP|dpa|Reuters|REUTERS|EPA|SIPA|Keystone|KEYSTONE|APA|ANP|NTB|Ritzau|Anadolu|Xinhua)"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_NAME = rf"(?:{_WORD}\s){{1,3}}{_WORD}"
_NAMES = rf"(?:{_AGENCY}|{_NAME})(?:\s?[/,]\s?(?:{_AGENCY}|{_NAME}|{_WORD}))*"
_STOP = r"""(?<=[.!?"“”…)\]])"""

_CREDIT = re.compile(
    rf"""(?:
        (?<=\s)©\s?(?P<holder>{_NAMES}|{_HOUSE})
      | {_STOP}\s?\(?{_PHOTO}\s?:\s?(?P<labelled>{_NAMES})\)?\.?
      | {_STOP}\s?\(?{_PICTURE}\s?:\s?(?P<shot>(?:{_NAME}\s?[/,]\s?)?{_AGENCY})\)?\.?
      | \bBildrechte:\s?(?P<rights>\S.{{1,60}})
      | \b(?:Bild|Foto|Photo|Image|Picture|Grafik)\s?:?\s?©\s?(?P<picture>[^\s\d].{{1,60}})
      | \b(?P<agency>(?:AP|AFP|EPA|Reuters|REUTERS)\sPhoto\s?/\s?[A-Z].{{1,50}})
      | (?<=[^\W\d_]\s)(?P<slashed>{_NAME}\s?/\s?{_AGENCY})
      | (?<!\S)\(?(?P<housed>{_NAME}\s?/\s?{_HOUSE})\)?
      | (?<!\S)\(?(?P<sent>(?:{_WORD}\s){{1,4}}via\s{_HOUSE})\W*
      | \[사진\s?(?:출처|제공)?\s?=?\s?(?P<korean>[^\]]*)\]
      | {_STOP}\s(?P<archive>\((?:Archivbild|Archivfoto|Archivaufnahme|Symbolbild|Symbolfoto|[Ff]ile\sphoto)\))
    )$""",
    re.VERBOSE,
)
"""Smoke rises over the town. © Jane Doe | ... Photo: Jane Doe | ... Jane Doe/AFP | ... Jane Doe via Getty Images

Not "(APA/dpa)", with which agencies sign a text, nor "Source: County Survey", which says where figures are from.
"""

_LETTERS = re.compile(r"[^\W\d_]+")
_OF_HOUSE = re.compile(_HOUSE, re.VERBOSE)
_SIGNS_TEXTS = re.compile(_AGENCY.replace(_HOUSE, r"[^\W\w]"), re.VERBOSE)
"""Agencies sign what they wrote as well: "© AFP"."""

_SENTENCE_END = re.compile(r"[a-zß-ÿ]{2,}[”\"“»)]?[.!?…][”\"“»)]?(?=\s|$)")

_WORD_HINTS = ("Foto", "Photo", "Bild", "Image", "Picture", "redit")
_HINTS = (*_WORD_HINTS, "©", "via ", "/", "사진", "rchiv", "ymbol", "photo")
"""One of them is in every credit; most lines end with a full stop, which few credits do."""


def parse_credited(text: str) -> Caption | None:
    """The caption and credit of a line that ends with a picture's credit; None of any other."""
    if len(text) > LONGEST:
        return None
    tail = text[-LONGEST_TAIL:]
    if not any(map(tail.__contains__, _WORD_HINTS if tail.endswith(".") else _HINTS)):
        return None
    found = _CREDIT.search(tail)
    if found is None:
        return None
    named = found.groupdict()
    if not _is_of_a_picture(named):
        return None
    archive = named.pop("archive")
    credit = " ".join(filter(None, named.values())).strip(" .,:;()") or None
    shown = text[: len(text) - len(tail) + (found.end() if archive else found.start())].strip(" (")
    few = len(_SENTENCE_END.findall(shown)) <= MOST_SENTENCES
    return Caption(shown or None, credit) if few else None


def _is_of_a_picture(named: Mapping[str, str | None]) -> bool:
    """Whether whom a credit without a word such as "Photo" names is a person or sells pictures."""
    signed = named["holder"] or named["slashed"] or named["housed"]
    if signed is None:
        return True
    if named["holder"] is not None and _SIGNS_TEXTS.match(signed):
        return False
    return any(map(is_first_name, _LETTERS.findall(signed))) or _OF_HOUSE.search(signed) is not None
