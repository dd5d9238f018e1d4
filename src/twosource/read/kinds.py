"""Which PLOVER type and mode an event has: from the lists, and from what was learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.models.kinds import shipped
from twosource.read.participants import auxiliaries, case_of, is_passive, objects_of
from twosource.read.parts import deed_named, idiom, is_illness
from twosource.record.tree import Tree
from twosource.text import plover, verbs
from twosource.text.plover import Kind, Surroundings

YIELD = "YIELD"  # CONCEDE and RETREAT: what was learned does not tell the two apart
_ATTITUDES = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST"})
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP"})
_STANDING = ("not", "future", "to ")

# How sure the learned type must be before a word with several senses is given it: the share of
# its score among all types. Of the training set's events that pass, 95 in 100 have their type
# (`python bench/events.py --set plover`); without somebody on either side nothing passes.
ENOUGH = 0.7


def kind_at(
    tree: Tree,
    position: int,
    *,
    source: int | None,
    target: int | None,
    vector: NDArray[np.float32] | None,
) -> tuple[str | None, str | None]:
    """The type and mode of the event whose verb or noun stands here; `(None, None)` when unsure.

    `source` and `target`: the words of one who does it and of one to whom it is done, if known.
    A word that has hardly another sense is believed. One with several needs two others beside
    it: somebody who acts on somebody, and what was learned from marked sentences.
    """
    found = listed(tree, position)
    if not found:
        return None, None
    if found[0].sure:
        return found[0].type, found[0].mode
    if source is None or target is None or vector is None:
        return None, None
    given = features(tree, [position], source, target)
    own = {name: value for name, value in given.items() if not _tells_standing(name)}
    shares = shipped().shares(own, vector)
    best = max(sorted(shares), key=lambda name: shares[name])
    if shares[best] < ENOUGH:
        return None, None
    fitting = [kind for kind in found if learned(kind.type) == best]
    return (fitting[0].type, fitting[0].mode) if fitting else (None, None)


def learned(kind: str) -> str:
    """The name of a type among those that were learned."""
    return YIELD if kind in ("CONCEDE", "RETREAT") else kind


def _tells_standing(name: str) -> bool:
    """Whether a trait tells of a plan, wish or denial, which is the status's part here."""
    bare = name.partition(" ")[2] if name.startswith(("any ", "top ", "low ")) else name
    return bare.startswith(_STANDING)


# What stands around a word


def surroundings(tree: Tree, position: int) -> Surroundings:
    """What stands around a verb or noun, as its frames ask for it."""
    if tree.words[position].upos in ("NOUN", "PROPN"):
        before = [k for k in tree.children[position] if k < position]
        return Surroundings(frozenset(lemma_at(tree, k) for k in before))
    beside: set[str] = set()
    objects: dict[str, set[str]] = {"": set()}
    things = tree.kids(position, "nsubj") if is_passive(tree, position) else []
    for thing in [*things, *objects_of(tree, position)]:
        objects[""] |= _heads(tree, thing)
    several = idiom(tree, position)
    if several is not None:
        beside.update(several[0].split()[1:])  # "shot dead two men"
    for kid in tree.children[position]:
        word = tree.words[kid]
        if word.relation in ("compound:prt", "advmod", "advmod:emph", "xcomp"):
            beside.add(word.text.lower())
        if tree.relation(kid) in ("obl", "nmod", "advcl", "ccomp", "xcomp", "obj"):
            for mark in (mark for mark in tree.kids(kid, "mark", "case") if mark < kid):
                case = tree.words[mark].text.lower()
                beside.add(case)
                objects.setdefault(case, set()).update(_heads(tree, kid))
        if word.relation in ("case", "mark") and kid > position:
            beside.add(word.text.lower())
    return Surroundings(frozenset(beside), objects)


def _heads(tree: Tree, position: int) -> set[str]:
    """A noun, what is joined to it and the nouns before it; what "a group of" counts as well."""
    found = set()
    for word in tree.conjuncts(position):
        found.add(lemma_at(tree, word))
        found.update(lemma_at(tree, kid) for kid in tree.kids(word, "compound"))
        if tree.words[word].upos == "NUM" or lemma_at(tree, word) in verbs.COUNTS:
            found.update(lemma_at(tree, kid) for kid in tree.kids(word, "nmod"))
    return found


def lemma_at(tree: Tree, position: int) -> str:
    """The word's lemma in lower case."""
    word = tree.words[position]
    return (word.lemma or word.text).lower()


def listed(tree: Tree, position: int) -> list[Kind]:
    """What the lists know a word to stand for here, the best first.

    A verb that only carries a noun ("held talks") stands for what the noun does.
    """
    named = deed_named(tree, position)
    noun = tree.words[position].upos in ("NOUN", "PROPN") or named is not None
    lemma = named or lemma_at(tree, position)
    if noun and is_illness(tree, position):
        return []
    found = list(plover.kinds_of(lemma, surroundings(tree, position), noun=noun))
    if not noun and lemma in verbs.LIGHT:
        for kid in objects_of(tree, position):
            if is_illness(tree, kid):
                continue
            found += plover.kinds_of(lemma_at(tree, kid), surroundings(tree, kid), noun=True)
    return found


