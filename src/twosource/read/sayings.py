"""Quotes and attitudes from the attributions that the model sees, beside those of the rules.

The rules are sure of their speaker and the model sees more. So a quote of the rules stands, and
an attribution adds what no rule found: as a quote when its cue is one of saying, else as an
attitude, which makes no statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.read.attributions import Attribution, attributions_in, head_of, words_of
from twosource.read.cues import is_wire, says, speaker_of
from twosource.read.participants import Scene
from twosource.read.sources import phrase_of, source_of
from twosource.read.times import TimeMention, time_of
from twosource.record.reading import Quote
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text import verbs
from twosource.text.dates import WEEKDAYS

_SURE = 0.4
_SHARED = 0.5  # of the shorter of two contents: from here they are the same words
_BREAKS = frozenset({"but", "and", "while", "although", "though"})
_NEARLY_ALL = 0.9
_PRONOUN_LETTERS = 4  # "they": whom it means is for the rules to say
_JOINING = frozenset(
    """however still also meanwhile moreover instead yet thus then nevertheless nonetheless
    furthermore besides therefore indeed""".split()
)
_OPEN_MARKS = frozenset('“”"«»')


def with_attributions(
    quotes: Sequence[Quote], scenes: Sequence[Scene], times: Sequence[Sequence[TimeMention]]
) -> tuple[list[Quote], list[Quote]]:
    """The quotes with what the model adds to them, and the attitudes, both in order of the text."""
    kept = list(quotes)
    attitudes: list[Quote] = []
    for scene in scenes:
        if scene.tree.heading:
            continue
        for one in attributions_in(scene.tree):
            if one.score < _SURE:
                continue
            quote = _quote(one, scene, times[scene.index])
            if quote.speaker is not None and is_wire(scene.cast.get(quote.speaker)):
                continue  # a credit
            same = [at for at, other in enumerate(kept) if _is_same(other, quote)]
            if same:
                for at in same:
                    kept[at] = _told_more(kept[at], quote, one, scene)
            elif _is_saying(one, scene.tree):
                kept.append(quote)
            else:
                attitudes.append(quote)
    kept = [quote for quote in kept if not _is_told_directly(quote, kept)]
    trees = {scene.tree.sentence.span: scene.tree for scene in scenes}
    looked_at = [(quote, _whole(quote, _tree_of(quote, trees))) for quote in kept]
    kept = [whole for _, whole in looked_at if whole is not None]
    attitudes += [quote for quote, whole in looked_at if whole is None]
    return (
        sorted(kept, key=lambda quote: (quote.words.start, -quote.words.end)),
        sorted(attitudes, key=lambda quote: (quote.words.start, -quote.words.end)),
    )


def _tree_of(quote: Quote, trees: Mapping[Span, Tree]) -> Tree | None:
    """The tree of the sentence that a quote stands in; None when it runs over several."""
    return next((tree for span, tree in trees.items() if span.covers(quote.words)), None)


def _whole(quote: Quote, tree: Tree | None) -> Quote | None:
    """The quote as far as it is told in whole clauses; None where nothing is said in one.

    A phrase is not what was said ("said five-year-old Ana Ruiz"), nor is what somebody does not
    answer or is only asked: "declined to say whether it sank". Words in marks are said as they are.
    """
    if quote.direct or tree is None:
        return quote
    if quote.cue is not None and _is_unsaid(tree, quote.cue):
        return None
    if quote.cue is not None and quote.cue.start == quote.words.start:
        return quote  # a view: "called it a success"
    named = quote.speaker is not None or (
        quote.source is not None and _length(quote.source) > _PRONOUN_LETTERS
    )
    spans = (quote.words, *quote.more)
    if any(_is_torn(tree, span) for span in spans):
        return None
    said = [span for span in spans if not _is_beside(tree, span)]
    if not said or not _tells(tree, said[0], named=named):
        return None
    more = tuple(
        span for span in said[1:] if _tells(tree, span, named=named) or _opens(tree, span, said[0])
    )
    return replace(quote, words=_closed(tree, _from_its_start(tree, said[0])), more=more)


def _is_torn(tree: Tree, span: Span) -> bool:
    """Whether words begin or end where no speech does.

    "The tent was a request by …", and "… and that it will stay", which another verb has said.
    """
    inside = [word for word in tree.words if span.covers(word.span)]
    starts = [word.text.lower() for word in inside[:2]]
    goes_on = starts in (["and", "that"], ["but", "that"])
    return goes_on or (bool(inside) and inside[-1].upos in ("ADP", "DET"))


def _is_beside(tree: Tree, span: Span) -> bool:
    """Whether a piece only says when or why it was said: "…, the ministry said, as fears grew"."""
    inside = [at for at, word in enumerate(tree.words) if span.covers(word.span)]
    heads = [at for at in inside if tree.words[at].head not in inside]
    return any(
        tree.relation(at) == "advcl"
        and {tree.words[mark].text.lower() for mark in tree.kids(at, "mark")} & _BESIDE
        for at in heads
    )


_BESIDE = frozenset("as while after when amid before since".split())


def _opens(tree: Tree, span: Span, words: Span) -> bool:
    """Whether a phrase opens what the cue then cuts: "On Monday, Ruiz said, the pier sank"."""
    inside = [word for word in tree.words if span.covers(word.span)]
    first = next(word for word in tree.words if word.upos != "PUNCT")
    says_more = any(word.upos not in ("CCONJ", "SCONJ", "PUNCT", "INTJ") for word in inside)
    joins = len(inside) == 1 and inside[0].text.lower() in _JOINING
    return span.start == first.span.start and span.end < words.start and says_more and not joins


def _from_its_start(tree: Tree, span: Span) -> Span:
    """The words without an "and", and without the day of "Ruiz said Monday she would stay"."""
    inside = [word for word in tree.words if span.covers(word.span)]
    links = len(inside) > 2 and inside[0].upos in ("CCONJ", "SCONJ")
    if links and inside[0].text.lower() in ("and", "but", "or", "that"):
        span, inside = Span(inside[1].span.start, span.end), inside[1:]
    starts = len(inside) > 2 and inside[0].text.casefold() in WEEKDAYS
    goes_on = starts and inside[1].upos in ("PRON", "DET", "PROPN")
    return Span(inside[1].span.start, span.end) if goes_on else span


def _is_unsaid(tree: Tree, cue: Span) -> bool:
    lemmas = {word.lemma.lower() for word in tree.words if cue.covers(word.span)}
    return bool(lemmas & verbs.SILENT)


def _tells(tree: Tree, span: Span, *, named: bool) -> bool:
    """Whether words hold a clause that is told: with a predicate, and no "whether" above it."""
    inside = {at for at, word in enumerate(tree.words) if span.covers(word.span)}
    heads = [at for at in inside if tree.words[at].head not in inside]
    if not inside or tree.words[min(inside)].text.lower() in _RELATIVE:
        return False  # "who the army said was hurt"
    if tree.words[max(inside)].text.lower() in ("what", "that"):
        return False
    return any(
        _is_predicate(tree, at) and not _is_open_clause(tree, at, inside, named=named)
        for at in heads
    )


_RELATIVE = frozenset({"who", "which", "whom", "whose"})


def _is_open_clause(tree: Tree, at: int, inside: set[int], *, named: bool) -> bool:
    """Whether a clause asks, or lacks its subject: "in what Lorvia said was an assault"."""
    word = tree.words[at]
    if any(tree.words[mark].text.lower() == "whether" for mark in tree.kids(at, "mark")):
        return True
    copula = [tree.words[kid].xpos for kid in tree.kids(at, "cop") if kid in inside]
    if copula == ["VB"]:
        return True  # "to be its first bomb"
    if word.upos == "VERB" and word.xpos == "VB":
        return not named  # "told them to leave"; of "those who claim to be kings" nobody speaks
    subject = any(kid in inside for kid in tree.kids(at, "nsubj", "csubj", "expl"))
    first = tree.words[min(inside)]
    helpers = {tree.words[kid].text.lower() for kid in tree.kids(at, "aux") if kid in inside}
    if not subject and (helpers == {"being"} or (word.xpos == "VBG" and not tree.kids(at, "aux"))):
        return True  # "admitted assaulting a soldier", "reported being attacked"
    finite = [tree.words[kid] for kid in tree.kids(at, "aux", "cop") if kid in inside] + [word]
    begins = first in finite and first.xpos in ("VBD", "VBZ", "VBP", "MD")
    return begins and not subject


def _is_predicate(tree: Tree, at: int) -> bool:
    return tree.words[at].upos in ("VERB", "AUX") or bool(tree.kids(at, "nsubj", "cop"))


def _closed(tree: Tree, span: Span) -> Span:
    """The words up to the mark that closes a quotation inside them: ‘it was “unsafe,”’.

    And without an "and" at their end, which joins something else.
    """
    told = [word for word in tree.words if span.covers(word.span)]
    while len(told) > 1 and told[-1].upos in ("CCONJ", "SCONJ"):
        told.pop()
    span = Span(span.start, told[-1].span.end) if told else span
    inside = [word.text for word in told]
    opened = inside.count("“") > inside.count("”") or inside.count('"') % 2 == 1
    behind = [word for word in tree.words if word.span.start >= span.end][:2]
    for word in behind if opened else ():
        if word.text in ("”", '"'):
            return Span(span.start, word.span.end)
        if word.upos != "PUNCT":
            break
    return span


def _quote(one: Attribution, scene: Scene, times: Sequence[TimeMention]) -> Quote:
    tree = scene.tree
    pieces = [words_of(tree, part, opens=part is one.contents[0]) for part in one.contents]
    words = max(pieces, key=_length)
    cue = words_of(tree, one.cue)
    verb = head_of(tree, one.cue)
    source = _source(tree, one, verb)
    mention = time_of(tree, verb, times)
    return Quote(
        words=words,
        direct=_in_marks(tree, one),
        cue=cue,
        speaker=_speaker(one, scene, verb),
        source=source,
        more=tuple(piece for piece in pieces if piece != words),
        when=mention.when if mention is not None else None,
    )


def _source(tree: Tree, one: Attribution, verb: int) -> Span | None:
    """The words that name the source: the model's, unless the cue has a subject before it.

    Where the two differ and the subject stands before its verb, the subject is right in PolNeAR
    three times in four.
    """
    told = words_of(tree, one.source) if one.source else None
    head = source_of(tree, verb)
    if head is None:
        return told
    words = phrase_of(tree, head)
    if told is None:
        content = [part for part in one.contents if part.first <= head <= part.last]
        return None if content else words
    is_own = tree.words[head].head == verb and tree.words[verb].upos == "VERB" and head < verb
    return words if is_own and not words.overlaps(told) else told


def _speaker(one: Attribution, scene: Scene, verb: int) -> str | None:
    """The entity of the source; nobody when the cue's own subject says otherwise."""
    named = scene.key(head_of(scene.tree, one.source)) if one.source is not None else None
    subject = speaker_of(scene, verb) if scene.tree.words[verb].upos == "VERB" else None
    if named is not None and subject is not None and named != subject:
        return None
    return named or (subject if one.source is None else None)


