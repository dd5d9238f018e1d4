"""TIMEX3 values of our times, and how they are counted."""

from __future__ import annotations

import datetime as dt
import importlib
from pathlib import Path
from typing import Any

import pytest

from twosource.read.times import Length, TimeMention
from twosource.read.times.mention import Kind
from twosource.record.dates import PartialDate, When
from twosource.record.reading import Event, Reading
from twosource.record.report import Report
from twosource.record.span import Span

common = importlib.import_module("common")
times = importlib.import_module("times")
timex = importlib.import_module("timex")


def when(text: str) -> When:
    first, _, last = text.partition("/")
    return When(PartialDate.parse(first), PartialDate.parse(last or first))


def mention(kind: Kind = "date", named: str | None = None, **said: Any) -> TimeMention:
    when_named = when(named) if named else None
    return TimeMention(first=0, last=0, head=0, kind=kind, when=None, named=when_named, **said)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (mention(named="2024-09-02"), "2024-09-02"),
        (mention("time", "2024-09-02", part="night"), "2024-09-02TNI"),
        (mention("time", "2024-09-02", part="10:30"), "2024-09-02T10:30"),
        (mention(named="2023-03"), "2023-03"),
        (mention(named="2023"), "2023"),
        (mention(named="2024-08-26/2024-09-01"), "2024-W35"),
        (mention(named="2024-08-31/2024-09-01", part="weekend"), "2024-W35-WE"),
        (mention(named="1998-04/1998-06"), "1998-Q2"),
        (mention(named="1998-07/1998-12"), "1998-H2"),
        (mention(named="1998", part="summer"), "1998-SU"),
        (mention(named="1990/1999"), "199"),
        (mention(named="1801/1900"), "18"),
        (mention(named="2024-09-02/2024-09-03"), "2024-09-02/2024-09-03"),
        (mention("duration", length=Length(3, "year")), "P3Y"),
        (mention("duration", length=Length(2.5, "year")), "P2Y6M"),
        (mention("duration", length=Length(2, "hour")), "PT2H"),
        (mention("duration", length=Length(None, "week")), "PXW"),
        (mention("duration", length=Length(1, "quarter")), "P1Q"),
        (mention("set", length=Length(1, "month")), "P1M"),
        (mention("set", part="monday"), "XXXX-WXX-1"),
        (mention("set", part="july"), "XXXX-07"),
        (mention("set", part="summer"), "XXXX-SU"),
        (mention("reference", sense="past"), "PAST_REF"),
        (mention("reference", sense="present"), "PRESENT_REF"),
        (mention(), ""),
    ],
)
def test_a_time_has_the_value_that_the_guideline_gives_it(given: TimeMention, value: str) -> None:
    assert timex.value_of(given) == value


def test_a_time_told_from_another_is_counted_from_the_last_one_as_exact() -> None:
    text = timex.Told(dt.date(1998, 10, 30))
    assert text.value_of(mention(shift=Length(-1, "year"))) == "1997"
    assert text.value_of(mention(named="1998-07/1998-09")) == "1998-Q3"
    assert text.value_of(mention(shift=Length(-1, "year"))) == "1997-Q3"
    assert text.value_of(mention(named="1998-10-20")) == "1998-10-20"
    assert text.value_of(mention(shift=Length(2, "day"))) == "1998-10-22"
    assert text.value_of(mention("time", part="09:00")) == "1998-10-22T09:00"


def test_the_latest_quarter_is_over_and_that_year_is_the_last_told() -> None:
    text = timex.Told(dt.date(1998, 11, 2))
    for named in ("1998-07/1998-09", "1998-10/1998-12", "1996-06"):
        text.value_of(mention(named=named))
    assert text.value_of(mention(shift=Length(0, "quarter"), sense="past")) == "1998-Q3"
    assert text.value_of(mention(shift=Length(0, "quarter"))) == "1998-Q4"
    assert text.value_of(mention(shift=Length(-1, "year"))) == "1997-Q3"
    assert text.value_of(mention(shift=Length(0, "year"))) == "1996"


def test_what_only_orders_happenings_is_no_time_of_the_guideline() -> None:
    given = [mention("order", sense="future"), mention("anniversary"), mention(named="2018")]
    assert [value for _, value in timex.values(given, timex.Told(None))] == ["2018"]


def test_the_two_ends_of_a_range_are_marked_apart() -> None:
    ends = (mention(named="2014"), mention(named="2018"))
    whole = mention(named="2014/2018", ranged=ends)
    found = timex.values([whole], timex.Told(None))
    assert [value for _, value in found] == ["2014", "2018"]


def test_two_writings_of_one_value_are_alike() -> None:
    assert times.alike("2000-W6") == times.alike("2000-W06")
    assert times.alike("1949-XX") == times.alike("1949")
    assert times.alike("1989-W06") != times.alike("1989-W07")


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
