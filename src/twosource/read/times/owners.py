"""Whose time it is: the event, if any, that a time expression dates."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.read.times.mention import TimeMention
from twosource.read.times.scan import DAY_PARTS, PARTS
from twosource.read.times.tense import INTENDING, tense_of
from twosource.record.tree import Tree
from twosource.text.offices import BODIES
from twosource.text.people import PEOPLE

_ATTACHED = {"obl", "nmod", "advmod", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod:unmarked"}
_ATTACHED |= {"nmod:tmod", "nmod:npmod", "nmod:poss", "compound", "nummod", "amod"}
_PHASES = {"begin", "start", "continue", "stop", "cease", "finish", "try", "attempt", "manage"}
_PHASES |= {"fail", "come", "go", "refuse", "appear", "seem", "help", "struggle", "decline"}
_SAYING = {"say", "tell", "add", "announce", "write", "state", "note", "claim", "report", "warn"}
_SAYING |= {"argue", "explain", "insist", "confirm", "stress", "post", "reveal", "declare"}
_SAID_IN = {"interview", "statement", "briefing", "speech", "address", "conference", "post"}
_SAID_IN |= {"message", "broadcast", "release", "letter", "comment", "remark", "tweet", "video"}
_PAPERS = {"warrant", "order", "call", "request", "plan", "deadline", "permit", "motion"}
_PAPERS |= {"petition", "summons", "appeal", "bill", "demand", "proposal", "tender", "bid"}
_LISTENERS = {"reporter", "journalist", "audience", "crowd", "viewer", "newspaper", "lawmaker"}
# Nouns of time that only hand a time on: "the night of Monday", "the end of March".
_CARRIERS = DAY_PARTS.keys() | PARTS | {"day", "week", "end", "start", "beginning", "hour"}


def time_of(tree: Tree, word: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that belongs to the event at this word; None rather than a guess.

    It hangs straight on the word, or on a noun of time below it ("the night of Monday"), or
    for a saying verb on what was said in ("in an interview on Friday"). A verb such as
    "began" and its infinitive share theirs. Two times that exclude each other give None.
    """
    if not times:
        return None
    own = _own_times(tree, word, times)
    if own:
        return _the_one(own)
    partner = _phase_partner(tree, word)
    return _the_one(_own_times(tree, partner, times)) if partner is not None else None


def _own_times(tree: Tree, word: int, times: Sequence[TimeMention]) -> list[TimeMention]:
    return [
        time
        for time in times
        if time.kind != "anniversary"
        and (time.kind != "time" or time.when is not None)
        and _belongs(tree, word, time, times)
        and not _dates_an_anniversary(tree, word, time, times)
    ]


def _belongs(tree: Tree, word: int, time: TimeMention, times: Sequence[TimeMention]) -> bool:
    """Whether the expression hangs on the word itself."""
    here = time.head
    if tree.words[word].head == here and tree.relation(word) in {"acl", "advcl"}:
        return _when_follows(tree, time)
    if here == word or tree.words[here].relation not in _ATTACHED:
        return False
    if time.edge == "since" and not _lasts(tree, word):
        return False
    above = _holder(tree, time)
    if not _may_follow(tree, word, time):
        return False
    if above >= 0 and any(t.kind == "anniversary" and t.head == above for t in times):
        # "the anniversary of the battle in 1939": the battle's year, however it hangs
        return tree.words[word].head == above and word < time.first
    paper = _paper_for(tree, above) if above >= 0 else None
    if paper is not None and tree.words[here].relation in {"nmod", "obl"}:
        return word == _giver(tree, paper)
    if _passes_down(tree, above, time):
        return tree.words[word].head == above and _takes_it(tree, word, above)
    if above == word:
        return True
    if above < 0 or tree.words[above].head != word:
        return False
    return _carries(tree, word, above, time, times)


def _holder(tree: Tree, time: TimeMention) -> int:
    """The word that the expression hangs on; where the tree errs, word order tells.

    "Doria's port authority on Tuesday shut the pier": not the authority is on Tuesday.
    "The mayor said on Friday that he left": what stands before "that" is not told by it.
    """
    above = tree.words[time.head].head
    if above < 0:
        return above
    verb = tree.words[above].head
    if verb < 0:
        return above
    if tree.relation(above) == "nsubj" and above < time.first and time.last < verb:
        return verb if _is_of_the_deed(tree, above, time) else above
    that = [kid for kid in tree.kids(above, "mark") if tree.words[kid].text.lower() == "that"]
    return verb if that and verb < time.first and time.last < that[0] else above


def _is_of_the_deed(tree: Tree, subject: int, time: TimeMention) -> bool:
    """Whether a day or month behind a subject is its verb's: not "the winner in 2012 lost"."""
    word, verb = tree.words[subject], tree.words[tree.words[subject].head]
    if verb.upos != "VERB" or time.named is None or time.named.begins.month is None:
        return False
    between = tree.words[subject + 1 : time.first]
    if any(other.xpos in {"WP", "WDT", "WRB"} or other.upos == "VERB" for other in between):
        return False
    noun = word.lemma.lower()
    return word.upos == "PROPN" or noun in PEOPLE or noun in BODIES


