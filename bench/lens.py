"""The ICC lens on real reports: `python bench/lens.py --data DIR [--set SET]`.

warrants: the dated articles of allsides_articles and wikinews_2019_2020 with the tables that ship.
travellers: those of the same articles that have a word of travel in a sentence with a traveller who
is not from the United States, with stand-in tables, in which people who travelled a lot in those
years stand where the wanted stand. No warrant against them exists: they are there because hardly a
report of those years is about a journey of somebody wanted, and what is measured is whether the
lens reads journeys, days, states and outcomes rightly.

Each report is a story of its own. A finding is right when person, state, days, presence, whether it
is planned, and the outcome are what its report says. Those judged, mostly by the words they stand
on, are in bench/labels/lens.tsv; one that is not among them counts as not judged, never as right.
`--errors N` prints N of those that are not known to be right, with the words they stand on.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from common import encoder_of, reading_arguments, readings, show

from twosource.fuse.story import fuse
from twosource.group.copies import find_copies
from twosource.ingest.decode import normalise, parse_day
from twosource.lens.icc.lens import lens_over
from twosource.lens.icc.reference import Reference, Warrant, shipped
from twosource.lens.installed import last_day
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.story import Finding, StoryRecord
from twosource.text.names import name_tokens

LABELS = Path(__file__).resolve().parent / "labels" / "lens.tsv"
SETS = ("warrants", "travellers")
SINCE = dt.date(2010, 1, 1)
TRAVELLERS = (
    # name, country, office
    ("Donald Trump", "USA", "president"), ("Mike Pence", "USA", "president"),
    ("Mike Pompeo", "USA", "secretary"), ("John Bolton", "USA", "adviser"),
    ("Nancy Pelosi", "USA", "speaker"), ("Barack Obama", "USA", "president"),
    ("Vladimir Putin", "RUS", "president"), ("Sergei Lavrov", "RUS", "minister"),
    ("Kim Jong Un", "PRK", "leader"), ("Moon Jae-in", "KOR", "president"),
    ("Xi Jinping", "CHN", "president"), ("Shinzo Abe", "JPN", "minister"),
    ("Theresa May", "GBR", "minister"), ("Boris Johnson", "GBR", "minister"),
    ("Emmanuel Macron", "FRA", "president"), ("Angela Merkel", "DEU", "chancellor"),
    ("Benjamin Netanyahu", "ISR", "minister"), ("Mohammed bin Salman", "SAU", "prince"),
    ("Recep Tayyip Erdogan", "TUR", "president"), ("Justin Trudeau", "CAN", "minister"),
    ("Narendra Modi", "IND", "minister"), ("Imran Khan", "PAK", "minister"),
    ("Hassan Rouhani", "IRN", "president"), ("Mohammad Javad Zarif", "IRN", "minister"),
    ("Nicolas Maduro", "VEN", "president"), ("Juan Guaido", "VEN", "leader"),
    ("Andres Manuel Lopez Obrador", "MEX", "president"), ("Jair Bolsonaro", "BRA", "president"),
    ("Giuseppe Conte", "ITA", "minister"), ("Pope Francis", "VAT", "pope"),
    ("Rodrigo Duterte", "PHL", "president"), ("Omar al-Bashir", "SDN", "president"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in one report."""

    id: str
    story: StoryRecord
    finding: Finding

    @property
    def key(self) -> tuple[str, ...]:
        """What is judged, as the labels have it."""
        facts = self.finding.facts
        planned = "planned" if facts["planned"] else "done"
        named = ("person", "iso3", "begins", "ends", "presence")
        return (self.id, *(facts[one] for one in named), planned, facts["outcome"])


def stand_in(reference: Reference) -> Reference:
    """The tables that ship with the travellers in the place of the wanted."""
    model = reference.warrants[0]
    warrants = tuple(
        replace(
            model, person=name, names=(), role=office, home=home, issued=SINCE, unsealed=SINCE,
            ended=None, dead=None, unverified="", note="a stand-in: no warrant exists",
        )
        for name, home, office in TRAVELLERS
    )  # fmt: skip
    return replace(reference, warrants=warrants, decisions=(), requests=(), consultations=())


