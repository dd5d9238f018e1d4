"""The words above an event that speak, accuse or make a condition, and those set beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.read.forms import form_of, is_negated
from twosource.read.participants import auxiliaries, case_of, is_break
from twosource.record.tree import Tree
from twosource.text import verbs

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "whenever", "until", "before", "once"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step up the tree: how the lower part hangs on its governor."""

    kind: str  # content, condition, accusation, noun, other
    governor: int


_CHARGES = frozenset({"advcl", "ccomp", "acl", "xcomp", "obl"})
"""How what somebody is accused of hangs on the accusing."""


def steps(tree: Tree, position: int) -> Iterator[Step]:
    here = position
    broken = False
    for above in tree.above(position):
        relation = tree.relation(here)
        broken = broken or is_break(tree, here)
        if broken and relation in ("ccomp", "root"):
            broken = False
            yield Step("other", above)
        elif relation in ("ccomp", "root") and _speaks(tree, above):
            yield Step("content", above)
        elif relation in ("acl", "ccomp") and _is_told_of(tree, here, above):
            yield Step("noun", above)
        elif relation == "advcl" and is_condition(tree, here):
            yield Step("condition", above)
        elif relation in _CHARGES and tree.words[above].lemma.lower() in verbs.ACCUSING:
            yield Step("accusation", above)
        else:
            yield Step("other", above)
        here = above


def _is_told_of(tree: Tree, position: int, above: int) -> bool:
    """Whether a clause is what a noun is about: "the claim that …"."""
    if tree.words[above].upos != "NOUN" or tree.words[position].relation == "acl:relcl":
        return False
    return any(tree.words[mark].text.lower() == "that" for mark in tree.kids(position, "mark"))


def _speaks(tree: Tree, position: int) -> bool:
    word = tree.words[position]
    lemma = word.lemma.lower()
    if word.upos in ("VERB", "AUX"):
        return lemma in verbs.REPORTING or verbs.FRAME_OF.get(lemma) in ("demanded", "alleged")
    return False


def is_condition(tree: Tree, position: int) -> bool:
    """Whether a clause's own word makes it a condition, or leaves open whether it came to that."""
    kids = (*tree.kids(position, "mark"), *tree.kids(position, "advmod"))
    found = {tree.words[kid].text.lower() for kid in kids} & _CONDITIONS
    if found and found <= _NOT_YET and _came_to_it(tree, position):
        return False
    return bool(found)


def _came_to_it(tree: Tree, position: int) -> bool:
    """Whether a clause with "before", "until" or "once" tells in the past what followed.

    As in "the crowd threw stones before the police fired". Not where the deed it follows may have
    kept it from coming about: "was killed before he reached the border".
    """
    above = tree.words[position].head
    if above < 0 or tree.relation(position) != "advcl" or tree.words[above].upos != "VERB":
        return False
    told = all(form_of(tree, at).tense == "past" for at in (position, above))
    plain = not is_negated(tree, above) and not is_negated(tree, position)
    return told and plain and tree.words[above].lemma.lower() not in _CUTTING_SHORT


_NOT_YET = frozenset({"before", "until", "once"})
_CUTTING_SHORT = frozenset(
    """arrest abort avert block cancel capture catch defuse delay detain die disappear disarm drop
    end escape evacuate fail flee foil halt intercept kill leave postpone prevent quit resign
    save shoot stop suspend thwart vanish withdraw""".split()
)


def has_condition(tree: Tree, position: int) -> bool:
    """Whether the clause hangs on an "if" or "unless" of its own."""
    return any(
        tree.words[mark].text.lower() in ("if", "unless", "whenever")
        for kid in tree.kids(position, "advcl")
        for mark in tree.kids(kid, "mark", "advmod")
    )


def reporter(tree: Tree, position: int) -> int | None:
    """The reporting verb whose content clause holds the word, or None."""
    for step in steps(tree, position):
        if step.kind == "content":
            return step.governor
    return None


def is_reported_past(tree: Tree, position: int) -> bool:
    """Whether "would" is a future told in the past: "said it would"."""
    verb = reporter(tree, position)
    return verb is not None and tree.words[verb].xpos in ("VBD", "VBN")


def is_told(tree: Tree, verb: int) -> bool:
    """Whether the reporting itself takes place: not "would say", not "if asked"."""
    helpers = [tree.words[kid].text.lower() for kid in auxiliaries(tree, verb)]
    if tree.words[verb].xpos == "VB" and not helpers:
        return False
    return not any(text in ("would", "could", "might", "may", "should", "must") for text in helpers)


def asides(tree: Tree, position: int) -> list[int]:
    """Reporting verbs and "according to" phrases set beside the clause or one above it."""
    found: list[int] = []
    here = position
    for clause in (position, *tree.above(position)):
        if (
            clause != position
            and tree.relation(here) in ("ccomp", "parataxis")
            and _is_clause(tree, clause)
        ):
            break
        for kid in tree.kids(clause, "parataxis", "root", "obl", "advcl", "nmod", "ccomp"):
            if kid == here or (tree.relation(kid) == "ccomp" and not is_closing(tree, kid)):
                continue
            if tree.relation(kid) not in ("obl", "nmod") and is_aside(tree, kid):
                found.append(kid)
            elif is_according(tree, kid):
                found.append(kid)
        here = clause
    return found


def _is_clause(tree: Tree, position: int) -> bool:
    return tree.words[position].upos in ("VERB", "AUX")


def is_aside(tree: Tree, position: int) -> bool:
    """Whether a clause is only "X said": a reporting verb with a subject and no content."""
    word = tree.words[position]
    if word.lemma.lower() not in verbs.REPORTING or word.upos != "VERB":
        return False
    if word.xpos not in ("VBD", "VBZ", "VBP", "VBN") or tree.kid(position, "mark") is not None:
        return False
    return tree.kid(position, "nsubj") is not None and tree.kid(position, "ccomp") is None


def is_closing(tree: Tree, position: int) -> bool:
    """Whether an aside ends its sentence after a comma: "Ruiz warned Haas, the harbour said".

    A tree may take it for what the verb before it brings in, but what is brought in has no
    comma before it and says something.
    """
    if tree.relation(position) not in ("ccomp", "parataxis") or not is_aside(tree, position):
        return False
    first = min(tree.below(position))
    head = tree.words[position].head
    return 0 <= head < first and any(
        tree.words[at].text == "," for at in (first, first - 1) if at >= 0
    )


def is_according(tree: Tree, position: int) -> bool:
    """Whether a phrase is "according to X"."""
    return case_of(tree, position).startswith("according")
