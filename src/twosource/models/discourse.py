"""The trained head that sorts a report's sentences: small networks over them, in numpy alone.

Each network puts together a sentence's vector, what it was shown of it and its words; a second
layer sees that of the two sentences before and behind as well, of the report's opening and of the
whole report, and gives each part a score. The networks' probabilities are averaged. It knows its
inputs by their number only: what they are is said where they are made.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twosource.errors import ModelError
from twosource.record.reading import Discourse

PARTS: tuple[Discourse | None, ...] = (
    None,  # no part of the report: a caption, a credit
    "main",
    "consequence",
    "context",
    "previous",
    "history",
    "anecdote",
    "evaluation",
    "expectation",
)
"""In the order of the networks' outputs."""

OPENING = 4
"""So many sentences are a report's opening."""

SURE = 0.25
"""A part less likely is not told. Over folds of the training documents this leaves out 2.5 % of the
sentences, of the others 64 % are right, and macro F1 stays as it is, 0.52; 0.3 would leave out 8 %
and cost half a point. `python -m training.discourse` prints it anew."""

_ONE_THREAD = 2**18
"""OpenBLAS keeps a product of no more multiplications on one thread."""

Array = NDArray[np.float32]


class Sorter:
    """The networks held open.

    Attributes:
        width: of the sentence vectors that it was trained with.
        shown: how many values it is shown of each sentence.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        words = str(arrays["words"]).split()
        self._places = {word: place for place, word in enumerate(words)}
        self._net = {
            name: np.ascontiguousarray(array, np.float32)
            for name, array in arrays.items()
            if name != "words"
        }
        self.width = self._net["vector"].shape[1]
        self.shown = len(self._net["mean"])

    @classmethod
    def load(cls, path: Path | None = None) -> Sorter:
        """The head that ships with the package, or another file's.

        Raises:
            ModelError: when it is missing or cannot be read.
        """
        place = path or Path(str(resources.files("twosource.models") / "data" / "discourse.npz"))
        try:
            with np.load(place) as arrays:
                return cls(dict(arrays))
        except (OSError, ValueError, KeyError) as exc:
            msg = f"{place}: the discourse model cannot be loaded ({exc}); install the package anew"
            raise ModelError(msg) from exc

    def parts(
        self, vectors: Array, seen: Array, lemmas: Sequence[Sequence[str]]
    ) -> tuple[Discourse | None, ...]:
        """The likeliest part of each sentence; None where none is likely enough."""
        if not len(vectors):
            return ()
        odds = self.probabilities(vectors, seen, lemmas)
        sure = odds.max(1) >= SURE
        return tuple(
            PARTS[place] if known else None
            for place, known in zip(odds.argmax(1), sure, strict=True)
        )

    def probabilities(self, vectors: Array, seen: Array, lemmas: Sequence[Sequence[str]]) -> Array:
        """How likely each part is, in the order of `PARTS`: float32, (n_sentences, n_parts).

        Args:
            vectors: (n_sentences, width).
            seen: (n_sentences, n), what else is shown of each sentence.
            lemmas: the words of each sentence as a lexicon has them.
        """
        net = self._net
        shown = np.clip((seen - net["mean"]) * net["scale"], -4, 4)
        mixed = product(vectors, net["vector"]) + product(shown, net["shown"])
        for row, some in enumerate(lemmas):
            known = sorted({self._places[one] for one in some if one in self._places})
            mixed[:, row] += net["bag"][:, known].sum(1)
        sentence = np.maximum(mixed + net["mixed_bias"], 0)  # (networks, sentences, width)
        around = np.maximum(product(_around(sentence), net["around"]) + net["around_bias"], 0)
        scores = product(np.concatenate([sentence, around], -1), net["out"]) + net["out_bias"]
        scores -= scores.max(-1, keepdims=True)
        odds = np.exp(scores)
        mean: Array = (odds / odds.sum(-1, keepdims=True)).mean(0)
        return mean


def product(rows: Array, columns: Array) -> Array:
    """The matrix product, some rows at a time.

    A larger one is shared among threads, which wait for each other while other reports keep the
    cores busy: on two busy cores a report took thirty times as long.
    """
    step = max(1, _ONE_THREAD // (columns.shape[-2] * columns.shape[-1]))
    starts = range(0, rows.shape[-2], step)
    parts = [rows[..., start : start + step, :] @ columns for start in starts]
    return np.concatenate(parts, -2)


def _around(sentence: Array) -> Array:
    """Each sentence beside its neighbours, the opening and the whole: (…, sentences, 7 x width)."""
    networks, count, width = sentence.shape
    edges = np.zeros((networks, 2, width), np.float32)
    padded = np.concatenate([edges, sentence, edges], 1)
    near = [padded[:, step : step + count] for step in range(5)]
    opening = sentence[:, :OPENING].mean(1, keepdims=True)
    whole = sentence.mean(1, keepdims=True)
    far = [np.broadcast_to(one, sentence.shape) for one in (opening, whole)]
    return np.concatenate([*near, *far], -1)


@functools.lru_cache(maxsize=1)
def shipped() -> Sorter:
    """The head that ships, loaded once."""
    return Sorter.load()
