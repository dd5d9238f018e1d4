"""Statements that another one of the story tells in full, so that a page shows a fact once.

The record keeps them all: "Police held 14 sailors, the harbour office said" is an event, what
the office said, and a figure. What is left out of a page has every word in the line that stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from twosource.record.span import Span
from twosource.record.story import Statement, StoryRecord, Support

_STEM_CHARS = 4
_SMALL = frozenset(
    "a an the of in on at to for by and or that it its he she they his her their has have had "
    "is are was were be been will would".split()
)
_TIMES = frozenset(
    "mond tues wedn thur frid satu sund "
    "janu febr marc apri may june july augu sept octo nove dece".split()
)
_CALLS = frozenset("accuse charge blame demand urge".split())
_MOST_GAP_CHARS = 6  # ", of "
_MOST_SPARE_CHARS = 3  # "“Three" and "three ": marks around words that are else the same


def told_within(story: StoryRecord) -> dict[str, str]:
    """The id of each statement that another one tells in full, with the id of that one."""
    events = [one for one in story.statements if one.event is not None]
    found: dict[str, str] = {}
    for one in story.statements:
        teller = _teller(one, events)
        if teller is not None:
            found[one.id] = teller.id
    for background in story.statements:
        for event in events:
            if background.kind == "background" and _is_told_of_old(event, background):
                found.setdefault(event.id, background.id)
    for call in events:
        for event in events:
            if call is not event and _is_called_for(call, event):
                found.setdefault(call.id, event.id)
    for event in events:
        spoken = _spoken_as(event, story.statements)
        if spoken is not None and event.id not in found.values():
            found[event.id] = spoken.id
    return found


def _teller(one: Statement, events: Sequence[Statement]) -> Statement | None:
    """The event that a figure or a quote in other words says no more than."""
    for event in events:
        if one.figure is not None and _holds_figure(event, one):
            return event
        if one.quote is not None and not one.quote.direct and _holds_quote(event, one):
            return event
    return None


def _holds_figure(event: Statement, figure: Statement) -> bool:
    """Whether the number stands in the event's own words and in its sentence."""
    number = _numbers(figure.support[0].words)
    return (
        bool(number)
        and number <= _numbers(event.text)
        and _each_within(figure.support, event.support)
    )


def _numbers(words: str) -> set[str]:
    """The words that carry a number: those with digits, or the first of "Twelve people"."""
    digits = set(re.findall(r"\d[\d,.]*\d|\d", words))
    return digits or set(words.casefold().split()[:1])


def _holds_quote(event: Statement, quote: Statement) -> bool:
    """Whether what is said is this event, on the speaker's word or as the speaker's own deed."""
    assert event.event is not None
    assert quote.quote is not None
    speaker = quote.quote.speaker
    dated = event.event.when is not None
    if speaker is None or not _says_all(event.text, quote.quote.words, dated=dated):
        return False
    own_deed = speaker in event.event.actors and event.event.status == "happened"
    if own_deed and _each_within(quote.support, event.support):
        return True
    return all(
        any(
            other.report == one.report
            and other.holders[:1] == (speaker,)
            and (one.span.covers(other.span) or other.span.covers(one.span))
            for other in event.support
        )
        for one in quote.support
    )


def _says_all(text: str, words: str, *, dated: bool) -> bool:
    """Whether every word of weight stands in the text, by its first letters.

    The names of days and months need not, where the event has its time beside it.
    """
    return _stems(words) - (_TIMES if dated else set()) <= _stems(text)


def _stems(words: str) -> set[str]:
    found = re.findall(r"[^\W_]+", words.casefold())
    return {word[:_STEM_CHARS] for word in found if word not in _SMALL}


def _each_within(inner: Sequence[Support], outer: Sequence[Support]) -> bool:
    """Whether every support lies inside one of the others of the same report."""
    return all(
        any(other.report == one.report and other.span.covers(one.span) for other in outer)
        for one in inner
    )


def _is_told_of_old(event: Statement, background: Statement) -> bool:
    """Whether a deed of a year long gone stands in a background fact with all its words."""
    when = event.event.when if event.event is not None else None
    return (
        when is not None
        and "-" not in when
        and _each_within(event.support, background.support)
        and _says_all(background.text, event.text, dated=False)
    )


def _is_called_for(call: Statement, event: Statement) -> bool:
    """Whether an accusation or a demand is told again by what it is of, on the same word."""
    if call.event is None or event.event is None or call.event.status != "happened":
        return False
    if call.event.action not in _CALLS:
        return False
    if event.event.status not in ("alleged", "demanded") or not call.event.actors:
        return False
    if event.event.status == "alleged" and not {*call.event.recipients} & {*event.event.actors}:
        return False
    return all(
        any(
            other.report == one.report
            and other.holders == call.event.actors
            and _is_next(one.span, other.span)
            for other in event.support
        )
        for one in call.support
    )


def _is_next(one: Span, other: Span) -> bool:
    """Whether the other words follow with no more than an "of" between."""
    return one.covers(other) or other.covers(one) or 0 <= other.start - one.end <= _MOST_GAP_CHARS


def _spoken_as(event: Statement, statements: Sequence[Statement]) -> Statement | None:
    """The quote, as it was spoken, that an event without a sentence of its own repeats."""
    if "“" not in event.text:
        return None
    for one in statements:
        if one.quote is None or not one.quote.direct:
            continue
        spare = sum(len(support.words) for support in one.support) - sum(
            len(support.words) for support in event.support
        )
        if _each_within(event.support, one.support) and spare <= _MOST_SPARE_CHARS:
            return one
    return None


def carried_by(told: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each statement that tells others, those others.

    What is told by one that another tells again is told by that other.
    """
    found: dict[str, list[str]] = {}
    for inner in told:
        outer = told[inner]
        while outer in told:
            outer = told[outer]
        found.setdefault(outer, []).append(inner)
    return {outer: tuple(inner) for outer, inner in found.items()}
