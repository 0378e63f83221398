"""Rows of coded data, as accounts: what a coder wrote of one event in one report.

The set is maverick (coded reports of electoral violence). Nothing is read: the coded fields become
the account's fields, the headline its words. What the coder did not know ("Unknown", "Unknown
actor (Kenya)") is left out. `coded.yaml` says what the key's words are in ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.evaluation.rows import day_of
from onrecord.names.fold import plain
from onrecord.records.account import Account, Side, Spot, Toll

Row = Mapping[str, Any]
MEASURES = {"deaths": "killed", "injuries": "wounded"}


def account_of(row: Row) -> Account:
    """The account that a coded row gives; its report is known by source, day and headline."""
    start, end = day_of(row["date_start"]), day_of(row["date_end"])
    words, names = headline_of(row)
    type_ = _table()["types"].get(row["context"])
    return Account(
        id=str(row["id"]),
        report=report_of_row(row),
        claims=(str(row["id"]),),
        types=(type_,) if type_ else (),
        start=start,
        end=end,
        precision="day" if start == end else "days",
        dated=start is not None,
        places=places_of(row),
        doers=tuple(_side(a, "lead") for a in row["actors"] if a["perpetrator"] and _known(a)),
        victims=victims_of(row),
        instrument=None,
        tolls=tuple(_toll(m, row[f]) for f, m in MEASURES.items() if row[f]),
        words=words,
        names=names,
        published=day_of(row["report_date"]),
        source=row["source"],
        coded=True,
    )


def report_of_row(row: Row) -> str:
    """One report's number: rows of one source, day and headline are of one report."""
    told = "|".join(str(row[f]) for f in ("source", "report_date", "headline"))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def places_of(row: Row) -> tuple[Spot, ...]:
    """The row's places, finest first: location, city, country; the coordinates are the finest's."""
    table = _table()
    precision = table["precisions"].get(str(row["geo_precision"]))
    country = table["countries"].get(row["country"])
    named = list(dict.fromkeys(n for n in (row["location"], row["city"]) if n))
    spots = [Spot(name, country=country) for name in named if name != row["country"]]
    whole = Spot(row["country"], country=country, precision="country")
    if row["latitude"] is None or precision is None:
        return (*spots, whole)
    finest = spots[0].name if spots else row["country"]
    at = Spot(
        finest,
        country=country,
        latitude=row["latitude"],
        longitude=row["longitude"],
        precision=precision,
    )
    return (at, *spots[1:], whole) if spots else (at,)


def victims_of(row: Row) -> tuple[Side, ...]:
    """The kind of target, where it is coded, and those who are marked as victims only."""
    kinds, target = _table()["targets"], row["target"]
    actors = (a for a in row["actors"] if a["victim"] and not a["perpetrator"])
    sides = [_side(a, "victim") for a in actors if _known(a)]
    if target in kinds:
        sides.append(Side(target, None, kinds[target], "victim"))
    return tuple(sides)


def headline_of(row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headline's words and those that are names: capitalised in a headline of small letters."""
    told = [w.strip("\"'“”‘’.,:;!?()[]-") for w in str(row["headline"] or "").split()]
    told = [w for w in told if len(w) > 2]
    words = {plain(w) for w in told} - set(_table()["stop"])
    capital = [w for w in told if w[:1].isupper()]
    names = {plain(w) for w in capital} & words if 2 * len(capital) < len(told) else set()
    return tuple(sorted(words)), tuple(sorted(names))


def _known(actor: Mapping[str, Any]) -> bool:
    return not str(actor["name"]).startswith("Unknown actor")


def _side(actor: Mapping[str, Any], role: Any) -> Side:
    """A side by name and kind: "Unknown citizens (Kenya)" is a kind without a name."""
    kinds = _table()["kinds"]
    kind = kinds.get(actor["subtype"]) or kinds.get(actor["type"])
    name = str(actor["name"]).split(" (")[0]
    return Side("" if name.startswith("Unknown") else name, None, kind, role)


def _toll(measure: str, bounds: Sequence[int]) -> Toll:
    """Low, best and high as coded; a coded 0 says that none is told, so it bounds nothing."""
    low, best, high = bounds
    return Toll(measure, low, best, high)


@cache
def _table() -> Mapping[str, Any]:
    text = files("onrecord.evaluation").joinpath("coded.yaml").read_text("utf-8")
    table: Mapping[str, Any] = yaml.safe_load(text)
    return table
