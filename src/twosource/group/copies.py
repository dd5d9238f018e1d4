"""Passages that two reports print word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.record.passage import SharedPassage
from twosource.record.reading import Reading
from twosource.record.span import Span

LEAST_WORDS = 8
"""A shorter run of equal words is common phrasing, not copying."""

GAP_WORDS = 4
"""Runs with no more words than this between them, in both reports, are one passage."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# A quotation does not run over a paragraph's end.
_QUOTED = re.compile(r"“[^”\n]*(?:”|(?=\n)|$)|\"[^\"\n]*(?:\"|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    span: Span
    block: int  # changes at each quotation, so that no run crosses one


def _tokens(text: str) -> list[_Token]:
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    tokens, block = [], 0
    for found in _WORD.finditer(text):
        while block < len(quoted) and quoted[block][1] <= found.start():
            block += 1
        if block < len(quoted) and quoted[block][0] <= found.start():
            continue
        word = found.group().casefold().replace("’", "'")
        tokens.append(_Token(word, Span(found.start(), found.end()), block))
    return tokens


@dataclass(frozen=True, slots=True)
class _Run:
    one: int
    other: int
    one_end: int
    other_end: int
    words: int


def _length_of_run(one: list[_Token], other: list[_Token], at: int, there: int) -> int:
    length = 0
    while (
        at + length < len(one)
        and there + length < len(other)
        and one[at + length].word == other[there + length].word
        and one[at + length].block == one[at].block
        and other[there + length].block == other[there].block
    ):
        length += 1
    return length


def _runs(one: list[_Token], other: list[_Token]) -> list[_Run]:
    """The longest equal runs from left to right of the second report."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(one) - LEAST_WORDS + 1):
        places[tuple(token.word for token in one[at : at + LEAST_WORDS])].append(at)
    runs, there = [], 0
    while there <= len(other) - LEAST_WORDS:
        key = tuple(token.word for token in other[there : there + LEAST_WORDS])
        lengths = [(_length_of_run(one, other, at, there), -at) for at in places.get(key, ())]
        length, at = max(lengths, default=(0, 0))
        if length < LEAST_WORDS:
            there += 1
            continue
        runs.append(_Run(-at, there, -at + length, there + length, length))
        there += length
    return runs


def _merge(runs: list[_Run]) -> list[_Run]:
    merged: list[_Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if (
            last is not None
            and 0 <= run.one - last.one_end <= GAP_WORDS
            and run.other - last.other_end <= GAP_WORDS
        ):
            words = last.words + run.words
            merged[-1] = _Run(last.one, last.other, run.one_end, run.other_end, words)
        else:
            merged.append(run)
    return merged


def _passages(one: Reading, other: Reading) -> list[SharedPassage]:
    ones, others = _tokens(one.report.text), _tokens(other.report.text)
    runs = _merge(_runs(ones, others))
    shorter = min(len(ones), len(others))
    shared = min(1.0, sum(run.words for run in runs) / shorter) if shorter else 0.0
    return [
        SharedPassage(
            one=one.report.id,
            other=other.report.id,
            one_span=Span(ones[run.one].span.start, ones[run.one_end - 1].span.end),
            other_span=Span(others[run.other].span.start, others[run.other_end - 1].span.end),
            words=run.words,
            shared=round(shared, 4),
        )
        for run in runs
    ]


def find_copies(story: Sequence[Reading]) -> tuple[SharedPassage, ...]:
    """The passages that reports of one story have word for word, the earlier report first.

    Words inside quotation marks do not count: two outlets may quote one speaker. A run
    has at least eight words; runs a few words apart are one passage. Reports without a
    day come after those with one.
    """
    ordered = sorted(
        story, key=lambda r: (r.report.published is None, str(r.report.published), r.report.id)
    )
    found: list[SharedPassage] = []
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 :]:
            if one.report.id != other.report.id:
                found.extend(_passages(one, other))
    return tuple(found)
