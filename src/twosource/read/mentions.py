"""The words of a sentence that name or describe someone or something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.record.reading import EntityKind, NameSpan
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text.countries import (
    OLD_DEMONYMS,
    country_of,
    demonym_of,
    is_historical_state,
    state_named,
)
from twosource.text.offices import BODIES, OFFICES, SEATS, TITLES, is_known_body
from twosource.text.people import COLLECTIVES, PEOPLE, PLURAL_ONLY, QUANTITIES, SIZE_WORDS
from twosource.text.verbs import BODIES as DEED_BODIES
from twosource.text.verbs import DEADLY_NOUNS, REPORTING, SHOTS

_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "people": "group",
    "other": "other",
}
_GUARDS = frozenset({"military", "honor", "honour", "national", "coast", "presidential", "border"})
_LONGEST_PERSON_WORDS = 4
_NOMINAL = frozenset({"NOUN", "PROPN"})
_INSIDE_A_NAME = frozenset({"compound", "flat", "nmod:desc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words `first` to `last` of a sentence that stand for an entity.

    Attributes:
        heads: the words of it that hang on words outside; the main one first.
        modifiers: of a description, the words that tell it from others, in lower case.
        title: the pronoun that a form of address tells ("Ms" gives "she"), or None.
        told_place: whether the words beside it say that it is a place.
    """

    sentence: int
    first: int
    last: int
    heads: tuple[int, ...]
    kind: EntityKind
    text: str
    span: Span
    named: bool = True
    lemma: str = ""
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    title: str | None = None
    country: str | None = None
    told_place: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Sentence and main head: its order in the report."""
        return self.sentence, self.heads[0]


def lemma_of(tree: Tree, position: int) -> str:
    """The word's lemma in lower case."""
    word = tree.words[position]
    return (word.lemma or word.text).casefold()


def is_plural(tree: Tree, position: int) -> bool:
    """Whether the noun names several."""
    word = tree.words[position]
    ends = word.text.casefold().endswith(
        ("s", "men", "children")
    ) and word.text.casefold() != lemma_of(tree, position)
    return word.xpos in ("NNS", "NNPS") or ends


def slice_of(tree: Tree, text: str, first: int, last: int) -> str:
    """The report's words from the first to the last position, white space made plain."""
    start, end = tree.words[first].span.start, tree.words[last].span.end
    return " ".join(text[start:end].split())


def find_names(tree: Tree, text: str, *, sentence: int) -> list[Mention]:
    """The names of a sentence: pieces of one name joined, titles and articles off."""
    found = []
    for span in _joined(tree):
        mention = _named(tree, text, span, sentence)
        if mention is not None:
            found.append(mention)
    return found


def _joined(tree: Tree) -> list[NameSpan]:
    """The model's names, with pieces of one person's name made one."""
    joined: list[NameSpan] = []
    for span in sorted(tree.sentence.names, key=lambda span: span.first):
        if span.kind not in _KINDS or span.last >= len(tree.words):
            continue
        if joined and _is_piece_of(tree, joined[-1], span):
            kind = "person" if span.kind == "person" else "organisation"
            joined[-1] = NameSpan(first=joined[-1].first, last=span.last, kind=kind)
        elif not joined or joined[-1].last < span.first:
            joined.append(span)
    return [_extended(tree, span) for span in joined]


def _is_piece_of(tree: Tree, one: NameSpan, other: NameSpan) -> bool:
    if _is_rest_of_body(tree, one, other):
        return True
    if one.kind != "person" or other.kind != "person" or other.first != one.last + 1:
        return False
    lengths = (one.last - one.first + 1, other.last - other.first + 1)
    if min(lengths) > 1 or sum(lengths) > _LONGEST_PERSON_WORDS:
        return False
    between = (other.first, *range(one.first, one.last + 1))
    return any(
        tree.words[p].relation in ("flat", "compound")
        and one.first <= tree.words[p].head <= other.last
        for p in between
    )


def _is_rest_of_body(tree: Tree, one: NameSpan, other: NameSpan) -> bool:
    """ "Harbour Russia" and "Safety Centre" right after it, hung together as one name."""
    if {one.kind, other.kind} - {"organisation", "place"} or other.first != one.last + 1:
        return False
    is_body = lemma_of(tree, other.last) in BODIES
    hangs = tree.words[one.last].relation in ("compound", "nmod", "flat")
    return is_body and hangs and other.first <= tree.words[one.last].head <= other.last


