"""Times: the expressions of a sentence, resolved against the report's day, and whose they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.record.dates import PartialDate, When
from twosource.record.tree import Tree
from twosource.text.dates import (
    MONTHS,
    WEEKDAYS,
    ago,
    date_or_none,
    days_from,
    last_weekday,
    month_from,
    month_of,
    next_weekday,
    week_of,
    weekday_of,
)
from twosource.text.numbers import ORDINALS, SMALL, number_of, ordinal_of

Tense = Literal["past", "present", "future", "none"]

# A day without a year is written for about ten months around it; beyond, the tense misled us.
_FARTHEST_DAYS = 300
_DASHES = {"-", "–", "—", "‑", "−"}
_DAY_PARTS = {"morning", "afternoon", "evening", "night", "midday", "noon", "midnight", "dawn"}
_UNITS = {"second", "minute", "hour", "day", "week", "weekend", "month", "year", "decade"}
_UNITS |= {"century", "night", "quarter"}
_PARTS = {"early", "earlier", "late", "later", "mid"}
_SEASONS = {"spring", "summer", "autumn", "fall", "winter"}
_SHORT_MONTHS = {"may", "june", "july"}
_MONTH_LEADS = {"in", "since", "by", "until", "till", "of", "from", "to", "during", "between"}
_MONTH_LEADS |= {"through", "for", "and", "before", "after", "last", "this", "next", "every"}
_MONTH_LEADS |= {"early", "late", "mid", "-", "on", "each", "past", "previous"}
_YEAR_LEADS = _MONTH_LEADS | {"year", "fiscal", "–", "around", "about", "the", "("}
_PERIOD_LEADS = {"last", "this", "next", "previous", "past", "coming", "current", "same"}
_VAGUE_ADVERBS = {"recently", "currently", "now", "nowadays", "soon", "previously", "formerly"}
_VAGUE_ADVERBS |= {"lately", "shortly", "afterwards", "earlier", "later", "eventually"}
_FREQUENT = {"hourly", "daily", "weekly", "monthly", "yearly", "annually", "annual", "nightly"}
_MODALS = {"will", "shall", "'ll", "’ll", "would", "may", "might", "can", "could", "must", "should"}
_INTENDING = {"plan", "expect", "set", "schedule", "due", "intend", "hope", "want", "prepare"}
_INTENDING |= {"agree", "promise", "vow", "seek", "aim", "slate", "going", "go", "pledge"}
_ATTACHED = {"obl", "nmod", "advmod", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod:unmarked"}
_ATTACHED |= {"nmod:tmod", "nmod:npmod", "nmod:poss", "compound", "nummod", "amod"}
_PHASES = {"begin", "start", "continue", "stop", "cease", "finish", "try", "attempt", "manage"}
_PHASES |= {"fail", "come", "go", "refuse", "appear", "seem", "help", "struggle", "decline"}
_SAYING = {"say", "tell", "add", "announce", "write", "state", "note", "claim", "report", "warn"}
_SAYING |= {"argue", "explain", "insist", "confirm", "stress", "post", "reveal", "declare"}
_SAID_IN = {"interview", "statement", "briefing", "speech", "address", "conference", "post"}
_SAID_IN |= {"message", "broadcast", "release", "letter", "comment", "remark", "tweet", "video"}
_PAPERS = {"warrant", "order", "call", "request", "plan", "deadline", "permit", "motion"}
_PAPERS |= {"petition", "summons", "appeal", "bill", "demand", "proposal", "tender", "bid"}
_LISTENERS = {"reporter", "journalist", "audience", "crowd", "viewer", "newspaper", "lawmaker"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression: words `first` to `last` inclusive, and the word that heads it.

    Attributes:
        when: None for durations, frequencies, and times that the words do not settle.
        kind: date, duration, frequency, anniversary or vague.
    """

    first: int
    last: int
    head: int
    when: When | None
    kind: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What a matcher saw: the position after the expression, its time and kind."""

    end: int
    when: When | None
    kind: str = "date"


class _Scan:
    """One sentence on its way through the matchers."""

    __slots__ = ("count", "lower", "published", "tree", "words")

    def __init__(self, tree: Tree, published: dt.date | None) -> None:
        self.tree = tree
        self.words = tree.words
        self.lower = [word.text.lower() for word in tree.words]
        self.count = len(self.lower)
        self.published = published

    def at(self, position: int) -> str:
        """The word in lower case; empty beyond the ends."""
        return self.lower[position] if 0 <= position < self.count else ""

    def tense(self, position: int) -> Tense:
        return tense_at(self.tree, position)


def times_in(tree: Tree, *, published: dt.date | None) -> tuple[TimeMention, ...]:
    """The time expressions of a sentence, from left to right; none overlap.

    Relative words ("Friday", "last week") have no `when` without the report's day. Ages,
    times of the clock, and May and March that name no month are not times.
    """
    scan = _Scan(tree, published)
    mentions: list[TimeMention] = []
    here = 0
    while here < scan.count:
        found = _match(scan, here)
        if found is None:
            here += 1
            continue
        mentions.append(_mention(scan, here, found))
        here = found.end
    return tuple(_joined(scan, mentions))


def _match(scan: _Scan, here: int) -> _Found | None:
    """The expression that starts at this word, or None."""
    word = scan.lower[here]
    if word not in _STARTS and not word[0].isdigit() and "-" not in word:
        return None
    for matcher in _MATCHERS:
        found = matcher(scan, here)
        if found:
            return found
    return None


def _mention(scan: _Scan, first: int, found: _Found) -> TimeMention:
    """The mention, with the part words before it ("late Monday") and its head."""
    last = found.end - 1
    if found.kind == "date" and first and scan.at(first - 1) in _PARTS | _DASHES:
        before = first - 1 if scan.at(first - 1) in _PARTS else first - 2
        if scan.at(before) in _PARTS:
            first = before
    when = _opened(scan, first, found.when) if found.kind == "date" else None
    kind = "vague" if found.kind == "date" and _is_open(scan, first) and not when else found.kind
    return TimeMention(
        first=first, last=last, head=_head_of(scan.tree, first, last), when=when, kind=kind
    )


def _is_open(scan: _Scan, first: int) -> bool:
    """Whether the words before leave one end of the time open ("after Monday")."""
    before = scan.at(first - 1)
    return before in {"since", "before", "after", "until", "till", "by"}


def _opened(scan: _Scan, first: int, when: When | None) -> When | None:
    """The time as "since", "before", "after", "until" and "by" make it; mostly not known."""
    if when is None or not _is_open(scan, first):
        return when
    if scan.at(first - 1) != "since" or scan.published is None:
        return None
    today = PartialDate.of(scan.published)
    return When(when.begins, today) if when.first <= scan.published else None


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
    plain = [p for p in outside if tree.words[p].text.lower() not in _PARTS]
    return (plain or outside)[0]


# --- the calendar -------------------------------------------------------------------------


def _iso_day(scan: _Scan, here: int) -> _Found | None:
    """`2024-09-02`."""
    text = scan.lower[here]
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    parts = text.split("-")
    if not all(part.isdigit() for part in parts):
        return None
    date = date_or_none(*(int(part) for part in parts))
    return _Found(here + 1, When.on(date)) if date else None


def _weekday(scan: _Scan, here: int) -> _Found | None:
    """`Monday`, `Monday night`, `last Friday`, `Tuesday, Sept. 3`, `every Monday`."""
    lead = scan.at(here) if scan.at(here) in {"last", "this", "next", "every", "each"} else ""
    core = here + 1 if lead else here
    if core >= scan.count or not scan.words[core].text[0].isupper():
        return None
    weekday = weekday_of(scan.at(core))
    if weekday is None:
        plural = weekday_of(scan.at(core).removesuffix("s"))
        return _Found(core + 1, None, "frequency") if plural is not None else None
    if _in_person_name(scan, core):
        return None
    end = core + 1
    if scan.at(end) == "." and len(scan.at(core)) <= 5:
        end += 1
    dated = _calendar_day_after(scan, end, weekday)
    if dated:
        return dated
    if lead in {"every", "each"}:
        return _Found(end, None, "frequency")
    if scan.at(end) in _DAY_PARTS:
        end += 1
    return _Found(end, _resolved_weekday(scan, core, weekday, lead))


def _calendar_day_after(scan: _Scan, here: int, weekday: int) -> _Found | None:
    """The day of a month that explains a weekday: `, Sept. 3` or `3 September 2024`."""
    skip = 1 if scan.at(here) in {",", "("} else 0
    if here + skip >= scan.count:
        return None
    found = _month_day(scan, here + skip, weekday=weekday)
    if found is None or found.when is None or found.when.begins.day is None:
        return None
    return found


def _resolved_weekday(scan: _Scan, core: int, weekday: int, lead: str) -> When | None:
    """The day a weekday means, by the report's day and the tense of what it belongs to."""
    today = scan.published
    if today is None:
        return None
    before, after = last_weekday(today, weekday), next_weekday(today, weekday)
    if lead == "last":
        day = before if before != today else today - dt.timedelta(days=7)
    elif lead == "next":
        day = after if after != today else today + dt.timedelta(days=7)
    else:
        far = (after - today).days > (today - before).days
        if far and scan.tense(core) == "future" and not _hangs_on_verb(scan.tree, core):
            return None  # "will speak after Tuesday's vote": the coming one or the last
        day = after if _looks_ahead(scan, core, (after - today).days) else before
    return When.on(PartialDate.of(day))


