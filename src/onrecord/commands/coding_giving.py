"""`coding_unit`, `coding_give`, `coding_hand_in`: what a coder sees and says, blind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.commands.claims_seen import told_as_seen, units_seen
from onrecord.commands.coding import coder_of, found_coding, view_of
from onrecord.commands.coding_fields import fields_named
from onrecord.commands.coding_values import CodingView, Unit
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError, SettingsError
from onrecord.records import Coder, Coding

if TYPE_CHECKING:
    from onrecord.archive.coding import CodingTables
    from onrecord.records import Claim, Report


def coding_unit(
    archive: Where,
    number: int,
    coder: str,
    position: int | None = None,
    *,
    sight: Sight = EVERYTHING,
) -> Unit:
    """Find a claim of a sample as its coder sees it: the text, and what they said of it.

    Without a position the first that they have not coded, else the last. Claims that `sight`
    withholds, or whose text it does, are not there. Nothing of what the machine or another coder
    says is in it.

    Raises:
        ArchiveError: there is no such sample or position, or they are not invited.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.coding() as tables:
        found = found_coding(tables, number)
        mine = coder_of(tables, number, coder)
        units = units_seen(opened, tables.units(number), sight)
        done = {told.claim for told in tables.coded(number, coder=coder)} & set(units)
        at = position or next((n for n, c in enumerate(units, 1) if c not in done), len(units))
        if not 1 <= at <= len(units):
            raise ArchiveError(f"the sample has no claim {at}", f"it has 1 to {len(units)}")
        told = tables.told([units[at - 1]])
        with opened.joined() as joined:
            (shown,) = told_as_seen(joined, told, sight).values()
        return _unit(tables, found, mine, units, at, len(done), shown)


def _unit(
    tables: CodingTables,
    found: Coding,
    coder: Coder,
    units: Sequence[str],
    at: int,
    done: int,
    shown: tuple[Report, Claim],
) -> Unit:
    claim_id = units[at - 1]
    report, claim = shown
    mine = (c for c in tables.coded(found.id, coder=coder.name) if c.claim == claim_id)
    return Unit(
        coding=found,
        claim=claim_id,
        position=at,
        of=len(units),
        done=done,
        handed_in=coder.done_at is not None,
        report=report if report.text else None,
        evidence=tuple(e.words for e in claim.evidence),
        trigger=claim.event.trigger if claim.event else None,
        mine={told.field: told.value for told in mine},
    )


def coding_give(
    archive: Where,
    number: int,
    coder: str,
    claim: str,
    values: Mapping[str, str],
    *,
    sight: Sight = EVERYTHING,
) -> None:
    """Record what a coder says of a claim; an empty value says "cannot tell".

    They may give it anew until they hand their coding in; what was given before is kept.

    Raises:
        SettingsError: a value does not fit its question, or they handed in already.
        ArchiveError: there is no such sample or claim, or they are not invited.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.coding(writes=True) as tables:
        tables.lock(number)
        found = found_coding(tables, number)
        if coder_of(tables, number, coder).done_at is not None:
            raise SettingsError("you handed this in", "what is handed in stays as it is")
        if claim not in units_seen(opened, tables.units(number), sight):
            raise ArchiveError(f"the claim {claim} is not in this sample", "go back to the sample")
        asked = fields_named(found.fields)
        tables.give(
            number, claim, coder, {f.name: f.checked(values.get(f.name, "")) for f in asked}
        )


def coding_hand_in(
    archive: Where, number: int, coder: str, *, sight: Sight = EVERYTHING
) -> CodingView:
    """Hand a coding in: every claim that they see was coded, and nothing of it changes any more.

    Raises:
        SettingsError: claims are left.
        ArchiveError: there is no such sample, or they are not invited.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.coding(writes=True) as tables:
        tables.lock(number)
        found = found_coding(tables, number)
        coder_of(tables, number, coder)
        units = set(units_seen(opened, tables.units(number), sight))
        left = len(units - {told.claim for told in tables.coded(number, coder=coder)})
        if left:
            raise SettingsError(f"{left} claims are not coded yet", "code them first")
        tables.hand_in(number, coder)
        return view_of(tables, found)
