"""What speaks for and against that a word means somebody spoken of before, as named features.

Each feature is a short name that either holds or does not; `read/ranking.py` weighs them. All
are prefixed with the form of the word that is to be joined, so that "it" and "the company" are
learned apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from twosource.read.clusters import Cluster
from twosource.read.mentions import lemma_of
from twosource.read.spots import Spot
from twosource.record.tree import Tree
from twosource.text.names import plain_name
from twosource.text.offices import BODIES, OFFICES, sector_of_body
from twosource.text.people import sector_of_people
from twosource.text.verbs import REPORTING

_EMPTY_HEADS = frozenset(
    "be seem appear look take rain snow turn become make remain mean depend feel".split()
)
_OLD_NEWS_SPOTS = 8
# Nouns by which one and the same may be called in turn.
_SORTS = {
    word: sort
    for sort, words in {
        "child": "child daughter son baby girl boy infant toddler kid newborn teenager youth",
        "spouse": "wife husband spouse partner widow",
        "attacker": "attacker gunman shooter suspect assailant killer bomber",
        "firm": "company firm business giant corporation maker manufacturer retailer startup",
        "body": "organization organisation group agency association body institution",
        "town": "city town village capital municipality",
        "area": "region province area district county territory zone",
        "land": "country nation state republic",
        "police": "police officer policeman cop",
        "team": "team side club squad",
        "scientist": "scientist researcher author expert academic",
        "migrant": "migrant refugee seeker immigrant",
        "protester": "protester protestor demonstrator marcher activist",
        "soldier": "soldier troop troops army military",
        "victim": "victim casualty patient",
    }.items()
    for word in words.split()
}
# "The group" need not be the Harbour Group.
_TELL_NOTHING = frozenset("group state news times post service network world".split())


@dataclass(slots=True)
class Thread:
    """An entity with the spots at which it has been mentioned so far, in order."""

    cluster: Cluster
    spots: list[Spot] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    """Lemmas of its descriptions, and the words of its names in lower case."""
    last_words: set[str] = field(default_factory=set)
    sector: str | None = None

    def see(self, spot: Spot) -> None:
        """One more mention."""
        self.spots.append(spot)
        if spot.form == "noun":
            self.heads.add(spot.lemma)

    def was_subject(self) -> bool:
        """Whether it is a subject in the last sentence that mentions it."""
        last = self.spots[-1].sentence
        return any(spot.role == "subj" for spot in self.spots if spot.sentence == last)


def thread_of(cluster: Cluster) -> Thread:
    """A thread without spots yet."""
    thread = Thread(cluster)
    if cluster.named:
        for name in set(cluster.names):
            words = plain_name(name).split()
            if cluster.kind != "person":
                thread.heads.update(word for word in words if word not in _TELL_NOTHING)
                thread.last_words.update(set(words[-1:]) - _TELL_NOTHING)
        if cluster.kind == "organisation":
            thread.sector = sector_of_body(cluster.best_name())
        thread.heads.update(office.lemma for office in cluster.offices)
    elif cluster.kind in ("person", "group"):
        thread.sector = sector_of_people(cluster.lemma)
    return thread


def is_called(cluster: Cluster, form: str) -> bool:
    """Whether something says that the pronoun fits: a title, a given name, an earlier pronoun."""
    return form in cluster.called or cluster.gender() == form


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thread that a spot may belong to, and how it stands among the others.

    Attributes:
        rank: 0 for the one mentioned last.
        frequent: whether none of its kind has been mentioned more often.
        by_rule: whether the rules for safe cases would take it.
        stranger: whether nothing says that "he" or "she" fits, while another near by is known.
    """

    thread: Thread
    rank: int
    frequent: bool
    by_rule: bool
    ahead: bool = False
    stranger: bool = False


def _upto(count: int, most: int) -> str:
    return str(count) if count < most else f"{most}+"


