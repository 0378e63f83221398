"""Which accounts are compared at all: those near in time and place and of kindred types.

Two accounts of one group of types are compared where they share a week and a cell of the map, a
week and the name of a place, or, read from text, a week and a rare name, and their periods are at
most APART days apart (LOOSE where one is open). One that names no
more than a country meets the others of the country only where the number killed or a doer is the
same on one day. All this follows from the two accounts alone, so whether a pair is compared
depends on no third.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from math import floor
from zlib import crc32

from onrecord.incidents.comparison import options
from onrecord.incidents.rarity import rarities
from onrecord.names.fold import fold
from onrecord.ontology.types import event_types
from onrecord.records.account import Account, Spot

APART, LOOSE = 4, 10  # days between two periods that are still compared; of an open one
NAMES = 1 << 32  # keys of names of places stand above those of cells
NAMED = 1 << 33  # and those of other names above them
# `near`: the weeks and keys of places of each account, `shared`: its days and keys of figures and
# doers, `pairs`: the candidates, in the shape that Splink wants.
CANDIDATES = f"""
CREATE TABLE near AS
SELECT uid, is_new, open, lo, hi, place, kin, unnest(weeks) AS week FROM (
    SELECT uid, is_new, open, lo, hi, place, weeks, unnest(kins) AS kin FROM (
        SELECT uid, is_new, open, lo, hi, weeks, kins, unnest(near) AS place FROM accounts));
CREATE TABLE shared AS
SELECT uid, is_new, vague, key, kin, unnest(range(lo, hi + 2)) AS day FROM (
    SELECT uid, is_new, vague, lo, hi, key, unnest(kins) AS kin FROM (
        SELECT uid, is_new, vague, lo, hi, kins, unnest(shared) AS key FROM accounts));
CREATE TABLE pairs AS
SELECT '0' AS match_key, l.uid AS join_key_l, r.uid AS join_key_r
FROM near l JOIN near r
ON l.place = r.place AND l.week = r.week AND l.kin = r.kin AND l.uid < r.uid
WHERE (l.is_new OR r.is_new)
AND greatest(l.lo, r.lo) - least(l.hi, r.hi)
    <= CASE WHEN l.open OR r.open THEN {LOOSE} ELSE {APART} END
UNION
SELECT '0', least(l.uid, r.uid), greatest(l.uid, r.uid)
FROM (SELECT * FROM shared WHERE vague) l JOIN shared r
ON l.key = r.key AND l.day = r.day AND l.kin = r.kin
WHERE l.uid <> r.uid AND (l.is_new OR r.is_new)
"""


def days_of(one: Account) -> tuple[int, int] | None:
    """First and last day as numbers, the one standing for the other where it is open."""
    start, end = one.start or one.end, one.end or one.start
    if start is None or end is None:
        return None
    lo, hi = start.toordinal(), end.toordinal()
    return (lo, hi) if lo <= hi else (hi, lo)


def windows_of(one: Account) -> list[tuple[date, date]]:
    """The stretches of days in which every account that an account is compared with has a day.

    None for one that is never compared. An archive finds the few that may matter by it.
    """
    days = days_of(one)
    if days is None or not one.places or not never().isdisjoint(one.types):
        return []
    told = options()["blocks"]
    length, margin = told["days"], max(told["news"], told["pad"])
    return [
        (
            date.fromordinal(max(1, week * length - margin)),
            date.fromordinal(min(date.max.toordinal(), week * length + length - 1 + margin)),
        )
        for week in weeks_of(*days, one.start is None, one.end is None)
    ]


@cache
def never() -> frozenset[str]:
    """The types that join no incident."""
    return frozenset(options()["never"])


@lru_cache(maxsize=65536)
def weeks_of(lo: int, hi: int, open_start: bool, open_end: bool) -> tuple[int, ...]:
    """Weeks that a period touches, a margin around it included; of a long one only its ends.

    >>> weeks_of(700, 700, False, False), weeks_of(704, 704, True, False)
    ((99, 100), (99, 100))
    """
    told = options()["blocks"]
    days, pad = told["days"], told["pad"]
    before, after = (told["news"] if is_open else pad for is_open in (open_start, open_end))
    if hi - lo > told["span"]:
        return tuple(sorted({d // days for e in (lo, hi) for d in (e - pad, e + pad)}))
    return tuple(range((lo - before) // days, (hi + after) // days + 1))


def near_of(places: Sequence[Spot]) -> Iterator[int]:
    """Keys of the cells around the finest place that has coordinates, and of all names."""
    for spot in places:
        if spot.precision not in ("country", "region"):
            yield NAMES + number(fold(spot.name))
    first = places[0]
    if first.latitude is not None and first.longitude is not None:
        reach = options()["reach"][first.precision or "settlement"]
        if reach < options()["blocks"]["widest"]:
            yield from cells_of(first.latitude, first.longitude, reach)


def names_of(one: Account) -> tuple[int, ...]:
    """Keys of the rare names that an account read from text tells."""
    if one.coded:
        return ()
    table = rarities()
    return tuple(NAMED + number(n) for n in one.names if table.get(n, table[""]) == table[""])


def cells_of(latitude: float, longitude: float, reach: float) -> tuple[int, ...]:
    """The cells of a grid that lie within the margin, or the reach (km), of a point.

    >>> len(cells_of(34.25, 36.25, 5.0)), len(cells_of(34.01, 36.01, 5.0))
    (1, 4)
    """
    told = options()["blocks"]
    size, margin = told["degrees"], max(told["margin"], reach / 111)  # km of a degree
    rows = range(floor((latitude - margin) / size), floor((latitude + margin) / size) + 1)
    columns = range(floor((longitude - margin) / size), floor((longitude + margin) / size) + 1)
    around = round(360 / size)
    return tuple((r + around) * around + c % around for r in rows for c in columns)


@lru_cache(maxsize=4096)
def kins_of(types: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of the groups of some types; all groups where none is known."""
    groups = _groups()
    known = {groups[event_types()[t].family] for t in types if t in event_types()}
    return tuple(sorted(known or set(groups.values())))


@cache
def _groups() -> dict[str, int]:
    told = options()["groups"]
    order = {group: n for n, group in enumerate(dict.fromkeys(told.values()))}
    return {family: order[group] for family, group in told.items()}


@lru_cache(maxsize=1 << 18)
def number(text: str) -> int:
    """A number for some words, the same in every run; two share one in 1 of 4,000 million."""
    return crc32(text.encode())
