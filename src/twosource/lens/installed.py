"""The lenses that are installed, and laying them over stories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata
from typing import Final

from twosource.errors import ConfigError
from twosource.lens.lens import Lens, Texts
from twosource.record.problem import Problem
from twosource.record.story import Finding, StoryRecord

GROUP: Final = "twosource.lenses"
OWN: Final = {"icc": "twosource.lens.icc.lens:LENS"}
"""Ours, which are there even where the package runs from its source tree."""


def entry_points() -> dict[str, metadata.EntryPoint]:
    """By name each lens that is installed, ours first; the first of two of one name stays."""
    found = {name: metadata.EntryPoint(name, value, GROUP) for name, value in OWN.items()}
    others = metadata.entry_points(group=GROUP)
    for entry in sorted(others, key=lambda one: (one.name, one.value)):
        found.setdefault(entry.name, entry)
    return found


def lens_named(name: str) -> Lens:
    """The lens of that name.

    Raises:
        ConfigError: when there is none, or it cannot be loaded.
    """
    found = entry_points()
    if name not in found:
        msg = f"no lens is called {name!r}; installed are {', '.join(sorted(found))}"
        raise ConfigError(msg)
    return _loaded(found[name])


def all_lenses() -> tuple[tuple[Lens, ...], tuple[Problem, ...]]:
    """Every lens that can be loaded, and what is wrong with the others."""
    lenses: list[Lens] = []
    problems: list[Problem] = []
    for name, entry in sorted(entry_points().items()):
        try:
            lenses.append(_loaded(entry))
        except ConfigError as exc:
            problems.append(Problem(path=name, step="lens", message=str(exc)))
    return tuple(lenses), tuple(problems)


def _loaded(entry: metadata.EntryPoint) -> Lens:
    try:
        lens = entry.load()
    except Exception as exc:  # another's code: whatever it raises is its failure
        msg = f"the lens {entry.name!r} ({entry.value}) cannot be loaded: {_said(exc)}"
        raise ConfigError(msg) from exc
    if not isinstance(lens, Lens):
        msg = f"the lens {entry.name!r} ({entry.value}) is no Lens: see docs/lenses.md"
        raise ConfigError(msg)
    return lens


def lay_over(
    stories: Sequence[StoryRecord],
    lenses: Sequence[Lens],
    *,
    texts: Texts,
    as_of: dt.date | None = None,
) -> tuple[tuple[StoryRecord, ...], tuple[Problem, ...]]:
    """The stories with the findings of the lenses, and the lenses that failed.

    Without a day each story is seen as of the day of its last report.
    """
    seen: list[StoryRecord] = []
    problems: list[Problem] = []
    for story in stories:
        day = as_of or last_day(story)
        findings: list[Finding] = list(story.findings)
        for lens in lenses if day else ():
            assert day is not None
            try:
                findings += _checked(lens(story, day, texts))
            except Exception as exc:  # noqa: BLE001 - another's code; one bad lens never stops a run
                message = f"the lens failed on the story “{story.title}”: {_said(exc)}"
                problems.append(Problem(path=lens.name, step="lens", message=message))
        seen.append(replace(story, findings=tuple(findings)) if findings else story)
    return tuple(seen), tuple(problems)


def last_day(story: StoryRecord) -> dt.date | None:
    """The day of the last report, else the last day of the story; None when neither is known."""
    days = [dt.date.fromisoformat(one.published) for one in story.reports if one.published]
    if days:
        return max(days)
    last = (story.ends or "").rpartition("/")[2]
    return dt.date.fromisoformat(last) if len(last) == len("2024-09-02") else None


def _checked(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, all of them findings."""
    for one in findings:
        if not isinstance(one, Finding):
            msg = f"it gave a {type(one).__name__}, not a Finding"
            raise TypeError(msg)
    return tuple(findings)


def _said(exc: BaseException) -> str:
    return f"{type(exc).__name__}: {exc}" if str(exc) else type(exc).__name__
