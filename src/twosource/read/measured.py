"""What an amount with a unit is of: `95% of its fuel`, `a 2,100-mile border`, `cost $2 billion`."""

from __future__ import annotations

from twosource.read.numerals import Amount
from twosource.read.phrases import (
    Counted,
    deed_above,
    is_date,
    is_verb,
    lemma,
    next_noun,
    noun_words,
    of_behind,
    short,
    tail_of,
    text_of,
    thing_words,
)
from twosource.record.tree import Tree
from twosource.text.units import in_base

_COSTS = set(
    "cost total exceed reach rise fall grow drop increase climb decline shrink jump weigh measure "
    "stretch be account slip last take run plunge surge soar gain lose dip slide tumble rebound "
    "close end finish open stand hit amount surpass hover expand contract average cover span "
    "extend travel accelerate slow come go sell trade remain stay near top edge add advance "
    "retreat sink ease swell double represent comprise make yield produce recover settle".split()
)
"""Verbs whose subject an amount behind them tells of."""
_CHANGES = set(
    "raise cut reduce increase lower extend boost widen shorten lift lengthen expand slash trim "
    "drop push bring put value estimate sell buy price".split()
)
"""Verbs whose object an amount in "by" or "to" tells of: `raised its rate by 2%`."""
_RISES = {"rise", "fall", "increase", "drop", "decline", "gain", "loss", "growth", "cut", "jump"}
_RISES |= {"decrease", "surge", "slump", "dip", "plunge", "reduction", "hike", "slide", "rally"}
_PLACES = set(
    "away north south east west northeast northwest southeast southwest north-east north-west "
    "south-east south-west above below off from outside inland apart upstream downstream offshore "
    "beyond northern southern".split()
)
_SIZES = {"long", "high", "deep", "tall", "wide", "thick", "heavy"}
_QUALITIES = set(
    "high long deep tall wide thick old worth heavy higher lower up down more less ahead behind "
    "faster slower larger smaller longer shorter cheaper deeper".split()
)
_PARTS = {"of", "in", "for", "from", "worth", "off", "on", "to", "towards", "toward"}
_PERIODS = {"quarter", "half", "year", "month", "week", "day", "season", "time", "period", "term"}


def measured_of(tree: Tree, amount: Amount) -> Counted:
    """What the amount is of; nothing but its event where no noun says it."""
    head = head_of(tree, amount)
    found = (
        _magnitude(tree, amount)
        or _of_tail(tree, amount, head)
        or _of_place(tree, amount)
        or _of_noun(tree, amount, head)
        or _of_quality(tree, amount, head)
        or _of_verb(tree, amount, head)
    )
    return found or Counted(what="", verb=deed_above(tree, head))


def head_of(tree: Tree, amount: Amount) -> int:
    """The word of the amount that hangs outside it."""
    inside = [p for p in amount.words if not amount.first <= tree.words[p].head <= amount.last]
    real = [p for p in inside if tree.words[p].upos not in {"ADP", "ADV", "PUNCT", "DET", "ADJ"}]
    if amount.unit_word is not None and amount.unit_word in inside:
        return amount.unit_word
    return (real or inside or [amount.end])[-1]


def _magnitude(tree: Tree, amount: Amount) -> Counted | None:
    """`a magnitude 6.1 earthquake`: the noun behind."""
    if amount.unit != "magnitude":
        return None
    behind = next_noun(tree, amount.last)
    if behind is None:
        return None
    what = noun_words(tree, behind, after=amount.last)
    return Counted(what=what, phrase=(behind,), noun=behind, verb=deed_above(tree, behind))


def _of_tail(tree: Tree, amount: Amount, head: int) -> Counted | None:
    """`95% of its fuel`, `40,000 tons of grain`, `$20 million worth of aid`."""
    last = amount.last
    if lemma(tree, last + 1) == "worth" and lemma(tree, last + 2) == "of":
        last += 1
    if lemma(tree, last + 1) != "of" and amount.unit != "share":
        return None
    tail = of_behind(tree, last) if lemma(tree, last + 1) == "of" else _half_the(tree, last)
    if not tail:
        tail = _scan_of(tree, last)
    if not tail:
        return None
    noun = _top_of(tree, tail)
    deed = deed_above(tree, head)
    if deed is None:
        deed = deed_above(tree, noun)
    return Counted(what=text_of(tree, tail), phrase=tuple(tail), noun=noun, verb=deed)


def _scan_of(tree: Tree, last: int) -> list[int]:
    """The words behind "of" up to the first noun that no other noun follows."""
    if lemma(tree, last + 1) != "of":
        return []
    for position in range(last + 2, min(last + 9, len(tree.words))):
        word = tree.words[position]
        if word.upos in {"PUNCT", "VERB", "AUX", "ADP"} and word.text != "-":
            return []
        ends = position + 1 == len(tree.words) or tree.words[position + 1].upos not in {
            "NOUN", "PROPN", "PART",
        }  # fmt: skip
        if word.upos in {"NOUN", "PROPN", "PRON"} and ends and word.xpos != "PRP$":
            return list(range(last + 1, position + 1))
    return []


