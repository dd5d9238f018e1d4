"""What the ICC lens finds in the two reports that the project began with (see test_seeds)."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.archive import read_with_reports
from twosource.record.story import Finding

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "reports.jsonl"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="wants the two reports in ../shared")


def found(as_of: str | None = None) -> Finding:
    record, _ = read_with_reports([SEEDS], lens="icc", as_of=as_of)
    assert record.problems == ()
    (finding,) = record.stories[0].findings
    return finding


@pytest.fixture(scope="module")
def finding() -> Finding:
    return found()


def test_who_where_when_and_the_duty(finding: Finding) -> None:
    facts = finding.facts
    assert (facts["person"], facts["state"]) == ("Vladimir Putin", "Mongolia")
    assert (facts["begins"], facts["ends"]) == ("2024-09-02", "2024-09-03")
    assert (facts["party"]["reference"], facts["party"]["since"]) == (True, "2002-07-01")
    assert facts["duty"] == "obliged"
    assert facts["as_of"] == "2024-09-03"
    assert facts["court"] == []
    assert "No finding of the Court as of 3 September 2024" in finding.text
    assert facts["origins"] <= 2


def test_the_duty_stands_on_the_word_of_the_court_in_one_report_and_in_both_own_voices(
    finding: Finding,
) -> None:
    said = finding.facts["duty_in_reports"]
    on_word = {one["report"] for one in said if one["on_the_word_of"]}
    own = {one["report"] for one in said if one["own_voice"]}
    assert (len(on_word), len(own)) == (1, 2)
    assert on_word < own


def test_the_outcome_is_implied_by_one_report_only(finding: Finding) -> None:
    facts = finding.facts
    assert (facts["outcome"], facts["outcome_implied"]) == ("not arrested", True)
    (only,) = facts["outcome_in_reports"]
    assert only["words"] == "without incident"


def test_loose_words_of_a_report_stand_beside_the_reference(finding: Finding) -> None:
    words = [one["words"] for one in finding.facts["party"]["reports"]]
    assert any("in 2002 when it signed the Rome Statute" in one for one in words)


def test_the_courts_later_finding_is_told_only_as_of_a_later_day() -> None:
    (held,) = found("2024-10-24").facts["court"]
    assert held["day"] == "2024-10-24"


def test_it_calls_nobody_guilty_and_no_state_a_breaker(finding: Finding) -> None:
    told = finding.text.casefold()
    assert not any(word in told for word in ("guilty", "violat", "breach", "broke "))
