import random
import time

import pytest

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.resolution import resolve_mentions
from pressmark.model import Document, EntityType, Mention

from .marked import clusters_of, resolve_marked

ENTITIES = """
entities:
  - {name: ISIS, type: organisation, aliases: [ISIL, Daesh, Islamic State]}
  - {name: Syria, type: place, id: syria-land}
  - {name: Bashar al-Assad, type: person, aliases: [Assad], never: [Maher al-Assad, Al-Assad Hall]}
"""

MERGES = {
    "the acronym before a legal form": (
        ["[FHB Harbour Inc|ORG] said. [FHB|ORG] rose."],
        {"fhb-harbour": ["FHB Harbour Inc", "FHB"]},
    ),
    "a given name that is used twice": (
        ["[Vivian Marsh|PERSON], [Vivian|PERSON] and [Vivian|PERSON] said"],
        {"vivian-marsh": ["Vivian Marsh", "Vivian", "Vivian"]},
    ),
    "authority": (
        ["[Daesh|GPE] and [ISIL|ORG]", "the [Islamic State|ORG]"],
        {"isis": ["Daesh", "ISIL", "Islamic State"]},
    ),
    "authority, demonym of a declared land": (["[Syrian|NORP] and [Syria|GPE]"], {"syria-land": ["Syrian", "Syria"]}),
    "authority, surname": (["[Assad|PERSON]"], {"bashar-al-assad": ["Assad"]}),
    "authority, with a title": (["[President Assad|PERSON]"], {"bashar-al-assad": ["President Assad"]}),
    "folding": (["[Deir ez-Zor|GPE] and [Deir Ez Zor|GPE]"], {"deir-ez-zor": ["Deir ez-Zor", "Deir Ez Zor"]}),
    "folding, leading article": (
        ["[the Hill Front|ORG]", "[Hill Front|ORG]"],
        {"hill-front": ["the Hill Front", "Hill Front"]},
    ),
    "country": (["[U.S.|GPE], [US|GPE], [Americans|NORP]"], {"united-states": ["U.S.", "US", "Americans"]}),
    "organisation suffix": (
        ["[Hill Steel Inc.|ORG] and [Hill Steel|ORG]"],
        {"hill-steel": ["Hill Steel Inc.", "Hill Steel"]},
    ),
    "acronym stated": (
        ["The [Fell Harbour Board|ORG] ([FHB|ORG]) met", "[FHB|ORG] left"],
        {"fell-harbour-board": ["Fell Harbour Board", "FHB", "FHB"]},
    ),
    "acronym of a declared name": (
        ["The [Iron State in Syria|ORG] ([ISIS|ORG]) met"],
        {"isis": ["Iron State in Syria", "ISIS"]},
    ),
    "also known as": (
        ["The [Hill Front|ORG], also known as the [Moor Guard|ORG], met", "[Moor Guard|ORG] left"],
        {"hill-front": ["Hill Front", "Moor Guard", "Moor Guard"]},
    ),
    "initials in the article": (
        ["The [Fell Harbour Board|ORG] met. Then [FHB|ORG] left"],
        {"fell-harbour-board": ["Fell Harbour Board", "FHB"]},
    ),
    "title stripped": (["[Gen. Ada Fell|PERSON] and [Ada Fell|PERSON]"], {"ada-fell": ["Gen. Ada Fell", "Ada Fell"]}),
    "surname in the article": (["[Ada Fell|PERSON] spoke. [Fell|PERSON] left."], {"ada-fell": ["Ada Fell", "Fell"]}),
    "surname before the full name": (["[Fell|PERSON] left. [Ada Fell|PERSON]"], {"ada-fell": ["Fell", "Ada Fell"]}),
    "surname with particle": (
        ["[Omar al-Fell|PERSON] spoke. [al-Fell|PERSON] and [Fell|PERSON] left."],
        {"omar-al-fell": ["Omar al-Fell", "al-Fell", "Fell"]},
    ),
    "surname in the archive": (
        ["[Ada Fell|PERSON]", "[Ada Fell|PERSON]", "[Fell|PERSON]"],
        {"ada-fell": ["Ada Fell", "Ada Fell", "Fell"]},
    ),
    "initial and surname": (["[Ada Fell|PERSON] and [A. Fell|PERSON]"], {"ada-fell": ["Ada Fell", "A. Fell"]}),
    "given name in the article": (
        ["[Saddam Hussein|PERSON] and [Saddam|PERSON]"],
        {"saddam-hussein": ["Saddam Hussein", "Saddam"]},
    ),
    "a first name that the text shows to be one": (
        ["[Oyelaran Quist|PERSON] came. [Oyelaran|PERSON] said no."],
        {"oyelaran-quist": ["Oyelaran Quist", "Oyelaran"]},
    ),
    "a word that the text writes small as well, and a person said": (
        ["[Brandon Code|PERSON] writes code. [Code|PERSON] said so."],
        {"brandon-code": ["Brandon Code", "Code"]},
    ),
    "what is formerly called": (
        ["the [Fellsoft|ORG], formerly called [Monocle|ORG]"],
        {"fellsoft": ["Fellsoft", "Monocle"]},
    ),
    "a country that is also called": (
        ["[Japan|GPE] (also called [Nippon|GPE])"],
        {"japan": ["Japan", "Nippon"]},
    ),
    "a surname whose bearer's kin is named": (
        ["[Ada Fell|PERSON] and [Fell|PERSON]'s mother, [Dora Fell|PERSON]"],
        {"ada-fell": ["Ada Fell", "Fell"], "dora-fell": ["Dora Fell"]},
    ),
    "an acronym of what the text spells out with its form": (
        ["the [Fell Harbour Board Ltd|ORG]. The Fell Harbour Board ([FHB|ORG]) met."],
        {"fell-harbour-board": ["Fell Harbour Board Ltd", "FHB"]},
    ),
    "middle initial": (["[Ada J. Fell|PERSON]", "[Ada Fell|PERSON]"], {"ada-fell": ["Ada J. Fell", "Ada Fell"]}),
    "part of a name in the article": (
        ["The [Moorland Air Force|ORG] came. The [Air Force|ORG] left."],
        {"moorland-air-force": ["Moorland Air Force", "Air Force"]},
    ),
    "first word of a name in the article": (
        ["The [Soufan Group|ORG]. [Soufan|ORG]."],
        {"soufan-group": ["Soufan Group", "Soufan"]},
    ),
    "initials with a legal form": (
        ["[Fell Steel Co Plc|ORG] rose. [FSC|ORG] said so."],
        {"fell-steel": ["Fell Steel Co Plc", "FSC"]},
    ),
    "legal form before the name": (["[NV Fellmij|ORG]", "[Fellmij|ORG]"], {"fellmij": ["NV Fellmij", "Fellmij"]}),
    "and company": (["[Fell & Co|ORG], [Fell and Co|ORG]"], {"fell": ["Fell & Co", "Fell and Co"]}),
    "well-known name": (
        ["the [Fed|ORG]", "the [Federal Reserve|ORG]"],
        {"federal-reserve": ["Fed", "Federal Reserve"]},
    ),
    "state": (["in [S.C.|GPE] and [South Carolina|GPE]"], {"south-carolina": ["S.C.", "South Carolina"]}),
    "spelling of a city": (
        ["in [Deir Azzor|GPE]", "in [Deir ez-Zor|GPE]", "[Kiev|GPE] is [Kyiv|GPE]", "[Raqqa|GPE], [al-Raqqa|GPE]"],
        {"deir-ez-zor": ["Deir Azzor", "Deir ez-Zor"], "kyiv": ["Kiev", "Kyiv"], "ar-raqqah": ["Raqqa", "al-Raqqa"]},
    ),
    "plural name of a team": (
        ["[Seattle Divers|ORG] won. The [Divers|ORG] lead."],
        {"seattle-divers": ["Seattle Divers", "Divers"]},
    ),
    "several words, the majority's type": (
        ["[Bo Hall|PERSON]", "[Bo Hall|ORG] [Bo Hall|ORG]"],
        {"bo-hall": ["Bo Hall", "Bo Hall", "Bo Hall"]},
    ),
}

