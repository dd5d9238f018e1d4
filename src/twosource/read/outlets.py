"""The outlet's own name in its report: a body, whatever its words mean elsewhere.

"told Valley Today" names no valley and no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.read.times import TimeMention
from twosource.record.reading import NameSpan, Sentence

_LEAST_WORDS = 2  # an outlet called "Today" or "Post" is not to be told from the word


def with_names(sentence: Sentence, found: Sequence[NameSpan]) -> Sentence:
    """The sentence with these names in the place of any that they overlap."""
    if not found:
        return sentence
    kept = [
        name
        for name in sentence.names
        if not any(name.first <= own.last and own.first <= name.last for own in found)
    ]
    return replace(sentence, names=tuple(sorted([*kept, *found], key=lambda name: name.first)))


def outlet_in(sentence: Sentence, outlet: str | None) -> list[NameSpan]:
    """Where the sentence names the outlet in full, its article aside."""
    parts = (outlet or "").removeprefix("The ").split()
    if len(parts) < _LEAST_WORDS:
        return []
    texts = [word.text for word in sentence.words]
    return [
        NameSpan(first=at, last=at + len(parts) - 1, kind="organisation")
        for at in range(len(texts) - len(parts) + 1)
        if texts[at : at + len(parts)] == parts
    ]


def outside(times: Sequence[TimeMention], names: Sequence[NameSpan]) -> list[TimeMention]:
    """The times that no such name is made of."""
    return [
        time
        for time in times
        if not any(time.first <= name.last and name.first <= time.last for name in names)
    ]
