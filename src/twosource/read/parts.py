"""Who takes part in an event, and where: from the verb or noun that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.read.participants import (
    RELATIVES,
    Scene,
    antecedent,
    case_of,
    is_passive,
    objects_of,
    phrase,
    subjects,
)
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text import verbs
from twosource.text.plover import is_deed

# Nouns that say nothing by themselves of what they stand for.
_EMPTY_NOUNS = frozenset("event occasion move step decision thing matter development act".split())
_SIDES = frozenset({"into", "from", "with", "for", "to", "against"})
_MOVES = frozenset("travel pass fly sail drive march transit".split())
_AT = frozenset({"at", "during", "in"})
_PLACE_CASES = frozenset({"in", "at", "to", "into", "near", "outside", "inside", "on", "across"})


@dataclass(frozen=True, slots=True)
class Parts:
    """The participants of one event as entity keys; `obj` the object that is no entity."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    obj: Span | None = None
    object_word: int | None = None
    subject_words: tuple[int, ...] = ()
    agent_words: tuple[int, ...] = ()


def _explained(tree: Tree, position: int) -> int:
    """What a plain noun set beside another explains: "the feast, an event kept by many"."""
    word = tree.words[position]
    indefinite = any(tree.words[k].text.lower() in ("a", "an") for k in tree.kids(position, "det"))
    if word.relation == "appos" and word.lemma.lower() in _EMPTY_NOUNS and indefinite:
        return word.head
    return position


@dataclass(frozen=True, slots=True)
class Roles:
    """The words that head who does something and who or what undergoes it.

    `surface`: a verb's subjects; `agents`: of a passive, those behind "by"; `shadow`: doers that
    only a name before the noun shows ("police firing"), believed where they are somebody;
    `others`: who else stands at a side ("merged into", "bought from"), by a name alone.
    """

    doers: tuple[int, ...] = ()
    undergoers: tuple[int, ...] = ()
    surface: tuple[int, ...] = ()
    agents: tuple[int, ...] = ()
    shadow: tuple[int, ...] = ()
    others: tuple[int, ...] = ()


def idiom(tree: Tree, position: int) -> tuple[str, int] | None:
    """The deed that a verb and the word beside it make, with that word: "opened fire"."""
    lemma = tree.words[position].lemma.lower()
    things = tree.kids(position, "nsubj") if is_passive(tree, position) else []
    for kid in [*things, *objects_of(tree, position)]:
        found = verbs.IDIOMS.get((lemma, tree.words[kid].lemma.lower()))
        if found is not None:
            return found, kid
    for kid in tree.kids(position, "obl", "xcomp", "advmod", "compound:prt", "acl"):
        beside = " ".join(filter(None, [case_of(tree, kid), tree.words[kid].text.lower()]))
        found = verbs.IDIOMS.get((lemma, beside))
        if found is not None:
            return found, kid
    behind = position + 1  # "shot dead two men", where the tree hangs "dead" on the men
    if behind < len(tree.words):
        found = verbs.IDIOMS.get((lemma, tree.words[behind].text.lower()))
        if found is not None and tree.words[behind].upos == "ADJ":
            return found, behind
    return None


def verb_named(tree: Tree, position: int) -> str:
    """The verb with its particle or what makes one deed with it: "shrug off", "open fire"."""
    several = idiom(tree, position)
    if several is not None:
        return several[0]
    particles = [tree.words[k].text.lower() for k in tree.kids(position, "compound:prt")]
    return " ".join([tree.words[position].lemma.lower(), *particles])


def verb_roles(tree: Tree, position: int) -> Roles:
    """The words that take part in what a verb says."""
    surface = [_explained(tree, word) for word in subjects(tree, position)]
    several = idiom(tree, position)
    own = several[1] if several is not None else -1
    objects = [antecedent(tree, kid) for kid in objects_of(tree, position) if kid != own]
    lemma = verb_named(tree, position)
    passive = is_passive(tree, position)
    agents = _agents(tree, position) if passive else []
    doers, undergoers = (agents, surface) if passive else (surface, objects)
    if tree.words[position].relation == "acl:relcl" and not passive and not objects:
        undergoers = _relative_object(tree, position)
    recipients = [*undergoers, *_by_case(tree, position, verbs.RECIPIENT_CASES.get(lemma))]
    others = _by_case(tree, position, _SIDES)
    return Roles(
        tuple(doers), tuple(recipients), tuple(surface), tuple(agents), others=tuple(others)
    )


