"""The map: what the archivist has given coordinates, each with a mark as large as it has articles.

It is drawn here and needs no script: where marks stand in a heap, a drawing of that part comes below. Where names stand
is decided for three sizes of letters, since a drawing that fits a phone is a third as wide and its letters must stay as
large; style sheets choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, dist, sqrt
from unicodedata import east_asian_width

from pressmark.model import Entity, SiteFile
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.land import WIDTH, Window, land_path, window_around
from pressmark.publish.refs import EntityRef

MAP_URL = "map/"
SMALLEST_MARK, LARGEST_MARK = 4.5, 13.0
"""Units of the drawing from the middle of a mark to its edge, where it is as wide as a large screen."""
HEAP, HEAPED = 4, 40.0
"""Marks that are a heap, at least, and units from one to the next: on a phone 40 are 14 pixels, less than a finger."""
CLOSER = 3
"""Heaps that are drawn by themselves, at most."""
NEARER = 0.6
"""Width of what a closer drawing shows against that of the whole, at most: else it would show no more."""
MESH = (1, 2, 5, 10, 15, 30)
"""Degrees between two lines of the net."""
LINES = 7
"""Lines of the net across, about."""
LETTER = 0.54
"""Width of a letter against its height, on average, in the type of names; rather too wide than too narrow."""
ASCENT, LINE = 1.0, 1.3
"""Of a line above where its letters stand, and in all, against their height. Source: the metrics of Source Sans 3."""
NAMED = 80
"""Entities whose names are written if there is room; of more no map has."""


@dataclass(frozen=True, slots=True)
class Look:
    """A width of the drawing on a screen."""

    name: str
    """`map.css` has its widths."""
    letters: int
    """Height of the letters of names, in units."""
    marks: float
    """Marks against those of the widest look."""


LOOKS = (Look("wide", 13, 1.0), Look("medium", 20, 1.5), Look("narrow", 34, 2.4))


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside its mark, in one look."""

    look: str
    x: int
    y: int
    anchor: str
    """"start", "middle" or "end", as SVG has it."""


@dataclass(frozen=True, slots=True)
class Pin:
    """An entity on the map; `entity.count` is articles."""

    entity: EntityRef
    anchor: str
    x: int
    y: int
    size: float
    names: tuple[Name, ...]
    """Where its name stands, in those looks that have room for it; against `x` and `y`."""
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Drawing:
    pins: tuple[Pin, ...]
    """Those in most articles first."""
    land: str
    """A path of SVG, filled by the rule "evenodd"."""
    net: str
    """The lines of the net, a path of SVG."""
    height: int
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class MapView:
    whole: Drawing
    closer: tuple[Drawing, ...]
    """Parts of it where marks stand in a heap."""
    frames: tuple[tuple[int, int, int, int], ...]
    """Where these are in the whole: left, top, width and height."""


def map_pages(edition: Edition) -> Iterator[PlannedFile]:
    """The page of the map, where something stands on it."""
    view = map_view(edition)
    if view is not None:
        title = edition.wording("Map")
        content = markdown_file({"title": title}, "")
        yield planned(SiteFile(urls.page_path(MAP_URL), content, template="map.html", view=view), title)


def map_view(edition: Edition) -> MapView | None:
    """The map; None where no entity with a page has coordinates."""
    placed = sorted(
        (_Place(entity, *entity.coordinates) for entity in edition.catalog.entities if entity.coordinates),
        key=lambda place: (-len(place.entity.articles), place.entity.name, place.entity.id),
    )
    if not placed:
        return None
    window = _window(placed)
    heaps = [(heap, _window(heap)) for heap in _heaps(placed, window)]
    closer = [(heap, near) for heap, near in heaps if near.east - near.west < (window.east - window.west) * NEARER]
    return MapView(
        whole=_drawing(edition, placed, window),
        closer=tuple(_drawing(edition, heap, near) for heap, near in closer[:CLOSER]),
        frames=tuple(_frame(near, window) for _, near in closer[:CLOSER]),
    )


def _frame(near: Window, window: Window) -> tuple[int, int, int, int]:
    half = (near.east - near.west) / 2
    middle = window.turned(near.west + half)
    left, top = window.drawn(middle - half, near.north)
    right, bottom = window.drawn(middle + half, near.south)
    return round(left), round(top), round(right - left), round(bottom - top)


