"""One plain sentence for each statement, put together from its own parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.fuse.entities import Cast
from twosource.fuse.events import Telling
from twosource.fuse.forms import full_stop, quoted, sentence_for
from twosource.fuse.gaps import lacks_object
from twosource.fuse.naming import PLURAL_TAGS, subject_of
from twosource.fuse.parts import parts_of, trigger_of
from twosource.fuse.phrases import Phrases, case_of
from twosource.fuse.subjects import modified
from twosource.fuse.wording import Clause
from twosource.record.reading import Status
from twosource.record.span import Span

LEAST_WORDS = 5
"""A noun of action with fewer words is shown with its phrase, or with its sentence."""
LEAST_SHOWN = 3
"""Fewer words of a verb are shown with the whole sentence."""
_LEADS: Mapping[Status, str] = {
    "planned": "Planned",
    "expected": "Expected",
    "possible": "Possible",
    "obliged": "Obliged",
    "demanded": "Demanded",
    "alleged": "Alleged",
    "denied": "Denied",
}


def support_span(telling: Telling) -> Span:
    """The words that show an event: its clause; for a lone noun its phrase or its sentence."""
    return _closed(_shown(telling), telling.reading.report.text)


def _shown(telling: Telling) -> Span:
    words = telling.event.words
    found = trigger_of(telling)
    if found is not None and len(telling.wording.words_in(words)) < LEAST_SHOWN:
        return found[0].sentence.span  # "seized and inspected a ship": "inspected" shows nothing
    if found is None or not telling.nominal:
        return words
    clause, head = found
    if len(telling.wording.words_in(words)) >= LEAST_WORDS:
        return words
    below = clause.below(head)
    phrase = Span(
        min(words.start, clause.words[below[0]].span.start),
        max(words.end, clause.words[below[-1]].span.end),
    )
    return phrase if len(below) >= LEAST_WORDS else clause.sentence.span


def _closed(span: Span, text: str) -> Span:
    """The words up to the mark that closes a quotation in them."""
    words = span.of(text)
    if words.count("“") > words.count("”") or words.count('"') % 2:
        behind = text[span.end : span.end + 3]
        for mark in ("”", '"'):
            if mark in behind and not behind.split(mark)[0].strip(".,!?;"):
                return Span(span.start, span.end + behind.index(mark) + 1)
    return span


def event_text(group: Sequence[Telling], status: Status, cast: Cast) -> str | None:
    """A sentence for the tellings of one event; None where their words alone tell no deed.

    Put together from the parts of the telling with most participants; where no telling
    makes a plain sentence, the first one's own words, and before them the status when
    they do not tell a deed.
    """
    ranked = sorted(
        enumerate(group),
        key=lambda one: (
            one[1].event.status != status,
            -len(set(one[1].actors)) - len(one[1].objects) - bool(one[1].thing),
            one[1].nominal,
            one[0],
        ),
    )
    tellings = [telling for _, telling in ranked]
    for telling in tellings:
        parts = parts_of(telling, cast)
        if parts is not None:
            chance = _chance(telling) if _is_judged(telling) else ""
            told = replace(
                parts,
                chance=chance,
                over=_is_over(telling),
                done=_is_done(telling),
                ahead=_is_ahead(telling),
            )
            return sentence_for(told, status)
    for telling in tellings:
        sentence = _of_noun_phrase(telling, status, cast)
        if sentence is not None:
            return sentence
    whole = (telling for telling in tellings if not _is_torn(telling, status))
    written = (_own_words(telling, status, cast) for telling in whole)
    return next((text for text in written if text is not None), None)


_OPEN_ENDS = frozenset({"what", "that", "how", "which", "who", "whether"})
_PLAIN: frozenset[Status] = frozenset({"happened", "ongoing", "possible", "expected"})


def _is_torn(telling: Telling, status: Status) -> bool:
    """Whether a telling's words are a piece that says nothing alone: "striking the coast"."""
    inside = telling.wording.words_in(support_span(telling))
    if not inside:
        return False
    open_end = any(word.text.casefold() == "what" for word in inside[-4:])
    if inside[-1].text.casefold() in _OPEN_ENDS or (open_end and inside[-1].upos == "VERB"):
        return True  # "to launch what", "carrying what it has said"
    found = trigger_of(telling)
    if found is not None and lacks_object(*found):
        return True  # "whose ships the police have seized"
    first = inside[0]
    begins = telling.event.trigger.covers(first.span) and first.upos == "VERB"
    if first.text.casefold() == "to" and status == "possible":
        return True
    return status in _PLAIN and begins and first.xpos in ("VBG", "VBN")


def _of_noun_phrase(telling: Telling, status: Status, cast: Cast) -> str | None:
    """A sentence about a noun of action as it stands: "The fall of Port Lumo is alleged."."""
    found = trigger_of(telling)
    if found is None or not telling.nominal:
        return None
    clause, head = found
    phrases = Phrases(telling, clause, cast)
    phrases.has_subject = False
    leading = ["case", "cc", "mark", "cop", "aux"]
    if clause.kids(head, "cop"):
        leading.append("nsubj")
    drop = {at for kid in clause.kids(head, *leading) for at in clause.below(kid)}
    # "the", "and" and commas between words stay; what only joins the phrase to its sentence goes
    joined = {at for kid in clause.kids(head, "conj") for at in clause.below(kid)}
    written = phrases.phrase(head, without=frozenset(drop | joined))
    shared = _shared_complement(phrases, head)
    if written is None or shared is None:
        return None
    written = " ".join(part for part in (written, shared) if part)
    if len(written.split()) < 2:
        return None
    be = "are" if clause.words[head].xpos in PLURAL_TAGS else "is"
    forms: dict[Status, str] = {
        "happened": "took place",
        "ongoing": f"{be} under way",
        "planned": f"{be} planned",
        "expected": f"{be} expected",
        "possible": f"{be} {_chance(telling)}",
        "obliged": f"{be} required",
        "demanded": f"{be} demanded",
        "alleged": f"{be} alleged",
        "denied": "did not take place",
    }
    return full_stop(f"{written} {forms[status]}")


