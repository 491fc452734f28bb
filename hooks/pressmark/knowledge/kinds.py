"""What the words of a name and those beside it tell of its kind, where they tell more than a model's guess.

"Mr Adelson", "Vivian Holloway, 41," and "M. Maynor" are people, "the town of Medea" and "in Copenhagen" places,
"Interfax news agency" an organisation, whatever label came with them.
"""

from __future__ import annotations

import re

from pressmark.knowledge.headline_words import is_surname_word
from pressmark.knowledge.names import ORGANISATION_SUFFIXES, PARTICLES, fold_name
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import (
    head_label,
    is_given_name,
    is_known_organisation,
    is_small_word,
    is_state,
    is_title,
    resolve_land,
)
from pressmark.model import Mention

NOT_BEFORE_PEOPLE = frozenset(
    """special private field marine head chief foreign defence defense interior finance vice deputy former late then
    acting incoming outgoing ex senior officer rear general attorney prime speaker house st saint lord father pope fr
    major justice""".split()
)
"""Titles that also stand before other names, folded."""

PLACE_NOUNS = "town|city|village|port|province|district|region|state|suburb|island|county|capital|republic|governorate"
NEWS_NOUNS = "news agency|newspaper|daily|weekly|magazine|television|radio|news service|broadcaster"

_TO_BEFORE = re.compile(r"\b(?:from|to|between|towards|reached)\s$")
_PLACE_BEFORE = re.compile(rf"\b(?:{PLACE_NOUNS})\sof\s$")
_IN_BEFORE = re.compile(r"(?:^|\W)(?:[Ii]n|[Nn]ear|[Oo]utside|[Nn]orth of|[Ss]outh of|[Ee]ast of|[Ww]est of)\s$")
_SENTENCE_IN = re.compile(r"(?:^|[^\w,;])\s*(?:In|Near|Outside)\s$")
"""As in "In Fellmouth, ..."; inside a sentence one may as well believe in somebody."""

_IN_PLACE = re.compile(r"(?:^|\W)(?P<word>\w+),?\s(?P<where>in|near)\s$")
_NO_PLACE_BEFORE_IN = frozenset(
    """belief believe believed believes believing confidence confident disappointed disappointment faith hope hopes
    pride trust trusted trusting trusts find found see seen saw interest interested interests
    role roles part parts actor actors actress actresses star starred starring stars play played playing plays act
    acted acting appear appearance appeared appearing appears character characters player cast scene scenes sang song
    songs line lines debut
    publish published publishing wrote writes writing written article articles column columns interview interviews
    essay review report quoted cited mentioned serialised serialized printed
    invest invested investing investment investments investor investors share shares sharing stake stakes stock
    stocks holding holdings bid
    change changes decline declined fall rise rose increase increased drop growth gain gains loss losses slump
    surge result resulted resulting results victory victories win wins won defeat succeed succeeded
    specialise specialised specialize specialized majoring degree course fluent spoken""".split()
)
"""Words, in lower case, after which a name is seldom where something is: one believes in people, acts in plays, writes
in papers, holds shares in firms. Written by hand for this project."""

_POSSESSIVE_AFTER = re.compile(r"['’]s\b")
"""As in "in Oranfell's view": owned by a person as often as by a place."""

_NEWS_AFTER = re.compile(rf"(?:['’]s)?\s(?:{NEWS_NOUNS})\b")
_NEWS_BEFORE = re.compile(rf"\b(?:{NEWS_NOUNS}|daily)\s$")
_STATE_AFTER = re.compile(r",\s((?:[A-Z][\w.]+\s?){1,2})(?=[,.;)\s]|$)")
_AGE_AFTER = re.compile(r",\s(?:aged\s)?[1-9]\d,")
_INITIAL = re.compile(r"[A-Z]\. (?:[A-Z][\w'’-]*\.? ){0,2}[A-Z][\w'’-]+")
_INITIAL_BETWEEN = re.compile(r"[A-Z]\.?")
_INITIAL_WORD = re.compile(r"[A-Z]\.")
_NAME_WORD = re.compile(r"(?:(?:al|el|de|O['’]|Mc|Mac|Al|El)[-]?)?[A-Z][^\W\d_]+(?:-[A-Z]?[^\W\d_]+)?")
_WORD_BEFORE = re.compile(r"([\w-]+)\.?\s$")

PLACES = frozenset({"GPE", "LOC", "FAC"})
MISTAKEN_PEOPLE = frozenset({"GPE", "ORG", "PRODUCT", "NORP", "WORK_OF_ART"})
"""Labels that a model gives to people by mistake."""

LOOKED_BACK = 24
"""Characters before a name that are looked at."""

NEWSWORTHY_CITY = 100
"""People, thousands, of a city whose very name is enough where the model proposes a person or an organisation."""


