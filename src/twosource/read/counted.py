"""What a count without a unit counts: the noun behind it, or those a verb tells of."""

from __future__ import annotations

from dataclasses import replace

from twosource.read.labels import DASHES, MEMBERS
from twosource.read.numerals import Amount
from twosource.read.phrases import (
    Counted,
    close,
    deed_above,
    is_date,
    is_verb,
    lemma,
    next_noun,
    noun_words,
    of_behind,
    tail_of,
    text_of,
    thing_words,
    word_at,
)
from twosource.record.tree import Tree
from twosource.text.harms import HARM_NOUNS, HARMED, HARMS
from twosource.text.units import TIMES, rate_at

_TOLLS = {"toll", "number", "total", "count", "figure", "tally", "population", "death"}
_SIZES = {"population", "crowd", "total", "toll", "fleet", "workforce", "staff", "average"}
_SIZES |= {"capacity", "turnout", "force", "majority", "attendance", "audience", "membership"}
_SIZES |= {"crew", "group", "family", "team", "party", "order", "number", "maximum", "minimum"}
_SIZES |= {"delegation", "convoy", "cast", "jury", "platoon", "unit", "gang", "mob", "fund"}
_SIZES |= {"increase", "decrease", "fall", "drop", "gain", "rise", "average", "score", "range"}
_SIZES |= {"tally", "record", "squad", "panel", "class", "high", "low", "level", "count", "lead"}
_REACHES = {"rise", "reach", "climb", "stand", "hit", "fall", "grow", "drop", "increase", "be"}
_REACHES |= {"exceed", "surpass", "pass", "top", "total", "jump", "put"}
_BRINGS = {"bring", "take", "raise", "push", "put", "increase", "reduce", "cut", "lift"}
_PEOPLE = {"people", "persons", "men", "women", "children", "others", "more"}
_PLURALS = {"people", "men", "women", "children", "aircraft", "personnel", "crew", "staff"}
_PLURALS |= {"police", "sheep", "fish", "cattle", "deer", "teeth", "infantry", "cavalry", "media"}
_PLURALS |= {"alumni", "criteria", "salmon", "spacecraft", "feet", "mice", "geese", "lives"}
_PLURALS |= {"wives", "wolves", "halves", "spouses", "livestock", "dead", "offspring", "head"}
_NEVER = {"time", "thing", "way", "side", "part", "half", "third", "quarter", "fold", "grade"}
_NEVER |= {"star", "p.m.", "a.m.", "point", "pm", "am", "old", "eighth", "tenth", *TIMES}
_RUN = {"NOUN", "PROPN", "ADJ", "NUM", "SYM"}
_POINTING = {"the", "these", "those", "its", "their", "his", "her", "our", "them", "us", "which"}
NOBODY = {"nobody", "none", "no-one", "no"}


def count_of(tree: Tree, amount: Amount) -> Counted | None:
    """What the count is of; None when that is not said."""
    noun = noun_of(tree, amount)
    if noun is not None:
        return _rated(tree, _things(tree, amount, noun), noun)
    return _harmed_behind(tree, amount) or _bare(tree, amount) or _so_often(tree, amount)


def _so_often(tree: Tree, amount: Amount) -> Counted | None:
    """`at a rate of 15 a year`: of what, the number before or the sentence may say."""
    counted = _rated(tree, Counted(what=""), amount.last)
    return counted if counted.rate else None


def _rated(tree: Tree, counted: Counted, noun: int) -> Counted:
    """What is counted, with what it is told for: `150 trucks a day`."""
    rate = rate_at([word.text for word in tree.words], noun + 1)
    if rate is None or rate[0] not in TIMES or lemma(tree, noun + 3) in {"after", "ago", "later"}:
        return counted
    phrase = (*counted.phrase, noun + 2)
    return replace(counted, phrase=phrase, rate=rate[0])


def noun_of(tree: Tree, amount: Amount) -> int | None:
    """The noun that a count counts: behind it, or behind "of" as in `dozens of people`."""
    after = amount.last + 1
    if word_at(tree, after) == "of" and after + 1 < len(tree.words):
        pointed = word_at(tree, after + 1) in _POINTING or _is_possessor(tree, after + 1)
        if amount.bound == "vague" or (pointed and amount.value > 1):
            return _noun_in(tree, after + 1, top=None, last=after)
        return None
    if word_at(tree, after) in DASHES:
        after += 1
        member = next_noun(tree, after) if lemma(tree, after) in MEMBERS else None
        return member if member is not None else _noun_in(tree, after, top=None, last=after)
    top = _top(tree, amount)
    return _noun_in(tree, after, top=top, last=amount.last)


