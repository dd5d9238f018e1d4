"""Twosource reads many reports of the same events and keeps one sourced record.

    import twosource

    for story in twosource.read(["reports/"]):
        print(story.title, story.begins, story.ends)
        for statement in story.statements:
            print(statement.origins, statement.text, statement.support[0].words)

`read` gives the stories; `read_record` also what could not be read; `encode` and `decode` turn
that record into JSON and back (docs/record.md).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

# The package of the reading step is also called `read`: once it is loaded, importing from it
# no longer sets that name here, and the function below keeps it.
from twosource import read as _read_step  # noqa: F401
from twosource.archive import read as read_record
from twosource.archive import read_stories as read
from twosource.errors import ConfigError, ModelError, ReportError, TwosourceError

if TYPE_CHECKING:
    from twosource.record.codec import decode, encode, schema
    from twosource.record.problem import Problem
    from twosource.record.report import Report
    from twosource.record.span import Span
    from twosource.record.story import (
        Difference,
        DifferenceValue,
        Finding,
        Origin,
        Record,
        Statement,
        StoryCredit,
        StoryEntity,
        StoryEvent,
        StoryFigure,
        StoryMention,
        StoryQuote,
        StoryRecord,
        StoryReport,
        Support,
        TakenUp,
    )

__version__ = "0.1.0"

__all__ = [
    "ConfigError",
    "Difference",
    "DifferenceValue",
    "Finding",
    "ModelError",
    "Origin",
    "Problem",
    "Record",
    "Report",
    "ReportError",
    "Span",
    "Statement",
    "StoryCredit",
    "StoryEntity",
    "StoryEvent",
    "StoryFigure",
    "StoryMention",
    "StoryQuote",
    "StoryRecord",
    "StoryReport",
    "Support",
    "TakenUp",
    "TwosourceError",
    "decode",
    "encode",
    "read",
    "read_record",
    "schema",
]

_HOMES = {
    **dict.fromkeys(("decode", "encode", "schema"), "twosource.record.codec"),
    "Problem": "twosource.record.problem",
    "Report": "twosource.record.report",
    "Span": "twosource.record.span",
}


def __getattr__(name: str) -> object:
    """A public name from its home, loaded when it is first asked for."""
    if name not in __all__:
        msg = f"module 'twosource' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(importlib.import_module(_HOMES.get(name, "twosource.record.story")), name)
