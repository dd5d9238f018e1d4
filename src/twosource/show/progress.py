"""How far the reading has come, on standard error."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

    from twosource.archive import Progress

QUIET_SECONDS = 2.0
"""Work that takes less shows nothing."""
SECONDS_BETWEEN_LINES = 5.0
"""Between two lines where there is no terminal to draw a bar on."""


@contextmanager
def shown_progress(stream: TextIO) -> Iterator[Progress]:
    """A callback that draws a bar on a terminal and writes a line now and then elsewhere."""
    if not stream.isatty():
        yield _Lines(stream).tell
        return
    bar = _Bar()
    try:
        yield bar.tell
    finally:
        bar.close()


class _Lines:
    """Plain lines, every few seconds."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._next = time.monotonic() + QUIET_SECONDS

    def tell(self, done: int, total: int) -> None:
        """Say how many reports are read, if it is time to."""
        now = time.monotonic()
        if 0 < done < total and now >= self._next:
            print(f"{done} of {total} reports read", file=self._stream, flush=True)
            self._next = now + SECONDS_BETWEEN_LINES


class _Bar:
    """A bar that goes away when the work is done; rich is loaded only to draw it."""

    def __init__(self) -> None:
        self._from = time.monotonic() + QUIET_SECONDS
        self._bar: RichProgress | None = None

    def tell(self, done: int, total: int) -> None:
        """Draw how many reports are read, once the work has taken long enough."""
        if self._bar is None and done < total and time.monotonic() >= self._from:
            self._bar = _started_bar(total)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done)

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.stop()


def _started_bar(total: int) -> RichProgress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("reading", total=total)
    bar.start()
    return bar
