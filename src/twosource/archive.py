"""Wires the steps: files in, one record out; the only module that knows them all.

Only names that cost nothing are imported at the top, so that `import twosource` stays instant.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import ReportError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from twosource.models.encoder import Encoder
    from twosource.record.problem import Problem
    from twosource.record.reading import Reading
    from twosource.record.report import Report
    from twosource.record.story import Record, StoryRecord

Progress = Callable[[int, int], None]
"""Called with the number of reports read so far and their total."""
Analyser = Callable[[int], "Encoder"]
"""Gives the reading model for a number of threads; a module's function, so that workers find it."""

REPORTS_PER_CHUNK = 4
"""Handed to a worker at a time: few, so that all of them are busy to the end."""
FEWEST_FOR_WORKERS = 25
"""Under this a second process costs more (its start and its copy of the model) than it gains."""


def read_stories(
    paths: Sequence[str | os.PathLike[str]] | str | os.PathLike[str],
) -> list[StoryRecord]:
    """The stories that the reports of these files and folders tell, weightiest first.

    What could not be read is left out with a warning in the log of `twosource`;
    `read_record` gives the problems as values.

    Raises:
        ReportError: when there was something to read and none of it could be.
    """
    given = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    record = read([Path(path) for path in given])
    if record.problems and not record.stories:
        first = record.problems[0]
        msg = f"nothing could be read: {first.path}: {first.message}"
        raise ReportError(msg)
    for problem in record.problems:
        _warn(problem)
    return list(record.stories)