def _in_marks(tree: Tree, one: Attribution) -> bool:
    """Whether all that is said stands between quotation marks."""
    first, last = one.contents[0].first, one.contents[-1].last
    before = tree.words[first - 1].text if first else ""
    opens = tree.words[first].text in _OPEN_MARKS or before in _OPEN_MARKS
    after = tree.words[last + 1].text if last + 1 < len(tree.words) else ""
    return opens and (tree.words[last].text in _OPEN_MARKS or after in _OPEN_MARKS)


def _is_saying(one: Attribution, tree: Tree) -> bool:
    """Whether the cue says: a verb or noun of speech over a clause of its own.

    "Could not say", "might claim" and "to say" say nothing.
    """
    if not says(tree, head_of(tree, one.cue)):
        return False
    words = [tree.words[at] for at in range(one.cue.first, one.cue.last + 1)]
    lemmas = {word.lemma.lower() for word in words}
    speaks = bool(lemmas & (verbs.REPORTING | verbs.CLAIMS | verbs.DOCUMENTS)) or (
        "according" in lemmas
    )
    # a predicate: "they fled", not "about those who fled"
    return speaks and any(_is_predicate(tree, head_of(tree, part)) for part in one.contents)


def _is_same(quote: Quote, other: Quote) -> bool:
    """Whether two quotes have the same cue or much the same words."""
    low = max(quote.words.start, other.words.start)
    high = min(quote.words.end, other.words.end)
    shorter = min(_length(quote.words), _length(other.words))
    return high - low >= _SHARED * shorter


