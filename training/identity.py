"""Learn which words tell of one deed: `python -m training.identity --data DIR`.

First the vectors of single words, from the shipped model, for the lemmas of GUM, EWT and ECB+'s
training topics; then the weights of `fuse/identity.py`, from pairs of ECB+'s training topics.
The tree and the vectors of words in their sentences are the shipped model's (`--keep` takes what
`bench --keep` kept).
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.ecbplus import Marking, ecbplus
from twosource.fuse.deeds import Deed, deed_at, rarity
from twosource.fuse.entities import Cast, join_entities
from twosource.fuse.identity import Weights, can_be_asked, features
from twosource.fuse.wording import Wording
from twosource.models.encoder import Analysis
from twosource.models.reader import Reader
from twosource.read.report import read_report
from twosource.read.senses import senses_at
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.text.verbs_forms import VERB_OF_NOUN

OUT = Path(__file__).resolve().parent.parent / "src" / "twosource" / "fuse" / "data"
DIMENSIONS = 64  # of the 384; they keep the order of likeness of all but a few pairs
LEAST_SEEN = 2
HIDDEN = 16
SEEDS = 4
ROUNDS = 6
RATE = 4e-3
BATCH = 2048
EVEN = 0.5
"""How much less each pair counts, the more pairs of the same two words a subtopic has."""
FORGET = 1e-3


Senses = Mapping[int, bytes]


def read(reader: Reader, report: Report, keep: Path | None) -> tuple[Reading, Senses]:
    """A reading of the report, and the senses of its words by where they start."""
    kept = keep / hashlib.sha1(report.text.encode()).hexdigest() if keep else None
    if kept is not None and kept.exists():
        analysis: Analysis = pickle.loads(kept.read_bytes())
    else:
        analysis = reader.analyse([report.text])[0]
    return read_report(report, analysis), senses_at(analysis.sentences, analysis.senses)


def deeds_in(
    readings: Sequence[Reading], spans: Sequence[Sequence[Span]], senses: Sequence[Senses]
) -> tuple[list[list[Deed | None]], Cast]:
    """For the marked spans of each reading the deeds they tell, with the entities of all."""
    cast = join_entities(readings)
    found = []
    for reading, theirs, meant in zip(readings, spans, senses, strict=True):
        wording = Wording(reading)
        events = {wording.head_word(event.trigger): event for event in reading.events}
        deeds = []
        for span in theirs:
            head = wording.head_word(span)
            sense = meant.get(head.span.start, b"") if head else b""
            event = events.get(head)
            deeds.append(deed_at(span, wording=wording, cast=cast, event=event, sense=sense))
        found.append(deeds)
    return found, cast


def vocabulary(data: Path, readings: Sequence[Reading]) -> list[str]:
    """Lemmas of nouns, verbs and adjectives that the sets have at least twice."""
    counts: Counter[str] = Counter()
    for path in sorted([*(data / "gum").rglob("*.conllu"), *(data / "ud_ewt").rglob("*.conllu")]):
        if "test" in path.stem:
            continue
        for line in path.read_text(encoding="utf-8").split("\n"):
            row = line.split("\t")
            if len(row) > 3 and row[3] in ("NOUN", "VERB", "ADJ"):
                counts[row[2].casefold()] += 1
    for reading in readings:
        for sentence in reading.sentences:
            for word in sentence.words:
                if word.upos in ("NOUN", "VERB", "ADJ"):
                    counts[word.lemma.casefold()] += 1
    counts.update({word: LEAST_SEEN for pair in VERB_OF_NOUN.items() for word in pair})
    return sorted(
        word for word, n in counts.items() if n >= LEAST_SEEN and word.isalpha() and len(word) > 2
    )


def keep_words(reader: Reader, words: Sequence[str], out: Path) -> None:
    """Write the words with a vector of 8 bits a value each."""
    rows = np.stack([one.vector for one in reader.read_words([[word] for word in words])])
    centred = rows - rows.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    short = rows @ axes[:DIMENSIONS].T
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    small = np.round(short / np.abs(short).max(axis=1, keepdims=True) * 127).astype(np.int8)
    out.parent.mkdir(parents=True, exist_ok=True)
    listed = np.frombuffer("\n".join(words).encode(), np.uint8)
    np.savez_compressed(out, words=listed, rows=small)


def by_subtopic(markings: Sequence[Marking]) -> list[list[Marking]]:
    """The documents of each subtopic together."""
    groups: dict[str, list[Marking]] = defaultdict(list)
    for marking in markings:
        groups[marking.subtopic].append(marking)
    return [groups[key] for key in sorted(groups)]


def examples(
    groups: Sequence[Sequence[Marking]], readings: Mapping[str, tuple[Reading, Senses]]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Features of each pair of deeds of a subtopic that is looked at, whether they are one,
    and the pair's weight: two words that a subtopic has many pairs of would teach little else."""
    rows, right, weights = [], [], []
    for group in groups:
        spans = [[one.span for one in marking.mentions if one.is_event] for marking in group]
        chains = [one.chain for marking in group for one in marking.mentions if one.is_event]
        theirs = [readings[marking.report.id] for marking in group]
        found, _ = deeds_in([one for one, _ in theirs], spans, [meant for _, meant in theirs])
        told = [deed for some in found for deed in some]
        rare = rarity([deed for deed in told if deed])
        words = []
        for at, one in enumerate(told):
            for to in range(at):
                other = told[to]
                if one is not None and other is not None and can_be_asked(one, other):
                    rows.append(features(one, other, rare))
                    right.append(float(chains[at] == chains[to]))
                    words.append(frozenset({one.words[-1], other.words[-1]}))
        counts = Counter(words)
        weights += [counts[pair] ** -EVEN for pair in words]
    return np.array(rows, np.float32), np.array(right, np.float32), np.array(weights, np.float32)


