"""The best tree over arc scores, for the few sentences whose best heads make none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether `heads` (n + 1, entry 0 unused, 0 the root) has one root and no circle."""
    found = heads.tolist()
    return found[1:].count(0) == 1 and not _circle([0, *found[1:]])


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Heads (n + 1,) of the highest tree with one root (Chu and Liu 1965, Edmonds 1967).

    Args:
        scores: (n + 1, n + 1), word by head, in log probability; row 0 unused.
    """
    n = len(scores) - 1
    if n == 1:
        return np.array([0, 0])
    best: NDArray[np.int64] | None = None
    best_total = -np.inf
    exact = scores.astype(np.float64)
    most = exact.copy()  # that a word can add under another word
    most[:, 0] = -1e6
    np.fill_diagonal(most, -1e9)
    most_of_word = most[1:].max(1)
    # One root: try the likeliest few words as the only child of it.
    for root in np.argsort(-scores[1:, 0])[:3] + 1:
        if most_of_word.sum() - most_of_word[root - 1] + exact[root, 0] < best_total - 1e-6:
            continue
        limited = exact.copy()
        limited[:, 0] = -1e6
        limited[root, 0] = 0.0
        np.fill_diagonal(limited, -1e9)
        heads = _edmonds(limited)
        total = limited[np.arange(1, n + 1), heads[1:]].sum() + scores[root, 0]
        if total > best_total:
            best, best_total = heads, total
    return best if best is not None else np.zeros(n + 1, np.int64)


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    n = len(scores)
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    found = _circle(heads.tolist())
    if not found:
        return heads
    circle = np.array(found)
    inside = np.zeros(n, dtype=bool)
    inside[circle] = True
    rest = np.flatnonzero(~inside)
    # Fold the circle into one node that stands last.
    folded = np.full((len(rest) + 1, len(rest) + 1), -1e9)
    folded[:-1, :-1] = scores[np.ix_(rest, rest)]
    kept = scores[circle, heads[circle]]
    entering = scores[np.ix_(circle, rest)] - kept[:, None]
    folded[-1, :-1] = entering.max(0) + kept.sum()
    enters_at = entering.argmax(0)
    leaving = scores[np.ix_(rest, circle)]
    folded[:-1, -1] = leaving.max(1)
    leaves_at = leaving.argmax(1)
    inner = _edmonds(folded)
    result: NDArray[np.int64] = heads.copy()
    for place, node in enumerate(rest):
        head = inner[place]
        result[node] = circle[leaves_at[place]] if head == len(rest) else rest[head]
    outside = inner[-1]
    result[circle[enters_at[outside]]] = rest[outside]
    result[0] = 0
    return result


def _circle(heads: list[int]) -> list[int]:
    """The nodes of a circle, if there is one; node 0 has no head."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, here = [], start
        while state[here] == 0:
            state[here] = 1
            path.append(here)
            here = heads[here]
        if state[here] == 1:
            return path[path.index(here) :]
        for node in path:
            state[node] = 2
    return []
