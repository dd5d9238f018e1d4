"""Which reports are put together as one story: B3 on news that people put together.

giveme5w1h's news clusters by event, the roundups of allsides, and the two events of each topic of
ECB+ (its dev topics; `ecbplus_train` its train topics; the test topics are never read). A wrong
join is a pair of reports in one of our stories that are of two events; a missed join the reverse;
a report alone is one that is with nobody and should be. `share` is grouping's part of the time
that reading and grouping take together, where the reports were read just now. All sets but
the dev topics helped to learn the decision: `python -m training.stories` has the figures of sets
and fifths that were left out.

`--grow 1000 10000 37000` times grouping alone, from profiles: the reports of allsides's roundups,
and copies of them that tell, 400 days later each, of other things and people in the same common
words: all terms that fewer than one report in twenty has are others. `--dense` leaves the copies in
the days of the first reports, so that each day has more to tell and not a longer time is told of.
Both are times of the processor.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import time
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from common import chosen, show

from training.clusters import SETS, Labelled, read_clusters
from training.stories import b_cubed, readings
from twosource.group.likeness import likeness_of
from twosource.group.profile import Profile, Terms, profile_of
from twosource.group.rarity import rarity_of
from twosource.group.stories import group_profiles
from twosource.group.stream import StoryStream

_COMMON = 300  # rarity: what one report in twenty has, any story may have


def profiles(data: Path, name: str, keep: Path | None) -> tuple[list[Labelled], list[Profile]]:
    """The reports of a set that could be read, and what they are compared by."""
    given = {one.report.id: one for one in read_clusters(data, name)}
    found = [profile_of(one) for one in readings([g.report for g in given.values()], keep)]
    return [given[one.report_id] for one in found], found


def measured(
    name: str, labelled: Sequence[Labelled], found: Sequence[Profile], reading: float
) -> tuple[dict[str, object], list[str]]:
    """The row of a set, and its wrong and missed joins in words."""
    began = time.perf_counter()
    stories = group_profiles(found)
    seconds = time.perf_counter() - began
    place = {one.report_id: at for at, one in enumerate(found)}
    groups = [[place[report_id] for report_id in story] for story in stories]
    events = [one.event for one in labelled]
    precision, recall, both = b_cubed(groups, events)
    wrong, missed = joins(groups, events)
    size = Counter(events)
    alone = [group[0] for group in groups if len(group) == 1 and size[events[group[0]]] > 1]
    row = {
        "set": name,
        "reports": len(found),
        "events": len(size),
        "stories": len(stories),
        "B3 P": precision,
        "B3 R": recall,
        "B3 F1": both,
        "wrong joins": len(wrong),
        "missed joins": len(missed),
        "of pairs": sum(count * (count - 1) // 2 for count in size.values()),
        "wrongly alone": len(alone),
        "ms a report": 1000 * seconds / max(1, len(found)),
        "share": seconds / (seconds + reading) if reading else "",
    }
    return row, [
        *(_told("wrong", labelled, found, pair) for pair in wrong),
        *(_told("missed", labelled, found, pair) for pair in missed),
    ]


def joins(
    groups: Sequence[Sequence[int]], events: Sequence[str]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The pairs that are together and should not be, and those that should be and are not."""
    story = {at: number for number, group in enumerate(groups) for at in group}
    every = range(len(events))
    wrong = [
        (one, other)
        for group in groups
        for one in group
        for other in group
        if one < other and events[one] != events[other]
    ]
    by_event: dict[str, list[int]] = {}
    for at in every:
        by_event.setdefault(events[at], []).append(at)
    missed = [
        (one, other)
        for members in by_event.values()
        for one in members
        for other in members
        if one < other and story[one] != story[other]
    ]
    return wrong, missed


def _told(
    kind: str, labelled: Sequence[Labelled], found: Sequence[Profile], pair: tuple[int, int]
) -> str:
    lines = [
        f"{labelled[at].event} {one.published} {one.title or one.text[:80]!r}"
        for at in pair
        for one in (labelled[at].report,)
    ]
    judged = likeness_of(found[pair[0]], found[pair[1]])
    return "\n   ".join([f"{kind} {judged.score:.2f} {judged.why}", *lines])


def grown(found: Sequence[Profile], count: int, *, dense: bool = False) -> Iterator[Profile]:
    """So many reports: the first ones, then copies of other days and with other terms."""
    for at in range(count):
        copy, which = divmod(at, len(found))
        yield _copied(found[which], copy, dense=dense) if copy else found[which]


def _copied(profile: Profile, copy: int, *, dense: bool) -> Profile:
    day, later = profile.published, 0 if dense else 400 * copy
    return replace(
        profile,
        report_id=f"{profile.report_id}-{copy}",
        published=day and day + dt.timedelta(days=later),
        days=array("i", [one + later for one in profile.days]),
        lead_days=array("i", [one + later for one in profile.lead_days]),
        words=_other(profile.words, copy),
        lead=_other(profile.lead, copy),
        names=_other(profile.names, copy),
        persons=_other(profile.persons, copy),
        places=_other(profile.places, copy),
        bodies=_other(profile.bodies, copy),
        parts=array("I", sorted(_other_number(part, copy) for part in profile.parts)),
        main=_other_number(profile.main, copy) if profile.main else 0,
        keys=tuple(sorted(_other_number(key, copy) for key in profile.keys)),
    )


def _other(terms: Terms, copy: int) -> Terms:
    numbers = [_other_number(number, copy) for number in terms.numbers]
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    return Terms(
        array("I", [numbers[at] for at in order]),
        tuple(array("i", [row[at] for at in order]) for row in terms.weights),
    )


def _other_number(number: int, copy: int) -> int:
    """Another term in each copy, alike in all its reports, for all that are not common."""
    common = rarity_of(number) < _COMMON
    return number if common else zlib.crc32(f"{number} {copy}".encode())


def growth(found: Sequence[Profile], count: int, *, dense: bool) -> dict[str, object]:
    """How fast so many reports are grouped, all together and one by one."""
    every = list(grown(found, count, dense=dense))
    random.Random(0).shuffle(every)
    began = time.process_time()
    stories = group_profiles(every)
    batch = time.process_time() - began
    stream = StoryStream()
    began = time.process_time()
    for profile in every:
        stream.add(profile)
    one_by_one = time.process_time() - began
    return {
        "reports": count,
        "stories": len(stories),
        "a second": count / batch,
        "one by one a second": count / one_by_one,
        "same": str(stream.stories() == stories),
        "memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public sets")
    parser.add_argument("--set", choices=SETS, help="only this set")
    parser.add_argument("--keep", type=Path, help="keep the readings here, and take them from here")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors, by chance")
    parser.add_argument("--grow", type=int, nargs="+", help="time so many reports instead")
    parser.add_argument("--dense", action="store_true", help="more reports a day, not more days")
    given = parser.parse_args()
    if given.grow:
        found = profiles(given.data, "allsides_event_groups", given.keep)[1]
        show([growth(found, count, dense=given.dense) for count in given.grow])
        return
    rows, errors = [], []
    for name in [given.set] if given.set else SETS:
        began = time.perf_counter()
        labelled, found = profiles(given.data, name, given.keep)
        if not found:
            print(f"no {name} below {given.data}")
            continue
        reading = 0.0 if given.keep else time.perf_counter() - began
        row, told = measured(name, labelled, found, reading)
        rows.append(row)
        errors += chosen([one for one in told if one.startswith("wrong")], given.errors)
        errors += chosen([one for one in told if one.startswith("missed")], given.errors)
    show(rows, errors=errors)


if __name__ == "__main__":
    main()
