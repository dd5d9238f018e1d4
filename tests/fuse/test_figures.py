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
    ("words", "value", "published", "verdict"),
    [
        ("15 boats lost", 15.0, "2031-05-03", "conflict"),
        ("15 boats lost", 15.0, "2031-05-04", "later"),
        ("at least 9 boats lost", 9.0, "2031-05-03", "compatible"),
        ("up to 20 boats lost", 20.0, "2031-05-03", "compatible"),
    ],
)
def test_numbers_that_differ_get_a_verdict(
    make: Make, words: str, value: float, published: str, verdict: str
) -> None:
    story = [
        _report(make, "12 boats lost", 12.0),
        _report(make, words, value, outlet="The Quay", published=published),
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
