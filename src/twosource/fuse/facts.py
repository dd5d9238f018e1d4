"""Which standing facts of several reports are one, however they are worded."""

from __future__ import annotations

from twosource.fuse.actions import action_of
from twosource.fuse.quotes import same_words
from twosource.fuse.wording import Wording, bare
from twosource.record.span import Span

SHARED = 0.6
"""The part of all words of substance that two wordings of one fact share."""

_SUBSTANCE = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset("be have do also".split())


def same_fact(one: tuple[Wording, Span], other: tuple[Wording, Span]) -> bool:
    """Whether two reports state one fact.

    The words are the same; or most are, with the same names, the same numbers, and both or
    neither say "not".
    """
    (home, span), (home2, span2) = one, other
    words, words2 = home.text(span), home2.text(span2)
    if same_words(words, words2):
        shorter, longer = sorted((bare(words), bare(words2)), key=len)
        return shorter in longer or _firm(home, span) == _firm(home2, span2)
    here, there = _substance(home, span), _substance(home2, span2)
    if len(here & there) < 3 or _firm(home, span) != _firm(home2, span2):
        return False
    return len(here & there) / len(here | there) >= SHARED


def _substance(wording: Wording, span: Span) -> frozenset[str]:
    return frozenset(
        action_of(word.lemma)
        for word in wording.words_in(span)
        if word.upos in _SUBSTANCE and word.lemma not in _EMPTY
    )


def _firm(wording: Wording, span: Span) -> frozenset[str]:
    """The names and numbers of a passage, and its "not"."""
    return frozenset(
        word.lemma.casefold()
        for word in wording.words_in(span)
        if (word.upos in ("PROPN", "NUM") and word.relation != "flat")
        or word.lemma in ("not", "no", "never")
    )
