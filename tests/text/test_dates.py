from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.text.dates import (
    ago,
    last_weekday,
    month_from,
    month_of,
    next_weekday,
    week_of,
    weekday_of,
)

days = st.dates(dt.date(1900, 1, 1), dt.date(2090, 1, 1))


@given(day=days, weekday=st.integers(0, 6))
def test_a_weekday_is_at_most_six_days_away(day: dt.date, weekday: int) -> None:
    before, after = last_weekday(day, weekday), next_weekday(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days <= 6
    assert 0 <= (after - day).days <= 6


@given(day=days)
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: dt.date) -> None:
    week = week_of(day)
    assert (week.first.weekday(), week.last.weekday()) == (0, 6)
    assert week.first <= day <= week.last


@given(day=days, offset=st.integers(-600, 600))
def test_months_go_forward_and_back(day: dt.date, offset: int) -> None:
    there = month_from(day, offset)
    assert month_from(there.first, -offset).first == day.replace(day=1)


@pytest.mark.parametrize(
    ("count", "unit", "when"),
    [
        (2, "day", "2024-08-31"),
        (1, "week", "2024-08-26/2024-09-01"),
        (3, "month", "2024-06"),
        (10, "year", "2014"),
        (2, "hour", "None"),
        (3000, "year", "None"),
    ],
)
def test_what_lies_so_long_ago_is_as_exact_as_its_unit(count: int, unit: str, when: str) -> None:
    assert str(ago(dt.date(2024, 9, 2), count, unit)) == when


def test_names_of_months_and_days_are_read_short_and_long() -> None:
    assert [month_of(word) for word in ("September", "Sept.", "sep", "May", "Maybe")] == [
        9,
        9,
        9,
        5,
        None,
    ]
    assert [weekday_of(word) for word in ("Monday", "Tues.", "Sat", "sat.")] == [0, 1, None, 5]
