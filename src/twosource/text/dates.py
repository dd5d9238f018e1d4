"""Names of days and months, and which day, week or month a relative one means."""

from __future__ import annotations

import datetime as dt

from twosource.record.dates import PartialDate, When

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items() if name != "may"}
MONTHS["sept"] = 9

WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(_DAY_NAMES)}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4}
# "Sat" and "Sun" are words and newspapers of their own: only with a dot.
WEEKDAYS |= {"sat.": 5, "sun.": 6}


def month_of(word: str) -> int | None:
    """The month, 1 to 12, that a word names in full or shortened; else None."""
    return MONTHS.get(word.lower().rstrip("."))


def weekday_of(word: str) -> int | None:
    """The weekday, Monday 0, that a word names; else None."""
    lower = word.lower()
    found = WEEKDAYS.get(lower)
    return found if found is not None else WEEKDAYS.get(lower.rstrip("."))


def last_weekday(day: dt.date, weekday: int) -> dt.date:
    """The most recent such weekday on or before the day."""
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)


def next_weekday(day: dt.date, weekday: int) -> dt.date:
    """The first such weekday on or after the day."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def week_of(day: dt.date) -> When:
    """Monday to Sunday of the day's week."""
    monday = day - dt.timedelta(days=day.weekday())
    return days_from(monday, 6)


def days_from(day: dt.date, count: int) -> When:
    """From the day to `count` days later."""
    return When(PartialDate.of(day), PartialDate.of(day + dt.timedelta(days=count)))


def month_from(day: dt.date, offset: int) -> PartialDate:
    """The month so many months after the day's own; negative for before."""
    months = day.year * 12 + day.month - 1 + offset
    return PartialDate(months // 12, months % 12 + 1)


def date_or_none(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date, or None when the calendar has no such day."""
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def ago(day: dt.date, count: int, unit: str) -> When | None:
    """The day, week, month or year so many units before the day; None for other units.

    "Two weeks ago" gives a whole week: the words are no more exact.
    """
    if count > day.year * 12:
        return None
    if unit == "day":
        return When.on(PartialDate.of(day - dt.timedelta(days=count)))
    if unit == "week":
        return week_of(day - dt.timedelta(weeks=count))
    if unit == "month":
        return When.on(month_from(day, -count))
    if unit in {"year", "decade", "century"}:
        if unit != "year" or day.year - count <= 0:
            return None
        return When.on(PartialDate(day.year - count))
    return None
