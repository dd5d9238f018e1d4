"""Times told from the report's day ("last week", "two days ago") or from one told before."""

from __future__ import annotations

import datetime as dt

from twosource.read.times.mention import Found, Length, Sense
from twosource.read.times.scan import DAY_PARTS, Scan, unit_of
from twosource.record.dates import PartialDate, When
from twosource.text.dates import days_from, last_weekday, month_from, next_weekday, week_of
from twosource.text.numbers import number_of

_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_OFFSETS = {"last": -1, "this": 0, "next": 1, "current": 0}
_SHIFTS = {"previous": -1, "preceding": -1, "same": 0, "following": 1, "that": 0, "the": 0}
_SHIFTS |= {"latest": 0, "year": -1, "corresponding": 0, "comparable": 0}
_WITHIN = {"fiscal", "calendar", "full", "entire", "whole", "business", "trading", "very"}
_SHIFTED = {"day", "week", "weekend", "month", "quarter", "year", "decade", "century", "period"}
_CLOSED = {"ended", "ending", "ends"}
_MEASURED_BY = {"of", "before", "after", "when", "since", "old"}

STARTS = frozenset({*_NEAR_DAYS, *_OFFSETS, *_SHIFTS, "a", "day", "overnight", *DAY_PARTS})


def near_day(scan: Scan, here: int) -> Found | None:
    """`yesterday`, `tonight`, `tomorrow morning`, `this morning`, `last night`."""
    word = scan.lower[here]
    if scan.lower[here : here + 3] == ["day", "before", "yesterday"]:
        return Found(here + 3, named=_day(scan, -2))
    if scan.lower[here : here + 3] == ["day", "after", "tomorrow"]:
        return Found(here + 3, named=_day(scan, 2))
    offset: int | None = _NEAR_DAYS.get(word)
    part = "night" if word == "tonight" else None
    end = here + 1
    if offset is None:
        part = DAY_PARTS.get(scan.at(here + 1))
        if part is None or word not in {"this", "last"}:
            return None
        offset, end = (-1 if word == "last" else 0), here + 2
    elif scan.at(end) in DAY_PARTS:
        part, end = DAY_PARTS[scan.at(end)], end + 1
    return Found(end, "time" if part else "date", _day(scan, offset), part=part)


def _day(scan: Scan, offset: int) -> When | None:
    if scan.published is None:
        return None
    return When.on(PartialDate.of(scan.published + dt.timedelta(days=offset)))


def period(scan: Scan, here: int) -> Found | None:
    """`last week`, `this year`, `next month`, `the current fiscal year`, `last quarter`."""
    lead = scan.lower[here]
    if lead not in _OFFSETS:
        return None
    fiscal = scan.at(here + 1) in _WITHIN
    core = here + 2 if fiscal else here + 1
    unit = scan.at(core)
    if unit == "day" and lead == "next":
        return Found(core + 1, shift=Length(1, "day"))
    if unit not in _SHIFTED - {"day", "period"} or _is_closed(scan, core):
        return None
    if scan.published is None:
        return Found(core + 1)
    named = _period_of(scan, here, _OFFSETS[lead], unit)
    sure = unit not in {"quarter", "decade", "century"} and not fiscal
    part = "weekend" if unit == "weekend" else None
    return Found(core + 1, named=named, dates=sure, part=part)


def _is_closed(scan: Scan, core: int) -> bool:
    """Whether "the quarter ended Sept. 30" tells the length of what follows."""
    return scan.at(core + 1) in _CLOSED


def _period_of(scan: Scan, here: int, offset: int, unit: str) -> When | None:
    """The week, weekend, month, quarter, year … so many after the report's own."""
    today = scan.published
    if today is None:
        return None
    if unit == "week":
        return week_of(today + dt.timedelta(weeks=offset))
    if unit == "month":
        return When.on(month_from(today, offset))
    if unit == "quarter":
        first = month_from(today, 3 * offset - (today.month - 1) % 3)
        return When(first, PartialDate(first.year, (first.month or 1) + 2))
    if unit == "year":
        return When.on(PartialDate(today.year + offset))
    if unit in {"decade", "century"}:
        length = 10 if unit == "decade" else 100
        odd = 1 if unit == "century" else 0  # a decade begins with 2020, a century with 2001
        first_year = (today.year - odd) // length * length + odd + offset * length
        return When(PartialDate(first_year), PartialDate(first_year + length - 1))
    saturday = next_weekday(today, 5) if today.weekday() < 5 else last_weekday(today, 5)
    past = today.weekday() < 5 and scan.tense(here + 1) == "past"
    weeks = -1 if offset < 0 or (offset == 0 and past) else max(offset, 0)
    return days_from(saturday + dt.timedelta(weeks=weeks), 1)


def shifted(scan: Scan, here: int) -> Found | None:
    """`the same day`, `the previous year`, `that week`, `the quarter`, `year-earlier`.

    They lie so far from a time that is told before, which one the sentence does not say.
    """
    if scan.at(here) == "year" and scan.at(here + 1) == "-" and scan.at(here + 2) in _AGO:
        unit = scan.at(here + 3) in {"quarter", "period", "half"}
        return Found(here + 4 if unit else here + 3, shift=Length(-1, "year"))
    if scan.lower[here] in _MIDDLE and (scan.at(here - 1) == "mid" or _is_mid(scan, here)):
        return Found(here + 1, "time", part=DAY_PARTS[scan.lower[here]])
    if scan.lower[here] == "overnight":
        return Found(here + 1, "time", part="night")
    lead = scan.lower[here]
    core = here + 1
    if lead in {"the", "that", "a"} and scan.at(core) in {*_SHIFTS, "next"} - {"year", "the"}:
        lead, core = scan.at(core), core + 1
    if lead == "a" or (lead not in _SHIFTS and lead != "next") or lead == "year":
        return None
    closed = scan.at(core) in _WITHIN
    core += closed
    if lead == "next" and scan.at(core) not in {"day", *DAY_PARTS}:
        return None
    return _shifted_unit(scan, here, core, lead, closed=closed)


