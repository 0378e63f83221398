"""Can all accounts of a group be of one event? Only what makes that impossible says no.

Figures never do: that one source's toll shrinks to a tenth was tried on maverick, and parted more
right pairs than wrong ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Any

import yaml

from onrecord.names.fold import fold
from onrecord.records import Account, Spot

Area = tuple[float, float, float]  # latitude, longitude, radius in km
EARTH_KM = 6371.0
FIRST, LAST = 0, 4_000_000  # ordinals before and after every day


@dataclass(frozen=True, slots=True)
class Where:
    """The places of one account: areas on the map, and countries where nothing finer is known.

    `called` are the names of its places and `told` all names that it tells, folded; both are empty
    for coded rows, whose places are not read from words.
    """

    areas: tuple[Area, ...]
    countries: frozenset[str]
    called: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Who:
    """Those who do and those who suffer, by registry id or kind; only where they cannot swap."""

    doers: frozenset[str]
    victims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outline:
    """What a group of accounts says that another may contradict.

    `first` and `last` (ordinals) are the days that all accounts allow, each with its slack.
    """

    first: int
    last: int
    where: frozenset[Where]
    who: frozenset[Who]


@cache
def rules() -> dict[str, Any]:
    """The data of `grouping.yaml`."""
    text = files("onrecord.incidents").joinpath("grouping.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def outline_of(account: Account) -> Outline:
    """What one account says of days, places and sides."""
    slack = rules()["slack_days"].get(account.precision or "open", 1)
    first = account.start.toordinal() - slack if account.start else FIRST
    last = account.end.toordinal() + slack if account.end else LAST
    where, who = _where(account.places), _who(account)
    if not account.coded:
        where = replace(where, called=_called(account.places), told=frozenset(account.names))
    return Outline(
        first,
        last,
        frozenset([where] if where.areas or where.countries else []),
        frozenset([who] if who.doers and who.victims else []),
    )


@lru_cache(maxsize=1 << 16)
def _where(spots: tuple[Spot, ...]) -> Where:
    areas = {area for spot in spots if (area := _area(spot))}
    countries = {spot.country for spot in spots if spot.country}
    known = all(spot.country for spot in spots)
    return Where(tuple(sorted(areas)), frozenset(countries if known else ()))


@lru_cache(maxsize=1 << 16)
def _called(spots: tuple[Spot, ...]) -> frozenset[str]:
    fine = (fold(spot.name) for spot in spots if spot.precision not in ("country", "region"))
    return frozenset(word for name in fine for word in name.split())


def _area(spot: Spot) -> Area | None:
    radius = rules()["radius_km"].get(spot.precision)
    if radius is None or spot.latitude is None or spot.longitude is None:
        return None
    return spot.latitude, spot.longitude, float(max(radius, spot.radius_km or 0))


def _who(account: Account) -> Who:
    if not account.types or account.types[0] not in rules()["one_way"]:
        return Who(frozenset(), frozenset())
    doers, victims = (
        frozenset(side.actor or side.kind or "" for side in sides) - {"", *rules()["no_side"]}
        for sides in (account.doers, account.victims)
    )
    return Who(doers, victims)


def contradiction(one: Outline, other: Outline) -> str | None:
    """Why two groups cannot be one event, in words; null where they can.

    It never becomes possible again as groups grow, on which `linkage` relies.
    """
    if max(one.first, other.first) > min(one.last, other.last):
        return "no day that all accounts allow"
    if any(apart(a, b) for a in one.where for b in other.where - one.where):
        return "places too far apart for their precision"
    if any(_swapped(a, b) for a in one.who for b in other.who):
        return "doer and sufferer have changed places"
    return None


@lru_cache(maxsize=1 << 16)
def apart(one: Where, other: Where) -> bool:
    """Whether no place of the one can be a place of the other: none that the other names is."""
    if one.called & other.told or other.called & one.told:
        return False
    if one.areas and other.areas:
        return all(distance_km(a, b) > a[2] + b[2] for a in one.areas for b in other.areas)
    return bool(one.countries and other.countries and not one.countries & other.countries)


def distance_km(one: Area, other: Area) -> float:
    """The great circle between the centres of two areas, by the haversine formula.

    >>> round(distance_km((34.51, 36.58, 0), (34.73, 36.72, 0)))
    28
    """
    north, south = radians(one[0]), radians(other[0])
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(one[1] - other[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def _swapped(one: Who, other: Who) -> bool:
    crossed = one.doers & other.victims and one.victims & other.doers
    return bool(crossed) and not (one.doers & other.doers or one.victims & other.victims)


def joined(one: Outline, other: Outline) -> Outline:
    """The outline of two groups that do not contradict each other, as one."""
    return Outline(
        max(one.first, other.first),
        min(one.last, other.last),
        one.where | other.where,
        one.who | other.who,
    )


def held_together(outlines: Sequence[Outline]) -> Outline:
    """The outline of accounts that people put together: any of their readings may be the right one.

    So one of two days a week apart is wrong, and both are allowed to what joins later.
    """
    if len(outlines) == 1:
        return outlines[0]
    first, last = max(o.first for o in outlines), min(o.last for o in outlines)
    if first > last:
        first, last = min(o.first for o in outlines), max(o.last for o in outlines)
    wheres = [where for outline in outlines for where in outline.where]
    areas = {area for where in wheres for area in where.areas}
    where = Where(
        tuple(sorted(areas)),
        frozenset().union(*(where.countries for where in wheres)),
        frozenset().union(*(where.called for where in wheres)),
        frozenset().union(*(where.told for where in wheres)),
    )
    whos = [who for outline in outlines for who in outline.who]
    who = Who(
        *(frozenset().union(*(getattr(w, side) for w in whos)) for side in ("doers", "victims"))
    )
    return Outline(first, last, frozenset([where]), frozenset([who]))
