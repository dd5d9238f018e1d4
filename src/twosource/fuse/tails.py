"""What follows the verb of a sentence: its objects, what completes it, and the place."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.fuse.forms import quoted
from twosource.fuse.gaps import clause_on, gap_of, is_passive
from twosource.fuse.naming import called
from twosource.fuse.phrases import Phrases, below_in, case_of, names_beside, prepositions
from twosource.fuse.wording import Clause
from twosource.text.clauses import shared_object

_PARTS_OF_VERB = ("obj", "iobj", "obl", "xcomp", "ccomp", "compound:prt")
_BESIDE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "advcl:relcl"})
_STRANDED = frozenset("from in on to for with at of about into through by".split())
_COMPLETING = frozenset({"of", "from", "into", "with"})  # "accused him of taking"
_CIRCUMSTANCE = frozenset(
    "after ahead amid because before despite during following given in_spite since "
    "under until while with within without by as according".split()
)
_WHERE_TO = frozenset(
    "in out away back off up down over home forward ahead aside apart together".split()
)
_DIRECTIONS = frozenset({"to", "into", "from", "onto", "toward", "towards", "out_of", "as"})


def tail_of(phrases: Phrases, head: int, *, passive: bool) -> list[str] | None:
    """What follows the verb, piece by piece; None when a piece cannot be written."""
    clause, telling = phrases.clause, phrases.telling
    if any(kid > head and clause.words[kid].xpos == "WRB" for kid in clause.children[head]):
        return None  # "is debating how to"
    wanted = set(telling.recipients) | ({telling.place} if telling.place else set())
    kids = [kid for kid in clause.kids(head, *_PARTS_OF_VERB) if kid not in clause.dates]
    if not passive and not any(clause.words[kid].relation == "obj" for kid in kids):
        kids += shared_object(clause, head)
    full = any(clause.words[kid].relation in ("obj", "xcomp", "ccomp") for kid in kids)
    kids += [kid for kid in clause.kids(head, "advcl") if _completes(clause, kid, head)]
    kids += [kid for kid in clause.kids(head, "advmod") if _points(clause, kid, head)]
    pieces: list[str] = []
    gap = None if passive else gap_of(clause, head)
    if gap is not None:
        written = phrases.phrase(
            gap, without=prepositions(clause, gap) | set(clause_on(clause, gap))
        )
        if written is None or any(
            clause.words[kid].text.casefold() in _STRANDED for kid in clause.children[head]
        ):
            return None
        pieces.append(written)
        kids = [kid for kid in kids if kid > head]
    left: list[int] = []
    objects = obliques = 0
    for kid in sorted(kids):
        relation = clause.words[kid].relation
        objects += relation == "obj"
        if relation == "obj" and objects > 1 and not _gives(phrases, kids):
            continue
        below = below_in(clause, kid)
        if relation.startswith("obl") and passive and _is_free(clause, kid, below):
            pieces.append(f"by {quoted(_plain_words(phrases, kid))}")
            continue
        if relation.startswith("obl"):
            keep = _keeps(phrases, kid, below, wanted=wanted, first=not full and not obliques)
            # "in response to calls", of which the tree makes two phrases
            keep = keep and not any(clause.below(one)[-1] == below[0] - 1 for one in left)
            if not keep:
                left.append(kid)
                continue
            obliques += 1
        if kid < head:  # "which", or a place in front
            if relation in ("obj", "iobj", "ccomp"):
                return None
            if relation.startswith("obl") and not passive:
                continue
        written = phrases.phrase(kid)
        if written is None:
            return None
        in_names = {at for noun in below for name in names_beside(clause, noun) for at in name}
        pieces.append(f"{written}," if below[-1] in in_names else written)
    return pieces or _circumstance(phrases, head, left)


def _circumstance(phrases: Phrases, head: int, left: Sequence[int]) -> list[str]:
    """For a verb that nothing else follows its first circumstance: "passed through Velda"."""
    clause = phrases.clause
    for kid in left:
        plain = case_of(clause, kid) not in ("", "by", "according", "according_to", "as")
        if kid > head and plain and not any(at in clause.dates for at in below_in(clause, kid)):
            written = phrases.phrase(kid)
            return [written] if written else []
    return []


def _is_free(clause: Clause, kid: int, below: Sequence[int]) -> bool:
    """Whether a passive is done by somebody unsure: "by what appeared to be a guard"."""
    return case_of(clause, kid) == "by" and any(
        clause.words[at].xpos in ("WP", "WDT") for at in below[:2]
    )


def _plain_words(phrases: Phrases, kid: int) -> str:
    """The report's own words of an oblique, without its preposition."""
    clause = phrases.clause
    drop = prepositions(clause, kid)
    kept = [clause.words[at].span for at in clause.below(kid) if at not in drop]
    return phrases.text[kept[0].start : kept[-1].end]


