"""Drafts to claims: everything looked up in the report's context, events numbered, ids given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.claims.draft import Draft
from onrecord.claims.filler import ACTING
from onrecord.grounding.about import links_of
from onrecord.grounding.actors import participant
from onrecord.grounding.apart import is_another, is_general
from onrecord.grounding.calibration import Calibration, calibrated, shipped
from onrecord.grounding.carriers import is_idle, meant_by, once
from onrecord.grounding.confidence import confidence_of
from onrecord.grounding.context import country_of
from onrecord.grounding.days_told import days_before, period_of
from onrecord.grounding.figures import figures_of
from onrecord.grounding.grounded import Grounded
from onrecord.grounding.implied import implied_figures
from onrecord.grounding.inferring import inferred
from onrecord.grounding.known import ActorContext
from onrecord.grounding.mentions import numbered
from onrecord.grounding.periods import settle_time
from onrecord.grounding.settling import Settler
from onrecord.grounding.speakers import carrier_of, claimant_of
from onrecord.reading.reading import Reading
from onrecord.reading.times import TimeMention, find_times
from onrecord.records import (
    Claim,
    Engine,
    Event,
    Evidence,
    Instrument,
    Period,
    claim_id,
)

OLD = timedelta(days=60)  # an event that ended longer before the report is background


class FigureNames:
    """Ids of figures, unique in a report: one number of the text has one id for each measure."""

    def __init__(self) -> None:
        self._ids: dict[tuple[int, int, str], str] = {}

    def __call__(self, start: int, end: int, measure: str) -> str:
        """The id of the number between two offsets, as a count of this measure."""
        return self._ids.setdefault((start, end, measure), f"f{len(self._ids) + 1}")


def claims_of(
    reading: Reading,
    drafts: Sequence[Draft],
    engine: Engine,
    calibration: Calibration | None = None,
) -> tuple[Claim, ...]:
    """The claims of one report, in the order of its text.

    `calibration` are the weights of the confidence of fields; null takes those shipped.
    """
    published = reading.report.published
    settler = Settler(reading, drafts)
    country = settler.country(drafts) or country_of(reading) or _sent_from(reading)
    context = ActorContext(country, published.year if published else None)
    names = FigureNames()
    days = days_before(reading, drafts)
    grounded = [
        _grounded(reading, d, context, settler, names, day)
        for d, day in zip(drafts, days, strict=True)
    ]
    counted = inferred(reading, numbered(grounded), settler.near)
    weights = shipped() if calibration is None else calibration
    claims = [calibrated(c, weights) for c in _identified(reading, counted, engine)]
    links = links_of(claims, counted)
    return tuple(replace(c, about=links[i]) if i in links else c for i, c in enumerate(claims))


def _sent_from(reading: Reading) -> str | None:
    """The country of the dateline: the last resort."""
    dateline = reading.report.dateline
    found = reading.names.gazetteer.lookup(dateline) if dateline else []
    return found[0].country if found else None


def _grounded(
    reading: Reading,
    draft: Draft,
    context: ActorContext,
    settler: Settler,
    names: FigureNames,
    day: date | None,
) -> Grounded:
    chain = draft.voice.chain
    said = [_said(reading, a.said) for a in chain]
    speaker = claimant_of(reading, chain[0], said[0], context) if chain else None
    people = [
        participant(reading, f, b, context, speaker)
        for f, b in zip(draft.fillers, draft.blames, strict=True)
    ]
    period = period_of(reading, draft, day)
    figures = figures_of(reading, draft.counts, context, period, names, settler.place_of)
    via = [
        claimant_of(reading, a, s, context)
        for a, s in reversed(list(zip(chain[1:], said[1:], strict=True)))
        if a.source
    ]
    if speaker is not None and via:
        speaker = meant_by(speaker, via[-1])
    via += [carrier_of(reading, c, context) for c in (chain[0].carriers if chain else ())]
    return Grounded(
        draft=draft,
        type=draft.type,
        claimant=speaker,
        via=tuple(v for v in once(via) if not is_idle(reading, v, speaker)),
        actors=tuple(p for p in people if p.role in ACTING),
        targets=tuple(p for p in people if p.role not in ACTING),
        places=settler.places_of(draft),
        period=period,
        figures=figures + implied_figures(reading, draft, people, context, names),
        background=_is_old(period, reading.report.published),
        confidence=settler.confidence_of(draft),
        general=is_general(reading, draft, period, figures),
        another=is_another(reading, draft),
    )


def _said(reading: Reading, tokens: tuple[int, int] | None) -> Period | None:
    if tokens is None:
        return None
    words = reading.words_of(*tokens)
    found = find_times(reading.report.text, words.start, words.end)
    time: TimeMention | None = found[0] if found else None
    return settle_time(time, reading.report.published, tense="past") if time else None


def _is_old(period: Period | None, published: date | None) -> bool:
    """Whether a period ended so long before the report that it is told for context."""
    return bool(period and published and period.end and period.end < published - OLD)


def _identified(
    reading: Reading, counted: Sequence[tuple[int, Grounded]], engine: Engine
) -> list[Claim]:
    told: set[tuple[object, ...]] = set()
    seen: set[str] = set()
    out = []
    for number, claim in counted:
        voice = (
            number,
            claim.claimant.name or claim.claimant.words.text if claim.claimant else None,
        )
        made = _claim(reading, number, claim, engine, voice in told)
        if made.id in seen:
            made = replace(made, id=_longer_id(reading, made))
        if made.id in seen:
            continue
        seen.add(made.id)
        told.add(voice)
        out.append(made)
    return out


def _longer_id(reading: Reading, claim: Claim) -> str:
    return _id(
        reading,
        claim,
        (
            claim.figures[0].words.span if claim.figures else None,
            claim.event.places[0].words.span if claim.event and claim.event.places else None,
        ),
    )


def _id(reading: Reading, claim: Claim, more: tuple[tuple[int, int] | None, ...] = ()) -> str:
    anchor = (
        claim.event.trigger.span
        if claim.event
        else claim.figures[0].words.span
        if claim.figures
        else claim.evidence[0].words.span
    )
    speaker = claim.claimant.words.span if claim.claimant else None
    return claim_id(reading.report.text_sha256, anchor, speaker, claim.modality, more)


def _claim(
    reading: Reading, number: int, grounded: Grounded, engine: Engine, repeated: bool
) -> Claim:
    draft = grounded.draft
    claim = Claim(
        id="",
        report_id=reading.report.id,
        claimant=grounded.claimant,
        via=grounded.via,
        stance=draft.voice.stance,
        modality=draft.modality,
        event=_event(reading, number, grounded, repeated),
        figures=grounded.figures,
        about=(),
        evidence=_evidence(reading, draft),
        engine=engine,
        confidence=confidence_of(grounded),
    )
    return replace(claim, id=_id(reading, claim))


def _event(reading: Reading, number: int, grounded: Grounded, repeated: bool) -> Event:
    draft = grounded.draft
    tool = draft.instrument
    return Event(
        mention=number,
        type=grounded.type,
        negated=draft.certainty.negated,
        realised=draft.certainty.realised,
        background=grounded.background,
        repeated=repeated,
        trigger=reading.words_of(*draft.anchor),
        actors=grounded.actors,
        targets=grounded.targets,
        instrument=Instrument(reading.words_of(tool[0], tool[1]), tool[2]) if tool else None,
        places=grounded.places,
        period=grounded.period,
    )


def _evidence(reading: Reading, draft: Draft) -> tuple[Evidence, ...]:
    sentence = draft.sentence
    return (Evidence(reading.words(sentence.start, sentence.end), draft.voice.form),)
