"""How long and how often: "two years", "several weeks", "every Monday", "twice a month"."""

from __future__ import annotations

from twosource.read.times.mention import Found, Length
from twosource.read.times.relative import counted
from twosource.read.times.scan import DASHES, DAY_PARTS, SEASONS, UNITS, Scan, unit_of
from twosource.text.dates import WEEKDAYS, month_of, weekday_of
from twosource.text.numbers import SMALL, number_at, number_of, ordinal_of

_FREQUENT = {
    "hourly": Length(1, "hour"),
    "daily": Length(1, "day"),
    "nightly": Length(1, "day"),
    "weekly": Length(1, "week"),
    "biweekly": Length(2, "week"),
    "monthly": Length(1, "month"),
    "quarterly": Length(1, "quarter"),
    "yearly": Length(1, "year"),
    "annual": Length(1, "year"),
    "annually": Length(1, "year"),
}
_MEASURES = {"annual", "yearly", "quarterly"}  # before a noun they say what kind of figure it is
_LONG = {"daylong": "day", "weeklong": "week", "monthlong": "month", "yearlong": "year"}
_LONG |= {"decadelong": "decade", "hourlong": "hour", "nightlong": "night"}
_LEADS = {"past", "last", "next", "first", "coming", "previous", "recent", "latest", "final"}
_LEADS |= {"following", "same"}
_UNCOUNTED = {"several", "few", "many", "recent", "some", "numerous", "countless", "coming"}
_BETWEEN = {"more", "consecutive", "straight", "full", "additional", "fiscal", "calendar", "long"}
_BETWEEN |= {"extra", "whole", "successive", "further", "other", "working", "business", "trading"}
_MEASURING = {"for", "over", "within", "in", "about", "nearly", "almost", "than", "least", "only"}
_MEASURING |= {"just", "after", "roughly", "around", "under", "lasted", "lasts", "took", "takes"}
_MEASURING |= {"spent", "spend", "another"}

_TENS = {name for name, value in SMALL.items() if value >= 20}

STARTS = frozenset(
    {unit + "s" for unit in UNITS}
    | {*UNITS, *_FREQUENT, *_LONG, *_LEADS, *_UNCOUNTED, *SMALL}
    | {day + "s" for day in WEEKDAYS}
    | WEEKDAYS.keys()
    | {"centuries", "a", "an", "half", "another", "every", "each", "once", "twice", "times"}
    | {"per", "couple", "hundreds", "dozens", "one", "single"}
)


def measured(scan: Scan, here: int) -> Found | None:
    """`two years`, `the past week`, `a two-day`, `for decades`, `two days ago`; not ages."""
    whole = _as_long_as_a_unit(scan, here)
    if whole:
        return whole
    told = _count_before_unit(scan, here)
    if told is None:
        return None
    count, position = told
    unit, end = unit_of(scan.at(position)), position + 1
    if scan.is_title(position):
        return None  # "told 30 Minutes, a programme"
    if scan.at(end) == "old" or (scan.at(end) in DASHES and scan.at(end + 1) == "old"):
        return None
    if scan.at(end) in DASHES and scan.at(end + 1) == "long":
        end += 2
    elif scan.at(end) in {"and", "-"} and scan.lower[end + 1 : end + 3] == ["a", "half"]:
        count, end = (count or 0) + 0.5, end + 3
    if scan.at(end) == "or" and scan.at(end + 1) in {"so", "two", "more"}:
        count, end = None, end + 2
    found = counted(scan, end, count, unit)
    if found:
        return found
    if scan.at(end) in {"a", "per"} and unit_of(scan.at(end + 1)):
        return Found(end + 2, "set", length=Length(1, unit_of(scan.at(end + 1))))
    if count == 1 and scan.at(here) in {"a", "an"} and not _measures(scan, here, position):
        return None
    part = scan.at(position) == "quarter" and scan.at(end) == "of"
    if unit == "quarter" and (part or scan.at(here) in {"a", "one", "three"}):
        return None  # "three quarters of the vote"
    if unit == "second" and scan.at(position) == "second":
        return None
    return Found(end, "duration", length=Length(count, unit))


def _as_long_as_a_unit(scan: Scan, here: int) -> Found | None:
    """`yearlong`, `day-long`, `decades-long`."""
    word = scan.lower[here]
    if word in _LONG and not scan.is_noun(here):
        return Found(here + 1, "duration", length=Length(1, _LONG[word]))
    if not unit_of(word) or scan.at(here + 1) not in DASHES or scan.at(here + 2) != "long":
        return None
    length = Length(None if word.endswith("s") else 1, unit_of(word))
    return Found(here + 3, "duration", length=length)


