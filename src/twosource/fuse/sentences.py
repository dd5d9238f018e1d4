"""One plain sentence for each statement, put together from its own parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.fuse.entities import Cast
from twosource.fuse.events import Telling
from twosource.fuse.wording import Clause, one_line
from twosource.record.reading import Status
from twosource.record.span import Span
from twosource.text.verbs import LIGHT
from twosource.text.verbs_forms import VERB_OF_NOUN, gerund, participle, past

_INTRANSITIVE = frozenset("arrive collapse depart protest resign".split())
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_PLURAL_WORDS = frozenset({"police", "people"})
_PARTS_OF_VERB = ("obj", "iobj", "obl", "xcomp", "ccomp", "compound:prt")
_LEFT_OUT = frozenset({"advcl", "appos", "parataxis", "advcl:relcl"})
_BESIDE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "advcl:relcl"})
_COMPLETING = frozenset({"of", "from", "into", "with"})  # "accused him of taking"
_CIRCUMSTANCE = frozenset(
    "after ahead amid because before despite during following given in_spite since "
    "through under until while with within without by as according".split()
)
# Beside the verb these make the plain sentence untrue.
_WEAKENERS = frozenset(
    "almost barely hardly nearly never not n't no partly rarely scarcely seldom virtually".split()
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sentence is made of: subject and its number, verb, and what follows the verb.

    `open` is whether it is told of up to now ("has not voted yet"), and with which words.
    """

    subject: str
    plural: bool
    verb: str
    passive: bool
    tail: str
    open: str = ""


def _below(clause: Clause, position: int) -> list[int]:
    """The phrase a word heads, without asides: a relative clause after a comma is one."""
    below = clause.below(position, without=_LEFT_OUT)
    below += [at for kid in list(below) for name in _names_of(clause, kid) for at in name]
    left_out = {
        at
        for kid in below
        if (clause.words[kid].relation == "acl:relcl" and _is_aside(clause, kid))
        or _is_own_deed(clause, kid)
        for at in clause.below(kid)
    }
    return sorted({at for at in below if at not in left_out})


def _is_own_deed(clause: Clause, kid: int) -> bool:
    """Whether a finite clause is joined to an infinitive: "tried to land but were held"."""
    word = clause.words[kid]
    joined = word.relation == "conj" and clause.words[word.head].xpos == "VB"
    return joined and word.xpos in ("VBD", "VBN", "VBZ", "VBP") and clause.kids(kid, "aux") != []


def _names_of(clause: Clause, noun: int) -> list[list[int]]:
    """The names that say who or what a plain noun is: "the capital, Port Lumo"."""
    if clause.words[noun].upos != "NOUN":
        return []
    return [
        clause.below(kid, without=_LEFT_OUT)
        for kid in clause.kids(noun, "appos")
        if clause.words[kid].upos == "PROPN"
    ]


def _stands_together(clause: Clause, position: int) -> bool:
    """Whether a word and all below it are one run of the sentence, marks aside."""
    found = {position}
    waiting = [position]
    while waiting:
        kids = [kid for kid in clause.children[waiting.pop()] if kid not in found]
        found.update(kids)
        waiting.extend(kids)
    return all(
        at in found or clause.words[at].upos == "PUNCT" for at in range(min(found), max(found) + 1)
    )


def _is_aside(clause: Clause, kid: int) -> bool:
    """Whether a relative clause only adds to what a name or a full phrase already says."""
    head = clause.words[kid].head
    first = min(clause.below(kid))
    after_comma = clause.words[first].text == "," or (
        first > 0 and clause.words[first - 1].text in (",", "–", "—")
    )
    return clause.words[head].upos == "PROPN" or after_comma


def sentence_for(parts: Parts, status: Status) -> str:
    """The sentence in the verb form that the status asks for."""
    be, verb = ("are" if parts.plural else "is"), parts.verb
    base = f"be {participle(verb)}" if parts.passive else verb
    perfect = f"have been {participle(verb)}" if parts.passive else f"have {participle(verb)}"
    was = past("be", plural=parts.plural)
    done = f"{was} {participle(verb)}" if parts.passive else past(verb, plural=parts.plural)
    doing = f"{be} being {participle(verb)}" if parts.passive else f"{be} {gerund(verb)}"
    undone = f"{was} not {participle(verb)}" if parts.passive else f"did not {verb}"
    if parts.open:
        undone = f"{'have' if parts.plural else 'has'} {parts.open} {perfect.removeprefix('have ')}"
    forms: dict[Status, str] = {
        "happened": done,
        "ongoing": doing,
        "planned": f"{be} to {base}",
        "expected": f"{be} expected to {base}",
        "possible": f"may {base}",
        "obliged": f"{be} obliged to {base}",
        "demanded": f"{be} called on to {base}",
        "alleged": f"{be} alleged to {perfect}",
        "denied": "was not" if verb == "be" else undone,
    }
    return full_stop(" ".join(part for part in (parts.subject, forms[status], parts.tail) if part))


