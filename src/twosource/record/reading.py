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
Bound = Literal["about", "least", "most", "vague"]
Discourse = Literal[
    "main",
    "consequence",
    "context",
    "previous",
    "history",
    "anecdote",
    "evaluation",
    "expectation",
]
"""The part that a sentence plays around what its report is about (Choubey et al. 2020).

`main` tells what the report is about now, `consequence` what came of it; `context` the situation
it happened in, `previous` what led to it; `history` what lies months or years back, `anecdote` what
befell somebody and cannot be checked, `evaluation` what is thought of it, `expectation` what may
come.
"""
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
class SaidSpan:
    """Words that the model takes for part of an attribution: words `first` to `last` inclusive.

    `kind` is source, cue or content; `score` the mean probability of its words' tags.
    """

    first: int
    last: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as the model read it; `paragraph` counts from 0.

    Attributes:
        said: the parts of attributions in it, in order, none within another.
    """

    span: Span
    paragraph: int
    words: tuple[Word, ...]
    names: tuple[NameSpan, ...]
    said: tuple[SaidSpan, ...] = ()


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
        sense: what the trigger's word means in its sentence, a vector of a signed byte a value;
            empty where the model does not say.
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
    sense: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words a report puts in someone's mouth.

    Attributes:
        speaker: an entity key, or None when it is not known who speaks.
        source: the words that name the speaker, known or not ("a senior official").
        more: the other pieces of what is said, where the cue cuts it ("The test, he said, failed").
    """

    words: Span
    direct: bool
    cue: Span | None
    speaker: str | None
    source: Span | None = None
    more: tuple[Span, ...] = ()
    when: When | None = None
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts.

    Attributes:
        words: the phrase.
        amount: of the phrase, the number with its unit and what blurs it ("at least 12").
        value: the number; of a range the lower end, of a rough count its order: 12 for "dozens".
        upper: the upper end of a range, or None.
        unit: a name of `text.units` ("kilometer per hour", "USD", "%"), "share" for a fraction,
            "per day" for a count so often, None for a mere count.
        what: what is counted; empty when the sentence does not say.
        bound: "about", "least" ("at least"), "most" ("up to"), "vague" ("dozens"), or None.
        event: the word that tells of the event it belongs to ("killed"), or None.
        entity: key of whom or what it is said of, or None.
    """

    words: Span
    amount: Span
    value: float
    unit: str | None
    what: str
    upper: float | None = None
    bound: Bound | None = None
    event: Span | None = None
    entity: str | None = None
    when: When | None = None

    @property
    def approximate(self) -> bool:
        """Whether the report does not give the number as exact."""
        return self.bound is not None or self.upper is not None


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
        attitudes: what is ascribed to somebody without being their words: hopes, demands, praise.
            They are kept to be seen and measured; no statement is made of them.
        discourse: the part that each sentence plays, in order; None where it is not known.
        vector: float values of length 1 for title and lead together, for comparing reports.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attitudes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    credits: tuple[Credit, ...] = ()
    discourse: tuple[Discourse | None, ...] = ()
    vector: tuple[float, ...] = ()
