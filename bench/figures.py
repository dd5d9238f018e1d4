"""Figures against the values that MEANTIME marks: numbers with their unit and what blurs them.

Ours are the `amount` of each figure of a reading; exact, the same words; overlap, some words
shared, one to one. By type: ours are a percentage or money by their unit, everything else is a
quantity; for the row of a type, only what both call so counts. MEANTIME marks the first
sentences only; its title is no part of a report's text, and spans of time are marked as times
and not as values there, so neither is measured. What a figure counts is not marked at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from common import (
    Meantime,
    around,
    chosen,
    encoder_of,
    f1,
    meantime,
    pairs,
    reading_arguments,
    readings,
    show,
)

from twosource.record.reading import Reading
from twosource.record.span import Span
from twosource.text.units import SYMBOLS, TIMES

SETS = ("meantime",)
TYPES = ("QUANTITY", "MONEY", "PERCENT")
_COINS = {"cent", "penny", "peso", "franc", "dinar"}

Value = tuple[Span, str]


def marked_values(document: Meantime) -> list[Value]:
    """What MEANTIME marks as a value behind the title."""
    title = len(document.report.text.partition("\n")[0])
    marks = [mark for mark in document.marks.values() if mark.kind == "VALUE" and mark.span]
    found = [(m.span, m.said.get("type", "")) for m in marks if m.span and m.span.start > title]
    return sorted(one for one in found if one[0].end <= document.until)


def found_values(reading: Reading, *, until: int) -> list[Value]:
    """The amounts of our figures, up to where MEANTIME marks in full."""
    title = len(reading.report.text.partition("\n")[0])
    return sorted(
        (figure.amount, type_of(figure.unit))
        for figure in reading.figures
        if title < figure.amount.start and figure.amount.end <= until
        if figure.unit not in TIMES and not figure.what.startswith("anniversary")
    )


def type_of(unit: str | None) -> str:
    """What MEANTIME would call a figure with this unit."""
    name = (unit or "").partition(" per ")[0]
    if name == "%":
        return "PERCENT"
    return "MONEY" if name in SYMBOLS.values() or name in _COINS else "QUANTITY"


class Score:
    """Counts over documents for each type, and for all together."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.true: Counter[str] = Counter()
        self.exact: Counter[str] = Counter()
        self.overlap: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(
        self, text: str, path: str | None, found: Sequence[Value], true: Sequence[Value]
    ) -> None:
        """Count one document."""
        matched = pairs([span for span, _ in found], [span for span, _ in true])
        for values, counts in ((found, self.found), (true, self.true)):
            counts.update(kind for _, kind in values)
            counts["all"] += len(values)
        for ours, theirs in matched:
            (span, kind), (marked, wanted) = found[ours], true[theirs]
            for name in ("all", wanted) if kind == wanted else ("all",):
                self.overlap[name] += 1
                self.exact[name] += span == marked
            if span != marked:
                self.errors.append(f"span: {path}: {around(text, marked)} not {span.of(text)!r}")
        used = ({one for one, _ in matched}, {other for _, other in matched})
        for kind, values, places in zip(("too much", "missed"), (found, true), used, strict=True):
            for place, (span, _) in enumerate(values):
                if place not in places:
                    self.errors.append(f"{kind}: {path}: {around(text, span)}")

    def rows(self) -> list[Mapping[str, object]]:
        """One row for each type."""
        rows: list[Mapping[str, object]] = []
        for name in ("all", *TYPES):
            right, found, true = self.overlap[name], self.found[name], self.true[name]
            precision, recall, both = f1(right, found, true)
            row = {"set": f"meantime {name.lower()}", "values": true, "found": found}
            shares = {"P": precision, "R": recall, "overlap F1": both}
            rows.append({**row, **shares, "exact F1": f1(self.exact[name], found, true)[2]})
        return rows


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    documents = meantime(given.data)[: given.documents]
    score = Score()
    read = readings(encoder_of(given), [document.report for document in documents])
    for document, reading in zip(documents, read, strict=True):
        found = found_values(reading, until=document.until)
        report = document.report
        score.add(report.text, report.path, found, marked_values(document))
    show(score.rows(), errors=chosen(score.errors, given.errors))


if __name__ == "__main__":
    main()
