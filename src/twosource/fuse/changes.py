"""What two statements of one deed do not agree on: its day, its status, who did it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from twosource.fuse.actions import DURATIVE, action_of
from twosource.fuse.draft import Draft
from twosource.fuse.entities import Cast
from twosource.fuse.events import (
    ENOUGH,
    Telling,
    evidence,
    participants_agree,
    same_action,
    times_agree,
)
from twosource.record.dates import When
from twosource.record.story import (
    Difference,
    DifferenceKind,
    DifferenceValue,
    Statement,
    Verdict,
)
from twosource.text.verbs import EVENT_NOUNS

_DIFFERENT_DAYS = 3  # days further apart are of two events rather than of one told two ways
_PLANS = ("planned", "expected")
_CALLING_OFF = frozenset({"cancel", "postpone", "scrap", "abandon", "call off", "suspend"})
_NIGHT = frozenset("night late evening midnight overnight".split())
_MORNING = frozenset("night early morning dawn midnight overnight".split())
_ONCE = frozenset({"kill", "murder", "assassinate", "win", "shoot", "found", "marry", "invent"})
"""Deeds that one thing or person undergoes once, by the one who does it."""

_SAME_END = 4  # words

Item = tuple[Statement, Draft]
Days = Mapping[str, dt.date | None]


def positions(
    statement: Statement, *, reports: frozenset[str] | None = None, offset: int = 0
) -> tuple[int, ...]:
    """The places of a statement's supports, of some reports alone, counted on from an offset."""
    return tuple(
        offset + position
        for position, support in enumerate(statement.support)
        if reports is None or support.report in reports
    )


def reports_of(statement: Statement) -> frozenset[str]:
    """The ids of the reports that tell it."""
    return frozenset(support.report for support in statement.support)


def two_values(
    one: Statement, other: Statement, values: tuple[str, str]
) -> tuple[DifferenceValue, DifferenceValue]:
    """Values of two statements; positions run on from the first's supports to the second's."""
    return (
        DifferenceValue(value=values[0], support=positions(one)),
        DifferenceValue(value=values[1], support=positions(other, offset=len(one.support))),
    )


def days_of(statement: Statement, days: Days) -> set[dt.date]:
    """The days of the reports that tell it, as far as they are known."""
    found = (days.get(support.report) for support in statement.support)
    return {day for day in found if day is not None}


def _comes_later(one: Statement, other: Statement, days: Days) -> bool:
    """Whether all reports of the one came after all of the other."""
    here, there = days_of(one, days), days_of(other, days)
    return bool(here and there and min(here) > max(there))


