"""Who stands on whom: `python bench/origins.py --data DIR [--set SET]`.

pairs: near-duplicate pairs of allsides_articles with labels of our own (bench/labels): precision
and recall of "not independent", which is same-wire or rewrite; a pair is called so when its two
reports have one origin. credits: which reports print an agency's text by their own word, against
the flags of the silver file, which were made with patterns. story: pairs of one story of
giveme5w1h by different outlets, and how many the program calls dependent.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from common import chosen, encoder_of, f1, reading_arguments, readings, show

from twosource.fuse.origins import find_origins
from twosource.group.copies import find_copies
from twosource.ingest.decode import normalise, parse_day
from twosource.record.reading import Credit, Reading
from twosource.record.report import Report

LABELS = Path(__file__).resolve().parent / "labels" / "origins.jsonl"
DEPENDENT = ("same-wire", "rewrite")
_FLAGS = {"AP": "Associated Press", "Reuters": "Reuters"}


def labels() -> list[dict[str, object]]:
    """The judged pairs."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def articles(data: Path) -> dict[str, Report]:
    """The reports of the near-duplicate pairs by their ids, as they were published."""
    found = {}
    with tarfile.open(data / "allsides_articles" / "near_duplicate_articles.tar.gz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".json") else None
            if file:
                one = json.loads(file.read())
                found[one["ID"]] = _report(one)
    return found


def _report(one: dict[str, str]) -> Report:
    return Report(
        text=normalise(one["content_original"] or one["content"]),
        outlet=one["source"],
        title=one["title"],
        byline=one["authors"] or None,
        url=one["url"],
        published=parse_day(one["date"]) if one["date"] else None,
    )


def is_dependent(one: Reading, other: Reading) -> bool:
    """Whether one stands on the other, or both on one place, in whole or in part."""
    origins = find_origins([one, other], find_copies([one, other]))
    return not origins.are_independent(one.report.id, other.report.id)


def is_for_whole(reading: Reading, credit: Credit) -> bool:
    """Whether the agency's text is printed, as the flags mean it: not a part, not a help."""
    text = reading.report.text
    length = credit.scope.end - credit.scope.start
    return length >= 0.8 * len(text) and "contribut" not in credit.span.of(text)


def row(name: str, told: Sequence[tuple[bool, bool]]) -> dict[str, object]:
    """Precision, recall and F1 of pairs of (said, true)."""
    right = sum(said and true for said, true in told)
    said, true = sum(said for said, _ in told), sum(true for _, true in told)
    precision, recall, both = f1(right, said, true)
    return {
        "set": name,
        "cases": len(told),
        "positive": true,
        "precision": precision,
        "recall": recall,
        "f1": both,
    }


def _pairs(given: argparse.Namespace, errors: list[str]) -> Iterator[dict[str, object]]:
    reports, judged = articles(given.data), labels()
    wanted = sorted({key for label in judged for key in label["pair"]})  # type: ignore[attr-defined]
    read = readings(encoder_of(given), [reports[key] for key in wanted])
    by_key = dict(zip(wanted, read, strict=True))
    told: dict[str, list[tuple[bool, bool]]] = {"develop": [], "final": [], "all": []}
    for label in judged:
        one, other = (by_key[key] for key in label["pair"])  # type: ignore[attr-defined]
        case = is_dependent(one, other), label["label"] in DEPENDENT
        told[str(label["half"])].append(case)
        told["all"].append(case)
        if case[0] != case[1] and label["half"] == "develop":
            errors.append(f"{'false' if case[0] else 'missed'}: {label['pair']}: {label['why']}")
    for half, cases in told.items():
        yield row(f"pairs {half}", cases)


def _credits(given: argparse.Namespace, errors: list[str]) -> Iterator[dict[str, object]]:
    path = given.data / "allsides_articles" / "near_duplicate_pairs_silver.json"
    pairs = json.loads(path.read_text(encoding="utf-8"))
    flags = {side["ID"]: side["credit"] for pair in pairs for side in (pair["a"], pair["b"])}
    reports = articles(given.data)
    wanted = sorted(flags)[: given.documents]
    read = readings(encoder_of(given), [reports[key] for key in wanted])
    told: dict[str, list[tuple[bool, bool]]] = {flag: [] for flag in _FLAGS}
    for key, reading in zip(wanted, read, strict=True):
        for flag, agency in _FLAGS.items():
            said = any(
                credit.agency == agency and is_for_whole(reading, credit)
                for credit in reading.credits
            )
            told[flag].append((said, flag in flags[key]))
            if said != (flag in flags[key]):
                errors.append(f"{'not flagged' if said else 'not credited'} {flag}: {key}")
    for flag, cases in told.items():
        yield row(f"credits {flag}", cases)


def _story(given: argparse.Namespace, errors: list[str]) -> Iterator[dict[str, object]]:
    stories: dict[str, list[Report]] = {}
    folder = given.data / "giveme5w1h" / "news_cluster" / "data"
    for path in sorted(folder.glob("*.json")):
        one = json.loads(path.read_text(encoding="utf-8"))
        if one.get("text"):
            report = Report(
                text=normalise(one["text"]),
                outlet=one.get("source_domain"),
                title=one.get("title"),
                url=one.get("url"),
                published=parse_day((one.get("date_publish") or "")[:10]),
            )
            stories.setdefault(str(one["newsCluster"]), []).append(report)
    encoder = encoder_of(given)
    pairs = []
    for story in stories.values():
        read = list(readings(encoder, story[: given.documents]))
        pairs += [
            pair
            for pair in itertools.combinations(read, 2)
            if pair[0].report.outlet != pair[1].report.outlet
        ]
    cases = []
    for one, other in pairs:
        cases.append(is_dependent(one, other))
        if cases[-1]:
            errors.append(f"dependent: {one.report.url} {other.report.url}")
    yield {"set": "story", "cases": len(cases), "positive": sum(cases)}


_SETS = {"pairs": _pairs, "credits": _credits, "story": _story}


def main() -> None:
    """Print the table and the line of JSON."""
    given = reading_arguments(__doc__ or "", tuple(_SETS))
    errors: list[str] = []
    names = [given.set] if given.set else list(_SETS)
    rows = [one for name in names for one in _SETS[name](given, errors)]
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
