"""Amounts: the numbers of a sentence with their unit, their range and what blurs them.

They are found by the words and their tags; the tree says later what they count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.read.labels import DASHES, is_label
from twosource.read.times import TimeMention
from twosource.record.reading import Bound
from twosource.record.tree import Tree
from twosource.text.harms import CASUALTIES
from twosource.text.numbers import MULTIPLIERS, ORDINALS, SMALL, fraction_at, number_at, vague_at
from twosource.text.units import DOLLARS, SYMBOLS, TIMES, rate_at, symbol_of, unit_at

SHARE = "share"

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
_LONG = {"deep", "tall", "high", "long", "wide", "thick", "above", "below", "away", "from"}
_NOT_HALF = {"first", "second", "other", "latter", "last", "former", "the", "top", "bottom"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in a sentence: words `first` to `last` with all that belongs to it.

    Attributes:
        start, end: the numeral itself, both ends of a range included.
        upper: the upper end of a range, or None.
        bound: how the words blur it, None where they do not.
        unit: its name in `text.units`, "share" for a fraction, None for a count.
        unit_word: the last word of a unit behind the number, or the sign before it.
        rate: the last word of what it is told for ("day" in `3,000 barrels a day`), or None.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    upper: float | None = None
    bound: Bound | None = None
    unit: str | None = None
    unit_word: int | None = None
    rate: int | None = None

    @property
    def core(self) -> int:
        """The last word without the rate."""
        return self.last if self.rate is None else self.rate - 2

    @property
    def words(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def is_duration(self) -> bool:
        return self.unit in TIMES


def amounts_in(tree: Tree, times: Sequence[TimeMention]) -> list[Amount]:
    """The amounts of a sentence from left to right; none overlap."""
    words = [word.text for word in tree.words]
    taken = {
        position
        for mention in times
        if mention.kind not in {"duration", "frequency"}
        for position in range(mention.first, mention.last + 1)
    }
    found: list[Amount] = []
    here = 0
    while here < len(words):
        amount = None if here in taken else _amount_at(tree, words, here)
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
        after = _lower([word.text for word in tree.words], amount.last + 1)
        if amount.unit in TIMES:
            behind = tree.words[amount.last + 1 : amount.last + 3]
            old = [word.text.lower() for word in behind]
            return old[:1] == ["old"] or old in (["-", "old"], ["of", "age"]) or "/" in after
        return amount.value > 0 and amount.bound != "vague" and _is_bare_label(tree, amount)
    return False


def _is_bare_label(tree: Tree, amount: Amount) -> bool:
    return amount.upper is None and is_label(tree, amount.start, amount.end)


def _amount_at(tree: Tree, words: list[str], here: int) -> Amount | None:
    """The amount whose numeral starts here, without its range and its bound."""
    if _lower(words, here) == "no" and here + 1 < len(words):
        none = tree.words[here + 1].lemma.lower() in CASUALTIES
        return Amount(first=here, last=here, start=here, end=here, value=0.0) if none else None
    vague = vague_at(words, here)
    if vague and _is_vague(words, here, vague[1]):
        return _vague(words, here, *vague)
    share = fraction_at(words, here)
    if share is not None and share[1] > here + 1 and _is_share(words, here, share[1]):
        return _shared(words, here, *share)
    number = number_at(words, here) if _may_start(tree, here) else None
    if number is not None:
        return _numbered(tree, words, here, *_widened(words, *number))
    if share is not None and _is_share(words, here, share[1]):
        return _shared(words, here, *share)
    return None


def _may_start(tree: Tree, position: int) -> bool:
    """Whether the tags allow a number here: "one" the pronoun is none."""
    word = tree.words[position]
    lower = word.text.lower()
    if lower in {"a", "half"}:
        return True
    if word.upos != "NUM" and not word.text[0].isdigit() and lower not in SMALL:
        return False
    return lower != "one" or word.relation == "nummod"


def _widened(words: list[str], value: float, end: int) -> tuple[float, int]:
    """`two and a half million`, `500 - million - euro`."""
    if [word.lower() for word in words[end : end + 3]] == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
    dash = 1 if _lower(words, end) in DASHES else 0
    factor = MULTIPLIERS.get(_lower(words, end + dash))
    if factor and (dash or end > 0) and len(_lower(words, end + dash)) > 1:
        value, end = value * factor, end + dash + 1
    return value, end


def _numbered(tree: Tree, words: list[str], here: int, value: float, end: int) -> Amount | None:
    """A number in digits or words with the unit before or behind it."""
    first = here
    if _lower(words, here - 1) in {"minus", "−"} or _is_minus(tree, here):
        value, first = -value, here - 1
    sign = first - 1
    currency = symbol_of(words[sign]) if sign >= 0 else None
    if currency is not None:
        first, currency = _sign_before(tree, words, sign, currency)
    amount = Amount(
        first=first, last=end - 1, start=here, end=end - 1, value=value, unit=currency,
        unit_word=sign if currency else None,
    )  # fmt: skip
    if currency is None and words[end - 1].lower().endswith("m") and words[here][0].isdigit():
        return _million_or_metre(tree, words, amount)
    if currency is not None:
        named = unit_at(words, end)  # "US$ 23 billion dollars"
        last = named[1] - 1 if named and named[0] in SYMBOLS.values() else amount.last
        return _rated(words, replace(amount, last=last))
    return _rated(words, _with_unit(tree, words, amount))


def _is_minus(tree: Tree, here: int) -> bool:
    """A dash glued to the number and to nothing before it: `-36`."""
    if here == 0 or tree.words[here - 1].text not in {"-", "−", "–"}:
        return False
    glued = tree.words[here - 1].span.end == tree.words[here].span.start
    apart = here == 1 or tree.words[here - 2].span.end < tree.words[here - 1].span.start
    return glued and apart


def _sign_before(tree: Tree, words: list[str], sign: int, currency: str) -> tuple[int, str]:
    """Where a currency before the number starts, and which it is: `A$`, `US $`."""
    land = _lower(words, sign - 1)
    if words[sign] != "$" or land not in DOLLARS:
        return sign, currency
    glued = tree.words[sign - 1].span.end == tree.words[sign].span.start
    return (sign - 1, DOLLARS[land]) if glued or land in {"us", "usd"} else (sign, currency)


def _million_or_metre(tree: Tree, words: list[str], amount: Amount) -> Amount | None:
    """`20m people` counts millions and `40m deep` measures; elsewhere it is not known which."""
    after = amount.end + 1
    if _lower(words, after) in _LONG:
        return replace(amount, value=amount.value / 1e6, unit="meter", unit_word=amount.end)
    unit = _with_unit(tree, words, amount)
    if unit.unit is not None:
        return _rated(words, unit)
    plural = after < len(words) and tree.words[after].xpos == "NNS"
    return amount if plural else None


def _with_unit(tree: Tree, words: list[str], amount: Amount) -> Amount:
    """The amount with the unit behind it, a hyphen between or not; or a magnitude beside it."""
    after = amount.end + 1
    dash = 1 if _lower(words, after) in DASHES else 0
    if _lower(words, after + dash) == "magnitude":
        at = after + dash
        return replace(amount, last=at, unit="magnitude", unit_word=at)
    if _lower(words, amount.start - 1) == "magnitude":
        at = amount.start - 1
        return replace(amount, first=at, unit="magnitude", unit_word=at)
    at = after + dash
    if _lower(words, at) == "times" and _is_more(words, at + 1):
        return replace(amount, last=at, unit="times", unit_word=at)
    if at < len(words) and _is_heat(tree, words, at):
        at_scale = {"c": "Celsius", "f": "Fahrenheit"}[words[at].lower()]
        return replace(amount, last=at, unit=f"degree {at_scale}", unit_word=at)
    found = unit_at(words, at)
    if found is None or tree.words[at].upos in {"VERB", "AUX"}:
        return amount
    unit, end = found
    if unit == "GBP" and _lower(words, amount.end) not in MULTIPLIERS and end == at + 1:
        unit = "pound"  # a mass, or money: told by the million it is money
    if unit == "point" and _lower(words, amount.start) == "one":
        return amount  # "at one point"
    if dash and unit.partition(" ")[0] == "second" and _lower(words, end) == "-":
        return amount
    return replace(amount, last=end - 1, unit=unit, unit_word=end - 1)


def _is_more(words: list[str], position: int) -> bool:
    """`three times more`, `four times as fast`; "three times" alone is how often."""
    after = _lower(words, position)
    return after in {"as", "more", "less", "the"} or (after.endswith("er") and after != "over")


def _is_heat(tree: Tree, words: list[str], at: int) -> bool:
    """`40C`."""
    glued = at > 0 and tree.words[at - 1].span.end == tree.words[at].span.start
    return glued and words[at] in {"C", "F"}


def _rated(words: list[str], amount: Amount) -> Amount:
    """The amount with what it is told for: `$4 a gallon`; "a week after" is a time."""
    rate = rate_at(words, amount.last + 1) if amount.unit else None
    if rate is None or _lower(words, rate[1]) in {"after", "ago", "later", "before", "earlier"}:
        return amount
    last = rate[1] - 1
    return replace(amount, last=last, rate=last, unit=f"{amount.unit} per {rate[0]}")


def _is_vague(words: list[str], here: int, end: int) -> bool:
    """Whether the words count: "scores" may be results, "the hundreds" of a list too."""
    return _lower(words, here) != "scores" or _lower(words, end) == "of"


def _vague(words: list[str], here: int, order: float, end: int) -> Amount:
    """`dozens`, `hundreds of thousands`, `millions of dollars`."""
    after = end + 1 if _lower(words, end) == "of" else end
    unit = unit_at(words, after)
    amount = Amount(first=here, last=end - 1, start=here, end=end - 1, value=order, bound="vague")
    if unit is None:
        return amount
    return _rated(words, replace(amount, last=unit[1] - 1, unit=unit[0], unit_word=unit[1] - 1))


def _is_share(words: list[str], here: int, end: int) -> bool:
    """Whether a fraction is a share of something: "the first half" and "half-time" are not."""
    before, after = _lower(words, here - 1), _lower(words, end)
    if before in _NOT_HALF or before in ORDINALS or after in DASHES:
        return False
    if _lower(words, here) != "half":
        return not (_lower(words, end - 1) == "quarters" and _lower(words, here) == "two")
    return after in {"of", "the", "its", "their", "his", "her", "a", "an", "all"} or before in {
        "by", "than", "nearly", "about", "almost", "over", "around", "roughly",
    }  # fmt: skip


def _shared(words: list[str], here: int, value: float, end: int) -> Amount:
    """`two-thirds`, or `half a percent`, which has a unit of its own."""
    amount = Amount(first=here, last=end - 1, start=here, end=end - 1, value=value, unit=SHARE)
    after = end + 1 if _lower(words, end) == "of" else end  # "a quarter of a percentage point"
    if _lower(words, after) in {"a", "an", "one"}:
        unit = unit_at(words, after + 1)
        if unit is not None:
            at = unit[1] - 1
            return _rated(words, replace(amount, last=at, unit=unit[0], unit_word=at))
    return amount


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
    between = _lower(words, low.first - 1) == "between"
    link = _lower(words, low.last + 1)
    if link not in DASHES | {"to", "or"} and not (link == "and" and between):
        return None
    if link == "to" and _lower(words, low.first - 1) == "from":
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
        joined = one.last + 2 == after.first and _lower(words, one.last + 1) in {"to", "and", "or"}
        behind = after.unit_word is not None and after.unit_word > after.end
        if joined and behind and one.unit is None and one.bound != "vague":
            shared[place] = replace(one, unit=after.unit, unit_word=None)
    return shared


def _may_count(words: list[str], amount: Amount) -> bool:
    """Whether a word in small letters follows, which two numbers with a dash may count."""
    after = words[amount.last + 1] if amount.last + 1 < len(words) else ""
    return after[:1].islower() and after.endswith(("s", "people", "men", "women", "children"))


def _has_factor(words: list[str], amount: Amount) -> bool:
    return any(_lower(words, at) in MULTIPLIERS for at in range(amount.start, amount.end + 1))


def _factor(words: list[str], amount: Amount) -> float:
    """The million of `5 to 7 million`, which the first number shares."""
    last = MULTIPLIERS.get(_lower(words, amount.end), 1)
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
        if bound is None and after == form and _lower(words, last + 1 + len(form)) != "than":
            bound, last = behind, last + len(form)
            break
    return replace(amount, first=first, last=last, bound=bound)


def _form_before(words: list[str], first: int) -> tuple[int, Bound] | None:
    for form, bound in _FORMS:
        start = first - len(form)
        if start >= 0 and tuple(word.lower() for word in words[start:first]) == form:
            return start, bound
    return None


def _lower(words: Sequence[str], position: int) -> str:
    return words[position].lower() if 0 <= position < len(words) else ""
