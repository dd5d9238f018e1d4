"""What a report says happened, is planned, obliged, alleged or denied, and who takes part.

Events come from verbs and from event nouns with somebody in them. An event without a status
is no event: what is generic, conditional or only a purpose gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from twosource.read.background import goes_on_since
from twosource.read.carried import (
    carried,
    deed_of_harm,
    harmed_in,
    is_granted,
    is_told_in_relative,
    light_parts,
)
from twosource.read.clauses import clause_of, when_of, within
from twosource.read.forms import is_negated, is_none
from twosource.read.holders import holders_of
from twosource.read.kinds import kind_at, listed
from twosource.read.noun_standing import is_occurring
from twosource.read.participants import (
    Naming,
    Scene,
    case_of,
    is_passive,
    objects_of,
    subjects,
)
from twosource.read.parts import (
    Parts,
    deed_named,
    idiom,
    noun_parts,
    place_of,
    roles_of,
    verb_named,
    verb_parts,
)
from twosource.read.standing import Standing
from twosource.read.status import standing_of, standing_of_presence
from twosource.read.times import TimeMention
from twosource.read.voices import reporter
from twosource.read.warrants import ACTION, wanted_in, warrant_at, warrant_parts, with_wanted
from twosource.record.dates import When
from twosource.record.reading import Event, Quote, Sentence
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text import verbs

# Which events show that a thing taken for granted came about: a visit by an arrival.
_SHOWN_BY = {"visit": frozenset({"visit", "arrive", "land", "meet", "sign", "tour", "welcome"})}
_HYPHENS = frozenset({"-", "‑", "–"})
_BEING = frozenset("remain stay keep seem appear look feel lie stand".split())
_LENGTHS = frozenset("second minute hour day night week month year decade time weekend".split())
_ASKING = frozenset("how whether what who which why when where if".split())
_UNKNOWN = frozenset("unclear unknown uncertain unsure ask wonder investigate inquire".split())
_HEDGES = ("what appeared to be", "what seemed to be", "what appears to be", "what looked like")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before the report as a whole has been looked at."""

    event: Event
    assumed: bool = False


def find_events(
    sentences: Sequence[Sentence],
    trees: Sequence[Tree],
    cast: Naming,
    times: Sequence[Sequence[TimeMention]],
    quotes: Sequence[Quote] = (),
    vectors: NDArray[np.float32] | None = None,
) -> tuple[Event, ...]:
    """The events of a report in the order of the text.

    `quotes` are the report's own: an event inside one stands on its speaker's word. `vectors`:
    float32, (n_sentences, n_dims); without them a word of several senses gives no type.
    """
    bodies = _bodies(trees, cast)
    drafts: list[Draft] = []
    wanted: set[tuple[str, ...]] = set()
    for index, tree in enumerate(trees):
        if tree.heading:
            continue
        vector = vectors[index] if vectors is not None else None
        scene = Scene(index, tree, cast, vector, bodies)
        drafts += _in_sentence(scene, times[index], quotes)
        wanted |= wanted_in(scene)
    named = [replace(draft, event=with_wanted(draft.event, wanted)) for draft in drafts]
    settled = _settled([one for one in named if _is_whole(one.event)])
    return tuple(sorted(settled, key=lambda event: (event.trigger, event.words)))


def _is_whole(event: Event) -> bool:
    """Whether enough is known to tell it: a participant or place; arrests tell of some people."""
    known = event.actors or event.recipients or event.place or event.obj
    return bool(known) or (event.type, event.mode) == ("COERCE", "arrest")


def _bodies(trees: Sequence[Tree], cast: Naming) -> dict[str, str]:
    """The entity behind "police" or "the army": the one that is called so without more words."""
    bare: dict[str, set[str]] = {}
    for index, tree in enumerate(trees):
        for position, word in enumerate(tree.words):
            lemma = word.lemma.lower()
            if lemma not in verbs.BODIES or tree.kid(position, "compound", "amod", "nmod"):
                continue
            key = cast.at(index, position)
            if key is not None:
                bare.setdefault(lemma, set()).add(key)
    return {lemma: min(keys) for lemma, keys in bare.items() if len(keys) == 1}


def _in_sentence(
    scene: Scene, times: Sequence[TimeMention], quotes: Sequence[Quote]
) -> Iterator[Draft]:
    tree = scene.tree
    for position, word in enumerate(tree.words):
        draft: Draft | None = None
        if deed_named(tree, position) is not None:
            draft = _noun_event(scene, position, times, quotes)
        elif word.upos == "VERB":
            draft = _verb_event(scene, position, times, quotes)
        elif tree.kid(position, "cop") is not None:
            draft = _presence(scene, position, times, quotes)
        if draft is not None:
            yield draft


