"""Train the model of event types from PLV's marked sentences (class C: may train).

`python -m training.kinds --data ../shared/data` writes `models/data/kinds.npz`. It is a ridge
regression towards -1 and 1 for each type, in its dual form, as there are more traits than
sentences. Rerun it after a new reading model, whose sentence vectors it takes.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twosource.models.encoder import Analysis, Encoder
from twosource.models.kinds import FILE, KindModel
from twosource.read.kinds import features
from twosource.record.span import Span
from twosource.record.tree import Tree

# By what each group of traits counts, and how far the weights are held down: chosen by five-fold
# cross-validation, where anything between half and twice as much changes F1 by less than 0.005.
_GROUPS = {"types": 0.4, "words": 1.0, "vector": 1.0}
_RIDGE = 0.15
_SEEN = 2  # sentences that must have a trait before it is kept
_PREDICATES = ("VERB", "NOUN", "ADJ")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with a source, a target (None: not found in it), and what is said of them."""

    text: str
    source: Span | None
    target: Span | None
    kind: str


@dataclass(frozen=True, slots=True)
class Example:
    """What the model is given of a marked sentence."""

    traits: Mapping[str, float]
    vector: NDArray[np.float32]
    kind: str


def plv(path: Path) -> list[Marked]:
    """The sentences of a PLV file."""
    with path.open(encoding="utf-8", newline="") as opened:
        return [_marked(row, row["gold_root"]) for row in csv.DictReader(opened, delimiter="\t")]


def aw(path: Path) -> list[Marked]:
    """The sentences of an AW file (class D: for measuring only); the kind is "1" for conflict."""
    with path.open(encoding="utf-8", newline="") as opened:
        return [_marked(row, row["gold_binary"]) for row in csv.DictReader(opened, delimiter="\t")]


def _marked(row: Mapping[str, str], kind: str) -> Marked:
    """The sentence without its marks; where one is missing, its words are looked for."""
    text, places = "", dict[str, list[int]]()
    for piece in re.split(r"(</?[st]>)", row["marked_sentence"]):
        if re.fullmatch(r"</?[st]>", piece):
            places.setdefault(piece.strip("</>"), []).append(len(text))
        else:
            text += piece
    spans = {}
    for mark, name in (("s", "source"), ("t", "target")):
        at = text.find(row[name].partition(":")[2] or row[name])
        found = Span(at, at + len(row[name])) if at >= 0 and row[name] else None
        spans[name] = Span(*places[mark][:2]) if mark in places else found
    return Marked(text, spans["source"], spans["target"], kind)


def example(marked: Marked, analysis: Analysis) -> Example:
    """The traits of what the sentence says of its source and target."""
    best, place, tree, ends = -1, 0, Tree(analysis.sentences[0]), (-1, -1)
    for index, sentence in enumerate(analysis.sentences):
        here = Tree(sentence)
        source, target = _head(here, marked.source), _head(here, marked.target)
        if (source >= 0) + (target >= 0) > best:
            best = (source >= 0) + (target >= 0)
            place, tree, ends = index, here, (source, target)
    traits = features(tree, chain_between(tree, *ends), *ends)
    return Example(traits, analysis.vectors[place], marked.kind)


def _head(tree: Tree, span: Span | None) -> int:
    inside = [i for i, word in enumerate(tree.words) if span and span.overlaps(word.span)]
    loose = [i for i in inside if tree.words[i].head not in inside]
    plain = [i for i in loose if tree.words[i].upos not in ("PUNCT", "DET", "ADP")]
    return (plain or loose or [-1])[0]


def chain_between(tree: Tree, source: int, target: int) -> list[int]:
    """The predicates on the way through the tree from one word to another, outermost first.

    Those above the source alone follow; where there are none on the way, the two above the
    target stand for them.
    """
    up = [[word, *tree.above(word)] if word >= 0 else [] for word in (source, target)]
    meeting = next((word for word in up[0] if word in up[1]), None)
    if meeting is None:
        way, aside = (up[0] or up[1])[1:2], list[int]()
    else:
        down = up[1][1 : up[1].index(meeting)] if meeting != target else []
        climbed = up[0][1 : up[0].index(meeting) + 1]
        way, aside = [*climbed[-1:], *reversed(down)], climbed[:-1]
    ends = (source, target)
    found = [p for p in (*way, *aside) if p not in ends and tree.words[p].upos in _PREDICATES]
    if found:
        return found
    above = up[1] or up[0]
    return [p for p in above[1:] if tree.words[p].upos in _PREDICATES][:2][::-1]


def examples(marked: Sequence[Marked], encoder: Encoder) -> list[Example]:
    """What the model is given of each sentence."""
    return [example(one, encoder.analyse([one.text])[0]) for one in marked]


def fit(given: Sequence[Example]) -> KindModel:
    """The model that is learned from examples."""
    types = tuple(sorted({one.kind for one in given}))
    counts: dict[str, int] = {}
    for one in given:
        for trait in one.traits:
            counts[trait] = counts.get(trait, 0) + 1
    traits = tuple(sorted(trait for trait, count in counts.items() if count >= _SEEN))
    rows = {trait: row for row, trait in enumerate(traits)}
    table = np.zeros((len(given), len(traits)), np.float32)
    for line, one in enumerate(given):
        for trait, value in one.traits.items():
            if trait in rows:
                table[line, rows[trait]] = value
    typed = np.array([" type " in trait or " mode " in trait for trait in traits])
    vectors = np.stack([one.vector for one in given])
    scales = np.concatenate(
        [
            np.where(typed, _scale(table[:, typed], "types"), _scale(table[:, ~typed], "words")),
            np.full(vectors.shape[1], _scale(vectors, "vector")),
            [1.0],
        ]
    )
    table = np.hstack([table, vectors, np.ones((len(given), 1), np.float32)]) * scales
    wanted = np.array([[1.0 if one.kind == name else -1.0 for name in types] for one in given])
    gram = table @ table.T
    ridge = _RIDGE * sum(_GROUPS.values()) * np.eye(len(given))
    dual = np.linalg.solve(gram + ridge, wanted)
    weights = (table.T @ dual) * scales[:, None]
    return KindModel(types, traits, weights.astype(np.float32))


def _scale(table: NDArray[np.float32], group: str) -> float:
    """By what to multiply a group so that its rows have the mean square length it counts for."""
    length = float((table**2).sum(1).mean())
    return float(np.sqrt(_GROUPS[group] / length)) if length else 0.0


def main() -> None:
    """Train on all of PLV's public part and write the model into the package."""
    from twosource.models.reader import Reader

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    marked = plv(given.data / "plover_sentences" / "datasets" / "PLV_train.tsv")
    model = fit(examples(marked, Reader.load()))
    path = Path(str(resources.files("twosource.models") / "data" / FILE))
    model.save(path)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB from {len(marked)} sentences")


if __name__ == "__main__":
    main()