_AGO = {"earlier", "ago"}
_MIDDLE = {"morning", "afternoon", "evening"}


def _is_mid(scan: Scan, here: int) -> bool:
    """Whether the word is written as one with "mid-"."""
    return scan.words[here].text.lower().startswith("mid-")


def _shifted_unit(
    scan: Scan, here: int, core: int, lead: str, *, closed: bool
) -> Found | None:
    """The unit, day part or period at `core` as `lead` points to it."""
    unit, after = scan.at(core), scan.at(core + 1)
    if unit in DAY_PARTS and lead != "year":
        if lead == "the" and scan.at(here - 1) not in _IN_THE or after == "of":
            return None
        days = 1 if lead == "next" else _SHIFTS[lead]
        shift = Length(days, "day") if lead != "the" else None
        return Found(core + 1, "time", part=DAY_PARTS[unit], shift=shift)
    if unit not in _SHIFTED or not scan.is_noun(core):
        return None
    if after in _CLOSED and unit in {"year", "quarter", "period"}:
        return Found(core + 1, "duration", length=Length(1, unit)) if unit != "period" else None
    if lead == "the" and after in {"before", "after"} and scan.at(core + 2) in _STOPS:
        return Found(core + 2, shift=Length(-1 if after == "before" else 1, unit))
    if unit in {"quarter", "period"} and (later := _of_last_year(scan, core + 1)):
        return Found(later, shift=Length(-1, "year"))
    if lead == "the" and (unit == "period" or (not closed and _is_measure(scan, core))):
        return None
    if lead == "latest" and unit not in {"quarter", "period", "week"}:
        return None
    return Found(core + 1, shift=Length(1 if lead == "next" else _SHIFTS[lead], unit))


_IN_THE = {"in", "during", "of", "by", "through", "into", "for", "mid", "-", "early", "late"}
_STOPS = {"", ".", ",", ";", ":", "”", '"', "''", ")", "—", "and", "but"}


def _of_last_year(scan: Scan, here: int) -> int | None:
    """The position after `last year`, `of last year`, `a year earlier` behind a period."""
    core = here + 1 if scan.at(here) == "of" else here
    if scan.lower[core : core + 2] == ["last", "year"]:
        return core + 2
    earlier = scan.lower[core : core + 2] == ["a", "year"]
    return core + 3 if earlier and scan.at(core + 2) in {"earlier", "ago", "before"} else None


def _is_measure(scan: Scan, core: int) -> bool:
    """Whether "the day" is no day told before: `the day of the vote`, `the day he left`."""
    after = scan.at(core + 1)
    told = after == "-" or number_of(after or "x") is not None  # "the year 2000"
    if told or after in _MEASURED_BY or scan.tree.kids(core, "acl:relcl", "acl", "amod", "compound"):
        return True
    return scan.is_noun(core + 1) and scan.words[core].head == core + 1


def counted(scan: Scan, end: int, count: float | None, unit: str) -> Found | None:
    """What `ago`, `earlier`, `later`, `from now` behind a length makes of it; None for others.

    `end`: the position after the unit.
    """
    word, after = scan.at(end), scan.at(end + 1)
    if word == "ago":
        return _ago(scan, end + 1, count, unit)
    if word == "from" and after in {"now", "today"}:
        return _ago(scan, end + 2, None if count is None else -count, unit, sense_past=False)
    if word in {"earlier", "later"} or (word in {"before", "after"} and after in _STOPS):
        sign = 1 if word in {"later", "after"} else -1
        if count is None:
            return _vaguely(end + 1, unit, "future" if sign > 0 else "past")
        return Found(end + 1, shift=Length(sign * count, unit))
    return None


def _vaguely(end: int, unit: str, sense: Sense) -> Found:
    """`months ago`, `a few days later`: how far is not said, only in which unit."""
    return Found(end, "reference", length=Length(None, unit), sense=sense)


def _ago(
    scan: Scan, end: int, count: float | None, unit: str, *, sense_past: bool = True
) -> Found:
    """So many units before the report's day, no more exact than the words."""
    if count is None:
        return _vaguely(end, unit, "past" if sense_past else "future")
    today = scan.published
    if today is None:
        return Found(end)
    whole = int(count)
    if whole != count or abs(whole) > _FARTHEST.get(unit, 0):
        return Found(end, dates=False)
    if unit in {"second", "minute", "hour"}:
        return Found(end, dates=False)
    if unit == "day":
        return Found(end, named=_day(scan, -whole))
    if unit == "week":
        return Found(end, named=week_of(today - dt.timedelta(weeks=whole)))
    if unit == "month":
        return Found(end, named=When.on(month_from(today, -whole)))
    years = whole * {"year": 1, "decade": 10, "century": 100}.get(unit, 0)
    if not years or today.year - years <= 0:
        return Found(end, dates=False)
    named = When.on(PartialDate(today.year - years))
    return Found(end, named=named, dates=unit == "year", shift=Length(-years, "year"))


_FARTHEST = {"day": 36_500, "week": 5_000, "month": 1_200, "year": 2_000, "decade": 200}
_FARTHEST |= {"century": 20, "hour": 1_000, "minute": 1_000, "second": 1_000}
