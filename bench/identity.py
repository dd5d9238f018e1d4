"""Which tellings and mentions of several reports are one: ECB+ and MEANTIME, CoNLL F1.

ECB+: the development topics (2, 5, 12, 18, 21, 23, 34, 35), mentions of checked sentences only,
within the subtopics as they are given; a mention of no chain counts as a chain of one, as in Barhom
et al. (2019), who however find the subtopics; `without single` leaves such chains out of the key
and of ours. All documents are scored together. The sets learned from are the other topics of the
training part; MEANTIME is not learned from, its three corpora are the topics, and chains count that
CROMER made across documents.

- `events`: marked deeds, grouped by the learned likeness at the point that is best for ECB+'s
  training topics; `strict` at the point at which the program joins.
- `same lemma`: marked deeds are one when the lemma of their head is.
- `own events`: what `fuse` makes of the reports, an event standing for the marked deed at its
  trigger; deeds that it has no event for count as missed, its other events are left out.
- `entities`: marked people, bodies and places; one when `fuse` has them in one entity, else when
  what they are called ends in one lemma in one subtopic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

from common import analyses, encoder_of, meantime, reading_arguments, show
from coreference import b3, ceafe, muc

from training.ecbplus import Marked, Marking, ecbplus
from training.identity import Senses, by_subtopic, deeds_in
from twosource.fuse.entities import Cast
from twosource.fuse.events import align_events, telling_of
from twosource.fuse.identity import groups_of
from twosource.fuse.wording import Wording
from twosource.read.report import read_report
from twosource.read.senses import senses_at
from twosource.record.reading import Reading

SETS = ("ecbplus", "meantime")
LOOSE = 0.30
"""Mean chance at which groups of deeds are joined: best of 0.20 to 0.50 in five folds of ECB+'s
training topics, each measured with weights learned from the others."""
STRICT = 0.90
HUMAN = ("HUMAN_PART", "LOC")


def marked_meantime(data: Path) -> list[Marking]:
    """MEANTIME's documents as those of ECB+ are read, each corpus a subtopic."""
    found = []
    corpus_of = {path.stem: path.parent.name for path in data.rglob("corpus_*/*.xml")}
    for document in meantime(data):
        mentions = []
        for relation, mention, instance in document.links:
            one, whole = document.marks.get(mention), document.marks.get(instance)
            if relation != "REFERS_TO" or not one or not one.span or not whole:
                continue
            key = whole.said.get("instance_id") or f"{document.report.path} {instance}"
            event = one.kind == "EVENT_MENTION"
            if event or whole.said.get("ent_type") in ("PER", "ORG", "LOC"):
                tag = "ACTION" if event else "HUMAN_PART"
                mentions.append(Marked(one.span, tag, key))
        corpus = corpus_of[document.report.path or ""]
        found.append(Marking(corpus, document.report, tuple(mentions), ()))
    return found


Key = tuple[str, int, int]


def score(key: Mapping[Key, Hashable], ours: Mapping[Key, Hashable]) -> dict[str, float]:
    """CoNLL F1 and its parts for chains told by what each mention is in."""
    number = {mention: at for at, mention in enumerate(sorted({*key, *ours}))}
    true, found = _chains(key, number), _chains(ours, number)
    kept, right = muc(true, found), muc(found, true)
    parts = {"MUC": (*kept, *right), "B3": (*b3(true, found), *b3(found, true))}
    row: dict[str, float] = {}
    for name, (a, b, c, d) in parts.items():
        row[f"{name} P"], row[f"{name} R"] = c / d if d else 0.0, a / b if b else 0.0
    shared = _ceafe(true, found)
    row["CEAFe P"], row["CEAFe R"] = shared / max(1, len(found)), shared / max(1, len(true))
    figures = []
    for name in ("MUC", "B3", "CEAFe"):
        precision, recall = row[f"{name} P"], row[f"{name} R"]
        both = precision + recall
        row[f"{name} F1"] = 2 * precision * recall / both if both else 0.0
        figures.append(row[f"{name} F1"])
    return {"CoNLL F1": sum(figures) / 3, **row}


