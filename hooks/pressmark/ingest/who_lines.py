"""Lines that may say who wrote the article: their names, and in which form they stand there.

Wider than `bylines`, which decides lines by themselves: here a name in any header line is a candidate, and
`author_choice` says which is the author's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from pressmark.ingest.bylines import NOT_IN_NAMES, OPENERS, is_person_name
from pressmark.ingest.date_lines import blank_dates
from pressmark.ingest.dates import is_weekday, month_number
from pressmark.ingest.glued import separate_glued
from pressmark.ingest.mastheads import parse_copyright_holder
from pressmark.ingest.phrases import find_phrase, fold_phrase
from pressmark.ingest.who_names import MOST_ORGANISATION_WORDS, cut_job, has_other_words, read_names, read_organisation
from pressmark.ingest.who_words import (
    AGENCIES,
    NOT_AUTHORS,
    ROLES,
    is_called_so,
    is_first_name,
)

LONGEST = 200
"""Characters of a line that may name authors; six names with their desks have 180."""


_BESIDE_PICTURES = r"text\s(?:&|und|and)\s(?:fotos?|photos?|bilder)|(?:story|words)\sand\s(?:photos|pictures)"
_ANY_OPENER = "|".join(sorted(map(re.escape, OPENERS), key=len, reverse=True))
_OPENED = re.compile(rf"^(?:(?:{_BESIDE_PICTURES}|with|{_ANY_OPENER})\b\s*[:|]?\s*)+(?=\S)", re.IGNORECASE)
_INNER = re.compile(r"^(?P<before>(?:[^\s|]+\s){0,4}?)(?i:by|von|par|por|door|автор)\s+(?=[^\W\d_a-zà-öø-ÿа-я])")
"""An opener after a few words: "Kommentar von Ada Quay", "Published by Ada Quay"."""

_PIECES = re.compile(
    r"""\s*[|•·●▪–—/»«]+\s* | (?:^|\s+)-\s+ | \s{2,}
      | \s+(?=\d) | (?<=\d)\s+""",  # counters
    re.VERBOSE,
)

_SURE_OPENER = re.compile(
    r"(?:\S+\s){0,3}?(?:(?:written|posted|published|created|submitted|verfasst|geschrieben|veröffentlicht|erstellt|gepostet"
    r"|publié|écrit|publicado|escrito|pubblicato|scritto|geplaatst|geschreven)\s(?:by|von|par|por|da|di|door)"
    r"|author|autor|autorin|auteur|autore|автор)\s*:?\s+(?P<who>[^\W\d_][\w.'’-]{1,30}(?:\s[^\W\d_][\w.'’-]{1,20})?)",
    re.IGNORECASE,
)
"""What follows is a name, however it is written: "Posted by gullwing"."""

_SOURCE = re.compile(r"(?i:source|quelle|fuente|fonte|bron|источник)\s?:\s*(?P<who>\S[^:|]{1,40})")
"""Quelle: Möwenfunk/ls"""

_INLINE_OPENER = re.compile(
    r"\s(?i:by|von|par|por|door|af|av)\s+(?P<who>[^\W\d_][\w.-]{1,24}(?:\s[^\W\d_a-zà-ÿ][\w.-]{1,24})?)\s"
)
"""Published 4 March by gullwing in Sea"""

FEWEST_SMALL_WORDS = 5
"""Words that begin small; a list of six names has four at most ("de", "and")."""

_MAY_STAND_APART = re.compile(r"[|•·●▪–—/»«\d@:(]| - |  ")
_MAY_OPEN = re.compile(rf"\b(?:with|{_ANY_OPENER})\b", re.IGNORECASE)

_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = frozenset({*(opener.split()[0] for opener in OPENERS), "with", "text", "story", "words"})

_MAY_NAME = re.compile(
    r"\b(?:by|von|par|por|da|di|door|author|autor|autorin|auteur|autore|автор|about|über|sobre|propos|об)\b",
    re.IGNORECASE,
)
"""What every head and opener has; looking for it first saves the time of the longer patterns."""

_ABOUT = re.compile(
    r"(?i:about(?:\sthe\sauthor)?|über(?:\sden\sautor|\sdie\sautorin)?|à\spropos\sde|sobre(?:\sel\sautor|\so\sautor)?|об\sавторе)"
    r"\s*:?\s+(?P<who>[^\W\d_a-zà-öø-ÿ][\w.'’ -]{2,40})"
)
"""About the author: Ada Quay"""

_DATELINE = re.compile(r"^.{0,60}?\((?P<agency>[A-Za-z]{2,9})(?:/\w{2,4})?\)\s*[–—-]")
"""Harbour Town (dpa) – The council"""

_ADDRESS = re.compile(r"\S*@\S+|\bhttps?://\S+|\bwww\.\S+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")


_BIOGRAPHY = re.compile(
    r"""^(?:about\s)?(?P<name>[^\W\d_a-zà-öø-ÿа-я][\w.'’ -]{4,40}?),?
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

_BIOGRAPHY_WORDS = frozenset(
    """is was ist est es è é has hat works worked arbeitet studied joined lives lebt writes covers covered schreibt
    berichtet""".split()
)
_NO_LETTER = re.compile(r"[^\w\s]")
LONGEST_BIOGRAPHY_HEAD = 60
"""Characters in which one of them stands: "about ", a name, and the verb; looking for it first saves the patterns."""

_SEAM = re.compile(r"(?<=[a-zà-öø-ÿ]{3})(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2})(?<!\bMac)(?<!\bDela)")
"""Where two words have lost their space: "Quay|Staff". "McKay", "LeBron" and "MacKay" are whole."""


_MAY_HAVE_SEAM = re.compile(r"[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]")


class Form(StrEnum):
    """How a line names people."""

    OPENED = "opened"
    """A word such as "by" stands in front."""
    BARE = "bare"
    ORGANISATION = "organisation"
    """Opened, and not shaped like a person's name."""
    SINGLE = "single"
    """One bare word that is a first name, or an agency."""
    ABOUT = "about"
    """A head such as "About the author: Ada"."""
    HANDLE = "handle"
    """Surely opened, and written like a nickname."""
    DATELINE = "dateline"
    """An agency that begins the text."""
    BIOGRAPHY = "biography"
    """A sentence that says who someone is."""
    COPYRIGHT = "copyright"
    """A person who holds the rights."""
    BESIDE_DATE = "beside_date"
    """A nickname or a desk that a header line names beside its date."""
    SOURCE = "source"
    """Where it was taken from: "Source: Gull Agency"."""


@dataclass(frozen=True, slots=True)
class WhoLine:
    names: tuple[str, ...]
    form: Form
    with_role: bool = False
    """Whether a job stands behind the name."""
    with_more: bool = False
    """Whether the line has other pieces beside names and dates."""
    house: str | None = None
    """The publication that stands behind the name."""

    @property
    def opened(self) -> bool:
        return self.form in {Form.OPENED, Form.ORGANISATION}


def parse_who_line(text: str) -> WhoLine | None:
    """The names of a line; None when it has none."""
    return _parse_short(text) if len(text) <= LONGEST // 2 else _parse_line(text)


@lru_cache(maxsize=4096)
def _parse_short(text: str) -> WhoLine | None:
    """The pages of an archive share their menus."""
    return _parse_line(text)


def _parse_line(text: str) -> WhoLine | None:
    biography = _parse_biography(text)
    if biography is not None or len(text) > LONGEST or (len(text) > LONGEST // 2 and text[-1] in ".!?"):
        return biography
    if text.islower() or text.isdigit() or _is_prose(text):
        return None
    separated = separate_glued(text)
    whole = separated
    if separated is not text or _MAY_HAVE_SEAM.search(text):
        separated = _SEAM.sub(" | ", separated)
    pieces = [piece for piece in _PIECES.split(blank_dates(separated)) if piece.strip()]
    found: WhoLine | None = None
    for piece in pieces:
        who = _parse_piece(piece.strip(" ,:;·-"), alone=len(pieces) == 1)
        if who is not None and (found is None or (who.opened and not found.opened)):
            found = who
    if found is None:
        return _parse_source(text) or _parse_handle(separated) or _parse_beside_date(whole)
    return replace(found, with_more=len(pieces) > 1)


def _is_prose(text: str) -> bool:
    """Whether most of the work can be saved: many small words, and nothing by which names stand apart from them."""
    if _MAY_STAND_APART.search(text) or _MAY_OPEN.search(text):
        return False
    return sum(word[0].islower() for word in text.split()) >= FEWEST_SMALL_WORDS


def _parse_source(text: str) -> WhoLine | None:
    match = _SOURCE.fullmatch(text)
    return WhoLine((match["who"],), Form.SOURCE) if match and "@" not in match["who"] else None


def _parse_beside_date(text: str) -> WhoLine | None:
    """The one piece beside a date that is no furniture, if it is short enough for a nickname or a desk."""
    blank = blank_dates(text)
    if blank == text:
        return None
    opened = _INLINE_OPENER.search(f" {text} ")
    if opened is not None and month_number(opened["who"]) is None and not is_weekday(opened["who"]):
        return WhoLine((opened["who"],), Form.HANDLE)
    for piece in blank.split("|"):
        name = cut_job(piece.strip(" ,:;·-–—"))[0]
        words = name.split()
        if not 1 <= len(words) <= MOST_ORGANISATION_WORDS or not name[0].isalpha() or name.casefold() in NOT_IN_NAMES:
            continue
        folded = fold_phrase(name)
        if find_phrase(folded, len(words)) is None and find_phrase(f"0 {folded}", len(words) + 1) is None:
            return WhoLine((name,), Form.BESIDE_DATE)
    return None


def parse_dateline(text: str) -> WhoLine | None:
    """The agency that begins a text."""
    match = _DATELINE.match(text[:LONGEST])
    known = match is not None and match["agency"].casefold() in AGENCIES
    return WhoLine((match["agency"],), Form.DATELINE) if match is not None and known else None


def _parse_handle(text: str) -> WhoLine | None:
    if not _MAY_NAME.search(text):
        return None
    about = _ABOUT.fullmatch(text)
    if about is not None and (is_person_name(about["who"]) or is_first_name(about["who"])):
        return WhoLine((about["who"],), Form.ABOUT)
    match = _SURE_OPENER.search(blank_dates(text))
    return WhoLine((match["who"],), Form.HANDLE) if match else None


def parse_copyright_person(text: str) -> WhoLine | None:
    """The person that a copyright line names as the holder."""
    holder = parse_copyright_holder(re.split(r"\s[·∙•|]\s|,\s", text)[0])
    known = holder is not None and is_person_name(holder) and is_first_name(holder.split()[0])
    return WhoLine((holder,), Form.COPYRIGHT) if holder is not None and known else None


def _parse_biography(text: str) -> WhoLine | None:
    if _BIOGRAPHY_WORDS.isdisjoint(_NO_LETTER.sub(" ", text[:LONGEST_BIOGRAPHY_HEAD]).casefold().split()):
        return None
    match = _BIOGRAPHY.match(text[:LONGEST]) or _WRITES.match(text[:LONGEST])
    if match is None or _SEAM.search(match["name"]):
        return None
    name = match["name"].split(",")[0].strip()
    if not is_person_name(name) or not is_called_so(name):
        return None
    words = re.findall(r"[^\W\d_]+", (match.groupdict().get("job") or "").casefold())
    return WhoLine(
        (name,), Form.BIOGRAPHY, with_role="verb" not in match.groupdict() or bool(ROLES.intersection(words))
    )


def parse_opened_names(text: str) -> WhoLine | None:
    """The names of a line below "By"."""
    return parse_who_line(f"by {text}") if len(text) < LONGEST // 2 else None


def _begins_with_opener(piece: str) -> bool:
    """Whether it may: the pattern itself tries every opener."""
    word = _LETTERS.match(piece)
    return word is not None and word[0].casefold() in _FIRST_WORDS


def _parse_piece(piece: str, *, alone: bool) -> WhoLine | None:
    first = piece.partition(" ")[0].casefold().strip(".:")
    if not piece or first in NOT_AUTHORS:
        return None
    if alone and " " not in piece and piece.isalpha():  # most lines of menus; a name has two words, an opener more
        single = is_first_name(piece) or piece.casefold() in AGENCIES
        return WhoLine((piece,), Form.SINGLE) if single else None
    match = (_OPENED.match(piece) if _begins_with_opener(piece) else None) or _INNER.match(piece)
    opened = match is not None
    if not opened and has_other_words(piece):
        return None
    rest = _ADDRESS.sub(" ", _BRACKETS.sub(" ", piece[match.end() :] if match else piece))
    read = read_names(rest, opened=opened)
    if read.names and (opened or read.whole):
        return WhoLine(read.names, Form.OPENED if opened else Form.BARE, read.with_role, house=read.house)
    if match is not None and not match.groupdict().get("before"):
        organisation = read_organisation(rest)
        return WhoLine((organisation,), Form.ORGANISATION) if organisation else None
    single = alone and len(piece.split()) == 1 and (is_first_name(piece) or piece.casefold() in AGENCIES)
    return WhoLine((piece,), Form.SINGLE) if single and piece.isalpha() else None
