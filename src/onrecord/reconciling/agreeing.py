"""When two values of a field can both be true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import asin, cos, inf, radians, sin, sqrt

from onrecord.names.fold import fold
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.classes import CIVILIANS
from onrecord.reconciling.said import Days, Doer, Field, Value
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table
from onrecord.records import Spot

EARTH_KM = 6371.0  # mean radius
Agree = Callable[[Value, Value], bool]


def agree_by(field: Field, sides: Sides, year: int | None = None) -> Agree:
    """The test of whether two values of a field can both be true.

    >>> killed = agree_by(Field("killed"), Sides.load())
    >>> killed(Bounds(5), Bounds(9, 9, 9)), killed(Bounds(501), Bounds(70, 70, 70))
    (True, False)
    >>> kind = agree_by(Field("type", "act"), Sides.load())
    >>> kind("airstrike", "attack"), kind("airstrike", "shelling")
    (True, False)
    """

    @cache
    def agree(a: Value, b: Value) -> bool:
        if isinstance(a, Bounds) and isinstance(b, Bounds):
            return figures_agree(a, b)
        if isinstance(a, Days) and isinstance(b, Days):
            return days_agree(a, b)
        if isinstance(a, Spot) and isinstance(b, Spot):
            return places_agree(a, b)
        if isinstance(a, Doer) and isinstance(b, Doer):
            return doers_agree(a, b, sides, year)
        return words_agree(field.name, str(a), str(b))

    return agree


def ends(value: Bounds) -> tuple[float, float]:
    """The least and the greatest number that a figure allows; "about" allows a tenth each way.

    >>> ends(Bounds(None, 40, None)), ends(Bounds(5)), ends(Bounds(None, None, 18))
    ((36.0, 44.0), (5, inf), (0, 18))
    """
    low, best, high = value.low, value.best, value.high
    if best is not None:
        share = float(table("agreeing.yaml")["about"])
        least = best * (1 - share) if low is None else low
        return least, (best * (1 + share) if high is None else high)
    return (0 if low is None else low), (inf if high is None else high)


def figures_agree(a: Bounds, b: Bounds) -> bool:
    """Whether some number fits both."""
    (a_low, a_high), (b_low, b_high) = ends(a), ends(b)
    return max(a_low, b_low) <= min(a_high, b_high)


def days_agree(a: Days, b: Days) -> bool:
    """Whether some day fits both; open ends fit any."""
    apart = (a.end and b.start and a.end < b.start) or (b.end and a.start and b.end < a.start)
    return not apart


def places_agree(a: Spot, b: Spot) -> bool:
    """Whether two places may be one: same entry or name, near, one wide, or one unknown."""
    if (a.id is not None and a.id == b.id) or fold(a.name) == fold(b.name):
        return True
    if a.country and b.country and a.country != b.country:
        return False
    data = table("agreeing.yaml")
    if a.precision in data["wide"] or b.precision in data["wide"]:
        return not (a.precision == b.precision and a.precision in ("admin1", "admin2", "country"))
    reach = float(data["near_km"]) + (a.radius_km or 0) + (b.radius_km or 0)
    return kilometres(a, b) <= reach


def kilometres(a: Spot, b: Spot) -> float:
    """The distance of two places over the globe; 0 where one of them is not known (haversine)."""
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return 0.0
    one, other = radians(a.latitude or 0), radians(b.latitude or 0)
    east = radians((b.longitude or 0) - (a.longitude or 0))
    half = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def doers_agree(a: Doer, b: Doer, sides: Sides, year: int | None = None) -> bool:
    """Whether two doers may be of one side, or one who did it is not the one who did not."""
    one, other = Who(a.actor, a.kind), Who(b.actor, b.kind)
    if a.denied and b.denied:
        return True
    if a.denied or b.denied:
        return not (sides.together(one, other, year) or (a.actor is None and a.name == b.name))
    return sides.may_be_one(one, other, year)


def words_agree(name: str, a: str, b: str) -> bool:
    """Whether two types, instruments, classes of victims or answers can both be right.

    Civilians and fighters are two accounts of who was hit; fighters of two camps may both be.
    """
    if name == "happened":
        return a == b
    if name == "victims":
        return (a == CIVILIANS) == (b == CIVILIANS)
    rows: Mapping[str, Sequence[Sequence[str]]] = table("agreeing.yaml")["exclusive"]
    found = [{i for i, row in enumerate(rows.get(name, ())) if value in row} for value in (a, b)]
    return not (found[0] and found[1]) or found[0] == found[1]
