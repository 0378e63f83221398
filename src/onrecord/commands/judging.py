"""`judge`: what people decide about incidents and claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from onrecord.errors import ArchiveError, JudgementError, SettingsError
from onrecord.records import Decision, Judgement

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.standing import Standing

UNDO = "undo"
DECISIONS = (*get_args(Decision), UNDO)


def judge(
    archive: str | Path,
    decision: str,
    ids: Sequence[str],
    *,
    by: str,
    reason: str | None = None,
    joiner: Joiner | None = None,
) -> list[Judgement]:
    """Record what a person decides about incidents or claims, and work out anew what it touches.

    `decision` is `same` (the first id with each of the others is one event), `different` (the
    first and each of the others are two), `part_of` (each but the last is a part of the last) or
    `undo` (`ids` are then numbers of judgements, each withdrawn, never deleted). An incident
    stands for the claim that it is named after. The judgements that were made, or withdrawn.

    Raises:
        JudgementError: it contradicts others (the path is named), or there is none to undo.
        ArchiveError: there is no such incident or claim; near ids are named.
    """
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner

    chosen = _decision(decision, ids)
    with Archive.open(archive) as opened, opened.joined(writes=True) as tables:
        parts = joiner or Joiner()
        if chosen == UNDO:
            return [_undo(tables, parts, number, by) for number in ids]
        return _decide(tables, parts, chosen, ids, by, reason)


def _decision(given: str, ids: Sequence[str]) -> str:
    chosen = given.strip().lower().replace("-", "_")
    if chosen not in DECISIONS:
        names = ", ".join(d.replace("_", "-") for d in DECISIONS)
        raise SettingsError(f"there is no judgement {given!r}", f"give one of {names}")
    if len(ids) < (1 if chosen == UNDO else 2):
        needs = "the number of a judgement" if chosen == UNDO else "two ids or more"
        raise SettingsError(f"{given} needs {needs}", f"give {needs}")
    return chosen


def _decide(
    tables: Joined,
    parts: Joiner,
    decision: str,
    ids: Sequence[str],
    by: str,
    reason: str | None,
) -> list[Judgement]:
    from onrecord.commands.relinking import rejudge
    from onrecord.commands.standing import Standing

    standing = Standing(tables, parts)
    _linked_alike(tables, parts)
    anchors = [_anchor(standing, parts, given) for given in ids]
    made = [
        _record(tables, parts, _judgement(decision, a, b, by, reason))
        for a, b in _pairs(decision, anchors)
    ]
    why = ", ".join(f"judgement {j.id}" for j in made)
    rejudge(tables, parts, why, made)
    return made


def _pairs(decision: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    if decision == "part_of":
        return [(part, ids[-1]) for part in ids[:-1]]
    return [(ids[0], other) for other in ids[1:]]


def _judgement(decision: str, a: str, b: str, by: str, reason: str | None) -> Judgement:
    from onrecord.archive.writing import now

    kind: Decision = next(d for d in get_args(Decision) if d == decision)
    return Judgement(0, kind, a, b, by, now(), reason)


def _record(tables: Joined, parts: Joiner, new: Judgement) -> Judgement:
    before = tables.judgements()
    for old in before:
        if (old.decision, old.a, old.b) == (new.decision, new.a, new.b):
            return old
    claims = {claim for j in (*before, new) for claim in (j.a, j.b)}
    parts.check(before, new, tables.mentions(claims))
    return tables.judge(new.decision, new.a, new.b, new.by, new.reason)


def _anchor(standing: Standing, parts: Joiner, given: str) -> str:
    from onrecord.commands.finding import incident_meant, meant

    kind, found = meant(standing, given)
    incident = incident_meant(standing, given)
    if kind == "claim":
        return found
    members = standing.members([incident]).get(incident, ())
    return parts.anchor(members, standing.accounts(members))


def _linked_alike(tables: Joined, parts: Joiner) -> None:
    last = tables.working()
    if last is not None and last.weights != parts.version:
        raise ArchiveError("the archive was linked with other weights", "run `onrecord link` first")


def _undo(tables: Joined, parts: Joiner, number: str, by: str) -> Judgement:
    from onrecord.commands.relinking import rejudge

    listed = "list them with `onrecord history ARCHIVE`"
    found = tables.judgement(int(number)) if number.isascii() and number.isdigit() else None
    if found is None:
        raise JudgementError(f"there is no judgement {number}", listed)
    if found.withdrawn_at is not None:
        when = f"by {found.withdrawn_by} on {found.withdrawn_at:%Y-%m-%d}"
        raise JudgementError(f"judgement {number} was withdrawn {when}", listed)
    tables.withdraw_judgement(found.id, by)
    rejudge(tables, parts, f"judgement {found.id} withdrawn", [found])
    return tables.judgement(found.id) or found
