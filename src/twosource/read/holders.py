"""On whose word an event stands: the speakers above it in its sentence and around it in marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.read.cues import is_wire, speaker_of
from twosource.read.participants import Scene, case_of, phrase
from twosource.read.standing import Standing
from twosource.record.reading import Quote
from twosource.record.span import Span


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds an event, nearest first; `unknown` the words of a voice nobody is known behind."""

    keys: tuple[str, ...] = ()
    unknown: Span | None = None


def holders_of(scene: Scene, position: int, *, standing: Standing, quotes: Sequence[Quote]) -> Held:
    """The holders of the event at the position.

    A wire named in passing ("reports the Northern Wire") is a credit, not a holder.
    """
    keys: list[str] = []
    unknown: Span | None = None
    for voice in standing.voices:
        found = _speakers(scene, voice)
        if not found and unknown is None and standing.status != "demanded":
            unknown = _words(scene, voice)
        keys += [key for key in found if key not in keys and not is_wire(scene.cast.get(key))]
    here = scene.tree.words[position].span
    for quote in sorted(quotes, key=lambda quote: quote.words.end - quote.words.start):
        if not quote.words.covers(here) or quote.cue == here:
            continue
        if quote.speaker is None and unknown is None:
            unknown = quote.cue or Span(quote.words.start, quote.words.start)
        for key in (quote.speaker, *quote.holders):
            aside = not quote.direct and key is not None and is_wire(scene.cast.get(key))
            if key is not None and key not in keys and not aside:
                keys.append(key)
    return Held(tuple(keys), unknown if not keys else None)


def _speakers(scene: Scene, voice: int) -> tuple[str, ...]:
    """Who speaks at a verb, an "according to" phrase, or a noun ("calls from Lorvia")."""
    tree = scene.tree
    word = tree.words[voice]
    if word.upos in ("NOUN", "PROPN") and not case_of(tree, voice).startswith("according"):
        callers = [k for k in tree.kids(voice, "nmod") if case_of(tree, k) in ("from", "by")]
        return scene.keys(tree.kids(voice, "nmod:poss") + callers)
    speaker = speaker_of(scene, voice)
    return (speaker,) if speaker is not None else ()


def _words(scene: Scene, voice: int) -> Span:
    """The words that bring the voice in: "the harbour office said", "according to visitors"."""
    subject = scene.tree.kid(voice, "nsubj")
    if subject is not None:
        named = phrase(scene.tree, subject)
        said = scene.tree.words[voice].span
        return Span(min(named.start, said.start), max(named.end, said.end))
    return scene.tree.span([*scene.tree.kids(voice, "case"), voice])
