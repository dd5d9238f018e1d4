"""Numbers as reports write them: in digits, in words, with million and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

SMALL: dict[str, int] = {name: number for number, name in enumerate(_UNITS)}
SMALL |= {name: number * 10 for number, name in enumerate(_TENS, start=2)}

MULTIPLIERS: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
}

ORDINALS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
ORDINALS |= {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(m|mn|bn|million|billion)")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")


def number_of(word: str) -> float | None:
    """The value of one word: `2,100`, `3.5`, `twelve`, `twenty-five`; None for any other."""
    lower = word.lower()
    if _DIGITS.fullmatch(lower):
        return float(lower.replace(",", ""))
    if lower in SMALL:
        return float(SMALL[lower])
    tens, hyphen, ones = lower.partition("-")
    if hyphen and SMALL.get(tens, 0) >= 20 and 0 < SMALL.get(ones, 0) < 10:
        return float(SMALL[tens] + SMALL[ones])
    glued = _GLUED.fullmatch(lower)
    if glued and _DIGITS.fullmatch(glued[1]):
        return float(glued[1].replace(",", "")) * MULTIPLIERS[glued[2]]
    return None


def number_at(words: list[str], start: int) -> tuple[float, int] | None:
    """The number that starts at a position and the position after it; None when there is none.

    Reads `20 million`, `twenty - five`, `two hundred and fifty`, `1.5 billion`, `a dozen`.
    "Dozens" and "hundreds" are no numbers, and neither is "a hundred".
    """
    first = words[start].lower()
    if first == "a" and words[start + 1 : start + 2] and words[start + 1].lower() == "dozen":
        return 12.0, start + 2
    value = number_of(first)
    if value is None:
        return None
    here = start + 1
    if first in SMALL and value >= 20 and _word(words, here) == "-":
        ones = SMALL.get(_word(words, here + 1), 0)
        if 0 < ones < 10:
            value, here = value + ones, here + 2
    return _multiplied(words, value, here)


def _multiplied(words: list[str], value: float, here: int) -> tuple[float, int]:
    """The number with the multipliers that follow it."""
    if _word(words, here) == "dozen":
        return value * 12, here + 1
    total = 0.0
    while (factor := MULTIPLIERS.get(_word(words, here))) is not None:
        value, here = value * factor, here + 1
        after = here + 1 if _word(words, here) == "and" else here
        more = SMALL.get(_word(words, after))
        if factor == 100 and more:
            value, here = value + more, after + 1
        elif factor >= 1000 and more and _word(words, after + 1) in MULTIPLIERS:
            total, value, here = total + value, float(more), after + 1
    return total + value, here


def ordinal_of(word: str) -> int | None:
    """The value of `85th` or `fifth`; None for any other word."""
    lower = word.lower()
    found = _ORDINAL.fullmatch(lower)
    return int(found[1]) if found else ORDINALS.get(lower)


def spoken_year_at(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """The year spelt out from a position and the position after it: `nineteen ninety - six`."""
    here = start + 1
    first = SMALL.get(_word(words, start), 0)
    if first == 2 and _word(words, here) == "thousand":
        after = here + 2 if _word(words, here + 1) == "and" else here + 1
        more = SMALL.get(_word(words, after), 0)
        return (2000 + more, after + 1) if more else (2000, here + 1)
    second = SMALL.get(_word(words, here).partition("-")[0], 0)
    if not 17 <= first <= 20 or second < 10:
        return None
    glued = SMALL.get(_word(words, here).partition("-")[2], 0)
    if second < 20 or glued:
        return first * 100 + second + glued, here + 1
    after = here + 2 if _word(words, here + 1) == "-" else here + 1
    ones = SMALL.get(_word(words, after), 0)
    return (
        (first * 100 + second + ones, after + 1)
        if 0 < ones < 10
        else (first * 100 + second, here + 1)
    )


def _word(words: Sequence[str], position: int) -> str:
    return words[position].lower() if position < len(words) else ""
