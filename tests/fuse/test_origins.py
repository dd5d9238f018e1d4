from __future__ import annotations

from collections.abc import Callable

from twosource.fuse.origins import find_origins
from twosource.record.passage import SharedPassage
from twosource.record.reading import Reading
from twosource.record.span import Span

Make = Callable[..., Reading]

CREDITED = "The pier fell, the Northern News Agency reports. The mayor spoke. The sea rose."


def _passage(one: Reading, other: Reading, *, words: int = 40) -> SharedPassage:
    return SharedPassage(
        one=one.report.id,
        other=other.report.id,
        one_span=Span(0, 8),
        other_span=Span(0, 8),
        words=words,
        shared=0.2,
        dependence=0.9 if words > 20 else 0.2,
    )


def _credited(make: Make, *, byline: str | None = None, whole: bool = False) -> Reading:
    scope = CREDITED if whole else "The pier fell, the Northern News Agency reports."
    words = "the Northern News Agency reports"
    return make(text=CREDITED, byline=byline, credits=[("Northern News Agency", words, scope)])


def test_a_credit_for_a_sentence_and_no_own_work_stands_on_the_wire(make: Make) -> None:
    (origin,) = find_origins([_credited(make)], ()).all
    assert (origin.kind, origin.name) == ("wire", "Northern News Agency")
    assert "covers 1 sentence; the rest: probable" in origin.why
    assert "“the Northern News Agency reports”" in origin.why


def test_beside_a_byline_a_credit_covers_its_sentence_only(make: Make) -> None:
    reading = _credited(make, byline="Ilse Brandt")
    origins = find_origins([reading], ())
    report = reading.report.id
    assert [origin.kind for origin in origins.all] == ["own", "wire"]
    assert origins.at(report, Span(0, 14)) == "o2"
    assert origins.at(report, Span(50, 60)) == "o1"


def test_two_reports_that_print_one_agency_are_one_origin(make: Make) -> None:
    second = make(
        text=CREDITED,
        outlet="The Quay",
        credits=[("Northern News Agency", "the Northern News Agency reports", CREDITED)],
    )
    origins = find_origins([_credited(make, whole=True), second], ())
    assert len(origins.all) == 1
    assert len(origins.all[0].reports) == 2


def test_a_later_copy_stands_where_the_earlier_report_does(make: Make) -> None:
    earlier = make(text="The pier fell at noon.", published="2031-05-01")
    later = make(text="The pier fell at noon, too.", outlet="The Quay")
    (origin,) = find_origins([later, earlier], [_passage(earlier, later)]).all
    assert origin.kind == "copy"
    assert "The Quay prints 40 words as Lumo Gazette has them" in origin.why


def test_a_copy_of_a_report_that_a_later_one_credits_stands_on_the_wire(make: Make) -> None:
    earlier = make(text="The pier fell at noon.", outlet="The Quay", published="2031-05-01")
    later = _credited(make, whole=True)
    (origin,) = find_origins([earlier, later], [_passage(earlier, later)]).all
    assert origin.kind == "wire"


def test_a_short_shared_passage_is_no_copy(make: Make) -> None:
    earlier = make(text="The pier fell at noon.", published="2031-05-01")
    later = make(text="The pier fell at noon, too.", outlet="The Quay")
    assert len(find_origins([earlier, later], [_passage(earlier, later, words=9)]).all) == 2


def test_reports_of_one_outlet_are_one_origin(make: Make) -> None:
    first, second = make(text="The pier fell."), make(text="The pier stood again.")
    (origin,) = find_origins([first, second], ()).all
    assert origin.kind == "unknown"


def test_an_outlet_that_credits_itself_is_one_origin(make: Make) -> None:
    text = "CNN obtained a photo. The pier fell, CNN reports. The mayor spoke."
    credit = ("CNN", "CNN reports", "The pier fell, CNN reports.")
    reading = make(text=text, outlet="edition.cnn.com", credits=[credit])
    (origin,) = find_origins([reading], ()).all
    assert origin.why == "edition.cnn.com is CNN itself"