MUST_NOT_MERGE = {
    "a common first name that the text does not show to be a person's": (
        ["[James Marsh|PERSON]. [James|PERSON] is a novel. [James|PERSON] sells well."],
        {"james-marsh", "james"},
    ),
    "a word that the text writes small, and two articles have in a name": (
        ["[Maud Code|PERSON]", "[Maud Code|PERSON]", "[Code|PERSON] coverage of code"],
        {"maud-code", "code"},
    ),
    "a word that the text writes small as well": (
        ["[Maud Code|PERSON] writes code. [Code|PERSON] is tested."],
        {"maud-code", "code"},
    ),
    "the letter of a row of languages": (["[Java C|PERSON] and [C++|PERSON]"], {"java-c", "c"}),
    "who called whom": (
        ["The host, [Ada Fell|PERSON], called [Bo Marsh|PERSON] that night."],
        {"ada-fell", "bo-marsh"},
    ),
    "what is made for it and called otherwise": (
        ["a trojan for the [Fellsoft|ORG] called [Monocle|ORG]"],
        {"fellsoft", "monocle"},
    ),
    "what a country has a word for": (["words of [Japan|GPE] (called [Sekki|ORG])"], {"japan", "sekki"}),
    "those on a board": (
        ["the [Gullmakers Advisory Board|ORG] and the [Gullmakers|ORG]"],
        {"gullmakers-advisory-board", "gullmakers"},
    ),
    "a surname of one whom one article names": (
        ["[Ada Fell|PERSON]", "[Fell|PERSON]"],
        {"ada-fell", "fell"},
    ),
    "the first word of a dish": (
        ["[Tagliona Bruschese|PERSON] and [Tagliona|PERSON] with cheese"],
        {"tagliona-bruschese", "tagliona"},
    ),
    "a first name that is another's last": (
        ["[Kim Sung|PERSON], [Daniel Kim|PERSON], [Paul Kim|PERSON]. [Kim|PERSON] left, and [Kim|PERSON] came."],
        {"kim-sung", "daniel-kim", "paul-kim", "kim"},
    ),
    "kin": (
        ["[Fell|PERSON]'s mother, [Dora Fell|PERSON]"],
        {"fell", "dora-fell"},
    ),
    "kin, behind the name": (
        ["[Dora Fell|PERSON], the mother of [Fell|PERSON]"],
        {"fell", "dora-fell"},
    ),
    "an acronym that the text spells out otherwise": (
        ["the [Fell Harbour Board|ORG]. A false high bid ([FHB|ORG]) was made."],
        {"fell-harbour-board", "fhb"},
    ),
    "a university and another's school": (
        ["the [Oxbow Lane School|ORG] and [Oxbow|ORG]"],
        {"oxbow-lane-school", "oxbow"},
    ),
    "a well-known body with what it runs": (
        ["[UEFA Moor League|ORG] and [UEFA|ORG]"],
        {"uefa-moor-league", "uefa"},
    ),
    "a body with its committee": (
        ["the [Moor Harbour Committee|ORG] of the [Moor|ORG]"],
        {"moor-harbour-committee", "moor"},
    ),
    "a party with another of nearly its name": (
        ["the [Liberal Fell Party|ORG] and the [Fell Party|ORG]"],
        {"liberal-fell-party", "fell-party"},
    ),
    "a given name that is used once": (["[Vivian Marsh|PERSON] and [Vivian|PERSON]"], {"vivian-marsh", "vivian"}),
    "a hotel and the city it is in": (
        ["[Hyatt Bangkok|PERSON], [Hyatt|PERSON] and [Hyatt|PERSON]"],
        {"hyatt-bangkok", "hyatt"},
    ),
    "a capital with its country": (["[Moscow|GPE] and [Russia|GPE]"], {"moscow", "russia"}),
    "a common noun with a declared name": (["[Islamic state|ORG] and [ISIS|ORG]"], {"islamic-state", "isis"}),
    "a never name": (["[Maher al-Assad|PERSON] and [Bashar al-Assad|PERSON]"], {"maher-al-assad", "bashar-al-assad"}),
    "a declared surname of somebody else": (["[Rifa Assad|PERSON] spoke. [Assad|PERSON] left."], {"rifa-assad"}),
    "a country with a surname": (["[Ada Turkey|PERSON] and [Turkey|GPE]"], {"ada-turkey", "turkey"}),
    "a demonym with a surname": (["[Ada German|PERSON] and [German|PERSON]"], {"ada-german", "germany"}),
    "one surname of two people": (
        ["[Ada Fell|PERSON], [Bo Fell|PERSON] and [Fell|PERSON]"],
        {"ada-fell", "bo-fell", "fell"},
    ),
    "number after a name": (["[Hiro II|PERSON] and [Hiro|PERSON]"], {"hiro-ii", "hiro"}),
    "one surname of two people, across articles": (
        ["[Ada Fell|PERSON]", "[Bo Fell|PERSON]", "[Fell|PERSON]"],
        {"ada-fell", "bo-fell", "fell"},
    ),
    "two given names": (["[Ada Fell|PERSON]", "[Bo Fell|PERSON]"], {"ada-fell", "bo-fell"}),
    "another initial": (["[Ada Fell|PERSON] and [B. Fell|PERSON]"], {"ada-fell", "b-fell"}),
    "father and son": (["[Ada Fell|PERSON] and [Ada Fell Jr.|PERSON]"], {"ada-fell", "ada-fell-jr"}),
    "two middle initials": (
        ["[Ada J. Fell|PERSON]", "[Ada K. Fell|PERSON]", "[Ada Fell|PERSON]"],
        {"ada-j-fell", "ada-k-fell", "ada-fell"},
    ),
    "a person with a place of that name": (
        ["[Bo Hill|PERSON] and [Hill|GPE]"],
        {"bo-hill", "hill"},
    ),
    "an acronym with other initials": (
        ["[Fell Harbour Board|ORG] ([BBC|ORG])"],
        {"fell-harbour-board", "british-broadcasting"},
    ),
    "an acronym that two articles explain differently": (
        ["[Fell Harbour Board|ORG] ([FHB|ORG])", "[Free Hill Brigade|ORG] ([FHB|ORG])", "[FHB|ORG]"],
        {"fell-harbour-board", "free-hill-brigade", "fhb"},
    ),
    "initials that nothing states, across articles": (
        ["[Fell Harbour Board|ORG]", "[FHB|ORG]"],
        {"fell-harbour-board", "fhb"},
    ),
    "a part that two organisations share": (
        ["[Hill Air Force|ORG], [Moor Air Force|ORG] and [Air Force|ORG]"],
        {"hill-air-force", "moor-air-force", "air-force"},
    ),
    "a part in another article": (["[Hill Air Force|ORG]", "[Air Force|ORG]"], {"hill-air-force", "air-force"}),
    "a last word alone": (["[Hill Front|ORG] and [Front|ORG]"], {"hill-front", "front"}),
    "a typing error": (["[Al Melikov|PERSON] and [Melikvo|PERSON]"], {"al-melikov", "melikvo"}),
    "a city with what is called after it": (
        ["the [Chicago Steel Exchange|ORG] in [Chicago|ORG]"],
        {"chicago-steel-exchange", "chicago"},
    ),
    "a city of another name": (["[Homs|GPE] and [Hama|GPE]"], {"homs", "hama"}),
    "a person with a spelling of a city": (["[Kiev|PERSON] and [Kyiv|GPE]"], {"kiev", "kyiv"}),
    "a plural that is no team": (["[Moorland Friends|ORG] and [Friends|ORG]"], {"moorland-friends", "friends"}),
    "a legal form that is the name": (["[Inc.|ORG] and [Hill Inc.|ORG]"], {"inc", "hill"}),
    "a surname that is no person here": (["[Ada Fell|PERSON]", "[Fell|GPE]"], {"ada-fell", "fell"}),
    "somebody known as an organisation": (
        ["[Ada Fell|PERSON], also known as [Moor Guard|ORG]"],
        {"ada-fell", "moor-guard"},
    ),
}


