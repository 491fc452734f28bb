"""Sentences that name an author: who someone is, and who wrote what the sentence speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from pressmark.ingest.bylines import is_person_name
from pressmark.ingest.who_forms import Form, WhoLine
from pressmark.ingest.who_words import JOBS, ROLES, is_called_so, is_first_name

LONGEST = 200
"""Characters from the beginning of a sentence that are read."""

FEWEST_WORDS_BEFORE = 3
"""Words of the sentence before a byline that trails it; behind fewer words it is a byline like others."""

NEAR_JOB = 6
"""Words behind "is" among which a job tells that even an unknown first name is one."""

_BIOGRAPHY = re.compile(
    r"""^(?:about\s)?(?P<name>[^\W\d_a-zà-öø-ÿа-я][\w.'’ -]{4,40}?)(?:\s\([^()]{1,30}\)|,\s\d\d)?,?
        \s(?P<verb>(?i:is|was|ist|est|es|è|é|has\sbeen|hat|works|worked|arbeitet|studied|joined|lives|lebt))\s
        (?:(?:an?|the|eine?|une?|una?|uma?|la|el|il)\s)?(?P<job>[^.]{2,160})""",
    re.VERBOSE,
)
"""Ada Quay is a reporter for the Gull News, where she covers the sea."""

_WRITES = re.compile(
    r"^(?P<name>[^\W\d_a-zà-öø-ÿа-я][\w.'’ -]{4,40}?)\s(?:writes|covers|covered"
    r"|has\s(?:written|covered|reported|worked|been)|schreibt|berichtet)\b"
)
"""Ada Quay has covered the sea since 2012."""

_FIRST_NAME = re.compile(
    r"^([^\W\d_a-zà-öø-ÿа-я][^\W\d_]{2,14})\s(?:has\s(?:written|reported)|writes\sabout|schreibt\süber)\b"
)
"""Ada has written for the Gull News since 2012."""

_NICKNAME = re.compile(
    r"(?<=\w)\s[(“\"][^()“”\"\d]{2,15}[)”\"]\s(?=[A-ZÀ-ÖØ-Þ][^\W\d_]+\s(?:is|was|has|ist|hat|est)\b)"
)
"""Adelaide (Ada) Quay is a reporter"""

_BIOGRAPHY_WORDS = frozenset(
    """is was ist est es è é has hat works worked arbeitet studied joined lives lebt writes covers covered schreibt
    berichtet""".split()
)
_NO_FIRST_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_NO_LETTER = re.compile(r"[^\w\s]")
LONGEST_HEAD = 80
"""Characters in which one of them stands: "about ", a name, where she works, and the verb; looking for it first saves
the patterns."""

SEAM = re.compile(r"(?<=[a-zà-öø-ÿ]{3})(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2})(?<!\bMac)(?<!\bDela)")
"""Where two words have lost their space: "Quay|Staff". "McKay", "LeBron" and "MacKay" are whole."""

_TRAILING = re.compile(
    r"""(?:^|[\s„“"(])(?i:kommentar|gastbeitrag|gastkommentar|analyse|kolumne|essay|glosse|interview|bericht|reportage
        |leitartikel|commentary|column|opinion|analysis|review|story|report|post|article|chronique|tribune|opinión
        |columna|opinione|commento|column)
        \s(?i:(?:was\s)?(?:written\s)?by|von|par|por|di|door)\s(?P<who>[^\W\d_a-zà-öø-ÿа-я][\w.'’ -]{4,40})[.)]?$""",
    re.VERBOSE,
)
"""The sea is near. A commentary by Ada Quay"""

_MAY_TRAIL = re.compile(r"\s(?:by|von|par|por|di|door)\s\S+(?:\s\S+){1,3}$")


def parse_biography(text: str) -> WhoLine | None:
    return _parse_known(text) if len(text) <= LONGEST else _parse_biography(text)


@lru_cache(maxsize=4096)
def _parse_known(text: str) -> WhoLine | None:
    """Lines are looked at twice, and the pages of an archive share their boxes."""
    return _parse_biography(text)


def _parse_biography(text: str) -> WhoLine | None:
    if text[:1] in _NO_FIRST_LETTERS and not text.startswith("about "):
        return None
    if _BIOGRAPHY_WORDS.isdisjoint(_NO_LETTER.sub(" ", text[:LONGEST_HEAD]).casefold().split()):
        return None
    text = _NICKNAME.sub(" ", text[:LONGEST])
    first = _FIRST_NAME.match(text)
    if first is not None:
        return WhoLine((first[1],), Form.BIOGRAPHY, with_role=True) if is_first_name(first[1]) else None
    match = _BIOGRAPHY.match(text) or _WRITES.match(text)
    if match is None or SEAM.search(match["name"]):
        return None
    name = match["name"].split(",")[0].strip()
    words = re.findall(r"[^\W\d_]+", (match.groupdict().get("job") or "").casefold())
    if not is_person_name(name) or not (is_called_so(name) or JOBS.intersection(words[:NEAR_JOB])):
        return None
    return WhoLine(
        (name,), Form.BIOGRAPHY, with_role="verb" not in match.groupdict() or bool(ROLES.intersection(words))
    )


def parse_trailing_byline(text: str) -> WhoLine | None:
    """The name behind a sentence."""
    end = text[-LONGEST:]
    if not any(opener in end for opener in (" by ", " von ", " par ", " por ", " di ", " door ")):
        return None
    match = _TRAILING.search(end) if _MAY_TRAIL.search(end) else None
    if match is None or len(end[: match.start()].split()) < FEWEST_WORDS_BEFORE:
        return None
    name = match["who"].strip(" .")
    return WhoLine((name,), Form.TRAILING) if is_person_name(name) and is_called_so(name) else None
