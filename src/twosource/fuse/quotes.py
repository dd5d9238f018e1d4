"""Which quotations of several reports are of the same words."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from twosource.fuse.draft import Draft, shared_holders
from twosource.fuse.entities import Cast
from twosource.fuse.forms import full_stop
from twosource.fuse.origins import Origins
from twosource.fuse.wording import Wording, bare
from twosource.record.reading import Quote
from twosource.record.story import StoryQuote, Support
from twosource.text.verbs import DENYING

ALIKE = 90
"""Likeness of words, of 100, at which two quotations of a speaker are one: reports differ
in a tense or a dropped word when they print the same sentence."""

LEAST_INSIDE = 4
"""A quotation inside a longer one is part of it from so many words on."""


def same_words(one: str, other: str) -> bool:
    """Whether the words are the same, nearly the same, or the one stands in the other."""
    here, there = bare(one), bare(other)
    shorter, longer = sorted((here, there), key=len)
    if not shorter:
        return False
    if len(shorter.split()) >= LEAST_INSIDE and f" {shorter} " in f" {longer} ":
        return True
    return fuzz.ratio(here, there) >= ALIKE


def unquoted(words: str) -> str:
    """The words without the marks around them."""
    words = words.strip()
    bare_words = words.strip('“”"').rstrip(",").strip()
    if bare_words.count("“") == bare_words.count("”") and bare_words.count('"') % 2 == 0:
        return bare_words
    return words.rstrip(",")


def _support(quote: Quote, wording: Wording, cast: Cast, origins: Origins) -> Support:
    report = wording.reading.report.id
    speaker = cast.id_of(report, quote.speaker)
    holders = cast.ids_of(report, quote.holders)
    if speaker is not None:
        holders = (speaker, *(one for one in holders if one != speaker))
    return Support(
        report=report,
        span=quote.words,
        words=quote.words.of(wording.reading.report.text),
        origin=origins.at(report, quote.words),
        when=str(quote.when) if quote.when else None,
        holders=holders,
    )


_Told = tuple[Wording, Quote, str | None]


def _groups(wordings: Sequence[Wording], cast: Cast) -> list[list[_Told]]:
    groups: list[list[_Told]] = []
    for wording in wordings:
        report = wording.reading.report
        for quote in sorted(wording.reading.quotes, key=lambda one: one.words):
            speaker = cast.id_of(report.id, quote.speaker)
            words = quote.words.of(report.text)
            for group in groups:
                if group[0][2] == speaker and all(
                    same_words(words, other.words.of(home.reading.report.text))
                    for home, other, _ in group
                ):
                    group.append((wording, quote, speaker))
                    break
            else:
                groups.append([(wording, quote, speaker)])
    return groups


def _draft(group: Sequence[_Told], cast: Cast, origins: Origins) -> Draft:
    # Printed in full and as spoken, where any report does so.
    wording, quote, speaker = max(group, key=lambda told: (told[1].direct, _length(told[1])))
    pieces = sorted((quote.words, *quote.more))
    words = unquoted(" … ".join(wording.text(piece) for piece in pieces))
    source = _source(quote, wording) if speaker is None else None
    name = cast[speaker].name if speaker else source
    said = f"“{words}”" if quote.direct else words
    if _is_denied(quote, wording):
        text = f"{name or 'Denied'}{' denied' if name else ''}: {said}"
    elif name:
        text = f"{name}: {said}"
    else:
        text = said if quote.direct else full_stop(said)
    support = tuple(_support(one, home, cast, origins) for home, one, _ in group)
    whens = [one.when for _, one, _ in group if one.when is not None]
    return Draft(
        kind="quote",
        text=text,
        support=support,
        holders=shared_holders(support),
        when=whens[0] if whens else None,
        quote=StoryQuote(
            speaker=speaker,
            words=words,
            direct=quote.direct,
            cue=wording.text(quote.cue) if quote.cue else None,
            source=source,
        ),
    )


def _is_denied(quote: Quote, wording: Wording) -> bool:
    """Whether the cue says that the words are not so: "denied that it had sailed"."""
    words = wording.words_in(quote.cue) if quote.cue else []
    return not quote.direct and any(word.lemma.casefold() in DENYING for word in words)


_PRONOUNS = frozenset("he she it they i we you who that which".split())


def _source(quote: Quote, wording: Wording) -> str | None:
    """The words that name who speaks; a pronoun names nobody."""
    words = wording.text(quote.source) if quote.source else ""
    return words if words and words.lower() not in _PRONOUNS else None


def _length(quote: Quote) -> int:
    return quote.words.end - quote.words.start


def draft_quotes(wordings: Sequence[Wording], cast: Cast, origins: Origins) -> list[Draft]:
    """One draft for each thing said: same speaker and same words are one with more supports."""
    return [_draft(group, cast, origins) for group in _groups(wordings, cast)]
