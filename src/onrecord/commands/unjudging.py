"""`judge undo`: judgements found by their numbers and withdrawn, of those that may be seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.commands.claims_seen import claims_seen
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError, JudgementError
from onrecord.records import Judgement

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.commands.joiner import Joiner

WIDEST = 10_000  # a range of numbers to undo
DIGITS = 10  # a longer number is none of a judgement


def judgement(archive: Where, number: str, *, sight: Sight = EVERYTHING) -> Judgement:
    """Find a judgement that stands, by its number.

    Raises:
        ArchiveError: there is none that `sight` shows.
        JudgementError: it was withdrawn.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        return _standing(tables, number, sight)


def _numbers(given: Sequence[str]) -> list[str]:
    """Write ranges of numbers out: `2-4` is 2, 3 and 4."""
    found: list[str] = []
    for part in given:
        first, dash, last = part.partition("-")
        if dash and first.isdecimal() and last.isdecimal() and int(last) - int(first) < WIDEST:
            found += [str(number) for number in range(int(first), int(last) + 1)]
        else:
            found.append(part)
    return found


def undo(
    tables: Joined, parts: Joiner, numbers: Sequence[str], by: str, sight: Sight
) -> list[Judgement]:
    """Withdraw judgements, and work out anew what they touched; see `judge`."""
    from onrecord.commands.relinking import rejudge

    linked_alike(tables, parts)
    found = [_standing(tables, number, sight) for number in dict.fromkeys(_numbers(numbers))]
    for judgement in found:
        tables.withdraw_judgement(judgement.id, by)
    told = ", ".join(str(j.id) for j in found)
    first = tables.working(since=min(j.at for j in found))
    back_to = first.id - 1 if first else None
    rejudge(tables, parts, f"judgement {told} withdrawn", found, back_to)
    return [tables.judgement(j.id) or j for j in found]


def _standing(tables: Joined, number: str, sight: Sight) -> Judgement:
    listed = "list them with `onrecord history ARCHIVE`"
    digits = number.isascii() and number.isdecimal() and len(number) < DIGITS
    found = tables.judgement(int(number)) if digits else None
    if found is None or not is_seen(tables, found, sight):
        raise ArchiveError(f"there is no judgement {number}", listed)
    if found.withdrawn_at is not None:
        when = f"by {found.withdrawn_by} on {found.withdrawn_at:%Y-%m-%d}"
        raise JudgementError(f"judgement {number} was withdrawn {when}", listed)
    return found


def linked_alike(tables: Joined, parts: Joiner) -> None:
    """Refuse to work with other weights than the archive was linked with."""
    last = tables.working()
    if last is not None and last.weights != parts.version:
        raise ArchiveError("the archive was linked with other weights", "run `onrecord link` first")


def is_seen(tables: Joined, judgement: Judgement, sight: Sight) -> bool:
    """Whether somebody may see both claims that a judgement is about."""
    ends = {judgement.a, judgement.b}
    return claims_seen(tables, ends, sight) == ends


def told_as_seen(tables: Joined, error: JudgementError, sight: Sight) -> JudgementError:
    """A contradiction without its path where that goes over what is withheld."""
    named = set(re.findall(r"\b[0-9a-f]{16,}\b", error.what))
    if claims_seen(tables, named, sight) == named:
        return error
    what = "it contradicts what was judged before, of which you do not see all"
    return JudgementError(what, "ask somebody who sees it")