def verb_parts(scene: Scene, position: int) -> Parts:
    """Who does the verb to whom, and where."""
    tree = scene.tree
    roles = verb_roles(tree, position)
    actors = scene.keys(roles.doers, verb=position)
    received = tuple(
        key
        for key in scene.keys(roles.undergoers, verb=position)
        if key not in actors and _can_undergo(scene, key)
    )
    things = [w for w in roles.undergoers if not set(scene.keys([w])) & {*received}]
    thing = next(iter(things), None)
    return Parts(
        actors=actors,
        recipients=received,
        place=place_of(scene, position) or _subject_place(scene, roles.surface),
        obj=phrase(tree, thing) if thing is not None and _is_noun(tree, thing) else None,
        object_word=thing,
        subject_words=roles.surface,
        agent_words=roles.agents,
    )


def _can_undergo(scene: Scene, key: str) -> bool:
    """Whether an entity is somebody, some body or some place, not a treaty or a prize."""
    return scene.cast.get(key).kind != "other"


def _is_noun(tree: Tree, position: int) -> bool:
    return tree.words[position].upos in ("NOUN", "PROPN", "NUM", "SYM", "ADJ")


def _relative_object(tree: Tree, position: int) -> list[int]:
    """The antecedent of "the man (whom) police held": a clause with a subject and no object."""
    subject = tree.kid(position, "nsubj")
    if subject is None or tree.words[subject].text.lower() in RELATIVES:
        return []
    if any(tree.words[at].xpos == "WP$" for at in tree.below(position)):
        return []  # "shops whose goods police seized": the goods, not the shops
    relatives = [k for k in tree.children[position] if tree.words[k].text.lower() in RELATIVES]
    if relatives and all(tree.relation(kid) != "obj" for kid in relatives):
        return []
    return [tree.words[position].head] if tree.kid(position, "obl", "xcomp") is None else []


def _agents(tree: Tree, position: int) -> list[int]:
    """The "by" phrases of a passive; "by Monday" and "by train" name no entity and fall away."""
    return [
        kid
        for kid in tree.kids(position, "obl")
        if case_of(tree, kid) == "by"
        or (tree.words[kid].relation == "obl:agent" and not case_of(tree, kid))
    ]


def _by_case(tree: Tree, position: int, cases: frozenset[str] | None) -> list[int]:
    if cases is None:
        return []
    return [k for k in tree.kids(position, "obl", "nmod") if case_of(tree, k) in cases]


def place_of(scene: Scene, position: int) -> str | None:
    """The place or state that a word's own "in", "at" or "to" phrase names, or None."""
    moves = scene.tree.words[position].lemma.lower() in _MOVES
    for kid in scene.tree.kids(position, "obl", "nmod"):
        case = case_of(scene.tree, kid)
        if case not in _PLACE_CASES and not (moves and case == "through"):
            continue
        found = _place_at(scene, kid)
        if found is not None:
            return found
    return _place_behind(scene, position)


def _place_behind(scene: Scene, position: int) -> str | None:
    """The place that a tree hangs one word too low, or that a gathering has.

    A person's name takes no "in" of its own: in "met Ana Ruiz in Vareth" the meeting was there. Who
    acts "at a summit in Vareth" acts in Vareth.
    """
    tree = scene.tree
    if tree.words[position].upos != "VERB":
        return None
    for kid in tree.kids(position, "obj", "obl"):
        gathering = tree.words[kid].lemma.lower() in verbs.GATHERINGS and case_of(tree, kid) in _AT
        if not gathering and not (tree.words[kid].upos == "PROPN" and _is_person(scene, kid)):
            continue
        for below in tree.kids(kid, "nmod"):
            found = _place_at(scene, below) if case_of(tree, below) == "in" else None
            if found is not None:
                return found
    return None


def _is_person(scene: Scene, position: int) -> bool:
    key = scene.cast.at(scene.index, position)
    return key is not None and scene.cast.get(key).kind == "person"