# Verbs


def _verb_event(
    scene: Scene, position: int, times: Sequence[TimeMention], quotes: Sequence[Quote]
) -> Draft | None:
    tree = scene.tree
    lemma = tree.words[position].lemma.lower()
    if not _is_trigger(tree, position, lemma) or goes_on_since(tree, position, times):
        return None
    standing = standing_of(tree, position)
    if standing.status is None or _tells_nothing(tree, position):
        return None
    if standing.status not in ("happened", "ongoing", "denied", "alleged") and _asks(
        tree, position
    ):
        return None
    parts = verb_parts(scene, position)
    noun = carried(tree, position)
    if noun is not None:
        return _light_event(scene, (position, noun), standing, times, quotes)
    warrant = warrant_at(tree, position, parts)
    if warrant is not None:
        parts = warrant_parts(scene, parts, warrant)
    parts = harmed_in(scene, position, parts)
    when = when_of(tree, position, times)
    enough = _is_enough(parts, when) or (warrant is not None and when is not None)
    enough = enough or _is_somebody(tree, position, parts)
    if not enough or (lemma in verbs.ACCUSING and not parts.recipients):
        return None
    if standing.status == "planned" and _comes_of_itself(tree, position, parts):
        standing = replace(standing, status="expected")
    draft = _draft(scene, position, standing, parts, when, quotes, warrant)
    deed = deed_of_harm(tree, position)
    if draft.event.type is None and parts.actors and deed is not None:
        return Draft(replace(draft.event, type="ASSAULT"), draft.assumed)
    return draft


def _tells_nothing(tree: Tree, position: int) -> bool:
    """Whether no deed is told: of nobody, in what is asked, or as a judgement."""
    return (
        _is_said_of_none(tree, position)
        or _is_open(tree, position)
        or _is_judged(tree, position)
        or _is_of_picture(tree, position)
    )


def _is_of_picture(tree: Tree, position: int) -> bool:
    """Whether it only says where a picture is from: "this undated photo provided by the zoo"."""
    word = tree.words[position]
    nouns = [*objects_of(tree, position), *tree.kids(position, "nsubj")]
    nouns += [word.head] if tree.relation(position) == "acl" and word.head >= 0 else []
    return word.lemma.lower() in _LENDING and any(
        tree.words[noun].lemma.lower() in _PICTURES
        and any(tree.words[kid].text.lower() in ("this", "these") for kid in tree.kids(noun, "det"))
        for noun in nouns
    )


_LENDING = frozenset("provide take show release make supply obtain furnish capture".split())
_PICTURES = frozenset(
    "photo photograph picture image video footage handout frame screenshot".split()
)


def _is_judged(tree: Tree, position: int) -> bool:
    """Whether a deed is weighed rather than told: "paid too much", "came too late"."""
    return any(
        tree.words[at].text.lower() == "too"
        and at + 1 < len(tree.words)
        and tree.words[at].head == at + 1
        and tree.words[at + 1].upos in ("ADJ", "ADV")
        for at in tree.below(position)
    )


def _is_said_of_none(tree: Tree, position: int) -> bool:
    """Whether a relative clause tells of nobody: "hardly any family that has left as much"."""
    above = tree.words[position].head
    return tree.relation(position) == "acl" and above >= 0 and is_none(tree, above)


def _is_open(tree: Tree, position: int) -> bool:
    """Whether a clause asks what is not known: "it was not known how many were hurt"."""
    here = position
    while tree.relation(here) == "conj" and tree.words[here].head >= 0:
        here = tree.words[here].head
    above = tree.words[here].head
    if above < 0 or tree.relation(here) not in ("ccomp", "csubj", "advcl", "xcomp", "acl"):
        return False
    below = tree.below(here)
    about = len(below) > 1 and tree.words[below[0]].text.lower() in ("about", "on", "of", "over")
    first = below[1] if about else below[0]
    asks = tree.words[first].text.lower() in _ASKING
    word = tree.words[above]
    unknown = word.lemma.lower() in _UNKNOWN or is_negated(tree, above)
    return asks and (unknown or tree.relation(here) == "csubj")


def _asks(tree: Tree, position: int) -> bool:
    """Whether a clause only asks about what is to come: "how much they could spend"."""
    clause = tree.relation(position) in ("ccomp", "csubj", "advcl", "xcomp", "acl")
    first = tree.words[min(tree.below(position))].text.lower()
    return clause and first in _ASKING - {"when", "where", "if", "who", "which"}


