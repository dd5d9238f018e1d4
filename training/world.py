"""Write the shapes of the states for the map of the ICC lens.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m training.world --topology package/countries-110m.json \
        --out src/twosource/lens/icc/data/world.tsv

A row is a state's alpha-3 code and its outline as an SVG path of whole numbers, on a plain map of
1,000 by 500 (equirectangular, longitude left to right).
"""

from __future__ import annotations

import argparse
import itertools
import json
from pathlib import Path
from typing import Any, Final

import pycountry

WIDE: Final = 1000
Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees; the file holds them as steps on a grid."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        xs = itertools.accumulate(step[0] for step in steps)
        ys = itertools.accumulate(step[1] for step in steps)
        arcs.append(
            [
                (x * scale[0] + shift[0], y * scale[1] + shift[1])
                for x, y in zip(xs, ys, strict=True)
            ]
        )
    return arcs


def ring_of(numbers: list[int], arcs: list[list[Point]]) -> str:
    """A closed outline; a negative number is an arc that is gone backwards.

    One that goes over the edge of the map is drawn on, and once more from the other edge.
    """
    points: list[tuple[int, int]] = []
    last = turn = 0.0
    for position, number in enumerate(numbers):
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for longitude, latitude in arc:
            if (position or points) and abs(longitude - last) > 180:
                turn += 360 if longitude < last else -360
            last = longitude
            point = (
                round((longitude + turn + 180) / 360 * WIDE),
                round((90 - latitude) / 360 * WIDE),
            )
            if not points or points[-1] != point:
                points.append(point)
    if len(points) < 4:
        return ""
    drawn = path_of(points, 0)
    if max(x for x, _ in points) > WIDE:
        drawn += path_of(points, -WIDE)
    if min(x for x, _ in points) < 0:
        drawn += path_of(points, WIDE)
    return drawn


def path_of(points: list[tuple[int, int]], shift: int) -> str:
    """The outline as a path, moved to the right."""
    return "M" + "L".join(f"{x + shift} {y}" for x, y in points[:-1]) + "Z"


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the shapes of the states.")
    parser.add_argument("--topology", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    topology = json.loads(args.topology.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    rows = []
    for shape in topology["objects"]["countries"]["geometries"]:
        country = pycountry.countries.get(numeric=shape.get("id") or "")
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        path = "".join(ring_of(ring, arcs) for polygon in polygons for ring in polygon)
        code = country.alpha_3 if country else "-"
        if path and code != "ATA":
            rows.append(f"{code}\t{path}\n")
    args.out.write_text("iso3\tpath\n" + "".join(sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
