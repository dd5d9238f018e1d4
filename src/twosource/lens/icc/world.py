"""A map of the states that were obliged to arrest on a day, as an SVG."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from typing import Final
from xml.sax.saxutils import escape

from twosource.lens.icc.duty import duty_on
from twosource.lens.icc.reference import Reference, shipped
from twosource.lens.icc.states import Status, told

_OPEN: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -40 1000 650" role="img" '
    'aria-labelledby="title desc">'
)
_STYLE: Final = """
 svg { background: #fff; font: 14px sans-serif; }
 text { fill: #222; }
 path { stroke: #fff; stroke-width: .5; }
 .party { fill: #2166ac; } .running { fill: #92c5de; } .former { fill: #f4a582; }
 .signed { fill: #d9c98f; } .other { fill: #d5d5d5; }
 @media (prefers-color-scheme: dark) {
  svg { background: #16181c; } text { fill: #e8e8e8; } path { stroke: #16181c; }
  .party { fill: #6baed6; } .running { fill: #35678a; } .former { fill: #b5603c; }
  .signed { fill: #80744a; } .other { fill: #3a3d42; }
 }
"""
_LEGEND: Final = (
    ("party", "party: obliged if requested"),
    ("running", "party whose notice of withdrawal is running: obliged"),
    ("former", "former party: residual duty argued"),
    ("signed", "signed only: not obliged"),
    ("other", "not a party: not obliged, as those that signed only,"),
    ("", "but for a situation accepted or referred"),
)


def map_on(day: dt.date, reference: Reference | None = None) -> str:
    """The map; those obliged that are too small for it are named under it."""
    facts = reference or shipped()
    named = {one.iso3 for one in facts.parties} | {one.iso3 for one in facts.signed}
    statuses = {code: duty_on(facts, code, day).status for code in sorted(named)}
    shapes = _shapes()
    obliged = [one for one in statuses.values() if one.is_party]
    title = f"States obliged to arrest for the {facts.court} on {told(day)}"
    small = sorted(one.state for one in obliged if one.iso3 not in {code for code, _ in shapes})
    counted = f"{len(obliged)} states were parties on that day. Tables of {facts.version}."
    lines = [
        _OPEN,
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(counted)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<text x="10" y="-15" font-size="20">{escape(title)}: {len(obliged)}</text>',
    ]
    for code, path in shapes:
        status = statuses.get(code)
        name = facts.name_of(code) if code != "-" else "not recognised by all"
        why = f": {status.why}" if status else ""
        lines.append(
            f'<path class="{_class_of(status)}" fill-rule="evenodd" d="{path}">'
            f"<title>{escape(name + why)}</title></path>"
        )
    for number, (name, words) in enumerate(_LEGEND):
        y = 478 + number * 20
        if name:
            lines.append(f'<path class="{name}" d="M10 {y}h16v12h-16Z"/>')
        lines.append(f'<text x="34" y="{y + 11}">{escape(words)}</text>')
    for number, some in enumerate(_wrapped("Too small to be drawn, and obliged: ", small)):
        lines.append(f'<text x="430" y="{489 + number * 18}" font-size="12">{escape(some)}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _class_of(status: Status | None) -> str:
    if status is None or status.standing == "not a party":
        return "other"
    if status.is_party:
        return "running" if status.until else "party"
    return "former" if status.standing == "former party" else "signed"


def _wrapped(start: str, names: list[str]) -> list[str]:
    """The names in lines of about eighty letters."""
    lines, line = [], start
    for number, name in enumerate(names):
        line += name + (", " if number < len(names) - 1 else ".")
        if len(line) > 80:
            lines.append(line)
            line = ""
    return [*lines, line] if names and line else lines


def _shapes() -> list[tuple[str, str]]:
    """Code and outline of each state."""
    file = resources.files("twosource.lens.icc").joinpath("data", "world.tsv")
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    return [(code, path) for code, path in rows]
