"""Times: the expressions of a sentence, resolved against the report's day, and whose they are."""

from twosource.read.times.find import times_in
from twosource.read.times.mention import Length, TimeMention
from twosource.read.times.owners import time_of

__all__ = ["Length", "TimeMention", "time_of", "times_in"]