def _looks_ahead(scan: _Scan, core: int, days_ahead: int) -> bool:
    """Whether a bare weekday means the coming one.

    With a noun ("the visit Tuesday") outside a past clause only the very next day does:
    reports call the day after tomorrow by its name, but also the day five days ago.
    """
    tense = scan.tense(core)
    if tense == "future":
        return True
    if tense == "past":
        return False
    if tense == "present" and _hangs_on_verb(scan.tree, core):
        return True
    return days_ahead <= 1


def _month_day(scan: _Scan, here: int, *, weekday: int | None = None) -> _Found | None:
    """`2 September 2024`, `Sept. 2`, `September 2-3, 2024`, `March 2023`, `last May`, `March`."""
    return _day_first(scan, here, weekday) or _month_first(scan, here, weekday)


def _day_first(scan: _Scan, here: int, weekday: int | None) -> _Found | None:
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
    if not _is_month(scan, end):
        return None
    month = month_of(scan.at(end))
    end = _after_dot(scan, end)
    year, end = _year_after(scan, end)
    when = _days(scan, here, month=month or 1, days=(day, last_day), year=year, weekday=weekday)
    return _Found(end, when)


def _month_first(scan: _Scan, here: int, weekday: int | None) -> _Found | None:
    """`September 2`, `September 2-3, 2024`, `March 2023`, `last May`, `in March`."""
    lead = scan.at(here) if scan.at(here) in {"last", "this", "next"} else ""
    core = here + 1 if lead else here
    if not _is_month(scan, core):
        return None
    month = month_of(scan.at(core)) or 1
    end = _after_dot(scan, core)
    day = _day_number(scan, end)
    if day is None or (scan.at(end + 1) in _DASHES and _is_month(scan, end + 2)):
        return _bare_month(scan, core, end, lead) if day is None else None
    last_day, end = day, end + 1
    ranged = _ranged_day(scan, end)
    if ranged:
        last_day, end = ranged
    year, end = _year_after(scan, end)
    when = _days(scan, core, month=month, days=(day, last_day), year=year, weekday=weekday)
    return _Found(end, when)