def _gives(phrases: Phrases, kids: Sequence[int]) -> bool:
    """Whether the first of two objects is who gets the second: "paid Velda ten crowns"."""
    clause = phrases.clause
    first, second = [kid for kid in sorted(kids) if clause.words[kid].relation == "obj"][:2]
    near = min(clause.below(second)) == max(clause.below(first)) + 1
    gives = clause.words[clause.words[first].head].lemma.casefold() in _GIVING
    return gives or (near and clause.words[first].upos == "PROPN")


_GIVING = frozenset(
    "give send hand show offer pay lend teach grant award sell buy bring deny cost owe".split()
)


def _points(clause: Clause, kid: int, head: int) -> bool:
    """Whether a word behind the verb says where to: "moved in", "sent them home"."""
    return kid > head and clause.words[kid].text.casefold() in _WHERE_TO


def _completes(clause: Clause, kid: int, head: int) -> bool:
    """Whether a clause with a preposition belongs to the verb: "of taking"."""
    marks = [clause.words[mark].text.casefold() for mark in clause.kids(kid, "mark")]
    return kid > head and len(marks) == 1 and marks[0] in _COMPLETING


def _keeps(
    phrases: Phrases, kid: int, below: Sequence[int], *, wanted: set[str], first: bool
) -> bool:
    """Whether an oblique is of the core: it names a party or place, or completes the verb."""
    clause = phrases.clause
    relation, case = clause.words[kid].relation, case_of(clause, kid)
    if clause.words[kid].xpos in ("WDT", "WP", "WRB"):
        return False  # "in which"
    if relation in ("obl:unmarked", "obl:tmod", "obl:npmod") or not case:
        particles = clause.kids(clause.words[kid].head, "compound:prt")
        return below[0] - 1 in particles  # "fell down the well"
    if case == "by" and is_passive(clause, clause.words[kid].head):
        return not phrases.telling.actors
    if case in _CIRCUMSTANCE and not (case == "with" and first):  # "is to deal with those who"
        return False
    named = {phrases.mentions[at][1] for at in below if at in phrases.mentions}
    if named & wanted:
        return True
    ends = case in _DIRECTIONS and kid > clause.words[kid].head
    return (first or ends) and not any(at in clause.dates for at in below)


def _stands_beside(clause: Clause, at: int, trigger: int) -> bool:
    """Whether a word is in a clause or aside of its own: "the court, based in Port Lumo"."""
    shared, above = {trigger}, clause.words[trigger].head
    while above >= 0 and above not in shared:  # "tried to land but were held": one place for both
        shared.add(above)
        above = clause.words[above].head
    seen: set[int] = set()
    while at not in seen and at not in shared and at >= 0:
        if clause.words[at].relation in _BESIDE:
            return True
        seen.add(at)
        at = clause.words[at].head
    return False


def at_place(phrases: Phrases) -> list[str]:
    """The place with its preposition, when the sentence has not named it yet."""
    place, clause = phrases.telling.place, phrases.clause
    if place is None or place in phrases.seen or place in phrases.telling.actors:
        return []
    name = called(place, phrases.telling, phrases.cast)
    for inside, entity in phrases.mentions.values():
        if entity == place:
            heads = [at for at in inside if clause.words[at].head not in inside]
            case = case_of(clause, heads[0]) if heads else ""
            if not heads or _stands_beside(clause, heads[0], phrases.trigger):
                return []
            if case in ("in", "at", "on", "near", "outside", "inside", "off"):
                return [f"{case} {name}"]
    return [f"in {name}"] if phrases.cast[place].kind in ("state", "place") else []
