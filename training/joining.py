"""Learn whom pronouns and descriptions mean: `python -m training.joining --data DIR`.

Learned on GUM's documents outside its development part, without the genres that are for
non-commercial use and without the news documents that `bench/coreference.py` checks on. Names
are joined by rule and the tree is the shipped model's, so it is run on every document first
(`--keep` takes what `bench --keep` kept).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training import sets
from training.gum import gum_mentions, is_kept_for_checking
from training.treebanks import GUM_NONCOMMERCIAL, raw, read_conllu
from twosource.models.encoder import Analysis
from twosource.models.reader import Reader
from twosource.read.entities import find_entities
from twosource.read.likeness import Choice, features
from twosource.read.spots import Spot
from twosource.record.tree import Tree

OUT = Path(__file__).resolve().parent.parent / "src" / "twosource" / "read" / "data"
# The least chance at which a form is joined; on every fifth document 0.5 for "it" and "they"
# finds a sixth more and is wrong in 28 and 31 of 100 instead of in 17 and 24.
THRESHOLDS = {"he": 0.6, "she": 0.6, "it": 0.6, "they": 0.6, "noun": 0.5}
HIDDEN = 16
ROUNDS = 6
SEEDS = 4  # networks whose scores are averaged: they become one of four times the width
BATCH = 64
LEAST_SEEN = 4  # documents; a feature of fewer is left out
DROPOUT = 0.4
FORGET = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A word to join: the features of none and of each choice, and which of these are right."""

    form: str
    document: str
    options: list[list[str]]
    right: list[int]


@dataclass(slots=True)
class Teacher:
    """Decides as the corpus does, and keeps what there was to decide."""

    document: str
    gold: Mapping[tuple[int, int], str]
    examples: list[Example] = field(default_factory=list)

    def choose(self, spot: Spot, choices: Sequence[Choice], trees: Sequence[Tree]) -> int | None:
        """Position of the first choice that is right."""
        mine = self.gold.get(spot.place)
        right = [at for at, one in enumerate(choices) if mine and self._chain(one) == mine]
        none, pairs = features(spot, choices, trees)
        self.examples.append(
            Example(
                form=spot.form,
                document=self.document,
                options=[none, *pairs],
                right=[at + 1 for at in right] or [0],
            )
        )
        return right[0] if right else None

    def _chain(self, choice: Choice) -> str | None:
        chains = Counter(
            self.gold[spot.place] for spot in choice.thread.spots if spot.place in self.gold
        )
        return chains.most_common(1)[0][0] if chains else None


def documents(data: Path) -> Iterator[Path]:
    """The documents to learn from."""
    sets.load_gum_parts(data)
    folder = data / "gum" / "not-to-release" / "sources"
    for path in sorted(folder.rglob("GUM_*.conllu")):
        genre = path.stem.split("_")[1]
        held = path.stem in sets.GUM_DEVELOPMENT or is_kept_for_checking(path.stem)
        if not held and genre not in GUM_NONCOMMERCIAL:
            yield path


def gold_at(path: Path, analysis: Analysis) -> dict[tuple[int, int], str]:
    """For words that head a marked mention, by their place in the reading, its chain."""
    document = read_conllu(path)[0]
    _, offsets, _ = raw(document)
    starts = [start for start, _ in sorted(offsets)]
    rows = [
        line.split("\t")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line[:1].isdigit() and line.split("\t")[0].isdigit()
    ]
    heads, first = [], 0
    for position, row in enumerate(rows):
        first = position if row[0] == "1" else first
        heads.append(first + int(row[6]) - 1 if row[6] != "0" else -1)
    at: dict[int, str] = {}
    for mention in sorted(
        gum_mentions([row[9] for row in rows]), key=lambda one: one.last - one.first
    ):
        inside = range(mention.first, mention.last + 1)
        tops = [word for word in inside if heads[word] not in inside]
        flat = [w for w in inside if heads[w] in tops[:1] and rows[w][7].startswith("flat")]
        for word in [*tops[:1], *flat]:
            at.setdefault(starts[word], mention.chain)
    return {
        (place, position): at[word.span.start]
        for place, sentence in enumerate(analysis.sentences)
        for position, word in enumerate(sentence.words)
        if word.span.start in at
    }


def collect(data: Path, keep: Path | None) -> list[Example]:
    """All that there is to decide in the documents."""
    reader = Reader.load(None, threads=2)
    examples = []
    for path in documents(data):
        text = raw(read_conllu(path)[0])[0]
        analysis = _analysis(reader, text, keep)
        teacher = Teacher(path.stem, gold_at(path, analysis))
        find_entities(analysis.sentences, text, judge=teacher)
        examples += teacher.examples
    return examples


def _analysis(reader: Reader, text: str, keep: Path | None) -> Analysis:
    kept = keep / hashlib.sha1(text.encode()).hexdigest() if keep else None
    if kept is not None and kept.exists():
        analysis: Analysis = pickle.loads(kept.read_bytes())
        return analysis
    return reader.analyse([text])[0]


class Network(nn.Module):
    """Rows of weights added up, and one layer on top."""

    def __init__(self, count: int, hidden: int = HIDDEN) -> None:
        super().__init__()
        self.rows = nn.EmbeddingBag(count, hidden, mode="sum")
        nn.init.normal_(self.rows.weight, std=0.1)
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.out = nn.Parameter(torch.randn(hidden) * 0.3)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, ids: Tensor, starts: Tensor) -> Tensor:
        hidden = torch.relu(self.rows(ids, starts) + self.bias)
        scores: Tensor = self.drop(hidden) @ self.out
        return scores


