"""The invented stories are what the README says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.ingest.folder import read_paths
from twosource.record.report import Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def story(name: str) -> dict[str | None, Report]:
    """The reports of a story by outlet."""
    reports, problems = read_paths([EXAMPLES / name])
    assert problems == ()
    return {report.outlet: report for report in reports}


@pytest.mark.parametrize(("name", "count"), [("harbour", 4), ("flood", 3)])
def test_every_report_has_its_header_and_is_short(name: str, count: int) -> None:
    reports = story(name)
    assert len(reports) == count
    for report in reports.values():
        assert report.outlet
        assert report.title
        assert report.url
        assert report.published
        assert 120 <= len(report.text.split()) <= 200


def test_one_report_of_the_harbour_credits_the_wire_and_copies_a_passage_of_it() -> None:
    reports = story("harbour")
    wire, copy = reports["Northern Wire"].text, reports["The Morning Ledger"].text
    assert "reports Northern Wire" in copy
    passage = "About 2,000 people protested outside the harbour gates on Tuesday. Police detained"
    assert all(passage in text.replace("\n\n", " ") for text in (wire, copy))


def test_the_dead_of_the_flood_are_told_differently() -> None:
    reports = story("flood")
    assert "Twelve people died" in reports["Lessel Gazette"].text
    assert "At least 15 people" in reports["Orvania Herald"].text
    assert "killed 17 people" in reports["Coastline News"].text
