"""Which PLOVER type and mode an event has: from the lists, and from what was learned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.read.participants import auxiliaries, case_of, is_passive, objects_of
from twosource.record.tree import Tree
from twosource.text import plover, verbs
from twosource.text.plover import Kind, Surroundings


def surroundings(tree: Tree, position: int) -> Surroundings:
    """What stands around a verb or noun, as its frames ask for it."""
    if tree.words[position].upos in ("NOUN", "PROPN"):
        before = [k for k in tree.children[position] if k < position]
        return Surroundings(frozenset(_lemma(tree, k) for k in before))
    beside: set[str] = set()
    objects: dict[str, set[str]] = {"": set()}
    things = tree.kids(position, "nsubj") if is_passive(tree, position) else []
    for thing in [*things, *objects_of(tree, position)]:
        objects[""] |= _heads(tree, thing)
    for kid in tree.children[position]:
        relation = tree.words[kid].relation
        if relation in ("compound:prt", "advmod", "advmod:emph", "xcomp"):
            beside.add(tree.words[kid].text.lower())
        if relation.startswith(("obl", "nmod", "advcl", "ccomp", "xcomp", "obj")):
            marks = [m for m in tree.kids(kid, "mark", "case") if m < kid]
            for mark in marks:
                case = tree.words[mark].text.lower()
                beside.add(case)
                objects.setdefault(case, set()).update(_heads(tree, kid))
        if relation in ("case", "mark") and kid > position:
            beside.add(tree.words[kid].text.lower())
    return Surroundings(frozenset(beside), objects)


def _heads(tree: Tree, position: int) -> set[str]:
    """A noun with what is joined to it and the nouns before it; of "a group of", the group's."""
    found = set()
    for word in tree.conjuncts(position):
        found.add(_lemma(tree, word))
        found.update(_lemma(tree, kid) for kid in tree.kids(word, "compound"))
        if tree.words[word].upos == "NUM" or _lemma(tree, word) in verbs.COUNTS:
            found.update(_lemma(tree, kid) for kid in tree.kids(word, "nmod"))
    return found


def _lemma(tree: Tree, position: int) -> str:
    word = tree.words[position]
    return (word.lemma or word.text).lower()


def listed(tree: Tree, position: int) -> list[Kind]:
    """What the lists know a word to stand for here, the best first.

    A verb that only carries a noun ("held talks") stands for what the noun does.
    """
    noun = tree.words[position].upos in ("NOUN", "PROPN")
    lemma = _lemma(tree, position)
    found = list(plover.kinds_of(lemma, surroundings(tree, position), noun=noun))
    if not noun and lemma in verbs.LIGHT:
        for kid in objects_of(tree, position):
            found += plover.kinds_of(_lemma(tree, kid), surroundings(tree, kid), noun=True)
    return found


_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})


def features(tree: Tree, chain: Sequence[int], source: int, target: int) -> dict[str, float]:
    """What tells the type of what a chain of predicates says, the outermost first."""
    found: dict[str, float] = {}

    def add(name: str, value: float = 1.0) -> None:
        found[name] = max(found.get(name, 0.0), value)

    for place, position in enumerate(chain):
        ends = [w for w, here in (("top", 0), ("low", len(chain) - 1)) if here == place]
        for name, value in _of_predicate(tree, position):
            add(f"any {name}", value)
            for end in ends:
                add(f"{end} {name}", value)
    for position in chain[:1]:
        if any(source in tree.below(k) for k in tree.kids(position, "nsubj")):
            add("subject")
        if is_passive(tree, position):
            add("passive")
    add("target " + (tree.relation(target) if target >= 0 else "none"))
    if target >= 0 and case_of(tree, target):
        add("target case " + case_of(tree, target))
    return found


def _of_predicate(tree: Tree, position: int) -> Iterator[tuple[str, float]]:
    lemma = _lemma(tree, position)
    yield f"word {lemma}", 1.0
    around = surroundings(tree, position)
    for word in around.beside:
        yield f"word {lemma} {word}", 1.0
    for case, heads in around.objects.items():
        for head in heads:
            yield f"object {case} {head}", 1.0
    known = listed(tree, position)
    for place, kind in enumerate(known):
        strength = (1.0 if kind.sure else 0.5) * (1.0 if place == 0 else 0.3)
        yield f"type {kind.type}", strength
        if kind.mode:
            yield f"mode {kind.type} {kind.mode}", strength
    for thing in objects_of(tree, position):
        for kind in listed(tree, thing)[:1]:
            yield f"object type {kind.type}", 1.0 if kind.sure else 0.5
    yield from _standing(tree, position, known)


def _standing(tree: Tree, position: int, known: Sequence[Kind]) -> Iterator[tuple[str, float]]:
    helpers = [tree.words[kid].text.lower() for kid in auxiliaries(tree, position)]
    negated = any(tree.words[k].text.lower() in verbs.NEGATIONS for k in tree.children[position])
    to = any(tree.words[k].text.lower() == "to" for k in tree.kids(position, "mark"))
    marks = [
        name
        for name, holds in (
            ("not", negated),
            ("future", any(h in _FUTURE for h in helpers)),
            ("to", to),
        )
        if holds
    ]
    for mark in marks:
        yield mark, 1.0
        if known:
            yield f"{mark} {known[0].type}", 1.0
