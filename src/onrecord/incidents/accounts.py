"""The events that one report tells, one account each: what joining compares."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from onrecord.incidents.fields import (
    Told,
    doers_of,
    instrument_of,
    period_of,
    spots_of,
    victims_of,
)
from onrecord.incidents.telling import happened, telling
from onrecord.incidents.tolls import tolls_of
from onrecord.incidents.words import counts_in, folded, names_in, words_in
from onrecord.records import Account, Claim, Judgement, Report

MAIN = 1  # the mention that a report is about
LEAD = 120  # words of the body that tell what a report is about, by the habit of news


def accounts_of(
    report: Report, claims: Sequence[Claim], judgements: Sequence[Judgement] = ()
) -> tuple[Account, ...]:
    """One account for each mention of a report that happened, in the order of mention numbers.

    Claims that a standing judgement tells apart though the report tells of them as one event are
    split: each that differs from an earlier claim of the first account becomes an account of its
    own, whose id ends in the claim's id. Judgements about other reports are passed over.
    """
    mentions: dict[int, list[Told]] = {}
    for claim in claims:
        if event := happened(claim):
            mentions.setdefault(event.mention, []).append((claim, event))
    names = names_in(report.text) if mentions else frozenset()
    apart = _apart(judgements)
    return tuple(
        _account(report, told, number, suffix, names)
        for number, whole in sorted(mentions.items())
        for suffix, told in _split(whole, apart)
    )


def _apart(judgements: Sequence[Judgement]) -> Mapping[str, set[str]]:
    """For each claim, the claims that a judgement which stands says are of another event."""
    apart: dict[str, set[str]] = {}
    for one in judgements:
        if one.decision == "different" and one.withdrawn_at is None:
            apart.setdefault(one.a, set()).add(one.b)
            apart.setdefault(one.b, set()).add(one.a)
    return apart


def _split(whole: Sequence[Told], apart: Mapping[str, set[str]]) -> list[tuple[str, list[Told]]]:
    kept: list[Told] = []
    own: list[tuple[str, list[Told]]] = []
    for claim, event in whole:
        if any(other.id in apart.get(claim.id, ()) for other, _ in kept):
            own.append((f":{claim.id}", [(claim, event)]))
        else:
            kept.append((claim, event))
    return [("", kept), *own]


def _account(
    report: Report, told: Sequence[Told], number: int, suffix: str, names: Collection[str]
) -> Account:
    period, main = period_of(told), number == MAIN and not suffix
    texts = _texts(report, told, main)
    return Account(
        id=f"{report.id}:{number}{suffix}",
        report=report.id,
        claims=tuple(claim.id for claim, _ in told),
        types=telling().sorted_types(event.type for _, event in told),
        start=period.start if period else None,
        end=period.end if period else None,
        precision=period.precision if period else None,
        dated=bool(period and period.words),
        places=spots_of(told),
        doers=doers_of(told),
        victims=victims_of(told),
        instrument=instrument_of(told),
        tolls=tolls_of(told),
        words=tuple(sorted({w for text in texts for w in (*words_in(text), *counts_in(text))})),
        names=tuple(sorted(_names(told, texts, names))),
        published=report.published,
        source=report.publisher,
        main=main,
        background=all(event.background for _, event in told),
    )


def _texts(report: Report, told: Sequence[Told], main: bool) -> list[str]:
    """The evidence of all claims once each, for the main event the title and lead as well."""
    found = dict.fromkeys(e.words.text for claim, _ in told for e in claim.evidence)
    if not main:
        return list(found)
    lead = " ".join(report.text[report.body_start :].split()[:LEAD])
    return [*filter(None, (report.title, lead)), *found]


def _names(told: Sequence[Told], texts: Sequence[str], names: Collection[str]) -> set[str]:
    written = {word for word in folded(texts) if word in names}
    people = (p for _, e in told for p in (*e.actors, *e.targets) if not p.actor)
    parts = [p.name for p in people if p.name]
    places = [p.words.text for _, e in told for p in e.places]
    return written | set(folded([*parts, *places]))
