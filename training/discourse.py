"""Train the head that sorts a report's sentences: `python -m training.discourse --data DIR`.

It learns from NewsDiscourse's Xinhua and Reuters documents, read by the model that ships, and
writes `discourse.npz` beside it. After a new reading model, run it again: a few minutes. The
figures it prints are over folds of the training documents, to choose by; `bench/discourse.py`
measures what ships on the development part.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.newsdiscourse import Marked, read_zip, trainable, without_dateline
from twosource.models.discourse import OPENING, PARTS, SURE, Sorter
from twosource.models.encoder import Analysis, Encoder
from twosource.models.reader import Reader
from twosource.read.discourse import lemmas_of, seen_in
from twosource.read.headings import headings_in
from twosource.read.times import times_in
from twosource.record.span import Span
from twosource.record.tree import Tree

TARGET = Path(__file__).resolve().parent.parent / "src/twosource/models/data/discourse.npz"
NETWORKS = 3
FOLDS = 3
ROUNDS = 18
AT_ONCE = 20  # documents in a batch
RATE = 2e-3
WIDTH, AROUND, WORDS = 96, 64, 500
LEAST_DOCUMENTS = 8  # a word in fewer documents is one story's
EVEN = 0.5
"""How far rare parts count more: from 0, each sentence alike, to 1, each part alike."""
CHANCES = (0.4, 0.1, 0.1, 0.4)
"""How often a document is shown as it is, without its title, without its day as well, and without
the dateline that only a wire's first sentence has."""
LEAST_SHARE = 1 / 3  # of the set's sentence
IGNORE = -100
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class View:
    """A document as the head is shown it, with the mark of each sentence as we cut them."""

    vectors: Array
    seen: Array
    lemmas: tuple[list[str], ...]
    marks: NDArray[np.int64]


Item = tuple[View, View, View, View]
"""A document in the views that `CHANCES` are for; the first is the document as it is."""


def make_item(document: Marked, reader: Encoder) -> Item:
    """The document in all its views."""
    report, bare = document.report, without_dateline(document)
    untitled = replace(report, title=None)
    undated = replace(untitled, published=None)
    whole, cut = (reader.analyse([one.report.text])[0] for one in (document, bare))
    plain, first, second = (
        _view(replace(document, report=shown), whole) for shown in (report, untitled, undated)
    )
    return plain, first, second, _view(bare, cut)


def _view(document: Marked, analysis: Analysis) -> View:
    report, sentences = document.report, analysis.sentences
    headings = headings_in(sentences)
    trees = [Tree(one, heading=at in headings) for at, one in enumerate(sentences)]
    times = [times_in(tree, published=report.published) for tree in trees]
    return View(
        vectors=analysis.vectors,
        seen=seen_in(report, sentences, trees, times, analysis.vectors),
        lemmas=tuple(lemmas_of(one) for one in sentences),
        marks=np.array([_mark(document, one.span) for one in sentences]),
    )


def _mark(document: Marked, span: Span) -> int:
    """That of the set's sentence which most of ours lies in; none for a small piece of it.

    A dateline is a sentence to us: with its mark, a third of all "main" would be datelines.
    """
    shared = [max(0, min(span.end, own.end) - max(span.start, own.start)) for own in document.spans]
    most = max(range(len(shared)), key=shared.__getitem__)
    if shared[most] < LEAST_SHARE * (document.spans[most].end - document.spans[most].start):
        return IGNORE
    return PARTS.index(document.parts[most])


class Network(nn.Module):
    """What `models.discourse` runs, in torch; the documents' sentences stand one under another."""

    def __init__(self, n_vector: int, n_seen: int, n_words: int) -> None:
        super().__init__()
        self.vector = nn.Linear(n_vector, WIDTH)
        self.shown = nn.Linear(n_seen, WIDTH, bias=False)
        self.bag = nn.Linear(n_words, WIDTH, bias=False)
        self.around = nn.Linear(7 * WIDTH, AROUND)
        self.out = nn.Linear(WIDTH + AROUND, len(PARTS))
        self.inputs = nn.Dropout(0.4)
        self.hidden = nn.Dropout(0.4)

    def forward(
        self, vectors: Tensor, seen: Tensor, bags: Tensor, lengths: Sequence[int]
    ) -> Tensor:
        mixed = (
            self.vector(self.inputs(vectors))
            + self.shown(self.inputs(seen))
            + self.bag(self.inputs(bags))
        )
        sentence = self.hidden(mixed.relu())
        around = torch.cat([_around(one) for one in sentence.split(list(lengths))])
        found = self.hidden(self.around(around).relu())
        scores: Tensor = self.out(torch.cat([sentence, found], -1))
        return scores


