"""A report's text with its marks in it: `[Torrin·e0] [visited·v1] [Orrin·e2] [on Friday·t1]`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from twosource.record.marks import Examined
from twosource.record.span import Span
from twosource.show.layout import Piece, Style, clean

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text with the name under which it is told below."""

    span: Span
    name: str
    style: Style


def marks_of(seen: Examined) -> list[Mark]:
    """Every mark of a report: v for events, q quotes, f figures, t times, c credits; e entities.

    Numbers count through the whole report, in the order of the reading.
    """
    reading = seen.reading
    marks = [
        Mark(span, entity.key, "entity") for entity in reading.entities for span in entity.mentions
    ]
    marks += [Mark(one.trigger, f"v{at}", "event") for at, one in _numbered(reading.events)]
    marks += [Mark(one.words, f"q{at}", "quote") for at, one in _numbered(reading.quotes)]
    marks += [Mark(one.words, f"f{at}", "figure") for at, one in _numbered(reading.figures)]
    marks += [Mark(one.span, f"t{at}", "time") for at, one in _numbered(seen.times)]
    marks += [Mark(one.span, f"c{at}", "credit") for at, one in _numbered(reading.credits)]
    nobody = [one.span for one in seen.left_out if one.what in ("name", "pronoun")]
    marks += [Mark(span, "?", "warning") for span in nobody]
    return sorted(set(marks), key=_outermost_first)


def _numbered(items: Sequence[Item]) -> Iterator[tuple[int, Item]]:
    yield from enumerate(items, start=1)


def _outermost_first(mark: Mark) -> tuple[int, int, str]:
    return mark.span.start, -mark.span.end, mark.name


def marked(text: str, within: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The words of a stretch, each mark between brackets with its name before the closing one.

    A mark that runs over an end of the stretch is open there: it has no bracket at that end.
    Marks may cross one another, which is why the name stands at the end.
    """
    inside = [mark for mark in marks if mark.span.overlaps(within)]
    cuts = {within.start, within.end}
    cuts.update(at for mark in inside for at in (mark.span.start, mark.span.end))
    ordered = sorted(cut for cut in cuts if within.start <= cut <= within.end)
    for start, end in pairwise(ordered):
        opened = [mark for mark in inside if mark.span.start == start]
        yield from (Piece("[", "dim") for _ in opened)
        over = [mark for mark in inside if mark.span.start <= start and end <= mark.span.end]
        style = min(over, key=lambda m: m.span.end - m.span.start).style if over else "plain"
        yield Piece(_printable(text[start:end]), style)
        closed = [mark for mark in inside if mark.span.end == end]
        for mark in sorted(closed, key=lambda mark: -mark.span.start):
            yield Piece(f"·{mark.name}", mark.style)
            yield Piece("]", "dim")


def _printable(words: str) -> str:
    """What may stand on a terminal, with the white space at its ends."""
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and words.strip() else ""
    return f"{before}{clean(words)}{after}"
