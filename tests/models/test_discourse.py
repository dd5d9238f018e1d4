"""The head that sorts a report's sentences, on numbers of our own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twosource.errors import ModelError
from twosource.models.discourse import PARTS, Sorter, product, shipped

LEMMAS = (["harbour", "close"], ["it", "say"], ["in", "1921"])


def given(count: int) -> tuple[np.ndarray, np.ndarray, tuple[list[str], ...]]:
    """Vectors of length 1, shown values, and lemmas for so many sentences."""
    rng = np.random.default_rng(4)
    vectors = rng.normal(size=(count, shipped().width)).astype(np.float32)
    seen = rng.random((count, shipped().shown)).astype(np.float32)
    lemmas = tuple(LEMMAS[at % len(LEMMAS)] for at in range(count))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True), seen, lemmas


@pytest.mark.parametrize("count", [1, 2, 7])
def test_every_sentence_has_the_odds_of_every_part(count: int) -> None:
    odds = shipped().probabilities(*given(count))
    assert odds.shape == (count, len(PARTS))
    assert odds.sum(1) == pytest.approx(np.ones(count), abs=1e-5)
    assert len(shipped().parts(*given(count))) == count


def test_a_sentence_is_sorted_by_its_neighbours_too() -> None:
    vectors, seen, lemmas = given(9)
    alone = shipped().probabilities(vectors[4:5], seen[4:5], lemmas[4:5])
    assert not np.allclose(alone[0], shipped().probabilities(vectors, seen, lemmas)[4], atol=1e-3)


@pytest.mark.parametrize("count", [1, 40])
def test_a_product_in_pieces_is_the_product(count: int) -> None:
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(count, 384)).astype(np.float32)
    columns = rng.normal(size=(2, 384, 90)).astype(np.float32)
    assert product(rows, columns) == pytest.approx(rows @ columns, abs=1e-3)


def test_what_is_not_likely_enough_has_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    odds = np.full((2, len(PARTS)), 0.08, np.float32)
    odds[0, PARTS.index("history")] = 0.36
    monkeypatch.setattr(Sorter, "probabilities", lambda *_: odds)
    assert shipped().parts(*given(2)) == ("history", None)


def test_no_sentence_has_no_part() -> None:
    assert shipped().parts(*given(0)) == ()


def test_a_damaged_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "discourse.npz"
    with pytest.raises(ModelError, match=r"discourse\.npz"):
        Sorter.load(path)
    path.write_bytes(b"no archive")
    with pytest.raises(ModelError, match=r"discourse\.npz"):
        Sorter.load(path)
