"""Work spread over processes, so that one that dies takes nothing along but what ended it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], list[Result]]
"""Gives a result for each item of a chunk; a module's function, so that workers find it."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    chunks: Sequence[Sequence[Item]],
    work: Work[Item, Result],
    *,
    processes: int,
    ended: Callable[[Item], Result],
    meanwhile: Callable[[], None],
) -> Iterator[tuple[int, list[Result]]]:
    """The position of each chunk and its results, in the order in which they are ready.

    A chunk that a dying process took along is read again, and `ended` gives the result of an
    item that no process comes through. Nothing that was handed over is held any longer.

    Args:
        meanwhile: done here once while the workers start.
    """
    from concurrent.futures import as_completed
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(processes)
    lost: list[int] = []
    try:
        waiting = _submit(pool, chunks, work)
        meanwhile()
        for future in as_completed(list(waiting)):
            position = waiting.pop(future)
            try:
                results = future.result()
            except BrokenProcessPool:
                lost.append(position)
                continue
            del future  # it holds the results as well
            yield position, results
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    lost.sort()
    again = _one_by_one([chunks[position] for position in lost], work, ended)
    yield from zip(lost, again, strict=True)


def _one_by_one(
    chunks: Sequence[Sequence[Item]], work: Work[Item, Result], ended: Callable[[Item], Result]
) -> Iterator[list[Result]]:
    """Each chunk one after the other, halved until an item that ends its process stands alone."""
    from concurrent.futures.process import BrokenProcessPool

    pool: ProcessPoolExecutor | None = None
    try:
        for chunk in chunks:
            results: list[Result] = []
            waiting = [chunk]
            while waiting:
                part = waiting.pop()
                pool = pool or _pool(1)
                try:
                    results += next(iter(_submit(pool, [part], work))).result()
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = None
                    half = len(part) // 2
                    if half:
                        waiting += [part[half:], part[:half]]
                    else:
                        results.append(ended(part[0]))
            yield results
    finally:
        if pool is not None:
            pool.shutdown()


def _pool(processes: int) -> ProcessPoolExecutor:
    """Fresh processes: a copy of one that runs threads may stand still."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _submit(
    pool: ProcessPoolExecutor, chunks: Sequence[Sequence[Item]], work: Work[Item, Result]
) -> dict[Future[list[Result]], int]:
    """Hand out the chunks; the workers start without the caller's own main module.

    A script that calls `twosource.read` outside of `if __name__ == "__main__":` would otherwise
    be run again by every worker.
    """
    import sys
    import types

    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        return {pool.submit(work, chunk): position for position, chunk in enumerate(chunks)}
    finally:
        sys.modules["__main__"] = main
