"""Statements as rows: label, dots, text and letters, and the notes under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from twosource.record.story import Difference, Statement, Support
from twosource.show.days import short_when
from twosource.show.key import Key, dots_of, letters_for, name_of
from twosource.show.layout import Line, Piece, cells, clean, line, padded, row

MOST_ROWS: Final = 16
"""Of a section without `--all`: the weightiest."""
LABEL_WIDTH: Final = 10
"""Of a row's first column, so that the dots of all sections stand under each other."""
WIDEST_LABEL: Final = 18
_MARKS: Final = '“”"'
TOLD: Final = ("happened", "ongoing")


def more_line(hidden: int) -> list[Line]:
    """A line on those left out; none when there are none."""
    said = f"  and {hidden} more of less weight: --all shows them"
    return [line(said, "dim")] if hidden > 0 else []


def weightiest(
    statements: Sequence[Statement], key: Key
) -> tuple[list[Statement], list[Statement]]:
    """Those to show and the others, both in the order given."""
    if key.show_all or len(statements) <= MOST_ROWS:
        return list(statements), []
    positions = range(len(statements))
    best = set(sorted(positions, key=lambda i: (-statements[i].weight, i))[:MOST_ROWS])
    shown = [statements[i] for i in positions if i in best]
    return shown, [statements[i] for i in positions if i not in best]


def rows_of(
    statements: Iterable[Statement],
    labels: dict[str, str],
    key: Key,
    *,
    label_width: int = LABEL_WIDTH,
) -> list[Line]:
    """A row for each statement: label, dots, text, letters, and notes under it."""
    statements = list(statements)
    wide = max(label_width, widest(labels[one.id] for one in statements))
    lines: list[Line] = []
    for one in statements:
        label = labels[one.id]
        fits = cells(label) <= wide
        body = body_of(one) if fits else f"{label}: {body_of(one)}"
        left = (
            Piece(f"  {padded(label if fits else '', wide)}{' ' if wide else ''}"),
            Piece(f"{dots_of(one, key)}  ", "dots"),
        )
        letters = letters_for(one.support, key)
        lines += row(
            left, body, letters, width=key.width, notes=(*notes_of(one, key), *_words(one, key))
        )
    return lines


def widest(labels: Iterable[str]) -> int:
    """The width of the first column that these labels ask for."""
    longest = max((cells(label) for label in labels), default=0)
    return min(max(longest, LABEL_WIDTH), WIDEST_LABEL)


def body_of(statement: Statement) -> str:
    """The statement's own sentence; a quote's words, marked as its speaker's or as a report's."""
    quote = statement.quote
    if quote is None:
        return statement.text
    words = quote.words.strip()
    if quote.direct:
        return f"“{words.strip(_MARKS).strip()}”"
    plain = _starts_with(words, quote.cue) or (quote.cue or "").lower().startswith("according")
    return words if plain else f"{quote.cue}: {words}"


def _starts_with(words: str, cue: str | None) -> bool:
    """Whether the words already hold the cue; an indirect quote is often the whole clause."""
    return not cue or words.lower().startswith(cue.lower())


def notes_of(statement: Statement, key: Key) -> Iterator[str]:
    """What weakens it, on whose word it stands, how the reports differ."""
    event, carried = statement.event, key.carried.get(statement.id, ())
    if event:
        hedge = event.hedge if event.hedge and event.hedge not in statement.text else None
        heard = any(one.holders or one.voice is not None for one in statement.support)
        holder = _holder(statement, key) if heard or event.status not in TOLD else None
        when = short_when(event.when, key.year) if event.status not in TOLD else ""
        said = [short_when(quote_when(one), key.year) for one in carried if one.quote]
        days = [f"said {day}" for day in dict.fromkeys(said) if day]
        parts = (when, f"“{clean(hedge)}”" if hedge else "", holder or "", *days)
        yield from filter(None, [" · ".join(part for part in parts if part)])
    ids = {statement.id, *(one.id for one in carried)}
    differing = [one for one in key.story.differences if ids & set(one.statements)]
    if statement.figure is not None and any(one.holders for one in statement.support):
        yield _holder(statement, key)
    for kind in dict.fromkeys(one.kind for one in differing):
        told = [values_of(one, key, ", ").split(", ") for one in differing if one.kind == kind]
        yield "≠ " + ", ".join(dict.fromkeys(value for values in told for value in values))


def _words(statement: Statement, key: Key) -> Iterator[str]:
    """With --all the words of each report."""
    if key.show_all:
        for support in statement.support:
            yield f"{key.letters.get(support.report, '?')}  “{clean(support.words)}”"


def quote_when(statement: Statement) -> str | None:
    """When it was said, as the first report that knows it has it."""
    return next((support.when for support in statement.support if support.when), None)


def _holder(statement: Statement, key: Key) -> str:
    """`on the word of the ICC (A); in B’s own voice`: each report as it puts it."""
    by_voice: dict[tuple[tuple[str, ...], str | None], dict[str, None]] = {}
    as_rule: dict[str, None] = {}
    for support in statement.support:
        letter = key.letters.get(support.report, "?")
        if support.general:
            as_rule[letter] = None
        else:
            by_voice.setdefault((support.holders, support.voice), {})[letter] = None
    if set(by_voice) == {((), None)}:
        by_voice = {(statement.holders, None): by_voice[(), None]}
    voices = [_voice(*one, list(letters), key) for one, letters in by_voice.items()]
    if as_rule:
        voices.append(f"as a rule for all members, {_voice((), None, list(as_rule), key)}")
    return "; ".join(voices)


def voice_of(support: Support, statement: Statement, key: Key) -> str:
    """On whose word one report states it: `on the word of the ICC (A)`, `in A’s own voice`."""
    heard = any(one.holders or one.voice is not None for one in statement.support)
    holders = support.holders if heard else statement.holders
    told = _voice(holders, support.voice, [key.letters.get(support.report, "?")], key)
    return f"as a rule for all members, {told}" if support.general else told


def _voice(holders: tuple[str, ...], voice: str | None, letters: list[str], key: Key) -> str:
    """On whose word these reports state it, nearest first; without a holder, on their own."""
    if not holders and voice is not None:
        words = f", “{clean(voice)}”" if voice else ""
        return f"on the word of somebody not named{words} ({', '.join(letters)})"
    if holders:
        chain = ", after ".join(name_of(holder, key) for holder in holders)
        return f"on the word of {chain} ({', '.join(letters)})"
    if len(letters) == 1:
        return f"in {letters[0]}’s own voice"
    return f"in their own voice: {', '.join(letters)}"


def values_of(difference: Difference, key: Key, between: str) -> str:
    """`“state visit” A · “visit” B`."""
    return between.join(
        f"“{value}” {letters_for(supports, key)}".rstrip()
        for value, supports in values_told(difference, key)
    )


def values_told(difference: Difference, key: Key) -> list[tuple[str, list[Support]]]:
    """Each value with those that have it; positions run over the supports of all statements."""
    statements = {one.id: one for one in key.story.statements}
    supports = [
        support
        for statement_id in difference.statements
        if statement_id in statements
        for support in statements[statement_id].support
    ]
    return [
        (clean(value.value), [supports[i] for i in value.support if 0 <= i < len(supports)])
        for value in difference.values
    ]
