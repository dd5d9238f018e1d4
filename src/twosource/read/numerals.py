"""One number in a sentence with the unit before or behind it, by the words and their tags."""

from __future__ import annotations

from dataclasses import dataclass, replace

from twosource.read.labels import DASHES
from twosource.record.reading import Bound, Word
from twosource.record.tree import Tree
from twosource.text.harms import CASUALTIES
from twosource.text.numbers import (
    MULTIPLIERS,
    ORDINALS,
    SMALL,
    VAGUE,
    fraction_at,
    number_at,
    vague_at,
)
from twosource.text.units import DOLLARS, SYMBOLS, TIMES, rate_at, symbol_of, unit_at, word_at

SHARE = "share"
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


_OPENERS = {"a", "half", "no", "several", "few", "many", "some", "tens", *SMALL, *VAGUE}


def may_open(word: Word) -> bool:
    """Whether an amount may start with the word: a quick look before the slow ones."""
    lower = word.text.lower()
    return word.upos == "NUM" or lower[0].isdigit() or lower in _OPENERS or "-" in lower


def amount_at(tree: Tree, words: list[str], here: int) -> Amount | None:
    """The amount whose numeral starts here, without its range and its bound."""
    if word_at(words, here) == "no" and here + 1 < len(words):
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
    after = tree.words[position + 1].text.lower() if position + 1 < len(tree.words) else ""
    return lower != "one" or word.relation == "nummod" or after in MULTIPLIERS


def _widened(words: list[str], value: float, end: int) -> tuple[float, int]:
    """`two and a half million`, `500 - million - euro`."""
    if [word.lower() for word in words[end : end + 3]] == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
    dash = 1 if word_at(words, end) in DASHES else 0
    factor = MULTIPLIERS.get(word_at(words, end + dash))
    if factor and (dash or end > 0) and len(word_at(words, end + dash)) > 1:
        value, end = value * factor, end + dash + 1
    return value, end


def _numbered(tree: Tree, words: list[str], here: int, value: float, end: int) -> Amount | None:
    """A number in digits or words with the unit before or behind it."""
    first = here
    if word_at(words, here - 1) in {"minus", "negative", "−"} or _is_minus(tree, here):
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
    land = word_at(words, sign - 1)
    if words[sign] != "$" or land not in DOLLARS:
        return sign, currency
    glued = tree.words[sign - 1].span.end == tree.words[sign].span.start
    return (sign - 1, DOLLARS[land]) if glued or land in {"us", "usd"} else (sign, currency)


def _million_or_metre(tree: Tree, words: list[str], amount: Amount) -> Amount | None:
    """`20m people` counts millions and `40m deep` measures; elsewhere it is not known which."""
    after = amount.end + 1
    if word_at(words, after) in _LONG:
        return replace(amount, value=amount.value / 1e6, unit="meter", unit_word=amount.end)
    unit = _with_unit(tree, words, amount)
    if unit.unit is not None:
        return _rated(words, unit)
    plural = after < len(words) and tree.words[after].xpos == "NNS"
    return amount if plural else None


def _with_unit(tree: Tree, words: list[str], amount: Amount) -> Amount:
    """The amount with the unit behind it, a hyphen between or not; or a magnitude beside it."""
    after = amount.end + 1
    dash = 1 if word_at(words, after) in DASHES else 0
    if word_at(words, after + dash) == "magnitude":
        at = after + dash
        return replace(amount, last=at, unit="magnitude", unit_word=at)
    if word_at(words, amount.start - 1) == "magnitude":
        at = amount.start - 1
        return replace(amount, first=at, unit="magnitude", unit_word=at)
    at = after + dash
    if word_at(words, at) == "times" and _is_more(words, at + 1):
        return replace(amount, last=at, unit="times", unit_word=at)
    if at < len(words) and _is_heat(tree, words, at):
        at_scale = {"c": "Celsius", "f": "Fahrenheit"}[words[at].lower()]
        return replace(amount, last=at, unit=f"degree {at_scale}", unit_word=at)
    found = unit_at(words, at)
    if found is None or tree.words[at].upos in {"VERB", "AUX"}:
        return amount
    unit, end = found
    if unit == "GBP" and word_at(words, amount.end) not in MULTIPLIERS and end == at + 1:
        unit = "pound"  # a mass, or money: told by the million it is money
    if unit == "point" and word_at(words, amount.start) == "one":
        return amount  # "at one point"
    if dash and unit.partition(" ")[0] == "second" and word_at(words, end) == "-":
        return amount
    return replace(amount, last=end - 1, unit=unit, unit_word=end - 1)


def _is_more(words: list[str], position: int) -> bool:
    """`three times more`, `four times as fast`; "three times" alone is how often."""
    after = word_at(words, position)
    return after in {"as", "more", "less", "the"} or (after.endswith("er") and after != "over")


def _is_heat(tree: Tree, words: list[str], at: int) -> bool:
    """`40C`."""
    glued = at > 0 and tree.words[at - 1].span.end == tree.words[at].span.start
    return glued and words[at] in {"C", "F"}


def _rated(words: list[str], amount: Amount) -> Amount:
    """The amount with what it is told for: `$4 a gallon`; "a week after" is a time."""
    rate = rate_at(words, amount.last + 1) if amount.unit else None
    if rate is None or word_at(words, rate[1]) in {"after", "ago", "later", "before", "earlier"}:
        return amount
    last = rate[1] - 1
    return replace(amount, last=last, rate=last, unit=f"{amount.unit} per {rate[0]}")


def _is_vague(words: list[str], here: int, end: int) -> bool:
    """Whether the words count: "scores" may be results, "the hundreds" of a list too."""
    return word_at(words, here) != "scores" or word_at(words, end) == "of"


def _vague(words: list[str], here: int, order: float, end: int) -> Amount:
    """`dozens`, `hundreds of thousands`, `millions of dollars`."""
    after = end + 1 if word_at(words, end) == "of" else end
    unit = unit_at(words, after)
    amount = Amount(first=here, last=end - 1, start=here, end=end - 1, value=order, bound="vague")
    if unit is None:
        return amount
    return _rated(words, replace(amount, last=unit[1] - 1, unit=unit[0], unit_word=unit[1] - 1))


def _is_share(words: list[str], here: int, end: int) -> bool:
    """Whether a fraction is a share of something: "the first half" and "half-time" are not."""
    before, after = word_at(words, here - 1), word_at(words, end)
    if before in _NOT_HALF or before in ORDINALS or after in DASHES:
        return False
    if word_at(words, here) != "half":
        return not (word_at(words, end - 1) == "quarters" and word_at(words, here) == "two")
    return after in {"of", "the", "its", "their", "his", "her", "a", "an", "all"} or before in {
        "by", "than", "nearly", "about", "almost", "over", "around", "roughly",
    }  # fmt: skip


def _shared(words: list[str], here: int, value: float, end: int) -> Amount:
    """`two-thirds`, or `half a percent`, which has a unit of its own."""
    amount = Amount(first=here, last=end - 1, start=here, end=end - 1, value=value, unit=SHARE)
    after = end + 1 if word_at(words, end) == "of" else end  # "a quarter of a percentage point"
    if word_at(words, after) in {"a", "an", "one"}:
        unit = unit_at(words, after + 1)
        if unit is not None:
            at = unit[1] - 1
            return _rated(words, replace(amount, last=at, unit=unit[0], unit_word=at))
    return amount
