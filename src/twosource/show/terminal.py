"""A record as lines for a terminal: what DESIGN calls the measure of getting it at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from twosource.record.dates import PartialDate
from twosource.record.problem import Problem
from twosource.record.story import Record, StoryEntity, StoryRecord
from twosource.show.compared import difference_lines, finding_lines, silence_lines
from twosource.show.head import head_lines, many
from twosource.show.key import Key, letters_of
from twosource.show.layout import EMPTY, Line, Piece, clean, line, row
from twosource.show.repeats import carried_by, told_within
from twosource.show.told import figure_lines, happened_lines, quote_lines, unreal_lines

MOST_ENTITIES: Final = 14


def record_lines(record: Record, *, width: int, show_all: bool = False) -> list[Line]:
    """The whole record: its stories one under the other, and what could not be read."""
    lines: list[Line] = []
    if len(record.stories) > 1:
        n_reports = sum(len(story.reports) for story in record.stories)
        lines += [line(f"{len(record.stories)} stories in {n_reports} reports", "bold"), EMPTY]
    for number, story in enumerate(record.stories):
        if number:
            lines += [EMPTY, line("─" * width, "dim"), EMPTY]
        lines += story_lines(story, width=width, show_all=show_all)
    if record.problems:
        lines += [EMPTY, *_problems(record.problems, width)]
    return lines


def story_lines(story: StoryRecord, *, width: int, show_all: bool = False) -> list[Line]:
    """One story, section by section; a section with nothing in it is left out."""
    told = told_within(story)
    by_id = {one.id: one for one in story.statements}
    key = Key(
        story=story,
        statements=tuple(one for one in story.statements if one.id not in told),
        carried={
            teller: tuple(by_id[one] for one in inner) for teller, inner in carried_by(told).items()
        },
        width=width,
        show_all=show_all,
        letters=letters_of(story.reports),
        entities={entity.id: entity for entity in story.entities},
        origins={origin.id: origin for origin in story.origins},
        reports={report.id: report for report in story.reports},
        year=PartialDate.parse(story.ends or story.begins or "0001").year or None,
    )
    sections = (
        happened_lines(key),
        unreal_lines(key),
        quote_lines(key),
        figure_lines(key),
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
    ranked = sorted(key.story.entities, key=lambda one: -len(one.mentions))
    shown = ranked if key.show_all else [one for one in ranked if _is_worth_a_line(one)]
    shown = shown if key.show_all else shown[:MOST_ENTITIES]
    lines: list[Line] = []
    for entity in shown:
        lines += row((Piece("  "),), _entity_line(entity, key), width=key.width)
    if hidden := len(ranked) - len(shown):
        lines.append(line(f"  and {hidden} more: --all shows them", "dim"))
    return [line("ENTITIES", "heading"), *lines] if lines else []


def _entity_line(entity: StoryEntity, key: Key) -> str:
    """`Ilva Torrin, person: President of Velia; 12 mentions`."""
    facts = [*entity.roles[: None if key.show_all else 2]]
    facts += [entity.country] if entity.country else []
    facts += [many(len(entity.mentions), "mention")] if entity.mentions else []
    if key.show_all and (names := _other_names(entity)):
        facts.append(f"also {', '.join(names)}")
    return f"{entity.name}, {entity.kind}" + (f": {'; '.join(facts)}" if facts else "")


def _is_worth_a_line(entity: StoryEntity) -> bool:
    return bool(entity.roles) or len(entity.mentions) > 1


def _other_names(entity: StoryEntity) -> list[str]:
    return [clean(name) for name in entity.variants if name != entity.name]


def _problems(problems: Sequence[Problem], width: int) -> list[Line]:
    lines = [line("PROBLEMS", "heading")]
    for problem in problems:
        lines += row(
            (Piece("  "),),
            f"{problem.path} ({problem.step}): {problem.message}",
            width=width,
            style="warning",
        )
    return lines
