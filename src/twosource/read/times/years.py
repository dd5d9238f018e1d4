"""Years and their parts, and longer spans: "2014-2018", "third quarter", "the 1990s"."""

from __future__ import annotations

import datetime as dt

from twosource.read.times.days import year_after, year_number
from twosource.read.times.mention import Found, Length
from twosource.read.times.scan import DASHES, SEASONS, Scan
from twosource.read.times.tense import is_planned
from twosource.record.dates import PartialDate, When
from twosource.text.dates import MONTHS, month_of
from twosource.text.numbers import ORDINALS, SMALL, ordinal_of, spoken_year_at

_LEADS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}
_YEAR_LEADS = {"in", "since", "by", "until", "till", "of", "from", "to", "during", "between"}
_YEAR_LEADS |= {"through", "for", "and", "before", "after", "last", "this", "next", "every"}
_YEAR_LEADS |= {"early", "late", "mid", "-", "–", "on", "each", "past", "previous", "year"}
_YEAR_LEADS |= {"fiscal", "around", "about", "the", "(", "due", "than", "into"}
_MONTHS_OF = {"quarter": 3, "half": 6}
_REPORTED_MONTHS = 2  # so long after its end a quarter is reported, and still "the third quarter"
_CLOSED = {"ended", "ending", "ends", "to", "through"}
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # in the north

STARTS = frozenset({*ORDINALS, *SMALL, *SEASONS, *_LEADS, "fiscal", "year"})


def quarter(scan: Scan, here: int) -> Found | None:
    """`third quarter`, `third-quarter`, `fiscal first quarter of 1989`, `1988 first half`."""
    year, core = year_number(scan.lower[here]), here
    if year:
        core += 1
    if scan.at(here) in _LEADS and scan.at(here + 1) == "year" and scan.published:
        if scan.at(here + 2) not in {"'s", "’s"}:
            return None
        year, core = scan.published.year + _LEADS[scan.at(here)], here + 3
        if scan.at(core) in {"quarter", "period"}:
            return Found(core + 1, shift=Length(_LEADS[scan.at(here)], "year"))
    earlier = scan.at(here) == "year" and scan.at(here + 2) in {"ago", "earlier"}
    if earlier:
        core += 3
    fiscal = scan.at(core) == "fiscal"
    core += fiscal
    number = ordinal_of(scan.at(core))
    end = core + 2 if scan.at(core + 1) in DASHES else core + 1
    if scan.at(end) == "fiscal":
        fiscal, end = True, end + 1
    months = _MONTHS_OF.get(scan.at(end), 0)
    if scan.at(core) in {"last", "final"} and months and year_after(scan, end + 1)[0]:
        number = 12 // months  # "the last half of 1989"
    if not months or number is None or number * months > 12 or scan.at(end + 1) == "century":
        return None
    after = end + 1
    if year is None:
        year, after = year_after(scan, after)
    if year is None and scan.at(after) in {"of", *_LEADS}:
        year, after = _told_year(scan, after)
    if year is None and scan.at(end) == "half":
        return None  # "the first half" is one of a match as often as of a year
    dates = not fiscal and scan.at(after) not in _CLOSED
    if year is None:
        year, dates = _fitting_year(scan, core, number, months), False
    if year is None:
        return Found(after, dates=False)
    year -= earlier
    first = (number - 1) * months + 1
    named = When(PartialDate(year, first), PartialDate(year, first + months - 1))
    return Found(after, named=named, dates=dates)


def _told_year(scan: Scan, here: int) -> tuple[int | None, int]:
    """The year of `of last year` or `of fiscal 1990`, and the position after it."""
    core = here + 1 if scan.at(here) == "of" else here
    if scan.at(core) == "fiscal" and (year := year_number(scan.at(core + 1))):
        return year, core + 2
    if scan.at(core) in _LEADS and scan.at(core + 1) == "year" and scan.published:
        return scan.published.year + _LEADS[scan.at(core)], core + 2
    return None, here


def _fitting_year(scan: Scan, core: int, number: int, months: int) -> int | None:
    """The year of a quarter or half: the latest that has begun, or in future clauses the next."""
    today = scan.published
    if today is None:
        return None
    first, last = (number - 1) * months + 1, number * months
    if scan.tense(core) == "future" or is_planned(scan.tree, core):
        return today.year + 1 if today.month > last + _REPORTED_MONTHS else today.year
    return today.year if today.month >= first else today.year - 1


def fiscal_year(scan: Scan, here: int) -> Found | None:
    """`fiscal 1989`, `fiscal year 1989`: named after the year, but with days of its own."""
    if scan.at(here) != "fiscal":
        return None
    core = here + 2 if scan.at(here + 1) == "year" else here + 1
    year = year_number(scan.at(core))
    if year is None:
        return None
    return Found(core + 1, named=When.on(PartialDate(year)), dates=False)