@dataclass(frozen=True, slots=True)
class _Place:
    entity: Entity
    latitude: float
    longitude: float


def _window(places: Sequence[_Place]) -> Window:
    return window_around([(place.longitude, place.latitude) for place in places])


def _drawn(place: _Place, window: Window) -> tuple[float, float]:
    return window.drawn(window.turned(place.longitude), window.within(place.latitude))


def _drawing(edition: Edition, places: Sequence[_Place], window: Window) -> Drawing:
    most = max(1, *(len(place.entity.articles) for place in places))
    spots = [_Spot(*_drawn(place, window), _size(place.entity, most), place.entity.name) for place in places]
    names = [_names(spots, window.height, look) for look in LOOKS]
    pins = tuple(
        Pin(
            entity=edition.entity_ref(place.entity, len(place.entity.articles)),
            anchor=edition.entity_slugs.of[place.entity.id],
            x=round(spot.x),
            y=round(spot.y),
            size=spot.size,
            names=tuple(found[at] for found in names if at in found),
            latitude=place.latitude,
            longitude=place.longitude,
        )
        for at, (place, spot) in enumerate(zip(places, spots, strict=True))
    )
    return Drawing(pins, land_path(window), _net(window), window.height)


def _heaps(places: Sequence[_Place], window: Window) -> list[list[_Place]]:
    """Places that lead from one to the next in short steps, where there are several; the largest heaps first."""
    spots = [_drawn(place, window) for place in places]
    left, found = set(range(len(places))), []
    while left:
        heap, waiting = set[int](), [min(left)]
        while waiting:
            at = waiting.pop()
            if at in left:
                left.remove(at)
                heap.add(at)
                waiting += [other for other in left if dist(spots[at], spots[other]) < HEAPED]
        if len(heap) >= HEAP:
            found.append([places[at] for at in sorted(heap)])
    return sorted(found, key=len, reverse=True)


def _size(entity: Entity, most: int) -> float:
    return round(SMALLEST_MARK + (LARGEST_MARK - SMALLEST_MARK) * sqrt(len(entity.articles) / most), 1)


@dataclass(frozen=True, slots=True)
class _Spot:
    x: float
    y: float
    size: float
    name: str


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def _names(spots: Sequence[_Spot], height: int, look: Look) -> Mapping[int, Name]:
    """Where names stand without touching a mark or one another; those in most articles choose first."""
    taken: list[Box] = []
    for spot in spots:
        reach = spot.size * look.marks
        taken.append((spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach))
    found: dict[int, Name] = {}
    for at, spot in enumerate(spots[:NAMED]):
        others = taken[:at] + taken[at + 1 :]
        for name, box in _sides(spot, look):
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height
            if inside and not any(_touch(box, other) for other in others):
                found[at] = name
                taken.append(box)
                break
    return found


def _sides(spot: _Spot, look: Look) -> Iterator[tuple[Name, Box]]:
    """The places that a name may take, the best first, and what it covers there."""
    reach, high = spot.size * look.marks + look.letters * 0.25, look.letters
    wide = sum(1.0 if east_asian_width(letter) in "WF" else LETTER for letter in spot.name) * high
    for across, down, anchor, left in (
        (reach, high * 0.35, "start", reach),
        (-reach, high * 0.35, "end", -reach - wide),
        (0.0, reach + high * 0.75, "middle", -wide / 2),
        (0.0, -reach, "middle", -wide / 2),
    ):
        top = spot.y + down - high * ASCENT
        name = Name(look.name, round(across), round(down), anchor)
        yield name, (spot.x + left, top, spot.x + left + wide, top + high * LINE)


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _net(window: Window) -> str:
    """Meridians and parallels at round degrees."""
    span = window.east - window.west
    mesh = next((mesh for mesh in MESH if span / mesh <= LINES), MESH[-1])
    across = [window.drawn(at, 0)[0] for at in _round_degrees(window.west, window.east, mesh)]
    down = [window.drawn(0, at)[1] for at in _round_degrees(window.south, window.north, mesh)]
    return "".join([f"M{x:.0f} 0v{window.height}" for x in across] + [f"M0 {y:.0f}h{WIDTH}" for y in down])


def _round_degrees(low: float, high: float, mesh: int) -> range:
    return range(ceil(low / mesh) * mesh, ceil(high), mesh)
