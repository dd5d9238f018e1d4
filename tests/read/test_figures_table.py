"""The figures of whole sentences, as the shipped model reads them.

The table's sentences are read for the words that must be there, so that a retrained model may
draw a tree a little differently; nineteen in twenty have to come out right in all their figures.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from twosource.models.reader import Reader
from twosource.read.report import read_report
from twosource.record.reading import Figure
from twosource.record.report import Report

DATA = Path(__file__).with_name("data")
TABLES = ("figures.txt", "figures_kept_back.txt")
BOUNDS = ("about", "least", "most", "vague")
WANTED = 0.95


@dataclass(frozen=True)
class Row:
    """A sentence with a line for each figure that it should give."""

    text: str
    figures: tuple[str, ...]


def rows_of(name: str) -> list[Row]:
    rows: list[Row] = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            rows[-1] = Row(rows[-1].text, (*rows[-1].figures, line.strip()))
        elif line and not line.startswith("#"):
            rows.append(Row(line, ()))
    return rows


@pytest.fixture(scope="session")
def shipped() -> Reader:
    return Reader.load(None, threads=1)


def figures_in(reader: Reader, text: str) -> tuple[Figure, ...]:
    (analysis,) = reader.analyse([text])
    return read_report(Report(text=text, published=dt.date(2031, 5, 3)), analysis).figures


def stands_in(wanted: str, what: str) -> bool:
    """Whether the words all stand in `what`, in their order."""
    words = iter(what.lower().replace("-", " ").split())
    return all(word in words for word in wanted.lower().replace("-", " ").split())


def is_as_marked(figure: Figure, marked: str, text: str) -> bool:
    number, what, event = [*(cell.strip() for cell in marked.split("|")), ""][:3]
    first, *rest = number.split()
    bound = first if first in BOUNDS else None
    ends, *unit = rest if bound else [first, *rest]
    low, _, high = ends.partition("..")
    told = figure.event.of(text) if figure.event else "-"
    return (
        figure.bound == bound
        and figure.value == pytest.approx(float(low), rel=1e-3)
        and figure.upper == (float(high) if high else None)
        and (figure.unit or "") == " ".join(unit)
        and (what == "-" or stands_in(what, figure.what))
        and event in ("", told)
    )


def is_right(reader: Reader, row: Row) -> bool:
    found = figures_in(reader, row.text)
    return len(found) == len(row.figures) and all(
        is_as_marked(figure, marked, row.text)
        for figure, marked in zip(found, row.figures, strict=True)
    )


def test_the_tables_are_long_enough_to_say_something() -> None:
    assert sum(len(rows_of(name)) for name in TABLES) >= 120


@pytest.mark.parametrize("name", TABLES)
def test_nineteen_sentences_in_twenty_give_their_figures(shipped: Reader, name: str) -> None:
    rows = rows_of(name)
    wrong = [row.text for row in rows if not is_right(shipped, row)]
    assert 1 - len(wrong) / len(rows) >= WANTED, "\n".join(wrong)


@pytest.mark.parametrize(
    ("marked", "fits"),
    [
        ("least 12 | sailors | drowned", True),
        ("least 12 | sailors", True),
        ("12 | sailors | drowned", False),
        ("least 13 | sailors | drowned", False),
        ("least 12 mile | sailors | drowned", False),
        ("least 12 | boats | drowned", False),
        ("least 12 | sailors | -", False),
    ],
)
def test_a_mark_tells_a_right_figure_from_a_wrong_one(
    shipped: Reader, marked: str, fits: bool
) -> None:
    text = "At least 12 sailors drowned."
    (figure,) = figures_in(shipped, text)
    assert is_as_marked(figure, marked, text) is fits


def test_a_figure_knows_whose_it_is(shipped: Reader) -> None:
    text = "The Velda Port Authority said it has 40 ships. The Velda Port Authority owns 40 ships."
    (analysis,) = shipped.analyse([text])
    reading = read_report(Report(text=text), analysis)
    owners = {one.key for one in reading.entities if one.name.endswith("Velda Port Authority")}
    assert reading.figures[-1].entity in owners
