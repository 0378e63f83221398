"""Accounts as a table: what comparison needs of each, worked out once an account, not a pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from itertools import islice
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from onrecord.incidents.candidates import (
    days_of,
    kins_of,
    names_of,
    near_of,
    never,
    number,
    weeks_of,
)
from onrecord.incidents.comparison import options
from onrecord.incidents.wording import COLUMNS as WORDING
from onrecord.incidents.wording import wording_of
from onrecord.names.fold import fold, plain
from onrecord.ontology.types import event_types
from onrecord.records.account import Account, Side, Spot, Toll

if TYPE_CHECKING:
    import pyarrow as pa

# Lists hold numbers of words (`candidates.number`), which are many times faster to compare.
COLUMNS = {
    "uid": "int64",
    "is_new": "bool",
    "report": "string",
    "lo": "int32",
    "hi": "int32",
    "open": "bool",
    "weeks": "numbers",
    "kins": "numbers",
    "types": "numbers",
    "families": "numbers",
    "near": "numbers",
    "vague": "bool",
    "country": "string",
    "x": "float64",
    "y": "float64",
    "z": "float64",
    "grain": "int8",
    "fine": "string",
    "places": "numbers",
    "shared": "numbers",
    "doer_told": "bool",
    "doers": "numbers",
    "doers_general": "numbers",
    "doer_words": "numbers",
    "doer_kinds": "numbers",
    "forces": "bool",
    "victim_told": "bool",
    "victims": "numbers",
    "victims_general": "numbers",
    "victim_words": "numbers",
    "victim_kinds": "numbers",
    "victim_forces": "bool",
    "instrument": "string",
    "killed_low": "int32",
    "killed": "int32",
    "killed_high": "int32",
    "wounded_low": "int32",
    "wounded": "int32",
    "wounded_high": "int32",
    "words": "numbers",
    "names": "numbers",
    "published": "int32",
    "source": "string",
    "main": "bool",
}
NO_TOLL = (None, None, None)
AT_ONCE = 20_000  # rows that are held as Python values at a time
Row = tuple[Any, ...]


def table_of(
    accounts: Iterable[tuple[int, Account]],
    new: Collection[str] | None,
    *,
    vague: bool = False,
    words: bool = False,
) -> pa.Table:
    """Numbered accounts as one Arrow table, in the columns above; those never joined are left out.

    Left out are accounts of a type that never joins and, but for `vague`, those without a place
    or without any period. `new` are the ids of new accounts; all are new where it is null. `words`
    asks for the columns of `wording.py` as well.
    """
    import pyarrow as pa

    kinds = {"numbers": pa.int64(), "strings": pa.string(), "floats": pa.float64()}
    lists = {kind: pa.list_(of) for kind, of in kinds.items()}
    told = COLUMNS | WORDING if words else COLUMNS
    schema = pa.schema([(n, lists.get(t) or pa.type_for_alias(t)) for n, t in told.items()])
    rows = (row for uid, one in accounts if (row := _row(uid, one, new, vague, words)) is not None)
    batches = []
    while some := list(islice(rows, AT_ONCE)):
        columns = zip(zip(*some, strict=True), schema.types, strict=True)
        arrays = [pa.array(column, type_) for column, type_ in columns]
        batches.append(pa.RecordBatch.from_arrays(arrays, schema=schema))
    return pa.Table.from_batches(batches, schema)


def _row(
    uid: int, one: Account, new: Collection[str] | None, vague: bool, words: bool
) -> Row | None:
    days, kinds = days_of(one), _types(one.types)
    if kinds is None or (not vague and (days is None or not one.places)):
        return None
    start_open, end_open = one.start is None, one.end is None
    where, doers, killed = where_of(one.places), _sides(one.doers), _toll(one.tolls, "killed")
    return (
        uid,
        new is None or one.id in new,
        one.report,
        *(days or (None, None)),
        start_open or end_open,
        weeks_of(*days, start_open, end_open) if days else (),
        *kinds,
        (*where[0], *names_of(one)),
        *where[1:],
        _shared(where[2], killed[1], one.doers) if days and days[1] - days[0] <= _few() else (),
        *doers,
        *_sides(one.victims),
        one.instrument,
        *killed,
        *_toll(one.tolls, "wounded"),
        tuple(map(number, one.words)),
        tuple(map(number, one.names)),
        one.published and one.published.toordinal(),
        one.source,
        one.main and not one.background,
        *(wording_of(one) if words else ()),
    )


@lru_cache(maxsize=4096)
def _types(types: tuple[str, ...]) -> Row | None:
    """Groups, types and families as numbers; null where a type is one that never joins."""
    if not never().isdisjoint(types):
        return None
    families = dict.fromkeys(event_types()[t].family for t in types if t in event_types())
    return kins_of(types), tuple(map(number, types)), tuple(map(number, families))


@lru_cache(maxsize=65536)
def where_of(places: tuple[Spot, ...]) -> Row:
    """Keys, whether it is a country only, country, unit vector, grain, fine name, all names."""
    if not places:
        return (), True, None, None, None, None, None, None, ()
    first = places[0]
    country = next((p.country for p in places if p.country), None)
    names = list(dict.fromkeys(fold(p.name) for p in places if p.precision != "country"))
    vague = first.latitude is None or first.precision in ("country", "region")
    keys, told = tuple(set(near_of(places))), tuple(map(number, names))
    if first.latitude is None or first.longitude is None:
        return keys, vague, country, None, None, None, None, None, told
    grain = options()["grain"][first.precision or "settlement"]
    fine = names[0] if grain < options()["grain"]["settlement"] and names else None
    return keys, vague, country, *_unit(first.latitude, first.longitude), grain, fine, told


def _unit(latitude: float, longitude: float) -> tuple[float, float, float]:
    la, lo = radians(latitude), radians(longitude)
    return cos(la) * cos(lo), cos(la) * sin(lo), sin(la)


@lru_cache(maxsize=65536)
def _shared(country: str | None, killed: int | None, doers: tuple[Side, ...]) -> tuple[int, ...]:
    """Keys of the number killed and of the doers and their kinds, in a country."""
    if country is None:
        return ()
    what = {f"{killed} killed"} if killed else set()
    for side in doers:
        what |= {side.actor or plain(side.name), f"kind {side.kind}"} - {"", "kind None"}
    return tuple(sorted(number(f"{country} {one}") for one in what))


@lru_cache(maxsize=65536)
def _sides(sides: tuple[Side, ...]) -> Row:
    """Whether any is told; ids or names, general names, telling words, kinds; any state force."""
    named, general, words = set(), set(), set()
    for side in sides:
        own = {w for w in plain(side.name).split() if len(w) > 2}
        telling = own - _general()
        words |= telling
        if side.actor or telling:
            named.add(side.actor or plain(side.name))
        elif own:
            general.add(plain(side.name))
    kinds = {s.kind for s in sides if s.kind}
    forces = not kinds.isdisjoint(options()["forces"])
    return bool(sides), *(_numbers(some) for some in (named, general, words, kinds)), forces


def _numbers(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(map(number, words)))


@cache
def _general() -> frozenset[str]:
    return frozenset(options()["general"])


@cache
def _few() -> int:
    return int(options()["blocks"]["few"])


def _toll(tolls: tuple[Toll, ...], measure: str) -> Row:
    for toll in tolls:
        if toll.measure == measure:
            return toll.low, toll.best, toll.high
    return NO_TOLL
