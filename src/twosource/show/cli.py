"""The command line: `twosource read`, `twosource lens`, `twosource schema` (docs/cli.md)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import twosource
from twosource.errors import ConfigError, TwosourceError

if TYPE_CHECKING:
    from twosource.record.marks import Examined
    from twosource.record.story import Record

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # rich takes a third of a second to load
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"twosource {twosource.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Read many reports of the same events and keep one sourced record of what they say."""


@app.command()
def read(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Text files, saved HTML pages, JSON lines, or folders of these; "
            "- reads JSON lines from standard input.",
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the record as JSON (docs/record.md).")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="Write the record as a page into FILE instead (docs/page.md); - prints it.",
        ),
    ] = None,
    show_all: Annotated[
        bool,
        typer.Option("--all", help="Print every statement, with the words of each report."),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Processes to read with; by default one for each processor."
        ),
    ] = None,
    outlets: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Outlets beside those that are known (docs/origins.md)."),
    ] = None,
    debug_report: Annotated[
        str | None,
        typer.Option(
            "--debug-report",
            metavar="N",
            help="Print one report instead, with everything that was seen in its text: the N-th "
            "of those given, or the one that the record calls by a letter (B, A2).",
        ),
    ] = None,
    with_trees: Annotated[
        bool,
        typer.Option("--tree", help="With --debug-report: the tree of each sentence as well."),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Print what the reports say together, who says so, and where they differ."""
    if debug_report is None and with_trees:
        msg = "it shows the trees of one report: give --debug-report as well"
        raise typer.BadParameter(msg, param_hint="--tree")
    if debug_report is not None and (as_json or show_all or html is not None):
        msg = "it prints one report for people; leave out --json, --html and --all"
        raise typer.BadParameter(msg, param_hint="--debug-report")
    if as_json and html == Path("-"):
        msg = "only one of the record and the page can be printed: give --html a file"
        raise typer.BadParameter(msg, param_hint="--html")
    with _errors_as_lines(debug=debug):
        if debug_report is not None:
            _print_examined(paths, debug_report, workers=workers, with_trees=with_trees)
            return
        record = (
            _read(paths, workers=workers, outlets=outlets)
            if html is None
            else _read_into_page(paths, html, workers=workers, outlets=outlets)
        )
        _print_all(record, as_json=as_json, show_all=show_all, in_page=html is not None)


@app.command()
def lens(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The lens: icc, or one installed.")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Reports, as `twosource read` takes them."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="icc, without PATH: the day that is asked about."),
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help="The state that is asked about.")
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="The wanted person; optional.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DAY",
            help="What came after it is not used; by default the day of the last report, or --on.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="As in `twosource read`.")
    ] = None,
    map_file: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE", help="With --on: draw the states obliged on that day as SVG."
        ),
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help="As in `twosource read`.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="As in `twosource read`.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Lay a rule set over the reports, or ask the icc lens about a day (docs/lenses.md)."""
    asked = any(one is not None for one in (on, state, person, map_file))
    if asked == bool(paths):
        msg = "give reports, or ask about a day with --on and --state"
        raise typer.BadParameter(msg, param_hint="PATH")
    with _errors_as_lines(debug=debug):
        if map_file is not None:
            _write_map(name, map_file, on=on)
            if state is None:
                return
        if asked:
            _print_answer(name, on=on, state=state, person=person, as_of=as_of, as_json=as_json)
            return
        record = (
            _read(paths or [], workers=workers, lens=name, as_of=as_of)
            if html is None
            else _read_into_page(paths or [], html, workers=workers, lens=name, as_of=as_of)
        )
        _print_all(record, as_json=as_json, show_all=show_all, in_page=html is not None)


def _print_all(record: Record, *, as_json: bool, show_all: bool, in_page: bool) -> None:
    """Print the record as JSON, or for people where no page has it; exit 1 when it is empty."""
    if as_json:
        _print_json(record)
    elif record.stories and not in_page:
        _print_record(record, show_all=show_all)
    if not record.stories:
        _tell_nothing_read(record)
        raise SystemExit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `read --json` prints."""
    import json

    from twosource.record.codec import published_schema

    with _errors_as_lines():
        _print_bytes(json.dumps(published_schema(), indent=1, ensure_ascii=False).encode())


def main() -> None:
    """Run the command line."""
    app()


@contextmanager
def _errors_as_lines(*, debug: bool = False) -> Iterator[None]:
    """What we raise on purpose becomes one line on standard error and exit code 1.

    A reader that closes the pipe early is no error.
    """
    try:
        yield
    except BrokenPipeError:
        _close_stdout()
        raise SystemExit(0) from None
    except TwosourceError as exc:
        if debug:
            raise
        typer.echo(f"error: {exc}", err=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        typer.echo("stopped", err=True)
        raise SystemExit(130) from None


def _read(
    paths: Sequence[Path],
    *,
    workers: int | None,
    outlets: Path | None = None,
    lens: str | None = None,
    as_of: str | None = None,
) -> Record:
    from twosource import archive
    from twosource.show.progress import shown_progress

    with _stdin_as_file(paths) as real_paths, shown_progress(sys.stderr) as progress:
        record = archive.read(
            real_paths,
            progress=progress,
            workers=workers,
            outlets=outlets,
            lens=lens,
            as_of=as_of,
        )
        return _renamed(record, real_paths, paths)


def _read_into_page(
    paths: Sequence[Path],
    html: Path,
    *,
    workers: int | None,
    outlets: Path | None = None,
    lens: str | None = None,
    as_of: str | None = None,
) -> Record:
    """The record, with its page written; without a story there is none to write."""
    from twosource import archive
    from twosource.show.page.file import check_place, write_page
    from twosource.show.progress import shown_progress

    check_place(html)
    with _stdin_as_file(paths) as real_paths, shown_progress(sys.stderr) as progress:
        record, reports = archive.read_with_reports(
            real_paths,
            progress=progress,
            workers=workers,
            outlets=outlets,
            lens=lens,
            as_of=as_of,
        )
        record = _renamed(record, real_paths, paths)
    if record.stories:
        from twosource.show.page.whole import page_of

        write_page(page_of(record, reports), html)
        _tell_unread(record)
    return record


def _tell_unread(record: Record) -> None:
    """Say on standard error what the page says at its end."""
    from twosource.show.head import many

    if record.problems:
        told = many(len(record.problems), "problem")
        typer.echo(f"{told}: the end of the page says which", err=True)


@contextmanager
def _stdin_as_file(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The paths, with a file of what standard input holds in the place of `-`."""
    if Path("-") not in paths:
        yield list(paths)
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="twosource-") as folder:
        held = Path(folder) / "stdin.jsonl"
        held.write_bytes(sys.stdin.buffer.read())
        yield [held if path == Path("-") else path for path in paths]