def _comes_of_itself(tree: Tree, position: int, parts: Parts) -> bool:
    """Whether what "will" come is nobody's plan: "the new tax will push the bank into a loss"."""
    helpers = {tree.words[kid].text.lower() for kid in tree.kids(position, "aux")}
    subject = tree.kid(position, "nsubj")
    return (
        bool(helpers & {"will", "'ll", "’ll", "wo"})
        and not parts.actors
        and subject is not None
        and tree.words[subject].upos == "NOUN"
        and not is_passive(tree, position)
    )


def _is_trigger(tree: Tree, position: int, lemma: str) -> bool:
    """Whether a verb names an event by itself."""
    word = tree.words[position]
    if word.relation in ("amod", "case", "compound", "mark", "fixed"):
        return False
    if word.xpos == "VBN" and position and tree.words[position - 1].text in _HYPHENS:
        return False  # "a Lumo-flagged tanker"
    if carried(tree, position) is not None or idiom(tree, position) is not None:
        return True
    if lemma == "issue":
        return True
    if lemma in verbs.STATIVE or lemma in verbs.OCCURRING or _is_state(tree, position):
        return False
    if lemma in verbs.REPORTING:
        return False
    if lemma in verbs.FRAME_OF and tree.kid(position, "xcomp") is not None:
        return False  # "encouraged them to leave" is told as the leaving
    if verbs.FRAME_OF.get(lemma) == "demanded" and _is_to_do(tree, position):
        return False
    return not (lemma in verbs.VIEWING_AS and _is_judgement(tree, position))


def _is_to_do(tree: Tree, position: int) -> bool:
    """Whether an infinitive behind the object says what is asked: "ordered the firm to provide"."""
    objects = tree.kids(position, "obj", "iobj")
    behind = [*tree.kids(position, "advcl"), *(k for one in objects for k in tree.kids(one, "acl"))]
    return bool(objects) and any(
        tree.words[kid].xpos == "VB" and tree.kid(kid, "mark") is not None for kid in behind
    )


def _is_state(tree: Tree, position: int) -> bool:
    """What is no deed: "remain closed" is a state, "spent days" only says how long."""
    word = tree.words[position]
    if word.relation == "xcomp" and word.xpos in ("VBN", "JJ"):
        return tree.words[word.head].lemma.lower() in _BEING
    spent = tree.kids(position, "obj", "obl")
    spent += [kid for one in spent for kid in tree.kids(one, "nmod")]
    times = [
        tree.words[kid].lemma.lower() in _LENGTHS or tree.words[kid].text[:2] in ("19", "20")
        for kid in spent
    ]
    return word.lemma.lower() == "spend" and any(times)


def _is_judgement(tree: Tree, position: int) -> bool:
    return any(case_of(tree, kid) == "as" for kid in tree.kids(position, "obl", "xcomp", "advcl"))


def _is_enough(parts: Parts, when: When | None) -> bool:
    """Whether somebody takes part, or time and place are both known."""
    if parts.actors or parts.recipients:
        return True
    return parts.place is not None and when is not None


def _is_somebody(tree: Tree, position: int, parts: Parts) -> bool:
    """Whether somebody without a name is held or harmed: "a clerk was arrested"."""
    if parts.obj is None or not is_passive(tree, position):
        return False
    return _is_to_people(tree, position)


def _is_to_people(tree: Tree, position: int) -> bool:
    """Whether a verb or noun surely stands for what is done to people: an arrest, a killing."""
    found = listed(tree, position)
    return bool(found) and found[0].sure and (found[0].type, found[0].mode) in _DONE_TO_PEOPLE


_DONE_TO_PEOPLE = frozenset({("COERCE", "arrest"), ("ASSAULT", None), ("ASSAULT", "abduct")})


def _light_event(
    scene: Scene,
    pair: tuple[int, int],
    standing: Standing,
    times: Sequence[TimeMention],
    quotes: Sequence[Quote],
) -> Draft | None:
    """One event of a light verb and the noun it carries, under the noun's name."""
    tree = scene.tree
    verb, noun = pair
    parts = light_parts(scene, verb, noun)
    when = when_of(tree, verb, times) or when_of(tree, noun, times)
    if not _is_enough(parts, when) and not _is_to_people(tree, noun):
        return None
    draft = _draft(scene, verb, standing, parts, when, quotes, None)
    lemma = verbs.EVENT_NOUNS[tree.words[noun].lemma.lower()]
    kind, mode = _kind(scene, noun, parts)
    trigger = tree.words[noun].span
    event = replace(draft.event, lemma=lemma, action=lemma, trigger=trigger, type=kind, mode=mode)
    return Draft(event)


