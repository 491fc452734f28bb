"""Lines that tell of pictures: captions and credits."""

from __future__ import annotations

import re

from pressmark.model import Caption

LONGEST = 700
"""Characters of a caption; longer lines are paragraphs that begin with the word "photo"."""

LONGEST_CREDIT = 90

_WORDS = r"""photos? | photograph | image | picture | pic | illustration | graphic | screenshot | fotos? | bild(?:er)?
    | grafik | imagen | imagem | fotografía | immagine | фото | crédits? | photo\s+illustration | file\s+photo"""
_OWNERS = r"credits? | courtesy | source | by | copyright | crédit | von | de | di | door"

_BRACKETED = re.compile(
    rf"^[(\[]\s*(?:{_WORDS})(?:\s+(?:{_OWNERS}))?\s*[:/]?\s*(?P<credit>[^()\[\]]{{0,{LONGEST_CREDIT}}})[)\]]\s*(?P<text>.*)$",
    re.VERBOSE | re.IGNORECASE,
)
"""(Photo : REUTERS/Jane Doe) Smoke rises over the town."""

_TRAILING = re.compile(
    rf"""^(?P<text>.+?)\s*[(\[]\s*(?:(?:{_WORDS})(?:\s+(?:{_OWNERS}))?\s*[:/]\s*(?P<credit>[^()\[\]]{{1,{LONGEST_CREDIT}}})
        | (?P<agency>(?:AP|AFP|Reuters|EPA|Getty|dpa|ANSA|EFE|TASS)\b[^()\[\]]{{0,{LONGEST_CREDIT}}}))[)\]]\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Smoke rises over the town. (AP Photo/Jane Doe)"""

_LABELLED = re.compile(
    rf"""^(?:[©®]\s*)?(?:(?:{_WORDS})\s+(?:{_OWNERS})\s*[:.…]*\s+ | (?:{_WORDS})\s*[:©]\s* | credit\s*(?:[:.…]+|\s)\s*
        | image\s+(?:credit|source|copyright)\s*[:,]?\s*)(?P<credit>\S.{{0,{LONGEST_CREDIT}}})$""",
    re.VERBOSE | re.IGNORECASE,
)
"""© Photo: Ministry of Defence | Photo by Jane Doe | Image credit: NASA"""

_TEXT_AND_CREDIT = re.compile(
    rf"""^(?:(?:{_WORDS}|caption)(?:\s+caption)?\s*[:|]\s*)(?P<text>\S.*?(?:[.!?…”"](?=\s))?)
        (?:(?<=[.!?…”"])\s+|\s*[,;|/(\[–—-]\s*|\s+(?=(?-i:[A-ZÀ-ÖØ-Þ©])))
        (?:(?:{_WORDS})\s+)?(?:credits?|crédits?|courtesy\sof|copyright|©|rechte|quelle|source)\s*[:|]?\s*
        (?P<credit>[^\s:|].{{0,{LONGEST_CREDIT}}}?)[)\]]?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Photo: Smoke rises over the town. Credit: Jane Doe"""

_LABELLED_TEXT = re.compile(
    rf"^(?:{_WORDS}|caption)\s*:\s*(?P<text>.{{10,}}?)\s*[|/(\[]?\s*\b(?:{_WORDS})(?:\s+(?:{_OWNERS}))?\s*[:/©]\s*"
    rf"(?P<credit>\S.{{0,{LONGEST_CREDIT}}}?)[)\]]?$",
    re.VERBOSE | re.IGNORECASE,
)
"""Image: Smoke rises over the town. Photo: Jane Doe"""

FEWEST_SENTENCE_WORDS = 6
"""Words from which on what stands behind "Image:" may be what it shows; longer credits name agencies in capitals."""

_AGENCY = re.compile(
    r"""^(?P<credit>(?:[\w .'’-]{2,40}\s?/\s?)?
        (?:AP(?:\sPhoto)?|AFP|Reuters|EPA(?:-EFE)?|dpa|(?:\w{2,30}\s?/{1,2}\s?)?Getty(?:\sImages)?|Shutterstock|Xinhua|Anadolu
        |Alamy|iStock|ANSA|EFE|TASS|Sputnik|imago)
        (?:\s?(?:/|via|-)+\s?[\w .,/'’-]{2,50})?)$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Jane Doe/Getty Images | AP Photo/Jane Doe"""

_TEXT_THEN_CREDIT = re.compile(
    rf"^(?P<text>.{{10,}}?[.!?])\s+(?:{_WORDS})\s*(?:{_OWNERS})?\s*:\s*(?P<credit>\S.{{0,{LONGEST_CREDIT}}})$",
    re.VERBOSE | re.IGNORECASE,
)
"""Smoke rises over the town. Photo: Jane Doe"""

_SIGN_OFF = re.compile(
    r"[.!?…”\"]\s*\((?:AP|AFP|APA|ANP|SDA|Reuters|dpa|EFE|ANSA|Xinhua)(?:\s?/\s?(?:AP|AFP|APA|Reuters|dpa))+\)$"
)
"""With which a newspaper names the agencies whose texts it used: "... said the mayor. (AFP/Reuters)"."""

_HINTS = (
    *("photo", "image", "pict", "illustr", "graphic", "screenshot", "foto", "bild", "grafik", "immagine", "фото"),
    *("credit", "crédit", "ap", "afp", "reuters", "epa", "getty", "dpa", "shutterstock", "xinhua", "anadolu", "alamy"),
    *("istock", "ansa", "efe", "tass", "sputnik", "imago"),
)
"""One of them is in every line that states a caption; looking for them first saves nine tenths of the time."""


def parse_caption(text: str) -> Caption | None:
    """The caption and credit that a line states; None when it states none."""
    if len(text) > LONGEST:
        return None
    if not any(map(text.lower().__contains__, _HINTS)) or (text.endswith(")") and _SIGN_OFF.search(text)):
        return None
    for pattern in (_BRACKETED, _TEXT_AND_CREDIT, _LABELLED_TEXT, _LABELLED, _AGENCY, _TRAILING, _TEXT_THEN_CREDIT):
        match = pattern.match(text)
        if match:
            groups = match.groupdict()
            credit = (groups.get("credit") or groups.get("agency") or "").strip(" .,;:…")
            if pattern is _LABELLED and _is_sentence(credit):
                return Caption(match["credit"].strip(), None)
            return Caption(groups.get("text", "").strip() or None if "text" in groups else None, credit or None)
    return None


def _is_sentence(text: str) -> bool:
    """Whether it tells what is seen: mostly words that are no names."""
    words = text.split()
    return len(words) >= FEWEST_SENTENCE_WORDS and sum(word[0].islower() for word in words) * 2 >= len(words)
