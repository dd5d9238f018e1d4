"""Looks at a reading once more: its times and headings, and the words it made nothing of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twosource.read.headings import headings_in
from twosource.read.outlets import outlet_in, outside
from twosource.read.times import times_in
from twosource.record.marks import Examined, LeftOut, TimeMark
from twosource.record.reading import Reading, Sentence, Word
from twosource.record.span import Span
from twosource.record.tree import Tree

_NO_ENTITIES = frozenset({"date", "money"})  # these names are figures and times
_QUOTATION = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"")


def examine(reading: Reading, *, number: int = 1, total: int = 1) -> Examined:
    """The reading with what was seen in it on the way, and what was left out."""
    headings = headings_in(reading.sentences)
    times = tuple(
        mark
        for at, sentence in enumerate(reading.sentences)
        for mark in _times(sentence, reading, heading=at in headings)
    )
    return Examined(
        reading=reading,
        number=number,
        total=total,
        headings=headings,
        times=times,
        left_out=tuple(_left_out(reading, headings, [mark.span for mark in times])),
    )


def _times(sentence: Sentence, reading: Reading, *, heading: bool) -> Iterator[TimeMark]:
    found = times_in(Tree(sentence, heading=heading), published=reading.report.published)
    for time in outside(found, outlet_in(sentence, reading.report.outlet)):
        span = Span(sentence.words[time.first].span.start, sentence.words[time.last].span.end)
        yield TimeMark(span=span, kind=time.kind, when=time.when)


def _left_out(
    reading: Reading, headings: frozenset[int], times: Sequence[Span]
) -> Iterator[LeftOut]:
    """In the order of the text: names, pronouns, verbs, numbers and quotations."""
    found: list[LeftOut] = []
    for at, sentence in enumerate(reading.sentences):
        found += _names(reading, sentence)
        found += _pronouns(reading, sentence)
        found += _verbs(reading, sentence, heading=at in headings)
        found += _numbers(reading, sentence, times)
    found += _quotations(reading)
    yield from sorted(found, key=lambda one: (one.span, one.what))


def _names(reading: Reading, sentence: Sentence) -> Iterator[LeftOut]:
    """Names that no entity has."""
    mentions = [span for entity in reading.entities for span in entity.mentions]
    for name in sentence.names:
        span = Span(sentence.words[name.first].span.start, sentence.words[name.last].span.end)
        if name.kind not in _NO_ENTITIES and not _touched(span, mentions):
            yield LeftOut(span=span, what="name", why=f"{name.kind}, of no entity")


def _pronouns(reading: Reading, sentence: Sentence) -> Iterator[LeftOut]:
    """Pronouns that stand for no entity; "it" of "it rains" stands for nothing."""
    mentions = [span for entity in reading.entities for span in entity.mentions]
    for word in sentence.words:
        personal = word.xpos in ("PRP", "PRP$") and not word.relation.startswith("expl")
        if personal and not _touched(word.span, mentions):
            yield LeftOut(span=word.span, what="pronoun", why="for nobody who is known")


def _verbs(reading: Reading, sentence: Sentence, *, heading: bool) -> Iterator[LeftOut]:
    """Verbs with a meaning of their own that make no event."""
    triggers = [event.trigger for event in reading.events]
    for word in sentence.words:
        if word.upos == "VERB" and not _touched(word.span, triggers):
            why = "in a heading" if heading else _why_no_event(reading, word)
            yield LeftOut(span=word.span, what="verb", why=why)


def _why_no_event(reading: Reading, word: Word) -> str:
    cues = [quote.cue for quote in reading.quotes if quote.cue]
    if _touched(word.span, cues):
        return "cue of a quote"
    if _touched(word.span, [quote.words for quote in reading.quotes if quote.direct]):
        return "inside a direct quote"
    if _touched(word.span, [quote.words for quote in reading.quotes]):
        return "inside an indirect quote"
    if _touched(word.span, [fact.words for fact in reading.backgrounds]):
        return "told as background"
    if _touched(word.span, [event.words for event in reading.events]):
        return "inside the words of another event"
    return "no event"


def _numbers(reading: Reading, sentence: Sentence, times: Sequence[Span]) -> Iterator[LeftOut]:
    """Numbers that are neither a figure nor of a time nor of a name."""
    figures = [figure.words for figure in reading.figures]
    mentions = [span for entity in reading.entities for span in entity.mentions]
    for word in sentence.words:
        if word.xpos == "CD" and not _touched(word.span, [*figures, *times, *mentions]):
            yield LeftOut(span=word.span, what="number", why="counts nothing that is known")


def _quotations(reading: Reading) -> Iterator[LeftOut]:
    """Words between quotation marks that are of no quote."""
    quotes = [quote.words for quote in reading.quotes]
    for found in _QUOTATION.finditer(reading.report.text):
        span = Span(*found.span())
        if not _touched(span, quotes):
            yield LeftOut(span=span, what="quotation", why="of no quote")


def _touched(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
