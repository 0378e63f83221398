"""Event reports as MAVERICK codes them: one row is one event as one report tells it.

Nothing is read: the coded fields become the account's fields, the headline its words. What the
coder did not know ("Unknown", "Unknown actor (Kenya)") is left out. `maverick.yaml` says what the
scheme's words are in ours. The event that a row belongs to (`event_id`) is not looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.intake.coded.cells import LONGEST, BadCellError
from onrecord.intake.coded.scheme import table
from onrecord.intake.coded.wording import words_of
from onrecord.records.account import Account, Side, Spot, Toll
from onrecord.records.coded import Code, CodedRow

Row = Mapping[str, Any]
FIELDS = {"date_start": "start", "date_end": "end", "location": "place", "context": "violence"} | {
    "deaths": "killed",
    "injuries": "wounded",
    "actors": "side_a",
}
MEASURES = {"deaths": "killed", "injuries": "wounded"}


def account_of(row: Row) -> Account:
    """The account that a coded row gives; its report is known by source, day and headline."""
    start, end = day_of(row["date_start"]), day_of(row["date_end"])
    words, names = words_of(str(row["headline"] or ""))
    type_ = table("maverick")["types"].get(row["context"])
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
    codes = table("maverick")
    precision = codes["precisions"].get(str(row["geo_precision"]))
    country = codes["countries"].get(row["country"])
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
    kinds, target = table("maverick")["targets"], row["target"]
    actors = (a for a in row["actors"] if a["victim"] and not a["perpetrator"])
    sides = [_side(a, "victim") for a in actors if _known(a)]
    if target in kinds:
        sides.append(Side(target, None, kinds[target], "victim"))
    return tuple(sides)


def _known(actor: Mapping[str, Any]) -> bool:
    return not str(actor["name"]).startswith("Unknown actor")


def _side(actor: Mapping[str, Any], role: Any) -> Side:
    """A side by name and kind: "Unknown citizens (Kenya)" is a kind without a name."""
    kinds = table("maverick")["kinds"]
    kind = kinds.get(actor["subtype"]) or kinds.get(actor["type"])
    name = str(actor["name"]).split(" (")[0]
    return Side("" if name.startswith("Unknown") else name, None, kind, role)


def _toll(measure: str, bounds: Sequence[int]) -> Toll:
    """Low, best and high as coded; a coded 0 says that none is told, so it bounds nothing."""
    low, best, high = bounds
    return Toll(measure, low, best, high)


def row_of(row: Row, number: int, file: str) -> CodedRow:
    """The row of a file with its account; raises BadCellError where it is not so shaped."""
    try:
        account = account_of(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadCellError(
            f"it lacks {error}" if isinstance(error, KeyError) else str(error)
        ) from None
    _check(account)
    id_ = f"{file}:{number}"
    told = replace(account, id=id_, report=f"{file}:{account.report}", claims=(id_,))
    code = str(row["geo_precision"])
    means = str(table("maverick")["precisions"].get(code, "not in the codebook"))
    return CodedRow(
        number=number,
        id=str(row["id"]),
        account=replace(told, source=" ← ".join(filter(None, ("MAVERICK", row["source"])))),
        title=row["headline"],
        source=row["source"],
        violence=row["context"],
        codes=(Code("geo_precision", code, means),),
        cells=tuple((FIELDS.get(c, c), c, str(v)[:LONGEST]) for c, v in row.items() if v),
    )


def _check(account: Account) -> None:
    if account.start is None or (account.end and account.end < account.start):
        raise BadCellError("its days are none, or the last is before the first")
    for spot in account.places:
        if abs(spot.latitude or 0) > 90 or abs(spot.longitude or 0) > 180:
            raise BadCellError(f"{spot.latitude}, {spot.longitude} is no place on earth")
    for toll in account.tolls:
        if toll.low is not None and toll.high is not None and toll.low > toll.high:
            raise BadCellError(f"low and high of those {toll.measure} are out of order")


def day_of(text: object) -> date | None:
    """The day that an ISO date or time begins with; what is neither is no date."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
