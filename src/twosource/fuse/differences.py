"""Where reports do not agree, and whether both can be true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations

from twosource.fuse.actions import DURATIVE
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
from twosource.fuse.figures import same_count
from twosource.fuse.numbers import differ, number_verdict, same_measure, told
from twosource.fuse.wording import Wording, bare, outlet_of
from twosource.record.reading import Reading
from twosource.record.story import Difference, DifferenceValue, Statement

_WEIGHTY = frozenset(
    "state official unofficial private working secret surprise forced voluntary legal illegal "
    "unlawful armed peaceful violent military civilian accidental deliberate joint unilateral "
    "temporary permanent partial full massive minor terrorist".split()
)
"""Words before a noun of action that change what it was, not how it is praised."""

_DIFFERENT_DAYS = 3  # days further apart are of two events rather than of one told two ways

_Item = tuple[Statement, Draft]


def _positions(
    statement: Statement, *, reports: frozenset[str] | None = None, offset: int = 0
) -> tuple[int, ...]:
    return tuple(
        offset + position
        for position, support in enumerate(statement.support)
        if reports is None or support.report in reports
    )


def _reports(statement: Statement) -> frozenset[str]:
    return frozenset(support.report for support in statement.support)


def _two(
    one: Statement, other: Statement, values: tuple[str, str]
) -> tuple[DifferenceValue, DifferenceValue]:
    """Values of two statements; positions run on from the first's supports to the second's."""
    return (
        DifferenceValue(value=values[0], support=_positions(one)),
        DifferenceValue(value=values[1], support=_positions(other, offset=len(one.support))),
    )


def _days(statement: Statement, days: Mapping[str, dt.date | None]) -> set[dt.date]:
    found = (days.get(support.report) for support in statement.support)
    return {day for day in found if day is not None}


def _number_differences(
    items: Sequence[_Item], days: Mapping[str, dt.date | None]
) -> list[Difference]:
    figures = [item for item in items if item[0].figure is not None]
    found = []
    for one, other in combinations(figures, 2):
        first, second = one[0], other[0]
        assert first.figure is not None
        assert second.figure is not None
        if _reports(first) & _reports(second) or not same_measure(first.figure, second.figure):
            continue
        if not differ(first.figure, second.figure):
            continue
        if not any(
            same_count(here, there) for here in one[1].counted for there in other[1].counted
        ):
            continue
        when, when2 = one[1].when, other[1].when
        if when is not None and when2 is not None and not when.overlaps(when2):
            continue
        verdict, why = number_verdict(
            first.figure,
            second.figure,
            bounds=({c.bound for c in one[1].counted}, {c.bound for c in other[1].counted}),
            days=(_days(first, days), _days(second, days)),
        )
        values = (told(first.figure), told(second.figure))
        found.append(
            Difference(
                kind="number",
                statements=(first.id, second.id),
                values=_two(first, second, values),
                verdict=verdict,
                why=why,
            )
        )
    return found


def _alike(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether two tellings are of one action of the same parties, time and status aside."""
    return (
        one.reading.report.id != other.reading.report.id
        and same_action(one, other)
        and participants_agree(one, other, cast)
        and evidence(one, other, cast) >= ENOUGH
        and bool(set(one.actors) & set(other.actors) or one.objects & other.objects)
    )


def _time_difference(one: _Item, other: _Item, cast: Cast) -> Difference | None:
    (first, draft), (second, draft2) = one, other
    when, when2 = draft.when, draft2.when
    if when is None or when2 is None or when.begins.day is None or when2.begins.day is None:
        return None
    if first.event is None or second.event is None or first.event.status != second.event.status:
        return None
    durative = draft.tellings[0].action in DURATIVE
    apart = abs((when.first - when2.first).days)
    if times_agree(when, when2, durative=durative) or apart > _DIFFERENT_DAYS:
        return None
    if not all(_alike(here, there, cast) for here in draft.tellings for there in draft2.tellings):
        return None
    return Difference(
        kind="time",
        statements=(first.id, second.id),
        values=_two(first, second, (str(when), str(when2))),
        verdict="conflict",
        why=f"the same is told of {when} and of {when2}",
    )


def _denial(one: _Item, other: _Item, cast: Cast) -> Difference | None:
    (first, draft), (second, draft2) = one, other
    assert first.event is not None
    assert second.event is not None
    statuses = {first.event.status, second.event.status}
    if statuses not in ({"denied", "happened"}, {"denied", "alleged"}):
        return None
    durative = draft.tellings[0].action in DURATIVE
    if not times_agree(draft.when, draft2.when, durative=durative):
        return None
    if not any(_alike(here, there, cast) for here in draft.tellings for there in draft2.tellings):
        return None
    return Difference(
        kind="status",
        statements=(first.id, second.id),
        values=_two(first, second, (first.event.status, second.event.status)),
        verdict="conflict",
        why=f"{first.event.status} in one report, {second.event.status} in another",
    )


def _status_change(statement: Statement) -> Difference | None:
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


