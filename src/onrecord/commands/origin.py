"""`origin_page`, `origin` and its parts: how much each origin tells, first or confirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.archive.origin_asking import OriginCount
    from onrecord.archive.profiling import Unseen
    from onrecord.commands.sketching import Sketch
    from onrecord.commands.standing import Standing
    from onrecord.reconciling.values import Reconciled
    from onrecord.records import Claim, Report

PAGE = 50  # origins of one page
LISTED = 20  # incidents of each kind, and reports, that an origin's page lists
QUOTED = 10  # of its newest claims
OWN = ("publisher:", "actor:")  # origins that may publish themselves
OriginSort = Literal["claims", "reports", "incidents", "first", "confirmed", "contradicted", "name"]
Head: TypeAlias = tuple[str, str | None, str | None, date | None]


@dataclass(frozen=True, slots=True)
class OriginPage:
    """Some origins, those after the first `skipped`: `count` is of all."""

    count: int
    origins: tuple[OriginCount, ...]
    skipped: int

    @property
    def page(self) -> int:
        """Which page it is, of fifty origins each."""
        return self.skipped // PAGE + 1

    @property
    def pages(self) -> int:
        """How many pages the origins fill."""
        return max(1, -(-self.count // PAGE))


@dataclass(frozen=True, slots=True)
class OnIncident:
    """An incident of which an origin tells: on how many fields others agree, or differ.

    `fields` names those on which the origin and others differ, where that was asked, and
    `against` are the keys and names of those others.
    """

    sketch: Sketch
    many: int
    fields: tuple[str, ...] = ()
    against: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin: what it told first, what others confirmed, who repeats it.

    `carried_by` are the publishers that carried its word, with the number of incidents; `reports`
    the newest reports in its own voice: id, title, publisher, day.
    """

    told: OriginCount
    first: tuple[OnIncident, ...]
    confirmed: tuple[OnIncident, ...]
    carried_by: tuple[tuple[str, int], ...]
    reports: tuple[Head, ...]

    @property
    def kind(self) -> str:
        """What kind of origin it is: the first part of its key."""
        return self.told.key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class OriginWords:
    """What an origin says and repeats: its newest claims, with their reports.

    `carries` are the origins whose word it carried itself: key, name, incidents.
    """

    carries: tuple[tuple[str, str, int], ...]
    words: tuple[tuple[Report, Claim], ...]


def origin_page(
    archive: Where,
    *,
    sort: OriginSort = "claims",
    skip: int = 0,
    most: int = PAGE,
    sight: Sight = EVERYTHING,
) -> OriginPage:
    """List the origins that incidents go back to, with counts: some, in an order.

    They are those of the summaries of incidents, which `summarise` fills.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive
    from onrecord.commands.origins_kept import Origins

    with Archive.open(archive) as held:
        return Origins(held).page(sort=sort, skip=skip, most=most, sight=sight)


def origin(archive: Where, key: str, *, sight: Sight = EVERYTHING) -> OriginView:
    """Tell of an origin by its key: what it told first, what others confirm, who repeats it.

    `origin_contradicted` and `origin_words` tell the rest, which takes longer.

    Raises:
        ArchiveError: no incident goes back to it.
    """
    from onrecord.archive import Archive
    from onrecord.commands.seeing import seen_by

    but = but_for(sight)
    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        told = _told(tables, key, but)
        return OriginView(
            told,
            _on(tables, key, "first", but),
            _on(tables, key, "confirmed", but),
            tuple(tables.carried_by(key, but)),
            _reports(tables, _own(told), but),
        )


def origin_contradicted(
    archive: Where, key: str, *, sight: Sight = EVERYTHING
) -> tuple[OnIncident, ...]:
    """List the last incidents on which others differ from an origin: on which fields, and who.

    Raises:
        ArchiveError: no incident goes back to it.
    """
    from onrecord.commands.opened import opened

    with opened(archive, sight=sight) as standing:
        _told(standing.tables, key, but_for(sight))
        return _contradicted(standing, key, but_for(sight))


def origin_words(archive: Where, key: str, *, sight: Sight = EVERYTHING) -> OriginWords:
    """Tell an origin's newest claims, and whose word it carried itself.

    Raises:
        ArchiveError: no incident goes back to it.
    """
    from onrecord.archive import Archive
    from onrecord.commands.seeing import seen_by

    but = but_for(sight)
    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        told = _told(tables, key, but)
        carried = tuple(tables.carries(_own(told), key, but))
        return OriginWords(carried, _words(tables, told, but))


def _told(tables: Joined, key: str, but: Unseen) -> OriginCount:
    told = tables.origin_told(key, but)
    if told is None:
        do = "look for it among the origins; run `onrecord link` if reports were added"
        raise ArchiveError(f"no incident goes back to an origin {key!r}", do)
    return told


def _own(told: OriginCount) -> list[str]:
    return [told.name] if told.key.startswith(OWN) else []


def but_for(sight: Sight) -> Unseen:
    """What counts of origins leave out for a sight."""
    from onrecord.archive.profiling import Unseen

    return Unseen(sight.sources, sight.incidents)


def _words(tables: Joined, told: OriginCount, but: Unseen) -> tuple[tuple[Report, Claim], ...]:
    """The newest claims of an origin, where it is somebody who can be asked for."""
    from onrecord.archive.profiling import Whom

    kind, _, rest = told.key.partition(":")
    if kind not in ("actor", "name"):
        return ()
    who = Whom(rest, "") if kind == "actor" else Whom(None, told.name)
    return tuple(tables.newest(tables.claims_of(who, ("claimant",)), but, QUOTED)[1])


def _reports(tables: Joined, own: list[str], but: Unseen) -> tuple[Head, ...]:
    found = [head for name in own for head in tables.newest_reports(name, LISTED)]
    return tuple(head for head in found if head[2] not in but.sources)


def _on(tables: Joined, key: str, what: str, but: Unseen) -> tuple[OnIncident, ...]:
    from onrecord.commands.headings import headings

    found = dict(tables.incidents_of_origin(key, what, but, LISTED))
    return tuple(OnIncident(s, found[s.id]) for s in headings(tables, list(found)))


def _contradicted(standing: Standing, key: str, but: Unseen) -> tuple[OnIncident, ...]:
    """The incidents on which others differ from it: on which fields, and who."""
    from onrecord.commands.incidents import RULE, reconciled

    found = _on(standing.tables, key, "contradicted", but)
    members = standing.members([f.sketch.id for f in found])
    told = reconciled(standing, members, RULE) if members else {}
    return tuple(_differing(one, key, told[one.sketch.id]) for one in found)


def _differing(one: OnIncident, key: str, told: Reconciled) -> OnIncident:
    from onrecord.commands import saying

    mine = [d for d in told.disputes if any(key in side.origins for side in d.sides)]
    others = [
        (side.origins[0], who)
        for d in mine
        for side in d.sides
        if key not in side.origins and side.origins
        for who in side.speakers[:1]
    ]
    fields = tuple(saying.field_name(d.field) for d in mine)
    return replace(one, fields=fields, against=tuple(dict(others).items()))
