"""Units of figures: how reports write them, one name for each, and how they convert.

A table rather than a library of units: that of pint takes a second to load, and knows neither
currencies nor what news counts by (points, barrels a day). Currencies are named by pycountry.
"""

from __future__ import annotations

from collections.abc import Sequence

import pycountry

# name, what it measures, how many of the base, other spellings in the singular
_MEASURES = (
    ("mile", "length", 1609.344, "mi"),
    ("nautical mile", "length", 1852.0, ""),
    ("kilometer", "length", 1000.0, "kilometre km"),
    ("meter", "length", 1.0, "metre"),
    ("centimeter", "length", 0.01, "centimetre cm"),
    ("millimeter", "length", 0.001, "millimetre mm"),
    ("yard", "length", 0.9144, ""),
    ("foot", "length", 0.3048, "feet ft"),
    ("inch", "length", 0.0254, "inche"),
    ("light-year", "length", 9.4607e15, ""),
    ("acre", "area", 4046.856, ""),
    ("hectare", "area", 10_000.0, "ha"),
    ("tonne", "mass", 1000.0, ""),
    ("ton", "mass", 1000.0, ""),  # which ton is seldom said; the three differ by a tenth at most
    ("kilogram", "mass", 1.0, "kilogramme kilo kg"),
    ("gram", "mass", 0.001, "gramme"),
    ("milligram", "mass", 1e-6, "mg"),
    ("pound", "mass", 0.45359, "lb"),
    ("ounce", "mass", 0.02835, "oz"),
    ("barrel", "volume", 158.987, "bbl"),
    ("liter", "volume", 1.0, "litre"),
    ("gallon", "volume", 3.785, ""),
    ("bushel", "volume", 35.239, ""),
    ("megawatt", "power", 1e6, "mw"),
    ("gigawatt", "power", 1e9, "gw"),
    ("kilowatt", "power", 1e3, "kw"),
    ("watt", "power", 1.0, ""),
    ("horsepower", "power", 745.7, "hp"),
    ("megawatt hour", "energy", 1e6, "megawatt-hour mwh"),
    ("kilowatt hour", "energy", 1e3, "kilowatt-hour kwh"),
    ("knot", "speed", 0.51444, ""),
    ("gigabyte", "data", 1e9, "gb"),
    ("megabyte", "data", 1e6, "mb"),
    ("terabyte", "data", 1e12, "tb"),
    ("gigahertz", "frequency", 1e9, "ghz"),
    ("megahertz", "frequency", 1e6, "mhz"),
    ("degree", "heat", 1.0, ""),
    ("second", "time", 1.0, ""),
    ("minute", "time", 60.0, "min"),
    ("hour", "time", 3600.0, "hr"),
    ("day", "time", 86_400.0, ""),
    ("week", "time", 604_800.0, ""),
    ("month", "time", 2_629_746.0, ""),
    ("year", "time", 31_556_952.0, "yr"),
    ("decade", "time", 315_569_520.0, ""),
    ("century", "time", 3_155_695_200.0, "centurie"),
    ("percentage point", "points", 1.0, ""),
    ("basis point", "points", 0.01, ""),
    ("point", "score", 1.0, ""),
    ("cent", "cents", 1.0, ""),
    ("penny", "pence", 1.0, "pence"),
)
_NAME = {other: name for name, _, _, others in _MEASURES for other in (name, *others.split())}
_BASE = {name: (dimension, factor) for name, dimension, factor, _ in _MEASURES}
TIMES = frozenset(name for name, (dimension, _) in _BASE.items() if dimension == "time")
_SPEEDS = {"mph": "mile per hour", "kph": "kilometer per hour", "kmh": "kilometer per hour"}
_SPEEDS |= {"km/h": "kilometer per hour", "m/s": "meter per second"}
_PERCENT = {"%", "percent", "pct"}
_DEGREES = {"celsius": "degree Celsius", "c": "degree Celsius", "centigrade": "degree Celsius"}
_DEGREES |= {"fahrenheit": "degree Fahrenheit", "f": "degree Fahrenheit"}
_SHAPED = {"square": "square", "sq": "square", "sq.": "square", "cubic": "cubic"}
_LENGTHS = {name for name, (dimension, _) in _BASE.items() if dimension == "length"}

SYMBOLS = {
    "$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD",
    "hk$": "HKD", "s$": "SGD", "nt$": "TWD", "r$": "BRL", "usd$": "USD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₦": "NGN", "₴": "UAH",
    "₺": "TRY", "฿": "THB", "₫": "VND", "₱": "PHP", "rs": "INR", "rs.": "INR",
}  # fmt: skip
DOLLARS = {symbol[:-1]: code for symbol, code in SYMBOLS.items() if symbol[1:].endswith("$")}
_CODES = {"USD", "EUR", "GBP", "JPY", "CNY", "CHF", "AUD", "CAD", "INR", "RUB", "SEK", "NOK"}
_MONEY = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB", "rupee": "INR", "hryvnia": "UAH",
    "lira": "TRY", "won": "KRW", "rand": "ZAR", "shekel": "ILS", "ringgit": "MYR", "baht": "THB",
    "dong": "VND", "zloty": "PLN", "naira": "NGN", "forint": "HUF", "rupiah": "IDR",
}  # fmt: skip
_COINS = {"franc", "peso", "dinar", "shilling", "krona", "krone", "kronor", "kroner", "dirham"}
_COINS |= {"crown", "riyal", "rial", "taka", "lari", "dram", "tenge", "cedi"}
_OWN = {"u.s.": "us", "american": "us"}
_PER = {"a", "an", "per", "each", "every", "/"}
_PER_WHAT = {"person", "head", "capita", "share", "household", "vote", "seat", "passenger", "night"}
_PER_WHAT |= {"aircraft", "ticket", "student", "quarter"}


