"""What every bench does alike: its arguments, unseen documents, its table, its last line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training import sets  # noqa: E402  (the root is not a package that is installed)
from twosource.models.reader import Reader  # noqa: E402


def arguments(purpose: str, choices: Sequence[str]) -> argparse.Namespace:
    """The bench's arguments: `data`, `set` (None for all) and `model`."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public sets")
    parser.add_argument("--set", choices=choices, help="only this set")
    parser.add_argument("--model", type=Path, help="another model's folder")
    return parser.parse_args()


def load(given: argparse.Namespace) -> Reader:
    """The reading model to measure."""
    return Reader.load(given.model, threads=2)


def unseen(data: Path, name: str) -> list[sets.Document]:
    """The documents of a set that the shipped model was not trained on.

    Raises:
        FileNotFoundError: when the set is not below `data`.
    """
    seen = set((ROOT / "training" / "seen.txt").read_text(encoding="utf-8").splitlines())
    sets.load_gum_parts(data)
    documents = sets.read_set(data, name)
    return [
        document
        for document in documents
        if f"{name} {document.key}" not in seen
        and (name not in ("gum", "ud_ewt") or sets.is_development(name, document))
    ]


def f1(right: int, guessed: int, true: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts; 0 where nothing was counted."""
    precision = right / guessed if guessed else 0.0
    recall = right / true if true else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def show(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows as a table for a person, then all of them as one line of JSON."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[_cell(row.get(name, "")) for name in columns] for row in rows]
    widths = [max(len(name), *(len(row[i]) for row in cells)) for i, name in enumerate(columns)]
    for row in [columns, *cells]:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
    print(
        json.dumps(
            [
                {k: round(v, 4) if isinstance(v, float) else v for k, v in row.items()}
                for row in rows
            ]
        )
    )


def _cell(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
