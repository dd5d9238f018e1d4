"""Which numbers of several reports count the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.fuse.actions import action_of
from twosource.fuse.draft import Counted, Draft, shared_holders
from twosource.fuse.entities import Cast
from twosource.fuse.forms import quoted
from twosource.fuse.numbers import same_number
from twosource.fuse.origins import Origins
from twosource.fuse.wording import Clause, Wording, bare
from twosource.record.reading import Bound, Figure
from twosource.record.span import Span
from twosource.record.story import Statement, StoryFigure, Support
from twosource.text.harms import tells_of_harm
from twosource.text.numbers import number_of

MOST_SHOWN = 24
"""Words of a clause that are shown with its figure; a longer one hides what it tells."""

_EMPTY = frozenset({"a", "an", "the", "of", "in", "on", "with", "from", "its", "his", "their"})
_GENERAL = frozenset({"person", "people", "man", "woman", "child", "one", "resident"})
"""Counted so often, for so many reasons, that only the action tells what is counted."""


def _governor(clause: Clause, span: Span) -> str | None:
    """The action the figure stands in: a verb above it, or one that tells of what is counted."""
    head = clause.head_of(span)
    if head is None:
        return None
    if clause.words[head].upos == "VERB":  # "12 people died"
        return action_of(clause.words[head].lemma)
    for kid in clause.kids(head, "acl"):
        if clause.words[kid].upos == "VERB":
            return action_of(clause.words[kid].lemma)
    here, seen = head, {head}
    while clause.words[here].head >= 0 and clause.words[here].head not in seen:
        here = clause.words[here].head
        seen.add(here)
        if clause.words[here].upos == "VERB":
            return action_of(clause.words[here].lemma)
    return None


def counted_of(figure: Figure, wording: Wording) -> Counted:
    """What the figure counts, for comparing it with another's."""
    clause = wording.clause_at(figure.words)
    lemma_of = {bare(word.text): word.lemma.casefold() for word in (clause.words if clause else ())}
    words = [word for word in bare(figure.what).split() if word not in _EMPTY]
    lemmas = [lemma_of.get(word, word) for word in words]
    action = _governor(clause, figure.words) if clause else None
    kept = frozenset(_PLAIN.get(lemma, lemma) for lemma in lemmas if number_of(lemma) is None)
    harms = sorted(kept & _HARMS)
    if harms:  # "12 dead", "12 deaths": what befell them says more than the verb above
        action = harms[0]
        kept = (kept - _HARMS) or frozenset({"people"})
    return Counted(
        lemmas=frozenset("people" if lemma in _PEOPLE else lemma for lemma in kept),
        action=_PLAIN.get(action, action) if action else None,
        bound=figure.bound,
    )


def same_count(one: Counted, other: Counted) -> bool:
    """Whether both count the same: half of the words shared, and no other action."""
    shared = one.lemmas & other.lemmas
    if not shared:
        return False
    if shared <= _GENERAL and (one.action is None or one.action != other.action):
        return False
    if one.action and other.action and one.action != other.action and len(shared) < 2:
        return False
    within = one.lemmas <= other.lemmas or other.lemmas <= one.lemmas
    return within or len(shared) / len(one.lemmas | other.lemmas) >= 0.5


# Told of the same people by different reports, so that their numbers are compared.
_PLAIN = {
    "demonstrator": "protester", "marcher": "protester",
    "dead": "kill", "die": "kill", "death": "kill", "fatality": "kill", "killing": "kill",
    "injury": "hurt", "injure": "hurt", "wound": "hurt", "wounded": "hurt", "injured": "hurt",
}  # fmt: skip
_HARMS = frozenset({"kill", "hurt"})
_PEOPLE = frozenset({"people", "person"})

_Told = tuple[Wording, Figure, Counted, Span]
"""A figure in its report, what it counts, and the words that it is shown with."""


def _same(one: _Told, other: _Told) -> bool:
    (_, figure, counted, _), (_, figure2, counted2, _) = one, other
    alike = (
        same_count(counted, counted2)
        or _same_measured(one, other)
        or _same_rare_count(one, other)
        or _same_sentence(one, other)
    )
    return (
        alike
        and same_number(figure, figure2)
        and (figure.when is None or figure2.when is None or figure.when.overlaps(figure2.when))
    )


def _same_measured(one: _Told, other: _Told) -> bool:
    """Whether a length, a weight, a time is of one thing, whatever was done with it.

    "After an 18-month investigation" is told of an arrest here and of a charge there.
    """
    (_, figure, counted, _), (_, figure2, counted2, _) = one, other
    measured = figure.unit is not None and figure.unit == figure2.unit
    shared = (counted.lemmas & counted2.lemmas) - _GENERAL
    within = counted.lemmas <= counted2.lemmas or counted2.lemmas <= counted.lemmas
    return measured and bool(shared) and within


