"""Accounts as a table: what comparison needs of each, worked out once an account, not a pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from onrecord.incidents.candidates import Keys, keys_of
from onrecord.incidents.comparison import options
from onrecord.names.fold import fold, plain
from onrecord.ontology.types import event_types
from onrecord.records.account import Account, Side, Spot, Toll

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

COLUMNS = {
    "uid": "int64",
    "is_new": "bool",
    "keys": "list",
    "coarse": "list",
    "whole": "list",
    "report": "string",
    "lo": "int32",
    "hi": "int32",
    "open": "bool",
    "x": "float64",
    "y": "float64",
    "z": "float64",
    "grain": "int8",
    "country": "string",
    "fine": "string",
    "places": "strings",
    "types": "strings",
    "families": "strings",
    "doer_told": "bool",
    "doers": "strings",
    "doers_general": "strings",
    "doer_words": "strings",
    "doer_kinds": "strings",
    "forces": "bool",
    "victim_told": "bool",
    "victims": "strings",
    "victims_general": "strings",
    "victim_words": "strings",
    "victim_kinds": "strings",
    "instrument": "string",
    "killed_low": "int32",
    "killed": "int32",
    "killed_high": "int32",
    "wounded_low": "int32",
    "wounded": "int32",
    "wounded_high": "int32",
    "words": "strings",
    "published": "int32",
    "source": "string",
}
NO_TOLL = Toll("", None, None, None)
BATCH = 20_000  # rows held as Python values at a time
Row = tuple[Any, ...]


def table_of(accounts: Iterable[tuple[int, Account]], new: Collection[str] | None) -> pa.Table:
    """Numbered accounts as one Arrow table, in the columns above; those never joined are left out.

    Left out are accounts without a place, without any period, or of a type that never joins.
    """
    import pyarrow as pa

    kinds = {"list": pa.list_(pa.int64()), "strings": pa.list_(pa.string())}
    schema = pa.schema([(n, kinds.get(t) or pa.type_for_alias(t)) for n, t in COLUMNS.items()])
    rows = (row for uid, one in accounts if (row := _row(uid, one, new)) is not None)
    batches = []
    while batch := list(islice(rows, BATCH)):
        columns = zip(zip(*batch, strict=True), schema.types, strict=True)
        batches.append(pa.record_batch([pa.array(c, t) for c, t in columns], schema=schema))
    return pa.Table.from_batches(batches, schema)


def _row(uid: int, one: Account, new: Collection[str] | None) -> Row | None:
    keys = keys_of(one)
    if keys is None:
        return None
    return (
        uid,
        new is None or one.id in new,
        *_blocks(keys),
        one.report,
        keys.lo,
        keys.hi,
        one.start is None or one.end is None,
        *_where(one.places),
        one.types,
        tuple(dict.fromkeys(event_types()[t].family for t in one.types)),
        *_sides(one.doers),
        any(s.kind in options()["forces"] for s in one.doers),
        *_sides(one.victims),
        one.instrument,
        *_toll(one.tolls, "killed"),
        *_toll(one.tolls, "wounded"),
        one.words,
        one.published and one.published.toordinal(),
        one.source,
    )


def _blocks(keys: Keys) -> Row:
    return keys.near, keys.coarse or (None,), keys.whole


def _where(places: Sequence[Spot]) -> Row:
    """Unit vector, grain, country, name where finer than a town, and all folded names."""
    first = places[0]
    country = next((p.country for p in places if p.country), None)
    names = tuple(dict.fromkeys(fold(p.name) for p in places if p.precision != "country"))
    if first.latitude is None or first.longitude is None:
        return None, None, None, None, country, None, names
    grain = options()["grain"][first.precision or "settlement"]
    fine = names[0] if grain < 2 and names else None
    return (*_unit(first.latitude, first.longitude), grain, country, fine, names)


@lru_cache(maxsize=65536)
def _unit(latitude: float, longitude: float) -> tuple[float, float, float]:
    la, lo = radians(latitude), radians(longitude)
    return cos(la) * cos(lo), cos(la) * sin(lo), sin(la)


@lru_cache(maxsize=65536)
def _sides(sides: tuple[Side, ...]) -> Row:
    """Whether any is told; ids or names, general names, words, kinds, each sorted."""
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
    return bool(sides), sorted(named), sorted(general), sorted(words), sorted(kinds)


@cache
def _general() -> frozenset[str]:
    return frozenset(options()["general"])


def _toll(tolls: Sequence[Toll], measure: str) -> Row:
    toll = next((t for t in tolls if t.measure == measure), NO_TOLL)
    return toll.low, toll.best, toll.high
