"""On how many independent places the reports of a story stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.fuse.wording import bare, in_order, one_line, outlet_of
from twosource.record.passage import SharedPassage
from twosource.record.reading import Credit, Reading
from twosource.record.span import Span
from twosource.record.story import Origin, OriginKind
from twosource.text.agencies import is_agency, is_house_of

COPIED_WORDS = 25
"""So many words printed alike are a copy, whatever the length of the reports."""

COPIED_SHARE = 0.30
"""So large a part of the shorter report printed alike is a copy."""

WHOLE_TEXT = 0.8
"""A credit that reaches over so much of the text covers all of it."""

# "PORT LUMO, March 3 (Agency) — The harbour ..."
_DATELINE = re.compile(r"\s*([A-Z][A-Z .'’-]+[A-Z](?:, [\w .]+)?)(?: \([^)]*\))? ?[—–-]+ ")


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a report stands before copies are looked at; `key` is the same for one origin."""

    key: str
    kind: OriginKind
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a story, and which of them a passage counts for."""

    all: tuple[Origin, ...]
    _whole: Mapping[str, str]
    _scopes: Mapping[str, tuple[tuple[Span, str], ...]]

    def of_report(self, report: str) -> str:
        """The id of the origin that most of the report stands on."""
        return self._whole[report]

    def at(self, report: str, span: Span) -> str:
        """The id of the origin that a passage counts for: a credit counts where it reaches."""
        for scope, origin in self._scopes.get(report, ()):
            if scope.covers(span):
                return origin
        return self._whole[report]


def _agency_key(agency: str) -> str:
    return "wire " + bare(agency).removeprefix("the ")


def _own_work(reading: Reading) -> str | None:
    """The words that show reporting of the outlet's own, or None."""
    report = reading.report
    if report.byline and not any(
        bare(credit.agency) in bare(report.byline) for credit in reading.credits
    ):
        return f"byline “{one_line(report.byline)}”"
    if dateline := _DATELINE.match(report.text):
        return f"dateline “{one_line(dateline.group(1))}”"
    if report.outlet:
        told = re.search(rf"\b(?:told|tells) (?:the )?{re.escape(report.outlet)}\b", report.text)
        if told:
            return f"“{one_line(told.group())}”"
    return None


def _itself(name: str) -> str:
    return "the agency itself" if is_agency(name) else f"{name} itself"


def _reach(credit: Credit, reading: Reading) -> int:
    """How many sentences a credit covers."""
    return max(1, sum(credit.scope.overlaps(sentence.span) for sentence in reading.sentences))


def _is_whole(credit: Credit, reading: Reading) -> bool:
    length = len(reading.report.text.strip())
    return credit.scope.end - credit.scope.start >= WHOLE_TEXT * length


def _stand(reading: Reading, agencies: Mapping[str, str]) -> _Stand:
    """What the report's own words show of where it stands."""
    outlet, text = outlet_of(reading), reading.report.text
    own = _own_work(reading)
    for wire, name in sorted(agencies.items()):
        if is_house_of(outlet, name):
            return _Stand(wire, "wire", name, f"{outlet} is {_itself(name)}")
    for credit in reading.credits:
        words = one_line(credit.span.of(text))
        key = _agency_key(credit.agency)
        if _is_whole(credit, reading):
            why = f"{outlet} credits {credit.agency} for the whole text: “{words}”"
            return _Stand(key, "wire", agencies[key], why)
    if reading.credits:
        return _stand_in_part(reading, agencies, own=own)
    if own:
        return _Stand(f"own {bare(outlet)}", "own", outlet, f"{outlet} has {own} and no credit")
    return _Stand(
        f"own {bare(outlet)}", "unknown", outlet, f"{outlet}: own or unclear, no credit found"
    )


def _stand_in_part(reading: Reading, agencies: Mapping[str, str], *, own: str | None) -> _Stand:
    """Where a report stands that credits an agency for some sentences only."""
    first = reading.credits[0]
    outlet = outlet_of(reading)
    words = one_line(first.span.of(reading.report.text))
    count = _reach(first, reading)
    reach = f"{count} sentence" + ("s" if count > 1 else "")
    if own:
        why = f"{outlet} has {own}; it credits {first.agency} for {reach}: “{words}”"
        return _Stand(f"own {bare(outlet)}", "own", outlet, why)
    why = (
        f"{outlet} credits {first.agency}: “{words}” (covers {reach}; the rest: probable, "
        "as nothing shows reporting of its own)"
    )
    key = _agency_key(first.agency)
    return _Stand(key, "wire", agencies[key], why)


def _agencies(story: Sequence[Reading]) -> dict[str, str]:
    """Each credited agency's key and the name used most, the longer where equal."""
    used: dict[str, list[str]] = {}
    for reading in story:
        for credit in reading.credits:
            used.setdefault(_agency_key(credit.agency), []).append(one_line(credit.agency))
    return {
        key: min(names, key=lambda name: (-names.count(name), -len(name), name))
        for key, names in used.items()
    }


