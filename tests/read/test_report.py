"""A report read as a whole."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from tests.read.trees import Block, blocks
from twosource.errors import ReportError
from twosource.models.encoder import Analysis
from twosource.read.report import read_report
from twosource.record.report import Report


def test_a_text_without_a_sentence_is_an_error_that_says_where() -> None:
    empty = Analysis(sentences=(), vectors=np.zeros((0, 4), dtype=np.float32))
    with pytest.raises(ReportError, match=r"reports\.jsonl:2"):
        read_report(Report(text=" ", path="reports.jsonl:2"), empty)


@pytest.mark.parametrize("block", list(blocks("quotes.txt")), ids=lambda block: block.text)
def test_reading_twice_gives_the_same_and_every_span_is_in_the_text(block: Block) -> None:
    sentences = block.sentences
    vectors = np.full((len(sentences), 4), 0.5, dtype=np.float32)
    report = Report(text=block.text, published=dt.date(2024, 3, 6))
    analysis = Analysis(sentences=sentences, vectors=vectors)
    reading = read_report(report, analysis)
    assert reading == read_report(report, analysis)
    assert reading.vector == pytest.approx((0.5, 0.5, 0.5, 0.5))
    spans = [e.words for e in reading.events] + [q.words for q in reading.quotes]
    assert all(span.end <= len(block.text) for span in spans)