def _bare_month(scan: _Scan, core: int, end: int, lead: str) -> _Found | None:
    """A month with or without its year."""
    month = month_of(scan.at(core)) or 1
    year, after = _year_after(scan, end)
    if year is not None:
        date = date_or_none(year, month)
        return _Found(after, When.on(date) if date else None)
    if not lead and scan.at(core) in {"may", "march"} and scan.at(core - 1) not in _MONTH_LEADS:
        return None
    if scan.published is None:
        return _Found(end, None)
    today = scan.published
    ahead = lead == "next" or (not lead and scan.tense(core) == "future")
    offset = (month - today.month) % 12 if ahead else -((today.month - month) % 12)
    if offset == 0 and lead in {"last", "next"}:
        offset = -12 if lead == "last" else 12
    if lead == "this":
        return _Found(end, When.on(PartialDate(today.year, month)))
    return _Found(end, When.on(month_from(today, offset)))


def _is_month(scan: _Scan, position: int) -> bool:
    """Whether the word names a month, not a verb and not somebody."""
    if position >= scan.count or month_of(scan.at(position)) is None:
        return False
    word = scan.words[position]
    if not word.text[0].isupper() or _in_person_name(scan, position):
        return False
    if word.relation == "flat" and 0 <= word.head < position and _is_name_word(scan, word.head):
        return False
    if scan.at(position) in {"may", "march", "mar"}:
        return word.xpos in {"NNP", "NN"} and word.upos in {"PROPN", "NOUN"}
    return word.upos in {"PROPN", "NOUN", "X"}


def _is_name_word(scan: _Scan, position: int) -> bool:
    """Whether the word is a proper noun and none of the calendar."""
    text = scan.at(position)
    proper = scan.words[position].upos == "PROPN"
    return proper and month_of(text) is None and weekday_of(text) is None


def _in_person_name(scan: _Scan, position: int) -> bool:
    return any(
        name.first <= position <= name.last and name.kind in {"person", "organisation", "place"}
        for name in scan.tree.sentence.names
    )


def _day_number(scan: _Scan, position: int) -> int | None:
    """A day of the month in digits, `2` or `2nd`; else None."""
    text = scan.at(position)
    if not text or not text[0].isdigit() or len(text) > 4:
        return None
    value = int(text) if text.isdigit() else ordinal_of(text)
    return value if value is not None and 1 <= value <= 31 and len(text.strip("0")) <= 4 else None


def _ranged_day(scan: _Scan, position: int) -> tuple[int, int] | None:
    """The second day of `2-3` and `2 to 3` and the position after it."""
    if scan.at(position) not in _DASHES | {"to", "through", "and"}:
        return None
    day = _day_number(scan, position + 1)
    return (day, position + 2) if day else None


