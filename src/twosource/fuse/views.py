"""Opposed views of one thing by people who are named; both stay their own.

Two views are opposed when they are of one noun, or of one noun's praise and blame, and one
calls it what the other says it is not. Short lists of judging words, no more: what they do not
know is no difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.fuse.draft import Draft
from twosource.fuse.wording import Clause, Wording
from twosource.record.span import Span
from twosource.record.story import Difference, DifferenceValue, Statement

_GOOD = frozenset(
    """success win victory triumph good great fair just right legal lawful progress breakthrough
    achievement welcome historic positive helpful wise necessary brave safe useful effective
    strong praise welcome hail applaud laud endorse support defend""".split()
)
_BAD = frozenset(
    """failure defeat loss bad terrible unfair unjust wrong illegal unlawful setback disaster
    disgrace betrayal shame negative harmful foolish reckless unnecessary dangerous useless
    ineffective weak denounce condemn criticize criticise decry slam blast reject deplore oppose
    attack""".split()
)
_MOST_WORDS = 30  # a longer speech judges more than one thing


@dataclass(frozen=True, slots=True)
class _View:
    statement: Statement
    speaker: str
    thing: str
    good: bool


def view_differences(
    items: Sequence[tuple[Statement, Draft]], wordings: Mapping[str, Wording]
) -> list[Difference]:
    """The pairs of opposed views, each thing once for each pair of speakers."""
    views = [view for statement, _ in items for view in _views(statement, wordings)]
    found: dict[tuple[str, str, str], Difference] = {}
    for one, other in combinations(views, 2):
        if one.thing != other.thing or one.speaker == other.speaker or one.good == other.good:
            continue
        key = (one.thing, *sorted((one.speaker, other.speaker)))
        found.setdefault((key[0], key[1], key[2]), _difference(one, other))
    return list(found.values())


def _difference(one: _View, other: _View) -> Difference:
    first, second = one.statement, other.statement
    here = range(len(first.support))
    there = range(len(first.support), len(first.support) + len(second.support))
    return Difference(
        kind="view",
        statements=(first.id, second.id),
        values=(
            DifferenceValue(value=first.text, support=tuple(here)),
            DifferenceValue(value=second.text, support=tuple(there)),
        ),
        verdict="compatible",
        why=f"opposed views of the {one.thing}, each its speaker’s own",
    )


def _views(statement: Statement, wordings: Mapping[str, Wording]) -> list[_View]:
    """What a quote, or praise and blame told as a deed, says of what."""
    support = statement.support[0]
    clause = wordings[support.report].clause_at(support.span)
    if clause is None:
        return []
    if statement.quote is not None and statement.quote.speaker is not None:
        return _judged(statement, statement.quote.speaker, clause, support.span)
    event = statement.event
    if event is not None and event.status == "happened" and len(event.actors) == 1:
        return _praised(statement, event.actors[0], clause, support.span)
    return []


def _judged(statement: Statement, speaker: str, clause: Clause, span: Span) -> list[_View]:
    """Of "the visit is a failure": a judging predicate, and the noun that is its subject."""
    inside = clause.positions(span)
    if len(inside) > _MOST_WORDS:
        return []
    found = []
    for at in inside:
        subjects = clause.kids(at, "nsubj")
        side = _side(clause, at) if clause.kids(at, "cop") and subjects else None
        if side is not None and clause.words[subjects[0]].upos == "NOUN":
            thing = clause.words[subjects[0]].lemma.casefold()
            found.append(_View(statement, speaker, thing, side))
    return found


def _praised(statement: Statement, speaker: str, clause: Clause, span: Span) -> list[_View]:
    """Of "denounced the ruling": the verb, and the noun that is its object."""
    found = []
    for at in clause.positions(span):
        objects = clause.kids(at, "obj")
        if clause.words[at].upos != "VERB" or not objects:
            continue
        side = _side(clause, at)
        if side is not None and clause.words[objects[0]].upos == "NOUN":
            thing = clause.words[objects[0]].lemma.casefold()
            found.append(_View(statement, speaker, thing, side))
    return found


def _side(clause: Clause, at: int) -> bool | None:
    """Whether a word praises, True, or blames, False; a "not" turns it; None for neither."""
    lemma = clause.words[at].lemma.casefold()
    if (lemma in _GOOD) == (lemma in _BAD):
        return None
    kids = [clause.words[kid].text.casefold() for kid in clause.kids(at, "advmod", "det")]
    turned = any(text in ("not", "n't", "n’t", "never", "no") for text in kids)
    return (lemma in _GOOD) != turned
