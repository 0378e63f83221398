"""One incident as a row of ACLED's columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.exports.acled_sides import sides_of
from onrecord.exports.countries import iso3_of, numeric_of, state_named
from onrecord.exports.deaths import GROUPS
from onrecord.exports.tables import Cell, table
from onrecord.exports.values import About, Exported
from onrecord.ontology.schemes import disorder_of
from onrecord.reconciling.classes import UNTOLD, class_of
from onrecord.reconciling.said import Saying
from onrecord.reconciling.sides import Sides
from onrecord.reconciling.values import Answer, Reconciled
from onrecord.records import Figure


def row_of(incident: Exported, event: str, sub_event: str | None, about: About) -> dict[str, Cell]:
    """The columns that can be filled; the scale of sources and ACLED's regions are not ours."""
    when = event_day(incident)
    head: dict[str, Cell] = {
        "event_id_cnty": _id(incident),
        "event_date": when[0].isoformat() if when else None,
        "year": when[0].year if when else None,
        "time_precision": when[1] if when else None,
        "disorder_type": _disorder(event, sub_event),
        "event_type": event,
        "sub_event_type": sub_event,
        "source": "; ".join(incident.publishers) or None,
        "notes": notes_of(incident.told),
        "fatalities": fatalities(incident.told),
        "tags": _tags(incident, about.version),
        "timestamp": int(about.made.timestamp()),
    }
    return head | sides_of(incident, event, sub_event) | _place(incident)


def event_day(incident: Exported) -> tuple[date, int] | None:
    """The day and its `time_precision`: the middle of a week or month; null for less than that.

    "The middle of the period is used as the reference date" (codebook, Time precision codes).
    """
    if incident.start is None or incident.end is None or not incident.dated:
        return None
    days = (incident.end - incident.start).days + 1
    found = (p for most, p in table("acled.yaml")["time_precision"].items() if days <= most)
    precision = next(found, None)
    return None if precision is None else (incident.start + timedelta(days=days // 2), precision)


def fatalities(told: Reconciled) -> int | None:
    """The dead as ACLED counts them: the lowest number reported, vague words by its table.

    Null where no report counts them: ACLED writes 0 there, but unknown is no zero. Classes of
    people are added, but where origins contradict each other on who the dead were: then the
    lowest sum of one origin. Under a rule that the user chose, the figures are that rule's.
    """
    counted = [a for a in told.answers if a.field.name == "killed" and a.field.kind == ""]
    if told.rule not in ("range", "lowest"):
        return _total({a.field.of: n for a in counted if (n := _settled(a)) is not None})
    origins: dict[str, dict[str, int]] = defaultdict(dict)
    for answer in counted:
        for view in answer.views:
            numbers = [n for s in view.sayings if (n := _number(s)) is not None]
            if numbers:
                origins[view.origin][answer.field.of] = min(numbers)
    victims = told.answer("victims")
    if victims is not None and victims.dispute:
        return min((n for o in origins.values() if (n := _total(o)) is not None), default=None)
    classes = {of for numbers in origins.values() for of in numbers}
    return _total({of: min(o[of] for o in origins.values() if of in o) for of in classes})


def _total(known: Mapping[str, int]) -> int | None:
    """The whole, or its parts where they are more; groups of age and sex only if alone."""
    parts = {of: n for of, n in known.items() if of != UNTOLD and of not in GROUPS}
    if not parts and UNTOLD not in known:
        return sum(known.values()) if known else None
    return max(known.get(UNTOLD, 0), sum(parts.values()))


def notes_of(told: Reconciled) -> str | None:
    """Who says what, in their words: the first words of the first voices."""
    said = [f"{r.speaker}: “{' '.join(r.quotes[0].text.split())}”" for r in told.rows if r.quotes]
    return " ".join(said[: table("acled.yaml")["quotes"]]) or None


def _number(saying: Saying) -> int | None:
    value = saying.value
    figure = _figure(saying)
    vague: dict[str, int] = table("acled.yaml")["vague"]
    if figure is not None and figure.stated is None and figure.qualifier in vague:
        return vague[figure.qualifier]
    low, best = getattr(value, "low", None), getattr(value, "best", None)
    return low if low is not None else best


def _figure(saying: Saying) -> Figure | None:
    """The figure that a saying is of: told at that place, of that measure."""
    field, figures = saying.field, saying.testimony.claim.figures
    here = (f for f in figures if f.words.start == saying.order and f.measure == field.name)
    return next((f for f in here if class_of(f, Sides.load()) == field.of), None)


def _settled(answer: Answer) -> int | None:
    if answer.value is None:
        return None
    return answer.value.best if answer.value.best is not None else answer.value.low


def _disorder(event: str, sub_event: str | None) -> str | None:
    if sub_event is not None:
        return disorder_of(event, sub_event)
    return "Political violence" if event == "Battles" else None


def _tags(incident: Exported, version: str) -> str:
    """Whose coding it is, by which rule, what it is part of, and what is disputed."""
    told = incident.told
    disputed = dict.fromkeys(f"disputed: {d.field}" for d in told.disputes)
    rule = "lowest" if told.rule == "range" else told.rule
    made = table("acled.yaml")["tag"].format(version)
    larger = [f"part of: {incident.part_of}"] if incident.part_of else []
    return "; ".join([made, f"rule: {rule}", *larger, *disputed])


def _id(incident: Exported) -> str:
    country = iso3_of(incident.place.country if incident.place else None) or ""
    return f"{country}-{incident.id}" if country else incident.id


def _place(incident: Exported) -> dict[str, Cell]:
    place = incident.place
    if place is None:
        return {}
    data = table("acled.yaml")
    precision = data["geo_precision"].get(place.precision)
    fine = place.latitude is not None and place.longitude is not None
    return {
        "iso": numeric_of(place.country),
        "country": state_named(place.country) or place.country,
        "admin1": incident.admin1,
        "admin2": incident.admin2,
        "location": place.name,
        "latitude": round(place.latitude, 4) if fine and place.latitude is not None else None,
        "longitude": round(place.longitude, 4) if fine and place.longitude is not None else None,
        "geo_precision": data["near"] if precision == 1 and place.radius_km else precision,
    }