def _after_dot(scan: _Scan, month_position: int) -> int:
    """The position after a month and the dot that may be a word of its own."""
    short = len(scan.at(month_position)) <= 4 and scan.at(month_position) not in _SHORT_MONTHS
    return month_position + (2 if short and scan.at(month_position + 1) == "." else 1)


def _year_after(scan: _Scan, position: int) -> tuple[int | None, int]:
    """The year after a month or day, past a comma or "of", and the position after it."""
    here = position + 1 if scan.at(position) in {",", "of"} else position
    year = _year_number(scan.at(here))
    return (year, here + 1) if year else (None, position)


def _year_number(text: str) -> int | None:
    if len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2100:
        return int(text)
    return None


def _days(
    scan: _Scan,
    core: int,
    *,
    month: int,
    days: tuple[int, int],
    year: int | None,
    weekday: int | None,
) -> When | None:
    """The day or days of a month; without a year the one that the report's day suggests."""
    if year is None:
        year = _fitting_year(scan, core, month=month, day=days[0], weekday=weekday)
    if year is None or days[0] > days[1]:
        return None
    begins, ends = (date_or_none(year, month, day) for day in days)
    return When(begins, ends) if begins and ends else None


def _fitting_year(
    scan: _Scan, core: int, *, month: int, day: int, weekday: int | None
) -> int | None:
    """The year of a day without one: last in past clauses, next in future ones, else nearest."""
    today = scan.published
    if today is None:
        return None
    dates = [
        date.first
        for year in (today.year - 1, today.year, today.year + 1)
        if (date := date_or_none(year, month, day))
    ]
    named = [date for date in dates if date.weekday() == weekday]
    dates = named or dates
    tense = scan.tense(core) if not named else "none"  # day and weekday together need no tense
    if tense == "past":
        dates = [date for date in dates if date <= today]
    elif tense == "future":
        dates = [date for date in dates if date >= today]
    nearest = min(dates, key=lambda date: abs((date - today).days), default=None)
    if nearest is None or abs((nearest - today).days) > _FARTHEST_DAYS:
        return None
    return nearest.year


def _year(scan: _Scan, here: int) -> _Found | None:
    """`in 2002`, `the 1990s`, `2014-2018`, `the 2014 invasion`, `the year 2002`."""
    text = scan.lower[here]
    if len(text) >= 5 and text.endswith("s") and (start := _year_number(text.rstrip("s’'"))):
        return _decade(here, start)
    if len(text) == 3 and text.endswith("0s") and text[0].isdigit() and scan.at(here - 1) in "'’":
        return _decade(here, 1900 + int(text[:2])) if text[0] in "456789" else None
    year = _year_number(text)
    if year is None or not _is_year(scan, here):
        return None
    if scan.at(here + 1) in _DASHES:
        until = _year_number(scan.at(here + 2)) or _short_year(year, scan.at(here + 2))
        if until and until > year:
            return _Found(here + 3, When(PartialDate(year), PartialDate(until)))
    return _Found(here + 1, When.on(PartialDate(year)))


def _decade(here: int, start: int) -> _Found | None:
    if start % 10:
        return None
    span = 99 if start % 100 == 0 and start < 2000 else 9
    return _Found(here + 1, When(PartialDate(start), PartialDate(start + span)))


def _short_year(year: int, text: str) -> int | None:
    """The second year of `2023-24`."""
    return year - year % 100 + int(text) if len(text) == 2 and text.isdigit() else None


def _is_year(scan: _Scan, here: int) -> bool:
    """Whether four digits are a year by the words around them, not a count."""
    word = scan.words[here]
    if scan.at(here - 1) in {"$", "€", "£", "no", "number", "#", "nearly", "almost"}:
        return False
    if scan.at(here + 1) in {"%", "percent", "million", "billion", "people", "gmt"}:
        return False
    plural = here + 1 < scan.count and scan.words[here + 1].xpos == "NNS"
    if plural and scan.at(here - 1) in {"about", "around", "over", "some", "than", "least"}:
        return False
    if word.head > here and scan.words[word.head].upos in {"NOUN", "PROPN"}:
        return _names_its_noun(scan, here)
    if month_of(scan.at(here - 1)) is not None or scan.at(here - 1) == "(":
        return True
    return scan.at(here - 1) in _YEAR_LEADS or word.relation in {"obl:unmarked", "nmod:unmarked"}


def _names_its_noun(scan: _Scan, here: int) -> bool:
    """Whether four digits before a noun date it: `the 2014 invasion`, not `2014 soldiers`."""
    noun = scan.words[here].head
    if not 1900 <= int(scan.lower[here]) <= 2100:
        return False
    determined = any(kid < here for kid in scan.tree.kids(noun, "det", "nmod:poss"))
    counted = scan.words[noun].xpos in {"NNS", "NNPS"}
    return determined or (not counted and scan.words[here].relation == "compound")