def _half_the(tree: Tree, last: int) -> list[int]:
    """`half the crop`."""
    after = last + 1
    if after >= len(tree.words) or tree.words[after].upos not in {"DET", "PRON"}:
        return []
    noun = tree.words[after].head
    return list(range(after, noun + 1)) if after < noun <= after + 5 else []


def _top_of(tree: Tree, phrase: list[int]) -> int:
    inside = set(phrase)
    tops = [p for p in phrase if tree.words[p].head not in inside]
    nouns = [p for p in tops if tree.words[p].upos in {"NOUN", "PROPN", "ADJ", "PRON", "NUM"}]
    return (nouns or tops or phrase)[-1]


def _of_noun(tree: Tree, amount: Amount, head: int) -> Counted | None:
    """The amount of the noun before or behind it: `$2 million reward`, `a profit of $2 million`."""
    above = tree.words[head].head
    if amount.unit is not None and (" per " not in amount.unit or above > amount.last):
        behind = next_noun(tree, amount.last)
        dashed = lemma(tree, amount.last + 1) == "-"
        relation = tree.relation(head)
        binds = relation in {"compound", "nummod", "amod"} or above == behind or dashed
        if behind is not None and binds and not _is_measure(tree, behind):
            return _noun(tree, amount, behind, after=amount.last)
    owner = amount.first - 2
    if (
        owner >= 0
        and lemma(tree, owner + 1) == "of"
        and tree.words[owner].upos in {"NOUN", "PROPN"}
    ):
        return _noun(tree, amount, owner, after=-1)
    if above < 0 or amount.first <= above <= amount.last:
        return None
    word, relation = tree.words[above], tree.relation(head)
    if word.upos not in {"NOUN", "PROPN"} or relation not in {
        "compound",
        "nmod",
        "amod",
        "appos",
        "acl",
    }:
        return None
    if above > amount.last:
        return None if _is_measure(tree, above) else _noun(tree, amount, above, after=amount.last)
    case = tree.kid(head, "case")
    joins = lemma(tree, case) if case is not None else ""
    if joins in {"than", "through", "until", "after"}:
        return None
    return _noun(tree, amount, above, after=-1)


def _is_measure(tree: Tree, position: int) -> bool:
    from_text = tree.words[position].text.lower()
    return from_text in {"year", "years", "week", "month", "day", "today", "yesterday", "point"}


def _noun(tree: Tree, amount: Amount, noun: int, *, after: int) -> Counted | None:
    label = noun_words(tree, noun, after=after)
    tail = tail_of(tree, noun)
    if any(p in amount.words for p in tail):
        tail = []
    if noun < amount.first:
        tail = [p for p in tail if p < amount.first]
        if not tail and lemma(tree, noun) in _RISES:
            tail = of_behind(tree, amount.last)
    if not label:
        return None
    what = f"{label} {text_of(tree, tail)}".strip()
    return Counted(what=what, phrase=(noun, *tail), noun=noun, verb=deed_above(tree, noun))


def _of_quality(tree: Tree, amount: Amount, head: int) -> Counted | None:
    """`780 kilometres long`, `40 km north of the capital`, `grain worth $2 million`."""
    place = _past_bracket(tree, amount.last) + 1
    above = tree.words[head].head
    quality = above if above >= 0 and tree.words[above].upos in {"ADJ", "ADV", "ADP"} else None
    if lemma(tree, amount.first - 1) == "worth":
        quality = amount.first - 1
    if quality is not None and lemma(tree, quality) == "worth":
        noun = _named(tree, tree.words[quality].head)
        subject = tree.kid(quality, "nsubj")
        noun = subject if subject is not None else noun
        if noun is None:
            return None
        what = noun_words(tree, noun, after=-1)
        return Counted(what=what, phrase=(noun,), noun=noun, verb=deed_above(tree, noun))
    if lemma(tree, place) not in _QUALITIES:
        return None
    vessel = next_noun(tree, place) if lemma(tree, place) in _SIZES else None
    subject = vessel if vessel is not None else _described(tree, amount, place)
    if subject is None:
        subject = _subject_above(tree, place)
    if subject is None:
        return None
    what = thing_words(tree, subject)
    return Counted(what=what, phrase=(place,), noun=subject, verb=deed_above(tree, head))


def _past_bracket(tree: Tree, last: int) -> int:
    """The end of a bracket right behind: of `101 metre (330 foot) long vessel`, else `last`."""
    if lemma(tree, last + 1) != "(":
        return last
    for position in range(last + 2, min(last + 7, len(tree.words))):
        if tree.words[position].text == ")":
            return position
    return last


def _described(tree: Tree, amount: Amount, place: int) -> int | None:
    """The noun in `a fence eight feet tall`."""
    head = tree.words[place].head
    if 0 <= head < amount.first and tree.words[head].upos in {"NOUN", "PROPN"}:
        return head
    before = amount.first - 1
    near = before >= 0 and tree.words[before].upos == "NOUN"
    return before if near and before not in amount.words else None


