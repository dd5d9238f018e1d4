"""A sentence from its parts: the verb form that a status asks for, the stop, the marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.fuse.wording import one_line
from twosource.record.reading import Status
from twosource.text.verbs_forms import gerund, participle, past


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sentence is made of: subject and its number, verb, and what follows the verb.

    `open` is whether it is told of up to now ("has not voted yet"), and with which words.
    `chance` is how likely the report's own words judge what is possible; `over` whether a duty
    is told of in the past ("had to pay"); `done` whether what is possible is over by now ("may
    have left"); `ahead` whether what is denied would be to come ("will not attend").
    """

    subject: str
    plural: bool
    verb: str
    passive: bool
    tail: str
    open: str = ""
    chance: str = ""
    over: bool = False
    done: bool = False
    ahead: bool = False


_NONE = frozenset({"no", "nobody", "none", "neither", "nothing"})


def sentence_for(parts: Parts, status: Status) -> str:
    """The sentence in the verb form that the status asks for."""
    be, verb = ("are" if parts.plural else "is"), parts.verb
    base = f"be {participle(verb)}" if parts.passive else verb
    perfect = f"have been {participle(verb)}" if parts.passive else f"have {participle(verb)}"
    was = past("be", plural=parts.plural)
    may = perfect if parts.done else base
    done = f"{was} {participle(verb)}" if parts.passive else past(verb, plural=parts.plural)
    doing = f"{be} being {participle(verb)}" if parts.passive else f"{be} {gerund(verb)}"
    if verb == "be":  # "is in Vareth"
        doing = be
    undone = f"{was} not {participle(verb)}" if parts.passive else f"did not {verb}"
    if {words.split(" ")[0].casefold() for words in (parts.subject, parts.tail)} & _NONE:
        undone = done  # "no report reached her", "reached no agreement"
    elif parts.ahead:
        undone = f"{be} not to {base}"
    elif parts.open:
        undone = f"{'have' if parts.plural else 'has'} {parts.open} {perfect.removeprefix('have ')}"
    if status == "demanded" and parts.passive:
        subject = parts.subject
        opening = subject.split(" ")[0].lower()
        lower = opening in ("the", "a", "an", "its", "his", "her", "their", "all", "any")
        subject = subject[0].lower() + subject[1:] if lower else subject
        asked = ("It is demanded that", subject, base, parts.tail)
        return full_stop(" ".join(part for part in asked if part))
    forms: dict[Status, str] = {
        "happened": done,
        "ongoing": doing,
        "planned": f"{be} to {base}",
        "expected": f"{be} expected to {base}",
        "possible": f"{be} {parts.chance} to {base}" if parts.chance else f"may {may}",
        "obliged": f"{was if parts.over else be} obliged to {base}",
        "demanded": f"{be} called on to {base}",
        "alleged": f"{be} alleged to {perfect}",
        "denied": "was not" if verb == "be" else undone,
    }
    return full_stop(" ".join(part for part in (parts.subject, forms[status], parts.tail) if part))


_IN_WHICH = re.compile(r"^(?:in|on|at|during|by|from|after) which ")
_JOINING = frozenset({"and", "but", "or", "while", "when", "as", "that", "which", "who"})


def full_stop(words: str) -> str:
    """The words on one line, from a capital to a full stop."""
    line = one_line(words).rstrip(" ,;:—–-")
    if not line:
        return line
    ends = line[-1] in ".!?" or line[-2:] in (".”", "?”", "!”", '."', '?"', '!"')
    return line[0].upper() + line[1:] + ("" if ends else ".")


def quoted(words: str) -> str:
    """The report's own words in quotation marks, for what makes no sentence of its own."""
    line = one_line(words).strip(" ,;:.—–-").replace("“", "‘").replace("”", "’")
    line = _IN_WHICH.sub("", line)
    opening, _, rest = line.partition(" ")
    return f"“{rest if opening.lower() in _JOINING and rest else line}”"


def list_of(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
