"""Types, triggers and participants of events.

`plover`: PLOVER's root of the sentences that PLV marks (source and target are given), by
five-fold cross-validation (the mean over three ways to deal the parts): each part is judged by a
model that is learned from the other four, on top of the word lists. CONCEDE and RETREAT are one
class there (YIELD). "lists alone" is the best type that the lists give the words between source
and target; "events" are our own events, as read from each sentence without knowing source and
target: how many have a type, and for how many it is the one that is marked, under PLOVER's rule
that what is announced is an agreement.
`aw` (measuring only): the same model on the Annotated Web set, whose marks only tell conflict
from cooperation.

`indiapolice`: of each sentence, whether police kill, arrest or use force in it. A sentence has
the class when events of ours in it have: an arrest that is not somebody else's, force by police,
and killing where somebody dies and police use force in one sentence.

`meantime`: triggers, any letters shared, with the marked part of each report; and participants of
its events. "given triggers" puts the rule for participants to every marked event; "our events"
takes what our events have. A participant is right when its span is exactly a marked one of the
same event, or (head) when both have one head word. Several joined by "and", each a participant
to us, are mostly marked as one and count as one. Whom a participle or infinitive of an adverbial
clause shares with the clause above is left out: it is seldom marked.
`casie`: triggers alone.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from common import (
    Meantime,
    around,
    chosen,
    day_of,
    encoder_of,
    f1,
    head_at,
    meantime,
    pairs,
    reading_arguments,
    readings,
    show,
    tree_at,
)

from training import kinds as training
from twosource.models.encoder import Encoder
from twosource.models.kinds import KindModel, shipped
from twosource.read.kinds import learned
from twosource.read.participants import antecedent, case_of, whole
from twosource.read.parts import participant_words
from twosource.record.reading import Event, Reading
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text.plover import as_exported

SETS = ("plover", "aw", "indiapolice", "meantime", "casie")
_FOLDS = 5
_DEALS = 3  # the mean over so many: one deal differs from the next by a point
_CASIE = 200  # documents are enough: its triggers are of five kinds only
_CONFLICT = frozenset(
    "REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)

Row = Mapping[str, object]


# PLOVER types


def folds(kinds: Sequence[str], *, deal: int = 0) -> list[list[int]]:
    """The places of examples in five parts, each class spread over all; dealt out by a number."""
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for place, kind in enumerate(kinds):
        by_kind[kind].append(place)
    dealt = []
    chance = random.Random(deal)
    for kind in sorted(by_kind):
        chance.shuffle(by_kind[kind])
        dealt += by_kind[kind]
    return [dealt[start::_FOLDS] for start in range(_FOLDS)]


def macro_f1(true: Sequence[str], found: Sequence[str]) -> float:
    """The mean F1 of the classes that are marked."""
    return sum(class_f1(true, found).values()) / len(set(true))


def class_f1(true: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """F1 of each class that is marked."""
    scores = {}
    for kind in sorted(set(true)):
        right = sum(one == other == kind for one, other in zip(true, found, strict=True))
        scores[kind] = f1(right, found.count(kind), true.count(kind))[2]
    return scores


def best(model: KindModel, example: training.Example) -> str:
    """The type with the highest score."""
    return model.types[int(model.scores(example.traits, example.vector).argmax())]


def plover(data: Path, encoder: Encoder, errors: list[str]) -> Iterator[Row]:
    """Cross-validation on PLV, the lists alone, and our own events."""
    path = data / "plover_sentences" / "datasets" / "PLV_train.tsv"
    if not path.exists():
        return
    marked = training.plv(path)
    given = training.examples(marked, encoder)
    true = [one.kind for one in given]
    rounds = [_judged(given, folds(true, deal=deal)) for deal in range(_DEALS)]
    found = rounds[0]
    rows = [_typed("plover, five-fold", true, one) for one in rounds]
    scores = [float(str(row["macro F1"])) for row in rows]
    yield {**rows[0], "macro F1": sum(scores) / len(scores)}
    print("macro F1 of each deal:", [round(score, 4) for score in scores])
    print("F1 by class:", {k: round(v, 3) for k, v in class_f1(true, found).items()})
    wrong = Counter((a, b) for a, b in zip(true, found, strict=True) if a != b)
    print("marked, found:", {" ".join(pair): count for pair, count in wrong.most_common(15)})
    yield _typed("plover, lists alone", true, [_of_lists(one.traits) for one in given])
    reports = [Report(text=one.text, path=str(at)) for at, one in enumerate(marked)]
    typed = [_of_events(reading) for reading in readings(encoder, reports)]
    right = sum(kind in some for kind, some in zip(true, typed, strict=True))
    covered = sum(bool(some) for some in typed)
    yield {
        "set": "plover, events",
        "sentences": len(marked),
        "typed": covered / len(marked),
        "right of typed": right / covered,
    }


def _judged(given: Sequence[training.Example], parts: Sequence[Sequence[int]]) -> list[str]:
    """The type found for each example by a model that did not see its part."""
    found = [""] * len(given)
    for part in parts:
        inside = set(part)
        model = training.fit([one for at, one in enumerate(given) if at not in inside])
        for at in part:
            found[at] = best(model, given[at])
    return found


def _typed(name: str, true: Sequence[str], found: Sequence[str]) -> Row:
    right = sum(one == other for one, other in zip(true, found, strict=True))
    guessed = sum(bool(one) for one in found)
    return {
        "set": name,
        "sentences": len(true),
        "macro F1": macro_f1(true, found),
        "micro F1": f1(right, guessed, len(true))[2],
        "typed": guessed / len(true),
        "right of typed": right / guessed,
    }


def _of_lists(traits: Mapping[str, float]) -> str:
    """The type that the lists give the outermost predicate, else any other; "" for none."""
    for place in ("top", "any"):
        start = f"{place} type "
        own = {name: value for name, value in traits.items() if name.startswith(start)}
        if own:
            return max(sorted(own), key=lambda name: own[name]).removeprefix(start)
    return ""


def _of_events(reading: Reading) -> set[str]:
    """The types of a sentence's events as PLOVER would have them."""
    kinds = (as_exported(one.type, one.mode, one.status)[0] for one in reading.events)
    return {learned(kind) for kind in kinds if kind}


