import numpy as np
import pytest

from pressmark.knowledge.relations import MOST_ARTICLES, relate_articles
from pressmark.knowledge.terms import (
    CHOSEN,
    FEWEST_ARTICLES,
    TermGroup,
    Terms,
    _strongest,
    count_terms,
    find_term_groups,
    update_terms,
)
from pressmark.model import Entity, EntityType

ABOUT_A_DAM = "The spillway of the reservoir cracked, and engineers drained the sluice while turbines stood idle."
ABOUT_BREAD = "The bakery kneads sourdough with rye, and its ovens are heated by beech logs from the orchard."
FILLER = "People came and went while rain fell on many roofs near here."


def terms_of(**texts):
    fresh = {text: count_terms(words, "en") for text, words in texts.items()}
    return update_terms(Terms(), fresh, fresh)


def groups_of(**texts):
    return tuple(find_term_groups(terms_of(**texts), [(text, text) for text in sorted(texts)]))


def crowd(count=40):
    """Articles of which each has its own words beside the common ones."""
    return {
        f"x{number}": f"{FILLER} {chr(97 + number % 26) * 6}{chr(97 + number // 26) * 6}" for number in range(count)
    }


def test_names_short_words_and_numbers_tell_nothing():
    assert count_terms("The Dam at Fell broke in 1998, and the dam broke again: a break", "en") == {
        "broke": 2,
        "break": 1,
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Perhaps they could never know because your friends had something", "en-GB"),
        ("Vielleicht hatten sie nicht andere Freunde", "de"),
        ("pourquoi cette chose avec nous", "fr"),
    ],
)
def test_frequent_words_tell_nothing(text, language):
    assert count_terms(text, language).keys() <= {"know", "friends", "freunde", "chose"}


def test_in_a_small_archive_words_relate_none():
    most = dict(list(crowd().items())[: FEWEST_ARTICLES - 3])
    assert groups_of(a=ABOUT_A_DAM, b=ABOUT_A_DAM, **most) == ()
    assert groups_of(a=ABOUT_A_DAM, b=ABOUT_A_DAM, c=FILLER, **most)


@pytest.mark.parametrize(("texts", "words"), [(1 << 19, 7), (5, 1 << 24)])
def test_the_most_telling_words_are_the_same_beyond_what_is_packed(texts, words):
    random = np.random.default_rng(1)
    owner = np.repeat(np.arange(3), 40)
    numbers, weights = np.tile(np.arange(40), 3), random.integers(1, 9, 120).astype(np.float64)
    last = np.array([(1 << 19) - 1]), np.array([(1 << 24) - 1]), np.array([2_000.0])
    packed = _strongest(*(np.concatenate(pair) for pair in zip((owner, numbers, weights), last, strict=True)))
    assert [part[-1] for part in packed[:2]] == [(1 << 19) - 1, (1 << 24) - 1]
    far = _strongest(
        np.concatenate((owner, [texts])), np.concatenate((numbers, [words])), np.concatenate((weights, [1.0]))
    )
    assert [part[-1] for part in far[:2]] == [texts, words]
    for one, other in zip(packed, far, strict=True):
        assert one[:-1].tolist() == other[:-1].tolist()


def test_a_word_of_many_articles_brings_none_together_and_counts_where_they_are():
    many = tuple(f"x{number:03}" for number in range(MOST_ARTICLES + 1))
    wide = [TermGroup(word, many, (1.0,) * len(many)) for word in ("dam", "flood", "mud", "rain", "sand")]
    assert relate_articles((), wide) == ()
    found = relate_articles((), [*wide, TermGroup("sluice", many[:2], (1.0, 1.0))])
    assert [(item.left, item.right, len(item.words)) for item in found] == [("x000", "x001", 5)]


def test_german_nouns_are_words():
    assert count_terms("Der Staudamm brach", "de-AT") == {"staudamm": 1, "brach": 1}


