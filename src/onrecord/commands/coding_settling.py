"""`coding_settle`: where coders differ a reviewer chooses, and what was chosen becomes a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.commands.coding import found_coding
from onrecord.commands.coding_fields import NOT_TOLD, fields_named
from onrecord.commands.coding_machine import machine_says
from onrecord.commands.proposing import propose
from onrecord.commands.reviewing import review
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError, SettingsError

if TYPE_CHECKING:
    from onrecord.records import Claim, Report

PATHS = {  # of the fields that words or a choice correct
    "stance": "stance",
    "modality": "modality",
    "type": "event.type",
    "realised": "event.realised",
    "place": "event.places.0",
    "doer": "event.actors.0",
    "victim": "event.targets.0",
    "claimant": "claimant",
}


def coding_settle(
    archive: Where, number: int, claim: str, field: str, value: str, *, by: str
) -> int | None:
    """Choose an answer on which coders differ; the number of the review that it becomes.

    Where the machine says otherwise the claim is corrected: a choice as it is, words as the
    gazetteer or the registry knows them best. Figures and days stand in the sample alone, and
    so do words that the claim's sentence does not hold: the number is then null.

    Raises:
        ArchiveError: there is no such sample, or the claim is not in it.
        SettingsError: the field is not asked, or the value does not fit it.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        with opened.coding() as tables:
            found = found_coding(tables, number)
            told = tables.told([claim]).get(claim) if claim in tables.units(number) else None
        if told is None:
            raise ArchiveError(f"the claim {claim} is not in this sample", "go back to the sample")
        if field not in found.fields:
            raise SettingsError(f"the sample does not ask {field!r}", "choose one of its questions")
        chosen = fields_named([field])[0].checked(value)
        if chosen is None:
            raise SettingsError("nothing was chosen", "choose an answer")
        made = _reviewed(opened, told, field, chosen, by)
        with opened.coding(writes=True) as tables:
            tables.settle(number, claim, field, chosen, by, None, made)
    return made


def _reviewed(
    archive: Where, told: tuple[Report, Claim], field: str, value: str, by: str
) -> int | None:
    report, claim = told
    if field == "grade":
        return review(archive, claim.id, "graded", by=by, value=value).id
    path = PATHS.get(field)
    if path is None or value in (NOT_TOLD, "no event", machine_says(claim, field)):
        return None
    if claim.event is None and path.startswith("event."):
        return None
    choice = field in ("stance", "modality", "type", "realised")
    stands: object | None = value if choice else _meant(report, claim, path, value)
    if stands is None:
        return None
    return review(archive, claim.id, "corrected", by=by, field=path, value=stands).id


def _meant(report: Report, claim: Claim, path: str, words: str) -> object | None:
    for evidence in claim.evidence:
        at = report.text.find(words, *evidence.words.span)
        if at >= 0:
            return propose(report, claim, path, at, at + len(words))[0].value
    return None