# What is learned from


def features(tree: Tree, chain: Sequence[int], source: int, target: int) -> dict[str, float]:
    """What tells the type of what a chain of predicates says, the outermost first.

    `source` and `target` are words, -1 where none is known.
    """
    found: dict[str, float] = {}
    known = {position: listed(tree, position) for position in chain}
    for place, position in enumerate(chain):
        ends = [name for name, end in (("top", 0), ("low", len(chain) - 1)) if end == place]
        for name, value in _of_predicate(tree, position, known[position]):
            for where in ("any", *ends):
                _raise(found, f"{where} {name}", value)
    if chain:
        for name, value in _of_context(tree, chain):
            _raise(found, name, value)
        top = chain[0]
        if any(source in tree.below(kid) for kid in tree.kids(top, "nsubj")):
            found["subject"] = 1.0
        if is_passive(tree, top):
            found["passive"] = 1.0
    if target >= 0:
        found["target " + tree.relation(target)] = 1.0
        found["target case " + case_of(tree, target)] = 1.0
    for end, word in (("source", source), ("target", target)):
        for name, value in _of_end(tree, word):
            found[f"{end} {name}"] = value
    for name in _of_chain([known[p][0] for p in chain if known[p]], found):
        found[name] = 1.0
    return found


def _raise(found: dict[str, float], name: str, value: float) -> None:
    found[name] = max(found.get(name, 0.0), value)


def _of_predicate(tree: Tree, position: int, known: Sequence[Kind]) -> Iterator[tuple[str, float]]:
    lemma = lemma_at(tree, position)
    yield f"word {lemma}", 1.0
    around = surroundings(tree, position)
    for word in around.beside:
        yield f"word {lemma} {word}", 1.0
    for case, heads in around.objects.items():
        for head in heads:
            yield f"object {case} {head}", 1.0
    for place, kind in enumerate(known):
        strength = (1.0 if kind.sure else 0.5) * (1.0 if place == 0 else 0.3)
        yield f"type {learned(kind.type)}", strength
        if kind.mode:
            yield f"mode {kind.type} {kind.mode}", strength
    for thing in objects_of(tree, position):
        for kind in listed(tree, thing)[:1]:
            yield f"object type {learned(kind.type)}", 1.0 if kind.sure else 0.5
    for mark in _standing(tree, position):
        yield mark, 1.0
        if known:
            yield f"{mark} {learned(known[0].type)}", 1.0


def _standing(tree: Tree, position: int) -> Iterator[str]:
    if any(tree.words[k].text.lower() in verbs.NEGATIONS for k in tree.children[position]):
        yield "not"
    if any(tree.words[k].text.lower() in _FUTURE for k in auxiliaries(tree, position)):
        yield "future"
    if any(tree.words[k].text.lower() == "to" for k in tree.kids(position, "mark")):
        yield "to "


def _of_context(tree: Tree, chain: Sequence[int]) -> Iterator[tuple[str, float]]:
    """The words below the outermost predicate, and the types that they could stand for."""
    for position in tree.below(chain[0]):
        upos = tree.words[position].upos
        if position in chain or upos not in _CONTENT:
            continue
        yield f"near word {lemma_at(tree, position)}", 0.4
        if upos in ("VERB", "NOUN"):
            for kind in listed(tree, position)[:1]:
                yield f"near type {learned(kind.type)}", 0.6 if kind.sure else 0.3


def _of_end(tree: Tree, position: int) -> Iterator[tuple[str, float]]:
    """Who stands at an end: words of the noun phrase, and what its noun could stand for."""
    if position < 0:
        return
    for word in (position, *tree.kids(position, "compound", "amod", "nmod", "appos", "flat")):
        yield f"word {lemma_at(tree, word)}", 0.7
    if tree.words[position].upos == "NOUN":
        for kind in listed(tree, position)[:1]:
            yield f"type {learned(kind.type)}", 0.6 if kind.sure else 0.3


def _of_chain(kinds: Sequence[Kind], found: Mapping[str, float]) -> Iterator[str]:
    """How the types of the chain go together: "refused to release" is a refusal."""
    names = [learned(kind.type) for kind in kinds]
    if not names:
        return
    yield f"pair type {names[0]} {names[-1]}"
    attitude = next((name for name in names if name in _ATTITUDES), None)
    if attitude is not None:
        yield f"attitude type {attitude}"
    if "any not" in found:
        yield f"not type {names[0]}"
    if "any future" in found:
        exported, _ = plover.as_exported(names[0], None, "planned")
        yield f"future type {exported}"