def _is_possessor(tree: Tree, position: int) -> bool:
    return any(
        word_at(tree, here) in {"'s", "’s", "'", "’"}
        for here in range(position + 1, min(position + 4, len(tree.words)))
    )


def _noun_in(tree: Tree, start: int, *, top: int | None, last: int) -> int | None:
    """The plural noun in the run of nouns and their adjectives that starts here."""
    run: list[int] = []
    for position in range(start, min(start + 9, len(tree.words))):
        word = tree.words[position]
        name = is_date(tree, position)
        first = not run and word_at(tree, position) in _POINTING
        if name or not (word.upos in _RUN or first or _may_be_inside(tree, position)):
            break
        if word.upos in {"NOUN", "PROPN"} or _is_people_of(tree, position, last):
            run.append(position)
    wanted = [p for p in run if _may_be_counted(tree, p)]
    if top in wanted:
        return top
    return wanted[0] if wanted else None


def _may_be_inside(tree: Tree, position: int) -> bool:
    """Whether a word may stand between a number and its noun: `40 newly built, empty homes`."""
    word = tree.words[position]
    if word.text in {"-", "'s", "’s", "’", "'", "/"}:
        return True
    if word.text == "," or word.upos == "CCONJ":
        after = position + 1
        adjectives = tree.words[position - 1].upos == "ADJ"
        return adjectives and after < len(tree.words) and tree.words[after].upos in {"ADJ", "NOUN"}
    if word.upos == "ADV":
        return word.head > position and tree.words[word.head].upos in {"ADJ", "VERB"}
    return word.xpos in {"VBN", "VBG"} and word.relation in {"amod", "compound"}


def _is_people_of(tree: Tree, position: int, last: int) -> bool:
    """`the 21 dead`, `12 others`."""
    word = tree.words[position]
    return position == last + 1 and word.text.lower() in HARMED and word.upos == "ADJ"


def _may_be_counted(tree: Tree, noun: int) -> bool:
    """Whether a noun can be what is counted: a plural, and no measure."""
    word = tree.words[noun]
    lower = word.text.lower()
    if word.lemma.lower() in _NEVER or (len(lower) < 3 and word.upos != "PROPN"):
        return False
    if word.xpos in {"NN", "NNS"} and word.text[:1].isupper() and not word.text.isupper():
        inside = any(n.first <= noun <= n.last for n in tree.sentence.names)
        if not inside and noun > 1 and word_at(tree, noun - 1) in {".", "|"}:
            return False
    plural = word.xpos in {"NNS", "NNPS"} and lower[-1:] != "%"
    plural = plural or (word.upos == "PROPN" and lower.endswith("s") and len(lower) > 3)
    return plural or lower in _PLURALS | HARMED or lower.endswith(("men", "women", "people"))


def _top(tree: Tree, amount: Amount) -> int | None:
    """The word outside that the amount hangs on."""
    for position in range(amount.last, amount.first - 1, -1):
        head = tree.words[position].head
        if head > amount.last:
            return head
    return None


# --- counted things -----------------------------------------------------------------------


def _things(tree: Tree, amount: Amount, noun: int) -> Counted:
    """Counted things: `12 people were killed`, `12 agreements on energy`."""
    label = noun_words(tree, noun, after=_behind_of(tree, amount))
    if word_at(tree, amount.last + 1) in DASHES and lemma(tree, amount.last + 2) in MEMBERS:
        words = list(range(amount.last + 2, noun + 1))  # "member union" of "27-member union"
        deed = deed_above(tree, noun)
        return Counted(what=text_of(tree, words), phrase=(noun,), noun=noun, verb=deed)
    anchor = noun if amount.bound != "vague" else _anchor(tree, amount, noun)
    for place in dict.fromkeys((anchor, noun)):
        harm = _harm_of(tree, place)
        if harm is not None:
            verb, participle = harm
            what = f"{label} {participle}"
            return Counted(what=what, phrase=close(noun, verb), noun=noun, verb=verb)
    left = _left_harmed(tree, noun)
    if left is None and word_at(tree, noun) in HARMED and tree.relation(noun) in {"obj", "xcomp"}:
        left = noun if lemma(tree, tree.words[noun].head) in {"leave", "find"} else None
    if left is not None:
        those = "people" if word_at(tree, noun) in HARMED else label
        what = f"{those} {word_at(tree, left)}"
        verb = tree.words[noun].head
        return Counted(what=what, phrase=(noun, left), noun=noun, verb=verb)
    if word_at(tree, noun) in HARMED:
        what = f"people {word_at(tree, noun)}"
        return Counted(what=what, phrase=(noun,), noun=noun, verb=deed_above(tree, noun))
    deed = deed_above(tree, anchor)
    tail = tail_of(tree, noun)
    harmed = [kid for kid in tree.kids(noun, "amod") if word_at(tree, kid) in HARMED]
    if label.lower() in _PEOPLE and not tail and not harmed:
        return _people(tree, anchor, label, noun=noun)
    words = [] if harmed else tail
    what = f"{label} {text_of(tree, words)}".strip()
    return Counted(what=what, phrase=(noun, *words), noun=noun, verb=deed)