def _distance(sentences: int) -> str:
    if sentences < 4:
        return str(sentences)
    return "4-6" if sentences < 7 else "7-12" if sentences < 13 else "13+"


def features(
    spot: Spot, choices: Sequence[Choice], trees: Sequence[Tree]
) -> tuple[list[str], list[list[str]]]:
    """The features of "none", and of each choice."""
    none = of_none(spot, trees[spot.sentence], choices=choices)
    pairs = [of_pair(spot, choice, trees) for choice in choices]
    for choice, pair in zip(choices, pairs, strict=True):
        if spot.form == "noun":
            pair.extend(f"noun:{one}" for one in _among(spot, choice, choices))
    return none, pairs


def _among(spot: Spot, choice: Choice, choices: Sequence[Choice]) -> Iterator[str]:
    """How a thread that a noun may belong to stands among the others."""
    others = [one for one in choices if one is not choice]
    alike = sum(spot.lemma in one.thread.heads for one in others)
    same = spot.lemma in choice.thread.heads
    yield f"alike={_upto(alike, 3)},{same},{spot.article}"


def of_none(spot: Spot, tree: Tree, *, choices: Sequence[Choice]) -> list[str]:
    """What speaks for a word that means nobody spoken of before."""
    found = list(_of_none(spot, tree, choices))
    form = spot.form if spot.form != "noun" else f"noun-{spot.article}"
    return [f"{form}:none:{one}" for one in found] + [f"{spot.form}:none"]


def _of_none(spot: Spot, tree: Tree, choices: Sequence[Choice]) -> Iterator[str]:
    known = any(spot.lemma in choice.thread.heads for choice in choices)
    yield f"role={spot.role}"
    yield f"quoted={spot.quote >= 0}"
    yield f"rule={not any(choice.by_rule for choice in choices)}"
    yield f"choices={_upto(len(choices), 4)}"
    near = sum(c.thread.spots[-1].sentence >= spot.sentence - 1 for c in choices if not c.ahead)
    yield f"near={_upto(near, 3)}"
    yield f"start={_upto(spot.sentence, 2)}"
    if spot.form == "noun":
        yield f"kind={spot.kind}"
        yield f"plural={spot.plural}"
        yield f"known={known}"
        yield f"modifiers={_upto(len(spot.modifiers), 2)}"
        below = tree.kids(spot.position, "nmod", "acl")
        yield f"more={any(kid > spot.position for kid in below)},{known}"
        yield f"lemma={spot.lemma}" if spot.lemma in BODIES else f"office={spot.lemma in OFFICES}"
    if spot.form == "it" and spot.governor >= 0:
        relation = tree.words[spot.position].relation
        yield f"expletive={relation.startswith('expl')}"
        yield f"empty={lemma_of(tree, spot.governor) in _EMPTY_HEADS}"
        head = tree.words[spot.governor]
        yield f"copula={bool(tree.kids(spot.governor, 'cop'))},{head.upos}"
        clauses = tree.kids(spot.governor, "ccomp", "csubj", "xcomp", "advcl")
        yield f"clause={any(kid > spot.position for kid in clauses)}"
        yield f"says={lemma_of(tree, spot.governor) in REPORTING},{spot.role}"


def of_pair(spot: Spot, choice: Choice, trees: Sequence[Tree]) -> list[str]:
    """What speaks for and against that the spot and the thread are one."""
    if spot.form == "noun":
        found = list(_of_noun(spot, choice, trees))
    else:
        found = list(_of_pronoun(spot, choice, trees))
    found.extend(_of_both(spot, choice))
    return [f"{spot.form}:{one}" for one in found]


def _kind(choice: Choice) -> str:
    cluster = choice.thread.cluster
    return f"{cluster.kind}{'*' if cluster.named else ''}"


