"""Which quotations of several reports are of the same words."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from twosource.fuse.draft import Draft, shared_holders
from twosource.fuse.entities import Cast
from twosource.fuse.origins import Origins
from twosource.fuse.wording import Wording, bare
from twosource.record.reading import Quote
from twosource.record.span import Span
from twosource.record.story import StoryQuote, Support
from twosource.text.verbs import DENYING

NOBODY = "Speaker not clear"
"""Stands before what somebody said whom the report does not name, or not clearly."""

ALIKE = 90
"""Likeness of words, of 100, at which two quotations of a speaker are one: reports differ
in a tense or a dropped word when they print the same sentence."""

LEAST_INSIDE = 4
"""A quotation inside a longer one is part of it from so many words on."""

LEAST_CUT = 6
"""Two cuts of one quotation share so many words at the end of one and the start of the other."""

LEAST_OWN = 8
"""So many words are one quotation also where a report does not say, or not by name, who spoke."""


def same_words(one: str, other: str) -> bool:
    """Whether the words are the same, nearly the same, or the one stands in the other."""
    here, there = bare(one), bare(other)
    shorter, longer = sorted((here, there), key=len)
    if not shorter:
        return False
    if len(shorter.split()) >= LEAST_INSIDE and f" {shorter} " in f" {longer} ":
        return True
    return fuzz.ratio(here, there) >= ALIKE


def same_quote(one: str, other: str) -> bool:
    """The same words, or two cuts of them: where the one ends the other goes on."""
    if same_words(one, other):
        return True
    here, there = bare(one).split(), bare(other).split()
    return _goes_on(here, there) or _goes_on(there, here)


def _goes_on(first: list[str], second: list[str]) -> bool:
    most = min(len(first), len(second))
    return any(first[-n:] == second[:n] for n in range(most, LEAST_CUT - 1, -1))


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
    """What is said in groups of the same words, each by one speaker.

    Each quotation is compared with the longest of a group, so that two short cuts of one long
    quotation, which share nothing, meet in it. The longest of all begin the groups.
    """
    told = []
    for wording in wordings:
        report = wording.reading.report
        told += [
            (wording, quote, cast.id_of(report.id, quote.speaker))
            for quote in sorted(wording.reading.quotes, key=lambda one: one.words)
        ]
    order = {id(one[1]): at for at, one in enumerate(told)}
    groups: list[list[_Told]] = []
    longest = sorted(told, key=lambda one: (-len(_bare(one).split()), order[id(one[1])]))
    for one in longest:
        words = frozenset(_bare(one).split())
        for group in groups:
            first = frozenset(_bare(group[0]).split())
            if 2 * len(words & first) < min(len(words), len(first), 2 * LEAST_CUT):
                continue  # most pairs share little, and are not looked at closer
            if same_quote(_bare(group[0]), _bare(one)) and all(
                _one_speaker(one, other, cast) for other in group
            ):
                group.append(one)
                break
        else:
            groups.append([one])
    for group in groups:
        group.sort(key=lambda one: order[id(one[1])])
    return sorted(groups, key=lambda group: order[id(group[0][1])])


def _bare(told: _Told) -> str:
    """The words to compare; `bare` remembers them."""
    wording, quote, _ = told
    return bare(quote.words.of(wording.reading.report.text))


def _one_speaker(one: _Told, other: _Told, cast: Cast) -> bool:
    """Whether both can be said by one: whom two reports name apart said two things.

    A report that names nobody, or only calls them ("officials"), can mean who another names,
    where the words are many enough to be nobody else's.
    """
    here, there = one[2], other[2]
    if here == there:
        return True
    if here is not None and there is not None and cast.is_named(here) and cast.is_named(there):
        return False
    if here is not None and there is not None and bare(cast[here].name) == bare(cast[there].name):
        return True
    if min(len(_bare(one).split()), len(_bare(other).split())) < LEAST_OWN:
        return False
    if here is None or there is None:
        return True
    return {cast[here].kind, cast[there].kind} != {"person"}


def _speaker(group: Sequence[_Told], cast: Cast) -> str | None:
    """Who said it: whom a report names, else what most call them."""
    known = [speaker for _, _, speaker in group if speaker is not None]
    named = [speaker for speaker in known if cast.is_named(speaker)]
    best = named or known
    return min(best, key=lambda one: (-best.count(one), best.index(one)), default=None)


def _draft(group: Sequence[_Told], cast: Cast, origins: Origins) -> Draft:
    # Printed in full and as spoken, where any report does so.
    wording, quote, _ = max(group, key=lambda told: (told[1].direct, _length(told[1])))
    speaker = _speaker(group, cast)
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
        text = said if quote.direct else f"{NOBODY}: {said}"
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


_RELATIVE = frozenset({"who", "that", "which", "whom", "whose"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_OTHERS = frozenset("others some many most few several both experts those".split())


def _source(quote: Quote, wording: Wording) -> str | None:
    """The words that name who speaks, without a clause on them; None where they name nobody."""
    words = wording.words_in(quote.source) if quote.source else []
    for at, word in enumerate(words):
        if word.text.casefold() in _RELATIVE:
            words = words[:at]
            break
    while words and words[-1].upos in ("PUNCT", "ADP", "ADJ", "DET", "CCONJ", "SCONJ"):
        words = words[:-1]
    named = any(word.upos in _NOMINAL for word in words)
    if not words or not (named or words[-1].text.casefold() in _OTHERS):
        return None
    if words[0].upos in ("ADV", "SCONJ", "CCONJ", "ADP", "VERB", "AUX", "PUNCT"):
        return None
    return wording.text(Span(words[0].span.start, words[-1].span.end))


def _length(quote: Quote) -> int:
    return quote.words.end - quote.words.start


def draft_quotes(wordings: Sequence[Wording], cast: Cast, origins: Origins) -> list[Draft]:
    """One draft for each thing said: same speaker and same words are one with more supports."""
    return [_draft(group, cast, origins) for group in _groups(wordings, cast)]