def _place_at(scene: Scene, position: int) -> str | None:
    """The place a phrase names: "Vareth", "the capital, Vareth", "the capital of Vareth"."""
    tree = scene.tree
    of = tree.kids(position, "nmod") if tree.words[position].lemma.lower() == "capital" else []
    named = [kid for kid in of if case_of(tree, kid) == "of" and tree.words[kid].upos == "PROPN"]
    for word in (position, *tree.kids(position, "appos", "flat"), *named):
        key = scene.cast.at(scene.index, word)
        if key is not None and scene.cast.get(key).kind in ("place", "state"):
            return key
    return None


def _subject_place(scene: Scene, surface: Sequence[int]) -> str | None:
    """Where "demonstrators in Vareth" act: only for those without a name."""
    for word in surface:
        if scene.tree.words[word].upos != "NOUN":
            continue
        members = [word, *scene.tree.kids(word, "nmod")]
        for member in members:
            for kid in scene.tree.kids(member, "nmod"):
                if case_of(scene.tree, kid) in ("in", "at", "outside", "near"):
                    return _place_at(scene, kid)
    return None


def _shared(tree: Tree, position: int, case: str) -> list[int]:
    """The phrases with a preposition below a noun, or below what it is joined to.

    "the abduction and transfer of children" is of children both times.
    """
    found = [k for k in tree.kids(position, "nmod", "obl") if case_of(tree, k) == case]
    if found:
        return found
    joined = [*tree.kids(position, "conj")]
    if tree.relation(position) == "conj":
        joined.append(tree.words[position].head)
    near = [k for noun in joined for k in tree.kids(noun, "nmod") if case_of(tree, k) == case]
    return near if case == "of" else []


def is_illness(tree: Tree, position: int) -> bool:
    """Whether a noun for a deed names an illness by the word before it: "a heart attack"."""
    before = tree.kids(position, "compound", "amod")
    return any(tree.words[kid].text.lower() in verbs.ILLNESSES for kid in before)


def deed_named(tree: Tree, position: int) -> str | None:
    """The event noun here, also where its -ing form is taken for a verb: "in police firing"."""
    word = tree.words[position]
    if word.upos == "NOUN":
        lemma = word.lemma.lower()
        return lemma if lemma in verbs.EVENT_NOUNS and not is_illness(tree, position) else None
    if word.upos != "VERB" or word.xpos != "VBG" or word.text.lower() not in verbs.EVENT_NOUNS:
        return None
    is_noun = tree.kid(position, "case", "compound", "det", "amod", "nmod:poss") is not None
    is_noun = is_noun or any(case_of(tree, kid) == "by" for kid in tree.kids(position, "obl"))
    return word.text.lower() if is_noun and tree.kid(position, "obj") is None else None


def noun_roles(tree: Tree, position: int) -> Roles:
    """The words that take part in what a noun names: "the arrest of Ruiz by police"."""
    noun = deed_named(tree, position) or tree.words[position].lemma.lower()
    lemma = verbs.EVENT_NOUNS.get(noun, noun)
    owners = tree.kids(position, "nmod:poss")
    of, by, between = (_shared(tree, position, case) for case in ("of", "by", "between"))
    doers = [*owners, *by, *between]
    undergoers = _by_case(tree, position, verbs.RECIPIENT_CASES.get(lemma))
    if noun in verbs.DONE:
        doers += of
    else:
        undergoers = of + undergoers
    if noun in verbs.UNDERGONE and owners and not of:
        doers, undergoers = by, owners + undergoers
    shadow = [] if doers or noun in verbs.UNDERGONE else tree.kids(position, "compound", "amod")
    if not shadow and not doers and noun in verbs.DEADLY_NOUNS:
        shadow = _squeezed(tree, position)
    return Roles(tuple(doers), tuple(undergoers), shadow=tuple(shadow))


def _squeezed(tree: Tree, position: int) -> list[int]:
    """The noun right before a deed's -ing form and behind its preposition, however it hangs.

    In "injured in police firing" a tree may hang "police" on the verb, and "in" on "firing".
    """
    before = position - 1
    cases = tree.kids(position, "case", "mark")
    plain = before > 0 and tree.words[before].upos == "NOUN" and not tree.children[before]
    return [before] if plain and before - 1 in cases else []


