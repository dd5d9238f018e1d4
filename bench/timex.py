"""The TIMEX3 value of our time expressions, as TimeML's guideline writes them.

Our times hold days, lengths and shifts; TimeML writes each of them as one string. What is told
from a time before ("a year earlier", "the same day", "that week") is counted from the last time
of the text that is as exact, or else from the report's day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from twosource.read.times import Length, TimeMention
from twosource.record.dates import PartialDate, When
from twosource.text.dates import (
    days_from,
    last_weekday,
    month_from,
    month_of,
    week_of,
    weekday_of,
)

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_UNITS = {
    "second": "TxS",
    "minute": "TxM",
    "hour": "TxH",
    "day": "xD",
    "night": "xD",
    "week": "xW",
    "weekend": "xWE",
    "month": "xM",
    "quarter": "xQ",
    "year": "xY",
    "decade": "xDE",
    "century": "xCE",
}


class Told:
    """The times of a text so far, from which later ones are told."""

    def __init__(self, published: dt.date | None) -> None:
        self._today = published
        self._times: list[When] = []

    def value_of(self, mention: TimeMention) -> str:
        """The TIMEX3 value; empty for none. What the mention names is remembered."""
        if mention.shift is not None and (mention.named is None or mention.shift.unit != "day"):
            over = mention.sense == "past" or bool(mention.shift.count)
            named = self._shifted(mention.shift, mention.named, over=over)
            if mention.shift.unit in ("second", "minute", "hour"):
                count = abs(mention.shift.count or 0)
                mention = replace(
                    mention, kind="duration", length=Length(count, mention.shift.unit)
                )
            if mention.shift.unit == "weekend":
                mention = replace(mention, part="weekend")
            return value_of(replace(mention, named=named or mention.named))
        if mention.kind == "time" and mention.named is None:
            mention = replace(mention, named=self._day(0))
        if mention.named is not None and mention.kind in ("date", "time"):
            self._times.append(mention.named)
        return value_of(mention)

    def _day(self, days: int) -> When | None:
        """So many days from the last day told, or from the report's."""
        named = [when for when in self._times if when.begins.day and when.begins == when.ends]
        last = named[-1].first if named else self._today
        if last is None:
            return None
        return When.on(PartialDate.of(last + dt.timedelta(days=days)))

    def _shifted(self, shift: Length, named: When | None, *, over: bool) -> When | None:
        count = int(shift.count or 0)
        if self._today is None or count != (shift.count or 0):
            return None
        if shift.unit == "day":
            day = self._day(count)
            self._times += [day] if day else []
            return day
        if shift.unit == "weekend":
            saturday = last_weekday(self._today - dt.timedelta(days=1), 5)
            return days_from(saturday + dt.timedelta(weeks=count), 1)
        if shift.unit == "week":
            day = self._day(7 * count)
            return week_of(day.first) if day else None
        if shift.unit == "month":
            last = next((when.first for when in reversed(self._times) if when.begins.month), None)
            return When.on(month_from(last or self._today, count))
        return self._years(count, shift.unit, named, over=over)

    def _years(self, count: int, unit: str, named: When | None, *, over: bool) -> When | None:
        """A year, quarter, period or decade told before, so many of them later.

        `over`: it is counted from a quarter that is over, where one was told.
        """
        assert self._today is not None
        quarters = [when for when in self._times if months_in(when) in (3, 6)]
        past = [when for when in quarters if when.last < self._today] if over else []
        last = next(reversed(past or quarters), None)
        if named is not None and unit == "quarter":
            return _moved(last, 12 * (named.begins.year - last.begins.year)) if last else named
        if unit in ("quarter", "period"):
            last = last or _latest_quarter(self._today)
            return _moved(last, 3 * count if unit == "quarter" else 12 * count)
        if unit != "year":
            return None
        if count == -1 and last is not None:
            return _moved(last, 12 * count)
        if named is not None:
            return named
        today = self._today.year
        told = [w.begins.year for w in self._times if w.begins.year == w.ends.year <= today]
        from_year = told[-1] if told and not count else today
        return When.on(PartialDate(from_year + count))


