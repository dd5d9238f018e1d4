"""The lists of what words do to the event below them."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from twosource.text import signatures


def _rows() -> dict[str, list[str]]:
    """The words of each table as they are written down, before a later row hides an earlier."""
    tree = ast.parse(Path(signatures.__file__).read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call):
            (rows,) = node.value.args
            if isinstance(rows, ast.Dict) and isinstance(node.target, ast.Name):
                found[node.target.id] = [
                    f"{ast.unparse(key)[-6:] if node.target.id == 'OBLIQUES' and key else ''}{word}"
                    for key, value in zip(rows.keys, rows.values, strict=True)
                    for word in str(ast.literal_eval(value)).split()
                ]
    return found


def test_no_word_stands_twice_in_a_table() -> None:
    tables = _rows()
    assert set(tables) == {
        "VERBS",
        "OBJECTS",
        "OBLIQUES",
        "NOUNS",
        "CLAUSES",
        "ADJECTIVES",
        "ADVERBS",
    }
    for name, words in tables.items():
        assert [word for word, count in Counter(words).items() if count > 1] == [], name


def test_what_two_verbs_settle_is_settled_on_both_sides() -> None:
    assert signatures.VERBS["manage"] == ("holds", "fails")
    assert signatures.VERBS["fail"] == ("fails", "holds")
    assert signatures.VERBS["regret"] == ("fact", "fact")