def _same_rare_count(one: _Told, other: _Told) -> bool:
    """Whether a number that is not met by chance counts the same: "276 girls", "the 276 girls".

    Small and round numbers are many things' number.
    """
    (home, figure, counted, _), (home2, _, counted2, _) = one, other
    shared = (counted.lemmas & counted2.lemmas) - _GENERAL
    within = counted.lemmas <= counted2.lemmas or counted2.lemmas <= counted.lemmas
    rare = figure.value >= _LEAST_RARE and figure.value % 10 != 0 and figure.bound != "vague"
    return home is not home2 and rare and figure.unit is None and bool(shared) and within


_LEAST_RARE = 13


def _same_sentence(one: _Told, other: _Told) -> bool:
    """Whether two reports have the number in the same sentence."""
    (home, figure, *_), (home2, figure2, *_) = one, other
    here, there = home.clause_at(figure.words), home2.clause_at(figure2.words)
    if home is home2 or here is None or there is None or len(here.words) < _LEAST_WORDS:
        return False
    return bare(here.sentence_text) == bare(there.sentence_text) and figure.what == figure2.what


_LEAST_WORDS = 6


def _holders(figure: Figure, wording: Wording, cast: Cast) -> tuple[str, ...]:
    """On whose word the number stands: the speakers of the quotes it is in, nearest first."""
    around = [quote for quote in wording.reading.quotes if quote.words.covers(figure.words)]
    around.sort(key=lambda quote: (quote.words.end - quote.words.start, quote.words))
    keys = [key for quote in around for key in (quote.speaker, *quote.holders) if key is not None]
    return cast.ids_of(wording.reading.report.id, keys)


def _draft(
    group: Sequence[_Told], cast: Cast, origins: Origins, *, first: Mapping[tuple[str, Span], Span]
) -> Draft:
    wording, figure, _, best = max(group, key=lambda told: len(told[2].lemmas))
    support = tuple(
        Support(
            report=home.reading.report.id,
            span=span,
            words=span.of(home.reading.report.text),
            origin=origins.at(home.reading.report.id, one.words),
            when=str(one.when) if one.when else None,
            value=one.value,
            holders=_holders(one, home, cast),
        )
        for home, one, _, span in group
    )
    whens = [one.when for _, one, *_ in group if one.when is not None]
    return Draft(
        kind="figure",
        text=_text(figure, wording, best, first=first[wording.reading.report.id, best]),
        support=support,
        holders=shared_holders(support),
        when=whens[0] if whens else None,
        figure=StoryFigure(
            what=figure.what,
            value=figure.value,
            unit=figure.unit,
            approximate=all(one.approximate for _, one, *_ in group),
            upper=figure.upper,
            bound=_shared_bound([one.bound for _, one, *_ in group]),
            entity=_entity(group, cast),
        ),
        counted=tuple(counted for _, _, counted, _ in group),
        triggers=tuple(
            (home.reading.report.id, one.event) for home, one, *_ in group if one.event is not None
        ),
    )


def _text(figure: Figure, wording: Wording, shown: Span, *, first: Span) -> str:
    """The words that tell the figure; of two numbers in the same words, which is the second."""
    told = quoted(wording.text(shown))
    if first == figure.amount or shown == figure.words:
        return told
    return f"{quoted(wording.text(figure.words))}, in: {told}"


def _says_what(figure: Figure, wording: Wording) -> bool:
    """Whether the figure's own words have the noun that it counts."""
    words = set(bare(figure.words.of(wording.reading.report.text)).split())
    what = [word for word in bare(figure.what).split() if word not in _EMPTY]
    return bool(what) and what[-1] in words and number_of(what[-1]) is None


