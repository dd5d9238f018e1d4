"""Anniversaries: `the 85th anniversary of the treaty`, which one it is and of what."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.read.phrases import text_of, verb_above
from twosource.read.times import TimeMention, time_of
from twosource.record.reading import Figure
from twosource.record.tree import Tree
from twosource.text.numbers import number_of, ordinal_of


def anniversary(tree: Tree, mention: TimeMention, times: Sequence[TimeMention]) -> Figure | None:
    """The figure of an anniversary that the words number; None for any other time."""
    value = ordinal_of(tree.words[mention.first].text)
    if value is None:
        first = number_of(tree.words[mention.first].text)
        value = int(first) if first is not None else None
    if mention.kind != "anniversary" or value is None:
        return None
    tail = _tail(tree, mention.last)
    tail += _year_behind(tree, tail[-1] if tail else mention.last, times)
    verb = verb_above(tree, mention.head)
    time = time_of(tree, verb, times) if verb is not None else None
    return Figure(
        words=tree.span([mention.first, mention.last, *tail]),
        amount=tree.words[mention.first].span,
        value=float(value),
        unit=None,
        what=text_of(tree, [mention.last, *tail]),
        event=tree.words[verb].span if verb is not None else None,
        when=time.when if time else None,
    )


def _year_behind(tree: Tree, last: int, times: Sequence[TimeMention]) -> list[int]:
    """The words "in 1939" right behind what is remembered, wherever the tree hangs them."""
    for time in times:
        is_year = time.when is not None and time.when.begins.month is None
        preposition = tree.words[time.first - 1].text.lower() if time.first else ""
        if is_year and time.first == last + 2 and preposition in ("in", "of"):
            return list(range(last + 1, time.last + 1))
    return []


def _tail(tree: Tree, noun: int) -> list[int]:
    """The words behind "anniversary" up to a comma or the end of its phrase."""
    below = {position for position in tree.below(noun) if position > noun}
    tail: list[int] = []
    for position in range(noun + 1, len(tree.words)):
        if position not in below or tree.words[position].text in {",", ";", "(", "—", "–"}:
            break
        tail.append(position)
    return tail
