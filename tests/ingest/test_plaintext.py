"""Text files and their header block."""

from __future__ import annotations

import datetime as dt

import pytest

from twosource.ingest.plaintext import read_plaintext
from twosource.record.problem import Problem
from twosource.record.report import Report

HEADED = """\
Outlet: The Quay Post
Published: 4 March 2031
URL: https://quay.example/flood
Title: Dam bursts: 12 dead
byline: Ana Ruiz

Twelve people died.

The mayor left.
"""


def report_in(text: str | bytes) -> Report:
    (report,) = read_plaintext(text if isinstance(text, bytes) else text.encode(), path="a.txt")
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_header_block_gives_outlet_day_address_title_and_byline(line_end: str) -> None:
    assert report_in(HEADED.replace("\n", line_end)) == Report(
        text="Twelve people died.\n\nThe mayor left.",
        outlet="The Quay Post",
        published=dt.date(2031, 3, 4),
        url="https://quay.example/flood",
        title="Dam bursts: 12 dead",
        byline="Ana Ruiz",
        path="a.txt",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The mayor left: he was tired.\n\nThe river rose.",
        "Title: Flood\nThe river rose.\n\nThe mayor left.",
        "Note: this was changed.\n\nThe river rose.",
    ],
)
def test_a_first_block_with_any_other_line_belongs_to_the_text(text: str) -> None:
    report = report_in(text)
    assert report.title is None
    assert report.text.startswith(text.split("\n")[0])


def test_an_empty_header_value_is_not_known() -> None:
    report = report_in("Outlet:\nPublished: \nTitle: Flood\n\nThe river rose.")
    assert (report.outlet, report.published, report.title) == (None, None, "Flood")


def test_a_day_that_cannot_be_told_is_a_problem_beside_its_report() -> None:
    raw = b"Published: 02/09/2031\n\nThe river rose."
    report, problem = read_plaintext(raw, path="a.txt")
    assert isinstance(report, Report)
    assert report.published is None
    assert isinstance(problem, Problem)
    assert "'02/09/2031' is not a day" in problem.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_words_come_through_whatever_the_encoding(encoding: str) -> None:
    text = "“We are safe,” said Zoë Marán — the mayor’s aide in Lessel."
    assert report_in(text.encode(encoding)).text == text


def test_a_headline_that_opens_the_text_as_well_is_left_to_the_title() -> None:
    again = HEADED.replace("Twelve people", "Dam Bursts: 12 dead\nTwelve people")
    assert report_in(again).text == report_in(HEADED).text
