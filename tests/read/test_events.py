"""Who does what to whom, where."""

from __future__ import annotations

import pytest

from tests.read.test_status import events_of
from tests.read.trees import Block, blocks


@pytest.mark.parametrize("block", list(blocks("participants.txt")), ids=lambda block: block.text)
def test_an_event_has_the_participants_of_its_sentence(block: Block) -> None:
    lemma, *parts = block.expected.split()
    found = [event for event in events_of(block) if event.lemma == lemma.replace("_", " ")]
    if parts == ["-"]:
        assert found == []
        return
    places = [part.removeprefix("@") for part in parts[1:]]
    for event in found:
        assert f"{','.join(event.actors)}->{','.join(event.recipients)}" == parts[0]
    assert [event.place for event in found][: len(places)] == places
    assert found


def test_an_object_that_nobody_is_keeps_its_words() -> None:
    block = next(b for b in blocks("participants.txt") if "agreements" in b.text)
    (event,) = events_of(block)
    assert event.obj is not None
    assert event.obj.of(block.text) == "agreements on energy"
    assert (event.type, event.mode) == ("SUPPORT", None)


def test_a_warrant_is_one_event_against_the_wanted() -> None:
    block = next(b for b in blocks("participants.txt") if "warrant" in b.text)
    (event,) = events_of(block)
    assert event.action == "issue a warrant for the arrest of"
    assert (event.type, event.mode) == ("THREATEN", "arrest")


def test_an_attempt_is_told_as_one_event() -> None:
    block = next(b for b in blocks("participants.txt") if "attempted" in b.text)
    (event,) = events_of(block)
    assert event.action == "attempt to attack"
    assert event.trigger.of(block.text) == "attempted to attack"


def test_an_empty_noun_set_beside_another_stands_for_it() -> None:
    block = next(b for b in blocks("participants.txt") if "an event" in b.text)
    (event,) = [one for one in events_of(block) if one.lemma == "celebrate"]
    assert event.obj is not None
    assert event.obj.of(block.text) == "the feast of Lorvia"
