"""`incidents` and `disputes`: what the reports of an archive are about, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.asked import IncidentFilter, rules_in
from onrecord.commands.opened import opened
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.sketching import Sketch, sketch
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.standing import Standing
    from onrecord.reconciling.values import Reconciled
    from onrecord.records import Account, Testimony

RULE = "range"
AT_ONCE = 200  # incidents whose claims are read together


@dataclass(frozen=True, slots=True)
class Found:
    """An incident in a line, and what its accounts agree and disagree on."""

    sketch: Sketch
    told: Reconciled


def incidents(
    archive: Where,
    asked: IncidentFilter | None = None,
    *,
    rule: str = RULE,
    as_of: date | None = None,
    recorded_by: date | None = None,
    ranks: Mapping[str, int] | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
) -> Iterator[Found]:
    """Yield the incidents that a filter lets through, by their days; those without days last.

    `rule` names the rule by which figures are reconciled; `ranks` is the table of sources that
    `by_source_rank` and `ucdp` ask, 1 the best (`ranks_from` reads one). `as_of` asks for the
    record as it stood on a day: by the reports that were out by then. `recorded_by` asks for what
    the archive itself held at the end of a day. `sight` withholds what somebody may not see.

    Raises:
        ArchiveError: the archive is not there or nothing in it is linked.
        SettingsError: there is no such rule or type.
    """
    from onrecord.commands.asked import checked

    chosen = checked(asked or IncidentFilter(), rule)
    with opened(archive, as_of, recorded_by, joiner, sight) as standing:
        found = _wanted(standing, chosen)
        for at in range(0, len(found), AT_ONCE):
            some = found[at : at + AT_ONCE]
            told = reconciled(standing, {s.id: s.accounts for s in some}, rule, ranks)
            yield from (Found(s, told[s.id]) for s in some)


def disputes(
    archive: Where,
    asked: IncidentFilter | None = None,
    *,
    rule: str = RULE,
    as_of: date | None = None,
    recorded_by: date | None = None,
    ranks: Mapping[str, int] | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
) -> Iterator[Found]:
    """Yield the incidents on some field of which origins contradict each other.

    The arguments are those of `incidents`.
    """
    for found in incidents(
        archive,
        asked,
        rule=rule,
        as_of=as_of,
        recorded_by=recorded_by,
        ranks=ranks,
        joiner=joiner,
        sight=sight,
    ):
        if found.told.disputes:
            yield found


def wanted(archive: Where, asked: IncidentFilter, sight: Sight = EVERYTHING) -> list[str]:
    """Give the ids of the incidents that a filter lets through, in the order of `incidents`."""
    with opened(archive, sight=sight) as standing:
        return [sketch.id for sketch in _wanted(standing, asked)]


def told_of(
    archive: Where, ids: Sequence[str], rule: str = RULE, sight: Sight = EVERYTHING
) -> list[Found]:
    """Tell of some incidents what `incidents` tells, in the order asked."""
    with opened(archive, sight=sight) as standing:
        members = standing.members(ids)
        accounts = standing.accounts({a for held in members.values() for a in held})
        drawn = {s.id: s for s in sketches(standing, members, accounts)}
        told = reconciled(standing, members, rule) if members else {}
    return [Found(drawn[i], told[i]) for i in ids if i in drawn]


def sketches(
    standing: Standing, members: Mapping[str, Sequence[str]], accounts: Mapping[str, Account]
) -> list[Sketch]:
    """Make the headings of incidents, by their days."""
    roots = standing.roots({account.report for account in accounts.values()})
    larger = standing.larger(members)
    made = [
        sketch(incident, [accounts[a] for a in held], roots, larger.get(incident, (None,))[0])
        for incident, held in members.items()
    ]
    return sorted(made, key=lambda s: (s.end or date.max, s.start or date.min, s.id))


def reconciled(
    standing: Standing,
    members: Mapping[str, Sequence[str]],
    rule: str,
    ranks: Mapping[str, int] | None = None,
) -> dict[str, Reconciled]:
    """Reconcile what the accounts of each incident tell."""
    from onrecord.reconciling.reconcile import reconcile

    told = testimonies_of(standing, members)
    main, others = rules_in(rule)
    return {
        incident: reconcile(told[incident], main, ranks=ranks, rules=others) for incident in members
    }


def testimonies_of(
    standing: Standing, members: Mapping[str, Sequence[str]]
) -> dict[str, list[Testimony]]:
    """Find the claims of incidents with their reports and the origins of their words."""
    from onrecord.commands.rooted import rooted

    of = {account: incident for incident, held in members.items() for account in held}
    rows = standing.told_in(of)
    copies, family = standing.families({report.id for _, report, _ in rows})
    told = rooted(((report, claim) for _, report, claim in rows), copies, family)
    found: dict[str, list[Testimony]] = {incident: [] for incident in members}
    for (account, _, _), testimony in zip(rows, told, strict=True):
        found[of[account]].append(testimony)
    return found


def _wanted(standing: Standing, asked: IncidentFilter) -> list[Sketch]:
    accounts, members = standing.accounts(), standing.members()
    held = {
        incident: ids
        for incident, ids in members.items()
        if asked.lets_through([accounts[a] for a in ids])
    }
    return sketches(standing, held, accounts)
