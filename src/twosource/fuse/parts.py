"""The parts of a plain sentence, found in the clause of an event."""

from __future__ import annotations

from dataclasses import replace

from twosource.fuse.entities import Cast
from twosource.fuse.events import Telling
from twosource.fuse.forms import Parts, list_of
from twosource.fuse.gaps import is_passive, lacks_object
from twosource.fuse.naming import called, subject_of
from twosource.fuse.phrases import Phrases, case_of
from twosource.fuse.subjects import acting, agent, modified, written_subject
from twosource.fuse.tails import at_place, tail_of
from twosource.fuse.wording import Clause
from twosource.record.reading import Status
from twosource.record.span import Span
from twosource.text.verbs import LIGHT
from twosource.text.verbs_forms import VERB_OF_NOUN

_INTRANSITIVE = frozenset("arrive collapse depart protest resign".split())

# Beside the verb these make the plain sentence untrue.
_WEAKENERS = frozenset(
    "almost barely hardly nearly never not n't no partly rarely scarcely seldom virtually".split()
)


def trigger_of(telling: Telling) -> tuple[Clause, int] | None:
    """The sentence of an event and the word that tells it."""
    clause = telling.wording.clause_at(telling.event.trigger)
    head = clause.head_of(telling.event.trigger) if clause else None
    return (clause, head) if clause is not None and head is not None else None


def _weakened(clause: Clause, head: int, *, status: Status) -> bool:
    found = {clause.words[kid].text.casefold() for kid in clause.kids(head, "advmod", "det")}
    if status == "denied":
        return bool(found & (_WEAKENERS - {"not", "n't", "never", "no"}))
    return bool(found & _WEAKENERS)


def _from_verb(telling: Telling, clause: Clause, head: int, cast: Cast) -> Parts | None:
    word = clause.words[head]
    lemma = word.lemma.casefold()
    if _weakened(clause, head, status=telling.event.status) or clause.kids(head, "cop"):
        return None
    phrases = Phrases(telling, clause, cast)
    passive = is_passive(clause, head)
    if word.upos == "VERB" and not telling.recipients and lacks_object(clause, head):
        return None
    tail = tail_of(phrases, head, passive=passive)
    if tail is None:
        return None
    if not tail and not passive and _has_more(telling, clause, head):
        return None  # "rode a wave" is more than "rode"
    if tail and tail[-1].split(" ")[-1].casefold() in _STRANDED:
        return None
    if passive:
        found = _from_passive(telling, phrases, head, lemma=lemma, tail=tail)
        return replace(found, open=_left_open(clause, head)) if found and found.passive else found
    subject = acting(telling, phrases, head)
    if subject is None:
        return None
    missing = [one for one in telling.recipients if one not in phrases.seen]
    if missing and not clause.kids(head, "obj", "iobj", "ccomp"):
        tail = [list_of([called(one, telling, cast) for one in missing]), *tail]
    elif missing and len(missing) == len(telling.recipients):
        return None
    where = " ".join(tail + at_place(phrases))
    return Parts(*subject, lemma, False, where, _left_open(clause, head))


_STRANDED = frozenset("of to for with at from by into".split())


