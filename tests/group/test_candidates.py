from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from twosource.group.candidates import Candidates, are_candidates
from twosource.group.profile import profile_of
from twosource.group.ready import Ready, ready
from twosource.record.reading import Entity, Reading
from twosource.record.report import Report
from twosource.record.span import Span

MAY = dt.date(2031, 5, 1).toordinal()


def _report(names: str, *, day: int | None, outlet: str = "A") -> Ready:
    """A report that names these and says nothing else."""
    entities = tuple(
        Entity(key=f"e{at}", kind="place", name=name, mentions=(Span(0, 1),))
        for at, name in enumerate(names.split())
    )
    reading = Reading(report=Report(text=names, outlet=outlet), entities=entities)
    return replace(ready(profile_of(reading)), day=None if day is None else MAY + day)


PIER = "Velda Kestport Ansgar Orlin"


@pytest.mark.parametrize(
    ("names", "day", "compared"),
    [
        ("Velda Kestport Ansgar", 0, True),
        ("Velda Kestport Ansgar", 20, True),
        ("Velda Kestport Ansgar", None, True),
        ("Velda Kestport Ansgar", 300, True),  # rare names are found on any day
        ("Velda Norrin Tarn Ulmet", 0, False),  # one term is not enough
        ("Norrin Asterby", 0, False),
    ],
)
def test_reports_that_share_terms_are_compared(names: str, day: int | None, compared: bool) -> None:
    one, other = _report(PIER, day=0), _report(names, day=day)
    assert are_candidates(one, other) == are_candidates(other, one) == compared


def test_a_little_in_common_is_enough_from_one_day_to_the_next_only() -> None:
    """The two common names weigh next to nothing beside thirty rare ones."""
    here, there = (" ".join(f"{kind}{at}" for at in range(30)) for kind in ("Tarn", "Ulmet"))
    one = _report(f"{here} Washington Trump", day=0)
    assert are_candidates(one, _report(f"{there} Washington Trump", day=1))
    assert not are_candidates(one, _report(f"{there} Washington Trump", day=2))


def test_common_names_find_reports_of_near_days_only() -> None:
    one = _report("Washington Trump", day=0)
    assert are_candidates(one, _report("Washington Trump", day=20))
    assert not are_candidates(one, _report("Washington Trump", day=300))


def test_the_place_of_a_removed_report_is_taken_by_the_next() -> None:
    index = Candidates()
    reports = [_report(PIER, day=0, outlet=outlet) for outlet in "ABC"]
    assert [index.add(report) for report in reports] == [0, 1, 2]
    index.remove(1, reports[1])
    assert index.of(reports[1]) == [0, 2]
    assert index.add(_report("Norrin Asterby", day=0)) == 1
    assert index.of(reports[1]) == [0, 2]