_JOINING = frozenset({"and", "but", "or", "while", "when", "as", "that", "which", "who"})


def full_stop(words: str) -> str:
    """The words on one line, from a capital to a full stop."""
    line = one_line(words).rstrip(" ,;:—–-")
    if not line:
        return line
    ends = line[-1] in ".!?" or line[-2:] in (".”", "?”", "!”", '."', '?"', '!"')
    return line[0].upper() + line[1:] + ("" if ends else ".")


def quoted(words: str) -> str:
    """The report's own words in quotation marks, for what makes no sentence of its own."""
    line = one_line(words).strip(" ,;:.—–-").replace("“", "‘").replace("”", "’")
    opening, _, rest = line.partition(" ")
    return f"“{rest if opening.lower() in _JOINING and rest else line}”"


def list_of(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _determiner(telling: Telling, span: Span) -> str | None:
    """The article before or at the start of a mention, if it has one."""
    clause = telling.wording.clause_at(span)
    head = clause.head_of(span) if clause else None
    if clause is None or head is None:
        return None
    inside = clause.positions(span)
    for kid in clause.kids(head, "det"):
        near = kid in inside or kid == inside[0] - 1
        if near and clause.words[kid].text.casefold() in ("the", "a", "an"):
            return clause.words[kid].text.casefold()
    return None


def _called(entity: str, telling: Telling, cast: Cast) -> str:
    """What a sentence calls an entity: its best name, with the article reports give it."""
    found = cast[entity]
    name = found.name
    if found.kind == "person" or name.casefold().startswith(("the ", "a ", "an ")):
        return name
    report = telling.reading.report
    spans = [mention.span for mention in found.mentions if mention.report == report.id]
    if not cast.is_named(entity):
        spans = [span for span in spans if telling.event.words.covers(span)] or spans
        article = next((_determiner(telling, span) for span in spans), None)
        return f"{article} {name}" if article else name
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
        and word.xpos in _PLURAL_TAGS
        and word.text.casefold() in found.name.casefold()
        for word in words
    )