def reports(data: Path) -> Iterator[tuple[str, Report]]:
    """The dated articles of both sets with their ids, each in its set's order."""
    with tarfile.open(data / "allsides_articles" / "articles_2018-07_to_2019-09.tar.gz") as files:
        for member in files:
            file = files.extractfile(member) if member.name.endswith(".json") else None
            one = json.loads(file.read()) if file else {}
            if one.get("date"):
                yield one["ID"], Report(
                    text=normalise(one["content_original"] or one["content"]),
                    outlet=one["source"], title=one["title"], byline=one["authors"] or None,
                    url=one["url"], published=parse_day(one["date"]),
                )  # fmt: skip
    csv.field_size_limit(10**9)
    for path in sorted((data / "wikinews_2019_2020" / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                day = parse_day(row["date"][:10]) if row.get("date") else None
                if row.get("text", "").strip():
                    yield f"{path.stem}-{number}", Report(
                        text=normalise(row["text"]), outlet="Wikinews", title=row.get("title"),
                        url=row.get("url"), published=day,
                    )  # fmt: skip


def naming(
    found: Iterator[tuple[str, Report]], warrants: Sequence[Warrant]
) -> list[tuple[str, Report]]:
    """Those that have the surname of anybody wanted; in no other can the lens find anything."""
    surnames = {
        re.escape(tokens[-1])
        for one in warrants
        for name in (one.person, *one.names)
        if (tokens := name_tokens(name))
    }
    wanted = re.compile(rf"\b(?:{'|'.join(sorted(surnames))})\b", re.IGNORECASE)
    return [(name, report) for name, report in found if wanted.search(report.text)]


_TRAVEL = re.compile(
    r"\b(?:visit(?:ed|s|ing)?|trips?|travel(?:s|ed|led|ing|ling)?|arriv(?:e|es|ed|al|ing)|landed"
    r"|flew|fly|flies|summit|tour|stopover|welcomed|hosted|left for)\b"
)


def on_a_journey(
    found: Sequence[tuple[str, Report]], people: Sequence[str]
) -> list[tuple[str, Report]]:
    """Those with a word of travel in one sentence with one of the people."""
    surnames = re.compile(rf"\b(?:{'|'.join(re.escape(name.split()[-1]) for name in people)})\b")
    return [
        (name, report)
        for name, report in found
        if any(
            surnames.search(sentence) and _TRAVEL.search(sentence)
            for sentence in re.split(r"[.\n]", report.text)
        )
    ]


def told_in(reference: Reference, ids: Sequence[str], read: Sequence[Reading]) -> Iterator[Told]:
    """The findings in each report as a story of its own."""
    lens = lens_over(reference)
    for name, reading in zip(ids, read, strict=True):
        if not reading.report.text.strip():
            continue
        story = fuse([reading], find_copies([reading]))
        day = last_day(story)
        for finding in lens(story, day, {reading.report.id: reading.report.text}) if day else ():
            yield Told(name, story, finding)


def labels() -> dict[tuple[str, ...], str]:
    """The judged findings: `right`, or what is wrong."""
    lines = LABELS.read_text(encoding="utf-8").splitlines() if LABELS.exists() else []
    return {tuple(cells[:-1]): cells[-1] for line in lines[1:] if (cells := line.split("\t"))}


def listed(one: Told, judged: str) -> str:
    """A finding with the words that it stands on, to be judged."""
    lines = ["\t".join((*one.key, judged)), f"  {one.finding.text}"]
    for statement in one.story.statements:
        if statement.id in one.finding.statements:
            event = statement.event
            when = event.when if event else None
            lines += [
                f"  - {statement.text} [{when}, {support.status}] | {support.words}"
                for support in statement.support
            ]
    return "\n".join(lines)


def main() -> None:
    """Both sets, or the one that is asked for."""
    given = reading_arguments(__doc__ or "", SETS)
    encoder, known = encoder_of(given), labels()
    rows: list[dict[str, object]] = []
    doubtful: list[str] = []
    for name in [given.set] if given.set else SETS:
        reference = shipped() if name == "warrants" else stand_in(shipped())
        some = naming(reports(given.data), reference.warrants)
        if name == "travellers":
            some = on_a_journey(some, [name for name, home, _ in TRAVELLERS if home != "USA"])
        some = some[: given.documents] if given.documents else some
        ids = [one for one, _ in some]
        read = list(readings(encoder, [report for _, report in some]))
        found = list(told_in(reference, ids, read))
        verdicts = [known.get(one.key, "") for one in found]
        doubtful += [
            listed(one, verdict)
            for one, verdict in zip(found, verdicts, strict=True)
            if verdict != "right"
        ]
        right, judged = verdicts.count("right"), sum(bool(one) for one in verdicts)
        rows.append(
            {
                "set": name,
                "reports": len(some),
                "findings": len(found),
                "judged": judged,
                "right": right,
                "precision": right / judged if judged else None,
            }
        )
    show(rows, errors=doubtful[: given.errors])


if __name__ == "__main__":
    main()