def months_in(when: When) -> int:
    """How many whole months a time has; 0 where it is told in days or years."""
    begins, ends = when.begins, when.ends
    if not begins.month or not ends.month or begins.day or ends.day:
        return 0
    return (ends.year - begins.year) * 12 + ends.month - begins.month + 1


def _moved(when: When, months: int) -> When:
    begins, ends = (month_from(date.first, months) for date in (when.begins, when.ends))
    return When(begins, ends)


def _latest_quarter(today: dt.date) -> When:
    """The last quarter that is over."""
    first = month_from(today, -3 - (today.month - 1) % 3)
    return When(first, month_from(first.first, 2))


def values(mentions: Iterable[TimeMention], told: Told) -> Iterator[tuple[TimeMention, str]]:
    """The mentions of a sentence as TimeML marks them, the two ends of a range apart.

    It marks neither anniversaries, which are happenings, nor words that only order two of them.
    """
    for mention in mentions:
        if mention.kind in ("anniversary", "order"):
            continue
        for one in mention.ranged or (mention,):
            yield one, told.value_of(one)


def value_of(mention: TimeMention) -> str:
    """The TIMEX3 value of a mention by itself; empty for none."""
    if mention.kind == "reference" and mention.length is None:
        return _REFERENCES.get(mention.sense or "", "")
    if mention.kind in ("duration", "set", "reference"):
        return _length_value(mention)
    when = mention.named
    if when is None:
        return ""
    if mention.part in _SEASONS:
        return f"{when.begins.year}-{_SEASONS[mention.part or '']}"
    if mention.part == "weekend":
        return when.first.strftime("%G-W%V-WE")
    if mention.part:
        return f"{when}T{_PARTS.get(mention.part, mention.part)}"
    return _span_value(when)


def _length_value(mention: TimeMention) -> str:
    """`P3Y`, `PT2H`, `PXW`; of a weekday that comes back `XXXX-WXX-1`."""
    day = weekday_of(mention.part or "x")
    if day is not None:
        return f"XXXX-WXX-{day + 1}"
    month = month_of(mention.part or "x")
    if month is not None:
        return f"XXXX-{month:02}"
    if mention.part in _SEASONS:
        return f"XXXX-{_SEASONS[mention.part or '']}"
    if mention.part:
        return f"XXXX-XX-XXT{_PARTS.get(mention.part, mention.part)}"
    if mention.length is None:
        return ""
    count, unit = mention.length.count, mention.length.unit
    if count is not None and count % 1 == 0.5 and unit in ("year", "hour"):
        half = f"P{count // 1:.0f}Y6M" if unit == "year" else f"PT{count // 1:.0f}H30M"
        return half.replace("P0Y", "P").replace("T0H", "T")
    if unit == "decade" and count is not None:
        count, unit = count * 10, "year"
    told = "X" if count is None else f"{count:g}"
    return "P" + _UNITS[unit].replace("x", told)


def _span_value(when: When) -> str:
    """Days, months and years, and the weeks, weekends, quarters and decades that they make."""
    first, days = when.first, (when.last - when.first).days + 1
    if when.begins == when.ends:
        return str(when)
    if when.begins.day and days == 7 and first.weekday() == 0:
        return first.strftime("%G-W%V")
    if months_in(when) == 3 and (when.begins.month or 0) % 3 == 1:
        return f"{when.begins.year}-Q{(when.begins.month or 0) // 3 + 1}"
    if months_in(when) == 6 and when.begins.month in (1, 7):
        return f"{when.begins.year}-H{(when.begins.month or 0) // 6 + 1}"
    years = when.ends.year - when.begins.year + 1
    if years == 10 and when.begins.month is None:
        return f"{when.begins.year // 10}"
    if years == 100 and when.begins.month is None:
        return f"{when.begins.year // 100:02}"
    return str(when)
