"""The head of a story: its title and days, its reports and what they stand on, the signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from twosource.record.problem import Problem
from twosource.record.story import Origin, OriginKind, StoryRecord, StoryReport
from twosource.show.days import days_in_full, short_when
from twosource.show.key import Key, short_wire
from twosource.show.layout import Line, Piece, cells, clean, padded, paragraph, row

ORIGIN_KINDS: Final[dict[OriginKind, str]] = {
    "own": "its own",
    "wire": "an agency’s text",
    "release": "a release",
    "copy": "a copy",
    "unknown": "own or unclear",
}


def head_lines(key: Key) -> list[Line]:
    """Title and days, counts, what it takes up, a line for each report, and what the signs mean."""
    story = key.story
    lines = paragraph(story.title, width=key.width, style="bold")
    lines += paragraph(counted(story), width=key.width)
    lines += paragraph(taken_up(key), width=key.width)
    letter_width = max((cells(letter) for letter in key.letters.values()), default=0)
    names = {report.id: report_name(report, key) for report in story.reports}
    name_width = min(max((cells(name) for name in names.values()), default=0), 32)
    for report in story.reports:
        left = f"  {padded(key.letters[report.id], letter_width)}  "
        name = padded(names[report.id], name_width)
        why = standing_of(report, key)
        lines += row((Piece(left, "letters"), Piece(f"{name}   ")), why, width=key.width)
        if key.show_all and (report.url or report.path):
            where = " · ".join(part for part in (report.url, report.path) if part)
            lines += paragraph(where, width=key.width, indent=len(left), style="dim")
    return lines + paragraph(legend(key), width=key.width, indent=2, style="dim")


def counted(story: StoryRecord) -> str:
    """`2 to 3 September 2024 · 2 reports, 2 outlets, at most 2 origins (1 unclear)`."""
    days = days_in_full(story.begins, story.ends)
    counts = ", ".join(_counts(story))
    return f"{days} · {counts}" if days else counts


def taken_up(key: Key) -> str:
    """`takes up: Pier falls in Velda (1 to 2 May 2031): both name …`; nothing where it does not."""
    if key.earlier is None or key.story.continues is None:
        return ""
    days = days_in_full(key.earlier.begins, key.earlier.ends)
    when = f" ({days})" if days else ""
    return f"takes up: {clean(key.earlier.title)}{when}: {clean(key.story.continues.why)}"


def _counts(story: StoryRecord) -> Iterator[str]:
    """How many reports, outlets and origins, never more than is known."""
    yield many(len(story.reports), "report")
    known = {report.outlet for report in story.reports if report.outlet}
    unnamed = sum(not report.outlet for report in story.reports)
    if known:
        yield many(len(known), "outlet")
    if unnamed:
        yield f"{unnamed} of an outlet not known" if known else "outlet not known"
    unclear = sum(origin.kind == "unknown" for origin in story.origins)
    at_most = "at most " if len(story.origins) > 1 else ""
    aside = f" ({unclear} unclear)" if unclear and len(story.origins) > 1 else ""
    yield f"{at_most}{many(len(story.origins), 'origin')}{aside}"


def many(number: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def report_name(report: StoryReport, key: Key) -> str:
    """`Arden Courier, 13 May`."""
    name = clean(report.outlet or "outlet not known")
    day = short_when(report.published, key.year)
    return f"{name}, {day}" if day else name


def standing_of(report: StoryReport, key: Key) -> str:
    """What the report stands on and the words that show it."""
    origin = key.origins.get(report.origin)
    if origin is None:
        return "origin not known"
    outlet = report.outlet or ""
    own = [part for part in _reasons(origin, key) if outlet and part.startswith(outlet)]
    reasons = [part.removeprefix(outlet).lstrip(": ") for part in own] or [origin.why]
    wire = f"({short_wire(origin.name)}) " if origin.kind in ("wire", "release") else ""
    return wire + ("; ".join(part for part in reasons if part) or ORIGIN_KINDS[origin.kind])


def _reasons(origin: Origin, key: Key) -> list[str]:
    """The reasons of an origin apart; each starts with the outlet that it is about."""
    outlets = [re.escape(report.outlet) for report in key.story.reports if report.outlet]
    if not outlets:
        return [origin.why]
    return re.split(rf"; (?=(?:{'|'.join(outlets)})\b)", origin.why)


def legend(key: Key) -> str:
    """What the signs mean, where there is more than one report to compare; else nothing."""
    if len(key.story.reports) < 2:
        return ""
    signs = ["● independent origin"]
    wires = [one for one in key.story.origins if one.kind in ("wire", "release")]
    if wires:
        short = short_wire(wires[0].name)
        signs.append(f"({short}) on the word of {clean(wires[0].name)}, ({short}?) probably")
    signs += ["≠ they differ"] if key.story.differences else []
    return " · ".join(signs)


def problem_told(problem: Problem) -> str:
    """What could not be read, at which step, and why."""
    return f"{problem.path} ({problem.step}): {problem.message}"
