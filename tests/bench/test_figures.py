"""Our amounts as MEANTIME would mark them, and how they are counted."""

from __future__ import annotations

import importlib

import pytest

from twosource.record.span import Span

figures = importlib.import_module("figures")


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("%", "PERCENT"),
        ("USD", "MONEY"),
        ("USD per gallon", "MONEY"),
        ("cent", "MONEY"),
        ("kilometer", "QUANTITY"),
        (None, "QUANTITY"),
    ],
)
def test_a_unit_has_a_type(unit: str | None, kind: str) -> None:
    assert figures.type_of(unit) == kind


def test_spans_are_counted_exact_and_overlapping_by_type() -> None:
    score = figures.Score()
    text = "about 12 boats and $5 million"
    found = [(Span(0, 8), "QUANTITY"), (Span(19, 29), "MONEY"), (Span(9, 14), "QUANTITY")]
    true = [(Span(6, 8), "QUANTITY"), (Span(19, 29), "MONEY")]
    score.add(text, None, found, true)
    rows = {row["set"]: row for row in score.rows()}
    assert rows["meantime all"]["overlap F1"] == pytest.approx(0.8)
    assert rows["meantime all"]["exact F1"] == pytest.approx(0.4)
    assert rows["meantime money"]["exact F1"] == 1.0
    assert rows["meantime percent"]["values"] == 0
    assert len(score.errors) == 2
