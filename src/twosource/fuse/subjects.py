"""The subject of a sentence: by name, or as the clause words it."""

from __future__ import annotations

from twosource.fuse.events import Telling
from twosource.fuse.gaps import is_passive
from twosource.fuse.naming import PLURAL_TAGS, subject_of
from twosource.fuse.phrases import Phrases, case_of, prepositions
from twosource.text.clauses import deed_that_harmed

_HIGHEST = 3
_NO_SUBJECT = frozenset("whose which what as after before besides like with and but or".split())


def written_subject(phrases: Phrases, head: int, relation: str) -> tuple[str, bool] | None:
    """The subject as the clause words it, when it is no pronoun."""
    clause = phrases.clause
    for kid in clause.children[head]:
        word = clause.words[kid]
        if word.relation == relation and word.upos in ("NOUN", "PROPN"):
            written = phrases.phrase(kid)
            if written and written.split()[0].casefold() in _NO_SUBJECT:
                return None
            plural = word.xpos in PLURAL_TAGS or bool(clause.kids(kid, "conj"))
            return (written, plural) if written else None
        if word.relation == relation and word.xpos in ("WDT", "WP"):
            return modified(phrases, head)
    return None


def acting(telling: Telling, phrases: Phrases, head: int) -> tuple[str, bool] | None:
    """The subject: by name; one without a name as the clause words it, with what narrows it."""
    if telling.actors and any(phrases.cast.is_named(one) for one in telling.actors):
        return subject_of(telling, telling.actors, phrases.cast)
    written = written_subject(phrases, head, "nsubj")
    if written is not None or not telling.actors:
        return written
    return _shared(telling, phrases, head) or subject_of(telling, telling.actors, phrases.cast)


def _shared(telling: Telling, phrases: Phrases, head: int) -> tuple[str, bool] | None:
    """The subject of the verb above, as it is worded there: "1,000 men gathered, harassing …"."""
    clause = phrases.clause
    above, steps = head, 0
    while clause.words[above].relation in ("conj", "advcl", "xcomp") and steps < _HIGHEST:
        above, steps = clause.words[above].head, steps + 1
        if is_passive(clause, above) or clause.kids(above, "nsubj"):
            break
    raised = clause.words[head].relation == "xcomp"  # "the boy is expected to recover"
    if above == head or (is_passive(clause, above) and not raised):
        return None
    for kid in clause.kids(above, "nsubj"):
        below = set(clause.below(kid))
        named = {one for inside, one in phrases.mentions.values() if below.issuperset(inside)}
        if named and named == set(telling.actors):
            return written_subject(phrases, above, clause.words[kid].relation)
    return None


def agent(telling: Telling, phrases: Phrases, head: int) -> tuple[str, bool]:
    """Who does what a passive tells: by name; "many sailors" as the clause words it."""
    clause, cast = phrases.clause, phrases.cast
    named = any(cast.is_named(one) for one in telling.actors)
    for kid in clause.kids(head, "obl"):
        plural = clause.words[kid].xpos in PLURAL_TAGS
        some = plural and bool(clause.kids(kid, "amod", "det"))
        if case_of(clause, kid) != "by" or (named and not some):
            continue
        written = phrases.phrase(kid, without=prepositions(clause, kid))
        if written and clause.words[kid].upos in ("NOUN", "PROPN"):
            return written, plural or bool(clause.kids(kid, "conj"))
    return subject_of(telling, telling.actors, cast)


def modified(phrases: Phrases, head: int) -> tuple[str, bool] | None:
    """The noun that a participle stands with: "a feast" of "a feast kept by sailors"."""
    clause = phrases.clause
    word = clause.words[head]
    if word.relation not in ("acl", "acl:relcl") or clause.words[word.head].upos not in (
        "NOUN",
        "PROPN",
    ):
        return None
    noun = word.head
    if clause.words[noun].relation == "appos" and phrases.telling.event.obj is not None:
        # "the feast, an event kept by many": the reading took the feast for what is kept
        noun = clause.head_of(phrases.telling.event.obj) or noun
    noun = deed_that_harmed(clause, head, noun)
    drop = prepositions(clause, noun) | set(clause.below(head))
    if clause.kids(noun, "cop"):  # "the winner is Lorvia, which was …": the noun alone
        beside = clause.kids(noun, "nsubj", "cop", "aux", "advmod", "mark", "punct")
        drop |= {at for kid in beside for at in clause.below(kid)}
    written = phrases.phrase(noun, without=drop)
    return (written, clause.words[noun].xpos in PLURAL_TAGS) if written else None
