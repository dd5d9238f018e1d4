"""Which tellings, in several reports or twice in one, are of the same event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from twosource.fuse.actions import DURATIVE, MUTUAL, action_of
from twosource.fuse.deeds import Deed, deed_at, rarity
from twosource.fuse.entities import Cast
from twosource.fuse.identity import chance, learned
from twosource.fuse.wording import Wording, bare
from twosource.record.dates import When
from twosource.record.reading import Event, Reading, Status, Word
from twosource.record.span import Span

ENOUGH = 2
"""How many of actor, recipient, object and time must speak for one event."""

LEAST_WORDS = 6
"""A sentence of so many words that two reports have alike was not written twice."""

SURE = 0.9
"""Chance, as learned, from which what two reports tell with one word is one deed where they share
a participant and nothing contradicts. `bench/identity.py` gives its figures as `strict`."""

ALIKE = 90
"""Likeness of letters, of 100, of a sentence that was printed twice with a small change."""

_STATUS_GROUPS: dict[Status, str] = {
    "happened": "course",
    "ongoing": "course",
    "planned": "course",
    "expected": "course",
}
_ADVANCE: tuple[Status, ...] = ("expected", "planned", "ongoing", "happened")
_NO_OBJECT_WORDS = frozenset({"PRON", "DET", "PUNCT", "ADP", "NUM", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's event in the terms of the story.

    Attributes:
        objects: recipients and the named entities in the words of the object.
        thing: the lemma that heads the object's words, when it is no entity.
        nominal: whether the event is told with a noun ("the visit").
        deed: what is learned from, for the likeness of two tellings.
        others: words that set it, or whom it is done to, apart ("another raid", "other women").
    """

    reading: Reading
    event: Event
    wording: Wording
    action: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    objects: frozenset[str]
    thing: str | None
    place: str | None
    holders: tuple[str, ...]
    nominal: bool
    deed: Deed | None = None
    others: frozenset[str] = frozenset()

    @property
    def group(self) -> str:
        """Statuses of one group can be of one statement."""
        return _STATUS_GROUPS.get(self.event.status, self.event.status)


def _entities_in(span: Span | None, *, wording: Wording, cast: Cast) -> set[str]:
    """The named entities of a passage, and those that stand as its words' apposition.

    "a treaty with the minister, Ana Ruiz" is a treaty with Ana Ruiz.
    """
    clause = wording.clause_at(span) if span is not None else None
    if span is None or clause is None:
        return set()
    report = wording.reading.report.id
    spans = [span]
    for at in clause.positions(span):
        for kid in clause.kids(at, "appos"):
            below = clause.below(kid)
            spans.append(Span(clause.words[below[0]].span.start, clause.words[below[-1]].span.end))
    found = {one for part in spans for _, one in cast.mentions_in(report, part)}
    return {one for one in found if cast.is_named(one)}


def _suffering(event: Event, wording: Wording) -> Word | None:
    """The subject of a passive verb, which is what the deed is done to."""
    clause = wording.clause_at(event.trigger)
    head = clause.head_of(event.trigger) if clause else None
    if clause is None or head is None:
        return None
    kids = [kid for kid in clause.children[head] if clause.words[kid].relation == "nsubj:pass"]
    return clause.words[kids[0]] if kids else None


_OTHERS = frozenset(
    "another other more further additional separate second third fourth fifth sixth".split()
)


def _others(event: Event, wording: Wording) -> frozenset[str]:
    """The words by the deed's noun or its participants that say it is one more, not the same."""
    clause = wording.clause_at(event.trigger)
    head = clause.head_of(event.trigger) if clause else None
    if clause is None or head is None:
        return frozenset()
    near = [kid for kid in clause.children[head] if clause.words[kid].relation in _BESIDE]
    parts = [kid for kid in clause.children[head] if clause.words[kid].relation in _PARTS]
    below = {at for part in parts for at in clause.below(part, without=_CLAUSES)}
    texts = [word.text.casefold() for word in clause.words] + [""]
    return frozenset(
        texts[at]
        for at in {*near, *below}
        if texts[at] in _OTHERS and texts[at + 1] != "than"  # "more than 200"
    )


_BESIDE = frozenset({"amod", "det"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "appos", "parataxis"})
_PARTS = frozenset({"nsubj", "nsubj:pass", "obj"})


