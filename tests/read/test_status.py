"""What is said to have happened, and on whose word."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.read.trees import Block, SmallCast, blocks
from twosource.read.events import find_events
from twosource.read.quotes import find_quotes
from twosource.read.times import times_in
from twosource.record.reading import Event
from twosource.record.tree import Tree

DAY = dt.date(2024, 3, 6)


def events_of(block: Block) -> tuple[Event, ...]:
    sentences = block.sentences
    trees = tuple(Tree(sentence) for sentence in sentences)
    cast = SmallCast(trees, {"her": "Ruiz", "she": "Ruiz"})
    times = [times_in(tree, published=DAY) for tree in trees]
    quotes = find_quotes(sentences, trees, cast, times)
    return find_events(sentences, trees, cast, times, quotes)


@pytest.mark.parametrize("block", list(blocks("status.txt")), ids=lambda block: block.text)
def test_an_event_has_the_status_that_its_sentence_gives_it(block: Block) -> None:
    lemma, status, *holders = block.expected.split()
    found = [event for event in events_of(block) if event.lemma == lemma]
    if status == "-":
        assert found == []
        return
    assert [event.status for event in found] == [status]
    if holders == ["own"]:
        assert found[0].holders == ()
    elif holders:
        assert found[0].holders == tuple(holders[0].split(","))


@pytest.mark.parametrize("block", list(blocks("status.txt")), ids=lambda block: block.text)
def test_every_event_keeps_words_that_hold_its_trigger(block: Block) -> None:
    for event in events_of(block):
        assert event.words.end <= len(block.text)
        assert event.words.covers(event.trigger)


def test_a_plan_on_the_word_of_somebody_unknown_is_not_the_outlets_own() -> None:
    text = "Ruiz will attack Haas, they said."
    line = (
        "Ruiz/Ruiz/NNP/3/nsubj will/will/MD/3/aux attack/attack/VB/7/ccomp Haas/Haas/NNP/3/obj "
        ",/,/,/7/punct they/they/PRP/7/nsubj said/say/VBD/0/root ./././7/punct"
    )
    (event,) = events_of(Block(text, "", (line,)))
    assert (event.status, event.holders) == ("planned", ())
    assert event.voice is not None
    assert event.voice.of(text) == "they said"


@pytest.mark.parametrize("block", list(blocks("clause_times.txt")), ids=lambda block: block.text)
def test_an_event_has_the_time_of_its_when_clause_or_of_what_it_lies_in(block: Block) -> None:
    first = events_of(block)[0]
    assert (str(first.when) if first.when else "-") == block.expected
