"""The statuses of a table of plain sentences, through the shipped model's trees.

The other tests of statuses hold the rules to trees made by hand; these hold both together to
what a reader would say. The sentences are plain, so that a model of another training has the
same trees.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from twosource.models.reader import Reader
from twosource.read.certainty import certainty_of
from twosource.read.report import read_report
from twosource.record.reading import Event, Reading
from twosource.record.report import Report
from twosource.record.tree import Tree

TABLE = Path(__file__).with_name("data") / "status_sentences.txt"
_FACT = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class Case:
    """A row: the sentence, where its marked word starts, its status, who holds it, what weakens it.

    `status` None: the sentence settles nothing. `recorded`: the record must have the event.
    """

    text: str
    start: int
    status: str | None
    recorded: bool
    holder: str | None
    hedge: str | None


def _cases() -> list[Case]:
    return [
        _case(line)
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def _case(line: str) -> Case:
    status, marked, *more = (part.strip() for part in line.split(" | "))
    said = dict(entry.split("=", 1) for part in more for entry in part.split(";"))
    name = status.lstrip("+")
    return Case(
        text=marked.replace("*", ""),
        start=marked.index("*"),
        status=None if name == "-" else name,
        recorded=status.startswith("+"),
        holder=said.get("holder"),
        hedge=said.get("hedge"),
    )


CASES = _cases()


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    """Each sentence of the table as a report of its own, read by the shipped model."""
    reader = Reader.load(threads=1)
    texts = sorted({case.text for case in CASES})
    analyses = reader.analyse(texts)
    return {
        text: read_report(Report(text=text), analysis)
        for text, analysis in zip(texts, analyses, strict=True)
    }


def _events(reading: Reading, case: Case) -> list[Event]:
    return [e for e in reading.events if e.trigger.start <= case.start < e.trigger.end]


def test_the_table_covers_every_status_often_enough() -> None:
    statuses = [case.status for case in CASES]
    names = "happened ongoing planned expected possible obliged demanded alleged denied".split()
    assert len(CASES) >= 150
    assert all(statuses.count(name) >= 8 for name in names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.status}: {case.text}")
def test_a_marked_word_has_the_status_that_a_reader_gives_it(
    case: Case, readings: dict[str, Reading]
) -> None:
    for sentence in readings[case.text].sentences:
        for position, word in enumerate(sentence.words):
            if word.span.start == case.start:
                assert certainty_of(Tree(sentence), position).status == case.status
                return
    pytest.fail("the marked word is no word of the reading")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.status}: {case.text}")
def test_the_record_never_makes_a_deed_of_what_is_none(
    case: Case, readings: dict[str, Reading]
) -> None:
    statuses = [event.status for event in _events(readings[case.text], case)]
    if case.status not in _FACT:
        assert not set(statuses) & set(_FACT)
    if case.recorded:
        assert statuses == [case.status]


HELD = [case for case in CASES if case.holder or case.hedge]


@pytest.mark.parametrize("case", HELD, ids=lambda case: case.text)
def test_the_record_keeps_who_says_it_and_what_weakens_it(
    case: Case, readings: dict[str, Reading]
) -> None:
    reading = readings[case.text]
    (event,) = _events(reading, case)
    names = [entity.name for entity in reading.entities if entity.key in event.holders[:1]]
    if case.holder:
        assert len(names) == 1
        assert case.holder in names[0]
    if case.hedge:
        assert event.hedge is not None
        assert event.hedge.of(case.text) == case.hedge
