"""The places of the world by name: countries, regions, counties and towns, from GeoNames.

Three tables, made by `training/gazetteer.py`, are mapped into memory and searched where they
lie, so that they cost neither time at the start nor memory for each worker:

- `places.npy`: one row for each place; a row's number is what other rows call it by. `region` is
  the row of what it lies in: a town's county or region, a region's country, a country itself.
- `names.npy`: in order, one number for each name of a place: 45 bits of the name's hash, one bit
  for a name that is not the usual one, and the place's row. A name that is not in the table is
  taken for one that is once in a hundred million times.
- `outlets.npy`: the same for the domains of outlets, with the region each writes from.

Places: GeoNames (geonames.org), CC BY 4.0, changed as docs/places.md says; areas are our own.
"""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from anyascii import anyascii

PlaceKind = Literal["country", "region", "county", "continent", "town", "capital", "area"]
KINDS: tuple[PlaceKind, ...] = (
    *("country", "region", "county", "continent", "town", "capital"),
    "area",
)
"""What `kind` of a row stands for; regions are those right below a country, capitals its own.

An area has a name on maps and no border: a sea, an island, a mountain, "the Middle East".
"""

ROW = np.dtype(
    [
        ("id", "<u4"),
        ("lat", "<i2"),
        ("lon", "<i2"),
        ("region", "<u2"),
        ("size", "u1"),
        ("kind", "u1"),
    ]
)
"""A place: GeoNames id, hundredths of a degree, the row it lies in, people (see `people`)."""

ROW_BITS, HASH_BITS = 18, 45
_SIZES = 10  # steps of the population's size for each factor of ten
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """A place that bears a name.

    Attributes:
        row: its number in the tables.
        geonames: 0 for an area, which is not from there.
        country: ISO 3166 alpha-3; None for a continent, and for an area of several countries.
        people: about how many live there, to the nearest quarter; for a region those of its towns.
        within: the rows it lies in, its own first, the country last.
        usual: whether the name that was asked for is its usual one.
    """

    row: int
    geonames: int
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None
    people: float
    within: tuple[int, ...]
    usual: bool = True

    @property
    def is_town(self) -> bool:
        """Whether it is one spot, be it a village or a capital, and not a stretch of land."""
        return self.kind in ("town", "capital")


def name_key(name: str) -> str:
    """The name in plain lower-case letters, as it is looked up: "st. john's" is "saint johns"."""
    plain = re.sub(r"[.'’`]", "", anyascii(name).casefold())
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_WORDS.get(word, word) for word in words)


def name_hash(key: str) -> int:
    """The part of the key's hash that the table of names is ordered by."""
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - HASH_BITS)


def packed(key: str, row: int, *, usual: bool) -> int:
    """An entry of the table of names."""
    return (name_hash(key) << (ROW_BITS + 1)) | (int(not usual) << ROW_BITS) | row


def size_of(people: float) -> int:
    """The population as a row holds it."""
    return round(_SIZES * float(np.log10(people))) if people >= 1 else 0


@functools.lru_cache(maxsize=20_000)
def places_named(name: str) -> tuple[GazetteerPlace, ...]:
    """All places of that name, the greatest first; empty where the gazetteer has none."""
    key = name_key(name)
    if not key:
        return ()
    found = [_place(row, usual=usual) for row, usual in _entries("names", key)]
    return tuple(sorted(found, key=lambda place: (-place.people, not place.usual, place.row)))


@functools.lru_cache(maxsize=1_000)
def country_place(alpha3: str) -> GazetteerPlace | None:
    """The country with the code."""
    row = _country_rows().get(alpha3)
    return None if row is None else _place(row, usual=True)


@functools.lru_cache(maxsize=4_000)
def place_of_outlet(domain: str) -> GazetteerPlace | None:
    """The region that the outlet with the domain writes from; None when it is not known."""
    host = domain.casefold().removeprefix("www.")
    rows = [row for row, _ in _entries("outlets", host)]
    return _place(rows[0], usual=True) if len(rows) == 1 else None


@functools.cache
def place_with_id(geonames: int) -> GazetteerPlace | None:
    """The place that GeoNames has under the number; a slow walk through all, for benches."""
    rows = np.flatnonzero(_table("places")["id"] == geonames)
    return _place(int(rows[0]), usual=True) if len(rows) else None


@functools.cache
def nearest_town(lat: float, lon: float) -> GazetteerPlace:
    """The town nearest a point; a slow walk through all, for benches."""
    table = _table("places")
    towns = np.flatnonzero(np.isin(table["kind"], [KINDS.index("town"), KINDS.index("capital")]))
    north = table["lat"][towns] / 100 - lat
    east = (table["lon"][towns] / 100 - lon + 180) % 360 - 180
    away = north**2 + (east * np.cos(np.radians(lat))) ** 2
    return _place(int(towns[int(np.argmin(away))]), usual=True)


def _entries(table: str, key: str) -> list[tuple[int, bool]]:
    names = _table(table)
    first = name_hash(key) << (ROW_BITS + 1)
    start = int(np.searchsorted(names, np.uint64(first)))
    end = int(np.searchsorted(names, np.uint64(first + (2 << ROW_BITS))))
    entries = [int(entry) for entry in names[start:end]]
    return [(entry & ((1 << ROW_BITS) - 1), not entry >> ROW_BITS & 1) for entry in entries]


def _place(row: int, *, usual: bool) -> GazetteerPlace:
    record = _table("places")[row]
    kind = KINDS[int(record["kind"])]
    within = _within(row)
    return GazetteerPlace(
        row=row,
        geonames=int(record["id"]),
        kind=kind,
        lat=int(record["lat"]) / 100,
        lon=int(record["lon"]) / 100,
        country=_codes()[within[-1]] if within[-1] < len(_codes()) else None,
        people=10 ** (int(record["size"]) / _SIZES),
        within=within,
        usual=usual,
    )


def _within(row: int) -> tuple[int, ...]:
    regions = _table("places")["region"]
    rows = [row]
    while (above := int(regions[rows[-1]])) != rows[-1]:
        rows.append(above)
    return tuple(rows)


@functools.cache
def _table(name: str) -> npt.NDArray[Any]:
    with resources.as_file(resources.files("twosource.text") / "data" / f"{name}.npy") as path:
        table: npt.NDArray[Any] = np.load(path, mmap_mode="r")
    return table


@functools.cache
def _codes() -> tuple[str, ...]:
    """The countries' alpha-3 codes, by their rows: countries come first."""
    return tuple(code.decode() for code in np.array(_table("countries")).tolist())


@functools.cache
def _country_rows() -> dict[str, int]:
    return {code: row for row, code in enumerate(_codes())}
