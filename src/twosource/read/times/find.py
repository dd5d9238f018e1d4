"""Finds the time expressions of a sentence and puts together those that belong together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from twosource.read.times import clock, days, feasts, lengths, references, relative, years
from twosource.read.times.mention import Found, TimeMention
from twosource.read.times.scan import DASHES, DAY_PARTS, PARTS, Scan
from twosource.read.times.told import with_told
from twosource.record.dates import PartialDate, When
from twosource.record.tree import Tree
from twosource.text.dates import date_or_none
from twosource.text.numbers import ORDINALS, SMALL

_Matcher = Callable[[Scan, int], Found | None]

# Which words each matcher starts at, in the order in which they are asked.
_AT_WORDS: tuple[tuple[_Matcher, Iterable[str]], ...] = (
    (lengths.anniversary, {"anniversary", "anniversaries", *ORDINALS, *SMALL}),
    (relative.near_day, relative.STARTS),
    (days.weekday, days.STARTS),
    (clock.clock, DAY_PARTS),
    (days.month_day, days.STARTS),
    (feasts.feast, feasts.STARTS),
    (years.quarter, years.STARTS),
    (years.fiscal_year, years.STARTS),
    (years.century, ORDINALS),
    (lengths.regular, lengths.STARTS),
    (years.year, {"year", *SMALL}),
    (lengths.measured, lengths.STARTS),
    (years.season, years.STARTS),
    (relative.period, relative.STARTS),
    (relative.shifted, relative.STARTS),
    (references.reference, references.STARTS),
)
_AT_NUMBERS: tuple[_Matcher, ...] = (
    lengths.anniversary,
    days.iso_day,
    clock.clock,
    days.month_day,
    years.quarter,
    years.century,
    years.year,
    lengths.measured,
)


def _by_word() -> dict[str, tuple[_Matcher, ...]]:
    """The matchers of each word that some expression starts with."""
    table: dict[str, tuple[_Matcher, ...]] = {}
    for matcher, starts in _AT_WORDS:
        for word in starts:
            table[word] = (*table.get(word, ()), matcher)
    return table


_BY_WORD = _by_word()
# A report's day outside these years is a slip; counting from it could leave the calendar.
_BELIEVABLE_YEARS = range(1600, 3000)
_ARTICLES = {"the", "a", "an"}


def times_in(tree: Tree, *, published: dt.date | None) -> tuple[TimeMention, ...]:
    """The time expressions of a sentence, from left to right; none overlap.

    Relative words ("Friday", "last week") name nothing without the report's day. Ages, and May
    and March that name no month, are not times.
    """
    believable = published is not None and published.year in _BELIEVABLE_YEARS
    scan = Scan(tree, published if believable else None)
    mentions: list[TimeMention] = []
    here = 0
    while here < scan.count:
        found = _match(scan, here)
        if found is None:
            here += 1
            continue
        floor = mentions[-1].last + 1 if mentions else 0
        mentions.append(_mention(scan, here, found, floor=floor))
        here = found.end
    return tuple(with_told(scan, _joined(scan, _with_days(scan, mentions))))


def _match(scan: Scan, here: int) -> Found | None:
    """The expression that starts at this word, or None."""
    word = scan.lower[here]
    matchers = _BY_WORD.get(word)
    if matchers is None:
        matchers = _AT_NUMBERS if word[0].isdigit() or "-" in word else ()
    for matcher in matchers:
        found = matcher(scan, here)
        if found:
            return found
    return None


def _mention(scan: Scan, first: int, found: Found, *, floor: int) -> TimeMention:
    """The mention, with the part words before it ("late Monday"), its article and its head."""
    last = found.end - 1
    if found.kind in ("date", "time"):
        first = _with_part_words(scan, first, floor)
    edge = scan.edge(first) if found.kind in ("date", "time") else None
    article = first > floor and scan.at(first - 1) in _ARTICLES
    if article and found.kind != "anniversary" and first <= scan.words[first - 1].head <= last:
        first -= 1
    return TimeMention(
        first=first,
        last=last,
        head=_head_of(scan.tree, first, last),
        kind=found.kind,
        when=_when(scan, found, edge),
        named=found.named,
        edge=edge,
        part=found.part,
        length=found.length,
        shift=found.shift,
        sense=found.sense,
    )


def _with_part_words(scan: Scan, first: int, floor: int) -> int:
    """The first word with `late`, `mid -` and the like taken in."""
    before = first - 1
    if scan.at(before) in DASHES:
        before -= 1
    return before if before >= floor and scan.at(before) in PARTS else first


def _when(scan: Scan, found: Found, edge: str | None) -> When | None:
    """The days that an event at this time lies in; none behind "by", "until", "after" …"""
    if found.named is None or not found.dates or found.kind not in ("date", "time"):
        return None
    if edge is None:
        return found.named
    if edge != "since" or scan.published is None:
        return None
    today = PartialDate.of(scan.published)
    return When(found.named.begins, today) if found.named.first <= scan.published else None


def _head_of(tree: Tree, first: int, last: int) -> int:
    """The word of the expression that hangs outside it."""
    outside = [
        position
        for position in range(first, last + 1)
        if not first <= tree.words[position].head <= last
        and tree.relation(position) not in {"punct", "case", "det"}
    ]
    if not outside:
        return last
    plain = [p for p in outside if tree.words[p].text.lower() not in PARTS]
    return (plain or outside)[0]


# --- a time of day and its day ------------------------------------------------------------


def _with_days(scan: Scan, mentions: list[TimeMention]) -> list[TimeMention]:
    """The mentions, with `10 p.m. Wednesday` as one, and `3 p.m. on Sunday` on Sunday."""
    kept: list[TimeMention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before and _is_day(mention) and _is_bare_clock(before):
            apart = scan.lower[before.last + 1 : mention.first]
            if apart in ([], [","]):
                kept[-1] = _at_time(before, mention, scan)
                continue
            if apart in (["on"], [",", "on"], ["("], ["of"]):
                kept[-1] = replace(before, named=mention.named, when=mention.when)
        elif before and _is_day(before) and _is_bare_clock(mention):
            apart = scan.lower[before.last + 1 : mention.first]
            if apart in ([], [","], ["at"], [",", "at"], ["in"], ["about"], ["at", "about"]):
                mention = replace(mention, named=before.named, when=before.when)
        kept.append(mention)
    return kept


def _is_day(mention: TimeMention) -> bool:
    return mention.kind == "date" and mention.named is not None and _on_one_day(mention.named)


def _on_one_day(when: When) -> bool:
    return when.begins == when.ends and when.begins.day is not None


def _is_bare_clock(mention: TimeMention) -> bool:
    return mention.kind == "time" and mention.named is None and mention.shift is None


def _at_time(clocked: TimeMention, day: TimeMention, scan: Scan) -> TimeMention:
    """A time and the day behind it as one expression; the day's own head tells whose it is."""
    within = clocked.first <= scan.words[day.head].head <= clocked.last
    return replace(
        day,
        first=clocked.first,
        head=_head_of(scan.tree, clocked.first, day.last) if within else day.head,
        kind="time",
        part=clocked.part,
        edge=clocked.edge,
        when=None if clocked.edge else day.named if day.when else None,
    )


