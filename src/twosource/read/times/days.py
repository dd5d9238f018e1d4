"""Days and months that the calendar names: weekdays, "2 September", "March"."""

from __future__ import annotations

import datetime as dt

from twosource.read.times.mention import Found, Kind
from twosource.read.times.scan import DASHES, DAY_PARTS, Scan
from twosource.read.times.tense import Tense, hangs_on_verb, is_planned
from twosource.record.dates import PartialDate, When
from twosource.text.dates import (
    MONTHS,
    WEEKDAYS,
    date_or_none,
    last_weekday,
    month_from,
    month_of,
    next_weekday,
    week_of,
    weekday_of,
)
from twosource.text.numbers import ordinal_of, spoken_year_at

# A day without a year is written for about ten months around it; beyond, the tense misled us.
_FARTHEST_DAYS = 300
# "Until November" in a report of October: a month without a year and a telling tense is the
# coming one when it is so near, else the last.
_NEAR_MONTHS = 4
_AHEAD_OF_A_NOUN = 2
# A day on a noun in a clause of the past ("declared a dividend payable Dec. 15").
_AHEAD_DAYS = 62
_SHORT_MONTHS = {"may", "june", "july"}
_MONTH_LEADS = {"in", "since", "by", "until", "till", "of", "from", "to", "during", "between"}
_MONTH_LEADS |= {"through", "for", "and", "before", "after", "last", "this", "next", "every"}
_MONTH_LEADS |= {"early", "late", "mid", "-", "on", "each", "past", "previous", "the", "a", "to"}
_NAMED_DAYS = {"black", "good", "ash", "super", "bloody", "palm", "easter", "maundy", "cyber"}
_DENYING = {"not", "n't", "n’t", "never", "nobody", "none", "no", "nothing", "neither"}
_LEADS = {"last": -1, "this": 0, "next": 1}

STARTS = frozenset(
    {name + end for name in MONTHS for end in ("", ".")}
    | {name + end for name in WEEKDAYS for end in ("", ".", "s")}
    | _LEADS.keys()
    | {"every", "each"}
)


def iso_day(scan: Scan, here: int) -> Found | None:
    """`2024-09-02`."""
    text = scan.lower[here]
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    parts = text.split("-")
    if not all(part.isdigit() for part in parts):
        return None
    date = date_or_none(*(int(part) for part in parts))
    return Found(here + 1, named=When.on(date)) if date else None


def weekday(scan: Scan, here: int) -> Found | None:
    """`Monday`, `Monday night`, `last Friday`, `Tuesday, Sept. 3`, `Friday last week`."""
    lead = scan.at(here) if scan.at(here) in _LEADS else ""
    core = here + 1 if lead else here
    if core >= scan.count or not scan.words[core].text[0].isupper():
        return None
    number = weekday_of(scan.at(core))
    if number is None or scan.at(core - 1) in _NAMED_DAYS:
        return None
    if _in_name(scan, core, alone=False):
        return None
    if scan.at(core - 1) in {"previous", "following", "preceding"}:
        return Found(core + 1)  # it counts from a day told before
    end = core + 1
    if scan.at(end) == "." and len(scan.at(core)) <= 5:
        end += 1
    dated = _calendar_day_after(scan, end, number)
    if dated:
        return dated
    part = DAY_PARTS.get(scan.at(end))
    end = end + 1 if part else end
    kind: Kind = "time" if part else "date"
    if scan.at(end) in _LEADS and scan.at(end + 1) == "week":
        return Found(end + 2, kind, _in_week(scan, _LEADS[scan.at(end)], number), part=part)
    return Found(end, kind, _resolved_weekday(scan, core, number, lead), part=part)


def _in_week(scan: Scan, weeks: int, number: int) -> When | None:
    """The weekday of the week so many after the report's own."""
    if scan.published is None:
        return None
    monday = week_of(scan.published + dt.timedelta(weeks=weeks)).first
    return When.on(PartialDate.of(monday + dt.timedelta(days=number)))


def _calendar_day_after(scan: Scan, here: int, number: int) -> Found | None:
    """The day of a month that explains a weekday: `, Sept. 3` or `3 September 2024`."""
    skip = 1 if scan.at(here) in {",", "("} else 0
    if here + skip >= scan.count:
        return None
    found = month_day(scan, here + skip, number=number)
    if found is None or found.named is None or found.named.begins.day is None:
        return None
    return found


def _resolved_weekday(scan: Scan, core: int, number: int, lead: str) -> When | None:
    """The day a weekday means, by the report's day and the tense of what it belongs to."""
    today = scan.published
    if today is None:
        return None
    before, after = last_weekday(today, number), next_weekday(today, number)
    if lead == "last":
        day = before if before != today else today - dt.timedelta(days=7)
    elif lead == "next":
        day = after if after != today else today + dt.timedelta(days=7)
    elif scan.edge(core) in {"by", "until"}:
        day = before if _was_awaited(scan, core) else after
    else:
        far = (after - today).days > (today - before).days
        whole = core + 1 if scan.at(core + 1) in DAY_PARTS else core
        if far and scan.tense(core) == "future" and not hangs_on_verb(scan.tree, whole):
            return None  # "will speak after Tuesday's vote": the coming one or the last
        day = after if _looks_ahead(scan, core, (after - today).days) else before
    return When.on(PartialDate.of(day))


