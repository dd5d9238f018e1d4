"""The record on a terminal: what is said, in which order, and that it fits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from twosource.record.span import Span
from twosource.record.story import (
    Origin,
    Record,
    Statement,
    StoryEntity,
    StoryFigure,
    StoryQuote,
    StoryRecord,
    Support,
    TakenUp,
)
from twosource.show.layout import cells
from twosource.show.terminal import record_lines, story_lines


def printed(story: StoryRecord, *, show_all: bool = False, width: int = 100) -> str:
    return "\n".join(str(one) for one in story_lines(story, width=width, show_all=show_all))


def line_with(words: str, text: str) -> str:
    return next(one for one in text.splitlines() if words in one)


def a_figure(
    text: str, value: float, unit: str | None, *, approximate: bool = False, **more: Any
) -> Statement:
    return Statement(
        id="s1",
        kind="figure",
        text=text,
        figure=StoryFigure(what="it", value=value, unit=unit, approximate=approximate, **more),
        support=(Support(report="r1", span=Span(0, 3), words="abc", origin="o1"),),
        origins=1,
    )


def test_the_head_counts_reports_outlets_and_origins_without_boasting(story: StoryRecord) -> None:
    first, second, *_ = printed(story).splitlines()
    assert first == "Torrin visits Orrin under a warrant of the Harbour Court"
    assert second == "2 to 3 May 2031 · 2 reports, 2 outlets, at most 2 origins (1 unclear)"


def test_one_report_has_one_origin_and_no_legend(story: StoryRecord) -> None:
    alone = replace(story, reports=story.reports[:1], origins=story.origins[:1], statements=())
    text = printed(alone)
    assert "1 report, 1 outlet, 1 origin" in text
    assert "● independent origin" not in text


def test_an_outlet_that_is_not_known_is_not_counted(story: StoryRecord) -> None:
    reports = (replace(story.reports[0], outlet=None), story.reports[1])
    assert "2 reports, 1 outlet, 1 of an outlet not known" in printed(
        replace(story, reports=reports)
    )


def test_each_report_shows_the_words_it_stands_on(story: StoryRecord) -> None:
    text = printed(story)
    assert "  A  Velian Post, 2 May     own or unclear, no credit found" in text
    assert "(NWA) credits Northern Wire Agency: “reports the Northern" in line_with("  B  ", text)


def test_events_stand_in_time_order_with_dots_and_letters(story: StoryRecord) -> None:
    text = printed(story)
    arrival, visit = text.index("Torrin arrived in Orrin."), text.index("Torrin visited Orrin")
    assert arrival < visit < text.index("Police detained demonstrators.")
    assert line_with("Torrin arrived", text).startswith("  2 May      ●○  Torrin arrived")
    assert line_with("Torrin visited", text).startswith("  2 to 3 May ●●  Torrin visited")
    assert line_with("Torrin visited", text).endswith("A · B (NWA)")


def test_words_outside_of_a_credit_are_only_probably_the_wires(story: StoryRecord) -> None:
    assert line_with("Police detained", printed(story)).endswith("B (NWA?)")


def test_the_agencys_own_report_needs_no_mark(story: StoryRecord) -> None:
    reports = (story.reports[0], replace(story.reports[1], outlet="The Northern Wire Agency"))
    text = printed(replace(story, reports=reports))
    assert line_with("Police detained", text).endswith("  B")


def test_what_lies_before_the_story_stands_apart(story: StoryRecord) -> None:
    text = printed(story)
    assert text.index("EARLIER") < text.index("issued a warrant") < text.index("OBLIGED · POSSIBLE")


def test_what_did_not_happen_says_on_whose_word_it_stands(story: StoryRecord) -> None:
    text = printed(story)
    assert "obliged    ●○  Orrin is to arrest Torrin." in text
    assert "on the word of the Harbour Court (A)" in text
    assert "“extremely unlikely” · in A’s own voice" in text
    assert "Orrin is to arrest" not in text[: text.index("OBLIGED")]


def test_quotes_stand_under_their_speaker_with_their_day(story: StoryRecord) -> None:
    lines = printed(story).splitlines()
    speaker = lines.index("  Bram Osk, spokesperson of the Velian Palace")
    assert lines[speaker + 1].startswith("  30 Apr     ●○  “There are no worries.”")
    assert lines[speaker + 2] == "  Nobody named"
    assert "said: the visit was prepared" in lines[speaker + 3]


def test_quote_marks_are_not_doubled(story: StoryRecord) -> None:
    quote = StoryQuote(speaker=None, words="“So be it,”", direct=True, cue="said")
    said = replace(story.statements[6], quote=quote)
    assert "“So be it,”" in printed(replace(story, statements=(said,)))
    assert "““" not in printed(replace(story, statements=(said,)))


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (a_figure("95% of fuel is bought.", 95.0, "%"), "95 %       ●○  95% of fuel is bought."),
        (a_figure("A border of 2,100 miles.", 2100.0, "mile"), "2,100 mile ●○  A border of"),
        (a_figure("Some came.", 12000.0, None, approximate=True), "~12,000    ●○  Some came."),
        (a_figure("95 percent.", 95.0, None), "95         ●○  95 percent."),
        (a_figure("1939", 1939.0, None), "1939       ●○  1939"),
        (a_figure("10 to 12.", 10.0, None, upper=12.0), "10–12      ●○  10 to 12."),
        (a_figure("Up to 9.", 9.0, None, approximate=True, bound="most"), "≤9         ●○  Up to"),
        (a_figure("Dozens.", 12.0, None, approximate=True, bound="vague"), "dozens     ●○  Doz"),
        (a_figure("A third.", 1 / 3, "share"), "1/3        ●○  A third."),
    ],
)
def test_a_figure_stands_in_front(story: StoryRecord, statement: Statement, shown: str) -> None:
    assert f"  {shown}" in printed(replace(story, statements=(statement,)))


def test_an_indirect_quote_keeps_the_marks_inside(story: StoryRecord) -> None:
    quote = StoryQuote(speaker=None, words="they called it “a gift”", direct=False, cue="said")
    said = replace(story.statements[7], quote=quote)
    assert "said: they called it “a gift”" in printed(replace(story, statements=(said,)))


def test_a_cue_is_not_said_twice(story: StoryRecord) -> None:
    quote = StoryQuote(speaker=None, words="praised the visit", direct=False, cue="praised")
    said = replace(story.statements[7], quote=quote)
    text = printed(replace(story, statements=(said,)))
    assert "●○  praised the visit" in text


def test_each_report_is_shown_with_the_voice_it_uses(story: StoryRecord) -> None:
    duty = story.statements[4]
    own = replace(story.statements[0].support[1], holders=())
    both = replace(duty, support=(replace(duty.support[0], holders=("e3",)), own))
    text = printed(replace(story, statements=(both,)))
    assert "on the word of the Harbour Court (A); in B’s own voice" in text


def test_a_difference_shows_its_values_and_who_has_them(story: StoryRecord) -> None:
    text = printed(story)
    assert "≠ “state visit” A, “visit” B (NWA)" in text
    below = text[text.index("WHERE THEY DIFFER") :]
    assert "“state visit” A · “visit” B (NWA)" in below
    assert "compatible: one word says more than the other" in below


def test_silence_is_counted_for_what_was_read(story: StoryRecord) -> None:
    assert "NOT FOUND in the other report: 6 statements of A, 2 of B (--all" in printed(story)


def test_all_shows_the_words_of_every_support(story: StoryRecord) -> None:
    text = printed(story, show_all=True)
    for statement in story.statements:
        for support in statement.support:
            assert f"“{support.words}”" in text
    assert "also Torrin, President Ilva Torrin" in text
    assert "Bram Osk: “There are no worries.”" in text


def test_a_long_section_keeps_its_weightiest_rows_and_says_so(story: StoryRecord) -> None:
    arrival = story.statements[1]
    many = tuple(
        replace(arrival, id=f"s{i}", text=f"Act {i:02}.", weight=i / 100) for i in range(40)
    )
    long_story = replace(story, statements=many)
    text = printed(long_story)
    assert "Act 39." in text
    assert "Act 23." not in text
    assert "and 24 more of less weight: --all shows them" in text
    assert "Act 00." in printed(long_story, show_all=True)


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("show_all", [False, True])
def test_nothing_is_wider_than_the_terminal(record: Record, width: int, show_all: bool) -> None:
    lines = record_lines(record, width=width, show_all=show_all)
    assert max(cells(str(one)) for one in lines) <= width


def test_problems_stand_at_the_end(record: Record) -> None:
    last = [str(one) for one in record_lines(record, width=100)][-2:]
    assert last == ["PROBLEMS", "  three.txt (ingest): it is empty; leave it out"]


def test_several_stories_are_counted_and_parted(record: Record, story: StoryRecord) -> None:
    two = replace(record, stories=(story, story))
    lines = [str(one) for one in record_lines(two, width=60)]
    assert lines[0] == "2 stories in 4 reports"
    assert "─" * 60 in lines


def test_a_story_says_which_one_it_takes_up(record: Record, story: StoryRecord) -> None:
    why = "both name Ilva Torrin; it begins 5 days after the other"
    later = replace(story, id="later", title="Inquiry opens", begins="2031-05-07", ends=None)
    linked = replace(later, continues=TakenUp(story=story.id, why=why))
    shown = "\n".join(map(str, record_lines(replace(record, stories=(story, linked)), width=200)))
    assert f"takes up: {story.title} (2 to 3 May 2031): {why}" in shown
    assert shown.count("takes up") == 1
    assert "takes up" not in "\n".join(map(str, story_lines(linked, width=200)))


def test_words_of_a_report_cannot_steer_the_terminal(story: StoryRecord) -> None:
    text = printed(replace(story, title="A\x1b[2J title\u202e that\nbreaks"))
    assert text.startswith("A[2J title that breaks\n")


def test_many_origins_are_counted_in_digits(story: StoryRecord) -> None:
    origins = tuple(
        Origin(id=f"o{i}", kind="own", name=f"Outlet {i}", reports=(), why="") for i in range(1, 13)
    )
    text = printed(replace(story, origins=origins))
    assert " 2/12  Torrin visited" in text


def test_an_empty_story_is_only_its_head(story: StoryRecord) -> None:
    empty = replace(story, statements=(), differences=(), entities=(), begins=None, ends=None)
    assert printed(empty).splitlines()[1].startswith("2 reports, 2 outlets")


def test_an_entity_without_office_is_left_to_all(story: StoryRecord) -> None:
    extra = StoryEntity(id="e9", kind="place", name="Low Quay")
    both = replace(story, entities=(*story.entities, extra))
    assert "Low Quay" not in printed(both)
    assert "Low Quay, place" in printed(both, show_all=True)


def test_a_voice_nobody_is_known_behind_is_not_the_reports_own(story: StoryRecord) -> None:
    plan = replace(
        story.statements[4],
        holders=(),
        support=(replace(story.statements[4].support[0], voice="she said"),),
    )
    text = printed(replace(story, statements=(plan,)))
    assert "on the word of somebody not named, “she said” (A)" in text
    assert "own voice" not in text
