"""One incident as a row of UCDP GED."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.camps import Facing, year_of
from onrecord.exports.countries import state_named
from onrecord.exports.deaths import Deaths
from onrecord.exports.grid import priogrid_gid
from onrecord.exports.tables import Cell, table
from onrecord.exports.values import Exported
from onrecord.ontology.schemes import crosswalk
from onrecord.reconciling.tables import table as classes
from onrecord.records import Report, Spot


def row_of(incident: Exported, sides: Facing, deaths: Deaths) -> dict[str, Cell]:
    """The columns that can be filled; what is not known for sure is told in `code_status`."""
    year = year_of(incident)
    head: dict[str, Cell] = {
        "id": incident.id,
        "relid": incident.id,
        "year": year,
        "code_status": _status(incident, sides, deaths),
        "type_of_violence": _number(crosswalk()["ucdp_sides"].get(sides.camps or "")),
        "dyad_name": f"{sides.a.name} - {sides.b.name}" if sides.a and sides.b else None,
        "side_a": sides.a.name if sides.a else None,
        "side_b": sides.b.name if sides.b else None,
        "number_of_sources": incident.origins,
        "event_clarity": _clarity(incident),
    }
    return head | _sources(incident) | _place(incident) | _days(incident) | _dead(deaths)


def date_precision(incident: Exported) -> int | None:
    """`date_prec`: 1 a day to 5 a year, by how many days it may have happened on."""
    days = _length(incident)
    if days is None:
        return None
    found = (prec for most, prec in table("ucdp.yaml")["date_prec"].items() if days <= most)
    return next(found, None)


def where_precision(place: Spot | None) -> int | None:
    """`where_prec`: 1 the place itself to 6 only the country; null for no place."""
    if place is None or place.precision is None:
        return None
    data = table("ucdp.yaml")
    prec: int = data["where_prec"][place.precision]
    return data["near"] if prec == 1 and place.radius_km else prec


def _length(incident: Exported) -> int | None:
    if incident.start is None or incident.end is None or not incident.dated:
        return None
    return (incident.end - incident.start).days + 1


def _clarity(incident: Exported) -> int:
    """2 where the reports sum up what happened over several days, else 1.

    By the codebook 2 is for "aggregates (totals) of multiple separate activities of fighting
    spanning over a longer period than a single, clearly defined day".
    """
    summed = incident.precision not in (None, "hour", "day") and (_length(incident) or 1) > 1
    return 2 if summed else 1


def _status(incident: Exported, sides: Facing, deaths: Deaths) -> str:
    data = table("ucdp.yaml")
    checks = list(_checks(incident, sides, deaths))
    return "; ".join(f"Check {c}" for c in checks) if checks else data["clear"]


def _checks(incident: Exported, sides: Facing, deaths: Deaths) -> Iterator[str]:
    told = table("ucdp.yaml")["check"]
    if sides.camps not in crosswalk()["ucdp_sides"]:
        yield told["type"].format(sides.why_not or "of the two sides")
    if not deaths.vouched:
        yield told["upper"] if deaths.best is None else told["lower"]
    if _adopted(incident):
        yield told["whose"]
    if _length(incident) is None:
        yield told["date"]
    elif date_precision(incident) is None:
        yield told["span"]
    if incident.place is None or incident.place.latitude is None:
        yield told["place"]
    if incident.part_of:
        yield told["part"].format(incident.part_of)


def _adopted(incident: Exported) -> bool:
    """Whether a number of dead of no class was read as of the class that others tell of."""
    killed = (a for a in incident.told.answers if a.field.name == "killed")
    notes = (s.note or "" for a in killed for view in a.views for s in view.sayings)
    adopted = classes("classes.yaml")["notes"]["adopted"].partition("{")[0]
    return any(adopted in note for note in notes)


def _days(incident: Exported) -> dict[str, Cell]:
    start, end = incident.start, incident.end
    return {
        "date_prec": date_precision(incident),
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
    }


def _place(incident: Exported) -> dict[str, Cell]:
    place = incident.place
    if place is None:
        return {}
    point = place.latitude is not None and place.longitude is not None
    return {
        "where_prec": where_precision(place),
        "where_coordinates": place.name,
        "adm_1": incident.admin1,
        "adm_2": incident.admin2,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})" if point else None,
        "priogrid_gid": priogrid_gid(place.latitude, place.longitude),
        "country": state_named(place.country) or place.country,
    }


def _dead(deaths: Deaths) -> dict[str, Cell]:
    return {
        "deaths_a": deaths.a,
        "deaths_b": deaths.b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
    }


def _sources(incident: Exported) -> dict[str, Cell]:
    reports = {t.report.id: t.report for t in incident.testimonies}.values()
    speakers = dict.fromkeys(row.speaker for row in incident.told.rows)
    return {
        "source_article": ";".join(_article(r) for r in reports),
        "source_office": ";".join(r.publisher or "" for r in reports),
        "source_date": ";".join(_published(r) for r in reports),
        "source_headline": ";".join(r.title or "" for r in reports),
        "source_original": ";".join(speakers),
    }


def _article(report: Report) -> str:
    told = ",".join((report.publisher or "", _published(report), report.title or ""))
    return f'"{told}"'


def _published(report: Report) -> str:
    return report.published.isoformat() if report.published else ""


def _number(text: str | None) -> int | None:
    return int(text) if text else None