def year(scan: Scan, here: int) -> Found | None:
    """`in 2002`, `the 1990s`, `2014-2018`, `the 2014 invasion`, `the year 2002`."""
    text = scan.lower[here]
    if len(text) >= 5 and text.endswith("s") and (start := year_number(text.rstrip("s’'"))):
        return _decade(here, start)
    if len(text) == 3 and text.endswith("0s") and text[0].isdigit() and scan.at(here - 1) in "'’":
        return _decade(here, 1900 + int(text[:2])) if text[0] in "456789" else None
    if text == "year" and (told := spoken_year_at(scan.lower, here + 1)):
        return Found(told[1], named=When.on(PartialDate(told[0])))
    spoken = spoken_year_at(scan.lower, here)
    if (
        spoken
        and scan.at(spoken[1]) not in {"hundred", "thousand"}
        and not _counts(scan, spoken[1])
    ):
        leads = _YEAR_LEADS | MONTHS.keys()
        named = When.on(PartialDate(spoken[0]))
        plain = spoken[0] < 2000 and spoken[0] % 100 >= 20
        return Found(spoken[1], named=named) if plain or scan.at(here - 1) in leads else None
    number = year_number(text)
    if number is None or not _is_year(scan, here):
        return None
    if scan.at(here + 1) in DASHES:
        until = year_number(scan.at(here + 2)) or _short_year(number, scan.at(here + 2))
        if until and until > number:
            return Found(here + 3, named=When(PartialDate(number), PartialDate(until)))
    named = When.on(PartialDate(number))
    if scan.at(here + 1) in {"quarter", "period"}:
        return Found(here + 2, named=named, shift=Length(0, "quarter"))
    return Found(here + 1, named=named)


def _decade(here: int, start: int) -> Found | None:
    if start % 10:
        return None
    span = 99 if start % 100 == 0 and start < 2000 else 9
    return Found(here + 1, named=When(PartialDate(start), PartialDate(start + span)))


def _short_year(number: int, text: str) -> int | None:
    """The second year of `2023-24`."""
    return number - number % 100 + int(text) if len(text) == 2 and text.isdigit() else None


def _counts(scan: Scan, after: int) -> bool:
    """Whether a number stands before a plural, and so counts it."""
    return after < scan.count and scan.words[after].xpos in {"NNS", "NNPS"}


def _is_year(scan: Scan, here: int) -> bool:
    """Whether four digits are a year by the words around them, not a count."""
    word = scan.words[here]
    if scan.at(here - 1) in {"$", "€", "£", "no", "number", "#", "nearly", "almost"}:
        return False
    if scan.at(here + 1) in {"%", "percent", "million", "billion", "people", "gmt", "utc"}:
        return False
    if _counts(scan, here + 1) and scan.at(here - 1) in _ABOUT:
        return False
    if word.head > here and scan.words[word.head].upos in {"NOUN", "PROPN"}:
        return _names_its_noun(scan, here)
    if month_of(scan.at(here - 1)) is not None or scan.at(here - 1) == "(":
        return True
    return scan.at(here - 1) in _YEAR_LEADS or word.relation in {"obl:unmarked", "nmod:unmarked"}


_ABOUT = {"about", "around", "over", "some", "than", "least"}


def _names_its_noun(scan: Scan, here: int) -> bool:
    """Whether four digits before a noun date it: `the 2014 invasion`, not `2014 soldiers`."""
    noun = scan.words[here].head
    if not 1900 <= int(scan.lower[here]) <= 2100:
        return False
    determined = any(kid < here for kid in scan.tree.kids(noun, "det", "nmod:poss"))
    counted = scan.words[noun].xpos in {"NNS", "NNPS"}
    return determined or (not counted and scan.words[here].relation == "compound")


def century(scan: Scan, here: int) -> Found | None:
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
    named = When(PartialDate(max(1, number * 100 - 99)), PartialDate(number * 100))
    return Found(end, named=named)


def season(scan: Scan, here: int) -> Found | None:
    """`last summer`, `the summer of 2019`, `in the fall`, `spring 2024`.

    With its year told the year is sure, and a season but winter lies in it; which months it
    has depends on the hemisphere.
    """
    lead = scan.at(here) if scan.at(here) in _LEADS else ""
    core = here + 1 if lead else here
    part = SEASONS.get(scan.at(core))
    if part is None or not scan.is_noun(core) or scan.words[core].relation == "compound":
        return None  # "the Winter Games"
    year, end = year_after(scan, core + 1)
    if year is None and scan.at(core + 1) in {"of", *_LEADS}:
        year, end = _told_year(scan, core + 1)
    if scan.at(core) == "fall" and _is_a_drop(scan, core, end):
        return None
    if year is not None:
        named = When.on(PartialDate(year))
        return Found(end, named=named, dates=part != "winter", part=part)
    if not lead and not _names_a_season(scan, core):
        return None
    begins = _season_year(scan.published, part, lead, ahead=scan.tense(core) == "future")
    return Found(core + 1, named=begins, dates=False, part=part)


def _is_a_drop(scan: Scan, core: int, end: int) -> bool:
    """Whether a fall is none of the seasons: `a fall of 2014 votes`, `the fall of the city`."""
    if scan.at(core + 1) == "of" and end == core + 1:
        return True
    return scan.at(core - 1) in {"a", "an"} or _counts(scan, end)


def _names_a_season(scan: Scan, core: int) -> bool:
    """Whether a season without a year is meant as a time: `in the fall`, `since spring`."""
    before = scan.at(core - 1)
    if scan.at(core) == "fall":
        led = before == "the" and scan.at(core - 2) in {"in", "during", "since", "this"}
        return led or before in {"since", "by", "until", "in"}
    return before in {"the", "early", "late", "-", "since", "by", "until", "in"}


def _season_year(today: dt.date | None, part: str, lead: str, *, ahead: bool) -> When | None:
    """The year in which a season begins: this one's, the last past one's, the next one's."""
    if today is None:
        return None
    begins = _SEASON_MONTHS[part]
    if lead in {"this", "current"}:
        offset = 0
    elif lead == "next" or (not lead and ahead):
        offset = 0 if begins > today.month else 1
    else:
        offset = 0 if begins + 2 < today.month else -1
        if not lead and begins <= today.month <= begins + 2:
            offset = 0
    return When.on(PartialDate(today.year + offset))
