"""What the letters, dots and ids of a story stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from twosource.record.dates import PartialDate
from twosource.record.story import Origin, Statement, StoryEntity, StoryRecord, StoryReport, Support
from twosource.show.layout import clean
from twosource.show.repeats import carried_by, told_within

MOST_DOTS: Final = 6
"""With more origins than this the count is written in digits."""
_SHORT_WIRES: Final = {
    "associated press": "AP",
    "agence france-presse": "AFP",
    "deutsche presse-agentur": "dpa",
    "press association": "PA",
    "united press international": "UPI",
}


@dataclass(frozen=True, slots=True)
class Key:
    """What the letters and ids of one story stand for.

    Attributes:
        earlier: the story that this one takes up, where the record has it.
        statements: those with a line of their own; `carried` those that a line tells besides.
    """

    story: StoryRecord
    earlier: StoryRecord | None
    statements: tuple[Statement, ...]
    carried: dict[str, tuple[Statement, ...]]
    width: int
    show_all: bool
    letters: dict[str, str]
    entities: dict[str, StoryEntity]
    origins: dict[str, Origin]
    reports: dict[str, StoryReport]
    year: int | None


def key_of(
    story: StoryRecord, *, width: int, show_all: bool, others: Sequence[StoryRecord] = ()
) -> Key:
    """The key of a story; what another statement tells in full has no line of its own.

    Args:
        others: the stories of the record, among which the one is that it takes up.
    """
    before = story.continues.story if story.continues else None
    told = told_within(story)
    by_id = {one.id: one for one in story.statements}
    return Key(
        story=story,
        earlier=next((one for one in others if one.id == before), None),
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


def dots_of(statement: Statement, key: Key) -> str:
    """Filled dots for the origins that stand behind it, empty ones for the story's others."""
    total = max(len(key.story.origins), statement.origins)
    if total > MOST_DOTS:
        return f"{statement.origins}/{total}".rjust(2 * len(str(total)) + 1)
    return "●" * statement.origins + "○" * (total - statement.origins)


def letters_for(supports: Iterable[Support], key: Key) -> str:
    """`A · B (AP)`: the reports that state it, each with the origin it counts for.

    A report that states it twice, once under a credit, stands on the credit: no ` (AP?)` then.
    """
    marks: dict[str, None] = {}
    for support in sorted(supports, key=lambda one: (_place_of(one, key), one.span)):
        marks[f"{key.letters.get(support.report, '?')}{_after(support, key)}"] = None
    return " · ".join(mark for mark in marks if mark.replace("?)", ")") not in {*marks} - {mark})


def _place_of(support: Support, key: Key) -> int:
    return list(key.letters).index(support.report) if support.report in key.letters else 10**6


def _after(support: Support, key: Key) -> str:
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


def name_of(entity_id: str, key: Key) -> str:
    """What the story calls an entity."""
    entity = key.entities.get(entity_id)
    return clean(entity.name) if entity else "somebody not named"
