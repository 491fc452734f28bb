import pytest

from pressmark.knowledge.headlines import count_forms, is_title_case


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Analysts Warn Rebels May Attack Fellmouth", True),
        ("FLOOD WARNING FOR FELLMOUTH", True),
        ("Flood warning for Fellmouth", False),
        ("Fellmouth takes on the Harbour Board", False),
        ("Across Fellmouth", True),
        ("The 139th Left Fellmouth over the 1862 Pass", True),
        ("Fellmouth", False),
        ("", False),
    ],
)
def test_knows_title_case(line, expected):
    assert is_title_case(line) is expected


def test_counts_no_capital_that_begins_a_sentence():
    forms = count_forms("Flood in town. Rain fell. “Then came rain,” he said: Bo left Fellmouth.\nHead")
    assert {form for form in forms if form[0].isupper()} == {"Fellmouth"}
