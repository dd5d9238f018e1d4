"""Days as a person writes them: `2 to 3 Sep`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from twosource.record.dates import PartialDate

_LONG_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS: Final = tuple(month[:3] for month in _LONG_MONTHS)


def days_in_full(begins: str | None, ends: str | None) -> str:
    """`2 to 3 September 2024`; empty when no day is known."""
    first, last = begins or ends, ends or begins
    if not first or not last:
        return ""
    return _interval(PartialDate.parse(first), PartialDate.parse(last), None, _LONG_MONTHS)


def short_when(when: str | None, year: int | None) -> str:
    """`2 Sep`, `2 to 3 Sep`, `Mar 2023`; the year is left out where it is the story's own."""
    if not when:
        return ""
    first, _, last = when.partition("/")
    return _interval(PartialDate.parse(first), PartialDate.parse(last or first), year, _MONTHS)


def _interval(
    first: PartialDate, last: PartialDate, year: int | None, months: Sequence[str]
) -> str:
    """From the first to the last, naming the month and the year once where they are the same."""
    end = _date(last, months, with_year=last.year != year or last.day is None)
    if first == last:
        return end
    if first.year != last.year or None in (first.month, last.month):
        return f"{_date(first, months, with_year=True)} to {_date(last, months, with_year=True)}"
    if first.month == last.month and first.day and last.day:
        return f"{first.day} to {end}"
    return f"{_date(first, months, with_year=False)} to {end}"


def _date(date: PartialDate, months: Sequence[str], *, with_year: bool) -> str:
    parts = [str(date.day)] if date.day else []
    parts += [months[date.month - 1]] if date.month else []
    parts += [str(date.year)] if with_year or date.month is None else []
    return " ".join(parts)


def days_of(when: str | None) -> tuple[dt.date, dt.date]:
    """The first and last day, for sorting; without a time, the end of all days."""
    if not when:
        return dt.date.max, dt.date.max
    first, _, last = when.partition("/")
    return PartialDate.parse(first).first, PartialDate.parse(last or first).last
