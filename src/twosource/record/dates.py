"""A day, month or year known only as such, and spans of days."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day; never more exact than the words it came from."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            msg = "a day wants a month"
            raise ValueError(msg)
        dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def first(self) -> dt.date:
        """The first day it covers."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day it covers."""
        if self.day is not None:
            return self.first
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """The one day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """From `2024`, `2024-09` or `2024-09-02`.

        Raises:
            ValueError: when it is none of these.
        """
        parts = [int(part) for part in text.split("-")]
        if not 1 <= len(parts) <= 3:
            msg = f"{text!r} is not a year, month or day"
            raise ValueError(msg)
        return cls(*parts)

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A time from the start of `begins` to the end of `ends`, with the words that say so."""

    begins: PartialDate
    ends: PartialDate

    @classmethod
    def on(cls, date: PartialDate) -> When:
        """Within the one day, month or year."""
        return cls(date, date)

    @property
    def first(self) -> dt.date:
        return self.begins.first

    @property
    def last(self) -> dt.date:
        return self.ends.last

    def overlaps(self, other: When) -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        """ISO 8601: `2024-09-02`, `2024`, or `2024-09-02/2024-09-03`."""
        return str(self.begins) if self.begins == self.ends else f"{self.begins}/{self.ends}"
