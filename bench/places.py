"""Places: which one on earth a name means, on LGL, GeoVirus and GeoWebNews.

For gold names, whatever our own reading sees in the text: the share within 161 km (100 miles) of
where the set has it, as usual since Leidner (2007), where a name without a place of ours counts as
wrong; the share in the right country; the mean error in km of those that have a place; and of
those that are sure enough for the record, how many there are and what part is right. End to end,
from the text alone: of the gold names, the part that overlaps a place or state of ours, the part
that has a point, and the part whose point is within 161 km.

GeoWebNews gives a GeoNames id or a point; an id that the gazetteer has not has no point, and
counts as wrong. Only its names of places count, not nouns, demonyms and languages. GeoVirus gives
no country: it is that of the nearest town. Weights were found on documents with an even number
(their place in the file; for GeoWebNews the file's number); "odd" is the rest.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from common import around, chosen, encoder_of, reading_arguments, readings, show

from twosource.read.places import (
    PlaceName,
    Resolved,
    Weights,
    home_of,
    resolve_places,
)
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.text.countries import country_of, demonym_of
from twosource.text.gazetteer import nearest_town, place_with_id, places_named

SETS = ("lgl", "geovirus", "geowebnews", "geowebnews-wide", "trnews")
DEFAULT = SETS[:4]  # TR-News is held back: only when asked for
_FILES = {"lgl": "lgl.xml", "geovirus": "GeoVirus.xml", "trnews": "TR-News.xml"}
_RIGHT_KM = 161
_PLACES = ("Literal", "Literal_Modifier", "Mixed", "Non_Literal_Modifier", "Metonymic")
_NOT_QUITE = ("Coercion", "Embedded_Literal", "Embedded_Non_Lit")
"""What GeoWebNews marks and yet calls no toponym: a golf club, a place within another name."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold name; `point` None: the set names an id that we have no point of."""

    span: Span
    point: tuple[float, float] | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with its gold names, and whether it is among those the weights were found on."""

    report: Report
    toponyms: tuple[Toponym, ...]
    even: bool


def documents(data: Path, name: str) -> list[Marked]:
    """The documents of a set; empty where it is not."""
    folder = data / "geo" / "data"
    if name.startswith("geowebnews"):
        kinds = _PLACES if name == "geowebnews" else (*_PLACES, *_NOT_QUITE)
        paths = sorted((folder / "GeoWebNews").glob("*.ann"), key=lambda path: int(path.stem))
        return [read_brat(path, kinds) for path in paths]
    path = next(iter(sorted(data.rglob(_FILES[name]))), None)
    if path is None:
        return []
    articles = ElementTree.parse(path).getroot().iter("article")
    return [read_article(article, number) for number, article in enumerate(articles)]


def read_article(article: ElementTree.Element, number: int) -> Marked:
    """One article of LGL, TR-News or GeoVirus."""
    text = article.findtext("text") or ""
    url = article.findtext("url") or article.findtext("source")
    report = Report(text=text, outlet=article.findtext("domain"), url=url, path=str(number))
    found = []
    for mark in (*article.iter("toponym"), *article.iter("location")):
        gazetted = mark.find("gaztag")
        at = mark if gazetted is None else gazetted
        lat, lon = at.findtext("lat"), at.findtext("lon")
        start = int(mark.findtext("start") or 0)
        words = mark.findtext("phrase") or mark.findtext("name") or ""
        if lat and lon and words:
            point = float(lat), float(lon)
            span = nearest(text, words, start)
            land = country_at(point, at.findtext("country") or "", words)
            found.append(Toponym(span, point, land))
    return Marked(report, tuple(found), number % 2 == 0)


def nearest(text: str, words: str, start: int) -> Span:
    """Where the words stand nearest to a start that may count the letters otherwise than we do."""
    places = [found.start() for found in re.finditer(re.escape(words), text)] or [start]
    at = min(places, key=lambda place: abs(place - start))
    return Span(at, at + len(words))


def read_brat(path: Path, kinds: Sequence[str]) -> Marked:
    """One document of GeoWebNews; its first line has title and link."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
    spans: dict[str, Span] = {}
    notes: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        words = parts[1].split() if len(parts) > 1 else []
        if line.startswith("T") and words[0] in kinds and ";" not in parts[1]:
            spans[parts[0]] = Span(int(words[1]), int(words[2]))
        elif line.startswith("#"):
            notes[words[1]] = parts[2].strip()
    link = re.search(r"LINK:\s*(\S+)", text[:1000])
    report = Report(text=text, url=link[1] if link else None, path=path.stem)
    found = [
        read_note(span, notes[one], span.of(text))
        for one, span in spans.items()
        if re.fullmatch(r"-?\d+(\.\d+)?(\s*,\s*-?\d+(\.\d+)?)?", notes.get(one, ""))
    ]
    return Marked(report, tuple(found), int(path.stem) % 2 == 0)


def read_note(span: Span, note: str, words: str) -> Toponym:
    """A gold name by what the annotator noted: a GeoNames id or a point."""
    lat, comma, lon = note.partition(",")
    if comma:
        point = float(lat), float(lon)
        return Toponym(span, point, country_at(point, "", words))
    place = place_with_id(int(float(lat)))
    if place is None:
        return Toponym(span, None, None)
    return Toponym(span, (place.lat, place.lon), place.country)


