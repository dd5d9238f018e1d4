"""Figures: numbers with what they count, from the words and the tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from twosource.read.amounts import amounts_in
from twosource.read.anniversaries import anniversary
from twosource.read.counted import NOBODY, count_of, nobody_at
from twosource.read.durations import duration_of
from twosource.read.measured import measured_of
from twosource.read.numerals import SHARE, Amount
from twosource.read.phrases import Counted, thing_words, verb_above
from twosource.read.times import TimeMention, time_of
from twosource.record.reading import Figure, Sentence
from twosource.record.tree import Tree

EntityAt = Callable[[int, int], str | None]

_JOINS = {"or", ",", "and", "(", "to", "from", ";", "compared", "with", "against", "up", "down"}
_JOINS |= {"while", "another", "a", "further", "more", "than", "in", "of", "those", "for", "by"}
_INDEX_VERBS = {"close", "end", "finish", "open", "trade", "settle", "stand", "slip", "hover"}
_INDEX_VERBS |= {"fall", "rise", "go", "reach", "drop", "climb", "recover", "rebound", "bring"}
_INDEX_VERBS |= {"be", "start", "begin", "slide", "dip", "hit", "reach", "sink", "surge"}
_FRACTIONS = {"half", "third", "quarter", "fifth", "tenth", "part", "majority", "rest"}


def find_figures(
    sentences: Sequence[Sentence],
    trees: Sequence[Tree],
    *,
    times: Sequence[Sequence[TimeMention]],
    entity_at: EntityAt | None = None,
) -> tuple[Figure, ...]:
    """The figures of a report in the order of the text.

    A number gives nothing when it is a date, an age, a time of the clock, a score, a rank or a
    mere label, when it says how long ago something was, or when it is a bare number of which
    nothing is told. An amount with a unit stands even where no noun says what it is of.
    Anniversaries are kept.
    """
    found: list[Figure] = []
    for place, (_, tree, mentions) in enumerate(zip(sentences, trees, times, strict=True)):
        if not tree.heading:
            found.extend(_figures_in(tree, mentions, _entities(entity_at, place)))
    return tuple(found)


def _entities(entity_at: EntityAt | None, place: int) -> Callable[[int], str | None]:
    """The entity that stands at a word of one sentence."""
    if entity_at is None:
        return lambda _: None
    return lambda word: entity_at(place, word)


def _figures_in(
    tree: Tree, times: Sequence[TimeMention], at: Callable[[int], str | None]
) -> list[Figure]:
    figures = [
        figure for mention in times if (figure := anniversary(tree, mention, times)) is not None
    ]
    told: list[tuple[Amount, Counted]] = []
    amounts = amounts_in(tree, times)
    for place, amount in enumerate(amounts):
        counted = _counted(tree, amount, told)
        if counted is None and amount.unit is None and place + 1 < len(amounts):
            counted = _ahead(tree, amount, amounts[place + 1])
        if counted is not None:
            told.append((amount, counted))
    told += _nobody(tree)
    figures += [_figure(tree, amount, counted, times, at) for amount, counted in told]
    return sorted(figures, key=lambda figure: figure.words)


def _counted(tree: Tree, amount: Amount, told: Sequence[tuple[Amount, Counted]]) -> Counted | None:
    """What the amount counts; None when it is no figure."""
    if amount.is_duration:
        return duration_of(tree, amount)
    if amount.unit is not None:
        if told and _is_converted(tree, amount, told[-1][0]):
            return replace(told[-1][1], phrase=())
        counted = measured_of(tree, amount)
        if amount.unit == SHARE and not counted.what:
            return None
        if counted.noun is not None and tree.words[counted.noun].lemma.lower() in _FRACTIONS:
            return None  # "two thirds of the $5 billion": of what the billions are is not said
        if counted.noun is None and told:
            return _inherited(tree, amount, told[-1]) or counted
        return counted
    counted_things = count_of(tree, amount)
    if counted_things is None and told:
        counted_things = _inherited(tree, amount, told[-1])
    return counted_things or _level(tree, amount)


def _is_converted(tree: Tree, amount: Amount, before: Amount) -> bool:
    """`10 metres (33 feet)`: the same told again in another unit."""
    bracket = tree.words[amount.first - 1].text == "(" if amount.first else False
    return bracket and before.last == amount.first - 2 and before.unit is not None


def _inherited(tree: Tree, amount: Amount, before: tuple[Amount, Counted]) -> Counted | None:
    """What the amount before counts, of one beside it: `1.6%, or 89 points`, `3,700 in Germany`.

    Between the two stand no other words than those that join, a noun that the first counts, and
    a place.
    """
    one, counted = before
    last = max([one.last, *(p for p in counted.phrase if p < amount.first)])
    between = tree.words[last + 1 : amount.first]
    joined = all(word.text.lower() in _JOINS or word.upos in {"PROPN", "ADV"} for word in between)
    if not counted.what or not joined or len(between) > 5 or not _bare_fits(tree, amount, one):
        return None
    return replace(counted, phrase=(), rate=None)


def _ahead(tree: Tree, amount: Amount, after: Amount) -> Counted | None:
    """What the next number counts, with only "and" or "or" between: `500 or 1,000 songs`."""
    link = tree.words[amount.last + 1].text.lower()
    if after.unit is not None or after.first != amount.last + 2 or link not in {"and", "or", "to"}:
        return None
    counted = count_of(tree, after)
    return replace(counted, phrase=()) if counted is not None and counted.noun else None


def _bare_fits(tree: Tree, amount: Amount, one: Amount) -> bool:
    """Whether a bare number may be one more of a count; one before a noun counts that noun."""
    if amount.unit is not None:
        return True
    after = tree.words[amount.last + 1] if amount.last + 1 < len(tree.words) else None
    open_end = after is None or after.upos in {"PUNCT", "ADP", "CCONJ", "ADV", "VERB", "AUX"}
    return open_end and amount.value >= 2 and (one.unit is None or _is_precise(tree, amount))


def _is_precise(tree: Tree, amount: Amount) -> bool:
    """Whether digits cannot be a label: `7,465.95`, `682.6`, "the 5,000 mark"."""
    after = tree.words[amount.last + 1].text.lower() if amount.last + 1 < len(tree.words) else ""
    if after == "mark":
        return True
    text = tree.words[amount.end].text
    return any(letter in text for letter in ",.") and text[-1:].isdigit()


def _level(tree: Tree, amount: Amount) -> Counted | None:
    """A level that an index or a rate has: `closed at 7,162.90`."""
    if not _is_precise(tree, amount):
        return None
    noun = _level_noun(tree, amount)
    if noun is not None:
        return Counted(what=thing_words(tree, noun), phrase=(noun,), noun=noun)
    verb = verb_above(tree, amount.end)
    if verb is None or tree.words[verb].lemma.lower() not in _INDEX_VERBS:
        return None
    subject = measured_of(tree, amount)
    return subject if subject.noun is not None else replace(subject, what="")


def _level_noun(tree: Tree, amount: Amount) -> int | None:
    """The noun in `a level of 682.60`, `an increase of 330.89`."""
    if amount.first < 2 or tree.words[amount.first - 1].text.lower() not in {"of", "at"}:
        return None
    return amount.first - 2 if tree.words[amount.first - 2].upos == "NOUN" else None


def _nobody(tree: Tree) -> list[tuple[Amount, Counted]]:
    """`nobody was hurt`."""
    found = []
    for position, word in enumerate(tree.words):
        if word.text.lower() not in NOBODY:
            continue
        counted = nobody_at(tree, position)
        if counted is not None:
            last = position + 1 if tree.words[position].text.lower() == "no" else position
            amount = Amount(first=position, last=last, start=position, end=last, value=0.0)
            found.append((amount, counted))
    return found


def _figure(
    tree: Tree,
    amount: Amount,
    counted: Counted,
    times: Sequence[TimeMention],
    at: Callable[[int], str | None],
) -> Figure:
    """The figure with the time of the verb that it hangs on."""
    verb = counted.verb if counted.verb is not None else verb_above(tree, amount.end)
    time = time_of(tree, verb, times) if verb is not None else None
    unit = amount.unit if counted.rate is None else f"per {counted.rate}"
    return Figure(
        words=tree.span([*amount.words, *counted.phrase]),
        amount=tree.span([amount.first, amount.core]),
        value=amount.value,
        upper=amount.upper,
        unit=unit,
        what=counted.what,
        bound=amount.bound,
        event=tree.words[counted.verb].span if counted.verb is not None else None,
        entity=_entity(tree, amount, counted, at),
        when=time.when if time else None,
    )


def _entity(
    tree: Tree, amount: Amount, counted: Counted, at: Callable[[int], str | None]
) -> str | None:
    """Whose figure it is: the owner of what is counted, what is counted, or who has so many."""
    noun = counted.noun
    if noun is None:
        return None
    owners = [kid for kid in tree.kids(noun, "nmod:poss", "nmod") if kid not in amount.words]
    subjects: list[int] = []
    above = tree.words[noun].head
    if above >= 0 and tree.words[above].lemma.lower() in {"have", "own", "employ", "be"}:
        subjects = tree.kids(above, "nsubj")
    for word in (*owners[:1], *subjects, noun):
        key = at(word)
        if key is not None:
            return key
    return None