def names_of(examples: Sequence[Example]) -> list[str]:
    """The features that enough documents have, in order."""
    seen: dict[str, set[str]] = {}
    for example in examples:
        for option in example.options:
            for one in option:
                seen.setdefault(one, set()).add(example.document)
    return sorted(one for one, where in seen.items() if len(where) >= LEAST_SEEN)


Indexed = list[tuple[list[list[int]], list[int]]]


def _index(examples: Sequence[Example], names: Sequence[str]) -> Indexed:
    """The rows of each example's options, and which options are right."""
    rows = {name: row for row, name in enumerate(names)}
    return [
        ([[rows[one] for one in option if one in rows] for option in e.options], e.right)
        for e in examples
    ]


def _batch(examples: Indexed) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Features, where each option starts, whose example it is, and whether it is right."""
    ids: list[int] = []
    starts, owners, right = [], [], []
    for place, (options, good) in enumerate(examples):
        for at, option in enumerate(options):
            starts.append(len(ids))
            ids += option
            owners.append(place)
            right.append(at in good)
    return torch.tensor(ids), torch.tensor(starts), torch.tensor(owners), torch.tensor(right)


def _loss(scores: Tensor, owners: Tensor, right: Tensor, count: int) -> Tensor:
    """Mean of minus the log of the chance that one of the right options has."""
    shifted = torch.exp(scores - scores.max().detach())
    every = torch.zeros(count).index_add(0, owners, shifted)
    good = torch.zeros(count).index_add(0, owners, shifted * right)
    return (torch.log(every) - torch.log(good)).mean()


def train(examples: Sequence[Example]) -> tuple[list[str], Network]:
    """The features and their learned weights: several networks put side by side."""
    names = names_of(examples)
    ones = [_train_one(_index(examples, names), len(names), seed=seed) for seed in range(SEEDS)]
    network = Network(len(names), HIDDEN * SEEDS)
    network.rows.weight.data = torch.cat([one.rows.weight.data for one in ones], dim=1)
    network.bias.data = torch.cat([one.bias.data for one in ones])
    network.out.data = torch.cat([one.out.data for one in ones]) / SEEDS
    return names, network.eval()


def _train_one(examples: Indexed, count: int, *, seed: int) -> Network:
    torch.manual_seed(seed)
    network = Network(count)
    steps = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=FORGET)
    order = list(examples)
    total = ROUNDS * -(-len(order) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: 1 - step / total)
    rng = random.Random(seed)
    for _ in range(ROUNDS):
        rng.shuffle(order)
        network.train()
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            ids, starts, owners, right = _batch(some)
            loss = _loss(network(ids, starts), owners, right, len(some))
            steps.zero_grad()
            loss.backward()
            steps.step()
            schedule.step()
    return network


def chances(
    network: Network, names: Sequence[str], examples: Sequence[Example]
) -> Iterator[tuple[Example, list[float]]]:
    """Each example with the chances of its options."""
    for example, indexed in zip(examples, _index(examples, names), strict=True):
        ids, starts, _, _ = _batch([indexed])
        with torch.no_grad():
            yield example, torch.softmax(network(ids, starts), 0).tolist()


def tell(network: Network, names: Sequence[str], examples: Sequence[Example]) -> None:
    """Print for each form how many are joined at several thresholds, and how many rightly."""
    joined: dict[tuple[str, float], Counter[str]] = {}
    for example, odds in chances(network, names, examples):
        best = max(range(1, len(odds)), key=odds.__getitem__)
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            counts = joined.setdefault((example.form, threshold), Counter())
            counts["can"] += example.right != [0]
            if odds[best] >= threshold:
                counts["joined"] += 1
                counts["right"] += best in example.right
    for (form, threshold), counts in sorted(joined.items()):
        precision = counts["right"] / max(1, counts["joined"])
        recall = counts["right"] / max(1, counts["can"])
        print(f"{form:5} {threshold:.1f}  {counts['can']:5} P {precision:.3f} R {recall:.3f}")


def write(names: Sequence[str], network: Network, out: Path) -> None:
    """The weights as the package has them."""
    out.mkdir(parents=True, exist_ok=True)
    told = {"thresholds": THRESHOLDS, "features": list(names)}
    (out / "joining.json").write_text(
        json.dumps(told, indent=0, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    np.savez_compressed(
        out / "joining.npz",
        weights=network.rows.weight.detach().numpy().astype(np.float16),
        bias=network.bias.detach().numpy(),
        out=network.out.detach().numpy(),
    )


def main() -> None:
    """Train, say how well it does on every fifth document, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="where benches keep what the model saw")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    torch.set_num_threads(1)
    examples = collect(given.data, given.keep)
    fifth = {
        name
        for name in {example.document for example in examples}
        if hashlib.sha1(name.encode()).digest()[1] % 5 == 0
    }
    print(len(examples), "words to join in", len({e.document for e in examples}), "documents")
    names, network = train([e for e in examples if e.document not in fifth])
    tell(network, names, [e for e in examples if e.document in fifth])
    write(*train(examples), given.out)


if __name__ == "__main__":
    main()
