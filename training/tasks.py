"""The list of what the model learns: each task with its sets, its loss and its measure.

A new head is a new row in `TASKS`, a layer in `Sentence`, and a module in `Network`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.network import Network

IGNORE = -100


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to learn.

    Attributes:
        sets: the sets that mark it.
        loss: from the network, its outputs and the batch's marks; a scalar.
        score: from the same, (right, counted) over the batch.
    """

    name: str
    sets: tuple[str, ...]
    weight: float
    loss: Callable[[Network, Mapping[str, Tensor], Mapping[str, Tensor]], Tensor]
    score: Callable[[Network, Mapping[str, Tensor], Mapping[str, Tensor]], tuple[int, int]]


def _tag_loss(name: str) -> Callable[[Network, Mapping[str, Tensor], Mapping[str, Tensor]], Tensor]:
    def loss(_: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]) -> Tensor:
        return functional.cross_entropy(
            out[name].flatten(0, 1), gold[name].flatten(), ignore_index=IGNORE
        )

    return loss


def _tag_score(
    name: str,
) -> Callable[[Network, Mapping[str, Tensor], Mapping[str, Tensor]], tuple[int, int]]:
    def score(_: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]) -> tuple[int, int]:
        counted = gold[name] != IGNORE
        return int((out[name].argmax(-1) == gold[name])[counted].sum()), int(counted.sum())

    return score


def _tree_loss(network: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]) -> Tensor:
    counted = gold["heads"] != IGNORE
    labels = network.tree.labels(out["tree"], gold["heads"].clamp(min=0))
    arcs = functional.cross_entropy(
        out["arcs"].masked_fill(gold["no_word"][:, None, :], -1e4).flatten(0, 1),
        gold["heads"].flatten(),
        ignore_index=IGNORE,
    )
    return arcs + functional.cross_entropy(labels[counted], gold["relations"][counted])


def _tree_score(
    network: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]
) -> tuple[int, int]:
    """Labelled attachment with the greedy head of each word."""
    heads = out["arcs"].masked_fill(gold["no_word"][:, None, :], -1e4).argmax(-1)
    labels = network.tree.labels(out["tree"], heads).argmax(-1)
    counted = gold["heads"] != IGNORE
    right = (heads == gold["heads"]) & (labels == gold["relations"]) & counted
    return int(right.sum()), int(counted.sum())


def _names_loss(_: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]) -> Tensor:
    """Cross-entropy against the set of tags that a set's marks leave possible.

    Sets mark different kinds; a word that a set leaves unmarked may still carry a kind that
    the set does not know (Greenberg et al. 2018, "Marginal likelihood training").
    """
    allowed = gold["names"]
    counted = allowed.any(-1)
    scores = out["names"][counted]
    kept = scores.masked_fill(~allowed[counted], -1e4)
    return (scores.logsumexp(-1) - kept.logsumexp(-1)).mean()


def _names_score(
    _: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]
) -> tuple[int, int]:
    """Words with an allowed tag, among those whose marks or tags say that they are in a name."""
    allowed = gold["names"]
    best = out["names"].argmax(-1)
    fits = allowed.gather(-1, best[..., None]).squeeze(-1)
    counted = allowed.any(-1) & (~allowed[..., 0] | ((best != 0) & ~fits))
    return int((fits & counted).sum()), int(counted.sum())


def _factual_loss(_: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]) -> Tensor:
    """Huber loss on the scale of the marks, where there is one."""
    counted = ~gold["factual"].isnan()
    return functional.smooth_l1_loss(out["factual"][counted], gold["factual"][counted])


def _factual_score(
    _: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]
) -> tuple[int, int]:
    """Words judged on the right side of nought."""
    counted = ~gold["factual"].isnan()
    right = (out["factual"] > 0) == (gold["factual"] > 0)
    return int(right[counted].sum()), int(counted.sum())


def _deed_loss(_: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]) -> Tensor:
    counted = gold["deed"] != IGNORE
    return functional.binary_cross_entropy_with_logits(
        out["deed"][counted], gold["deed"][counted].to(torch.float)
    )


def _deed_score(
    _: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]
) -> tuple[int, int]:
    counted = gold["deed"] != IGNORE
    right = (out["deed"] > 0) == (gold["deed"] > 0)
    return int(right[counted].sum()), int(counted.sum())


def _said_score(
    _: Network, out: Mapping[str, Tensor], gold: Mapping[str, Tensor]
) -> tuple[int, int]:
    """Words with the right tag, among those that are in an attribution or are put in one."""
    best = out["said"].argmax(-1)
    counted = (gold["said"] > 0) | ((best > 0) & (gold["said"] == 0))
    return int((best == gold["said"])[counted].sum()), int(counted.sum())


TREEBANKS = ("gum", "ud_ewt")
NAME_SETS = ("ner_worldwide", "wikigold", "ner_uner_ewt", "ner_crossner", "gum")

TASKS = (
    Task(name="upos", sets=TREEBANKS, weight=0.5, loss=_tag_loss("upos"), score=_tag_score("upos")),
    Task(name="xpos", sets=TREEBANKS, weight=0.5, loss=_tag_loss("xpos"), score=_tag_score("xpos")),
    Task(name="tree", sets=TREEBANKS, weight=1.0, loss=_tree_loss, score=_tree_score),
    Task(name="names", sets=NAME_SETS, weight=1.5, loss=_names_loss, score=_names_score),
    Task(name="said", sets=("polnear",), weight=1.0, loss=_tag_loss("said"), score=_said_score),
    Task(name="factual", sets=("ud_ewt",), weight=0.5, loss=_factual_loss, score=_factual_score),
    Task(name="deed", sets=("qanom",), weight=0.5, loss=_deed_loss, score=_deed_score),
)


def distillation(vector: Tensor, original: Tensor) -> Tensor:
    """How far the sentence vectors have moved from the original encoder's: 1 - cosine, mean."""
    return (1 - (vector * original).sum(-1)).mean()


def no_word(first: Tensor) -> Tensor:
    """Which word columns are padding: word 0 is the root, and only it starts at column 0."""
    padded = first == 0
    padded[:, 0] = False
    return torch.as_tensor(padded)
