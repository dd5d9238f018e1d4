"""The sections of what is told: events, quotes, figures and standing facts."""

from __future__ import annotations

import datetime as dt
from typing import Final

from twosource.record.story import Statement, StoryFigure
from twosource.show.days import days_of, short_when
from twosource.show.key import Key
from twosource.show.layout import EMPTY, Line, Piece, cells, clean, line, wrap
from twosource.show.rows import (
    TOLD,
    more_line,
    quote_when,
    rows_of,
    section_lines,
    weightiest,
    widest,
)
from twosource.text.numbers import rough_name, share_name

_OTHER_STATUSES: Final = (
    "obliged",
    "demanded",
    "planned",
    "expected",
    "possible",
    "alleged",
    "denied",
)


def happened_lines(key: Key) -> list[Line]:
    """What is told as done or going on, in time order; what lies before the story apart."""
    told = [one for one in key.statements if one.event and one.event.status in TOLD]
    told.sort(key=lambda one: days_of(one.event.when if one.event else None))
    labels = {one.id: _event_when(one, key) for one in told}
    begins = days_of(key.story.begins)[0] if key.story.begins else dt.date.min
    earlier = [one for one in told if _is_before(one, begins)]
    during = [one for one in told if not _is_before(one, begins)]
    lines = section_lines("WHAT HAPPENED", during, labels, key)
    before = section_lines("EARLIER", earlier, labels, key)
    return [*lines, *([EMPTY] if lines and before else []), *before]


def _event_when(statement: Statement, key: Key) -> str:
    when = statement.event.when if statement.event else None
    return short_when(when, key.year) or "undated"


def _is_before(statement: Statement, day: dt.date) -> bool:
    when = statement.event.when if statement.event else None
    return when is not None and days_of(when)[1] < day


def unreal_lines(key: Key) -> list[Line]:
    """What is due, wanted, planned, possible, alleged or denied, each with its holder."""
    lines: list[Line] = []
    events = [one for one in key.statements if one.event]
    by_status = {
        status: [one for one in events if one.event and one.event.status == status]
        for status in _OTHER_STATUSES
    }
    present = [status for status in _OTHER_STATUSES if by_status[status]]
    for status in present:
        shown = weightiest(by_status[status], key)
        lines += rows_of(shown, dict.fromkeys((one.id for one in shown), status), key)
    total = sum(len(by_status[status]) for status in present)
    shown_total = sum(len(weightiest(by_status[status], key)) for status in present)
    lines += more_line(total - shown_total)
    return [line(" · ".join(present).upper(), "heading"), *lines] if lines else []


def quote_lines(key: Key) -> list[Line]:
    """Who says what, speaker by speaker, in the order in which they are first heard."""
    quotes = [one for one in key.statements if one.quote]
    shown = weightiest(quotes, key)
    by_speaker: dict[tuple[str | None, str | None], list[Statement]] = {}
    for one in shown:
        quote = one.quote
        by_speaker.setdefault((quote.speaker, quote.source) if quote else (None, None), []).append(
            one
        )
    whens = {one.id: short_when(quote_when(one), key.year) for one in shown}
    label_width = widest(whens.values())
    lines: list[Line] = []
    for (speaker, source), said in by_speaker.items():
        lines += _speaker(speaker, source, key)
        lines += rows_of(said, whens, key, label_width=label_width)
    lines += more_line(len(quotes) - len(shown))
    return [line("WHO SAYS WHAT", "heading"), *lines] if lines else []


def _speaker(speaker: str | None, source: str | None, key: Key) -> list[Line]:
    """The speaker with their offices, or the words for one whom nobody names."""
    entity = key.entities.get(speaker) if speaker else None
    if entity is None:
        told = [line("  " + part, "bold") for part in wrap(clean(source or ""), key.width - 2)]
        return told or [line("  Nobody named", "bold")]
    name = clean(entity.name)
    roles = clean("; ".join(entity.roles[:2]))
    if not roles:
        return [line(f"  {name}", "bold")]
    first, *rest = wrap(roles, max(key.width - cells(name) - 4, 20))
    lines = [Line((Piece(f"  {name}", "bold"), Piece(f", {first}")))]
    return lines + [line(" " * (cells(name) + 4) + part) for part in rest]


def figure_lines(key: Key) -> list[Line]:
    """Figures with their number in front, then the standing facts."""
    both = [one for one in key.statements if one.figure or one.kind == "background"]
    both.sort(key=lambda one: one.kind == "background")
    labels = {one.id: _figure_label(one) for one in both}
    return section_lines("FIGURES AND BACKGROUND", both, labels, key)


def _figure_label(statement: Statement) -> str:
    figure = statement.figure
    if figure is None:
        return ""
    if figure.unit == "share":
        return clean(f"{_blurred(figure)}{share_name(figure.value) or f'{figure.value:.2g}'}")
    return clean(f"{_blurred(figure)}{_digits(figure)} {figure.unit or ''}")


def _blurred(figure: StoryFigure) -> str:
    """The sign before a number that is not exact; a range and "dozens" show it themselves."""
    if figure.upper is not None or figure.bound == "vague":
        return ""
    return {"least": "≥", "most": "≤"}.get(figure.bound or "", "~" if figure.approximate else "")


def _digits(figure: StoryFigure) -> str:
    """`95`, `2.5`, `12,000`, `10–12`, `dozens`; a bare number of four digits may be a year."""
    rough = rough_name(figure.value) if figure.bound == "vague" else None
    if rough is not None:
        return rough
    ends = (figure.value,) if figure.upper is None else (figure.value, figure.upper)
    return "–".join(_grouped(value, always=figure.unit is not None) for value in ends)


def _grouped(value: float, *, always: bool) -> str:
    grouped = value.is_integer() and (always or abs(value) >= 10_000)
    return f"{value:,.0f}" if grouped else f"{value:.12g}"