def _century(scan: _Scan, here: int) -> _Found | None:
    """`19th century`."""
    if scan.at(here + 1) == "-" and scan.at(here + 2) == "century":
        end = here + 3
    elif scan.at(here + 1) == "century":
        end = here + 2
    else:
        return None
    number = ordinal_of(scan.lower[here])
    if number is None or not 1 <= number <= 21:
        return None
    return _Found(end, When(PartialDate(max(1, number * 100 - 99)), PartialDate(number * 100)))


# --- relative to the report's day ---------------------------------------------------------

_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _near_day(scan: _Scan, here: int) -> _Found | None:
    """`yesterday`, `today`, `tomorrow morning`, `this morning`, `last night`."""
    word = scan.lower[here]
    offset: int | None = _NEAR_DAYS.get(word)
    end = here + 1
    if offset is None:
        if scan.at(here + 1) not in _DAY_PARTS or word not in {"this", "last"}:
            return None
        offset, end = (-1 if word == "last" else 0), here + 2
    elif scan.at(end) in _DAY_PARTS:
        end += 1
    if scan.published is None:
        return _Found(end, None)
    day = scan.published + dt.timedelta(days=offset)
    return _Found(end, When.on(PartialDate.of(day)))


def _period(scan: _Scan, here: int) -> _Found | None:
    """`last week`, `this year`, `next month`, `last summer`, `the past week`."""
    lead, unit = scan.lower[here], scan.at(here + 1)
    if lead not in _PERIOD_LEADS:
        return None
    if unit in _SEASONS:
        return _Found(here + 2, None, "vague")
    if unit not in _UNITS or unit in {"second", "minute", "night", "quarter", "hour"}:
        return None
    if lead == "past":
        return _Found(here + 2, None, "duration")
    if lead in {"previous", "same", "coming"} or unit in {"century", "decade", "day"}:
        return _Found(here + 2, None, "vague")
    if scan.published is None:
        return _Found(here + 2, None)
    return _Found(here + 2, _period_of(scan, here, {"last": -1, "next": 1}.get(lead, 0), unit))


def _period_of(scan: _Scan, here: int, offset: int, unit: str) -> When | None:
    """The week, weekend, month or year so many after the report's own."""
    today = scan.published
    if today is None:
        return None
    if unit == "week":
        return week_of(today + dt.timedelta(weeks=offset))
    if unit == "month":
        return When.on(month_from(today, offset))
    if unit == "year":
        return When.on(PartialDate(today.year + offset))
    if unit != "weekend":
        return None
    saturday = next_weekday(today, 5) if today.weekday() < 5 else last_weekday(today, 5)
    past = today.weekday() < 5 and scan.tense(here + 1) == "past"
    weeks = -1 if offset < 0 or (offset == 0 and past) else max(offset, 0)
    return days_from(saturday + dt.timedelta(weeks=weeks), 1)


def _measured(scan: _Scan, here: int) -> _Found | None:
    """`two days ago`, `two years`, `in recent years`, `a two-day`, `for decades`; not ages."""
    counted = _count_before_unit(scan, here)
    if counted is None:
        return None
    count, position = counted
    unit = _unit(scan.at(position))
    end = position + 1
    if scan.at(end) in {"old", "-"} and (scan.at(end) == "old" or scan.at(end + 1) == "old"):
        return None
    if scan.at(end) == "ago":
        when = ago(scan.published, count, unit) if scan.published and count else None
        return _Found(end + 1, when, "date" if count else "vague")
    if scan.at(end) in {"earlier", "later", "before", "after"}:
        taken = scan.at(end) in {"earlier", "later"}
        return _Found(end + 1 if taken else end, None, "vague")
    if scan.at(end) in {"a", "per"} and _unit(scan.at(end + 1)):
        return _Found(end + 2, None, "frequency")
    if count == 1 and scan.at(here) in {"a", "an"} and not _measures(scan, here, position):
        return None
    return _Found(end, None, "duration")


def _measures(scan: _Scan, here: int, position: int) -> bool:
    """Whether "a year" tells how long: `for a year`, not `a year of war`."""
    if scan.at(position) == "second":
        return False
    return scan.at(here - 1) in {"for", "over", "within", "in"} and scan.at(position + 1) != "of"


def _count_before_unit(scan: _Scan, here: int) -> tuple[int, int] | None:
    """The count and the unit's position in `two days`, `past two years`, `two - day`.

    The count is 0 where the words give none ("several years", "decades").
    """
    position = here
    if scan.at(position) in {"past", "last", "next", "first", "coming", "previous"}:
        position += 1
    text = scan.at(position)
    if text in {"several", "few", "many", "recent", "some"}:
        count: float | None = 0
    elif text in {"a", "an"}:
        few = scan.at(position + 1) == "few"
        count, position = (0, position + 1) if few else (1, position)
    else:
        count = number_of(text) if position > here or text not in {"second"} else None
    if count is None:
        bare = position == here and text in {"years", "decades", "months", "weeks", "hours", "days"}
        return (0, here) if bare and _is_long(scan, here) else None
    position += 1
    if scan.at(position) in _DASHES:
        position += 1
    if count != int(count) or not _unit(scan.at(position)):
        return None
    return int(count), position


