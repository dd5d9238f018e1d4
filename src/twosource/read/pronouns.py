"""Whom the pronouns of a report stand for, in the cases that rules can tell safely."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from twosource.read.mentions import lemma_of
from twosource.record.reading import EntityKind
from twosource.record.span import Span
from twosource.record.tree import Tree

_HE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their"})
_SPEECH = frozenset(
    "say add tell note explain argue state warn insist claim announce write continue".split()
)
_WHO = frozenset({"who", "whom", "which", "that"})
_OPEN_TO_CLOSE = {"“": "”", '"': '"', "«": "»", "„": "“"}


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun has to agree with: kind, and the pronoun ("he") where it is known."""

    kind: EntityKind
    gender: str | None = None


def quoted_spans(text: str) -> list[Span]:
    """What stands between quotation marks; one left open ends with its paragraph."""
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, close = None, ""
        for mark in re.finditer(r"[“”\"«»„]", paragraph.group()):
            at = paragraph.start() + mark.start()
            if start is None:
                start, close = at, _OPEN_TO_CLOSE.get(mark.group(), "")
                start = start if close else None
            elif mark.group() == close:
                found.append(Span(start, at + 1))
                start = None
        if start is not None:
            found.append(Span(start, paragraph.end()))
    return found


class Resolver:
    """Finds antecedents in the safe cases, from the start of a report to its end.

    Words `held` by an entity are given; who joins a pronoun adds it and tells by `see`, so that
    a later one may stand on it.
    """

    def __init__(
        self,
        trees: Sequence[Tree],
        held: dict[tuple[int, int], int],
        known: Callable[[int], Antecedent],
        quotes: Iterable[Span],
    ) -> None:
        self.trees = trees
        self.held = held
        self.known = known
        self._quotes = sorted(quotes)
        self._free: list[list[int]] = [[] for _ in trees]
        for sentence, position in sorted(held):
            if not self.is_quoted(sentence, position):
                self._free[sentence].append(position)

    def is_quoted(self, sentence: int, position: int) -> bool:
        """Whether the word stands inside quotation marks."""
        span = self.trees[sentence].words[position].span
        return any(quote.covers(span) for quote in self._quotes)

    def see(self, sentence: int, position: int) -> None:
        """A word that is now held: a later pronoun may stand on it."""
        if not self.is_quoted(sentence, position) and position not in self._free[sentence]:
            insort(self._free[sentence], position)

    def antecedent(self, sentence: int, position: int) -> int | None:
        """Whom a pronoun stands for; None where that is not safe to say."""
        tree = self.trees[sentence]
        word = tree.words[position]
        form = word.text.casefold()
        if form in _WHO and word.xpos in ("WP", "WDT"):
            return self._of_relative(sentence, position)
        if self.is_quoted(sentence, position) or word.relation.startswith("expl"):
            return None
        if form in _HE:
            return self._person(sentence, position, _HE[form])
        if form in _IT:
            return self._subject_of_kind(sentence, position, ("state", "organisation"))
        if form in _THEY:
            return self._subject_of_kind(sentence, position, ("group",))
        return None

    def _of_relative(self, sentence: int, position: int) -> int | None:
        """Who stands before "who"."""
        tree = self.trees[sentence]
        for here in (position, *tree.above(position)):
            if tree.words[here].relation in ("acl:relcl", "advcl:relcl"):
                before = tree.words[here].head
                return self.held.get((sentence, before)) if before < position else None
        return None

    def _person(self, sentence: int, position: int, gender: str) -> int | None:
        tree = self.trees[sentence]
        if self._is_speaking(tree, position):
            speaker = self._last_speaker(self._told_before(sentence), gender)
            if speaker is not None:
                return speaker
        here = [p for p in self._people(sentence, gender) if p < position]
        if not here:
            before = self._person_before(sentence - 1, gender)
            ahead = self._subject_ahead(sentence, position, gender)
            return (
                before if ahead in (None, before) else self._if_spoken_of(sentence, before, ahead)
            )
        chosen = self._clear(sentence, here)
        if chosen is None or self._who_between(sentence, here[-1], position):
            return None
        if self._is_own_object(sentence, position, chosen):
            return None
        return chosen

    def _subject_ahead(self, sentence: int, position: int, gender: str) -> int | None:
        """The subject behind a phrase that opens its clause: "During his visit, Haas …"."""
        tree = self.trees[sentence]
        if tree.words[position].relation != "nmod:poss":
            return None
        people = self._people(sentence, gender)
        for phrase in (tree.words[position].head, *tree.above(position)):
            if phrase >= 0 and tree.relation(phrase) in ("obl", "advcl"):
                subjects = tree.kids(tree.words[phrase].head, "nsubj")
                ahead = [p for p in subjects if p > position and p in people]
                return self.held[sentence, ahead[0]] if ahead else None
        return None

    def _if_spoken_of(self, sentence: int, before: int | None, ahead: int) -> int | None:
        """The subject ahead, when the last person spoken of is the same and nobody else.

        "During his visit, Haas and Ruiz met" leaves open whose visit it was.
        """
        if before is not None:
            return None
        for earlier in range(sentence - 1, -1, -1):
            people = {
                self.held[earlier, p]
                for p in self._free[earlier]
                if self.known(self.held[earlier, p]).kind == "person"
            }
            if people:
                return ahead if people == {ahead} else None
        return None

    def _told_before(self, sentence: int) -> int:
        """The sentence before, past those of the paragraph that are speech from end to end.

        In "“No,” said Ana Ruiz. “We stay.” Work stops, she said." the speech between is hers.
        """
        paragraph = self.trees[sentence].sentence.paragraph
        before = sentence - 1
        while before >= 0 and self.trees[before].sentence.paragraph == paragraph:
            if not all(self.is_quoted(before, p) for p in range(len(self.trees[before].words))):
                return before
            before -= 1
        return sentence - 1

    def _clear(self, sentence: int, positions: Sequence[int]) -> int | None:
        """The only one there, or the only one that is a subject and stands alone as such."""
        entities = {self.held[sentence, p] for p in positions}
        if len(entities) == 1:
            return entities.pop()
        tree = self.trees[sentence]
        subjects = [p for p in positions if tree.relation(p) == "nsubj"]
        chosen = {self.held[sentence, p] for p in subjects}
        joined = any(kid in positions for p in subjects for kid in tree.kids(p, "conj"))
        return chosen.pop() if len(chosen) == 1 and not joined else None

    def _person_before(self, sentence: int, gender: str) -> int | None:
        if sentence < 0:
            return None
        speaker = self._last_speaker(sentence, gender)
        people = self._people(sentence, gender)
        if speaker is not None and len({self.held[sentence, p] for p in people}) == 1:
            return speaker
        return self._clear(sentence, people)

    def _people(self, sentence: int, gender: str) -> list[int]:
        return [p for p in self._free[sentence] if self._agrees(sentence, p, gender)]

    def _agrees(self, sentence: int, position: int, gender: str) -> bool:
        known = self.known(self.held[sentence, position])
        return known.kind == "person" and known.gender in (None, gender)

    def _last_speaker(self, sentence: int, gender: str) -> int | None:
        if sentence < 0:
            return None
        tree = self.trees[sentence]
        speakers = [p for p in self._people(sentence, gender) if self._is_speaking(tree, p)]
        found = {self.held[sentence, p] for p in speakers}
        return found.pop() if len(found) == 1 else None

    @staticmethod
    def _is_speaking(tree: Tree, position: int) -> bool:
        word = tree.words[position]
        return word.relation == "nsubj" and word.head >= 0 and lemma_of(tree, word.head) in _SPEECH

    def _who_between(self, sentence: int, start: int, end: int) -> bool:
        """Whether an open "who" stands nearer, whose someone the pronoun may mean."""
        words = self.trees[sentence].words
        return any(
            words[p].text.casefold() == "who" and (sentence, p) not in self.held
            for p in range(start + 1, end)
        )

    def _is_own_object(self, sentence: int, position: int, entity: int) -> bool:
        """Whether the pronoun is the object of a verb whose subject the entity is."""
        tree = self.trees[sentence]
        word = tree.words[position]
        if tree.relation(position) not in ("obj", "iobj", "obl") or word.head < 0:
            return False
        subjects = tree.kids(word.head, "nsubj")
        return any(self.held.get((sentence, p)) == entity for p in subjects)

    def _subject_of_kind(
        self, sentence: int, position: int, kinds: Sequence[EntityKind]
    ) -> int | None:
        """The body or group that was the subject just before, when no other one fits."""
        tree = self.trees[sentence]
        if tree.words[position].relation not in ("nsubj", "nsubj:pass", "nmod:poss"):
            return None
        subjects = [
            p
            for p in range(position)
            if tree.relation(p) == "nsubj" and tree.words[p].text.casefold() not in _WHO
        ]
        here = [p for p in self._of_kinds(sentence, kinds) if p < position]
        if here or subjects:
            entities = {self.held[sentence, p] for p in here}
            is_subject = bool(subjects) and subjects[-1] in here
            is_alone = is_subject and not tree.kids(subjects[-1], "conj")
            return entities.pop() if len(entities) == 1 and is_alone else None
        return self._root_subject(sentence - 1, kinds)

    def _root_subject(self, sentence: int, kinds: Sequence[EntityKind]) -> int | None:
        if sentence < 0 or not self.trees[sentence].words:
            return None
        tree = self.trees[sentence]
        subject = tree.kid(tree.root, "nsubj")
        if subject is None or subject not in self._of_kinds(sentence, kinds):
            return None
        return None if tree.kids(subject, "conj") else self.held[sentence, subject]

    def _of_kinds(self, sentence: int, kinds: Sequence[EntityKind]) -> list[int]:
        free = self._free[sentence]
        return [p for p in free if self.known(self.held[sentence, p]).kind in kinds]