def _has_more(telling: Telling, clause: Clause, head: int) -> bool:
    """Whether the event's own words say more of what is done than could be written."""
    kids = clause.kids(head, "obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "compound:prt")
    return any(
        kid > head
        and telling.event.words.covers(clause.words[kid].span)
        and not any(at in clause.dates for at in clause.below(kid))
        and clause.words[kid].text.casefold() not in _ASIDE
        for kid in kids
    )


_ASIDE = frozenset({"time", "times", "year", "years", "day", "days", "example", "instance"})


def _left_open(clause: Clause, head: int) -> str:
    """What says that it may still come: "not yet" of "has not yet voted", else "not" or nothing."""
    words = [clause.words[kid] for kid in clause.kids(head, "aux", "advmod")]
    texts = [word.text.casefold() for word in words]
    if not {"has", "have"} & set(texts) or not {"not", "n't", "n’t"} & set(texts):
        return ""
    return "not yet" if "yet" in texts else "not"


def _from_passive(
    telling: Telling, phrases: Phrases, head: int, *, lemma: str, tail: list[str]
) -> Parts | None:
    """A passive clause turned about when it says by whom, else as it stands."""
    cast = phrases.cast
    suffered = written_subject(phrases, head, "nsubj:pass")
    if suffered is None and _is_counted(phrases.clause, head):
        return None  # "more than 30 people" is not "people"
    if suffered is None and telling.recipients:
        suffered = subject_of(telling, telling.recipients, cast)
    if suffered is None:
        suffered = modified(phrases, head)
    if suffered is None:
        return None
    if telling.actors and not set(telling.actors) & set(telling.recipients):
        tail = [suffered[0], *tail]
        subject = agent(telling, phrases, head)
        return Parts(*subject, lemma, False, " ".join(tail + at_place(phrases)))
    return Parts(*suffered, lemma, True, " ".join(tail + at_place(phrases)))


def _is_counted(clause: Clause, head: int) -> bool:
    """Whether the subject has a number."""
    return any(clause.kids(kid, "nummod") for kid in clause.kids(head, "nsubj"))


def _beside_noun(telling: Telling, clause: Clause, head: int, cast: Cast) -> set[str]:
    """The entities that the noun's own phrase names: others are read from further off."""
    below = clause.below(head)
    span = Span(clause.words[below[0]].span.start, clause.words[below[-1]].span.end)
    report = telling.reading.report.id
    found = cast.mentions_in(report, span) + cast.mentions_in(report, telling.event.words)
    return {entity for _, entity in found}


def _from_noun(telling: Telling, clause: Clause, head: int, cast: Cast) -> Parts | None:
    verb = VERB_OF_NOUN.get(clause.words[head].lemma.casefold())
    near = _beside_noun(telling, clause, head, cast)
    if verb is None or not near.issuperset(telling.actors):
        return None
    goals = [one for one in telling.recipients if one in near]
    if not goals and verb == "visit" and telling.place in near and telling.place:
        goals = [telling.place]
    tail = list_of([called(one, telling, cast) for one in goals]) if goals else ""
    place = telling.place
    where = f" in {called(place, telling, cast)}" if place and place not in goals else ""
    if place and cast[place].kind not in ("state", "place"):
        where = ""
    if telling.actors and (goals or verb in _INTRANSITIVE):
        subject = subject_of(telling, telling.actors, cast)
        return Parts(*subject, verb, False, (tail + where).strip())
    if goals and verb not in _INTRANSITIVE and not telling.actors:
        return Parts(*subject_of(telling, goals, cast), verb, True, where.strip())
    return None


def _other_subject(telling: Telling, clause: Clause, head: int, cast: Cast) -> bool:
    """Whether the event's words name another subject than the actor, and the actor nowhere.

    Then who acts is doubtful, and only the report's own words are safe.
    """
    words, report = telling.event.words, telling.reading.report.id
    inside = {entity for _, entity in cast.mentions_in(report, words)}
    if not telling.actors or inside & set(telling.actors):
        return False
    at, seen = head, set[int]()
    while at >= 0 and at not in seen:
        seen.add(at)
        for kid in clause.kids(at, "nsubj"):
            span = clause.words[kid].span
            named = {
                one for mention, one in cast.mentions_in(report, words) if mention.covers(span)
            }
            if named - set(telling.recipients):
                return True
        at = clause.words[at].head if clause.words[at].relation in ("xcomp", "advcl") else -1
    return False


def parts_of(telling: Telling, cast: Cast) -> Parts | None:
    """The parts of a plain sentence; None when they do not make one."""
    parts = _parts_of(telling, cast)
    twice = parts is not None and parts.tail.casefold().startswith(f"{parts.subject.casefold()} ")
    same = parts is not None and parts.tail.casefold() == parts.subject.casefold()
    return None if twice or same else parts  # nobody does it to himself: the tree is wrong


def _parts_of(telling: Telling, cast: Cast) -> Parts | None:
    found = trigger_of(telling)
    if found is None or _other_subject(telling, *found, cast):
        return None
    clause, head = found
    word = clause.words[head]
    if telling.event.action == "be" and telling.place is not None:
        subject = subject_of(telling, telling.actors, cast)
        case = case_of(clause, word.head) if word.relation == "cop" else "in"
        return Parts(*subject, "be", False, f"{case} {called(telling.place, telling, cast)}")
    if word.upos == "VERB":
        return _from_verb(telling, clause, head, cast)
    if word.upos == "NOUN":
        carried = _carrying(clause, head)
        told = _from_verb(telling, clause, carried, cast) if carried is not None else None
        return told or _from_noun(telling, clause, head, cast)
    return None


def _carrying(clause: Clause, noun: int) -> int | None:
    """The light verb of a noun with words of its own: "received a ceremonial welcome"."""
    verb = clause.words[noun].head
    if clause.words[noun].relation != "obj" or clause.words[verb].lemma not in LIGHT:
        return None
    return verb if clause.kids(noun, "amod", "compound") else None
