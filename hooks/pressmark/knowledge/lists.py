"""Lines that are no sentences: datelines, results, standings, line-ups. Their form tells what a name in them is.

A model learnt on sentences reads "Ajax 3 (Overmars 4, Kluivert 71)" badly; a table of forms reads it well. A team that
is called like its city is an organisation, and stays one throughout an article about sport.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pressmark.knowledge.headlines import FUNCTION_WORDS
from pressmark.knowledge.names import fold_name
from pressmark.knowledge.places import find_city
from pressmark.knowledge.rows import NOT_NAMES
from pressmark.knowledge.tables import head_label, is_small_word, is_title, resolve_demonym, resolve_land
from pressmark.model import Mention

SPORT_WORDS = frozenset(
    """soccer football basketball baseball cricket tennis rugby hockey golf athletics cycling boxing motor-racing
    swimming skiing volleyball match matches halftime attendance standings league cup championship championships
    tournament seeding scorers goals points wickets innings umpire playoff playoffs semifinal quarterfinal final finals
    rounds division striker midfielder goalkeeper defender coach team teams results game games player players season
    round won metres hurdles javelin sprint relay innings county scores""".split()
)
"""Words of reports about sport, in lower case."""

SPORT_WORDS_NEEDED = 3
"""Different words of sport that make a report about sport; an article on politics seldom has three."""

AFTER_TEAM = frozenset(
    """beat defeated won lost drew scored led trailed hosted play played reached snapped striker midfielder coach
    captain defender goalkeeper forward wing fly-half scrum-half side fans batsman bowler pitcher quarterback""".split()
)
"""What follows a team and not a city."""

BEFORE_TEAM = frozenset("over against beat defeated v vs versus".split())
BEFORE_PLACE = frozenset("in at near from to outside of through around".split())

_PART = r"(?:[A-Z][\w'’.-]*[\w'’]|[A-Z]\.|[A-Z])"
_PARTICLE = r"(?:de|den|der|van|von|da|di|du|la|le|al|el|bin|ten|ter|dos|del)"
_NAME = rf"(?:(?:{_PARTICLE}\ ){{0,2}}{_PART}(?:\ (?:{_PARTICLE}\ ){{0,2}}{_PART}){{0,3}})"
_NUMBERS = r"(?:\ +[-+.]?[\d½][\d./,:%½-]*)"

_DATELINE = re.compile(
    rf"""
    ^(?P<place>{_PART}(?:\ {_PART}){{0,3}})(?:,\ (?P<land>{_PART}(?:\ {_PART}){{0,2}}))?,?\ +
    (?:(?:19|20)\d\d-\d\d-\d\d$                                                 # OSLO 1997-03-11
    |(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\.?\ \d\d?\s
    |(?:\(\w[\w\s.-]{{1,20}}\)\s)?(?:--|—|–)\s)                                  # BONN (Reuters) --
    """,
    re.VERBOSE | re.MULTILINE,
)
_STANDING = re.compile(rf"^(?:\d+\.\ )?(?P<team>{_NAME}){_NUMBERS}{{3,}}(?:\ +-)?\ *$", re.MULTILINE)
_RESULT = re.compile(
    rf"^(?P<home>{_NAME})\ \d+(?:-\d+)*(?:\ \((?P<scorers>[^()\n]*)\))?,?\ (?:(?:and|v|at)\ )?(?P<away>{_NAME})\ \d+"
    r"(?:\ \((?P<others>[^()\n]*)\))?(?=[\s.(]|$)",
    re.MULTILINE,
)
_FIXTURE = re.compile(rf"^(?P<away>{_NAME})\ (?:v|vs|at|AT|VS|V)\.?\ (?P<home>{_NAME})\ *$", re.MULTILINE)
_SCORER = re.compile(rf"(?:^|[,;:]\ )(?P<name>{_NAME})(?=\ \d)")
_PLAYER_LAND = re.compile(
    rf"(?:^|(?<=[\d:;,.-]\ )|(?<=\bbeat\ )|(?<=\bbt\ )|(?<=\band\ ))(?P<name>{_NAME})\ \((?P<land>[A-Z][\w. ]+)\)",
    re.MULTILINE,
)
_NUMBERED = re.compile(
    rf"(?:^|(?<=[;,:(-]\ )|(?<=\())\d{{1,2}}\ ?(?:-\ ?|\.\ )(?P<name>{_NAME})(?=\ *(?:[;,.(\n]|$)|\ \d)", re.MULTILINE
)
_INITIAL = re.compile(
    rf"(?<![\w.&]\ )(?<![\w.&])(?P<name>[A-Z]\.\ (?:[A-Z]\.\ )?(?:{_PARTICLE}\ )?[A-Z][a-z'’][\w'’-]+)(?=\ \d|;|\ \()"
)
_INNINGS = re.compile(
    rf"(?:^|(?<=[.:;]\ )|(?<=\bv\ ))(?P<team>{_NAME})\ \d{{2,3}}(?:-\d)?(?:\ for\ \d+)?"
    r"(?=\ and\ \d|\ \(|[.,](?:\s|$)|\ v\ )",
    re.MULTILINE,
)
_AT_PLACE = re.compile(rf"^(?:At|In)\ (?P<place>{_PART}(?:\ {_PART}){{0,2}})(?=[:,(]|\ \()", re.MULTILINE)


def is_about_sport(text: str) -> bool:
    """Whether enough words of sport stand in a text."""
    return len(SPORT_WORDS & set(re.findall(r"[a-z-]+", text.lower()))) >= SPORT_WORDS_NEEDED


def is_dateline(text: str, start: int) -> bool:
    """Whether the line that begins there opens with a place and a date, or with a place and a dash."""
    return _DATELINE.match(text, start) is not None


def read_lists(article: str, text: str, cased: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text with those that the forms of its lines tell; these win over what they overlap.

    Args:
        article: the document's id.
        text: as published.
        cased: the same with lines in capitals recased; equally long.
        mentions: what a model proposes, sorted by start.
    """
    found = {(start, end): label for start, end, label in _datelines(cased)}
    sport = is_about_sport(text)
    if sport:
        for start, end, label in _sport_names(cased):
            found.setdefault((start, end), label)
    listed = [Mention(article, "text", *span, text[slice(*span)], label, "list") for span, label in found.items()]
    listed = _without_overlap(listed)
    kept = [item for item in mentions if not any(item.start < new.end and new.start < item.end for new in listed)]
    together = sorted((*kept, *listed), key=lambda mention: mention.start)
    return list(_typed_teams(text, cased, together)) if sport else together


def _without_overlap(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda item: (item.start, -item.end)):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _datelines(text: str) -> Iterator[tuple[int, int, str]]:
    for line in _DATELINE.finditer(text):
        yield *_trimmed(text, *line.span("place")), "GPE"
        if line["land"]:
            yield *_trimmed(text, *line.span("land")), "GPE"


def _sport_names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, label), the surest forms first."""
    yield from _players(text)
    for found in _RESULT.finditer(text):
        for side in ("home", "away"):
            yield from _team(found, side)
        for scorers in ("scorers", "others"):
            yield from _scorers(found[scorers] or "", found.start(scorers))
    for form in (_STANDING, _INNINGS):
        for found in form.finditer(text):
            yield from _team(found, "team")
    yield from _fixtures(text)
    for found in _AT_PLACE.finditer(text):
        if not _is_heading(found["place"]):
            yield *found.span("place"), "GPE"


def _players(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _PLAYER_LAND.finditer(text):
        if _is_land(found["land"]) and " " in found["name"] and not _is_team(found["name"]):
            yield *found.span("name"), "PERSON"
            yield *found.span("land"), "GPE"
    for found in _INITIAL.finditer(text):
        yield *found.span("name"), "PERSON"
    for found in _NUMBERED.finditer(text):
        if " " in found["name"] and not _is_team(found["name"]) and not _is_heading(found["name"]):
            yield *found.span("name"), "PERSON"


def _fixtures(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _FIXTURE.finditer(text):
        if not _is_heading(found["away"]) and not _is_heading(found["home"]):
            yield from _team(found, "away")
            hosts = re.search(r" at ", found[0], re.IGNORECASE) is not None
            yield *found.span("home"), "GPE" if hosts else _team_label(found["home"])


def _team(found: re.Match[str], group: str) -> Iterator[tuple[int, int, str]]:
    if not _is_heading(found[group]):
        yield *found.span(group), _team_label(found[group])


def _scorers(inside: str, start: int) -> Iterator[tuple[int, int, str]]:
    for scorer in _SCORER.finditer(inside):
        if not _is_heading(scorer["name"]):
            yield start + scorer.start("name"), start + scorer.end("name"), "PERSON"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip(" ,"))


def _is_land(name: str) -> bool:
    return resolve_land(name) is not None and resolve_demonym(name) is None


def _team_label(name: str) -> str:
    return "GPE" if _is_land(name) else "ORG"


def _is_team(name: str) -> bool:
    return resolve_land(name) is not None or head_label(name) is not None


def _is_heading(name: str) -> bool:
    """Whether a run of capitalised words is a label of the list rather than a name: "Attendance", "Group A"."""
    words = [word.lower().strip(".") for word in name.split()]
    if words[0] in FUNCTION_WORDS or words[-1] in NOT_NAMES:
        return True
    return all(is_small_word(word) or word in FUNCTION_WORDS or len(word) == 1 or is_title(word) for word in words)


def _typed_teams(text: str, cased: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Cities that stand for their teams become organisations; where something happens "in" them they stay places."""
    teams = {fold_name(item.surface) for item in mentions if item.rule == "list" and item.label == "ORG"}
    for item in mentions:
        before = re.search(r"([\w-]+)\W{0,2}$", text[max(0, item.start - 20) : item.start])
        after = re.match(r"(?:['’]s?)?\s([a-z-]+)", cased[item.end : item.end + 25])
        word_before = before[1].lower() if before else ""
        city = item.rule != "list" and item.label in {"GPE", "LOC", "FAC", "PERSON"} and not _is_land(item.surface)
        plays = word_before in BEFORE_TEAM or (after is not None and after[1] in AFTER_TEAM)
        named = fold_name(item.surface) in teams and word_before not in BEFORE_PLACE
        known = item.label != "PERSON" or find_city(item.surface) is not None
        if city and (named or (plays and known and word_before not in BEFORE_PLACE)):
            yield replace(item, label="ORG", rule="list")
        else:
            yield item
