"""The events of a story by day, on one axis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from twosource.record.story import Statement
from twosource.show.days import days_of, short_when
from twosource.show.key import Key, letters_for
from twosource.show.layout import clean
from twosource.show.rows import TOLD

_COUNTED_DAYS = 60  # a longer gap is told in months or years
_DAYS_OF_A_MONTH = 30.44
_DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on the axis; `status` only of one that is not told as done or going on."""

    number: int
    text: str
    letters: str
    status: str = ""


@dataclass(slots=True)
class Day:
    """A day, or as much of it as is known; `gap` says how long after the one before."""

    when: str
    label: str
    gap: str = ""
    published: list[str] = field(default_factory=list)
    happened: list[Moment] = field(default_factory=list)
    unreal: list[Moment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The axis, and the numbers of the events of which no report tells the day."""

    days: list[Day]
    undated_happened: list[int]
    undated_unreal: list[int]


def timeline_of(key: Key, numbers: Mapping[str, int]) -> Timeline | None:
    """Events by day, what is only to come or said to be apart; None where nothing has a day."""
    days: dict[str, Day] = {}
    undated: dict[bool, list[int]] = {True: [], False: []}
    for one in key.statements:
        if one.event is None:
            continue
        told = one.event.status in TOLD
        when = one.event.when
        if not when:
            undated[told].append(numbers[one.id])
            continue
        day = days.setdefault(when, Day(when, short_when(when, key.year)))
        (day.happened if told else day.unreal).append(_moment(one, key, numbers))
    if not days:
        return None
    for report in key.story.reports:
        if report.published:
            when = report.published
            day = days.setdefault(when, Day(when, short_when(when, key.year)))
            day.published.append(key.letters[report.id])
    ordered = sorted(days.values(), key=lambda day: (*days_of(day.when), day.when))
    for day in ordered:
        day.happened.sort(key=lambda moment: moment.number)
        day.unreal.sort(key=lambda moment: moment.number)
    for before, day in pairwise(ordered):
        day.gap = _gap(before.when, day.when)
    return Timeline(ordered, sorted(undated[True]), sorted(undated[False]))


def _moment(statement: Statement, key: Key, numbers: Mapping[str, int]) -> Moment:
    status = statement.event.status if statement.event else ""
    return Moment(
        number=numbers[statement.id],
        text=clean(statement.text),
        letters=letters_for(statement.support, key),
        status="" if status in TOLD else status,
    )


def _gap(before: str, after: str) -> str:
    """`3 days later`, `about 2 years later`; nothing from one day to the next.

    Counted in days only between two days, in months only between two that are known to the month.
    """
    days = (days_of(after)[0] - days_of(before)[1]).days
    known = min(len(before.split("/")[-1]), len(after.split("/")[0]))
    if days >= 2 * _DAYS_OF_A_YEAR:
        return f"about {days / _DAYS_OF_A_YEAR:.0f} years later"
    if days >= _COUNTED_DAYS:
        months = f"about {days / _DAYS_OF_A_MONTH:.0f} months later"
        return months if known >= len("2031-05") else ""
    return f"{days} days later" if days > 1 and known == len("2031-05-02") else ""