# --- from … to ----------------------------------------------------------------------------


def _joined(scan: Scan, mentions: list[TimeMention]) -> list[TimeMention]:
    """The mentions, with `Monday to Wednesday` and `between May and July` as one each."""
    kept: list[TimeMention] = []
    for mention in mentions:
        if kept and _is_range(scan, kept[-1], mention):
            kept[-1] = _range(scan, kept[-1], mention)
        else:
            kept.append(mention)
    return kept


def _is_range(scan: Scan, one: TimeMention, two: TimeMention) -> bool:
    if one.kind != "date" or two.kind != "date" or two.first - one.last != 2:
        return False
    if not one.named or not two.named or _grain(one.named) != _grain(two.named):
        return False
    between, before = scan.at(one.last + 1), scan.at(one.first - 1)
    if between in DASHES | {"through"} or (between in {"to", "until"} and before == "from"):
        return True
    one_day = one.named.begins.day is not None
    return between in {"to", "and"} and (before == "between" or (between == "to" and one_day))


def _grain(when: When) -> int:
    """How exactly a time is told: 1 a year, 2 a month, 3 a day."""
    return 1 + (when.ends.month is not None) + (when.ends.day is not None)


def _range(scan: Scan, one: TimeMention, two: TimeMention) -> TimeMention:
    """The time from the first to the second; not known when they do not follow each other."""
    when = None
    if one.named and two.named:
        begins, ends = one.named.begins, two.named.ends
        if begins.month and _says_year(scan, two) and not _says_year(scan, one):
            begins = _before(begins, ends)
        if 0 < (begins.first - ends.last).days < 7 and begins.day and ends.day:
            begins, ends = _in_order(begins, ends, past=scan.tense(one.head) == "past")
        if begins.first <= ends.last:
            when = When(begins, ends)
    return TimeMention(
        first=one.first,
        last=two.last,
        head=one.head,
        kind="date",
        when=when,
        named=when,
        ranged=(one, two),
    )


def _says_year(scan: Scan, mention: TimeMention) -> bool:
    return any(days.year_number(word) for word in scan.lower[mention.first : mention.last + 1])


def _before(begins: PartialDate, ends: PartialDate) -> PartialDate:
    """The same day or month in the last year in which it does not come after the end."""
    same = date_or_none(ends.year, begins.month, begins.day)
    if same is not None and same.first <= ends.last:
        return same
    return date_or_none(ends.year - 1, begins.month, begins.day) or begins


def _in_order(
    begins: PartialDate, ends: PartialDate, *, past: bool
) -> tuple[PartialDate, PartialDate]:
    """Weekdays resolved one by one, moved a week so that the first comes first."""
    week = dt.timedelta(days=7)
    if past:
        return PartialDate.of(begins.first - week), ends
    return begins, PartialDate.of(ends.first + week)