class _Phrases:
    """Writes out words of a clause with names in the place of what stands for them."""

    def __init__(self, telling: Telling, clause: Clause, cast: Cast) -> None:
        self.telling, self.clause, self.cast = telling, clause, cast
        self.text = telling.reading.report.text
        self.trigger = clause.head_of(telling.event.trigger) or 0
        self.seen: set[str] = set()  # entities that have been written
        self.latest = ""  # the last of them
        self.has_subject = True  # "his" may stand for the one who acts
        self.mentions: dict[int, tuple[list[int], str]] = {}  # by first word
        taken: set[int] = set()
        mentions = cast.mentions_in(telling.reading.report.id, clause.sentence.span)
        for span, entity in sorted(mentions, key=lambda one: (one[0].start - one[0].end, one[0])):
            inside = clause.positions(span)
            if inside and not taken & set(inside):
                self.mentions[inside[0]] = (inside, entity)
                taken.update(inside)

    def write(self, positions: Sequence[int]) -> str | None:
        """The words at the positions; None when a pronoun stands for nobody known."""
        pieces: list[str] = []
        skip: set[int] = set()
        last = -1
        for at in positions:
            if at in skip:
                continue
            word = self.clause.words[at]
            inside, entity = self.mentions.get(at, ([at], ""))
            piece = word.text
            if at == 0 and word.upos != "PROPN" and word.text[1:].islower():
                piece = piece[0].lower() + piece[1:]
            if entity and set(inside) <= set(positions) and self._can_replace(inside, entity):
                piece = self._name(inside, entity, pieces)
                skip.update(inside)
            elif word.upos == "PRON" and word.xpos in ("PRP", "PRP$") and not entity:
                return None
            if entity:
                self.seen.add(entity)
                self.latest = entity
            close = last >= 0 and self._touches(last, at)
            pieces.append(piece if close or not pieces else f" {piece}")
            last = inside[-1] if at in skip else at
        written = one_line("".join(pieces)).strip(" ,;:—–")
        pairs = written.count("“") - written.count("”"), written.count('"') % 2
        return written if written and pairs == (0, 0) else None

    def phrase(self, head: int, *, without: frozenset[int] = frozenset()) -> str | None:
        """The phrase a word heads; None when its words do not stand together.

        Then the tree is not to be trusted. A lone "those" says nothing either.
        """
        clause = self.clause
        if not _stands_together(clause, head):
            return None
        below = [at for at in _below(clause, head) if at not in without]
        after = below[-1] + 1
        opened = [clause.words[at].text for at in below if clause.words[at].text in ("“", "”")]
        if opened[-1:] == ["“"] and after < len(clause.words) and clause.words[after].text == "”":
            below.append(after)
        lone = len(below) == 1 and clause.words[head].upos in ("PRON", "DET")
        return None if lone and head not in self.mentions else self.write(below)

    def _touches(self, last: int, at: int) -> bool:
        """Whether no space stands before the word in the report."""
        words = self.clause.words
        before = words[at].span.start
        return before > 0 and not self.text[before - 1].isspace() and last == at - 1

    def _can_replace(self, inside: Sequence[int], entity: str) -> bool:
        words = [self.clause.words[at] for at in inside]
        if not self.cast.is_named(entity) or words[-1].xpos in ("JJ", "POS"):
            return False
        heads = [at for at in inside if self.clause.words[at].head not in inside]
        if not heads or self.clause.words[heads[0]].upos != "NOUN":
            return True
        # "his commissioner for ports" says more than the name: its words stay
        kids = [kid for at in inside for kid in self.clause.children[at] if kid not in inside]
        plain = ("det", "case", "punct", "cc", "conj", "appos")
        return all(self.clause.words[kid].relation in plain for kid in kids)

    def _is_subject(self, entity: str) -> bool:
        return self.has_subject and entity in self.telling.actors

    def _name(self, inside: Sequence[int], entity: str, pieces: list[str]) -> str:
        first, last = self.clause.words[inside[0]], self.clause.words[inside[-1]]
        own = first.xpos == "PRP$"
        if own and (entity == self.latest or self._is_subject(entity)):
            return first.text
        if pieces and pieces[-1].strip().casefold() in ("the", "a", "an"):
            pieces.pop()
        name = _called(entity, self.telling, self.cast)
        ends_own = own or last.text in ("'s", "’s")
        return f"{name}’s" if ends_own else name


def _trigger(telling: Telling) -> tuple[Clause, int] | None:
    clause = telling.wording.clause_at(telling.event.trigger)
    head = clause.head_of(telling.event.trigger) if clause else None
    return (clause, head) if clause is not None and head is not None else None


def _is_passive(clause: Clause, head: int) -> bool:
    word = clause.words[head]
    helpers = clause.kids(head, "aux")
    if any(clause.words[kid].relation == "aux:pass" for kid in helpers):
        return True
    if any(clause.words[kid].lemma == "have" for kid in helpers):
        return False
    if any(
        clause.words[kid].relation in ("nsubj:pass", "obl:agent") for kid in clause.children[head]
    ):
        return True
    if word.xpos != "VBN" or clause.kids(head, "aux", "nsubj"):
        return False
    joined = word.relation == "conj" and _is_passive(clause, word.head)
    return joined or word.relation == "acl"


def _case(clause: Clause, head: int) -> str:
    return "_".join(clause.words[kid].text.casefold() for kid in clause.kids(head, "case"))


def _prepositions(clause: Clause, head: int) -> frozenset[int]:
    """The words of a phrase's own preposition."""
    return frozenset(at for kid in clause.kids(head, "case") for at in clause.below(kid))


