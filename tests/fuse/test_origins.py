from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from twosource.fuse.origins import find_origins
from twosource.record.passage import SharedPassage
from twosource.record.reading import Credit, Reading
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


def test_the_words_that_show_a_copy_are_kept_with_their_places(make: Make) -> None:
    earlier = make(text="The pier fell at noon.", published="2031-05-01")
    later = make(text="The pier fell at noon, too.", outlet="The Quay")
    (origin,) = find_origins([later, earlier], [_passage(earlier, later)]).all
    (shown,) = [one for one in origin.evidence if one.kind == "passage"]
    assert (shown.report, shown.other) == (later.report.id, earlier.report.id)
    assert shown.span.of(later.report.text) == "The pier"
    assert shown.other_span is not None
    assert shown.other_span.of(earlier.report.text) == "The pier"


def test_a_chain_of_copies_is_one_origin(make: Make) -> None:
    first = make(text="The pier fell at noon.", outlet="One", published="2031-05-01")
    second = make(text="The pier fell at noon, too.", outlet="Two", published="2031-05-02")
    third = make(text="The pier fell at noon, three.", outlet="Three", published="2031-05-03")
    passages = [_passage(first, second), _passage(second, third)]
    assert len(find_origins([third, first, second], passages).all) == 1


def test_a_report_with_work_of_its_own_copies_in_its_passages_only(make: Make) -> None:
    text = "The pier fell. " + "Nobody in the town was hurt by it on that day. " * 20
    earlier = make(text="The pier fell at noon.", published="2031-05-01")
    later = make(text=text, outlet="The Quay", byline="Ilse Brandt")
    origins = find_origins([earlier, later], [_passage(earlier, later)])
    one, other = earlier.report.id, later.report.id
    assert origins.of_report(one) != origins.of_report(other)
    assert origins.at(other, Span(0, 8)) == origins.of_report(one)
    assert not origins.are_independent(one, other)


def test_one_who_names_the_other_stands_on_it_whatever_the_day(make: Make) -> None:
    earlier = make(text="The Quay wrote: the pier fell.", published="2031-05-01")
    later = make(text="The pier fell at noon.", outlet="The Quay", byline="Ilse Brandt")
    passage = replace(_passage(earlier, later), names=(True, False))
    (origin,) = find_origins([earlier, later], [passage]).all
    assert "Lumo Gazette prints 40 words as The Quay has them, which it names" in origin.why


def test_two_agencies_printed_by_one_newsroom_stay_two(make: Make) -> None:
    coast = make(text="The pier fell.", outlet="Coast News Agency", published="2031-05-01")
    hill = make(text="The tower fell.", outlet="Hill News Agency", published="2031-05-01")
    coast = replace(coast, credits=(_whole_credit("Coast News Agency", coast),))
    hill = replace(hill, credits=(_whole_credit("Hill News Agency", hill),))
    first = make(text="The pier fell, too.", outlet="The Quay")
    second = make(text="The tower fell, too.", outlet="The Quay")
    passages = [_passage(coast, first), _passage(hill, second)]
    origins = find_origins([coast, hill, first, second], passages)
    assert [origin.name for origin in origins.all] == ["Coast News Agency", "Hill News Agency"]


def _whole_credit(agency: str, reading: Reading) -> Credit:
    length = len(reading.report.text)
    return Credit(agency=agency, span=Span(0, 3), scope=Span(0, length))


def test_two_domains_of_one_newsroom_are_one_origin(make: Make) -> None:
    first = make(text="The pier fell.", outlet="www.bbc.co.uk")
    second = make(text="The pier stood again.", outlet="bbc.com")
    assert len(find_origins([first, second], ()).all) == 1


def test_outlets_of_one_owner_are_two_and_their_owner_is_told(make: Make) -> None:
    first = make(text="The pier fell at noon.", outlet="Vox", published="2031-05-01")
    second = make(text="The pier fell at noon, too.", outlet="The Verge", published="2031-05-02")
    assert len(find_origins([first, second], ()).all) == 2
    (origin,) = find_origins([first, second], [_passage(first, second)]).all
    assert "both belong to Vox Media" in origin.why


def test_a_quote_told_to_an_agency_does_not_make_the_report_its(make: Make) -> None:
    told = "He told Northern News Agency that it fell."
    reading = make(
        text=f"{told} The sea rose.",
        credits=[("Northern News Agency", "told Northern News Agency", told)],
    )
    origins = find_origins([reading], ())
    assert [origin.kind for origin in origins.all] == ["unknown", "wire"]


def test_a_press_release_is_known_by_its_opening(make: Make) -> None:
    reading = make(text="VELDA, May 1 /PRNewswire/ -- Lumo Ferries bought a pier.")
    (origin,) = find_origins([reading], ()).all
    assert origin.kind == "release"


def test_the_order_of_reports_does_not_matter(make: Make) -> None:
    story = [make(text=f"The pier fell at {hour}.", outlet=f"O{hour}") for hour in range(4)]
    passages = [_passage(story[0], story[1]), _passage(story[2], story[3])]
    assert find_origins(story, passages) == find_origins(story[::-1], passages[::-1])
