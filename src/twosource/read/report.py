"""Reads one report: who, did what, to whom, when, where, on whose word, how certain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from twosource.errors import ReportError
from twosource.models.encoder import Analysis
from twosource.read.background import find_backgrounds
from twosource.read.credits import find_credits
from twosource.read.discourse import parts_of
from twosource.read.entities import find_entities
from twosource.read.events import find_events
from twosource.read.figures import find_figures
from twosource.read.headings import headings_in
from twosource.read.holding import with_offices
from twosource.read.outlets import outlet_in, outside, with_names
from twosource.read.participants import Scene
from twosource.read.places import with_places
from twosource.read.quotes import find_quotes
from twosource.read.sayings import with_attributions
from twosource.read.senses import senses_at, with_senses
from twosource.read.times import times_in
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.record.tree import Tree

_LEAD_SENTENCES = 3


def read_report(report: Report, analysis: Analysis) -> Reading:
    """All that the report says, from what the model saw in it.

    Raises:
        ReportError: when the text has no sentence.
    """
    sentences = tuple(map(with_offices, analysis.sentences))
    if not sentences:
        msg = f"{report.path or report.id}: the text has no sentence; check what was taken in"
        raise ReportError(msg)
    own = [outlet_in(sentence, report.outlet) for sentence in sentences]
    sentences = tuple(map(with_names, sentences, own))
    headings = headings_in(sentences)
    trees = [Tree(sentence, heading=at in headings) for at, sentence in enumerate(sentences)]
    times = [
        outside(times_in(tree, published=report.published), names)
        for tree, names in zip(trees, own, strict=True)
    ]
    cast = find_entities(sentences, report.text, trees=trees)
    cast = replace(cast, entities=with_places(cast.entities, report, sentences))
    scenes = [Scene(at, tree, cast) for at, tree in enumerate(trees)]
    quotes, attitudes = with_attributions(find_quotes(sentences, trees, cast, times), scenes, times)
    events = find_events(sentences, trees, cast, times, quotes, analysis.vectors)
    told = [event.words for event in events] + [quote.words for quote in quotes]

    def taken(span: Span) -> bool:
        return any(other.covers(span) for other in told)

    return Reading(
        report=report,
        sentences=sentences,
        entities=cast.entities,
        events=with_senses(events, senses_at(sentences, analysis.senses)),
        quotes=tuple(quotes),
        attitudes=tuple(attitudes),
        figures=find_figures(sentences, trees, times=times, entity_at=cast.at),
        backgrounds=find_backgrounds(sentences, trees, cast.at, times, taken),
        credits=find_credits(report, sentences, trees),
        discourse=parts_of(report, sentences, trees, times, analysis.vectors),
        vector=_vector(analysis),
    )


def _vector(analysis: Analysis) -> tuple[float, ...]:
    """The lead's vector of length 1; all zeros when the sentences cancel out."""
    mean = analysis.vectors[:_LEAD_SENTENCES].mean(axis=0)
    length = float(np.linalg.norm(mean))
    return tuple(float(value) for value in (mean / length if length else mean))
