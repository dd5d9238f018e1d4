"""Which earlier mentions a word may mean at all, whatever the learned judgement would say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from tests.read.test_entities import Marked, named, report
from twosource.read.entities import Cast, find_entities
from twosource.read.likeness import Choice
from twosource.read.ranking import Ranker, shipped
from twosource.read.spots import PRONOUNS, Spot
from twosource.record.tree import Tree


class First:
    """Takes whatever was mentioned last, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Spot, list[str]]] = []

    def choose(self, spot: Spot, choices: Sequence[Choice], trees: Sequence[Tree]) -> int | None:
        self.asked.append((spot, [choice.thread.cluster.best_name() for choice in choices]))
        return 0


def read(*sentences: Marked) -> tuple[Cast, First]:
    judge = First()
    return find_entities(*report(*sentences), judge=judge), judge


MARIA: Marked = (
    "Maria|PROPN|nsubj>2 Velt|PROPN|flat>0 left|VERB|root>-1 .|PUNCT|punct>2",
    [(0, 1, "person")],
)
HE_LEFT: Marked = ("He|PRON|nsubj>1 left|VERB|root>-1 .|PUNCT|punct>1", [])
PORT: Marked = (
    "A|DET|det>1 port|NOUN|nsubj>2 closed|VERB|root>-1 .|PUNCT|punct>2",
    [],
)


def test_he_is_never_a_woman() -> None:
    cast, judge = read(MARIA, HE_LEFT)
    assert judge.asked == []
    assert cast.at(1, 0) is None


def test_two_named_side_by_side_are_not_offered() -> None:
    two: Marked = (
        "Toyo|PROPN|nsubj>3 and|CCONJ|cc>2 Velt|PROPN|conj>0 left|VERB|root>-1 .|PUNCT|punct>3",
        [(0, 0, "person"), (2, 2, "person")],
    )
    _, judge = read(two, HE_LEFT)
    assert judge.asked == []


def test_an_indefinite_noun_is_someone_new() -> None:
    _, judge = read(PORT, PORT)
    assert judge.asked == []


def test_a_place_is_an_entity_when_it_is_spoken_of_again() -> None:
    again = (PORT[0].replace("A|", "The|"), PORT[1])
    assert read(PORT)[0].entities == ()
    cast, _ = read(PORT, again)
    (port,) = cast.entities
    assert (port.kind, port.named, len(port.mentions)) == ("place", False, 2)
    assert cast.at(0, 1) == cast.at(1, 1) == port.key


def test_one_building_is_not_several() -> None:
    several: Marked = (
        "The|DET|det>1 ports|NOUN|nsubj>2 closed|VERB|root>-1 .|PUNCT|punct>2",
        [],
    )
    assert read(PORT, several)[0].entities == ()


def test_a_thing_never_becomes_an_entity() -> None:
    thing = (PORT[0].replace("port", "plan"), PORT[1])
    again = (thing[0].replace("A|", "The|"), thing[1])
    it: Marked = ("It|PRON|nsubj>1 failed|VERB|root>-1 .|PUNCT|punct>1", [])
    assert read(thing, again, it)[0].entities == ()


@pytest.mark.parametrize(
    ("speaker", "kind", "pronoun", "joined"),
    [
        ("Velt", "person", "I", True),
        ("Velt", "person", "we", False),
        ("Reuters", "organisation", "we", True),
        ("Reuters", "organisation", "I", False),
    ],
)
def test_who_speaks_is_i_and_a_body_is_we(
    speaker: str, kind: str, pronoun: str, joined: bool
) -> None:
    said: Marked = (
        (
            f"“|PUNCT|punct>2 {pronoun}|PRON|nsubj>2 left|VERB|ccomp>6 ,|PUNCT|punct>2 "
            f"”|PUNCT|punct>2 {speaker}|PROPN|nsubj>6 said|VERB|root>-1 .|PUNCT|punct>6"
        ),
        [(5, 5, kind)],
    )
    cast, _ = read(said)
    assert (cast.at(0, 1) == named(cast, speaker).key) is joined


def test_i_outside_quotation_marks_is_left_open() -> None:
    said: Marked = (
        "I|PRON|nsubj>1 left|VERB|ccomp>4 ,|PUNCT|punct>4 Velt|PROPN|nsubj>4 said|VERB|root>-1",
        [(3, 3, "person")],
    )
    assert read(said)[0].at(0, 0) is None


