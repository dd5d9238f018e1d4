"""The stretches of a report between quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.record.reading import Sentence
from twosource.record.span import Span

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
STRAIGHT = frozenset({'"', "``", "''"})


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
    closes gives nothing.
    """
    found: list[Passage] = []
    opened: tuple[int, int] | None = None
    for index, sentence in enumerate(sentences):
        if index and sentence.paragraph != sentences[index - 1].paragraph and opened is not None:
            opened = opened if _opens(sentence) else None
        for position, word in enumerate(sentence.words):
            mark = _mark(word.text, opened is not None)
            if mark == "open":
                opened = opened or (index, position + 1)
            elif mark == "close" and opened is not None:
                passage = _passage(sentences, opened, (index, position - 1))
                found += [passage] if passage is not None else []
                opened = None
    return found


def _opens(sentence: Sentence) -> bool:
    first = sentence.words[0].text if sentence.words else ""
    return first in OPENING or first in STRAIGHT


def _mark(text: str, inside: bool) -> str | None:
    if text in OPENING:
        return "open"
    if text in CLOSING:
        return "close"
    if text in STRAIGHT:
        return "close" if inside else "open"
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
