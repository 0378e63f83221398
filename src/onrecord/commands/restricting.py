"""`restrict`: what of an archive only some may see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.commands.sighting import NAMES, SHOWN_TO
from onrecord.commands.users import COMMAND_LINE
from onrecord.commands.where import Where
from onrecord.errors import PeopleError, SettingsError

if TYPE_CHECKING:
    from onrecord.archive import Archive, Restriction
    from onrecord.archive.people import People


def restrict(
    archive: Where,
    *,
    incident: str | None = None,
    source: str | None = None,
    groups: Iterable[str] = (),
    lift: bool = False,
    names: str | None = None,
    by: str = COMMAND_LINE,
) -> list[Restriction]:
    """Let only some groups see an incident or all of a source, or `lift` that; list what holds.

    `source` is a publisher's name. Without groups only administrators see it. A restriction
    follows an incident that is absorbed, and what is split off it. `names` sets to whom victims'
    names are shown at the desk: everyone, coders (and those above), nobody. With neither it only
    lists.

    Raises:
        ArchiveError: the archive is not there, or there is no such incident.
        PeopleError: no report is of that publisher, or nothing was restricted that is lifted.
        SettingsError: `names` is none of the three.
    """
    from onrecord.commands.where import held

    if names is not None and names not in SHOWN_TO:
        raise SettingsError(
            f"names cannot be shown to {names!r}", f"give one of {', '.join(SHOWN_TO)}"
        )
    with held(archive) as opened:
        found = _incident(opened, incident) if incident else None
        with opened.people(writes=True) as people:
            of = [("incident", found), ("source", _source(people, source) if source else None)]
            for kind, what in of:
                if what is not None:
                    _put(people, (kind, what), list(groups), lift=lift, by=by)
            if names is not None:
                people.put(NAMES, names, by)
                people.note(by, "setting", f"victims' names are shown to {names}")
            return people.restrictions()


def names_shown(archive: Where) -> str:
    """Tell to whom victims' names are shown at the desk: everyone, coders, nobody."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people() as people:
        return people.setting(NAMES) or SHOWN_TO[0]


def _put(people: People, of: tuple[str, str], groups: list[str], *, lift: bool, by: str) -> None:
    each: list[str | None] = [*groups] or [None]
    told = f"{of[0]} {of[1]}: {', '.join(groups) or 'administrators only'}"
    if not lift:
        there = {r.group for r in people.restrictions() if (r.kind, r.what) == of}
        for group in each:
            if group not in there:
                people.restrict(*of, group, by)
        people.note(by, "restricted", told)
        return
    ended = [people.lift(*of, group) for group in each]
    if not any(ended):
        raise PeopleError(f"{' '.join(of)} is not restricted so", "see `onrecord restrict`")
    people.note(by, "lifted", f"{of[0]} {of[1]}: {', '.join(groups) or 'all'}")


def _incident(archive: Archive, given: str) -> str:
    from onrecord.commands.finding import incident_meant
    from onrecord.commands.opened import opened

    with opened(archive) as standing:
        return incident_meant(standing, given)


def _source(people: People, given: str) -> str:
    found = people.publishers(given.strip())
    if not found:
        raise PeopleError(
            f"no report was published by {given!r}", "look at `onrecord claims --format csv`"
        )
    return given if given in found else found[0]
