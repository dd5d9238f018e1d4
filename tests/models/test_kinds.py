"""The linear model of event types."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twosource.errors import ModelError
from twosource.models.kinds import KindModel, shipped

WEIGHTS = np.array([[1, -1], [-1, 1], [0.5, -0.5], [0.1, 0.1]], np.float32)


def small() -> KindModel:
    """A model of two traits and a vector of one dimension."""
    return KindModel(("AID", "ASSAULT"), ("word give", "word shoot"), WEIGHTS)


def test_a_trait_speaks_for_its_type() -> None:
    nothing = np.zeros(1, np.float32)
    shares = small().shares({"word shoot": 1.0, "never seen": 9.0}, nothing)
    assert shares["ASSAULT"] > 0.9
    assert sum(shares.values()) == pytest.approx(1)


def test_the_vector_speaks_as_well() -> None:
    shares = small().shares({}, np.ones(1, np.float32))
    assert shares["AID"] > shares["ASSAULT"]


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    small().save(tmp_path / "kinds.npz")
    again = KindModel.load(tmp_path / "kinds.npz")
    given = {"word give": 1.0}, np.ones(1, np.float32)
    assert again.types == ("AID", "ASSAULT")
    assert again.scores(*given) == pytest.approx(small().scores(*given), abs=0.02)


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kinds.npz"
    path.write_bytes(b"none")
    with pytest.raises(ModelError, match=r"kinds\.npz"):
        KindModel.load(path)


def test_the_model_that_ships_knows_the_types_it_was_taught() -> None:
    assert {"ASSAULT", "CONSULT", "YIELD"} <= set(shipped().types)
