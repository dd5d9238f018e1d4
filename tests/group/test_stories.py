from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.group.joining import agglomerate
from twosource.group.likeness import features, likeness, odds
from twosource.group.profile import Profile, profile_of
from twosource.group.ready import Ready, ready
from twosource.group.running import StoryLink, story_links
from twosource.group.stories import group_profiles, group_readings
from twosource.group.stream import StoryStream
from twosource.record.reading import Entity, Reading, Sentence, Word
from twosource.record.report import Report
from twosource.record.span import Span


def _word(text: str, start: int) -> Word:
    return Word(
        text=text,
        span=Span(start, start + len(text)),
        lemma=text,
        upos="PROPN" if text[0].isupper() else "NOUN",
        xpos="NN",
        head=-1,
        relation="root",
    )


def _reading(text: str, *, day: int | None, outlet: str, title: str = "") -> Reading:
    """Invented words; those with a capital name places."""
    words, at = [], 0
    for token in text.split():
        words.append(_word(token, text.index(token, at)))
        at = words[-1].span.end
    sentence = Sentence(span=Span(0, len(text)), paragraph=0, words=tuple(words), names=())
    published = dt.date(2031, 5, 1) + dt.timedelta(days=day - 1) if day else None
    report = Report(text=text, title=title or None, outlet=outlet, published=published)
    entities = tuple(
        Entity(key=f"e{number}", kind="place", name=word.text, mentions=(word.span,))
        for number, word in enumerate(words)
        if word.upos == "PROPN"
    )
    return Reading(report=report, sentences=(sentence,), entities=entities)


PIER = "Velda Kestport Ansgar harbour pier storm collapse fishermen trawler quay breakwater"
VOTE = "Norrin Asterby ballot recount magistrate referendum turnout tally precinct polling"
STORIES = [
    _reading(f"{PIER} gale sailors", day=1, outlet="A", title="Velda harbour pier collapse"),
    _reading(f"{PIER} divers rescue", day=2, outlet="B", title="Storm wrecks Velda pier"),
    _reading(f"{PIER} engineers repair", day=2, outlet="C", title="Velda pier collapse"),
    _reading(f"{VOTE} judge", day=1, outlet="A", title="Norrin ballot recount"),
    _reading(f"{VOTE} candidate", day=2, outlet="B", title="Norrin recount starts"),
    _reading("orchard frost blossom growers cider", day=2, outlet="C"),
]
PROFILES = [profile_of(reading) for reading in STORIES]
READY = [ready(profile) for profile in PROFILES]


def _outlets(stories: tuple[tuple[Reading, ...], ...]) -> list[list[str]]:
    return [sorted(reading.report.outlet or "" for reading in story) for story in stories]


def test_reports_of_the_same_events_are_one_story_and_others_stay_apart() -> None:
    found = _outlets(group_readings(STORIES))
    assert sorted(found) == [["A", "B"], ["A", "B", "C"], ["C"]]


@settings(max_examples=30)
@given(st.permutations(STORIES))
def test_the_order_of_reports_does_not_change_the_stories(readings: list[Reading]) -> None:
    assert group_readings(readings) == group_readings(STORIES)


@settings(max_examples=30)
@given(st.permutations(range(len(PROFILES))))
def test_a_stream_in_any_order_ends_in_the_stories_of_the_batch(order: list[int]) -> None:
    stream = StoryStream()
    held: set[tuple[str, ...]] = set()
    for position in order:
        changed = stream.add(PROFILES[position])
        assert held.issuperset(changed.gone)
        held = held.difference(changed.gone).union(changed.new)
    assert stream.stories() == group_profiles(PROFILES)
    assert held == set(stream.stories())


@settings(max_examples=20)
@given(st.sets(st.integers(0, len(PROFILES) - 1)))
def test_reports_taken_out_leave_no_trace(gone: set[int]) -> None:
    stream = StoryStream(PROFILES)
    for position in sorted(gone):
        stream.remove(PROFILES[position].report_id)
    left = [profile for at, profile in enumerate(PROFILES) if at not in gone]
    assert stream.stories() == group_profiles(left)


def test_a_report_added_twice_changes_nothing() -> None:
    stream = StoryStream(PROFILES)
    assert stream.add(PROFILES[0]).new == ()
    assert stream.stories() == group_profiles(PROFILES)


