"""How long something lasts: `a 30-year contract`, `leased for 25 years`, `12 years in prison`."""

from __future__ import annotations

from twosource.read.labels import DASHES
from twosource.read.measured import head_of, measured_of
from twosource.read.numerals import Amount
from twosource.read.phrases import (
    Counted,
    deed_above,
    is_verb,
    lemma,
    next_noun,
    noun_words,
    tail_of,
    text_of,
    thing_words,
    word_at,
)
from twosource.record.tree import Tree

_WHEN = {"in", "within", "after", "during", "before", "since", "until", "past", "last", "next"}
_WHEN |= {"first", "previous", "coming", "every", "following", "final", "recent", "each"}
_WHEN |= {"another", "these", "those", "early", "late"}
_BEHIND = {"ago", "later", "earlier", "before", "after", "since", "from", "old", "away", "into"}
_BEHIND |= {"prior", "beforehand", "apart", "behind", "ahead", "younger", "older", "early", "late"}
_CELLS = {"prison", "jail", "bars", "custody", "detention", "exile", "imprisonment", "captivity"}
_LASTS = {"last", "take", "spend", "serve", "run", "endure", "span", "cover", "continue", "need"}
_LIGHT = {"give", "grant", "get", "hand", "offer", "make", "take", "put"}
_RANKS = {"high", "low", "old", "veteran", "anniversary", "peak", "record", "maximum", "minimum"}


def duration_of(tree: Tree, amount: Amount) -> Counted | None:
    """What lasts so long; None where the words say when, not how long ("in two years")."""
    if amount.value <= 0 or _is_when(tree, amount):
        return None
    prison = _in_prison(tree, amount)
    if prison is not None:
        return prison
    head = head_of(tree, amount)
    bound = _bound_noun(tree, amount, head)
    if bound is not None:
        return bound
    before = word_at(tree, amount.first - 1)
    verb = tree.words[head].head
    if before in {"of", "by", "to"} or lemma(tree, amount.last + 1) == "of":
        found = measured_of(tree, amount)
        return found if found.noun is not None else None
    if verb < 0 or not is_verb(tree, verb):
        return None
    if before == "for":
        return _for_so_long(tree, verb)
    return measured_of(tree, amount) if lemma(tree, verb) in _LASTS else None


def _is_when(tree: Tree, amount: Amount) -> bool:
    """Whether the words say at what time something is: `two years ago`, `after three days`."""
    before, after = word_at(tree, amount.first - 1), word_at(tree, amount.last + 1)
    inner = {lemma(tree, p) for p in range(amount.first, amount.start)}
    if after in _BEHIND or before in _WHEN or inner & {"over", "under", "within"}:
        return True
    return before == "the" and lemma(tree, amount.first - 2) in {"in", "over", "during", "for"}


def _in_prison(tree: Tree, amount: Amount) -> Counted | None:
    """`12 years in prison`, `eight months behind bars`, `a five-year jail term`."""
    after = amount.last + 1
    if lemma(tree, after) not in {"in", "behind", "of"} or after + 1 >= len(tree.words):
        return None
    if tree.words[after + 1].text.lower() not in _CELLS:
        return None
    what = text_of(tree, [after, after + 1]).lower()
    verb = deed_above(tree, head_of(tree, amount))
    return Counted(what=what, phrase=(after, after + 1), noun=after + 1, verb=verb)


def _bound_noun(tree: Tree, amount: Amount, head: int) -> Counted | None:
    """`a 30-year gas contract`, `three days' rest`."""
    dashed = any(tree.words[p].text in DASHES for p in amount.words)
    owned = lemma(tree, amount.last + 1) in {"'", "’", "'s", "’s"}
    if not (dashed or owned):
        return None
    noun = next_noun(tree, amount.last + owned)
    if noun is None or lemma(tree, noun) in _RANKS:
        return None
    tail = tail_of(tree, noun)
    what = f"{noun_words(tree, noun, after=amount.last)} {text_of(tree, tail)}".strip()
    return Counted(what=what, phrase=(noun, *tail), noun=noun, verb=deed_above(tree, noun))


def _for_so_long(tree: Tree, verb: int) -> Counted:
    """`the port was leased for 25 years`: the verb, with what it is done to."""
    thing = tree.kid(verb, "nsubj:pass", "obj")
    if thing is None:
        thing = tree.kid(verb, "nsubj")
    told = tree.words[verb].text.lower()
    if thing is None or tree.words[thing].upos == "PRON":
        return Counted(what=told, phrase=(verb,), verb=verb)
    light = lemma(tree, verb) in _LIGHT
    what = thing_words(tree, thing) if light else f"{thing_words(tree, thing)} {told}"
    return Counted(what=what, phrase=(verb,), noun=thing, verb=verb)
