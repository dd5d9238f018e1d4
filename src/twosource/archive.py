"""Wires the steps: files in, one record out; the only module that knows them all.

Only names that cost nothing are imported at the top, so that `import twosource` stays instant.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.errors import ConfigError, ReportError

if TYPE_CHECKING:
    from twosource.group.profile import Profile
    from twosource.models.encoder import Encoder
    from twosource.record.marks import Examined
    from twosource.record.problem import Problem
    from twosource.record.reading import Reading
    from twosource.record.report import Report
    from twosource.record.story import Record, StoryRecord
    from twosource.text.outlets import Outlets

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
    outlets: Path | None = None,
    lens: str | None = None,
    as_of: str | None = None,
) -> Record:
    """All that the reports of these files and folders say together, and what went wrong.

    The record is the same whatever the number of workers, which is by default the number of
    processors this process may use.

    Args:
        outlets: a file of outlets beside those that ship (docs/origins.md).
        lens: the name of a lens whose findings the record is to have.
        as_of: the day as of which it finds; by default that of each story's last report.

    Raises:
        ConfigError: when the file of outlets cannot be read, or lens or day are none.
        ModelError: when the reading model is missing or damaged.
    """
    record, _ = read_with_reports(
        paths,
        progress=progress,
        workers=workers,
        load_model=load_model,
        outlets=outlets,
        lens=lens,
        as_of=as_of,
    )
    return record


def read_with_reports(
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    load_model: Analyser | None = None,
    outlets: Path | None = None,
    lens: str | None = None,
    as_of: str | None = None,
) -> tuple[Record, tuple[Report, ...]]:
    """The record as `read` gives it, and beside it the reports with their whole texts.

    Args:
        outlets: a file of outlets beside those that ship (docs/origins.md).
        lens: the name of a lens whose findings the record is to have.
        as_of: the day as of which it finds; by default that of each story's last report.

    Raises:
        ConfigError: when there is no such lens, or the day is none.
        ModelError: when the reading model is missing or damaged.
    """
    from twosource.ingest.folder import read_paths

    registry = _outlets(outlets)
    laid = _lens_laid(lens, as_of) if lens else None
    with _uncollected():
        taken, problems = read_paths(paths)
        reports = _once_each(taken)
        held, unread = read_reports(
            reports, progress=progress, workers=workers, load_model=load_model
        )
        record = _told(held, (*problems, *unread), registry)
        return (laid(record, reports) if laid else record), tuple(reports)


def _lens_laid(name: str, as_of: str | None) -> Callable[[Record, Sequence[Report]], Record]:
    """Lays the lens over the stories of a record; its name and the day are looked at first."""
    from dataclasses import replace

    from twosource.lens.icc.answer import day_of
    from twosource.lens.installed import lay_over, lens_named

    lens = lens_named(name)
    day = day_of(as_of) if as_of else None

    def lay(record: Record, reports: Sequence[Report]) -> Record:
        texts = {report.id: report.text for report in reports}
        stories, failed = lay_over(record.stories, [lens], texts=texts, as_of=day)
        return replace(record, stories=stories, problems=(*record.problems, *failed))

    return lay


def ask_lens(
    lens: str, *, state: str, day: str, person: str | None = None, as_of: str | None = None
) -> dict[str, Any]:
    """What the facts of the `icc` lens say of a state and a day, without any report.

    Raises:
        ConfigError: for another lens, or a state, person or day that is not known.
    """
    from twosource.lens.icc.answer import answer

    if lens != "icc":
        msg = f"the lens {lens!r} takes reports only; questions by day are for icc"
        raise ConfigError(msg)
    return answer(state, day, person=person, as_of=as_of)


def map_of_lens(lens: str, *, day: str) -> str:
    """The states that were obliged to arrest on a day, as an SVG, by the `icc` lens.

    Raises:
        ConfigError: for another lens, or a day that is none.
    """
    from twosource.lens.icc.answer import day_of
    from twosource.lens.icc.world import map_on

    if lens != "icc":
        msg = f"the lens {lens!r} has no map; icc has one"
        raise ConfigError(msg)
    return map_on(day_of(day))


def examine(
    paths: Sequence[Path], wanted: int | str, *, load_model: Analyser | None = None
) -> Examined:
    """One report alone, with all that was seen in it; the others are taken in but not read.

    Args:
        wanted: its place among the reports of these paths, from 1, or its id.

    Raises:
        ReportError: when there is no such report, or it cannot be read.
        ModelError: when the reading model is missing or damaged.
    """
    from twosource.ingest.folder import read_paths
    from twosource.read.examined import examine as look_again
    from twosource.read.report import read_report

    taken, problems = read_paths(paths)
    reports = _once_each(taken)
    if not reports and problems:
        msg = f"nothing could be read: {problems[0].path}: {problems[0].message}"
        raise ReportError(msg)
    places = range(1, len(reports) + 1)
    number = next((at for at in places if wanted in (at, reports[at - 1].id)), None)
    if number is None:
        msg = f"there is no report {wanted}; those given count from 1 to {len(reports)}"
        raise ReportError(msg)
    report = reports[number - 1]
    (analysis,) = _model(load_model or load_reader, 1).analyse([report.text])
    return look_again(read_report(report, analysis), number=number, total=len(reports))


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


def _outlets(path: Path | None) -> Outlets:
    """The registry of outlets with those of the user's file."""
    from twosource.text.outlets import known_outlets

    if path is None:
        return known_outlets()
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        msg = f"{path}: the outlets cannot be read ({exc}); give a text file in UTF-8"
        raise ConfigError(msg) from exc
    return known_outlets().with_file(text, path=str(path))