def symbol_of(word: str) -> str | None:
    """The currency before a number: `$`, `A$`, `EUR`; None for any other word."""
    return SYMBOLS.get(word.lower()) or (word if word in _CODES else None)


def unit_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """The unit whose words start at a position and the position after it; None when none does.

    "Square kilometres", "degrees Celsius", "km / h", "per cent", "percentage points",
    "Swiss francs". A bare letter is no unit.
    """
    found = _plain_at(words, start)
    if found is None:
        return None
    unit, end = found
    if unit in _LENGTHS and word_at(words, end) == "/" and word_at(words, end + 1) in {"h", "s"}:
        return f"{unit} per {'hour' if word_at(words, end + 1) == 'h' else 'second'}", end + 2
    return unit, end


def _plain_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    word, after = word_at(words, start), word_at(words, start + 1)
    if word in _PERCENT:
        if _singular(after) == "point":
            return "percentage point", start + 2
        return "%", start + 1
    if word == "per" and after in {"cent", "cent."}:
        more = _singular(word_at(words, start + 2)) == "point"
        return ("percentage point", start + 3) if more else ("%", start + 2)
    if word in _SPEEDS:
        return _SPEEDS[word], start + 1
    shaped = _shaped_at(words, start)
    if shaped is not None:
        return shaped
    if word in {"°c", "ºc", "°f", "ºf"}:
        return _DEGREES[word[-1]], start + 1
    if word in {"°", "º", "degree", "degrees"}:
        scale = _DEGREES.get(after)
        return (scale, start + 2) if scale else ("degree", start + 1)
    return _money_at(words, start) or _measure_at(words, start)


def _shaped_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """`square miles`, `sq km`, `cubic metres`, `metric tons`, `nautical miles`."""
    word, after = word_at(words, start), word_at(words, start + 1)
    dash = 1 if after == "-" else 0
    name = _NAME.get(_singular(word_at(words, start + 1 + dash)))
    end = start + 2 + dash
    if word in _SHAPED and name in _LENGTHS:
        return f"{_SHAPED[word]} {name}", end
    if word in {"metric", "imperial"} and name in {"ton", "tonne"}:
        return "tonne", end
    if word == "nautical" and name == "mile":
        return "nautical mile", end
    if word in {"percentage", "basis"} and name == "point":
        return f"{word} point", end
    if word in {"kilowatt", "megawatt"} and name == "hour":
        return f"{word} hour", end
    return None


def _measure_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    name = _NAME.get(_singular(word_at(words, start)))
    return (name, start + 1) if name else None


def _money_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """`dollars`, `Australian dollars`, `US dollars`, `pesos`; pounds of something are a mass."""
    word = _singular(word_at(words, start))
    if word in _MONEY or word in _COINS:
        if word == "pound" and word_at(words, start + 1) == "of":
            return None
        return _MONEY.get(word, word), start + 1
    if start < len(words) and words[start] in _CODES:
        return words[start], start + 1
    coin = _singular(word_at(words, start + 1))
    if not word or (coin not in _MONEY and coin not in _COINS):
        return None
    if _OWN.get(word, word) == "us":
        return "USD", start + 2
    if not words[start][:1].isupper():
        return None
    known = pycountry.currencies.get(name=f"{words[start]} {coin.capitalize()}")
    return (known.alpha_3, start + 2) if known else (_MONEY.get(coin, coin), start + 2)


def rate_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """What an amount is told for: the "day" of `a day`, and the position after it."""
    if word_at(words, start) not in _PER:
        return None
    unit = unit_at(words, start + 1)
    if unit is not None:
        fits = unit[0] in _BASE or unit[0].startswith(("square", "cubic"))
        return unit if fits and unit[0] not in {"point", "degree", "century", "cent"} else None
    word = word_at(words, start + 1)
    return (word, start + 2) if word in _PER_WHAT else None


def in_base(value: float, unit: str | None) -> tuple[str, float]:
    """What a unit measures and the value in that measure's base unit.

    A unit that converts to no other measures only itself. "Degree" does not convert: its two
    scales have different zeros.
    """
    name, _, per = (unit or "").partition(" per ")
    dimension, factor = _BASE.get(name, (name, 1.0))
    power = {"square": 2, "cubic": 3}.get(name.partition(" ")[0])
    if power:
        dimension, factor = "area", _BASE[name.partition(" ")[2]][1] ** power
        dimension = "area" if power == 2 else "room"
    if per:
        over, parts = _BASE.get(per, (per, 1.0))
        if dimension == "length" and over == "time":
            return "speed", value * factor / parts
        return f"{dimension} per {per}", value * factor
    return dimension, value * factor


def _singular(word: str) -> str:
    if word in _NAME:
        return word
    return word[:-1] if word.endswith("s") and len(word) > 2 and not word.endswith("ss") else word


def word_at(words: Sequence[str], position: int) -> str:
    """The word in small letters; empty beyond the ends."""
    return words[position].lower() if 0 <= position < len(words) else ""