def _copied(passages: Sequence[SharedPassage]) -> dict[tuple[str, str], list[SharedPassage]]:
    """The passages of each pair of reports that print enough alike to be a copy."""
    pairs: dict[tuple[str, str], list[SharedPassage]] = {}
    for passage in passages:
        pairs.setdefault((passage.one, passage.other), []).append(passage)
    return {
        pair: found
        for pair, found in sorted(pairs.items())
        if sum(passage.words for passage in found) >= COPIED_WORDS
        or max(passage.shared for passage in found) >= COPIED_SHARE
    }


def _why_copy(
    earlier: Reading, later: Reading, passages: Sequence[SharedPassage], *, span: Span
) -> str:
    words = sum(passage.words for passage in passages)
    opening = " ".join(one_line(span.of(later.report.text)).split(" ")[:8])
    days = earlier.report.published, later.report.published
    order = "" if None not in days and days[0] != days[1] else " (which came first is not known)"
    return (
        f"{outlet_of(later)} prints {words} words as {outlet_of(earlier)} has them{order}, "
        f"among them “{opening} …”"
    )


def find_origins(story: Sequence[Reading], passages: Sequence[SharedPassage]) -> Origins:
    """Where each report, and each credited passage, stands.

    A credit for the whole text makes an agency the origin; a credit for some sentences
    covers those, and the rest too when the report shows no work of its own (so counted,
    a statement never seems better supported than it is). A report that prints an earlier
    one's words stands where that one stands, or on the agency that either credits.
    Reports of one outlet are one origin.
    """
    readings = in_order(story)
    by_id = {reading.report.id: reading for reading in readings}
    agencies = _agencies(readings)
    stands = {reading.report.id: _stand(reading, agencies) for reading in readings}
    reasons = {report: [stand.why] for report, stand in stands.items()}
    for (one, other), found in _copied(passages).items():
        if one in by_id and other in by_id:
            _stand_together(one, other, found=found, by_id=by_id, stands=stands, reasons=reasons)
    return _numbered(readings, stands=stands, reasons=reasons, agencies=agencies)


def _stand_together(
    one: str,
    other: str,
    *,
    found: Sequence[SharedPassage],
    by_id: Mapping[str, Reading],
    stands: dict[str, _Stand],
    reasons: dict[str, list[str]],
) -> None:
    """Let the two reports share an origin, unless each has an agency of its own."""
    first, second = stands[one], stands[other]
    if first.key == second.key or first.kind == second.kind == "wire":
        return
    kept, gone = (second, first) if second.kind == "wire" else (first, second)
    why = _why_copy(by_id[one], by_id[other], found, span=found[0].other_span)
    if kept.kind == "unknown":
        kept = _Stand(kept.key, "copy", kept.name, kept.why)
    for report, stand in stands.items():
        if stand.key in (kept.key, gone.key):
            stands[report] = kept
    reasons[other if kept.key == first.key else one].append(why)


def _numbered(
    readings: Sequence[Reading],
    *,
    stands: Mapping[str, _Stand],
    reasons: Mapping[str, Sequence[str]],
    agencies: Mapping[str, str],
) -> Origins:
    ids: dict[str, str] = {}
    kinds: dict[str, tuple[OriginKind, str]] = {}
    reports: dict[str, list[str]] = {}
    whys: dict[str, list[str]] = {}
    scopes: dict[str, tuple[tuple[Span, str], ...]] = {}

    def origin(key: str, kind: OriginKind, name: str) -> str:
        ids.setdefault(key, f"o{len(ids) + 1}")
        known = kinds.get(key)
        if known is None or (known[0] == "unknown" and kind != "unknown"):
            kinds[key] = (kind, name)
        return ids[key]

    whole: dict[str, str] = {}
    for reading in readings:
        report, stand = reading.report.id, stands[reading.report.id]
        whole[report] = origin(stand.key, stand.kind, stand.name)
        reports.setdefault(stand.key, []).append(report)
        whys.setdefault(stand.key, []).extend(reasons[report])
        covered = []
        for credit in reading.credits:
            key = _agency_key(credit.agency)
            covered.append((credit.scope, origin(key, "wire", agencies[key])))
            if key != stand.key:
                words = one_line(credit.span.of(reading.report.text))
                why = f"{outlet_of(reading)} credits it for a passage: “{words}”"
                whys.setdefault(key, []).append(why)
                if report not in reports.setdefault(key, []):
                    reports[key].append(report)
        scopes[report] = tuple(covered)
    origins = tuple(
        Origin(
            id=ids[key],
            kind=kinds[key][0],
            name=kinds[key][1],
            reports=tuple(reports.get(key, ())),
            why="; ".join(dict.fromkeys(whys.get(key, ()))),
        )
        for key in ids
    )
    return Origins(origins, whole, scopes)
