"""Days known by a name: "Christmas Eve", "last Thanksgiving", "year-end"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from twosource.read.times.mention import Found
from twosource.read.times.scan import DASHES, Scan
from twosource.record.dates import PartialDate, When
from twosource.text.dates import next_weekday

_FEASTS: dict[tuple[str, ...], tuple[int, int]] = {
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("christmas",): (12, 25),
    ("new", "year", "'s", "eve"): (12, 31),
    ("new", "year", "’s", "eve"): (12, 31),
    ("new", "year", "'s", "day"): (1, 1),
    ("new", "year", "’s", "day"): (1, 1),
    ("halloween",): (10, 31),
    ("thanksgiving", "day"): (11, 22),
    ("thanksgiving",): (11, 22),
}
_LEADS = {"last": -1, "this": 0, "next": 1}

STARTS = frozenset({*(words[0] for words in _FEASTS), *_LEADS, "year"})


def feast(scan: Scan, here: int) -> Found | None:
    """A feast or the end of the year by the calendar; it dates no event.

    Lands keep some of them on other days (Thanksgiving here is that of the United States).
    """
    lead = scan.at(here) if scan.at(here) in _LEADS else ""
    core = here + 1 if lead else here
    for words, (month, day) in _FEASTS.items():
        if (
            tuple(scan.lower[core : core + len(words)]) == words
            and scan.words[core].text[0].isupper()
        ):
            return _found(scan, core, core + len(words), month=month, day=day, lead=lead)
    end = _year_end(scan, core)
    if end is None:
        return None
    found = _found(scan, core, end, month=12, day=31, lead=lead)
    year = When.on(PartialDate(found.named.begins.year)) if found.named else None
    return replace(found, named=year)  # about its end, and not its last day


def _year_end(scan: Scan, core: int) -> int | None:
    """The position after `year-end`, `year end`, `year's end`."""
    between = scan.at(core + 1) in DASHES | {"'s", "’s"}
    end = core + 2 if between else core + 1
    return end + 1 if scan.at(core) == "year" and scan.at(end) == "end" else None


def _found(scan: Scan, core: int, end: int, *, month: int, day: int, lead: str) -> Found:
    today = scan.published
    if today is None:
        return Found(end, dates=False)
    date = _in_year(today.year, month, day)
    ahead = lead == "next" or scan.tense(core) == "future" or scan.edge(core) in {"by", "until"}
    if date > today and (lead == "last" or not (ahead or lead == "this")):
        date = _in_year(today.year - 1, month, day)
    elif date < today and ahead:
        date = _in_year(today.year + 1, month, day)
    return Found(end, named=When.on(PartialDate.of(date)), dates=False)


def _in_year(year: int, month: int, day: int) -> dt.date:
    """The day in a year; the fourth Thursday for Thanksgiving."""
    date = dt.date(year, month, day)
    return next_weekday(date, 3) if month == 11 else date
