"""The words that bring in speech, and whose words they bring in."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.read.forms import is_negated
from twosource.read.participants import Scene, auxiliaries, case_of, is_passive, subjects
from twosource.read.passages import CLOSING, STRAIGHT
from twosource.read.voices import is_closing
from twosource.record.reading import Entity
from twosource.record.tree import Tree
from twosource.text import verbs
from twosource.text.agencies import is_agency

WEAK_MODALS = frozenset({"would", "could", "might", "may", "should", "must", "can", "will"})
_NAMING_CASES = frozenset({"including", "like", "such as", "among them"})
_HEARD = frozenset({"tell", "inform", "notify", "assure", "remind"})


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that bring in speech, and who speaks.

    Attributes:
        head: the content clause's head, or None when the cue is an aside ("…, he said").
    """

    sentence: int
    position: int
    speaker: str | None
    head: int | None


def cues_in(scene: Scene) -> list[Cue]:
    """The reporting verbs and "according to" phrases of a sentence with their speakers."""
    tree = scene.tree
    found = []
    for position, word in enumerate(tree.words):
        if word.lemma.lower() == "according" or word.text.lower() == "according":
            found += _according(scene, position)
        elif word.upos == "VERB" and word.lemma.lower() in verbs.REPORTING:
            cue = _verb_cue(scene, position)
            found += [cue] if cue is not None else []
    return found


def calls_in(scene: Scene) -> list[Cue]:
    """The verbs of a sentence that bring in what stands in marks and nothing else: "asked"."""
    found = []
    for position, word in enumerate(scene.tree.words):
        if word.upos == "VERB" and word.lemma.lower() in verbs.ASKING:
            cue = _verb_cue(scene, position)
            found += [cue] if cue is not None else []
    return found


def _according(scene: Scene, position: int) -> list[Cue]:
    tree = scene.tree
    holder = tree.words[position].head
    if holder < 0 or tree.relation(position) not in ("case", "mark"):
        return []
    head = tree.words[holder].head
    key = scene.key(holder)
    return [Cue(scene.index, holder, key, None)] if head >= 0 and key is not None else []


def _verb_cue(scene: Scene, position: int) -> Cue | None:
    tree = scene.tree
    if not says(tree, position):
        return None
    content = [kid for kid in tree.kids(position, "ccomp", "root") if not is_closing(tree, kid)]
    head = content[0] if content else None
    return Cue(scene.index, position, speaker_of(scene, position), head)


def says(tree: Tree, position: int) -> bool:
    """Whether a word of saying says something: not "did not say", "is told" or "might say"."""
    if is_negated(tree, position) or is_passive(tree, position) or _is_bare(tree, position):
        return False
    helpers = [tree.words[kid].text.lower() for kid in auxiliaries(tree, position)]
    return not any(text in WEAK_MODALS for text in helpers)


def _is_bare(tree: Tree, position: int) -> bool:
    """Whether a verb is an infinitive: "to say", "have to think"; "did say" is none."""
    helpers = [tree.words[kid].lemma.lower() for kid in auxiliaries(tree, position)]
    return tree.words[position].xpos == "VB" and "do" not in helpers


def speaker_of(scene: Scene, position: int) -> str | None:
    """The entity whose words a cue brings in: its subject, or the one named of several.

    "critics, including Ana Ruiz, viewed" gives Ana Ruiz; an apposition or an employer never
    takes the place of a subject that is unknown.
    """
    tree = scene.tree
    if case_of(tree, position).startswith("according"):
        return scene.key(position)
    if is_passive(tree, position):
        agents = [k for k in tree.kids(position, "obl") if case_of(tree, k) == "by"]
        return scene.key(agents[0]) if len(agents) == 1 else None
    found = subjects(tree, position) or _called(tree, position)
    if tree.words[position].lemma.lower() in _HEARD:
        # "Ruiz told Reuters": whoever stands behind such a verb hears it
        found = [one for one in found if one < position]
    if len(found) != 1:
        return None
    subject = found[0]
    beside = [k for k in tree.kids(position, "nsubj", "nmod", "obl") if subject < k < position]
    named = [
        key for key in (_named_one(scene, kid) for kid in [*tree.children[subject], *beside]) if key
    ]
    if named:
        return named[0] if len(named) == 1 else None
    key = scene.cast.at(scene.index, subject) or _flat_key(scene, subject)
    if key is not None:
        return key
    if tree.words[subject].lemma.lower() in verbs.DOCUMENTS:
        for kid in tree.kids(subject, "nmod"):
            if case_of(tree, kid) in ("from", "by", "of", ""):
                return scene.key(kid)
    return None


def _called(tree: Tree, position: int) -> list[int]:
    """A name between closing marks and a cue that a tree may take for an address.

    "“We have won,” Ana Ruiz, the governor, told reporters"
    """
    head = tree.words[position].head
    if head < 0:
        return []
    names = [k for k in tree.kids(head, "vocative", "dislocated") if k < position]
    if not names or max(tree.below(names[-1])) + 1 != position or names[-1] == 0:
        return []
    return names[-1:] if tree.words[names[-1] - 1].text in CLOSING | STRAIGHT else []


def is_wire(entity: Entity) -> bool:
    """Whether an entity is a news agency, by its name."""
    return entity.kind == "organisation" and is_agency(entity.name)


def _flat_key(scene: Scene, subject: int) -> str | None:
    for kid in scene.tree.kids(subject, "flat"):
        key = scene.cast.at(scene.index, kid)
        if key is not None:
            return key
    return None


def _named_one(scene: Scene, kid: int) -> str | None:
    """The person of "including Ana Ruiz" or "like supporter Ana Ruiz"."""
    if case_of(scene.tree, kid) not in _NAMING_CASES:
        return None
    key = scene.key(kid)
    return key if key is not None and scene.cast.get(key).named else None
