"""The letters of outlets and the short names of agencies."""

from __future__ import annotations

import pytest

from twosource.record.story import StoryReport
from twosource.show.key import letters_of, short_wire


def a_report(report_id: str, outlet: str | None) -> StoryReport:
    return StoryReport(
        id=report_id, path=None, url=None, outlet=outlet, title=None, published=None, origin="o1"
    )


@pytest.mark.parametrize(
    ("outlets", "letters"),
    [
        (["One", "Two"], ["A", "B"]),
        (["One", "Two", "One"], ["A1", "B", "A2"]),
        ([None, None], ["A", "B"]),
        ([f"n{i}" for i in range(28)], [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "AB"]),
    ],
)
def test_a_letter_names_an_outlet(outlets: list[str | None], letters: list[str]) -> None:
    reports = [a_report(str(i), outlet) for i, outlet in enumerate(outlets)]
    assert list(letters_of(reports).values()) == letters


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Associated Press", "AP"),
        ("the Associated Press", "AP"),
        ("Reuters", "Reuters"),
        ("Northern Wire Agency", "NWA"),
        ("Nachrichtendienst", "Nachrichtendienst"),
    ],
)
def test_a_wire_is_named_by_its_short_name(name: str, short: str) -> None:
    assert short_wire(name) == short
