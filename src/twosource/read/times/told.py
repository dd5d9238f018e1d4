"""Times counted from one that the same sentence tells before: "in 1998 … the following year".

From which time the words count is only sure inside one sentence, and where the time told last is
as exact as they are; across sentences the last one told is the right one too seldom.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from twosource.read.times.mention import Length, TimeMention
from twosource.read.times.scan import Scan
from twosource.record.dates import PartialDate, When
from twosource.record.tree import Tree
from twosource.text.dates import month_from, week_of

# "The year" and "the day" mean this one as often as one told before.
_POINTING = {"that", "same", "following", "previous", "preceding", "next"}
_COUNTING = {"later", "earlier", "before", "after"}
_FARTHEST = 1_000


def with_told(scan: Scan, mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """The mentions; those that count from another of the sentence name what they come to."""
    kept: list[TimeMention] = []
    last: TimeMention | None = None
    for mention in mentions:
        if mention.shift is not None and mention.named is None and _counts(scan, mention):
            sure = last is not None and _is_within_reach(scan.tree, last.head, mention.head)
            named = _shifted(mention.shift, last.named) if sure and last and last.named else None
            open_end = mention.edge is not None
            mention = replace(mention, named=named, when=None if open_end else named)
        last = mention if mention.kind in ("date", "time") else last
        kept.append(mention)
    return kept


def _is_within_reach(tree: Tree, told: int, here: int) -> bool:
    """Whether the first time is not of a clause about somebody that the second is outside of.

    "The pair, who met in 2002, parted the previous year" does not tell of 2001.
    """
    around = {here, *tree.above(here)}
    return all(
        above in around or tree.relation(above) != "acl" for above in (told, *tree.above(told))
    )


def _counts(scan: Scan, mention: TimeMention) -> bool:
    words = scan.lower[mention.first : mention.last + 1]
    return not _POINTING.isdisjoint(words) or words[-1] in _COUNTING


def _shifted(shift: Length, told: When) -> When | None:
    """So many units after a time; None where it is not as exact as the unit."""
    count = int(shift.count or 0)
    if count != (shift.count or 0) or abs(count) > _FARTHEST or not _calendar(told):
        return None
    begins, ends = told.begins, told.ends
    one_day = begins == ends and begins.day is not None
    if shift.unit == "day" and one_day:
        return When.on(PartialDate.of(begins.first + dt.timedelta(days=count)))
    if shift.unit == "week" and (one_day or told == week_of(begins.first)):
        return week_of(begins.first + dt.timedelta(weeks=count))
    if (
        shift.unit == "month"
        and begins.month
        and (begins.year, begins.month)
        == (
            ends.year,
            ends.month,
        )
    ):
        return When.on(month_from(begins.first, count))
    if shift.unit == "year" and begins.year == ends.year:
        return When.on(PartialDate(begins.year + count))
    return None


def _calendar(told: When) -> bool:
    """Whether counting from a time cannot leave the calendar."""
    return told.begins.year > _FARTHEST and told.ends.year < dt.MAXYEAR - _FARTHEST
