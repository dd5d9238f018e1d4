"""Which way a clause looks: the tense that tells the coming Friday from the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from twosource.record.reading import Word
from twosource.record.tree import Tree

Tense = Literal["past", "present", "future", "none"]

_MODALS = {"will", "shall", "'ll", "’ll", "would", "may", "might", "can", "could", "must", "should"}
# Verbs and words whose infinitive lies ahead of them.
INTENDING = frozenset(
    """
    plan expect set schedule due intend hope want prepare agree promise vow seek aim slate going go
    pledge ask order urge demand require instruct invite threaten decide offer agreement proposal
    intention commitment deal
    """.split()
)


_PLANNING = {"plan", "schedule", "slate", "expect"}
_CALLED_PLANS = {
    "planned",
    "scheduled",
    "slated",
    "expected",
    "upcoming",
    "forthcoming",
    "proposed",
}
# "A strike called for Friday": such participles say of their noun that it is to come.
_ARRANGING = {"call", "propose", "arrange", "book", "time", "target", "announce", "delay"}
_ARRANGING |= {"postpone", "extend", "move"}
_DENYING = {"not", "n't", "n’t", "never", "neither", "nor", "nobody", "none", "hardly"}


def tense_at(tree: Tree, position: int) -> Tense:
    """The tense of the clause a word stands in; "none" where no finite verb shows it."""
    for above in (position, *tree.above(position)):
        word = tree.words[above]
        if word.upos in {"VERB", "AUX"} or tree.kid(above, "cop") is not None:
            tense = tense_of(tree, above)
            if tense != "none":
                return tense
    return "none"


def tense_of(tree: Tree, verb: int) -> Tense:
    """The tense of one predicate by its auxiliaries and tag."""
    word = tree.words[verb]
    helpers = [tree.words[kid] for kid in tree.kids(verb, "aux", "cop")]
    if any(helper.text.lower() in _MODALS for helper in helpers):
        return "past" if _could_not(tree, verb, helpers) else "future"
    infinitive = word.xpos == "VB" or any(helper.xpos == "VB" for helper in helpers)
    if infinitive and any(tree.words[kid].text == "to" for kid in tree.kids(verb, "mark")):
        return _infinitive_tense(tree, verb)
    finite = [helper.xpos for helper in helpers] or [word.xpos]
    if "VBD" in finite or any(helper.lemma == "have" for helper in helpers):
        return "past"
    if "VBZ" in finite or "VBP" in finite:
        return _present_tense(word.xpos, word.lemma.lower())
    return "past" if word.xpos == "VBD" or _has_been_done(tree, verb) else "none"


def _could_not(tree: Tree, verb: int, helpers: Sequence[Word]) -> bool:
    """Whether a clause denies what could be: `could not be reached`, `neither could be found`."""
    if not any(helper.text.lower() == "could" for helper in helpers):
        return False
    subject = tree.kid(verb, "nsubj")
    start = tree.below(subject)[0] if subject is not None else 0
    return any(word.text.lower() in _DENYING for word in tree.words[start:verb])


def _has_been_done(tree: Tree, verb: int) -> bool:
    """Whether a participle tells of its noun what was done: `the order issued Thursday`."""
    word = tree.words[verb]
    if word.xpos != "VBN" or word.relation != "acl":
        return False
    return word.lemma.lower() not in INTENDING | _ARRANGING


def _infinitive_tense(tree: Tree, verb: int) -> Tense:
    """`plans to meet` looks ahead; `began to meet` is as its head verb is."""
    head = tree.words[verb].head
    if head >= 0 and tree.words[head].lemma.lower() in INTENDING:
        had = any(tree.words[kid].text.lower() == "had" for kid in tree.kids(head, "aux"))
        return "past" if had else "future"  # "had been scheduled to end on Friday"
    if tree.words[verb].relation == "acl" and tree.kid(verb, "aux:pass") is not None:
        return "future"  # "rules to be published in May"
    return "none"


def _present_tense(xpos: str, lemma: str) -> Tense:
    """`is meeting` and `is scheduled` look ahead, `is seen` is present."""
    ahead = xpos == "VBG" or (xpos in {"VBN", "JJ"} and lemma in INTENDING)
    return "future" if ahead else "present"


def is_planned(tree: Tree, position: int) -> bool:
    """Whether a word stands below a plan: `set a vote for Friday`, not `had been expected`.

    Or below what is called one: `spoke of his planned visit in June`.
    """
    for above in tree.above(position):
        if any(tree.words[kid].text.lower() in _CALLED_PLANS for kid in tree.kids(above, "amod")):
            return True
        if tree.words[above].upos == "VERB":
            had = any(tree.words[kid].text.lower() == "had" for kid in tree.kids(above, "aux"))
            described = tree.relation(above) == "acl"  # "the vote planned for Friday was put off"
            return tree.words[above].lemma.lower() in _PLANNING and not had and not described
    return False


def hangs_on_verb(tree: Tree, position: int) -> bool:
    """Whether the expression hangs straight on a verb, not on a noun of its clause."""
    head = tree.words[position].head
    return head >= 0 and tree.words[head].upos == "VERB"
