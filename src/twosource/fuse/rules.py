"""A rule for all of a kind, and the duty of one of them that it covers.

"Members must detain suspects" says nothing of Lorvia by name. Where a court itself says that
Lorvia must detain Ana Ruiz, for whom it has a warrant, the rule in other reports stands
behind that duty: they state it in their own voice, as a rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.fuse.entities import Cast
from twosource.fuse.events import Telling

_MEMBERS = frozenset(
    """country countries nation nations state states member members party parties signatory
    signatories government governments""".split()
)


def rules_behind(groups: Sequence[Sequence[Telling]], cast: Cast) -> dict[int, list[int]]:
    """For the position of each duty that rules cover, the positions of these rules.

    A rule that could cover two duties covers neither.
    """
    duties = [at for at, group in enumerate(groups) if _is_duty(group, cast)]
    found: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        if not all(_is_rule(telling, cast) for telling in group):
            continue
        covered = [duty for duty in duties if _covers(group, groups[duty], groups, cast)]
        if len(covered) == 1:
            found.setdefault(covered[0], []).append(at)
    return found


def _is_duty(group: Sequence[Telling], cast: Cast) -> bool:
    """Whether one named state or body is obliged to do something to somebody named."""
    first = group[0]
    named = all(cast.is_named(one) for one in (*first.actors, *first.recipients))
    return (
        first.event.status == "obliged"
        and len(first.actors) == 1
        and bool(first.recipients)
        and named
    )


def _is_rule(telling: Telling, cast: Cast) -> bool:
    """Whether all members of a kind are obliged, in a report's own voice, to do it to any."""
    if telling.event.status != "obliged" or telling.holders or not telling.actors:
        return False
    if any(cast.is_named(one) for one in (*telling.actors, *telling.recipients)):
        return False
    return all(cast[one].name.split()[-1].casefold() in _MEMBERS for one in telling.actors)


def _covers(
    rule: Sequence[Telling],
    duty: Sequence[Telling],
    groups: Sequence[Sequence[Telling]],
    cast: Cast,
) -> bool:
    """Whether a rule is of the body that lays the duty on and wants the one it is about."""
    if any(telling.action != duty[0].action for telling in rule):
        return False
    bodies = {holder for telling in duty for holder in telling.holders}
    wanted = {
        issuer
        for group in groups
        for telling in group
        if "warrant" in telling.event.action and set(duty[0].recipients) <= set(telling.recipients)
        for issuer in telling.actors
    }
    return any(all(_names(telling, body, cast) for telling in rule) for body in bodies & wanted)


def _names(telling: Telling, body: str, cast: Cast) -> bool:
    """Whether the sentence of a telling names a body."""
    clause = telling.wording.clause_at(telling.event.trigger)
    if clause is None:
        return False
    mentions = cast.mentions_in(telling.reading.report.id, clause.sentence.span)
    return any(entity == body for _, entity in mentions)
