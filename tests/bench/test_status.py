"""Values of the factuality set against our statuses, and MEANTIME's polarity and time."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from twosource.record.reading import Event, Reading, Status
from twosource.record.report import Report
from twosource.record.span import Span

status = importlib.import_module("status")
common = importlib.import_module("common")

CONLL = """\
0\tRuiz\t_\tNNP\t1\tnsubj\truiz
1\tsailed\t3.0\tVBD\t1\tROOT\tsail
2\t.\t_\t.\t1\tpunct\t.

0\tHaas\t_\tNNP\t2\tnsubj\thaas
1\tnever\t_\tRB\t2\tneg\tnever
2\tcame\t-3.0\tVBD\t2\tROOT\tcome
"""


def reading(text: str, **statuses: Status) -> Reading:
    """A reading with one event for each word given, of the status given."""
    spans = {word: Span(text.index(word), text.index(word) + len(word)) for word in statuses}
    events = tuple(
        Event(lemma=word, action=word, trigger=spans[word], words=spans[word], status=given)
        for word, given in statuses.items()
    )
    return Reading(report=Report(text=text), events=events)


def test_a_factuality_file_gives_sentences_as_paragraphs_and_values_at_words(
    tmp_path: Path,
) -> None:
    path = tmp_path / "dev.conll"
    path.write_text(CONLL, encoding="utf-8")
    ((report, values),) = status.factuality(path)
    assert report.text == "Ruiz sailed.\n\nHaas never came"
    assert [(span.of(report.text), value) for span, value in values] == [
        ("sailed", 3.0),
        ("came", -3.0),
    ]
    assert status.factuality(tmp_path / "none.conll") == []


def test_a_word_without_an_event_has_the_constant() -> None:
    score = status.Factuality(status.of_event, 1.0)
    text = "sailed came slept"
    marked = [(Span(0, 6), 3.0), (Span(7, 11), -1.8), (Span(12, 17), 2.0)]
    score.add(reading(text, sailed="happened", came="denied"), marked)
    row = score.row()
    assert row["MAE"] == pytest.approx(1 / 3)
    assert row["MAE where covered"] == 0
    assert row["covered"] == pytest.approx(2 / 3)
    assert row["constant"] == pytest.approx((2 + 2.8 + 1) / 3)
    assert score.medians() == {"happened (1)": 3.0, "denied (1)": -1.8, "no event (1)": 2.0}


def test_r_is_0_when_all_values_are_one() -> None:
    score = status.Factuality(status.of_event, 1.0)
    score.add(reading("sailed"), [(Span(0, 6), 3.0)])
    assert score.row()["r"] == 0


def test_not_happened_and_future_are_counted_apart() -> None:
    text = "sailed came slept"
    kinds = {"sailed": ("POS", "FUTURE"), "came": ("NEG", "NON_FUTURE"), "slept": ("NEG", "")}
    marks = {
        word: common.Mark(
            "EVENT_MENTION",
            Span(text.index(word), text.index(word) + len(word)),
            {"polarity": polarity, "time": time},
        )
        for word, (polarity, time) in kinds.items()
    }
    document = common.Meantime(Report(text=text), len(text), marks, ())
    score = status.Meant(status.of_event)
    score.add(reading(text, sailed="planned", came="denied"), document)
    row = score.row()
    assert (row["not happened P"], row["not happened R"]) == (1, 0.5)
    assert row["future F1"] == 1
    assert row["covered"] == pytest.approx(2 / 3)
    assert len(score.errors) == 1
