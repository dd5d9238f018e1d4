"""What several reports say together: the record, as its JSON has it (docs/record.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from twosource.record.problem import Problem
from twosource.record.reading import Bound, Discourse, EntityKind, Status
from twosource.record.span import Span

OriginKind = Literal["own", "wire", "release", "copy", "unknown"]
EvidenceKind = Literal[
    "credit", "byline", "dateline", "told", "release", "passage", "quoted", "figure"
]
StatementKind = Literal["event", "quote", "figure", "background"]
DifferenceKind = Literal["number", "time", "place", "actor", "status", "wording", "name", "view"]
Verdict = Literal["conflict", "compatible", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCredit:
    """A credit of a report: the agency, the words, and the passage it covers."""

    agency: str
    span: Span
    scope: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """A report as a story lists it; `origin` is the id of the origin most of it stands on."""

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    origin: str
    credits: tuple[StoryCredit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginEvidence:
    """Words that show where a report stands.

    Attributes:
        kind: what they are. `credit`: they name an agency or outlet; `byline`, `dateline`, `told`:
            they show work of the outlet's own; `release`: they say that it is a press release;
            `passage`: prose that another report has word for word; `quoted`: another report's
            prose or quotes, taken over as such; `figure`: a rare figure that both have.
        other: for `passage`, `quoted` and `figure` the other report, and their place there.
    """

    kind: EvidenceKind
    report: str
    span: Span
    other: str | None = None
    other_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent place that statements go back to; `why` is a sentence to check."""

    id: str
    kind: OriginKind
    name: str
    reports: tuple[str, ...]
    why: str
    evidence: tuple[OriginEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMention:
    """Where a report names an entity."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntity:
    """One person, body, state or place of the story."""

    id: str
    kind: EntityKind
    name: str
    variants: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    mentions: tuple[StoryMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """The event of a statement; actors, recipients and place are entity ids."""

    type: str | None
    mode: str | None
    action: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    when: str | None
    status: Status
    hedge: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryQuote:
    """The quote of a statement; `speaker` an entity id.

    Attributes:
        source: without a known speaker, the words that name who speaks ("a senior official").
    """

    speaker: str | None
    words: str
    direct: bool
    cue: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFigure:
    """The figure of a statement.

    Attributes:
        value, upper: the number; of a range ("10 to 12") its lower and its upper end.
        bound: "about", "least" ("at least"), "most" ("up to"), or "vague" ("dozens", whose value
            is the order, 12); null for a number given as it is.
        approximate: whether every report blurs the number or gives a range.
        event: id of the statement of the event that the figure belongs to.
        entity: id of the entity that it is said of.
    """

    what: str
    value: float
    unit: str | None
    approximate: bool
    upper: float | None = None
    bound: Bound | None = None
    event: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A report that states it: the exact words, the origin they count for, what they say.

    `holders` are the entity ids on whose word this report states it, nearest first; empty
    when it speaks in its own voice, or when `voice` has the words of one who is not known
    ("she said"). `general`: its words are a rule that covers the case ("members must detain
    suspects") and do not name the case itself.
    `discourse`: the part that the sentence of its words plays in this report, where that is known.
    """

    report: str
    span: Span
    words: str
    origin: str
    status: Status | None = None
    when: str | None = None
    value: float | None = None
    holders: tuple[str, ...] = ()
    voice: str | None = None
    general: bool = False
    discourse: Discourse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One line of the record; only the part that `kind` names is present.

    Attributes:
        text: one plain sentence put together from the statement's own parts.
        holders: entity ids on whose word it stands, nearest first.
        origins: how many independent origins stand behind it.
        silent: outlets among the reports read that do not mention it.
        weight: how much of the story it is, 0 to 1.
    """

    id: str
    kind: StatementKind
    text: str
    support: tuple[Support, ...]
    origins: int
    event: StoryEvent | None = None
    quote: StoryQuote | None = None
    figure: StoryFigure | None = None
    holders: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    weight: float = 0.0

    def __post_init__(self) -> None:
        if not self.support:
            msg = f"the statement {self.id} has no support"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceValue:
    """One of the values that differ, and the supports (positions) that have it."""

    value: str
    support: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Supports that do not agree, with a verdict and its reason."""

    kind: DifferenceKind
    statements: tuple[str, ...]
    values: tuple[DifferenceValue, ...]
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a lens concludes from a story."""

    lens: str
    text: str
    facts: dict[str, Any]
    statements: tuple[str, ...]
    rules: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """A story of the days before that a story takes up, by its id, and why that is thought."""

    story: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """One story: its reports, origins, entities, statements and differences.

    Attributes:
        continues: the story of the days before that it takes up, as running affairs do.
    """

    id: str
    title: str
    begins: str | None
    ends: str | None
    continues: TakenUp | None = None
    reports: tuple[StoryReport, ...]
    origins: tuple[Origin, ...]
    entities: tuple[StoryEntity, ...]
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that one run gives: the stories and the problems; the root of the JSON."""

    stories: tuple[StoryRecord, ...]
    problems: tuple[Problem, ...] = ()
    version: int = 1
