"""Words that stand for somebody, as the joining of mentions sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.read.mentions import is_plural, lemma_of
from twosource.record.reading import EntityKind
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text.offices import BODIES
from twosource.text.people import COLLECTIVES, OTHER_PEOPLE, PEOPLE, PLURAL_ONLY
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
_TRADED = frozenset(
    """asset bond capital commodity credit currency energy equity exchange financial foreign free
    global housing job labor labour money oil property share stock""".split()
)
_MANY = frozenset("audience elite faculty folk generation workforce congregation mob".split())
_OTHER_BODIES = frozenset(
    """band brand business chain channel consortium contractor daily dealer defender distributor
    division enterprise establishment giant industry institution insurer journal label magazine
    maker manufacturer nonprofit operator outlet paper producer provider publication publisher
    religion retailer startup studio subsidiary supplier thinktank unit utility vendor weekly
    """.split()
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
        more: of a noun the nouns behind it that tell which one it is ("member of the court").
        owner: of a noun whose it is: the entity, or -1 where that is nobody or not known.
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
    more: frozenset[str] = frozenset()
    owner: int = -1

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
    tree: Tree,
    sentence: int,
    position: int,
    *,
    form: str,
    quotes: Sequence[Span],
    kind: EntityKind,
    owner: int = -1,
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
        more=_more(tree, position) if noun else frozenset(),
        owner=owner if noun else -1,
    )


def _more(tree: Tree, position: int) -> frozenset[str]:
    return frozenset(
        lemma_of(tree, kid)
        for kid in tree.kids(position, "nmod")
        if kid > position and tree.words[kid].relation != "nmod:poss"
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
        return "other" if lemma == "market" and _is_of_trade(tree, position) else "place"
    if lemma in _OTHER_BODIES:
        return "group" if plural else "organisation"
    if lemma in OTHER_PEOPLE:
        return "group" if plural or lemma in _MANY else "person"
    if lemma in _ONE_OF_THEM:
        return "person"
    return "group" if lemma in BODIES else "other"


def _is_of_trade(tree: Tree, position: int) -> bool:
    """Whether a market is none that one can walk through: "stock markets"."""
    told = tree.kids(position, "amod", "compound")
    return is_plural(tree, position) or any(lemma_of(tree, kid) in _TRADED for kid in told)
