"""What one report says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.record.dates import When
from twosource.record.report import Report
from twosource.record.span import Span

Status = Literal[
    "happened",
    "ongoing",
    "planned",
    "expected",
    "possible",
    "obliged",
    "demanded",
    "alleged",
    "denied",
]
EntityKind = Literal["person", "organisation", "state", "place", "group", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a sentence with what the model and the lexicon say of it.

    Attributes:
        head: position of its head in the sentence, -1 for the root.
        relation: Universal Dependencies relation with its subtype (`nsubj:pass`).
        upos, xpos: universal and Penn tags.
    """

    text: str
    span: Span
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A name in a sentence: words `first` to `last` inclusive, and its kind.

    `kind` is person, organisation, place, people (nationality, party), date, money or other.
    """

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as the model read it; `paragraph` counts from 0."""

    span: Span
    paragraph: int
    words: tuple[Word, ...]
    names: tuple[NameSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Whoever or whatever stands behind several mentions of one report.

    Attributes:
        key: its name within the reading ("e0"), what events and quotes refer to.
        name: the best name; for a group without a name its own words ("demonstrators").
        roles: offices as the report words them ("President of Mongolia").
        employers: keys of the entities its offices belong to.
        country: ISO 3166 alpha-3.
        lat, lon, geonames: where it lies, in degrees, and its number in GeoNames; of places and
            states, and only where sure.
        named: whether some mention is a proper name.
    """

    key: str
    kind: EntityKind
    name: str
    variants: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    mentions: tuple[Span, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, where and when, as one passage puts it.

    Attributes:
        lemma: the trigger's lemma; `action` its words as a reader would name it ("arrest").
        actors, recipients: entity keys.
        holders: entity keys on whose word it stands, nearest first; empty for the outlet's own.
        voice: without holders, the words of a voice behind which nobody is known ("she said").
        words: the clause that says it.
        obj: the words of an object that is no entity ("agreements on energy"), or None.
    """

    lemma: str
    action: str
    trigger: Span
    words: Span
    status: Status
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: When | None = None
    obj: Span | None = None
    hedge: Span | None = None
    holders: tuple[str, ...] = ()
    voice: Span | None = None
    type: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words a report puts in someone's mouth; `speaker` an entity key or None."""

    words: Span
    direct: bool
    cue: Span | None
    speaker: str | None
    when: When | None = None
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts; `words` the phrase, `about` what is counted."""

    words: Span
    value: float
    unit: str | None
    what: str
    approximate: bool = False
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Words that name the origin of a report or sentence, and how far they reach."""

    agency: str
    span: Span
    scope: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """A standing fact the report states: its sentence or clause and the entities in it."""

    words: Span
    about: tuple[str, ...] = ()
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one report says.

    Attributes:
        vector: float values of length 1 for title and lead together, for comparing reports.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    credits: tuple[Credit, ...] = ()
    vector: tuple[float, ...] = ()
