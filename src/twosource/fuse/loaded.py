"""Words that name one thing with unlike weight: "regime" and "government", "murdered" and "killed".

Which of them is right is not ours to say; that reports choose differently is.
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.fuse.draft import Draft
from twosource.fuse.events import Telling
from twosource.record.story import Difference, DifferenceValue, Statement

_GROUPS = (
    "regime government junta administration",
    "terrorist militant rebel insurgent fighter guerrilla extremist jihadist separatist",
    "murder kill slay execute assassinate butcher",
    "murder killing slaying execution assassination",
    "rioter protester demonstrator marcher mob",
    "riot protest demonstration unrest",
    "massacre killing slaughter",
    "invasion operation incursion offensive intervention",
    "migrant refugee alien",
    "settlement colony outpost",
    "mercenary contractor",
    "detain abduct kidnap seize",
)
_FORCES = "police soldier troop army navy military gendarme militia guard"
"""Who acts for a state: told of one and of another, both may have taken part."""
_GROUP_OF: dict[str, set[int]] = {}
for _number, _words in enumerate((_FORCES, *_GROUPS)):
    for _word in _words.split():
        _GROUP_OF.setdefault(_word, set()).add(_number)


def loaded_differences(statement: Statement, draft: Draft) -> list[Difference]:
    """Where the tellings of one event name a party or the deed with words of unlike weight."""
    said: dict[int, dict[str, dict[str, list[int]]]] = {}
    for position, telling in enumerate(draft.tellings):
        for lemma in _told_with(telling):
            for group in _GROUP_OF.get(lemma, ()):
                by_report = said.setdefault(group, {}).setdefault(lemma, {})
                by_report.setdefault(telling.reading.report.id, []).append(position)
    found = [
        _difference(statement, words, forces=not group) for group, words in sorted(said.items())
    ]
    return [one for one in found if one is not None]


def _told_with(telling: Telling) -> Iterator[str]:
    """The lemmas of the deed and of its parties."""
    clause = telling.wording.clause_at(telling.event.trigger)
    if clause is None:
        return
    head = clause.head_of(telling.event.trigger)
    if head is not None:
        yield clause.words[head].lemma.casefold()
        for kid in clause.kids(head, "nsubj", "obj", "obl:agent"):
            yield clause.words[kid].lemma.casefold()


def _difference(
    statement: Statement, words: dict[str, dict[str, list[int]]], *, forces: bool
) -> Difference | None:
    """Two words of which no report uses both."""
    reports = {lemma: set(found) for lemma, found in words.items()}
    apart = [
        (one, other)
        for one in sorted(words)
        for other in sorted(words)
        if one < other and not reports[one] & reports[other]
    ]
    if not apart:
        return None
    one, other = apart[0]
    values = tuple(
        DifferenceValue(
            value=lemma,
            support=tuple(sorted(at for places in words[lemma].values() for at in places)),
        )
        for lemma in (one, other)
    )
    why = f"called “{one}” and “{other}”: the words weigh differently"
    if forces:
        why = f"told of {one} and of {other}: both may have taken part"
    return Difference(
        kind="actor" if forces else "wording",
        statements=(statement.id,),
        values=values,
        verdict="compatible",
        why=why,
    )