def country_at(point: tuple[float, float], named: str, words: str) -> str | None:
    """The country that the set names, else that of the nearest town.

    A continent has none; nor, where the set names none, what lies in several ("Black Sea").
    """
    places = places_named(words)
    if any(place.kind == "continent" for place in places):
        return None
    known = country_of(named) if named else None
    if known is None and any(place.kind == "area" and place.country is None for place in places):
        return None
    return known or nearest_town(*point).country


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance on the globe."""
    north, east = math.radians(one[0]), math.radians(other[0])
    half = math.sin((east - north) / 2) ** 2
    half += math.cos(north) * math.cos(east) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(half)))


def lands_in(text: str) -> dict[str, int]:
    """How often a text has a word that means a country's people or things."""
    found: dict[str, int] = {}
    for word in re.findall(r"\b[A-Z][a-z]+\b", text):
        code = demonym_of(word)
        if code:
            found[code] = found.get(code, 0) + 1
    return found


def resolved(document: Marked, weights: Weights | None = None) -> list[Resolved | None]:
    """What the resolver makes of the gold names."""
    report = document.report
    names = [PlaceName(text=t.span.of(report.text), span=t.span) for t in document.toponyms]
    return resolve_places(
        names,
        report.text,
        home=home_of(report.outlet, report.url),
        lands=lands_in(report.text),
        weights=weights,
    )


class Score:
    """Counts over gold names."""

    def __init__(self) -> None:
        self.names = self.right = self.placed = self.sure = self.sure_right = 0
        self.with_country = self.country = 0
        self.km = 0.0
        self.errors: list[str] = []

    def add(self, document: Marked, found: Sequence[Resolved | None]) -> None:
        """Count one document."""
        for toponym, ours in zip(document.toponyms, found, strict=True):
            self.names += 1
            if toponym.country:
                self.with_country += 1
                self.country += ours is not None and ours.place.country == toponym.country
            near = False
            if ours is not None and toponym.point is not None:
                km = km_between(toponym.point, (ours.place.lat, ours.place.lon))
                self.km += km
                self.placed += 1
                near = km <= _RIGHT_KM
                self.right += near
                self.sure_right += near and ours.sure
            self.sure += ours is not None and ours.sure
            if not near:
                self._err(document, toponym, ours)

    def _err(self, document: Marked, toponym: Toponym, ours: Resolved | None) -> None:
        told = around(document.report.text, toponym.span)
        place = ours.place if ours else None
        why = f"{place.kind} {place.lat} {place.lon} {place.country}" if place else "nothing"
        chance = f"{ours.likely:.2f}" if ours else ""
        parity = "even" if document.even else "odd"
        self.errors.append(
            f"{parity} {document.report.path}: {told} {toponym.point} {toponym.country}, "
            f"not {why} {chance}"
        )

    def row(self) -> dict[str, object]:
        """The shares."""
        return {
            "names": self.names,
            "A@161": self.right / max(self.names, 1),
            "country": self.country / max(self.with_country, 1),
            "mean km": round(self.km / max(self.placed, 1)),
            "placed": self.placed / max(self.names, 1),
            "sure": self.sure / max(self.names, 1),
            "right of sure": self.sure_right / max(self.sure, 1),
        }


class EndToEnd:
    """Counts over gold names and what our own reading has at the same words."""

    def __init__(self) -> None:
        self.names = self.met = self.told = self.right = self.documents = 0

    def add(self, document: Marked, reading: Reading) -> None:
        """Count one document."""
        ours = [
            (span, entity)
            for entity in reading.entities
            if entity.kind in ("place", "state") and entity.named
            for span in entity.mentions
        ]
        self.documents += 1
        for toponym in document.toponyms:
            here = [entity for span, entity in ours if span.overlaps(toponym.span)]
            points = [(e.lat, e.lon) for e in here if e.lat is not None and e.lon is not None]
            self.names += 1
            self.met += bool(here)
            self.told += bool(points)
            self.right += toponym.point is not None and any(
                km_between(toponym.point, point) <= _RIGHT_KM for point in points
            )

    def row(self) -> dict[str, object]:
        """The shares; `told` is what has a point in the record."""
        return {
            "read": self.documents,
            "met": self.met / max(self.names, 1),
            "told": self.told / max(self.names, 1),
            "told right": self.right / max(self.names, 1),
            "right of told": self.right / max(self.told, 1),
        }


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    rows: list[Mapping[str, object]] = []
    errors: list[str] = []
    reader = encoder_of(given)
    read: dict[str, list[Marked]] = {}
    for name in [given.set] if given.set else DEFAULT:
        marked = documents(given.data, name)[: given.documents]
        if not marked:
            continue
        if not name.endswith("-wide"):
            read[name] = [one for one in marked if one.report.text.strip()]
        for title in ("all", "odd"):
            some = [one for one in marked if title == "all" or not one.even]
            score = Score()
            start = time.perf_counter()
            for document in some:
                score.add(document, resolved(document))
            took = (time.perf_counter() - start) / max(len(some), 1)
            rows.append(
                {
                    "set": f"{name} {title}",
                    "documents": len(some),
                    **score.row(),
                    "ms": round(1000 * took, 2),
                }
            )
            if title == "all":
                errors += score.errors
    for name, marked in read.items():
        score_all = EndToEnd()
        reports = [document.report for document in marked]
        for document, reading in zip(marked, readings(reader, reports), strict=True):
            score_all.add(document, reading)
        rows.append({"set": f"{name} end to end", "names": score_all.names, **score_all.row()})
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
