"""What a reading made nothing of, and the times and headings that it does not keep."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.read.trees import sentences_of
from twosource.read.examined import examine
from twosource.record.marks import Examined
from twosource.record.reading import Entity, Event, Figure, NameSpan, Quote, Reading
from twosource.record.report import Report
from twosource.record.span import Span

TEXT = "Osk said “Boats left” on Friday. She freed 14 men in Velda."
LINES = (
    """
Osk/Osk/NNP/2/nsubj said/say/VBD/0/root “/“/``/5/punct Boats/boat/NNS/5/nsubj left/leave/VBD/2/ccomp
 ”/”/''/5/punct on/on/IN/8/case Friday/Friday/NNP/2/obl ./././2/punct
She/she/PRP/2/nsubj freed/free/VBD/0/root 14/14/CD/4/nummod men/man/NNS/2/obj in/in/IN/6/case
 Velda/Velda/NNP/2/obl ./././2/punct
""".replace("\n ", " ")
    .strip()
    .split("\n")
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def a_reading() -> Reading:
    """Of two sentences with their names, and nothing made of them."""
    first, second = sentences_of(TEXT, LINES)
    first = replace(
        first,
        names=(NameSpan(first=0, last=0, kind="person"), NameSpan(first=7, last=7, kind="date")),
    )
    second = replace(second, names=(NameSpan(first=5, last=5, kind="place"),))
    report = Report(text=TEXT, published=dt.date(2031, 5, 5))  # a Monday
    return Reading(report=report, sentences=(first, second))


def left_out(seen: Examined) -> dict[str, tuple[str, str]]:
    return {one.span.of(TEXT): (one.what, one.why) for one in seen.left_out}


def test_times_stand_with_their_day() -> None:
    (time,) = examine(a_reading()).times
    assert (time.span, str(time.when), time.kind) == (span_of("Friday"), "2031-05-02", "date")


def test_of_an_empty_reading_everything_was_left_out() -> None:
    assert left_out(examine(a_reading())) == {
        "Osk": ("name", "person, of no entity"),
        "said": ("verb", "no event"),
        "left": ("verb", "no event"),
        "“Boats left”": ("quotation", "of no quote"),
        "She": ("pronoun", "for nobody who is known"),
        "freed": ("verb", "no event"),
        "14": ("number", "counts nothing that is known"),
        "Velda": ("name", "place, of no entity"),
    }


def test_what_was_read_is_not_left_out_and_a_verb_says_where_it_went() -> None:
    osk = Entity(key="e0", kind="person", name="Osk", mentions=(span_of("Osk"), span_of("She")))
    velda = Entity(key="e1", kind="place", name="Velda", mentions=(span_of("Velda"),))
    quote = Quote(words=span_of("Boats left"), direct=True, cue=span_of("said"), speaker="e0")
    freed = Event(
        lemma="free",
        action="free",
        trigger=span_of("freed"),
        words=span_of("She freed 14 men in Velda"),
        status="happened",
    )
    figure = Figure(
        words=span_of("14 men"), amount=span_of("14"), value=14.0, unit=None, what="men"
    )
    reading = replace(
        a_reading(), entities=(osk, velda), quotes=(quote,), events=(freed,), figures=(figure,)
    )
    assert left_out(examine(reading)) == {
        "said": ("verb", "cue of a quote"),
        "left": ("verb", "inside a direct quote"),
    }


def test_a_heading_is_marked_and_its_verbs_say_so() -> None:
    text = "Osk Visits Northern Harbour"
    line = (
        "Osk/Osk/NNP/2/nsubj Visits/visit/VBZ/0/root Northern/Northern/NNP/4/compound "
        "Harbour/Harbour/NNP/2/obj"
    )
    seen = examine(Reading(report=Report(text=text), sentences=sentences_of(text, [line])))
    assert seen.headings == {0}
    assert ("verb", "in a heading") in [(one.what, one.why) for one in seen.left_out]
