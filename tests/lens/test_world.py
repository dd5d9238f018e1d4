"""The map: who is drawn as obliged on a day."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

import pytest

from twosource.lens.icc.world import map_on

SVG = "{http://www.w3.org/2000/svg}"


def classes(day: str) -> dict[str, str]:
    """By the name of a state the class of its shape."""
    root = ElementTree.fromstring(map_on(dt.date.fromisoformat(day)))
    found = {}
    for shape in root.iter(f"{SVG}path"):
        title = shape.find(f"{SVG}title")
        if title is not None and title.text:
            found[title.text.partition(":")[0]] = shape.get("class", "")
    return found


@pytest.mark.parametrize(
    ("day", "state", "drawn"),
    [
        ("2024-09-03", "Mongolia", "party"),
        ("2024-09-03", "Russia", "signed"),
        ("2024-09-03", "China", "other"),
        ("2024-09-03", "Burundi", "former"),
        ("2024-09-03", "Ukraine", "signed"),
        ("2025-01-01", "Ukraine", "party"),
        ("2025-07-01", "Hungary", "running"),
        ("2026-06-01", "Hungary", "party"),
        ("2002-06-30", "Mongolia", "signed"),
    ],
)
def test_a_state_is_drawn_as_it_stood_on_the_day(day: str, state: str, drawn: str) -> None:
    assert classes(day)[state] == drawn


def test_the_map_says_what_it_shows_and_names_the_small_ones() -> None:
    text = map_on(dt.date(2024, 9, 3))
    assert "on 3 September 2024: 124" in text
    assert "Nauru" in text
    assert "prefers-color-scheme: dark" in text
