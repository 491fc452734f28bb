"""Words that tell people from everything else in a header: jobs, agencies, first names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pressmark.ingest.dates import is_weekday, month_number

ROLES = frozenset(
    """staff writer writers senior junior chief deputy managing executive associate assistant contributing guest former
    freelance special reporter reporters editor editors correspondent columnist contributor journalist author producer
    photographer critic analyst fellow professor director founder ceo cto president vp manager head specialist
    coordinator host blogger intern news national foreign political science sports business technology
    redakteur redakteurin reporterin korrespondent korrespondentin chefredakteur chefredakteurin autor autorin
    volontär volontärin journalistin ressortleiter journaliste rédacteur rédactrice correspondant correspondante
    redactor redactora periodista corresponsal giornalista redattore redattrice corrispondente jornalista repórter
    redacteur verslaggever correspondente корреспондент редактор журналист follow following updated published posted
    min share comments email e-mail twitter facebook linkedin md phd mba jr esq erstellt veröffentlicht verfasst
    schreibe schrieb am leave says sagt kommentar kommentare""".split()
)
"""Words behind a name that say what someone is, or what to do with them; a name ends before them."""

OUR = frozenset("our unser unserem unserer unsere onze notre nos nuestro nuestra nosso nossa nostro nostra наш".split())
"""Words before a job before a name: "Door onze redacteur Jan Kade"."""

NOT_AUTHORS = frozenset(
    "photo photos photograph photography picture edited reviewed checked translated medically".split()
)
"""First words of pieces that name someone else than the author."""

AGENCIES = frozenset(
    """dpa afp ap apa reuters sid epd kna ansa efe anp belga ritzau tt ntb tass pti ians upi xinhua bloomberg lusa
    agencies agenturen redaktion redazione redacción admin""".split()
)
"""News agencies and desks that stand in the author's place, folded."""


def is_first_name(word: str) -> bool:
    """Whether people are called so; months and weekdays are none: "By April 4" is a time."""
    folded = word.casefold().rstrip(".")
    if month_number(folded) is not None or is_weekday(folded):
        return False
    return folded in _first_names() or folded.partition("-")[0] in _first_names()


@cache
def _first_names() -> frozenset[str]:
    text = files("pressmark.ingest").joinpath("data", "first_names.tsv").read_text(encoding="utf-8")
    return frozenset(row for row in text.splitlines() if not row.startswith("#"))
