"""Passages that two reports print word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

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
class _Text:
    """A report's words outside of quotations.

    Attributes:
        blocks: changes at each quotation, so that no run crosses one.
        keys: for each run of `LEAST_WORDS` words its number, equal for equal runs.
        places: where each of these runs begins.
    """

    reading: Reading
    words: list[str]
    spans: list[tuple[int, int]]
    blocks: list[int]
    keys: list[int]
    places: dict[int, list[int]]


def _text(reading: Reading, numbers: dict[tuple[str, ...], int]) -> _Text:
    """The report made ready; `numbers` holds those of the runs of all reports before it."""
    text = reading.report.text
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    words, spans, blocks, block = [], [], [], 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        while block < len(quoted) and quoted[block][1] <= start:
            block += 1
        if block < len(quoted) and quoted[block][0] <= start:
            continue
        words.append(found.group().casefold().replace("’", "'"))
        spans.append((start, end))
        blocks.append(block)
    runs = zip(*(words[first:] for first in range(LEAST_WORDS)), strict=False)
    keys = [numbers.setdefault(run, len(numbers)) for run in runs]
    places: dict[int, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    return _Text(reading, words, spans, blocks, keys, places)


@dataclass(frozen=True, slots=True)
class _Run:
    one: int
    other: int
    one_end: int
    other_end: int
    words: int


def _length_of_run(one: _Text, other: _Text, at: int, there: int) -> int:
    length = 0
    while (
        at + length < len(one.words)
        and there + length < len(other.words)
        and one.words[at + length] == other.words[there + length]
        and one.blocks[at + length] == one.blocks[at]
        and other.blocks[there + length] == other.blocks[there]
    ):
        length += 1
    return length


def _runs(one: _Text, other: _Text) -> list[_Run]:
    """The longest equal runs from left to right of the second report."""
    if one.places.keys().isdisjoint(other.keys):
        return []
    runs, there = [], 0
    while there < len(other.keys):
        places = one.places.get(other.keys[there], ())
        lengths = [(_length_of_run(one, other, at, there), -at) for at in places]
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


def _passages(one: _Text, other: _Text) -> list[SharedPassage]:
    runs = _merge(_runs(one, other))
    shorter = min(len(one.words), len(other.words))
    shared = min(1.0, sum(run.words for run in runs) / shorter) if shorter else 0.0
    return [
        SharedPassage(
            one=one.reading.report.id,
            other=other.reading.report.id,
            one_span=Span(one.spans[run.one][0], one.spans[run.one_end - 1][1]),
            other_span=Span(other.spans[run.other][0], other.spans[run.other_end - 1][1]),
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
    numbers: dict[tuple[str, ...], int] = {}
    texts = [_text(reading, numbers) for reading in ordered]
    return tuple(
        passage
        for one, other in combinations(texts, 2)
        if one.reading.report.id != other.reading.report.id
        for passage in _passages(one, other)
    )