def _presence(
    scene: Scene, position: int, times: Sequence[TimeMention], quotes: Sequence[Quote]
) -> Draft | None:
    """Where somebody with a name was: "Ana Ruiz was in Vareth on Monday"."""
    tree = scene.tree
    place, copula = scene.cast.at(scene.index, position), tree.kid(position, "cop")
    if place is None or copula is None or case_of(tree, position) not in ("in", "at"):
        return None
    if scene.cast.get(place).kind not in ("place", "state"):
        return None
    there = [scene.cast.get(key) for key in scene.keys(subjects(tree, position))]
    if not there or not all(one.kind == "person" and one.named for one in there):
        return None
    standing = standing_of_presence(tree, position)
    if standing.status is None:
        return None
    parts = Parts(actors=tuple(one.key for one in there), place=place)
    when = when_of(tree, position, times)
    draft = _draft(scene, position, standing, parts, when, quotes, None)
    trigger = tree.words[copula].span
    opening = [copula, *(kid for kid in tree.kids(position, "nsubj") if kid < copula)]
    first = min(at for kid in opening for at in tree.below(kid))
    words = within(Span(tree.words[first].span.start, draft.event.words.end), trigger, quotes)
    event = replace(draft.event, lemma="be", action="be", type=None, mode=None)
    return Draft(replace(event, trigger=trigger, words=words))


