"""What several reports tell twice, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from twosource.fuse.actions import action_of
from twosource.fuse.entities import join_entities
from twosource.fuse.quotes import same_quote
from twosource.fuse.story import fuse
from twosource.record.dates import PartialDate, When
from twosource.record.reading import Reading

Make = Callable[..., Reading]
MONDAY, TUESDAY = (When.on(PartialDate.parse(day)) for day in ("2031-05-05", "2031-05-06"))


def parse_of(words: str) -> str:
    """A flat tree: the verb is the root, a capital inside a sentence a name, a digit a number."""
    rows = []
    tokens = words.split()
    root = next(at for at, token in enumerate(tokens, start=1) if token.endswith("ed"))
    for at, token in enumerate(tokens, start=1):
        tag, relation = "NOUN", "obl"
        if at == root:
            tag, relation = "VERB", "root"
        elif token == ".":
            tag, relation = "PUNCT", "punct"
        elif token[0].isupper():
            tag, relation = "PROPN", "nsubj" if at < root else "obj"
        elif token.isdigit():
            tag, relation = "NUM", "nummod"
        elif token in ("the", "a", "in", "at", "another", "other"):
            tag, relation = "DET", "det"
        lemma = token.removesuffix("ed") if at == root else token
        rows.append(f"{token} {lemma} {tag} X {0 if at == root else root} {relation}")
    return "\n".join(rows)


def telling(make: Make, words: str, outlet: str, **more: Any) -> Reading:
    """A report of one sentence whose verb in -ed tells an event."""
    verb = next(token for token in words.split() if token.endswith("ed"))
    event = {"lemma": verb.removesuffix("ed"), "trigger": verb, "words": words.removesuffix(" ."),
             **more.pop("event", {})}  # fmt: skip
    return make([parse_of(words)], outlet=outlet, events=[event], **more)


def person(key: str, name: str) -> dict[str, Any]:
    return {"key": key, "kind": "person", "name": name, "mentions": [name]}


REPRINTED = "Velda guards detained 12 dockers at the north gate ."


def kinds(record: Any) -> list[int]:
    """How many supports each event has."""
    return sorted(len(one.support) for one in record.statements if one.kind == "event")


def two(make: Make, one: str, other: str, **more: Any) -> Any:
    return fuse(
        [telling(make, one, "Lumo Gazette", **more), telling(make, other, "The Quay", **more)], ()
    )


def test_a_sentence_printed_twice_tells_one_event_though_nobody_in_it_is_known(make: Make) -> None:
    assert kinds(two(make, REPRINTED, REPRINTED)) == [2]


@pytest.mark.parametrize(
    "changed",
    [
        REPRINTED.replace("12", "13"),
        REPRINTED.replace("Velda", "Sorrel"),
        "Velda guards detained 12 dockers in a bar far from any gate .",
    ],
)
def test_with_another_name_or_number_or_ending_it_is_not_the_same_sentence(
    make: Make, changed: str
) -> None:
    assert kinds(two(make, REPRINTED, changed)) == [1, 1]


def test_a_plan_and_a_denial_in_one_wording_are_two(make: Make) -> None:
    planned = telling(make, REPRINTED, "Lumo Gazette", event={"status": "planned"})
    denied = telling(make, REPRINTED, "The Quay", event={"status": "denied"})
    assert kinds(fuse([planned, denied], ())) == [1, 1]


def with_ruiz(make: Make, words: str, outlet: str, when: When | None) -> Reading:
    event = {"actors": ("e0",), "when": when}
    return telling(make, words, outlet, event=event, entities=[person("e0", "Ruiz")])


def test_the_guard_at_the_airport_is_not_the_ceremony_of_the_next_day(make: Make) -> None:
    airport = with_ruiz(make, "Ruiz greeted the guard at the airport .", "Lumo Gazette", MONDAY)
    hall = with_ruiz(make, "Ruiz greeted the guard at the old hall .", "The Quay", TUESDAY)
    assert kinds(fuse([airport, hall], ())) == [1, 1]


def test_two_moments_of_one_visit_are_two_events(make: Make) -> None:
    landed = with_ruiz(make, "Ruiz landed in the capital .", "Lumo Gazette", MONDAY)
    toured = with_ruiz(make, "Ruiz visited the capital .", "The Quay", MONDAY)
    assert kinds(fuse([landed, toured], ())) == [1, 1]


def test_another_raid_is_not_the_raid(make: Make) -> None:
    one = with_ruiz(make, "Ruiz ordered the raid .", "Lumo Gazette", MONDAY)
    other = with_ruiz(make, "Ruiz ordered another raid .", "The Quay", MONDAY)
    assert kinds(fuse([one, other], ())) == [1, 1]
    again = with_ruiz(make, "Ruiz ordered a raid .", "The Quay", MONDAY)
    assert kinds(fuse([one, again], ())) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [("indictment", "indict"), ("detention", "detain"), ("removal", "remove"), ("trip", "visit"),
     ("killing", "kill"), ("denial", "deny"), ("purchase", "buy")],
)  # fmt: skip
def test_a_noun_and_its_verb_are_one_action(one: str, other: str) -> None:
    assert action_of(one) == action_of(other)


@pytest.mark.parametrize(("one", "other"), [("nation", "nate"), ("arrest", "charge")])
def test_words_that_only_sound_alike_are_two_actions(one: str, other: str) -> None:
    assert action_of(one) != action_of(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("We will open the north quay before the first storm", "open the north quay", True),
        (
            "We will open the north quay before the first storm",
            "the north quay before the first storm comes to Arden",
            True,
        ),
        ("We will open the north quay", "the north quay is ours", False),
        ("We will open the north quay", "They have shut every road", False),
    ],
)
def test_a_quotation_cut_elsewhere_is_the_same(one: str, other: str, same: bool) -> None:
    assert same_quote(one, other) is same


LONG = "nobody in this town has slept since the dam above the valley broke"


def said(make: Make, words: str, outlet: str, speaker: dict[str, Any] | None) -> Reading:
    quote = {"words": words, "direct": True, "speaker": "e0" if speaker else None}
    text = f"“{words}” {speaker['name'] if speaker else 'Somebody'} said."
    return make(text=text, outlet=outlet, quotes=[quote], entities=[speaker] if speaker else [])


@pytest.mark.parametrize("words", [LONG, " ".join(LONG.split()[:9])])
def test_two_cuts_of_one_long_quotation_meet_in_it(make: Make, words: str) -> None:
    ruiz = person("e0", "Ana Ruiz")
    readings = [
        said(make, words, "Lumo Gazette", ruiz),
        said(make, " ".join(LONG.split()[-8:]), "The Quay", ruiz),
        said(make, LONG, "Port Times", ruiz),
    ]
    for some in (readings, readings[::-1]):
        (statement,) = fuse(some, ()).statements
        assert len(statement.support) == 3


def test_many_words_of_nobody_named_are_those_of_whom_another_report_names(make: Make) -> None:
    crowd = {**person("e0", "residents"), "kind": "group", "named": False}
    ruiz = person("e0", "Ana Ruiz")
    named, unnamed = said(make, LONG, "Lumo Gazette", ruiz), said(make, LONG, "The Quay", crowd)
    (statement,) = fuse([unnamed, named], ()).statements
    assert statement.text.startswith("Ana Ruiz: ")


def test_two_people_named_said_two_things_in_the_same_words(make: Make) -> None:
    ruiz, haas = person("e0", "Ana Ruiz"), person("e0", "Ivo Haas")
    record = fuse([said(make, LONG, "Lumo Gazette", ruiz), said(make, LONG, "The Quay", haas)], ())
    assert len(record.statements) == 2


def body(name: str, kind: str = "organisation", *, named: bool = True) -> dict[str, Any]:
    return {"key": "e0", "kind": kind, "name": name, "mentions": [name], "named": named}


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (body("Arden Police"), body("Arden Police Department"), 1),
        (body("Arden police", "group", named=False), body("Arden Police Department"), 1),
        (body("Arden Police"), body("Lumo Police Department"), 2),
        (body("Arden Police"), body("Arden State Police"), 2),
        (body("police", "group", named=False), body("Arden Police"), 2),
        (body("French police", "group", named=False), body("French Police Department"), 2),
        (person("e0", "Ana Ruiz"), person("e0", "Eva Ruiz"), 2),
        (person("e0", "Ana Ruiz"), person("e0", "President Ruiz"), 1),
    ],
)
def test_one_body_may_have_several_names(
    make: Make, one: dict[str, Any], other: dict[str, Any], count: int
) -> None:
    readings = [
        make(text=f"{entity['name']} came.", outlet=outlet, entities=[entity])
        for entity, outlet in ((one, "Lumo Gazette"), (other, "The Quay"))
    ]
    assert len(join_entities(readings).entities) == count


FACT = "Velda exported 40 ships of timber ."


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("timber ships exported Velda 40 .", 1),
        ("Sorrel exported 40 ships of timber .", 2),
        ("Velda exported 60 ships of timber .", 2),
    ],
)
def test_a_standing_fact_in_other_words_is_one_if_names_and_numbers_are(
    make: Make, other: str, count: int
) -> None:
    readings = [
        make([parse_of(words)], outlet=outlet, backgrounds=[words.removesuffix(" .")])
        for words, outlet in ((FACT, "Lumo Gazette"), (other, "The Quay"))
    ]
    assert len(fuse(readings, ()).statements) == count


def by_girls(make: Make, words: str, outlet: str, **event: Any) -> Reading:
    """Guards, who have a name, do it to girls, who have none."""
    guards = {"key": "e0", "kind": "organisation", "name": "Velda", "mentions": ["Velda"]}
    girls = {"key": "e1", "kind": "group", "name": "girls", "mentions": ["girls"], "named": False}
    event = {"actors": ("e0",), "recipients": ("e1",), **event}
    return telling(make, words, outlet, event=event, entities=[guards, girls])


@pytest.mark.parametrize(
    ("other", "event", "supports"),
    [
        ("Velda released the girls .", {}, [2]),
        ("Velda liberated the girls .", {"lemma": "liberate"}, [2]),
        ("Velda released other girls .", {}, [1, 1]),
        ("Velda released 9 girls .", {}, [1, 1]),
        ("Velda released the girls .", {"actors": ("e1",), "recipients": ("e0",)}, [1, 1]),
    ],
)
def test_those_without_a_name_are_the_same_if_called_the_same(
    make: Make, other: str, event: dict[str, Any], supports: list[int]
) -> None:
    one = by_girls(make, "Velda released 7 girls .", "Lumo Gazette", lemma="release")
    two = by_girls(make, other, "The Quay", **{"lemma": "release", **event})
    assert kinds(fuse([one, two], ())) == supports
    assert kinds(fuse([two, one], ())) == supports


def test_a_man_and_a_man_of_one_report_are_two(make: Make) -> None:
    def man(key: str, words: str) -> dict[str, Any]:
        return {"key": key, "kind": "person", "name": words, "mentions": [words], "named": False}

    reading = make(
        [parse_of(f"guards detained {words} .") for words in ("a man in Arden", "some man later")],
        entities=[man("e0", "a man"), man("e1", "some man")],
        events=[
            {"lemma": "detain", "trigger": "detained", "recipients": (key,),
             "words": f"detained {words}", "when": MONDAY}
            for key, words in (("e0", "a man"), ("e1", "some man"))
        ],
    )  # fmt: skip
    assert kinds(fuse([reading], ())) == [1, 1]


def counted(make: Make, words: str, what: str, value: float, outlet: str) -> Reading:
    figure = {"words": words, "value": value, "what": what}
    return make([parse_of(f"{words} .")], outlet=outlet, figures=[figure])


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("276 girls counted", "girls", 276.0), ("276 girls mentioned", "girls", 276.0), 1),
        (("20 girls counted", "girls", 20.0), ("20 girls mentioned", "girls", 20.0), 2),
        (("276 girls counted", "girls", 276.0), ("276 boats mentioned", "boats", 276.0), 2),
        (("12 dead counted", "dead", 12.0), ("12 people killed", "people", 12.0), 1),
    ],
)
def test_a_number_that_is_met_by_chance_counts_two_things(
    make: Make, one: tuple[str, str, float], other: tuple[str, str, float], count: int
) -> None:
    readings = [counted(make, *one, "Lumo Gazette"), counted(make, *other, "The Quay")]
    assert len(fuse(readings, ()).statements) == count


@pytest.mark.parametrize(("part", "supports"), [("main", [1, 1]), ("history", [2])])
def test_news_without_a_day_is_not_what_happened_years_ago(
    make: Make, part: str, supports: list[int]
) -> None:
    past = When.on(PartialDate.parse("2027-05-02"))
    ruiz = [person("e0", "Ruiz")]
    told = {"actors": ("e0",), "obj": "Rocket"}
    old = telling(
        make,
        "Ruiz launched a Rocket .",
        "Lumo Gazette",
        event={**told, "when": past},
        entities=ruiz,
    )
    new = telling(
        make,
        "Ruiz launched the Rocket .",
        "The Quay",
        event=told,
        entities=ruiz,
        discourse=(part,),
    )
    assert kinds(fuse([old, new], ())) == supports
