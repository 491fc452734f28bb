"""Write hooks/pressmark/publish/land.json, the outline of the land for the map, from Natural Earth.

Needs no package: `npm pack world-atlas@2.0.2`, unpack it, then `python bench/make_land.py package/land-50m.json`.
The outlines of 1:50 million are thinned out (Douglas and Peucker, Cartographica 10, 1973) and small islands left away,
so that the file stays small enough to be read at every build; what is left is about as fine as 1:110 million, and
finer where coasts are intricate.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "hooks/pressmark/publish/land.json"
SOURCE = "Natural Earth 4.1, land 1:50m (public domain), through world-atlas 2.0.2 (ISC); by bench/make_land.py"
UNIT = 0.05
"""Degrees; two pixels on a map of twenty degrees."""
TOLERANCE = 0.08
"""Degrees that the coast may be off; chosen so that the file stays below 60 KB."""
SMALLEST = 0.1
"""Square degrees of an island or a lake that is kept, about 1,200 square kilometres."""

HALF_WAY = 180.0
"""Degrees; no coast is so straight for so long."""

Point = tuple[float, float]


def read_rings(path: Path) -> list[list[Point]]:
    """The rings of a TopoJSON file in degrees. Source: the TopoJSON format specification, 2.1."""
    told = json.loads(path.read_text("utf-8"))
    (across, down), (left, bottom) = told["transform"]["scale"], told["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in told["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * across + left, y * down + bottom))
        arcs.append(points)
    rings: list[list[Point]] = []
    for geometry in told["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points = []
                for at in ring:
                    arc_ = arcs[at] if at >= 0 else arcs[~at][::-1]
                    points += arc_[1:] if points else arc_
                rings.append(unrolled(points))
    return rings


def unrolled(ring: list[Point]) -> list[Point]:
    """A ring that crosses the date line, as it goes on beyond 180 degrees; one around the pole leads over the pole."""
    points, turn = [ring[0]], 0.0
    for (before, _), (x, y) in pairwise(ring):
        turn += -360.0 if x - before > HALF_WAY else 360.0 if before - x > HALF_WAY else 0.0
        points.append((x + turn, y))
    if turn:
        points += [(points[-1][0], -90.0), (points[0][0], -90.0), points[0]]
    away = round((min(x for x, _ in points) + max(x for x, _ in points)) / 720) * 360.0
    return [(x - away, y) for x, y in points]


def thin(points: list[Point]) -> list[Point]:
    """A line without the points that lie within the tolerance of the rest."""
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far, at = max((_distance(points[at], points[first], points[last]), at) for at in range(first + 1, last))
        if far > TOLERANCE:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [points[at] for at in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a segment, in degrees of latitude: degrees of longitude are shorter towards the poles."""
    shrink = max(cos(radians(point[1])), 0.3)
    (px, py), (dx, dy) = _gap(start, point, shrink), _gap(start, end, shrink)
    along = dx * dx + dy * dy
    share = min(max((px * dx + py * dy) / along, 0.0), 1.0) if along else 0.0
    return hypot(px - share * dx, py - share * dy)


def _gap(start: Point, end: Point, shrink: float) -> Point:
    return (end[0] - start[0]) * shrink, end[1] - start[1]


def area(points: list[Point]) -> float:
    """In square degrees of latitude."""
    shrink = cos(radians(points[0][1]))
    return abs(sum(x * down - across * y for (x, y), (across, down) in pairwise(points))) * shrink / 2


def steps(points: list[Point]) -> list[int]:
    """The first point and then how far it is to each next, in units."""
    whole = [(round(x / UNIT), round(y / UNIT)) for x, y in points]
    found = list(whole[0])
    for (x, y), (across, down) in pairwise(whole):
        if (x, y) != (across, down):
            found += [across - x, down - y]
    return found


def main(source: str) -> None:
    rings = [ring for ring in read_rings(Path(source)) if area(ring) >= SMALLEST]
    rings.sort(key=area, reverse=True)
    lines = ",\n".join(json.dumps(steps(thin(ring)), separators=(",", ":")) for ring in rings)
    head = f'{{"source": {json.dumps(SOURCE)},\n"unit": {UNIT},\n"rings": [\n'
    TARGET.write_text(f"{head}{lines}\n]}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