def _extended(tree: Tree, span: NameSpan) -> NameSpan:
    """With the names that hang on it as `flat` right after it."""
    last = span.last
    while (
        last + 1 < len(tree.words)
        and tree.words[last + 1].relation == "flat"
        and tree.words[last + 1].upos == "PROPN"
        and span.first <= tree.words[last + 1].head <= last
        and span.kind == "person"
    ):
        last += 1
    return NameSpan(first=span.first, last=last, kind=span.kind)


def _named(tree: Tree, text: str, span: NameSpan, sentence: int) -> Mention | None:
    first, last = _trimmed(tree, span)
    if first > last:
        return None
    kind = _KINDS[span.kind]
    title = _title_before(tree, first)
    if kind == "person":
        first, inner = _past_titles(tree, first, last)
        title = inner or title
    first = _once(tree, first, last)
    name = slice_of(tree, text, first, last).strip(" .,;:“”\"'’") or ""
    if slice_of(tree, text, first, last).endswith(".") and "." in name:  # "U.S."
        name += "."
    if not any(letter.isalnum() for letter in name) or _is_of_state(tree, first, last):
        return None
    heads = _heads(tree, first, last)
    settled = _settle_kind(tree, name, kind, heads[0])
    if settled is None:
        return None
    return Mention(
        sentence=sentence,
        first=first,
        last=last,
        heads=heads,
        kind=settled,
        text=name,
        span=tree.span([first, last]),
        lemma=lemma_of(tree, heads[0]),
        definite=any(lemma_of(tree, kid) == "the" for kid in tree.kids(heads[0], "det")),
        title=title,
        country=country_of(name) if settled in ("state", "group") else None,
        told_place=_is_told_a_place(tree, first),
    )


_TOWNS = frozenset("town city village port suburb province region island district hamlet".split())
_DASHES = frozenset({"—", "–", "--", "-"})


def _is_told_a_place(tree: Tree, first: int) -> bool:
    """Whether the words say that it is one: "the town of Vareth", a dateline "VARETH —"."""
    if first > 1 and lemma_of(tree, first - 1) == "of":
        return lemma_of(tree, first - 2) in _TOWNS
    dateline = tree.words[0].text.isupper() and tree.words[-1].text in _DASHES
    return first == 0 and dateline and len(tree.words) > 1


def _once(tree: Tree, first: int, last: int) -> int:
    """Where a name begins that a heading before it has repeated: "ANA RUIZ Ana Ruiz"."""
    said = [tree.words[at].text.casefold() for at in range(first, last + 1)]
    half = len(said) // 2
    return first + half if half and said[:half] == said[half:] else first


def _is_of_state(tree: Tree, first: int, last: int) -> bool:
    """The "State" of "Secretary of State"."""
    return (
        first == last
        and first > 1
        and [lemma_of(tree, p) for p in (first - 2, first - 1, first)]
        == [
            "secretary",
            "of",
            "state",
        ]
    )


def _trimmed(tree: Tree, span: NameSpan) -> tuple[int, int]:
    """Without an article at the front, and a possessive or stop at the end."""
    first, last = span.first, span.last
    while first <= last and _is_trim(tree, first, front=True):
        first += 1
    while first <= last and (_is_trim(tree, last, front=False) or tree.words[last].upos == "DET"):
        last -= 1
    if span.kind == "place" and 1 < first <= last and tree.words[first - 1].text == "The":
        first -= 1  # "in The Hague"
    return first, last


def _is_trim(tree: Tree, position: int, *, front: bool) -> bool:
    word = tree.words[position]
    if word.upos == "PUNCT" or word.xpos == "POS" or word.text in ("'s", "’s", "’", "'"):
        return True
    if not front:
        return False
    return word.upos in ("DET", "ADP", "CCONJ")


def _past_titles(tree: Tree, first: int, last: int) -> tuple[int, str | None]:
    """Where the name itself starts after "Mr" or "President", and the pronoun that tells."""
    start, title = first, None
    for position in range(first, last):
        bare = tree.words[position].text.casefold().rstrip(".")
        if bare in TITLES or bare in OFFICES:
            start, title = position + 1, TITLES.get(bare) or title
        elif position == start and demonym_of(tree.words[position].text):
            start = position + 1
    if start < last - 1 and lemma_of(tree, start) == "of":  # "Secretary of State Ana Ruiz"
        start += 2
    return min(start, last), title


