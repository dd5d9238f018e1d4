"""Who says what: direct and indirect quotes, views, and the speaker of each.

A quote goes to nobody rather than to the wrong one: the speaker is the subject of the cue,
never an employer beside the name, and never a voice inside the quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.read.cues import WEAK_MODALS, Cue, calls_in, cues_in, is_wire, speaker_of
from twosource.read.forms import is_negated
from twosource.read.participants import (
    Naming,
    Scene,
    auxiliaries,
    case_of,
    is_break,
    is_passive,
    subjects,
    whole,
)
from twosource.read.passages import (
    CLOSING,
    OPENING,
    SINGLE,
    STRAIGHT,
    Passage,
    find_passages,
)
from twosource.read.sources import phrase_of, source_of
from twosource.read.times import TimeMention, time_of
from twosource.read.voices import is_aside, is_closing
from twosource.record.dates import When
from twosource.record.reading import Quote, Sentence
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text import verbs

_CUE_WORDS = 8  # of a sentence that opens with who asked
_SCARE_WORDS = 3  # as many words or fewer in marks are a way of speaking, not a speech


def find_quotes(
    sentences: Sequence[Sentence],
    trees: Sequence[Tree],
    cast: Naming,
    times: Sequence[Sequence[TimeMention]],
) -> tuple[Quote, ...]:
    """Every quote of a report, in the order of the text."""
    scenes = [Scene(index, tree, cast) for index, tree in enumerate(trees)]
    passages = find_passages(sentences)
    telling = [scene for scene in scenes if not scene.tree.heading]
    cues = [cue for scene in telling for cue in cues_in(scene)]
    calls = [cue for scene in telling for cue in calls_in(scene)]
    direct = _direct(passages, scenes, [*cues, *calls], times)
    marked = [quote.words for quote in direct]
    indirect = [
        quote
        for cue in cues
        if (quote := _indirect(cue, scenes[cue.sentence], marked, times)) is not None
    ]
    views = [quote for scene in telling for quote in _views(scene, times)]
    found = _without_doubles([*direct, *indirect, *views])
    return tuple(_with_holders(quote, found) for quote in found)


def _without_doubles(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes in order, without one that another of the same speaker and kind covers."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: (q.words.start, -q.words.end, not q.direct)):
        if not any(
            other.words.covers(quote.words) and other.speaker == quote.speaker for other in kept
        ):
            kept.append(quote)
    return kept


def _with_holders(quote: Quote, quotes: Sequence[Quote]) -> Quote:
    """The quote with the speakers whose words hold it: "Ruiz said that Haas had told her …"."""
    around = [
        other
        for other in quotes
        if other is not quote and other.words.covers(quote.words) and other.cue is not None
        and quote.cue is not None and other.words.covers(quote.cue)
    ]  # fmt: skip
    around.sort(key=lambda other: other.words.end - other.words.start)
    speakers = [other.speaker for other in around if other.speaker not in (None, quote.speaker)]
    return replace(quote, holders=tuple(key for key in speakers if key is not None))


# Direct


def _direct(
    passages: Sequence[Passage],
    scenes: Sequence[Scene],
    cues: Sequence[Cue],
    times: Sequence[Sequence[TimeMention]],
) -> list[Quote]:
    """The passages that are speech, with the cue that belongs to each."""
    found: list[Quote] = []
    last: tuple[Passage, Quote] | None = None
    for passage in passages:
        cue = _cue_of(passage, scenes, cues) or _cue_at_opening(passage, scenes, cues, passages)
        if cue is None and _is_fragment(passage, scenes):
            continue
        before = _goes_on(passage, last, scenes)
        if cue is None and (before is None or before.cue is None):
            cue = _cue_told_before(passage, scenes, cues, passages)
        if cue is not None:
            speaker = cue.speaker
            if speaker is None and before is not None and _is_pronoun_cue(scenes, cue):
                speaker = _fitting(scenes, cue, before.speaker)
            quote = Quote(
                words=passage.span,
                direct=True,
                cue=_cue_span(scenes[cue.sentence].tree, cue.position),
                speaker=speaker,
                source=_source(scenes, cue) if speaker is None else None,
                when=_when(scenes, cue, times),
            )
        else:
            # more of the same speech: it hangs on the cue before it
            speaker = before.speaker if before is not None else None
            own = before.cue if before is not None else None
            quote = Quote(words=passage.span, direct=True, cue=own, speaker=speaker)
        found.append(quote)
        last = (passage, quote)
    return found


def _is_fragment(passage: Passage, scenes: Sequence[Scene]) -> bool:
    """Whether a passage without a cue is less than whole sentences of its own, or a heading."""
    first = scenes[passage.first[0]].tree
    opens_sentence = passage.first[1] <= 1
    last = scenes[passage.last[0]].tree
    if passage.first[1] and first.words[passage.first[1] - 1].text in SINGLE:
        stops = [word.text for word in last.words[passage.last[1] :] if word.text not in SINGLE]
        if last.heading or not any(text[-1] in ".?!…" for text in stops):
            return True
    rest = [w for w in last.words[passage.last[1] + 1 :] if w.upos != "PUNCT"]
    long = passage.first[0] != passage.last[0] or (
        passage.last[1] - passage.first[1] + 1 > _SCARE_WORDS
    )
    return not (opens_sentence and not rest and long and bool(first.words))


def _cue_of(passage: Passage, scenes: Sequence[Scene], cues: Sequence[Cue]) -> Cue | None:
    """The cue whose content lies in the passage, looked for from its last sentence back."""
    for sentence in range(passage.last[0], passage.first[0] - 1, -1):
        tree = scenes[sentence].tree
        inside = set(passage.words_in(sentence, len(tree.words)))
        best = _cue_in(tree, inside, [cue for cue in cues if cue.sentence == sentence])
        if best is not None:
            return best
    return _cue_behind(passage, scenes, cues) or _cue_before(passage, scenes, cues)


def _cue_in(tree: Tree, inside: set[int], cues: Sequence[Cue]) -> Cue | None:
    """The cue of one sentence that the marked words depend on or that hangs on them."""
    outside = [cue for cue in cues if cue.position not in inside]
    for cue in outside:
        if cue.head is not None and cue.head in inside and _has_subject(tree, cue.head, inside):
            return cue
    start = min(inside, default=0)
    # “think twice” within what is told in other words belongs to the whole, not to itself
    outside = [cue for cue in outside if cue.head is None or cue.head >= start]
    outside = [cue for cue in outside if cue.head is None or cue.head not in inside]
    tops = [p for p in inside if tree.words[p].head not in inside and tree.words[p].upos != "PUNCT"]
    for cue in outside:
        asides = {cue.position, *tree.above(cue.position)}
        hangs = is_aside(tree, cue.position) and asides & inside
        governs = any(
            tree.words[top].head == cue.position for top in tops if _is_clausal(tree, top)
        )
        if hangs or governs:
            return cue
    return None


def _has_subject(tree: Tree, head: int, inside: set[int]) -> bool:
    """Whether the marks hold a clause with its subject, not only a part of its predicate."""
    return all(kid in inside for kid in tree.kids(head, "nsubj"))


def _is_clausal(tree: Tree, position: int) -> bool:
    if tree.relation(position) in ("ccomp", "parataxis", "dep", "root"):
        return True
    return tree.relation(position) == "obj" and len(tree.below(position)) > _SCARE_WORDS


def _cue_before(passage: Passage, scenes: Sequence[Scene], cues: Sequence[Cue]) -> Cue | None:
    """The cue of a sentence that ends in a colon just before the passage."""
    before = passage.first[0] - 1
    if before < 0 or passage.first[1] > 1:
        return None
    words = scenes[before].tree.words
    if not words or words[-1].text not in (":", ","):
        return None
    found = [cue for cue in cues if cue.sentence == before and cue.head is None]
    return found[-1] if found else None


def _cue_behind(passage: Passage, scenes: Sequence[Scene], cues: Sequence[Cue]) -> Cue | None:
    """The cue that opens a sentence behind a question: ‘“Who paid?” Ruiz asked.’"""
    last = scenes[passage.last[0]].tree
    behind = passage.last[0] + 1
    rest = last.words[passage.last[1] + 1 :]
    if behind >= len(scenes) or any(word.upos != "PUNCT" for word in rest):
        return None
    tree = scenes[behind].tree
    asks = last.words[passage.last[1]].text in ("?", "!", ",")
    if not asks or tree.sentence.paragraph != last.sentence.paragraph:
        return None
    found = [cue for cue in cues if cue.sentence == behind and cue.head is None]
    if not found or found[0].position > _CUE_WORDS:
        return None
    before = tree.words[: found[0].position]
    return None if any(_is_mark(word.text) for word in before[1:]) else found[0]


def _is_mark(text: str) -> bool:
    return text in OPENING | CLOSING | STRAIGHT


def _cue_told_before(
    passage: Passage, scenes: Sequence[Scene], cues: Sequence[Cue], passages: Sequence[Passage]
) -> Cue | None:
    """The one cue of the sentence before, whose speaker goes on in marks.

    "Haas said the pier was unsafe. “We will close it.”"
    """
    before = passage.first[0] - 1
    if before < 0 or passage.first[1] > 1:
        return None
    tree = scenes[before].tree
    if tree.heading or tree.sentence.paragraph != scenes[passage.first[0]].tree.sentence.paragraph:
        return None
    return _outer_cue(before, scenes, cues, passages)


def _cue_at_opening(
    passage: Passage, scenes: Sequence[Scene], cues: Sequence[Cue], passages: Sequence[Passage]
) -> Cue | None:
    """The one cue before several sentences of speech that begin within one.

    "Haas called it, Ruiz said, “a shame. We will not pay.”"
    """
    if passage.first[0] == passage.last[0]:
        return None
    cue = _outer_cue(passage.first[0], scenes, cues, passages)
    return cue if cue is not None and cue.position < passage.first[1] else None


def _outer_cue(
    sentence: int, scenes: Sequence[Scene], cues: Sequence[Cue], passages: Sequence[Passage]
) -> Cue | None:
    """The one cue of a sentence that stands in no marks and in nothing that another brings in."""
    tree = scenes[sentence].tree
    told = [
        cue
        for cue in cues
        if cue.sentence == sentence
        and not any(one.span.covers(tree.words[cue.position].span) for one in passages)
    ]
    heads = {cue.head for cue in told} - {None}
    outer = [
        cue
        for cue in told
        if not any(at in heads for at in (cue.position, *tree.above(cue.position)))
    ]
    return outer[0] if len(outer) == 1 else None


def _source(scenes: Sequence[Scene], cue: Cue) -> Span | None:
    """The words for who speaks."""
    tree = scenes[cue.sentence].tree
    head = source_of(tree, cue.position)
    return phrase_of(tree, head) if head is not None else None


def _is_pronoun_cue(scenes: Sequence[Scene], cue: Cue) -> bool:
    tree = scenes[cue.sentence].tree
    subject = tree.kid(cue.position, "nsubj")
    return subject is not None and tree.words[subject].text.lower() in ("he", "she", "it")


def _fitting(scenes: Sequence[Scene], cue: Cue, speaker: str | None) -> str | None:
    """The last speaker for "it added" or "she added", when the pronoun can mean them."""
    if speaker is None:
        return None
    scene = scenes[cue.sentence]
    subject = scene.tree.kid(cue.position, "nsubj")
    neuter = subject is not None and scene.tree.words[subject].text.lower() == "it"
    return speaker if neuter == (scene.cast.get(speaker).kind != "person") else None


def _goes_on(
    passage: Passage, last: tuple[Passage, Quote] | None, scenes: Sequence[Scene]
) -> Quote | None:
    """The last quote, when the passage follows in the same paragraph with nothing between."""
    if last is None:
        return None
    previous, quote = last
    one = scenes[previous.last[0]].tree.sentence
    other = scenes[passage.first[0]].tree.sentence
    if one.paragraph != other.paragraph or passage.first[0] - previous.last[0] > 1:
        return None
    return quote


def _cue_span(tree: Tree, position: int) -> Span:
    if tree.words[position].upos == "VERB":
        return tree.words[position].span
    case = tree.kids(position, "case")[0]
    return tree.span([case, *tree.kids(case, "fixed"), position])


def _when(
    scenes: Sequence[Scene], cue: Cue | None, times: Sequence[Sequence[TimeMention]]
) -> When | None:
    """The time that stands with the cue: "told reporters Friday"."""
    if cue is None:
        return None
    return _time_said(scenes[cue.sentence].tree, cue.position, times[cue.sentence])


def _time_said(tree: Tree, position: int, times: Sequence[TimeMention]) -> When | None:
    """The time of a cue, or of the one it goes along with: "told reporters Friday, noting …"."""
    mention = time_of(tree, position, times)
    if mention is not None:
        return mention.when
    above = tree.words[position].head
    along = tree.relation(position) == "advcl" and tree.words[position].xpos == "VBG"
    if not along or tree.kid(position, "nsubj", "mark") is not None:
        return None
    if tree.words[above].lemma.lower() not in verbs.REPORTING:
        return None
    return _time_said(tree, above, times)


# Indirect


def _indirect(
    cue: Cue,
    scene: Scene,
    marked: Sequence[Span],
    times: Sequence[Sequence[TimeMention]],
) -> Quote | None:
    """The content of a cue as an indirect quote; None when it is in marks or is not there."""
    if cue.speaker is None:
        return None
    tree = scene.tree
    behind = any(subject > cue.position for subject in subjects(tree, cue.position))
    if (cue.head is None or behind) and is_wire(scene.cast.get(cue.speaker)):
        return None  # "reports the Northern Wire" is a credit
    words = _content(tree, cue)
    if words is None or any(span.overlaps(words) and not words.covers(span) for span in marked):
        return None
    if cue.head is not None and any(span.covers(tree.words[cue.head].span) for span in marked):
        return None
    if any(span.covers(tree.words[cue.position].span) for span in marked):
        return None
    return Quote(
        words=words,
        direct=False,
        cue=_cue_span(tree, cue.position),
        speaker=cue.speaker,
        when=_time_said(tree, cue.position, times[scene.index]),
    )


def _content(tree: Tree, cue: Cue) -> Span | None:
    """The words of a cue's content clause, or what an aside is set beside."""
    if cue.head is not None:
        contents = tree.kids(cue.position, "ccomp", "root")
        return _clause(tree, contents, without=())
    if tree.words[cue.position].upos == "VERB" and not is_aside(tree, cue.position):
        return None
    relation = tree.relation(cue.position)
    beside = relation in ("parataxis", "root") or is_closing(tree, cue.position)
    if tree.words[cue.position].upos == "VERB" and not beside:
        return None
    clause = tree.words[cue.position].head
    if clause < 0:
        return None
    return _clause(tree, [clause], without=tree.below(cue.position))


