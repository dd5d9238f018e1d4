"""One report with everything that was seen in it, sentence by sentence, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.record.marks import Examined
from twosource.record.reading import Background, Credit, Entity, Event, Figure, Quote, Sentence
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.show.layout import EMPTY, Line, Piece, Style, clean, flowed, line, paragraph, row
from twosource.show.marked import Mark, marked, marks_of

_INDENT = 6
_LEGEND: tuple[tuple[str, Style, str], ...] = (
    ("e", "entity", "entity"),
    ("v", "event", "event (its trigger)"),
    ("q", "quote", "quote"),
    ("f", "figure", "figure"),
    ("t", "time", "time"),
    ("c", "credit", "credit"),
    ("?", "warning", "of no entity"),
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the lines of one report are made from."""

    seen: Examined
    marks: Sequence[Mark]
    entities: dict[str, Entity]
    width: int

    def words(self, span: Span) -> str:
        return f"“{clean(span.of(self.seen.reading.report.text))}”"

    def who(self, keys: Sequence[str], between: str = ", ") -> str:
        return between.join(f"{key} {clean(self.entities[key].name)}" for key in keys)


@dataclass(frozen=True, slots=True)
class _Find:
    """Something read: where it begins, the name of its mark, and what is told of it."""

    span: Span
    name: str
    style: Style
    parts: tuple[str, ...]


def examined_lines(seen: Examined, *, width: int, with_trees: bool = False) -> list[Line]:
    """The report's head, its sentences with what was made of each, and its entities."""
    entities = {entity.key: entity for entity in seen.reading.entities}
    page = _Page(seen, marks_of(seen), entities, width)
    finds = list(_finds(page))
    lines = _head(page)
    for number, sentence in enumerate(seen.reading.sentences):
        lines += [EMPTY, *_sentence(page, number, finds)]
        if with_trees:
            lines += _tree(sentence)
    return [*lines, *_outside(page, finds), EMPTY, *_entities(page)]


def _head(page: _Page) -> list[Line]:
    report = page.seen.reading.report
    place = f"Report {page.seen.number} of {page.seen.total}"
    facts = {
        "outlet": report.outlet,
        "published": report.published and str(report.published),
        "title": report.title,
        "byline": report.byline,
        "path": report.path,
        "url": report.url,
        "id": report.id,
    }
    lines = [line(place, "bold")]
    for name, value in facts.items():
        lines += row((Piece(f"  {name:<10}", "dim"),), value or "not known", width=page.width)
    signs: list[Piece] = [Piece("Marks: ", "dim")]
    for letter, style, meaning in _LEGEND:
        signs += [Piece(letter, style), Piece(f" {meaning}   ", "dim")]
    return [*lines, EMPTY, *flowed(signs, width=page.width, indent=2)]


def _sentence(page: _Page, number: int, finds: Sequence[_Find]) -> list[Line]:
    """The words with their marks, and a line for each thing that begins in them."""
    seen = page.seen
    sentence = seen.reading.sentences[number]
    heading = " · heading, tells nothing by itself" if number in seen.headings else ""
    part = seen.reading.discourse[number] if seen.reading.discourse else None
    place = f"paragraph {sentence.paragraph + 1}{heading}" + (f" · {part}" if part else "")
    lines = [line(f"{number + 1:>4}  {place}", "dim")]
    pieces = marked(seen.reading.report.text, sentence.span, page.marks)
    lines += flowed(pieces, width=page.width, indent=_INDENT)
    lines += _told(page, [find for find in finds if _begins_in(find.span, sentence)])
    lost = [one for one in seen.left_out if _begins_in(one.span, sentence)]
    if lost:
        parts = [f"{one.what} {page.words(one.span)} ({one.why})" for one in lost]
        left = (Piece(" " * _INDENT), Piece("left out ", "warning"))
        lines += row(left, "; ".join(parts), width=page.width)
    return lines


def _outside(page: _Page, finds: Sequence[_Find]) -> list[Line]:
    """What begins in no sentence: a credit in a line that is no text."""
    sentences = page.seen.reading.sentences
    lost = [find for find in finds if not any(_begins_in(find.span, one) for one in sentences)]
    return [EMPTY, line("      outside the sentences", "dim"), *_told(page, lost)] if lost else []


def _begins_in(span: Span, sentence: Sentence) -> bool:
    return sentence.span.start <= span.start < sentence.span.end


def _told(page: _Page, finds: Sequence[_Find]) -> list[Line]:
    lines: list[Line] = []
    for find in finds:
        left = (Piece(" " * _INDENT), Piece(f"{find.name:<3} ", find.style))
        lines += row(left, " · ".join(part for part in find.parts if part), width=page.width)
    return lines


