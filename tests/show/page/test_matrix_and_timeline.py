"""Who has what, and when it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.show.conftest import REPORTS, a_story, an_event, one_support
from tests.show.page.pages import dangling, story_tree, told, told_figure
from twosource.record.story import Difference, DifferenceValue, StoryRecord


def rows(tree: Any) -> list[list[str]]:
    return [[told(cell) for cell in row.xpath("./*")] for row in tree.xpath("//tbody/tr")]


def test_the_matrix_has_what_several_have_and_the_list_what_one_has(story: StoryRecord) -> None:
    tree = story_tree(story)
    found = {row[0].split(" ", 1)[1][:14]: row[1:] for row in rows(tree)}
    assert found == {
        "Torrin visited": ["says “state visit”: compatible", "says “visit”: compatible"],
        "The Harbour Co": ["says", "says"],
    }
    alone = [told(one) for one in tree.xpath("//ol[@class='alone']/li")]
    assert len(alone) == len(story.statements) - 2
    assert any(one.endswith("Bram Osk: “There are no worries.”") for one in alone)


def test_one_who_has_another_number_differs_and_one_who_is_silent_is_not_found() -> None:
    third = replace(REPORTS[0], id="r3", outlet="Third Page")
    story = a_story(
        an_event(1, "Police held 20 people.", one_support("r1", "held 20")),
        an_event(2, "Police held 14 people.", one_support("r2", "held 14")),
        differences=(
            Difference(
                kind="number",
                statements=("s1", "s2"),
                values=(
                    DifferenceValue(value="20", support=(0,)),
                    DifferenceValue(value="14", support=(1,)),
                ),
                verdict="conflict",
                why="not both can be true",
            ),
        ),
    )
    tree = story_tree(replace(story, reports=(*story.reports, third)))
    assert [row[1:] for row in rows(tree)] == [
        ["says “20”: conflict", "≠ differs “14”: conflict", "not found"],
        ["≠ differs “20”: conflict", "says “14”: conflict", "not found"],
    ]
    assert tree.xpath("//td[@class='differs']/a/@href") == ["#t1-s2B", "#t1-s1A"]
    assert dangling(tree) == []
    differing = tree.xpath("//div[contains(@class, 'conflict')]")[0]
    assert "conflict: not both can be true" in told(differing)


def test_what_two_differ_on_inside_another_line_stands_in_that_line() -> None:
    events = (
        an_event(1, "Police held 20 people.", one_support("r1", "Police held 20 people", 0)),
        an_event(2, "Police held 14 people.", one_support("r2", "Police held 14 people", 0)),
    )
    figures = (
        told_figure(3, "20 people", 12, "“20 people”"),
        told_figure(4, "14 people", 12, "“14 people”", "r2"),
    )
    values = (
        DifferenceValue(value="20", support=(0,)),
        DifferenceValue(value="14", support=(1,)),
    )
    number = Difference(
        kind="number", statements=("s3", "s4"), values=values, verdict="conflict", why=""
    )
    tree = story_tree(a_story(*events, *figures, differences=(number,)))
    assert [row[1:] for row in rows(tree)] == [
        ["says “20”: conflict", "≠ differs “14”: conflict"],
        ["≠ differs “20”: conflict", "says “14”: conflict"],
    ]
    assert dangling(tree) == []


def test_a_story_of_one_outlet_has_no_matrix(story: StoryRecord) -> None:
    one = replace(story.reports[1], outlet="Velian Post")
    assert not story_tree(replace(story, reports=(story.reports[0], one))).xpath("//table")


def axis(*events: tuple[str | None, Any]) -> list[str]:
    statements = [
        an_event(at, f"Deed {at}.", one_support("r1", "deed"), when=when, status=status)
        for at, (when, status) in enumerate(events, start=1)
    ]
    return [told(one) for one in story_tree(a_story(*statements)).xpath("//ol[@class='axis']/li")]


def test_events_stand_by_day_with_what_is_ahead_apart_and_what_has_no_day_last() -> None:
    assert axis(
        ("2031-05-04", "planned"), ("2031-05-02", "happened"), (None, "happened"), (None, "denied")
    ) == [
        "2 May published: A Deed 2. A",
        "3 May published: B",
        "4 May planned Deed 1. A",
        (
            "no day told happened: statement 2 "
            "obliged, planned, possible, alleged or denied: statement 4"
        ),
    ]


@pytest.mark.parametrize(
    ("first", "gap"),
    [
        ("2031-05-01", None),
        ("2031-04-30", "2 days later"),
        ("2031-04-28/2031-04-30", "2 days later"),
        ("2031-04", None),
        ("2031-01", "about 3 months later"),
        ("2030", None),
        ("2026", "about 4 years later"),
    ],
)
def test_a_gap_is_told_as_far_as_it_is_known(first: str, gap: str | None) -> None:
    lines = axis((first, "happened"), ("2031-05-02", "happened"))
    assert (lines[1] if "later" in lines[1] else None) == gap


def test_a_story_without_any_day_has_no_timeline() -> None:
    assert axis((None, "happened")) == []
