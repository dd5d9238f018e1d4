"""A record as lines for a terminal: what DESIGN calls the measure of getting it at a glance."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from twosource.record.dates import PartialDate
from twosource.record.problem import Problem
from twosource.record.story import (
    Difference,
    Origin,
    OriginKind,
    Record,
    Statement,
    StoryEntity,
    StoryFigure,
    StoryRecord,
    StoryReport,
    Support,
)
from twosource.show.layout import (
    EMPTY,
    Line,
    Piece,
    cells,
    clean,
    line,
    padded,
    paragraph,
    row,
    wrap,
)
from twosource.show.repeats import carried_by, told_within
from twosource.text.numbers import rough_name, share_name

MOST_ROWS: Final = 16
"""Of a section without `--all`: the weightiest."""
MOST_ENTITIES: Final = 14
MOST_DOTS: Final = 6
"""With more origins than this the count is written in digits."""
LABEL_WIDTH: Final = 10
"""Of a row's first column, so that the dots of all sections stand under each other."""
WIDEST_LABEL: Final = 18

_LONG_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS: Final = tuple(month[:3] for month in _LONG_MONTHS)
_MARKS: Final = '“”"'
_TOLD: Final = ("happened", "ongoing")
_OTHER_STATUSES: Final = (
    "obliged",
    "demanded",
    "planned",
    "expected",
    "possible",
    "alleged",
    "denied",
)
_ORIGIN_KINDS: Final[dict[OriginKind, str]] = {
    "own": "its own",
    "wire": "an agency’s text",
    "release": "a release",
    "copy": "a copy",
    "unknown": "own or unclear",
}
_SHORT_WIRES: Final = {
    "associated press": "AP",
    "agence france-presse": "AFP",
    "deutsche presse-agentur": "dpa",
    "press association": "PA",
    "united press international": "UPI",
}


@dataclass(frozen=True, slots=True)
class _Key:
    """What the letters and ids of one story stand for.

    Attributes:
        statements: those with a line of their own; `carried` those that a line tells besides.
    """

    story: StoryRecord
    statements: tuple[Statement, ...]
    carried: dict[str, tuple[Statement, ...]]
    width: int
    show_all: bool
    letters: dict[str, str]
    entities: dict[str, StoryEntity]
    origins: dict[str, Origin]
    reports: dict[str, StoryReport]
    year: int | None


def record_lines(record: Record, *, width: int, show_all: bool = False) -> list[Line]:
    """The whole record: its stories one under the other, and what could not be read."""
    lines: list[Line] = []
    if len(record.stories) > 1:
        n_reports = sum(len(story.reports) for story in record.stories)
        lines += [line(f"{len(record.stories)} stories in {n_reports} reports", "bold"), EMPTY]
    for number, story in enumerate(record.stories):
        if number:
            lines += [EMPTY, line("─" * width, "dim"), EMPTY]
        lines += story_lines(story, width=width, show_all=show_all)
    if record.problems:
        lines += [EMPTY, *_problems(record.problems, width)]
    return lines


def story_lines(story: StoryRecord, *, width: int, show_all: bool = False) -> list[Line]:
    """One story, section by section; a section with nothing in it is left out."""
    told = told_within(story)
    by_id = {one.id: one for one in story.statements}
    key = _Key(
        story=story,
        statements=tuple(one for one in story.statements if one.id not in told),
        carried={
            teller: tuple(by_id[one] for one in inner) for teller, inner in carried_by(told).items()
        },
        width=width,
        show_all=show_all,
        letters=letters_of(story.reports),
        entities={entity.id: entity for entity in story.entities},
        origins={origin.id: origin for origin in story.origins},
        reports={report.id: report for report in story.reports},
        year=PartialDate.parse(story.ends or story.begins or "0001").year or None,
    )
    sections = (
        _happened(key),
        _not_happened(key),
        _quotes(key),
        _figures(key),
        _differences(key),
        _findings(key),
        _not_found(key),
        _entities(key),
    )
    lines = _head(key)
    for section in sections:
        lines += [EMPTY, *section] if section else []
    return lines