@pytest.mark.parametrize("name", MERGES)
def test_merges(name):
    articles, expected = MERGES[name]
    assert clusters_of(resolve_marked(articles, ENTITIES)) == expected


@pytest.mark.parametrize("name", MUST_NOT_MERGE)
def test_must_not_merge(name):
    articles, expected = MUST_NOT_MERGE[name]
    assert set(clusters_of(resolve_marked(articles, ENTITIES))) == expected


def test_each_link_tells_its_rule():
    resolution = resolve_marked(
        [
            "[Daesh|GPE], [Syrians|NORP], [Iraq|GPE], [Ada Fell|PERSON], [Fell|PERSON], [Hill|GPE]",
            "[Fell|PERSON]",
            "[Ada Fell|PERSON]",
        ],
        ENTITIES,
    )
    assert [mention.rule for mention in resolution.mentions] == [
        "authority",
        "demonym",
        "country or region",
        "name",
        "surname in the article",
        "name",
        "surname in the archive",
        "name",
    ]


def test_names_a_cluster_by_its_most_used_full_spelling():
    resolution = resolve_marked(["[THE HILL FRONT|ORG] [THE HILL FRONT|ORG] [the Hill Front's|ORG] [Hill Front|ORG]"])
    (cluster,) = resolution.clusters
    assert (cluster.id, cluster.name, cluster.type) == ("hill-front", "Hill Front", EntityType.ORGANISATION)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("ORG", EntityType.ORGANISATION),
        ("GPE", EntityType.PLACE),
        ("LOC", EntityType.PLACE),
        ("FAC", EntityType.PLACE),
        ("NORP", EntityType.GROUP),
        ("EVENT", EntityType.EVENT),
        ("PERSON", EntityType.PERSON),
        ("PRODUCT", None),
        ("WORK_OF_ART", None),
    ],
)
def test_types_follow_labels(label, expected):
    (cluster,) = resolve_marked([f"[Zed|{label}]"]).clusters
    assert cluster.type == expected


