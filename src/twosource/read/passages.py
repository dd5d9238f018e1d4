"""The stretches of a report between quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.record.reading import Sentence, Word
from twosource.record.span import Span

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
STRAIGHT = frozenset({'"', "``", "''"})
SINGLE = frozenset("'‘’")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words between quotation marks, from (sentence, word) to (sentence, word) inclusive."""

    first: tuple[int, int]
    last: tuple[int, int]
    span: Span

    def words_in(self, sentence: int, count: int) -> range:
        """The positions of a sentence of `count` words that lie in the passage."""
        if not self.first[0] <= sentence <= self.last[0]:
            return range(0)
        start = self.first[1] if sentence == self.first[0] else 0
        stop = self.last[1] + 1 if sentence == self.last[0] else count
        return range(start, stop)


def find_passages(sentences: Sequence[Sentence]) -> list[Passage]:
    """The stretches between quotation marks.

    A mark that opens again in a new paragraph goes on with the same speech. One that never
    closes gives nothing. Single marks count where they are no part of what stands between double
    ones, and the other way round; the model tells them from an apostrophe.
    """
    found: list[Passage] = []
    opened: tuple[int, int] | None = None
    single = False
    for index, sentence in enumerate(sentences):
        if index and sentence.paragraph != sentences[index - 1].paragraph and opened is not None:
            opened = opened if _opens(sentence, single=single) else None
        for position, word in enumerate(sentence.words):
            mark = _mark(word, inside=opened is not None)
            if mark is None and word.text in SINGLE and word is sentence.words[-1]:
                mark = "close"  # "players'" of a sentence's end is rare
            if mark is None or (opened is not None and single != (word.text in SINGLE)):
                continue
            if mark == "open":
                opened = opened or (index, position + 1)
                single = word.text in SINGLE
            elif opened is not None:
                passage = _passage(sentences, opened, (index, position - 1))
                found += [passage] if passage is not None else []
                opened = None
    return found


def _opens(sentence: Sentence, *, single: bool) -> bool:
    if not sentence.words:
        return False
    first = sentence.words[0]
    if single:
        return first.text in SINGLE and _mark(first, inside=False) == "open"
    return first.text in OPENING or first.text in STRAIGHT


def _mark(word: Word, *, inside: bool) -> str | None:
    if word.text in OPENING:
        return "open"
    if word.text in CLOSING:
        return "close"
    if word.text in STRAIGHT:
        return "close" if inside else "open"
    if word.text in SINGLE:
        return {"``": "open", "''": "close"}.get(word.xpos)
    return None


def _passage(
    sentences: Sequence[Sentence], first: tuple[int, int], last: tuple[int, int]
) -> Passage | None:
    """The passage without a comma at its end; None when it is empty."""
    if first[1] >= len(sentences[first[0]].words):
        first = (first[0] + 1, 0)
    if last[1] < 0 and last[0] > first[0]:
        last = (last[0] - 1, len(sentences[last[0] - 1].words) - 1)
    if last[1] >= 0 and sentences[last[0]].words[last[1]].text == ",":
        last = (last[0], last[1] - 1)
    if last < first:
        return None
    start = sentences[first[0]].words[first[1]].span.start
    end = sentences[last[0]].words[last[1]].span.end
    return Passage(first, last, Span(start, end)) if start < end else None