def _of_both(spot: Spot, choice: Choice) -> Iterator[str]:
    thread = choice.thread
    yield f"kind={_kind(choice)}"
    yield f"rule={choice.by_rule}"
    yield f"rank={_upto(choice.rank, 5)}"
    yield f"count={_upto(len(thread.spots), 5)}"
    yield f"frequent={choice.frequent},{thread.cluster.named}"
    if choice.ahead:
        yield "ahead"
        return
    last = thread.spots[-1]
    yield f"last={last.form if last.form in ('name', 'noun') else 'pronoun'}"
    yield f"quotes={_quotes(spot, last)}"
    yield f"first={_upto(thread.spots[0].sentence, 2)}"


def _quotes(spot: Spot, last: Spot) -> str:
    if spot.quote == last.quote:
        return "out" if spot.quote < 0 else "same"
    if spot.quote < 0:
        return "was"
    return "now" if last.quote < 0 else "other"


def _of_pronoun(spot: Spot, choice: Choice, trees: Sequence[Tree]) -> Iterator[str]:
    thread = choice.thread
    if choice.ahead:
        return
    last = thread.spots[-1]
    apart = spot.sentence - last.sentence
    distance = _distance(apart)
    yield f"apart={distance}"
    yield f"apart={distance},{last.role}"
    yield f"apart={distance},rank={_upto(choice.rank, 3)}"
    yield f"apart={_upto(apart, 2)},main={last.main},{spot.role}"
    yield f"roles={spot.role},{last.role},{_upto(apart, 2)}"
    yield f"kind={_kind(choice)},{last.plural},{_upto(apart, 2)}"
    yield f"same form={last.form == spot.form},{_upto(apart, 2)}"
    yield f"speaking={spot.speaking},{last.speaking},{_upto(apart, 2)}"
    if spot.form in ("he", "she"):
        yield f"stranger={choice.stranger},{last.role},{_upto(apart, 2)}"
        yield f"called={is_called(thread.cluster, spot.form)},{choice.stranger}"
    told = thread.cluster.gender() if thread.cluster.kind == "person" else None
    yield f"gender={told is not None},{any(s.form == spot.form for s in thread.spots)}"
    subjects = sum(one.role == "subj" for one in thread.spots[-_OLD_NEWS_SPOTS:])
    yield f"subjects={_upto(subjects, 3)}"
    paragraphs = trees[spot.sentence].sentence.paragraph - trees[last.sentence].sentence.paragraph
    yield f"paragraphs={_upto(paragraphs, 2)},{_upto(apart, 2)}"
    if apart == 0:
        tree = trees[spot.sentence]
        yield f"clause={_clause(tree, spot, last)},{spot.role},{last.role}"
        between = sum(
            c.upos in ("NOUN", "PROPN") for c in tree.words[last.position : spot.position]
        )
        yield f"between={_upto(between, 4)}"
    if thread.cluster.kind == "other" or not thread.cluster.named:
        yield f"article={last.article}"


def _clause(tree: Tree, spot: Spot, last: Spot) -> str:
    """Whether the two hang on one verb; which must not be one and its own object."""
    if spot.governor == last.governor:
        return "same"
    if spot.governor == last.position:
        return "on it"
    if last.governor == spot.governor >= 0:
        return "same"
    above = list(tree.above(spot.position))
    if last.position in above:
        return "below"
    if last.governor in above:
        return "lower"
    return "other"


