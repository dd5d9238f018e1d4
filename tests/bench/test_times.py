"""TIMEX3 values of our times, and how they are counted."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from twosource.read.times import TimeMention
from twosource.record.dates import PartialDate, When
from twosource.record.reading import Event, Reading
from twosource.record.report import Report
from twosource.record.span import Span

common = importlib.import_module("common")
times = importlib.import_module("times")


def when(text: str) -> When:
    first, _, last = text.partition("/")
    return When(PartialDate.parse(first), PartialDate.parse(last or first))


@pytest.mark.parametrize(
    ("words", "given", "value"),
    [
        ("monday", "2024-09-02", "2024-09-02"),
        ("monday night", "2024-09-02", "2024-09-02TNI"),
        ("march 2023", "2023-03", "2023-03"),
        ("2023", "2023", "2023"),
        ("last week", "2024-08-26/2024-09-01", "2024-W35"),
        ("the weekend", "2024-08-31/2024-09-01", "2024-W35-WE"),
        ("the 1990s", "1990/1999", "199"),
        ("the 19th century", "1801/1900", "18"),
        ("september 2 - 3", "2024-09-02/2024-09-03", "2024-09-02/2024-09-03"),
    ],
)
def test_a_time_has_the_value_that_its_words_give(words: str, given: str, value: str) -> None:
    mention = TimeMention(first=0, last=1, head=0, when=when(given), kind="date")
    assert times.value_of(mention, words.split()) == value


def test_since_monday_names_monday_and_an_open_time_names_nothing() -> None:
    since = TimeMention(first=1, last=1, head=1, when=when("2024-09-02/2024-09-05"), kind="date")
    assert times.value_of(since, ["monday"], before="since") == "2024-09-02"
    vague = TimeMention(first=0, last=0, head=0, when=None, kind="vague")
    assert times.value_of(vague, ["recently"]) == ""


def test_a_timeml_file_gives_its_text_its_day_and_its_times(tmp_path: Path) -> None:
    path = tmp_path / "one.tml"
    path.write_text(
        '<TimeML><DCT><TIMEX3 value="2024-09-05T10:00">5 Sept.</TIMEX3></DCT><TEXT>Ore '
        '<EVENT eid="e1">sailed</EVENT> <TIMEX3 value="2024-09-02">on <b>Monday</b></TIMEX3>.'
        "</TEXT></TimeML>",
        encoding="utf-8",
    )
    report, timexes = times.read_timeml(path)
    assert report.text == "Ore sailed on Monday."
    assert str(report.published) == "2024-09-05"
    assert [(span.of(report.text), value) for span, value in timexes] == [
        ("on Monday", "2024-09-02")
    ]


def test_strict_wants_the_same_words_and_value_the_same_value() -> None:
    score = times.Score()
    report = Report(text="on Monday, May 2 and in 2023")
    found = [(Span(3, 9), "2024-09-02"), (Span(24, 28), "2023"), (Span(11, 14), "")]
    score.add(report, found, [(Span(3, 16), "2024-09-02"), (Span(24, 28), "2022")])
    assert (score.found, score.true, score.strict, score.relaxed, score.value) == (3, 2, 1, 2, 1)


@pytest.mark.parametrize(
    ("ours", "told"),
    [
        ("2024-09-02", "right"),
        ("2024-09", "wider"),
        ("2024-09-03", "wrong"),
        (None, "no time"),
    ],
)
def test_an_events_time_is_right_wider_wrong_or_missing(ours: str | None, told: str) -> None:
    assert times.verdict(when(ours) if ours else None, PartialDate(2024, 9, 2)) == told


def test_the_time_of_an_event_is_looked_for_at_its_trigger() -> None:
    event = Event(
        lemma="sail",
        action="sail",
        trigger=Span(4, 10),
        words=Span(0, 10),
        status="happened",
        when=when("2024-09-02"),
    )
    reading = Reading(report=Report(text="Ore sailed"), events=(event,))
    assert times.of_event(reading, Span(4, 10)) == (True, when("2024-09-02"))
    assert times.of_event(reading, Span(0, 3)) == (False, None)


def test_an_event_lies_within_a_time_whichever_way_it_is_linked() -> None:
    marks = {
        "1": common.Mark("EVENT_MENTION", Span(0, 3), {}),
        "2": common.Mark("TIMEX3", None, {"value": "2024-09", "functionInDocument": "NONE"}),
    }
    links = (("IS_INCLUDED", "1", "2"), ("INCLUDES", "2", "1"), ("BEFORE", "1", "2"))
    document = common.Meantime(Report(text="Ore"), 3, marks, links)
    assert set(times.anchors(document)) == {(Span(0, 3), PartialDate(2024, 9), False)}
