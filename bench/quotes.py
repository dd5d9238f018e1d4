"""Quotes against PolNeAR: content, cue and source of each attribution, and who speaks.

PolNeAR gives every word to one attribution at most, and an attribution may have its content in
several pieces. So ours are: the quotes of one cue are one attribution, a direct quote without a
cue goes to the one before it when the speaker is the same, and what is said inside the content
of another is left out. An attribution of ours stands for the marked one whose content shares
most letters with its own, one to one. As no word is cue and content at once there, a cue that
stands in its own content, as in our views ("called it a success"), is taken out of it.

Content: exact, the same letters and digits but for a "that" at its head; partial, the shared
part of what is found (precision) and of what is marked (recall), as in Johansson and Moschitti
(2013). Cue: some words shared. Source: the mention of the speaker that is nearest to the cue
against the marked one, exact and with some words shared. Whole: content exact, cue and source
with some words shared; loosely, with at least half of both contents together shared. Right
speaker: of our direct quotes with a speaker, and of those marked, the share whose mention is
the marked one; whom a pronoun means is not marked, and so not measured.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from common import around, chosen, day_of, encoder_of, f1, reading_arguments, readings, show

from twosource.record.reading import Quote, Reading
from twosource.record.report import Report
from twosource.record.span import Span

PARTS = {"polnear": "dev", "polnear_train": "train", "polnear_test": "test"}
_MARKS = frozenset("\"“”„«»'‘’`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Content in one or more pieces, the cue, and the words that name the source."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()


def polnear(data: Path, part: str) -> list[tuple[Report, list[Attribution]]]:
    """The articles of a part, each with its first annotator's attributions."""
    folder = data / "polnear" / "data" / part
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as opened:
            text = opened.read()
        marked = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        day = next((part for part in path.stem.split("_") if day_of(part)), "")
        report = Report(text=text, published=day_of(day), path=path.stem)
        if marked:
            documents.append((report, read_brat(marked[0].read_text(encoding="utf-8"))))
    return documents


def read_brat(text: str) -> list[Attribution]:
    """The attributions of a brat file that have a content, in the order of the text."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[dict[str, str]] = []
    for line in text.split("\n"):
        fields = line.split("\t")
        if line.startswith("T"):
            pieces = fields[1].partition(" ")[2].split(";")
            spans[fields[0]] = tuple(sorted(Span(*map(int, piece.split())) for piece in pieces))
        elif line.startswith("E"):
            roles = [role.partition(":") for role in fields[1].split()]
            events.append({re.sub(r"\d+$", "", role): key for role, _, key in roles})
    found = [
        Attribution(
            content=spans[event["Content"]],
            cue=spans.get(event.get("Cue", ""), ()),
            source=spans.get(event.get("Source", ""), ()),
        )
        for event in events
        if "Content" in event
    ]
    return sorted(found, key=lambda attribution: attribution.content)


def attributions(reading: Reading, *, attitudes: bool = True) -> list[Attribution]:
    """Our quotes, and our attitudes where told, as PolNeAR counts them."""
    groups: list[list[Quote]] = []
    every = [*reading.quotes, *(reading.attitudes if attitudes else ())]
    outermost = [quote for quote in every if not _is_inside(quote, every)]
    for quote in sorted(outermost, key=lambda quote: quote.words):
        own = [group for group in groups if quote.cue and group[0].cue == quote.cue]
        goes_on = quote.direct and quote.cue is None and quote.speaker is not None
        if own:
            own[0].append(quote)
        elif goes_on and groups and groups[-1][0].speaker == quote.speaker:
            groups[-1].append(quote)
        else:
            groups.append([quote])
    return [
        Attribution(
            content=_without_cue(
                sorted(s for quote in group for s in (quote.words, *quote.more)), group[0].cue
            ),
            cue=tuple(quote.cue for quote in group[:1] if quote.cue),
            source=_source(reading, group[0]),
        )
        for group in groups
    ]


def _without_cue(pieces: Sequence[Span], cue: Span | None) -> tuple[Span, ...]:
    """The pieces of a content without the words of their own cue."""
    if cue is None:
        return tuple(pieces)
    kept = []
    for piece in pieces:
        if not piece.covers(cue):
            kept.append(piece)
            continue
        parts = ((piece.start, cue.start), (cue.end, piece.end))
        kept += [Span(start, end) for start, end in parts if start < end]
    return tuple(kept)


def _is_inside(quote: Quote, quotes: Sequence[Quote]) -> bool:
    at = quote.cue or quote.words
    return any(
        other is not quote
        and other.words.covers(at)
        and other.cue != quote.cue
        and other.words != quote.words
        for other in quotes
    )


def _source(reading: Reading, quote: Quote) -> tuple[Span, ...]:
    """The words that name the source, or the mention of the speaker that is nearest to the cue."""
    if quote.source is not None:
        return (quote.source,)
    mentions = [
        mention
        for entity in reading.entities
        if entity.key == quote.speaker
        for mention in entity.mentions
        if not any(said.words.covers(mention) and said.cue == quote.cue for said in reading.quotes)
    ]
    at = quote.cue or quote.words
    nearest = min(
        mentions, key=lambda m: (max(m.start - at.end, at.start - m.end), m.start), default=None
    )
    return (nearest,) if nearest is not None else ()


def letters(text: str, pieces: Sequence[Span]) -> frozenset[int]:
    """Where the letters and digits of the pieces stand, but for a "that" at the head."""
    pieces = sorted(pieces)
    if pieces and (that := re.match(r"\W*that\b", pieces[0].of(text))):
        pieces = [Span(pieces[0].start + that.end(), pieces[0].end), *pieces[1:]]
    return frozenset(at for s in pieces for at in range(s.start, s.end) if text[at].isalnum())


def is_direct(text: str, pieces: Sequence[Span]) -> bool:
    """Whether every piece of a content begins and ends with a quotation mark."""
    words = [piece.of(text).strip().rstrip(",.") for piece in pieces]
    return all(one and one[0] in _MARKS and one[-1] in _MARKS for one in words)


def touch(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether a piece of one overlaps a piece of the other."""
    return any(one.overlaps(other) for one in some for other in others)


