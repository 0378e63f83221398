"""Accounts side by side: who says what of an incident, since when, in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.reconciling.camps import interest_of
from onrecord.reconciling.said import Saying
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.telling import (
    chain_of,
    place_of,
    quote_of,
    speaker_of,
    year_of,
)
from onrecord.reconciling.values import Row, Said
from onrecord.reconciling.views import latest_of
from onrecord.records import Testimony, Words


def rows_of(
    testimonies: Iterable[Testimony],
    sayings: Iterable[Saying],
    sides: Sides,
    doers: Sequence[Who] = (),
) -> tuple[Row, ...]:
    """One row a voice of each origin, in order of publication; repeated copies are counted.

    A voice is a claimant (by registry id, else by name) or a report's own voice. `said` holds
    its latest values of every field. `doers` are those whom the incident's claims name.
    """
    voices: dict[tuple[str, str], list[Testimony]] = defaultdict(list)
    for t in testimonies:
        voices[t.origin, _voice(t)].append(t)
    said: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    for s in sayings:
        said[s.origin, _voice(s.testimony)].append(s)
    rows = [_row(told, said[key], sides, doers) for key, told in voices.items()]
    return tuple(sorted(rows, key=lambda r: (r.first or date.min, r.origin, r.speaker)))


def _voice(testimony: Testimony) -> str:
    claimant = testimony.claim.claimant
    if claimant is None:
        return ""
    return claimant.actor or (claimant.name or claimant.words.text).lower()


def _row(
    told: Sequence[Testimony], sayings: Sequence[Saying], sides: Sides, doers: Sequence[Who]
) -> Row:
    ordered = sorted(told, key=place_of)
    first, days = ordered[0], [t.report.published for t in told if t.report.published]
    reports = tuple(dict.fromkeys(t.report.id for t in ordered))
    return Row(
        origin=first.origin,
        speaker=speaker_of(first),
        chain=chain_of(first),
        interest=_interest(ordered, sides, doers),
        first=min(days, default=None),
        last=max(days, default=None),
        reports=reports,
        copies=len(reports) - 1,
        stances=tuple(dict.fromkeys(t.claim.stance for t in ordered)),
        types=tuple(dict.fromkeys(t.claim.event.type for t in ordered if t.claim.event)),
        said=_said(sayings),
        quotes=_quotes(ordered),
        claims=tuple(t.claim.id for t in ordered),
    )


def _interest(ordered: Sequence[Testimony], sides: Sides, doers: Sequence[Who]) -> str:
    found = (interest_of(t.claim, sides, year_of(t), doers) for t in ordered)
    return ", ".join(dict.fromkeys(str(i) for i in found))


def _said(sayings: Sequence[Saying]) -> tuple[Said, ...]:
    return tuple(Said(field, values) for field, values in latest_of(sayings).items())


def _quotes(ordered: Sequence[Testimony]) -> tuple[Words, ...]:
    """The words of each claim, those of copies once."""
    by_text = {q.text: q for t in reversed(ordered) if (q := quote_of(t.claim)) is not None}
    return tuple(reversed(by_text.values()))
