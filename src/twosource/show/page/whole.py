"""The whole page: a record and the texts of its reports as HTML."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterable

import jinja2

from twosource.record.report import Report
from twosource.record.story import Record, StoryRecord
from twosource.show.head import counted, many, problem_told
from twosource.show.layout import clean
from twosource.show.page.chars import printable
from twosource.show.page.story import story_page


def page_of(record: Record, reports: Iterable[Report]) -> bytes:
    """The page in UTF-8; the same record and reports give the same bytes.

    A report whose text is not among those given is listed, and its words stand alone.
    """
    by_id = {report.id: report for report in reports}
    templates = _templates()
    style = templates.get_template("page.css").render()
    n_reports = sum(len(story.reports) for story in record.stories)
    pieces = templates.get_template("page.html").generate(
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        title=_title(record),
        counts=f"{_stories(len(record.stories))} in {many(n_reports, 'report')}",
        contents=_contents(record.stories) if len(record.stories) > 1 else [],
        stories=(
            story_page(story, number, by_id, record.stories)
            for number, story in enumerate(record.stories, start=1)
        ),
        problems=[clean(problem_told(problem)) for problem in record.problems],
    )
    return "".join(pieces).encode()


def _title(record: Record) -> str:
    if len(record.stories) == 1:
        return clean(record.stories[0].title)
    return _stories(len(record.stories))


def _contents(stories: Iterable[StoryRecord]) -> list[tuple[str, str, str, int]]:
    """Of each story its place, title, counts, and how many differences it has."""
    return [
        (f"t{number}", clean(story.title), clean(counted(story)), len(story.differences))
        for number, story in enumerate(stories, start=1)
    ]


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number} stories"


@functools.cache
def _templates() -> jinja2.Environment:
    """Every value that a template prints is escaped, and none can turn the page's direction."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("twosource.show"),
        autoescape=True,
        finalize=_finalized,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalized(value: object) -> object:
    """What a template may print; the output of a macro is a subclass of str and is done already."""
    return printable(value) if type(value) is str else value
