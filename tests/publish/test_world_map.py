"""The map: which part of the earth it shows, where marks and names stand, and when there is one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from pressmark.model import Catalog, Entity, EntityType
from pressmark.publish.edition import Edition
from pressmark.publish.indexes import index_pages
from pressmark.publish.land import FLATTEST, TALLEST, WIDTH, Point, land_path, window_around
from pressmark.publish.world_map import LARGEST_MARK, LOOKS, SMALLEST_MARK, map_pages, map_view

LAND = Path(__file__).parent.parent.parent / "hooks/pressmark/publish/land.json"
PARIS, TOKYO, LOS_ANGELES, WELLINGTON, SVALBARD = (2.35, 48.9), (139.7, 35.7), (-118.2, 34.1), (174.8, -41.3), (15, 78)
PLACES: dict[str, tuple[Point, ...]] = {
    "one": (PARIS,),
    "across the date line": (TOKYO, LOS_ANGELES, WELLINGTON),
    "around the earth": (TOKYO, LOS_ANGELES, WELLINGTON, PARIS, (18.4, -33.9), (-58.4, -34.6)),
    "far in the north": (SVALBARD,),
    "at the pole": ((0.0, -89.9),),
    "on either side of the date line": ((180.0, 10.0), (-180.0, 10.0)),
    "one above the other": ((0.0, -80.0), (0.0, 80.0)),
}


def edition(*coordinates: tuple[float, float] | None) -> Edition:
    """Places at latitude and longitude, each in one article less than the one before."""
    entities = tuple(
        Entity(
            f"e{number}",
            f"Name {number}",
            EntityType.PLACE,
            articles=tuple(f"a{article}" for article in range(len(coordinates) - number)),
            coordinates=place,
        )
        for number, place in enumerate(coordinates)
    )
    return Edition(Catalog(articles=(), entities=entities))


def test_without_coordinates_there_is_no_map_and_no_link_to_one() -> None:
    assert list(map_pages(edition(None, None))) == []
    for places, linked in ((edition(None, None), False), (edition(None, (54.5, -3.25)), True)):
        (listed,) = (file for file in index_pages(places) if file.path == "entities/index.md" and file.template)
        assert listed.make().view.has_map is linked  # type: ignore[union-attr]


@pytest.mark.parametrize("case", PLACES)
def test_all_places_stand_within_the_drawing_in_their_order(case: str) -> None:
    window = window_around(PLACES[case])
    assert TALLEST - 0.01 <= WIDTH / window.height <= FLATTEST + 0.01
    drawn = [window.drawn(window.turned(longitude), latitude) for longitude, latitude in PLACES[case]]
    if case != "at the pole":
        assert all(0 < x < WIDTH and 0 < y < window.height for x, y in drawn)
    if case == "across the date line":
        tokyo, los_angeles, wellington = drawn
        assert tokyo[0] < wellington[0] < los_angeles[0]
        assert tokyo[1] < wellington[1]


def test_two_names_of_one_meridian_are_one_place() -> None:
    window = window_around([(180.0, 10.0), (-180.0, 10.0)])
    assert window.turned(180.0) == pytest.approx(window.turned(-180.0))
    assert window.east - window.west < 30


@pytest.mark.parametrize(("place", "is_land"), [((20.0, 10.0), True), ((-40.0, 30.0), False), ((50.5, 41.5), False)])
def test_land_is_filled_and_seas_and_the_caspian_are_not(place: Point, *, is_land: bool) -> None:
    window = window_around([place])
    x, y = window.drawn(*place)
    assert is_inside(x, y, land_path(window)) is is_land


def is_inside(x: float, y: float, path: str) -> bool:
    """Whether a point is filled, by the rule "evenodd"."""
    crossed = 0
    for piece in path.split("z")[:-1]:
        steps = [tuple(map(int, re.findall(r"-?\d+", step))) for step in re.split("[Ml]", piece)[1:]]
        points = [steps[0]]
        for step in steps[1:]:
            points.append((points[-1][0] + step[0], points[-1][1] + step[1]))
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
            crossed += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossed % 2 == 1


def test_the_outline_says_where_it_is_from_and_stays_small() -> None:
    assert "Natural Earth" in json.loads(LAND.read_text("utf-8"))["source"]
    assert LAND.stat().st_size < 60_000
    for places in PLACES.values():
        assert len(land_path(window_around(places))) < 30_000


def test_those_in_more_articles_have_larger_marks() -> None:
    view = map_view(edition((48.9, 2.35), (52.5, 13.4), (41.9, 12.5)))
    assert view is not None
    sizes = [pin.size for pin in view.whole.pins]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == LARGEST_MARK
    assert sizes[-1] > SMALLEST_MARK
    assert [pin.entity.count for pin in view.whole.pins] == [3, 2, 1]


def test_names_touch_neither_marks_nor_each_other_and_those_in_most_articles_come_first() -> None:
    crowded = edition(*((48 + number // 5 * 0.9, 2 + number % 5 * 1.3) for number in range(25)), (30.0, 40.0))
    view = map_view(crowded)
    assert view is not None
    assert len({name.look for pin in view.whole.pins for name in pin.names}) == len(LOOKS)
    for look in LOOKS:
        named = [pin for pin in view.whole.pins for name in pin.names if name.look == look.name]
        assert view.whole.pins[0] in named
        assert view.whole.pins[-1] in named  # far from the others
        lines = [(pin.y + name.y, pin.x + name.x) for pin in named for name in pin.names if name.look == look.name]
        assert all(
            abs(a[0] - b[0]) >= look.letters or abs(a[1] - b[1]) > look.letters for a, b in combinations(lines, 2)
        )


def test_a_place_at_the_pole_stands_at_the_edge() -> None:
    view = map_view(edition((-89.9, 0.0)))
    assert view is not None
    assert 0 <= view.whole.pins[0].y <= view.whole.height


def test_an_entity_of_any_type_has_its_own_mark_on_the_map() -> None:
    places = edition((54.5, -3.25))
    fair = replace(places.catalog.entities[0], type=EntityType.EVENT)
    (page,) = map_pages(Edition(Catalog(articles=(), entities=(fair,))))
    assert page.path == "map/index.md"
    (pin,) = page.make().view.whole.pins  # type: ignore[union-attr]
    assert (pin.entity.type, pin.anchor) == ("event", "name-0")


def test_where_marks_stand_in_a_heap_a_drawing_of_that_part_shows_them_apart() -> None:
    heap = [(50 + number % 4 * 1.2, 5 + number // 4 * 4) for number in range(12)]
    view = map_view(edition(*heap, (-33.9, 18.4), (35.7, 139.7)))
    assert view is not None
    (closer,) = view.closer
    assert {pin.entity.id for pin in closer.pins} == {f"e{number}" for number in range(12)}
    named = {drawing: sum(bool(pin.names) for pin in drawing.pins) for drawing in (view.whole, closer)}
    assert named[view.whole] < named[closer] == 12
    ((left, top, width, height),) = view.frames
    inside = [pin for pin in view.whole.pins if left <= pin.x <= left + width and top <= pin.y <= top + height]
    assert len(inside) == 12


def test_a_map_of_a_heap_alone_is_not_drawn_twice() -> None:
    view = map_view(edition(*((50 + number * 0.05, 5 + number * 0.05) for number in range(12))))
    assert view is not None
    assert view.closer == ()
