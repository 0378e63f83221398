"""Summaries of incidents worked out of their accounts and claims."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands import saying
from onrecord.commands.asked import rules_in
from onrecord.commands.incidents import RULE, sketches, testimonies_of
from onrecord.commands.summary_values import Acting, Line, Tally

if TYPE_CHECKING:
    from onrecord.archive.summaries import OriginTold
    from onrecord.commands.sketching import Sketch
    from onrecord.commands.standing import Standing
    from onrecord.incidents.origins import Origin
    from onrecord.ontology.bounds import Bounds
    from onrecord.reconciling.values import Answer, Reconciled
    from onrecord.records import Account, Testimony

ALL = ("", "people")  # of whom a figure of everybody is


def lines_of(
    standing: Standing, incidents: Collection[str], unseen: Collection[str] = ()
) -> tuple[list[Line], list[OriginTold]]:
    """Make the lines of incidents, and what each origin tells of them.

    Reports of the publishers `unseen` are left out; of an incident that only they tell there is
    no line, and of one that has no accounts any more neither.
    """
    from onrecord.incidents.origins import origins_of
    from onrecord.reconciling.reconcile import reconcile

    members, accounts = _seen(standing, incidents, unseen)
    drawn = {s.id: s for s in sketches(standing, members, accounts)}
    told = testimonies_of(standing, members)
    roots = standing.roots({a.report for a in accounts.values()})
    links = _weakest(standing, members)
    main, others = rules_in(RULE)
    lines: list[Line] = []
    origins: list[OriginTold] = []
    for incident, held in members.items():
        reconciled = reconcile(told[incident], main, rules=others)
        voices = origins_of(told[incident], roots)
        mine = [accounts[a] for a in held]
        lines.append(
            _line(drawn[incident], mine, told[incident], reconciled, voices, links.get(incident))
        )
        origins += _origins(incident, told[incident], reconciled, voices)
    return lines, origins


def _seen(
    standing: Standing, incidents: Collection[str], unseen: Collection[str]
) -> tuple[dict[str, tuple[str, ...]], dict[str, Account]]:
    members = standing.members(incidents)
    accounts = standing.accounts({a for held in members.values() for a in held})
    accounts = {id_: a for id_, a in accounts.items() if a.source not in unseen}
    seen = {i: tuple(a for a in held if a in accounts) for i, held in members.items()}
    return {i: held for i, held in seen.items() if held}, accounts


def _line(
    drawn: Sketch,
    accounts: Sequence[Account],
    told: Sequence[Testimony],
    reconciled: Reconciled,
    voices: Sequence[Origin],
    link: float | None,
) -> Line:
    sure = [value for t in told for _, value in t.claim.confidence]
    acting = _acting(accounts)
    named = {p.id or p.name: saying.spot(p) for a in accounts for p in a.places[:1]}
    return Line(
        drawn,
        _tallies(reconciled, "killed"),
        _tallies(reconciled, "wounded"),
        len(told),
        tuple(saying.field_name(d.field) for d in reconciled.disputes),
        reconciled.share,
        reconciled.spread,
        len(reconciled.denials),
        min(sure, default=None),
        link,
        tuple(sorted({t.claim.stance for t in told})),
        tuple((o.key, o.name) for o in voices),
        acting,
        tuple(named.items()),
        tuple(sorted({t.report.publisher for t in told if t.report.publisher})),
        tuple(sorted({t.report.id for t in told})),
        _searched(drawn, accounts, told, acting, reconciled),
    )


def _tallies(told: Reconciled, measure: str) -> tuple[Tally, ...]:
    """The figure of all people, else those of each group."""
    found = [a for a in told.answers if a.field.name == measure and not a.field.kind and a.value]
    of_all = [a for a in found if a.field.of in ALL]
    return tuple(_tally(a, a.value) for a in of_all[:1] or found if a.value)


def _tally(told: Answer, value: Bounds) -> Tally:
    of = "" if told.field.of in ALL else told.field.of
    return Tally(of, value.low, value.best, value.high, told.open_above)


def _acting(accounts: Sequence[Account]) -> tuple[Acting, ...]:
    found: dict[tuple[str, str], Acting] = {}
    for account in accounts:
        for role, sides in (("doer", account.doers), ("victim", account.victims)):
            for side in sides:
                key = side.actor or side.name
                found.setdefault((key, role), Acting(key, side.name, role))
    return tuple(found.values())


def _searched(
    drawn: Sketch,
    accounts: Sequence[Account],
    told: Sequence[Testimony],
    acting: Sequence[Acting],
    reconciled: Reconciled,
) -> str:
    from onrecord.archive.fold import fold

    words = [saying.title(drawn), *(a.name for a in acting)]
    words += [saying.spot(p) for a in accounts for p in a.places]
    words += [t.report.title for t in told if t.report.title]
    words += [t.report.publisher for t in told if t.report.publisher]
    words += [e.words.text for t in told for e in t.claim.evidence]
    words += [row.speaker for row in reconciled.rows]
    return " ".join(dict.fromkeys(fold(" ".join(dict.fromkeys(words))).split()))


def _weakest(standing: Standing, members: Mapping[str, Sequence[str]]) -> dict[str, float]:
    of = {a: i for i, held in members.items() if len(held) > 1 for a in held}
    found: dict[str, float] = {}
    for link in standing.links_among(of) if of else ():
        incident = of[link.a]
        if of[link.b] == incident:
            found[incident] = min(link.weight, found.get(incident, link.weight))
    return found


def _origins(
    incident: str, told: Sequence[Testimony], reconciled: Reconciled, voices: Sequence[Origin]
) -> list[OriginTold]:
    from onrecord.archive.summaries import OriginTold

    earliest = min((o.first for o in voices if o.first), default=None)
    return [
        OriginTold(
            incident,
            o.key,
            o.name,
            json.dumps(o.publishers, ensure_ascii=False),
            o.first,
            o.first is not None and o.first == earliest,
            len(voices) == 1,
            o.claims,
            len(o.reports),
            o.copies,
            *_stands(o.key, reconciled),
        )
        for o in voices
    ]


def _stands(origin: str, told: Reconciled) -> tuple[int, int]:
    """On how many fields an origin agrees with all others, and contradicts some."""
    agrees = contradicts = 0
    for answer in told.answers:
        if any(view.origin == origin for view in answer.views):
            agrees += answer.agreed
            sides = answer.dispute.sides if answer.dispute else ()
            contradicts += any(origin in side.origins for side in sides)
    return agrees, contradicts


def day_of(told: date | None) -> int | None:
    """A day as a number: the days since 1970."""
    return (told - date(1970, 1, 1)).days if told else None
