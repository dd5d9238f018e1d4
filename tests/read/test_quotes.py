"""Who is quoted, with which words."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.read.trees import Block, SmallCast, blocks, sentences_of
from twosource.read.passages import find_passages
from twosource.read.quotes import find_quotes
from twosource.read.times import times_in
from twosource.record.dates import PartialDate, When
from twosource.record.reading import Quote
from twosource.record.tree import Tree

DAY = dt.date(2024, 3, 6)
BLOCKS = {block.text: block for block in blocks("quotes.txt")}


def quotes_of(block: Block) -> tuple[Quote, ...]:
    sentences = block.sentences
    trees = tuple(Tree(sentence) for sentence in sentences)
    times = [times_in(tree, published=DAY) for tree in trees]
    return find_quotes(sentences, trees, SmallCast(trees), times)


def told(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, kind and words of every quote of a text in the data."""
    return [
        (quote.speaker, "direct" if quote.direct else "indirect", quote.words.of(text))
        for quote in quotes_of(BLOCKS[text])
    ]


CASES: list[tuple[str, list[tuple[str | None, str, str]]]] = [
    ("Haas would view the visit as a sign of weakness.", []),
    (
        "“There is no danger,” Ana Ruiz, the governor of Lorvia, told reporters on Friday.",
        [("Ruiz", "direct", "There is no danger")],
    ),
    (
        "“There is no danger,” said Ana Ruiz, director of the Haas Institute in Dornia.",
        [("Ruiz", "direct", "There is no danger")],
    ),
    ("“We won. We are glad,” Ana Ruiz said.", [("Ruiz", "direct", "We won. We are glad")]),
    ("‘We won. We are glad,’ Ana Ruiz said.", [("Ruiz", "direct", "We won. We are glad")]),
    (
        "The players’ bus is late, Ruiz said. “We won’t wait.”",
        [("Ruiz", "indirect", "The players’ bus is late"), ("Ruiz", "direct", "We won’t wait.")],
    ),
    ("“Who paid?” Ruiz asked.", [("Ruiz", "direct", "Who paid?")]),
    (
        "Ruiz said the pier was old. “We will close it.”",
        [("Ruiz", "indirect", "the pier was old"), ("Ruiz", "direct", "We will close it.")],
    ),
    (
        "Ruiz said Haas had said the pier was old. “We will close it.”",
        [
            ("Ruiz", "indirect", "Haas had said the pier was old"),
            ("Haas", "indirect", "the pier was old"),
            ("Ruiz", "direct", "We will close it."),
        ],
    ),
    (
        "For Dornia, Haas added, “the time has come. We will pay.”",
        [("Haas", "direct", "the time has come. We will pay.")],
    ),
    ("“This is a mistake,” Ruiz told Haas.", [("Ruiz", "direct", "This is a mistake")]),
    ("Ruiz added: “We are glad.”", [("Ruiz", "direct", "We are glad.")]),
    (
        "Ruiz said that the visit was a success.",
        [("Ruiz", "indirect", "the visit was a success")],
    ),
    (
        "Ruiz said the visit was a success, noting that “all of us are glad.”",
        [
            ("Ruiz", "indirect", "the visit was a success"),
            ("Ruiz", "direct", "all of us are glad."),
        ],
    ),
    ("According to Ruiz, the bridge collapsed.", [("Ruiz", "indirect", "the bridge collapsed")]),
    ("The bridge collapsed, according to Ruiz.", [("Ruiz", "indirect", "The bridge collapsed")]),
    (
        "For Dornia, Ruiz said, the visit shows strength.",
        [("Ruiz", "indirect", "the visit shows strength")],
    ),
    (
        "Critics, including Ana Ruiz, viewed the visit as a sign of weakness.",
        [("Ruiz", "indirect", "viewed the visit as a sign of weakness")],
    ),
    (
        "Others, like Ana Ruiz, decried the visit, accusing Haas of fraud.",
        [("Ruiz", "indirect", "decried the visit, accusing Haas of fraud")],
    ),
    (
        "Haas emphasised the visit as a success, while Ruiz condemned it.",
        [
            ("Haas", "indirect", "emphasised the visit as a success"),
            ("Ruiz", "indirect", "condemned it"),
        ],
    ),
    (
        "Ruiz said that Haas had told Weber that the bridge was safe.",
        [
            ("Ruiz", "indirect", "Haas had told Weber that the bridge was safe"),
            ("Haas", "indirect", "the bridge was safe"),
        ],
    ),
    (
        "Ruiz warned that allies would “think twice” about the story that “Haas is weak.”",
        [
            (
                "Ruiz",
                "indirect",
                "allies would “think twice” about the story that “Haas is weak.”",
            )
        ],
    ),
    (
        "A statement from Lorvia said the bridge was safe.",
        [("Lorvia", "indirect", "the bridge was safe")],
    ),
    (
        "Ruiz warned Haas of the flood, the Courier reported.",
        [("Courier", "indirect", "Ruiz warned Haas of the flood")],
    ),
    ("Ruiz spoke of the “unlawful transfer” of children.", []),
    ("Ruiz did not say that the bridge was safe.", []),
    ("Ruiz would say that the bridge is safe.", []),
    ("A spokesman for Lorvia said the bridge was safe.", []),
    ("The visit was seen by some as a success.", []),
    ("It was said that the bridge was safe.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_quote_has_its_words_and_nobody_elses_speaker(
    text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    assert told(text) == expected


def test_a_quote_carries_the_day_that_stands_with_its_cue() -> None:
    text = "“There is no danger,” Ana Ruiz, the governor of Lorvia, told reporters on Friday."
    (quote,) = quotes_of(BLOCKS[text])
    assert quote.when == When.on(PartialDate(2024, 3, 1))
    assert quote.cue is not None
    assert quote.cue.of(text) == "told"


def test_what_one_said_another_said_is_held_by_the_first() -> None:
    text = "Ruiz said that Haas had told Weber that the bridge was safe."
    inner = next(quote for quote in quotes_of(BLOCKS[text]) if quote.speaker == "Haas")
    assert inner.holders == ("Ruiz",)


def test_a_mark_that_never_closes_gives_no_passage() -> None:
    text = "“We won ."
    line = "“/“/``/3/punct We/we/PRP/3/nsubj won/win/VBD/0/root ./././3/punct"
    assert find_passages(sentences_of(text, [line])) == []


def test_what_is_noted_along_the_way_was_said_at_the_same_time() -> None:
    block = next(one for text, one in BLOCKS.items() if "on Friday that the visit" in text)
    friday = When.on(PartialDate(2024, 3, 1))
    assert [quote.when for quote in quotes_of(block)] == [friday, friday]


def test_who_speaks_may_stand_behind_the_verb_whatever_the_tree_calls_it() -> None:
    assert [
        quote.speaker for quote in quotes_of(BLOCKS["The bridge collapsed, reports Ruiz."])
    ] == ["Ruiz"]


def test_nobody_goes_on_where_two_have_spoken() -> None:
    quotes = quotes_of(
        BLOCKS["Ruiz said the pier was old and Haas said it was new. “We will close it.”"]
    )
    assert [quote.speaker for quote in quotes if quote.direct] == [None]