def _is_long(scan: _Scan, here: int) -> bool:
    """Whether a bare plural tells how long or when: `for decades`, `years ago`."""
    return scan.at(here - 1) == "for" or scan.at(here + 1) in {"ago", "later", "earlier", "after"}


def _unit(word: str) -> str:
    """The unit of time in the singular; empty when it is none."""
    if word in _UNITS:
        return word
    singular = "century" if word == "centuries" else word.removesuffix("s")
    return singular if singular in _UNITS else ""


def _frequency(scan: _Scan, here: int) -> _Found | None:
    """`every week`, `each year`, `weekly`, `once a month`."""
    word = scan.lower[here]
    if word in {"every", "each"}:
        end = here + 2 if scan.at(here + 1) in {"other", "single"} else here + 1
        end = end + 1 if number_of(scan.at(end) or "x") is not None else end
        return _Found(end + 1, None, "frequency") if _unit(scan.at(end)) else None
    if word in {"once", "twice", "times"} and scan.at(here + 1) in {"a", "per", "every", "each"}:
        return _Found(here + 3, None, "frequency") if _unit(scan.at(here + 2)) else None
    tagged = scan.words[here].upos in {"ADV", "ADJ"} or scan.words[here].relation == "advmod"
    return _Found(here + 1, None, "frequency") if word in _FREQUENT and tagged else None


def _anniversary(scan: _Scan, here: int) -> _Found | None:
    """`85th anniversary`, `anniversary`: a day that the words do not date."""
    end = here
    if ordinal_of(scan.at(here)) is not None:
        end += 1
        if scan.at(end) in {"birth", "wedding"}:
            end += 1
    elif number_of(scan.at(here)) is not None and scan.at(here + 1) in _DASHES:
        end += 3 if _unit(scan.at(here + 2)) else 0
    if scan.at(end).rstrip("s") not in {"anniversary", "anniversarie"}:
        return None
    return _Found(end + 1, None, "anniversary")


def _vague(scan: _Scan, here: int) -> _Found | None:
    """`recently`, `soon`, `that day`, `so far`."""
    word, after = scan.lower[here], scan.at(here + 1)
    if word in _VAGUE_ADVERBS and scan.words[here].upos == "ADV":
        dated = (
            after in {"this", "last", "on", "in", "today"} or weekday_of(after or "x") is not None
        )
        return None if dated else _Found(here + 1, None, "vague")
    if word == "that" and after in {"day", "night", "week", "month", "year"}:
        return _Found(here + 2, None, "vague")
    return None


_MATCHERS = (
    _anniversary,
    _iso_day,
    _near_day,
    _weekday,
    _month_day,
    _century,
    _year,
    _frequency,
    _measured,
    _period,
    _vague,
)

_STARTS = frozenset(
    {name + end for name in MONTHS for end in ("", ".")}
    | {name + end for name in WEEKDAYS for end in ("", ".", "s")}
    | {unit + "s" for unit in _UNITS}
    | {"centuries", "anniversary", "anniversaries", "last", "this", "next", "every", "each", "a"}
    | {"an", "several", "few", "many", "recent", "some", "once", "twice", "times", "that", "first"}
    | {*_NEAR_DAYS, *_PERIOD_LEADS, *_VAGUE_ADVERBS, *_FREQUENT, *SMALL, *ORDINALS}
)


# --- from … to ----------------------------------------------------------------------------


def _joined(scan: _Scan, mentions: list[TimeMention]) -> list[TimeMention]:
    """The mentions, with `Monday to Wednesday` and `between May and July` as one each."""
    kept: list[TimeMention] = []
    for mention in mentions:
        if kept and _is_range(scan, kept[-1], mention):
            kept[-1] = _range(scan, kept[-1], mention)
        else:
            kept.append(mention)
    return kept


def _is_range(scan: _Scan, one: TimeMention, two: TimeMention) -> bool:
    if one.kind != "date" or two.kind != "date" or two.first - one.last != 2:
        return False
    between, before = scan.at(one.last + 1), scan.at(one.first - 1)
    if between in _DASHES | {"through"} or (between in {"to", "until"} and before == "from"):
        return True
    return between in {"to", "and"} and (before == "between" or (between == "to" and _days_of(one)))


def _days_of(mention: TimeMention) -> bool:
    return mention.when is not None and mention.when.begins.day is not None