def _shown(figure: Figure, wording: Wording) -> Span:
    """The words that tell the figure: the clause it stands in when that is short, else its own.

    "129 people" says little, "there were 129 people on board the ship" says it. What hangs on the
    clause by a verb of its own stays outside.
    """
    clause = wording.clause_at(figure.words)
    head = clause.head_of(figure.amount) if clause else None
    if clause is None or head is None:
        return figure.words
    here, seen = head, {head}
    while not _tells(clause, here):
        here = clause.words[here].head
        if here < 0 or here in seen:
            return figure.words
        seen.add(here)
    positions = _core(clause, here)
    while positions and clause.words[positions[-1]].upos in ("PUNCT", "ADP", "CCONJ"):
        positions.pop()
    while positions and (
        clause.words[positions[0]].upos in ("PUNCT", "CCONJ")
        or (
            clause.words[positions[0]].relation == "mark"
            and clause.words[positions[0]].head == here
        )
        or (clause.words[positions[0]].upos == "ADP" and clause.words[positions[0]].head == here)
    ):
        positions.pop(0)
    if not positions or positions[-1] - positions[0] >= MOST_SHOWN:
        return figure.words
    span = Span(clause.words[positions[0]].span.start, clause.words[positions[-1]].span.end)
    return span if span.covers(figure.words) else figure.words


def _tells(clause: Clause, at: int) -> bool:
    """Whether a word is the predicate of a clause."""
    return clause.words[at].upos == "VERB" or bool(clause.kids(at, "cop"))


_OF_ITS_OWN = frozenset({"parataxis", "advcl", "advcl:relcl", "conj", "discourse", "acl:relcl"})


def _core(clause: Clause, predicate: int) -> list[int]:
    """The words of a clause without other clauses at its edges."""
    found = {predicate}
    waiting = [predicate]
    while waiting:
        here = waiting.pop()
        for kid in clause.children[here]:
            word = clause.words[kid]
            own = word.relation in _OF_ITS_OWN and (
                word.upos in ("VERB", "AUX") or bool(clause.kids(kid, "nsubj"))
            )
            if kid not in found and not own:
                found.add(kid)
                waiting.append(kid)
    run = sorted(found)
    return list(range(run[0], run[-1] + 1))


def _shared_bound(bounds: Sequence[Bound | None]) -> Bound | None:
    """How the number is blurred: not at all when some report gives it as it is."""
    return None if None in bounds else bounds[0]


def _entity(group: Sequence[_Told], cast: Cast) -> str | None:
    """Of whom the number is said, by the first report that says it."""
    keys = [(home.reading.report.id, one.entity) for home, one, *_ in group if one.entity]
    found = [one for report, key in keys for one in cast.ids_of(report, (key,))]
    return found[0] if found else None


def _is_told(figure: Figure) -> bool:
    """Whether a figure is for the record: it says what it counts, and is no mere "two nations"."""
    if not figure.what:
        return False
    small = 0 < figure.value < 3 and figure.unit is None and figure.upper is None
    return not small or tells_of_harm(figure.what)


_IN_BRACKETS = re.compile(r"[^()]{0,12}\(\s*(?:about|around|roughly|nearly|some|or)?\s*")


def _is_told_again(figure: Figure, before: Figure | None, text: str) -> bool:
    """Whether a figure is the one before it in another unit: "10 kilometres (6 miles)"."""
    if before is None or before.unit is None or figure.unit is None or before.unit == figure.unit:
        return False
    between = text[before.amount.end : figure.amount.start]
    return _IN_BRACKETS.fullmatch(between) is not None


def with_events(items: Sequence[tuple[Statement, Draft]]) -> list[tuple[Statement, Draft]]:
    """The statements, each figure with the id of the event that it belongs to."""
    ids = {
        (telling.reading.report.id, telling.event.trigger): statement.id
        for statement, draft in items
        for telling in draft.tellings
    }
    linked = []
    for statement, draft in items:
        event = next((ids[one] for one in draft.triggers if one in ids), None)
        if statement.figure is not None and event is not None:
            figure = replace(statement.figure, event=event)
            linked.append((replace(statement, figure=figure), draft))
        else:
            linked.append((statement, draft))
    return linked


def draft_figures(wordings: Sequence[Wording], cast: Cast, origins: Origins) -> list[Draft]:
    """One draft for each number of each thing; the same number told again supports it."""
    groups: list[list[_Told]] = []
    first: dict[tuple[str, Span], Span] = {}  # by report and words shown, the first number there
    for wording in wordings:
        before: Figure | None = None
        for figure in sorted(wording.reading.figures, key=lambda one: one.amount):
            again = _is_told_again(figure, before, wording.reading.report.text)
            before = figure
            if again or not _is_told(figure):
                continue
            report, shown = wording.reading.report.id, _shown(figure, wording)
            if (report, shown) in first and _says_what(figure, wording):
                shown = figure.words
            first.setdefault((report, shown), figure.amount)
            told = (wording, figure, counted_of(figure, wording), shown)
            for group in groups:
                if all(_same(told, other) for other in group):
                    group.append(told)
                    break
            else:
                groups.append([told])
    return [_draft(group, cast, origins, first=first) for group in groups]