def _alike(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether two tellings are of one action of the same parties, time and status aside."""
    return (
        one.reading.report.id != other.reading.report.id
        and same_action(one, other)
        and participants_agree(one, other, cast)
        and evidence(one, other, cast) >= ENOUGH
        and bool(set(one.actors) & set(other.actors) or one.objects & other.objects)
    )


def _told_alike(one: Item, other: Item, cast: Cast) -> bool:
    """Whether all tellings are alike, or both statements read the same of other reports."""
    if reports_of(one[0]) & reports_of(other[0]):
        return False
    if one[0].text == other[0].text and len(one[0].text.split()) > 3:
        return True
    return all(_alike(here, there, cast) for here in one[1].tellings for there in other[1].tellings)


def time_difference(one: Item, other: Item, cast: Cast, days: Days) -> Difference | None:
    """One deed on two days, or a plan that was put off."""
    (first, draft), (second, draft2) = one, other
    when, when2 = draft.when, draft2.when
    if when is None or when2 is None or when.begins.day is None or when2.begins.day is None:
        return None
    if first.event is None or second.event is None or first.event.status != second.event.status:
        return None
    durative = draft.tellings[0].action in DURATIVE
    apart = abs((when.first - when2.first).days)
    planned = first.event.status in _PLANS
    if times_agree(when, when2, durative=durative):
        return None
    if apart > _DIFFERENT_DAYS and not planned:
        return None
    if not _told_alike(one, other, cast):
        return None
    said = f"the same is told of {when} and of {when2}"
    if planned and (_comes_later(first, second, days) or _comes_later(second, first, days)):
        why = f"{said}: put off"
        return _difference("time", first, second, (str(when), str(when2)), "later", why)
    if apart == 1 and _is_night(draft, draft2, when, when2):
        why = f"{said}: in the night between the two"
        return _difference("time", first, second, (str(when), str(when2)), "compatible", why)
    return _difference("time", first, second, (str(when), str(when2)), "conflict", said)


def _is_night(one: Draft, other: Draft, when: When, when2: When) -> bool:
    """Whether the earlier is told of a late hour and the later of an early one."""
    early, late = (one, other) if when.first < when2.first else (other, one)
    return _tells_of(early, _NIGHT) and _tells_of(late, _MORNING)


def _tells_of(draft: Draft, words: frozenset[str]) -> bool:
    told = [
        word.text.casefold()
        for telling in draft.tellings
        for word in telling.wording.words_in(telling.event.words)
    ]
    return any(word in words for word in told)


def denial(one: Item, other: Item, cast: Cast, days: Days) -> Difference | None:
    """What one has as done, or planned, and the other as not done."""
    (first, draft), (second, draft2) = one, other
    assert first.event is not None
    assert second.event is not None
    statuses = {first.event.status, second.event.status}
    if "denied" not in statuses or len(statuses) != 2:
        return None
    (status,) = statuses - {"denied"}
    if status not in ("happened", "alleged", *_PLANS):
        return None
    durative = draft.tellings[0].action in DURATIVE
    if not times_agree(draft.when, draft2.when, durative=durative):
        return None
    alike = any(_alike(here, there, cast) for here in draft.tellings for there in draft2.tellings)
    if not alike and not _reads_alike(one, other):
        return None
    denied, told = (first, second) if first.event.status == "denied" else (second, first)
    values = (first.event.status, second.event.status)
    if status in _PLANS:
        if not _comes_later(denied, told, days):
            return None
        why = "planned in one report, and not done by a later one: it did not come off"
        return _difference("status", first, second, values, "later", why)
    if "yet" in denied.text.split() and _comes_later(told, denied, days):
        why = "not yet done in one report, done in a later one"
        return _difference("status", first, second, values, "later", why)
    why = f"{first.event.status} in one report, {second.event.status} in another"
    return _difference("status", first, second, values, "conflict", why)


def _reads_alike(one: Item, other: Item) -> bool:
    """Whether the same is said to be done to the same: all behind the verb is equal."""
    if reports_of(one[0]) & reports_of(other[0]):
        return False
    if not same_action(one[1].tellings[0], other[1].tellings[0]):
        return False
    here, there = one[0].text.split(), other[0].text.split()
    return here[-_SAME_END:] == there[-_SAME_END:] and here[:2] == there[:2]


def called_off(one: Item, other: Item, days: Days) -> Difference | None:
    """A plan in one report that a later one has called off: "cancelled her visit"."""
    for (plan, draft), (off, draft2) in ((one, other), (other, one)):
        if plan.event is None or off.event is None or plan.event.status not in _PLANS:
            continue
        if off.event.status != "happened" or not set(plan.event.actors) & set(off.event.actors):
            continue
        deeds = {
            action_of(EVENT_NOUNS.get(telling.thing, telling.thing))
            for telling in draft2.tellings
            if telling.thing and telling.action in _CALLING_OFF
        }
        if draft.tellings[0].action in deeds and _comes_later(off, plan, days):
            why = "planned in one report, called off in a later one"
            return _difference("status", plan, off, (plan.event.status, "called off"), "later", why)
    return None


def actor_difference(one: Item, other: Item, cast: Cast) -> Difference | None:
    """One deed that happens once, told of two people who are named and are not the same."""
    (first, draft), (second, draft2) = one, other
    if first.event is None or second.event is None:
        return None
    if (first.event.status, second.event.status) != ("happened", "happened"):
        return None
    if draft.tellings[0].action not in _ONCE or reports_of(first) & reports_of(second):
        return None
    if not all(
        _undergone_alike(here, there, cast) for here in draft.tellings for there in draft2.tellings
    ):
        return None
    names = [_named_doer(statement, cast) for statement in (first, second)]
    if None in names or names[0] == names[1]:
        return None
    values = (str(names[0]), str(names[1]))
    why = f"the same deed is told of {values[0]} and of {values[1]}"
    return _difference("actor", first, second, values, "conflict", why)


def _undergone_alike(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether two tellings differ in nothing but who did it, and name a day that both have."""
    when, when2 = one.event.when, other.event.when
    same_day = when is not None and when2 is not None and when == when2
    exact = when is not None and when.begins.day is not None
    shared = one.objects & other.objects or (one.thing is not None and one.thing == other.thing)
    apart = not set(one.actors) & set(other.actors)
    return bool(same_action(one, other) and same_day and exact and shared and apart)


def _named_doer(statement: Statement, cast: Cast) -> str | None:
    """The name of the one person who did it; None when there are more or none."""
    assert statement.event is not None
    actors = statement.event.actors
    if len(actors) != 1 or cast[actors[0]].kind != "person" or not cast.is_named(actors[0]):
        return None
    return cast[actors[0]].name


_TOWNS = frozenset({"town", "city", "village"})


def place_difference(statement: Statement, draft: Draft) -> Difference | None:
    """One deed of one day told of two towns; of other places one may lie in the other."""
    event = statement.event
    if event is None or event.status != "happened" or draft.when is None:
        return None
    if draft.when.begins.day is None or draft.tellings[0].action in DURATIVE:
        return None
    towns: dict[str, list[int]] = {}
    for position, telling in enumerate(draft.tellings):
        for town in _towns_of(telling):
            towns.setdefault(town, []).append(position)
    if len(towns) != 2:
        return None
    (one, here), (other, there) = sorted(towns.items())
    reports = [{draft.support[at].report for at in found} for found in (here, there)]
    if reports[0] & reports[1]:
        return None
    values = tuple(
        DifferenceValue(value=town, support=tuple(found)) for town, found in sorted(towns.items())
    )
    why = f"the same deed of one day is told of the towns of {one} and {other}"
    return Difference(
        kind="place", statements=(statement.id,), values=values, verdict="conflict", why=why
    )


def _towns_of(telling: Telling) -> list[str]:
    """The names behind "the town of" where the deed was done."""
    clause = telling.wording.clause_at(telling.event.trigger)
    head = clause.head_of(telling.event.trigger) if clause else None
    if clause is None or head is None:
        return []
    return [
        clause.words[name].text
        for kid in clause.kids(head, "obl")
        if clause.words[kid].lemma.casefold() in _TOWNS
        for name in clause.kids(kid, "nmod", "appos")
        if clause.words[name].upos == "PROPN"
    ]


def status_change(statement: Statement) -> Difference | None:
    """One report has it as a plan, another as done."""
    values: dict[str, list[int]] = {}
    for position, support in enumerate(statement.support):
        if support.status is not None:
            values.setdefault(support.status, []).append(position)
    done = {one.report for one in statement.support if one.status in ("ongoing", "happened")}
    deeds = [status for status in ("ongoing", "happened") if status in values]
    plans = [
        status
        for status in ("expected", "planned")
        if any(statement.support[at].report not in done for at in values.get(status, ()))
    ]
    if not plans or not deeds:
        return None
    return Difference(
        kind="status",
        statements=(statement.id,),
        values=tuple(
            DifferenceValue(value=status, support=tuple(values[status])) for status in plans + deeds
        ),
        verdict="later",
        why=f"{plans[0]} in one telling, {deeds[-1]} in another: what was to come has come",
    )


def _difference(
    kind: DifferenceKind,
    first: Statement,
    second: Statement,
    values: tuple[str, str],
    verdict: Verdict,
    why: str,
) -> Difference:
    return Difference(
        kind=kind,
        statements=(first.id, second.id),
        values=two_values(first, second, values),
        verdict=verdict,
        why=why,
    )
