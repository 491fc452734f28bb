"""Lines that say when: a date with its label and clock, alone or with the section beside it.

A line of running text is never one, so a date that an article merely mentions cannot become its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from pressmark.ingest.bylines import OPENERS, parse_byline, parse_names
from pressmark.ingest.dates import PrintedClock, PrintedDate, find_clock, find_dates, is_weekday
from pressmark.ingest.glued import separate_glued
from pressmark.ingest.phrases import find_phrase, fold_phrase

LONGEST = 160
"""Characters of a line that may be a date line; the longest honest ones name author, desk and two dates."""

MOST_OTHER_WORDS = 6
"""Words beside date, clock and labels; more of them make a sentence."""

LABELS: dict[str, frozenset[str]] = {
    "published": frozenset(
        """published posted publication publish date created veröffentlicht erschienen publié publiée publicado
        publicada pubblicato pubblicata gepubliceerd geplaatst опубликовано опубликована дата released
        issued filed datum fecha data ecrit écrit erscheinungsdatum veröffentlichungsdatum paru geschrieben
        публикации publicerad publisert opublikowano julkaistu δημοσίευση""".split()
    ),
    "modified": frozenset(
        """updated update modified revised edited aktualisiert geändert actualisé actualisée modifié mis jour
        actualizado actualizada modificado aggiornato aggiornata aggiornamento modificato atualizado
        atualizada bijgewerkt gewijzigd обновлено обновлена изменено päivitetty uppdaterad oppdatert opdateret
        aktualizacja überarbeitet überarbeitung änderung güncelleme güncellendi revision modification rewritten amended
        diperbarui diubah""".split()
    ),
    "captured": frozenset(
        """retrieved accessed saved archived captured abgerufen consulté consultado consultata geraadpleegd printed
        snapshot""".split()
    ),
    "other": frozenset(
        """termin termine kundenbewertung bewertung rezension beginndatum enddatum beginn deadline expires expiry gültig
        geboren born died version einsendeschluss anmeldeschluss event veranstaltung""".split()
    ),
}
"""The word before a date that says what happened on it, in the eight languages."""

LABEL_ORDER = ("modified", "captured", "published", "other")
"""Which label counts where two stand before one date."""

_ALL_LABELS = frozenset().union(*LABELS.values())

FILLERS = frozenset(
    """on at am um uhr le la el il de del do der den vom von à a á alle às as om op в um h hrs hours gmt utc bst
    est edt et pst pdt pt cst cdt ct mst mdt cet cest ist aest aedt wib jst kst msk am pm a.m p.m last first
    original originally date time heure ore min read mins minutes stand ultima última dernière mise zuletzt
    laatste and und et y e г года min. mins. minuten lesedauer lecture lettura leitura lectura leestijd klo kl
    minuti minutos reading since from""".split()
)
"""Words that stand around dates and say nothing by themselves."""

_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*", re.UNICODE)
_SEPARATOR = re.compile(r"\s*[|•·–—/]\s*|\s+-\s+|\s{2,}|;\s")
_DAY_FIRST_ZONE = re.compile(
    r"\b(?:CES?T|WES?T|EES?T|BST|MSK|IST|SAST|AE[SD]T|NZ[SD]T|WIB|WITA|MYT|PKT|EAT|WAT|GMT\s?\+\s?\d)\b"
)
"""Zones all of whose lands write the day first (CLDR); those of North America are Canada's too, which does both."""

_RANGE = re.compile(
    r"\b\d{1,2}\.?\s?(?:[-–—/]|bis|to|until|au|al|a|t/m|until|und|and)\s?(?:the\s|zum\s)?$", re.IGNORECASE
)
"""What stands before the second day of "9. bis 23. Februar 2017"."""

_DIGIT = re.compile(r"\d")


class When(StrEnum):
    """What a date of a date line is the date of; the names of the article's fields."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    CAPTURED = "captured"
    OTHER = "other"
    """The day of an event or of a customer's opinion."""


@dataclass(frozen=True, slots=True)
class DateLine:
    dates: tuple[tuple[When, PrintedDate], ...]
    clock: PrintedClock | None
    labelled: bool
    """Whether a word says what the date means."""
    others: tuple[str, ...]
    """The pieces of the line that are neither date nor clock nor label: a section, a byline."""

    @property
    def named(self) -> bool:
        """Whether one of the pieces is a byline."""
        return any(parse_byline(piece) for piece in self.others)


