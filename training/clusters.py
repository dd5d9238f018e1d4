"""Reports that people put together as one event: three public sets, one way to read them."""

from __future__ import annotations

import datetime as dt
import json
import re
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from twosource.ingest.decode import parse_day
from twosource.ingest.jsonlines import read_jsonlines
from twosource.record.report import Report

SETS = ("giveme5w1h", "allsides_event_groups", "ecbplus", "ecbplus_train")
TEST_TOPICS = range(36, 46)  # of ECB+: never read

_DAY = re.compile(r"[A-Z][a-z]+\.? \d{1,2},? ?\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}")
_DAY_IN_URL = re.compile(r"/(20\d\d)/(\d\d?)/(\d\d?)/")
_SHORT = 20  # words; a line that is no sentence of the report


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report and the name of the event that it was put under."""

    report: Report
    event: str


def read_clusters(data: Path, name: str) -> list[Labelled]:
    """The reports of a set, each once, in a fixed order; empty when the set is not there."""
    readers = {
        "giveme5w1h": lambda: _news_cluster(data / "giveme5w1h" / "news_cluster" / "data"),
        "allsides_event_groups": lambda: _roundups(data / "allsides_event_groups"),
        "ecbplus": lambda: _ecb(data / "ecbplus", "val"),
        "ecbplus_train": lambda: _ecb(data / "ecbplus", "train"),
    }
    return list({one.report.id: one for one in readers[name]()}.values())


def taken_in(fields: Mapping[str, str | None], path: str) -> Report | None:
    """The report that ingest makes of these fields, or None where it makes none."""
    line = json.dumps({name: value for name, value in fields.items() if value})
    found = [one for one in read_jsonlines(line.encode(), path=path) if isinstance(one, Report)]
    return found[0] if found else None


def _news_cluster(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.glob("*.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        fields = {
            "outlet": given.get("source_domain"),
            "title": given.get("title"),
            "published": (given.get("date_publish") or "")[:10],
            "url": given.get("url"),
            "text": given.get("text"),
        }
        report = taken_in(fields, path.name) if given.get("text") else None
        if report is not None:
            yield Labelled(report, given["newsCluster"]["Event"])


def articles(archive: Path) -> Iterator[tuple[str, Report]]:
    """The articles of one archive of allsides, by their number there, in its order."""
    if not archive.exists():
        return
    given = {}
    with tarfile.open(archive) as files:
        for member in files:
            held = files.extractfile(member) if member.name.endswith(".json") else None
            if held is not None:
                one = json.load(held)
                given[one.get("ID") or member.name] = one
    for number, one in sorted(given.items()):
        fields = {
            "outlet": one.get("source"),
            "title": one.get("title"),
            "published": one.get("date"),
            "url": one.get("url"),
            "text": one.get("content") or one.get("content_original"),
        }
        report = taken_in(fields, number)
        if report is not None:
            yield number, report


def _roundups(folder: Path) -> Iterator[Labelled]:
    """An article stands in one roundup only."""
    if not (folder / "groups.jsonl").exists():
        return
    group = {}
    for line in (folder / "groups.jsonl").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        group.update({one["ID"]: given["group"] for one in given["articles"]})
    for number, report in articles(folder / "articles.tar.gz"):
        if number in group:
            yield Labelled(report, group[number])


def _ecb(folder: Path, part: str) -> Iterator[Labelled]:
    """The documents of one part; each topic has two events, told by ECB's and by ECB+'s reports."""
    split = folder / "train_val_test_split.json"
    topics = json.loads(split.read_text(encoding="utf-8"))[part] if split.exists() else ()
    for topic in sorted(set(topics) - set(TEST_TOPICS)):
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            event = f"{topic}ecbplus" if path.stem.endswith("plus") else f"{topic}ecb"
            yield Labelled(_document(path), event)


def _document(path: Path) -> Report:
    sentences: dict[str, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
    lines = list(sentences.values())
    url = title = None
    if lines and lines[0][0] in ("http", "https"):  # ECB+ has the page's address for a sentence
        url = "".join(lines.pop(0))
        if lines and lines[0][-1] not in '.?!"' and len(lines[0]) < 30:
            title = plain([lines.pop(0)])
    day = _day_in([plain([line]) for line in lines[:3] if len(line) < _SHORT], url or "")
    return Report(text=plain(lines), title=title, url=url, published=day, path=path.name)


def _day_in(lines: Sequence[str], url: str) -> dt.date | None:
    """The day that a line of its own, or the address, gives."""
    for line in lines:
        found = _DAY.search(line)
        day = parse_day(found[0]) if found else None
        if day is not None:
            return day
    found = _DAY_IN_URL.search(url)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def plain(lines: Sequence[Sequence[str]]) -> str:
    """The words as text: a short line apart, signs beside their words."""
    from bench.common import joined

    apart = ["\n\n" if len(line) < 15 else " " for line in lines]
    return joined(lines, apart=apart)[0]
