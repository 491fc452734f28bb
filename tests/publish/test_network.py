"""The network of the archive: who is shown, which ties are drawn, and where the marks stand."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from pressmark.model import Catalog, Entity, EntityType
from pressmark.publish.cards import FILES, card_files, file_of
from pressmark.publish.edition import Edition
from pressmark.publish.network import LARGEST, LINES_OF_EACH, MARGIN, SIZE, network_view


def entity(number: int, articles: range, note: str = "") -> Entity:
    names = tuple(f"a{article:04}" for article in articles)
    return Entity(f"e{number:03}", f"Name {number}", EntityType.PERSON, articles=names, mentions=len(names), note=note)


def edition(*entities: Entity) -> Edition:
    return Edition(Catalog(articles=(), entities=entities))


MANY = edition(*(entity(number, range(number, number + 40 - number // 5)) for number in range(LARGEST + 30)))


def test_those_in_most_articles_are_shown_and_no_more_than_a_screen_holds() -> None:
    view = network_view(MANY)
    assert (len(view.nodes), view.entities) == (LARGEST, LARGEST + 30)
    counts = [node.entity.count for node in view.nodes]
    assert counts == sorted(counts, reverse=True)


def test_a_tie_is_one_of_the_strongest_of_an_end_and_counts_articles_in_common() -> None:
    view = network_view(MANY)
    assert len(view.ties) <= LARGEST * LINES_OF_EACH
    by_id = MANY.catalog.entity_by_id
    for tie in view.ties:
        ends = [by_id[view.nodes[at].entity.id].articles for at in (tie.left, tie.right)]
        assert tie.common == len(set(ends[0]) & set(ends[1])) > 0


def test_the_marks_stand_within_the_drawing_and_apart() -> None:
    places = [(node.x, node.y) for node in network_view(MANY).nodes]
    assert all(MARGIN <= at <= SIZE - MARGIN for place in places for at in place)
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(places, 2)) > 20


def test_two_layouts_of_the_same_archive_are_the_same() -> None:
    assert network_view(MANY) == network_view(edition(*reversed(MANY.catalog.entities)))


def test_an_archive_of_no_or_one_name_has_a_page_too() -> None:
    assert network_view(edition()).nodes == ()
    alone = network_view(edition(entity(1, range(3))))
    assert (len(alone.nodes), alone.ties) == (1, ())


def test_a_card_stands_in_the_file_that_its_slug_names_and_quotes_a_note_as_text() -> None:
    noted = edition(entity(1, range(3), note="A **port** on the [sea](https://example.org), " + "very " * 60 + "far"))
    (file,) = card_files(noted)
    assert file.path == f"cards/{file_of('name-1'):02}.json"
    assert file_of("name-1") < FILES
    content = str(file.make().content)
    assert "A port on the sea, very" in content
    assert len(content) < 400
