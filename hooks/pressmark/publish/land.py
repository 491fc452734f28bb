"""The part of the earth that a map shows, and the outline of its land.

The map is equirectangular: degrees of longitude are shortened as they are in its middle, so that shapes there are
right. It is cut where nothing is, so that places on both sides of the Pacific stand side by side. The outline is in
`land.json`, whose head says where it is from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians

WIDTH = 1000
"""Of the drawing, in its own units."""
FLATTEST, TALLEST = 2.2, 1.5
"""Width of a drawing against its height: between what leaves a phone something to see and what fits a screen."""
AROUND = 0.12
"""What is shown around the places, as a share of how far they lie apart."""
LEAST_AROUND = 2.0
LEAST_HEIGHT = 14.0
"""Degrees of latitude: of less the outline, which is of the whole earth, says too little to know it by."""
NORTH, SOUTH = 84.0, -85.0
"""Degrees; beyond them there are no places and no shapes."""
BEYOND = 1.0
"""Degrees of land drawn beyond the edges, so that no coast runs along them."""
FINEST = 1.5
"""Units of the drawing: nearer points of an outline are one to the eye."""

AROUND_THE_EARTH = 360.0
CORNERS = 3
"""Of the smallest shape."""

Point = tuple[float, float]
"""Longitude and latitude in degrees, or across and down in units of a drawing."""


@dataclass(frozen=True, slots=True)
class Window:
    """What a map shows, in degrees; `east` may be beyond 180."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> int:
        """Of the drawing, in its units."""
        return round(WIDTH * (self.north - self.south) / ((self.east - self.west) * self._shrink))

    @property
    def _shrink(self) -> float:
        return _shrink(self.south, self.north)

    def turned(self, longitude: float) -> float:
        """The longitude as counted from the western edge on."""
        return self.west + (longitude - self.west) % AROUND_THE_EARTH

    def within(self, latitude: float) -> float:
        """The latitude, or the nearest that the drawing has: it ends before the poles."""
        return min(max(latitude, self.south), self.north)

    def drawn(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point stands in the drawing."""
        scale = WIDTH / (self.east - self.west)
        return (longitude - self.west) * scale, (self.north - latitude) * scale / self._shrink


def window_around(places: Sequence[Point]) -> Window:
    """The part of the earth with all the places and something around them."""
    longitudes = sorted({longitude for longitude, _ in places})
    gap, west = max(
        (following - one, following) for one, following in pairwise([*longitudes, longitudes[0] + AROUND_THE_EARTH])
    )
    west = west - AROUND_THE_EARTH if west > longitudes[-1] else west
    east = west + AROUND_THE_EARTH - gap
    south, north = min(place[1] for place in places), max(place[1] for place in places)
    around = max(LEAST_AROUND, AROUND * (north - south), AROUND / 2 * (east - west))
    south, north = _widened(south - around, north + around, LEAST_HEIGHT)
    shrink = _shrink(south, north)
    around = max(LEAST_AROUND / shrink, AROUND * (east - west))
    west, east = west - around, east + around
    if east - west < (north - south) / shrink * TALLEST:
        west, east = _spread(west, east, (north - south) / shrink * TALLEST)
    if east - west > AROUND_THE_EARTH:
        west, east = _spread(west, east, AROUND_THE_EARTH)
    if (east - west) * shrink > (north - south) * FLATTEST:
        south, north = _widened(south, north, (east - west) * shrink / FLATTEST)
    return Window(west, south, east, north)


def _shrink(south: float, north: float) -> float:
    """How much shorter a degree of longitude is than one of latitude, in the middle between two latitudes."""
    return max(cos(radians((south + north) / 2)), 0.2)


def _spread(low: float, high: float, length: float) -> tuple[float, float]:
    middle = (low + high) / 2
    return middle - length / 2, middle + length / 2


def _widened(south: float, north: float, least: float) -> tuple[float, float]:
    """Latitudes that lie so far apart at least, as far as the earth goes."""
    if north - south < least:
        south, north = _spread(south, north, least)
    over, under = max(north - NORTH, 0.0), max(SOUTH - south, 0.0)
    return max(south - over, SOUTH), min(north + under, NORTH)


def land_path(window: Window) -> str:
    """The land within a window, a path of SVG to be filled by the rule "evenodd": lakes are rings in rings of land."""
    return "".join(
        _path([window.drawn(x, y) for x, y in _cut([(x + turn, y) for x, y in ring], window)])
        for ring in _rings()
        for turn in (-AROUND_THE_EARTH, 0.0, AROUND_THE_EARTH)
    )


def _cut(ring: Sequence[Point], window: Window) -> Sequence[Point]:
    """What of a ring is within a window. Source: Sutherland and Hodgman, Communications of the ACM 17, 1974."""
    for axis, low, high in ((0, window.west, window.east), (1, window.south, window.north)):
        if min(point[axis] for point in ring) > high or max(point[axis] for point in ring) < low:
            return ()
        ring = _halved(ring, axis, low - BEYOND, 1)
        ring = _halved(ring, axis, high + BEYOND, -1)
    return ring


def _halved(ring: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """The part of a ring beyond a limit across (0) or up (1); with a negative sign, below it."""
    kept: list[Point] = []
    for start, end in pairwise([*ring, *ring[:1]]):
        here, there = sign * (start[axis] - limit), sign * (end[axis] - limit)
        if here >= 0:
            kept.append(start)
        if (here < 0) != (there < 0):
            share = here / (here - there)
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    return kept


def _path(points: Iterable[Point]) -> str:
    """A closed path in whole units; empty where too little is left to see."""
    kept: list[tuple[int, int]] = []
    last = (-9.0, -9.0)
    for x, y in points:
        if not kept or max(abs(x - last[0]), abs(y - last[1])) >= FINEST:
            kept.append((round(x), round(y)))
            last = (x, y)
    if len(kept) < CORNERS:
        return ""
    steps = "".join(f"l{across - x} {down - y}".replace(" -", "-") for (x, y), (across, down) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}{steps}z"


@cache
def _rings() -> tuple[tuple[Point, ...], ...]:
    """The outlines of the land, in degrees."""
    told = json.loads(files("pressmark.publish").joinpath("land.json").read_text(encoding="utf-8"))
    unit = told["unit"]
    found: list[tuple[Point, ...]] = []
    for steps in told["rings"]:
        x = y = 0
        points: list[Point] = []
        for across, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + across, y + down
            points.append((x * unit, y * unit))
        found.append(tuple(points))
    return tuple(found)