def _title_before(tree: Tree, first: int) -> str | None:
    if first == 0:
        return None
    return TITLES.get(tree.words[first - 1].text.casefold().rstrip("."))


def _heads(tree: Tree, first: int, last: int) -> tuple[int, ...]:
    inside = range(first, last + 1)
    tops = tuple(p for p in inside if not first <= tree.words[p].head <= last)
    return tops or (first,)


def _settle_kind(tree: Tree, name: str, kind: EntityKind, head: int) -> EntityKind | None:
    """What the name is; None for a demonym that only describes ("Russian")."""
    if name.casefold().removeprefix("the ") in SEATS or is_known_body(name.replace(".", "")):
        return "organisation"
    if kind == "person":
        return kind
    if state_named(name) is not None or is_historical_state(name):
        return "state"
    if _only_describes(tree, name, head):
        return None
    if demonym_of(name) is None:
        is_adjective = tree.words[head].upos == "ADJ" or tree.words[head].relation == "amod"
        if kind == "place" and name.split()[-1].casefold() in BODIES and " " in name:
            return "organisation"
        is_people = name.casefold() in OLD_DEMONYMS or (kind == "group" and is_adjective)
        return None if is_people else kind
    word = tree.words[head]
    if word.upos not in _NOMINAL or word.relation in ("amod", "compound", "nmod:desc"):
        return None
    return "group" if is_plural(tree, head) else None


def _only_describes(tree: Tree, name: str, head: int) -> bool:
    """Whether a name of one word only describes, as demonyms of any place do."""
    word = tree.words[head]
    return " " not in name and word.upos == "ADJ" and word.relation == "amod"


def find_descriptions(
    tree: Tree, text: str, *, sentence: int, taken: Sequence[Mention]
) -> list[Mention]:
    """The common nouns of a sentence that name people or bodies of people."""
    inside = {p for name in taken for p in range(name.first, name.last + 1)}
    found = []
    for position, word in enumerate(tree.words):
        if position in inside or word.upos not in _NOMINAL:
            continue
        is_one = lemma_of(tree, position) in PEOPLE or _is_speaking_body(tree, position)
        inside_one = word.relation in _INSIDE_A_NAME and not _does_deed(tree, position)
        if is_one and not inside_one:
            mention = described(tree, text, position, sentence=sentence)
            if mention is not None:
                found.append(mention)
    return found


def _does_deed(tree: Tree, position: int) -> bool:
    """Whether a body stands alone before its violent deed or shots: "killed in police firing"."""
    word = tree.words[position]
    if word.relation != "compound" or lemma_of(tree, position) not in DEED_BODIES:
        return False
    deed = tree.words[word.head]
    is_deed = deed.text.casefold() in DEADLY_NOUNS or lemma_of(tree, word.head) in SHOTS
    return is_deed and not tree.children[position]


def _is_speaking_body(tree: Tree, position: int) -> bool:
    """Whether "the fire service" or "the port authority" is one on whose word something stands."""
    word = tree.words[position]
    if lemma_of(tree, position) not in BODIES or is_plural(tree, position):
        return False
    if not _is_definite(tree, position) or not tree.kids(position, "amod", "compound"):
        return False
    if any(lemma_of(tree, kid).startswith("accord") for kid in tree.kids(position, "case")):
        return True
    says = word.head >= 0 and lemma_of(tree, word.head) in REPORTING
    return says and word.relation == "nsubj"


def described(tree: Tree, text: str, position: int, *, sentence: int) -> Mention | None:
    """The mention that a common noun heads; None where it stands for nobody."""
    modifiers = list(_modifiers(tree, position))
    kind = _kind_of_people(tree, position, {lemma_of(tree, p) for p in modifiers})
    if kind is None or _stands_for_nobody(tree, position):
        return None
    telling = [p for p in modifiers if lemma_of(tree, p) not in SIZE_WORDS and not _is_age(tree, p)]
    owner = _owner(tree, position)
    parts = [_owned_by(tree, text, owner)] if owner is not None else []
    parts += [_words_below(tree, text, p) for p in telling]
    parts.append(tree.words[position].text)
    whole = [position, *modifiers, *(q for p in telling for q in tree.kids(p, "amod", "compound"))]
    codes = [demonym_of(tree.words[p].text) for p in telling]
    if owner is not None:
        codes.append(state_named(tree.words[owner].text))
    return Mention(
        sentence=sentence,
        first=min(whole),
        last=position,
        heads=(position, *_counting_heads(tree, position)),
        kind=kind,
        text=" ".join(part for part in parts if part),
        span=tree.span(whole),
        named=False,
        lemma=lemma_of(tree, position),
        modifiers=frozenset(
            part.casefold() for part in (*parts[:-1], *_numbers(tree, position)) if part
        ),
        definite=_is_definite(tree, position),
        country=next((code for code in codes if code), None),
    )