def test_ids_of_one_name_tell_the_kind():
    articles = ["[Hill|GPE] [Hill|GPE]", "[Hill|PERSON] [Hill|PERSON]", "[Ada Hill|PERSON], [Bo Hill|PERSON]"]
    assert set(clusters_of(resolve_marked(articles))) == {"hill", "hill-person", "ada-hill", "bo-hill"}


def test_one_word_is_one_thing_where_nobody_has_it_as_a_surname():
    articles = ["[Fellmouth|GPE] [Fellmouth|GPE]", "[Fellmouth|PERSON]"]
    assert set(clusters_of(resolve_marked(articles))) == {"fellmouth"}


def test_an_undeclared_cluster_never_takes_a_declared_id():
    entities = "entities: [{name: Hill Front, type: organisation, id: moor}]"
    assert set(clusters_of(resolve_marked(["[Moor|GPE] and [Hill Front|ORG]"], entities))) == {"moor", "moor-place"}


def test_names_in_other_scripts_have_ids():
    assert set(clusters_of(resolve_marked(["[موسكو|GPE] [دمشق|GPE]"]))) == {"name-ce327625", "name-e3edce7e"}


def test_ids_stay_when_unrelated_articles_come():
    article = "[Ada Fell|PERSON], [Fell|PERSON], [Hill Front|ORG], [Russian|NORP], [Deir ez-Zor|GPE]"
    before = clusters_of(resolve_marked([article]))
    after = clusters_of(resolve_marked([article, "[Bo Moor|PERSON] of [Deir Ez-Zor|GPE]", "[Deir Ez-Zor|GPE]"]))
    assert set(before) <= set(after)


def test_resolves_100_000_mentions_in_seconds():
    draw = random.Random(1)  # noqa: S311  # names, not secrets
    names = ["".join(draw.choices("abcdefghijklm", k=5)).title() for _ in range(2_000)]
    documents, mentions = [], []
    for number in range(5_000):
        words = []
        for label in ("PERSON", "PERSON", "PERSON", "ORG", "GPE") * 4:
            surface = " ".join(draw.choices(names, k=draw.choice((1, 2))))
            start = sum(map(len, words))
            words.append(surface + "\n")
            mentions.append(Mention(f"{number}", "text", start, start + len(surface), surface, label, "model"))
        documents.append(Document(f"{number}", "", "".join(words)))
    begin = time.process_time()
    resolution = resolve_mentions(documents, mentions, Authority())
    assert time.process_time() - begin < 10
    assert len(resolution.mentions) == 100_000
