from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.fuse.story import fuse
from twosource.record.dates import PartialDate, When
from twosource.record.reading import Entity, Reading
from twosource.record.span import Span
from twosource.record.story import StoryRecord

Make = Callable[..., Reading]

_TEMPLATE = frozenset(
    "is are was were be been being have may did not do the a an of to in and obliged planned "
    "expected called on alleged possible took take place under way required demanded denied".split()
)


def _day(text: str) -> When:
    return When.on(PartialDate.parse(text))


def test_one_event_in_two_reports_is_one_statement_with_two_supports(
    told_with_verb: Make, told_with_noun: Make
) -> None:
    record = fuse([told_with_noun(), told_with_verb()], ())
    (statement,) = record.statements
    assert statement.text == "Ana Ruiz visited Velda."
    assert [support.report for support in statement.support] == [one.id for one in record.reports]
    assert statement.origins == 2
    assert statement.silent == ()


def test_a_visit_elsewhere_is_another_statement(told_with_verb: Make, make: Make) -> None:
    other = told_with_verb(outlet="The Quay", event={"recipients": ()})
    elsewhere = told_with_verb(event={"recipients": ("e1",), "when": _day("2031-04-01")})
    record = fuse([other, elsewhere], ())
    assert len(record.statements) == 2


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("happened", "Ana Ruiz visited Velda."),
        ("ongoing", "Ana Ruiz is visiting Velda."),
        ("planned", "Ana Ruiz is to visit Velda."),
        ("expected", "Ana Ruiz is expected to visit Velda."),
        ("possible", "Ana Ruiz may visit Velda."),
        ("obliged", "Ana Ruiz is obliged to visit Velda."),
        ("demanded", "Ana Ruiz is called on to visit Velda."),
        ("alleged", "Ana Ruiz is alleged to have visited Velda."),
        ("denied", "Ana Ruiz did not visit Velda."),
    ],
)
def test_the_verb_form_follows_the_status(told_with_verb: Make, status: str, text: str) -> None:
    (statement,) = fuse([told_with_verb(event={"status": status})], ()).statements
    assert statement.text == text


def test_a_passive_clause_is_told_by_who_acts(told_of_detentions: Make) -> None:
    (statement,) = fuse([told_of_detentions()], ()).statements
    assert statement.text == "Police detained three sailors in Velda."


def test_a_passive_clause_without_actor_stays_passive(told_of_detentions: Make) -> None:
    reading = told_of_detentions(event={"actors": ()})
    (statement,) = fuse([reading], ()).statements
    assert statement.text == "Three sailors were detained by police in Velda."


def test_an_obligation_is_never_one_with_a_deed(told_with_verb: Make, told_with_noun: Make) -> None:
    record = fuse([told_with_verb(event={"status": "obliged"}), told_with_noun()], ())
    events = [statement.event for statement in record.statements if statement.event]
    assert sorted(event.status for event in events) == ["happened", "obliged"]


def test_a_plan_and_its_deed_are_one_and_the_difference_says_later(
    told_with_verb: Make, told_with_noun: Make
) -> None:
    plan = told_with_verb(published="2031-05-01", event={"status": "planned"})
    record = fuse([plan, told_with_noun()], ())
    (statement,) = record.statements
    assert statement.event is not None
    assert statement.event.status == "happened"
    (difference,) = record.differences
    assert (difference.kind, difference.verdict) == ("status", "later")


def test_denied_in_one_and_done_in_another_is_a_conflict(
    told_with_verb: Make, told_with_noun: Make
) -> None:
    record = fuse([told_with_verb(event={"status": "denied"}), told_with_noun()], ())
    (difference,) = record.differences
    assert (difference.kind, difference.verdict) == ("status", "conflict")
    assert len(difference.statements) == 2


def test_a_statement_on_somebodys_word_and_in_the_reports_own_voice_has_no_holder(
    told_with_verb: Make, told_with_noun: Make
) -> None:
    record = fuse([told_with_verb(event={"holders": ("e1",)}), told_with_noun()], ())
    (statement,) = record.statements
    assert statement.holders == ()
    assert [bool(support.holders) for support in statement.support] == [True, False]