def _tail(phrases: _Phrases, head: int, *, passive: bool) -> list[str] | None:
    """What follows the verb, piece by piece; None when a piece cannot be written."""
    clause, telling = phrases.clause, phrases.telling
    wanted = set(telling.recipients) | ({telling.place} if telling.place else set())
    kids = [kid for kid in clause.kids(head, *_PARTS_OF_VERB) if kid not in clause.dates]
    full = any(clause.words[kid].relation in ("obj", "xcomp", "ccomp") for kid in kids)
    kids += [kid for kid in clause.kids(head, "advcl") if _completes(clause, kid, head)]
    pieces: list[str] = []
    objects = obliques = 0
    for kid in sorted(kids):
        relation = clause.words[kid].relation
        objects += relation == "obj"
        if relation == "obj" and objects > 1 and not _gives(phrases, kids):
            continue
        below = _below(clause, kid)
        if relation.startswith("obl") and passive and _is_free(clause, kid, below):
            pieces.append(f"by {quoted(_plain_words(phrases, kid))}")
            continue
        if relation.startswith("obl"):
            keep = _keeps(phrases, kid, below, wanted=wanted, first=not full and not obliques)
            if not keep:
                continue
            obliques += 1
        if kid < head:  # "which", or a place in front
            if relation in ("obj", "iobj", "ccomp"):
                return None
            if relation.startswith("obl") and not passive:
                continue
        written = phrases.phrase(kid)
        if written is None:
            return None
        in_names = {at for noun in below for name in _names_of(clause, noun) for at in name}
        pieces.append(f"{written}," if below[-1] in in_names else written)
    return pieces


def _is_free(clause: Clause, kid: int, below: Sequence[int]) -> bool:
    """Whether a passive is done by somebody unsure: "by what appeared to be a guard"."""
    return _case(clause, kid) == "by" and any(
        clause.words[at].xpos in ("WP", "WDT") for at in below[:2]
    )


def _plain_words(phrases: _Phrases, kid: int) -> str:
    """The report's own words of an oblique, without its preposition."""
    clause = phrases.clause
    drop = _prepositions(clause, kid)
    kept = [clause.words[at].span for at in clause.below(kid) if at not in drop]
    return phrases.text[kept[0].start : kept[-1].end]


def _gives(phrases: _Phrases, kids: Sequence[int]) -> bool:
    """Whether the first of two objects is who gets the second: "paid Velda ten crowns"."""
    clause = phrases.clause
    first, second = [kid for kid in sorted(kids) if clause.words[kid].relation == "obj"][:2]
    near = min(clause.below(second)) == max(clause.below(first)) + 1
    return near and clause.words[first].upos == "PROPN"


def _completes(clause: Clause, kid: int, head: int) -> bool:
    """Whether a clause with a preposition belongs to the verb: "of taking"."""
    marks = [clause.words[mark].text.casefold() for mark in clause.kids(kid, "mark")]
    return kid > head and len(marks) == 1 and marks[0] in _COMPLETING


def _keeps(
    phrases: _Phrases, kid: int, below: Sequence[int], *, wanted: set[str], first: bool
) -> bool:
    """Whether an oblique is of the core: it names a party or place, or completes the verb."""
    clause = phrases.clause
    relation, case = clause.words[kid].relation, _case(clause, kid)
    if relation in ("obl:unmarked", "obl:tmod", "obl:npmod") or not case:
        return False
    if case == "by" and _is_passive(clause, clause.words[kid].head):
        return not phrases.telling.actors
    if case in _CIRCUMSTANCE:
        return False
    named = {phrases.mentions[at][1] for at in below if at in phrases.mentions}
    if named & wanted:
        return True
    return first and not any(at in clause.dates for at in below)


def _weakened(clause: Clause, head: int, *, status: Status) -> bool:
    found = {clause.words[kid].text.casefold() for kid in clause.kids(head, "advmod", "det")}
    if status == "denied":
        return bool(found & (_WEAKENERS - {"not", "n't", "never", "no"}))
    return bool(found & _WEAKENERS)


def _subject(telling: Telling, entities: Sequence[str], cast: Cast) -> tuple[str, bool]:
    names = list_of([_called(one, telling, cast) for one in entities])
    return names, _is_plural(entities, telling, cast)


def _written_subject(phrases: _Phrases, head: int, relation: str) -> tuple[str, bool] | None:
    """The subject as the clause words it, when it is no pronoun."""
    clause = phrases.clause
    for kid in clause.children[head]:
        word = clause.words[kid]
        if word.relation == relation and word.upos in ("NOUN", "PROPN"):
            written = phrases.phrase(kid)
            plural = word.xpos in _PLURAL_TAGS or bool(clause.kids(kid, "conj"))
            return (written, plural) if written else None
        if word.relation == relation and word.xpos in ("WDT", "WP"):
            return _modified(phrases, head)
    return None


