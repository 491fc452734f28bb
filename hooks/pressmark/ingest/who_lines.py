"""Lines that may say who wrote the article: their names, and in which form they stand there.

Wider than `bylines`, which decides lines by themselves: here a name in any header line is a candidate, and
`author_choice` says which is the author's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pressmark.ingest.bylines import NOT_IN_NAMES, OPENERS, is_person_name
from pressmark.ingest.date_lines import LABELS, blank_dates
from pressmark.ingest.dates import is_weekday, month_number
from pressmark.ingest.glued import separate_glued
from pressmark.ingest.phrases import find_phrase, fold_phrase
from pressmark.ingest.who_forms import Form, WhoLine
from pressmark.ingest.who_names import (
    MOST_ORGANISATION_WORDS,
    cut_job,
    has_other_words,
    is_desk,
    read_names,
    read_organisation,
)
from pressmark.ingest.who_sentences import SEAM, parse_biography, parse_trailing_byline
from pressmark.ingest.who_words import (
    AGENCIES,
    NOT_AUTHORS,
    is_common_word,
    is_first_name,
    is_paper_name,
)

TIME_WORDS = frozenset().union(*LABELS.values())

MOST_SHORT_WORDS = 3
LONGEST_SHORT = 30

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

_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = frozenset({*(opener.split()[0] for opener in OPENERS), "with", "text", "story", "words"})
_POSTED = re.compile(r"(?:published|posted|written|publié|publicado|veröffentlicht|verfasst)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[^\W\d_])\.\s+(?=\S)|\s[-–—]\s(?=\d)")
_GLUED_BY = re.compile(r"\bby(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])")
"""4 March 2011 byAda Quay"""

_SIGNED = re.compile(r"(?:written|posted|published)\s+by\b", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|&)\s")
_FIRST_NAMES = re.compile(r"[A-Z][^\W\d_]+\s(?:and|&)\s[A-Z][^\W\d_]+")
"""Written by Ada and Bob"""

_CODE = re.compile(r"(?P<opener>(?i:by|von|par|por|da|di|door)\s?:?\s+)?(?P<code>\w{2,9}/\w{2,9})")
"""Von: det/dpa"""

_MAY_STAND_APART = re.compile(r"[|•·●▪–—/»«\d@:(]| - |  ")
_MAY_OPEN = re.compile(rf"\b(?:with|{_ANY_OPENER})\b", re.IGNORECASE)

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

_STORIES = re.compile(r"Get (?P<who>[^\W\d_][\w.'’ -]{2,40}?)[’']s stories in your inbox")
"""What a site of many writers prints below the name."""

_ADDRESS = re.compile(r"\S*@\S+|\bhttps?://\S+|\bwww\.\S+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*(?:[)\]]|$)\s*")


_MAY_HAVE_SEAM = re.compile(r"[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]")


def parse_who_line(text: str) -> WhoLine | None:
    """The names of a line; None when it has none."""
    return _parse_short(text) if len(text) <= LONGEST // 2 else _parse_line(text)


@lru_cache(maxsize=4096)
def _parse_short(text: str) -> WhoLine | None:
    """The pages of an archive share their menus."""
    return _parse_line(text)


def _parse_line(text: str) -> WhoLine | None:
    sentence = parse_biography(text) or parse_trailing_byline(text)
    if sentence is not None or text.islower() or text.isdigit() or _is_prose(text):
        return sentence
    if _POSTED.match(text) or _match_opened(text):
        text = _SENTENCE_END.split(text, maxsplit=1)[0]
    elif len(text) > LONGEST // 2 and text[-1] in ".!?":
        return None
    return _parse_code(text) or _parse_header(_GLUED_BY.sub("by ", text)) if len(text) <= LONGEST else None


def _parse_header(text: str) -> WhoLine | None:
    whole = separate_glued(text)
    found = _parse_pieces(whole)
    if found is not None and found.form is Form.ORGANISATION:
        return found  # "SolutionsHub" is one word after an opener
    cut = SEAM.sub(" | ", whole) if whole is not text or _MAY_HAVE_SEAM.search(text) else whole
    found = _parse_pieces(cut) if cut != whole else found
    return found or _parse_source(text) or _parse_handle(cut) or _parse_beside_date(whole)


def _parse_code(text: str) -> WhoLine | None:
    """The short signs of agency and desk: "dpa/ls"."""
    code = _CODE.fullmatch(text)
    if code is None or AGENCIES.isdisjoint(code["code"].casefold().split("/")):
        return None
    return WhoLine((code["code"],), Form.ORGANISATION if code["opener"] else Form.SINGLE)


def _parse_pieces(text: str) -> WhoLine | None:
    pieces = [piece for piece in _PIECES.split(_join_slashed(blank_dates(text))) if piece.strip()]
    found: WhoLine | None = None
    for piece in pieces:
        who = _parse_piece(piece.strip(" ,:;·-"), alone=len(pieces) == 1)
        if who is not None and (found is None or (who.opened and not found.opened)):
            found = who
    return found and replace(found, with_more=len(pieces) > 1)


def _join_slashed(text: str) -> str:
    """The line with commas between names that slashes part: "Ada Quay/Bob Kade"; "dpa/ls" stays one."""
    parts = text.split("/")
    is_list = 1 < len(parts) <= MOST_ORGANISATION_WORDS and all(is_person_name(part.strip()) for part in parts)
    return ", ".join(part.strip() for part in parts) if is_list else text


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
        name = "" if is_paper_name(piece.strip(" ,:;·-–—")) else cut_job(piece.strip(" ,:;·-–—"))[0]
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
    stories = _STORIES.fullmatch(text)
    if stories is not None:
        return WhoLine((stories["who"],), Form.ABOUT)
    if not _MAY_NAME.search(text):
        return None
    about = _ABOUT.fullmatch(text)
    if about is not None and (is_person_name(about["who"]) or is_first_name(about["who"])):
        return WhoLine((about["who"],), Form.ABOUT)
    match = _SURE_OPENER.search(blank_dates(text))
    return WhoLine((match["who"],), Form.HANDLE) if match and not _is_told_when(match["who"]) else None


def _is_told_when(text: str) -> bool:
    """Whether it tells a time and no name: "Author: Updated October"."""
    return any(month_number(word) is not None or word.casefold() in TIME_WORDS for word in text.split())


def parse_opened_names(text: str) -> WhoLine | None:
    """The names of a line below "By"."""
    return parse_who_line(f"by {text}") if len(text) < LONGEST // 2 else None


def _parse_piece(piece: str, *, alone: bool) -> WhoLine | None:
    first = piece.partition(" ")[0].casefold().strip(".:")
    if not piece or first in NOT_AUTHORS:
        return None
    if alone and " " not in piece and piece.isalpha():  # most lines of menus; a name has two words, an opener more
        single = is_first_name(piece) or piece.casefold() in AGENCIES
        return WhoLine((piece,), Form.SINGLE) if single else None
    match = _match_opened(piece) or _match_inner(piece)
    rest = _ADDRESS.sub(" ", _BRACKETS.sub(" ", piece[match.end() :] if match else piece)).strip()
    if match is not None:
        return _parse_opened(piece, rest, inner="before" in match.groupdict())
    if is_desk(rest):
        return WhoLine((rest,), Form.DESK)
    read = None if has_other_words(piece) else read_names(rest, opened=False)
    if read is not None and read.names and read.whole:
        return WhoLine(read.names, Form.BARE, read.with_role, house=read.house)
    return None


def _parse_opened(piece: str, rest: str, *, inner: bool) -> WhoLine | None:
    """What stands behind an opener; `inner`: words stand before it, so that it must be people."""
    if is_desk(rest):
        return WhoLine((rest,), Form.ORGANISATION)
    read = read_names(rest, opened=True)
    if read.names:
        return WhoLine(read.names, Form.OPENED, read.with_role, house=read.house)
    if _SIGNED.match(piece) and _FIRST_NAMES.fullmatch(rest):
        return WhoLine(tuple(_AND.split(rest)), Form.OPENED)
    organisation = "" if inner else read_organisation(rest)
    return WhoLine((organisation,), Form.ORGANISATION) if organisation else None


def _match_opened(piece: str) -> re.Match[str] | None:
    """An opener at the beginning; its first word is looked for first, since the pattern tries every opener."""
    word = _LETTERS.match(piece)
    return _OPENED.match(piece) if word is not None and word[0].casefold() in _FIRST_WORDS else None


def _match_inner(piece: str) -> re.Match[str] | None:
    """An opener after a few words, that are neither a first name ("Ada von Quay") nor a picture ("Image by Ada")."""
    match = _INNER.match(piece)
    before = match["before"].split() if match else []
    if any(word.casefold().rstrip("s") in NOT_AUTHORS for word in before):
        return None
    return None if len(before) == 1 and is_first_name(before[0]) else match


def parse_short_line(text: str) -> WhoLine | None:
    """A few words that may be a nickname or a house; only their place tells."""
    words = text.split()
    if not 1 <= len(words) <= MOST_SHORT_WORDS or len(text) > LONGEST_SHORT or not text[0].isalpha():
        return None
    if not text[-1].isalpha() or text.islower() or any(char.isdigit() or char in ":@|/#" for char in text):
        return None
    folded = [word.casefold() for word in words]
    if all(is_common_word(word) or word in TIME_WORDS or is_weekday(word) for word in folded):
        return None
    return WhoLine((text,), Form.SHORT)
