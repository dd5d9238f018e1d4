"""The command line: what goes to which stream, and with which exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import twosource
from twosource import archive
from twosource.errors import ModelError
from twosource.record import codec
from twosource.record.marks import Examined
from twosource.record.problem import Problem
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.story import Record
from twosource.show.cli import app
from twosource.show.progress import shown_progress

run = CliRunner().invoke
RUN_MAIN = "from twosource.show.cli import main; main()"
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def archive_of(monkeypatch: pytest.MonkeyPatch, record: Record) -> list[list[Path]]:
    """Every reading gives the invented record; the paths asked for are kept."""
    asked: list[list[Path]] = []

    def read(paths: list[Path], **_: object) -> Record:
        asked.append(list(paths))
        return record

    monkeypatch.setattr(archive, "read", read)
    return asked


def give(monkeypatch: pytest.MonkeyPatch, *problems: Problem) -> None:
    monkeypatch.setattr(archive, "read", lambda *_, **__: Record(stories=(), problems=problems))


def test_a_record_goes_to_standard_output_and_problems_do_not_fail_the_run(
    archive_of: list[list[Path]],
) -> None:
    result = run(app, ["read", "one.txt", "two.txt"])
    assert result.exit_code == 0
    assert archive_of == [[Path("one.txt"), Path("two.txt")]]
    assert result.stdout.startswith("Torrin visits Orrin")
    assert "PROBLEMS" in result.stdout
    assert result.stderr == ""


def test_json_is_the_record_and_fits_the_schema(
    archive_of: list[list[Path]], record: Record
) -> None:
    result = run(app, ["read", "one.txt", "--json"])
    assert codec.decode(result.stdout) == record
    jsonschema.validate(json.loads(result.stdout), codec.published_schema())


def test_all_prints_the_words_of_each_report(archive_of: list[list[Path]]) -> None:
    assert "A “arrived late”" not in run(app, ["read", "one.txt"]).stdout
    assert "A “arrived late”" in run(app, ["read", "one.txt", "--all"]).stdout


def test_nothing_read_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, Problem(path="gone.txt", step="ingest", message="there is no such file"))
    result = run(app, ["read", "gone.txt"])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "error: gone.txt (ingest): there is no such file\n"


def test_nothing_found_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch)
    result = run(app, ["read", "empty"])
    assert (result.exit_code, result.stderr[:22]) == (1, "error: no report found")


def test_json_is_printed_even_when_nothing_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, Problem(path="gone.txt", step="ingest", message="there is no such file"))
    result = run(app, ["read", "gone.txt", "--json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"][0]["path"] == "gone.txt"


def test_an_error_of_ours_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Record:
        msg = "the reading model is damaged; install the package again"
        raise ModelError(msg)

    monkeypatch.setattr(archive, "read", fail)
    result = run(app, ["read", "one.txt"])
    assert (result.exit_code, result.stderr[:27]) == (1, "error: the reading model is")
    assert isinstance(run(app, ["read", "one.txt", "--debug"]).exception, ModelError)


@pytest.mark.parametrize("arguments", [["read"], ["reed"], ["read", "x", "--workers", "0"]])
def test_wrong_usage_has_its_own_code(arguments: list[str]) -> None:
    result = run(app, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_standard_input_is_read_as_json_lines(
    archive_of: list[list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[bytes] = []

    def read(paths: list[Path], **_: object) -> Record:
        held.append(paths[0].read_bytes())
        problem = Problem(path=f"{paths[0]}:2", step="ingest", message=f"{paths[0]}:2: no text")
        return Record(stories=(), problems=(problem,))

    monkeypatch.setattr(archive, "read", read)
    result = run(app, ["read", "-"], input='{"text": "It rained."}\n')
    assert held == [b'{"text": "It rained."}\n']
    assert result.stderr == "error: -:2 (ingest): -:2: no text\n"


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int | str, bytes]]:
    """What is asked to be examined, and the bytes of the first path then."""
    asked: list[tuple[int | str, bytes]] = []

    def examine(paths: list[Path], wanted: int | str) -> Examined:
        asked.append((wanted, paths[0].read_bytes() if paths[0].exists() else b""))
        report = Report(text="It rained in Orrin.", path=f"{paths[0]}:2")
        return Examined(reading=Reading(report=report), number=2, total=3)

    monkeypatch.setattr(archive, "examine", examine)
    return asked


def test_one_report_is_shown_by_its_number(examined: list[tuple[int | str, bytes]]) -> None:
    result = run(app, ["read", "three.jsonl", "--debug-report", "2"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Report 2 of 3\n")
    assert examined == [(2, b"")]


@pytest.mark.parametrize("letter", ["B", "b"])
def test_one_report_is_shown_by_its_letter_in_the_record(
    archive_of: list[list[Path]], examined: list[tuple[int | str, bytes]], letter: str
) -> None:
    assert run(app, ["read", "three.jsonl", "--debug-report", letter]).exit_code == 0
    assert examined == [("r2", b"")]


def test_a_letter_that_no_report_has_is_an_error(archive_of: list[list[Path]]) -> None:
    result = run(app, ["read", "three.jsonl", "--debug-report", "X"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: no report X: give its number")


def test_a_letter_that_several_stories_have_is_an_error(
    monkeypatch: pytest.MonkeyPatch, record: Record
) -> None:
    two = replace(record, stories=record.stories * 2)
    monkeypatch.setattr(archive, "read", lambda *_, **__: two)
    result = run(app, ["read", "three.jsonl", "--debug-report", "A"])
    assert result.exit_code == 1
    assert result.stderr == "error: 2 stories have a report A; give its number instead\n"


def test_a_report_of_standard_input_is_shown(examined: list[tuple[int | str, bytes]]) -> None:
    line = '{"text": "It rained."}\n'
    result = run(app, ["read", "-", "--debug-report", "1"], input=line)
    assert examined == [(1, line.encode())]
    assert "path      -:2\n" in result.stdout


@pytest.mark.parametrize(
    "arguments", [["--tree"], ["--debug-report", "1", "--json"], ["--debug-report", "1", "--all"]]
)
def test_settings_that_do_not_go_together_are_wrong_usage(arguments: list[str]) -> None:
    result = run(app, ["read", "one.txt", *arguments])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--debug-report" in result.stderr


def test_the_schema_is_printed() -> None:
    result = run(app, ["schema"])
    assert json.loads(result.stdout) == codec.schema()


def test_the_version_is_printed() -> None:
    assert run(app, ["--version"]).stdout == f"twosource {twosource.__version__}\n"


def test_help_is_instant_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, contextlib, io\n"
        "from twosource.show.cli import app\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    app(['--help'])\n"
        "heavy = 'rich numpy onnxruntime tokenizers trafilatura msgspec jinja2'.split()\n"
        "heavy.append('multiprocessing')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_a_reader_that_closes_the_pipe_is_no_error() -> None:
    code = f"{RUN_MAIN.split(';')[0]}; import sys; sys.argv = ['twosource', 'schema']; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
    assert process.returncode == 0


def test_every_command_and_setting_is_in_the_docs() -> None:
    import typer

    text = (DOCS / "cli.md").read_text("utf-8")
    group = typer.main.get_command(app)
    commands = getattr(group, "commands")  # noqa: B009 - only a group has them
    assert set(commands) == {"lens", "read", "schema"}
    for command in (group, *commands.values()):
        options = [option for one in command.params for option in one.opts if option[0] == "-"]
        assert [option for option in options if option not in text] == []
    assert all(f"`twosource {name}" in text for name in commands)


def test_quick_work_shows_no_progress() -> None:
    stream = io.StringIO()
    with shown_progress(stream) as tell:
        tell(0, 100)
        tell(50, 100)
    assert stream.getvalue() == ""


def test_slow_work_says_now_and_then_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr("time.monotonic", lambda: now)
    stream = io.StringIO()
    with shown_progress(stream) as tell:
        for seconds, done in ((1, 16), (3, 32), (4, 48), (9, 64), (10, 100)):
            moment = now + seconds
            monkeypatch.setattr("time.monotonic", lambda moment=moment: moment)
            tell(done, 100)
    assert stream.getvalue() == "32 of 100 reports read\n64 of 100 reports read\n"


@pytest.fixture
def archive_with_reports(monkeypatch: pytest.MonkeyPatch, record: Record) -> None:
    """Every reading gives the invented record, without the texts of its reports."""
    monkeypatch.setattr(archive, "read_with_reports", lambda *_, **__: (record, ()))


@pytest.mark.usefixtures("archive_with_reports")
def test_a_page_is_written_and_nothing_printed(tmp_path: Path) -> None:
    place = tmp_path / "record.html"
    result = run(app, ["read", "one.txt", "--html", str(place)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 problem: the end of the page says which\n"
    assert place.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.usefixtures("archive_with_reports")
def test_a_page_and_json_come_from_one_reading(tmp_path: Path, record: Record) -> None:
    place = tmp_path / "record.html"
    result = run(app, ["read", "one.txt", "--json", "--html", str(place)])
    assert codec.decode(result.stdout) == record
    assert place.exists()


@pytest.mark.usefixtures("archive_with_reports")
def test_a_page_can_be_printed() -> None:
    result = run(app, ["read", "one.txt", "--html", "-"])
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.endswith("</html>")


@pytest.mark.parametrize(
    "arguments", [["--html", "-", "--json"], ["--html", "x.html", "--debug-report", "1"]]
)
def test_two_things_cannot_be_printed_at_once(arguments: list[str]) -> None:
    result = run(app, ["read", "one.txt", *arguments])
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_page_without_its_folder_fails_before_the_reading(tmp_path: Path) -> None:
    place = tmp_path / "gone" / "record.html"
    result = run(app, ["read", "one.txt", "--html", str(place)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: there is no folder")


def test_where_nothing_was_read_the_old_page_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem(path="gone.txt", step="ingest", message="there is no such file")
    nothing = Record(stories=(), problems=(problem,))
    monkeypatch.setattr(archive, "read_with_reports", lambda *_, **__: (nothing, ()))
    place = tmp_path / "record.html"
    place.write_text("old")
    result = run(app, ["read", "gone.txt", "--html", str(place)])
    assert (result.exit_code, place.read_text()) == (1, "old")
    assert result.stderr == "error: gone.txt (ingest): there is no such file\n"
