"""`hxl`: incidents as a table with a row of HXL hashtags, for humanitarian tools."""

from __future__ import annotations

from pathlib import Path

from onrecord.exports.countries import iso3_of, state_named
from onrecord.exports.deaths import total_of
from onrecord.exports.tables import Cell, table, write_csv
from onrecord.exports.values import Bundle, Exported, Written
from onrecord.ontology.bounds import Bounds


def write(bundle: Bundle, out: Path) -> Written:
    """Write one row for each incident, under a header and a row of hashtags."""
    columns = table("hxl.yaml")["columns"]
    headers, tags = [c[0] for c in columns], [c[1] for c in columns]
    named = {c[2]: c[0] for c in columns}
    made: dict[str, Cell] = {"tool": f"onrecord {bundle.about.version}"}
    told = (row_of(i) | made for i in bundle.incidents())
    rows = ({named[k]: _clean(v) for k, v in row.items()} for row in told)
    count = write_csv(out, headers, rows, above=[tags])
    return Written((out,), {"incidents": count})


def row_of(incident: Exported) -> dict[str, Cell]:
    """The columns of `hxl.yaml` by name; what is not known is null."""
    joined = str(table("hxl.yaml")["joined"])
    first, last = incident.first_published, incident.last_published
    head: dict[str, Cell] = {
        "id": incident.id,
        "part_of": incident.part_of,
        "type": incident.types[0] if incident.types else None,
        "types": joined.join(incident.types),
        "doers": joined.join(dict.fromkeys(d.name for d in incident.doers)),
        "victims": joined.join(dict.fromkeys(v.name for v in incident.victims)),
        "instruments": joined.join(incident.instruments),
        "start": incident.start.isoformat() if incident.start else None,
        "end": incident.end.isoformat() if incident.end else None,
        "dated": "yes" if incident.dated else "no",
        "rule": incident.told.rule,
        "disputed": joined.join(dict.fromkeys(str(d.field) for d in incident.told.disputes)),
        "origins": incident.origins,
        "reports": incident.reports,
        "sources": joined.join(incident.publishers),
        "first_published": first.isoformat() if first else None,
        "last_published": last.isoformat() if last else None,
    }
    return head | _place(incident) | _figures(incident)


def _place(incident: Exported) -> dict[str, Cell]:
    place = incident.place
    if place is None:
        return {}
    return {
        "country": state_named(place.country) or place.country,
        "iso3": iso3_of(place.country),
        "admin1": incident.admin1,
        "admin2": incident.admin2,
        "place": place.name,
        "place_id": place.id,
        "precision": place.precision,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _figures(incident: Exported) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    for measure, column in table("hxl.yaml")["measures"].items():
        row |= _bounds(column, total_of(incident.told, measure))
    civilians = incident.told.answer("killed", "civilians")
    return row | _bounds("civilians", civilians.value if civilians else None)


def _bounds(column: str, bounds: Bounds | None) -> dict[str, Cell]:
    if bounds is None:
        return {}
    return {f"{column}_{k}": getattr(bounds, k) for k in ("low", "best", "high")}


def _clean(cell: Cell) -> Cell:
    """Text without needless white space, of which HXL's validation warns."""
    return " ".join(cell.split()) or None if isinstance(cell, str) else cell
