"""How attributions are read from brat files, put together from quotes, and counted."""

from __future__ import annotations

import importlib

import pytest

from twosource.record.reading import Entity, Quote, Reading
from twosource.record.report import Report
from twosource.record.span import Span

quotes = importlib.import_module("quotes")

TEXT = '"Ore sails," Ruiz said. "Salt stays." Haas hopes that it does.'


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


BRAT = """\
T1\tSource 12 16\tRuiz
T2\tCue 17 21\tsaid
T3\tContent 24 37;0 12\tSalt
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tCue 43 48\thopes
T6\tContent 49 61\tthat it does
E2\tAttribution:T7 Cue:T5 Content:T6
E3\tAttribution:T8 Cue:T5
"""


def reading(*said: Quote) -> Reading:
    people = (
        Entity(key="e0", kind="person", name="Ruiz", mentions=(at("Ruiz"),)),
        Entity(key="e1", kind="person", name="Haas", mentions=(at("Haas"),)),
    )
    return Reading(report=Report(text=TEXT), entities=people, quotes=said)


ORE = Quote(words=at("Ore sails"), direct=True, cue=at("said"), speaker="e0")
SALT = Quote(words=at("Salt stays."), direct=True, cue=None, speaker="e0")
HOPE = Quote(words=at("it does"), direct=False, cue=at("hopes"), speaker="e1")


def test_a_brat_file_gives_its_attributions_with_pieces_in_order() -> None:
    first, second = quotes.read_brat(BRAT)
    assert first.content == (Span(0, 12), Span(24, 37))
    assert (first.cue, first.source) == ((Span(17, 21),), (Span(12, 16),))
    assert second.source == ()


def test_a_quote_without_a_cue_goes_to_the_one_before_it_of_the_same_speaker() -> None:
    one, other = quotes.attributions(reading(ORE, SALT, HOPE))
    assert one.content == (at("Ore sails"), at("Salt stays."))
    assert one.source == (at("Ruiz"),)
    assert other.cue == (at("hopes"),)


def test_what_is_said_inside_the_words_of_another_is_left_out() -> None:
    whole = Quote(words=at("Haas hopes that it does"), direct=False, cue=at("said"), speaker="e0")
    assert len(quotes.attributions(reading(whole, HOPE))) == 1


def test_all_is_right_when_only_marks_and_that_differ() -> None:
    score = quotes.Score()
    score.add(reading(ORE, SALT, HOPE), quotes.read_brat(BRAT))
    row = score.row()
    assert row["content exact F1"] == row["partial F1"] == row["cue F1"] == 1
    assert row["whole F1"] == 0.5  # the hope has no source in the marked file
    assert row["right speaker P"] == row["right speaker R"] == 1


def test_half_of_a_content_counts_by_its_letters() -> None:
    score = quotes.Score()
    score.add(reading(ORE), quotes.read_brat(BRAT)[:1])
    row = score.row()
    assert row["content exact F1"] == 0
    assert row["partial P"] == 1
    assert row["partial R"] == pytest.approx(8 / 17)
    assert len(score.errors) == 1


def test_a_content_missed_and_one_too_much_are_told_as_errors() -> None:
    score = quotes.Score()
    score.add(reading(HOPE), quotes.read_brat(BRAT)[:1])
    assert [error.partition(":")[0] for error in score.errors] == ["too much", "missed"]
    assert score.row()["partial F1"] == 0
