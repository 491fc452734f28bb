"""A corpus of invented articles for measuring: the same bytes for the same number of articles, on every machine.

Nothing in it was ever published: names are put together from syllables, sentences from patterns. What matters for the
measurement is like the world's: about 500 words an article, a fifth as many entities as articles, names, words and
sources spread as Zipf found them, furniture of the web around the text, a few seeds in other formats, some repeats.

    python bench/corpus.py FOLDER N
"""

from __future__ import annotations

import sys
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import accumulate
from pathlib import Path
from random import Random

ENTITIES_PER_ARTICLE = 0.2
WORDS_WANTED = 500
ENTITIES_IN_ARTICLE = (5, 11)
FILES_IN_FOLDER = 1_000
"""An archivist with more files than this sorts them into folders."""

FIRST_NAMES = """Agnes Albert Alice Anna Arthur Bella Benjamin Carla Carol Charles Clara Daniel David Diana Edith Edward
Elena Emma Erik Eva Frank Frederick George Grace Hannah Harold Helen Henry Hugo Irene Jacob James Jane John Joseph Julia
Karl Laura Leo Louise Lucy Margaret Maria Mark Martin Mary Matthew Max Michael Nina Oliver Oscar Patricia Paul Peter
Rachel Richard Robert Rosa Ruth Samuel Sarah Simon Sophie Stephen Susan Thomas Victor Vincent Walter William""".split()
SURNAME_HEADS = """Al Ash Bar Beck Brad Bran Cal Car Cob Dal Den Don El Fair Far Gar Gil Hal Ham Har Hol Kel Ken Lan
Lang Lin Lock Mar Mel Mor Nor Oak Pem Pen Ras Red Ros Sal San Sel Stan Strat Tal Thorn Tre Wal War Wel Whit""".split()
SURNAME_TAILS = """bury by combe cote dale den don field ford gate grove ham hart hurst land ley lock man mere mont more
ner ridge row sett shaw son stead stone ston ter thorpe ton vale wall ward well wick win wood worth""".split()
PLACE_TAILS = (
    "borough bridge burgh castle chester cliffe dorf furt haven heim mouth pool port stadt ville walde".split()
)
COMPANIES = "Bank Energy Foods Group Holdings Industries Insurance Motors Press Railways Steel Shipping Trust".split()
BODIES = "Council;City Council;University;Police Department;Hospital;Football Club;Port Authority".split(";")
ROLES = """minister mayor spokeswoman spokesman economist engineer director manager chairwoman trainer professor surgeon
captain commissioner judge lawyer researcher farmer teacher governor""".split()
STEMS = """account act add advance agree aid air alarm allow amount answer appeal appoint arm arrange arrest art ask
assist attack attempt attend back ball bank base battle bear beat bill bind block board boat bond book border bottle
bound branch break bridge bring broad budget build burn business call camp cap capital care carry case cash cast cell
centre chain chair chance change charge chart check child choose circle citizen city claim class clean clear climb close
club coach coast code coin cold collect colour comment common complain concern connect consider contract control cook
copy corner cost council count country couple course court cover credit crew crime crop cross crowd cut damage dance
danger date deal debate debt decide deep defend degree deliver demand depart deposit desert design develop direct
discover disease dispute district divide doctor door double draw dress drink drive drop earn earth east edge elect
employ end energy engine enjoy enter equal escape estate event exchange expect explain export express face fact factory
fail faith fall family farm fast father fear feature feed feel field fight figure fill film find fire fish fit flight
flood floor flow fly follow food force forest forget form found frame free friend front fruit fuel fund future gain game
garden gate gather gift give glass gold good govern grain grant grass ground group grow guard guide habit hand harbour
harvest head health hear heart heat help hill history hold holiday home hope horse host hour house idea import improve
increase inform injure insure interest invest invite island issue join judge jump keep kind knowledge labour lake land
language launch law lead learn leave lend letter level licence lift light limit line list live load loan local lock long
machine mail main make manage march mark market master match matter measure meet member message metal mile milk mind
mine minute model moment money month morning motion motor mountain mouth move music name nation nature need negotiate
neighbour network night north note notice number object observe offer office oil open operate oppose order organise
owner pack paint paper park parliament part party pass path patient pattern pay peace people permit person phone picture
piece place plan plant play point police policy pool port position post pound power practice present press price print
prison prize problem produce profit project promise protect protest prove public pull purchase push quarter question
race rail rain raise range rate reach read reason receive record reduce reform region reject relate release remain
remember rent repair reply report request rescue research reserve result retire return review reward ride right ring
rise risk river road rock room root route rule run safe sail sale salt save scale school science sea search season seat
secret section secure seek sell send serve set settle shape share shelter shift ship shop shore show sign silver site
size skill sleep smoke snow social soil soldier song sort sound source south space speak speed spend sport spread spring
staff stage stand star start state station stay steel step stock stone stop store storm story street strike student
study supply support surface survey switch system table take talk tax teach team test theatre thing think threat ticket
tide timber time tool touch tour tower town track trade traffic train transfer travel treat tree trial trip troop trust
tunnel turn unit use valley value vehicle view village visit voice vote wage wait walk wall warn waste watch water
wave weather week weight west wheel wind window winter wish witness wood word work world worry write year yield young"""
PREFIXES = ("", "", "", "", "", "re", "over", "under", "out", "un", "pre", "mis", "inter", "non")
SUFFIXES = ("", "", "", "", "s", "ed", "ing", "er", "ers", "able", "ment", "less", "ness", "ship")
OPENINGS = """In the long run|After months of talks|On the same day|For the first time in years|In spite of the weather
By the end of the year|With two weeks to go|Before the vote|According to the report|Since the spring
Behind closed doors|At short notice|As in earlier years|Under the new rules|To everyone's surprise""".replace(
    "\n", "|"
).split("|")
PATTERNS = (
    "{opening}, {name} told reporters that the {word} {word2} of the {word3} would {verb} the {word4}.",
    "{name} said the {word} had been {word2} since {month}, and that {number} people were waiting for a {word3}.",
    "The {word} {word2} will cost {number} million over {small} years, said {name}, who asked for more {word3}.",
    "{opening}, the {word} and the {word2} were {word3} by a {word4} in {name}.",
    '"We have seen this {word} before," {name} said. "Nobody wants another {word2} without {word3} and {word4}."',
    "Of {number} {word} cases, {small} went to {name}, where the {word2} is still {word3}.",
    "A {word} that {name} had promised in {month} was {word2} again, and the {word3} is now open to {word4}.",
    "{opening}, officials of {name} began to {verb} the {word}; the {word2} is expected to be {word3} by {month}.",
    "The {word3} near {name} was closed for {small} days while the {word} {word2} was being {word4}.",
    "Critics of {name} point to the {word}, which rose by {small} per cent in {month}, and to the {word2} {word3}.",
)
PLAIN_PATTERNS = (
    "{opening}, the {word} was {word2}, and few expected the {word3} to {verb} the {word4} so soon.",
    "Some {number} of them had a {word}; others spoke of a {word2} that was neither {word3} nor {word4}.",
    "It was the {small}th {word} of the {word2}, and by no means the last {word3} before {month}.",
    "Whether the {word} can {verb} a {word2} without a {word3} is what the {word4} will have to show.",
    "There were {number} more in {month} than the year before, most of them {word} or {word2} in the {word3}.",
)
VERBS = (
    "answer build change close cover defend follow hold improve judge keep leave limit move open raise repair".split()
)
MONTHS = """January February March April May June July August September October November December""".split()
FURNITURE = (
    "Share on Facebook",
    "Share this article",
    "Sign up for our daily newsletter",
    "Read more: the {word} {word2} in pictures",
    "Advertisement",
    "Follow us on Twitter",
    "Comments (17)",
)
SOURCE_TAILS = "Courier Gazette Herald Mercury Observer Post Times Tribune".split()