def _may_follow(tree: Tree, word: int, time: TimeMention) -> bool:
    """Whether the order of words lets a time belong to a verb that describes a noun.

    "An event celebrated in 1939": never a year before the participle, nor before the noun
    that a relative clause describes; there the tree went wrong.
    """
    if _when_follows(tree, time):
        return True
    if tree.words[word].relation == "acl:relcl":
        return time.first > tree.words[word].head
    return tree.words[word].relation != "acl" or time.first > word


def _when_follows(tree: Tree, time: TimeMention) -> bool:
    """Whether "in 2002, when it signed" tells what happened then."""
    after = [word.text.lower() for word in tree.words[time.last + 1 : time.last + 3]]
    return after[:1] == ["when"] or after == [",", "when"]


def _lasts(tree: Tree, word: int) -> bool:
    """Whether an event goes on "since 1959": "has been closed", not "the worst crash since"."""
    return any(tree.words[kid].lemma.lower() == "have" for kid in tree.kids(word, "aux"))


def _paper_for(tree: Tree, noun: int) -> int | None:
    """The warrant in "a warrant for his arrest", from the arrest; None for any other noun.

    It is the object of the verb whether the tree hangs "for" on it or on the verb.
    """
    case = tree.kid(noun, "case")
    if case is None or tree.words[case].text.lower() != "for" or case == 0:
        return None
    paper = tree.words[case - 1].lemma.lower() in _PAPERS
    return case - 1 if paper and tree.relation(noun) in {"nmod", "obl"} else None


def _giver(tree: Tree, paper: int) -> int | None:
    """The verb that a date behind a paper dates: "issued a warrant for his arrest in March"."""
    noun = tree.words[paper]
    given = noun.relation in {"obj", "nsubj:pass"} and noun.head >= 0
    return noun.head if given and tree.words[noun.head].upos == "VERB" else None


def _passes_down(tree: Tree, verb: int, time: TimeMention) -> bool:
    """Whether a time behind `plans to meet` stands under "plans" and may be the meeting's."""
    if verb < 0 or tree.words[verb].lemma.lower() not in INTENDING:
        return False
    return any(verb < kid < time.first for kid in tree.kids(verb, "xcomp"))


def _takes_it(tree: Tree, word: int, verb: int) -> bool:
    """Whether the infinitive takes the time: a plan that stands now is not dated itself."""
    return tree.words[word].relation == "xcomp" and tense_of(tree, verb) != "past"


def _carries(
    tree: Tree, word: int, middle: int, time: TimeMention, times: Sequence[TimeMention]
) -> bool:
    """Whether the word between an event and a time only hands the time on."""
    lemma, relation = tree.words[middle].lemma.lower(), tree.relation(middle)
    if any(other is not time and other.first <= middle <= other.last for other in times):
        return relation in {"obl", "nmod", "advmod"}
    if lemma in _CARRIERS:
        return relation in {"obl", "nmod", "advmod"}
    if tree.words[word].lemma.lower() not in _SAYING:
        return False
    if relation in {"obj", "iobj"}:
        return lemma in _LISTENERS and time.first > middle
    return relation == "obl" and lemma in _SAID_IN


def _dates_an_anniversary(
    tree: Tree, word: int, time: TimeMention, times: Sequence[TimeMention]
) -> bool:
    """Whether a year behind "anniversary of" dates what is remembered, not this word's event."""
    if time.when is None or time.when.begins.month is not None:
        return False
    return any(
        other.kind == "anniversary"
        and word <= other.first
        and other.last < time.first
        and all(tree.words[p].text != "," for p in range(other.last, time.first))
        for other in times
    )


def _the_one(times: list[TimeMention]) -> TimeMention | None:
    """The most exact of times that agree; the only one there is; None when they exclude."""
    dated = [time for time in times if time.when is not None]
    if not dated:
        return times[0] if times else None
    best = min(dated, key=_days_covered)
    whens = [time.when for time in dated if time.when is not None]
    if best.when is None or not all(best.when.overlaps(when) for when in whens):
        return None
    return best


def _days_covered(time: TimeMention) -> int:
    return (time.when.last - time.when.first).days if time.when else 0


def _phase_partner(tree: Tree, word: int) -> int | None:
    """The verb that shares its time: `began` for `to leave` and `to leave` for `began`."""
    here = tree.words[word]
    if here.relation == "xcomp" and here.head >= 0:
        above = here.head
        return above if tree.words[above].lemma.lower() in _PHASES else None
    if here.lemma.lower() not in _PHASES:
        return None
    return tree.kid(word, "xcomp")
