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

DAY = dt.date(2024, 3, 6)


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


def test_the_outlets_own_name_is_a_body_and_no_day() -> None:
    line = (
        "Ruiz/Ruiz/NNP/2/nsubj told/tell/VBD/0/root Valley/Valley/NNP/2/iobj "
        "Today/Today/NNP/2/obl:unmarked “/“/``/8/punct We/we/PRP/8/nsubj have/have/VBP/8/aux "
        "won/win/VBN/2/ccomp ./././8/punct ”/”/''/8/punct"
    )
    text = "Ruiz told Valley Today “We have won.”"
    sentences = Block(text, "", (line,)).sentences
    analysis = Analysis(sentences=sentences, vectors=np.full((1, 4), 0.5, dtype=np.float32))
    own = read_report(Report(text=text, outlet="Valley Today", published=DAY), analysis)
    other = read_report(Report(text=text, outlet="The Quay", published=DAY), analysis)
    assert [(one.kind, one.name) for one in own.entities] == [("organisation", "Valley Today")]
    assert [quote.when is None for quote in own.quotes] == [True]
    assert [quote.when is None for quote in other.quotes] == [False]
