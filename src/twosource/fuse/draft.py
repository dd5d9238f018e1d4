"""A statement before it has its number."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.fuse.events import Telling
from twosource.record.dates import When
from twosource.record.reading import Bound
from twosource.record.span import Span
from twosource.record.story import (
    StatementKind,
    StoryEvent,
    StoryFigure,
    StoryQuote,
    Support,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All of a statement but its id and what the whole story gives (weight, silence).

    Attributes:
        tellings: for an event, one for each support, in the same order; none for rules, whose
            supports stand behind the others.
        counted: for a figure, the lemmas of what is counted, the governing action and
            the bound ("least", "most", or none), one for each support.
        triggers: for a figure, the words that tell of its event, each with its report's id.
    """

    kind: StatementKind
    text: str
    support: tuple[Support, ...]
    holders: tuple[str, ...] = ()
    when: When | None = None
    event: StoryEvent | None = None
    quote: StoryQuote | None = None
    figure: StoryFigure | None = None
    tellings: tuple[Telling, ...] = ()
    counted: tuple[Counted, ...] = ()
    triggers: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What one report's figure counts: lemmas of the thing, the action it stands in, its bound."""

    lemmas: frozenset[str]
    action: str | None
    bound: Bound | None


def shared_holders(support: tuple[Support, ...]) -> tuple[str, ...]:
    """On whose word a statement stands: nobody's when some report states it in its own voice.

    A rule in a report's own voice does not put the case it covers in that voice.
    """
    stated = [one for one in support if not one.general] or support
    if any(not one.holders for one in stated):
        return ()
    return stated[0].holders
