"""Learn from news that people put together when two reports tell of one story.

`python -m training.stories --data DIR --keep DIR`: first what sets left out show (each set, and
fifths of a set by event or by day), then, learned from all, `group/data/decision.npz`. Sets:
giveme5w1h (B), allsides_event_groups (B), the train topics of ECB+ (CC BY 3.0 on the labels, the
outlets' text). The dev topics of ECB+ only measure.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.boosting import boosted
from training.clusters import Labelled, read_clusters
from twosource.archive import read_reports
from twosource.group.candidates import Candidates
from twosource.group.decision import Trees, odds_of
from twosource.group.joining import LEAST_ODDS
from twosource.group.likeness import STRANGERS, compared, judged
from twosource.group.profile import Profile, profile_of
from twosource.group.ready import ready
from twosource.group.stories import stories_of
from twosource.record.codec import unpack_reading
from twosource.record.reading import Reading
from twosource.record.report import Report

OUT = Path(__file__).resolve().parent.parent / "src" / "twosource" / "group" / "data"
LEARN = ("giveme5w1h", "allsides_event_groups", "ecbplus_train")
MEASURE = ("giveme5w1h", "allsides_event_groups", "ecbplus", "ecbplus_train")
TREES, RATE = 300, 0.08
FIFTHS = 5
ROUNDS = {"giveme5w1h": 1.5, "allsides_event_groups": 1.0, "ecbplus_train": 2.0}
"""How much each set's pairs of one story weigh together."""