def _of_noun(spot: Spot, choice: Choice, trees: Sequence[Tree]) -> Iterator[str]:
    thread = choice.thread
    last = thread.spots[-1]
    apart = _distance(spot.sentence - last.sentence)
    nouns = [one for one in thread.spots if one.form == "noun"]
    same = spot.lemma in thread.heads
    described = any(one.lemma == spot.lemma for one in nouns)
    match = "noun" if described else "head" if spot.lemma in thread.last_words else str(same)
    yield f"match={match}"
    yield f"match={match},{spot.article}"
    yield f"match={match},{_kind(choice)}"
    yield f"match={match},apart={apart}"
    yield f"match={match},{spot.article},{_fits(spot, nouns, same=described)}"
    yield f"match={match},plural={_plural(spot, nouns)}"
    fits = _fits(spot, nouns, same=described)
    number = _plural(spot, nouns)
    yield f"match={match},{spot.article},{fits},{spot.kind},{number}"
    yield f"match={match},{spot.article},{last.form},{_upto(len(thread.spots), 3)}"
    yield f"more={_more_fits(spot, nouns)},{match},{spot.article}"
    yield f"more={_more_fits(spot, nouns)},{match},{fits},{number}"
    yield f"owner={_owners(spot, nouns)},{match},{spot.article}"
    if described:
        articles = {one.article for one in nouns if one.lemma == spot.lemma}
        yield f"articles={'a' in articles},{'bare' in articles},{spot.article},{spot.kind}"
    yield f"kinds={spot.kind},{_kind(choice)},{match != 'False'}"
    yield f"kinds={spot.kind},{_kind(choice)},{spot.article}"
    yield f"kinds={spot.kind},{_kind(choice)},{apart}"
    if not described:
        sector = BODIES.get(spot.lemma) or sector_of_people(spot.lemma)
        yield f"sector={_agree(sector, thread.sector)},{spot.kind}"
        yield f"lemma={spot.lemma},{_kind(choice)}"
        sort = _SORTS.get(spot.lemma)
        alike = sort is not None and any(_SORTS.get(head) == sort for head in thread.heads)
        yield f"sort={sort if alike else alike},{spot.article}"
        yield f"sort={alike},{spot.article},{spot.kind},{_kind(choice)}"
        yield f"frequent={choice.frequent},{spot.kind},{_kind(choice)},{spot.article}"
        yield f"rank={_upto(choice.rank, 3)},{spot.kind},{_kind(choice)},{spot.article}"
        yield f"modifiers={_upto(len(spot.modifiers), 2)},{spot.article}"
        below = trees[spot.sentence].kids(spot.position, "nmod", "acl")
        yield f"more={any(kid > spot.position for kid in below)},{spot.article}"
    else:
        below = trees[spot.sentence].kids(spot.position, "nmod", "acl")
        yield f"more={any(kid > spot.position for kid in below)},{spot.article},same"


def _more_fits(spot: Spot, nouns: Sequence[Spot]) -> str:
    """How the nouns behind two nouns stand to each other ("member of the court")."""
    told = [one.more for one in nouns if one.lemma == spot.lemma and one.more]
    if not spot.more:
        return "before" if told else "none"
    if not told:
        return "now"
    return "same" if any(one & spot.more for one in told) else "other"


def _owners(spot: Spot, nouns: Sequence[Spot]) -> str:
    """Whether two nouns are told as somebody's, and of the same one."""
    told = {one.owner for one in nouns if one.lemma == spot.lemma and one.owner >= 0}
    if spot.owner < 0:
        return "before" if told else "none"
    if not told:
        return "now"
    return "same" if spot.owner in told else "other"


def _plural(spot: Spot, nouns: Sequence[Spot]) -> str:
    if not nouns:
        return f"{spot.plural},?"
    return str(any(one.plural == spot.plural for one in nouns))


def _fits(spot: Spot, nouns: Sequence[Spot], *, same: bool) -> str:
    """How the words before two nouns stand to each other."""
    if not nouns:
        return "none"
    best = "clash"
    for one in nouns:
        if same and one.lemma != spot.lemma:
            continue
        if one.modifiers == spot.modifiers:
            return "equal" if spot.modifiers else "bare"
        if spot.modifiers < one.modifiers:
            best = "fewer"
        elif one.modifiers < spot.modifiers and best == "clash":
            best = "more"
    return best


def _agree(one: str | None, other: str | None) -> str:
    if not one or not other:
        return "?"
    return str(one == other)
