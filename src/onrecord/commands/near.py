"""`near`: incidents that a claim may belong to instead, found by words and days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.commands.opened import opened
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive.account_rows import Heading
    from onrecord.commands.sketching import Sketch
    from onrecord.commands.standing import Standing
    from onrecord.records import Account

AROUND = timedelta(days=14)  # what is compared with each other lies within
MOST = 12  # incidents that a search shows
ENOUGH = 10 * MOST  # accounts whose incidents are looked up for that


def near(
    archive: Where, claim: str, words: str = "", *, sight: Sight = EVERYTHING
) -> tuple[list[Sketch], bool]:
    """Find incidents within two weeks of a claim's that some account tells with all of the words.

    Words are parts of names of places or actors, or of event types. Those of the claim's own
    places come first. Whether more than are shown were found is told beside.

    Raises:
        ArchiveError: the archive is not there or nothing in it is linked.
    """
    with opened(archive, sight=sight) as standing:
        account = standing.tables.mentions([claim]).get(claim, "")
        mine = standing.accounts([account]).get(account)
        if mine is None:
            return [], False
        told = _told(standing, mine, words)[:ENOUGH]
        homes = standing.incidents_of(told)
        own = set(standing.incidents_of([mine.id]).values())
        found = list(dict.fromkeys(homes[a] for a in told if homes.get(a) not in own))
        return _sketched(standing, [i for i in found if i][:MOST]), len(found) > MOST


def _told(standing: Standing, mine: Account, words: str) -> list[str]:
    around = standing.tables.account_headings(_days(mine))
    wanted = _folded([words]).split()
    places = {s.id or s.name for s in mine.places}
    found = [a for a in around if _tells(a, wanted)]
    return [a.id for a in sorted(found, key=lambda a: (places.isdisjoint(a.places), a.id))]


def _days(mine: Account) -> tuple[date, date]:
    known = [day for day in (mine.start, mine.end) if day] or [mine.published or date.today()]
    return min(known) - AROUND, max(known) + AROUND


def _tells(account: Heading, wanted: list[str]) -> bool:
    if not wanted:
        return True
    told = _folded(account.names)
    return all(word in told for word in wanted)


def _folded(names: Iterable[str]) -> str:
    from onrecord.names.fold import fold

    return " ".join(fold(name.replace("_", " ")) for name in names)


def _sketched(standing: Standing, incidents: list[str]) -> list[Sketch]:
    from onrecord.commands.sketching import sketch

    members = standing.members(incidents)
    accounts = standing.accounts({a for held in members.values() for a in held})
    roots = standing.roots({a.report for a in accounts.values()})
    return [
        sketch(incident, [accounts[a] for a in members[incident]], roots, None)
        for incident in incidents
        if incident in members
    ]
