"""Whether what somebody had to do, or was able to do, was done."""

from __future__ import annotations

from twosource.read.forms import form_of, is_infinitive, is_negated
from twosource.read.participants import subjects
from twosource.read.voices import reporter
from twosource.record.tree import Tree
from twosource.text import verbs


def came_about(tree: Tree, position: int, governor: int) -> bool:
    """Whether what somebody had to do or was able to do was done, in the report's own words.

    "Have had to" and "was able to" say so; the bare past of "have to" may as well tell a rule, so
    only where an end or a number is told: "had to fire six rounds", "had to shut the road to
    clear it". Not under a reporting verb, where the past tense may stand for the present.
    """
    word = tree.words[governor]
    past = form_of(tree, governor).tense == "past" or _is_was(tree, governor)
    if is_negated(tree, governor) or reporter(tree, governor) is not None or not past:
        return False
    if word.relation == "acl:relcl" or form_of(tree, governor).modal:
        return False
    if word.text.lower() == "able":
        return True
    if word.lemma.lower() != "have":
        return False
    if word.xpos == "VBN":
        return True
    counted = any(tree.kid(kid, "nummod") is not None for kid in tree.kids(position, "obj"))
    ends = [kid for kid in tree.kids(position, "advcl") if is_infinitive(tree, kid)]
    someone = [word for word in subjects(tree, governor) if not _is_any(tree, word)]
    return bool(someone) and (counted or bool(ends))


def _is_was(tree: Tree, position: int) -> bool:
    """Whether an adjective stands with "was", "were" or "has been"."""
    texts = {tree.words[kid].text.lower() for kid in tree.kids(position, "cop", "aux")}
    return bool(texts & {"was", "were", "been"})


def _is_any(tree: Tree, position: int) -> bool:
    """Whether a bare plural stands for any of a kind: "applicants had to sign"."""
    bare = tree.kid(position, "det", "nummod", "nmod:poss", "amod", "compound") is None
    return bare and tree.words[position].xpos == "NNS" and not _is_body(tree, position)


def _is_body(tree: Tree, position: int) -> bool:
    return tree.words[position].lemma.lower() in verbs.BODIES
