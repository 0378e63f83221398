"""Incidents worked out anew where reports, readings or judgements changed, and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.commands.continuing import continued
from onrecord.commands.renesting import near_in_time, nest_around
from onrecord.commands.standing import by_incident
from onrecord.commands.taken import taken_but
from onrecord.errors import IncidentsError

if TYPE_CHECKING:
    from onrecord.archive import FreshReading
    from onrecord.archive.joined import Joined
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.names import Progress
    from onrecord.records import Account, Judgement, Link, Report


@dataclass(slots=True)
class Changes:
    """What a working did: how many reports, accounts, links and incidents it made anew.

    `heirs` maps accounts of a page's later text to those whose place they take, `regrouped` are
    the accounts that were grouped again.
    """

    working: int
    reports: int = 0
    accounts: int = 0
    links: int = 0
    incidents: int = 0
    touched: set[str] = field(default_factory=set)
    heirs: dict[str, str] = field(default_factory=dict)
    regrouped: dict[str, Account] = field(default_factory=dict)


def relink(
    tables: Joined,
    joiner: Joiner,
    why: str,
    *,
    progress: Progress | None = None,
) -> Changes:
    """Work out anew what changed since the last working, inside the caller's transaction.

    With weights of another version than the last working's everything is made anew.
    """
    last = tables.working()
    done = Changes(tables.begin(why, joiner.version))
    if last is not None and last.weights != joiner.version:
        tables.withdraw_all(done.working)
    _withdraw(tables, done, tables.outdated())
    _work_out(tables, joiner, done, tables.fresh(), progress)
    return done


def rejudge(
    tables: Joined,
    joiner: Joiner,
    why: str,
    judged: Sequence[Judgement],
    back_to: int | None = None,
    *,
    nests: bool = True,
) -> Changes:
    """Work out anew what judgements that were made or withdrawn touch, and nothing else.

    Two claims of one report may part, or join, its mentions: its accounts are made anew. With
    `back_to`, incidents get back the ids that they had after that working. Without `nests` the
    caller works out later of which larger incidents they are part (`nest_around`).
    """
    done = Changes(tables.begin(why, joiner.version))
    mentions = tables.mentions({claim for j in judged for claim in (j.a, j.b)})
    done.touched |= set(mentions.values())
    ends = [{mentions[c].partition(":")[0] for c in (j.a, j.b) if c in mentions} for j in judged]
    again = {report for reports in ends if len(reports) == 1 for report in reports}
    _withdraw(tables, done, tables.accounts_in(again))
    tables.reopen(again)
    _work_out(tables, joiner, done, tables.fresh(again), back_to=back_to, nests=nests)
    return done


def reread(tables: Joined, joiner: Joiner, why: str, reports: Collection[str]) -> Changes:
    """Work out anew what reports tell whose claims people corrected, and nothing else."""
    done = Changes(tables.begin(why, joiner.version))
    _withdraw(tables, done, tables.accounts_in(reports))
    tables.reopen(reports)
    _work_out(tables, joiner, done, tables.fresh(reports))
    return done


def _withdraw(tables: Joined, done: Changes, accounts: Collection[str]) -> None:
    left = tables.incidents_of(accounts)
    for members in tables.members(set(left.values())).values():
        done.touched |= set(members)
    tables.withdraw(done.working, accounts)


def _work_out(
    tables: Joined,
    joiner: Joiner,
    done: Changes,
    fresh: Iterable[FreshReading],
    progress: Progress | None = None,
    back_to: int | None = None,
    *,
    nests: bool = True,
) -> None:
    readings = list(fresh)
    done.heirs = continued(tables, done.working, readings)
    judgements = tables.judgements()
    new = _make_accounts(tables, joiner, done, readings, judgements, progress)
    _make_links(tables, joiner, done, new, progress)
    if progress:
        progress("incidents", 0, 0)
    _make_incidents(tables, joiner, done, judgements, back_to, nests=nests)


def _make_accounts(
    tables: Joined,
    joiner: Joiner,
    done: Changes,
    fresh: Iterable[FreshReading],
    judgements: Sequence[Judgement],
    progress: Progress | None,
) -> set[str]:
    made: list[tuple[FreshReading, Sequence[Account]]] = []
    total = tables.unlinked()
    for reading in fresh:
        made.append((reading, joiner.accounts(reading.report, reading.claims, judgements)))
        if progress:
            progress("accounts", len(made), total)
    tables.keep_readings(done.working, made)
    reports = [reading.report for reading, _ in made]
    ids = {account.id for _, accounts in made for account in accounts}
    _find_copies(tables, joiner, reports)
    done.reports, done.accounts = len(reports), len(ids)
    done.touched |= ids
    return ids


def _find_copies(tables: Joined, joiner: Joiner, reports: Sequence[Report]) -> None:
    known = tables.roots([report.id for report in reports])
    new = [report for report in reports if report.id not in known]
    if not new:
        return
    try:
        made = joiner.copies(tables.signatures(), tables.roots(), new)
    except IncidentsError:  # signatures of an older version: all are made anew
        everyone = [*tables.reports(tables.forget_signatures()).values(), *new]
        made = joiner.copies({}, {}, everyone)
    tables.keep_signatures(*made)


def _make_links(
    tables: Joined, joiner: Joiner, done: Changes, new: Collection[str], progress: Progress | None
) -> None:
    if not new:
        return
    if progress:
        progress("links", 0, 0)
    made = tables.accounts(new)
    near = near_in_time(tables, [w for a in made.values() for w in joiner.windows(a)])
    accounts = near | made
    links = joiner.links(list(accounts.values()), None if len(new) == len(accounts) else new)
    tables.keep_links(done.working, links)
    done.links = len(links)


def _make_incidents(
    tables: Joined,
    joiner: Joiner,
    done: Changes,
    judgements: Sequence[Judgement],
    back_to: int | None,
    *,
    nests: bool,
) -> None:
    ids, links = around(tables, done.touched, judgements, joiner.threshold)
    accounts = tables.accounts(ids)
    groups = joiner.groups(accounts, links, judgements)
    now = tables.incidents_of(accounts)
    before = _incidents_before(tables, done, accounts)
    if back_to is not None:
        before |= tables.incidents_of(accounts, at=back_to)
    known = tables.redirects()
    taken = taken_but(tables, set(now.values()), {*known, *before.values()}, len(accounts))
    incidents, redirects = joiner.named(groups, before, accounts, known, taken)
    held = by_incident(incidents)
    anchors = {incident: joiner.anchor(members, accounts) for incident, members in held.items()}
    tables.keep_groups(done.working, incidents, anchors, redirects)
    done.incidents = len(held)
    done.regrouped |= accounts
    if nests:
        nest_around(tables, joiner, accounts, judgements)


def _incidents_before(tables: Joined, done: Changes, accounts: Collection[str]) -> dict[str, str]:
    """Map accounts to the incidents they were of, or that the accounts before them were of."""
    taken = {a: done.heirs.get(":".join(a.split(":")[:2])) for a in accounts}
    heirs = {a: old for a, old in taken.items() if old is not None}
    left = tables.incidents_before(set(heirs.values()))
    before = {a: left[old] for a, old in heirs.items() if old in left}
    return before | tables.incidents_before(accounts)


def around(
    tables: Joined, touched: Collection[str], judgements: Sequence[Judgement], least: float
) -> tuple[set[str], list[Link]]:
    """Find every account that judgements, or links of at least `least`, hold to those touched.

    Groups of others cannot change. The links between the accounts found come with them.
    """
    anchors = tables.mentions({claim for j in judgements for claim in (j.a, j.b)})
    judged = [(anchors.get(j.a), anchors.get(j.b)) for j in judgements]
    found: set[str] = set()
    links: dict[tuple[str, str], Link] = {}
    new = set(touched)
    while new:
        found |= new
        met = tables.links(new)
        links |= {(k.a, k.b): k for k in met}
        ends = {end for k in met if k.weight >= least for end in (k.a, k.b)}
        ends |= {end for pair in judged if new & set(pair) for end in pair if end}
        new = ends - found
    return found, [k for k in links.values() if k.a in found and k.b in found]
