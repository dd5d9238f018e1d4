"""Which PLOVER type an event is given, and when it is given none."""

from __future__ import annotations

import numpy as np
import pytest

from tests.read.trees import sentences_of
from twosource.read.kinds import ENOUGH, features, kind_at, listed
from twosource.read.parts import participant_words
from twosource.record.tree import Tree

SANCTION = (
    "Lorvia imposed sanctions on Dornia .",
    (
        "Lorvia/Lorvia/NNP/2/nsubj imposed/impose/VBD/0/root sanctions/sanction/NNS/2/obj "
        "on/on/IN/5/case Dornia/Dornia/NNP/2/obl ./././2/punct"
    ),
)
PASSIVE = (
    "Sanctions were imposed by Lorvia .",
    (
        "Sanctions/sanction/NNS/3/nsubj:pass were/be/VBD/3/aux:pass imposed/impose/VBN/0/root "
        "by/by/IN/5/case Lorvia/Lorvia/NNP/3/obl:agent ./././3/punct"
    ),
)
TALKS = (
    "Lorvia held talks with Dornia .",
    (
        "Lorvia/Lorvia/NNP/2/nsubj held/hold/VBD/0/root talks/talk/NNS/2/obj with/with/IN/5/case "
        "Dornia/Dornia/NNP/2/obl ./././2/punct"
    ),
)
REFUSAL = (
    "Lorvia refused to free Haas .",
    (
        "Lorvia/Lorvia/NNP/2/nsubj refused/refuse/VBD/0/root to/to/TO/4/mark free/free/VB/2/xcomp "
        "Haas/Haas/NNP/4/obj ./././2/punct"
    ),
)
WELCOME = (
    "Lorvia welcomed Haas .",
    "Lorvia/Lorvia/NNP/2/nsubj welcomed/welcome/VBD/0/root Haas/Haas/NNP/2/obj ./././2/punct",
)
FALL = (
    "Shares of Lorvia fell 30 points .",
    (
        "Shares/share/NNS/4/nsubj of/of/IN/3/case Lorvia/Lorvia/NNP/1/nmod fell/fall/VBD/0/root "
        "30/30/CD/6/nummod points/point/NNS/4/obj ./././4/punct"
    ),
)


def tree(given: tuple[str, str]) -> Tree:
    (sentence,) = sentences_of(given[0], [given[1]])
    return Tree(sentence)


@pytest.mark.parametrize(
    ("given", "position", "expected"),
    [
        (SANCTION, 1, ("SANCTION", "discontinue")),
        (PASSIVE, 2, ("SANCTION", "discontinue")),
        (TALKS, 1, ("CONSULT", None)),
    ],
)
def test_a_frame_in_a_tree_gives_the_type(
    given: tuple[str, str], position: int, expected: tuple[str, str | None]
) -> None:
    found = kind_at(tree(given), position, source=None, target=None, vector=None)
    assert found == expected


def test_a_word_of_several_senses_has_no_type_by_itself() -> None:
    here = tree(WELCOME)
    assert listed(here, 1)
    assert not listed(here, 1)[0].sure
    assert kind_at(here, 1, source=None, target=None, vector=None) == (None, None)
    vector = np.zeros(384, np.float32)
    assert kind_at(here, 1, source=0, target=None, vector=vector) == (None, None)


def test_what_was_learned_decides_between_two_who_are_known() -> None:
    vector = np.zeros(384, np.float32)
    found = kind_at(tree(WELCOME), 1, source=0, target=2, vector=vector)
    assert found in (("SUPPORT", None), (None, None))
    assert 0.5 < ENOUGH < 1


def test_an_attitude_goes_before_what_it_is_about() -> None:
    found = features(tree(REFUSAL), [1, 3], 0, 4)
    assert "attitude type REJECT" in found
    assert "pair type REJECT YIELD" in found


def test_amounts_take_no_part() -> None:
    here = tree(FALL)
    assert [here.words[word].text for word in participant_words(here, 3)] == ["Shares"]
