"""One row of a flat table to its coded account."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from onrecord.intake.coded.cells import BadCellError, Cells
from onrecord.intake.coded.scheme import Scheme
from onrecord.intake.coded.when import when_of
from onrecord.intake.coded.where import where_of
from onrecord.intake.coded.who import sides_in, who_of
from onrecord.intake.coded.wording import words_of
from onrecord.ontology.types import event_types
from onrecord.records.account import Account, Toll
from onrecord.records.coded import Code, CodedRow, Counted

SIDES = (("deaths_civilians", "civilians"), ("deaths_unknown", "unknown"))
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
CODED = ("date_precision", "place_precision", "clarity")
Bounds = tuple[int | None, int | None, int | None]


def row_of(cells: Cells, number: int, scheme: Scheme, file: str) -> CodedRow:
    """The row with its account; raises BadCellError where a cell cannot be what it should be.

    Ids of accounts begin with `file`, so that those of two files do not meet.
    """
    account = account_of(cells, number, scheme, file)
    country = next((p.country for p in account.places if p.country), None)
    year = account.end.year if account.end else None
    return CodedRow(
        number=number,
        id=cells.code("id") or f"row {number}",
        account=account,
        title=cells.text("title"),
        notes=cells.text("notes") or cells.text("article"),
        source=cells.text("source"),
        violence=violence_of(cells, scheme),
        codes=tuple(_codes(cells, scheme)),
        counts=tuple(counts_of(cells, scheme, country, year)),
        cells=tuple(cells.items()),
    )


def account_of(cells: Cells, number: int, scheme: Scheme, file: str) -> Account:
    """What the row tells, as an account."""
    start, end, precision = when_of(cells, scheme)
    places = where_of(cells, scheme)
    country = next((p.country for p in places if p.country), None)
    doers, victims = who_of(cells, scheme, country, end.year if end else None)
    headline = cells.text("title") or cells.text("article")
    told = " ".join(filter(None, (headline, cells.text("notes"))))
    words, names = words_of(told)
    id_ = f"{file}:{number}"
    return Account(
        id=id_,
        report=_digest(file, told or id_),
        claims=(id_,),
        types=types_of(cells, scheme),
        start=start,
        end=end,
        precision=precision,
        dated=start is not None,
        places=places,
        doers=doers,
        victims=victims,
        instrument=None,
        tolls=tolls_of(cells, scheme),
        words=words,
        names=names,
        published=published_of(cells, scheme),
        source=" ← ".join(filter(None, (scheme.coder, cells.text("source")))) or None,
        coded=True,
    )


def types_of(cells: Cells, scheme: Scheme) -> tuple[str, ...]:
    """Our types for the row's, the most telling first; none where its type is none of ours."""
    if told := scheme.codes("violence").get(cells.code("violence") or ""):
        return tuple(told["types"])
    own = cells.text("type")
    if own is None:
        return ()
    if own in scheme.codes("types"):
        return tuple(scheme.codes("types")[own])
    plain = own.lower().replace(" ", "_")
    return (plain,) if plain in event_types() else _backward().get(own.lower(), ())


@cache
def _backward() -> Mapping[str, tuple[str, ...]]:
    """Sub-event types of ACLED, each with the one type that the ontology's crosswalk gives it."""
    found: dict[str, list[str]] = {}
    for name, told in event_types().items():
        if told.acled_sub_event.value:
            found.setdefault(told.acled_sub_event.value.lower(), []).append(name)
    return {sub: tuple(names) for sub, names in found.items() if len(names) == 1}


def violence_of(cells: Cells, scheme: Scheme) -> str | None:
    """The coder's own type in words."""
    code = cells.code("violence")
    means = scheme.codes("violence").get(code or "", {}).get("means", code)
    return ": ".join(filter(None, (means, cells.text("type")))) or None


def tolls_of(cells: Cells, scheme: Scheme) -> tuple[Toll, ...]:
    """The figures over all sides; raises BadCellError where low, best and high are out of order."""
    found = []
    for measure in ("killed", "wounded"):
        low, best, high = (cells.count(f"{measure}{part}") for part in ("_low", "", "_high"))
        if low is None and high is None and best is not None:
            unknown = best == 0 and scheme.told.get("none_is_unknown")
            low, high = best, None if unknown else best
        if low is not None and high is not None and low > high:
            raise BadCellError(f"of those {measure}, low is {low} and high is {high}")
        if (low, best, high) != (None, None, None):
            found.append(Toll(measure, low, best, high))
    return tuple(found)


def counts_of(
    cells: Cells, scheme: Scheme, country: str | None, year: int | None
) -> Iterable[Counted]:
    """The deaths by side, where the scheme has them: 0 means none. Sides are named as doers are."""
    own = []
    for side in "ab":
        sides = sides_in(cells.text(f"side_{side}"), scheme, "opponent", country, year)
        if not all(s.kind == "civilians" for s in sides):  # these have a column of their own
            own.append((f"deaths_{side}", ", ".join(s.name for s in sides)))
    for field, of in (*own, *SIDES):
        if (number := cells.count(field)) is not None:
            yield Counted("killed", of, number, number, number)


def published_of(cells: Cells, scheme: Scheme) -> date | None:
    """The first day on which what the coder read was published; null where that is no date."""
    told = cells.text("published")
    if told is None:
        return None
    if scheme.told.get("between") is None:
        span = cells.days("published")
        return span[0] if span else None
    days = (_day(found) for found in ISO_DAY.findall(told))
    return min((day for day in days if day), default=None)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _codes(cells: Cells, scheme: Scheme) -> Iterable[Code]:
    low, best, high = (cells.count(f"killed{part}") for part in ("_low", "", "_high"))
    if best is not None and ((low or 0) > best or (high is not None and best > high)):
        yield Code(cells.columns["killed"], str(best), "not between low and high as coded")
    for field in CODED:
        code = cells.code(field)
        if code is not None:
            means = scheme.codes(field).get(code, {}).get("means", "not in the codebook")
            yield Code(cells.columns[field], code, means)


def _digest(file: str, told: str) -> str:
    return hashlib.sha256(f"{file}|{told}".encode()).hexdigest()[:16]
