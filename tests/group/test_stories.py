from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.group.likeness import likeness
from twosource.group.profile import profile_of
from twosource.group.stories import group_profiles, group_readings
from twosource.group.stream import Changed, StoryStream
from twosource.record.reading import Entity, Reading, Sentence, Word
from twosource.record.report import Report
from twosource.record.span import Span


def _word(text: str, start: int) -> Word:
    upos = "PROPN" if text[0].isupper() else "NOUN"
    return Word(
        text=text,
        span=Span(start, start + len(text)),
        lemma=text,
        upos=upos,
        xpos="NN",
        head=-1,
        relation="root",
    )


def _reading(text: str, *, day: int, outlet: str, names: tuple[str, ...] = ()) -> Reading:
    words = tuple(_word(word, text.index(word)) for word in text.split())
    sentence = Sentence(span=Span(0, len(text)), paragraph=0, words=words, names=())
    report = Report(text=text, outlet=outlet, published=dt.date(2031, 5, day))
    entities = tuple(
        Entity(key=f"e{number}", kind="place", name=name, mentions=(Span(0, 1),))
        for number, name in enumerate(names)
    )
    return Reading(report=report, sentences=(sentence,), entities=entities)


STORIES = [
    _reading("pier collapse storm Velda harbour boats", day=1, outlet="A", names=("Velda", "Kest")),
    _reading("harbour pier storm Velda sailors", day=2, outlet="B", names=("Velda", "Kest")),
    _reading("pier Velda harbour repair storm", day=2, outlet="C", names=("Velda",)),
    _reading("election ballot Norrin votes count", day=1, outlet="A", names=("Norrin",)),
    _reading("votes ballot recount Norrin court", day=2, outlet="B", names=("Norrin", "Kest")),
    _reading("orchard frost blossom growers", day=2, outlet="C"),
]


def _outlets(stories: tuple[tuple[Reading, ...], ...]) -> list[list[str]]:
    return [sorted(reading.report.outlet or "" for reading in story) for story in stories]


def test_reports_of_the_same_events_are_one_story_and_others_stay_apart() -> None:
    found = _outlets(group_readings(STORIES))
    assert sorted(found) == [["A", "B"], ["A", "B", "C"], ["C"]]


@settings(max_examples=30)
@given(st.permutations(STORIES))
def test_the_order_of_reports_does_not_change_the_stories(readings: list[Reading]) -> None:
    assert group_readings(readings) == group_readings(STORIES)


def test_two_reports_alone_are_compared_by_names_and_words() -> None:
    same, other = likeness(STORIES[0], STORIES[1]), likeness(STORIES[0], STORIES[3])
    assert same.score > 0.5 > other.score
    assert "Velda" in same.why


def test_reports_further_apart_in_time_are_less_alike() -> None:
    late = _reading("harbour pier storm Velda sailors", day=31, outlet="B", names=("Velda", "Kest"))
    assert likeness(STORIES[0], late).score < likeness(STORIES[0], STORIES[1]).score
    assert "30 days apart" in likeness(STORIES[0], late).why


@settings(max_examples=30)
@given(st.permutations(STORIES))
def test_reports_that_come_one_at_a_time_end_in_the_same_stories(readings: list[Reading]) -> None:
    stream = StoryStream()
    standing: set[tuple[str, ...]] = set()
    for reading in readings:
        changed = stream.add(profile_of(reading))
        assert standing >= set(changed.gone)
        standing = (standing - set(changed.gone)) | set(changed.new)
    together = group_profiles([profile_of(reading) for reading in STORIES])
    assert stream.stories() == together
    assert standing == set(together)


def test_a_report_that_ties_two_stories_joins_them_and_one_that_goes_parts_them() -> None:
    stream = StoryStream(profile_of(reading) for reading in STORIES[:2])
    before = stream.stories()
    changed = stream.add(profile_of(STORIES[2]))
    assert changed.gone == before
    assert [len(story) for story in changed.new] == [3]
    assert stream.add(profile_of(STORIES[2])) == Changed(gone=(), new=())
    parted = stream.remove(STORIES[2].report.id)
    assert parted == Changed(gone=changed.new, new=before)
    assert stream.stories() == before


def test_a_report_read_twice_stands_once() -> None:
    assert len(group_readings([STORIES[0], STORIES[0]])[0]) == 1


def test_no_readings_give_no_stories() -> None:
    assert group_readings([]) == ()
