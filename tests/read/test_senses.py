"""What an event's word means where it stands."""

from __future__ import annotations

import numpy as np

from tests.read.trees import Block
from twosource.read.senses import senses_at, with_senses
from twosource.record.reading import Event
from twosource.record.span import Span

LINE = "Ruiz/Ruiz/NNP/2/nsubj tried/try/VBD/0/root to/to/TO/4/mark leave/leave/VB/2/xcomp"
TEXT = "Ruiz tried to leave"
ROWS = np.array([[1, 2], [3, 4], [5, 6], [-7, 127]], np.int8)


def event(words: str) -> Event:
    span = Span(TEXT.index(words), TEXT.index(words) + len(words))
    return Event(lemma="leave", action="leave", trigger=span, words=span, status="happened")


def test_a_trigger_of_several_words_means_what_its_last_word_does() -> None:
    senses = senses_at(Block(TEXT, "", (LINE,)).sentences, [ROWS])
    found = with_senses([event("tried"), event("tried to leave")], senses)
    assert [one.sense for one in found] == [bytes([3, 4]), bytes([249, 127])]


def test_without_senses_nothing_is_known() -> None:
    sentences = Block(TEXT, "", (LINE,)).sentences
    nothing = np.zeros((4, 0), np.int8)
    for senses in ([], [nothing]):
        assert [
            one.sense for one in with_senses([event("leave")], senses_at(sentences, senses))
        ] == [b""]
