"""Deeds told in several words: "paid a visit", "opened fire on", "killed in police firing"."""

from __future__ import annotations

from dataclasses import replace

from twosource.read.forms import form_of, is_negated, is_none
from twosource.read.participants import Scene, case_of, is_passive
from twosource.read.parts import Parts, deed_named, is_illness, noun_parts, verb_parts
from twosource.record.tree import Tree
from twosource.text import verbs


def carried(tree: Tree, position: int) -> int | None:
    """The event noun that a light verb carries: "paid a visit", "received a warm welcome"."""
    if tree.words[position].lemma.lower() not in verbs.LIGHT:
        return None
    relation = "nsubj" if is_passive(tree, position) else "obj"
    noun = tree.kid(position, relation)
    if noun is None or tree.words[noun].lemma.lower() not in verbs.EVENT_NOUNS:
        return None
    return None if is_illness(tree, noun) else noun


def light_parts(scene: Scene, verb: int, noun: int) -> Parts:
    """Who takes part in what a light verb and its noun say together."""
    tree = scene.tree
    word = tree.words[noun].lemma.lower()
    below, above = noun_parts(scene, noun), verb_parts(scene, verb)
    undergoes = tree.words[verb].lemma.lower() in verbs.LIGHT_PASSIVE
    undergoes = undergoes and word not in verbs.DONE and word not in ("protest", "election")
    owner = above.actors
    givers = scene.keys(
        [
            kid
            for end in (verb, noun)
            for kid in tree.kids(end, "obl", "nmod")
            if case_of(tree, kid) in ("from", "by")
        ]
    )
    if is_passive(tree, verb):
        actors = givers or below.actors or above.actors
        received = below.recipients
    elif undergoes:
        actors, received = givers or below.actors, owner
    else:
        actors = owner or below.actors
        received = below.recipients or tuple(key for key in above.recipients if key not in actors)
        received = received or _gone_to(scene, verbs.EVENT_NOUNS[word], verb)
    return replace(
        below,
        actors=tuple(key for key in actors if key not in received),
        recipients=tuple(received),
        place=below.place or above.place,
        obj=None,
    )


def _gone_to(scene: Scene, lemma: str, verb: int) -> tuple[str, ...]:
    """Who a carried noun goes to when the phrase hangs on the verb: "paid a visit to Lorvia"."""
    cases = verbs.RECIPIENT_CASES.get(lemma)
    if cases is None:
        return ()
    return scene.keys([k for k in scene.tree.kids(verb, "obl") if case_of(scene.tree, k) in cases])


def harmed_in(scene: Scene, position: int, parts: Parts) -> Parts:
    """With who did it, where somebody is "killed in police firing" or "in a raid by the army"."""
    deed = deed_of_harm(scene.tree, position)
    if parts.actors or deed is None:
        return parts
    doers = noun_parts(scene, deed).actors
    return replace(parts, actors=tuple(k for k in doers if k not in parts.recipients))


def deed_of_harm(tree: Tree, position: int) -> int | None:
    """The noun for the violent deed or the shots that somebody is said to be harmed in or by."""
    if not is_passive(tree, position) or tree.words[position].lemma.lower() not in verbs.HARMED:
        return None
    for kid in tree.kids(position, "obl", "advcl"):
        if deed_named(tree, kid) in verbs.DEADLY_NOUNS and _link(tree, kid) in _WITHIN:
            return kid
        if tree.words[kid].lemma.lower() in verbs.SHOTS and _link(tree, kid) == "by":
            return kid
    return None


def _link(tree: Tree, position: int) -> str:
    """The preposition before a noun or before an -ing form that is one."""
    mark = tree.kid(position, "mark")
    return case_of(tree, position) or (tree.words[mark].text.lower() if mark is not None else "")


_WITHIN = frozenset({"in", "by", "during"})


def is_granted(tree: Tree, position: int, *, done_to: bool = False) -> bool:
    """Whether a sentence takes a deed for done: "died in police firing", "the killing of Ruiz by
    rebels shocked the town"; where it was done to somebody, "led to the arrest of Ruiz" as well.

    Whether the verb above is itself in fact is not looked at here.
    """
    noun = deed_named(tree, position)
    above = tree.words[position].head
    violent = noun in verbs.DEADLY_NOUNS or noun in verbs.KILLINGS
    if above < 0 or (not violent and not (done_to and noun in verbs.UNDERGONE)):
        return False
    relation = tree.relation(position)
    lemma = tree.words[above].lemma.lower()
    if tree.words[above].upos == "ADJ":  # "the firing was unprovoked"
        judged = relation == "nsubj" and lemma not in verbs.IMPROBABLE | verbs.PROBABLE | _OPEN
        return judged and violent and _is_past(tree, above)
    if tree.words[above].upos != "VERB":
        return False
    if violent and relation == "obj" and lemma in verbs.VIEWING:  # "condemned the firing"
        return True
    if relation in ("obl", "advcl"):
        link = _link(tree, position)
        led = done_to and f"{lemma} {link}" in _LED
        by = link == "by" and is_passive(tree, above)
        return link in ("in", "during", "after", "following") or led or by
    subject = relation == "nsubj" and not is_passive(tree, above)
    return subject and lemma not in verbs.FRAME_OF and lemma not in _WEIGHED


_OPEN = frozenset(
    """necessary unnecessary needed inevitable avoidable due ready near close impossible urgent
    desirable conditional contingent subject""".split()
)
"""Adjectives for what may still be to come."""


def _is_past(tree: Tree, adjective: int) -> bool:
    helpers = {tree.words[kid].text.lower() for kid in tree.kids(adjective, "cop", "aux")}
    return helpers in ({"was"}, {"were"}) and not is_negated(tree, adjective)


_LED = frozenset({"lead to", "result in", "end in", "culminate in", "end with"})
_WEIGHED = frozenset("depend hinge seem appear look sound mean remain require".split())
"""Of what they say nothing need have come about: "the arrest of Ruiz depended on a warrant"."""


def is_told_in_relative(tree: Tree, position: int) -> bool:
    """Whether a relative clause tells what a deed did: "a probe into the attack that killed two".

    Its verb is in the past, and the deed its subject, or what it happened in.
    """
    if is_none(tree, position):
        return False
    for clause in tree.kids(position, "acl"):
        subject = tree.kid(clause, "nsubj")
        if tree.words[clause].relation != "acl:relcl" or subject is None:
            continue
        own = tree.words[subject].text.lower() in ("that", "which") and not is_passive(tree, clause)
        within = any(
            tree.words[kid].text.lower() == "which" and case_of(tree, kid) in ("in", "during")
            for kid in tree.kids(clause, "obl")
        )
        if (
            (own or within)
            and tree.words[clause].upos == "VERB"
            and form_of(tree, clause).tense == "past"
        ):
            return not is_negated(tree, clause)
    return False