def test_texts_without_capitals_and_without_spaces_have_words():
    assert count_terms("انهار السد", "ar") == {"انهار": 1, "السد": 1}
    assert count_terms("東京で洪水です", "ja") == {"東京": 1, "洪水": 1}


def test_a_word_of_thousands_of_letters_is_none():
    assert count_terms("a" * 10_000, "en") == {}


def test_articles_without_a_shared_name_are_related_by_what_they_are_about():
    found = relate_articles((), groups_of(a=ABOUT_A_DAM, b=f"{ABOUT_A_DAM} {FILLER}", c=ABOUT_BREAD, **crowd()))
    assert [(item.left, item.right, item.reasons) for item in found] == [("a", "b", ())]
    assert set(found[0].words) <= count_terms(ABOUT_A_DAM, "en").keys()
    assert len(found[0].words) == 5


def test_what_all_articles_say_relates_none():
    assert relate_articles((), groups_of(**crowd())) == ()


def test_few_words_relate_only_beside_a_name():
    texts = {"a": "spillway reservoir sluice", "b": "spillway reservoir sluice", "c": "sourdough", "d": "sourdough"}
    fell = Entity("fell", "Fell", EntityType.PLACE, articles=("a", "b", "c", "d"), mentions=4)
    assert relate_articles((), groups_of(**texts, **crowd())) == ()
    found = relate_articles([fell], groups_of(**texts, **crowd()))
    assert [(item.left, item.right, item.reasons) for item in found] == [("a", "b", ("fell",))]


def test_forms_of_a_word_count_once():
    forms = "reservoir reservoirs sluice sluices turbine turbines"
    assert relate_articles((), groups_of(a=forms, b=forms, **crowd())) == ()


def test_the_words_count_beside_shared_names():
    names = [Entity(name, name, EntityType.PLACE, articles=tuple("abc"), mentions=3) for name in ("fell", "marsh")]
    found = {
        (item.left, item.right): item.weight
        for item in relate_articles(names, groups_of(a=ABOUT_A_DAM, b=ABOUT_A_DAM, c=ABOUT_BREAD, **crowd()))
    }
    assert found["a", "b"] > found["a", "c"] == found["b", "c"]


def test_a_text_is_compared_by_its_most_telling_words():
    many = " ".join(f"word{chr(97 + number)}{chr(97 + other)}" for number in range(10) for other in range(10))
    groups = groups_of(a=many, b=many, **crowd())
    assert len(groups) == CHOSEN


def test_one_more_article_changes_no_weight_of_others():
    texts = {"a": ABOUT_A_DAM, "b": ABOUT_A_DAM, **crowd(60)}
    more = groups_of(**texts, c=ABOUT_BREAD)
    assert [group for group in groups_of(**texts) if "a" in group.members] == [
        group for group in more if "a" in group.members
    ]


def test_what_is_kept_is_the_same_whatever_came_and_went():
    texts = {"a": ABOUT_A_DAM, "b": ABOUT_BREAD, "c": FILLER}
    counted = {text: count_terms(words, "en") for text, words in texts.items()}
    step = update_terms(Terms(), ("a", "c"), {"a": counted["a"], "c": counted["c"]})
    step = update_terms(step, ("b", "c"), {"b": counted["b"]})
    whole = update_terms(Terms(), ("c", "b"), {"c": counted["c"], "b": counted["b"]})
    assert step == whole


def test_two_articles_of_one_text_are_told_apart():
    terms = terms_of(same=ABOUT_A_DAM, **crowd())
    articles = [("a", "same"), ("b", "same"), *((text, text) for text in crowd())]
    assert relate_articles((), find_term_groups(terms, articles))[0].left == "a"


def test_nothing_has_no_words():
    assert tuple(find_term_groups(Terms(), [])) == ()
    assert tuple(find_term_groups(Terms(), [("a", "unknown")])) == ()
    assert update_terms(Terms(), (), {}) == Terms()
