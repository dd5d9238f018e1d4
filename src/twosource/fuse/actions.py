"""Which words of action say the same."""

from __future__ import annotations

from twosource.text.verbs_forms import VERB_OF_NOUN

# The first word of a line names the line. Only words that say the same deed, seen by one
# reader of the same events; a wider word ("act", "move") would join what is not one.
_SAME = """
    arrest detain detention apprehend
    arrive arrival land
    attack assault raid
    begin start commence
    blast explode explosion
    buy purchase acquire
    close shut closure
    decry condemn denounce
    die death perish
    flood flooding
    greet welcome
    hurt injure wound injury
    kill slay killing
    meet meeting talk talks
    protest demonstrate rally demonstration
    quit resign resignation
    strike walkout
    visit trip tour
    warn warning
"""
_CLASS = {word: line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}

DURATIVE = frozenset({"visit", "protest", "strike", "meet", "war", "flood", "battle", "search"})
"""Actions that go on over days: a telling of one day and one of the next may be one."""

MUTUAL = frozenset({"agree", "discuss", "marry", "meet", "negotiate", "sign", "trade"})
"""Actions that who acts and whom it is done with do together."""


def action_of(lemma: str) -> str:
    """The one word for all lemmas that say the same: `detention` and `detain` are `arrest`."""
    lemma = lemma.casefold()
    if lemma in _CLASS:
        return _CLASS[lemma]
    verb = VERB_OF_NOUN.get(lemma, lemma)
    return _CLASS.get(verb, verb)