def _measures(scan: Scan, here: int, position: int) -> bool:
    """Whether "a year" tells how long: `for a year`, not `a year of war`."""
    if position + 2 < scan.count and scan.at(position + 1) == "-" and scan.at(position + 2):
        return scan.at(position + 2) == "long"
    if scan.at(position + 1) in {"before", "after"}:
        return True
    before = scan.at(here - 1)
    return before in _MEASURING and (scan.at(position + 1) != "of" or before == "within")


def _count_before_unit(scan: Scan, here: int) -> tuple[float | None, int] | None:
    """The count and the unit's position in `two days`, `past two years`, `two - day`.

    No count where the words give none ("several years", "decades").
    """
    position = here
    lead = scan.at(position) in _LEADS
    if lead and scan.at(position) == "past" and _unit_at(scan, position + 1):
        return 1, position + 1
    if lead and scan.at(position) != "recent" and scan.at(position) != "coming":
        position += 1
        if scan.at(position) in {"half", "quarter"}:
            return None
        if unit_of(scan.at(position)) and scan.at(position).endswith("s"):
            return None, position
    told = _count(scan, position)
    if told is None:
        bare = position == here and unit_of(scan.at(here)) and scan.at(here).endswith("s")
        return (None, here) if bare and _is_long(scan, here) else None
    count, position = told
    while scan.at(position) in _BETWEEN:
        position += 1
    if scan.at(position) in DASHES:
        position += 1
    if not unit_of(scan.at(position)) or (count == 0):
        return None
    return count, position


def _unit_at(scan: Scan, position: int) -> bool:
    """Whether a unit in the singular stands there."""
    return scan.at(position) in UNITS - {"second", "minute", "night"}


def _count(scan: Scan, here: int) -> tuple[float | None, int] | None:
    """The number of units and the position behind it; no number for "several"."""
    word, after = scan.at(here), scan.at(here + 1)
    if word in {"a", "an"} and after in {"few", "couple", "hundred", "dozen"}:
        here, word, after = here + 1, after, scan.at(here + 2)
    if word in {"couple", "dozens", "hundreds"}:
        end = here + 2 if after == "of" else here + 1
        return (2 if word == "couple" else None), end
    if word in {"hundred", "dozen"}:
        return (100 if word == "hundred" else 12), here + 1
    if word == "half":
        end = here + 2 if after in {"a", "an", "-"} else here + 1
        return 0.5, end
    if word in _UNCOUNTED:
        return None, here + 1
    if word in {"a", "an", "another", "single"}:
        return 1, here + 1
    return _number(scan, here)


def _number(scan: Scan, here: int) -> tuple[float, int] | None:
    """`twenty - five`, `2 1/2`, `two and a half`, `two to six`, `a year or two`."""
    if here >= scan.count or (scan.at(here) == "second"):
        return None
    told = number_at(scan.lower, here)
    if told is None:
        return None
    first = scan.at(here)
    count, end = told
    if first in _TENS and 0 < (ones := SMALL.get(scan.at(end), 0)) < 10:
        count, end = count + ones, end + 1
    if scan.at(end) == "1/2":
        return count + 0.5, end + 1
    skip = 1 if scan.at(end) in DASHES else 0
    halves = [word for word in scan.lower[end + skip : end + skip + 5] if word not in DASHES]
    if halves[:3] == ["and", "a", "half"]:
        return count + 0.5, scan.lower.index("half", end) + 1
    if scan.at(end) in {"to", "or", *DASHES} and number_of(scan.at(end + 1) or "x") is not None:
        more = number_at(scan.lower, end + 1)
        return more if more and more[0] > count and unit_of(scan.at(more[1])) else (count, end)
    return count, end


def _is_long(scan: Scan, here: int) -> bool:
    """Whether a bare plural tells how long or when: `for decades`, `years ago`."""
    before, after = scan.at(here - 1), scan.at(here + 1)
    if before in {"just", "only"}:
        before = scan.at(here - 2)
    if before == "the" and scan.at(here - 2) == "over":
        return True
    if before == "of" and scan.at(here - 2) in {"hundreds", "thousands", "dozens", "couple"}:
        return True
    return before in _MEASURING - {"than", "least", "about"} or after in {
        "ago",
        "later",
        "earlier",
        "after",
        "before",
        "ahead",
    }