def letters_of(reports: Sequence[StoryReport]) -> dict[str, str]:
    """A letter for the outlet of each report, with a number where one outlet has several.

    Reports of an unknown outlet have a letter each: nothing says that it is the same one.
    """
    by_outlet: dict[str, list[str]] = {}
    for report in reports:
        by_outlet.setdefault(report.outlet or f"\0{report.id}", []).append(report.id)
    letters: dict[str, str] = {}
    for number, ids in enumerate(by_outlet.values()):
        for position, report_id in enumerate(ids, start=1):
            letters[report_id] = _letter(number) + (str(position) if len(ids) > 1 else "")
    return {report.id: letters[report.id] for report in reports}


def _letter(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    rest, last = divmod(number, 26)
    return (_letter(rest - 1) if rest else "") + chr(ord("A") + last)


# --- the head -----------------------------------------------------------------------------------


def _head(key: _Key) -> list[Line]:
    story = key.story
    lines = paragraph(story.title, width=key.width, style="bold")
    days = days_in_full(story.begins, story.ends)
    counts = ", ".join(_counts(story))
    lines += paragraph(f"{days} · {counts}" if days else counts, width=key.width)
    letter_width = max((cells(letter) for letter in key.letters.values()), default=0)
    names = {report.id: _report_name(report, key) for report in story.reports}
    name_width = min(max((cells(name) for name in names.values()), default=0), 32)
    for report in story.reports:
        left = f"  {padded(key.letters[report.id], letter_width)}  "
        name = padded(names[report.id], name_width)
        why = _standing(report, key)
        lines += row((Piece(left, "letters"), Piece(f"{name}   ")), why, width=key.width)
        if key.show_all and (report.url or report.path):
            where = " · ".join(part for part in (report.url, report.path) if part)
            lines += paragraph(where, width=key.width, indent=len(left), style="dim")
    return lines + _legend(key)


def _counts(story: StoryRecord) -> Iterator[str]:
    """How many reports, outlets and origins, never more than is known."""
    yield _many(len(story.reports), "report")
    known = {report.outlet for report in story.reports if report.outlet}
    unnamed = sum(not report.outlet for report in story.reports)
    if known:
        yield _many(len(known), "outlet")
    if unnamed:
        yield f"{unnamed} of an outlet not known" if known else "outlet not known"
    unclear = sum(origin.kind == "unknown" for origin in story.origins)
    at_most = "at most " if len(story.origins) > 1 else ""
    aside = f" ({unclear} unclear)" if unclear and len(story.origins) > 1 else ""
    yield f"{at_most}{_many(len(story.origins), 'origin')}{aside}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _report_name(report: StoryReport, key: _Key) -> str:
    name = clean(report.outlet or "outlet not known")
    day = short_when(report.published, key.year)
    return f"{name}, {day}" if day else name


def _standing(report: StoryReport, key: _Key) -> str:
    """What the report stands on and the words that show it."""
    origin = key.origins.get(report.origin)
    if origin is None:
        return "origin not known"
    outlet = report.outlet or ""
    own = [part for part in _reasons(origin, key) if outlet and part.startswith(outlet)]
    reasons = [part.removeprefix(outlet).lstrip(": ") for part in own] or [origin.why]
    wire = f"({short_wire(origin.name)}) " if origin.kind in ("wire", "release") else ""
    return wire + ("; ".join(part for part in reasons if part) or _ORIGIN_KINDS[origin.kind])


def _reasons(origin: Origin, key: _Key) -> list[str]:
    """The reasons of an origin apart; each starts with the outlet that it is about."""
    outlets = [re.escape(report.outlet) for report in key.story.reports if report.outlet]
    if not outlets:
        return [origin.why]
    return re.split(rf"; (?=(?:{'|'.join(outlets)})\b)", origin.why)


def _legend(key: _Key) -> list[Line]:
    """What the signs mean, where there is more than one report to compare."""
    if len(key.story.reports) < 2:
        return []
    signs = ["● independent origin"]
    wires = [one for one in key.story.origins if one.kind in ("wire", "release")]
    if wires:
        short = short_wire(wires[0].name)
        signs.append(f"({short}) on the word of {clean(wires[0].name)}, ({short}?) probably")
    signs += ["≠ they differ"] if key.story.differences else []
    return paragraph(" · ".join(signs), width=key.width, indent=2, style="dim")


# --- days ---------------------------------------------------------------------------------------


def days_in_full(begins: str | None, ends: str | None) -> str:
    """`2 to 3 September 2024`; empty when no day is known."""
    first, last = begins or ends, ends or begins
    if not first or not last:
        return ""
    return _interval(PartialDate.parse(first), PartialDate.parse(last), None, _LONG_MONTHS)


def short_when(when: str | None, year: int | None) -> str:
    """`2 Sep`, `2 to 3 Sep`, `Mar 2023`; the year is left out where it is the story's own."""
    if not when:
        return ""
    first, _, last = when.partition("/")
    return _interval(PartialDate.parse(first), PartialDate.parse(last or first), year, _MONTHS)


def _interval(
    first: PartialDate, last: PartialDate, year: int | None, months: Sequence[str]
) -> str:
    """From the first to the last, naming the month and the year once where they are the same."""
    end = _date(last, months, with_year=last.year != year or last.day is None)
    if first == last:
        return end
    if first.year != last.year or None in (first.month, last.month):
        return f"{_date(first, months, with_year=True)} to {_date(last, months, with_year=True)}"
    if first.month == last.month and first.day and last.day:
        return f"{first.day} to {end}"
    return f"{_date(first, months, with_year=False)} to {end}"


def _date(date: PartialDate, months: Sequence[str], *, with_year: bool) -> str:
    parts = [str(date.day)] if date.day else []
    parts += [months[date.month - 1]] if date.month else []
    parts += [str(date.year)] if with_year or date.month is None else []
    return " ".join(parts)


def _days(when: str | None) -> tuple[dt.date, dt.date]:
    """The first and last day, for sorting; without a time, the end of all days."""
    if not when:
        return dt.date.max, dt.date.max
    first, _, last = when.partition("/")
    return PartialDate.parse(first).first, PartialDate.parse(last or first).last


# --- statements ---------------------------------------------------------------------------------


def _happened(key: _Key) -> list[Line]:
    """What is told as done or going on, in time order; what lies before the story apart."""
    told = [one for one in key.statements if one.event and one.event.status in _TOLD]
    told.sort(key=lambda one: _days(one.event.when if one.event else None))
    labels = {one.id: _event_when(one, key) for one in told}
    begins = _days(key.story.begins)[0] if key.story.begins else dt.date.min
    earlier = [one for one in told if _is_before(one, begins)]
    during = [one for one in told if not _is_before(one, begins)]
    lines = _section("WHAT HAPPENED", during, labels, key)
    before = _section("EARLIER", earlier, labels, key)
    return [*lines, *([EMPTY] if lines and before else []), *before]


def _event_when(statement: Statement, key: _Key) -> str:
    when = statement.event.when if statement.event else None
    return short_when(when, key.year) or "undated"


def _is_before(statement: Statement, day: dt.date) -> bool:
    when = statement.event.when if statement.event else None
    return when is not None and _days(when)[1] < day


def _not_happened(key: _Key) -> list[Line]:
    """What is due, wanted, planned, possible, alleged or denied, each with its holder."""
    lines: list[Line] = []
    events = [one for one in key.statements if one.event]
    by_status = {
        status: [one for one in events if one.event and one.event.status == status]
        for status in _OTHER_STATUSES
    }
    present = [status for status in _OTHER_STATUSES if by_status[status]]
    for status in present:
        shown = _weightiest(by_status[status], key)
        lines += _rows(shown, dict.fromkeys((one.id for one in shown), status), key)
    total = sum(len(by_status[status]) for status in present)
    shown_total = sum(len(_weightiest(by_status[status], key)) for status in present)
    lines += _more(total - shown_total)
    return [line(" · ".join(present).upper(), "heading"), *lines] if lines else []


def _quotes(key: _Key) -> list[Line]:
    """Who says what, speaker by speaker, in the order in which they are first heard."""
    quotes = [one for one in key.statements if one.quote]
    shown = _weightiest(quotes, key)
    by_speaker: dict[str | None, list[Statement]] = {}
    for one in shown:
        by_speaker.setdefault(one.quote.speaker if one.quote else None, []).append(one)
    whens = {one.id: short_when(_quote_when(one), key.year) for one in shown}
    label_width = _widest(whens.values())
    lines: list[Line] = []
    for speaker, said in by_speaker.items():
        lines += _speaker(speaker, key)
        lines += _rows(said, whens, key, label_width=label_width)
    lines += _more(len(quotes) - len(shown))
    return [line("WHO SAYS WHAT", "heading"), *lines] if lines else []


def _speaker(speaker: str | None, key: _Key) -> list[Line]:
    entity = key.entities.get(speaker) if speaker else None
    if entity is None:
        return [line("  Nobody named", "bold")]
    name = clean(entity.name)
    roles = clean("; ".join(entity.roles[:2]))
    if not roles:
        return [line(f"  {name}", "bold")]
    first, *rest = wrap(roles, max(key.width - cells(name) - 4, 20))
    lines = [Line((Piece(f"  {name}", "bold"), Piece(f", {first}")))]
    return lines + [line(" " * (cells(name) + 4) + part) for part in rest]


def _quote_when(statement: Statement) -> str | None:
    return next((support.when for support in statement.support if support.when), None)


def _figures(key: _Key) -> list[Line]:
    """Figures with their number in front, then the standing facts."""
    both = [one for one in key.statements if one.figure or one.kind == "background"]
    both.sort(key=lambda one: one.kind == "background")
    labels = {one.id: _figure_label(one) for one in both}
    return _section("FIGURES AND BACKGROUND", both, labels, key)


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


def _section(
    heading: str, statements: Sequence[Statement], labels: dict[str, str], key: _Key
) -> list[Line]:
    """The rows under their heading, with a word on those left out; nothing when there are none."""
    if not statements:
        return []
    shown = _weightiest(statements, key)
    rows = _rows(shown, labels, key, label_width=_widest(labels.values()))
    return [line(heading, "heading"), *rows, *_more(len(statements) - len(shown))]


def _more(hidden: int) -> list[Line]:
    return (
        [line(f"  and {hidden} more of less weight: --all shows them", "dim")] if hidden > 0 else []
    )


def _weightiest(statements: Sequence[Statement], key: _Key) -> list[Statement]:
    """Those to show, in the order given."""
    if key.show_all or len(statements) <= MOST_ROWS:
        return list(statements)
    positions = range(len(statements))
    best = sorted(positions, key=lambda i: (-statements[i].weight, i))[:MOST_ROWS]
    return [statements[i] for i in sorted(best)]


def _rows(
    statements: Iterable[Statement],
    labels: dict[str, str],
    key: _Key,
    *,
    label_width: int = LABEL_WIDTH,
) -> list[Line]:
    """A row for each statement: label, dots, text, letters, and notes under it."""
    statements = list(statements)
    wide = max(label_width, _widest(labels[one.id] for one in statements))
    lines: list[Line] = []
    for one in statements:
        label = labels[one.id]
        fits = cells(label) <= wide
        body = _body(one) if fits else f"{label}: {_body(one)}"
        left = (
            Piece(f"  {padded(label if fits else '', wide)}{' ' if wide else ''}"),
            Piece(f"{_dots(one, key)}  ", "dots"),
        )
        letters = _letters(one.support, key)
        lines += row(left, body, letters, width=key.width, notes=_notes(one, key))
    return lines


def _widest(labels: Iterable[str]) -> int:
    """The width of the first column that these labels ask for."""
    longest = max((cells(label) for label in labels), default=0)
    return min(max(longest, LABEL_WIDTH), WIDEST_LABEL)


def _body(statement: Statement) -> str:
    """The statement's own sentence; a quote's words, marked as its speaker's or as a report's."""
    quote = statement.quote
    if quote is None:
        return statement.text
    words = quote.words.strip()
    if quote.direct:
        return f"“{words.strip(_MARKS).strip()}”"
    plain = _starts_with(words, quote.cue) or (quote.cue or "").lower().startswith("according")
    return words if plain else f"{quote.cue}: {words}"


def _starts_with(words: str, cue: str | None) -> bool:
    """Whether the words already hold the cue; an indirect quote is often the whole clause."""
    return not cue or words.lower().startswith(cue.lower())


def _dots(statement: Statement, key: _Key) -> str:
    """Filled dots for the origins that stand behind it, empty ones for the story's others."""
    total = max(len(key.story.origins), statement.origins)
    if total > MOST_DOTS:
        return f"{statement.origins}/{total}".rjust(2 * len(str(total)) + 1)
    return "●" * statement.origins + "○" * (total - statement.origins)


def _letters(supports: Iterable[Support], key: _Key) -> str:
    """`A · B (AP)`: the reports that state it, each with the origin it counts for.

    A report that states it twice, once under a credit, stands on the credit: no ` (AP?)` then.
    """
    marks: dict[str, None] = {}
    for support in sorted(supports, key=lambda one: (_place_of(one, key), one.span)):
        marks[f"{key.letters.get(support.report, '?')}{_after(support, key)}"] = None
    return " · ".join(mark for mark in marks if mark.replace("?)", ")") not in {*marks} - {mark})


def _place_of(support: Support, key: _Key) -> int:
    return list(key.letters).index(support.report) if support.report in key.letters else 10**6


def _after(support: Support, key: _Key) -> str:
    """` (AP)` where a credit covers the words, ` (AP?)` where one only stands in the report.

    The agency's own report needs no mark.
    """
    origin = key.origins.get(support.origin)
    report = key.reports.get(support.report)
    if origin is None or report is None or origin.kind not in ("wire", "release"):
        return ""
    if report.outlet and _plain(report.outlet) == _plain(origin.name):
        return ""
    covered = any(credit.scope.overlaps(support.span) for credit in report.credits)
    return f" ({short_wire(origin.name)}{'' if covered else '?'})"


def short_wire(name: str) -> str:
    """`AP` for the Associated Press; a short name as it is, a long one by its capitals."""
    plain = re.sub("^the ", "", clean(name), flags=re.IGNORECASE)
    known = _SHORT_WIRES.get(_plain(name))
    if known or len(plain) <= 10:
        return known or plain
    capitals = "".join(word[0] for word in plain.split() if word[0].isupper())
    return capitals if len(capitals) > 1 else plain


def _plain(name: str) -> str:
    """The name as it is compared: lower case, without an article."""
    return clean(name).lower().removeprefix("the ")


def _notes(statement: Statement, key: _Key) -> Iterator[str]:
    """What weakens it, on whose word it stands, how the reports differ; with --all the words."""
    event, carried = statement.event, key.carried.get(statement.id, ())
    if event:
        hedge = event.hedge if event.hedge and event.hedge not in statement.text else None
        heard = any(one.holders or one.voice is not None for one in statement.support)
        holder = _holder(statement, key) if heard or event.status not in _TOLD else None
        when = short_when(event.when, key.year) if event.status not in _TOLD else ""
        said = [short_when(_quote_when(one), key.year) for one in carried if one.quote]
        days = [f"said {day}" for day in dict.fromkeys(said) if day]
        parts = (when, f"“{clean(hedge)}”" if hedge else "", holder or "", *days)
        yield from filter(None, [" · ".join(part for part in parts if part)])
    ids = {statement.id, *(one.id for one in carried)}
    differing = [one for one in key.story.differences if ids & set(one.statements)]
    if statement.figure is not None and any(one.holders for one in statement.support):
        yield _holder(statement, key)
    for kind in dict.fromkeys(one.kind for one in differing):
        told = [_values(one, key, ", ").split(", ") for one in differing if one.kind == kind]
        yield "≠ " + ", ".join(dict.fromkeys(value for values in told for value in values))
    if key.show_all:
        for support in statement.support:
            yield f"{key.letters.get(support.report, '?')}  “{clean(support.words)}”"


def _holder(statement: Statement, key: _Key) -> str:
    """`on the word of the ICC (A); in B’s own voice`: each report as it puts it."""
    by_voice: dict[tuple[tuple[str, ...], str | None], dict[str, None]] = {}
    as_rule: dict[str, None] = {}
    for support in statement.support:
        letter = key.letters.get(support.report, "?")
        if support.general:
            as_rule[letter] = None
        else:
            by_voice.setdefault((support.holders, support.voice), {})[letter] = None
    if set(by_voice) == {((), None)}:
        by_voice = {(statement.holders, None): by_voice[(), None]}
    voices = [_voice(*one, list(letters), key) for one, letters in by_voice.items()]
    if as_rule:
        voices.append(f"as a rule for all members, {_voice((), None, list(as_rule), key)}")
    return "; ".join(voices)


def _voice(holders: tuple[str, ...], voice: str | None, letters: list[str], key: _Key) -> str:
    """On whose word these reports state it, nearest first; without a holder, on their own."""
    if not holders and voice is not None:
        words = f", “{clean(voice)}”" if voice else ""
        return f"on the word of somebody not named{words} ({', '.join(letters)})"
    if holders:
        chain = ", after ".join(_name(holder, key) for holder in holders)
        return f"on the word of {chain} ({', '.join(letters)})"
    if len(letters) == 1:
        return f"in {letters[0]}’s own voice"
    return f"in their own voice: {', '.join(letters)}"


def _name(entity_id: str, key: _Key) -> str:
    entity = key.entities.get(entity_id)
    return clean(entity.name) if entity else "somebody not named"


# --- what differs, what is missing ---------------------------------------------------------------


def _differences(key: _Key) -> list[Line]:
    statements = {one.id: one for one in key.story.statements}
    lines: list[Line] = []
    kinds = [one.kind for one in key.story.differences]
    wide = max((len(kind) for kind in kinds), default=0)
    for difference in key.story.differences:
        first = statements.get(difference.statements[0]) if difference.statements else None
        about = clean(first.text) if first else ""
        left = (Piece(f"  {padded(difference.kind, wide)}  ", "warning"),)
        lines += row(left, about, width=key.width)
        indent = wide + 4
        lines += paragraph(_values(difference, key, " · "), width=key.width, indent=indent)
        verdict = (
            f"{difference.verdict}: {difference.why}" if difference.why else difference.verdict
        )
        lines += paragraph(verdict, width=key.width, indent=indent, style="dim")
    return [line("WHERE THEY DIFFER", "heading"), *lines] if lines else []


def _values(difference: Difference, key: _Key, between: str) -> str:
    """`“state visit” A · “visit” B`; positions run over the supports of all its statements."""
    statements = {one.id: one for one in key.story.statements}
    supports = [
        support
        for statement_id in difference.statements
        if statement_id in statements
        for support in statements[statement_id].support
    ]
    parts = []
    for value in difference.values:
        who = [supports[i] for i in value.support if 0 <= i < len(supports)]
        parts.append(f"“{clean(value.value)}” {_letters(who, key)}".rstrip())
    return between.join(parts)


def _findings(key: _Key) -> list[Line]:
    lines: list[Line] = []
    for finding in key.story.findings:
        left = (Piece(f"  {clean(finding.lens)}  ", "warning"),)
        notes = [f"rules: {', '.join(finding.rules)}"] if finding.rules else []
        lines += row(left, finding.text, width=key.width, notes=notes)
    return [line("FINDINGS", "heading"), *lines] if lines else []


def _not_found(key: _Key) -> list[Line]:
    """What stands in one report only: counts, and with --all the statements."""
    if len(key.story.reports) < 2:
        return []
    alone: dict[str, list[Statement]] = {}
    for one in key.statements:
        reports = {support.report for support in one.support}
        if len(reports) == 1:
            alone.setdefault(reports.pop(), []).append(one)
    if not alone:
        return []
    n_reports = len(key.story.reports)
    where = "NOT FOUND in the other report" if n_reports == 2 else "FOUND IN ONE REPORT ONLY"
    read = "" if n_reports == 2 else f" of the {n_reports} read"
    ordered = [report for report in key.letters if report in alone]
    counts = ", ".join(
        f"{_many(len(alone[report]), 'statement') if not i else len(alone[report])}"
        f" of {key.letters[report]}"
        for i, report in enumerate(ordered)
    )
    hint = "" if key.show_all else " (--all lists them)"
    lines = row((Piece(f"{where}{read}: ", "heading"),), counts + hint, width=key.width)
    if not key.show_all:
        return lines
    for report in ordered:
        for one in alone[report]:
            left = (Piece(f"  {key.letters[report]}  ", "letters"),)
            lines += row(left, _body_with_speaker(one, key), width=key.width)
    return lines


def _body_with_speaker(statement: Statement, key: _Key) -> str:
    quote = statement.quote
    if quote is None:
        return statement.text
    return f"{_name(quote.speaker, key) if quote.speaker else 'Nobody named'}: {_body(statement)}"


# --- who is in it, and what went wrong -----------------------------------------------------------


def _entities(key: _Key) -> list[Line]:
    """Those named most, with their offices and country; with --all everybody and all names."""
    ranked = sorted(key.story.entities, key=lambda one: -len(one.mentions))
    shown = ranked if key.show_all else [one for one in ranked if _is_worth_a_line(one)]
    shown = shown if key.show_all else shown[:MOST_ENTITIES]
    lines: list[Line] = []
    for entity in shown:
        lines += row((Piece("  "),), _entity_line(entity, key), width=key.width)
    if hidden := len(ranked) - len(shown):
        lines.append(line(f"  and {hidden} more: --all shows them", "dim"))
    return [line("ENTITIES", "heading"), *lines] if lines else []


def _entity_line(entity: StoryEntity, key: _Key) -> str:
    """`Ilva Torrin, person: President of Velia; 12 mentions`."""
    facts = [*entity.roles[: None if key.show_all else 2]]
    facts += [entity.country] if entity.country else []
    facts += [_many(len(entity.mentions), "mention")] if entity.mentions else []
    if key.show_all and (names := _other_names(entity)):
        facts.append(f"also {', '.join(names)}")
    return f"{entity.name}, {entity.kind}" + (f": {'; '.join(facts)}" if facts else "")


def _is_worth_a_line(entity: StoryEntity) -> bool:
    return bool(entity.roles) or len(entity.mentions) > 1


def _other_names(entity: StoryEntity) -> list[str]:
    return [clean(name) for name in entity.variants if name != entity.name]


def _problems(problems: Sequence[Problem], width: int) -> list[Line]:
    lines = [line("PROBLEMS", "heading")]
    for problem in problems:
        lines += row(
            (Piece("  "),),
            f"{problem.path} ({problem.step}): {problem.message}",
            width=width,
            style="warning",
        )
    return lines