@dataclass(frozen=True)
class Entity:
    name: str
    short: str
    """How a text goes on calling it."""


@dataclass(frozen=True)
class Facts:
    """What an article's page says about it."""

    title: str
    date: tuple[int, int, int] | None
    author: str
    source: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """Who and what there is to write about, the most famous first."""

    entities: tuple[Entity, ...]
    sources: tuple[str, ...]
    tags: tuple[str, ...]


@cache
def world(articles: int) -> World:
    """The world of an archive of so many articles."""
    dice = Random(f"world {articles}")
    entities: dict[str, Entity] = {}
    while len(entities) < max(10, int(articles * ENTITIES_PER_ARTICLE)):
        made = _entity(dice)
        entities.setdefault(made.name, made)
    sources = {f"{_place(dice)} {dice.choice(SOURCE_TAILS)}" for _ in range(40)}
    return World(tuple(entities.values()), tuple(sorted(sources)), tuple(dice.sample(_stems(), 120)))


def _entity(dice: Random) -> Entity:
    kind = dice.random()
    if kind < 0.5:
        surname = dice.choice(SURNAME_HEADS) + dice.choice(SURNAME_TAILS)
        return Entity(f"{dice.choice(FIRST_NAMES)} {surname}", surname)
    if kind < 0.75:
        place = _place(dice)
        return Entity(place, place)
    if kind < 0.9:
        name = f"{dice.choice(SURNAME_HEADS)}{dice.choice(SURNAME_TAILS)} {dice.choice(COMPANIES)}"
        return Entity(name, name)
    name = f"{_place(dice)} {dice.choice(BODIES)}"
    return Entity(name, name)