def _noun_phrase(telling: Telling) -> tuple[str, ...]:
    """The weighty words before a noun of action; empty for a verb."""
    clause = telling.wording.clause_at(telling.event.trigger)
    head = clause.head_of(telling.event.trigger) if clause else None
    if clause is None or head is None or not telling.nominal:
        return ()
    kids = clause.kids(head, "amod", "compound")
    return tuple(
        clause.words[kid].lemma.casefold()
        for kid in kids
        if clause.words[kid].lemma.casefold() in _WEIGHTY
    )


def _wording_difference(statement: Statement, draft: Draft) -> Difference | None:
    """One report says "state visit", the other "visit" and never more."""
    said: dict[str, dict[tuple[str, ...], list[int]]] = {}
    for position, telling in enumerate(draft.tellings):
        if telling.nominal:
            report = said.setdefault(telling.reading.report.id, {})
            report.setdefault(_noun_phrase(telling), []).append(position)
    if len(said) < 2:
        return None
    phrases: dict[tuple[str, ...], list[int]] = {}
    for report in said.values():
        fullest = max(report, key=lambda words: (len(words), words))
        phrases.setdefault(fullest, []).extend(report[fullest])
    if len(phrases) < 2:
        return None
    noun = draft.tellings[0].event.lemma
    nouns = [telling.event.lemma for telling in draft.tellings if telling.nominal]
    noun = nouns[0] if nouns else noun
    values = tuple(
        DifferenceValue(value=" ".join([*words, noun]), support=tuple(sorted(phrases[words])))
        for words in sorted(phrases, key=lambda words: (-len(words), words))
    )
    told = " and ".join(f"“{value.value}”" for value in values)
    return Difference(
        kind="wording",
        statements=(statement.id,),
        values=values,
        verdict="compatible",
        why=f"called {told}: the words weigh differently",
    )


def _spellings(readings: Sequence[Reading], cast: Cast) -> dict[str, dict[str, set[str]]]:
    """For each person, the sets of name parts in use, each with its reports."""
    found: dict[str, dict[str, set[str]]] = {}
    for reading in readings:
        for entity in reading.entities:
            one = cast.id_of(reading.report.id, entity.key)
            if one is not None and entity.kind == "person" and entity.named:
                found.setdefault(one, {}).setdefault(entity.name, set()).add(reading.report.id)
    return found


def _spelt_apart(one: str, other: str) -> bool:
    """Whether two names are spelt differently, not only shortened or turned about."""
    here, there = set(bare(one).split()), set(bare(other).split())
    left, right = here - there, there - here
    return any(len(token) > 1 for token in left) and any(len(token) > 1 for token in right)


def _name_differences(
    readings: Sequence[Reading], items: Sequence[_Item], cast: Cast
) -> list[Difference]:
    found = []
    for entity, names in sorted(_spellings(readings, cast).items()):
        pairs = [pair for pair in combinations(sorted(names), 2) if _spelt_apart(*pair)]
        for one, other in pairs[:1]:
            if names[one] & names[other]:
                continue
            statement = _shared_statement(entity, items, names[one], names[other])
            if statement is None:
                continue
            values = tuple(
                DifferenceValue(
                    value=name, support=_positions(statement, reports=frozenset(names[name]))
                )
                for name in (one, other)
            )
            why = f"one name spelt two ways: “{one}” and “{other}”"
            found.append(
                Difference(
                    kind="name",
                    statements=(statement.id,),
                    values=values,
                    verdict="compatible",
                    why=why,
                )
            )
    return found


def _shared_statement(
    entity: str, items: Sequence[_Item], one: set[str], other: set[str]
) -> Statement | None:
    """The weightiest statement about the entity that reports of both spellings support."""
    fitting = [
        statement
        for statement, _ in items
        if _reports(statement) & one
        and _reports(statement) & other
        and _is_about(statement, entity)
    ]
    return max(fitting, key=lambda statement: statement.weight, default=None)


def _is_about(statement: Statement, entity: str) -> bool:
    if statement.event is not None:
        return entity in statement.event.actors or entity in statement.event.recipients
    return statement.quote is not None and statement.quote.speaker == entity


def find_differences(
    items: Sequence[_Item], wordings: Sequence[Wording], cast: Cast
) -> tuple[Difference, ...]:
    """Where the supports of one statement, or two statements of one thing, do not agree.

    A value's positions count through the supports of the difference's statements, those of
    the second after those of the first.
    """
    readings = [wording.reading for wording in wordings]
    days = {reading.report.id: reading.report.published for reading in readings}
    found: list[Difference | None] = list(_number_differences(items, days))
    events = [item for item in items if item[0].event is not None]
    for one, other in combinations(events, 2):
        found.append(_time_difference(one, other, cast))
        found.append(_denial(one, other, cast))
    for statement, draft in events:
        found.append(_status_change(statement))
        found.append(_wording_difference(statement, draft))
    found.extend(_name_differences(readings, items, cast))
    order = {statement.id: position for position, (statement, _) in enumerate(items)}
    known = [difference for difference in found if difference is not None]
    return tuple(
        sorted(known, key=lambda one: ([order[here] for here in one.statements], one.kind, one.why))
    )


def outlets(wordings: Sequence[Wording]) -> tuple[str, ...]:
    """The outlets of a story's reports, each once, in the order of the reports."""
    return tuple(dict.fromkeys(outlet_of(wording.reading) for wording in wordings))