def aw(data: Path, encoder: Encoder, errors: list[str]) -> Iterator[Row]:
    """Conflict against cooperation on AW, with the model that ships."""
    path = data / "plover_sentences" / "datasets" / "AW_train.tsv"
    if not path.exists():
        return
    given = training.examples(training.aw(path), encoder)
    true = [one.kind for one in given]
    found = ["1" if best(shipped(), one) in _CONFLICT else "0" for one in given]
    yield _typed("aw, conflict or not", true, found)


# Police deeds

_POLICE = frozenset(
    """police policeman policemen cop cops officer officers constable constables inspector jawan
    jawans crpf rpf bsf raf srp srpf atf personnel forces commandos commando army paramilitary
    cbi stf sog troops security patrol force""".split()
)
_KILLING = frozenset("kill murder execute die perish lynch eliminate".split()) | {
    "shoot dead",
    "gun down",
}


def indiapolice(
    data: Path, encoder: Encoder, errors: list[str], documents: int | None
) -> Iterator[Row]:
    """F1 of sentences in which police kill, arrest or use force."""
    folder = data / "indiapolice" / "data" / "final"
    if not folder.exists():
        return
    sentences = defaultdict(list)
    for line in (folder / "sents.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        sentences[row["doc_id"]].append(row)
    texts = [json.loads(line) for line in (folder / "docs.jsonl").open(encoding="utf-8")]
    days = [json.loads(line) for line in (folder / "metadata.jsonl").open(encoding="utf-8")]
    published = {row["doc_id"]: day_of(row["date"]) for row in days}
    texts = texts[:documents]
    reports = [
        Report(text=one["doc_text"], path=str(one["doc_id"]), published=published[one["doc_id"]])
        for one in texts
    ]
    counts: Counter[str] = Counter()
    for report, reading in zip(reports, readings(encoder, reports), strict=True):
        for span, labels in _placed(report.text, sentences[int(report.path or 0)]):
            inside = [event for event in reading.events if span.covers(event.trigger)]
            found = {kind for event in inside for kind in police_deeds(reading, event)}
            if "FORCE" in found and _is_deadly(reading, span, inside):
                found.add("KILL")
            for kind in ("KILL", "ARREST", "FORCE"):
                counts[f"{kind} true"] += kind in labels
                counts[f"{kind} found"] += kind in found
                counts[f"{kind} right"] += kind in labels and kind in found
                if (kind in labels) != (kind in found):
                    what = "missed" if kind in labels else "wrong"
                    errors.append(f"{kind} {what}: {report.path}: {span.of(report.text)}")
    for kind in ("KILL", "ARREST", "FORCE"):
        figures = f1(*(counts[f"{kind} {name}"] for name in ("right", "found", "true")))
        yield {
            "set": f"indiapolice {kind}",
            "sentences": counts[f"{kind} true"],
            **dict(zip(("P", "R", "F1"), figures, strict=True)),
        }


def _placed(
    text: str, rows: Sequence[Mapping[str, object]]
) -> Iterator[tuple[Span, Sequence[str]]]:
    """Each marked sentence's span in the text, looked for from where the last one ended."""
    at = 0
    for row in rows:
        words = str(row["sent_text"]).strip()
        start = text.find(words, at)
        if start >= 0 and words:
            at = start + len(words)
            labels = row["sent_labels"]
            yield Span(start, at), labels if isinstance(labels, list) else []


def _is_deadly(reading: Reading, span: Span, inside: Sequence[Event]) -> bool:
    """Whether a sentence tells of somebody dead: by an event of it, or by a count of the dead."""
    if any(event.lemma in _KILLING for event in inside):
        return True
    counts = [one.what.lower().split() for one in reading.figures if span.covers(one.words)]
    return any({"dead", "killed"} & {*what} for what in counts)


def police_deeds(reading: Reading, event: Event) -> Iterator[str]:
    """Which of the three classes an event has."""
    if event.status not in ("happened", "ongoing", "alleged"):
        return
    actors = [one for one in reading.entities if one.key in event.actors]
    names = [name.lower() for one in actors for name in (one.name, *one.roles)]
    words = {word for name in names for word in name.replace("-", " ").split()}
    by_police = bool(words & _POLICE)
    if (event.type, event.mode) == ("COERCE", "arrest") and (by_police or not names):
        yield "ARREST"
    if event.type == "ASSAULT" and by_police:
        yield "FORCE"


# Triggers and participants


def triggers(name: str, ours: Sequence[Span], true: Sequence[Span], counts: Counter[str]) -> None:
    """Take in how many of the marked triggers are among ours."""
    counts[f"{name} true"] += len(true)
    counts[f"{name} found"] += len(ours)
    counts[f"{name} right"] += len(pairs(ours, true))


def casie(data: Path, encoder: Encoder, errors: list[str], documents: int | None) -> Iterator[Row]:
    """Triggers of CASIE's events, which are of few kinds: only recall tells much."""
    paths = sorted((data / "casie" / "data" / "annotation").glob("*.json"))
    given = [json.loads(path.read_text(encoding="utf-8")) for path in paths[: documents or _CASIE]]
    counts: Counter[str] = Counter()
    reports = [Report(text=one["content"], path=one["sourcefile"]) for one in given]
    for one, reading in zip(given, readings(encoder, reports), strict=True):
        hoppers = one["cyberevent"]["hopper"] if one.get("cyberevent") else []
        true = sorted(
            {
                Span(event["nugget"]["startOffset"], event["nugget"]["endOffset"])
                for hopper in hoppers
                for event in hopper["events"]
                if event["realis"] == "Actual"
            }
        )
        triggers("all", [event.trigger for event in reading.events], true, counts)
    if given:
        yield _row("casie triggers", counts, "all")


def _row(title: str, counts: Mapping[str, int], name: str) -> Row:
    figures = f1(*(counts[f"{name} {what}"] for what in ("right", "found", "true")))
    return {
        "set": title,
        "marked": counts[f"{name} true"],
        **dict(zip(("P", "R", "F1"), figures, strict=True)),
    }


def participants(
    data: Path, encoder: Encoder, errors: list[str], documents: int | None
) -> Iterator[Row]:
    """Triggers and participants of MEANTIME's events."""
    given = meantime(data)[:documents]
    counts: Counter[str] = Counter()
    for one, reading in zip(given, readings(encoder, [d.report for d in given]), strict=True):
        true = _marked_participants(one)
        marked = sorted(true)
        ours = [event.trigger for event in reading.events if event.trigger.end <= one.until]
        triggers("triggers", ours, marked, counts)
        for trigger in marked:
            found = [span for span, _ in of_trigger(reading, trigger)]
            _compare("given", reading, found, true[trigger], counts)
            for span in found:
                if span not in true[trigger]:
                    wanted = " | ".join(sorted(s.of(one.report.text) for s in true[trigger]))
                    told = around(one.report.text, trigger, letters=120)
                    errors.append(
                        f"participant {span.of(one.report.text)!r} not {wanted!r}: {told}"
                    )
            for span in true[trigger]:
                if span not in found:
                    told = around(one.report.text, trigger, letters=120)
                    errors.append(f"missed participant {span.of(one.report.text)!r}: {told}")
        for trigger in ours:
            spans = [span for span, known in of_trigger(reading, trigger) if known]
            mark = next((m for m in marked if m.overlaps(trigger)), None)
            _compare("ours", reading, spans, true[mark] if mark else set(), counts, count=False)
        counts["ours true"] = counts["given true"]
        counts["ours head true"] = counts["given head true"]
    if given:
        yield _row("meantime triggers", counts, "triggers")
        for name, title in (("given", "given triggers"), ("ours", "our events")):
            yield _row(f"meantime participants, {title}", counts, name)
            yield _row(f"meantime participants, {title}, head", counts, f"{name} head")


def _marked_participants(one: Meantime) -> dict[Span, set[Span]]:
    """The spans that take part in each marked event, by its trigger."""
    found: dict[Span, set[Span]] = {
        mark.span: set()
        for mark in one.marks.values()
        if mark.kind == "EVENT_MENTION" and mark.span and mark.span.end <= one.until
    }
    for (event, other), role in one.roles.items():
        trigger, span = one.marks[event].span, one.marks[other].span
        if role in _CORE and trigger in found and span and one.marks[other].kind != "VALUE":
            found[trigger].add(span)
    return found


_CORE = frozenset({"Arg0", "Arg1", "Arg2", "Arg3", "Arg4"})


def of_trigger(reading: Reading, trigger: Span) -> Iterator[tuple[Span, bool]]:
    """The span of each participant of the word that heads a trigger; whether it is an entity."""
    at = head_at(reading, trigger)
    if at is None:
        return
    tree = tree_at(reading, at[0])
    known = {span.end for one in reading.entities for span in one.mentions}
    loose = tree.relation(at[1]) == "advcl" and tree.words[at[1]].xpos in ("VB", "VBG", "VBN")
    for word in participant_words(tree, at[1]):
        if loose and word not in tree.below(at[1]):
            continue
        if tree.relation(word) == "conj" and tree.words[word].head != at[1]:
            continue  # it stands in the span of the word that it is joined to
        marked = _pronoun(tree, at[1], word)
        yield extent(tree, marked), tree.words[word].span.end in known


def extent(tree: Tree, position: int) -> Span:
    """As much of a noun phrase as MEANTIME marks: with what is joined to it and asides, without
    clauses."""
    outside: set[int] = set()
    for kid in tree.children[position]:
        relation = tree.relation(kid)
        before = relation == "advmod" and kid < position  # "about 500 people"
        if relation in _OUTSIDE or before or (relation == "nmod" and case_of(tree, kid) == "by"):
            outside.update(tree.below(kid))
    return whole(tree, [p for p in tree.below(position) if p not in outside], position)


_OUTSIDE = frozenset("case punct parataxis mark cc advcl acl cop nsubj obl".split())


def _pronoun(tree: Tree, trigger: int, word: int) -> int:
    """The word itself, or the relative pronoun that stands for it: that is what is marked."""
    for kid in tree.kids(trigger, "nsubj", "obj"):
        if kid != word and antecedent(tree, kid) == word:
            return kid
    return word


def _compare(
    name: str,
    reading: Reading,
    found: Sequence[Span],
    true: set[Span],
    counts: Counter[str],
    *,
    count: bool = True,
) -> None:
    found, true = [_bare(reading, span) for span in found], {_bare(reading, s) for s in true}
    heads = {head_at(reading, span) for span in true}
    counts[f"{name} found"] += len(found)
    counts[f"{name} head found"] += len(found)
    counts[f"{name} right"] += len(set(found) & true)
    counts[f"{name} head right"] += len({head_at(reading, span) for span in found} & heads)
    if count:
        counts[f"{name} true"] += len(true)
        counts[f"{name} head true"] += len(true)


def _bare(reading: Reading, span: Span) -> Span:
    """The span without a bracket that closes at its end: the marks leave it out."""
    closes = span.of(reading.report.text).endswith((")", "]"))
    return Span(span.start, span.end - 1) if closes else span


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    encoder = encoder_of(given)
    rows: list[Row] = []
    errors: list[str] = []
    for name in [given.set] if given.set else SETS:
        if name == "plover":
            rows += plover(given.data, encoder, errors)
        elif name == "aw":
            rows += aw(given.data, encoder, errors)
        elif name == "indiapolice":
            rows += indiapolice(given.data, encoder, errors, given.documents)
        elif name == "meantime":
            rows += participants(given.data, encoder, errors, given.documents)
        else:
            rows += casie(given.data, encoder, errors, given.documents)
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