def _ceafe(true: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> float:
    """CEAFe over chains that share no mention with others, piece by piece: much quicker."""
    parts: dict[int, int] = {}

    def top(at: int) -> int:
        while parts.setdefault(at, at) != at:
            parts[at] = parts[parts[at]]
            at = parts[at]
        return at

    for chain in (*true, *found):
        first = min(chain)
        for mention in chain:
            parts[top(mention)] = top(first)
    pieces: dict[int, tuple[list[frozenset[int]], list[frozenset[int]]]] = defaultdict(
        lambda: ([], [])
    )
    for side, chains in enumerate((true, found)):
        for chain in chains:
            pieces[top(min(chain))][side].append(chain)
    return sum(ceafe(key, ours) for key, ours in pieces.values())


def _chains(of: Mapping[Key, Hashable], number: Mapping[Key, int]) -> list[frozenset[int]]:
    chains: dict[Hashable, set[int]] = defaultdict(set)
    for key, chain in of.items():
        chains[chain].add(number[key])
    return [frozenset(chain) for chain in chains.values()]


def _without_single(of: Mapping[Key, Hashable]) -> dict[Key, Hashable]:
    counts: dict[Hashable, int] = defaultdict(int)
    for chain in of.values():
        counts[chain] += 1
    return {key: chain for key, chain in of.items() if counts[chain] > 1}


def measure(
    markings: Sequence[Marking], read: Mapping[str, tuple[Reading, Senses]]
) -> list[dict[str, object]]:
    """The rows of one set."""
    gold: dict[str, dict[Key, Hashable]] = {"events": {}, "entities": {}}
    ours: dict[str, dict[Key, Hashable]] = defaultdict(dict)
    for group in by_subtopic(markings):
        name = group[0].subtopic
        theirs = [read[marking.report.id][0] for marking in group]
        senses = [read[marking.report.id][1] for marking in group]
        spans = [[one.span for one in marking.mentions if one.is_event] for marking in group]
        found, cast = deeds_in(theirs, spans, senses)
        keys = [
            (marking.report.id, span.start, span.end)
            for marking, some in zip(group, spans, strict=True)
            for span in some
        ]
        told = [deed for some in found for deed in some]
        for marking in group:
            for one in marking.mentions:
                key = (marking.report.id, one.span.start, one.span.end)
                if one.is_event:
                    gold["events"][key] = one.chain
                elif one.tag.startswith(HUMAN):
                    gold["entities"][key] = one.chain
        for kind, least in (("events", LOOSE), ("events, strict", STRICT)):
            for number, positions in enumerate(groups_of(told, least=least)):
                for at in positions:
                    ours[kind][keys[at]] = (name, number)
        for key, deed in zip(keys, told, strict=True):
            ours["same lemma"][key] = (name, deed.words[-1] if deed else key)
        ours["own events"].update(_own(name, theirs, cast, keys))
        ours["entities"].update(_entities(name, group, theirs, cast))
    rows: list[dict[str, object]] = []
    for kind, chains in ours.items():
        key = gold["entities" if kind == "entities" else "events"]
        rows.append({"what": kind, "mentions": len(key), **score(key, chains)})
        if kind != "own events":
            plain = score(_without_single(key), _without_single(chains))
            rows.append({"what": f"{kind}, without single", "mentions": len(key), **plain})
    return rows


def _own(
    name: str, readings: Sequence[Reading], cast: Cast, keys: Sequence[Key]
) -> dict[Key, Hashable]:
    """The marked deeds that the program has events for, by the statement these are in."""
    wordings = [Wording(reading) for reading in readings]
    tellings = [
        telling_of(event, wording=wording, cast=cast)
        for wording in wordings
        for event in wording.reading.events
    ]
    at: dict[tuple[str, int], list[Key]] = defaultdict(list)
    for key in keys:
        for place in range(key[1], key[2]):
            at[key[0], place].append(key)
    found: dict[Key, Hashable] = {}
    for number, group in enumerate(align_events(tellings, cast)):
        for telling in group:
            for key in at[telling.reading.report.id, telling.event.trigger.start]:
                found.setdefault(key, (name, number))
    return found


def _entities(
    name: str, group: Sequence[Marking], readings: Sequence[Reading], cast: Cast
) -> dict[Key, Hashable]:
    """For each marked mention the program's entity at its head, else the lemma of its head."""
    found: dict[Key, Hashable] = {}
    for marking, reading in zip(group, readings, strict=True):
        wording = Wording(reading)
        for one in marking.mentions:
            if one.is_event or not one.tag.startswith(HUMAN):
                continue
            word = wording.head_word(one.span)
            clause = wording.clause_at(one.span)
            around = clause.sentence.span if clause else one.span
            entities = [
                entity
                for at, entity in cast.mentions_in(reading.report.id, around)
                if word and wording.head_word(at) is word
            ]
            # whom nobody names is compared by what the report calls them, "she" by "the woman"
            called = cast[entities[-1]].name.split()[-1] if entities else ""
            lemma = called or (word.lemma if word else "")
            if entities and cast.is_named(entities[-1]):
                chain: Hashable = (name, entities[-1])
            else:
                chain = (name, "lemma", lemma.casefold())
            found[marking.report.id, one.span.start, one.span.end] = chain
    return found


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    reader = encoder_of(given)
    rows: list[Mapping[str, object]] = []
    for name in [given.set] if given.set else SETS:
        marked = ecbplus(given.data, "val") if name == "ecbplus" else marked_meantime(given.data)
        chosen = marked[: given.documents]
        reports = [marking.report for marking in chosen]
        by_id = {
            report.id: (read_report(report, seen), senses_at(seen.sentences, seen.senses))
            for report, seen in zip(reports, analyses(reader, reports), strict=True)
        }
        rows += [{"set": name, **row} for row in measure(chosen, by_id)]
    show(rows)


if __name__ == "__main__":
    main()
