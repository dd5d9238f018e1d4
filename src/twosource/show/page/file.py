"""A page into its file: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from pathlib import Path

from twosource.errors import ConfigError

TO_STDOUT = Path("-")


def check_place(path: Path) -> None:
    """See, before any work is done, that a page can be written there.

    Raises:
        ConfigError: when the folder is missing or closed, or a folder has that name.
    """
    if path == TO_STDOUT:
        return
    target = _target(path)
    if target.is_dir():
        msg = f"{path} is a folder; name a file in it for the page, such as {path / 'record.html'}"
        raise ConfigError(msg)
    if not target.parent.is_dir():
        msg = f"there is no folder {path.parent} to write {path.name} into; make it first"
        raise ConfigError(msg)
    if not os.access(target.parent if not _is_special(target) else target, os.W_OK):
        msg = f"{path} cannot be written: its folder is closed to you; name another one"
        raise ConfigError(msg)


def write_page(page: bytes, path: Path) -> None:
    """Write the page beside its place first, and move it there once it is whole.

    A link is followed, so that the file it leads to is replaced; what is no ordinary file (a
    pipe, a device) is written into.

    Raises:
        ConfigError: when it cannot be written; what stood there before still does.
    """
    if path == TO_STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
        return
    target = _target(path)
    try:
        if _is_special(target):
            with target.open("wb") as stream:
                stream.write(page)
        else:
            _replace(target, page)
    except BrokenPipeError:
        raise
    except OSError as exc:
        msg = f"{path} could not be written: {exc.strerror}; the page is nowhere yet"
        raise ConfigError(msg) from exc


def _target(path: Path) -> Path:
    """Where a link leads; the path itself where it leads in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _is_special(target: Path) -> bool:
    return target.exists() and not target.is_file()


def _replace(target: Path, page: bytes) -> None:
    """The new file keeps the rights of the one it replaces."""
    beside = target.with_name(f".twosource-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as stream:
            stream.write(page)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:  # an interruption too leaves no half page behind
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
