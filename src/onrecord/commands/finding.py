"""Which incident or claim a user means: by its id, or by the beginning of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.commands.standing import Standing

LEAST = 4  # letters of an id that is cut short
SHOWN = 5  # near ids that are suggested
LISTED = "list them with `onrecord incidents` or `onrecord claims --format jsonl`"


def absorbed(archive: Where, ids: Sequence[str], *, sight: Sight = EVERYTHING) -> dict[str, str]:
    """Map those of `ids` that name an absorbed incident to the incident that stands for it now.

    Raises:
        ArchiveError: the archive is not there, or nothing in it is linked.
    """
    from onrecord.commands.opened import opened

    with opened(archive, sight=sight) as standing:
        redirects = standing.tables.redirects()
        starts = {given: given.strip().lower() for given in ids}
        old = {g: [i for i in redirects if i.startswith(s)] for g, s in starts.items()}
        return {g: standing.standing_for(found[0]) for g, found in old.items() if len(found) == 1}


def incident_meant(standing: Standing, given: str) -> str:
    """Find the incident of an id, of its beginning, or of a claim; the absorbed are followed.

    Raises:
        ArchiveError: there is none, or several begin so; near ids are named.
    """
    kind, found = meant(standing, given)
    if kind == "incident":
        return found
    account = standing.tables.mentions([found]).get(found)
    incident = standing.incidents_of([account]).get(account) if account else None
    if incident is None:
        what = f"the claim {found} belongs to no incident"
        raise ArchiveError(what, "only what is said to have happened is joined to incidents")
    return incident


def incident_then(standing: Standing, incident: str) -> str:
    """Find what an incident of now was on the day that is asked about.

    Raises:
        ArchiveError: none of its accounts was out, or recorded, by then.
    """
    if incident in standing.members([incident]):
        return incident
    now = standing.tables.members([incident]).get(incident, ())
    then = sorted(standing.incidents_of(now).values())
    if not then:
        what = f"no account of {incident} was there by that day"
        raise ArchiveError(what, "ask for a later day, or without one")
    return then[0]


def meant(standing: Standing, given: str) -> tuple[str, str]:
    """Find what an id means: `incident` or `claim`, and the id in full.

    Raises:
        ArchiveError: there is none, or several begin so; near ids are named.
    """
    tables = standing.tables
    start = given.strip().lower()
    if len(start) < LEAST:
        raise ArchiveError(f"{given!r} is too short for an id", f"give at least {LEAST} letters")
    incidents = tables.incident_ids(start)
    exact = start in incidents
    incidents, claims = ([start], []) if exact else (incidents, tables.claim_ids(start))
    standing_for = sorted({standing.standing_for(i) for i in incidents})
    if len(standing_for) == 1:
        return "incident", standing_for[0]
    if not standing_for and len(claims) == 1:
        return "claim", claims[0]
    if standing_for or claims:
        raise ArchiveError(f"{given} may be {_several(standing_for or claims)}", "give more of it")
    raise ArchiveError(f"there is no incident or claim {given}", _near(standing, start))


def _several(ids: Sequence[str]) -> str:
    more = ", …" if len(ids) > SHOWN else ""
    return f"one of {len(ids)}: {', '.join(ids[:SHOWN])}{more}"


def _near(standing: Standing, start: str) -> str:
    from difflib import get_close_matches

    tables = standing.tables
    known = tables.incident_ids(start[:2]) + tables.claim_ids(start[:2])
    near = get_close_matches(start, known, SHOWN, 0.6) or known[:SHOWN]
    return f"do you mean {' or '.join(near)}?" if near else LISTED
