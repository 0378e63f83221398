"""`control`: who is said to hold a place over time, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.archive.joined_places import NamedPlace
    from onrecord.reconciling.control_values import ControlHistory, Held

MODALITIES = ("actual", "ongoing")


@dataclass(frozen=True, slots=True)
class Control:
    """Who is said to hold a place over time, and on one day where one was asked for.

    `place` is what was meant, `others` are other places of a like name that claims tell of.
    """

    place: NamedPlace
    others: tuple[NamedPlace, ...]
    history: ControlHistory
    on: date | None
    held: tuple[Held, ...]


def control(
    archive: Where,
    place: str,
    *,
    on: date | None = None,
    rule: str = "origins",
    as_of: date | None = None,
    recorded_by: date | None = None,
    sight: Sight = EVERYTHING,
    days: tuple[date, date] | None = None,
) -> Control:
    """Tell who is said to hold a place over time, by whose word, and where origins differ.

    `place` is a gazetteer id (`geonames:173322`) or a name; of several places that are named so
    the one that most claims tell of is meant. `on` asks who held it on a day. `rule` is `origins`,
    or `admission`: the word of the side that loses by it ends a contest. `days` asks only the
    reports that were published on these days: of a place of which very much is told.

    Raises:
        ArchiveError: no claim of the archive names the place.
    """
    from onrecord.archive import Archive
    from onrecord.commands.rooted import rooted
    from onrecord.commands.seeing import seen_by
    from onrecord.reconciling.control import control_of, control_on, control_types

    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        meant, *others = places_meant(tables, place)
        asked = {"place": meant, "modalities": MODALITIES, "types": control_types()}
        rows = tables.claims(**asked, known=as_of, by=recorded_by, days=days)  # type: ignore[arg-type]
        names = tables.place_words(meant.id) if meant.id else ()
        told = rooted(rows, tables.roots({report.id for report, _ in rows}))
    place = meant.id or meant.name
    history = control_of(told, place, name=meant.name, names=names, rule=rule, as_of=as_of)
    held = control_on(history, on) if on else ()
    return Control(meant, tuple(others), history, on, held)


def places_meant(tables: Joined, asked: str) -> list[NamedPlace]:
    """Find the places that an id or a name may mean, the one that is meant first.

    Raises:
        ArchiveError: no claim names it.
    """
    from onrecord.archive.joined_places import NamedPlace

    if ":" in asked and (known := tables.place_by_id(asked.strip())):
        return [NamedPlace(known[0], asked.strip(), *known[1:])]
    found = tables.places(asked.strip()) if asked.strip() else []
    if not found:
        near = _near(tables, asked)
        do = f"do you mean {' or '.join(near)}?" if near else "look at `onrecord claims`"
        raise ArchiveError(f"no claim of the archive names a place {asked!r}", do)
    exact = [p for p in found if asked in (p.id, p.name)]
    resolved = [p for p in found if p.id]
    return list(dict.fromkeys([*exact, *resolved, *found]))


def _near(tables: Joined, asked: str) -> list[str]:
    from difflib import get_close_matches

    known = {place.name.casefold(): place.name for place in tables.places("")}
    return [known[n] for n in get_close_matches(asked.casefold(), known, 3, 0.6)]
