"""A fact that the record holds three ways is shown once, and nothing that says more is left out."""

from __future__ import annotations

from dataclasses import replace

from tests.show.conftest import a_story, an_event
from twosource.record.span import Span
from twosource.record.story import (
    Difference,
    DifferenceValue,
    Statement,
    StoryFigure,
    StoryQuote,
    Support,
)
from twosource.show.repeats import carried_by, told_within
from twosource.show.terminal import story_lines

TEXT = "Police detained 14 sailors near the pier, the harbour office said."


def at(words: str, *holders: str) -> Support:
    start = TEXT.index(words)
    return Support(
        report="r1", span=Span(start, start + len(words)), words=words, origin="o1", holders=holders
    )


def detained(text: str = "Police detained 14 sailors near the pier.") -> Statement:
    words = "Police detained 14 sailors near the pier"
    return an_event(1, text, at(words, "e3"), holders=("e3",))


def said(words: str, *, speaker: str = "e3") -> Statement:
    return Statement(
        id="s2",
        kind="quote",
        text=words,
        quote=StoryQuote(speaker=speaker, words=words, direct=False, cue="said"),
        support=(at(words),),
        origins=1,
    )


FIGURE = Statement(
    id="s3",
    kind="figure",
    text="“detained 14 sailors”",
    figure=StoryFigure(what="sailors", value=14.0, unit=None, approximate=False),
    support=(at("detained 14 sailors"),),
    origins=1,
)


def test_a_figure_and_a_quote_that_only_repeat_an_event_are_told_by_it() -> None:
    quote = said("Police detained 14 sailors near the pier")
    assert told_within(a_story(detained(), quote, FIGURE)) == {"s2": "s1", "s3": "s1"}


def test_a_quote_with_more_to_say_keeps_its_line() -> None:
    event = detained("Police detained 14 sailors.")
    quote = said("Police detained 14 sailors near the pier")
    assert told_within(a_story(event, quote, FIGURE)) == {"s3": "s1"}


def test_the_same_words_of_another_speaker_keep_their_line() -> None:
    quote = said("Police detained 14 sailors near the pier", speaker="e2")
    assert told_within(a_story(detained(), quote)) == {}


def test_a_figure_that_the_sentence_leaves_out_keeps_its_line() -> None:
    assert told_within(a_story(detained("Police detained sailors."), FIGURE)) == {}


def test_the_event_shows_how_its_figure_differs() -> None:
    other = replace(FIGURE, id="s4", support=(replace(FIGURE.support[0], report="r2"),))
    difference = Difference(
        kind="number",
        statements=("s3", "s4"),
        values=(
            DifferenceValue(value="14", support=(0,)),
            DifferenceValue(value="20", support=(1,)),
        ),
        verdict="conflict",
        why="not both can be true",
    )
    story = a_story(detained(), FIGURE, other, differences=(difference,))
    lines = [str(one) for one in story_lines(story, width=100)]
    event = next(at for at, one in enumerate(lines) if "detained 14 sailors near" in one)
    assert "≠ “14” A, “20” B" in " ".join(lines[event : event + 3])


def test_an_accusation_is_told_by_what_it_is_of() -> None:
    accused = an_event(1, "Ruiz accused Haas.", at("Police detained 14 sailors"))
    assert accused.event is not None
    accused = replace(
        accused,
        event=replace(accused.event, action="accuse", actors=("e3",), recipients=("e1",)),
    )
    alleged = an_event(
        2, "Haas is alleged to have lied.", at("near the pier", "e3"), status="alleged"
    )
    assert told_within(a_story(accused, alleged)) == {"s1": "s2"}
    other = replace(alleged, support=(at("near the pier", "e2"),))
    assert told_within(a_story(accused, other)) == {}


def test_a_deed_of_old_is_told_by_the_background_that_holds_it() -> None:
    words = "Police detained 14 sailors"
    deed = an_event(1, "Police detained 14 sailors.", at(words), when="1911")
    whole = "Police detained 14 sailors near the pier"
    fact = Statement(id="s2", kind="background", text=f"{whole}.", support=(at(whole),), origins=1)
    assert told_within(a_story(deed, fact)) == {"s1": "s2"}
    today = an_event(1, "Police detained 14 sailors.", at(words), when="2031-05-02")
    assert told_within(a_story(today, fact)) == {}


def test_what_is_told_over_two_steps_belongs_to_the_line_that_stays() -> None:
    assert carried_by({"s1": "s2", "s2": "s3", "s4": "s3"}) == {"s3": ("s1", "s2", "s4")}
