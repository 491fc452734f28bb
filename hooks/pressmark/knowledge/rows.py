"""Names in a row that a model took for one: "Amnesty International, Human Rights Watch" are two.

A comma also stands inside names ("Fell Marsh, Inc.", "University of California, Berkeley") and before what is said of
somebody ("Ada Fell, PhD"), so in doubt a row stays one.
"""

from __future__ import annotations

import re

from pressmark.knowledge.names import GENERATIONS, ORGANISATION_SUFFIXES, fold_name
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import (
    head_label,
    is_given_name,
    is_known_organisation,
    is_state,
    is_title,
    resolve_land,
    resolve_place,
)

NOT_NAMES = frozenset(
    """i we us you he she it they them me him her my our your their his its this that these those who what here there
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december today tomorrow yesterday sir madam yes no ok""".split()
)
"""Words that are no names alone, unless they stand in capitals ("US", "WHO")."""

NEVER_NAMES = frozenset("am pm gmt est edt utc bst ceo cfo tv pdf url http https www faq mr mrs ms dr phd".split())
"""Abbreviations that are no names alone, capitals or not."""

DEGREES = frozenset(
    """ba bsc beng ma msc mba mphil phd dphil edd md dds dvm jd llb llm rn cpa esq obe mbe cbe kbe dbe qc kc sc pc frs
    frcp fba dso dfc ret""".split()
)
"""Degrees, honours and professions that stand after a personal name, folded. Written by hand for this project."""

ROLES = frozenset({"cto", "coo", "ceo", "cfo", "evp", "svp", "vp"})
"""Offices in capitals that stand after a personal name, folded."""

FORMS_AFTER_COMMA = ORGANISATION_SUFFIXES | frozenset("ab as asa kg kk lp oy pc pllc pte pty sarl sas srl".split())
"""Legal forms that a comma may part from the firm, folded."""

NAMED_BY_FIELDS = frozenset(
    """agency board bureau center centre college commission committee council department dept directorate faculty
    institute ministry office school secretariat university""".split()
)
"""Bodies that are named after several fields or with a town: "Department of Health, Education, Welfare"."""

NAMES_OF_ONE_WORD = 3
"""Names of one word from which a row of them is no firm."""

_JOINT = re.compile(r",?\sand\s|,\s")
_NAMES_IN_ROW = re.compile(r",\s(?=[A-Z])")
_DOTTED_FORM = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")
"""As in "L.P." or "N.A."; an acronym with dots might be a name as well, but seldom after a comma."""

_PARTY_CODE = re.compile(r"\(?[A-Z]{1,4}[-–][A-Z][\w. ]*\)?")
"""As in "Ada Fell, R-Texas"."""

_OF_FIELDS = re.compile(rf"(?i)\b(?:{'|'.join(sorted(NAMED_BY_FIELDS))})\s(?:of|for|on)\s")
_ROLE_OF = re.compile(r"\s(?:of|for|to|at|in)\s")

Part = tuple[int, int]
"""A name of the row: where it starts and ends in the text."""


def part_row(text: str, start: int, end: int, label: str) -> tuple[Part, ...]:
    """The names in a span that a model took for one; nothing where it is one, one where the rest is no name."""
    return _part_places(text, start, end, label) or _part_names(text, start, end, label)


def is_name(surface: str) -> bool:
    """Whether letters are there, one of them a capital or of a script without capitals, and it is no stop word."""
    if not any(char.isalpha() and not char.islower() for char in surface):
        return False
    bare = surface.casefold().replace(".", "")
    return len(bare) > 1 and bare not in NEVER_NAMES and (bare not in NOT_NAMES or surface.isupper())


def _part_places(text: str, start: int, end: int, label: str) -> tuple[Part, ...]:
    """The parts of "Entre Rios and Misiones" or "Murdochville, Quebec", where the whole is no place that we know."""
    surface = text[start:end]
    joint = _JOINT.search(surface) if label in {"GPE", "LOC", "ORG", "FAC"} else None
    if joint is not None and label not in {"GPE", "LOC"} and not _is_region(surface[joint.end() :]):
        return ()
    if joint is None or resolve_land(surface) is not None or find_city(surface) is not None:
        return ()
    if not surface[joint.end() :][:1].isupper():
        return ()
    return (start, start + joint.start()), (start + joint.end(), end)


def _part_names(text: str, start: int, end: int, label: str) -> tuple[Part, ...]:
    surface = text[start:end]
    if label not in {"ORG", "PERSON"} or "&" in surface or " and " in surface:
        return ()
    parts: list[Part] = []
    for first, last in _between_commas(surface):
        if parts and label == "PERSON" and fold_name(surface[first:last]) in GENERATIONS:
            parts[-1] = parts[-1][0], last
        else:
            parts.append((first, last))
    names = [part for part in parts if not _is_said_of_name(surface[slice(*part)], label)]
    if not names or (names[0] != parts[0] and label != "PERSON"):  # "General" may begin a union's name
        return ()
    if len(names) > 1 and not _is_row([surface[slice(*part)] for part in names], label):
        names = [(names[0][0], names[-1][1])]
    found = tuple((start + first, start + last) for first, last in names)
    return () if found == ((start, end),) else found


def _between_commas(surface: str) -> tuple[Part, ...]:
    cuts = [cut.span() for cut in _NAMES_IN_ROW.finditer(surface)]
    return tuple(zip((0, *(last for _, last in cuts)), (*(first for first, _ in cuts), len(surface)), strict=True))


def _is_said_of_name(part: str, label: str) -> bool:
    """Whether what stands after a comma is no name: a stop word, a title, for people a degree, a role or a party."""
    if not is_name(part) or all(is_title(word) for word in part.split()):
        return True
    folded = fold_name(part)
    return label == "PERSON" and (
        all(word in DEGREES or word in ROLES for word in folded.split())
        or _PARTY_CODE.fullmatch(part) is not None
        or (is_title(part.split(maxsplit=1)[0]) and _ROLE_OF.search(part) is not None)
    )


def _is_row(names: list[str], label: str) -> bool:
    """Whether names with commas between them are surely several."""
    if all(_is_place(name) for name in names):
        return True
    last = names[-1]
    if _is_place(last) or fold_name(last) in GENERATIONS:
        return False
    return _are_people(names) if label == "PERSON" else _are_organisations(names)


def _are_people(names: list[str]) -> bool:
    """All full names, or all single ones; but "Fell, Ada" is one person."""
    single = [" " not in name for name in names]
    return not any(single) or (all(single) and not is_given_name(names[1]))


def _are_organisations(names: list[str]) -> bool:
    """Whether each is a name of several words or capitals, with no legal form parted from its firm.

    Three words in a row are three names: a firm of that many partners has an "and" before the last.
    """
    others = names[1:]
    if any(fold_name(name) in FORMS_AFTER_COMMA or _DOTTED_FORM.fullmatch(name) for name in others):
        return False
    if _OF_FIELDS.search(names[0]) and not all(_is_body(name) for name in others):
        return False
    single = len(names) >= NAMES_OF_ONE_WORD and not any(" " in name for name in names)
    return single or all(" " in name or name.isupper() or is_known_organisation(name) for name in others)


def _is_body(name: str) -> bool:
    return head_label(name) is not None or is_known_organisation(name) or _OF_FIELDS.search(name) is not None


def _is_place(name: str) -> bool:
    return _is_region(name) or find_city(name) is not None


def _is_region(name: str) -> bool:
    return is_state(name) or resolve_place(name) is not None
