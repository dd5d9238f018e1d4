"""What the word of each event means in its sentence, as the model saw it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from twosource.record.reading import Event, Sentence


def senses_at(
    sentences: Sequence[Sentence], senses: Sequence[NDArray[np.int8]]
) -> Mapping[int, bytes]:
    """By where each word starts its vector, a byte a value; nothing where the model gives none."""
    return {
        word.span.start: row.tobytes()
        for sentence, rows in zip(sentences, senses, strict=False)
        for word, row in zip(sentence.words, rows, strict=True)
        if len(row)
    }


def with_senses(events: Iterable[Event], senses: Mapping[int, bytes]) -> tuple[Event, ...]:
    """The events with the vector of the last word of their trigger that has one."""
    return tuple(replace(event, sense=_sense(event, senses)) for event in events)


def _sense(event: Event, senses: Mapping[int, bytes]) -> bytes:
    span = event.trigger
    starts = [at for at in range(span.start, span.end) if at in senses]
    return senses[starts[-1]] if starts else b""
