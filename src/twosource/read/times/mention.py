"""What a time expression says, kept apart from what an event may be dated by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.record.dates import When

Kind = Literal["date", "time", "duration", "set", "reference", "order", "anniversary"]
Sense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of time, from "second" to "century"; no count for "several years"."""

    count: float | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression: words `first` to `last` inclusive, and the word that heads it.

    `named` is what the words name, `when` what an event at this time lies in. They differ with
    an open end: "by Friday" names Friday and dates nothing, "since 2014" names 2014 and lasts
    until the report's day. Lengths, sets, references and words of order date nothing; nor do
    quarters of a business year and seasons, whose days depend on the firm and the hemisphere.

    Attributes:
        kind: date, time (of a day), duration, set ("weekly"), reference ("now", "recently"),
            order ("later": before or after another happening), anniversary.
        named: the days, months or years that the words name; None where they name none.
        when: None as well where the words do not settle it.
        edge: the word before that leaves one end open: since, by, until, through, before, after.
        part: the part of what is named: "morning", "10:30", "14:58Z", "summer"; of a set
            the weekday, month or season that comes back.
        length: how long, or of a set how often.
        shift: how far from a time told before: "a year earlier" is minus one year,
            "the same day" no days.
        sense: which way a reference points; "past" with a shift: the latest that is over.
        ranged: the two expressions of "from Monday to Wednesday", told as one.
    """

    first: int
    last: int
    head: int
    kind: Kind
    when: When | None
    named: When | None = None
    edge: str | None = None
    part: str | None = None
    length: Length | None = None
    shift: Length | None = None
    sense: Sense | None = None
    ranged: tuple[TimeMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a matcher saw: the position after the expression, and what it says.

    `dates`: an event may be dated by what is named.
    """

    end: int
    kind: Kind = "date"
    named: When | None = None
    dates: bool = True
    part: str | None = None
    length: Length | None = None
    shift: Length | None = None
    sense: Sense | None = None
