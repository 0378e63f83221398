"""`report`: one report with its claims, and what is known of it; its original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive import Original
    from onrecord.archive.joined import Joined
    from onrecord.archive.report_asking import KeptAs
    from onrecord.records import Claim, Report

LEAST = 4  # letters of an id that is cut short


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report as it is kept: its claims as it is read now, in the order of its text.

    `copies` are the other reports whose texts go back to the same one, `root` that one where it
    is another. `parents` are the pages that it is an item of, `items` its own. `incidents` maps
    claims to the incidents that they belong to. `changes` counts how often something else was
    seen at its page. `kept` is what it came from.
    """

    report: Report
    claims: tuple[Claim, ...]
    incidents: dict[str, str]
    root: Report | None
    copies: tuple[Report, ...]
    parents: tuple[Report, ...]
    items: tuple[Report, ...]
    changes: int
    kept: KeptAs | None


def report(archive: Where, id: str, *, sight: Sight = EVERYTHING) -> ReportView:
    """Show one report: its text, its claims, its copies, its items, and what it came from.

    `id` is a report's id, or the beginning of one.

    Raises:
        ArchiveError: there is no such report, or several begin so.
    """
    from onrecord.archive import Archive
    from onrecord.commands.seeing import seen_by

    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        return _view(tables, _meant(tables, id, sight), sight)


def original(archive: Where, id: str, *, sight: Sight = EVERYTHING) -> Original:
    """Give the bytes that a report came from, with their media type and file or address.

    Raises:
        ArchiveError: there is no such report.
    """
    from onrecord.archive import Archive
    from onrecord.commands.seeing import seen_by

    with Archive.open(archive) as opened:
        with seen_by(opened, sight) as tables:
            found = _meant(tables, id, sight)
        if not found.text:
            what = "the original tells of what is withheld from you"
            raise ArchiveError(what, "ask an administrator")
        kept = opened.original(found.id)
    if kept is None:
        raise ArchiveError(f"the original of {found.id} is not kept", "read its text instead")
    return kept


def _meant(tables: Joined, given: str, sight: Sight) -> Report:
    start = given.strip().lower()
    if len(start) < LEAST:
        raise ArchiveError(f"{given!r} is too short for an id", f"give at least {LEAST} letters")
    ids = tables.report_ids(start)
    found = _seen(tables, [start] if start in ids else ids, sight)
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(one.id for one in found)
        raise ArchiveError(f"{given} may be one of {several}", "give more of it")
    raise ArchiveError(f"there is no report {given}", "take its id from a claim or an incident")


def _seen(tables: Joined, ids: list[str], sight: Sight) -> list[Report]:
    """Find reports, without those that are withheld."""
    held = tables.reports(ids)
    return [held[i] for i in ids if i in held and held[i].publisher not in sight.sources]


def _view(tables: Joined, mine: Report, sight: Sight) -> ReportView:
    claims = tables.claims_in(mine.id)
    root, family = tables.family(mine.id)
    others = {one.id: one for one in _seen(tables, family, sight)}
    return ReportView(
        report=mine,
        claims=tuple(claims),
        incidents=_incidents(tables, claims, sight),
        root=others.get(root) if root != mine.id else None,
        copies=tuple(one for id_, one in others.items() if id_ not in (mine.id, root)),
        parents=tuple(_seen(tables, tables.parents_of(mine.id), sight)),
        items=tuple(_seen(tables, tables.items_of([mine.id]).get(mine.id, []), sight)),
        changes=tables.changes_seen(mine.id),
        kept=tables.kept_as(mine.id),
    )


def _incidents(tables: Joined, claims: list[Claim], sight: Sight) -> dict[str, str]:
    accounts = tables.mentions([claim.id for claim in claims])
    of = tables.incidents_of(set(accounts.values()))
    told = {claim: of[account] for claim, account in accounts.items() if account in of}
    return {claim: incident for claim, incident in told.items() if incident not in sight.incidents}
