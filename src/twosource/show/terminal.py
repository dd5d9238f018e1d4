"""A record as lines for a terminal: what DESIGN calls the measure of getting it at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.record.problem import Problem
from twosource.record.story import Record, StoryRecord
from twosource.show.compared import difference_lines, finding_lines, silence_lines
from twosource.show.entities import entity_told, ranked
from twosource.show.head import head_lines, problem_told
from twosource.show.key import Key, key_of
from twosource.show.layout import EMPTY, Line, Piece, line, row
from twosource.show.told import told_lines, told_sections


def record_lines(record: Record, *, width: int, show_all: bool = False) -> list[Line]:
    """The whole record: its stories one under the other, and what could not be read."""
    lines: list[Line] = []
    if len(record.stories) > 1:
        n_reports = sum(len(story.reports) for story in record.stories)
        lines += [line(f"{len(record.stories)} stories in {n_reports} reports", "bold"), EMPTY]
    for number, story in enumerate(record.stories):
        if number:
            lines += [EMPTY, line("─" * width, "dim"), EMPTY]
        lines += story_lines(story, width=width, show_all=show_all, others=record.stories)
    if record.problems:
        lines += [EMPTY, *_problems(record.problems, width)]
    return lines


def story_lines(
    story: StoryRecord, *, width: int, show_all: bool = False, others: Sequence[StoryRecord] = ()
) -> list[Line]:
    """One story, section by section; a section with nothing in it is left out.

    Args:
        others: the stories of the record, among which the one is that it takes up.
    """
    key = key_of(story, width=width, show_all=show_all, others=others)
    sections = (
        *(told_lines(section, key) for section in told_sections(key)),
        difference_lines(key),
        finding_lines(key),
        silence_lines(key),
        _entities(key),
    )
    lines = head_lines(key)
    for section in sections:
        lines += [EMPTY, *section] if section else []
    return lines


def _entities(key: Key) -> list[Line]:
    """Those named most, with their offices and country; with --all everybody and all names."""
    shown, hidden = ranked(key)
    lines: list[Line] = []
    for entity in shown:
        lines += row((Piece("  "),), entity_told(entity, full=key.show_all), width=key.width)
    if hidden:
        lines.append(line(f"  and {len(hidden)} more: --all shows them", "dim"))
    return [line("ENTITIES", "heading"), *lines] if lines else []


def _problems(problems: Sequence[Problem], width: int) -> list[Line]:
    lines = [line("PROBLEMS", "heading")]
    for problem in problems:
        lines += row((Piece("  "),), problem_told(problem), width=width, style="warning")
    return lines
