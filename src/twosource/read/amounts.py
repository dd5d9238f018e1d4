"""Amounts: the numbers of a sentence with their unit, their range and what blurs them.

They are found by the words and their tags; the tree says later what they count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.read.labels import DASHES, is_label
from twosource.read.numerals import Amount, amount_at, may_open
from twosource.read.times import TimeMention
from twosource.record.reading import Bound
from twosource.record.tree import Tree
from twosource.text.numbers import MULTIPLIERS
from twosource.text.units import TIMES, word_at

_BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("no more than", "most"), ("not more than", "most"), ("no fewer than", "least"),
    ("no less than", "least"), ("not less than", "least"), ("as many as", "most"),
    ("as much as", "most"), ("as high as", "most"), ("a maximum of", "most"),
    ("a minimum of", "least"), ("in excess of", "least"), ("an estimated", "about"),
    ("a little over", "about"), ("a little under", "about"), ("just shy of", "about"),
    ("just over", "about"), ("just under", "about"), ("close to", "about"), ("well over", "least"),
    ("more than", "least"), ("fewer than", "most"), ("less than", "most"), ("at least", "least"),
    ("at most", "most"), ("up to", "most"), ("upwards of", "least"), ("over", "least"),
    ("above", "least"), ("exceeding", "least"), ("under", "most"), ("below", "most"),
    ("about", "about"), ("around", "about"), ("approximately", "about"), ("approx", "about"),
    ("roughly", "about"), ("nearly", "about"), ("almost", "about"), ("some", "about"),
    ("estimated", "about"), ("circa", "about"), ("~", "about"),
)  # fmt: skip
_FORMS = tuple((tuple(words.split()), bound) for words, bound in _BOUNDS)
_BEHIND: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("or", "more"), "least"), (("or", "so"), "about"), (("or", "less"), "most"),
    (("or", "fewer"), "most"), (("at", "most"), "most"), (("at", "least"), "least"),
    (("+",), "least"),
)  # fmt: skip


def amounts_in(tree: Tree, times: Sequence[TimeMention]) -> list[Amount]:
    """The amounts of a sentence from left to right; none overlap."""
    words = [word.text for word in tree.words]
    taken = {
        position
        for mention in times
        if mention.kind not in {"duration", "set"}
        for position in range(mention.first, mention.last + 1)
    }
    found: list[Amount] = []
    here = 0
    while here < len(words):
        opens = here not in taken and may_open(tree.words[here])
        amount = amount_at(tree, words, here) if opens else None
        if amount is None:
            here += 1
            continue
        found.append(amount)
        here = amount.last + 1
    joined = _shared_units(words, _joined(words, found))
    kept = [one for one in joined if not _is_nothing(tree, one)]
    return [_bounded(words, one) for one in kept]


def _is_nothing(tree: Tree, amount: Amount) -> bool:
    """Whether the number counts nothing, or is an age."""
    if amount.unit is None or amount.unit in TIMES:
        after = word_at([word.text for word in tree.words], amount.last + 1)
        if amount.unit in TIMES:
            behind = tree.words[amount.last + 1 : amount.last + 3]
            old = [word.text.lower() for word in behind]
            return old[:1] == ["old"] or old in (["-", "old"], ["of", "age"]) or "/" in after
        return amount.value > 0 and amount.bound != "vague" and _is_bare_label(tree, amount)
    return False


def _is_bare_label(tree: Tree, amount: Amount) -> bool:
    return amount.upper is None and is_label(tree, amount.start, amount.end)


# --- ranges -------------------------------------------------------------------------------


def _joined(words: list[str], amounts: list[Amount]) -> list[Amount]:
    """The amounts, two that are the ends of one range made one: `10 to 12`, `$5 million - $7m`."""
    joined: list[Amount] = []
    for amount in amounts:
        whole = _range(words, joined[-1], amount) if joined else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(amount)
    return joined


def _range(words: list[str], low: Amount, high: Amount) -> Amount | None:
    """One range of two amounts; None where they are two, as in `from 5 to 7 percent`."""
    if low.upper is not None or low.last + 2 != high.first or "vague" in (low.bound, high.bound):
        return None
    between = word_at(words, low.first - 1) == "between"
    link = word_at(words, low.last + 1)
    if link not in DASHES | {"to", "or"} and not (link == "and" and between):
        return None
    if link == "to" and word_at(words, low.first - 1) == "from":
        return None
    value = low.value
    if (
        low.unit == high.unit
        and low.unit is None
        and link in DASHES
        and not _may_count(words, high)
    ):
        return None
    behind = low.unit_word is not None and low.unit_word > low.end
    same = low.unit == high.unit or (high.unit or "").startswith(f"{low.unit} per ")
    if low.unit is not None and not same and (high.unit is not None or behind):
        return None
    if value < 1000 <= high.value and not _has_factor(words, low):
        value *= _factor(words, high)
    if value >= high.value:
        return None
    unit = high.unit or low.unit
    first = low.first - 1 if between else low.first
    return Amount(
        first=first, last=high.last, start=low.start, end=high.end, value=value,
        upper=high.value, unit=unit, unit_word=high.unit_word or low.unit_word, rate=high.rate,
    )  # fmt: skip


def _shared_units(words: list[str], amounts: list[Amount]) -> list[Amount]:
    """Bare numbers joined to one with a unit have that unit too: `from 5 to 7 percent`."""
    shared = list(amounts)
    for place in range(len(shared) - 2, -1, -1):
        one, after = shared[place], shared[place + 1]
        joined = one.last + 2 == after.first and word_at(words, one.last + 1) in {"to", "and", "or"}
        behind = after.unit_word is not None and after.unit_word > after.end
        if joined and behind and one.unit is None and one.bound != "vague":
            shared[place] = replace(one, unit=after.unit, unit_word=None)
    return shared


def _may_count(words: list[str], amount: Amount) -> bool:
    """Whether a word in small letters follows, which two numbers with a dash may count."""
    after = words[amount.last + 1] if amount.last + 1 < len(words) else ""
    return after[:1].islower() and after.endswith(("s", "people", "men", "women", "children"))


def _has_factor(words: list[str], amount: Amount) -> bool:
    return any(word_at(words, at) in MULTIPLIERS for at in range(amount.start, amount.end + 1))


def _factor(words: list[str], amount: Amount) -> float:
    """The million of `5 to 7 million`, which the first number shares."""
    last = MULTIPLIERS.get(word_at(words, amount.end), 1)
    return float(last) if last >= 1000 else 1.0


# --- bounds -------------------------------------------------------------------------------


def _bounded(words: list[str], amount: Amount) -> Amount:
    """The amount with the words before or behind it that blur it."""
    first, bound = amount.first, amount.bound
    for _ in range(2):  # "up to about 30"
        found = _form_before(words, first)
        if found is None:
            break
        first, bound = found[0], bound if bound == "vague" else found[1]
    last = amount.last
    for form, behind in _BEHIND:
        after = tuple(word.lower() for word in words[last + 1 : last + 1 + len(form)])
        if bound is None and after == form and word_at(words, last + 1 + len(form)) != "than":
            bound, last = behind, last + len(form)
            break
    return replace(amount, first=first, last=last, bound=bound)


def _form_before(words: list[str], first: int) -> tuple[int, Bound] | None:
    for form, bound in _FORMS:
        start = first - len(form)
        if start >= 0 and tuple(word.lower() for word in words[start:first]) == form:
            return start, bound
    return None
