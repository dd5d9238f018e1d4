"""What must hold of the record of the two reports that the project began with.

They are no part of the project: without `../shared/seeds` beside the checkout these are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import twosource
from twosource.record.story import Statement, StoryEntity, StoryRecord

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds" / "reports.jsonl"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="wants the two reports in ../shared")


@pytest.fixture(scope="module")
def story() -> StoryRecord:
    (only,) = twosource.read([SEEDS])
    return only


def entity(story: StoryRecord, name: str) -> StoryEntity:
    (only,) = [one for one in story.entities if name in (one.name, *one.variants)]
    return only


def events(story: StoryRecord, *words: str) -> list[Statement]:
    return [one for one in story.statements if one.event and all(w in one.text for w in words)]


def test_both_reports_tell_one_story_of_at_most_two_origins(story: StoryRecord) -> None:
    assert len(story.reports) == 2
    assert max(statement.origins for statement in story.statements) <= 2
    assert (story.begins, story.ends) == ("2024-09-02", "2024-09-03")


def test_each_person_and_state_is_one_entity(story: StoryRecord) -> None:
    putin = entity(story, "Vladimir Putin")
    assert {mention.report for mention in putin.mentions} == {one.id for one in story.reports}
    assert "President of Russia" in putin.roles
    one, other = (entity(story, n) for n in ("Khurelsukh Ukhnaa", "Ukhnaa Khurelsukh"))
    assert one == other
    assert [entity(story, n).country for n in ("Mongolia", "Russia")] == ["MNG", "RUS"]
    assert entity(story, "ICC") == entity(story, "International Criminal Court")


def test_the_visit_and_the_arrival_happened(story: StoryRecord) -> None:
    (arrival,) = events(story, "Putin arrived in Mongolia")
    assert arrival.event is not None
    assert (arrival.event.status, arrival.event.when) == ("happened", "2024-09-02")
    (visit,) = events(story, "Putin visited Mongolia")
    assert visit.event is not None
    assert (visit.event.status, visit.event.when) == ("happened", "2024-09-02/2024-09-03")
    assert visit.origins == 2


def test_nobody_but_demonstrators_is_detained(story: StoryRecord) -> None:
    names = {one.id: one.name for one in story.entities}
    detained = [
        names[key]
        for one in story.statements
        if one.event and one.event.action == "detain" and one.event.status == "happened"
        for key in one.event.recipients
    ]
    assert detained == ["demonstrators"]


def test_the_arrest_never_happened(story: StoryRecord) -> None:
    arrests = [one.event for one in story.statements if one.event and one.event.action == "arrest"]
    assert arrests
    assert "happened" not in {event.status for event in arrests}


def test_the_arrest_is_obliged_on_the_word_of_the_court(story: StoryRecord) -> None:
    (duty,) = events(story, "Mongolia is obliged to arrest")
    assert duty.event is not None
    assert duty.event.status == "obliged"
    assert duty.holders == (entity(story, "ICC").id,)


def test_the_warrant_is_one_statement_with_both_reports_behind_it(story: StoryRecord) -> None:
    putin = entity(story, "Vladimir Putin").id
    warrants = [
        one
        for one in story.statements
        if one.event and "warrant" in one.event.action and one.event.recipients == (putin,)
    ]
    assert [(one.event.when, one.origins) for one in warrants if one.event] == [("2023-03", 2)]


def test_the_deportation_is_only_alleged(story: StoryRecord) -> None:
    found = [one for one in story.statements if one.event and one.event.action == "deport"]
    assert found
    assert {one.event.status for one in found if one.event} == {"alleged"}
    court = entity(story, "ICC").id
    assert {one.holders for one in found} == {(court,)}


def test_quotes_are_given_to_those_who_spoke(story: StoryRecord) -> None:
    names = {one.id: one.name for one in story.entities}
    speakers = {one.quote.words: one.quote.speaker for one in story.statements if one.quote}

    def of(start: str) -> str | None:
        (speaker,) = {who for words, who in speakers.items() if words.startswith(start)}
        return names[speaker] if speaker else None

    assert of("There are no worries") == "Dmitry Peskov"
    assert of("Putin gets a symbolic win") == "Alexander Gabuev"
    assert not [words for words in speakers if words.startswith("Putin is pariah")]


def test_the_figures_stand_with_their_words(story: StoryRecord) -> None:
    figures = {one.figure.value: one.text for one in story.statements if one.figure}
    assert "fuel" in figures[95.0]
    assert "border" in figures[2100.0]
    assert "anniversary" in figures[85.0]


def test_the_wire_is_credited_with_its_words(story: StoryRecord) -> None:
    (credit,) = [credit for report in story.reports for credit in report.credits]
    assert credit.agency == "Associated Press"
    assert [origin.name for origin in story.origins if origin.kind == "wire"] == [credit.agency]


def test_the_record_is_long_enough_to_be_of_use(story: StoryRecord) -> None:
    assert len(story.statements) >= 25


def test_what_was_done_on_the_visit_has_its_days_and_places(story: StoryRecord) -> None:
    (welcome,) = events(story, "ceremonial welcome in Mongolia")
    assert welcome.event is not None
    assert (welcome.event.status, welcome.event.when) == ("happened", "2024-09-03")
    (signing,) = events(story, "signed agreements")
    assert signing.event is not None
    assert signing.event.when == "2024-09-02/2024-09-03"
    assert len(signing.event.actors) == 2
    town = entity(story, "Ulaanbaatar").id
    for words in ("attempted to unfurl", "Police detained"):
        (deed,) = events(story, words)
        assert deed.event is not None
        assert (deed.event.status, deed.event.place) == ("happened", town)


def test_both_outlets_state_the_rule_behind_the_duty_in_their_own_voice(story: StoryRecord) -> None:
    (duty,) = events(story, "Mongolia is obliged to arrest")
    rules = [one for one in duty.support if one.general]
    assert {one.report for one in rules} == {one.id for one in story.reports}
    assert not any(one.holders for one in rules)
    assert duty.origins == 2


def test_the_commissioner_of_both_sentences_is_one_and_wanted(story: StoryRecord) -> None:
    wanted = entity(story, "Maria Lvova-Belova")
    assert len(wanted.mentions) == 2
    assert [one.event.recipients for one in events(story, "commissioner for") if one.event] == [
        (wanted.id,)
    ]


def test_each_view_is_its_holders(story: StoryRecord) -> None:
    views = {
        one.quote.speaker: one.quote.words
        for one in story.statements
        if one.quote and not one.quote.direct
    }
    assert views[entity(story, "Kenneth Roth").id].startswith("viewed it as a sign")
    assert views[entity(story, "Uyanga Tsoggerel").id].startswith("decried the visit")
    peskov = entity(story, "Dmitry Peskov").id
    days = {
        when.when
        for one in story.statements
        if one.quote and one.quote.direct and one.quote.speaker == peskov
        for when in one.support
    }
    assert days == {"2024-08-30"}


def test_what_is_remembered_has_its_year(story: StoryRecord) -> None:
    (figure,) = [one for one in story.statements if one.figure and one.figure.value == 85]
    assert figure.text.endswith("in 1939”")
