"""Whose words or view a cue brings in, by the tree: where the model saw no words for it."""

from __future__ import annotations

from twosource.read.participants import case_of, is_passive, subjects
from twosource.record.span import Span
from twosource.record.tree import Tree

_GIVERS = frozenset({"by", "from"})
_HELD = frozenset({"obj", "obl", "xcomp"})


def source_of(tree: Tree, cue: int) -> int | None:
    """The word that heads the source of a cue; None where the sentence has none.

    Of a verb its subject, through "and", "saying" and "to say"; of a noun its owner ("Ruiz's
    claim", "warnings from Ruiz"), else the subject of the verb that it is the object of.
    """
    if tree.words[cue].upos in ("VERB", "AUX"):
        return _of_verb(tree, cue)
    owners = tree.kids(cue, "nmod:poss")
    givers = [kid for kid in tree.kids(cue, "nmod") if case_of(tree, kid) in _GIVERS]
    if owners or givers:
        return (owners or givers)[0]
    if tree.kids(cue, "nsubj"):
        return _own(tree, cue)
    verb = tree.words[cue].head
    held = verb >= 0 and tree.relation(cue) in _HELD and tree.words[verb].upos == "VERB"
    return _of_verb(tree, verb) if held else None


def _of_verb(tree: Tree, verb: int) -> int | None:
    if is_passive(tree, verb):
        agents = [kid for kid in tree.kids(verb, "obl") if case_of(tree, kid) == "by"]
        return agents[0] if len(agents) == 1 else None
    own = _own(tree, verb)
    if own is not None:
        return own
    found = subjects(tree, verb)
    return found[0] if found else None


def _own(tree: Tree, verb: int) -> int | None:
    """The subject that hangs on the verb itself."""
    found = [kid for kid in tree.kids(verb, "nsubj") if tree.words[kid].relation != "nsubj:outer"]
    return found[-1] if found else None


def phrase_of(tree: Tree, head: int) -> Span:
    """The words of a source: all that hangs on its head up to a relative clause."""
    dropped = {
        below
        for kid in tree.children[head]
        if tree.words[kid].relation in ("acl:relcl", "parataxis") and kid > head
        for below in tree.below(kid)
    }
    first = last = head
    kept = {at for at in tree.below(head) if at not in dropped}
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < head and tree.words[first].upos in ("PUNCT", "ADP"):
        first += 1
    while last > head and tree.words[last].upos == "PUNCT":
        last -= 1
    return Span(tree.words[first].span.start, tree.words[last].span.end)
