"""Background: standing facts that a report states in its own voice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from twosource.read.passages import CLOSING, OPENING, STRAIGHT
from twosource.read.times import TimeMention, time_of
from twosource.record.reading import Background, Sentence
from twosource.record.span import Span
from twosource.record.tree import Tree

_STATIVE = {
    "have", "share", "rely", "depend", "border", "belong", "remain", "include", "lie", "consist",
    "contain", "own", "hold", "comprise", "straddle", "stretch", "sit", "lack", "host", "possess",
    "govern", "control", "maintain", "cover", "account", "represent", "export", "import", "employ",
    "house", "neighbor", "neighbour", "recognize", "recognise", "operate", "produce", "supply",
    "speak", "range", "extend", "require", "oblige", "prohibit", "ban", "date",
}  # fmt: skip
_PARTICIPLES = {"base", "locate", "situate", "surround", "make", "border", "divide", "own"}
_PARTICIPLES |= {"require", "oblige", "bind", "allow", "forbid", "ban", "name", "call", "know"}
_ADJECTIVES = {
    "dependent", "reliant", "subject", "landlocked", "home", "independent", "part", "neutral",
    "responsible", "rich", "due", "bound", "obliged", "eligible", "adjacent", "close", "native",
    "autonomous", "democratic", "armed", "nuclear", "banned", "illegal", "legal", "party",
}  # fmt: skip
_EVALUATIVE = {"sign", "reminder", "signal", "blow", "victory", "win", "mistake", "success"}
_EVALUATIVE |= {"failure", "shame", "disgrace", "disaster", "hero", "problem", "threat", "example"}
_EVALUATIVE |= {"test", "step", "move", "way", "reason", "matter", "question", "thing", "priority"}
_REPORTING = {"say", "tell", "claim", "argue", "state", "report", "believe", "think", "note"}
_REPORTING |= {"accuse", "warn", "insist", "add", "suggest", "write", "announce", "explain"}
_REPORTING |= {"accord", "estimate", "allege", "describe", "call", "deny", "urge", "stress"}
_FIRST_PERSON = {"i", "we", "my", "our", "us", "me", "you", "your"}
_LEADS = {"but", "and", "yet", "or", "however", "while", ",", ";", "—", "–", "-", "--", ":"}


def find_backgrounds(
    sentences: Sequence[Sentence],
    trees: Sequence[Tree],
    entity_at: Callable[[int, int], str | None],
    times: Sequence[Sequence[TimeMention]],
    taken: Callable[[Span], bool],
) -> tuple[Background, ...]:
    """The standing facts of a report, at most one to a sentence, in the order of the text.

    A fact is a present-tense clause with a copula or a verb of state and an entity as its
    subject, outside quotation marks and not on anybody's word.

    Args:
        entity_at: the entity that sentence and word name, or None.
        taken: whether an event or a quote already covers a span.
    """
    found: list[Background] = []
    quoted = _Quotes()
    for number, (sentence, tree) in enumerate(zip(sentences, trees, strict=True)):
        inside = quoted.positions(sentence)
        if tree.heading:
            continue
        of_old = _since_then(tree, times[number], partial(entity_at, number), inside)
        for clause in [*of_old, *_facts(tree, partial(entity_at, number), inside)]:
            span = _trimmed(tree, clause)
            if span is None or taken(span[1]):
                continue
            predicate, words = span
            about = _entities(number, clause, entity_at)
            time = time_of(tree, predicate, times[number])
            found.append(Background(words=words, about=about, when=time.when if time else None))
            break
    return tuple(found)


def _since_then(
    tree: Tree,
    times: Sequence[TimeMention],
    entity_of: Callable[[int], str | None],
    quoted: set[int],
) -> list[list[int]]:
    """The whole of a sentence that tells how something of old came about and has gone on since."""
    if (
        not tree.words
        or quoted
        or not any(goes_on_since(tree, kid, times) for kid in tree.kids(tree.root, "conj"))
    ):
        return []
    subject = tree.kid(tree.root, "nsubj")
    known = subject is not None and entity_of(subject) is not None
    told = _on_anothers_word(tree, tree.root) or _is_first_person(tree, tree.root)
    return [[tree.root, *tree.below(tree.root)]] if known and not told else []


class _Quotes:
    """Quotation marks from sentence to sentence; a new paragraph closes them."""

    def __init__(self) -> None:
        self.open = False
        self.paragraph = -1

    def positions(self, sentence: Sentence) -> set[int]:
        """The words of the sentence that stand inside quotation marks."""
        if sentence.paragraph != self.paragraph:
            self.open, self.paragraph = False, sentence.paragraph
        inside: set[int] = set()
        for position, word in enumerate(sentence.words):
            if word.text in OPENING or (word.text in STRAIGHT and not self.open):
                self.open = True
            elif word.text in CLOSING | STRAIGHT:
                self.open = False
            elif self.open:
                inside.add(position)
        return inside


def goes_on_since(tree: Tree, position: int, times: Sequence[TimeMention]) -> bool:
    """Whether a joined verb tells what has been so since a year told just before it.

    "Velda lost its fleet in 1911 and has bought its fish abroad since then" is no news.
    """
    word = tree.words[position]
    helpers = [tree.words[kid].text.lower() for kid in tree.kids(position, "aux")]
    if tree.relation(position) != "conj" or word.head < 0 or not {"has", "have"} & {*helpers}:
        return False
    then = [
        kid
        for kid in tree.kids(position, "obl", "advmod")
        if tree.words[kid].text.lower() == "then" and tree.words[kid - 1].text.lower() == "since"
    ]
    years = [
        time
        for time in times
        if time.last < position and time.when is not None and time.when.begins.month is None
    ]
    return bool(then and years)


def _facts(
    tree: Tree, entity_of: Callable[[int], str | None], quoted: set[int]
) -> Iterator[list[int]]:
    """The words of each main clause that states a standing fact; the predicate comes first."""
    if tree.words and tree.words[-1].text == "?":
        return
    for predicate in _main_predicates(tree):
        if _is_fact(tree, predicate, entity_of, quoted):
            yield [predicate, *_clause(tree, predicate)]


def _main_predicates(tree: Tree) -> list[int]:
    """The root and the clauses joined to it that have subjects of their own.

    What follows "X said …" with "and" may still be X's word; "but" turns to the outlet's.
    """
    if not tree.words:
        return []
    found = [tree.root]
    reported = _reports(tree, tree.root)
    # A clause after ", but" is a main clause even where the tree hangs it below "said".
    for clause in tree.kids(tree.root, "conj", "ccomp", "parataxis"):
        joint = tree.kid(clause, "cc")
        turns = joint is not None and tree.words[joint].text.lower() == "but"
        joined = tree.words[clause].relation == "conj" and not reported
        if tree.kid(clause, "nsubj") is not None and (turns or joined):
            found.append(clause)
    return found


def _reports(tree: Tree, predicate: int) -> bool:
    return tree.words[predicate].lemma.lower() in _REPORTING


def _is_fact(
    tree: Tree, predicate: int, entity_of: Callable[[int], str | None], quoted: set[int]
) -> bool:
    """Whether the clause is a present state of a known subject in the outlet's own voice."""
    subject = tree.kid(predicate, "nsubj")
    if subject is None or predicate in quoted or subject in quoted:
        return False
    if entity_of(subject) is None or not _is_present_state(tree, predicate):
        return False
    return not _on_anothers_word(tree, predicate) and not _is_first_person(tree, predicate)


