from __future__ import annotations

import datetime as dt

from twosource.group.copies import find_copies
from twosource.record.reading import Reading
from twosource.record.report import Report

PASSAGE = "the old pier at Velda fell into the sea shortly after noon on Friday"

LONG = " ".join(f"{word} then {PASSAGE} again" for word in "first now soon later once more".split())


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


def test_the_same_quotation_is_marked_as_one_and_no_dependence() -> None:
    first = _reading(f"“I saw how {PASSAGE},” Ana Ruiz said.", day=1, outlet="A")
    second = _reading(f"Ruiz told us: “I saw how {PASSAGE}.”", day=2, outlet="B")
    (passage,) = find_copies([first, second])
    assert passage.quoted == (True, True)
    assert passage.dependence < 0.1


def test_a_post_shown_as_such_is_quoted() -> None:
    post = f"I saw how {PASSAGE}! — Ana Ruiz (@anaruiz) May 1, 2031"
    first = _reading(f"The mayor wrote.\n\n{post}\n\nShe left.", day=1, outlet="A")
    second = _reading(f"She posted this:\n\n{post}\n\nNobody answered.", day=2, outlet="B")
    (passage,) = find_copies([first, second])
    assert passage.quoted == (True, True)


def test_prose_that_another_quotes_counts_when_its_outlet_is_named() -> None:
    first = _reading(f"Witnesses said {PASSAGE}. {LONG}.", day=1, outlet="Quay Post")
    told = f"“Witnesses said {PASSAGE}. {LONG},” the Quay Post wrote."
    named = _reading(told, day=2, outlet="B")
    unnamed = _reading(told.replace("the Quay Post", "she"), day=2, outlet="C")
    assert find_copies([first, named])[0].dependence > 0.3
    assert find_copies([first, unnamed])[0].dependence < 0.1


def test_the_order_of_the_reports_changes_nothing() -> None:
    story = [
        _reading(f"{word} {PASSAGE} {word}.", day=day, outlet=word)
        for day, word in ((1, "One"), (2, "Two"), (2, "Three"))
    ]
    assert find_copies(story) == find_copies(story[::-1])


def test_seven_words_are_common_phrasing() -> None:
    first = _reading("the old pier at Velda fell into ruin", day=1, outlet="A")
    second = _reading("the old pier at Velda fell into disuse", day=2, outlet="B")
    assert find_copies([first, second]) == ()


def test_the_caption_of_a_photo_on_file_is_no_copy() -> None:
    caption = f"FILE - In this May 1, 2030, file photo, one sees how {LONG}."
    first = _reading(f"The mayor spoke.\n\n{caption}", day=1, outlet="A")
    second = _reading(f"{caption}\n\nNobody was hurt.", day=2, outlet="B")
    assert all(passage.dependence < 0.1 for passage in find_copies([first, second]))
