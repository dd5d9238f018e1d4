"""Which outlet says what: statements down, outlets across."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from twosource.record.story import Statement, StoryReport
from twosource.show.compared import body_with_speaker
from twosource.show.key import Key
from twosource.show.layout import clean
from twosource.show.rows import values_told


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet with its letter; reports of an outlet that is not known have a column each."""

    letter: str
    outlet: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What an outlet has of a statement.

    Attributes:
        values: where it differs from another outlet, what it has, each with the verdict
            ("“at least 20”: conflict").
        number: of the statement that holds its words.
        letter: of its first report that states it.
    """

    kind: Literal["says", "differs", "not found"]
    values: tuple[str, ...] = ()
    number: int = 0
    letter: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A statement and its cells, one for each outlet."""

    number: int
    text: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Outlets, and the statements that stand in more than one report or that another differs on."""

    columns: list[Column]
    rows: list[MatrixRow]


def matrix_of(
    key: Key, ordered: Iterable[Statement], alone: Collection[str], numbers: Mapping[str, int]
) -> Matrix | None:
    """The statements in the order given against the outlets; None for a story of one outlet.

    Args:
        alone: ids of those that one report alone has. They are left out unless another outlet
            differs: the page lists them report by report.
    """
    columns = _columns(key)
    if len(columns) < 2:
        return None
    values = _values(key)
    rows = []
    for one in ordered:
        cells = [_cell(one, column, key, values, numbers) for column in columns]
        if one.id not in alone or any(cell.kind == "differs" for cell in cells):
            text = clean(body_with_speaker(one, key))
            rows.append(MatrixRow(numbers[one.id], text, cells))
    return Matrix(columns, rows)


def _columns(key: Key) -> list[Column]:
    by_outlet: dict[str, list[StoryReport]] = {}
    for report in key.story.reports:
        by_outlet.setdefault(report.outlet or f"\0{report.id}", []).append(report)
    return [
        Column(
            key.letters[reports[0].id].rstrip("0123456789"),
            clean(reports[0].outlet or "outlet not known"),
            tuple(report.id for report in reports),
        )
        for reports in by_outlet.values()
    ]


Values = dict[str, list[tuple[str, str, str]]]
"""By the id of a statement: a report, what it has, and the id of the statement that holds it."""


def _values(key: Key) -> Values:
    """What each report has of what the reports differ on.

    What another statement tells in full has no row: that one's row has its values.
    """
    values: Values = {}
    teller = {one.id: outer for outer, inner in key.carried.items() for one in inner}
    holding = {
        (support.report, support.span): one.id
        for one in reversed(key.story.statements)
        for support in one.support
    }
    for difference in key.story.differences:
        told = [
            (
                support.report,
                f"“{value}”: {difference.verdict}",
                holding[(support.report, support.span)],
            )
            for value, supports in values_told(difference, key)
            for support in supports
        ]
        for statement_id in dict.fromkeys(teller.get(one, one) for one in difference.statements):
            values.setdefault(statement_id, []).extend(told)
    return values


def _cell(
    statement: Statement, column: Column, key: Key, values: Values, numbers: Mapping[str, int]
) -> Cell:
    told = [one for one in values.get(statement.id, ()) if one[0] in column.reports]
    values_here = tuple(dict.fromkeys(one[1] for one in told))
    stating = {one.report for one in statement.support if one.report in column.reports}
    if stating:
        first = next(key.letters[report] for report in key.letters if report in stating)
        return Cell("says", values_here, numbers[statement.id], first)
    if told:
        report, _, held_by = told[0]
        return Cell("differs", values_here, numbers[held_by], key.letters[report])
    return Cell("not found")
