from __future__ import annotations

import pytest

from twosource.text.units import in_base, rate_at, symbol_of, unit_at


@pytest.mark.parametrize(
    ("words", "unit", "used"),
    [
        ("miles of road", "mile", 1),
        ("kilometres", "kilometer", 1),
        ("km / h", "kilometer per hour", 3),
        ("mph", "mile per hour", 1),
        ("square metres", "square meter", 2),
        ("sq km", "square kilometer", 2),
        ("metric tons", "tonne", 2),
        ("nautical miles", "nautical mile", 2),
        ("degrees Celsius", "degree Celsius", 2),
        ("°C", "degree Celsius", 1),
        ("per cent", "%", 2),
        ("percentage points", "percentage point", 2),
        ("% points", "percentage point", 2),
        ("feet", "foot", 1),
        ("inches", "inch", 1),
        ("dollars", "USD", 1),
        ("Australian dollars", "AUD", 2),
        ("Swiss francs", "CHF", 2),
        ("Kenyan shillings", "KES", 2),
        ("pesos", "peso", 1),
        ("pounds of tea", "pound", 1),
        ("years", "year", 1),
        ("centuries", "century", 1),
    ],
)
def test_a_unit_has_one_name(words: str, unit: str, used: int) -> None:
    assert unit_at(words.split(), 0) == (unit, used)


@pytest.mark.parametrize("words", ["people", "m", "per day", "old dollars", "seats", "is"])
def test_other_words_are_no_unit(words: str) -> None:
    assert unit_at(words.split(), 0) is None


@pytest.mark.parametrize(
    ("words", "rate"),
    [("a day", "day"), ("per hour", "hour"), ("a gallon", "gallon"), ("per capita", "capita")],
)
def test_a_rate_is_told_by_what_stands_behind_it(words: str, rate: str) -> None:
    assert rate_at(words.split(), 0) == (rate, 2)


def test_an_article_before_another_word_is_no_rate() -> None:
    assert rate_at("a man".split(), 0) is None


def test_signs_before_a_number_are_currencies() -> None:
    assert [symbol_of(sign) for sign in ("$", "A$", "EUR", "#")] == ["USD", "AUD", "EUR", None]


@pytest.mark.parametrize(
    ("value", "unit", "other", "unit2"),
    [
        (1.0, "kilometer", 1000.0, "meter"),
        (1.0, "square kilometer", 100.0, "hectare"),
        (36.0, "kilometer per hour", 10.0, "meter per second"),
        (2.0, "week", 14.0, "day"),
        (3.0, "barrel per day", 476.961, "liter per day"),
    ],
)
def test_units_of_one_measure_convert(value: float, unit: str, other: float, unit2: str) -> None:
    (measure, one), (measure2, two) = in_base(value, unit), in_base(other, unit2)
    assert measure == measure2
    assert one == pytest.approx(two)


def test_what_does_not_convert_measures_only_itself() -> None:
    measures = {in_base(1.0, unit)[0] for unit in (None, "USD", "EUR", "%", "share", "mile")}
    assert len(measures) == 6
