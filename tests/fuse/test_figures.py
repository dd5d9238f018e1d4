from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from twosource.fuse.story import fuse
from twosource.record.reading import Reading

Make = Callable[..., Reading]


def _report(make: Make, words: str, value: float, **more: Any) -> Reading:
    figure = {"words": words, "value": value, "what": "boats lost"}
    return make(text=f"In the storm {words} off Velda.", figures=[figure], **more)


def test_the_same_number_of_the_same_is_one_statement(make: Make) -> None:
    record = fuse(
        [
            _report(make, "12 boats lost", 12.0),
            _report(make, "twelve boats lost", 12.0, outlet="The Quay"),
        ],
        (),
    )
    (statement,) = record.statements
    assert (statement.origins, record.differences) == (2, ())


@pytest.mark.parametrize(
    ("words", "number", "published", "verdict"),
    [
        ("15 boats lost", {"value": 15.0}, "2031-05-03", "conflict"),
        ("15 boats lost", {"value": 15.0}, "2031-05-04", "later"),
        ("at least 9 boats lost", {"value": 9.0, "bound": "least"}, "2031-05-03", "compatible"),
        ("up to 20 boats lost", {"value": 20.0, "bound": "most"}, "2031-05-03", "compatible"),
        ("10 to 14 boats lost", {"value": 10.0, "upper": 14.0}, "2031-05-03", "compatible"),
        ("20 to 30 boats lost", {"value": 20.0, "upper": 30.0}, "2031-05-03", "conflict"),
        ("dozens of boats lost", {"value": 12.0, "bound": "vague"}, "2031-05-03", "conflict"),
    ],
)
def test_numbers_that_differ_get_a_verdict(
    make: Make, words: str, number: dict[str, Any], published: str, verdict: str
) -> None:
    told = {"words": words, "what": "boats lost", **number}
    other = {"text": f"In the storm {words} off Velda.", "figures": [told]}
    story = [
        _report(make, "12 boats lost", 12.0),
        make(**other, outlet="The Quay", published=published),
    ]
    (difference,) = fuse(story, ()).differences
    assert (difference.kind, difference.verdict) == ("number", verdict)
    assert [value.support for value in difference.values] == [(0,), (1,)]


def test_people_counted_for_different_reasons_do_not_differ(make: Make) -> None:
    story = [
        make(
            text="12 people drowned.",
            figures=[{"words": "12 people", "value": 12.0, "what": "people"}],
        ),
        make(
            text="40 people fled.",
            outlet="The Quay",
            figures=[{"words": "40 people", "value": 40.0, "what": "people"}],
        ),
    ]
    assert fuse(story, ()).differences == ()


def test_deaths_are_compared_whatever_the_word(make: Make) -> None:
    story = [
        make(
            text="Twelve people dead.",
            figures=[{"words": "Twelve people dead", "value": 12.0, "what": "people dead"}],
        ),
        make(
            text="At least 15 people killed.",
            outlet="The Quay",
            published="2031-05-04",
            figures=[{"words": "15 people killed", "value": 15.0, "what": "people kill"}],
        ),
    ]
    (difference,) = fuse(story, ()).differences
    assert difference.verdict == "later"


def test_a_figure_in_what_somebody_says_stands_on_their_word(make: Make) -> None:
    text = "Half of it, 40 ships, left, Ana Ruiz said. Velda has 12 piers."
    reading = make(
        text=text,
        entities=[{"key": "e0", "kind": "person", "name": "Ana Ruiz", "mentions": ["Ana Ruiz"]}],
        quotes=[{"words": "Half of it, 40 ships, left", "speaker": "e0", "direct": False}],
        figures=[
            {"words": "40 ships", "value": 40.0, "what": "ships"},
            {"words": "12 piers", "value": 12.0, "what": "piers"},
        ],
    )
    record = fuse([reading], ())
    holders = {one.figure.value: one.holders for one in record.statements if one.figure}
    assert holders == {40.0: (record.entities[0].id,), 12.0: ()}


def _lease(make: Make, words: str, **number: Any) -> Reading:
    figure = {"words": words, "what": "lease of the port", **number}
    return make(text=f"Velda has a lease of the port for {words}.", figures=[figure])


def test_a_rough_count_and_a_number_within_it_do_not_differ(make: Make) -> None:
    story = [
        _report(make, "40 boats lost", 40.0),
        make(
            text="In the storm dozens of boats lost off Velda.",
            outlet="The Quay",
            figures=[
                {
                    "words": "dozens of boats lost",
                    "value": 12.0,
                    "bound": "vague",
                    "what": "boats lost",
                }
            ],
        ),
    ]
    record = fuse(story, ())
    assert (len(record.statements), record.differences) == (2, ())


def test_spans_of_time_are_compared(make: Make) -> None:
    story = [
        _lease(make, "25 years", value=25.0, unit="year"),
        _lease(make, "30 years", value=30.0, unit="year"),
    ]
    (difference,) = fuse(story, ()).differences
    assert {value.value for value in difference.values} == {"25 year", "30 year"}


def test_a_converted_number_is_the_same_number(make: Make) -> None:
    story = [
        _lease(make, "2,100 miles", value=2100.0, unit="mile"),
        _lease(make, "3,400 km", value=3400.0, unit="kilometer"),
        _lease(make, "4,000 km", value=4000.0, unit="kilometer"),
    ]
    record = fuse(story, ())
    assert sorted(len(one.support) for one in record.statements) == [1, 2]
    (difference,) = record.differences
    assert difference.values[1].value == "4,000 kilometer"


@pytest.mark.parametrize(("what", "kept"), [("governments", 0), ("sailors killed", 1), ("", 0)])
def test_two_of_something_are_no_statement_unless_harmed(make: Make, what: str, kept: int) -> None:
    figure = {"words": "two of them", "value": 2.0, "what": what}
    assert len(fuse([make(text="It was two of them.", figures=[figure])], ()).statements) == kept


def test_a_figure_knows_its_event(make: Make) -> None:
    reading = make(
        text="The storm sank 12 boats.",
        events=[{"lemma": "sink", "trigger": "sank", "words": "The storm sank 12 boats"}],
        figures=[{"words": "sank 12 boats", "value": 12.0, "what": "boats", "event": "sank"}],
    )
    record = fuse([reading], ())
    event, figure = record.statements
    assert figure.figure is not None
    assert (event.kind, figure.figure.event) == ("event", event.id)
