from collections import Counter

import pytest

from pressmark.knowledge.headlines import count_forms, is_title_case, recase_headline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Analysts Warn Rebels May Attack Fellmouth", True),
        ("FLOOD WARNING FOR FELLMOUTH", True),
        ("Flood warning for Fellmouth", False),
        ("Fellmouth takes on the Harbour Board", False),
        ("Across Fellmouth", True),
        ("Fellmouth", False),
        ("", False),
    ],
)
def test_knows_title_case(line, expected):
    assert is_title_case(line) is expected


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        ("Rebels May Attack Fellmouth", "The rebels attack often near Fellmouth.", "rebels may attack Fellmouth"),
        ("Rebels May Attack Fellmouth", "", "rebels may attack Fellmouth"),
        ("US Warns Harbour Board", "The board of a harbour; the Harbour Board warns.", "US warns Harbour Board"),
        ("FLOOD NEAR FELLMOUTH HARBOUR", "A flood in Fellmouth. The harbour", "Flood near Fellmouth harbour"),
        ("Rebels attack Fellmouth", "rebels attack", "Rebels attack Fellmouth"),
    ],
)
def test_takes_the_case_of_the_article(headline, text, expected):
    assert recase_headline(headline, count_forms(text)) == expected


def test_never_changes_the_length():
    headline = "İstanbul Warns ISTANBUL Straße Again"
    assert len(recase_headline(headline, Counter({"i̇stanbul": 3, "strasse": 2}))) == len(headline)


def test_counts_no_capital_that_begins_a_sentence():
    forms = count_forms("Flood in town. Rain fell. “Then came rain,” he said: Bo left Fellmouth.\nHead")
    assert {form for form in forms if form[0].isupper()} == {"Fellmouth"}
