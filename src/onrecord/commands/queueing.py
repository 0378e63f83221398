"""`queue`: what waits for a person's judgement, and why each item stands where it does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.commands.claims_seen import claims_seen
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.archive.store import Archive
    from onrecord.commands.overview import Overview
    from onrecord.commands.summary_values import Line
    from onrecord.records import Claim, Report

KINDS = ("claims", "joins", "disputes")
MANY = 50  # on a page
INCIDENT = "incident"
TRIED = 20  # pages of what is withheld or taken that are passed over for the next item
Pair = tuple[str, str]
More = Callable[[int], list["Queued"]]  # what waits behind so many, a page of it


@dataclass(frozen=True, slots=True)
class Queued:
    """Something that waits, and why: one claim; two whose accounts may be one event; an incident.

    `incident` is one with figures that contradict each other, in a line.
    """

    kind: str
    claims: tuple[tuple[Report, Claim], ...]
    why: tuple[str, ...]
    incident: Line | None = None

    @property
    def key(self) -> str:
        """What it is known by; see `key_of`."""
        if self.incident is not None:
            return key_of(INCIDENT, self.incident.id)
        return key_of(*(claim.id for _, claim in self.claims))


def key_of(*claims: str) -> str:
    """What a claim, two claims in any order, or `INCIDENT` and its id are known by in the queue.

    >>> key_of("b2", "a1"), key_of("incident", "i1")
    ('a1 b2', 'incident i1')
    """
    return " ".join(sorted(claims, key=lambda c: (c != INCIDENT, c)))


def queue(
    archive: Where,
    kind: str = "claims",
    *,
    page: int = 1,
    sight: Sight = EVERYTHING,
    overview: Overview | None = None,
) -> list[Queued]:
    """List what waits for judgement, fifty a page, the most doubtful and weightiest first.

    `claims` are those that nobody judged; `joins` pairs of accounts whose weight is nearest to
    what joins two, and about which nobody decided; `disputes` incidents with figures that
    contradict each other, none of whose claims that give figures was judged, those that tell of
    most dead first (`overview` holds all incidents; else they are read). What `sight` withholds is
    left out.

    Raises:
        SettingsError: there is no such kind.
    """
    from onrecord.archive import Archive

    if kind not in KINDS:
        raise SettingsError(f"there is no queue of {kind!r}", f"choose of {', '.join(KINDS)}")
    first = (page - 1) * MANY
    with Archive.open(archive) as opened:
        if kind == "disputes":
            from onrecord.commands.queueing_disputes import disputed

            return disputed(opened, overview, sight, first)
        more = _claims(opened) if kind == "claims" else _joins(opened)
        if sight.open:
            return more(first)
        return list(islice(_seen(opened, more, sight), first, first + MANY))


def following(
    archive: Where,
    claims: Collection[str],
    *,
    back: bool = False,
    taken: Collection[str] = (),
    sight: Sight = EVERYTHING,
) -> Queued | None:
    """Find what stands next in the queue behind a claim, or behind the pair of two, or before it.

    What waits and is not among the keys `taken` is found; before it (`back`) also what was judged.
    Behind what never waited the queue begins.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        with opened.joined() as tables:
            known = claims_seen(tables, claims, sight)
        more = _behind(opened, [c if c in known else "" for c in claims], back)
        found = _seen(opened, more, sight)
        return next((q for q in islice(found, TRIED * MANY) if q.key not in taken), None)


def _behind(opened: Archive, claims: list[str], back: bool) -> More:
    if len(claims) == 1:
        return _claims(opened, claims[0], back)
    with opened.joined() as tables:
        told = tables.mentions(claims)
    a, b = (told.get(claim, "") for claim in claims)
    return _joins(opened, (a, b), back)


def _seen(opened: Archive, more: More, sight: Sight) -> Iterator[Queued]:
    """Yield what may be seen, as it may be seen."""
    from onrecord.commands.withheld import Withheld

    at = 0
    while found := more(at):
        at += MANY
        if sight.open:
            yield from found
            continue
        with opened.joined() as tables:
            gone = Withheld(tables, sight)
            shown = [(q, tuple(p for told in q.claims for p in gone.pairs([told]))) for q in found]
        yield from (replace(q, claims=some) for q, some in shown if len(some) == len(q.claims))


def _claims(opened: Archive, after: str | None = None, back: bool = False) -> More:
    def more(skip: int) -> list[Queued]:
        with opened.joined() as tables:
            found = tables.doubtful_claims(skip, MANY, after=after, back=back)
        with opened.coding() as coded:
            told = coded.told([claim for claim, _, _ in found])
        return [Queued("claim", (told[c],), _why(doubts, dead)) for c, doubts, dead in found]

    return more


def _why(doubts: list[str], dead: int | None) -> tuple[str, ...]:
    weight = [f"it tells of {dead:,} killed"] if dead else []
    return (*doubts, *weight) or ("nobody has looked at it",)


def _joins(opened: Archive, after: Pair | None = None, back: bool = False) -> More:
    def more(skip: int) -> list[Queued]:
        with opened.joined() as tables:
            off = () if back else pairs_judged(tables)
            found = tables.doubtful_joins(skip, MANY, without=off, after=after, back=back)
            accounts = tables.accounts({a for x, y, _ in found for a in (x, y)})
        first = {a: held.claims[0] for a, held in accounts.items() if held.claims}
        with opened.coding() as coded:
            told = coded.told(list(first.values()))
        return [
            Queued("join", (told[first[x]], told[first[y]]), (f"the weight {w:+.1f} is near to 0",))
            for x, y, w in found
            if x in first and y in first
        ]

    return more


def pairs_judged(tables: Joined) -> set[Pair]:
    """The pairs of accounts about which people decided."""
    judged = tables.judgements()
    told = tables.mentions({claim for j in judged for claim in (j.a, j.b)})
    return {(told[j.a], told[j.b]) for j in judged if j.a in told and j.b in told}