def _is_told_by(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the verb above tells the noun as its own deed."""
    if carried(tree, verb) == noun:
        return True
    found = idiom(tree, verb)
    return found is not None and found[1] == noun


def _kind(scene: Scene, position: int, parts: Parts) -> tuple[str | None, str | None]:
    """The PLOVER type and mode of the event, from its own words and who stands on either side."""
    roles = roles_of(scene.tree, position)
    doers = [word for word in roles.doers if scene.key(word) in parts.actors]
    undergoers = [word for word in roles.undergoers if scene.key(word) in parts.recipients]
    return kind_at(
        scene.tree,
        position,
        source=doers[0] if doers else None,
        target=undergoers[0] if undergoers else None,
        vector=scene.vector,
    )


def _draft(
    scene: Scene,
    position: int,
    standing: Standing,
    parts: Parts,
    when: When | None,
    quotes: Sequence[Quote],
    warrant: int | None,
) -> Draft:
    tree = scene.tree
    word = tree.words[position]
    lemma = _lemma(tree, position)
    kind, mode = _kind(scene, position, parts)
    held = holders_of(scene, position, standing=standing, quotes=quotes)
    status = standing.status or "happened"
    hedge = standing.hedge or _doubt(scene, parts)
    if held.unknown is not None and status in ("happened", "ongoing"):
        status = "alleged"
    trigger = word.span
    if standing.trying is not None:
        trigger = tree.span([standing.trying, position])
    event = Event(
        lemma=lemma,
        action=_action(tree, lemma, standing, warrant),
        trigger=trigger,
        words=within(clause_of(tree, position, standing), word.span, quotes),
        status=status,
        actors=parts.actors,
        recipients=parts.recipients,
        place=parts.place,
        when=when,
        obj=parts.obj,
        hedge=hedge,
        holders=held.keys,
        voice=held.unknown,
        type=kind,
        mode=mode,
    )
    return Draft(event, standing.assumed)


def _lemma(tree: Tree, position: int) -> str:
    """The verb with what belongs to it, or the verb that says the same as an event noun."""
    word = tree.words[position]
    noun = deed_named(tree, position)
    if noun is not None or word.upos != "VERB":
        return verbs.EVENT_NOUNS.get(noun or "", word.lemma.lower())
    return verb_named(tree, position)


def _action(tree: Tree, lemma: str, standing: Standing, warrant: int | None) -> str:
    if warrant is not None:
        return f"{lemma} {ACTION}"
    if standing.trying is not None:
        return f"attempt to {lemma}"
    return lemma


def _doubt(scene: Scene, parts: Parts) -> Span | None:
    """Words that weaken a participant: "by what appeared to be a guard"."""
    tree = scene.tree
    for agent in parts.agent_words:
        positions = tree.below(agent)
        text = " ".join(tree.words[p].text.lower() for p in positions)
        for hedge in _HEDGES:
            if hedge in text:
                before = len(text[: text.index(hedge)].split())
                return tree.span(positions[before : before + len(hedge.split())])
    return None


# Event nouns

_TOLD = frozenset({"happened", "ongoing", "alleged", "denied"})


def _noun_event(
    scene: Scene, position: int, times: Sequence[TimeMention], quotes: Sequence[Quote]
) -> Draft | None:
    tree = scene.tree
    head = tree.words[position].head
    if head >= 0 and _is_told_by(tree, head, position):
        return None
    parts = noun_parts(scene, position)
    standing = standing_of(tree, position)
    granted = is_granted(tree, position, done_to=bool(parts.recipients))
    if standing.status is None and granted and (parts.actors or parts.recipients):
        standing = _granted(tree, position)
    if standing.status not in _TOLD and is_told_in_relative(tree, position):
        standing = Standing("happened")
    if standing.status is None and not standing.assumed:
        return None
    if _is_thing(tree, position, parts) and not (parts.actors and is_granted(tree, position)):
        return None
    if standing.status == "alleged" and not parts.actors:
        parts = replace(parts, actors=_accused(scene, position, parts))
    if not parts.actors and not parts.recipients and standing.status != "possible":
        return None
    occurring = tree.relation(position) == "nsubj" and head >= 0 and is_occurring(tree, head)
    when = when_of(tree, position, times)
    if occurring:
        when = when or when_of(tree, head, times)
        parts = replace(parts, place=parts.place or place_of(scene, head))
    if not parts.actors and not parts.recipients:
        parts = _named_before(scene, position, parts)
    draft = _draft(scene, position, standing, parts, when, quotes, None)
    if occurring:
        words = clause_of(tree, head, standing)
        draft = replace(draft, event=replace(draft.event, words=words))
    return draft


def _granted(tree: Tree, position: int) -> Standing:
    """What happened to somebody in a violent deed makes the deed happen as well."""
    head = tree.words[position].head
    if tree.words[head].upos == "ADJ":
        told = reporter(tree, head)
        claimed = told is not None and tree.words[told].lemma.lower() in ("claim", "allege")
        voices = () if told is None else (told,)
        return Standing("alleged" if claimed else "happened", voices=voices)
    above = standing_of(tree, head)
    if above.status in ("happened", "ongoing"):
        return replace(above, status="happened", trying=None)
    if above.status == "alleged":
        return replace(above, trying=None)
    return Standing(None, assumed=True)


def _is_thing(tree: Tree, position: int, parts: Parts) -> bool:
    """Whether a noun of two senses stands for a body or thing: "the prosecution said"."""
    noun = tree.words[position].lemma.lower()
    return noun in verbs.DEED_OR_THING and not (parts.actors and parts.recipients)


def _named_before(scene: Scene, position: int, parts: Parts) -> Parts:
    """The participants of the verb that the noun takes up: "must arrest Ruiz, but an arrest …"."""
    lemma = verbs.EVENT_NOUNS[deed_named(scene.tree, position) or ""]
    for before in range(position - 1, -1, -1):
        word = scene.tree.words[before]
        if word.upos == "VERB" and word.lemma.lower() == lemma:
            verb = verb_parts(scene, before)
            return replace(parts, actors=verb.actors, recipients=verb.recipients)
    return parts


def _accused(scene: Scene, position: int, parts: Parts) -> tuple[str, ...]:
    """Who is said to have done what an accusation names: the accusing verb's object."""
    tree = scene.tree
    for above in tree.above(position):
        if tree.words[above].lemma.lower() not in verbs.ACCUSING:
            continue
        blamed = subjects(tree, above) if is_passive(tree, above) else objects_of(tree, above)
        return tuple(key for key in scene.keys(blamed) if key not in parts.recipients)
    return ()


# The report as a whole


def _settled(drafts: Sequence[Draft]) -> list[Event]:
    """The events, with those taken for granted kept only where the report tells them."""
    told = [draft.event for draft in drafts if not draft.assumed]
    kept = [*told]
    for draft in drafts:
        if draft.assumed and not draft.event.holders and _is_told(draft.event, told):
            kept.append(draft.event)
    return _without_doubles(kept)


def _is_told(event: Event, told: Sequence[Event]) -> bool:
    """Whether the report elsewhere tells, in its own voice, what a noun takes for granted."""
    names = _SHOWN_BY.get(event.lemma, frozenset({event.lemma}))
    return any(
        other.status == "happened"
        and not other.holders
        and other.lemma in names
        and (set(event.actors) & {*other.actors, *other.recipients})
        for other in told
    )


def _without_doubles(events: Sequence[Event]) -> list[Event]:
    """The events without a second one of the same trigger."""
    kept: dict[Span, Event] = {}
    for event in events:
        kept.setdefault(event.trigger, event)
    return list(kept.values())