def _behind_of(tree: Tree, amount: Amount) -> int:
    """The last word that belongs to the counting: "of the" in `20 of the ships`."""
    after = amount.last
    while word_at(tree, after + 1) in {"of", "the", "these", "those"}:
        after += 1
    return after


def _anchor(tree: Tree, amount: Amount, noun: int) -> int:
    """The word that stands for those counted in the tree: "dozens" of `dozens of people`."""
    return amount.start if tree.words[noun].relation.startswith("nmod") else noun


def _people(tree: Tree, anchor: int, label: str, *, noun: int) -> Counted:
    """People told apart by what they do: `people attended`."""
    word = tree.words[anchor]
    deed = deed_above(tree, anchor)
    thought = deed is not None and tree.kids(deed, "xcomp")  # "are thought to be in danger"
    if deed is None or thought or deed != word.head or _is_unreal(tree, deed):
        return Counted(what=label, phrase=(noun,), noun=noun, verb=deed)
    verb = word_at(tree, deed)
    subject = word.relation in {"nsubj", "nsubj:pass"}
    what = f"{label} {verb}" if subject else f"{verb} {label}" if word.relation == "obj" else label
    phrase = close(noun, deed) if what != label else (noun,)
    return Counted(what=what, phrase=phrase, noun=noun, verb=deed)


def _left_harmed(tree: Tree, noun: int) -> int | None:
    """The state in `left 12 people dead`."""
    head = tree.words[noun].head
    if head < 0 or lemma(tree, head) not in {"leave", "find"}:
        return None
    states = [k for k in tree.kids(head, "xcomp") if word_at(tree, k) in HARMED]
    return states[0] if states else None


def _harm_of(tree: Tree, noun: int) -> tuple[int, str] | None:
    """The verb that kills, hurts or arrests those counted, and how to name it."""
    joined = noun
    while tree.words[joined].relation == "conj" and tree.words[joined].head >= 0:
        joined = tree.words[joined].head
    word = tree.words[joined]
    candidates = [(kid, "obj") for kid in tree.kids(noun, "acl") if tree.words[kid].xpos == "VBN"]
    if word.head >= 0:
        candidates.insert(0, (word.head, word.relation))
        if word.relation.startswith("nmod") and lemma(tree, word.head) in HARM_NOUNS:
            case = tree.kid(joined, "case")
            if case is not None and word_at(tree, case) == "of":
                return word.head, HARM_NOUNS[lemma(tree, word.head)]
    for verb, relation in candidates:
        root = lemma(tree, verb)
        participle = tree.words[verb].xpos == "VBN" or bool(tree.kids(verb, "aux:pass", "cop"))
        if not is_verb(tree, verb) and not participle:
            continue
        if root not in HARMS or _is_unreal(tree, verb):
            continue
        passive = relation in {"obj", "nsubj:pass"} or _is_passive(tree, verb, relation)
        active = root in {"die", "drown"} and relation == "nsubj"
        if (passive and root not in {"die", "lose"}) or active:
            return verb, HARMS[root]
    return None


def _is_passive(tree: Tree, verb: int, relation: str) -> bool:
    """A participle with a plain subject and a form of "be", which the tree may have taken for
    an adjective: `three were hurt`."""
    participle = tree.words[verb].xpos in {"VBN", "JJ"}
    return relation == "nsubj" and participle and bool(tree.kids(verb, "cop", "aux:pass"))


def _is_unreal(tree: Tree, verb: int) -> bool:
    """Whether the verb is negated or only thought of: nobody was harmed."""
    if any(tree.words[kid].xpos == "MD" for kid in tree.kids(verb, "aux")):
        return True
    return any(lemma(tree, kid) in {"not", "never"} for kid in tree.kids(verb, "advmod"))


