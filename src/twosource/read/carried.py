"""Deeds told in several words: "paid a visit", "opened fire on", "killed in police firing"."""

from __future__ import annotations

from dataclasses import replace

from twosource.read.participants import Scene, case_of, is_passive
from twosource.read.parts import Parts, deed_named, noun_parts, verb_parts
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
    return noun


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
    tree = scene.tree
    if parts.actors or not is_passive(tree, position):
        return parts
    if tree.words[position].lemma.lower() not in verbs.HARMED:
        return parts
    for kid in tree.kids(position, "obl", "advcl"):
        if deed_named(tree, kid) in verbs.DEADLY_NOUNS and _link(tree, kid) in _WITHIN:
            doers = noun_parts(scene, kid).actors
            return replace(parts, actors=tuple(k for k in doers if k not in parts.recipients))
    return parts


def _link(tree: Tree, position: int) -> str:
    """The preposition before a noun or before an -ing form that is one."""
    mark = tree.kid(position, "mark")
    return case_of(tree, position) or (tree.words[mark].text.lower() if mark is not None else "")


_WITHIN = frozenset({"in", "by", "during"})


def is_granted(tree: Tree, position: int) -> bool:
    """Whether a sentence takes a violent deed for done: "died in police firing", "the killing
    of Ruiz by rebels shocked the town".

    Whether the verb above is itself in fact is not looked at here.
    """
    noun = deed_named(tree, position)
    above = tree.words[position].head
    if above < 0 or (noun not in verbs.DEADLY_NOUNS and noun not in verbs.KILLINGS):
        return False
    relation = tree.relation(position)
    lemma = tree.words[above].lemma.lower()
    if tree.words[above].upos != "VERB":
        return False
    if relation in ("obl", "advcl"):
        return _link(tree, position) in ("in", "during", "after", "following")
    subject = relation == "nsubj" and not is_passive(tree, above)
    return subject and lemma not in verbs.FRAME_OF