def _is_told_directly(quote: Quote, quotes: Sequence[Quote]) -> bool:
    """Whether an indirect quote is nothing but a direct one with its marks."""
    return not quote.direct and any(
        other.direct
        and quote.words.overlaps(other.words)
        and _length(other.words) >= _NEARLY_ALL * _length(quote.words)
        for other in quotes
    )


def _told_more(quote: Quote, other: Quote, one: Attribution, scene: Scene) -> Quote:
    """A quote of the rules with the source, and the cue and speaker where it has none.

    Where no marks say what is quoted the model knows better than the tree where it ends, unless it
    goes on past a "but". Where the two do not agree on who speaks, nobody does.
    """
    is_view = quote.cue is not None and quote.words.start == quote.cue.start  # "viewed it as …"
    if not quote.direct and not other.direct and not is_view and not _breaks(quote, other, scene):
        quote = replace(quote, words=other.words, more=other.more)
    speaker = quote.speaker if quote.speaker is not None else other.speaker
    if quote.speaker is not None and not _agrees(quote.speaker, other, one, scene):
        speaker = None
    return replace(
        quote, source=quote.source or other.source, cue=quote.cue or other.cue, speaker=speaker
    )


def _breaks(quote: Quote, other: Quote, scene: Scene) -> bool:
    """Whether the model's words go on where those of the rules end before a clause of its own."""
    if not other.words.covers(quote.words):
        return False
    behind = [
        word
        for word in scene.tree.words
        if quote.words.end <= word.span.start < other.words.end and word.upos != "PUNCT"
    ]
    return bool(behind) and behind[0].text.lower() in _BREAKS


def _agrees(speaker: str, other: Quote, one: Attribution, scene: Scene) -> bool:
    """Whether the words that the model takes for the source can name the speaker of a rule.

    With all that hangs on them: "others, like Ana Ruiz,".
    """
    if other.speaker is not None or one.source is None or other.source is None:
        return other.speaker in (None, speaker)
    mentions = scene.cast.get(speaker).mentions
    if other.source.end - other.source.start <= _PRONOUN_LETTERS:
        return True
    phrase = scene.tree.span(scene.tree.below(head_of(scene.tree, one.source)))
    return any(mention.overlaps(other.source) or phrase.covers(mention) for mention in mentions)


def _length(span: Span) -> int:
    return max(1, span.end - span.start)
