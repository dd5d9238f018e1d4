"""A small linear model of event types: it knows names of traits and a sentence vector."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from twosource.errors import ModelError

FILE = "kinds.npz"


class KindModel:
    """Scores types by the traits of an event and the vector of its sentence.

    `weights`: float32, (n_traits + n_dims + 1, n_types), the last row the bias.
    """

    def __init__(
        self, types: tuple[str, ...], traits: tuple[str, ...], weights: NDArray[np.float32]
    ) -> None:
        self.types = types
        self._rows = {trait: row for row, trait in enumerate(traits)}
        self._weights = weights

    @classmethod
    def load(cls, path: Path) -> KindModel:
        """The model in a file.

        Raises:
            ModelError: when it cannot be read.
        """
        try:
            with np.load(path) as kept:
                types = tuple(str(kept["types"]).split("\n"))
                traits = tuple(bytes(kept["traits"]).decode().split("\n"))
                weights = kept["weights"].astype(np.float32) * kept["scales"]
        except (OSError, ValueError, KeyError, BadZipFile) as exc:
            msg = f"{path}: the model of types cannot be loaded ({exc}); install the package again"
            raise ModelError(msg) from exc
        return cls(types, traits, weights)

    def save(self, path: Path) -> None:
        """Write the model, its weights as whole numbers with one scale for each type."""
        scales = np.abs(self._weights).max(0) / 127
        np.savez_compressed(
            path,
            types=np.array("\n".join(self.types)),
            traits=np.frombuffer("\n".join(self._rows).encode(), np.uint8),
            weights=np.rint(self._weights / scales).astype(np.int8),
            scales=scales.astype(np.float32),
        )

    def scores(
        self, traits: Mapping[str, float], vector: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """A score for each type, in the order of `types`; unknown traits count nothing."""
        total = self._weights[-1] + vector @ self._weights[len(self._rows) : -1]
        for trait, value in sorted(traits.items()):
            row = self._rows.get(trait)
            if row is not None:
                total = total + value * self._weights[row]
        scores: NDArray[np.float32] = total
        return scores

    def shares(self, traits: Mapping[str, float], vector: NDArray[np.float32]) -> dict[str, float]:
        """The share of each type, 0 to 1, together 1."""
        scores = self.scores(traits, vector)
        raised = np.exp(_SHARPNESS * (scores - scores.max()))
        return dict(zip(self.types, (raised / raised.sum()).tolist(), strict=True))


# The scores are trained towards -1 and 1, so they lie close together; with this the shares of the
# set it was trained on are right as often as they say (`python -m training.kinds` prints it).
_SHARPNESS = 4.0


@functools.cache
def shipped() -> KindModel:
    """The model that ships with the package."""
    return KindModel.load(Path(str(resources.files("twosource.models") / "data" / FILE)))
