"""Numbers as reports write them: in digits, in words, with million and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

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
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
}

VAGUE: dict[str, int] = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
    "billions": 1_000_000_000,
    "trillions": 1_000_000_000_000,
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
_GLUED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(m|mn|bn|tn|trn|million|billion|trillion)")
_PARTS: dict[str, int] = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5}
_PARTS |= {"sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_FEW = {"several", "few", "many", "some"}
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

    Reads `20 million`, `twenty - five`, `two hundred and fifty`, `1.5 billion`, `a dozen`,
    `a hundred`, `half a million`. "Dozens" and "hundreds" are no numbers.
    """
    first = words[start].lower()
    if first == "half" and _word(words, start + 1) == "a":
        whole = number_at(words, start + 1)
        return (whole[0] / 2, whole[1]) if whole else None
    if first == "a" and _word(words, start + 1) == "dozen":
        return 12.0, start + 2
    if first == "a" and len(_word(words, start + 1)) > 2 and _word(words, start + 1) in MULTIPLIERS:
        return _multiplied(words, 1.0, start + 1)
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


def fraction_at(words: list[str], start: int) -> tuple[float, int] | None:
    """The share that starts at a position and the position after it: `two - thirds`, `half`.

    "A third" is one only before "of"; elsewhere it may be the third of a row.
    """
    first, here = _word(words, start), start
    whole, dash, part = first.partition("-")
    if dash and SMALL.get(whole) and (size := _part_of(part)):
        return SMALL[whole] / size, start + 1
    if first == "half":
        return 0.5, start + 1
    count = 1 if first == "a" else SMALL.get(first, 0)
    here += 1
    dashed = _word(words, here) == "-"
    here += dashed
    size = _part_of(_word(words, here))
    if not count or not size or count >= size:
        return None
    if count == 1 and not dashed and first == "a" and _word(words, here + 1) != "of":
        return None
    return count / size, here + 1


def _part_of(word: str) -> int | None:
    return _PARTS.get(word) or _PARTS.get(word.removesuffix("s"))


def vague_at(words: list[str], start: int) -> tuple[float, int] | None:
    """The order of a count that is told only roughly, and the position after it.

    Dozens are 12, "tens of thousands" 10,000, "several hundred" 100; how many of them is open.
    """
    first, after = _word(words, start), _word(words, start + 1)
    if first in _FEW and (after == "dozen" or (after in MULTIPLIERS and len(after) > 2)):
        return float(MULTIPLIERS.get(after, 12)), start + 2
    if first not in VAGUE and first != "tens":
        return None
    order = VAGUE.get(_word(words, start + 2), 0) if after == "of" else 0
    if first == "tens":
        return (10.0 * order, start + 3) if order else None
    if order > VAGUE[first] and first in {"hundreds", "thousands"}:
        return float(VAGUE[first] * order), start + 3
    return float(VAGUE[first]), start + 1


def rough_name(order: float) -> str | None:
    """The words for a rough count of an order: "dozens", "tens of thousands"."""
    for times, lead in ((1, ""), (10, "tens of "), (100, "hundreds of ")):
        for name, value in VAGUE.items():
            if value * times == order and (times == 1 or value >= 1000):
                return lead + name
    return None


def share_name(value: float) -> str | None:
    """The fraction that a share is: `2/3`; None for one that has no small denominator."""
    part = Fraction(value).limit_denominator(12)
    return str(part) if abs(float(part) - value) < 1e-3 else None


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
