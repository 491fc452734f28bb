"""Lines that may say who wrote the article: their names, and in which form they stand there.

Wider than `bylines`, which decides lines by themselves: here a name in any header line is a candidate, and
`author_choice` says which is the author's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from pressmark.ingest.bylines import OPENERS, PARTICLES, is_person_name
from pressmark.ingest.date_lines import blank_dates
from pressmark.ingest.dates import is_weekday, month_number
from pressmark.ingest.glued import separate_glued
from pressmark.ingest.mastheads import parse_copyright_holder
from pressmark.ingest.who_words import AGENCIES, NOT_AUTHORS, OUR, ROLES, is_first_name

LONGEST = 200
"""Characters of a line that may name authors; six names with their desks have 180."""

MOST_ORGANISATION_WORDS = 4
MOST_AUTHORS = 12

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

_NAMES = re.compile(r"\s*(?:,|;|\s(?:and|und|et|y|e|en|и|with|mit|avec|con|&|\+)\s|\s&\s)\s*")
_ADDRESS = re.compile(r"\S*@\S+|\bhttps?://\S+|\bwww\.\S+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_DESK = re.compile(r"\s+(?:for|at|in|from|special to|of|aus|à|pour|para|per|voor|für|bei)\s+\S.*$", re.IGNORECASE)


_BIOGRAPHY = re.compile(
    r"""^(?:about\s)?(?P<name>[^\W\d_a-zà-öø-ÿа-я][\w.'’ -]{4,40}?),?
        \s(?:is|was|ist|est|es|è|é|writes|covers|has\sbeen|works)\s
        (?:(?:an?|the|eine?|une?|una?|uma?|la|el|il)\s)?(?P<job>[^.]{2,160})""",
    re.VERBOSE,
)
"""Ada Quay is a reporter for the Gull News, where she covers the sea."""

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


@dataclass(frozen=True, slots=True)
class WhoLine:
    names: tuple[str, ...]
    form: Form
    with_role: bool = False
    """Whether a job stands behind the name."""
    with_more: bool = False
    """Whether the line has other pieces beside names and dates."""

    @property
    def opened(self) -> bool:
        return self.form in {Form.OPENED, Form.ORGANISATION}


def parse_who_line(text: str) -> WhoLine | None:
    """The names of a line; None when it has none."""
    biography = _parse_biography(text)
    if biography is not None or len(text) > LONGEST or (len(text) > LONGEST // 2 and text[-1] in ".!?"):
        return biography
    if text.islower() or text.isdigit():
        return None
    separated = separate_glued(text)
    if separated is not text or _MAY_HAVE_SEAM.search(text):
        separated = _SEAM.sub(" | ", separated)
    pieces = [piece for piece in _PIECES.split(blank_dates(separated)) if piece.strip()]
    found: WhoLine | None = None
    for piece in pieces:
        who = _parse_piece(piece.strip(" ,:;·-"), alone=len(pieces) == 1)
        if who is not None and (found is None or (who.opened and not found.opened)):
            found = who
    if found is None:
        return _parse_handle(separated)
    return replace(found, with_more=len(pieces) > 1)


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
    match = _BIOGRAPHY.match(text[:LONGEST])
    if match is None or not is_person_name(match["name"]) or not is_first_name(match["name"].split()[0]):
        return None
    words = re.findall(r"[^\W\d_]+", match["job"].casefold())
    return WhoLine((match["name"],), Form.BIOGRAPHY, with_role=True) if ROLES.intersection(words) else None


def parse_opened_names(text: str) -> WhoLine | None:
    """The names of a line below "By"."""
    return parse_who_line(f"by {text}") if len(text) < LONGEST // 2 else None


def _parse_piece(piece: str, *, alone: bool) -> WhoLine | None:
    first = piece.partition(" ")[0].casefold().strip(".:")
    if not piece or first in NOT_AUTHORS:
        return None
    match = _OPENED.match(piece) or _INNER.match(piece)
    opened = match is not None
    rest = _ADDRESS.sub(" ", _BRACKETS.sub(" ", piece[match.end() :] if match else piece))
    names, with_role, all_names = _read_names(rest, opened=opened)
    if names and (opened or all_names):
        return WhoLine(names, Form.OPENED if opened else Form.BARE, with_role)
    if match is not None and not match.groupdict().get("before"):
        organisation = _read_organisation(rest)
        return WhoLine((organisation,), Form.ORGANISATION) if organisation else None
    single = alone and len(piece.split()) == 1 and (is_first_name(piece) or piece.casefold() in AGENCIES)
    return WhoLine((piece,), Form.SINGLE) if single and piece.isalpha() else None


def _read_names(text: str, *, opened: bool) -> tuple[tuple[str, ...], bool, bool]:
    """The persons at the beginning of a list, whether a job follows one of them, and whether all is names and jobs."""
    names: list[str] = []
    with_role = False
    for part in _NAMES.split(text.strip(" .,:")):
        name, job = _cut_job(_DESK.sub("", part).strip(" .,:*"))
        if names and any(word.isupper() and len(word) > 1 for word in name.split()) and not names[0].isupper():
            return tuple(names), with_role, True  # "Ada Quay, GULL NEWS": where she works
        if _is_name(name, opened=opened and "," not in text) and len(names) < MOST_AUTHORS:
            names.append(name)
            with_role = with_role or job
        elif job and not name:
            with_role = True
        else:
            return tuple(names), with_role, False
    return tuple(dict.fromkeys(names)), with_role, True


def _is_name(text: str, *, opened: bool) -> bool:
    """Whether it is a person's name; after an opener first names will do: "by Ada and Bob"."""
    return (is_person_name(text) and not any(char.isdigit() for char in text)) or (opened and is_first_name(text))


def _cut_job(part: str) -> tuple[str, bool]:
    """A name without the job before or behind it, and whether there was one behind."""
    words = part.split()
    while words and words[0].casefold() in ROLES | OUR:
        words.pop(0)
    for place, word in enumerate(words):
        if word.casefold().strip(".,:") in ROLES:
            return " ".join(words[:place]), True
    return " ".join(words), not words


def _read_organisation(text: str) -> str:
    """After an opener, one word or an agency may stand for the author."""
    words = text.strip(" .,:").split(",")[0].split()
    if words and (month_number(words[0]) is not None or is_weekday(words[0])):
        return ""  # "By April 4"
    if not 1 <= len(words) <= MOST_ORGANISATION_WORDS or not words[0][0].isalpha():
        return ""
    named = all(word[0].isupper() or word.casefold() in PARTICLES | {"et", "with", "and", "of"} for word in words)
    return " ".join(words) if named or " ".join(words).casefold() in AGENCIES else ""