def _place(dice: Random) -> str:
    return dice.choice(SURNAME_HEADS) + dice.choice(("", "", "a", "e", "en", "ing", "er")) + dice.choice(PLACE_TAILS)


@cache
def _stems() -> list[str]:
    return STEMS.split()


@cache
def _lexicon() -> list[str]:
    """Words, the most frequent first: the stems, then what prefixes and suffixes make of them."""
    dice = Random("lexicon")
    made = dict.fromkeys(dice.sample(_stems(), len(_stems())))
    while len(made) < 25_000:
        made[dice.choice(PREFIXES) + dice.choice(_stems()) + dice.choice(SUFFIXES)] = None
    return list(made)


def frequent_words(count: int) -> str:
    """The most frequent words of the corpus, for searching it."""
    return " ".join(_lexicon()[:count])


@cache
def _weights(count: int) -> list[float]:
    """Zipf's: the n-th is n times rarer than the first; a little flatter at the top, as names are."""
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


def zipf(dice: Random, items: Sequence[object]) -> int:
    """The place of one item, the first ones most often."""
    weights = _weights(len(items))
    return bisect(weights, dice.random() * weights[-1])


def _word(dice: Random) -> str:
    words = _lexicon()
    return words[zipf(dice, words)]


def _sentence(dice: Random, pattern: str, name: str = "") -> str:
    words = {key: _word(dice) for key in ("word", "word2", "word3", "word4")}
    return pattern.format(
        name=name,
        opening=dice.choice(OPENINGS),
        verb=dice.choice(VERBS),
        month=dice.choice(MONTHS),
        number=dice.randint(20, 900),
        small=dice.randint(4, 19),
        **words,
    )


def article(number: int, articles: int) -> tuple[str, str]:
    """One seed of an archive of so many articles; `number` may lie beyond, for articles that are added.

    Returns:
        Its path under the folder of seeds, and its content.
    """
    here, dice = world(articles), Random(f"article {number} of {articles}")
    if number > 50 and number % 50 == 0:
        # What agencies send: the report of another paper under the same headline.
        dice = Random(f"article {number - 7} of {articles}")
        source = here.sources[number % len(here.sources)]
    else:
        source = here.sources[zipf(Random(f"source {number}"), here.sources)]
    cast = [here.entities[zipf(dice, here.entities)] for _ in range(dice.randint(*ENTITIES_IN_ARTICLE))]
    facts = Facts(
        title=_title(dice, cast[0]),
        date=(dice.randint(1998, 2024), dice.randint(1, 12), dice.randint(1, 28)) if dice.random() < 0.95 else None,
        author=f"{dice.choice(FIRST_NAMES)} {dice.choice(SURNAME_HEADS)}{dice.choice(SURNAME_TAILS)}",
        source=source,
        tags=tuple(sorted({here.tags[zipf(dice, here.tags)] for _ in range(dice.randint(0, 4))})),
    )
    paragraphs = _paragraphs(dice, cast)
    stem = f"{number // FILES_IN_FOLDER:03}/{number:06}"
    if number % 10 == 3:
        return f"{stem}.md", _markdown(facts, paragraphs)
    if number % 10 == 7:
        return f"{stem}.html", _html(facts, paragraphs)
    return f"{stem}.txt", _text(facts, paragraphs, dice)


