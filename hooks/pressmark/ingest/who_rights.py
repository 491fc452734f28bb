"""The people that a copyright line names: blogs and newsletters often tell nowhere else who writes them."""

from __future__ import annotations

import re

from pressmark.ingest.bylines import is_person_name
from pressmark.ingest.mastheads import parse_copyright_holder
from pressmark.ingest.who_forms import Form, WhoLine
from pressmark.ingest.who_words import is_called_so

_SIGN = re.compile(r"©|\(c\)\s|\bcopyright\b", re.IGNORECASE)
_ENDS = re.compile(r"\s[·∙•|]\s|,\s(?=all\b|alle\b|llc\b|inc\b|ltd\b)|\.\s", re.IGNORECASE)
_LEAD = re.compile(r"^[\s\d©–—·∙•|,-]*(?:(?:by|since|seit|present)\b[\s\d]*)*", re.IGNORECASE)
_HONOUR = re.compile(r"^(?:dr|prof)\.?\s", re.IGNORECASE)
_NEWSLETTER = re.compile(
    r"^©\s(?:19|20)\d\d\s(?P<who>[^\W\d_][^·∙|]{1,40}?)\s·\sPrivacy\s∙\sTerms\s∙\sCollection\snotice"
)
"""© 2011 gullwing · Privacy ∙ Terms ∙ Collection notice: below a newsletter that one person writes."""


def parse_copyright_person(text: str) -> WhoLine | None:
    """The persons that a copyright line names as holders."""
    newsletter = _NEWSLETTER.match(text)
    if newsletter is not None:
        return WhoLine((newsletter["who"],), Form.COPYRIGHT)
    sign = _SIGN.search(text)
    if sign is None:
        return None
    holders = _ENDS.split(_LEAD.sub("", text[sign.end() :]))[0].rstrip(" .")
    names = tuple(name.strip() for name in holders.split(", "))
    if len(names) > 1 and all(map(is_person_name, names)) and is_called_so(names[0]):
        return WhoLine(names, Form.COPYRIGHT)
    holder = parse_copyright_holder(f"© {names[0]}")
    return WhoLine((holder,), Form.COPYRIGHT) if holder is not None and _is_person(holder) else None


def _is_person(name: str) -> bool:
    own = _HONOUR.sub("", name)
    return is_person_name(own) and is_called_so(own)
