"""Sentences with their trees, kept in `trees.conllu` so that no test needs the model.

The names of a sentence stand in the last column as `Name=first-last:kind` on the first word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from twosource.record.reading import NameSpan, Sentence, Word
from twosource.record.span import Span
from twosource.record.tree import Tree

TREES = Path(__file__).with_name("trees.conllu")


def _sentence(text: str, rows: list[list[str]]) -> Sentence:
    """The sentence that a block of the file describes."""
    words: list[Word] = []
    here = 0
    for _, form, lemma, upos, xpos, _, head, relation, _, _ in rows:
        start = text.index(form, here)
        here = start + len(form)
        words.append(
            Word(
                text=form,
                span=Span(start, here),
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                head=int(head) - 1,
                relation=relation,
            )
        )
    names = []
    for entry in rows[0][9].split("|"):
        if entry.startswith("Name="):
            place, _, kind = entry.removeprefix("Name=").partition(":")
            first, _, last = place.partition("-")
            names.append(NameSpan(first=int(first), last=int(last), kind=kind))
    return Sentence(span=Span(0, len(text)), paragraph=0, words=tuple(words), names=tuple(names))


def _blocks() -> Iterator[tuple[str, Sentence]]:
    for block in TREES.read_text(encoding="utf-8").strip().split("\n\n"):
        comment, *lines = block.split("\n")
        text = comment.removeprefix("# text = ")
        yield text, _sentence(text, [line.split("\t") for line in lines])


@pytest.fixture(scope="session")
def tree_of() -> Callable[[str], Tree]:
    """The tree of a sentence that the file has."""
    sentences = dict(_blocks())
    return lambda text: Tree(sentences[text])
