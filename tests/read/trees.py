"""Sentences and casts for tests, from a compact notation of checked trees.

A word is `text/lemma/tag/head/relation` with heads counted from 1, a sentence is a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from twosource.record.reading import Entity, EntityKind, Sentence, Word
from twosource.record.span import Span
from twosource.record.tree import Tree

DATA = Path(__file__).parent / "data"

_UPOS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "RB": "ADV",
    "IN": "ADP", "DT": "DET", "PRP": "PRON", "PRP$": "PRON", "CD": "NUM", "TO": "PART",
    "MD": "AUX", "CC": "CCONJ", "WDT": "PRON", "WP": "PRON", "WRB": "ADV", "EX": "PRON",
    "POS": "PART", "VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBG": "VERB",
    "VBN": "VERB", "RBR": "ADV", "JJR": "ADJ", "PDT": "DET",
}  # fmt: skip
_STATES = {"Lorvia", "Dornia"}
_GROUPS = {"police", "demonstrator", "court", "reporter", "critic"}


def _upos(tag: str, relation: str) -> str:
    if relation in ("aux", "aux:pass", "cop"):
        return "AUX"
    return _UPOS.get(tag, "PUNCT")


def sentences_of(text: str, lines: list[str]) -> tuple[Sentence, ...]:
    """The lines' sentences with their spans in the text."""
    found: list[Sentence] = []
    at = 0
    for line in lines:
        words = []
        for item in line.split():
            form, lemma, tag, head, relation = item.rsplit("/", 4)
            start = text.index(form, at)
            at = start + len(form)
            words.append(
                Word(
                    text=form,
                    span=Span(start, at),
                    lemma=lemma,
                    upos=_upos(tag, relation),
                    xpos=tag,
                    head=int(head) - 1,
                    relation=relation,
                )
            )
        span = Span(words[0].span.start, words[-1].span.end)
        found.append(Sentence(span=span, paragraph=0, words=tuple(words), names=()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Block:
    """A checked text: its sentences and what is expected of it, after `=>`."""

    text: str
    expected: str
    lines: tuple[str, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences_of(self.text, list(self.lines))


def blocks(name: str) -> Iterator[Block]:
    """The blocks of a file in `data`."""
    text, expected = "", ""
    lines: list[str] = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            if lines:
                yield Block(text, expected, tuple(lines))
            text, _, expected = line[2:].partition("  => ")
            lines = []
        elif line:
            lines.append(line)
    if lines:
        yield Block(text, expected, tuple(lines))


@dataclass(frozen=True, slots=True)
class SmallCast:
    """A cast in which every name is its own entity and a pronoun is `she`."""

    trees: tuple[Tree, ...]
    pronouns: Mapping[str, str] = field(default_factory=dict)

    def at(self, sentence: int, word: int) -> str | None:
        tree = self.trees[sentence]
        here = tree.words[word]
        if here.text.lower() in self.pronouns:
            return self.pronouns[here.text.lower()]
        if here.upos == "PROPN" and here.relation not in ("flat", "compound"):
            if here.text in ("Monday", "Friday"):
                return None
            flat = tree.kids(word, "flat")
            return tree.words[flat[-1]].text if flat else here.text
        return here.lemma.lower() if here.lemma.lower() in _GROUPS else None

    def get(self, key: str) -> Entity:
        kind: EntityKind = "person"
        if key in _STATES:
            kind = "state"
        elif key in _GROUPS:
            kind = "group"
        return Entity(key=key, kind=kind, name=key, named=key not in _GROUPS)
