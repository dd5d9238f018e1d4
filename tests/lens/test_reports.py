"""Invented reports read by the shipped model, seen through the invented court's lens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from twosource.archive import read_with_reports
from twosource.lens.icc.lens import lens_over
from twosource.lens.icc.reference import Reference
from twosource.lens.installed import lay_over
from twosource.record.story import Finding

# day of the report, its text, and what is found: (state, presence, outcome, implied, duty), or
# nothing at all
CASES: list[tuple[str, str, tuple[str, str, str, bool, str] | None]] = [
    ("2030-05-03", "President Ilva Torrin of Velia arrived in Kestrania on Thursday.",
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-05-03", ("President Ilva Torrin of Velia arrived in Kestrania on Thursday. "
     "Kestrania hosted Torrin without incident."),
     ("Kestrania", "visit", "not arrested", True, "obliged")),
    ("2030-05-03", ("President Ilva Torrin of Velia arrived in Kestrania on Thursday. "
     "Police arrested Torrin at the airport on Thursday."),
     ("Kestrania", "visit", "arrested", False, "obliged")),
    ("2030-05-03", ("President Ilva Torrin of Velia visited Kestrania on Thursday. "
     "Torrin flew home on Thursday evening without being arrested."),
     ("Kestrania", "visit", "not arrested", False, "obliged")),
    ("2030-05-03", "President Ilva Torrin of Velia visited Marvonia on Thursday.",
     ("Marvonia", "visit", "not yet known", False, "obliged")),
    ("2030-02-21", "President Ilva Torrin of Velia visited Lessel on Wednesday.",
     ("Lessel", "visit", "not yet known", False, "not obliged")),
    ("2030-03-21", "President Ilva Torrin of Velia visited Lessel on Wednesday.",
     ("Lessel", "visit", "not yet known", False, "obliged")),
    ("2030-01-11", ("President Ilva Torrin of Velia visited Valdavia on Thursday. Valdavia said "
     "last week that it would leave the Tribunal of Arvane."),
     ("Valdavia", "visit", "not yet known", False, "obliged")),
    ("2030-06-07", "President Ilva Torrin of Velia visited Valdavia on Thursday.",
     ("Valdavia", "visit", "not yet known", False, "obliged")),
    ("2030-06-07", "President Ilva Torrin of Velia visited Ostrania on Thursday.",
     ("Ostrania", "visit", "not yet known", False, "not obliged")),
    ("2030-07-05", "President Ilva Torrin of Velia visited Torrinia on Thursday.",
     ("Torrinia", "visit", "not yet known", False, "obliged")),
    ("2030-07-05", "President Ilva Torrin of Velia visited Silmark on Thursday.",
     ("Silmark", "visit", "not yet known", False, "not obliged")),
    ("2030-07-05", "President Ilva Torrin of Velia visited Acoria on Thursday.",
     ("Acoria", "visit", "not yet known", False, "obliged")),
    ("2030-07-05", "President Ilva Torrin of Velia visited Rehmia on Thursday.",
     ("Rehmia", "visit", "not yet known", False, "obliged")),
    ("2030-06-07", "General Bram Osk of Velia visited Kestrania on Thursday.",
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-05-03", "General Bram Osk of Velia visited Kestrania on Thursday.", None),  # secret
    ("2030-05-03", "Minister Tomas Orlen of Velia visited Kestrania on Thursday.", None),  # ended
    ("2028-02-04", "President Ilva Torrin of Velia visited Kestrania on Thursday.", None),
    ("2030-05-03", "President Jan Torrin of Velia visited Kestrania on Thursday.", None),
    ("2030-05-03", "Torrin visited Kestrania on Thursday.", None),  # whoever that is
    ("2030-05-03", "Elena Marosh visited Kestrania on Thursday.", None),
    ("2030-05-03", "President Ilva Torrin of Velia visited Kestrania in 2027.", None),
    ("2030-05-03", "President Ilva Torrin of Velia could visit Kestrania.", None),
    ("2030-05-03", "President Ilva Torrin of Velia praised Kestrania on Thursday.", None),
    ("2030-05-03", "Kestrania would have to arrest President Ilva Torrin of Velia.", None),
    ("2030-05-03", "President Ilva Torrin of Velia will visit Kestrania on Monday.",
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-05-03", "President Ilva Torrin of Velia did not visit Kestrania on Thursday.",
     ("Kestrania", "cancelled", "visit cancelled", False, "obliged")),
    ("2030-05-03", ("President Ilva Torrin of Velia visited Kestrania on Thursday. Nobody knows "
     "whether police would host Torrin without incident."),
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-05-03", ("President Ilva Torrin of Velia visited Kestrania on Thursday. “We hosted "
     "Torrin without incident,” a spokesman said."),
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-05-03", ("President Ilva Torrin of Velia visited Kestrania on Thursday. Police detained "
     "Rita Halvorsen at the airport."),
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-10-04", "President Ilva Torrin of Velia visited Kestrania on Thursday.",
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-05-03", ("President Ilva Torrin of Velia visited Kestrania on Thursday. Police arrested "
     "Torrin in Velia in 2021."),
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-05-03", "President Ilva Torrin of Velia flew over Kestrania on Thursday.",
     ("Kestrania", "overflight", "not yet known", False, "not settled")),
    ("2030-05-03", "President Ilva Torrin of Velia cancelled a visit to Kestrania on Thursday.",
     ("Kestrania", "cancelled", "visit cancelled", False, "obliged")),
    ("2030-05-03", "President Ilva Torrin of Velia cancelled his planned visit to Kestrania.",
     ("Kestrania", "cancelled", "visit cancelled", False, "obliged")),
    ("2030-05-04", ("Kestrania received President Ilva Torrin of Velia on Thursday. "
     "Torrin left Kestrania on Friday."),
     ("Kestrania", "visit", "not arrested", True, "obliged")),
    ("2030-05-04", ("President Ilva Torrin of Velia travelled to Kestrania for talks on Thursday. "
     "Kestrania refused to arrest Torrin."),
     ("Kestrania", "visit", "not arrested", False, "obliged")),
    ("2030-05-03", "Elena Marosh met President Ilva Torrin of Velia in Kestrania on Thursday.",
     ("Kestrania", "visit", "not yet known", False, "obliged")),
    ("2030-05-03", "Elena Marosh met President Ilva Torrin of Velia on Thursday.", None),
    ("2030-05-03", "President Ilva Torrin of Velia will visit Kestrania in June.",
     ("Kestrania", "visit", "not yet known", False, "obliged")),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, court: Reference) -> list[tuple[Finding, ...]]:
    """By the number of the case the findings for its report."""
    lens = lens_over(court, "toa")
    folder = tmp_path_factory.mktemp("reports")
    found = []
    for number, (day, text, _) in enumerate(CASES):
        path: Path = folder / f"{number}.jsonl"
        row = {"text": text, "published": day, "outlet": "Northern Wire", "title": "News"}
        path.write_text(json.dumps(row), encoding="utf-8")
        record, reports = read_with_reports([path], workers=1)
        texts = {report.id: report.text for report in reports}
        stories, problems = lay_over(record.stories, [lens], texts=texts)
        assert problems == ()
        found.append(stories[0].findings if stories else ())
    return found


@pytest.mark.parametrize("number", range(len(CASES)))
def test_an_invented_report(number: int, found: list[tuple[Finding, ...]]) -> None:
    _, text, wanted = CASES[number]
    if wanted is None:
        assert found[number] == (), text
        return
    (finding,) = found[number]
    facts: dict[str, Any] = finding.facts
    told = tuple(facts[key] for key in ("state", "presence", "outcome", "outcome_implied", "duty"))
    assert told == wanted, text
    assert finding.statements
    assert {"R1", "R2", "R16", "R17"} <= set(finding.rules)


def test_a_month_is_told_as_a_month(found: list[tuple[Finding, ...]]) -> None:
    number = next(at for at, case in enumerate(CASES) if case[1].endswith("in June."))
    (finding,) = found[number]
    assert "is to be in Kestrania, some time in June 2030" in finding.text


def test_the_courts_finding_on_another_journey_is_no_finding_on_this_one(
    found: list[tuple[Finding, ...]],
) -> None:
    number = next(at for at, case in enumerate(CASES) if case[0] == "2030-10-04")
    (finding,) = found[number]
    assert finding.facts["court"] == []
    assert "R7" in finding.rules