def _around(sentence: Tensor) -> Tensor:
    """Each sentence beside its neighbours, the opening and the whole."""
    padded = functional.pad(sentence, (0, 0, 2, 2))
    near = [padded[step : step + len(sentence)] for step in range(5)]
    far = [sentence[:OPENING].mean(0, keepdim=True), sentence.mean(0, keepdim=True)]
    return torch.cat([*near, *(one.expand_as(sentence) for one in far)], -1)


@dataclass(frozen=True, slots=True)
class Scale:
    """What is taken from the training documents as a whole: the lexicon, means and spreads."""

    words: tuple[str, ...]
    mean: Array
    scale: Array

    @classmethod
    def of(cls, items: Sequence[Item]) -> Scale:
        counts = Counter(
            word for item in items for word in {one for some in item[0].lemmas for one in some}
        )
        common = sorted(
            (word for word, n in counts.items() if n >= LEAST_DOCUMENTS and _is_plain(word)),
            key=lambda word: (-counts[word], word),
        )
        rows = np.concatenate([view.seen for item in items for view in item])
        spread = rows.std(0)
        scale = np.where(spread > 1e-3, 1 / np.maximum(spread, 1e-3), 0)
        return cls(tuple(common[:WORDS]), rows.mean(0), scale.astype(np.float32))

    def shown(self, seen: Array) -> Array:
        made: Array = np.clip((seen - self.mean) * self.scale, -4, 4).astype(np.float32)
        return made

    def bags(self, view: View) -> Array:
        places = {word: place for place, word in enumerate(self.words)}
        bags = np.zeros((len(view.lemmas), len(places)), np.float32)
        for row, some in zip(bags, view.lemmas, strict=True):
            row[[places[one] for one in {*some} if one in places]] = 1
        return bags


def _is_plain(word: str) -> bool:
    """Whether a word may be learned: not a sign, nor the name of one of the set's two agencies."""
    return word.isalpha() and word not in ("reuters", "xinhua")


@dataclass(frozen=True, slots=True)
class Made:
    """A view as tensors."""

    vectors: Tensor
    seen: Tensor
    bags: Tensor
    marks: Tensor

    @classmethod
    def of(cls, view: View, scale: Scale) -> Made:
        return cls(
            torch.from_numpy(view.vectors),
            torch.from_numpy(scale.shown(view.seen)),
            torch.from_numpy(scale.bags(view)),
            torch.from_numpy(view.marks),
        )


