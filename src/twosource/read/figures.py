"""Figures: numbers with what they count, from the words and the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.read.times import TimeMention, time_of
from twosource.record.reading import Figure, Sentence
from twosource.record.tree import Tree
from twosource.text.numbers import number_at, number_of, ordinal_of

_PERCENT = {"%", "percent", "pct"}
_CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "ruble": "RUB",
    "rouble": "RUB",
    "rupee": "INR",
    "hryvnia": "UAH",
    "lira": "TRY",
}
_MEASURES = {
    "mile", "kilometer", "kilometre", "km", "meter", "metre", "foot", "yard", "inch", "ton",
    "tonne", "barrel", "hectare", "acre", "kilogram", "kilo", "kg", "gram", "pound", "ounce",
    "liter", "litre", "gallon", "megawatt", "gigawatt", "kilowatt", "mw", "gw", "degree",
    "knot", "centimeter", "centimetre", "millimeter", "millimetre",
     "mph", "kph", "bushel", "g", "cm", "mm", "lb", "ft", "kmh",
}  # fmt: skip
_HARMS = {
    "kill": "killed", "injure": "injured", "wound": "wounded", "hurt": "hurt", "die": "dead",
    "arrest": "arrested", "detain": "detained", "displace": "displaced", "evacuate": "evacuated",
    "rescue": "rescued", "hospitalize": "hospitalized", "shoot": "shot", "abduct": "abducted",
    "kidnap": "kidnapped", "execute": "executed", "deport": "deported", "jail": "jailed",
    "sentence": "sentenced", "charge": "charged", "imprison": "imprisoned", "lose": "lost",
    "infect": "infected", "release": "released", "free": "freed",
}  # fmt: skip
_HARMED = {"dead", "missing", "injured", "wounded", "homeless", "stranded"}
_TOLLS = {"toll", "number", "total", "count", "figure"}
_SIZES = {"population", "crowd", "total", "toll", "fleet", "workforce", "staff", "average"}
_SIZES |= {"capacity", "turnout", "force", "majority", "attendance", "audience", "membership"}
_REACHES = {"rise", "reach", "climb", "stand", "hit", "fall", "grow", "drop", "increase", "be"}
_COSTS = {"cost", "total", "exceed", "reach", "rise", "fall", "grow", "drop", "increase", "climb"}
_COSTS |= {"decline", "shrink", "jump", "weigh", "measure", "stretch", "be", "account", "slip"}
_ABOUT = {"about", "around", "approximately", "roughly", "nearly", "almost", "some", "over"}
_ABOUT |= {"estimated", "circa", "under", "nearby"}
_APPROXIMATIONS = (
    ("as", "many", "as"), ("as", "much", "as"), ("no", "more", "than"), ("no", "fewer", "than"),
    ("no", "less", "than"), ("more", "than"), ("fewer", "than"), ("less", "than"),
    ("at", "least"), ("at", "most"), ("up", "to"), ("close", "to"), ("well", "over"),
    ("just", "over"), ("just", "under"),
)  # fmt: skip
_NUMBERED = {"no", "no.", "number", "section", "article", "chapter", "page", "resolution", "flight"}
_NUMBERED |= {"#", "room", "route", "highway", "phase", "part", "day", "aged", "age", "group"}
_CLOCK = {"a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "gmt", "utc", "a.m", "p.m"}
_DASHES = {"-", "–", "—", "‑", "−", "/", ":"}
_PLURALS = {
    "people",
    "men",
    "women",
    "children",
    "aircraft",
    "personnel",
    "crew",
    "staff",
    "police",
}
_PLURALS |= {"sheep", "fish", "cattle", "deer", "teeth", "policemen", "servicemen", "fishermen"}
_PLURALS |= {"firemen", "gunmen", "businessmen", "lawmen", "infantry", "cavalry", "media", *_HARMED}
_SKIPPED_NOUNS = {"time", "thing", "way", "side", "part", "half", "third", "quarter", "fold"}
_SKIPPED_NOUNS |= {"grade", "star", "p.m.", "a.m.", "point", "pm", "am"}
_TIME_NOUNS = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
_LONGEST_PHRASE = 8
_FARTHEST_NOUN = 5


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a sentence: the words `first` to `last` inclusive and its value."""

    first: int
    last: int
    value: float


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts: words for a reader, the unit, and the words of the phrase."""

    what: str
    unit: str | None
    phrase: list[int]
    verb: int | None = None


def find_figures(
    sentences: Sequence[Sentence], trees: Sequence[Tree], *, times: Sequence[Sequence[TimeMention]]
) -> tuple[Figure, ...]:
    """The figures of a report in the order of the text.

    A number gives nothing when it is a date, an age, a time of the clock, a score, a range, a
    rank or a mere label, when what it counts is not said, or when it is below 3 and counts
    neither people harmed nor a unit. Anniversaries are kept.
    """
    found: list[Figure] = []
    for _, tree, mentions in zip(sentences, trees, times, strict=True):
        if tree.heading:
            continue
        found.extend(_figures_in(tree, mentions))
    return tuple(found)


def _figures_in(tree: Tree, times: Sequence[TimeMention]) -> list[Figure]:
    figures = [
        figure for mention in times if (figure := _anniversary(tree, mention, times)) is not None
    ]
    figures.extend(
        figure for mention in times if (figure := _prison_term(tree, mention)) is not None
    )
    for number in _numbers(tree, times):
        counted = _counted(tree, number)
        if counted and counted.what and not _is_trivial(number, counted):
            figures.append(_figure(tree, number, counted, times))
    return sorted(figures, key=lambda figure: figure.words)


def _figure(tree: Tree, number: _Number, counted: _Counted, times: Sequence[TimeMention]) -> Figure:
    """The figure with its approximation and the time of the verb it hangs on."""
    start, approximate = _approximation(tree, number.first)
    phrase = [*range(start, number.last + 1), *counted.phrase]
    time = time_of(tree, counted.verb, times) if counted.verb is not None else None
    return Figure(
        words=tree.span(phrase),
        value=number.value,
        unit=counted.unit,
        what=counted.what,
        approximate=approximate,
        when=time.when if time else None,
    )


def _is_trivial(number: _Number, counted: _Counted) -> bool:
    """Whether it is a count too small to be news: "two nations"."""
    return number.value < 3 and counted.unit is None and counted.verb is None


# --- numbers ------------------------------------------------------------------------------


def _numbers(tree: Tree, times: Sequence[TimeMention]) -> list[_Number]:
    """The numbers of a sentence that may count something."""
    words = [word.text for word in tree.words]
    taken = {
        position
        for mention in times
        if mention.kind != "anniversary"
        for position in range(mention.first, mention.last + 1)
    }
    numbers: list[_Number] = []
    here = 0
    while here < len(words):
        found = number_at(words, here) if _may_start(tree, here) and here not in taken else None
        if found is None:
            here += 1
            continue
        value, end = found
        if not (_is_label(tree, here, end) or _is_odd(tree, here)):
            numbers.append(_Number(here, end - 1, value))
        here = end
    return numbers


def _may_start(tree: Tree, position: int) -> bool:
    """Whether the tags allow a number here: "one" the pronoun is none, nor a part of a name."""
    word = tree.words[position]
    if word.text.lower() == "a":
        return True
    if word.upos != "NUM" and not word.text[0].isdigit():
        return False
    return word.text.lower() != "one" or word.relation == "nummod"


def _is_label(tree: Tree, first: int, end: int) -> bool:
    """Whether the number is a range, score, clock time, age, rank or the name of something."""
    before = tree.words[first - 1].text.lower() if first else ""
    after = tree.words[end].text.lower() if end < len(tree.words) else ""
    if before in _NUMBERED or after in _CLOCK or after in _TIME_NOUNS | {"of-the"}:
        return True
    if "/" in (before, after):
        return True
    if before in _DASHES and first > 1 and _is_number(tree, first - 2):
        return True
    if after in _DASHES | {"to", "or"} and end + 1 < len(tree.words) and _is_number(tree, end + 1):
        return True
    if before in {"to", "or"} and first > 1 and _is_number(tree, first - 2):
        return True
    if before == "between" or (before == "and" and _follows_between(tree, first)):
        return True
    if after == "-" and end + 1 < len(tree.words):
        return tree.words[end + 1].lemma.lower() not in _MEASURES | {"dollar", "euro", "percent"}
    if before == "-" and first > 1 and tree.words[first - 2].text[-1:].isalnum():
        return True
    return _in_name(tree, first) or _starts_list(tree, first, after)


def _is_odd(tree: Tree, first: int) -> bool:
    """Whether the digits may be a year ("1997") or metres ("40m") rather than a count."""
    text = tree.words[first].text.lower()
    before = tree.words[first - 1].text.lower() if first else ""
    if text.endswith("m") and text[0].isdigit():
        return before not in _CURRENCIES
    year = len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100
    return year and not (before in _ABOUT | {"than", "least", "to"} or before in _CURRENCIES)


def _follows_between(tree: Tree, first: int) -> bool:
    """Whether the number ends `between 10 and 12`."""
    return first > 2 and tree.words[first - 3].text.lower() == "between"


def _is_number(tree: Tree, position: int) -> bool:
    return number_of(tree.words[position].text) is not None


def _in_name(tree: Tree, position: int) -> bool:
    """Whether the number is part of a name of somebody or something."""
    return any(
        name.first <= position <= name.last and name.kind not in {"date", "money"}
        for name in tree.sentence.names
    )


def _starts_list(tree: Tree, first: int, after: str) -> bool:
    """`1. Wash your hands`."""
    return first == 0 and after in {".", ")"} and tree.words[0].text.isdigit()


def _approximation(tree: Tree, first: int) -> tuple[int, bool]:
    """Where the phrase starts with its "about" or "more than", and whether it has one."""
    words = [word.text.lower() for word in tree.words]
    start = first - 1 if first and words[first - 1] in {"$", "€", "£", "us$", "¥"} else first
    here = start
    for form in _APPROXIMATIONS:
        if here >= len(form) and tuple(words[here - len(form) : here]) == form:
            return here - len(form), True
    if here and words[here - 1] in _ABOUT:
        here -= 1
        if here and words[here] == "estimated" and words[here - 1] in {"an", "a"}:
            here -= 1
        return here, True
    return start, False


# --- what is counted ----------------------------------------------------------------------


def _counted(tree: Tree, number: _Number) -> _Counted | None:
    """What the number counts; None when that is not said."""
    head = _head_outside(tree, number)
    if head is None:
        return _bare(tree, number, _top(tree, number))
    word = tree.words[head]
    lemma = word.lemma.lower()
    if word.text in _PERCENT or lemma in _PERCENT or (lemma == "cent" and _is_per_cent(tree, head)):
        return _measured(tree, head, "%")
    if word.text.lower() in _CURRENCIES or (lemma in _CURRENCIES and head > number.last):
        unit = _CURRENCIES.get(word.text.lower()) or _CURRENCIES[lemma]
        noun = _noun_after(tree, max(head, number.last))
        return _amount_of_noun(tree, head, noun, unit) if noun else _measured(tree, head, unit)
    if head < number.first:
        return None
    if lemma in _MEASURES or word.text.lower() in _MEASURES:
        return _measured(tree, head, lemma if lemma in _MEASURES else word.text.lower())
    if not _is_counted_noun(tree, number, head):
        return None
    return _things(tree, number, head)


def _is_counted_noun(tree: Tree, number: _Number, noun: int) -> bool:
    """Whether the noun near behind the number can be what it counts; captions often are not."""
    word = tree.words[noun]
    lemma = word.lemma.lower()
    if word.upos not in {"NOUN", "PROPN", "ADJ"} or lemma in _SKIPPED_NOUNS | _TIME_NOUNS:
        return False
    if not (word.text.lower().endswith("s") or word.text.lower() in _PLURALS):
        return False
    if word.xpos == "NNP" or len(lemma) < 3 or noun - number.last > _FARTHEST_NOUN:
        return False
    if word.xpos in {"NN", "NNS"} and word.text[0].isupper() and noun > 1:
        return False
    if any(tree.words[between].upos == "DET" for between in range(number.last + 1, noun)):
        return False
    return not any(
        tree.words[between].upos in {"VERB", "NUM"} and tree.words[between].head != noun
        for between in range(number.last + 1, noun)
    )


def _noun_after(tree: Tree, last: int) -> int | None:
    """The noun right behind an amount of money: `a $5 million cash reward`."""
    noun = None
    for position in range(last + 1, len(tree.words)):
        if tree.words[position].upos != "NOUN":
            break
        noun = position
    return noun


def _top(tree: Tree, number: _Number) -> int:
    """The word of the number that hangs outside it."""
    for position in range(number.first, number.last + 1):
        if not number.first <= tree.words[position].head <= number.last:
            return position
    return number.last


def _head_outside(tree: Tree, number: _Number) -> int | None:
    """The word that the number counts or measures; None when the number stands alone."""
    top = tree.words[_top(tree, number)]
    if top.head < 0:
        return None
    if top.relation in {"nummod", "compound", "amod", "nmod:unmarked", "obl:unmarked"}:
        return top.head
    before = number.first - 1
    if before >= 0 and tree.words[before].text in {"$", "€", "£"}:
        return before
    near = top.head - number.last in {1, 2} and tree.words[top.head].upos in {"NOUN", "SYM"}
    return top.head if near else None


def _is_per_cent(tree: Tree, position: int) -> bool:
    return position > 0 and tree.words[position - 1].text.lower() == "per"


def _things(tree: Tree, number: _Number, noun: int) -> _Counted | None:
    """Counted things: `12 people were killed`, `12 agreements on energy`."""
    label = _noun_words(tree, noun, after=number.last)
    harm = _harm_of(tree, noun)
    if harm is not None:
        verb, participle = harm
        return _Counted(f"{label} {participle}", None, _close(noun, verb), verb)
    left = _left_harmed(tree, noun)
    if left is not None:
        harmed = tree.words[left].text.lower()
        return _Counted(f"{label} {harmed}", None, [noun, left], tree.words[noun].head)
    dead = [kid for kid in tree.kids(noun, "amod") if tree.words[kid].text.lower() in _HARMED]
    if tree.words[noun].text.lower() in _HARMED:
        return _Counted(f"people {tree.words[noun].text.lower()}", None, [noun], noun)
    if dead:
        return _Counted(label, None, [noun], noun)
    tail = _tail(tree, noun)
    if label.lower() in {"people", "persons", "men", "women", "children"} and not tail:
        return _people(tree, noun, label)
    what = f"{label} {_text(tree, tail)}".strip()
    return _Counted(what, None, [noun, *tail]) if label else None


def _people(tree: Tree, noun: int, label: str) -> _Counted | None:
    """People told apart by what they do: "people attended"; nothing where no verb says it."""
    word = tree.words[noun]
    if word.head < 0 or tree.words[word.head].upos != "VERB" or _is_unreal(tree, word.head):
        return None
    verb = tree.words[word.head].text.lower()
    phrase = _close(noun, word.head)
    if word.relation in {"nsubj", "nsubj:pass"}:
        return _Counted(f"{label} {verb}", None, phrase)
    return _Counted(f"{verb} {label}", None, phrase) if word.relation == "obj" else None


def _left_harmed(tree: Tree, noun: int) -> int | None:
    """The state in `left 12 people dead`."""
    head = tree.words[noun].head
    if head < 0 or tree.words[head].lemma.lower() not in {"leave", "find"}:
        return None
    states = [k for k in tree.kids(head, "xcomp") if tree.words[k].text.lower() in _HARMED]
    return states[0] if states else None


def _close(noun: int, verb: int) -> list[int]:
    """The noun, and the verb when it stands near enough for one phrase."""
    return [noun, verb] if abs(noun - verb) <= _LONGEST_PHRASE else [noun]


def _harm_of(tree: Tree, noun: int) -> tuple[int, str] | None:
    """The verb that kills, hurts or arrests those counted, and how to name it."""
    word = tree.words[noun]
    candidates = [(kid, "obj") for kid in tree.kids(noun, "acl") if tree.words[kid].xpos == "VBN"]
    if word.head >= 0:
        candidates.insert(0, (word.head, word.relation))
    for verb, relation in candidates:
        lemma = tree.words[verb].lemma.lower()
        passive = relation in {"obj", "nsubj:pass"}
        if tree.words[verb].upos != "VERB" or lemma not in _HARMS or _is_unreal(tree, verb):
            continue
        if (passive and lemma not in {"die", "lose"}) or (lemma == "die" and relation == "nsubj"):
            return verb, _HARMS[lemma]
    return None


def _is_unreal(tree: Tree, verb: int) -> bool:
    """Whether the verb is negated or only thought of: nobody was harmed."""
    if any(tree.words[kid].xpos == "MD" for kid in tree.kids(verb, "aux")):
        return True
    return any(
        tree.words[kid].lemma.lower() in {"not", "never"} for kid in tree.kids(verb, "advmod")
    )


def _bare(tree: Tree, number: _Number, top: int) -> _Counted | None:
    """A number without a noun: `12 were killed`, `killing 12`, `the death toll rose to 45`."""
    word = tree.words[top]
    if word.head < 0 or (number.value >= 1900 and tree.words[top].text.isdigit()):
        return None
    verb, lemma = word.head, tree.words[word.head].lemma.lower()
    if word.relation in {"nsubj:pass", "obj"} and lemma in _HARMS and lemma not in {"die", "lose"}:
        if _is_unreal(tree, verb):
            return None
        return _Counted(f"people {_HARMS[lemma]}", None, _close(number.last, verb), verb)
    if word.relation == "nsubj" and lemma == "die":
        return _Counted("people dead", None, _close(number.last, verb), verb)
    if word.relation in {"obl", "obj"} and lemma in _REACHES:
        return _toll(tree, verb)
    if word.relation == "nmod" and lemma in _SIZES and verb < number.first:
        return _Counted(_noun_words(tree, verb, after=-1), None, [verb])
    return None


def _toll(tree: Tree, verb: int) -> _Counted | None:
    """What a toll that reaches a number counts."""
    subject = tree.kid(verb, "nsubj")
    if subject is None or tree.words[subject].lemma.lower() not in _TOLLS:
        return None
    what = f"{_noun_words(tree, subject, after=-1)} {_text(tree, _tail(tree, subject))}".strip()
    return _Counted(what, None, [subject], verb)


def _measured(tree: Tree, head: int, unit: str) -> _Counted | None:
    """What an amount is of: `95% of its fuel`, `a 2,100-mile border`, `$20 million in aid`."""
    if unit == "%" and _next_lemma(tree, head) == "point":
        return None
    tail = _tail(tree, head)
    if tail:
        return _Counted(_text(tree, tail), unit, [head, *tail], _verb_above(tree, head))
    above = tree.words[head].head
    if above < 0:
        return None
    word, relation = tree.words[above], tree.relation(head)
    if word.upos in {"NOUN", "PROPN"} and relation in {"compound", "nummod", "amod", "nmod"}:
        return _amount_of_noun(tree, head, above, unit)
    if relation == "obl" and word.upos in {"ADJ", "ADP"} and word.lemma.lower() == "worth":
        noun = word.head
        worth = noun >= 0 and tree.words[noun].upos == "NOUN"
        what = _noun_words(tree, noun, after=-1) if worth else ""
        return _Counted(what, unit, [head, noun]) if what else None
    return _amount_of_verb(tree, head, above, unit)


def _amount_of_noun(tree: Tree, head: int, noun: int, unit: str) -> _Counted | None:
    """The amount of the noun it stands before or behind: `$2 million reward`."""
    if noun < head and any(tree.words[k].text in {"to", "from"} for k in tree.kids(head, "case")):
        return None  # "cut the bars to 150g"
    after = head if noun > head else -1
    label = _noun_words(tree, noun, after=after)
    tail = [position for position in _tail(tree, noun) if not _under(tree, position, head)]
    what = f"{label} {_text(tree, tail)}".strip()
    if not label or tree.words[noun].lemma.lower() in _MEASURES:
        return None
    return _Counted(what, unit, [head, noun, *tail], _verb_above(tree, noun))


def _amount_of_verb(tree: Tree, head: int, verb: int, unit: str) -> _Counted | None:
    """The amount that something costs or rises by, or that somebody pays for something."""
    lemma, relation = tree.words[verb].lemma.lower(), tree.relation(head)
    misread = relation == "nsubj" and verb < head  # an amount behind its verb is no subject
    if tree.words[verb].upos != "VERB" or not (relation in {"obj", "obl"} or misread):
        return None
    subject = tree.kid(verb, "nsubj")
    if lemma in _COSTS and subject is not None and tree.words[subject].upos in {"NOUN", "PROPN"}:
        label = f"{_noun_words(tree, subject, after=-1)} {tree.words[verb].text.lower()}"
        return _Counted(label, unit, [head, verb, subject], verb)
    purposes = [kid for kid in tree.kids(verb, "obl") if kid > head and not _is_time(tree, kid)]
    if relation != "obj" or not purposes or unit == "%":
        return None
    tail = _short(sorted(p for p in tree.below(purposes[0]) if p > head))
    what = f"{tree.words[verb].text.lower()} {_text(tree, tail)}"
    return _Counted(what, unit, [head, verb, *tail], verb) if tail else None


def _is_time(tree: Tree, position: int) -> bool:
    return any(n.kind == "date" and n.first <= position <= n.last for n in tree.sentence.names)


def _verb_above(tree: Tree, position: int) -> int | None:
    for above in tree.above(position):
        if tree.words[above].upos == "VERB":
            return above
    return None


def _next_lemma(tree: Tree, position: int) -> str:
    return tree.words[position + 1].lemma.lower() if position + 1 < len(tree.words) else ""


# --- the words of a reader ----------------------------------------------------------------


def _noun_words(tree: Tree, noun: int, *, after: int) -> str:
    """The noun with the words before it that say what kind, from behind the number."""
    kinds = [
        position
        for kid in tree.kids(noun, "amod", "compound", "flat", "nmod:poss")
        if after < kid < noun
        for position in tree.below(kid)
        if position > after
    ]
    # In "170-gram and 400-gram bars" the first amount must not take the second into its words.
    numbers = [p for p in kinds if tree.words[p].upos == "NUM"]
    start = max(numbers) + 3 if numbers else 0
    kept = [p for p in kinds if p >= start and not _is_count_word(tree, p)]
    name = [p for p in tree.kids(noun, "flat") if p > noun]
    return _text(tree, sorted({*kept, noun, *name}))


def _is_count_word(tree: Tree, position: int) -> bool:
    """Whether a word belongs to the counting, not to the thing: "more", "least", a hyphen."""
    word = tree.words[position]
    return word.text.lower() in _ABOUT | {"more", "least", "than", "additional", "other", "another"}


def _tail(tree: Tree, noun: int) -> list[int]:
    """The first short prepositional phrase behind the noun, up to a comma or clause."""
    for kid in tree.kids(noun, "nmod"):
        if kid < noun or tree.words[kid].relation in {"nmod:unmarked", "nmod:poss"}:
            continue
        case = tree.kid(kid, "case")
        if case is None or _is_year(tree, kid):
            continue
        if tree.words[case].text.lower() == "to" and _has_number(tree, kid):
            continue  # "170g to 150g", "290 votes to 228"
        phrase = [p for p in tree.below(kid) if p > noun]
        if phrase and phrase[0] - noun <= 2:
            return _short(phrase)
    return []


def _has_number(tree: Tree, position: int) -> bool:
    return any(tree.words[p].upos == "NUM" for p in tree.below(position))


def _is_year(tree: Tree, position: int) -> bool:
    return tree.words[position].text.isdigit() and len(tree.words[position].text) == 4


def _short(phrase: list[int]) -> list[int]:
    """At most so many words; nothing when the phrase is longer."""
    return phrase if len(phrase) <= _LONGEST_PHRASE else []


def _under(tree: Tree, position: int, above: int) -> bool:
    return position == above or above in tree.above(position)


def _text(tree: Tree, positions: Sequence[int]) -> str:
    """The words with the spaces that the report has between neighbours."""
    if not positions:
        return ""
    pieces: list[str] = []
    for one, two in zip(positions, [*positions[1:], -1], strict=True):
        pieces.append(tree.words[one].text)
        glued = two == one + 1 and tree.words[one].span.end == tree.words[two].span.start
        if two >= 0 and not glued:
            pieces.append(" ")
    return "".join(pieces).strip(" ,-")


# --- anniversaries ------------------------------------------------------------------------


def _anniversary(tree: Tree, mention: TimeMention, times: Sequence[TimeMention]) -> Figure | None:
    """`the 85th anniversary of the treaty`: which one it is, and of what."""
    value = ordinal_of(tree.words[mention.first].text)
    if value is None:
        first = number_of(tree.words[mention.first].text)
        value = int(first) if first is not None else None
    if mention.kind != "anniversary" or value is None:
        return None
    tail = _anniversary_tail(tree, mention.last)
    tail += _year_behind(tree, tail[-1] if tail else mention.last, times)
    what = _text(tree, [mention.last, *tail])
    verb = _verb_above(tree, mention.head)
    time = time_of(tree, verb, times) if verb is not None else None
    return Figure(
        words=tree.span([mention.first, mention.last, *tail]),
        value=float(value),
        unit=None,
        what=what,
        when=time.when if time else None,
    )


def _prison_term(tree: Tree, mention: TimeMention) -> Figure | None:
    """`12 years in prison`: the length that a sentence has."""
    words = [word.text.lower() for word in tree.words[mention.last + 1 : mention.last + 3]]
    value = mention.length.count if mention.length is not None else None
    if mention.kind != "duration" or value is None or words[:1] not in (["in"], ["behind"]):
        return None
    if words[1:] not in (["prison"], ["jail"], ["bars"], ["custody"], ["detention"], ["exile"]):
        return None
    return Figure(
        words=tree.span([mention.first, mention.last + 2]),
        value=value,
        unit=tree.words[mention.last].lemma.lower(),
        what=" ".join(words),
    )


def _year_behind(tree: Tree, last: int, times: Sequence[TimeMention]) -> list[int]:
    """The words "in 1939" right behind what is remembered, wherever the tree hangs them."""
    for time in times:
        is_year = time.when is not None and time.when.begins.month is None
        preposition = tree.words[time.first - 1].text.lower() if time.first else ""
        if is_year and time.first == last + 2 and preposition in ("in", "of"):
            return list(range(last + 1, time.last + 1))
    return []


def _anniversary_tail(tree: Tree, noun: int) -> list[int]:
    """The words behind "anniversary" up to a comma or the end of its phrase."""
    below = {position for position in tree.below(noun) if position > noun}
    tail: list[int] = []
    for position in range(noun + 1, len(tree.words)):
        if position not in below or tree.words[position].text in {",", ";", "(", "—", "–"}:
            break
        tail.append(position)
    return tail
