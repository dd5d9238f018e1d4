"""Days as a person writes them."""

from __future__ import annotations

import pytest

from twosource.show.days import days_in_full, short_when


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (None, ""),
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-02", "2 May"),
        ("2030-05-02", "2 May 2030"),
        ("2031-05-02/2031-05-03", "2 to 3 May"),
        ("2031-04-30/2031-05-02", "30 Apr to 2 May"),
        ("2030-12-30/2031-01-02", "30 Dec 2030 to 2 Jan 2031"),
        ("2031-04/2031-05", "Apr to May 2031"),
        ("2030/2031", "2030 to 2031"),
    ],
)
def test_days_are_written_short(when: str | None, shown: str) -> None:
    assert short_when(when, 2031) == shown


@pytest.mark.parametrize(
    ("begins", "ends", "shown"),
    [
        ("2031-05-02", "2031-05-03", "2 to 3 May 2031"),
        ("2031-05-02", "2031-05-02", "2 May 2031"),
        ("2031-04-30", "2031-05-02", "30 April to 2 May 2031"),
        (None, "2031-05", "May 2031"),
        (None, None, ""),
    ],
)
def test_a_storys_days_are_written_out(begins: str | None, ends: str | None, shown: str) -> None:
    assert days_in_full(begins, ends) == shown
