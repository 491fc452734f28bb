import pytest

from pressmark.knowledge.names import (
    fold_name,
    fold_organisation,
    has_initials,
    is_acronym,
    is_full_name,
    spelled_with_capitals,
    surnames,
    without_middle_initials,
)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("U.S.", "US", True),
        ("the U.S.", "U.S", True),
        ("Bashar al-Assad", "Bashar Al Assad", True),
        ("Assad’s", "Assad", True),
        ("Philips'", "Philips", True),
        ("Kobanê", "Kobane", True),
        ("Da’esh", "Daesh", True),
        ("New\nYork", "New York", True),
        ("The Hague", "Hague", True),
        ("Niger", "Nigeria", False),
        ("Theodora", "odora", False),
        ("Москва", "Moskva", False),
    ],
)
def test_folds_what_does_not_count(left, right, same):
    assert (fold_name(left) == fold_name(right)) is same


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Fellmouth Steel Inc.", "fellmouth steel"),
        ("Fell Co. Ltd", "fell"),
        ("Inc", "inc"),
        ("Fell Group", "fell group"),
    ],
)
def test_drops_legal_forms(surface, expected):
    assert fold_organisation(surface) == expected


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("ada fell", ("fell",)),
        ("bashar al assad", ("assad", "al assad")),
        ("ludwig van der moor", ("moor", "der moor", "van der moor")),
        ("george bush jr", ("bush",)),
        ("fell", ()),
        ("al assad", ("assad",)),
    ],
)
def test_finds_surnames_with_their_particles(folded, expected):
    assert surnames(folded) == expected


@pytest.mark.parametrize(
    ("folded", "expected"), [("ada fell", True), ("al assad", False), ("fell", False), ("van der moor", False)]
)
def test_knows_a_full_name(folded, expected):
    assert is_full_name(folded) is expected


def test_drops_initials_in_the_middle_only():
    assert without_middle_initials("donald j trump") == "donald trump"
    assert without_middle_initials("j k rowling") == "j rowling"
    assert without_middle_initials("trump") == "trump"


@pytest.mark.parametrize(
    ("name", "acronym", "expected"),
    [
        ("Syrian Arab Army", "SAA", True),
        ("Federation of Harbour Boards", "FHB", True),
        ("Department of Defence", "DoD".upper(), True),
        ("Syrian Arab Army", "SA", False),
        ("Apple", "A", False),
        ("United Nations", "U.N.", True),
    ],
)
def test_compares_initials(name, acronym, expected):
    assert has_initials(name, acronym) is expected


@pytest.mark.parametrize(
    ("surface", "expected"), [("SAA", True), ("U.N.", True), ("Saa", False), ("A", False), ("TOOLONGWORD", False)]
)
def test_knows_an_acronym(surface, expected):
    assert is_acronym(surface) is expected


def test_wants_the_capitals_of_the_declared_name():
    assert spelled_with_capitals("Islamic State", "the Islamic State")
    assert not spelled_with_capitals("Islamic State", "Islamic state")
    assert spelled_with_capitals("Syrian war", "Syrian War")
