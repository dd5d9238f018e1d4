"""The learned judgement of which of several threads a word belongs to, or to none.

Each feature has a row of weights; the rows of those that hold are added, and a second layer
makes one score of them (trained by `training/joining.py`). The scores of all threads and of
"none" make probabilities; a word is joined where one of them is above its form's threshold.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from twosource.read.likeness import Choice, features
from twosource.read.spots import Spot
from twosource.record.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """Weights of the judgement.

    Attributes:
        rows: feature to its row in `weights`.
        weights: float32, (n_features, n_hidden).
        out: float32, (n_hidden,).
        thresholds: form to the least probability at which it is joined.
    """

    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    out: NDArray[np.float32]
    thresholds: Mapping[str, float]

    def choose(self, spot: Spot, choices: Sequence[Choice], trees: Sequence[Tree]) -> int | None:
        """Position of the choice that is taken; None where none is safe enough."""
        if spot.form != "noun":
            by_rule = [place for place, choice in enumerate(choices) if choice.by_rule]
            if by_rule:  # the rules for pronouns are right where the two differ twice in three
                return by_rule[0]
        none, pairs = features(spot, choices, trees)
        scores = np.array([self._score(one) for one in (none, *pairs)])
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        best = int(chances[1:].argmax())
        return best if chances[best + 1] >= self.thresholds[spot.form] else None

    def _score(self, features: Sequence[str]) -> float:
        rows = [row for one in features if (row := self.rows.get(one)) is not None]
        hidden = self.weights[rows].sum(axis=0) + self.bias
        return float(np.maximum(hidden, 0) @ self.out)


@functools.cache
def shipped() -> Ranker:
    """The weights in the package."""
    folder = resources.files("twosource.read") / "data"
    told = json.loads((folder / "joining.json").read_text(encoding="utf-8"))
    with (folder / "joining.npz").open("rb") as file, np.load(file) as arrays:
        return Ranker(
            rows={name: row for row, name in enumerate(told["features"])},
            weights=arrays["weights"].astype(np.float32),
            bias=arrays["bias"],
            out=arrays["out"],
            thresholds=told["thresholds"],
        )
