"""Sentences of the sets, and when an event is a deed of the police or a participant is right."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from training.kinds import plv
from twosource.record.reading import Entity, Event, Reading
from twosource.record.report import Report
from twosource.record.span import Span

events = importlib.import_module("events")

HEADER = "\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\n"
ROW = "\tx\t<s>Lorvia</s> sued <t>Dornia</t> .\tLorvia\tDornia\tACCUSE\n"
BARE = "\tx\tThe <s>court</s> freed Ana Haas .\tcourt\tAna Haas\tYIELD\n"


def test_marks_become_spans_and_a_missing_mark_is_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "plv.tsv"
    path.write_text(HEADER + ROW + BARE, encoding="utf-8")
    one, other = plv(path)
    assert one.text == "Lorvia sued Dornia ."
    assert [span.of(one.text) for span in (one.source, one.target) if span] == ["Lorvia", "Dornia"]
    assert other.target is not None
    assert other.target.of(other.text) == "Ana Haas"
    assert [one.kind, other.kind] == ["ACCUSE", "YIELD"]


def test_every_part_has_its_share_of_each_class() -> None:
    kinds = ["AID"] * 10 + ["ASSAULT"] * 5
    parts = events.folds(kinds)
    assert sorted(place for part in parts for place in part) == list(range(15))
    assert [[kinds[place] for place in part].count("ASSAULT") for part in parts] == [1] * 5


def test_macro_f1_counts_each_class_alike() -> None:
    assert events.macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]) == pytest.approx(6 / 7 / 2)


@pytest.mark.parametrize(
    ("kind", "mode", "actor", "status", "expected"),
    [
        ("COERCE", "arrest", None, "happened", ["ARREST"]),
        ("COERCE", "arrest", "city police", "happened", ["ARREST"]),
        ("COERCE", "arrest", "Ana Ruiz", "happened", []),
        ("COERCE", "arrest", None, "planned", []),
        ("ASSAULT", None, "police", "alleged", ["FORCE"]),
        ("ASSAULT", None, "mob", "happened", []),
        ("ASSAULT", None, None, "happened", []),
    ],
)
def test_what_police_do_is_told_from_what_others_do(
    kind: str, mode: str | None, actor: str | None, status: str, expected: list[str]
) -> None:
    event = Event(
        lemma="x",
        action="x",
        trigger=Span(0, 1),
        words=Span(0, 1),
        status=status,  # type: ignore[arg-type]  # plain words, from the table
        actors=("e1",) if actor else (),
        type=kind,
        mode=mode,
    )
    cast = (Entity(key="e1", kind="group", name=actor),) if actor else ()
    reading = Reading(report=Report(text="x"), entities=cast, events=(event,))
    assert list(events.police_deeds(reading, event)) == expected
