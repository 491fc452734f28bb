"""What the form of a line tells: each row a line, and the names that must come out of it."""

import pytest

from pressmark.knowledge.lists import is_about_sport, read_lists
from pressmark.knowledge.recasing import recase_lines
from pressmark.model import Mention

SPORT = "Results of the first division football matches of the season.\n"


def listed(text):
    return [
        (mention.surface, mention.label)
        for mention in read_lists("a", text, recase_lines(text), ())
        if mention.rule == "list"
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("OSLO 1997-03-11", [("OSLO", "GPE")]),
        ("TURIN, Italy 1996-10-23", [("TURIN", "GPE"), ("Italy", "GPE")]),
        ("CONSTANTA, Mar 6 - Port operating normally.", [("CONSTANTA", "GPE")]),
        ("NORTH FELL (Reuters) -- The mayor resigned.", [("NORTH FELL", "GPE")]),
        ("Two boats sank on Monday -- one of them at night.", []),
        ("Utrecht 2 Twente 0 and nothing else", []),
    ],
)
def test_reads_datelines_of_any_article(line, expected):
    assert listed(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Twente 23 13 6 4 38 20 45", [("Twente", "ORG")]),
        ("BALTIMORE 22 10 .688 -", [("BALTIMORE", "ORG")]),
        ("Norway 6 4 1 1 13", [("Norway", "GPE")]),
        ("Ajax 3 Groningen 0", [("Ajax", "ORG"), ("Groningen", "ORG")]),
        (
            "Ajax 3 (Overmars 4, de Groot 67) Vitesse 1 (Laros 3)",
            [("Ajax", "ORG"), ("Overmars", "PERSON"), ("de Groot", "PERSON"), ("Vitesse", "ORG"), ("Laros", "PERSON")],
        ),
        ("2. Jan Zelny (Czech Republic) 88.92", [("Jan Zelny", "PERSON"), ("Czech Republic", "GPE")]),
        ("9 - Tore Lindqvist; 10 - Ole Vik", [("Tore Lindqvist", "PERSON"), ("Ole Vik", "PERSON")]),
        ("SEATTLE AT BALTIMORE", [("SEATTLE", "ORG"), ("BALTIMORE", "GPE")]),
        ("At Chelmsford: rain", [("Chelmsford", "GPE")]),
        ("Attendance 3,000 1 2 3", []),
        ("On July 15, 2003, he left.", []),
    ],
)
def test_reads_results_where_an_article_is_about_sport(line, expected):
    assert listed(SPORT + line) == expected


def test_takes_no_table_of_other_articles_for_results():
    text = "Rainfall by month, in millimetres.\nBaltimore 22 10 68 12\nUtrecht 2 Twente 0"
    assert not is_about_sport(text)
    assert listed(text) == []


@pytest.mark.parametrize(
    ("sentence", "label"),
    [("Brescia beat them.", "ORG"), ("They won over Brescia.", "ORG"), ("They met in Brescia.", "GPE")],
)
def test_tells_a_team_from_its_city(sentence, label):
    text = SPORT + sentence
    start = text.index("Brescia")
    proposed = Mention("a", "text", start, start + 7, "Brescia", "GPE", "model")
    assert [mention.label for mention in read_lists("a", text, text, [proposed])] == [label]


def test_leaves_what_overlaps_no_form():
    text = "OSLO 1997-03-11\nAda Fell spoke."
    start = text.index("Ada")
    proposed = [
        Mention("a", "text", 0, 15, "OSLO 1997-03-11", "ORG", "model"),
        Mention("a", "text", start, start + 8, "Ada Fell", "PERSON", "model"),
    ]
    found = read_lists("a", text, recase_lines(text), proposed)
    assert [(item.surface, item.label) for item in found] == [("OSLO", "GPE"), ("Ada Fell", "PERSON")]
