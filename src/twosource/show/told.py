"""The sections of what is told: events, quotes, figures and standing facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from twosource.record.story import Statement, StoryFigure
from twosource.show.days import days_of, short_when
from twosource.show.key import Key
from twosource.show.layout import Line, Piece, cells, clean, line, wrap
from twosource.show.rows import (
    LABEL_WIDTH,
    TOLD,
    more_line,
    quote_when,
    rows_of,
    weightiest,
    widest,
)
from twosource.text.numbers import rough_name, share_name

_OTHER_STATUSES: Final = (
    "obliged",
    "demanded",
    "planned",
    "expected",
    "possible",
    "alleged",
    "denied",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a section; `name` and `roles` are of the one who speaks in all of them."""

    statements: tuple[Statement, ...]
    name: str = ""
    roles: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        groups: the rows to show, `rest` those of less weight.
        labels: by the id of a statement what stands before its row: a day, a number, a status.
        label_width: of the column of labels on a terminal.
    """

    heading: str
    groups: tuple[Group, ...]
    rest: tuple[Group, ...]
    labels: dict[str, str]
    label_width: int = LABEL_WIDTH


def told_sections(key: Key) -> list[Section]:
    """Events, quotes, figures and standing facts under their headings, in order; none is empty."""
    sections = (*_happened(key), _unreal(key), _quotes(key), _figures(key))
    return [one for one in sections if one.groups]


def told_lines(section: Section, key: Key) -> list[Line]:
    """A section as a terminal has it."""
    lines = [line(section.heading, "heading")]
    for group in section.groups:
        lines += _speaker(group, key)
        lines += rows_of(group.statements, section.labels, key, label_width=section.label_width)
    return lines + more_line(sum(len(group.statements) for group in section.rest))


def _happened(key: Key) -> tuple[Section, Section]:
    """What is told as done or going on, in time order; what lies before the story apart."""
    told = [one for one in key.statements if one.event and one.event.status in TOLD]
    told.sort(key=lambda one: days_of(one.event.when if one.event else None))
    labels = {one.id: _event_when(one, key) for one in told}
    begins = days_of(key.story.begins)[0] if key.story.begins else dt.date.min
    earlier = [one for one in told if _is_before(one, begins)]
    during = [one for one in told if not _is_before(one, begins)]
    return _section("WHAT HAPPENED", during, labels, key), _section("EARLIER", earlier, labels, key)


def _section(
    heading: str, statements: Sequence[Statement], labels: dict[str, str], key: Key
) -> Section:
    """A section without groups of its own."""
    shown, rest = weightiest(statements, key)
    return Section(heading, _one_group(shown), _one_group(rest), labels, widest(labels.values()))


def _one_group(statements: Sequence[Statement]) -> tuple[Group, ...]:
    return (Group(tuple(statements)),) if statements else ()


def _event_when(statement: Statement, key: Key) -> str:
    when = statement.event.when if statement.event else None
    return short_when(when, key.year) or "undated"


def _is_before(statement: Statement, day: dt.date) -> bool:
    when = statement.event.when if statement.event else None
    return when is not None and days_of(when)[1] < day


def _unreal(key: Key) -> Section:
    """What is due, wanted, planned, possible, alleged or denied, status by status."""
    groups: list[Group] = []
    rest: list[Group] = []
    labels: dict[str, str] = {}
    for status in _OTHER_STATUSES:
        having = [one for one in key.statements if one.event and one.event.status == status]
        shown, others = weightiest(having, key)
        groups += _one_group(shown)
        rest += _one_group(others)
        labels |= dict.fromkeys((one.id for one in having), status)
    heading = " · ".join(dict.fromkeys(labels.values())).upper()
    return Section(heading, tuple(groups), tuple(rest), labels)


def _quotes(key: Key) -> Section:
    """Who says what, speaker by speaker, in the order in which they are first heard."""
    quotes = [one for one in key.statements if one.quote]
    shown, rest = weightiest(quotes, key)
    labels = {one.id: short_when(quote_when(one), key.year) for one in quotes}
    width = widest(labels[one.id] for one in shown)
    groups = _by_speaker(shown, key), _by_speaker(rest, key)
    return Section("WHO SAYS WHAT", *groups, labels, width)


def _by_speaker(quotes: Sequence[Statement], key: Key) -> tuple[Group, ...]:
    said: dict[tuple[str | None, str | None], list[Statement]] = {}
    for one in quotes:
        quote = one.quote
        said.setdefault((quote.speaker, quote.source) if quote else (None, None), []).append(one)
    return tuple(_group_of(*speaker, tuple(some), key) for speaker, some in said.items())


def _group_of(
    speaker: str | None, source: str | None, statements: tuple[Statement, ...], key: Key
) -> Group:
    """What one says, under name and offices, or under the words for one whom nobody names."""
    entity = key.entities.get(speaker) if speaker else None
    if entity is None:
        return Group(statements, clean(source or "") or "Nobody named")
    return Group(statements, clean(entity.name), clean("; ".join(entity.roles[:2])))


def _speaker(group: Group, key: Key) -> list[Line]:
    """The speaker with their offices; nothing where the rows are of no one speaker."""
    if not group.roles:
        return [line("  " + part, "bold") for part in wrap(group.name, key.width - 2)]
    indent = cells(group.name) + 4
    first, *rest = wrap(group.roles, max(key.width - indent, 20))
    lines = [Line((Piece(f"  {group.name}", "bold"), Piece(f", {first}")))]
    return lines + [line(" " * indent + part) for part in rest]


def _figures(key: Key) -> Section:
    """Figures with their number in front, then the standing facts."""
    both = [one for one in key.statements if one.figure or one.kind == "background"]
    both.sort(key=lambda one: one.kind == "background")
    labels = {one.id: _figure_label(one) for one in both}
    return _section("FIGURES AND BACKGROUND", both, labels, key)


def _figure_label(statement: Statement) -> str:
    figure = statement.figure
    if figure is None:
        return ""
    if figure.unit == "share":
        return clean(f"{_blurred(figure)}{share_name(figure.value) or f'{figure.value:.2g}'}")
    return clean(f"{_blurred(figure)}{_digits(figure)} {figure.unit or ''}")


def _blurred(figure: StoryFigure) -> str:
    """The sign before a number that is not exact; a range and "dozens" show it themselves."""
    if figure.upper is not None or figure.bound == "vague":
        return ""
    return {"least": "≥", "most": "≤"}.get(figure.bound or "", "~" if figure.approximate else "")


def _digits(figure: StoryFigure) -> str:
    """`95`, `2.5`, `12,000`, `10–12`, `dozens`; a bare number of four digits may be a year."""
    rough = rough_name(figure.value) if figure.bound == "vague" else None
    if rough is not None:
        return rough
    ends = (figure.value,) if figure.upper is None else (figure.value, figure.upper)
    return "–".join(_grouped(value, always=figure.unit is not None) for value in ends)


def _grouped(value: float, *, always: bool) -> str:
    grouped = value.is_integer() and (always or abs(value) >= 10_000)
    return f"{value:,.0f}" if grouped else f"{value:.12g}"
