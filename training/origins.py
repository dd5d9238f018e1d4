"""Fit the weights of `group/dependence.py` on the development half of the judged pairs.

`python training/origins.py --data DIR` prints BIAS and WEIGHTS for the module: logistic
regression by Newton's steps, with a penalty on the weights, for the pairs are few.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from common import encoder_of, reading_arguments, readings  # noqa: E402
from origins import DEPENDENT, articles, labels  # noqa: E402

from twosource.group.copies import find_copies  # noqa: E402
from twosource.group.dependence import features  # noqa: E402

PENALTY = 0.3
"""Of each squared weight against the log likelihood of all pairs."""


def fit(rows: np.ndarray, true: np.ndarray) -> np.ndarray:
    """The bias and the weights, (1 + n_features,)."""
    inputs = np.hstack([np.ones((len(rows), 1)), rows])
    penalty = PENALTY * np.diag([0.0, *[1.0] * rows.shape[1]])
    weights = np.zeros(inputs.shape[1])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (sure - true) + penalty @ weights
        curve = (inputs * (sure * (1 - sure))[:, None]).T @ inputs + penalty
        weights -= np.linalg.solve(curve + 1e-6 * np.eye(len(weights)), slope)
    return weights


def main() -> None:
    """Print the weights and how many of the pairs they put on the right side."""
    given = reading_arguments(__doc__ or "", ())
    judged = [label for label in labels() if label["half"] == "develop"]
    reports = articles(given.data)
    wanted = sorted({key for label in judged for key in label["pair"]})
    read = readings(encoder_of(given), [reports[key] for key in wanted])
    by_key = dict(zip(wanted, read, strict=True))
    by_id = {reading.report.id: reading for reading in by_key.values()}
    rows = []
    for label in judged:
        passages = find_copies([by_key[key] for key in label["pair"]])
        first = passages[0] if passages else None
        pair = (by_id[first.one], by_id[first.other]) if first else ()
        rows.append(features(*pair, passages) if pair else (0.0,) * 3)
    true = np.array([label["label"] in DEPENDENT for label in judged], float)
    weights = fit(np.array(rows), true)
    said = weights[0] + np.array(rows) @ weights[1:] > 0
    print("BIAS =", round(float(weights[0]), 2))
    print("WEIGHTS =", tuple(round(float(weight), 2) for weight in weights[1:]))
    print(f"{int((said == true).sum())} of {len(true)} pairs on the right side")


if __name__ == "__main__":
    main()
