"""What went wrong with one item while the rest went on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One bad file, page or record: where, at which step, and what to do about it."""

    path: str
    step: str
    message: str
