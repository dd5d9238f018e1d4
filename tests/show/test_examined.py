"""One report with its marks: everything that was read of it can be seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from twosource.record.dates import PartialDate, When
from twosource.record.marks import Examined, LeftOut, TimeMark
from twosource.record.reading import (
    Background,
    Credit,
    Entity,
    Event,
    Figure,
    Quote,
    Reading,
    Sentence,
    Word,
)
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.show.examined import examined_lines
from twosource.show.layout import Piece, cells
from twosource.show.marked import Mark, marked

TEXT = (
    "Torrin may visit two ports in Orrin on Friday, said Osk (Northern Wire).\n\n"
    "Orrin lies by the sea. She went."
)
FRIDAY = When.on(PartialDate(2031, 5, 2))


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def a_sentence(words: str, paragraph: int) -> Sentence:
    first, *others = words.rstrip(".").split()
    tree = [
        (first, 1, "nsubj"),
        *((word, -1 if not at else 1, "dep") for at, word in enumerate(others)),
    ]
    return Sentence(
        span=span_of(words),
        paragraph=paragraph,
        words=tuple(
            Word(
                text=word,
                span=span_of(word),
                lemma=word.lower(),
                upos="NOUN",
                xpos="NN",
                head=head,
                relation=relation if head >= 0 else "root",
            )
            for word, head, relation in tree
        ),
        names=(),
    )


@pytest.fixture
def seen() -> Examined:
    """One of each thing that a reading holds."""
    entities = (
        Entity(
            key="e0",
            kind="person",
            name="Ilva Torrin",
            variants=("Torrin",),
            roles=("President of Velia",),
            country="VEL",
            sector="GOV",
            mentions=(span_of("Torrin"),),
        ),
        Entity(key="e1", kind="place", name="Orrin", mentions=(span_of("Orrin"),)),
        Entity(key="e2", kind="person", name="Osk", mentions=(span_of("Osk"),)),
    )
    event = Event(
        lemma="visit",
        action="visit",
        trigger=span_of("visit"),
        words=span_of("Torrin may visit two ports in Orrin on Friday"),
        status="possible",
        actors=("e0",),
        place="e1",
        when=FRIDAY,
        obj=span_of("two ports"),
        hedge=span_of("may"),
        holders=("e2", "e1"),
        type="CONSULT",
        mode="visit",
    )
    reading = Reading(
        report=Report(text=TEXT, outlet="Velian Post", published=dt.date(2031, 5, 5)),
        sentences=(
            a_sentence(
                "Torrin may visit two ports in Orrin on Friday, said Osk (Northern Wire).", 0
            ),
            a_sentence("Orrin lies by the sea.", 1),
            a_sentence("She went.", 1),
        ),
        entities=entities,
        events=(event,),
        quotes=(Quote(words=event.words, direct=False, cue=span_of("said"), speaker="e2"),),
        figures=(
            Figure(
                words=span_of("two ports"),
                amount=span_of("two"),
                value=2.0,
                unit=None,
                what="ports",
            ),
        ),
        backgrounds=(Background(words=span_of("Orrin lies by the sea"), about=("e1",)),),
        credits=(
            Credit(
                agency="Northern Wire", span=span_of("(Northern Wire)"), scope=Span(0, len(TEXT))
            ),
        ),
    )
    return Examined(
        reading=reading,
        number=2,
        total=3,
        headings=frozenset({2}),
        times=(TimeMark(span=span_of("Friday"), kind="date", when=FRIDAY),),
        left_out=(
            LeftOut(span=span_of("She"), what="pronoun", why="for nobody who is known"),
            LeftOut(span=span_of("went"), what="verb", why="in a heading"),
        ),
    )


def printed(seen: Examined, *, width: int = 200, with_trees: bool = False) -> str:
    lines = examined_lines(seen, width=width, with_trees=with_trees)
    return "\n".join(str(one) for one in lines)


def test_the_text_stands_with_its_marks_in_it(seen: Examined) -> None:
    text = printed(seen)
    assert (
        "[[Torrin·e0] may [visit·v1] [two ports·f1] in [Orrin·e1] on [Friday·t1]·q1], "
        "said [Osk·e2] [(Northern Wire)·c1]." in text
    )
    assert "[She·?] went." in text


@pytest.mark.parametrize(
    "told",
    [
        "Report 2 of 3",
        "outlet    Velian Post",
        "v1  visit · possible · CONSULT/visit · by e0 Ilva Torrin · at e1 Orrin · when 2031-05-02",
        "object “two ports” · hedge “may” · on the word of e2 Osk, after e1 Orrin · words “Torrin",
        "q1  indirect · speaker e2 Osk · cue “said” · words “Torrin may visit",
        "f1  2 · of “ports” · words “two ports”",
        "t1  2031-05-02 · date · “Friday”",
        "c1  Northern Wire · “(Northern Wire)” · covers sentences 1 to 3",
        "b   background · about e1 Orrin · words “Orrin lies by the sea”",
        "left out pronoun “She” (for nobody who is known); verb “went” (in a heading)",
        "3  paragraph 2 · heading, tells nothing by itself",
        "e0  Ilva Torrin · person · President of Velia · VEL · GOV · also Torrin · in sentence 1",
    ],
)
def test_each_thing_has_a_line(seen: Examined, told: str) -> None:
    assert told in printed(seen)


def test_what_is_not_known_is_said_to_be_so(seen: Examined) -> None:
    event = Event(
        lemma="go",
        action="go",
        trigger=span_of("went"),
        words=span_of("She went"),
        status="happened",
    )
    quote = Quote(words=span_of("She"), direct=True, cue=None, speaker=None)
    reading = Reading(
        report=Report(text=TEXT),
        sentences=seen.reading.sentences,
        events=(event,),
        quotes=(quote,),
    )
    time = TimeMark(span=span_of("Friday"), kind="vague", when=None)
    text = printed(Examined(reading=reading, number=1, total=1, times=(time,)))
    assert "outlet    not known" in text
    assert "go · happened · of no type · by nobody known · undated" in text
    assert "direct · speaker not known · no cue" in text
    assert "not settled by its words · vague" in text
    assert "no entities" in text


def test_what_stands_in_no_sentence_is_told_as_well(seen: Examined) -> None:
    assert "outside the sentences" not in printed(seen)
    reading = replace(seen.reading, sentences=seen.reading.sentences[1:])
    text = printed(replace(seen, reading=reading, headings=frozenset()))
    assert text.index("outside the sentences") < text.index("c1  Northern Wire")


def test_trees_stand_under_their_sentence_on_request(seen: Examined) -> None:
    assert "nsubj" not in printed(seen)
    lines = printed(seen, with_trees=True).splitlines()
    at = lines.index("      lies  root  NOUN/NN  lies")
    assert lines[at + 1] == "        Orrin  nsubj  NOUN/NN  orrin"


@pytest.mark.parametrize("width", [60, 80, 140])
def test_every_line_fits(seen: Examined, width: int) -> None:
    lines = printed(seen, width=width, with_trees=True).splitlines()
    assert max(cells(one) for one in lines) <= width


def test_marks_that_cross_and_run_over_the_end_are_all_told() -> None:
    text = "one two three four"
    marks = [
        Mark(Span(0, 7), "a", "event"),
        Mark(Span(4, 13), "b", "quote"),
        Mark(Span(8, 40), "c", "time"),
    ]
    pieces = list(marked(text, Span(0, 18), marks))
    assert "".join(piece.text for piece in pieces) == "[one [two·a] [three·b] four"
    assert Piece("two", "event") in pieces


def test_what_could_steer_a_terminal_is_not_printed() -> None:
    text = "a \x1b[31mred\x1b[0m word\u202e"
    pieces = marked(text, Span(0, len(text)), [Mark(Span(2, 10), "e0", "entity")])
    assert "".join(piece.text for piece in pieces) == "a [[31mred·e0][0m word"


def test_attitudes_sources_and_parts_are_told(seen: Examined) -> None:
    quote = replace(seen.reading.quotes[0], speaker=None, source=span_of("said"))
    reading = replace(seen.reading, attitudes=(quote,), discourse=("main", None, None))
    text = printed(replace(seen, reading=reading), width=400)
    assert "paragraph 1 · main" in text
    assert "attitude · indirect · speaker not known · source “said”" in text