def _range(scan: _Scan, one: TimeMention, two: TimeMention) -> TimeMention:
    """The time from the first to the second; not known when they do not follow each other."""
    when = None
    if one.when and two.when:
        begins, ends = one.when.begins, two.when.ends
        if 0 < (begins.first - ends.last).days < 7 and begins.day and ends.day:
            begins, ends = _in_order(begins, ends, past=scan.tense(one.head) == "past")
        if begins.first <= ends.last:
            when = When(begins, ends)
    return TimeMention(first=one.first, last=two.last, head=one.head, when=when, kind="date")


def _in_order(
    begins: PartialDate, ends: PartialDate, *, past: bool
) -> tuple[PartialDate, PartialDate]:
    """Weekdays resolved one by one, moved a week so that the first comes first."""
    week = dt.timedelta(days=7)
    if past:
        return PartialDate.of(begins.first - week), ends
    return begins, PartialDate.of(ends.first + week)


# --- tense --------------------------------------------------------------------------------


def tense_at(tree: Tree, position: int) -> Tense:
    """The tense of the clause a word stands in; "none" where no finite verb shows it."""
    for above in (position, *tree.above(position)):
        word = tree.words[above]
        if word.upos in {"VERB", "AUX"} or tree.kid(above, "cop") is not None:
            tense = _tense_of(tree, above)
            if tense != "none":
                return tense
    return "none"


def _tense_of(tree: Tree, verb: int) -> Tense:
    """The tense of one predicate by its auxiliaries and tag."""
    word = tree.words[verb]
    helpers = [tree.words[kid] for kid in tree.kids(verb, "aux", "cop")]
    if any(helper.text.lower() in _MODALS for helper in helpers):
        return "future"
    if word.xpos == "VB" and any(tree.words[kid].text == "to" for kid in tree.kids(verb, "mark")):
        return _infinitive_tense(tree, verb)
    finite = [helper.xpos for helper in helpers] or [word.xpos]
    if "VBD" in finite or any(helper.lemma == "have" for helper in helpers):
        return "past"
    if "VBZ" in finite or "VBP" in finite:
        return _present_tense(word.xpos, word.lemma.lower())
    return "past" if word.xpos == "VBD" else "none"


def _infinitive_tense(tree: Tree, verb: int) -> Tense:
    """`plans to meet` looks ahead; `began to meet` is as its head verb is."""
    head = tree.words[verb].head
    if head >= 0 and tree.words[head].lemma.lower() in _INTENDING:
        return "future"
    return "none"


def _present_tense(xpos: str, lemma: str) -> Tense:
    """`is meeting` and `is scheduled` look ahead, `is seen` is present."""
    ahead = xpos == "VBG" or (xpos in {"VBN", "JJ"} and lemma in _INTENDING)
    return "future" if ahead else "present"


def _hangs_on_verb(tree: Tree, position: int) -> bool:
    """Whether the expression hangs straight on a verb, not on a noun of its clause."""
    head = tree.words[position].head
    return head >= 0 and tree.words[head].upos == "VERB"


# --- whose time it is ---------------------------------------------------------------------


