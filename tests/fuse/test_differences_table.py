"""The table of pairs of reports, through the shipped model, the fusing and the differences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from twosource.fuse.story import fuse
from twosource.models.reader import Reader
from twosource.read.report import read_report
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.story import StoryRecord

TABLE = Path(__file__).with_name("data") / "differences.txt"
Readings = dict[Report, Reading]

_OUTLETS = ("Lumo Gazette", "The Quay")


@dataclass(frozen=True, slots=True)
class Case:
    """Two reports, and the differences as `(kind, verdict)` that a careful reader finds."""

    wanted: frozenset[tuple[str, str]]
    reports: tuple[Report, ...]

    @property
    def name(self) -> str:
        told = "; ".join(" ".join(one) for one in sorted(self.wanted)) or "nothing"
        return f"{told}: {self.reports[0].text} {self.reports[1].text}"


def _cases() -> list[Case]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    return [_case(told[at : at + 3]) for at in range(0, len(told), 3)]


def _case(lines: list[str]) -> Case:
    head, *reports = lines
    assert head.startswith("= "), head
    named = head[2:].split("; ") if head != "= nothing" else []
    wanted = frozenset((kind, verdict) for kind, verdict in (one.split() for one in named))
    return Case(wanted, tuple(map(_report, reports, _OUTLETS)))


def _report(line: str, outlet: str) -> Report:
    day, text = line.split(" | ")
    return Report(text=text, outlet=outlet, published=dt.date.fromisoformat(day))


CASES = _cases()


@pytest.fixture(scope="module")
def readings() -> Readings:
    """Each report of the table, read by the shipped model in one go."""
    reports = list(dict.fromkeys(report for case in CASES for report in case.reports))
    analyses = Reader.load(threads=2).analyse([report.text for report in reports])
    pairs = zip(reports, analyses, strict=True)
    return {report: read_report(report, analysis) for report, analysis in pairs}


def _record(case: Case, readings: Readings) -> StoryRecord:
    return fuse([readings[report] for report in case.reports], ())


def test_the_table_is_long_enough_and_half_of_it_claims_nothing() -> None:
    quiet = [case for case in CASES if {verdict for _, verdict in case.wanted} <= {"compatible"}]
    assert len(CASES) >= 80
    assert 0.4 <= len(quiet) / len(CASES) <= 0.75


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_two_reports_differ_as_a_careful_reader_says(case: Case, readings: Readings) -> None:
    record = _record(case, readings)
    assert {(one.kind, one.verdict) for one in record.differences} == case.wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_value_stands_in_reports_of_its_own(case: Case, readings: Readings) -> None:
    record = _record(case, readings)
    statements = {one.id: one for one in record.statements}
    for difference in record.differences:
        supports = [at for one in difference.statements for at in statements[one].support]
        reports = [{supports[at].report for at in value.support} for value in difference.values]
        assert all(reports)
        assert len(reports) >= 2
        assert not set.intersection(*reports)
