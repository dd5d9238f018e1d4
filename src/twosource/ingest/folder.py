"""Files and folders of reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from twosource.errors import ReportError
from twosource.ingest.fields import MOST_BYTES, STEP
from twosource.ingest.jsonlines import read_json, read_jsonlines
from twosource.ingest.page import read_page
from twosource.ingest.plaintext import read_plaintext
from twosource.record.problem import Problem
from twosource.record.report import Report

Reader = Callable[..., Iterator[Report | Problem]]

READERS: dict[str, Reader] = {
    ".txt": read_plaintext,
    ".html": read_page,
    ".htm": read_page,
    ".jsonl": read_jsonlines,
    ".json": read_json,
}
MOST_BYTES_OF_MANY = 500_000_000  # of a file of many reports
_MOST_BYTES = {".jsonl": MOST_BYTES_OF_MANY, ".json": MOST_BYTES_OF_MANY}
_NAMED = 3  # files of other kinds that a problem lists by name


def read_paths(paths: Sequence[Path]) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports of all files and folders in the order given, and what could not be taken in.

    A report that was there before (same outlet, url and text) is dropped. Folders are read
    whole, in the order of their names; files and folders whose names begin with a dot are not.
    """
    reports: dict[str, Report] = {}
    problems: list[Problem] = []
    for path in paths:
        for found in _read_path(path):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                reports.setdefault(found.id, found)
    return tuple(reports.values()), tuple(problems)


def _read_path(path: Path) -> Iterator[Report | Problem]:
    try:
        if path.is_dir():
            yield from _read_folder(path)
        else:
            yield from _read_file(path)
    except ReportError as exc:
        yield _problem(path, str(exc))
    except OSError as exc:
        yield _problem(path, f"it cannot be opened ({exc.strerror}); check its name and rights")


def _read_folder(folder: Path) -> Iterator[Report | Problem]:
    failed: list[OSError] = []
    others: list[str] = []
    empty = True
    for here, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            if Path(name).suffix.lower() in READERS:
                empty = False
                yield from _read_path(Path(here, name))
            else:
                others.append(name)
    for exc in failed:
        yield _problem(
            Path(exc.filename), f"it cannot be opened ({exc.strerror}); check its rights"
        )
    if others:
        listed = ", ".join(_shown(name) for name in others[:_NAMED])
        more = ", …" if len(others) > _NAMED else ""
        yield _problem(
            folder, f"{len(others)} of its files are of other kinds and left out: {listed}{more}"
        )
    if empty:
        yield _problem(folder, f"there is no report in it; give a folder with {_kinds()} files")


def _read_file(path: Path) -> Iterator[Report | Problem]:
    suffix = path.suffix.lower()
    if not path.exists():
        yield _problem(path, _missing(path))
    elif suffix not in READERS:
        yield _problem(path, f"a file of this kind is not read; give a {_kinds()} file")
    elif not path.is_file():
        yield _problem(path, "it is neither a file nor a folder; give one of these")
    else:
        yield from READERS[suffix](_bytes_of(path), path=_shown(path))


def _missing(path: Path) -> str:
    if path.is_symlink():
        return "it is a link to a file that is not there; mend the link or leave it out"
    return "there is no such file or folder; check its name"


def _bytes_of(path: Path) -> bytes:
    most = _MOST_BYTES.get(path.suffix.lower(), MOST_BYTES)
    with path.open("rb") as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        msg = f"the file is larger than {most // 1_000_000} MB; split it"
        raise ReportError(msg)
    if not raw.strip():
        msg = "the file is empty; leave it out"
        raise ReportError(msg)
    return raw


def _kinds() -> str:
    *first, last = READERS
    return f"{', '.join(first)} or {last}"


def _problem(path: Path, message: str) -> Problem:
    return Problem(path=_shown(path), step=STEP, message=message)


def _shown(path: Path | str) -> str:
    """The path as text that can be printed and written as JSON, whatever its bytes."""
    return os.fsencode(path).decode("utf-8", "replace")
