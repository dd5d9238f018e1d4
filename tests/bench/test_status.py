"""Values of the factuality set against our statuses, and MEANTIME's polarity and time."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from twosource.read.sight import Certainty
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


def judged(monkeypatch: pytest.MonkeyPatch, **statuses: Certainty) -> None:
    """Let the rules say this of the words, and nothing of others."""

    def of_word(reading: Reading, trigger: Span) -> Certainty:
        return statuses.get(trigger.of(reading.report.text), Certainty(None, ""))

    monkeypatch.setattr(status, "of_word", of_word)


def test_every_word_has_a_value_and_events_are_counted_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged(monkeypatch, sailed=Certainty("happened", ""), came=Certainty("denied", ""))
    score = status.Factuality()
    text = "sailed came slept"
    marked = [(Span(0, 6), 3.0), (Span(7, 11), -3.0), (Span(12, 17), 2.0)]
    score.add(reading(text, sailed="happened"), marked)
    row = score.row()
    assert row["MAE"] == pytest.approx(2 / 3)
    assert row["with status"] == pytest.approx(2 / 3)
    assert row["events"] == pytest.approx(1 / 3)
    assert row["MAE of events"] == 0
    assert row["constant"] == pytest.approx((0 + 6 + 1) / 3)
    assert score.errors == []


def test_what_the_sentence_speaks_against_is_below_0(monkeypatch: pytest.MonkeyPatch) -> None:
    judged(monkeypatch, sailed=Certainty(None, "", against=True))
    score = status.Factuality()
    score.add(reading("sailed"), [(Span(0, 6), -1.0)])
    assert score.row()["MAE"] == 0


def test_r_is_0_when_all_values_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    judged(monkeypatch)
    score = status.Factuality()
    score.add(reading("sailed"), [(Span(0, 6), 3.0)])
    assert score.row()["r"] == 0


TSV = """\
Split\tAnnotator.ID\tSentence.ID\tPred.Token\tHappened\tConfidence\tKeep
dev\t1\ten-ud-dev.conllu 1\t2\ttrue\t4\tTrue
dev\t2\ten-ud-dev.conllu 1\t2\tfalse\t0\tTrue
dev\t3\ten-ud-dev.conllu 1\t2\tfalse\t4\tFalse
test\t1\ten-ud-test.conllu 1\t1\ttrue\t4\tTrue
"""


def test_a_judged_word_has_the_mean_of_its_judges(tmp_path: Path) -> None:
    rows = tmp_path / "factuality_unified" / status._ROWS
    rows.parent.mkdir(parents=True)
    rows.write_text(TSV, encoding="utf-8")
    (tmp_path / "uds2").mkdir()
    names = '{"ewt-dev-1": {"sentence_id": "a"}, "ewt-test-1": {"sentence_id": "b"}}'
    (tmp_path / "uds2" / "ud_ids.json").write_text(names, encoding="utf-8")
    (tmp_path / "ud_ewt" / "sources").mkdir(parents=True)
    trees = "# sent_id = a\n1\tRuiz\t_\n2\tsailed\t_\n\n# sent_id = b\n1\tno\t_\n"
    (tmp_path / "ud_ewt" / "sources" / "one.conllu").write_text(trees, encoding="utf-8")
    ((report, values),) = status.judged_ewt(tmp_path)
    assert report.text == "Ruiz sailed"
    assert values == [(Span(5, 11), 1.5)]
    with pytest.raises(ValueError, match="no part 'test'"):
        status.judged_ewt(tmp_path, "test")


def test_not_happened_and_future_are_counted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    judged(monkeypatch, sailed=Certainty("planned", ""), came=Certainty("denied", ""))
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
    score = status.Meant()
    score.add(reading(text, sailed="planned"), document)
    row = score.row()
    assert (row["not happened P"], row["not happened R"]) == (1, 0.5)
    assert row["future F1"] == 1
    assert row["events"] == pytest.approx(1 / 3)
    assert (row["not happened, events F1"], row["future, events F1"]) == (0, 1)
    assert len(score.errors) == 1
