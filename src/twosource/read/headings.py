"""Headlines and headings that stand among a report's paragraphs.

Their grammar is not that of a sentence ("Minister: Bridge To Be Closed"), and what they say
stands in the text as well; reading them as sentences makes events of half of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from twosource.record.reading import Sentence

_ENDS = frozenset({".", "!", "?", "”", '"', "''", "…", ":", ";", ","})
LEAST_CAPITALS = 3
"""Fewer words of weight in capitals are a name or a by-line."""
CAPITALS = 0.75
"""So large a share of the words of four letters and more begins with a capital in a headline."""


def headings_in(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The positions of sentences that are headings: a paragraph each, in capitals, no stop."""
    counts = Counter(sentence.paragraph for sentence in sentences)
    return frozenset(
        position
        for position, sentence in enumerate(sentences)
        if counts[sentence.paragraph] == 1 and _is_heading(sentence)
    )


def _is_heading(sentence: Sentence) -> bool:
    if not sentence.words or sentence.words[-1].text in _ENDS:
        return False
    weighty = [word.text for word in sentence.words if len(word.text) > 3 and word.text.isalpha()]
    capitals = sum(word[0].isupper() for word in weighty)
    return capitals >= LEAST_CAPITALS and capitals >= CAPITALS * len(weighty)
