"""What statements say of a table of plain sentences, through the shipped model.

Other tests hold the sentences to trees made by hand; these hold reading and fusing together to
what a reader would say. The sentences are plain, so that a model of another training has the
same trees.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from twosource.fuse.story import fuse
from twosource.models.reader import Reader
from twosource.read.report import read_report
from twosource.record.report import Report

TABLE = Path(__file__).with_name("data") / "texts.txt"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text of a statement of some kind, and whether it must be there or must not."""

    kind: str
    text: str
    there: bool


def _wanted(part: str) -> Wanted:
    there = not part.startswith("! ")
    rest = part.removeprefix("! ")
    kind, text = rest[1:].split("] ", 1) if rest.startswith("[") else ("event", rest)
    return Wanted(kind, text, there)


ROWS = [
    (sentence, tuple(_wanted(part) for part in texts.split(" | ")))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
    for sentence, texts in [line.split(" => ")]
]


@pytest.fixture(scope="module")
def told() -> dict[str, set[tuple[str, str]]]:
    """The kind and text of each statement, by sentence."""
    day = dt.date(2024, 5, 6)
    reports = [Report(text=text, outlet="Lumo Post", published=day) for text, _ in ROWS]
    analyses = Reader.load().analyse([report.text for report in reports])
    return {
        report.text: {
            (one.kind, one.text) for one in fuse([read_report(report, analysis)], ()).statements
        }
        for report, analysis in zip(reports, analyses, strict=True)
    }


@pytest.mark.parametrize(("sentence", "texts"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_a_statement_says_what_its_sentence_says(
    sentence: str, texts: tuple[Wanted, ...], told: dict[str, set[tuple[str, str]]]
) -> None:
    for wanted in texts:
        found = (wanted.kind, wanted.text) in told[sentence]
        assert found == wanted.there, sorted(told[sentence])
