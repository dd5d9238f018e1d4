"""How certain a sentence makes any of its words, by trees made by hand."""

from __future__ import annotations

import pytest

from tests.read.trees import Block, blocks
from twosource.read.certainty import certainty_of
from twosource.record.tree import Tree


def _word(block: Block, lemma: str) -> tuple[Tree, int]:
    tree = Tree(block.sentences[0])
    return tree, next(at for at, word in enumerate(tree.words) if word.lemma == lemma)


@pytest.mark.parametrize(
    "block", list(blocks("certainty.txt")), ids=lambda block: f"{block.text} {block.expected}"
)
def test_a_word_is_as_certain_as_the_words_above_it_make_it(block: Block) -> None:
    lemma, wanted = block.expected.split()
    status, against, _ = wanted.partition("-against")
    found = certainty_of(*_word(block, lemma))
    assert (found.status, found.against) == (status or None, bool(against))


_LINE = (
    "Haas/Haas/NNP/2/nsubj read/read/VBD/0/root about/about/IN/5/case the/the/DT/5/det "
    "visit/visit/NN/2/obl ./././2/punct"
)
GRANTED = Block("Haas read about the visit.", "", (_LINE,))


@pytest.mark.parametrize(
    ("lemma", "score", "status"),
    [
        ("visit", None, "happened"),
        ("visit", 2.5, "happened"),
        ("visit", -2.0, None),
        ("read", -2.0, "happened"),
    ],
)
def test_a_learned_score_decides_only_what_no_rule_has_settled(
    lemma: str, score: float | None, status: str | None
) -> None:
    assert certainty_of(*_word(GRANTED, lemma), score=score).status == status
