import random
import time

from pressmark.knowledge.duplicates import find_duplicates
from pressmark.model import Article, Block, Role

DRAW = random.Random(7)  # noqa: S311  # words, not secrets


def words(count):
    return ["".join(DRAW.choices("abcdefghij", k=4)) for _ in range(count)]


def article(ident, text, published=None):
    block = Block(" ".join(text), 1, 1, Role.BODY, "test")
    return Article(id=ident, seed=ident, sha256="", title=ident, blocks=(block,), published=published)


STORY = words(300)


def test_a_cut_story_repeats_the_full_one():
    assert find_duplicates([article("a", STORY[:150]), article("b", STORY)]) == {"a": "b"}


def test_a_new_lead_does_not_hide_it():
    assert find_duplicates([article("a", STORY), article("b", words(40) + STORY[60:])]) == {"b": "a"}


def test_equal_texts_repeat_the_earliest():
    found = find_duplicates([article("a", STORY), article("b", STORY, "2015-01-02"), article("c", STORY, "2014")])
    assert found == {"a": "c", "b": "c"}


def test_a_shared_paragraph_is_no_repetition():
    assert find_duplicates([article("a", STORY[:60] + words(200)), article("b", STORY[:60] + words(220))]) == {}


def test_short_texts_are_not_compared():
    assert find_duplicates([article("a", STORY[:30]), article("b", STORY[:30])]) == {}


def test_small_changes_do_not_add_up_to_a_chain():
    texts = [STORY[start : start + 200] for start in (0, 30, 60, 90)]
    found = find_duplicates([article(f"{number}", text) for number, text in enumerate(texts)])
    assert set(found.values()).isdisjoint(found)


def test_a_thousand_articles_take_seconds():
    articles = [article(f"{number}", words(300)) for number in range(1_000)]
    begin = time.process_time()
    assert find_duplicates(articles) == {}
    assert time.process_time() - begin < 10
