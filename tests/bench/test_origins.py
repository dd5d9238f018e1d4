"""The labels of pairs, and how they are counted."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib

import pytest

from twosource.record.reading import Credit, Reading
from twosource.record.report import Report
from twosource.record.span import Span

origins = importlib.import_module("origins")

TEXT = "the old pier at Velda fell into the sea shortly after noon on Friday while people watched "


def _reading(text: str, *, outlet: str) -> Reading:
    return Reading(report=Report(text=text, outlet=outlet, published=dt.date(2031, 5, 1)))


def test_each_label_has_a_known_kind_a_reason_and_the_half_of_its_hash() -> None:
    judged = origins.labels()
    assert len({tuple(label["pair"]) for label in judged}) == 120
    for label in judged:
        assert label["label"] in {"same-wire", "rewrite", "shared-release", "independent"}
        assert len(label["why"].split()) > 2
        pair = " ".join(label["pair"])
        last = hashlib.sha256(f"half {pair}".encode()).digest()[-1] & 1
        assert label["half"] == ("final" if last else "develop")


def test_a_copy_is_dependent_and_another_telling_is_not() -> None:
    one = _reading(f"On Friday {TEXT * 2}.", outlet="A")
    copy = _reading(f"We hear that {TEXT * 2}.", outlet="B")
    other = _reading("Nobody was hurt when the pier broke.", outlet="C")
    assert origins.is_dependent(one, copy)
    assert not origins.is_dependent(one, other)


def test_precision_and_recall_are_of_what_is_said_and_what_is_true() -> None:
    row = origins.row("x", [(True, True), (True, False), (False, True), (True, True)])
    assert row["precision"] == pytest.approx(2 / 3)
    assert row["recall"] == pytest.approx(2 / 3)


def test_a_line_of_help_is_not_the_agencys_text() -> None:
    reading = _reading("Fox and the AP contributed.", outlet="A")
    whole = Span(0, len(reading.report.text))
    assert not origins.is_for_whole(reading, Credit(agency="AP", span=whole, scope=whole))
    assert origins.is_for_whole(reading, Credit(agency="AP", span=Span(0, 3), scope=whole))
