"""Words that stand for somebody, as the joining of mentions sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.read.mentions import is_plural, lemma_of
from twosource.record.reading import EntityKind
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text.offices import BODIES
from twosource.text.people import COLLECTIVES, PEOPLE, PLURAL_ONLY
from twosource.text.sites import LANDS, SITES
from twosource.text.verbs import REPORTING

PRONOUNS: dict[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
}
"""The pronouns that are joined, by the form that tells person, number and gender."""

# Nouns that are people in the singular too, though they may be bodies or states.
_ONE_OF_THEM = frozenset(
    """victim partner opponent successor predecessor counterpart employer owner donor guest fan
    player winner loser rival member""".split()
)
_ROLES = {"nsubj": "subj", "obj": "obj", "iobj": "obj", "obl": "obl", "nmod": "nmod"}
_POINTING = frozenset({"this", "that", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One word at which somebody is mentioned.

    Attributes:
        form: "name", "noun" or the pronoun's form.
        role: its place in the clause: subj, obj, obl, poss, nmod, conj or other.
        quote: which of the report's quotations it stands in, -1 for none.
        governor: the verb or noun that it hangs on, -1 for none.
        speaking: whether it is the subject of a verb of saying.
        article: of a noun "the", "this", "poss", "a" or "bare".
    """

    sentence: int
    position: int
    form: str
    lemma: str
    role: str
    quote: int
    governor: int
    speaking: bool
    plural: bool
    kind: EntityKind
    article: str = ""
    modifiers: frozenset[str] = frozenset()
    main: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Sentence and position."""
        return self.sentence, self.position


def quote_at(quotes: Sequence[Span], span: Span) -> int:
    """Which quotation the span stands in; -1 for none."""
    for place, quote in enumerate(quotes):
        if quote.start > span.start:
            break
        if quote.covers(span):
            return place
    return -1


def spot_at(
    tree: Tree, sentence: int, position: int, *, form: str, quotes: Sequence[Span], kind: EntityKind
) -> Spot:
    """The word as a spot."""
    word = tree.words[position]
    noun = form == "noun"
    governor = word.head
    return Spot(
        sentence=sentence,
        position=position,
        form=form,
        lemma=lemma_of(tree, position),
        role=role_of(tree, position),
        quote=quote_at(quotes, word.span),
        governor=governor,
        speaking=governor >= 0
        and tree.relation(position) == "nsubj"
        and lemma_of(tree, governor) in REPORTING,
        plural=is_plural(tree, position) or form in ("they", "we"),
        kind=kind,
        article=article_of(tree, position) if noun else "",
        modifiers=_modifiers(tree, position) if noun else frozenset(),
        main=tree.relation(position) == "nsubj" and governor == tree.root,
    )


def role_of(tree: Tree, position: int) -> str:
    """The word's place in its clause."""
    relation = tree.words[position].relation
    if relation == "nmod:poss":
        return "poss"
    if relation.startswith("conj"):
        return "conj"
    return _ROLES.get(tree.relation(position), "other")


def article_of(tree: Tree, position: int) -> str:
    """How a noun points: "the", "this", "poss", "a" or "bare"."""
    if tree.kids(position, "nmod:poss"):
        return "poss"
    for kid in tree.kids(position, "det"):
        lemma = lemma_of(tree, kid)
        if lemma == "the":
            return "the"
        if lemma in _POINTING or tree.words[kid].text.casefold() in _POINTING:
            return "this"
        return "a"
    return "num" if tree.kids(position, "nummod") else "bare"


def _modifiers(tree: Tree, position: int) -> frozenset[str]:
    return frozenset(
        tree.words[kid].text.casefold() for kid in tree.kids(position, "amod", "compound", "nummod")
    )


def kind_of_noun(tree: Tree, position: int) -> EntityKind:
    """What a common noun can stand for; "other" for things, ideas and events."""
    lemma = lemma_of(tree, position)
    plural = is_plural(tree, position)
    if lemma in LANDS and not plural:
        return "state"
    if lemma in PEOPLE and (plural or lemma in COLLECTIVES):
        return "group"
    if lemma in PEOPLE and lemma not in PLURAL_ONLY:
        return "person"
    if lemma in BODIES and not plural:
        return "organisation"
    if lemma in SITES:
        return "place"
    if lemma in _ONE_OF_THEM:
        return "person"
    return "group" if lemma in BODIES else "other"