def paired(ours: Sequence[frozenset[int]], true: Sequence[frozenset[int]]) -> dict[int, int]:
    """Which of ours stands for which marked one: the most letters shared first, one to one."""
    shared = sorted(
        (-len(one & other), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(true)
        if one & other
    )
    matched: dict[int, int] = {}
    for _, i, j in shared:
        if i not in matched and j not in matched.values():
            matched[i] = j
    return matched


class Score:
    """Counts over documents."""

    def __init__(self, *, attitudes: bool = True) -> None:
        self.attitudes = attitudes
        names = "found true exact cues our_cues true_cues sources exact_sources our_sources"
        names += " true_sources whole loose direct right_direct true_direct found_direct"
        self.counts = dict.fromkeys(names.split(), 0)
        self.precise = self.recalled = 0.0
        self.errors: list[str] = []

    def add(self, reading: Reading, true: Sequence[Attribution]) -> None:
        """Count one document."""
        text, ours = reading.report.text, attributions(reading, attitudes=self.attitudes)
        mine = [letters(text, one.content) for one in ours]
        marked = [letters(text, one.content) for one in true]
        matched = paired(mine, marked)
        self._tally(
            found=len(ours),
            true=len(true),
            our_cues=sum(bool(one.cue) for one in ours),
            true_cues=sum(bool(one.cue) for one in true),
            our_sources=sum(bool(one.source) for one in ours),
            true_sources=sum(bool(one.source) for one in true),
        )
        for i, j in matched.items():
            self._pair(text, ours[i], true[j], mine[i], marked[j], where=reading.report.path)
        self._direct(reading, true)
        for i in set(range(len(ours))) - set(matched):
            self._err("too much", reading.report.path, text, ours[i])
        for j in set(range(len(true))) - set(matched.values()):
            self._err("missed", reading.report.path, text, true[j])

    def _tally(self, **counts: int) -> None:
        for name, count in counts.items():
            self.counts[name] += count

    def _pair(
        self,
        text: str,
        one: Attribution,
        other: Attribution,
        mine: frozenset[int],
        marked: frozenset[int],
        *,
        where: str | None,
    ) -> None:
        shared = len(mine & marked)
        self.precise += shared / len(mine)
        self.recalled += shared / len(marked)
        exact, half = mine == marked, 2 * shared >= len(mine | marked)
        cue = touch(one.cue, other.cue)
        source = touch(one.source, other.source)
        same = letters(text, one.source) == letters(text, other.source)
        agree = (cue or not (one.cue or other.cue)) and (source or not (one.source or other.source))
        self._tally(
            exact=exact,
            cues=cue,
            sources=source,
            exact_sources=source and same,
            whole=exact and agree,
            loose=half and agree,
        )
        if not exact:
            self._err("content", where, text, other, one)
        elif not agree:
            self._err("cue or source", where, text, other, one)

    def _direct(self, reading: Reading, true: Sequence[Attribution]) -> None:
        """Right speakers of direct quotes, ours one by one and the marked ones."""
        text = reading.report.text
        mentions = {entity.key: entity.mentions for entity in reading.entities}
        known = [quote for quote in reading.quotes if quote.speaker is not None]
        for quote in known:
            if quote.direct:
                near = [one for one in true if touch(one.content, [quote.words])]
                right = any(touch(one.source, mentions[quote.speaker or ""]) for one in near)
                self._tally(direct=1, right_direct=right)
                if not right:
                    whom = [text[m.start : m.end] for m in mentions[quote.speaker or ""]][:3]
                    told = around(text, quote.words, letters=120)
                    self.errors.append(f"speaker: {reading.report.path}: {whom}: {told}")
        for marked in true:
            if marked.source and is_direct(text, marked.content):
                near = [quote for quote in known if touch([quote.words], marked.content)]
                found = any(touch(mentions[q.speaker or ""], marked.source) for q in near)
                self._tally(true_direct=1, found_direct=found)

    def _err(
        self,
        kind: str,
        where: str | None,
        text: str,
        one: Attribution,
        ours: Attribution | None = None,
    ) -> None:
        told = f"{kind}: {where}: {_told(text, one, letters=60)}"
        self.errors.append(told + (f"\n    ours: {_told(text, ours)}" if ours else ""))

    def row(self) -> dict[str, float]:
        """The figures."""
        c = self.counts
        content = f1(c["exact"], c["found"], c["true"])
        precise = self.precise / c["found"] if c["found"] else 0.0
        recalled = self.recalled / c["true"] if c["true"] else 0.0
        both = precise + recalled
        return {
            "content exact F1": content[2],
            "partial P": precise,
            "partial R": recalled,
            "partial F1": 2 * precise * recalled / both if both else 0.0,
            "cue F1": f1(c["cues"], c["our_cues"], c["true_cues"])[2],
            "source exact F1": f1(c["exact_sources"], c["our_sources"], c["true_sources"])[2],
            "source F1": f1(c["sources"], c["our_sources"], c["true_sources"])[2],
            "whole F1": f1(c["whole"], c["found"], c["true"])[2],
            "whole loosely F1": f1(c["loose"], c["found"], c["true"])[2],
            "right speaker P": c["right_direct"] / c["direct"] if c["direct"] else 0.0,
            "right speaker R": c["found_direct"] / c["true_direct"] if c["true_direct"] else 0.0,
        }


def _told(text: str, one: Attribution, *, letters: int = 0) -> str:
    parts = [
        ("content", " … ".join(piece.of(text) for piece in one.content)),
        ("cue", " ".join(piece.of(text) for piece in one.cue)),
        ("source", " ".join(piece.of(text) for piece in one.source)),
    ]
    if letters:
        whole = Span(one.content[0].start, one.content[-1].end)
        parts[0] = ("content", around(text, whole, letters=letters))
    return "; ".join(f"{name} {' '.join(words.split()) or '-'}" for name, words in parts)


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", tuple(PARTS))
    reader = encoder_of(given)
    rows: list[Mapping[str, object]] = []
    errors: list[str] = []
    name = given.set or "polnear"
    documents = polnear(given.data, PARTS[name])[: given.documents]
    if documents:
        scores = {name: Score(), f"{name}, quotes alone": Score(attitudes=False)}
        told = readings(reader, [report for report, _ in documents])
        for (_, true), reading in zip(documents, told, strict=True):
            for score in scores.values():
                score.add(reading, true)
        for title, score in scores.items():
            counted = {"attributions": score.counts["true"], "ours": score.counts["found"]}
            rows.append({"set": title, "documents": len(documents), **counted, **score.row()})
        errors += scores[name].errors
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
