import pytest

from pressmark.knowledge.names import fold_name
from pressmark.knowledge.tables import clean_titles, find_lands, head_label, is_title, resolve_land


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Syrian", "Syria"),
        ("Syrians", "Syria"),
        ("the Syrian Arab Republic", "Syria"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("Us", None),
        ("americans", None),
        ("American", "United States"),
        ("Türkiye", "Turkey"),
        ("turkey", None),
        ("Britons", "United Kingdom"),
        ("Germans", "Germany"),
        ("Congolese", None),
        ("Chechens", "Chechnya"),
        ("Middle East", "Middle East"),
        ("New Mexico", None),
    ],
)
def test_leads_names_and_peoples_to_their_land(surface, expected):
    land = resolve_land(surface)
    assert (land.name if land else None) == expected


def test_no_name_belongs_to_two_lands():
    owners: dict[str, set[str]] = {}
    for land in find_lands():
        for name in (*land.names, *land.demonyms):
            owners.setdefault(fold_name(name), set()).add(land.name)
    assert {name: lands for name, lands in owners.items() if len(lands) > 1} == {}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Gen.", True),
        ("Col.-Gen.", True),
        ("President", True),
        ("vice-president", True),
        ("Putin", False),
        ("-", False),
    ],
)
def test_knows_titles(word, expected):
    assert is_title(word) is expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Rear Adm. Ada Fell", "Ada Fell"),
        ("Foreign Minister Bo Fell", "Bo Fell"),
        ("General", "General"),
        ("Pope Francis", "Pope Francis"),
        ("Mike Judge", "Mike Judge"),
        ("Tan Sri Razak Fell", "Razak Fell"),
        ("Dato’ Sri Razak Fell", "Razak Fell"),
        ("Datuk Seri Dr Razak Fell", "Razak Fell"),
        ("Tan Razak Fell", "Tan Razak Fell"),
        ("Sri Razak", "Sri Razak"),
        ("Tan Sri", "Tan Sri"),
    ],
)
def test_takes_titles_off_the_front(surface, expected):
    assert clean_titles(surface) == expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Fell Center", "ORG"),
        ("Center", None),
        ("Syrian Civil War", "EVENT"),
        ("Fell River", "LOC"),
        ("Ada Fell", None),
    ],
)
def test_tells_the_kind_by_the_last_word(surface, expected):
    assert head_label(surface) == expected


@pytest.mark.parametrize(
    ("surface", "label"),
    [
        ("Fell High School", "ORG"),
        ("Fell Film Festival", "EVENT"),
        ("Fell Empire", "LOC"),
        ("Festival", None),
        ("Fell Schooner", None),
    ],
)
def test_the_last_word_tells_schools_festivals_and_realms(surface, label):
    assert head_label(surface) == label


def test_knows_lands_that_are_no_more():
    assert resolve_land("Soviets").name == resolve_land("USSR").name == "Soviet Union"
    assert resolve_land("European Union") is None
