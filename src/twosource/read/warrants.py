"""Warrants: one event against the wanted, however the words are spread."""

from __future__ import annotations

from dataclasses import replace

from twosource.read.participants import Scene, case_of, phrase
from twosource.read.parts import Parts
from twosource.record.reading import Event
from twosource.record.tree import Tree

ACTION = "a warrant for the arrest of"


def warrant_at(tree: Tree, position: int, parts: Parts) -> int | None:
    """The warrant that is issued, as a word; None for other verbs and things."""
    if tree.words[position].lemma.lower() not in ("issue", "obtain", "secure"):
        return None
    noun = parts.object_word
    if noun is None or tree.words[noun].lemma.lower() != "warrant":
        return None
    return noun


def _wanted(scene: Scene, warrant: int) -> tuple[str, ...]:
    """Who a warrant is for: "for his arrest", "for the arrest of Ruiz", "for Ruiz"."""
    tree = scene.tree
    holders = [warrant]
    if tree.words[warrant].head >= 0 and tree.relation(warrant) in ("obj", "nsubj"):
        holders.append(tree.words[warrant].head)
    for holder in holders:
        for kid in tree.kids(holder, "nmod", "obl"):
            if case_of(tree, kid) not in ("for", "against"):
                continue
            if tree.words[kid].lemma.lower() in ("arrest", "detention"):
                of = [k for k in tree.kids(kid, "nmod") if case_of(tree, k) == "of"]
                return scene.keys(tree.kids(kid, "nmod:poss") + of)
            return scene.keys([kid])
    return ()


def warrant_parts(scene: Scene, parts: Parts, warrant: int) -> Parts:
    tree = scene.tree
    issuers = scene.keys(tree.kids(warrant, "compound", "nmod:poss"))
    wanted = _wanted(scene, warrant)
    actors = tuple(key for key in parts.actors or issuers if key not in wanted)
    return replace(parts, actors=actors, recipients=wanted, obj=phrase(tree, warrant))


def wanted_in(scene: Scene) -> set[tuple[str, ...]]:
    """Whom the warrants of a sentence are for, as far as it says so."""
    tree = scene.tree
    warrants = [at for at, word in enumerate(tree.words) if word.lemma.lower() == "warrant"]
    return {wanted for at in warrants if (wanted := _wanted(scene, at))}


def with_wanted(event: Event, wanted: set[tuple[str, ...]]) -> Event:
    """ "The warrant was issued" is about the one person whom the report's warrants name."""
    if not event.action.endswith(ACTION) or event.recipients or len(wanted) != 1:
        return event
    (only,) = wanted
    return replace(event, recipients=only)