def _from_verb(telling: Telling, clause: Clause, head: int, cast: Cast) -> Parts | None:
    word = clause.words[head]
    lemma = word.lemma.casefold()
    if _weakened(clause, head, status=telling.event.status) or clause.kids(head, "cop"):
        return None
    phrases = _Phrases(telling, clause, cast)
    passive = _is_passive(clause, head)
    tail = _tail(phrases, head, passive=passive)
    if tail is None:
        return None
    if passive:
        found = _from_passive(telling, phrases, head, lemma=lemma, tail=tail)
        return replace(found, open=_left_open(clause, head)) if found and found.passive else found
    subject = _acting(telling, phrases, head)
    if subject is None:
        return None
    missing = [one for one in telling.recipients if one not in phrases.seen]
    if missing and not clause.kids(head, "obj", "iobj", "ccomp"):
        tail = [list_of([_called(one, telling, cast) for one in missing]), *tail]
    elif missing and len(missing) == len(telling.recipients):
        return None
    where = " ".join(tail + _at_place(phrases))
    return Parts(*subject, lemma, False, where, _left_open(clause, head))


def _left_open(clause: Clause, head: int) -> str:
    """What says that it may still come: "not yet" of "has not yet voted", else "not" or nothing."""
    words = [clause.words[kid] for kid in clause.kids(head, "aux", "advmod")]
    texts = [word.text.casefold() for word in words]
    if not {"has", "have"} & set(texts) or not {"not", "n't", "n’t"} & set(texts):
        return ""
    return "not yet" if "yet" in texts else "not"


def _acting(telling: Telling, phrases: _Phrases, head: int) -> tuple[str, bool] | None:
    """The subject: by name; one without a name as the clause words it, with what narrows it."""
    if telling.actors and any(phrases.cast.is_named(one) for one in telling.actors):
        return _subject(telling, telling.actors, phrases.cast)
    written = _written_subject(phrases, head, "nsubj")
    if written is not None or not telling.actors:
        return written
    return _subject(telling, telling.actors, phrases.cast)


def _from_passive(
    telling: Telling, phrases: _Phrases, head: int, *, lemma: str, tail: list[str]
) -> Parts | None:
    """A passive clause turned about when it says by whom, else as it stands."""
    cast = phrases.cast
    suffered = _written_subject(phrases, head, "nsubj:pass")
    if suffered is None and telling.recipients:
        suffered = _subject(telling, telling.recipients, cast)
    if suffered is None:
        suffered = _modified(phrases, head)
    if suffered is None:
        return None
    if telling.actors and not set(telling.actors) & set(telling.recipients):
        tail = [suffered[0], *tail]
        subject = _agent(telling, phrases, head)
        return Parts(*subject, lemma, False, " ".join(tail + _at_place(phrases)))
    return Parts(*suffered, lemma, True, " ".join(tail + _at_place(phrases)))


def _agent(telling: Telling, phrases: _Phrases, head: int) -> tuple[str, bool]:
    """Who does what a passive tells: by name; "many sailors" as the clause words it."""
    clause, cast = phrases.clause, phrases.cast
    named = any(cast.is_named(one) for one in telling.actors)
    for kid in clause.kids(head, "obl"):
        plural = clause.words[kid].xpos in _PLURAL_TAGS
        some = plural and bool(clause.kids(kid, "amod", "det"))
        if _case(clause, kid) != "by" or (named and not some):
            continue
        written = phrases.phrase(kid, without=_prepositions(clause, kid))
        if written and clause.words[kid].upos in ("NOUN", "PROPN"):
            return written, plural or bool(clause.kids(kid, "conj"))
    return _subject(telling, telling.actors, cast)


def _modified(phrases: _Phrases, head: int) -> tuple[str, bool] | None:
    """The noun that a participle stands with: "a feast" of "a feast kept by sailors"."""
    clause = phrases.clause
    word = clause.words[head]
    if word.relation not in ("acl", "acl:relcl") or clause.words[word.head].upos not in (
        "NOUN",
        "PROPN",
    ):
        return None
    noun = word.head
    if clause.words[noun].relation == "appos" and phrases.telling.event.obj is not None:
        # "the feast, an event kept by many": the reading took the feast for what is kept
        noun = clause.head_of(phrases.telling.event.obj) or noun
    drop = _prepositions(clause, noun) | set(clause.below(head))
    written = phrases.phrase(noun, without=drop)
    return (written, clause.words[noun].xpos in _PLURAL_TAGS) if written else None


