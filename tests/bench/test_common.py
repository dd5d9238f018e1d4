"""What the benches share: texts put together from words, and spans that stand for each other."""

from __future__ import annotations

import importlib

from twosource.record.span import Span

common = importlib.import_module("common")


def test_signs_go_to_their_words_and_every_span_gives_back_its_word() -> None:
    words = [["``", "Ore", "wo", "n't", "sail", ",", "''", "she", "said", "."], ["(", "No", ")"]]
    text, spans = common.joined(words, apart=["", "\n\n"])
    assert text == '"Ore won\'t sail," she said.\n\n(No)'
    assert [span.of(text) for span in spans[1]] == ["(", "No", ")"]
    assert spans[0][2].of(text) == "wo"


def test_a_quote_that_runs_over_sentences_closes_where_it_ends() -> None:
    text, _ = common.joined([['"', "Ore", "."], ["Salt", ".", '"', "He", "left"]], apart=["", " "])
    assert text == '"Ore. Salt." He left'


def test_equal_spans_stand_for_each_other_before_those_that_only_overlap() -> None:
    found = [Span(0, 5), Span(6, 9)]
    assert common.pairs(found, [Span(6, 9), Span(4, 8)]) == [(0, 1), (1, 0)]
    assert common.pairs(found, [Span(3, 9)]) == [(0, 0)]
    assert common.pairs([], [Span(0, 1)]) == []