def train(items: Sequence[Item], scale: Scale, *, seed: int, rounds: int) -> Network:
    """One network, trained on all the items."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    made = [[Made.of(view, scale) for view in item] for item in items]
    counts = np.bincount(
        np.concatenate([one.marks[one.marks != IGNORE] for one, *_ in items]), minlength=len(PARTS)
    )
    weights = torch.tensor((counts.mean() / np.maximum(counts, 1)) ** EVEN, dtype=torch.float32)
    first = made[0][0]
    network = Network(first.vectors.shape[1], first.seen.shape[1], len(scale.words))
    steps = rounds * -(-len(made) // AT_ONCE)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(rounds):
        order = list(range(len(made)))
        rng.shuffle(order)
        for start in range(0, len(order), AT_ONCE):
            some = [rng.choices(made[at], CHANCES)[0] for at in order[start : start + AT_ONCE]]
            scores = network(
                torch.cat([one.vectors for one in some]),
                torch.cat([one.seen for one in some]),
                torch.cat([one.bags for one in some]),
                [len(one.marks) for one in some],
            )
            loss = functional.cross_entropy(
                scores,
                torch.cat([one.marks for one in some]),
                weight=weights,
                ignore_index=IGNORE,
                label_smoothing=0.05,
            )
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return network.eval()


def arrays_of(networks: Sequence[Network], scale: Scale) -> dict[str, NDArray[np.generic]]:
    """What `models.discourse` reads; weights in half precision, which changes no choice."""

    def stacked(give: object) -> Array:
        return np.stack([give(net).detach().numpy() for net in networks])  # type: ignore[operator]

    weights = {
        "vector": stacked(lambda n: n.vector.weight.T),
        "shown": stacked(lambda n: n.shown.weight.T),
        "bag": stacked(lambda n: n.bag.weight.T),
        "mixed_bias": stacked(lambda n: n.vector.bias[None]),
        "around": stacked(lambda n: n.around.weight.T),
        "around_bias": stacked(lambda n: n.around.bias[None]),
        "out": stacked(lambda n: n.out.weight.T),
        "out_bias": stacked(lambda n: n.out.bias[None]),
    }
    return {
        **{name: array.astype(np.float16) for name, array in weights.items()},
        "mean": scale.mean,
        "scale": scale.scale,
        "words": np.array(" ".join(scale.words)),
    }


def figures(marks: NDArray[np.int64], found: NDArray[np.int64]) -> dict[str, float]:
    """F1 of each part, their mean, and the share right among the parts' own sentences."""
    f1 = {}
    for place, part in enumerate(PARTS):
        right = int(((marks == place) & (found == place)).sum())
        both = int((marks == place).sum() + (found == place).sum())
        f1[part or "none"] = 2 * right / both if both else 0.0
    own = [score for name, score in f1.items() if name != "none"]
    return {"macro": float(np.mean(own)), "right": float((marks == found).mean()), **f1}


def odds_of(networks: Sequence[Network], scale: Scale, items: Sequence[Item]) -> Array:
    """What the networks, as they would ship, say of the items' sentences, one under another."""
    sorter = Sorter(arrays_of(networks, scale))
    return np.concatenate(
        [sorter.probabilities(one.vectors, one.seen, one.lemmas) for one, *_ in items]
    )


def folds_of(items: Sequence[Item]) -> list[list[Item]]:
    """The documents in `FOLDS` parts, every outlet and topic in each."""
    order = list(range(len(items)))
    random.Random(3).shuffle(order)
    return [[items[at] for at in order[fold::FOLDS]] for fold in range(FOLDS)]


def tried(items: Sequence[Item], *, rounds: int) -> tuple[NDArray[np.int64], Array]:
    """The marks and odds of every sentence, each by a network that did not see its document."""
    parts = folds_of(items)
    marks, odds = [], []
    for at, held in enumerate(parts):
        seen = [item for other, part in enumerate(parts) if other != at for item in part]
        scale = Scale.of(seen)
        odds.append(odds_of([train(seen, scale, seed=at, rounds=rounds)], scale, held))
        marks.append(np.concatenate([one.marks for one, *_ in held]))
    true = np.concatenate(marks)
    return true[true != IGNORE], np.concatenate(odds)[true != IGNORE]


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public sets")
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--model", type=Path, help="another reading model's folder")
    given = parser.parse_args()
    torch.set_num_threads(2)
    documents = trainable(read_zip(given.data / "newsdiscourse" / "train.zip"))
    reader = Reader.load(given.model)
    items = [make_item(one, reader) for one in documents]
    marks, odds = tried(items, rounds=ROUNDS)
    sure = odds.max(1) >= SURE
    for name, found in (("all", odds.argmax(1)), ("sure", np.where(sure, odds.argmax(1), -1))):
        scores = figures(marks, found)
        print(name, {part: round(score, 4) for part, score in scores.items()}, flush=True)
    print(f"sure of {sure.mean():.3f}, right there {(marks == odds.argmax(1))[sure].mean():.3f}")
    scale = Scale.of(items)
    networks = [train(items, scale, seed=seed, rounds=ROUNDS) for seed in range(NETWORKS)]
    np.savez_compressed(given.out, **arrays_of(networks, scale))
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.2f} MB, from {len(items)} documents")


if __name__ == "__main__":
    main()
