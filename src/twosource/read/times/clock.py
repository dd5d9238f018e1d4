"""Times of the clock: "10:30 a.m.", "3 p.m. EST", "0800 GMT", "noon", "4 in the morning"."""

from __future__ import annotations

import re

from twosource.read.times.mention import Found
from twosource.read.times.scan import DAY_PARTS, Scan

_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.]\d\d)?(am|pm|a\.m\.?|p\.m\.?)?")
_HALVES = {"a.m.": 0, "a.m": 0, "am": 0, "p.m.": 12, "p.m": 12, "pm": 12}
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_WORLD = {"gmt", "utc"}
_ZONES = {"est", "edt", "et", "cst", "cdt", "pst", "pdt", "cet", "cest", "bst", "msk", "ist", "jst"}
_LOCAL = {"local", "eastern", "pacific", "moscow"}


def clock(scan: Scan, here: int) -> Found | None:
    """A time of day, with its zone; "Z" marks world time, other zones are not counted over."""
    word = scan.lower[here]
    if word in _WORDS:
        return Found(here + 1, "time", part=_WORDS[word])
    if not word[0].isdigit():
        return _part_of_a_day(scan, here)
    told = _digits(scan, here)
    if told is None:
        return None
    hour, minute, end = told
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    world = scan.at(end) in _WORLD
    part = f"{hour:02}:{minute:02}" + ("Z" if world else "")
    if world or scan.at(end) in _ZONES:
        end += 1
    elif scan.at(end) in _LOCAL and scan.at(end + 1) == "time":
        end += 2
    return Found(end, "time", part=part)


def _part_of_a_day(scan: Scan, here: int) -> Found | None:
    """`overnight`, `mid-afternoon`; other parts of a day want a word that says which."""
    word = scan.lower[here]
    mid = scan.at(here - 1) == "mid" or scan.words[here].text.lower().startswith("mid-")
    if word == "overnight" or (mid and word in DAY_PARTS):
        return Found(here + 1, "time", part=DAY_PARTS[word])
    return None


def _digits(scan: Scan, here: int) -> tuple[int, int, int] | None:
    """Hour, minute, and the position after the time; None for any other number."""
    word, after = scan.lower[here], scan.at(here + 1)
    if len(word) == 4 and word.isdigit() and (after in _WORLD or after == "hours"):
        return int(word[:2]), int(word[2:]), here + (2 if after == "hours" else 1)
    found = _HOUR.fullmatch(word)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    end = here + 1
    if half is None and after in _HALVES:
        half, end = after, end + 1
    if half is not None:
        return hour % 12 + _HALVES[half.rstrip(".") if half not in _HALVES else half], minute, end
    if after in {"o'clock", "o’clock"}:
        return _by_day_part(scan, hour, minute, end + 1)
    if found[2] is None or ":" not in word:
        daypart = scan.lower[end : end + 3]
        plain = daypart in (["in", "the", "morning"], ["in", "the", "afternoon"])
        return (
            _by_day_part(scan, hour, minute, end) if plain and scan.at(here - 1) == "at" else None
        )
    return _by_day_part(scan, hour, minute, end)


def _by_day_part(scan: Scan, hour: int, minute: int, end: int) -> tuple[int, int, int]:
    """The time with `in the morning`, `in the evening` or `at night` behind it."""
    if scan.at(end) == "in" and scan.at(end + 1) == "the":
        later = scan.at(end + 2) in {"afternoon", "evening"}
        if later or scan.at(end + 2) == "morning":
            return hour + 12 if later and hour < 12 else hour, minute, end + 3
    if scan.at(end) == "at" and scan.at(end + 1) == "night":
        return hour + 12 if hour < 12 else hour, minute, end + 2
    return hour, minute, end