def test_below_the_threshold_nothing_is_joined() -> None:
    def ranker(threshold: float) -> Ranker:
        return Ranker(
            rows={"noun:kind=place": 0},
            weights=np.ones((1, 1), dtype=np.float32),
            bias=np.zeros(1, dtype=np.float32),
            out=np.ones(1, dtype=np.float32),
            thresholds=dict.fromkeys((*PRONOUNS.values(), "noun"), threshold),
        )

    again = (PORT[0].replace("A|", "The|"), PORT[1])
    sentences, text = report(PORT, again)
    # the chance is e / (e + 1) = 0.73: the one feature that holds speaks for it
    assert len(find_entities(sentences, text, judge=ranker(0.7)).entities) == 1
    assert find_entities(sentences, text, judge=ranker(0.75)).entities == ()


def test_the_shipped_weights_fit_together() -> None:
    ranker = shipped()
    assert ranker.weights.shape == (len(ranker.rows), len(ranker.out))
    assert ranker.thresholds.keys() == {"he", "she", "it", "they", "noun"}
    assert all(0.5 <= threshold <= 1 for threshold in ranker.thresholds.values())


def test_nobody_said_what_speaks_of_them() -> None:
    said: Marked = (
        (
            "“|PUNCT|punct>2 Velt|PROPN|nsubj>2 left|VERB|ccomp>6 ,|PUNCT|punct>2 "
            "”|PUNCT|punct>2 he|PRON|nsubj>6 said|VERB|root>-1 .|PUNCT|punct>6"
        ),
        [(1, 1, "person")],
    )
    cast, judge = read(said)
    assert judge.asked == []
    assert cast.at(0, 5) is None


def test_ones_father_is_another() -> None:
    father: Marked = (
        "Velt|PROPN|nmod:poss>2 's|PART|case>0 father|NOUN|nsubj>3 left|VERB|root>-1",
        [(0, 0, "person")],
    )
    _, judge = read(father)
    assert not any("Velt" in choices for _, choices in judge.asked)


def test_a_stranger_is_not_she_by_rule() -> None:
    """Dorin may be a woman or not; Maria, spoken of twice, has a woman's name."""
    passed: Marked = (
        "Maria|PROPN|nsubj>1 passed|VERB|root>-1 Dorin|PROPN|obj>1 .|PUNCT|punct>1",
        [(0, 0, "person"), (2, 2, "person")],
    )
    alone: Marked = ("Dorin|PROPN|nsubj>1 left|VERB|root>-1 .|PUNCT|punct>1", [(0, 0, "person")])
    she: Marked = ("She|PRON|nsubj>1 left|VERB|root>-1 .|PUNCT|punct>1", [])
    strangers: list[list[bool]] = []

    class Nobody(First):
        def choose(
            self, spot: Spot, choices: Sequence[Choice], trees: Sequence[Tree]
        ) -> int | None:
            strangers.append([choice.stranger for choice in choices])
            assert not any(choice.by_rule and choice.stranger for choice in choices)
            return None

    find_entities(*report(MARIA, MARIA, passed, alone, she), judge=Nobody())
    assert strangers[-1] == [True, False]


def test_a_surname_is_the_only_one_of_it_who_was_named_before() -> None:
    later: Marked = (
        "Dorin|PROPN|nsubj>2 Velt|PROPN|flat>0 left|VERB|root>-1 .|PUNCT|punct>2",
        [(0, 1, "person")],
    )
    short: Marked = ("Velt|PROPN|nsubj>1 left|VERB|root>-1 .|PUNCT|punct>1", [(0, 0, "person")])
    cast, _ = read(MARIA, short, later, short)
    assert cast.at(1, 0) == cast.at(0, 0) != cast.at(2, 0)
    assert cast.at(3, 0) is None


def test_a_market_is_a_place_where_one_can_walk() -> None:
    def market(word: str) -> Marked:
        return (
            f"The|DET|det>2 {word}|NOUN|compound>2 market|NOUN|nsubj>3 closed|VERB|root>-1",
            [],
        )

    assert len(read(market("fish"), market("fish"))[0].entities) == 1
    assert read(market("stock"), market("stock"))[0].entities == ()
