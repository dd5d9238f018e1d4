"""The best tree over arc scores."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.models.arborescence import best_tree, is_tree


def test_a_circle_is_no_tree() -> None:
    assert not is_tree(np.array([0, 2, 1, 0]))


def test_two_roots_are_no_tree() -> None:
    assert not is_tree(np.array([0, 0, 0]))


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_the_best_tree_is_the_one_that_trying_all_finds(seed: int, n: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n + 1, n + 1)).astype(np.float32)

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads, start=1)))

    trees = [h for h in product(range(n + 1), repeat=n) if is_tree(np.array([0, *h]))]
    found = best_tree(scores)
    roots = set(np.argsort(-scores[1:, 0])[:3] + 1)
    tried = [h for h in trees if h.index(0) + 1 in roots]
    assert is_tree(found)
    assert abs(total(tuple(found[1:])) - max(map(total, tried))) < 1e-4