def tell_kind(text: str, mention: Mention) -> str | None:
    """The label that the name and its neighbours tell; None where they do not."""
    surface = mention.surface
    before = text[max(0, mention.start - LOOKED_BACK) : mention.start]
    if is_known_organisation(surface):
        return "ORG"
    if resolve_land(surface) is not None or head_label(surface) is not None:
        return None
    if is_state(surface) or _PLACE_BEFORE.search(before):
        return mention.label if mention.label in PLACES else "GPE"
    if _NEWS_AFTER.match(text, mention.end) or (_NEWS_BEFORE.search(before) and mention.label == "PERSON"):
        return "ORG"
    return _person_or_city(text, mention, before)


def _person_or_city(text: str, mention: Mention, before: str) -> str | None:
    if mention.label in MISTAKEN_PEOPLE and _is_person(text, mention, before):
        return "PERSON"
    if mention.label in {"PERSON", "ORG", "NORP"} and (_is_city(text, mention, before) or _is_in_state(text, mention)):
        return "GPE"
    return None


def _is_person(text: str, mention: Mention, before: str) -> bool:
    words = mention.surface.split()
    if fold_name(words[-1]) in ORGANISATION_SUFFIXES or "&" in mention.surface or mention.surface.isupper():
        return False
    word = _WORD_BEFORE.search(before)
    titled = word is not None and is_title(word[1]) and word[1].casefold() not in NOT_BEFORE_PEOPLE
    aged = mention.label != "GPE" and _AGE_AFTER.match(text, mention.end) is not None
    return aged or (titled and find_city(mention.surface) is None) or looks_like_person(mention.surface)


def looks_like_person(surface: str) -> bool:
    """Two or three words of which the first is a given name or an initial, and the last no common word."""
    words = surface.split()
    if not 2 <= len(words) <= 3 or find_city(surface) is not None:  # noqa: PLR2004  # "Santa Fe" is a city
        return False
    if _INITIAL.fullmatch(surface):
        return True
    last = words[-1].lower()
    return (
        all(_NAME_WORD.fullmatch(word) for word in (words[0], words[-1]))
        and all(_NAME_WORD.fullmatch(word) or _INITIAL_BETWEEN.fullmatch(word) for word in words[1:-1])
        and is_given_name(words[0])
        and (not is_small_word(last) or is_surname_word(last))
        and resolve_land(words[-1]) is None
    )


def may_be_person(surface: str) -> bool:
    """Two to four words that look like a name, none of which an organisation or a place would have."""
    words = surface.split()
    return (
        2 <= len(words) <= 4  # noqa: PLR2004  # given names and surnames
        and all(
            (_NAME_WORD.fullmatch(word) or fold_name(word) in PARTICLES or _INITIAL_WORD.fullmatch(word))
            and (is_given_name(words[0]) or not is_small_word(word.lower()))
            and fold_name(word) not in ORGANISATION_SUFFIXES
            and resolve_land(word) is None
            for word in words
        )
        and head_label(surface) is None
        and find_city(surface) is None
        and find_city(words[0]) is None
    )


def _is_in_state(text: str, mention: Mention) -> bool:
    """Whether a land or state follows a city's name, as in "Santa Fe, New Mexico"; people come from lands too."""
    following = _STATE_AFTER.match(text, mention.end)
    if following is None or find_city(mention.surface) is None:
        return False
    words = following[1].split()
    return any(
        is_state(name) or is_state(name.rstrip(".")) or resolve_land(name.rstrip(".")) is not None
        for name in (" ".join(words), words[0])
    )


def _is_city(text: str, mention: Mention, before: str) -> bool:
    if (
        mention.label == "PERSON"
        and " " not in mention.surface
        and (_SENTENCE_IN.search(before) or _stays(text, mention, before))
    ):
        return True
    city = find_city(mention.surface)
    if city is None or mention.surface.isupper():
        return False
    if city.thousands >= NEWSWORTHY_CITY and _TO_BEFORE.search(before) and not is_given_name(mention.surface):
        return True
    if mention.label == "PERSON" and city.thousands < NEWSWORTHY_CITY and not _may_stay(before):
        return False
    return _IN_BEFORE.search(before) is not None or (
        mention.label == "PERSON"
        and " " not in mention.surface
        and city.thousands >= NEWSWORTHY_CITY
        and not is_given_name(mention.surface)
        and before.rstrip()[-1:] in {",", ""}
    )


def _stays(text: str, mention: Mention, before: str) -> bool:
    """Whether something is in or near it, inside a sentence; a first name is somebody's all the same."""
    if _IN_PLACE.search(before) is None or is_given_name(mention.surface):
        return False
    return _may_stay(before) and _POSSESSIVE_AFTER.match(text, mention.end) is None


def _may_stay(before: str) -> bool:
    """Whether no word as in "confidence in" tells that what follows is no place."""
    found = _IN_PLACE.search(before)
    return found is None or found["where"] == "near" or found["word"].lower() not in _NO_PLACE_BEFORE_IN
