"""Rules of English over a sentence's tree that reading and writing share."""

from __future__ import annotations

from twosource.record.tree import Tree
from twosource.text.verbs import EVENT_NOUNS, HARMED, NEEDS_OBJECT

_HARMING = HARMED | {"leave", "claim"}
_PLACED = frozenset({"at", "in", "on", "near", "outside", "inside"})


def shared_object(tree: Tree, verb: int) -> list[int]:
    """The object that an active verb has together with the one beside it, if it must have one.

    "Assaulted and robbed sailors" has one for both.
    """
    word = tree.words[verb]
    if word.lemma.casefold() not in NEEDS_OBJECT:
        return []
    joined = [*tree.kids(verb, "conj"), *([word.head] if tree.relation(verb) == "conj" else [])]
    for other in joined:
        low, high = sorted((verb, other))
        between = [tree.words[at].text.casefold() for at in range(low + 1, high)]
        if tree.words[other].xpos == word.xpos and between in (["and"], ["or"]):
            return [kid for kid in tree.kids(other, "obj") if kid > high]
    return []


def deed_that_harmed(tree: Tree, clause: int, noun: int) -> int:
    """Of a relative clause of harm the deed and not its place: "a blast at a hotel that killed 12".

    Else the noun itself.
    """
    deed = tree.words[noun].head
    harms = tree.words[clause].lemma.casefold() in _HARMING
    if not harms or deed < 0 or tree.relation(noun) not in ("nmod", "obl"):
        return noun
    cases = [tree.words[kid].text.casefold() for kid in tree.kids(noun, "case")]
    is_deed = tree.words[deed].lemma.casefold() in EVENT_NOUNS
    placed = len(cases) == 1 and cases[0] in _PLACED
    return deed if placed and is_deed and tree.words[deed].upos == "NOUN" else noun
