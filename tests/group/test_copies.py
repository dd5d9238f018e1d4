from __future__ import annotations

import datetime as dt

from twosource.group.copies import find_copies
from twosource.record.reading import Reading
from twosource.record.report import Report

PASSAGE = "the old pier at Velda fell into the sea shortly after noon on Friday"


def _reading(text: str, *, day: int, outlet: str) -> Reading:
    return Reading(report=Report(text=text, outlet=outlet, published=dt.date(2031, 5, day)))


def test_a_run_of_the_same_words_is_found_in_both_reports() -> None:
    first = _reading(f"Witnesses said {PASSAGE}, and ran.", day=1, outlet="A")
    second = _reading(f"On Saturday we learnt that {PASSAGE.upper()}.", day=2, outlet="B")
    (passage,) = find_copies([second, first])
    assert (passage.one, passage.other) == (first.report.id, second.report.id)
    assert passage.one_span.of(first.report.text) == PASSAGE
    assert passage.words == 14
    assert 0.7 < passage.shared < 0.9


def test_runs_with_a_word_changed_between_are_one_passage() -> None:
    first = _reading(f"{PASSAGE} while {PASSAGE[::1]} again", day=1, outlet="A")
    second = _reading(f"{PASSAGE} when {PASSAGE} again", day=2, outlet="B")
    (passage,) = find_copies([first, second])
    assert passage.words == 29


def test_the_same_quotation_is_no_copy() -> None:
    first = _reading(f"“I saw how {PASSAGE},” Ana Ruiz said.", day=1, outlet="A")
    second = _reading(f"Ruiz told us: “I saw how {PASSAGE}.”", day=2, outlet="B")
    assert find_copies([first, second]) == ()


def test_seven_words_are_common_phrasing() -> None:
    first = _reading("the old pier at Velda fell into ruin", day=1, outlet="A")
    second = _reading("the old pier at Velda fell into disuse", day=2, outlet="B")
    assert find_copies([first, second]) == ()