def fit(
    rows: NDArray[np.float32], right: NDArray[np.float32], weights: NDArray[np.float32]
) -> Weights:
    """The weights: the mean of several networks, as one that is so much wider."""
    import torch  # only to learn; the bench takes the rest of this module without it
    from torch import nn

    torch.set_num_threads(1)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    inputs, truth = torch.tensor((rows - mean) / scale), torch.tensor(right)
    counted = torch.tensor(weights / weights.mean())
    firsts, biases, seconds, ends = [], [], [], []
    for seed in range(SEEDS):
        torch.manual_seed(seed)
        random.seed(seed)
        net = nn.Sequential(nn.Linear(rows.shape[1], HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 1))
        optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=FORGET)
        for turn in range(ROUNDS):
            for group in optimizer.param_groups:
                group["lr"] = RATE * (1 - turn / ROUNDS)
            for batch in torch.randperm(len(inputs)).split(BATCH):
                loss = nn.functional.binary_cross_entropy_with_logits(
                    net(inputs[batch])[:, 0], truth[batch], weight=counted[batch]
                )
                optimizer.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                optimizer.step()
        firsts.append(net[0].weight.detach().numpy().T)
        biases.append(net[0].bias.detach().numpy())
        seconds.append(net[2].weight.detach().numpy()[0] / SEEDS)
        ends.append(net[2].bias.detach().numpy()[0] / SEEDS)
    return Weights(
        mean=mean,
        scale=scale,
        first=np.concatenate(firsts, axis=1),
        first_bias=np.concatenate(biases),
        second=np.concatenate(seconds),
        second_bias=np.array(sum(ends), np.float32),
    )


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="analyses that were kept")
    parser.add_argument("--words", action="store_true", help="only the vectors of words")
    parser.add_argument("--weights", action="store_true", help="only the weights")
    given = parser.parse_args()
    reader = Reader.load(None, threads=2)
    markings = ecbplus(given.data, "train")
    readings = {one.report.id: read(reader, one.report, given.keep) for one in markings}
    if not given.weights:
        words = vocabulary(given.data, [one for one, _ in readings.values()])
        keep_words(reader, words, OUT / "words.npz")
        print(len(words), "words")
    if given.words:
        return
    rows, right, counted = examples(by_subtopic(markings), readings)
    weights = fit(rows, right, counted)
    chances = weights.chances(rows)
    print(len(rows), "pairs,", int(right.sum()), "of one deed")
    for least in (0.3, 0.5, 0.7, 0.9):
        found = chances >= least
        kept = float(right[found].sum())
        print(f"{least}: precision {kept / found.sum():.3f}, recall {kept / right.sum():.3f}")
    np.savez_compressed(
        OUT / "identity.npz",
        **{name: getattr(weights, name).astype(np.float16) for name in Weights.__slots__},
    )


if __name__ == "__main__":
    main()
