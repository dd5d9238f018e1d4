"""On how many independent places the reports of a story stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.fuse.wording import bare, in_order, one_line, outlet_of
from twosource.record.passage import SharedPassage
from twosource.record.reading import Credit, Reading
from twosource.record.span import Span
from twosource.record.story import EvidenceKind, Origin, OriginEvidence, OriginKind
from twosource.text.agencies import is_agency, is_house_of
from twosource.text.outlets import Outlets, known_outlets
from twosource.text.rare_figures import rare_figures

DEPENDENT = 0.5
"""Two reports are not independent from this `dependence` on; see `bench/origins.py`."""

WHOLE_COPY = 0.30
"""So large a part of a report's words taken from another, and all of it stands there."""

PROSE_ALONE = 15
"""So many words of prose in one run are `DEPENDENT` without quotes."""

PROBABLE_COPY = 0.15
"""The same for a report that shows no work of its own."""

WHOLE_TEXT = 0.8
"""A credit that reaches over so much of the text covers all of it."""

MOST_EVIDENCE = 6
"""Passages shown of a pair of reports, the longest."""

# "PORT LUMO, March 3 (Agency) — The harbour ..."
_DATELINE = re.compile(
    r"\s*(?!FILE|PHOTO|VIDEO|UPDATE|BREAKING|EXCLUSIVE|WATCH|OPINION)"
    r"([A-Z][A-Z .'’-]+[A-Z](?:, [\w .]+)?)(?: \([^)]*\))? ?[—–-]+ "
)
_RELEASE = re.compile(
    r"FOR IMMEDIATE RELEASE|/ ?PR ?Newswire|\(BUSINESS WIRE\)|\(GLOBE NEWSWIRE\)|GlobeNewswire ?--",
    re.IGNORECASE,
)
_OPENING_CHARS = 600
# the words of credits that bring in a quote, not a report
_OF_QUOTES = re.compile(
    r"\b(?:told|tells|tell|telling|interview|spoke|speaking|cited)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a report stands before copies are looked at; `key` is the same for one origin."""

    key: str
    kind: OriginKind
    name: str
    why: str
    evidence: tuple[OriginEvidence, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a story, and which of them a passage counts for."""

    all: tuple[Origin, ...]
    _whole: Mapping[str, str]
    _scopes: Mapping[str, tuple[tuple[Span, str], ...]]
    _linked: frozenset[tuple[str, str]] = frozenset()

    def of_report(self, report: str) -> str:
        """The id of the origin that most of the report stands on."""
        return self._whole[report]

    def at(self, report: str, span: Span) -> str:
        """The id of the origin that a passage counts for: a credit counts where it reaches."""
        for scope, origin in self._scopes.get(report, ()):
            if scope.covers(span):
                return origin
        return self._whole[report]

    def are_independent(self, one: str, other: str) -> bool:
        """Whether neither stands on the other, nor both on one place, in whole or in part."""
        linked = (min(one, other), max(one, other)) in self._linked
        return not linked and self._whole[one] != self._whole[other]


def _agency_key(agency: str) -> str:
    return "wire " + bare(agency).removeprefix("the ")


def _own_key(reading: Reading, known: Outlets) -> str:
    """The same for two names or domains of one newsroom."""
    key = known.key(reading.report.outlet, reading.report.url)
    return f"own {bare(key or outlet_of(reading))}"


def _own_work(reading: Reading) -> tuple[str, OriginEvidence] | None:
    """What shows reporting of the outlet's own, and its words; None when nothing does."""
    report = reading.report
    if report.byline and not any(
        bare(credit.agency) in bare(report.byline) for credit in reading.credits
    ):
        evidence = OriginEvidence(kind="byline", report=report.id, span=Span(0, 0))
        return f"byline “{one_line(report.byline)}”", evidence
    if dateline := _DATELINE.match(report.text):
        span = Span(*dateline.span(1))
        evidence = OriginEvidence(kind="dateline", report=report.id, span=span)
        return f"dateline “{one_line(dateline.group(1))}”", evidence
    if report.outlet:
        told = re.search(rf"\b(?:told|tells) (?:the )?{re.escape(report.outlet)}\b", report.text)
        if told:
            evidence = OriginEvidence(kind="told", report=report.id, span=Span(*told.span()))
            return f"“{one_line(told.group())}”", evidence
    return None


def _kind_of(name: str, known: Outlets) -> OriginKind:
    """A wire where an agency is credited; where an outlet is, that outlet's own work."""
    registered = known.find(name)
    is_wire = registered.is_agency if registered is not None else is_agency(name)
    return "wire" if is_wire else "own"


def _itself(name: str, kind: OriginKind) -> str:
    return "the agency itself" if kind == "wire" else f"{name} itself"


def _reach(credit: Credit, reading: Reading) -> int:
    """How many sentences a credit covers."""
    return max(1, sum(credit.scope.overlaps(sentence.span) for sentence in reading.sentences))


def _is_whole(credit: Credit, reading: Reading) -> bool:
    length = len(reading.report.text.strip())
    return credit.scope.end - credit.scope.start >= WHOLE_TEXT * length


def _credit_evidence(credit: Credit, reading: Reading) -> OriginEvidence:
    return OriginEvidence(kind="credit", report=reading.report.id, span=credit.span)


def _house(reading: Reading, agencies: Mapping[str, str], known: Outlets) -> _Stand | None:
    """The stand of a report by an agency, or by an outlet that another report credits."""
    outlet = outlet_of(reading)
    registered = known.find(reading.report.outlet, reading.report.url)
    for wire, name in sorted(agencies.items()):
        other = known.find(name)
        if is_house_of(outlet, name) or (registered is not None and other is registered):
            kind = _kind_of(name, known)
            return _Stand(wire, kind, name, f"{outlet} is {_itself(name, kind)}")
    if registered is not None and registered.is_agency:
        why = f"{outlet} is the agency itself"
        return _Stand(_agency_key(registered.name), "wire", registered.name, why)
    return None


def _release(reading: Reading, known: Outlets) -> _Stand | None:
    """The stand of a press release; each is one origin of its own."""
    report, outlet = reading.report, outlet_of(reading)
    registered = known.find(report.outlet, report.url)
    if registered is not None and registered.sends_releases:
        return _Stand(f"release {report.id}", "release", outlet, f"{outlet} sends out releases")
    if words := _RELEASE.search(report.text, 0, _OPENING_CHARS):
        why = f"{outlet} prints a press release: “{one_line(words.group())}”"
        evidence = OriginEvidence(kind="release", report=report.id, span=Span(*words.span()))
        return _Stand(f"release {report.id}", "release", outlet, why, (evidence,))
    return None


def _stand(reading: Reading, agencies: Mapping[str, str], known: Outlets) -> _Stand:
    """What the report's own words show of where it stands."""
    outlet, text = outlet_of(reading), reading.report.text
    if found := _house(reading, agencies, known) or _release(reading, known):
        return found
    for credit in reading.credits:
        if _is_whole(credit, reading):
            key, words = _agency_key(credit.agency), one_line(credit.span.of(text))
            shown = f": “{words}”" if words else " in its byline"
            why = f"{outlet} credits {credit.agency} for the whole text{shown}"
            evidence = (_credit_evidence(credit, reading),)
            return _Stand(key, _kind_of(credit.agency, known), agencies[key], why, evidence)
    own, key = _own_work(reading), _own_key(reading, known)
    if reading.credits:
        return _stand_in_part(reading, agencies, known, own=own, key=key)
    if own:
        return _Stand(key, "own", outlet, f"{outlet} has {own[0]} and no credit", (own[1],))
    return _Stand(key, "unknown", outlet, f"{outlet}: own or unclear, no credit found")


def _stand_in_part(
    reading: Reading,
    agencies: Mapping[str, str],
    known: Outlets,
    *,
    own: tuple[str, OriginEvidence] | None,
    key: str,
) -> _Stand:
    """Where a report stands that credits an agency for some sentences only."""
    # an agency before an outlet: whole reports are printed of the one, quotes of the other
    wires = [one for one in reading.credits if _kind_of(one.agency, known) == "wire"]
    first = wires[0] if wires else reading.credits[0]
    outlet = outlet_of(reading)
    words = one_line(first.span.of(reading.report.text))
    count = _reach(first, reading)
    reach = f"{count} sentence" + ("s" if count > 1 else "")
    shown = _credit_evidence(first, reading)
    if own:
        why = f"{outlet} has {own[0]}; it credits {first.agency} for {reach}: “{words}”"
        return _Stand(key, "own", outlet, why, (own[1], shown))
    if not wires or not _may_be_all(reading.credits, text=reading.report.text):
        why = f"{outlet}: own or unclear; it credits {first.agency} for {reach}: “{words}”"
        return _Stand(key, "unknown", outlet, why, (shown,))
    why = (
        f"{outlet} credits {first.agency}: “{words}” (covers {reach}; the rest: probable, "
        "as nothing shows reporting of its own)"
    )
    wire = _agency_key(first.agency)
    return _Stand(wire, "wire", agencies[wire], why, (shown,), sure=False)


def _may_be_all(credits: Sequence[Credit], *, text: str) -> bool:
    """Whether the rest of a report may well be the agency's that it credits in part.

    Not where it credits several, or has but a quote of it ("told Reuters").
    """
    reported = [one for one in credits if not _OF_QUOTES.search(one.span.of(text))]
    return bool(reported) and len({_agency_key(one.agency) for one in credits}) == 1


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


# --- copies -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Copy:
    """One report that stands on another in whole or in part.

    Attributes:
        passages: the words, and `spans` where they stand in the base and in the copy.
        words: how many.
    """

    base: str
    copy: str
    passages: tuple[SharedPassage, ...]
    words: int
    dependence: float

    def spans(self, passage: SharedPassage) -> tuple[Span, Span]:
        """Where the passage stands in the base and in the copy."""
        if passage.one == self.base:
            return passage.one_span, passage.other_span
        return passage.other_span, passage.one_span


def _copies(passages: Sequence[SharedPassage], stands: Mapping[str, _Stand]) -> list[_Copy]:
    """The pairs of reports that are not independent, the surest first."""
    pairs: dict[tuple[str, str], list[SharedPassage]] = {}
    for passage in passages:
        if passage.dependence >= DEPENDENT and passage.one in stands and passage.other in stands:
            pairs.setdefault((passage.one, passage.other), []).append(passage)
    found = []
    for (one, other), some in pairs.items():
        prose = [passage for passage in some if passage.is_prose]
        if sum(passage.words for passage in prose) < PROSE_ALONE:
            prose = some  # quotes that one has from the other
        base, copy = (other, one) if _is_base(other, one, some[0].names, stands) else (one, other)
        words = sum(passage.words for passage in prose)
        longest = sorted(prose, key=lambda passage: (-passage.words, passage.one_span))
        found.append(_Copy(base, copy, tuple(longest), words, some[0].dependence))
    return sorted(found, key=lambda one: (-one.words, one.base, one.copy))


def _is_base(
    later: str, earlier: str, names: tuple[bool, bool], stands: Mapping[str, _Stand]
) -> bool:
    """Whether the earlier report stands on the later: it names its outlet, or that is a wire."""
    if names[0] != names[1]:
        return names[0]
    wires = stands[later].kind == "wire", stands[earlier].kind == "wire"
    return wires == (True, False)


def _taken(copy: _Copy, reading: Reading) -> float:
    """How much of the copy's words stands in the base."""
    return copy.words / max(1, len(_WORD.findall(reading.report.text)))


def _why_copy(copy: _Copy, by_id: Mapping[str, Reading], *, known: Outlets) -> str:
    base, later = by_id[copy.base], by_id[copy.copy]
    first = copy.passages[0]
    opening = " ".join(one_line(copy.spans(first)[1].of(later.report.text)).split(" ")[:8])
    days = base.report.published, later.report.published
    named = first.names[1 if first.one == copy.base else 0]
    order = "" if None not in days and days[0] != days[1] else " (which came first is not known)"
    if named:
        order = ", which it names"
    does = "prints" if first.is_prose else "quotes"
    owners = [known.find(one.report.outlet, one.report.url) for one in (base, later)]
    owner = owners[0].owner if owners[0] and owners[1] and owners[0] is not owners[1] else None
    of_one = f"; both belong to {owner}" if owner and owners[1] and owners[1].owner == owner else ""
    return (
        f"{outlet_of(later)} {does} {copy.words} words as {outlet_of(base)} has them{order}, "
        f"among them “{opening} …”{of_one}"
    )


def _copy_evidence(copy: _Copy, by_id: Mapping[str, Reading]) -> tuple[OriginEvidence, ...]:
    shown = []
    for passage in copy.passages[:MOST_EVIDENCE]:
        there, here = copy.spans(passage)
        kind: EvidenceKind = "passage" if passage.is_prose else "quoted"
        shown.append(
            OriginEvidence(
                kind=kind, report=copy.copy, span=here, other=copy.base, other_span=there
            )
        )
    figures = rare_figures(by_id[copy.copy].report.text)
    at_base = rare_figures(by_id[copy.base].report.text)
    shared = [figure for figure in figures if figure in at_base][:MOST_EVIDENCE]
    for figure in shared:
        shown.append(
            OriginEvidence(
                kind="figure",
                report=copy.copy,
                span=figures[figure],
                other=copy.base,
                other_span=at_base[figure],
            )
        )
    return tuple(shown)


@dataclass(slots=True)
class _Gathered:
    """What is known of the origins while they are put together."""

    stands: dict[str, _Stand]
    reasons: dict[str, list[str]]
    evidence: dict[str, list[OriginEvidence]]
    scopes: dict[str, list[tuple[Span, str, Span]]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def root(self, report: str) -> str:
        """The report at the start of the chain of copies."""
        while report in self.parents:
            report = self.parents[report]
        return report


def find_origins(
    story: Sequence[Reading],
    passages: Sequence[SharedPassage],
    *,
    outlets: Outlets | None = None,
) -> Origins:
    """Where each report, and each credited or copied passage, stands.

    A credit for the whole text makes an agency the origin; a credit for some sentences
    covers those, and the rest too when the report shows no work of its own (so counted,
    a statement never seems better supported than it is). A report that takes much of
    another's words stands where that one stands, or on the agency that either credits; one
    with work of its own that takes less stands there with those passages only. A chain of
    copies is one origin, and so are the reports of one newsroom under any of its names.
    """
    known = outlets or known_outlets()
    readings = in_order({reading.report.id: reading for reading in story}.values())
    by_id = {reading.report.id: reading for reading in readings}
    agencies = _agencies(readings)
    stands = {reading.report.id: _stand(reading, agencies, known) for reading in readings}
    gathered = _Gathered(
        stands=stands,
        reasons={report: [stand.why] for report, stand in stands.items()},
        evidence={report: list(stand.evidence) for report, stand in stands.items()},
    )
    copies = _copies(passages, stands)
    for copy in copies:
        _stand_together(copy, gathered, by_id=by_id, known=known)
    linked = frozenset((min(copy.base, copy.copy), max(copy.base, copy.copy)) for copy in copies)
    return _numbered(readings, gathered, agencies=agencies, known=known, linked=linked)


def _stand_together(
    copy: _Copy, gathered: _Gathered, *, by_id: Mapping[str, Reading], known: Outlets
) -> None:
    """Let the copy share the base's origin, in whole or for the passages it took."""
    base, later = gathered.stands[copy.base], gathered.stands[copy.copy]
    newsrooms = {_own_key(by_id[report], known) for report in (copy.base, copy.copy)}
    if base.key == later.key or len(newsrooms) == 1:
        return
    gathered.reasons[copy.copy].append(_why_copy(copy, by_id, known=known))
    gathered.evidence[copy.copy].extend(_copy_evidence(copy, by_id))
    both_wires = base.kind == later.kind == "wire" and base.sure and later.sure
    enough = WHOLE_COPY if later.kind == "own" else PROBABLE_COPY
    partly = _taken(copy, by_id[copy.copy]) < enough
    has_base = copy.copy in gathered.parents or gathered.root(copy.base) == copy.copy
    if both_wires or partly or has_base:
        for passage in copy.passages:
            there, here = copy.spans(passage)
            gathered.scopes.setdefault(copy.copy, []).append((here, copy.base, there))
        return
    gathered.parents[copy.copy] = copy.base
    kept = later if later.kind == "wire" and (base.kind != "wire" or not base.sure) else base
    if kept.kind == "unknown":
        kept = _Stand(kept.key, "copy", kept.name, kept.why)
    # other reports of the two newsrooms stay where they are: one may print two agencies
    for report in gathered.stands:
        if gathered.root(report) == gathered.root(copy.base):
            gathered.stands[report] = kept


def _numbered(
    readings: Sequence[Reading],
    gathered: _Gathered,
    *,
    agencies: Mapping[str, str],
    known: Outlets,
    linked: frozenset[tuple[str, str]],
) -> Origins:
    ids: dict[str, str] = {}
    kinds: dict[str, tuple[OriginKind, str]] = {}
    reports: dict[str, list[str]] = {}
    whys: dict[str, list[str]] = {}
    shown: dict[str, list[OriginEvidence]] = {}
    scopes: dict[str, list[tuple[Span, str]]] = {}

    def origin(key: str, kind: OriginKind, name: str) -> str:
        ids.setdefault(key, f"o{len(ids) + 1}")
        before = kinds.get(key)
        if before is None or (before[0] == "unknown" and kind != "unknown"):
            kinds[key] = (kind, name)
        return ids[key]

    whole: dict[str, str] = {}
    for reading in readings:
        report, stand = reading.report.id, gathered.stands[reading.report.id]
        whole[report] = origin(stand.key, stand.kind, stand.name)
        reports.setdefault(stand.key, []).append(report)
        whys.setdefault(stand.key, []).extend(gathered.reasons[report])
        shown.setdefault(stand.key, []).extend(gathered.evidence[report])
        for credit in reading.credits:
            key = _agency_key(credit.agency)
            covered = origin(key, _kind_of(credit.agency, known), agencies[key])
            scopes.setdefault(report, []).append((credit.scope, covered))
            if key != stand.key:
                words = one_line(credit.span.of(reading.report.text))
                why = f"{outlet_of(reading)} credits it for a passage: “{words}”"
                whys.setdefault(key, []).append(why)
                shown.setdefault(key, []).append(_credit_evidence(credit, reading))
                if report not in reports.setdefault(key, []):
                    reports[key].append(report)
    for report, taken in gathered.scopes.items():
        for here, base, there in taken:
            at_base = next(
                (found for scope, found in scopes.get(base, ()) if scope.covers(there)), whole[base]
            )
            scopes.setdefault(report, []).append((here, at_base))
    origins = tuple(
        Origin(
            id=ids[key],
            kind=kinds[key][0],
            name=kinds[key][1],
            reports=tuple(reports.get(key, ())),
            why="; ".join(dict.fromkeys(whys.get(key, ()))),
            evidence=tuple(dict.fromkeys(shown.get(key, ()))),
        )
        for key in ids
    )
    # of two that cover a passage the narrower says more
    narrow = {
        report: tuple(sorted(some, key=lambda one: (one[0].end - one[0].start, one)))
        for report, some in scopes.items()
    }
    return Origins(origins, whole, narrow, linked)