def parse_date_line(text: str, language: str = "und") -> DateLine | None:
    """Read a line that is about a date; None for any other line."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return None
    text = separate_glued(text)
    found = find_dates(text, language)
    if not found:
        return None
    if any(date.readings for date in found) and _DAY_FIRST_ZONE.search(text):
        found = tuple(replace(date, value=date.readings[0], readings=()) if date.readings else date for date in found)
    clock = find_clock(_blank(text, found))
    others = other_pieces(_blank(text, found, clock))
    if count_foreign_words(others) > MOST_OTHER_WORDS:
        return None
    if others and text.rstrip().endswith(".") and not others[-1].isupper():
        return None
    dated = _assign(text, found)
    return DateLine(dated, clock, any(label not in {None, When.OTHER} for label, _ in _labels(text, found)), others)


def blank_dates(text: str) -> str:
    """The line with separators in place of its dates, clock and labels."""
    if not _DIGIT.search(text):
        return text
    found = find_dates(text)
    blank = _blank(text, found, find_clock(_blank(text, found))) if found else text
    return " | ".join(_trim(piece) for piece in _SEPARATOR.split(blank)) if found else blank


def parse_clock_line(text: str) -> bool:
    """Whether a short line is only a time of day, or only a weekday."""
    if len(text) > LONGEST // 4:
        return False
    if is_weekday(text.strip(" ,.")):
        return True
    clock = find_clock(text) if _DIGIT.search(text) else None
    return clock is not None and not other_pieces(text[: clock.start] + " " + text[clock.end :])


def _blank(text: str, dates: tuple[PrintedDate, ...], clock: PrintedClock | None = None) -> str:
    """The line with its dates and clock replaced by separators of the same length."""
    chars = list(text)
    for span in (*dates, clock):
        if span is not None:
            chars[span.start : span.end] = " | ".ljust(span.end - span.start)[: span.end - span.start]
    return "".join(chars)


def other_pieces(text: str) -> tuple[str, ...]:
    """The pieces of a line, its dates and clock blanked, that say something else."""
    pieces: list[str] = []
    for piece in _SEPARATOR.split(text):
        words = [word for word in piece.split() if not _is_filler(word)]
        if any(_TOKEN.search(word) for word in words):
            pieces.append(_trim(piece))
    return tuple(piece for piece in pieces if piece)


def count_foreign_words(pieces: tuple[str, ...]) -> int:
    """Words of the pieces; of pieces that are names or furniture ("2 comments") by themselves, at most one each."""
    return sum(1 if _is_header_piece(piece) else len(piece.split()) for piece in pieces)


def _is_header_piece(piece: str) -> bool:
    folded = fold_phrase(piece)
    return bool(parse_byline(piece) or parse_names(piece)) or find_phrase(folded, folded.count(" ") + 1) is not None


def _is_filler(word: str) -> bool:
    bare = word.casefold().strip(".,:;()[]")
    return bare in FILLERS or bare in _ALL_LABELS or is_weekday(bare) or bare.isdigit()


def _trim(piece: str) -> str:
    words = piece.split()
    while words and _is_filler(words[-1]):
        words.pop()
    while words and _is_filler(words[0]) and not (words[0].casefold() in OPENERS and parse_byline(" ".join(words))):
        words.pop(0)
    return " ".join(words).strip(" ,:;()[]")


def _labels(text: str, dates: tuple[PrintedDate, ...]) -> list[tuple[When | None, PrintedDate]]:
    """Each date with the label between it and the date before."""
    labelled: list[tuple[When | None, PrintedDate]] = []
    position = 0
    for date in dates:
        between = {token.casefold() for token in _TOKEN.findall(text[position : date.start])}
        label = next((When(name) for name in LABEL_ORDER if between & LABELS[name]), None)
        if label is None and _RANGE.search(text[position : date.start]):
            label = When.OTHER  # the last day of an exhibition or of a week's report
        labelled.append((label, date))
        position = date.end
    return labelled


def _assign(text: str, dates: tuple[PrintedDate, ...]) -> tuple[tuple[When, PrintedDate], ...]:
    return tuple((label or When.PUBLISHED, date) for label, date in _labels(text, dates))
