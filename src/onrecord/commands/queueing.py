"""`queue`: what waits for a person's judgement, and why each item stands where it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.archive.store import Archive
    from onrecord.records import Claim, Report

KINDS = ("claims", "joins")
MANY = 50  # on a page


@dataclass(frozen=True, slots=True)
class Queued:
    """Something that waits: one claim, or two whose accounts may be one event; and why."""

    kind: str
    claims: tuple[tuple[Report, Claim], ...]
    why: tuple[str, ...]


def queue(
    archive: Where, kind: str = "claims", *, page: int = 1, sight: Sight = EVERYTHING
) -> list[Queued]:
    """List what waits for judgement, fifty a page, the most doubtful and weightiest first.

    `claims` are those that nobody reviewed; `joins` pairs of accounts whose weight is nearest to
    what joins two. What `sight` withholds is left out.

    Raises:
        SettingsError: there is no such kind.
    """
    from onrecord.archive import Archive

    if kind not in KINDS:
        raise SettingsError(f"there is no queue of {kind!r}", f"choose of {', '.join(KINDS)}")
    with Archive.open(archive) as opened:
        made = _claims if kind == "claims" else _joins
        found = made(opened, (page - 1) * MANY)
        return found if sight.open else list(_seen(opened, found, sight))


def _seen(opened: Archive, found: list[Queued], sight: Sight) -> Iterator[Queued]:
    """Yield what may be seen, as it may be seen."""
    from onrecord.commands.withheld import Withheld

    with opened.joined() as tables:
        gone = Withheld(tables, sight)
        for item in found:
            shown = tuple(pair for told in item.claims for pair in gone.pairs([told]))
            if len(shown) == len(item.claims):
                yield replace(item, claims=shown)


def _claims(opened: Archive, skip: int) -> list[Queued]:
    with opened.joined() as tables:
        found = tables.doubtful_claims(skip, MANY)
    with opened.coding() as coded:
        told = coded.told([claim for claim, _, _ in found])
    return [Queued("claim", (told[c],), _why(doubts, dead)) for c, doubts, dead in found]


def _why(doubts: list[str], dead: int | None) -> tuple[str, ...]:
    weight = [f"it tells of {dead:,} killed"] if dead else []
    return (*doubts, *weight) or ("nobody has looked at it",)


def _joins(opened: Archive, skip: int) -> list[Queued]:
    with opened.joined() as tables:
        found = tables.doubtful_joins(skip, MANY)
        accounts = tables.accounts({a for x, y, _ in found for a in (x, y)})
    first = {a: accounts[a].claims[0] for a in accounts if accounts[a].claims}
    with opened.coding() as coded:
        told = coded.told(list(first.values()))
    return [
        Queued("join", (told[first[x]], told[first[y]]), (f"the weight {w:+.1f} is near to 0",))
        for x, y, w in found
        if x in first and y in first
    ]