def telling_of(event: Event, *, wording: Wording, cast: Cast) -> Telling:
    """The event with its participants as the story's entities."""
    reading = wording.reading
    report = reading.report.id
    trigger = wording.head_word(event.trigger)
    recipients = cast.ids_of(report, event.recipients)
    obj = wording.head_word(event.obj) if event.obj else None
    if event.obj is None and not recipients:
        obj = _suffering(event, wording)
    thing = obj.lemma.casefold() if obj and obj.upos not in _NO_OBJECT_WORDS else None
    return Telling(
        reading=reading,
        event=event,
        wording=wording,
        action=action_of(event.lemma),
        actors=cast.ids_of(report, event.actors),
        recipients=recipients,
        objects=frozenset(recipients) | _entities_in(event.obj, wording=wording, cast=cast),
        thing=thing,
        place=cast.id_of(report, event.place),
        holders=cast.ids_of(report, event.holders),
        nominal=trigger is not None and trigger.upos in ("NOUN", "PROPN"),
        deed=deed_at(event.trigger, wording=wording, cast=cast, event=event),
        others=_others(event, wording),
    )


def times_agree(one: When | None, other: When | None, *, durative: bool) -> bool:
    """Whether both can be of one event: they share a day, or one is not known.

    What goes on over days may also be told of a day and the next.
    """
    if one is None or other is None or one.overlaps(other):
        return True
    gap = max(one.first, other.first) - min(one.last, other.last)
    return durative and gap <= dt.timedelta(days=1)


def _places_agree(one: str | None, other: str | None, cast: Cast) -> bool:
    """Whether the places can be one: unknown, equal, or one may lie in the other."""
    if one is None or other is None or one == other:
        return True
    here, there = cast[one], cast[other]
    if here.country is None or there.country is None:
        return False
    one_is_state = "state" in (here.kind, there.kind) and here.kind != there.kind
    return here.country == there.country and one_is_state