def test_a_voice_nobody_is_known_behind_is_kept_with_the_support(told_with_verb: Make) -> None:
    reading = told_with_verb(event={"status": "planned"})
    (event,) = reading.events
    heard = replace(reading, events=(replace(event, voice=Span(23, 32)),))
    (statement,) = fuse([heard], ()).statements
    assert (statement.holders, statement.support[0].voice) == ((), "on Friday")


def _stems(words: str) -> set[str]:
    return {word[:4] for word in re.findall(r"[a-z]+", words.casefold())}


def _without_support(record: StoryRecord) -> set[str]:
    names = {one.id: " ".join([one.name, *one.variants]) for one in record.entities}
    left = set()
    for statement in record.statements:
        shown = " ".join(support.words for support in statement.support)
        event = statement.event
        if event:
            parties = [*event.actors, *event.recipients, *([event.place] if event.place else [])]
            shown += " " + " ".join(names[one] for one in parties)
        left |= _stems(statement.text) - _stems(shown) - {word[:4] for word in _TEMPLATE}
    return left


@pytest.mark.parametrize("status", ["happened", "planned", "obliged", "alleged", "denied"])
def test_every_word_of_substance_stands_in_a_support(
    told_with_verb: Make, told_with_noun: Make, told_of_detentions: Make, status: str
) -> None:
    story = [
        told_with_verb(event={"status": status}),
        told_with_noun(event={"status": status, "actors": ()}),
        told_of_detentions(outlet="Harbour Wire", event={"status": status, "actors": ()}),
    ]
    assert _without_support(fuse(story, ())) == set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(order=st.permutations(range(4)))
def test_the_order_of_reports_does_not_change_the_record(
    told_with_verb: Make, told_with_noun: Make, told_of_detentions: Make, order: list[int]
) -> None:
    story: list[Any] = [
        told_with_verb(),
        told_with_noun(),
        told_of_detentions(outlet="Harbour Wire"),
        told_with_verb(outlet="Evening Tide", published=None),
    ]
    assert fuse([story[at] for at in order], ()) == fuse(story, ())


def test_a_story_without_reports_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        fuse([], ())


def test_the_title_and_days_come_from_the_weightiest_deed(told_with_verb: Make) -> None:
    record = fuse([told_with_verb()], ())
    assert (record.title, record.begins, record.ends) == (
        "Ana Ruiz visited Velda",
        "2031-05-02",
        "2031-05-02",
    )


def test_what_a_report_is_about_weighs_more_than_its_history(told_with_verb: Make) -> None:
    weights = {
        part: fuse([told_with_verb(discourse=(part,))], ()).statements[0].weight
        for part in ("main", "context", None, "history")
    }
    assert weights["main"] > weights["context"] == weights[None] > weights["history"]


def test_what_was_over_two_months_before_weighs_as_history(told_with_verb: Make) -> None:
    def weight(part: str, day: str) -> float:
        reading = told_with_verb(discourse=(part,), event={"when": _day(day)})
        return fuse([reading], ()).statements[0].weight

    assert weight("main", "2031-01-02") == weight("history", "2031-05-02")
    assert weight("main", "2031-04-02") == weight("main", "2031-05-02")


def test_each_support_has_the_part_that_its_report_gives_it(
    told_with_verb: Make, told_with_noun: Make
) -> None:
    story = [told_with_verb(discourse=("main",)), told_with_noun(discourse=("history",))]
    (statement,) = fuse(story, ()).statements
    assert [support.discourse for support in statement.support] == ["main", "history"]
    (unread,) = fuse([told_with_verb()], ()).statements
    assert unread.support[0].discourse is None


def test_one_visit_may_last_from_one_day_to_the_next(
    told_with_verb: Make, told_with_noun: Make
) -> None:
    later = told_with_noun(event={"when": _day("2031-05-03")})
    record = fuse([told_with_verb(), later], ())
    (statement,) = record.statements
    assert statement.event is not None
    assert statement.event.when == "2031-05-02/2031-05-03"


def test_an_actor_that_the_words_do_not_name_beside_another_subject_is_not_told(
    told_with_verb: Make,
) -> None:
    event = {"status": "obliged", "actors": ("e9",)}
    other: dict[str, Any] = {"key": "e9", "kind": "organisation", "name": "Council of Coasts"}
    reading = told_with_verb(event=event)
    fields = {name: getattr(reading, name) for name in ("report", "sentences", "events")}
    doubtful = Reading(entities=(*reading.entities, Entity(**other)), **fields)
    (statement,) = fuse([doubtful], ()).statements
    assert statement.text == "Obliged: “Ana Ruiz visited Velda on Friday”"


