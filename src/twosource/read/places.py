"""Which place on earth a report means by a name.

Every place that bears the name is a candidate. Before the report is looked at, the greater one
is likelier; then each name votes for the countries, regions and surroundings of its candidates,
as far as it is likely to mean them, and all names are weighed again by the votes of the others.
What the report says outright ("Ashford, Kent") counts most, and one name means one place
throughout. Names that the gazetteer has not stay without a point.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from twosource.record.reading import Entity, Sentence
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.text.countries import country_of, demonym_of, state_named
from twosource.text.gazetteer import (
    GazetteerPlace,
    country_place,
    name_key,
    place_of_outlet,
    places_named,
)

_ON_THE_MAP = frozenset({"place", "state"})
_MOST_CANDIDATES = 40
_LEAST_VOTE = 0.05  # what is less likely is no neighbour to anyone
_EARTH_KM = 6371
_SAME_SPOT_KM = 60
_MORE_THAN_A_CITY = 1.3  # a region's people for each of its city's, the steps of a row aside
_ROUNDS = 3  # a fourth changes one name in a thousand

# "Ashford, Kent", "Ashford in southern Kent"
_CONTAINER = re.compile(
    r"\s*(?:,|\(|\bin\b)\s*(?:the\s+)?(?:(?:north|south|east|west|central|upper|lower)\w*\s+)?"
    r"(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3})"
)
_MORE = re.compile(r"(?:,|\s+and|,\s+and)\s+[A-Z]")  # "Georgia, Oklahoma and Ohio" is a list
# "the state of Ashford", "Ashford province"; "the town of Ashford"
_OF_WIDE = re.compile(r"\b(?:state|province|region|county|district|prefecture|governorate)s? of $")
_WIDE_BEHIND = re.compile(r"(?:'s|’s)? (?:state|province|region|county|prefecture|governorate)s?\b")
_OF_TOWN = re.compile(r"\b(?:(?:city|town|village|port|suburb) of|capital(?: city)?,?) $")
_DIRECTION = re.compile(
    r"^(?:(?:north|south|east|west|central|upper|lower|greater|downtown|mainland)\w*[ -])+", re.I
)
_GENERIC = re.compile(
    r"^(?:city|town|village|province|state|county|district|republic|kingdom|region) of |"
    r" (?:city|town|village|township|province|state|district|region|governorate|prefecture|"
    r"department|oblast|metropolitan area|area|borough|parish)$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What counts how much; found on the even documents of LGL, GeoVirus and GeoWebNews.

    One step of any of them up or down (by half) costs the even documents up to half a point; the
    check is `python bench/places.py --data DIR`, which tells the odd documents apart.
    """

    people: float = 0.7
    country: float = 2.0
    region: float = 0.7
    county: float = -0.5
    capital: float = 1.5
    twin: float = -2.0
    continent: float = 4.0
    area: float = 1.0
    unusual: float = -2.0
    same_country: float = 1.2
    same_region: float = 1.2
    near: float = 1.0
    near_km: float = 100.0
    home: float = 15.0
    demonym: float = 0.5
    inside: float = 8.0
    holds: float = 2.0
    none: float = 3.0
    kind: float = 4.0
    sure: float = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name of a place where a report has it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The place that a name most likely means.

    Attributes:
        likely: how likely it is that place, 0 to 1, as far as the candidates go.
        sure: whether that is enough to say so.
        country: the code of the country that it surely lies in, even where there are two places
            it may be; None where that is not sure.
    """

    place: GazetteerPlace
    likely: float
    sure: bool
    country: str | None


@dataclass(slots=True)
class _Sense:
    """A name of the report, as it is taken for one place, while it is weighed."""

    candidates: tuple[GazetteerPlace, ...]
    count: int = 0
    wide: int = 0
    towns: int = 0
    containers: Counter[str] = field(default_factory=Counter)
    contents: set[int] = field(default_factory=set)

    def denied(self, place: GazetteerPlace) -> float:
        """The part of its mentions that say it is of another kind than the place: "the state of".

        It counts against the others and not for those of that kind: the one that is meant may be
        in no table.
        """
        return (self.wide if place.is_town else self.towns) / self.count

    def seats(self) -> frozenset[int]:
        """The rows in which a town of the very name lies: "New York" is the city first."""
        return frozenset(
            row
            for place in self.candidates
            if place.is_town and place.usual
            for row in place.within
        )


def resolve_places(
    names: Sequence[PlaceName],
    text: str,
    *,
    home: GazetteerPlace | None = None,
    lands: Mapping[str, int] | None = None,
    weights: Weights | None = None,
) -> list[Resolved | None]:
    """The place of each name, in order; None where the gazetteer has none of that name.

    Of a village that it has not, but that the report puts in a land or region ("Valdmoor in
    Kent"), that land or region: never sure, but in that country.

    `home` is where the outlet writes from, `lands` how often the report has words that mean a
    country's people or things ("Danish"), by alpha-3 code.
    """
    weights = weights or Weights()
    senses, keys = _senses(names, text)
    known = [key for key, sense in senses.items() if sense.candidates]
    if not known:
        return [None] * len(names)
    flat = _Flat({key: senses[key] for key in known}, weights, home, lands or {})
    best = dict(zip(known, flat.best(), strict=True))
    for key, around in _said_to_lie_in(names, text, senses, keys).items():
        if best[around].place.country is not None and not best[around].place.is_town:
            best[key] = replace(best[around], sure=False)
    return [best.get(key) for key in keys]


def home_of(outlet: str | None, url: str | None) -> GazetteerPlace | None:
    """Where an outlet writes from, by its domain: a state of the US, or a country."""
    for address in (url, outlet):
        host = re.sub(r"^\w+://", "", (address or "").casefold()).partition("/")[0]
        if "." not in host or " " in host:
            continue
        known = place_of_outlet(host)
        if known is not None:
            return known
        code = _OF_DOMAINS.get(host.rpartition(".")[2])
        if code is not None:
            return country_place(code)
    return None


# What reports mean by these is no place of the gazetteer, though a village may bear the name.
_NOT_ON_THE_MAP = frozenset(
    {"eu", "west", "east", "north", "south", "gulf",
     "west coast", "east coast", "valley", "central", "western", "eastern", "un", "nato", "capitol",
     "white house", "kremlin", "midwest", "arab", "island", "islands", "city", "state", "county"}
)  # fmt: skip

# Only ends of domains that stand for their country; "me", "tv" and "co" are sold to all.
_OF_DOMAINS = {
    "uk": "GBR", "ie": "IRL", "au": "AUS", "nz": "NZL", "ca": "CAN", "in": "IND", "za": "ZAF",
    "ng": "NGA", "ke": "KEN", "gh": "GHA", "ph": "PHL", "sg": "SGP", "my": "MYS", "hk": "HKG",
    "pk": "PAK", "bd": "BGD", "lk": "LKA", "np": "NPL", "jp": "JPN", "kr": "KOR", "cn": "CHN",
    "ru": "RUS", "ua": "UKR", "pl": "POL", "de": "DEU", "fr": "FRA", "it": "ITA", "es": "ESP",
    "nl": "NLD", "be": "BEL", "ch": "CHE", "at": "AUT", "se": "SWE", "no": "NOR", "dk": "DNK",
    "fi": "FIN", "gr": "GRC", "tr": "TUR", "il": "ISR", "lb": "LBN", "jo": "JOR", "eg": "EGY",
    "ge": "GEO", "mx": "MEX", "br": "BRA", "ar": "ARG", "zw": "ZWE", "ug": "UGA", "tz": "TZA",
    "jm": "JAM", "qa": "QAT", "ae": "ARE", "sa": "SAU", "pt": "PRT", "cz": "CZE", "hu": "HUN",
    "ro": "ROU", "th": "THA", "id": "IDN", "vn": "VNM", "tw": "TWN", "us": "USA",
}  # fmt: skip


def with_places(
    cast: Sequence[Entity], report: Report, sentences: Sequence[Sentence]
) -> tuple[Entity, ...]:
    """The entities of a report; places and states have country, point and GeoNames id where sure.

    A state that is surely no state here ("Georgia" among towns of the US) becomes a place. An
    entity whose mentions mean different places has none.
    """
    names, owners = [], []
    for at, entity in enumerate(cast):
        if entity.kind not in _ON_THE_MAP or not entity.named:
            continue
        called = {name_key(name) for name in (entity.name, *entity.variants)}
        for span in entity.mentions:
            words = " ".join(span.of(report.text).split())
            if name_key(words) in called or country_of(words) == entity.country is not None:
                names.append(PlaceName(text=words, span=span))
                owners.append(at)
    found = resolve_places(
        names,
        report.text,
        home=home_of(report.outlet, report.url),
        lands=_lands_in(sentences),
    )
    told: dict[int, list[Resolved | None]] = {}
    for at, one in zip(owners, found, strict=True):
        told.setdefault(at, []).append(one)
    return tuple(_placed(entity, told.get(at, [])) for at, entity in enumerate(cast))


def _placed(entity: Entity, found: Sequence[Resolved | None]) -> Entity:
    sure = {one.place.row: one.place for one in found if one is not None and one.sure}
    if len(sure) == 1 and all(one is None or one.place.row in sure for one in found):
        place = next(iter(sure.values()))
        is_state = entity.kind == "state" and place.country == entity.country
        return replace(
            entity,
            kind=entity.kind if is_state or entity.country is None else "place",
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            geonames=place.geonames or None,
        )
    land = country_place(entity.country) if entity.kind == "state" and entity.country else None
    if land is not None and all(one is None or one.place.row == land.row for one in found):
        return replace(entity, lat=land.lat, lon=land.lon, geonames=land.geonames)
    lands = {one.country if one is not None else None for one in found}
    if entity.country is None and len(lands) == 1:
        return replace(entity, country=lands.pop())
    return entity


def _lands_in(sentences: Sequence[Sentence]) -> Counter[str]:
    """How often words mean a country's people or things."""
    words = Counter(word.text for one in sentences for word in one.words if word.text[:1].isupper())
    found: Counter[str] = Counter()
    for word, count in words.items():
        code = _demonym(word)
        if code is not None:
            found[code] += count
    return found


_demonym = functools.lru_cache(maxsize=20_000)(demonym_of)


@functools.lru_cache(maxsize=10_000)
def candidates_for(name: str) -> tuple[GazetteerPlace, ...]:
    """The places that may be meant, at most forty; of "southern Kent" those of "Kent"."""
    found = _all_named(name)
    if not found:
        bare = _GENERIC.sub("", name)
        found = _all_named(bare) if bare != name else ()
    if not found:
        bare = _DIRECTION.sub("", name)
        wide = _all_named(bare) if bare != name else ()
        found = tuple(place for place in wide if place.kind in ("country", "region"))
    return _each_city_once(found)[:_MOST_CANDIDATES]


def _each_city_once(found: tuple[GazetteerPlace, ...]) -> tuple[GazetteerPlace, ...]:
    """The places without the regions and counties that are no more than the city of the name.

    Berlin is a state of Germany and its capital, and one place to a reader: two reports that mean
    it must not have two numbers for it.
    """
    cities = {
        row: town.people for town in reversed(found) if town.is_town for row in town.within[1:]
    }
    return tuple(
        place
        for place in found
        if place.kind not in ("region", "county")
        or place.people > _MORE_THAN_A_CITY * cities.get(place.row, 0)
    )


def _all_named(name: str) -> tuple[GazetteerPlace, ...]:
    if name_key(name) in _NOT_ON_THE_MAP:
        return ()
    code = country_of(name) or country_of(f"{name}.")  # "U.S"
    land = country_place(code) if code else None
    others = places_named(name)
    if land is None or any(place.row == land.row for place in others):
        return others
    return (land, *others)


def _senses(
    names: Sequence[PlaceName], text: str
) -> tuple[dict[tuple[str, str], _Sense], list[tuple[str, str]]]:
    """The senses by name and container, and the sense of each name.

    A name that stands once with a container ("Ashford, Kent") and elsewhere without one means
    the same in both places; with two containers it is two places.
    """
    heads = [name.text.partition(",") for name in names]
    plain = [name_key(head) for head, _, _ in heads]
    inside = [
        _container(comma + tail, key, candidates_for(head))
        or _container(text[name.span.end :][:60], key, candidates_for(head))
        for name, key, (head, comma, tail) in zip(names, plain, heads, strict=True)
    ]
    told: dict[str, Counter[str]] = {}
    for key, container in zip(plain, inside, strict=True):
        if container:
            told.setdefault(key, Counter())[name_key(container)] += 1
    senses: dict[tuple[str, str], _Sense] = {}
    keys = []
    for name, (head, _, _), key, container in zip(names, heads, plain, inside, strict=True):
        within = name_key(container) if container else ""
        if not within and len(told.get(key, ())) == 1:
            within = next(iter(told[key]))
        where = (key, within)
        sense = senses.setdefault(where, _Sense(candidates_for(head)))
        sense.count += 1
        before, behind = text[: name.span.start][-20:], text[name.span.end :][:20]
        sense.wide += bool(_OF_WIDE.search(before) or _WIDE_BEHIND.match(behind))
        sense.towns += bool(_OF_TOWN.search(before))
        if container:
            sense.containers[container] += 1
        keys.append(where)
    _take_contents(senses)
    return senses, keys


def _said_to_lie_in(
    names: Sequence[PlaceName],
    text: str,
    senses: Mapping[tuple[str, str], _Sense],
    keys: Sequence[tuple[str, str]],
) -> dict[tuple[str, str], tuple[str, str]]:
    """For names without a place the sense of the land or region that the report puts them in."""
    by_name: dict[str, list[tuple[str, str]]] = {}
    for key, sense in senses.items():
        if sense.candidates:
            by_name.setdefault(key[0], []).append(key)
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for name, key in zip(names, keys, strict=True):
        if not senses[key].candidates and key[0] not in _NOT_ON_THE_MAP:
            outer = _wide_behind(text[name.span.end :][:80])
            found.setdefault(key, set()).update(by_name.get(name_key(outer), ()) if outer else ())
    return {key: next(iter(outer)) for key, outer in found.items() if len(outer) == 1}


def _wide_behind(after: str) -> str | None:
    """The land or region that stands behind a name; None where the two are of a list."""
    found = _CONTAINER.match(after)
    if found is None:
        return None
    words = found["name"].rstrip(".,").split()
    wide = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    name = next((name for name in wide if _wide_rows(name)), None)
    rest = after[found.end() :]
    if name is None or found[0].lstrip()[:1] != "," or not _MORE.match(rest):
        return name
    outer = _CONTAINER.match(rest)  # "Valdmoor, Kent, England" is no list
    rows = _wide_rows(outer["name"].rstrip(".,")) if outer else frozenset()
    return name if any(_lies_in(place, rows) for place in places_named(name)) else None


def _take_contents(senses: Mapping[tuple[str, str], _Sense]) -> None:
    """Note for each container the places that it is said to hold."""
    by_name: dict[str, list[_Sense]] = {}
    for (name, _), sense in senses.items():
        by_name.setdefault(name, []).append(sense)
    for sense in senses.values():
        for container in sense.containers:
            for outer in by_name.get(name_key(container), ()):
                outer.contents.update(row for place in sense.candidates for row in place.within[1:])


def _container(after: str, key: str, candidates: Sequence[GazetteerPlace]) -> str | None:
    """The region or country that stands behind a name and holds one of the candidates."""
    found = _CONTAINER.match(after)
    if found is None or not candidates:
        return None
    is_wide = any(place.usual and place.kind in ("country", "region") for place in candidates)
    if is_wide and _MORE.match(after[found.end() :]):
        return None
    is_land = any(place.usual and place.kind == "country" for place in candidates)
    words = found["name"].rstrip(".,").split()
    for end in range(len(words), 0, -1):
        name = " ".join(words[:end])
        if name_key(name) == key or (is_land and state_named(name)):
            continue  # "the city of Ashford, the Ashford schools"; "Lorvia, Dornia" is a list
        if any(_lies_in(place, _wide_rows(name)) for place in candidates):
            return name
    return None


@functools.lru_cache(maxsize=10_000)
def _wide_rows(name: str) -> frozenset[int]:
    """The countries, regions and counties of that name."""
    code = state_named(name)
    land = country_place(code) if code else None
    rows = {place.row for place in places_named(name) if not place.is_town}
    return frozenset(rows | {land.row} if land else rows)


def _lies_in(place: GazetteerPlace, rows: frozenset[int]) -> bool:
    return not rows.isdisjoint(place.within[1:])


class _Flat:
    """All candidates of all senses in one row, and the votes between them."""

    def __init__(
        self,
        named: Mapping[tuple[str, str], _Sense],
        weights: Weights,
        home: GazetteerPlace | None,
        lands: Mapping[str, int],
    ) -> None:
        self.weights = weights
        senses = list(named.values())
        self.places = [place for sense in senses for place in sense.candidates]
        self.owner = np.array(
            [at for at, sense in enumerate(senses) for _ in sense.candidates], dtype=np.int64
        )
        of_name, _ = _numbered([name for name, _ in named])
        self._name = of_name[self.owner]  # two senses of one name do not vote for each other
        self._starts = np.flatnonzero(np.diff(self.owner, prepend=-1))
        self._votes = np.array([1 + np.log(sense.count) for sense in senses])[self.owner]
        self._prior = np.array(
            [
                _prior(place, weights)
                + weights.twin * (place.kind == "region" and place.row in sense.seats())
                + weights.inside * _lies_where_said(place, sense)
                + weights.holds * (place.row in sense.contents)
                - weights.kind * sense.denied(place)
                for sense in senses
                for place in sense.candidates
            ]
        )
        self._countries, n_countries = _numbered([place.country or "" for place in self.places])
        self._regions, n_regions = _numbered([str(place.within[-2:][0]) for place in self.places])
        self._no_region = np.array([len(place.within) < 2 for place in self.places])
        self._country_extra = np.zeros(n_countries)
        self._region_extra = np.zeros(n_regions)
        for place, land, region in zip(self.places, self._countries, self._regions, strict=True):
            self._country_extra[land] = weights.demonym * lands.get(place.country or "", 0)
            if home is not None and home.country == place.country:
                self._country_extra[land] += weights.home
            if home is not None and home.row in place.within and home.kind == "region":
                self._region_extra[region] = weights.home
        self._lat = np.radians([place.lat for place in self.places])
        self._lon = np.radians([place.lon for place in self.places])
        self._narrow = np.array(
            [place.kind != "country" and place.country is not None for place in self.places]
        )

    def _near(self, cast: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The votes of the other names for what is near to them, whole ones for the same spot."""
        voters = np.flatnonzero((cast > _LEAST_VOTE) & self._narrow)
        lat, lon = self._lat[voters], self._lon[voters]
        across = (self._lon[:, None] - lon + np.pi) % (2 * np.pi) - np.pi
        east = across * np.cos((self._lat[:, None] + lat) / 2)
        km = _EARTH_KM * np.hypot(self._lat[:, None] - lat, east)
        others = self._name[:, None] != self._name[voters]
        votes = np.where(others, np.exp(-km / self.weights.near_km), 0.0) @ cast[voters]
        result: npt.NDArray[np.float64] = np.where(self._narrow, votes, 0.0)
        return result

    def best(self) -> list[Resolved]:
        """The likeliest place of each sense.

        Its chance is that of all candidates on the same spot: a city and the region that is the
        city are one place to a reader. Against them stands that it is none of them: what is
        small and has no vote from any other name is likely a place, or no place, that the
        gazetteer has not.
        """
        score = self._score()
        found = []
        for first, end in zip(self._starts, [*self._starts[1:], len(score)], strict=True):
            top = int(first + np.argmax(score[first:end]))
            place = self.places[top]
            powers = np.exp(score[first:end] - score[top])
            chances = powers / (powers.sum() + np.exp(self.weights.none - score[top]))
            km = self._km(top, slice(first, end))
            on_land = [other.country == place.country for other in self.places[first:end]]
            likely = float(chances[(km <= _SAME_SPOT_KM) & on_land].sum())
            in_land = float(chances[on_land].sum())
            sure = self.weights.sure
            land = place.country if in_land >= sure else None
            found.append(Resolved(place=place, likely=likely, sure=likely >= sure, country=land))
        return found

    def _km(self, one: int, others: slice) -> npt.NDArray[np.float64]:
        across = (self._lon[others] - self._lon[one] + np.pi) % (2 * np.pi) - np.pi
        north = self._lat[others] - self._lat[one]
        result: npt.NDArray[np.float64] = _EARTH_KM * np.hypot(
            north, across * np.cos(self._lat[one])
        )
        return result

    def _score(self) -> npt.NDArray[np.float64]:
        """How well each candidate stands after all have voted."""
        score = self._prior
        for _ in range(_ROUNDS):
            cast = self._shares(score) * self._votes
            in_land = self._log_votes(cast, self._countries, self._country_extra)
            in_region = self._log_votes(cast, self._regions, self._region_extra)
            score = (
                self._prior
                + self.weights.same_country * in_land
                + self.weights.same_region * np.where(self._no_region, 0.0, in_region)
                + self.weights.near * np.log1p(self._near(cast))
            )
        return score

    def _log_votes(
        self,
        cast: npt.NDArray[np.float64],
        groups: npt.NDArray[np.int64],
        extra: npt.NDArray[np.float64],
    ) -> npt.NDArray[np.float64]:
        """The votes of the other names for each candidate's group, on a scale that flattens."""
        total = np.bincount(groups, weights=cast, minlength=len(extra))
        pairs = self._name * len(extra) + groups
        own = np.bincount(pairs, weights=cast)[pairs]
        result: npt.NDArray[np.float64] = np.log1p(
            np.maximum(total[groups] - own, 0.0) + extra[groups]
        )
        return result

    def _shares(self, score: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Scores made chances, for each sense alone."""
        top = np.maximum.reduceat(score, self._starts)
        powers = np.exp(score - top[self.owner])
        result: npt.NDArray[np.float64] = powers / np.add.reduceat(powers, self._starts)[self.owner]
        return result


def _prior(place: GazetteerPlace, weights: Weights) -> float:
    kinds = {
        "country": weights.country,
        "region": weights.region,
        "county": weights.county,
        "continent": weights.continent,
        "town": 0.0,
        "capital": weights.capital,
        "area": weights.area,
    }
    unusual = 0.0 if place.usual else weights.unusual
    return weights.people * float(np.log10(place.people)) + kinds[place.kind] + unusual


def _lies_where_said(place: GazetteerPlace, sense: _Sense) -> bool:
    return any(_lies_in(place, _wide_rows(container)) for container in sense.containers)


def _numbered(values: Sequence[str]) -> tuple[npt.NDArray[np.int64], int]:
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return np.array([numbers[value] for value in values], dtype=np.int64), len(numbers)
