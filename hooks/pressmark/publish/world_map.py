"""The map: what the archivist has given coordinates, each with a mark as large as it has articles.

It is drawn once, here, and needs no script. Where names stand is decided for three sizes of letters, since a drawing
that fits a phone is a third as wide and its letters must stay as large; style sheets choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
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
class MapView:
    pins: tuple[Pin, ...]
    """Those in most articles first."""
    land: str
    """A path of SVG, filled by the rule "evenodd"."""
    net: str
    """The lines of the net, a path of SVG."""
    looks: tuple[Look, ...]
    height: int
    width: int = WIDTH


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
        ((entity, entity.coordinates) for entity in edition.catalog.entities if entity.coordinates),
        key=lambda item: (-len(item[0].articles), item[0].name, item[0].id),
    )
    if not placed:
        return None
    window = window_around([(longitude, latitude) for _, (latitude, longitude) in placed])
    most = max(1, *(len(entity.articles) for entity, _ in placed))
    spots = [
        _Spot(*window.drawn(window.turned(longitude), window.within(latitude)), _size(entity, most), entity.name)
        for entity, (latitude, longitude) in placed
    ]
    names = [_names(spots, window.height, look) for look in LOOKS]
    pins = tuple(
        Pin(
            entity=edition.entity_ref(entity, len(entity.articles)),
            anchor=edition.entity_slugs.of[entity.id],
            x=round(spot.x),
            y=round(spot.y),
            size=spot.size,
            names=tuple(found[at] for found in names if at in found),
            latitude=latitude,
            longitude=longitude,
        )
        for at, ((entity, (latitude, longitude)), spot) in enumerate(zip(placed, spots, strict=True))
    )
    return MapView(pins, land_path(window), _net(window), LOOKS, window.height)


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