@given(st.sampled_from(READY), st.sampled_from(READY))
def test_two_reports_are_as_alike_from_either_side(one: Ready, other: Ready) -> None:
    assert features(one, [other]).tolist() == features(other, [one]).tolist()


def test_odds_beside_others_are_the_odds_of_the_two_alone() -> None:
    together = odds(READY[0], READY[1:]).tolist()
    assert together == [int(odds(READY[0], [other])[0]) for other in READY[1:]]


def test_likeness_says_what_both_name() -> None:
    same, other = likeness(STORIES[0], STORIES[1]), likeness(STORIES[0], STORIES[3])
    assert same.score > 0.5 > other.score
    assert "Velda" in same.why


def test_floods_in_two_countries_are_two_stories() -> None:
    flood = "flood river rain water evacuated homes rescue dead missing"
    here = _reading(f"Ostrel Varrin {flood}", day=1, outlet="A", title="Flood in Ostrel")
    there = _reading(f"Quillan Meerdal {flood}", day=1, outlet="B", title="Flood in Quillan")
    assert len(group_readings([here, there])) == 2


def _named(reading: Reading, *names: str) -> Reading:
    spans = [one.mentions for one in reading.entities]
    entities = [
        Entity(key=f"e{at}", kind="place", name=name, mentions=mentions)
        for at, (name, mentions) in enumerate(zip(names, spans, strict=True))
    ]
    return replace(reading, entities=tuple(entities))


def test_two_floods_are_one_where_a_word_of_their_names_is_one_and_all_else_too() -> None:
    flood = "flood river rain water evacuated homes rescue dead missing"
    here, there = (
        _reading(f"Ostrel {other} {flood}", day=1, outlet=outlet, title="Flood drowns homes")
        for other, outlet in (("Varrin", "A"), ("Meerdal", "B"))
    )
    apart = [_named(here, "Ostrel province", "Varrin"), _named(there, "Quillan", "Meerdal")]
    same = [apart[0], _named(there, "Ostrel", "Meerdal")]
    assert [len(group_readings(two)) for two in (apart, same)] == [2, 1]


def test_a_chain_of_likeness_is_not_one_group() -> None:
    near = {0: {1: 2000}, 1: {0: 2000, 2: 1000}, 2: {1: 1000}}
    assert agglomerate(range(3), near) == [[0, 1], [2]]


def test_a_sure_pair_is_joined_before_a_doubtful_one() -> None:
    near = {0: {1: 100, 2: 3000}, 1: {0: 100}, 2: {0: 3000}}
    assert sorted(agglomerate(range(3), near)) == [[0, 2], [1]]


def test_a_report_read_twice_stands_once() -> None:
    assert len(group_readings([STORIES[0], STORIES[0]])[0]) == 1


def test_no_readings_give_no_stories() -> None:
    assert group_readings([]) == ()


def test_the_next_story_of_a_running_affair_is_linked_and_not_joined() -> None:
    (link,) = _links(_inquiry(PIER, day=6))
    assert (link.story[0], link.continues) == ("later", _ids(0, 1, 2))
    assert link.why == "both name Ansgar, Kestport, Velda; it begins 5 days after the other"


def _ids(*positions: int) -> tuple[str, ...]:
    return tuple(PROFILES[at].report_id for at in positions)


def _inquiry(about: str, *, day: int | None) -> Profile:
    text = f"{about} inquiry inspector blame"
    reading = _reading(text, day=day, outlet="A", title="Velda pier inquiry opens")
    return replace(profile_of(reading), report_id="later")


def _links(later: Profile) -> tuple[StoryLink, ...]:
    """The links among the stories of the pier and of the vote, and a later one."""
    return story_links([_ids(0, 1, 2), ("later",), _ids(3, 4)], [*PROFILES, later])


@pytest.mark.parametrize(
    ("about", "day"),
    [
        (PIER.replace("Ansgar", "Ulmet"), 6),  # two names in common are a field of news
        (PIER, 40),  # long after
        (PIER, 1),  # not after the other began
        (PIER, None),
        (VOTE.replace("Norrin", "Velda"), 6),
    ],
)
def test_what_may_be_another_affair_is_not_linked(about: str, day: int | None) -> None:
    assert _links(_inquiry(about, day=day)) == ()
