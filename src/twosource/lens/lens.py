"""What a lens is: a name, the version of its facts, and one pure function."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from twosource.record.story import Finding, StoryRecord

Texts = Mapping[str, str]
"""By the id of a report its whole text, as far as it is at hand."""
Find = Callable[[StoryRecord, dt.date, Texts], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """A rule set.

    Attributes:
        name: what it is called on the command line and in its findings.
        version: of the reference facts it works from.
        find: the findings for a story as they stand on a day; nothing that came after that day
            is used. The texts of the reports may be missing: a record that was read from JSON
            has none. Same story, day and texts, same findings.
    """

    name: str
    version: str
    find: Find

    def __call__(
        self, story: StoryRecord, as_of: dt.date, texts: Texts | None = None
    ) -> tuple[Finding, ...]:
        """What it concludes from the story as of that day."""
        return self.find(story, as_of, texts or {})
