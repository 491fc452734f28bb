"""Headlines in Title Case or capitals, written as a sentence would be, so that a model reads them as it reads text.

Only the case of letters changes and never their number: offsets into the result are offsets into the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import head_label, is_small_word, resolve_land

CAPITALISED_SHARE = 0.8
"""Share of a headline's longer words that begin with a capital, from which it is Title Case; sentences stay below
even when full of names. By eye on the seeds' headlines and texts."""

LONGER_WORD = 4
"""Letters from which Title Case capitalises every word, prepositions aside."""

FUNCTION_WORDS = frozenset(
    """a about after against all amid among an and are as at be been before behind being between but by can could did
    do does down during for from had has have he her his how if in into is it its like may might more most must near no
    nor not of off on onto or out over per she should since so some than that the their them then there these they this
    those through to under until up upon via was we were what when where which while who whose why will with without
    would you your""".split()
)
"""Words that are no names whatever their case."""

CAPITAL_SHARE = 0.9
"""Share of a line's letters that are capitals from which it is set in capitals; a lone small word is a slip."""

FEWEST_CAPITALS = 8
"""Letters of a line set in capitals; shorter ones are acronyms."""

NEWSWORTHY_CITY = 50
"""People, thousands, from which a word in capitals that a city is called is taken for the city."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_HEAD_AFTER_NAME = re.compile(r"\b([A-Z][\w’'-]+) ([a-z]+)\b")
_PAIR = re.compile(r"(?<!\w)(?=([A-Z]{3,}) ([A-Z]{3,})(?!\w))")
_CAPITAL_RUN = re.compile(r"(?<!\w)[A-Z]{4,}(?:[ -][A-Z]{3,})*(?!\w)|(?<!\w)[A-Z]{3,}[ -][A-Z]{4,}(?!\w)")
_SENTENCE_BEGINS = re.compile(r"""(?:^|[.!?:]["”’)]?\s|\n)\s*["“‘(\[]*$""")


def is_title_case(line: str) -> bool:
    """Whether a line capitalises its words whether or not they are names."""
    words = _WORD.findall(line)
    longer = [word for word in words[1:] if len(word) >= LONGER_WORD]
    capitalised = sum(word[0].isupper() for word in longer)
    return len(words) > 1 and bool(longer) and capitalised >= CAPITALISED_SHARE * len(longer)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital at this offset may be due to the sentence rather than to a name."""
    return _SENTENCE_BEGINS.search(text[max(0, start - 8) : start]) is not None or start == 0


def count_forms(text: str) -> Counter[str]:
    """How often each form of a word stands where its case tells something: small anywhere, large inside sentences."""
    return Counter(
        found[0] for found in _WORD.finditer(text) if found[0][0].islower() or not begins_sentence(text, found.start())
    )


def recase_headline(headline: str, forms: Mapping[str, int]) -> str:
    """A Title Case or capital headline with the case that its words have in running text; any other unchanged."""
    if not is_title_case(headline):
        return headline
    return _recase_line(headline, _by_lower(forms), forms, capitals=headline.isupper())


def recase_capitals(text: str) -> str:
    """A text whose lines in capitals are written as sentences, and whose cities and lands in capitals as names."""
    if not _CAPITAL_RUN.search(text):
        return text
    lines = text.split("\n")
    capitals = [_is_capitals(line) for line in lines]
    running = "\n".join(line for line, is_set in zip(lines, capitals, strict=True) if not is_set)
    forms = count_forms(running) if any(capitals) else {}
    by_lower = _by_lower(forms)
    return "\n".join(
        _recase_line(line, by_lower, forms, capitals=True) if is_set else _CAPITAL_RUN.sub(_recase_run, line)
        for line, is_set in zip(lines, capitals, strict=True)
    )


def _is_capitals(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    return len(letters) >= FEWEST_CAPITALS and upper >= CAPITAL_SHARE * len(letters) and " " in line.strip()


def _recase_run(run: re.Match[str]) -> str:
    """A city or land in capitals as it is written elsewhere, "BUENOS AIRES" as "Buenos Aires"; all else unchanged."""
    name = run[0].title()
    return name if len(name) == len(run[0]) and _is_place(name) else run[0]


def _is_place(name: str) -> bool:
    city = find_city(name)
    return (city is not None and city.thousands >= NEWSWORTHY_CITY) or resolve_land(name) is not None


def _by_lower(forms: Mapping[str, int]) -> dict[str, list[str]]:
    by_lower: dict[str, list[str]] = {}
    for form in forms:
        by_lower.setdefault(form.lower(), []).append(form)
    return by_lower


def _recase_line(line: str, by_lower: Mapping[str, list[str]], forms: Mapping[str, int], *, capitals: bool) -> str:
    first = _WORD.search(line)
    recased = _WORD.sub(lambda found: _recase_word(found[0], by_lower, forms, capitals=capitals), line)
    if len(recased) != len(line):
        return line
    for head in _HEAD_AFTER_NAME.finditer(recased):  # "Brixton market" where the headline has "Brixton Market"
        if head_label(head[0].title()) is not None and not is_small_word(head[1].lower()):
            recased = recased[: head.start(2)] + head[2].capitalize() + recased[head.end(2) :]
    if first and capitals:  # a sentence begins with a capital
        recased = recased[: first.start()] + recased[first.start()].upper() + recased[first.start() + 1 :]
        for pair in _PAIR.finditer(line):
            name = f"{pair[1]} {pair[2]}".title()
            if len(name) == pair.end(2) - pair.start() and _is_place(name):
                recased = recased[: pair.start()] + name + recased[pair.end(2) :]
    return recased


def _recase_word(word: str, by_lower: Mapping[str, list[str]], forms: Mapping[str, int], *, capitals: bool) -> str:
    lower = word.lower()
    if lower in FUNCTION_WORDS and not (word.isupper() and len(word) > 1 and not capitals):
        return lower
    known = sorted(by_lower.get(lower, ()), key=lambda form: (-forms[form], form))
    if known and (capitals or known[0].islower()):
        return known[0]
    if not known and is_small_word(lower.removesuffix("'s").removesuffix("’s")) and (capitals or not word.isupper()):
        return lower
    if not capitals:
        return word
    return word.capitalize() if len(word) > LONGER_WORD or resolve_land(word.capitalize()) else word
