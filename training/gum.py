"""GUM's mentions of who and what it speaks of, and which of its news documents check joining."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GumMention:
    """Words `first` to `last` that GUM marks: whose they are, of what kind, how linked back."""

    chain: str
    kind: str
    link: str
    first: int
    last: int


def gum_mentions(marks: Sequence[str]) -> list[GumMention]:
    """GUM's mentions from the last column of its words, in the order in which they close."""
    found: list[GumMention] = []
    opened: list[tuple[list[str], int]] = []
    for position, mark in enumerate(marks):
        entity = re.search(r"Entity=([^|]*)", mark)
        for begins, ends in re.findall(r"\(([^()]+)|([^()]*)\)", entity[1] if entity else ""):
            if begins:
                opened.append((begins.split("-"), position))
            # "(5-person-…)" opens and closes in one word: its ")" has no name of its own
            elif opened:
                keys = [told[0] for told, _ in opened]
                at = len(keys) - 1 - keys[::-1].index(ends) if ends in keys else len(keys) - 1
                told, first = opened.pop(at)
                chain, kind, *_, link = [*told, *[""] * 7][:7]
                found.append(
                    GumMention(chain=chain, kind=kind, link=link, first=first, last=position)
                )
    return found


def is_kept_for_checking(name: str) -> bool:
    """Whether a GUM news document is left out where the joining of mentions is learned."""
    return name.startswith("GUM_news") and hashlib.sha1(name.encode()).digest()[0] % 2 == 0
