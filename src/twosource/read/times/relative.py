"""Times told from the report's day ("last week", "two days ago") or from one told before."""

from __future__ import annotations

import datetime as dt

from twosource.read.times.days import month_day
from twosource.read.times.mention import Found, Length, Sense
from twosource.read.times.scan import DAY_PARTS, Scan
from twosource.record.dates import PartialDate, When
from twosource.text.dates import days_from, last_weekday, month_from, next_weekday, week_of
from twosource.text.numbers import number_of

_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_OFFSETS = {"last": -1, "this": 0, "next": 1, "current": 0}
_SHIFTS = {"previous": -1, "preceding": -1, "same": 0, "following": 1, "that": 0, "the": 0}
_SHIFTS |= {"latest": 0, "corresponding": 0, "comparable": 0, "next": 1}
_WITHIN = {"fiscal", "calendar", "full", "entire", "whole", "business", "trading", "very"}
_SHIFTED = {"day", "week", "weekend", "month", "quarter", "year", "decade", "century", "period"}
_CLOSED = {"ended", "ending", "ends"}
_MEASURED_BY = {"of", "before", "after", "when", "since", "old"}

# "Over the last year": the twelve months up to the report's day, and no year of the calendar.
_ROLLING = [[word, "the"] for word in ("for", "over", "within", "throughout")]

STARTS = frozenset({*_NEAR_DAYS, *_OFFSETS, *_SHIFTS, "a", "day", "year"})


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
    if lead == "last" and not fiscal and scan.lower[max(0, here - 2) : here] in _ROLLING:
        return Found(core + 1, "duration", length=Length(1, unit))
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
    lead, core = scan.lower[here], here + 1
    if lead in {"the", "that", "a"} and scan.at(core) in _SHIFTS.keys() - {"the"}:
        lead, core = scan.at(core), core + 1
    if lead not in _SHIFTS:
        return None
    if scan.at(core) in DAY_PARTS:
        return _shifted_part(scan, here, core, lead)
    closed = scan.at(core) in _WITHIN
    core += closed
    if scan.at(core) not in _SHIFTED or not scan.is_noun(core):
        return None
    if lead == "the":
        return _definite(scan, core, closed=closed)
    if lead == "next" and scan.at(core) != "day":
        return None
    if lead == "latest" and scan.at(core) not in {"quarter", "period", "week"}:
        return None
    whole = _whole(scan, core)
    shift = Length(_SHIFTS[lead], scan.at(core))
    return whole or Found(core + 1, shift=shift, sense="past" if lead == "latest" else None)


_AGO = {"earlier", "ago"}


def _shifted_part(scan: Scan, here: int, core: int, lead: str) -> Found | None:
    """`that night`, `the next morning`, `in the afternoon`; not `the night of the vote`."""
    if scan.at(core + 1) == "of" or (lead == "the" and scan.at(here - 1) not in _IN_THE):
        return None
    if scan.words[core].relation == "compound":
        return None  # "during the dawn raid"
    shift = Length(_SHIFTS[lead], "day") if lead != "the" else None
    return Found(core + 1, "time", part=DAY_PARTS[scan.at(core)], shift=shift)


def _definite(scan: Scan, core: int, *, closed: bool) -> Found | None:
    """`the quarter`, `the year`, `the day before`: one that is told before."""
    unit, after = scan.at(core), scan.at(core + 1)
    if after in {"before", "after"} and scan.at(core + 2) in _STOPS:
        return Found(core + 2, shift=Length(-1 if after == "before" else 1, unit))
    whole = _whole(scan, core)
    if whole:
        return whole
    if unit == "period" or (not closed and _is_measure(scan, core)):
        return None
    return Found(core + 1, shift=Length(0, unit))


def _whole(scan: Scan, core: int) -> Found | None:
    """`the year ended June 30` tells a length; `the quarter a year earlier` is of last year."""
    unit = scan.at(core)
    if scan.at(core + 1) in _CLOSED and unit in {"year", "quarter"}:
        named = _quarter_ended(scan, core + 2) if unit == "quarter" else None
        if named is not None:
            return Found(core + 1, named=named)
        return Found(core + 1, "duration", length=Length(1, unit))
    if unit in {"quarter", "period"} and (later := _of_last_year(scan, core + 1)):
        return Found(later, shift=Length(-1, "year"))
    return None


def _quarter_ended(scan: Scan, here: int) -> When | None:
    """The three months up to the day that stands here: `the quarter ended Sept. 30`."""
    ended = month_day(scan, here) if here < scan.count else None
    if ended is None or ended.named is None or ended.named.begins.day is None:
        return None
    last = ended.named.first - dt.timedelta(days=_LATE_DAYS)
    return When(month_from(last, -2), month_from(last, 0))


_LATE_DAYS = 14  # some firms end a quarter on a Friday, which may lie in the month after
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
    described = bool(scan.tree.kids(core, "acl:relcl", "acl", "amod", "compound"))
    if told or described or after in _MEASURED_BY:
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
    if word in {"earlier", "later"} and after == "than":
        return None  # "three days later than planned" tells how much
    if word in {"earlier", "later"} or (word in {"before", "after"} and after in _STOPS):
        sign = 1 if word in {"later", "after"} else -1
        if count is None:
            return _vaguely(end + 1, unit, "future" if sign > 0 else "past")
        return Found(end + 1, shift=Length(sign * count, unit))
    return None


def _vaguely(end: int, unit: str, sense: Sense) -> Found:
    """`months ago`, `a few days later`: how far is not said, only in which unit."""
    return Found(end, "reference", length=Length(None, unit), sense=sense)


def _ago(scan: Scan, end: int, count: float | None, unit: str, *, sense_past: bool = True) -> Found:
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