RECEIVED = """
Ana Ana PROPN NNP 3 nsubj
Ruiz Ruiz PROPN NNP 1 flat
received receive VERB VBD 0 root
a a DET DT 6 det
ceremonial ceremonial ADJ JJ 6 amod
welcome welcome NOUN NN 3 obj
in in ADP IN 8 case
Velda Velda PROPN NNP 3 obl
. . PUNCT . 3 punct
"""
MET_BY = """
The the DET DT 2 det
ship ship NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
met meet VERB VBN 0 root
by by ADP IN 6 case
what what PRON WP 4 obl:agent
seemed seem VERB VBD 6 acl:relcl
to to PART TO 11 mark
be be AUX VB 11 cop
a a DET DT 11 det
pilot pilot NOUN NN 7 xcomp
. . PUNCT . 4 punct
"""
REMEMBERED = """
The the DET DT 2 det
battle battle NOUN NN 6 nsubj:pass
of of ADP IN 4 case
1939 1939 NUM CD 2 nmod
was be AUX VBD 6 aux:pass
remembered remember VERB VBN 0 root
by by ADP IN 9 case
many many ADJ JJ 9 amod
sailors sailor NOUN NNS 6 obl:agent
. . PUNCT . 6 punct
"""
DURING = """
During during ADP IN 3 case
her her PRON PRP$ 3 nmod:poss
visit visit NOUN NN 7 obl
, , PUNCT , 3 punct
Ana Ana PROPN NNP 7 nsubj
Ruiz Ruiz PROPN NNP 5 flat
opened open VERB VBD 0 root
a a DET DT 9 det
market market NOUN NN 7 obj
. . PUNCT . 7 punct
"""
HER = {"key": "e0", "kind": "person", "name": "Ana Ruiz", "mentions": ["Ana Ruiz"]}
TOWN = {"key": "e1", "kind": "place", "name": "Velda", "mentions": ["Velda"]}


def _group(key: str, name: str) -> dict[str, Any]:
    return {"key": key, "kind": "group", "name": name, "mentions": [name], "named": False}


def test_a_carried_noun_keeps_the_words_that_describe_it(make: Make) -> None:
    event = {
        "lemma": "welcome",
        "trigger": "welcome",
        "words": "Ana Ruiz received a ceremonial welcome in Velda",
        "recipients": ("e0",),
        "place": "e1",
    }
    (statement,) = fuse([make([RECEIVED], entities=[HER, TOWN], events=[event])], ()).statements
    assert statement.text == "Ana Ruiz received a ceremonial welcome in Velda."


def test_an_unsure_agent_is_told_in_the_words_of_the_report(make: Make) -> None:
    event = {
        "lemma": "meet",
        "trigger": "met",
        "words": "The ship was met by what seemed to be a pilot",
        "recipients": ("e0",),
    }
    (statement,) = fuse(
        [make([MET_BY], entities=[_group("e0", "ship")], events=[event])], ()
    ).statements
    assert statement.text == "The ship was met by “what seemed to be a pilot”."


def test_a_year_that_names_a_thing_stays_and_so_does_many(make: Make) -> None:
    event = {
        "lemma": "remember",
        "trigger": "remembered",
        "words": "The battle of 1939 was remembered by many sailors",
        "actors": ("e0",),
        "obj": "The battle of 1939",
    }
    (statement,) = fuse(
        [make([REMEMBERED], entities=[_group("e0", "sailors")], events=[event])], ()
    ).statements
    assert statement.text == "Many sailors remembered the battle of 1939."


def test_what_is_done_during_a_visit_has_its_days(told_with_verb: Make, make: Make) -> None:
    visit = {"lemma": "visit", "trigger": "visit", "words": "her visit", "actors": ("e0",)}
    deed = {
        "lemma": "open",
        "trigger": "opened",
        "words": "Ana Ruiz opened a market",
        "actors": ("e0",),
        "obj": "a market",
    }
    told = make([DURING], outlet="The Quay", entities=[HER], events=[visit, deed])
    record = fuse([told, told_with_verb()], ())
    (opened,) = [one for one in record.statements if one.event and one.event.action == "open"]
    assert opened.event is not None
    assert opened.event.when == "2031-05-02"
