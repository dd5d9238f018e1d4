"""What a sentence says of an event's certainty."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.record.reading import Status
from twosource.record.span import Span


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sentence says of an event's certainty.

    Attributes:
        status: None when nothing is said to have happened or to come.
        hedge: the words that weaken it.
        voices: words that speak above it, nearest first (`said`, `calls`).
        trying: the "attempted" or "tried" above it, part of the event's own name.
        assumed: a noun taken for granted ("Putin's visit is seen as …"): happened only if the
            report says so elsewhere.
    """

    status: Status | None
    hedge: Span | None = None
    voices: tuple[int, ...] = ()
    trying: int | None = None
    assumed: bool = False


NOTHING = Standing(None)