def _shared_complement(phrases: Phrases, head: int) -> str | None:
    """What stands behind the last of joined nouns and is of the first as well.

    "the removal and sale of grain" is the removal of grain. Empty when the noun has a
    complement of its own or is joined to none; None when it cannot be written.
    """
    clause = phrases.clause
    joined = clause.kids(head, "conj")
    if not joined or clause.kids(head, "nmod") or clause.kids(joined[-1], "det", "nmod:poss"):
        return ""
    behind = [kid for kid in clause.kids(joined[-1], "nmod") if kid > joined[-1]]
    if not behind or case_of(clause, behind[0]) != "of":
        return ""
    written = [phrases.phrase(kid) for kid in behind]
    return None if None in written else " ".join(one for one in written if one)


def _is_judged(telling: Telling) -> bool:
    """Whether the report says in words of its own how likely it is."""
    hedge = telling.event.hedge
    return hedge is not None and "likely" in telling.wording.text(hedge).casefold()


def _chance(telling: Telling) -> str:
    """`possible`, or how likely the report's own words judge it."""
    hedge = telling.event.hedge
    return (
        f"judged “{telling.wording.text(hedge)}”" if hedge and _is_judged(telling) else "possible"
    )


def _is_over(telling: Telling) -> bool:
    """Whether a duty is told of in the past, in the outlet's own voice: "companies had to pay".

    What somebody said in the past may be so today: "the court said that Lorvia was obliged to".
    """
    found = trigger_of(telling)
    if found is None:
        return False
    clause, head = found
    directly = _in_marks(clause, head)  # what stands in marks keeps its own tense
    if not directly and (telling.holders or telling.event.voice is not None):
        return False
    above = clause.words[head].head
    if above < 0 or clause.words[head].relation != "xcomp":
        return False
    words = [clause.words[above], *(clause.words[kid] for kid in clause.kids(above, "aux", "cop"))]
    finite = [word for word in words if word.xpos in ("VBD", "VBZ", "VBP", "MD")]
    past = bool(finite) and all(word.xpos == "VBD" for word in finite)
    told = any(clause.words[at].relation in ("ccomp", "parataxis") for at in _up(clause, above))
    return past and (directly or not told)


def _in_marks(clause: Clause, head: int) -> bool:
    """Whether quotation marks are open at a word of the sentence."""
    before = [word.text for word in clause.words[:head]]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_done(telling: Telling) -> bool:
    """Whether a verb stands in the perfect: "may have fallen"."""
    found = trigger_of(telling)
    return found is not None and any(
        found[0].words[kid].lemma.casefold() == "have" for kid in found[0].kids(found[1], "aux")
    )


def _is_ahead(telling: Telling) -> bool:
    """Whether a verb tells what is to come: "will not attend", "said she would not attend"."""
    found = trigger_of(telling)
    return found is not None and any(
        found[0].words[kid].text.casefold() in _WILL for kid in found[0].kids(found[1], "aux")
    )


_WILL = frozenset({"will", "wo", "would", "'ll", "’ll", "'d", "’d"})


def _up(clause: Clause, at: int) -> list[int]:
    """A word and those above it."""
    found: list[int] = []
    while at >= 0 and at not in found:
        found.append(at)
        at = clause.words[at].head
    return found


def _own_words(telling: Telling, status: Status, cast: Cast) -> str | None:
    """The report's own words; before them who acts, where they leave it out, and the status.

    None where they begin with what is done and nothing says who does it.
    """
    span = support_span(telling)
    inside = telling.wording.words_in(span)
    if telling.nominal and len(inside) > 1 and inside[0].upos == "ADP":  # "with the capture of"
        span = Span(inside[1].span.start, max(inside[1].span.start, span.end))
    words = telling.wording.text(span)
    lead = _LEADS.get(status)
    if lead:
        return f"{lead}: {quoted(words)}"
    found = trigger_of(telling)
    if found is not None:
        clause, head = found
        first = clause.positions(telling.event.words)[:1]
        starts = first and (first[0] == head or clause.words[first[0]].head == head)
        own = [kid for kid in clause.kids(head, "nsubj") if clause.words[kid].xpos not in _WHO]
        has_own = own or clause.words[head].xpos in ("VBG", "VBN", "VB")
        tags = ("VBD", "VBZ", "VBP", "MD", "RB")
        if (
            starts
            and clause.words[first[0]].xpos in tags
            and (not has_own or clause.kids(head, "aux"))
            and not own
        ):
            told = modified(Phrases(telling, clause, cast), head)
            if told is None and not telling.actors:
                return None
            who = (told or subject_of(telling, telling.actors, cast))[0]
            # "its authority": whose it is stands outside the words, so they stay the report's
            return full_stop(
                f"{who} {quoted(words) if _has_open_pronoun(telling, span, cast) else words}"
            )
    return quoted(words)


_WHO = frozenset({"WP", "WDT"})


def _has_open_pronoun(telling: Telling, span: Span, cast: Cast) -> bool:
    """Whether the words hold a pronoun of which the report does not say clearly whose it is."""
    known = [mention for mention, _ in cast.mentions_in(telling.reading.report.id, span)]
    return any(
        word.xpos in ("PRP", "PRP$") and word.span not in known
        for word in telling.wording.words_in(span)
    )
