"""An incident as a feature: its shape, and what is known of it in plain columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from onrecord.exports.geo.areas import Area, area_of
from onrecord.exports.geo.shapes import shape_of
from onrecord.exports.values import Exported
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.values import Answer, Reconciled
from onrecord.records import Side, Spot

MEASURES = ("killed", "wounded")


@cache
def columns() -> Mapping[str, Mapping[str, str]]:
    """The columns in order, each with type and meaning."""
    text = files("onrecord.exports.geo").joinpath("columns.yaml").read_text("utf-8")
    return MappingProxyType(yaml.safe_load(text))


def shape(spot: Spot | None) -> Any:
    """The shape of a place: a point, an area, or null where it has no coordinates."""
    if spot is None or spot.latitude is None or spot.longitude is None:
        return None
    return shape_of(spot.latitude, spot.longitude, area_of(spot).radius_km)


def columns_of(incident: Exported) -> dict[str, Any]:
    """What is known of an incident, one value a column; days are dates, lists are tuples.

    `places` are the places that accounts give beside the main one, of which the shape is.
    """
    return (
        {"id": incident.id, "type": incident.types[0] if incident.types else None}
        | {"types": incident.types}
        | _where(incident)
        | _when(incident)
        | {"doers": _names(incident.doers), "victims": _names(incident.victims)}
        | {"instruments": incident.instruments}
        | _figures(incident.told)
        | _sources(incident)
    )


def _where(incident: Exported) -> dict[str, Any]:
    spot = incident.place
    area = area_of(spot) if spot and spot.latitude is not None else Area(0, "no coordinates")
    others = tuple(_spot(other) for other in incident.places if other != spot)
    return {
        "place": spot.name if spot else None,
        "place_id": spot.id if spot else None,
        "country": spot.country if spot else None,
        "admin1": incident.admin1,
        "admin2": incident.admin2,
        "latitude": spot.latitude if spot else None,
        "longitude": spot.longitude if spot else None,
        "place_precision": spot.precision if spot else None,
        "radius_km": float(area.radius_km) if spot and spot.latitude is not None else None,
        "radius_why": area.why if spot else "no place told",
        "places": others,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    names = ("name", "id", "country", "latitude", "longitude", "precision", "radius_km")
    return {name: getattr(spot, name) for name in names}


def _when(incident: Exported) -> dict[str, Any]:
    return {
        "start": incident.start,
        "end": incident.end,
        "date_precision": incident.precision,
        "dated": incident.dated,
    }


def _names(sides: Sequence[Side]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side.name for side in sides))


def _figures(told: Reconciled) -> dict[str, Any]:
    row: dict[str, Any] = {"rule": told.rule}
    for measure in MEASURES:
        answer = main_answer(told, measure)
        value = answer.value if answer and answer.value else Bounds()
        row |= {f"{measure}_{end}": getattr(value, end) for end in ("low", "best", "high")}
        row[f"{measure}_of"] = answer.field.of or None if answer else None
        row[f"{measure}_open_above"] = answer.open_above if answer else None
    row["disputed"] = tuple(str(dispute.field) for dispute in told.disputes)
    return row | {"share_differing": told.share, "spread": told.spread}


def main_answer(told: Reconciled, measure: str) -> Answer | None:
    """The answer of a measure: of people of whom nothing is told, else that of most origins.

    Of equals it is the largest: "517 people, among them 151 children" tells of 517.
    """
    found = [a for a in told.answers if a.field.name == measure and not a.field.kind and a.value]
    return max(found, key=lambda a: (not a.field.of, len(a.views), _size(a)), default=None)


def _size(answer: Answer) -> int:
    value = answer.value or Bounds()
    return next((n for n in (value.best, value.high, value.low) if n is not None), 0)


def _sources(incident: Exported) -> dict[str, Any]:
    return {
        "reports": incident.reports,
        "origins": incident.origins,
        "publishers": incident.publishers,
        "first_published": incident.first_published,
        "last_published": incident.last_published,
        "part_of": incident.part_of,
    }
