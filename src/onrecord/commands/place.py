"""`place`: a place, the incidents there, places of a like name, and places in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.archive.joined_places import NamedPlace
    from onrecord.archive.profiling import Unseen
    from onrecord.commands.sketching import Sketch
    from onrecord.names.gazetteer import Gazetteer, PlaceEntry
    from onrecord.records import Spot

PAGE = 50  # incidents of one page
NEAR = 50  # places of a like name, and places in it, that are listed
IN_IT = ("country", "admin1", "region")


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as claims name it, where it lies, and a page of the incidents there.

    `place` counts the claims that name it. `spot` has its coordinates, null where the gazetteer
    does not know it. `count` is of all incidents that some claim places there, `incidents` are
    the headings of one page, the last day first.
    """

    place: NamedPlace
    spot: Spot
    count: int
    incidents: tuple[Sketch, ...]
    page: int

    @property
    def pages(self) -> int:
        """How many pages the incidents fill."""
        return max(1, -(-self.count // PAGE))


@dataclass(frozen=True, slots=True)
class PlacesAround:
    """Places of a like name that claims tell of, and places in one, with how many claims do."""

    like: tuple[NamedPlace, ...]
    inside: tuple[NamedPlace, ...]


def place(
    archive: Where, id: str, *, as_of: date | None = None, page: int = 1, sight: Sight = EVERYTHING
) -> PlaceView:
    """Tell of a place: a gazetteer id (`geonames:173322`) or a name, with the incidents there.

    Of several places that are named so the one that most claims tell of is meant. `as_of` asks
    for the incidents by the reports that were out by a day.

    Raises:
        ArchiveError: neither a claim of the archive nor the gazetteer names it.
    """
    from onrecord.archive import Archive
    from onrecord.archive.profiling import Unseen
    from onrecord.commands.headings import headings
    from onrecord.commands.names import kept_gazetteer
    from onrecord.commands.seeing import seen_by

    gazetteer = kept_gazetteer()
    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        entry = gazetteer.get(id) if ":" in id else None
        meant = _meant(tables, id, entry)
        rows = tables.claims_naming(meant.id, meant.name)
        but = Unseen(sight.sources, sight.incidents, as_of)
        count, some = tables.incidents_with(rows, but, PAGE, (page - 1) * PAGE)
        told = tuple(headings(tables, some, as_of))
        spot = _spot(tables, meant, entry or (gazetteer.get(meant.id) if meant.id else None))
    return PlaceView(meant, spot, count, told, page)


def _meant(tables: Joined, asked: str, entry: PlaceEntry | None) -> NamedPlace:
    from onrecord.archive.joined_places import NamedPlace
    from onrecord.commands.controlling import places_meant

    if entry is not None and tables.place_by_id(asked) is None:
        return NamedPlace(entry.name, entry.id, entry.country, 0)
    meant = places_meant(tables, asked)[0]
    return meant if meant.id else NamedPlace(asked.strip(), None, meant.country, meant.claims)


def _spot(tables: Joined, meant: NamedPlace, entry: PlaceEntry | None) -> Spot:
    from onrecord.records import Spot

    if entry is not None:
        precision = "country" if entry.kind == "country" else entry.kind
        where = (entry.latitude, entry.longitude)
        return Spot(meant.name, meant.id, meant.country, *where, precision)
    where_told = tables.spot_of(meant.id) if meant.id else (None, None)
    return Spot(meant.name, meant.id, meant.country, *where_told, "settlement")


def places_around(archive: Where, id: str, *, sight: Sight = EVERYTHING) -> PlacesAround:
    """List places of a name like this one's, and places in it, that claims tell of.

    Raises:
        ArchiveError: neither a claim of the archive nor the gazetteer names it.
    """
    from onrecord.archive import Archive
    from onrecord.archive.profiling import Unseen
    from onrecord.commands.names import kept_gazetteer
    from onrecord.commands.seeing import seen_by

    gazetteer = kept_gazetteer()
    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        entry = gazetteer.get(id) if ":" in id else None
        meant = _meant(tables, id, entry)
        like = [p for p in tables.places(meant.name) if p.id and p.id != meant.id]
        but = Unseen(sight.sources, sight.incidents)
        inside = _inside(tables, gazetteer, entry, but) if entry else []
    return PlacesAround(tuple(like[:NEAR]), tuple(inside[:NEAR]))


def _inside(
    tables: Joined, gazetteer: Gazetteer, whole: PlaceEntry, but: Unseen
) -> list[NamedPlace]:
    from onrecord.archive.joined_places import NamedPlace

    if whole.kind not in IN_IT or not whole.country:
        return []
    found: list[NamedPlace] = []
    for id_, name, claims in tables.places_in(whole.country, but):
        part = gazetteer.get(id_)
        if part is None or part.id == whole.id or len(found) == NEAR:
            continue
        if whole.kind == "country" or part.admin1 == whole.admin1:
            found.append(NamedPlace(name, id_, whole.country, claims))
    return found