class Pairs:
    """A set's pairs that may be of one story: positions, features, whether they are.

    Strangers are among them and are never joined, so that nothing is learned from them.
    """

    def __init__(self, reports: Sequence[Labelled], profiles: Sequence[Profile]) -> None:
        self.events = [one.event for one in reports]
        self.reports = [ready(one) for one in profiles]
        index = Candidates()
        one, other, rows, needed = [], [], [], []
        for position, report in enumerate(self.reports):
            found = index.of(report)
            index.add(report)
            if found:
                one += [position] * len(found)
                other += found
                shared, least = compared(report, [self.reports[at] for at in found])
                rows.append(shared)
                needed.append(least)
        self.one, self.other = np.array(one), np.array(other)
        self.rows = np.concatenate(rows)
        self.needed = np.concatenate(needed)
        named = np.array(self.events, dtype=object)
        self.right = (named[self.one] == named[self.other]).astype(bool)

    def fifths(self) -> NDArray[np.int64]:
        """The fifth of each report: by its event's first day where days are known, else by name."""
        first: dict[str, int] = {}
        for event, report in zip(self.events, self.reports, strict=True):
            if report.day is not None:
                first[event] = min(first.get(event, report.day), report.day)
        days = sorted(first.values())
        cuts = [days[len(days) * part // FIFTHS] for part in range(1, FIFTHS)] if days else []
        return np.array(
            [
                sum(first[event] >= cut for cut in cuts)
                if event in first
                else int(hashlib.sha1(event.encode()).hexdigest(), 16) % FIFTHS
                for event in self.events
            ]
        )


def readings(reports: Sequence[Report], keep: Path | None) -> Iterator[Reading]:
    """What each report says; with `keep`, each is read once and kept there."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(reports), 64):
        some = reports[start : start + 64]
        lacking = [one for one in some if keep is None or not (keep / one.id).exists()]
        held, _ = read_reports(lacking)
        new = {one.profile.report_id: one.packed for one in held}
        for report in some:
            packed = new.get(report.id)
            if packed is not None and keep is not None:
                (keep / report.id).write_bytes(packed)
            if packed is None and keep is not None and (keep / report.id).exists():
                packed = (keep / report.id).read_bytes()
            if packed is not None:
                yield unpack_reading(packed)


def b_cubed(groups: Sequence[Sequence[int]], events: Sequence[str]) -> tuple[float, float, float]:
    """B3 precision, recall and F1 of groups of positions against the events of all positions."""
    size = {event: events.count(event) for event in set(events)}
    precision = recall = 0.0
    for group in groups:
        here = [events[at] for at in group]
        for event in set(here):
            both = here.count(event) ** 2
            precision += both / len(group)
            recall += both / size[event]
    p, r = precision / len(events), recall / len(events)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def learned(sets: Sequence[tuple[str, Pairs, NDArray[np.bool_]]]) -> Trees:
    """Trees from the pairs of each set that its mask lets through."""
    rows, right, weights = [], [], []
    for name, pairs, chosen in sets:
        mask = chosen & (pairs.needed < STRANGERS)
        rows.append(pairs.rows[mask])
        right.append(pairs.right[mask])
        one = 2000 * ROUNDS[name] / max(1, int(pairs.right[mask].sum()))
        weights.append(np.full(int(mask.sum()), one))
    return boosted(
        np.concatenate(rows),
        np.concatenate(right),
        np.concatenate(weights),
        trees=TREES,
        rate=RATE,
    )


def told(pairs: Pairs, odds: NDArray[np.int64]) -> tuple[float, float, float]:
    """B3 of the stories that these odds make."""
    known = {
        (int(other), int(one)): int(value)
        for one, other, value in zip(
            pairs.one, pairs.other, judged(odds, pairs.needed), strict=True
        )
        if value > LEAST_ODDS
    }
    return b_cubed(stories_of(pairs.reports, known), pairs.events)


def held_out(sets: dict[str, Pairs]) -> None:
    """Print what each set gives when learned from the others alone, and by fifths."""
    for name in MEASURE:
        family = name.split("_train")[0]
        rest = [n for n in LEARN if not n.startswith(family)]
        trees = learned([(n, sets[n], np.ones(len(sets[n].right), bool)) for n in rest])
        found = told(sets[name], odds_of(sets[name].rows, trees))
        print(
            f"{name}: learned from {', '.join(rest)} alone: B3 %.3f %.3f %.3f" % found, flush=True
        )
    odds = {name: np.zeros(len(sets[name].right)) for name in LEARN}
    fifth = {name: sets[name].fifths() for name in LEARN}
    for part in range(FIFTHS):
        masks = {
            n: (fifth[n][sets[n].one] != part) & (fifth[n][sets[n].other] != part) for n in LEARN
        }
        trees = learned([(n, sets[n], masks[n]) for n in LEARN])
        for n in LEARN:
            ours = (fifth[n][sets[n].one] == part).astype(float)
            ours += fifth[n][sets[n].other] == part
            odds[n] += odds_of(sets[n].rows, trees) * ours / 2
    for n in LEARN:
        found = told(sets[n], np.round(odds[n]).astype(np.int64))
        print(f"{n}: each fifth learned from the rest: B3 %.3f %.3f %.3f" % found, flush=True)


def write(trees: Trees, out: Path) -> None:
    """The trees as the package has them."""
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        out / "decision.npz",
        columns=trees.columns.astype(np.int8),
        bounds=trees.bounds.astype(np.int32),
        leaves=trees.leaves.astype(np.int16),
        base=np.int64(trees.base),
    )


def main() -> None:
    """Say how well sets left out are told, then learn from all and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="keep the readings here, and take them from here")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    sets = {}
    for name in MEASURE:
        reports = read_clusters(given.data, name)
        by_id = {one.report.id: one for one in reports}
        profiles = [profile_of(one) for one in readings([r.report for r in reports], given.keep)]
        sets[name] = Pairs([by_id[one.report_id] for one in profiles], profiles)
        pairs = sets[name]
        print(
            name, len(profiles), "reports", len(pairs.right), "pairs,", pairs.right.sum(), "right"
        )
    held_out(sets)
    trees = learned([(n, sets[n], np.ones(len(sets[n].right), bool)) for n in LEARN])
    write(trees, given.out)
    for name in MEASURE:
        found = told(sets[name], odds_of(sets[name].rows, trees))
        print(f"{name}: with what ships: B3 %.3f %.3f %.3f" % found, flush=True)


if __name__ == "__main__":
    main()
