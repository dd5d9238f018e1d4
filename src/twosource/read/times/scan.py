"""A sentence on its way through the matchers, and the words that more than one of them knows."""

from __future__ import annotations

import datetime as dt

from twosource.read.times.tense import Tense, tense_at
from twosource.record.tree import Tree
from twosource.text.dates import month_of, weekday_of

DASHES = {"-", "–", "—", "‑", "−"}
PARTS = {"early", "earlier", "late", "later", "mid"}  # "late Monday", "mid-1990s"
DAY_PARTS = {
    "morning": "morning",
    "mornings": "morning",
    "dawn": "morning",
    "midday": "12:00",
    "noon": "12:00",
    "afternoon": "afternoon",
    "afternoons": "afternoon",
    "evening": "evening",
    "evenings": "evening",
    "night": "night",
    "nights": "night",
    "overnight": "night",
    "midnight": "24:00",
}
SEASONS = {
    "spring": "spring",
    "summer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
}
UNITS = {"second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year"}
UNITS |= {"decade", "century", "night"}
EDGES = {
    "since": "since",
    "by": "by",
    "until": "until",
    "till": "until",
    "through": "through",
    "before": "before",
    "after": "after",
}


_BETWEEN = {"the", "late", "early", "-", ",", "a.m.", "p.m.", "am", "pm", "noon", "midnight"}
_BETWEEN |= {"est", "edt", "gmt", "utc", "about", "around"}
_FARTHEST_HEAD = 4


class Scan:
    """One sentence in lower case; "mid-November" counts as November."""

    __slots__ = ("count", "lower", "published", "tree", "words")

    def __init__(self, tree: Tree, published: dt.date | None) -> None:
        self.tree = tree
        self.words = tree.words
        self.lower = [word.text.lower().removeprefix("mid-") or "-" for word in tree.words]
        self.count = len(self.lower)
        self.published = published

    def at(self, position: int) -> str:
        """The word in lower case; empty beyond the ends."""
        return self.lower[position] if 0 <= position < self.count else ""

    def is_noun(self, position: int) -> bool:
        """Whether a noun or name stands there."""
        inside = 0 <= position < self.count
        return inside and self.words[position].upos in {"NOUN", "PROPN"}

    def is_title(self, position: int) -> bool:
        """Whether a word that wants no capital has one inside a sentence of small letters."""
        if not 0 < position < self.count or not self.words[position].text[0].isupper():
            return False
        letters = [word.text for word in self.words if word.text[0].isalpha()]
        capital = sum(word[0].isupper() for word in letters)
        return not self.tree.heading and 2 * capital < len(letters)

    def tense(self, position: int) -> Tense:
        """The tense of the clause that the word stands in."""
        return tense_at(self.tree, position)

    def edge(self, first: int) -> str | None:
        """Which end the word before an expression leaves open, its article aside."""
        before = first - 1
        while self.at(before) in _BETWEEN or self.at(before)[:1].isdigit():
            before -= 1
        edge = EDGES.get(self.at(before))
        return None if edge and self._belongs_to_noun(before, first) else edge

    def _belongs_to_noun(self, preposition: int, first: int) -> bool:
        """Whether a preposition leads a noun that the time stands before: `by the Feb. 23 pact`."""
        head = self.words[preposition].head
        if head <= first or not self.is_noun(head):
            return False
        here, seen = first, 0
        while here != head and seen < _FARTHEST_HEAD and self.words[here].head > here:
            here, seen = self.words[here].head, seen + 1
        word = self.lower[head]
        named = month_of(word) is not None or weekday_of(word) is not None or unit_of(word) != ""
        named = named or word == "end"  # "by year-end"
        return here == head and not named and word not in DAY_PARTS and word not in SEASONS


def unit_of(word: str) -> str:
    """The unit of time in the singular; empty when it is none."""
    if word in UNITS:
        return word
    singular = "century" if word == "centuries" else word.removesuffix("s")
    return singular if singular in UNITS else ""