def time_of(tree: Tree, word: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that belongs to the event at this word; None rather than a guess.

    It hangs straight on the word, or on a noun of time below it ("the night of Monday"), or
    for a saying verb on what was said in ("in an interview on Friday"). A verb such as
    "began" and its infinitive share theirs. Two times that exclude each other give None.
    """
    if not times:
        return None
    own = _own_times(tree, word, times)
    if own:
        return _the_one(own)
    partner = _phase_partner(tree, word)
    return _the_one(_own_times(tree, partner, times)) if partner is not None else None


def _own_times(tree: Tree, word: int, times: Sequence[TimeMention]) -> list[TimeMention]:
    return [
        time
        for time in times
        if time.kind != "anniversary"
        and _belongs(tree, word, time, times)
        and not _dates_an_anniversary(tree, word, time, times)
    ]


def _belongs(tree: Tree, word: int, time: TimeMention, times: Sequence[TimeMention]) -> bool:
    """Whether the expression hangs on the word itself."""
    here = time.head
    if tree.words[word].head == here and tree.relation(word) in {"acl", "advcl"}:
        return _when_follows(tree, time)
    if here == word or tree.words[here].relation not in _ATTACHED:
        return False
    since = time.first > 0 and tree.words[time.first - 1].text.lower() == "since"
    if since and not _lasts(tree, word):
        return False
    above = tree.words[here].head
    if not _may_follow(tree, word, time):
        return False
    if above >= 0 and any(t.kind == "anniversary" and t.head == above for t in times):
        # "the anniversary of the battle in 1939": the battle's year, however it hangs
        return tree.words[word].head == above and word < time.first
    paper = _paper_for(tree, above) if above >= 0 else None
    if paper is not None and tree.words[here].relation in {"nmod", "obl"}:
        return word == _giver(tree, paper)
    if _passes_down(tree, above, time):
        return tree.words[word].head == above and _takes_it(tree, word, above)
    if above == word:
        return True
    if above < 0 or tree.words[above].head != word:
        return False
    return _carries(tree, word, above, time, times)


def _may_follow(tree: Tree, word: int, time: TimeMention) -> bool:
    """Whether the order of words lets a time belong to a verb that describes a noun.

    "An event celebrated in 1939": never a year before the participle, nor before the noun
    that a relative clause describes; there the tree went wrong.
    """
    if _when_follows(tree, time):
        return True
    if tree.words[word].relation == "acl:relcl":
        return time.first > tree.words[word].head
    return tree.words[word].relation != "acl" or time.first > word


def _when_follows(tree: Tree, time: TimeMention) -> bool:
    """Whether "in 2002, when it signed" tells what happened then."""
    after = [word.text.lower() for word in tree.words[time.last + 1 : time.last + 3]]
    return after[:1] == ["when"] or after == [",", "when"]


def _lasts(tree: Tree, word: int) -> bool:
    """Whether an event goes on "since 1959": "has been closed", not "the worst crash since"."""
    return any(tree.words[kid].lemma.lower() == "have" for kid in tree.kids(word, "aux"))


def _paper_for(tree: Tree, noun: int) -> int | None:
    """The warrant in "a warrant for his arrest", from the arrest; None for any other noun.

    It is the object of the verb whether the tree hangs "for" on it or on the verb.
    """
    case = tree.kid(noun, "case")
    if case is None or tree.words[case].text.lower() != "for" or case == 0:
        return None
    paper = tree.words[case - 1].lemma.lower() in _PAPERS
    return case - 1 if paper and tree.relation(noun) in {"nmod", "obl"} else None


def _giver(tree: Tree, paper: int) -> int | None:
    """The verb that a date behind a paper dates: "issued a warrant for his arrest in March"."""
    noun = tree.words[paper]
    given = noun.relation in {"obj", "nsubj:pass"} and noun.head >= 0
    return noun.head if given and tree.words[noun.head].upos == "VERB" else None


def _passes_down(tree: Tree, verb: int, time: TimeMention) -> bool:
    """Whether a time behind `plans to meet` stands under "plans" and may be the meeting's."""
    if verb < 0 or tree.words[verb].lemma.lower() not in _INTENDING:
        return False
    return any(verb < kid < time.first for kid in tree.kids(verb, "xcomp"))


def _takes_it(tree: Tree, word: int, verb: int) -> bool:
    """Whether the infinitive takes the time: a plan that stands now is not dated itself."""
    return tree.words[word].relation == "xcomp" and _tense_of(tree, verb) != "past"


def _carries(
    tree: Tree, word: int, middle: int, time: TimeMention, times: Sequence[TimeMention]
) -> bool:
    """Whether the word between an event and a time only hands the time on."""
    lemma, relation = tree.words[middle].lemma.lower(), tree.relation(middle)
    if any(other is not time and other.first <= middle <= other.last for other in times):
        return relation in {"obl", "nmod", "advmod"}
    if lemma in _DAY_PARTS | _PARTS | {"day", "week", "end", "start", "beginning", "hour"}:
        return relation in {"obl", "nmod", "advmod"}
    if tree.words[word].lemma.lower() not in _SAYING:
        return False
    if relation in {"obj", "iobj"}:
        return lemma in _LISTENERS and time.first > middle
    return relation == "obl" and lemma in _SAID_IN


def _dates_an_anniversary(
    tree: Tree, word: int, time: TimeMention, times: Sequence[TimeMention]
) -> bool:
    """Whether a year behind "anniversary of" dates what is remembered, not this word's event."""
    if time.when is None or time.when.begins.month is not None:
        return False
    return any(
        other.kind == "anniversary"
        and word <= other.first
        and other.last < time.first
        and all(tree.words[p].text != "," for p in range(other.last, time.first))
        for other in times
    )


def _the_one(times: list[TimeMention]) -> TimeMention | None:
    """The most exact of times that agree; the only one there is; None when they exclude."""
    dated = [time for time in times if time.when is not None]
    if not dated:
        return times[0] if times else None
    best = min(dated, key=_days_covered)
    whens = [time.when for time in dated if time.when is not None]
    if best.when is None or not all(best.when.overlaps(when) for when in whens):
        return None
    return best


def _days_covered(time: TimeMention) -> int:
    return (time.when.last - time.when.first).days if time.when else 0


def _phase_partner(tree: Tree, word: int) -> int | None:
    """The verb that shares its time: `began` for `to leave` and `to leave` for `began`."""
    here = tree.words[word]
    if here.relation == "xcomp" and here.head >= 0:
        above = here.head
        return above if tree.words[above].lemma.lower() in _PHASES else None
    if here.lemma.lower() not in _PHASES:
        return None
    return tree.kid(word, "xcomp")
