"""Who is said to hold a place over time, by whose word, and where origins differ."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.errors import SettingsError
from onrecord.reconciling.control_claims import bears_on
from onrecord.reconciling.control_contest import by_of
from onrecord.reconciling.control_days import is_undated
from onrecord.reconciling.control_place import asked_of
from onrecord.reconciling.control_sayings import sayings_of
from onrecord.reconciling.control_timeline import extent_of, intervals_of, last_day
from onrecord.reconciling.control_values import ControlHistory, Held, Interval
from onrecord.reconciling.sides import Sides
from onrecord.reconciling.tables import table
from onrecord.records import Testimony

RULES = ("origins", "admission")


def control_of(
    testimonies: Iterable[Testimony],
    place: str,
    *,
    name: str | None = None,
    names: Iterable[str] = (),
    rule: str = "origins",
    as_of: date | None = None,
    sides: Sides | None = None,
) -> ControlHistory:
    """The history of control of `place`: a gazetteer id ("geonames:173322") or a name.

    `name` gives a name beside the id, for claims whose place was not resolved, `names` the words
    by which claims that are not among these call it. `rule` is
    `origins` (an admission is one origin's word like any other) or `admission` (the word of the
    side that loses by it ends a contest). `as_of` leaves out what was published later. The order
    of the testimonies plays no part. Raises SettingsError on another rule.
    """
    if rule not in RULES:
        raise SettingsError(f"no rule {rule!r} for control", f"choose of {', '.join(RULES)}")
    known = [t for t in testimonies if _known(t, as_of)]
    asked = asked_of(place, name, known, names)
    sides = sides or Sides.load()
    said = sayings_of(known, asked, sides)
    undated = [t for t in known if is_undated(t) and bears_on(t, asked, sides)]
    undated.sort(key=lambda t: (t.report.id, t.claim.id))
    return ControlHistory(place, asked.shown, intervals_of(said, rule), said, tuple(undated))


def control_types() -> frozenset[str]:
    """The types of events that say something of who holds a place."""
    return frozenset(table("control.yaml")["types"])


def _known(testimony: Testimony, as_of: date | None) -> bool:
    published = testimony.report.published
    return as_of is None or (published is not None and published <= as_of)


def control_on(history: ControlHistory, day: date) -> tuple[Held, ...]:
    """Who is said to hold the place on `day`: for the whole, and for each part told apart.

    Empty where nothing is said of that day or of one before it. What was last said before the
    day is carried on to it, with its age.
    """
    found = [i for i in history.intervals if i.start <= day and (i.end is None or day <= i.end)]
    return tuple(_held(i, day) for i in found)


def _held(interval: Interval, day: date) -> Held:
    told = [s for s in interval.supporting if s.first <= day]
    days = [min(last_day(s, interval.start), day) for s in told]
    last = max(days, default=interval.start)
    return Held(interval, day, extent_of(told), last, (day - last).days, last < day)


def control_rows(history: ControlHistory) -> list[dict[str, object]]:
    """The intervals as rows of plain values: for a table, a frame or a CSV file."""
    return [_row(history, i) for i in history.intervals]


def _row(history: ControlHistory, i: Interval) -> dict[str, object]:
    return {
        "place": history.place,
        "start": i.start,
        "start_sure": i.sure,
        "end": i.end,
        "side": i.side,
        "holders": [h.name for h in i.holders],
        "extent": i.extent,
        "contested": i.contested,
        "origins_for": len(i.origins),
        "origins_against": len(i.against),
        "by": sorted({by_of(s, i.side) for s in i.supporting}),
        "last_said": i.last_said,
        "claims_for": list(dict.fromkeys(s.testimony.claim.id for s in i.supporting)),
        "claims_against": list(dict.fromkeys(s.testimony.claim.id for s in i.contradicting)),
        "why": i.why,
    }
