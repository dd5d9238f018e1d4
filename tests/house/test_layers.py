"""Each outside library has one home."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "twosource"
HOMES = {
    "jinja2": ("show/page/whole.py",),
    "msgspec": ("record/codec.py",),
    "onnxruntime": ("models/reader.py",),
    "tokenizers": ("models/reader.py",),
    "trafilatura": ("ingest/page.py",),
    "typer": ("show/cli.py",),
    "rich": ("show/",),
}


def imported(path: Path) -> Iterator[str]:
    """The first parts of all module names that the file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_each_library_is_imported_at_its_home_only() -> None:
    strays = [
        f"{path.relative_to(PACKAGE)} imports {library}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for library in imported(path)
        if library in HOMES and not str(path.relative_to(PACKAGE)).startswith(HOMES[library])
    ]
    assert strays == []


def test_every_dependency_is_imported_by_something() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {line.partition(">")[0] for line in project["dependencies"]}
    used = {library for path in PACKAGE.rglob("*.py") for library in imported(path)}
    assert named - used == set()