def read(
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    load_model: Analyser | None = None,
) -> Record:
    """All that the reports of these files and folders say together, and what went wrong.

    The record is the same whatever the number of workers, which is by default the number of
    processors this process may use.

    Raises:
        ModelError: when the reading model is missing or damaged.
    """
    from twosource.ingest.folder import read_paths

    with _uncollected():
        reports, problems = read_paths(paths)
        readings, unread = read_reports(
            _once_each(reports), progress=progress, workers=workers, load_model=load_model
        )
        return _told(readings, (*problems, *unread))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's collector of circles.

    A reading is thousands of small objects, none of them in a circle, and to look for circles
    among them again and again takes a tenth of the time.
    """
    import gc

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _told(readings: Sequence[Reading], problems: tuple[Problem, ...]) -> Record:
    """The readings grouped into stories, and each story fused into its record."""
    from twosource.fuse.story import fuse
    from twosource.group.copies import find_copies
    from twosource.group.stories import group_readings
    from twosource.record.story import Record

    stories = [fuse(story, find_copies(story)) for story in group_readings(readings)]
    return Record(stories=tuple(stories), problems=problems)


def _once_each(reports: Sequence[Report]) -> list[Report]:
    """Without a report that was given twice; the first stays."""
    return list({report.id: report for report in reversed(reports)}.values())[::-1]


def read_reports(
    reports: Sequence[Report],
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    load_model: Analyser | None = None,
) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """What each report says, in the order of the reports, and those that could not be read."""
    from twosource.record.problem import Problem

    tell = progress or _tell_nobody
    load = load_model or load_reader
    chunks = _chunks(reports)
    processes = min(workers or _processors(), len(chunks))
    tell(0, len(reports))
    if processes < 2 or len(reports) < FEWEST_FOR_WORKERS:
        results = _read_here(chunks, load, tell, threads=workers or _processors())
    else:
        results = _read_by_workers(chunks, load, tell, processes)
    readings = tuple(result for result in results if not isinstance(result, Problem))
    return readings, tuple(result for result in results if isinstance(result, Problem))


def _chunks(reports: Sequence[Report]) -> list[tuple[Report, ...]]:
    """The same whatever the number of workers: an encoder may read a chunk as one batch."""
    starts = range(0, len(reports), REPORTS_PER_CHUNK)
    return [tuple(reports[start : start + REPORTS_PER_CHUNK]) for start in starts]


def _read_here(
    chunks: Sequence[tuple[Report, ...]], load: Analyser, tell: Progress, *, threads: int
) -> list[Reading | Problem]:
    """Chunk after chunk in this process."""
    total = sum(len(chunk) for chunk in chunks)
    results: list[Reading | Problem] = []
    for chunk in chunks:
        results.extend(read_chunk(chunk, load, threads))
        tell(len(results), total)
    return results


def read_chunk(
    chunk: Sequence[Report], load: Analyser, threads: int = 1
) -> list[Reading | Problem]:
    """A reading, or the reason why there is none, for each report."""
    from twosource.read.report import read_report
    from twosource.record.problem import Problem

    analyses = _model(load, threads).analyse([report.text for report in chunk])
    results: list[Reading | Problem] = []
    for report, analysis in zip(chunk, analyses, strict=True):
        try:
            results.append(read_report(report, analysis))
        except ReportError as exc:
            results.append(Problem(path=_where(report), step="read", message=str(exc)))
    return results


def read_packed(chunk: Sequence[Report], load: Analyser) -> list[Reading | Problem | bytes]:
    """What `read_chunk` gives, packed for the way back; what a worker runs.

    A reading holds thousands of small objects: packed it costs a fifth of what pickle takes.
    """
    from twosource.record.codec import pack_reading
    from twosource.record.problem import Problem

    with _uncollected():
        return [
            result if isinstance(result, Problem) else pack_reading(result) or result
            for result in read_chunk(chunk, load)
        ]


def _unpacked(results: Sequence[Reading | Problem | bytes]) -> list[Reading | Problem]:
    from twosource.record.codec import unpack_reading

    return [unpack_reading(result) if isinstance(result, bytes) else result for result in results]


@functools.lru_cache(maxsize=1)
def _model(load: Analyser, threads: int) -> Encoder:
    """The model, loaded once in each process."""
    return load(threads)


def load_reader(threads: int) -> Encoder:
    """The reading model that ships with the package."""
    from twosource.models.reader import Reader

    return Reader.load(threads=threads)


def _read_by_workers(
    chunks: Sequence[tuple[Report, ...]], load: Analyser, tell: Progress, processes: int
) -> list[Reading | Problem]:
    """The chunks spread over processes; one that a dying process took along is read again."""
    from concurrent.futures import as_completed
    from concurrent.futures.process import BrokenProcessPool

    results: dict[int, list[Reading | Problem]] = {}
    total, done = sum(len(chunk) for chunk in chunks), 0
    pool = _pool(processes)
    try:
        waiting = _submit(pool, chunks, load)
        _load_the_rest()
        for future in as_completed(waiting):
            try:
                results[waiting[future]] = _unpacked(future.result())
            except BrokenProcessPool:
                continue
            done += len(chunks[waiting[future]])
            tell(done, total)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    lost = [position for position in range(len(chunks)) if position not in results]
    for position, again in zip(lost, _read_again([chunks[i] for i in lost], load), strict=True):
        results[position] = again
        done += len(again)
        tell(done, total)
    return [result for position in range(len(chunks)) for result in results[position]]


def _load_the_rest() -> None:
    """Load the steps that come after reading, while the workers read."""
    import twosource.fuse.story
    import twosource.group.stories
    import twosource.record.codec  # noqa: F401  # loaded now, used when the workers are done


def _read_again(
    chunks: Sequence[tuple[Report, ...]], load: Analyser
) -> Iterator[list[Reading | Problem]]:
    """Each chunk one after the other, halved until a report that ends its process stands alone."""
    from concurrent.futures.process import BrokenProcessPool

    pool: ProcessPoolExecutor | None = None
    try:
        for chunk in chunks:
            results: list[Reading | Problem] = []
            waiting = [chunk]
            while waiting:
                part = waiting.pop()
                pool = pool or _pool(1)
                try:
                    results += _unpacked(next(iter(_submit(pool, [part], load))).result())
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = None
                    half = len(part) // 2
                    if half:
                        waiting += [part[half:], part[:half]]
                    else:
                        results.append(_ended(part[0]))
            yield results
    finally:
        if pool is not None:
            pool.shutdown()


def _ended(report: Report) -> Problem:
    """What is said of a report that no process can read to its end."""
    from twosource.record.problem import Problem

    message = "the process that read it ended; see whether the text is very long or damaged"
    return Problem(path=_where(report), step="read", message=message)


def _pool(processes: int) -> ProcessPoolExecutor:
    """Fresh processes: a copy of one that runs threads may stand still."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _submit(
    pool: ProcessPoolExecutor, chunks: Sequence[tuple[Report, ...]], load: Analyser
) -> dict[Future[list[Reading | Problem | bytes]], int]:
    """Hand out the chunks; the workers start without the caller's own main module.

    A script that calls `twosource.read` outside of `if __name__ == "__main__":` would otherwise
    be run again by every worker.
    """
    import sys
    import types

    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        return {
            pool.submit(read_packed, chunk, load): position for position, chunk in enumerate(chunks)
        }
    finally:
        sys.modules["__main__"] = main


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _where(report: Report) -> str:
    """Where a person finds the report."""
    return report.path or report.url or report.id


def _tell_nobody(done: int, total: int) -> None:
    """Progress that nobody asked for."""


def _warn(problem: Problem) -> None:
    import logging

    text = "%s (%s): %s"
    logging.getLogger("twosource").warning(text, problem.path, problem.step, problem.message)