def _was_awaited(scan: Scan, core: int) -> bool:
    """Whether "until Monday" is behind us: `did not know until Monday`, `Until Monday it had`."""
    head = scan.words[core].head
    if scan.tense(core) != "past" or head < 0:
        return False
    perfect = any(scan.at(kid) == "had" for kid in scan.tree.kids(head, "aux"))
    return perfect or core < head or any(word in _DENYING for word in scan.lower[:core])


def _looks_ahead(scan: Scan, core: int, days_ahead: int) -> bool:
    """Whether a bare weekday means the coming one.

    With a noun ("the visit Tuesday") outside a past clause only the very next day does:
    reports call the day after tomorrow by its name, but also the day five days ago.
    """
    tense = "future" if is_planned(scan.tree, core) else scan.tense(core)
    if tense == "future":
        return True
    if tense == "past":
        return False
    if tense == "present" and hangs_on_verb(scan.tree, core):
        return True
    return days_ahead <= 1


def month_day(scan: Scan, here: int, *, number: int | None = None) -> Found | None:
    """`2 September 2024`, `Sept. 2`, `September 2-3, 2024`, `March 2023`, `last May`, `March`.

    `number`: the weekday that stands before it.
    """
    return _day_first(scan, here, number) or _month_first(scan, here, number)


def _day_first(scan: Scan, here: int, number: int | None) -> Found | None:
    """`2 September 2024`, `2-3 September`, `the 2nd of September`."""
    day = _day_number(scan, here)
    if day is None:
        return None
    end, last_day = here + 1, day
    ranged = _ranged_day(scan, end)
    if ranged:
        last_day, end = ranged
    if scan.at(end) == "of":
        end += 1
    if not is_month(scan, end):
        return None
    month = month_of(scan.at(end))
    end = _after_dot(scan, end)
    year, end = year_after(scan, end)
    return _days(scan, here, end, month=month or 1, days=(day, last_day), year=year, number=number)


def _month_first(scan: Scan, here: int, number: int | None) -> Found | None:
    """`September 2`, `September 2-3, 2024`, `March 2023`, `last May`, `in March`."""
    lead = scan.at(here) if scan.at(here) in _LEADS else ""
    core = here + 1 if lead else here
    if not is_month(scan, core):
        return None
    month = month_of(scan.at(core)) or 1
    end = _after_dot(scan, core)
    day = _day_number(scan, end)
    if day is None or (scan.at(end + 1) in DASHES and is_month(scan, end + 2)):
        return _bare_month(scan, core, end, lead) if day is None else None
    last_day, end = day, end + 1
    ranged = _ranged_day(scan, end)
    if ranged:
        last_day, end = ranged
    year, end = year_after(scan, end)
    return _days(scan, core, end, month=month, days=(day, last_day), year=year, number=number)


def _bare_month(scan: Scan, core: int, end: int, lead: str) -> Found | None:
    """A month with or without its year."""
    month = month_of(scan.at(core)) or 1
    year, after = year_after(scan, end)
    if year is not None:
        date = date_or_none(year, month)
        return Found(after, named=When.on(date) if date else None)
    if not lead and scan.at(core) in {"may", "march"} and scan.at(core - 1) not in _MONTH_LEADS:
        return None
    today = scan.published
    of_year = end + 1 if scan.at(end) == "of" else end
    if scan.at(of_year) in _LEADS and scan.at(of_year + 1) == "year":
        offset = _LEADS[scan.at(of_year)]
        date = date_or_none(today.year + offset, month) if today else None
        return Found(of_year + 2, named=When.on(date) if date else None)
    if today is None:
        return Found(end)
    if lead == "this":
        return Found(end, named=When.on(PartialDate(today.year, month)))
    behind, ahead = -((today.month - month) % 12), (month - today.month) % 12
    offset = ahead if lead == "next" or (not lead and _is_coming(scan, core, ahead)) else behind
    if offset == 0 and lead in {"last", "next"}:
        offset = 12 * _LEADS[lead]
    return Found(end, named=When.on(month_from(today, offset)))


def _is_coming(scan: Scan, core: int, months_ahead: int) -> bool:
    """Whether a month without a year is the coming one."""
    tense = "future" if is_planned(scan.tree, core) else scan.tense(core)
    if tense == "future" and scan.words[core].relation != "compound":
        return True
    if scan.edge(core) in {"by", "until", "through"}:
        return months_ahead <= _NEAR_MONTHS
    if scan.words[core].relation == "compound":
        return months_ahead <= _AHEAD_OF_A_NOUN  # "under a June pact": the clause tells nothing
    if tense == "past":
        return False
    return months_ahead <= _NEAR_MONTHS


