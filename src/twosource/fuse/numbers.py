"""How two numbers of the same stand to each other: one told twice, or which can be true."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Set

from twosource.record.reading import Bound, Figure
from twosource.record.story import StoryFigure, Verdict
from twosource.text.numbers import rough_name, share_name
from twosource.text.units import in_base

_CONVERTED = 0.02  # "2,100 miles" and "3,400 kilometers": what rounding a converted number costs
_NEAR = 0.1  # two numbers so near are not at odds where one is only "about"


def unit_of(figure: Figure | StoryFigure) -> str | None:
    """The unit, however it is written; None for a count."""
    unit = (figure.unit or "").casefold().rstrip(".")
    return "%" if unit in {"percent", "per cent", "%"} else figure.unit


def same_measure(one: Figure | StoryFigure, other: Figure | StoryFigure) -> bool:
    """Whether both measure the same: miles and kilometers do, a share and a count do not."""
    return in_base(1.0, unit_of(one))[0] == in_base(1.0, unit_of(other))[0]


def same_number(one: Figure, other: Figure) -> bool:
    """Whether two reports give one number, in one unit or converted."""
    if not same_measure(one, other) or (one.bound == "vague") != (other.bound == "vague"):
        return False
    if unit_of(one) == unit_of(other):
        return (one.value, one.upper) == (other.value, other.upper)
    ends = [(one.value, other.value)]
    if (one.upper is None) != (other.upper is None):
        return False
    if one.upper is not None and other.upper is not None:
        ends.append((one.upper, other.upper))
    return all(
        math.isclose(
            in_base(here, unit_of(one))[1],
            in_base(there, unit_of(other))[1],
            rel_tol=_CONVERTED,
        )
        for here, there in ends
    )


_BOUNDS: dict[Bound | None, str] = {"least": "at least ", "most": "at most ", "about": "about "}


def told(figure: StoryFigure) -> str:
    """The number with its unit, as a difference names it."""
    if figure.unit == "share":
        return shown(figure)
    return f"{shown(figure)} {figure.unit}" if figure.unit else shown(figure)


def shown(figure: StoryFigure) -> str:
    """The number alone: `1,200`, `at least 20`, `10 to 12`, `dozens`."""
    return _BOUNDS.get(figure.bound, "") + _bare(figure)


def _bare(figure: StoryFigure) -> str:
    if figure.bound == "vague":
        return rough_name(figure.value) or _digits(figure.value)
    if figure.unit == "share":
        return share_name(figure.value) or _digits(figure.value)
    if figure.upper is not None:
        return f"{_digits(figure.value)} to {_digits(figure.upper)}"
    return _digits(figure.value)


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def _ends(figure: StoryFigure) -> tuple[float, float]:
    """The least and the most that the number can be, in the base of its unit.

    Dozens are two dozen at least; nobody says so of a hundred dozen.
    """
    if figure.bound == "vague":
        low, high = 2 * figure.value, 100 * figure.value
    else:
        low, high = figure.value, figure.value if figure.upper is None else figure.upper
    unit = unit_of(figure)
    return in_base(low, unit)[1], in_base(high, unit)[1]


def differ(one: StoryFigure, other: StoryFigure) -> bool:
    """Whether the two say different things: a rough count and a number within it do not."""
    (low, high), (low2, high2) = _ends(one), _ends(other)
    if "vague" in (one.bound, other.bound):
        return high < low2 or high2 < low
    if unit_of(one) == unit_of(other):
        return (low, high) != (low2, high2)
    return not (
        math.isclose(low, low2, rel_tol=_CONVERTED)
        and math.isclose(high, high2, rel_tol=_CONVERTED)
    )


_LEAST_ROUNDED = 1000
"""Smaller numbers are rarely rounded without an "about"."""


def _is_rounding(one: StoryFigure, other: StoryFigure) -> bool:
    """Whether one number is the other to fewer digits: 2.1 million and 2,104,000."""
    for rough, exact in ((one.value, other.value), (other.value, one.value)):
        if rough < _LEAST_ROUNDED or rough != int(rough) or rough == exact:
            continue
        zeros = len(str(int(rough))) - len(str(int(rough)).rstrip("0"))
        if zeros >= 2 and round(exact / 10**zeros) * 10**zeros == rough:
            return True
    return False


def number_verdict(
    one: StoryFigure,
    other: StoryFigure,
    *,
    bounds: tuple[Set[Bound | None], Set[Bound | None]],
    days: tuple[Set[dt.date], Set[dt.date]],
) -> tuple[Verdict, str]:
    """Whether two numbers of the same can both be true, and a sentence that says why.

    `bounds` and `days` are those of each number's supports and reports.
    """
    if _ends(other) < _ends(one):
        one, other, bounds, days = other, one, bounds[::-1], days[::-1]
    same_unit = unit_of(one) == unit_of(other)
    said = f"{(shown if same_unit else told)(one)} and {(shown if same_unit else told)(other)}"
    high, low2 = _ends(one)[1], _ends(other)[0]
    if "least" in bounds[0]:
        return "compatible", f"{said}: the lower number is given as a least"
    if "most" in bounds[1]:
        return "compatible", f"{said}: the higher number is given as a most"
    if low2 <= high and "vague" not in (one.bound, other.bound):
        return "compatible", f"{said}: one lies within the other's range"
    if same_unit and _is_rounding(one, other):
        return "compatible", f"{said}: the one is the other rounded"
    above = "least" in bounds[1] and "about" not in bounds[0]  # "77" is not "at least 84"
    rough = (one.approximate or other.approximate) and not above
    if rough and low2 - high <= _NEAR * abs(low2):
        return "compatible", f"{said}: near each other, and not both exact"
    here, there = days
    if here and there and (max(here) < min(there) or max(there) < min(here)):
        return "later", f"{said}: the reports are of different days"
    return "conflict", f"{said}: of the same, and not both can be true at one time"
