"""Lenses are found, fail alone, and the one in docs/lenses.md works."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from twosource.errors import ConfigError
from twosource.lens import installed
from twosource.lens.installed import OWN, all_lenses, entry_points, last_day, lay_over, lens_named
from twosource.lens.lens import Lens, Texts
from twosource.record.span import Span
from twosource.record.story import (
    Finding,
    Origin,
    Statement,
    StoryEntity,
    StoryEvent,
    StoryRecord,
    StoryReport,
    Support,
)

ROOT = Path(__file__).resolve().parents[2]
SUPPORT = Support(report="r", span=Span(0, 5), words="words", origin="o1", status="happened")
STORY = StoryRecord(
    id="t",
    title="Torrin visited Kestrania",
    begins="2030-05-02",
    ends="2030-05-02",
    reports=(
        StoryReport(
            id="r", path=None, url=None, outlet=None, title=None, published="2030-05-03",
            origin="o1",
        ),
    ),
    origins=(Origin(id="o1", kind="own", name="Northern Wire", reports=("r",), why=""),),
    entities=(StoryEntity(id="e1", kind="person", name="Ilva Torrin"),),
    statements=(
        Statement(
            id="s1", kind="event", text="Torrin visited.", support=(SUPPORT,), origins=1,
            event=StoryEvent(
                type=None, mode=None, action="visit", actors=("e1",), recipients=(), place=None,
                when="2030-05-02", status="happened", hedge=None,
            ),
        ),
    ),
)  # fmt: skip


def example() -> Lens:
    """The lens that docs/lenses.md shows."""
    text = (ROOT / "docs" / "lenses.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, "docs/lenses.md", "exec"), names)
    lens = names["LENS"]
    assert isinstance(lens, Lens)
    return lens


def failing(story: StoryRecord, as_of: dt.date, texts: Texts) -> tuple[Finding, ...]:
    msg = "no table"
    raise KeyError(msg)


def test_the_lens_in_the_docs_finds_whom_it_lists_from_that_day() -> None:
    lens = example()
    (finding,) = lens(STORY, dt.date(2030, 5, 3))
    assert (finding.lens, finding.statements) == ("sanctions", ("s1",))
    assert lens(STORY, dt.date(2029, 12, 31)) == ()


def test_a_lens_that_fails_is_a_problem_and_the_others_go_on() -> None:
    bad = Lens(name="bad", version="1", find=failing)
    (story,), (problem,) = lay_over([STORY], [bad, example()], texts={})
    assert [one.lens for one in story.findings] == ["sanctions"]
    assert (problem.path, problem.step) == ("bad", "lens")
    assert "KeyError" in problem.message


def test_what_is_no_finding_is_a_problem() -> None:
    odd = Lens(name="odd", version="1", find=lambda *_: ("text",))  # type: ignore[arg-type]
    (story,), (problem,) = lay_over([STORY], [odd], texts={})
    assert story.findings == ()
    assert "not a Finding" in problem.message


def test_the_day_is_that_of_the_last_report() -> None:
    assert last_day(STORY) == dt.date(2030, 5, 3)


def test_an_unknown_lens_is_said_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"installed are .*icc"):
        lens_named("nowhere")


def test_a_lens_that_cannot_be_loaded_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "OWN", {"gone": "twosource.nowhere:LENS", **OWN})
    lenses, problems = all_lenses()
    assert "icc" in [lens.name for lens in lenses]
    assert [one.path for one in problems] == ["gone"]


def test_ours_are_entry_points_as_well() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"][installed.GROUP] == OWN
    assert set(OWN) <= set(entry_points())
    assert lens_named("icc").name == "icc"


def test_the_version_of_the_lens_is_that_of_its_tables() -> None:
    from twosource.lens.icc.reference import shipped

    assert lens_named("icc").version == shipped().version