def _finds(page: _Page) -> Iterator[_Find]:
    """All that was read, kind by kind, each numbered as its mark in the text is."""
    reading = page.seen.reading
    for at, event in enumerate(reading.events, start=1):
        yield _Find(event.trigger, f"v{at}", "event", tuple(_event(page, event)))
    for at, quote in enumerate(reading.quotes, start=1):
        yield _Find(quote.words, f"q{at}", "quote", tuple(_quote(page, quote)))
    for attitude in reading.attitudes:
        parts = ("attitude", *_quote(page, attitude))
        yield _Find(attitude.words, "a", "bold", parts)
    for at, figure in enumerate(reading.figures, start=1):
        yield _Find(figure.words, f"f{at}", "figure", tuple(_figure(page, figure)))
    for at, time in enumerate(page.seen.times, start=1):
        value = str(time.when) if time.when else "not settled by its words"
        yield _Find(time.span, f"t{at}", "time", (value, time.kind, page.words(time.span)))
    for at, credit in enumerate(reading.credits, start=1):
        yield _Find(credit.span, f"c{at}", "credit", tuple(_credit(page, credit)))
    for fact in reading.backgrounds:
        yield _Find(fact.words, "b", "bold", tuple(_background(page, fact)))


def _event(page: _Page, event: Event) -> Iterator[str]:
    yield event.action if event.action == event.lemma else f"{event.action} ({event.lemma})"
    yield event.status
    yield "/".join(part for part in (event.type, event.mode) if part) or "of no type"
    yield f"by {page.who(event.actors)}" if event.actors else "by nobody known"
    yield f"to {page.who(event.recipients)}" if event.recipients else ""
    yield f"at {page.who([event.place])}" if event.place else ""
    yield f"when {event.when}" if event.when else "undated"
    yield f"object {page.words(event.obj)}" if event.obj else ""
    yield f"hedge {page.words(event.hedge)}" if event.hedge else ""
    yield _holders(page, event.holders)
    yield f"voice {page.words(event.voice)}" if event.voice else ""
    yield f"words {page.words(event.words)}"


def _holders(page: _Page, holders: Sequence[str]) -> str:
    return f"on the word of {page.who(holders, ', after ')}" if holders else ""


def _quote(page: _Page, quote: Quote) -> Iterator[str]:
    yield "direct" if quote.direct else "indirect"
    yield f"speaker {page.who([quote.speaker])}" if quote.speaker else "speaker not known"
    yield f"source {page.words(quote.source)}" if quote.source else ""
    yield f"cue {page.words(quote.cue)}" if quote.cue else "no cue"
    yield f"when {quote.when}" if quote.when else ""
    yield _holders(page, quote.holders)
    yield f"words {page.words(quote.words)}"


def _figure(page: _Page, figure: Figure) -> Iterator[str]:
    about = "about " if figure.approximate else ""
    yield f"{about}{figure.value:.12g} {figure.unit or ''}".rstrip()
    yield f"of “{clean(figure.what)}”" if figure.what else "of nothing known"
    yield f"when {figure.when}" if figure.when else ""
    yield f"words {page.words(figure.words)}"


def _background(page: _Page, fact: Background) -> Iterator[str]:
    yield "background"
    yield f"about {page.who(fact.about)}" if fact.about else "about nobody known"
    yield f"when {fact.when}" if fact.when else ""
    yield f"words {page.words(fact.words)}"


def _credit(page: _Page, credit: Credit) -> Iterator[str]:
    sentences = page.seen.reading.sentences
    covered = [at for at, one in enumerate(sentences, start=1) if one.span.overlaps(credit.scope)]
    yield clean(credit.agency)
    yield page.words(credit.span)
    if not covered:
        yield "covers no sentence"
    elif len(covered) == 1:
        yield f"covers sentence {covered[0]}"
    else:
        yield f"covers sentences {covered[0]} to {covered[-1]}"


def _tree(sentence: Sentence) -> Iterator[Line]:
    """Each word under its head: its relation, tags and lemma."""
    tree = Tree(sentence)
    roots = [at for at, word in enumerate(tree.words) if word.head < 0]
    waiting = [(at, 0) for at in reversed(roots)]
    names = {at: one.kind for one in sentence.names for at in range(one.first, one.last + 1)}
    while waiting:
        at, depth = waiting.pop()
        word = tree.words[at]
        facts = f"  {word.relation}  {word.upos}/{word.xpos}  {clean(word.lemma)}"
        name = f"  {names[at]}" if at in names else ""
        left = " " * (_INDENT + 2 * depth)
        yield Line((Piece(left), Piece(clean(word.text), "bold"), Piece(facts + name, "dim")))
        waiting += [(kid, depth + 1) for kid in reversed(tree.children[at])]


def _entities(page: _Page) -> list[Line]:
    lines = [line("ENTITIES", "heading")]
    for entity in page.entities.values():
        left = (Piece(f"  {entity.key:<4}", "entity"),)
        parts = [part for part in _entity(page, entity) if part]
        lines += row(left, " · ".join(parts), width=page.width)
    return lines if page.entities else paragraph("no entities", width=page.width)


def _entity(page: _Page, entity: Entity) -> Iterator[str]:
    yield clean(entity.name)
    yield entity.kind if entity.named else f"{entity.kind}, without a name"
    yield "; ".join(entity.roles)
    yield entity.country or ""
    yield entity.sector or ""
    others = [name for name in entity.variants if name != entity.name]
    yield f"also {', '.join(others)}" if others else ""
    sentences = page.seen.reading.sentences
    where = [
        str(at)
        for at, sentence in enumerate(sentences, start=1)
        if any(_begins_in(span, sentence) for span in entity.mentions)
    ]
    if where:
        yield f"in sentence{'s' if len(where) > 1 else ''} {', '.join(where)}"
