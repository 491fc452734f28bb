"""Words that tell people from everything else in a header: jobs, agencies, first names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pressmark.ingest.dates import is_weekday, month_number

MOST_PAPER_WORDS = 5

JOBS = frozenset(
    """writer writers reporter reporters editor editors correspondent columnist contributor journalist author
    producer photographer critic analyst fellow professor director founder ceo cto president vp manager head
    specialist coordinator host blogger redakteur redakteurin reporterin korrespondent korrespondentin
    chefredakteur chefredakteurin autor autorin volontär volontärin journalistin ressortleiter journaliste
    rédacteur rédactrice correspondant correspondante redactor redactora periodista corresponsal giornalista
    redattore redattrice corrispondente jornalista repórter redacteur verslaggever correspondente корреспондент
    редактор журналист officer engineer leader reviewer strategist consultant designer developer lecturer
    researcher scientist physician dietitian nutritionist gardener owner co-founder cofounder advisor adviser
    attorney lawyer teacher student nurse coach scholar partner architect historian economist novelist poet
    photojournalist podcaster veteran freelancer""".split()
)
"""What people who write are."""

QUALIFIERS = frozenset(
    """staff senior junior chief deputy managing executive associate assistant contributing guest former freelance
    special intern news national foreign political science sports business technology marketing development
    engineering lead expert digital content product""".split()
)
"""Words before a job; by themselves they name sections as well."""

_BESIDE_NAMES = frozenset(
    """follow following updated published posted min share comments email e-mail twitter facebook linkedin erstellt
    veröffentlicht verfasst schreibe schrieb am leave says sagt kommentar kommentare""".split()
)
"""What pages print behind a name: what to do with it, or when it was."""

DEGREES = frozenset("md phd mba jr esq".split())
"""Behind a name they are no part of it; in front of one they are: "Md Aynal Haque"."""

ROLES = JOBS | QUALIFIERS | DEGREES | _BESIDE_NAMES
"""Words behind a name that say what someone is, or what to do with them; a name ends before them."""

TEAMS = frozenset("staff team newsroom redaktion redazione redacción redação redactie rédaction редакция".split())
"""Words by which a desk signs for its people."""

OUR = frozenset("our unser unserem unserer unsere onze notre nos nuestro nuestra nosso nossa nostro nostra наш".split())
"""Words before a job before a name: "Door onze redacteur Jan Kade"."""

NOT_AUTHORS = frozenset(
    """photo photos photograph photography picture image illustration edited reviewed checked translated
    medically fact-checked fact-check factchecked""".split()
)
"""First words of pieces that name someone else than the author."""

AGENCIES = frozenset(
    """dpa afp ap apa reuters sid epd kna ansa efe anp belga ritzau tt ntb tass pti ians upi xinhua bloomberg lusa
    agencies agenturen redaktion redazione redacción admin""".split()
)
"""News agencies and desks that stand in the author's place, folded."""


PAPER_WORDS = frozenset(
    """times post news gazette herald tribune journal guardian telegraph chronicle observer independent mail
    express star standard examiner sentinel courier bulletin dispatch globe inquirer press record register
    mirror echo argus advertiser today weekly daily magazine zeitung nachrichten tageblatt anzeiger
    rundschau kurier allgemeine morgenpost abendblatt blatt bote merkur presse figaro monde libération
    parisien dépêche país mundo vanguardia periódico diario correo gazzetta corriere giornale stampa
    repubblica jornal folha público telegraaf dagblad krant courant volkskrant правда известия газета
    новости вестник ведомости radio tv network media wire monitor ledger insider reporter""".split()
)
"""Words that names of newspapers begin or end with, in the eight languages."""


NAMES_THAT_ARE_WORDS = frozenset(
    """jan april june august may mark sam christian christina faith grace hope rose summer autumn paris art
    page royal""".split()
)
"""First names that are months or common words; before a second name they are names."""


FIRST_PAPER_WORDS = frozenset("gazzetta corriere jornal diario diário journal folha radio rádio dagblad".split())
"""Those of them with which names begin."""

PAPER_ENDS = tuple("日报 日報 新闻 新聞 晚报 晚報 时报 時報 朝刊 早报 早報 周报 週報 일보 신문".split())
"""How names of newspapers end where words are not parted."""

MENU_WORDS = frozenset(
    """latest breaking top local more all your our world national international sport sports business politics tech
    technology entertainment health science related recent other live video photo social weather press media news good
    fake us uk school community company industry""".split()
)
"""Words before "news" and the like in menus and heads."""


def is_paper_name(text: str) -> bool:
    """Whether it reads like a publication's name: "Penwick Post", but not "Emily Post"."""
    words = text.split()
    if len(words) == 1 and text.endswith(PAPER_ENDS):
        return True
    if words and words[0].casefold() in MENU_WORDS:
        return False
    if not 1 < len(words) <= MOST_PAPER_WORDS or not all(word[0].isupper() or word in {"of", "and"} for word in words):
        return False
    named = words[-1].casefold() in PAPER_WORDS or words[0].casefold() in FIRST_PAPER_WORDS
    return named and not is_first_name(words[0])


def is_first_name(word: str) -> bool:
    """Whether people are called so; months and weekdays are none: "By April 4" is a time."""
    folded = word.casefold().rstrip(".")
    if month_number(folded) is not None or is_weekday(folded):
        return False
    return folded in _first_names() or folded.partition("-")[0] in _first_names()


def is_called_so(name: str) -> bool:
    """Whether the first word of a name is a first name; "Jan Sellner" and "April Glaser" have one, too."""
    words = name.split()
    if is_first_name(words[0]):
        return True
    folded = words[0].casefold()
    named = folded in NAMES_THAT_ARE_WORDS and len(words) > 1 and words[1][0].isupper() and words[1].isalpha()
    return named and month_number(words[1]) is None and not is_weekday(words[1])


@cache
def _first_names() -> frozenset[str]:
    text = files("pressmark.ingest").joinpath("data", "first_names.tsv").read_text(encoding="utf-8")
    return frozenset(row for row in text.splitlines() if not row.startswith("#"))


def is_common_word(word: str) -> bool:
    """Whether so many sites use the word (folded) that it hardly names a person."""
    return word in _common_words()


@cache
def _common_words() -> frozenset[str]:
    text = files("pressmark.ingest").joinpath("data", "common_words.tsv").read_text(encoding="utf-8")
    return frozenset(word for row in text.splitlines() if not row.startswith("#") for word in row.split())
