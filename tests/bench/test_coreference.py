"""Chains read from GUM's column, their heads, and the three measures of CoNLL F1."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.record.reading import Reading, Sentence, Word
from twosource.record.report import Report
from twosource.record.span import Span

coreference = importlib.import_module("coreference")


def chains(*texts: str) -> list[frozenset[int]]:
    """`"123"` is the chain of the mentions at 1, 2 and 3."""
    return [frozenset(int(letter) for letter in text) for text in texts]


def test_entities_open_and_close_within_each_other() -> None:
    marks = [
        "Entity=(1-person-new-2-coref(2-organization-acc-1-coref",
        "Entity=2)",
        "SpaceAfter=No|Entity=1)",
        "Entity=(3-abstract-new-1-sgl)(1-person-giv-1-ana)",
        "_",
    ]
    assert coreference.gum_chains(marks) == [[(0, 1)], [(0, 2), (3, 3)]]


def test_a_predicate_is_no_mention_and_an_apposition_is_one_with_what_it_explains() -> None:
    marks = [
        "Entity=(1-person-new-cf1-1-1-coref-Ana_Ruiz)",
        "_",
        "Entity=(1-person-giv-cf1-1-1-appos)",
        "Entity=(1-person-giv-cf1-1-1-pred)",
        "Entity=(1-person-giv-cf1-1-1-ana)",
    ]
    assert coreference.gum_chains(marks) == [[(0, 0), (0, 2), (2, 2), (4, 4)]]


def test_a_title_a_full_name_and_a_surname_have_one_head() -> None:
    words = []
    rows = [("Senator", 3, "nsubj"), ("Ana", 0, "flat"), ("Ruiz", 0, "flat"), ("left", -1, "root")]
    start = 0
    for text, head, relation in rows:
        span = Span(start, start + len(text))
        upos = "VERB" if text == "left" else "PROPN"
        words.append(
            Word(text=text, span=span, lemma=text, upos=upos, xpos="", head=head, relation=relation)
        )
        start = span.end + 1
    sentence = Sentence(span=Span(0, 21), paragraph=0, words=tuple(words), names=())
    reading = Reading(report=Report(text="Senator Ana Ruiz left"), sentences=(sentence,))
    spans = [Span(0, 16), Span(8, 16), Span(12, 16)]
    chain = [spans[0], Span(17, 21)]
    assert coreference.heads(reading, [chain], until=21, same={}) == [frozenset({12, 17})]
    assert coreference.heads(reading, [chain], until=20, same={}) == []
    assert coreference.heads(reading, [chain], until=21, same={17: 12}) == []
    assert coreference.one_mention(reading, [[Span(0, 16), Span(0, 7)]]) == {12: 12, 0: 12}
    assert [coreference._head(reading, span) for span in spans] == [12, 12, 12]


def test_the_three_measures_give_the_figures_of_a_worked_case() -> None:
    # the first chain loses a mention to another, which is put with one that stands alone
    key, ours = chains("123", "45"), chains("12", "345")
    assert coreference.muc(key, ours) == (2, 3)
    assert coreference.b3(key, ours) == (pytest.approx(4 / 3 + 1 / 3 + 2), 5)
    assert coreference.b3(ours, key) == (pytest.approx(2 + 1 / 3 + 4 / 3), 5)
    assert coreference.ceafe(key, ours) == pytest.approx(0.8 + 0.8)


def test_equal_chains_are_all_right_and_none_found_is_0() -> None:
    reading = Reading(report=Report(text="x"))
    score = coreference.Score()
    score._tell = lambda *_: None
    score.add(reading, chains("12", "345"), chains("345", "12"))
    assert score.row()["CoNLL F1"] == score.row()["mentions F1"] == 1
    empty = coreference.Score()
    empty._tell = lambda *_: None
    empty.add(reading, chains("12"), [])
    assert empty.row()["CoNLL F1"] == 0


@given(st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.floats(0, 1), min_size=width, max_size=width), max_size=4)
))  # fmt: skip
def test_the_best_pairing_is_that_of_trying_all(gains: Sequence[Sequence[float]]) -> None:
    size = max(len(gains), len(gains[0]) if gains else 0)
    padded = [[*row, *[0.0] * (size - len(row))] for row in gains]
    padded += [[0.0] * size] * (size - len(gains))
    most = max(
        sum(padded[i][j] for i, j in enumerate(order)) for order in permutations(range(size))
    )
    assert coreference.best_pairing(gains) == pytest.approx(most, abs=1e-9)
