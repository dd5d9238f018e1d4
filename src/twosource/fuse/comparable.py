"""Whether two numbers of two reports are told of one thing, so that they can differ at all.

A story's reports are full of numbers of other days and places: older attacks, other firms, parts
of a whole. Two are compared only where the sentences around them show one event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from twosource.fuse.changes import Days, Item
from twosource.fuse.entities import Cast
from twosource.fuse.wording import Clause, Wording
from twosource.record.story import Support
from twosource.text.harms import HARMED, HARMS
from twosource.text.verbs import REPORTING

_OLD = dt.timedelta(days=30)
"""What is dated so long before its report is told as history."""

_LEAD = 4  # sentences
_NEAR = dt.timedelta(days=3)
_SHARED = 2
"""Words that the sentences of two numbers share besides what is counted."""

_CONTENT = frozenset({"NOUN", "PROPN", "VERB"})
_PLAIN = (
    frozenset("people person other man woman be have do".split()) | REPORTING | {*HARMS, *HARMED}
)
_PARTS = frozenset({"of", "among", "including"})


def comparable(
    one: Item, other: Item, *, wordings: Mapping[str, Wording], cast: Cast, days: Days
) -> bool:
    """Whether some telling of the one is of the same thing as some telling of the other."""
    return any(
        _same(here, there, one=one, other=other, wordings=wordings, cast=cast, days=days)
        for here in one[0].support
        for there in other[0].support
    )


def _same(
    here: Support,
    there: Support,
    *,
    one: Item,
    other: Item,
    wordings: Mapping[str, Wording],
    cast: Cast,
    days: Days,
) -> bool:
    first, second = wordings[here.report], wordings[there.report]
    clause, clause2 = first.clause_at(here.span), second.clause_at(there.span)
    if clause is None or clause2 is None:
        return True  # no sentence stands around them that could say otherwise
    if _is_old(one, days.get(here.report)) or _is_old(other, days.get(there.report)):
        return _same_day(one, other)
    if _degrees(clause, here) != _degrees(clause2, there):
        return False
    if _is_part(clause, here) != _is_part(clause2, there):
        return False
    if _apart(here, there, clause, clause2, cast):
        return False
    figure, figure2 = one[0].figure, other[0].figure
    assert figure is not None
    assert figure2 is not None
    if figure.event is not None and figure.event == figure2.event:
        return True
    if "vague" in (figure.bound, figure2.bound):
        return False  # "dozens" and 17: of one event, or nothing
    alike = any(
        count.lemmas == count2.lemmas for count in one[1].counted for count2 in other[1].counted
    )
    shared = _shared(clause, clause2, one, other)
    names = {word.lemma.casefold() for word in clause.words if word.upos == "PROPN"}
    telling = len(shared) >= _SHARED and bool(shared - names)
    if figure.unit is not None:
        full = any(
            len(count.lemmas & count2.lemmas) >= _SHARED
            for count in one[1].counted
            for count2 in other[1].counted
        )
        # shares and prices are of many things that are called alike, lengths and spans are not
        loose = figure.unit == "%" or figure.unit[:3].isupper()
        return (full and (alike or not loose)) or (alike and telling and figure.unit != "%")
    if any(count.action in HARMS for count in one[1].counted):
        leading = _leads(first, here) and _leads(second, there)
        return telling or (leading and _near(here, there, days))
    acts, acts2 = ({count.action for count in item[1].counted} for item in (one, other))
    same_deed = bool((acts & acts2) - {None}) and len(shared) >= _SHARED
    return alike and (telling or same_deed)


def _shared(clause: Clause, clause2: Clause, one: Item, other: Item) -> set[str]:
    """The words that two sentences share besides what is counted."""
    counted = {lemma for count in (*one[1].counted, *other[1].counted) for lemma in count.lemmas}
    return (_context(clause) & _context(clause2)) - counted


def _is_old(item: Item, published: dt.date | None) -> bool:
    when = item[1].when
    return when is not None and published is not None and when.last < published - _OLD


def _same_day(one: Item, other: Item) -> bool:
    when, when2 = one[1].when, other[1].when
    return when is not None and when2 is not None and when.overlaps(when2)


def _degrees(clause: Clause, support: Support) -> set[str]:
    """What weighs the harm: "critically", "slightly"."""
    return {
        clause.words[at].lemma.casefold()
        for at in clause.positions(support.span)
        if clause.words[at].upos == "ADV" and clause.words[at].text.casefold().endswith("ly")
    }


def _is_part(clause: Clause, support: Support) -> bool:
    """Whether a number is a part of those it stands with: "21 of the girls"."""
    inside = clause.positions(support.span)
    return any(
        clause.words[at].upos == "NUM"
        and at + 1 < len(clause.words)
        and clause.words[at + 1].text.casefold() in _PARTS
        for at in inside
    )


def _apart(here: Support, there: Support, one: Clause, other: Clause, cast: Cast) -> bool:
    """Whether the two sentences name places, and none of both."""
    places = [
        {
            entity
            for _, entity in cast.mentions_in(support.report, clause.sentence.span)
            if cast[entity].kind in ("place", "state")
        }
        for support, clause in ((here, one), (there, other))
    ]
    return bool(places[0] and places[1] and not places[0] & places[1])


def _context(clause: Clause) -> set[str]:
    """The weighty lemmas of a sentence."""
    return {
        word.lemma.casefold()
        for word in clause.words
        if word.upos in _CONTENT and word.lemma.casefold() not in _PLAIN
    }


def _leads(wording: Wording, support: Support) -> bool:
    """Whether the words stand in a report's first sentences."""
    before = sum(sentence.span.end <= support.span.start for sentence in wording.reading.sentences)
    return before < _LEAD


def _near(here: Support, there: Support, days: Days) -> bool:
    one, other = days.get(here.report), days.get(there.report)
    return one is not None and other is not None and abs(one - other) <= _NEAR
