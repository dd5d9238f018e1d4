"""What the steps ask of a reading model, whatever stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from twosource.record.reading import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A text as the model read it.

    Attributes:
        vectors: float32, (n_sentences, n_dims), rows of length 1.
        senses: of each sentence int8, (n_words, n_dims), what each word means where it stands,
            to be compared by their angle; empty where the model does not say.
    """

    sentences: tuple[Sentence, ...]
    vectors: NDArray[np.float32]
    senses: tuple[NDArray[np.int8], ...] = ()


class Encoder(Protocol):
    """Reads texts: sentences, words, tags, trees, names and sentence vectors."""

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """One analysis for each text, in order; an empty text has no sentences."""
        ...