def _turned_round(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether who acts in one is whom it is done to in the other."""
    return bool(
        _shared(set(one.actors), set(other.recipients), one, other, cast)
        or _shared(set(other.actors), set(one.recipients), one, other, cast)
    )


def _meet(these: set[str], those: set[str], one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether the parties of two tellings can be the same: some are, or one names none."""
    if not these or not those:
        return True
    return bool(_shared(these, those, one, other, cast))


def _shared(these: set[str], those: set[str], one: Telling, other: Telling, cast: Cast) -> set[str]:
    """Those whom both tellings have.

    Whom nobody names ("the girls", "a bomber") is called the same in two reports of one story
    when it is the same; within a report "a man" and "a man" are two, and so are two counts.
    """
    found = these & those
    if one.reading is other.reading:
        return found
    if not _counts_agree(one, other):
        return {entity for entity in found if cast.is_named(entity)}
    if found:
        return found
    words = {_called(entity, cast): entity for entity in these if not cast.is_named(entity)}
    return {
        words[_called(entity, cast)]
        for entity in those
        if not cast.is_named(entity) and _called(entity, cast) in words
    }


def _called(entity: str, cast: Cast) -> str:
    """The noun for somebody without a name; who is one and who are many are two."""
    return bare(cast[entity].name).rpartition(" ")[2]


def _counts_agree(one: Telling, other: Telling) -> bool:
    """Whether the tellings share a number, as far as both have any; dates are none."""
    here, there = _counts(one), _counts(other)
    return not here or not there or bool(here & there)


def _counts(telling: Telling) -> set[str]:
    clause = telling.wording.clause_at(telling.event.trigger)
    return {
        clause.words[at].lemma.casefold()
        for at in (clause.positions(telling.event.words) if clause else ())
        if clause and clause.words[at].upos == "NUM" and at not in clause.dates
    }


def _goals(telling: Telling) -> set[str]:
    """Whom or what it is done to; the place visited is what is visited."""
    place = {telling.place} if telling.place and telling.action == "visit" else set()
    return set(telling.objects) | place


def _done_together(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether who acts in one is whom it is done with in the other: "signed with her".

    All parties of one are parties of the other. Or two states act in one, and in the other
    those who hold office for them.
    """
    if one.action not in MUTUAL:
        return False
    if set(one.actors) & other.objects or set(other.actors) & one.objects:
        here, there = _parties(one, cast), _parties(other, cast)
        return here <= there or there <= here
    return _act_for(one, other, cast) or _act_for(other, one, cast)


def _parties(telling: Telling, cast: Cast) -> set[str]:
    """Who does it and with whom; places in the object are none."""
    return {*telling.actors, *(one for one in telling.objects if cast[one].kind != "place")}


def _act_for(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether each of the states that act in one has its own officer among the other's parties."""
    parties = _parties(other, cast)
    states = [actor for actor in one.actors if cast[actor].kind in ("state", "place")]
    if len(states) < 2 or len(states) != len(one.actors):
        return False
    officers = [{party for party in parties if cast.acts_for(party, state)} for state in states]
    return all(officers) and len(set().union(*officers)) >= len(states)


def participants_agree(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether actors, recipients, objects and places can all be of one event."""
    together = _done_together(one, other, cast)
    if not together and _turned_round(one, other, cast):
        return False
    if not together and not _meet(set(one.actors), set(other.actors), one, other, cast):
        return False
    parties = _parties(one, cast) | _parties(other, cast) if together else set()
    if not _meet(_goals(one) - parties, _goals(other) - parties, one, other, cast):
        return False
    if one.thing and other.thing and one.thing != other.thing:
        return False
    return _places_agree(one.place, other.place, cast)


def evidence(one: Telling, other: Telling, cast: Cast) -> int:
    """How many of actor, recipient, object and time are the same in both."""
    exact = [
        telling.event.when is not None and telling.event.when.begins.month is not None
        for telling in (one, other)
    ]
    same_time = (
        all(exact)
        and one.event.when is not None
        and other.event.when is not None
        and one.event.when.overlaps(other.event.when)
    )
    return (
        (
            bool(_shared(set(one.actors), set(other.actors), one, other, cast))
            or _done_together(one, other, cast)
        )
        + bool(_shared(_goals(one), _goals(other), one, other, cast))
        + bool(one.thing and one.thing == other.thing)
        + same_time
    )


def _shared_party(one: Telling, other: Telling) -> bool:
    """Whether the two share a participant or a thing."""
    return bool(
        set(one.actors) & set(other.actors)
        or _goals(one) & _goals(other)
        or (one.thing and one.thing == other.thing)
    )


def _is_bare(telling: Telling) -> bool:
    """Whether it is told by a noun with one participant, and nothing else of its own.

    What goes on over days may have a day of its own.
    """
    if not telling.nominal or telling.thing or (telling.actors and _goals(telling)):
        return False
    own = telling.event.when is not None or telling.place is not None
    return telling.action in DURATIVE or not own


def same_action(one: Telling, other: Telling) -> bool:
    """Whether the words of action, or the type and mode with all participants, are the same."""
    if one.action == other.action:
        return True
    here, there = one.event, other.event
    return (
        here.mode is not None
        and (here.type, here.mode) == (there.type, there.mode)
        and bool(one.actors and one.recipients)
        and set(one.actors) == set(other.actors)
        and set(one.recipients) == set(other.recipients)
    )


def same_words(one: Telling, other: Telling) -> bool:
    """Whether two reports tell it in the same sentence, names and numbers and all.

    Who reprints a sentence tells the same deed, whatever was understood of its parts. What
    another word says may differ ("a worker", "one worker"), a name or a number may not.
    """
    if one.reading is other.reading or one.event.lemma != other.event.lemma:
        return False
    here, there = (told.wording.clause_at(told.event.trigger) for told in (one, other))
    if here is None or there is None:
        return False
    words, words2 = bare(here.sentence_text), bare(there.sentence_text)
    if min(len(words.split()), len(words2.split())) < LEAST_WORDS or not _one_place(one, other):
        return False
    if words == words2:
        return True
    return here.firm_words == there.firm_words and fuzz.ratio(words, words2) >= ALIKE


def _one_place(one: Telling, other: Telling) -> bool:
    """Whether the deed's word is the same one of those its sentence has of its kind."""
    places = []
    for told in (one, other):
        clause = told.wording.clause_at(told.event.trigger)
        lemma = told.wording.head_word(told.event.trigger)
        if clause is None or lemma is None:
            return False
        same = [word.span.start for word in clause.words if word.lemma == lemma.lemma]
        places.append((len(same), same.index(lemma.span.start)))
    return places[0] == places[1]


def same_event(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether nothing keeps two tellings from being one event of one standing."""
    if one.group == other.group and same_words(one, other):
        return times_agree(one.event.when, other.event.when, durative=True)
    return (
        one.group == other.group
        and one.others == other.others
        and same_action(one, other)
        and participants_agree(one, other, cast)
        and times_agree(one.event.when, other.event.when, durative=one.action in DURATIVE)
        and not _recurs(one, other)
        and not _is_old(one, other)
        and not _is_old(other, one)
    )


def _is_old(one: Telling, other: Telling) -> bool:
    """Whether one is of long before the reports, and the other, without a day, is their news."""
    when, published = one.event.when, other.reading.report.published
    if when is None or other.event.when is not None or published is None:
        return False
    part = other.wording.part_at(other.event.trigger)
    is_news = part in _NEWS or (part is None and bool(other.reading.discourse))  # a heading
    return is_news and published - when.last > dt.timedelta(days=HISTORY_DAYS)


HISTORY_DAYS = 60
"""What was over so long before a report is no news in it: two months, as NewsDiscourse has it."""

_NEWS = frozenset({"main", "consequence"})


def _recurs(one: Telling, other: Telling) -> bool:
    """Whether a plan lies after the deed: then it is a plan for another time."""
    when, when2 = one.event.when, other.event.when
    if when is None or when2 is None or one.event.status == other.event.status:
        return False
    plans = ("planned", "expected")
    if one.event.status in plans and other.event.status not in plans:
        return when.first > when2.last
    if other.event.status in plans and one.event.status not in plans:
        return when2.first > when.last
    return False


def _told_alike(one: Telling, other: Telling, rare: Mapping[str, float]) -> bool:
    """Whether two reports tell a deed with the same word and much else alike around it."""
    if one.reading is other.reading or one.deed is None or other.deed is None:
        return False
    if one.deed.action != other.deed.action or len(one.deed.around & other.deed.around) < 3:
        return False
    return chance(one.deed, other.deed, rare, learned()) >= SURE


def _bond(telling: Telling, group: Sequence[Telling], cast: Cast, rare: Mapping[str, float]) -> int:
    """How strongly a telling belongs to a group: 0 when something speaks against it."""
    if not all(same_event(telling, other, cast) for other in group):
        return 0
    if any(same_words(telling, other) for other in group):
        return 2 * (ENOUGH + 2)
    best = max(evidence(telling, other, cast) for other in group)
    if best >= ENOUGH:
        return 2 * best
    shared = any(_shared_party(telling, other) for other in group)
    if shared and any(_told_alike(telling, other, rare) for other in group):
        return 2 * ENOUGH - 1
    plain = _is_bare(telling) or all(_is_bare(other) for other in group)
    return 1 if shared and plain else 0


def _signs(telling: Telling) -> list[tuple[str, ...]]:
    """What two tellings of one event share at least: the action, the word, or type and mode."""
    event = telling.event
    found: list[tuple[str, ...]] = [(telling.action,), ("lemma", event.lemma)]
    if event.type is not None and event.mode is not None:
        found.append(("mode", event.type, event.mode))
    return found


def align_events(tellings: Sequence[Telling], cast: Cast) -> list[list[Telling]]:
    """The tellings in groups, each of one event; given in the order of reports and text.

    A telling joins the group it agrees with in full and shares most with. What fits two
    groups equally stays alone: "the visit" of a report with two visits is not known.
    Full tellings go first, so that bare ones ("the visit") find what they refer to.
    """
    groups: list[list[Telling]] = []
    near: dict[tuple[str, ...], set[int]] = {}  # the groups that a telling may be asked about
    rare = rarity([telling.deed for telling in tellings if telling.deed])
    order = {id(telling): position for position, telling in enumerate(tellings)}
    for telling in sorted(tellings, key=lambda one: (_is_bare(one), order[id(one)])):
        places = sorted({at for sign in _signs(telling) for at in near.get(sign, ())})
        bonds = [(_bond(telling, groups[at], cast, rare), at) for at in places]
        most = max((bond for bond, _ in bonds), default=0)
        best = [at for bond, at in bonds if bond == most]
        home = best[0] if most and len(best) == 1 else len(groups)
        if home == len(groups):
            groups.append([])
        groups[home].append(telling)
        for sign in _signs(telling):
            near.setdefault(sign, set()).add(home)
    for group in groups:
        group.sort(key=lambda telling: order[id(telling)])
    return sorted(groups, key=lambda group: order[id(group[0])])


def status_of(group: Sequence[Telling]) -> Status:
    """The most advanced status: what happened is no longer only planned.

    Where a report says that a deed is to come, its noun for it tells no other thing: "will meet on
    Monday", and "booked the hotel for the time of their meeting".
    """
    ahead = {
        telling.reading.report.id
        for telling in group
        if telling.event.status in ("planned", "expected")
    }
    verbal = {
        telling.reading.report.id
        for telling in group
        if not telling.nominal and telling.event.status in ("happened", "ongoing")
    }
    statuses = [
        telling.event.status
        for telling in group
        if telling.event.status not in ("happened", "ongoing")
        or not telling.nominal
        or telling.reading.report.id not in ahead - verbal
    ]
    return max(statuses, key=lambda one: _ADVANCE.index(one) if one in _ADVANCE else -1)


def when_of(group: Sequence[Telling]) -> When | None:
    """The narrowest time that all tellings agree on.

    Days that follow each other, of something that goes on, make a longer time. None when
    no telling gives a time.
    """
    status = status_of(group)
    told = [telling for telling in group if telling.event.when is not None]
    done = [telling for telling in told if telling.event.status == status]
    times = [one.event.when for one in (done or told) if one.event.when is not None]
    if not times:
        return None
    found = times[0]
    for time in times[1:]:
        if found.overlaps(time):
            begins = max((found.begins, time.begins), key=lambda date: (date.first, date.day or 0))
            ends = min((found.ends, time.ends), key=lambda date: (date.last, -(date.day or 0)))
            found = When(begins, ends)
        else:
            begins = min(found.begins, time.begins, key=lambda date: date.first)
            ends = max(found.ends, time.ends, key=lambda date: date.last)
            found = When(begins, ends)
    return found


def begun_by_arrival(
    group: Sequence[Telling], when: When | None, others: Sequence[Sequence[Telling]]
) -> When | None:
    """A visit's time from the day of the arrival that a report tells in one sentence with it.

    "She came on Monday for her first visit": the visit begins on Monday, if its own time
    is that day or the next.
    """
    if (
        group[0].action != "visit"
        or when is None
        or status_of(group) not in ("happened", "ongoing")
    ):
        return when
    for other in others:
        first = when_of(other)
        if (
            other[0].action == "arrive"
            and status_of(other) == "happened"
            and first is not None
            and first.begins.day is not None
            and dt.timedelta(0) <= when.first - first.last <= dt.timedelta(days=1)
            and any(_one_sentence(here, there) for here in group for there in other)
        ):
            return When(first.begins, max(first.ends, when.ends, key=lambda date: date.last))
    return when


def time_of_frame(
    group: Sequence[Telling], when: When | None, others: Sequence[Sequence[Telling]]
) -> When | None:
    """A deed's time from the event during which a report tells it: "during her visit they …"."""
    if when is not None or status_of(group) not in ("happened", "ongoing"):
        return when
    framed = [telling for telling in group if _frames(telling)]
    times = [
        found
        for telling in framed
        for other in others
        if any(_is_during(telling, frame) for frame in other)
        and (found := begun_by_arrival(other, when_of(other), others)) is not None
    ]
    return times[0] if times and all(time == times[0] for time in times) else None


def _frames(telling: Telling) -> list[Span]:
    """The words that "during" brings into the deed's clause."""
    clause = telling.wording.clause_at(telling.event.trigger)
    head = clause.head_of(telling.event.trigger) if clause else None
    if clause is None or head is None:
        return []
    return [
        clause.words[kid].span
        for kid in clause.kids(head, "obl")
        if [clause.words[case].text.casefold() for case in clause.kids(kid, "case")] == ["during"]
    ]


def _is_during(telling: Telling, frame: Telling) -> bool:
    """Whether a "during" phrase of the deed's clause is what another telling tells."""
    return frame.wording is telling.wording and any(
        span.overlaps(frame.event.trigger) for span in _frames(telling)
    )


def _one_sentence(one: Telling, other: Telling) -> bool:
    clause = one.wording.clause_at(one.event.trigger)
    return (
        one.reading.report.id == other.reading.report.id
        and clause is not None
        and clause is other.wording.clause_at(other.event.trigger)
        and bool(set(one.actors) & set(other.actors))
    )