def _title(dice: Random, entity: Entity) -> str:
    patterns = (
        "{name} calls for {word} {word2} in {month}",
        "{word} {word2}: what {name} says about the {word3}",
        "{name} and the {small} {word} of the {word2}",
        "No {word} for {name} as {word2} grows",
        "{name} to {verb} the {word} {word2}",
    )
    made = _sentence(dice, dice.choice(patterns), entity.name)
    return made[0].upper() + made[1:]


def _paragraphs(dice: Random, cast: Sequence[Entity]) -> list[str]:
    met: set[str] = set()
    paragraphs: list[str] = []
    words, turn = 0, 0
    while words < WORDS_WANTED:
        sentences: list[str] = []
        for _ in range(dice.randint(2, 4)):
            if dice.random() < 0.6:
                entity = cast[turn % len(cast)] if turn < len(cast) else dice.choice(cast)
                turn += 1
                name = entity.short if entity.name in met else entity.name
                met.add(entity.name)
                sentences.append(_sentence(dice, dice.choice(PATTERNS), name))
            else:
                sentences.append(_sentence(dice, dice.choice(PLAIN_PATTERNS)))
        paragraphs.append(" ".join(sentences))
        words += len(paragraphs[-1].split())
    return paragraphs


def _text(facts: Facts, paragraphs: list[str], dice: Random) -> str:
    lines = [facts.title, f"By {facts.author}", facts.source]
    if facts.date:
        lines.append(f"{MONTHS[facts.date[1] - 1]} {facts.date[2]}, {facts.date[0]}")
    lines.append(_sentence(dice, dice.choice(FURNITURE)))
    middle = len(paragraphs) // 2
    lines += [*paragraphs[:middle], _sentence(dice, dice.choice(FURNITURE)), *paragraphs[middle:]]
    if facts.tags:
        lines.append("Tags: " + ", ".join(facts.tags))
    lines += ["Related articles", _sentence(dice, "The {word} {word2} that nobody {word3}")]
    lines.append(f"© {facts.date[0] if facts.date else 2020} {facts.source}. All rights reserved.")
    return "\n\n".join(lines) + "\n"


def _markdown(facts: Facts, paragraphs: list[str]) -> str:
    lines = ["---", f'title: "{facts.title}"', f"authors: [{facts.author}]", f'publisher: "{facts.source}"']
    if facts.date:
        lines.append("date: {:04}-{:02}-{:02}".format(*facts.date))
    if facts.tags:
        lines.append(f"tags: [{', '.join(facts.tags)}]")
    return "\n".join([*lines, "---", "", "\n\n".join(paragraphs), ""])


def _html(facts: Facts, paragraphs: list[str]) -> str:
    published = '<meta property="article:published_time" content="{:04}-{:02}-{:02}">\n'
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{facts.title} - {facts.source}</title>
<meta property="og:title" content="{escape(facts.title)}">
<meta property="og:site_name" content="{facts.source}">
<meta name="author" content="{facts.author}">
{published.format(*facts.date) if facts.date else ""}</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article>
<h1>{facts.title}</h1>
<p class="byline">By {facts.author}</p>
{"".join(f"<p>{escape(text)}</p>" for text in paragraphs)}
</article>
<aside><h2>Most read</h2><ul><li><a href="/a">The weather this week</a></li></ul></aside>
<footer>© {facts.source}. All rights reserved. <a href="/privacy">Privacy</a></footer>
</body>
</html>
"""


def write_article(folder: Path, number: int, articles: int) -> Path:
    """Write one seed; returns where."""
    path, content = article(number, articles)
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8")
    return target


def write_corpus(folder: Path, articles: int) -> None:
    """Write an archive of so many articles into a folder of seeds."""
    for number in range(articles):
        write_article(folder, number, articles)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