# --- numbers without a noun ---------------------------------------------------------------


def _harmed_behind(tree: Tree, amount: Amount) -> Counted | None:
    """`27 wounded`, `with 12 missing`."""
    after = amount.last + 1
    if after >= len(tree.words):
        return None
    root, word = lemma(tree, after), tree.words[after]
    harmed = word_at(tree, after) if word_at(tree, after) in HARMED else None
    if harmed is None and root in HARMS and word.xpos == "VBN":
        harmed = HARMS[root]
    if harmed is None:
        return None
    verb = after if word.upos == "VERB" or root in HARMS else deed_above(tree, after)
    return Counted(what=f"people {harmed}", phrase=(after,), verb=verb)


def _bare(tree: Tree, amount: Amount) -> Counted | None:
    """A number without a noun: `12 were killed`, `killing 12`, `the death toll rose to 45`."""
    top = _loose(tree, amount)
    word = tree.words[top]
    if word.head < 0 or (amount.value >= 1900 and word.text.isdigit()):
        return None
    verb, root = word.head, lemma(tree, word.head)
    passive = word.relation in {"nsubj:pass", "obj"} or _is_passive(tree, verb, word.relation)
    participle = is_verb(tree, verb) or tree.words[verb].xpos == "VBN"
    participle = participle or _is_passive(tree, verb, word.relation)
    if participle and passive and root in HARMS and root not in {"die", "lose"}:
        if _is_unreal(tree, verb):
            return None
        phrase = close(amount.last, verb)
        return Counted(what=f"people {HARMS[root]}", phrase=phrase, verb=verb)
    if word.relation == "nsubj" and root in {"die", "drown"}:
        phrase = close(amount.last, verb)
        return Counted(what=f"people {HARMS[root]}", phrase=phrase, verb=verb)
    if word.relation in {"obl", "obj", "nummod", "xcomp"} and root in _REACHES:
        return _toll(tree, verb)
    if word.relation in {"obl", "nmod"} and root in _BRINGS:
        return _brought(tree, verb)
    sized = root in _SIZES and verb < amount.first
    if word.relation in {"nmod", "appos"} and sized and tree.kid(top, "case") is not None:
        what = noun_words(tree, verb, after=-1)
        return Counted(what=what, phrase=(verb,), noun=verb, verb=deed_above(tree, verb))
    if tree.words[top].relation == "root" or root == "be":
        return None
    return _toll(tree, top) if tree.kids(top, "cop") else None


def _loose(tree: Tree, amount: Amount) -> int:
    """The word of the numeral that hangs outside it."""
    for position in range(amount.end, amount.start - 1, -1):
        if not amount.start <= tree.words[position].head <= amount.end:
            return position
    return amount.end


def _brought(tree: Tree, verb: int) -> Counted | None:
    """`brought the number of the dead to 45`."""
    total = tree.kid(verb, "obj")
    if total is None or lemma(tree, total) not in _TOLLS | _SIZES:
        return None
    return Counted(what=thing_words(tree, total), phrase=(total,), noun=total, verb=verb)


def _toll(tree: Tree, verb: int) -> Counted | None:
    """What a toll that reaches a number counts."""
    subject = tree.kid(verb, "nsubj")
    if subject is None or lemma(tree, subject) not in _TOLLS:
        return None
    tail = tail_of(tree, subject) or of_behind(tree, subject)
    what = f"{noun_words(tree, subject, after=-1)} {text_of(tree, tail)}".strip()
    deed = verb if is_verb(tree, verb) else None
    return Counted(what=what, phrase=(subject,), noun=subject, verb=deed)


def nobody_at(tree: Tree, position: int) -> Counted | None:
    """`nobody was hurt`, `no one died`: those harmed are none."""
    one = word_at(tree, position) == "no" and word_at(tree, position + 1) == "one"
    if word_at(tree, position) not in NOBODY or (word_at(tree, position) == "no" and not one):
        return None
    who = position + 1 if one else position
    head = tree.words[who].head
    if head == position:
        head = tree.words[position].head
    if head < 0 or lemma(tree, head) not in HARMS or _is_unreal(tree, head):
        return None
    participle = tree.words[head].xpos == "VBN" or lemma(tree, head) in {"die", "drown"}
    if not participle:
        return None
    what = f"people {HARMS[lemma(tree, head)]}"
    return Counted(what=what, phrase=close(who, head), verb=head)
