import pytest

from pressmark.knowledge.recasing import recase_headline, recase_lines
from pressmark.knowledge.usage import find_usage


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        ("Rebels May Attack Fellmouth", "The rebels attack often near Fellmouth.", "rebels may attack Fellmouth"),
        ("Rebels May Attack Fellmouth", "", "rebels may attack Fellmouth"),
        ("US Warns Harbour Board", "The board of a harbour; the Harbour Board warns.", "US warns Harbour Board"),
        ("FLOOD NEAR FELLMOUTH HARBOUR", "A flood in Fellmouth. The harbour", "Flood near Fellmouth harbour"),
        ("Rebels attack Fellmouth", "rebels attack", "Rebels attack Fellmouth"),
        # what the article writes large only within longer names is large beside the same neighbour, and nowhere else
        ("Railway Board Leaves Fellmouth", "The Fellmouth Railway Board met.", "Railway Board leaves Fellmouth"),
        ("Board of Railway Quits", "The Fellmouth Railway Board met.", "board of railway quits"),
        # a given name keeps a surname that is a word, not the verb
        ("Kevin King Wins in Boston", "", "Kevin King wins in Boston"),
        ("Kevin Wins King in Boston", "", "Kevin wins king in Boston"),
        # the word that tells the kind of a name belongs to it, but not to a people, nor past a verb
        ("Fire at Fellmouth Primary School", "", "fire at Fellmouth Primary School"),
        ("French School Burns Down", "", "French school burns down"),
        ("Fellmouth Wants School", "", "Fellmouth wants school"),
        ("Students Leave University of Fellmouth", "", "students leave University of Fellmouth"),
        ("Students Leave University of Hope", "", "students leave university of hope"),
        # well-known names of common words
        ("Storm Hits New York Stock Exchange", "", "storm hits New York Stock Exchange"),
        ("New Storm Hits Stock Market", "", "new storm hits stock market"),
        ("White House Warns Western Australia", "", "White House warns Western Australia"),
        ("White Horse Warned Western Farmers", "", "white horse warned western farmers"),
        # words that no dictionary of 1934 has, British spellings, parts joined by a hyphen
        ("Airstrikes Kill Detainees, Organisers Say", "", "airstrikes kill detainees, organisers say"),
        ("Center-Right Party Wins in Guinea-Bissau", "", "center-right party wins in Guinea-Bissau"),
        ("Trial Begins on March 2 After Long March", "", "trial begins on March 2 after long march"),
        # common words that headlines mean as names, unless the article writes them small
        ("Democrats Win Senate Vote", "", "Democrats win Senate vote"),
        ("Ford Crossing Closed", "The ford is deep; a ford, a bridge.", "ford crossing closed"),
        # first names that are rather words need a surname
        ("Rose Cash Visits Fellmouth", "", "Rose Cash visits Fellmouth"),
        ("Profits Rose in Fellmouth", "", "profits rose in Fellmouth"),
        ("James Mourns in Fellmouth", "", "James mourns in Fellmouth"),
        # associations of a people, but not its schools
        ("Greek Football Association Fined", "", "Greek Football Association fined"),
        ("Greek Football Fans Riot", "", "Greek football fans riot"),
        # all that stands before a legal form and behind "Ministry of"
        ("Profits of Home Harbour Care Inc Fall", "", "profits of Home Harbour Care Inc fall"),
        ("Profits of Home Harbour Care Fall", "", "profits of home harbour care fall"),
        ("Ministry of Foreign Affairs and Trade Denies Plan", "", "Ministry of Foreign Affairs and Trade denies plan"),
        ("Ministry Denies Plan of Foreign Trade", "", "ministry denies plan of foreign trade"),
        # names with an apostrophe; function words are no towns
        ("Jehovah's Witnesses Banned", "", "Jehovah's Witnesses banned"),
        ("Witnesses of Robbery Heard", "", "witnesses of robbery heard"),
        ("One of The Most Wanted Men", "", "one of the most wanted men"),
    ],
)
def test_takes_the_case_of_the_article(headline, text, expected):
    assert recase_headline(headline, find_usage(text)) == expected


def test_never_changes_the_length():
    headline = "İstanbul Warns ISTANBUL Straße Again"
    assert len(recase_headline(headline, find_usage("He saw İstanbul, İstanbul and strasse."))) == len(headline)


def test_tells_what_stands_large_alone_from_what_is_part_of_a_name():
    usage = find_usage("We met the Railway Board. Then Board members left; the Board, a board of Fellmouth, met again.")
    assert usage.alone["railway"] == 0
    assert usage.alone["board"] == 1
    assert usage.alone["fellmouth"] == 1
    assert usage.small["board"] == 1
    assert ("railway", "board") in usage.pairs


def test_writes_headings_in_title_case_as_sentences():
    text = "Best Practices for Harbours\nBest practices are few.\nAda Fell, Bo Marsh, Ruth Hope\nAda Fell"
    assert recase_lines(text).split("\n") == [
        "best practices for harbours",
        "Best practices are few.",
        "Ada Fell, Bo Marsh, Ruth Hope",
        "Ada Fell",
    ]


def test_learns_nothing_of_capitals_from_headings():
    assert not find_usage("Version Control for Beginners\nIt controls.").pairs


def test_writes_only_lines_in_capitals_anew():
    text = "STORM HITS FELLMOUTH\nThe storm hit Fellmouth in the UK."
    assert recase_lines(text) == "Storm hits Fellmouth\nThe storm hit Fellmouth in the UK."
