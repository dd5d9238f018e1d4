"""Where reports do not agree, and whether both can be true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from twosource.fuse.changes import (
    Days,
    Item,
    actor_difference,
    called_off,
    days_of,
    denial,
    place_difference,
    positions,
    reports_of,
    status_change,
    time_difference,
    two_values,
)
from twosource.fuse.comparable import comparable
from twosource.fuse.draft import Draft
from twosource.fuse.entities import Cast
from twosource.fuse.events import Telling
from twosource.fuse.figures import same_count
from twosource.fuse.loaded import loaded_differences
from twosource.fuse.numbers import differ, number_verdict, same_measure, told
from twosource.fuse.views import view_differences
from twosource.fuse.wording import Wording, bare, outlet_of
from twosource.record.reading import Reading
from twosource.record.story import Difference, DifferenceValue, Statement

_WEIGHTY = frozenset(
    "state official unofficial private working secret surprise forced voluntary legal illegal "
    "unlawful armed peaceful violent military civilian accidental deliberate joint unilateral "
    "temporary permanent partial full massive minor terrorist".split()
)
"""Words before a noun of action that change what it was, not how it is praised."""


def _number_differences(
    items: Sequence[Item], days: Days, cast: Cast, wordings: Mapping[str, Wording]
) -> list[Difference]:
    figures = [item for item in items if item[0].figure is not None]
    found = []
    for one, other in combinations(figures, 2):
        first, second = one[0], other[0]
        assert first.figure is not None
        assert second.figure is not None
        if reports_of(first) & reports_of(second) or not same_measure(first.figure, second.figure):
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
        if not comparable(one, other, wordings=wordings, cast=cast, days=days):
            continue
        verdict, why = number_verdict(
            first.figure,
            second.figure,
            bounds=({c.bound for c in one[1].counted}, {c.bound for c in other[1].counted}),
            days=(days_of(first, days), days_of(second, days)),
        )
        fixed = first.figure.unit is not None and first.figure.event == second.figure.event
        if verdict == "later" and fixed and first.figure.event is not None:
            # a toll may grow from day to day, a sentence or a price of one deed does not
            verdict, why = "conflict", f"{why.split(':')[0]}: of one deed, and not both can be true"
        values = (told(first.figure), told(second.figure))
        found.append(
            Difference(
                kind="number",
                statements=(first.id, second.id),
                values=two_values(first, second, values),
                verdict=verdict,
                why=why,
            )
        )
    return found


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
    readings: Sequence[Reading], items: Sequence[Item], cast: Cast
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
                    value=name, support=positions(statement, reports=frozenset(names[name]))
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
    entity: str, items: Sequence[Item], one: set[str], other: set[str]
) -> Statement | None:
    """The weightiest statement about the entity that reports of both spellings support."""
    fitting = [
        statement
        for statement, _ in items
        if reports_of(statement) & one
        and reports_of(statement) & other
        and _is_about(statement, entity)
    ]
    return max(fitting, key=lambda statement: statement.weight, default=None)


def _is_about(statement: Statement, entity: str) -> bool:
    if statement.event is not None:
        return entity in statement.event.actors or entity in statement.event.recipients
    return statement.quote is not None and statement.quote.speaker == entity


def _pairs(events: Sequence[Item]) -> list[tuple[Item, Item]]:
    """The pairs of events that share a party or what it is done to, in order."""
    having: dict[str, list[int]] = {}
    for position, (statement, draft) in enumerate(events):
        assert statement.event is not None
        parties = {*statement.event.actors, *statement.event.recipients}
        parties.update(one for telling in draft.tellings for one in telling.objects)
        parties.update(f"thing {t.thing}" for t in draft.tellings if t.thing)
        for party in parties:
            having.setdefault(party, []).append(position)
    found = {pair for members in having.values() for pair in combinations(members, 2)}
    return [(events[one], events[other]) for one, other in sorted(found)]


def find_differences(
    items: Sequence[Item], wordings: Sequence[Wording], cast: Cast
) -> tuple[Difference, ...]:
    """Where the supports of one statement, or two statements of one thing, do not agree.

    A value's positions count through the supports of the difference's statements, those of
    the second after those of the first.
    """
    readings = [wording.reading for wording in wordings]
    days = {reading.report.id: reading.report.published for reading in readings}
    by_report = {wording.reading.report.id: wording for wording in wordings}
    found: list[Difference | None] = list(_number_differences(items, days, cast, by_report))
    events = [item for item in items if item[0].event is not None]
    for one, other in _pairs(events):
        found.append(time_difference(one, other, cast, days))
        found.append(denial(one, other, cast, days))
        found.append(called_off(one, other, days))
        found.append(actor_difference(one, other, cast))
    for statement, draft in events:
        found.append(status_change(statement))
        found.append(place_difference(statement, draft))
        found.append(_wording_difference(statement, draft))
        found.extend(loaded_differences(statement, draft))
    found.extend(_name_differences(readings, items, cast))
    found.extend(view_differences(items, by_report))
    order = {statement.id: position for position, (statement, _) in enumerate(items)}
    known = [difference for difference in found if difference is not None]
    return tuple(
        sorted(known, key=lambda one: ([order[here] for here in one.statements], one.kind, one.why))
    )


def outlets(wordings: Sequence[Wording]) -> tuple[str, ...]:
    """The outlets of a story's reports, each once, in the order of the reports."""
    return tuple(dict.fromkeys(outlet_of(wording.reading) for wording in wordings))