def regular(scan: Scan, here: int) -> Found | None:
    """`every week`, `each year`, `weekly`, `once a month`, `every Monday`, `$12 an hour`."""
    word = scan.lower[here]
    if word in {"every", "each"}:
        return _every(scan, here)
    if word in {"once", "twice", "times"} and scan.at(here + 1) in {"a", "per", "every", "each"}:
        unit = unit_of(scan.at(here + 2))
        return Found(here + 3, "set", length=Length(1, unit)) if unit else None
    if word in {"a", "an", "per"} and unit_of(scan.at(here + 1)) == scan.at(here + 1) != "":
        return _a_unit(scan, here)
    if word in _FREQUENT:
        return Found(here + 1, "set", length=_FREQUENT[word]) if _comes_back(scan, here) else None
    return _weekdays(scan, here)


def _comes_back(scan: Scan, here: int) -> bool:
    """Whether a word tells how often: `met weekly`, `daily flights`; not `annual income`."""
    word = scan.words[here]
    if word.upos == "ADV" or word.relation == "advmod":
        return True
    named = here > 0 and word.text[0].isupper()  # "the Nightly Post"
    return word.upos == "ADJ" and not named and scan.lower[here] not in _MEASURES


def _every(scan: Scan, here: int) -> Found | None:
    """`every two weeks`, `every other day`, `each Monday night`, `every summer`."""
    end, count = here + 1, 1.0
    if scan.at(end) in {"other", "second"}:
        end, count = end + 1, 2.0
    elif scan.at(end) in {"single", "few"}:
        end += 1
    elif (number := number_of(scan.at(end) or "x")) is not None:
        end, count = end + 1, number
    elif ordinal := ordinal_of(scan.at(end)):
        end, count = end + 1, float(ordinal)
    unit = unit_of(scan.at(end))
    if unit:
        return Found(end + 1, "set", length=Length(count, unit))
    day = weekday_of(scan.at(end) or "x")
    if day is not None:
        part = scan.at(end)
        return Found(end + 2 if scan.at(end + 1) in DAY_PARTS else end + 1, "set", part=part)
    if scan.at(end) in DAY_PARTS:
        return Found(end + 1, "set", part=DAY_PARTS[scan.at(end)])
    if scan.at(end) in SEASONS or month_of(scan.at(end) or "x") is not None:
        part = SEASONS.get(scan.at(end), scan.at(end))
        return Found(end + 1, "set", length=Length(1, "year"), part=part)
    return None


def _a_unit(scan: Scan, here: int) -> Found | None:
    """`four flights a week`, `$12 an hour`: what is counted or paid stands before it."""
    unit = unit_of(scan.at(here + 1))
    if here == 0 or unit == "second":
        return None
    before = scan.words[here - 1]
    loose = scan.words[here + 1].relation.partition(":")[2] in {"unmarked", "npmod", "tmod"}
    per = scan.at(here) == "per"
    closed = scan.at(here + 2) in {"ago", "earlier", "later", "-", "before", "after", "of", "from"}
    if closed or not (per or (loose and before.upos in {"NOUN", "NUM", "SYM", "ADV"})):
        return None
    if before.upos == "ADV" and scan.at(here - 1) not in {"once", "twice"}:
        return None
    return Found(here + 2, "set", length=Length(1, unit))


def _weekdays(scan: Scan, here: int) -> Found | None:
    """`Mondays`, `Sunday nights`."""
    word = scan.lower[here]
    if scan.at(here + 1) in {"nights", "mornings", "afternoons", "evenings"}:
        day = weekday_of(word)
        return Found(here + 2, "set", part=word) if day is not None else None
    if not word.endswith("days"):
        return None
    day = weekday_of(word.removesuffix("s"))
    return Found(here + 1, "set", part=word.removesuffix("s")) if day is not None else None


def anniversary(scan: Scan, here: int) -> Found | None:
    """`85th anniversary`, `anniversary`: a day that the words do not date."""
    end = here
    number: float | None = ordinal_of(scan.at(here))
    if number is not None:
        end += 1
        if scan.at(end) in {"birth", "wedding"}:
            end += 1
    elif (number := number_of(scan.at(here))) is not None and scan.at(here + 1) in DASHES:
        end += 3 if unit_of(scan.at(here + 2)) else 0
    if scan.at(end).rstrip("s") not in {"anniversary", "anniversarie"}:
        return None
    length = Length(number, "year") if number is not None and end > here else None
    return Found(end + 1, "anniversary", length=length)
