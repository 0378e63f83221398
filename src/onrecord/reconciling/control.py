"""Who is said to hold a place over time, by whose word, and where origins differ."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.reconciling.control_values import ControlHistory, Held
from onrecord.records import Testimony


def control_of(
    testimonies: Iterable[Testimony],
    place: str,
    *,
    name: str | None = None,
    rule: str = "origins",
    as_of: date | None = None,
) -> ControlHistory:
    """The history of control of `place`: a gazetteer id ("geonames:173322") or a name.

    `name` gives a name beside the id, for claims whose place was not resolved. `rule` is
    `origins` (an admission is one origin's word like any other) or `admission` (the word of the
    side that loses by it ends a contest). `as_of` leaves out what was published later.
    """
    return ControlHistory(place, (name,) if name else (), (), ())


def control_on(history: ControlHistory, day: date) -> tuple[Held, ...]:
    """Who is said to hold the place on `day`: one for the whole, or one for each part."""
    return ()


def control_rows(history: ControlHistory) -> list[dict[str, object]]:
    """The intervals as rows of plain values: for a table, a frame or a CSV file."""
    return []