def _is_age(tree: Tree, position: int) -> bool:
    """The "old" of "a 4-year-old boy", who is "the boy" in the next sentence."""
    units = {lemma_of(tree, kid) for kid in tree.kids(position, "obl", "compound", "nmod")}
    return lemma_of(tree, position) == "old" and bool(units & {"year", "month", "week", "day"})


def _modifiers(tree: Tree, position: int) -> Iterator[int]:
    """Adjectives and nouns right before the noun, with no comma or quotation mark between."""
    for kid in tree.children[position]:
        if kid < position and tree.words[kid].relation in ("amod", "compound"):
            between = tree.words[kid + 1 : position]
            if all(w.upos != "PUNCT" or w.xpos == "HYPH" for w in between):
                yield kid


def _numbers(tree: Tree, position: int) -> list[str]:
    """ "The two nations" need not be the nations of before."""
    return [tree.words[kid].text for kid in tree.kids(position, "nummod")]


def _kind_of_people(tree: Tree, position: int, modifiers: set[str]) -> EntityKind | None:
    lemma = lemma_of(tree, position)
    if is_plural(tree, position) or lemma in COLLECTIVES or _is_speaking_body(tree, position):
        return "group"
    if lemma == "guard" and modifiers & _GUARDS:
        return "group"
    return None if lemma in PLURAL_ONLY else "person"


def _stands_for_nobody(tree: Tree, position: int) -> bool:
    """A predicate, an apposition, "no official", "children's rights"."""
    word = tree.words[position]
    if tree.kids(position, "cop") or word.relation.startswith("appos"):
        return True
    if any(lemma_of(tree, kid) == "no" for kid in tree.kids(position, "det")):
        return True
    if lemma_of(tree, position) in QUANTITIES and _counted(tree, position) is not None:
        return True
    is_bare = not tree.kids(position, "det", "amod", "nmod:poss", "compound", "nummod")
    return word.relation == "nmod:poss" and is_bare


def _owner(tree: Tree, position: int) -> int | None:
    owners = [
        p for p in tree.kids(position, "nmod:poss") if p < position and tree.words[p].upos != "PRON"
    ]
    return owners[0] if owners else None


def _owned_by(tree: Tree, text: str, owner: int) -> str:
    kept = [p for p in tree.below(owner) if p <= owner + 1 and tree.words[p].upos != "DET"]
    return slice_of(tree, text, min(kept), max(kept)) if kept else ""


def _words_below(tree: Tree, text: str, position: int) -> str:
    parts = [p for p in tree.kids(position, "compound", "amod") if p < position]
    return slice_of(tree, text, min([position, *parts]), position)


def _counted(tree: Tree, position: int) -> int | None:
    """The people that "a group of …" counts."""
    for kid in tree.kids(position, "nmod"):
        has_of = any(lemma_of(tree, case) == "of" for case in tree.kids(kid, "case"))
        if has_of and lemma_of(tree, kid) in PEOPLE:
            return kid
    return None


def _counting_heads(tree: Tree, position: int) -> tuple[int, ...]:
    """The noun of "a group of demonstrators", which stands for the demonstrators."""
    head = tree.words[position].head
    if head < 0 or tree.words[position].relation != "nmod":
        return ()
    counts = lemma_of(tree, head) in QUANTITIES or tree.words[head].upos == "NUM"
    return (head,) if counts and _counted(tree, head) == position else ()


def _is_definite(tree: Tree, position: int) -> bool:
    if any(kid for kid in tree.kids(position, "nmod:poss")):
        return True
    return any(lemma_of(tree, p) in ("the", "this", "these", "that", "those", "both")
               for p in tree.kids(position, "det"))  # fmt: skip