def _of_place(tree: Tree, amount: Amount) -> Counted | None:
    """`40 km north of the capital`, `12 miles from the coast`."""
    place = amount.last + 1
    dimension, _ = in_base(1.0, amount.unit)
    if dimension != "length" or place >= len(tree.words):
        return None
    if tree.words[place].text.lower() not in _PLACES:
        return None
    tail = of_behind(tree, place) or _scan_of(tree, place) or _behind_preposition(tree, place)
    words = [place, *tail]
    return Counted(what=text_of(tree, words), phrase=tuple(words), noun=None, verb=None)


def _behind_preposition(tree: Tree, place: int) -> list[int]:
    """`40 km from the capital`: the words behind the preposition."""
    if tree.words[place].upos != "ADP":
        return []
    noun = tree.words[place].head
    near = place < noun <= place + 6
    return list(range(place + 1, noun + 1)) if near and tree.words[noun].upos != "VERB" else []


def _named(tree: Tree, position: int) -> int | None:
    noun = position >= 0 and tree.words[position].upos in {"NOUN", "PROPN"}
    return position if noun else None


def _subject_above(tree: Tree, position: int) -> int | None:
    """The subject of the nearest word above that has one."""
    for above in [position, *tree.above(position)]:
        subject = tree.kid(above, "nsubj")
        if subject is not None and subject != position:
            return subject
        if tree.relation(above) in {"acl:relcl", "acl"} and tree.words[above].head >= 0:
            return tree.words[above].head
    return None


def _of_verb(tree: Tree, amount: Amount, head: int) -> Counted | None:
    """The amount that something costs or rises by, or that somebody pays for something."""
    if tree.words[head].head < 0 or tree.kids(head, "cop"):
        return _of_copula(tree, head)
    verb = _verb_over(tree, head)
    if verb is None:
        return None
    root = lemma(tree, verb)
    thing = tree.kid(verb, "obj")
    if thing == head:
        thing = None
    if root in _CHANGES and thing is not None and thing not in amount.words:
        what = noun_words(tree, thing, after=-1)
        return Counted(what=what, phrase=(verb, thing), noun=thing, verb=verb)
    subject = tree.kid(verb, "nsubj")
    passive = bool(tree.kids(verb, "nsubj:pass", "aux:pass"))
    if subject in amount.words:
        subject = None
    if root in _COSTS or (passive and root in _CHANGES) or (passive and amount.is_duration):
        return _subject(tree, amount, verb)
    return _purpose(tree, amount, verb, subject=subject)


def _verb_over(tree: Tree, head: int) -> int | None:
    """The verb that the amount hangs on, itself or through a noun of change."""
    above = tree.words[head].head
    if above >= 0 and is_verb(tree, above):
        return above
    if above >= 0 and tree.words[above].upos in {"NUM", "SYM"}:
        over = tree.words[above].head
        return over if over >= 0 and is_verb(tree, over) else None
    return None


def _of_copula(tree: Tree, head: int) -> Counted | None:
    subject = tree.kid(head, "nsubj")
    if subject is None:
        return None
    return Counted(what=thing_words(tree, subject), phrase=(subject,), noun=subject)


def _subject(tree: Tree, amount: Amount, verb: int) -> Counted | None:
    """The subject of a verb of measure; of a verb without one, that of the verb above."""
    subject = tree.kid(verb, "nsubj")
    if subject is None or subject in amount.words:
        subject = _subject_above(tree, verb)
    if subject is None or subject in amount.words:
        return None
    word = tree.words[subject]
    if word.upos == "PRON":
        what = tree.words[verb].text.lower()
        return Counted(what=what, phrase=(verb,), verb=verb)
    label = thing_words(tree, subject)
    phrase = (verb, subject) if abs(verb - subject) < 8 else (verb,)
    what = f"{label} {tree.words[verb].text.lower()}"
    return Counted(what=what, phrase=phrase, noun=subject, verb=verb)


def _purpose(tree: Tree, amount: Amount, verb: int, *, subject: int | None) -> Counted:
    """`lent $20 million in aid`, `paid $2 billion for the refinery`; else the verb alone."""
    told = tree.words[verb].text.lower()
    tail = _purpose_words(tree, amount, verb)
    if tail:
        what = f"{told} {text_of(tree, tail)}"
        return Counted(what=what, phrase=(verb, *tail), noun=_top_of(tree, tail), verb=verb)
    if amount.unit == "%" and subject is not None and tree.words[subject].upos != "PRON":
        what = f"{noun_words(tree, subject, after=-1)} {told}"
        return Counted(what=what, phrase=(verb,), noun=subject, verb=verb)
    return Counted(what=told, phrase=(verb,) if verb < amount.first else (), verb=verb)


def _purpose_words(tree: Tree, amount: Amount, verb: int) -> list[int]:
    """A short phrase in "in" or "for" behind the amount that names a thing, not a time."""
    for kid in [*tree.kids(verb, "obl"), *tree.kids(head_of(tree, amount), "nmod")]:
        case = tree.kid(kid, "case")
        if kid <= amount.last or case is None or is_date(tree, kid):
            continue
        if lemma(tree, case) in _PARTS and lemma(tree, kid) not in _PERIODS:
            return short(tree, [p for p in tree.below(kid) if p > amount.last])
    return []
