"""`incident`: the accounts of one incident side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.opened import opened
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.sketching import Sketch
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.revising import Revision
    from onrecord.commands.standing import Standing
    from onrecord.reconciling.values import Reconciled
    from onrecord.records import Account, Judgement, Link, Report, Testimony

EXPLAINED = 50  # links that are explained, the strongest first


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident as its accounts tell it.

    `asked` is the id that was asked for, where it was absorbed since. `told` holds who says what,
    what all agree on and what is disputed. `links` are those that hold it together: the strongest
    of each account, explained. `part_why` says why it is part of the larger one. `judgements` are
    those about its claims. `revised` are changes of its reports' pages, newest first, with those
    claims of the incident that changed or vanished. `changes` counts how often the incident was
    changed: `judge` takes it as what somebody has seen.
    """

    sketch: Sketch
    asked: str | None
    accounts: tuple[Account, ...]
    reports: tuple[Report, ...]
    testimonies: tuple[Testimony, ...]
    told: Reconciled
    part_of: Sketch | None
    part_why: str | None
    parts: tuple[Sketch, ...]
    links: tuple[Link, ...]
    judgements: tuple[Judgement, ...]
    revised: tuple[Revision, ...] = ()
    changes: int = 0


def incident(  # noqa: PLR0913  (a question has as many conditions as it has)
    archive: Where,
    id: str,
    *,
    rule: str = "range",
    as_of: date | None = None,
    recorded_by: date | None = None,
    ranks: Mapping[str, int] | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
    explained: bool = True,
) -> IncidentView:
    """Show one incident: its accounts, what they agree on, what is disputed and between whom.

    `id` is an incident's id, a claim's, or the beginning of one; an absorbed incident is followed
    to the one that took it in. `rule`, `as_of`, `recorded_by` and `ranks` are as for `incidents`.
    `sight` withholds what somebody may not see; without `explained` it has no `links`, which take
    longer than all the rest (`why_joined` gives them).

    Raises:
        ArchiveError: there is no such incident; near ids are named.
    """
    from onrecord.commands.asked import IncidentFilter, checked
    from onrecord.commands.finding import incident_meant, incident_then

    checked(IncidentFilter(), rule)
    with opened(archive, as_of, recorded_by, joiner, sight, around=id) as standing:
        found = incident_then(standing, incident_meant(standing, id))
        return _view(standing, id, found, rule, ranks, explained=explained)


def why_joined(
    archive: Where,
    id: str,
    *,
    as_of: date | None = None,
    recorded_by: date | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
) -> tuple[Link, ...]:
    """Explain what holds an incident together: the strongest link of each account, by features.

    The arguments are those of `incident`.

    Raises:
        ArchiveError: there is no such incident; near ids are named.
    """
    from onrecord.commands.finding import incident_meant, incident_then

    with opened(archive, as_of, recorded_by, joiner, sight, around=id) as standing:
        found = incident_then(standing, incident_meant(standing, id))
        held = standing.accounts(standing.members([found])[found])
        return _holding(standing, list(held.values()))


def _view(
    standing: Standing,
    asked: str,
    found: str,
    rule: str,
    ranks: Mapping[str, int] | None,
    *,
    explained: bool,
) -> IncidentView:
    from onrecord.commands.asked import rules_in
    from onrecord.commands.incidents import sketches, testimonies_of
    from onrecord.commands.said_before import said_before
    from onrecord.reconciling.reconcile import reconcile

    main, others = rules_in(rule)
    above, why = standing.larger([found]).get(found, (None, None))
    below = standing.parts_of(found)
    members = standing.members([found, *below, *([above] if above else [])])
    mine = members[found]
    accounts = standing.accounts({a for held in members.values() for a in held})
    drawn = {s.id: s for s in sketches(standing, members, accounts)}
    testimonies = testimonies_of(standing, {found: mine})[found]
    claims = {t.claim.id for t in testimonies}
    return IncidentView(
        sketch=drawn[found],
        asked=None if found.startswith(asked.lower()) else asked,
        accounts=tuple(accounts[a] for a in mine),
        reports=tuple({t.report.id: t.report for t in testimonies}.values()),
        testimonies=tuple(testimonies),
        told=reconcile(testimonies, main, ranks=ranks, rules=others),
        part_of=drawn.get(above) if above else None,
        part_why=why,
        parts=tuple(s for i, s in drawn.items() if i in below),
        links=_holding(standing, [accounts[a] for a in mine]) if explained else (),
        judgements=tuple(j for j in standing.judgements() if {j.a, j.b} & claims),
        revised=tuple(said_before(standing, found, {t.report.id for t in testimonies}, claims)),
        changes=standing.tables.judged_of([found])[found][0],
    )


def _holding(standing: Standing, accounts: Sequence[Account]) -> tuple[Link, ...]:
    held = {a.id: a for a in accounts}
    links = sorted(standing.links_among(held), key=lambda k: (-k.weight, k.a, k.b))
    tree: list[Link] = []
    groups = {a: {a} for a in held}
    for link in links:
        if groups[link.a] is not groups[link.b]:
            both = groups[link.a] | groups[link.b]
            groups |= dict.fromkeys(both, both)
            tree.append(link)
    shown = {(k.a, k.b) for k in tree[:EXPLAINED]}
    ends = {end for pair in shown for end in pair}
    told = standing.explained([held[a] for a in sorted(ends)])
    return tuple(sorted((k for k in told if (k.a, k.b) in shown), key=lambda k: -k.weight))
