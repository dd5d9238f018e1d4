"""What a sentence calls an entity, and whether it is one or many."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.fuse.entities import Cast
from twosource.fuse.events import Telling
from twosource.fuse.forms import list_of
from twosource.record.span import Span
from twosource.text.countries import WITH_ARTICLE, state_name

PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_PLURAL_WORDS = frozenset({"police", "people"})


def _determiner(telling: Telling, span: Span) -> str | None:
    """The article before or at the start of a mention, if it has one."""
    clause = telling.wording.clause_at(span)
    head = clause.head_of(span) if clause else None
    if clause is None or head is None:
        return None
    inside = clause.positions(span)
    for kid in clause.kids(head, "det"):
        between = range(kid + 1, inside[0])
        near = kid in inside or (
            kid < head and all(clause.words[at].head == head for at in between)
        )
        if near and clause.words[kid].text.casefold() in ("the", "a", "an"):
            return clause.words[kid].text.casefold()
    return None


def called(entity: str, telling: Telling, cast: Cast) -> str:
    """What a sentence calls an entity: its best name, with the article reports give it."""
    found = cast[entity]
    name = found.name
    is_person = found.kind == "person" and cast.is_named(entity)
    if is_person or name.casefold().startswith(("the ", "a ", "an ")):
        return name
    report = telling.reading.report
    spans = [mention.span for mention in found.mentions if mention.report == report.id]
    if not cast.is_named(entity):
        spans = [span for span in spans if telling.event.words.covers(span)] or spans
        article = next((_determiner(telling, span) for span in spans), None)
        return f"{article} {name}" if article else name
    if found.kind == "state" and found.country and name == state_name(found.country):
        return f"the {name}" if found.country in WITH_ARTICLE else name
    # "the port of Arden" may be called so everywhere, a state "the country" only besides
    proper = [span for span in spans if _is_proper(telling, span)] or spans
    has_article = any(_determiner(telling, span) == "the" for span in proper)
    return f"the {name}" if has_article else name


def _is_proper(telling: Telling, span: Span) -> bool:
    word = telling.wording.head_word(span)
    return word is not None and word.upos == "PROPN"


def _is_plural(entities: Sequence[str], telling: Telling, cast: Cast) -> bool:
    if len(entities) > 1:
        return True
    found = cast[entities[0]]
    if found.kind in ("person", "state", "organisation") and cast.is_named(found.id):
        return False
    last = found.name.split()[-1].casefold()
    if last in _PLURAL_WORDS:
        return True
    report = telling.reading.report.id
    words = [
        telling.wording.head_word(mention.span)
        for mention in found.mentions
        if mention.report == report
    ]
    return any(
        word is not None
        and word.xpos in PLURAL_TAGS
        and word.text.casefold() in found.name.casefold()
        for word in words
    )


def subject_of(telling: Telling, entities: Sequence[str], cast: Cast) -> tuple[str, bool]:
    """The entities as a subject, and whether it is a plural."""
    names = list_of([called(one, telling, cast) for one in entities])
    return names, _is_plural(entities, telling, cast)
