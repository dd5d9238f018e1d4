"""How rare a word or a name is in the news at large.

Counted once over a thousand and more plain reports (`training/rarity.py`), and shipped: what is
rare does not depend on the reports at hand, so that a pair of them is judged alike in a batch of
two, in a batch of thousands and in a stream.
"""

from __future__ import annotations

import functools
import math
import zlib
from importlib import resources
from typing import NamedTuple

import numpy as np

MOST = 800
"""Hundredths; a word that none or one of the counted reports has is no rarer than this."""


class _Table(NamedTuple):
    reports: int
    having: dict[int, int]


def number_of(kind: str, term: str) -> int:
    """The number that stands for a term, alike in every process: "word" or "name" is its kind.

    Two terms may share one; among 200,000 terms five pairs do, which moves no judgement.
    """
    return zlib.crc32(f"{kind}:{term}".encode(errors="surrogatepass"))


@functools.cache
def _table() -> _Table:
    place = resources.files("twosource.group") / "data" / "rarity.npz"
    with resources.as_file(place) as path, np.load(path) as held:
        having = dict(zip(held["terms"].tolist(), held["having"].tolist(), strict=True))
        return _Table(int(held["reports"]), having)


@functools.lru_cache(maxsize=200_000)
def rarity_of(number: int) -> int:
    """Hundredths of the natural log of how few reports have the term, up to `MOST`."""
    table = _table()
    having = table.having.get(number, 0)
    return max(1, min(MOST, round(100 * math.log((table.reports + 1) / (having + 0.5)))))