def _is_present_state(tree: Tree, predicate: int) -> bool:
    """Whether a present copula or verb of state makes the predicate."""
    helpers = [tree.words[kid] for kid in tree.kids(predicate, "aux")]
    if any(helper.xpos == "MD" or helper.lemma.lower() == "have" for helper in helpers):
        return False
    if tree.kid(predicate, "expl") is not None or tree.kid(predicate, "ccomp") is not None:
        return False
    copula = tree.kid(predicate, "cop")
    word = tree.words[predicate]
    lemma = word.lemma.lower()
    if copula is not None:
        return tree.words[copula].xpos in {"VBZ", "VBP"} and _is_plain(tree, predicate)
    if any(helper.xpos in {"VBZ", "VBP"} and helper.lemma.lower() == "be" for helper in helpers):
        return word.xpos == "VBN" and lemma in _PARTICIPLES
    if word.xpos in {"VBZ", "VBP"} and not helpers:
        return lemma in _STATIVE
    does = any(helper.lemma.lower() == "do" and helper.xpos != "VBD" for helper in helpers)
    return does and lemma in _STATIVE


def _is_plain(tree: Tree, predicate: int) -> bool:
    """Whether what the copula says is a fact and no judgement."""
    word = tree.words[predicate]
    lemma = word.lemma.lower()
    if tree.kid(predicate, "csubj") is not None:
        return False
    if word.upos in {"NOUN", "PROPN"}:
        judged = any(
            tree.words[kid].xpos in {"JJS", "JJR"} and tree.words[kid].text.lower() == "best"
            for kid in tree.kids(predicate, "amod")
        )
        return lemma not in _EVALUATIVE and not judged
    return word.upos in {"ADJ", "VERB"} and lemma in _ADJECTIVES | _PARTICIPLES


