"""Which accounts are compared at all: those near in time and place and of kindred types.

Every account gets keys; two that share one, and whose periods are at most `days apart`, are
compared. Keys follow from the account alone, so whether a pair is compared depends on no third.
Accounts with coordinates or a place's name meet by it. Those that name a country only meet the
country's others where a figure or a side is the same on one day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import floor
from zlib import crc32

from onrecord.incidents.comparison import options
from onrecord.names.fold import fold, plain
from onrecord.ontology.types import event_types
from onrecord.records.account import Account, Spot

CELLS, NAMES, SHARED = 0, 1, 2  # what a key is made of, its two lowest bits
APART = 4  # days between two periods that are still compared


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one account, and the first and last day of its period as numbers.

    `near` are keys of places. `coarse` stand for a country alone, and meet the `whole` keys that
    every account of the country has.
    """

    near: tuple[int, ...]
    coarse: tuple[int, ...]
    whole: tuple[int, ...]
    lo: int
    hi: int


def keys_of(one: Account) -> Keys | None:
    """The keys of an account; null for one that is never compared.

    That is one without a place, without a day at either end, or of a type that never joins.
    """
    days = days_of(one)
    if days is None or not one.places or set(one.types) & set(options()["never"]):
        return None
    lo, hi = days
    groups, buckets = groups_of(one.types), buckets_of(one, lo, hi)
    near = {
        ((place * 131072 + bucket) * 8 + group) * 4 + kind
        for kind, place in places_of(one.places)
        for bucket in buckets
        for group in groups
    }
    shared = list(_shared(one, lo, hi, groups))
    vague = one.places[0].latitude is None or one.places[0].precision in ("country", "region")
    return Keys(tuple(near), tuple(shared) if vague else (), tuple(shared), lo, hi)


def near_new(accounts: Sequence[Account], new: Collection[str]) -> list[Account]:
    """The new accounts (by id) and those that share a key with one of them: no others."""
    told = [keys for a in accounts if a.id in new and (keys := keys_of(a))]
    near = {key for keys in told for key in keys.near}
    coarse = {key for keys in told for key in keys.coarse}
    whole = {key for keys in told for key in keys.whole}
    found = []
    for one in accounts:
        if one.id in new or (
            (keys := keys_of(one))
            and (
                not near.isdisjoint(keys.near)
                or not whole.isdisjoint(keys.coarse)
                or not coarse.isdisjoint(keys.whole)
            )
        ):
            found.append(one)
    return found


def days_of(one: Account) -> tuple[int, int] | None:
    """First and last day as numbers, the one standing for the other where it is open."""
    start, end = one.start or one.end, one.end or one.start
    if start is None or end is None:
        return None
    return min(start, end).toordinal(), max(start, end).toordinal()


def windows_of(one: Account) -> list[tuple[date, date]]:
    """The stretches of days in which every account that an account is compared with has a day.

    None for one that is never compared. An archive finds the few that may matter by it.
    """
    keys = keys_of(one)
    if keys is None:
        return []
    told = options()["blocks"]
    days, margin = told["days"], max(told["news"], told["pad"])
    return [
        (
            date.fromordinal(max(1, bucket * days - margin)),
            date.fromordinal(min(date.max.toordinal(), bucket * days + days - 1 + margin)),
        )
        for bucket in buckets_of(one, keys.lo, keys.hi)
    ]


def buckets_of(one: Account, lo: int, hi: int) -> list[int]:
    """Weeks that the period touches, a margin around it included; of a long one only its ends."""
    told = options()["blocks"]
    days, pad = told["days"], told["pad"]
    before = told["news"] if one.start is None else pad
    after = told["news"] if one.end is None else pad
    if hi - lo > told["span"]:
        return sorted({d // days for e in (lo, hi) for d in (e - pad, e + pad)})
    return list(range((lo - before) // days, (hi + after) // days + 1))


def places_of(places: tuple[Spot, ...]) -> Iterator[tuple[int, int]]:
    """The cells around the finest place with coordinates, the names of all but countries."""
    for spot in places:
        if spot.precision not in ("country", "region"):
            yield NAMES, _number(fold(spot.name))
    spot = places[0]
    if spot.latitude is not None and spot.longitude is not None:
        reach = options()["reach"][spot.precision or "settlement"]
        if reach < 100:
            for cell in cells_of(spot.latitude, spot.longitude, reach):
                yield CELLS, cell


@lru_cache(maxsize=65536)
def cells_of(latitude: float, longitude: float, reach: float) -> tuple[int, ...]:
    """The cells of a grid that lie within the margin, or the reach, of a point.

    >>> len(cells_of(34.25, 36.25, 5.0)), len(cells_of(34.01, 36.01, 5.0))
    (1, 4)
    """
    told = options()["blocks"]
    size, margin = told["degrees"], max(told["margin"], reach / 111)
    rows = range(floor((latitude - margin) / size), floor((latitude + margin) / size) + 1)
    columns = range(floor((longitude - margin) / size), floor((longitude + margin) / size) + 1)
    around = round(360 / size)
    return tuple((r + around) * around + c % around for r in rows for c in columns)


@lru_cache(maxsize=4096)
def groups_of(types: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of the groups of some types; all groups where none is known."""
    groups = _groups()
    known = {groups[event_types()[t].family] for t in types if t in event_types()}
    return tuple(sorted(known or set(groups.values())))


@cache
def _groups() -> dict[str, int]:
    told = options()["groups"]
    order = {group: n for n, group in enumerate(dict.fromkeys(told.values()))}
    return {family: order[group] for family, group in told.items()}


def _shared(one: Account, lo: int, hi: int, groups: tuple[int, ...]) -> Iterator[int]:
    """Country and day, with the number killed or with a side, of a period of a few days."""
    country = next((p.country for p in one.places if p.country), None)
    if country is None or hi - lo > 10:
        return
    killed = [f"{t.best} killed" for t in one.tolls if t.measure == "killed" and t.best]
    sides = [s.actor or plain(s.name) or f"kind {s.kind}" for s in one.doers]
    kinds = [f"kind {s.kind}" for s in one.doers if s.kind]
    for what in {*killed, *sides, *kinds}:
        number = _number(f"{country} {what}")
        for day in range(lo, hi + 2):
            for group in groups:
                yield ((number * 1048576 + day) * 8 + group) * 4 + SHARED


@lru_cache(maxsize=65536)
def _number(text: str) -> int:
    return crc32(text.encode())