def _stands_beside(clause: Clause, at: int, trigger: int) -> bool:
    """Whether a word is in a clause or aside of its own: "the court, based in Port Lumo"."""
    shared, above = {trigger}, clause.words[trigger].head
    while above >= 0 and above not in shared:  # "tried to land but were held": one place for both
        shared.add(above)
        above = clause.words[above].head
    seen: set[int] = set()
    while at not in seen and at not in shared and at >= 0:
        if clause.words[at].relation in _BESIDE:
            return True
        seen.add(at)
        at = clause.words[at].head
    return False


def _at_place(phrases: _Phrases) -> list[str]:
    """The place with its preposition, when the sentence has not named it yet."""
    place, clause = phrases.telling.place, phrases.clause
    if place is None or place in phrases.seen or place in phrases.telling.actors:
        return []
    name = _called(place, phrases.telling, phrases.cast)
    for inside, entity in phrases.mentions.values():
        if entity == place:
            heads = [at for at in inside if clause.words[at].head not in inside]
            case = _case(clause, heads[0]) if heads else ""
            if not heads or _stands_beside(clause, heads[0], phrases.trigger):
                return []
            if case in ("in", "at", "on", "near", "outside", "inside", "off"):
                return [f"{case} {name}"]
    return [f"in {name}"] if phrases.cast[place].kind in ("state", "place") else []


def _beside_noun(telling: Telling, clause: Clause, head: int, cast: Cast) -> set[str]:
    """The entities that the noun's own phrase names: others are read from further off."""
    below = clause.below(head)
    span = Span(clause.words[below[0]].span.start, clause.words[below[-1]].span.end)
    report = telling.reading.report.id
    found = cast.mentions_in(report, span) + cast.mentions_in(report, telling.event.words)
    return {entity for _, entity in found}


def _from_noun(telling: Telling, clause: Clause, head: int, cast: Cast) -> Parts | None:
    verb = VERB_OF_NOUN.get(clause.words[head].lemma.casefold())
    near = _beside_noun(telling, clause, head, cast)
    if verb is None or not near.issuperset(telling.actors):
        return None
    goals = [one for one in telling.recipients if one in near]
    if not goals and verb == "visit" and telling.place in near and telling.place:
        goals = [telling.place]
    tail = list_of([_called(one, telling, cast) for one in goals]) if goals else ""
    place = telling.place
    where = f" in {_called(place, telling, cast)}" if place and place not in goals else ""
    if place and cast[place].kind not in ("state", "place"):
        where = ""
    if telling.actors and (goals or verb in _INTRANSITIVE):
        subject = _subject(telling, telling.actors, cast)
        return Parts(*subject, verb, False, (tail + where).strip())
    if goals and verb not in _INTRANSITIVE and not telling.actors:
        return Parts(*_subject(telling, goals, cast), verb, True, where.strip())
    return None


def _other_subject(telling: Telling, clause: Clause, head: int, cast: Cast) -> bool:
    """Whether the event's words name another subject than the actor, and the actor nowhere.

    Then who acts is doubtful, and only the report's own words are safe.
    """
    words, report = telling.event.words, telling.reading.report.id
    inside = {entity for _, entity in cast.mentions_in(report, words)}
    if not telling.actors or inside & set(telling.actors):
        return False
    at, seen = head, set[int]()
    while at >= 0 and at not in seen:
        seen.add(at)
        for kid in clause.kids(at, "nsubj"):
            span = clause.words[kid].span
            named = {
                one for mention, one in cast.mentions_in(report, words) if mention.covers(span)
            }
            if named - set(telling.recipients):
                return True
        at = clause.words[at].head if clause.words[at].relation in ("xcomp", "advcl") else -1
    return False


def parts_of(telling: Telling, cast: Cast) -> Parts | None:
    """The parts of a plain sentence; None when they do not make one."""
    found = _trigger(telling)
    if found is None or _other_subject(telling, *found, cast):
        return None
    clause, head = found
    word = clause.words[head]
    if word.upos == "VERB":
        return _from_verb(telling, clause, head, cast)
    if word.upos == "NOUN":
        carried = _carrying(clause, head)
        told = _from_verb(telling, clause, carried, cast) if carried is not None else None
        return told or _from_noun(telling, clause, head, cast)
    return None


