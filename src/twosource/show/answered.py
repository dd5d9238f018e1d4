"""A lens's answer about a day, for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twosource.show.layout import Line, Piece, clean, line, row


def answer_lines(told: Mapping[str, Any], *, width: int) -> list[Line]:
    """The answer, why, and what it rests on."""
    who = f", {told['person']}" if told["person"] else ""
    condition = f" ({told['condition']})" if told["condition"] else ""
    lines = [line(clean(f"{told['state']}, {told['day']}{who}"), "bold")]
    named = [
        ("party", "yes" if told["party"] else f"no ({told['standing']})"),
        ("duty", f"{told['duty']}{condition}"),
        ("why", told["why"]),
        *((one["kind"], one["text"]) for one in told["pleas"]),
        *(
            ("the Court", f"{one['day']}: {one['what']}; {one['referral']}")
            for one in told["court"]
        ),
        ("rules", ", ".join(told["rules"])),
        *(("source", source) for source in told["sources"]),
        *(("unverified", mark) for mark in told["unverified"]),
    ]
    for label, text in named:
        if text:
            lines += row((Piece(f"  {label:<13}", "dim"),), clean(text), width=width)
    return lines