def _clause(tree: Tree, heads: Sequence[int], *, without: Sequence[int]) -> Span:
    """A clause from its first to its last word, without "that" and the words left out.

    Where the words left out cut it in two, the longer part.
    """
    dropped = set(without)
    for kid in [k for head in heads for k in tree.kids(head, "conj") if is_break(tree, k)]:
        dropped.update(tree.below(kid))
    for kid in tree.kids(heads[0], "mark"):
        if tree.words[kid].text.lower() == "that":
            dropped.add(kid)
    kept = sorted({p for head in heads for p in tree.below(head)} - dropped)
    runs: list[list[int]] = [[]]
    for position in kept:
        if runs[-1] and any(p in dropped for p in range(runs[-1][-1] + 1, position)):
            runs.append([])
        runs[-1].append(position)
    longest = max(runs, key=len)
    return _trimmed(tree, longest)


def _trimmed(tree: Tree, run: Sequence[int]) -> Span:
    """The run without marks at its edges; quotation marks that stand in pairs stay."""
    positions = list(run)
    marks = sum(tree.words[p].text in OPENING | CLOSING for p in positions)
    while len(positions) > 1 and _is_edge(tree, positions[0], marks % 2 == 0):
        positions.pop(0)
    while len(positions) > 1 and _is_edge(tree, positions[-1], marks % 2 == 0):
        positions.pop()
    return tree.span(positions)