def _told(held: Sequence[Held], problems: tuple[Problem, ...], outlets: Outlets) -> Record:
    """The readings grouped into stories, and each story fused into its record.

    Only the readings of one story are unpacked at a time.
    """
    from dataclasses import replace

    from twosource.fuse.story import fuse
    from twosource.group.copies import find_copies
    from twosource.group.running import story_links
    from twosource.group.stories import group_profiles
    from twosource.record.story import Record, TakenUp

    by_id = {one.profile.report_id: one for one in held}
    profiles = [one.profile for one in held]
    stories = {}
    for ids in group_profiles(profiles):
        story = [by_id[report_id].reading() for report_id in ids]
        copies = find_copies(story, outlets=outlets)
        stories[ids] = fuse(story, copies, outlets=outlets)
    for link in story_links(tuple(stories), profiles):
        earlier = TakenUp(story=stories[link.continues].id, why=link.why)
        stories[link.story] = replace(stories[link.story], continues=earlier)
    return Record(stories=tuple(stories.values()), problems=problems)


def _once_each(reports: Sequence[Report]) -> list[Report]:
    """Without a report that was given twice; the first stays."""
    return list({report.id: report for report in reversed(reports)}.values())[::-1]


class Held:
    """A reading packed, and beside it what tells of which story it is.

    Unpacked a reading of 600 words takes 300 KB, so that they cannot all be held.
    """

    __slots__ = ("packed", "profile")

    def __init__(self, packed: bytes, profile: Profile) -> None:
        self.packed = packed
        self.profile = profile

    def reading(self) -> Reading:
        """The reading as it was."""
        from twosource.record.codec import unpack_reading

        return unpack_reading(self.packed)


def read_reports(
    reports: Sequence[Report],
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    load_model: Analyser | None = None,
) -> tuple[tuple[Held, ...], tuple[Problem, ...]]:
    """What each report says, in the order of the reports, and those that could not be read."""
    from twosource.record.problem import Problem
    from twosource.workers import processors

    tell = progress or _tell_nobody
    load = load_model or load_reader
    chunks = _chunks(reports)
    processes = min(workers or processors(), len(chunks))
    done, total = 0, len(reports)
    tell(0, total)
    if processes < 2 or total < FEWEST_FOR_WORKERS:
        ready = _read_here(chunks, load, threads=workers or processors())
    else:
        ready = _read_by_workers(chunks, load, processes)
    results: dict[int, list[Held | Problem]] = {}
    for position, some in ready:
        results[position] = some
        done += len(some)
        tell(done, total)
    ordered = [one for position in range(len(chunks)) for one in results[position]]
    held = tuple(one for one in ordered if isinstance(one, Held))
    return held, tuple(one for one in ordered if isinstance(one, Problem))


def _chunks(reports: Sequence[Report]) -> list[tuple[Report, ...]]:
    """The same whatever the number of workers: an encoder may read a chunk as one batch."""
    starts = range(0, len(reports), REPORTS_PER_CHUNK)
    return [tuple(reports[start : start + REPORTS_PER_CHUNK]) for start in starts]


def _read_here(
    chunks: Sequence[Sequence[Report]], load: Analyser, *, threads: int
) -> Iterator[tuple[int, list[Held | Problem]]]:
    """Chunk after chunk in this process."""
    for position, chunk in enumerate(chunks):
        yield position, read_chunk(chunk, load, threads)


def _read_by_workers(
    chunks: Sequence[Sequence[Report]], load: Analyser, processes: int
) -> Iterator[tuple[int, list[Held | Problem]]]:
    """The chunks spread over processes."""
    from twosource.workers import spread

    work = functools.partial(read_chunk, load=load)
    return spread(chunks, work, processes=processes, ended=_ended, meanwhile=_load_the_rest)


def read_chunk(chunk: Sequence[Report], load: Analyser, threads: int = 1) -> list[Held | Problem]:
    """A reading, or the reason why there is none, for each report; what a worker runs."""
    from twosource.group.profile import profile_of
    from twosource.read.report import read_report
    from twosource.record.codec import pack_reading
    from twosource.record.problem import Problem

    results: list[Held | Problem] = []
    with _uncollected():
        analyses = _model(load, threads).analyse([report.text for report in chunk])
        for report, analysis in zip(chunk, analyses, strict=True):
            try:
                reading = read_report(report, analysis)
            except ReportError as exc:
                results.append(Problem(path=_where(report), step="read", message=str(exc)))
            else:
                results.append(Held(pack_reading(reading), profile_of(reading)))
    return results


@functools.lru_cache(maxsize=1)
def _model(load: Analyser, threads: int) -> Encoder:
    """The model, loaded once in each process."""
    return load(threads)


def load_reader(threads: int) -> Encoder:
    """The reading model that ships with the package."""
    from twosource.models.reader import Reader

    return Reader.load(threads=threads)


def _load_the_rest() -> None:
    """Load the steps that come after reading, while the workers read."""
    import twosource.fuse.story
    import twosource.group.running
    import twosource.group.stories
    import twosource.record.codec  # noqa: F401  # loaded now, used when the workers are done


def _ended(report: Report) -> Held | Problem:
    """What is said of a report that no process can read to its end."""
    from twosource.record.problem import Problem

    message = "the process that read it ended; see whether the text is very long or damaged"
    return Problem(path=_where(report), step="read", message=message)


def _where(report: Report) -> str:
    """Where a person finds the report."""
    return report.path or report.url or report.id


def _tell_nobody(done: int, total: int) -> None:
    """Progress that nobody asked for."""


def _warn(problem: Problem) -> None:
    import logging

    text = "%s (%s): %s"
    logging.getLogger("twosource").warning(text, problem.path, problem.step, problem.message)