def _carrying(clause: Clause, noun: int) -> int | None:
    """The light verb of a noun with words of its own: "received a ceremonial welcome"."""
    verb = clause.words[noun].head
    if clause.words[noun].relation != "obj" or clause.words[verb].lemma not in LIGHT:
        return None
    return verb if clause.kids(noun, "amod", "compound") else None


_LEADS: Mapping[Status, str] = {
    "planned": "Planned",
    "expected": "Expected",
    "possible": "Possible",
    "obliged": "Obliged",
    "demanded": "Demanded",
    "alleged": "Alleged",
    "denied": "Denied",
}


def _of_noun_phrase(telling: Telling, status: Status, cast: Cast) -> str | None:
    """A sentence about a noun of action as it stands: "The fall of Port Lumo is alleged."."""
    found = _trigger(telling)
    if found is None or not telling.nominal:
        return None
    clause, head = found
    phrases = _Phrases(telling, clause, cast)
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
    be = "are" if clause.words[head].xpos in _PLURAL_TAGS else "is"
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


def _shared_complement(phrases: _Phrases, head: int) -> str | None:
    """What stands behind the last of joined nouns and is of the first as well.

    "the removal and sale of grain" is the removal of grain. Empty when the noun has a
    complement of its own or is joined to none; None when it cannot be written.
    """
    clause = phrases.clause
    joined = clause.kids(head, "conj")
    if not joined or clause.kids(head, "nmod") or clause.kids(joined[-1], "det", "nmod:poss"):
        return ""
    behind = [kid for kid in clause.kids(joined[-1], "nmod") if kid > joined[-1]]
    if not behind or _case(clause, behind[0]) != "of":
        return ""
    written = [phrases.phrase(kid) for kid in behind]
    return None if None in written else " ".join(one for one in written if one)


def _chance(telling: Telling) -> str:
    """`possible`, or how likely the report's own words judge it."""
    hedge = telling.event.hedge
    words = telling.wording.text(hedge) if hedge else ""
    return f"judged “{words}”" if "likely" in words.casefold() else "possible"


def _own_words(telling: Telling, status: Status, cast: Cast) -> str:
    """The report's own words; before them who acts, where they leave it out, and the status."""
    span = support_span(telling)
    inside = telling.wording.words_in(span)
    if telling.nominal and len(inside) > 1 and inside[0].upos == "ADP":  # "with the capture of"
        span = Span(inside[1].span.start, max(inside[1].span.start, span.end))
    words = telling.wording.text(span)
    lead = _LEADS.get(status)
    if lead:
        return f"{lead}: {quoted(words)}"
    found = _trigger(telling)
    if found is not None and telling.actors:
        clause, head = found
        first = clause.positions(telling.event.words)[:1]
        starts = first and (first[0] == head or clause.words[first[0]].head == head)
        has_own = clause.kids(head, "nsubj") or clause.words[head].xpos in ("VBG", "VBN", "VB")
        tags = ("VBD", "VBZ", "VBP", "MD", "RB")
        if (
            starts
            and clause.words[first[0]].xpos in tags
            and (not has_own or clause.kids(head, "aux"))
            and not clause.kids(head, "nsubj")
        ):
            who = _subject(telling, telling.actors, cast)[0]
            # "its authority": whose it is stands outside the words, so they stay the report's
            return full_stop(
                f"{who} {quoted(words) if _has_open_pronoun(telling, span, cast) else words}"
            )
    return quoted(words)


def _has_open_pronoun(telling: Telling, span: Span, cast: Cast) -> bool:
    """Whether the words hold a pronoun of which the report does not say clearly whose it is."""
    known = [mention for mention, _ in cast.mentions_in(telling.reading.report.id, span)]
    return any(
        word.xpos in ("PRP", "PRP$") and word.span not in known
        for word in telling.wording.words_in(span)
    )


LEAST_WORDS = 5
"""A noun of action with fewer words is shown with its phrase, or with its sentence."""


def support_span(telling: Telling) -> Span:
    """The words that show an event: its clause; for a lone noun its phrase or its sentence."""
    words = telling.event.words
    found = _trigger(telling)
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


def event_text(group: Sequence[Telling], status: Status, cast: Cast) -> str:
    """A sentence for the tellings of one event.

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
            return sentence_for(parts, status)
    for telling in tellings:
        sentence = _of_noun_phrase(telling, status, cast)
        if sentence is not None:
            return sentence
    return _own_words(tellings[0], status, cast)
