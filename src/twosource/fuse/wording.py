"""A reading's words by where they stand, and the trees over them."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from twosource.record.reading import Discourse, NameSpan, Reading, Sentence, Word
from twosource.record.span import Span
from twosource.record.tree import Tree

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


class Clause(Tree):
    """A sentence's tree to write from: its dates are apart, and words are found by span."""

    __slots__ = ("_ends", "_starts", "dates", "firm_words", "sentence_text")

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self._starts = [word.span.start for word in self.words]
        self._ends = [word.span.end for word in self.words]
        self.sentence_text = " ".join(word.text for word in self.words)
        # names and numbers, which no reprint changes
        self.firm_words = sorted(
            word.text.casefold() for word in self.words if word.upos in ("PROPN", "NUM")
        )
        # a year below a noun is part of what the noun names ("the battle of 1939")
        self.dates = {
            position
            for name in sentence.names
            if name.kind == "date" and not self._is_year_of_noun(name)
            for position in range(name.first, name.last + 1)
        }

    def _is_year_of_noun(self, name: NameSpan) -> bool:
        word = self.words[name.last]
        if name.first != name.last or not re.fullmatch(r"[12]\d{3}", word.text) or word.head < 0:
            return False
        return word.relation.startswith("nmod") and self.words[word.head].upos in ("NOUN", "PROPN")

    def below(self, position: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """The word and its descendants, less dates and those under such a relation."""
        found: set[int] = set()
        waiting = [position]
        while waiting:
            here = waiting.pop()
            if here in found:
                continue
            found.add(here)
            waiting.extend(
                kid
                for kid in self.children[here]
                if self.words[kid].relation not in without and kid not in self.dates
            )
        return sorted(found)

    def positions(self, span: Span) -> list[int]:
        """The words that overlap the span."""
        return list(
            range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        )

    def head_of(self, span: Span) -> int | None:
        """The word of the span whose own head lies outside it; None when there is no word."""
        inside = self.positions(span)
        heads = [at for at in inside if self.words[at].head not in inside]
        return heads[0] if heads else None


class Wording:
    """One reading's sentences and words, found by span."""

    __slots__ = ("_clauses", "_parts", "_starts", "reading")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        ordered = sorted(reading.sentences, key=lambda sentence: sentence.span)
        self._clauses = [Clause(sentence) for sentence in ordered]
        self._starts = [sentence.span.start for sentence in ordered]
        known = zip(reading.sentences, reading.discourse, strict=False)
        self._parts = {sentence.span: part for sentence, part in known}

    def part_at(self, span: Span) -> Discourse | None:
        """The part that the sentence plays in which the span begins; None where not known."""
        clause = self.clause_at(span)
        return self._parts.get(clause.sentence.span) if clause else None

    def clause_at(self, span: Span) -> Clause | None:
        """The sentence in which the span begins."""
        position = bisect_right(self._starts, span.start) - 1
        if position < 0:
            return None
        clause = self._clauses[position]
        return clause if clause.sentence.span.end > span.start else None

    def words_in(self, span: Span) -> list[Word]:
        """The words wholly or partly inside the span."""
        return [
            word
            for clause in self._clauses
            if clause.sentence.span.overlaps(span)
            for word in clause.words
            if word.span.overlaps(span)
        ]

    def head_word(self, span: Span) -> Word | None:
        """The word that governs the others of the span."""
        clause = self.clause_at(span)
        head = clause.head_of(span) if clause else None
        return clause.words[head] if clause and head is not None else None

    def text(self, span: Span) -> str:
        """The words at the span on one line."""
        return one_line(span.of(self.reading.report.text))


def one_line(words: str) -> str:
    """The words with every run of white space as one space."""
    return _SPACE.sub(" ", words).strip()


@functools.lru_cache(maxsize=8192)  # names are asked for again and again
def bare(words: str) -> str:
    """The words in small letters without marks, for comparing."""
    return " ".join(_WORD.findall(words.casefold()))


def outlet_of(reading: Reading) -> str:
    """What to call who published it: the outlet, else the path, else the report's id."""
    return reading.report.outlet or reading.report.path or reading.report.id


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """By day published, then id; those without a day last."""
    return sorted(
        readings, key=lambda r: (r.report.published is None, str(r.report.published), r.report.id)
    )
