"""Walks over a sentence's dependency tree, for reading it and for writing it out again."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.record.reading import Sentence, Word
from twosource.record.span import Span


class Tree:
    """A sentence's words with their children at hand; positions count from 0.

    `heading`: it is a headline among the text, which tells nothing by itself.
    """

    __slots__ = ("_relations", "children", "heading", "root", "sentence", "words")

    def __init__(self, sentence: Sentence, *, heading: bool = False) -> None:
        self.sentence = sentence
        self.heading = heading
        self.words: tuple[Word, ...] = sentence.words
        self.children: list[list[int]] = [[] for _ in self.words]
        self._relations = [word.relation.partition(":")[0] for word in self.words]
        self.root = 0
        for position, word in enumerate(self.words):
            if word.head < 0:
                self.root = position
            else:
                self.children[word.head].append(position)

    def kids(self, position: int, *relations: str) -> list[int]:
        """Children with one of the relations; `nsubj` also stands for `nsubj:pass`."""
        return [
            kid
            for kid in self.children[position]
            if self._relations[kid] in relations or self.words[kid].relation in relations
        ]

    def kid(self, position: int, *relations: str) -> int | None:
        """The first such child, or None."""
        found = self.kids(position, *relations)
        return found[0] if found else None

    def relation(self, position: int) -> str:
        """The word's relation without its subtype."""
        return self._relations[position]

    def below(self, position: int) -> list[int]:
        """The word and all its descendants, in the order of the text."""
        found, waiting = [], [position]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting.extend(self.children[here])
        return sorted(found)

    def above(self, position: int) -> Iterator[int]:
        """The word's head, that one's head, and so on up to the root."""
        seen = {position}
        here = self.words[position].head
        while here >= 0 and here not in seen:
            yield here
            seen.add(here)
            here = self.words[here].head

    def conjuncts(self, position: int) -> list[int]:
        """The word and what is joined to it by `conj`."""
        return [position, *self.kids(position, "conj")]

    def span(self, positions: list[int]) -> Span:
        """From the first to the last of the words, in characters of the report.

        Raises:
            ValueError: when there are none.
        """
        return Span(
            min(self.words[p].span.start for p in positions),
            max(self.words[p].span.end for p in positions),
        )
