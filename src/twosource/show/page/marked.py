"""A text with its marks as pieces that a template can print: marks nest and cross."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from twosource.models.segment import cut
from twosource.record.span import Span

_PARAGRAPHS_APART = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a report to be marked.

    Attributes:
        place: the name of this place on the page, for links to it.
        number: of the statement that it supports; None for other marks.
        href: where that statement stands.
        style: "said" for the words of a statement, "credit" for those that name an origin.
    """

    span: Span
    place: str
    number: int | None = None
    href: str = ""
    style: Literal["said", "credit"] = "said"


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain words, the start or the end of a mark, or the number of the statement behind it."""

    kind: Literal["text", "open", "close", "number"]
    text: str = ""
    mark: Mark | None = None
    first: bool = False


def paragraphs_of(text: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """The whole text, paragraph by paragraph, with every mark in it."""
    ordered = sorted(marks, key=_outermost_first)
    paragraphs = []
    for span in _paragraphs(text):
        inside = [mark for mark in ordered if mark.span.overlaps(span)]
        paragraphs.append(list(_pieces(text, span, inside)))
    return paragraphs


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in [*_PARAGRAPHS_APART.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield Span(start, end)
        start = gap.end() if gap else end


def _outermost_first(mark: Mark) -> tuple[int, int, str]:
    return mark.span.start, -mark.span.end, mark.place


def _pieces(text: str, within: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The words of a stretch, properly nested: where marks cross, the inner one is cut in two.

    The number of a statement stands behind the last of its words.
    """
    cuts = {within.start, within.end}
    cuts.update(at for mark in marks for at in (mark.span.start, mark.span.end))
    ordered = [at for at in sorted(cuts) if within.start <= at <= within.end]
    opened: list[Mark] = []
    begun: set[str] = set()
    for start, end in pairwise(ordered):
        over = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
        same = _shared_start(opened, over)
        for _ in opened[same:]:
            yield Piece("close")
        for mark in over[same:]:
            first = mark.span.start >= within.start and mark.place not in begun
            yield Piece("open", mark=mark, first=first)
            begun.add(mark.place)
        yield Piece("text", text[start:end])
        opened = over
        ending = [mark for mark in over if mark.span.end == end]
        if ending:
            stays = [mark for mark in over if mark.span.end > end]
            keep = _shared_start(opened, stays)
            for _ in opened[keep:]:
                yield Piece("close")
            opened = opened[:keep]
            numbers = {mark.number: mark for mark in ending if mark.number is not None}
            for number, mark in sorted(numbers.items()):
                yield Piece("number", str(number), mark)
    for _ in opened:
        yield Piece("close")


def _shared_start(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """How many marks the two have in common from the outermost on."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] is other[shared]:
        shared += 1
    return shared


def places_in(paragraphs: Sequence[Sequence[Piece]]) -> set[str]:
    """The names of the places that links can lead to."""
    return {
        piece.mark.place for pieces in paragraphs for piece in pieces if piece.mark and piece.first
    }


def sentences_of(text: str) -> list[Span]:
    """Where the sentences of a text stand, cut as the reading model cuts them."""
    return [Span(one.words[0].start, one.words[-1].end) for one in cut(text)]


def in_its_sentence(
    text: str | None, sentences: Sequence[Span], span: Span, words: str
) -> tuple[str, str, str]:
    """The words with what stands before and behind them in their sentence or sentences.

    Without the text, or where it is not the one that they are of, the words alone.
    """
    if text is None or span.of(text) != words:
        return "", words, ""
    around = [one for one in sentences if one.overlaps(span)]
    start = min([span.start, *(one.start for one in around)])
    end = max([span.end, *(one.end for one in around)])
    return text[start : span.start], words, text[span.end : end]
