"""Which part a sentence plays, by the head that ships, in an invented report."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from twosource.models.encoder import Analysis
from twosource.models.reader import Reader
from twosource.read.report import read_report
from twosource.record.reading import Discourse, Reading
from twosource.record.report import Report

MARKED: tuple[tuple[Discourse | None, str], ...] = (
    (
        "main",
        "A ferry with 80 people on board sank off the coast of Veldt on Tuesday, police said.",
    ),
    (None, "FILE PHOTO: The ferry Aurelia is seen in the harbour of Karst, Veldt, June 2, 2029."),
    ("evaluation", "“This is a terrible day for our island and for all of us,” said Mira Oren."),
    ("expectation", "The ministry is expected to publish a report on the causes next month."),
    ("history", "In 1998, 140 people died when a ferry hit a reef in the same strait."),
    (None, "Reporting by Dana Velic; Editing by Tomas Brandt"),
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    report = Report(
        text="\n\n".join(words for _, words in MARKED),
        title="Ferry sinks off Veldt, at least 12 dead",
        published=dt.date(2031, 5, 6),
    )
    return read_report(report, Reader.load(threads=1).analyse([report.text])[0])


def test_every_sentence_has_its_part(reading: Reading) -> None:
    assert len(reading.discourse) == len(reading.sentences)
    text = reading.report.text
    found = {
        one.span.of(text)[:30]: part
        for one, part in zip(reading.sentences, reading.discourse, strict=True)
    }
    assert found == {words[:30]: part for part, words in MARKED}


def test_vectors_of_another_model_give_no_parts(reading: Reading) -> None:
    vectors = np.full((len(reading.sentences), 4), 0.5, dtype=np.float32)
    other = read_report(reading.report, Analysis(sentences=reading.sentences, vectors=vectors))
    assert other.discourse == (None,) * len(reading.sentences)