def _renamed(record: Record, real_paths: Sequence[Path], paths: Sequence[Path]) -> Record:
    """The record with `-` again where standard input was read."""
    if list(real_paths) == list(paths):
        return record
    from dataclasses import replace

    held = str(next(real for real, path in zip(real_paths, paths, strict=True) if real != path))
    stories = tuple(
        replace(
            story,
            reports=tuple(
                replace(one, path=one.path and one.path.replace(held, "-")) for one in story.reports
            ),
        )
        for story in record.stories
    )
    problems = tuple(
        replace(
            problem,
            path=problem.path.replace(held, "-"),
            message=problem.message.replace(held, "-"),
        )
        for problem in record.problems
    )
    return replace(record, stories=stories, problems=problems)


def _write_map(name: str, path: Path, *, on: str | None) -> None:
    from twosource import archive
    from twosource.show.page.file import check_place, write_page

    if on is None:
        msg = "a map is of a day: give --on 2024-09-03 as well"
        raise ConfigError(msg)
    check_place(path)
    write_page(archive.map_of_lens(name, day=on).encode(), path)


def _print_answer(
    name: str,
    *,
    on: str | None,
    state: str | None,
    person: str | None,
    as_of: str | None,
    as_json: bool,
) -> None:
    """What the lens's own facts say of a day, without any report."""
    import json

    from twosource import archive
    from twosource.show import layout
    from twosource.show.answered import answer_lines

    if on is None or state is None:
        msg = "a question wants a day and a state: --on 2024-09-03 --state Mongolia"
        raise ConfigError(msg)
    told = archive.ask_lens(name, state=state, day=on, person=person, as_of=as_of)
    if as_json:
        _print_bytes(json.dumps(told, indent=1, ensure_ascii=False).encode())
    else:
        layout.print_lines(answer_lines(told, width=layout.width_for(sys.stdout)), sys.stdout)


def _print_json(record: Record) -> None:
    from twosource.record.codec import encode

    _print_bytes(encode(record))


def _print_bytes(data: bytes) -> None:
    """Print UTF-8 whatever the terminal's own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def _print_record(record: Record, *, show_all: bool) -> None:
    from twosource.show import layout, terminal

    lines = terminal.record_lines(record, width=layout.width_for(sys.stdout), show_all=show_all)
    layout.print_lines(lines, sys.stdout)


def _print_examined(
    paths: Sequence[Path], wanted: str, *, workers: int | None, with_trees: bool
) -> None:
    from twosource import archive
    from twosource.show import layout
    from twosource.show.examined import examined_lines

    with _stdin_as_file(paths) as real_paths:
        if wanted.isdecimal():
            seen = archive.examine(real_paths, int(wanted))
        else:
            record = archive.read(real_paths, workers=workers)
            seen = archive.examine(real_paths, _report_called(wanted, record))
    seen = _named_again(seen, real_paths, paths)
    width = layout.width_for(sys.stdout)
    lines = examined_lines(seen, width=width, with_trees=with_trees)
    layout.print_lines(lines, sys.stdout)


def _named_again(seen: Examined, real_paths: Sequence[Path], paths: Sequence[Path]) -> Examined:
    """The report with `-` as its path again where it came from standard input."""
    from dataclasses import replace

    path = seen.reading.report.path or ""
    for real, given in zip(real_paths, paths, strict=True):
        if real != given:
            path = path.replace(str(real), str(given))
    report = replace(seen.reading.report, path=path or None)
    return replace(seen, reading=replace(seen.reading, report=report))


def _report_called(letter: str, record: Record) -> str:
    """The id of the report that the record calls by a letter.

    Raises:
        ConfigError: when there is none, or one in each of several stories.
    """
    from twosource.show.key import letters_of

    found = [
        report_id
        for story in record.stories
        for report_id, called in letters_of(story.reports).items()
        if called == letter.upper()
    ]
    if not found:
        msg = f"no report {letter}: give its number among those read, or its letter in the record"
        raise ConfigError(msg)
    if len(found) > 1:
        msg = f"{len(found)} stories have a report {letter.upper()}; give its number instead"
        raise ConfigError(msg)
    return found[0]


def _tell_nothing_read(record: Record) -> None:
    """Say on standard error why there is no story."""
    for problem in record.problems:
        typer.echo(f"error: {problem.path} ({problem.step}): {problem.message}", err=True)
    if not record.problems:
        typer.echo("error: no report found; give text, HTML or JSON lines files", err=True)


def _close_stdout() -> None:
    """Let the interpreter leave without a second complaint about the closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