def is_month(scan: Scan, position: int) -> bool:
    """Whether the word names a month, not a verb and not somebody."""
    if position >= scan.count or month_of(scan.at(position)) is None:
        return False
    word = scan.words[position]
    if not word.text.removeprefix("mid-")[0].isupper() or _in_name(scan, position):
        return False
    if word.relation == "flat" and 0 <= word.head < position and _is_name_word(scan, word.head):
        return False
    if scan.at(position) in {"may", "march", "mar"}:
        return word.xpos in {"NNP", "NN"} and word.upos in {"PROPN", "NOUN"}
    return word.upos in {"PROPN", "NOUN", "X"}


def _is_name_word(scan: Scan, position: int) -> bool:
    """Whether the word is a proper noun and none of the calendar."""
    text = scan.at(position)
    proper = scan.words[position].upos == "PROPN"
    return proper and month_of(text) is None and weekday_of(text) is None


def _in_name(scan: Scan, position: int, *, alone: bool = True) -> bool:
    """Whether the word is of a name; `alone`: or is one by itself, as May, but no Sunday is."""
    return any(
        name.first <= position <= name.last
        and name.kind in {"person", "organisation", "place"}
        and (alone or name.first < name.last)
        for name in scan.tree.sentence.names
    )


def _day_number(scan: Scan, position: int) -> int | None:
    """A day of the month in digits, `2` or `2nd`; else None."""
    text = scan.at(position)
    if not text or not text[0].isdigit() or len(text) > 4:
        return None
    value = int(text) if text.isdigit() else ordinal_of(text)
    return value if value is not None and 1 <= value <= 31 and len(text.strip("0")) <= 4 else None


def _ranged_day(scan: Scan, position: int) -> tuple[int, int] | None:
    """The second day of `2-3` and `2 to 3` and the position after it."""
    if scan.at(position) not in DASHES | {"to", "through", "and"}:
        return None
    day = _day_number(scan, position + 1)
    return (day, position + 2) if day else None


def _after_dot(scan: Scan, month_position: int) -> int:
    """The position after a month and the dot that may be a word of its own."""
    short = len(scan.at(month_position)) <= 4 and scan.at(month_position) not in _SHORT_MONTHS
    return month_position + (2 if short and scan.at(month_position + 1) == "." else 1)


def year_after(scan: Scan, position: int) -> tuple[int | None, int]:
    """The year after a month or day, past a comma or "of", and the position after it."""
    here = position + 1 if scan.at(position) in {",", "of"} else position
    year = year_number(scan.at(here))
    if year:
        return year, here + 1
    spoken = spoken_year_at(scan.lower, here)
    return spoken if spoken else (None, position)


def year_number(text: str) -> int | None:
    """The year that four digits may be."""
    if len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2100:
        return int(text)
    return None


def _days(
    scan: Scan,
    core: int,
    end: int,
    *,
    month: int,
    days: tuple[int, int],
    year: int | None,
    number: int | None,
) -> Found:
    """The day or days of a month; without a year the one that the report's day suggests."""
    sure = True
    if year is None:
        year, sure = _fitting_year(scan, core, month=month, day=days[0], number=number)
    if year is None or days[0] > days[1]:
        return Found(end)
    begins, ends = (date_or_none(year, month, day) for day in days)
    return Found(end, named=When(begins, ends) if begins and ends else None, dates=sure)


def _fitting_year(
    scan: Scan, core: int, *, month: int, day: int, number: int | None
) -> tuple[int | None, bool]:
    """The year of a day without one, and whether it is sure.

    It is the last in past clauses, the next in future ones, else the nearest. Where that lies
    too far off, the tense misled us: then the nearest is named, but not sure.
    """
    today = scan.published
    if today is None:
        return None, False
    dates = [
        date.first
        for year in (today.year - 1, today.year, today.year + 1)
        if (date := date_or_none(year, month, day))
    ]
    named = [date for date in dates if date.weekday() == number]
    dates = named or dates
    tense = _telling_tense(scan, core) if not named else "none"
    ahead = _AHEAD_DAYS if tense == "past" and not _hangs_on_verb(scan, core) else 0
    if tense == "past":
        told = [date for date in dates if (date - today).days <= ahead]
    elif tense == "future":
        told = [date for date in dates if date >= today]
    else:
        told = dates
    nearest = min(told, key=lambda date: abs((date - today).days), default=None)
    if nearest is not None and abs((nearest - today).days) <= _FARTHEST_DAYS:
        return nearest.year, True
    nearest = min(dates, key=lambda date: abs((date - today).days), default=None)
    return (nearest.year if nearest else None), False


def _telling_tense(scan: Scan, core: int) -> Tense:
    """The tense, where it tells the year of a day: not for "asked it to reply by Dec. 15"."""
    tense = "future" if is_planned(scan.tree, core) else scan.tense(core)
    open_end = scan.edge(core) in {"by", "until", "through"}
    return "none" if tense == "past" and open_end else tense


def _hangs_on_verb(scan: Scan, core: int) -> bool:
    """Whether a date hangs straight on a verb, whichever of its words heads it."""
    here = core
    while month_of(scan.at(scan.words[here].head)) or _day_number(scan, scan.words[here].head):
        here = scan.words[here].head
    return hangs_on_verb(scan.tree, here)