def noun_parts(scene: Scene, position: int) -> Parts:
    """Who does an event noun to whom: "Ana Ruiz's visit to Lorvia", "the arrest of Ana Ruiz"."""
    roles = noun_roles(scene.tree, position)
    shadows = dict.fromkeys(key for word in roles.shadow if (key := scene.shadow(word)))
    places = [key for key in shadows if scene.cast.get(key).kind == "place"]
    actors = scene.keys(roles.doers) or tuple(key for key in shadows if key not in places)
    received = tuple(
        key
        for key in scene.keys(roles.undergoers)
        if key not in actors and _can_undergo(scene, key)
    )
    to = _shared(scene.tree, position, "to")
    return Parts(
        actors=actors,
        recipients=received,
        place=place_of(scene, position)
        or next((p for k in to if (p := _place_at(scene, k))), None)
        or next(iter(places), None),  # "the Vareth attacks" were in Vareth, not by it
    )


def participant_words(tree: Tree, position: int) -> list[int]:
    """The words that take part in what a verb or noun says, with those joined to them.

    Amounts ("fell 30 points"), times, deeds ("announced the sale") and what stands for a whole
    sentence ("this") take no part.
    """
    roles = roles_of(tree, position)
    named = [word for word in (*roles.shadow, *roles.others) if tree.words[word].upos == "PROPN"]
    found: list[int] = []
    for word in (*roles.doers, *roles.undergoers, *named):
        found += [member for member in tree.conjuncts(word) if member not in found]
    return [word for word in found if can_take_part(tree, word) and word != position]


def roles_of(tree: Tree, position: int) -> Roles:
    """The words that take part in what a verb, noun or adjective says.

    What a copula or auxiliary says is said by the word that it helps.
    """
    word = tree.words[position]
    if tree.relation(position) in ("cop", "aux") and word.head >= 0:
        plain = tree.words[word.head].upos != "ADJ"
        return Roles(doers=tuple(subjects(tree, word.head)) if plain else ())
    if word.upos in ("VERB", "AUX") and deed_named(tree, position) is None:
        return verb_roles(tree, position)
    if word.upos == "ADJ":
        return Roles(doers=tuple(subjects(tree, position)))
    return noun_roles(tree, position)


def can_take_part(tree: Tree, position: int) -> bool:
    """Whether a word can stand for somebody or something that acts or is acted on."""
    word = tree.words[position]
    lemma = word.lemma.lower()
    if word.upos == "NUM" or word.text in ("$", "%", "£", "€"):
        return tree.kid(position, "nmod") is not None
    if word.upos not in ("NOUN", "PROPN", "PRON", "ADJ", "DET"):
        return False
    if word.upos == "NOUN" and (lemma in verbs.EVENT_NOUNS or is_deed(lemma)):
        return False
    if word.upos == "NOUN" and lemma in _ABSTRACT:
        return False
    return lemma not in _NOBODY


# Happenings, thoughts, qualities and amounts: what is told of somebody, not somebody told of.
_ABSTRACT = frozenset(
    """accident age aim amount attempt background birth cancer case cause chance change choice
    cold concern condition conflict contest context cost crisis danger death decline defeat
    delay delivery demand difficulty disaster disease dispute doubt downturn drop duty effect
    effort event example fact fail failure fall fear fee flight gain game glitch goal growth
    harm health height help history hope idea illness impact incident increase interest issue
    job journey keynote kind knowledge lack leave length level life loss luck match mood move
    name need news number occasion opinion opportunity option outcome pain part peace pace
    plan position price problem profit progress project prospect purchase purpose race rate
    reason recession recovery result rise risk role safety sale season silence size slump
    sort speech speed state status step stress success support surge surprise talent target
    task tension thing thought threat title trend trip trouble try turn type update use
    value view wait weight win word work worry worth""".split()
)
_NOBODY = frozenset(
    """point percent percentage cent dollar euro pound yen yuan rupee crore lakh ground way
    year month week day hour minute second time today yesterday tomorrow
    monday tuesday wednesday thursday friday saturday sunday
    this that itself themselves which what""".split()
)