def _is_edge(tree: Tree, position: int, paired: bool) -> bool:
    word = tree.words[position]
    if word.upos != "PUNCT" and word.relation != "punct":
        return False
    if word.text in OPENING | CLOSING | STRAIGHT:
        return not paired
    return word.text not in (")", "%")


# Views


def _views(scene: Scene, times: Sequence[Sequence[TimeMention]]) -> list[Quote]:
    """What named people or bodies think of something: "viewed it as a sign of weakness"."""
    tree = scene.tree
    found = []
    for position, word in enumerate(tree.words):
        lemma = word.lemma.lower()
        if word.upos != "VERB" or lemma not in verbs.VIEWING or not _is_view(tree, position, lemma):
            continue
        speaker = speaker_of(scene, position)
        if speaker is None or scene.cast.get(speaker).kind in ("place", "other"):
            continue
        mention = time_of(tree, position, times[scene.index])
        words = _predicate(tree, position)
        if words == word.span:
            continue
        found.append(
            Quote(
                words=words,
                direct=False,
                cue=word.span,
                speaker=speaker,
                when=mention.when if mention is not None else None,
            )
        )
    return found


def _is_view(tree: Tree, position: int, lemma: str) -> bool:
    if is_negated(tree, position) or is_passive(tree, position):
        return False
    if tree.words[position].xpos not in ("VBD", "VBZ", "VBP", "VBN"):
        return False
    helpers = [tree.words[kid].text.lower() for kid in auxiliaries(tree, position)]
    if any(text in WEAK_MODALS for text in helpers) or tree.kid(position, "obj") is None:
        return False
    if lemma not in verbs.VIEWING_AS:
        return True
    return any(case_of(tree, kid) == "as" for kid in tree.kids(position, "obl", "xcomp", "advcl"))


def _predicate(tree: Tree, position: int) -> Span:
    """The verb and what follows it in its clause."""
    dropped: set[int] = set()
    for kid in tree.kids(position, "conj", "parataxis", "advcl"):
        if tree.kid(kid, "nsubj") is not None:
            dropped.update(tree.below(kid))
    kept = [p for p in tree.below(position) if p >= position and p not in dropped]
    return whole(tree, kept, position)