def _on_anothers_word(tree: Tree, predicate: int) -> bool:
    """Whether "he said", "according to" or "as X put it" stands over the clause.

    Any finite verb of saying within the clause counts, unless it only describes a noun.
    """
    for position in tree.below(predicate):
        word = tree.words[position]
        lemma = word.lemma.lower()
        if word.text.lower() == "according":
            return True
        finite = word.xpos in {"VBD", "VBZ", "VBP"} and position != predicate
        if finite and lemma in _REPORTING and tree.relation(position) != "acl":
            return True
    return False


def _is_first_person(tree: Tree, predicate: int) -> bool:
    return any(tree.words[p].text.lower() in _FIRST_PERSON for p in _clause(tree, predicate))


def _clause(tree: Tree, predicate: int) -> list[int]:
    """The words of the clause without other main clauses joined to it.

    A joined predicate without a subject of its own stays when it too is a present state.
    """
    left_out: set[int] = set()
    for kid in tree.kids(predicate, "conj", "parataxis"):
        shares = tree.kid(kid, "nsubj") is None and _is_present_state(tree, kid)
        part = tree.words[kid].upos in {"NOUN", "PROPN", "ADJ"} and tree.kid(kid, "nsubj") is None
        if tree.relation(kid) == "parataxis" or not (shares or part):
            left_out.update(tree.below(kid))
    return [position for position in tree.below(predicate) if position not in left_out]


def _trimmed(tree: Tree, clause: list[int]) -> tuple[int, Span] | None:
    """The predicate and the clause's span without joining words and stops at its ends."""
    predicate, words = clause[0], clause[1:]
    here = words.index(predicate)
    while words and here > 0 and tree.words[words[0]].text.lower() in _LEADS:
        words, here = words[1:], here - 1
    # What is left of a clause after a joined one was cut out stands behind the cut.
    run = words[: here + 1]
    for position in words[here + 1 :]:
        if position - run[-1] > 2:
            break
        run.append(position)
    while run and tree.words[run[-1]].text in {",", ";", ".", ":", "—", "–", "-", "!"}:
        run = run[:-1]
    return (predicate, tree.span(run)) if len(run) >= 3 else None


def _entities(
    number: int, clause: list[int], entity_at: Callable[[int, int], str | None]
) -> tuple[str, ...]:
    """The entities that the clause names, in the order of the text, each once."""
    keys = (entity_at(number, position) for position in sorted(clause[1:]))
    return tuple(dict.fromkeys(key for key in keys if key is not None))
