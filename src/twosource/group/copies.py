"""Passages that two reports print word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.group.dependence import dependence, names_outlet
from twosource.record.passage import SharedPassage
from twosource.record.reading import Reading
from twosource.record.span import Span
from twosource.text.outlets import Outlets

LEAST_WORDS = 8
"""A shorter run of equal words is common phrasing, not copying."""

LEAST_PROSE = 5
"""Of such a run so many words together outside quotations are the reporter's own."""

GAP_WORDS = 4
"""Runs with no more words than this between them, in both reports, are one passage."""

MOST_PLACES = 12
"""A run that stands in a report more often than this is furniture of the page, not text."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# A quotation does not run over a paragraph's end.
_QUOTED = re.compile(r"“[^”\n]*(?:”|(?=\n)|$)|\"[^\"\n]*(?:\"|(?=\n)|$)")
# "FILE - In this Jan. 3, 2031, photo ..." comes with the photo; "(AP Photo/...)" ends it.
_CAPTION = re.compile(r"FILE ?[-–—] ?In this(?:[^\n(]|\((?!AP Photo))*")
# A post shown as such is quoted too: its paragraph ends with "Name (@name) March 3, 2031".
_POST = re.compile(r"[^\n]*\(@\w+\)(?: \w{3,9} \d{1,2}, \d{4})?")


@dataclass(frozen=True, slots=True)
class _Text:
    """A report's words.

    Attributes:
        keys: for each run of `LEAST_WORDS` words its number, equal for equal runs.
        places: where each of these runs begins.
        quoted: whether each word stands in a quotation, a post or a caption of a photo on file.
    """

    reading: Reading
    words: list[str]
    spans: list[tuple[int, int]]
    quoted: list[bool]
    keys: list[int]
    places: dict[int, list[int]]


def _text(reading: Reading, numbers: dict[tuple[str, ...], int]) -> _Text:
    """The report made ready; `numbers` holds those of the runs of all reports before it."""
    text = reading.report.text
    marks = sorted(
        found.span() for sign in (_QUOTED, _POST, _CAPTION) for found in sign.finditer(text)
    )
    words, spans, quoted, reach, mark = [], [], [], -1, 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        while mark < len(marks) and marks[mark][0] <= start:
            reach = max(reach, marks[mark][1])
            mark += 1
        words.append(found.group().casefold().replace("’", "'"))
        spans.append((start, end))
        quoted.append(start < reach)
    runs = zip(*(words[first:] for first in range(LEAST_WORDS)), strict=False)
    keys = [numbers.setdefault(run, len(numbers)) for run in runs]
    places: dict[int, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    return _Text(reading, words, spans, quoted, keys, places)


@dataclass(frozen=True, slots=True)
class _Run:
    """The words from `one` to `one_end` of the first report, as in the other from `other` on.

    Attributes:
        words: how many are equal.
        quoted: whether they stand in a quotation in the first and in the other report.
    """

    one: int
    other: int
    one_end: int
    other_end: int
    words: int
    quoted: tuple[bool, bool]


def _length_of_run(one: _Text, other: _Text, at: int, there: int) -> int:
    most = min(len(one.words) - at, len(other.words) - there)
    length = 0
    while length < most and one.words[at + length] == other.words[there + length]:
        length += 1
    return length


def _runs(one: _Text, other: _Text) -> Iterator[tuple[int, int, int]]:
    """The longest equal runs from left to right of the second report."""
    there = 0
    while there < len(other.keys):
        places = one.places.get(other.keys[there], ())[:MOST_PLACES]
        lengths = [(_length_of_run(one, other, at, there), -at) for at in places]
        length, at = max(lengths, default=(0, 0))
        if length < LEAST_WORDS:
            there += 1
            continue
        yield -at, there, length
        there += length


def _parts(one: _Text, other: _Text) -> Iterator[_Run]:
    """The runs cut where a quotation begins or ends in either report."""
    for at, there, length in _runs(one, other):
        first = 0
        for here in range(1, length + 1):
            kind = one.quoted[at + first], other.quoted[there + first]
            if here < length and kind == (one.quoted[at + here], other.quoted[there + here]):
                continue
            if here - first >= LEAST_PROSE or any(kind):
                yield _Run(at + first, there + first, at + here, there + here, here - first, kind)
            first = here


def _merge(runs: Sequence[_Run]) -> list[_Run]:
    merged: list[_Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if (
            last is not None
            and run.quoted == last.quoted
            and 0 <= run.one - last.one_end <= GAP_WORDS
            and 0 <= run.other - last.other_end <= GAP_WORDS
        ):
            words = last.words + run.words
            merged[-1] = _Run(last.one, last.other, run.one_end, run.other_end, words, run.quoted)
        else:
            merged.append(run)
    return merged


def _passages(one: _Text, other: _Text, outlets: Outlets | None) -> list[SharedPassage]:
    runs = _merge(list(_parts(one, other)))
    shorter = min(len(one.words), len(other.words))
    prose = sum(run.words for run in runs if not any(run.quoted))
    shared = min(1.0, prose / shorter) if shorter else 0.0
    passages = [
        SharedPassage(
            one=one.reading.report.id,
            other=other.reading.report.id,
            one_span=Span(one.spans[run.one][0], one.spans[run.one_end - 1][1]),
            other_span=Span(other.spans[run.other][0], other.spans[run.other_end - 1][1]),
            words=run.words,
            shared=round(shared, 4),
            quoted=run.quoted,
        )
        for run in runs
    ]
    if not passages:
        return []
    pair = one.reading, other.reading
    sure = dependence(*pair, passages, outlets=outlets)
    names = names_outlet(*pair, outlets=outlets), names_outlet(*pair[::-1], outlets=outlets)
    return [replace(passage, dependence=sure, names=names) for passage in passages]


def _pairs(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """The reports, by position, that have a run in common, by an index of the runs."""
    having: Mapping[int, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        for key in text.places:
            having[key].append(position)
    found = {
        (one, other)
        for places in having.values()
        if len(places) > 1
        for at, one in enumerate(places)
        for other in places[at + 1 :]
    }
    return sorted(found)


def find_copies(
    story: Sequence[Reading], *, outlets: Outlets | None = None
) -> tuple[SharedPassage, ...]:
    """The passages that reports of one story have word for word, the earlier report first.

    Pairs are proposed by an index of runs of eight words. Each passage says whether it
    stands in a quotation in either report, and how surely one of the two reports stands on
    the other, or both on one agency. Runs a few words apart are one passage. Reports
    without a day come after those with one.
    """
    once = {reading.report.id: reading for reading in story}
    ordered = sorted(
        once.values(),
        key=lambda r: (r.report.published is None, str(r.report.published), r.report.id),
    )
    numbers: dict[tuple[str, ...], int] = {}
    texts = [_text(reading, numbers) for reading in ordered]
    return tuple(
        passage
        for one, other in _pairs(texts)
        for passage in _passages(texts[one], texts[other], outlets)
    )
