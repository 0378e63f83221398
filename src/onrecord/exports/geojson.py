"""`geojson`: incidents as features, uncertain places as areas (RFC 7946)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.exports.about import plain, told_of
from onrecord.exports.geo.features import columns_of, shape
from onrecord.exports.values import Bundle, Exported, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write one FeatureCollection, a feature a line; what made it stands in `about`.

    An incident without coordinates has the geometry null. Only one feature is held at a time.
    """
    count = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        head = json.dumps(told_of(bundle.about), ensure_ascii=False)
        file.write(f'{{"type": "FeatureCollection", "about": {head}, "features": [')
        for incident in bundle.incidents():
            line = json.dumps(feature_of(incident), ensure_ascii=False, allow_nan=False)
            file.write(f"{',' if count else ''}\n{line}")
            count += 1
        file.write("\n]}\n")
    return Written((out,), {"incidents": count})


def feature_of(incident: Exported) -> dict[str, Any]:
    """An incident as a GeoJSON feature."""
    columns = columns_of(incident)
    geometry = _geometry(shape(incident.place))
    told = {name: plain(value) for name, value in columns.items() if name != "id"}
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": geometry,
        "properties": {"incident": incident.id} | told,
    }


def _geometry(drawn: Any) -> dict[str, Any] | None:
    from shapely.geometry import mapping

    return None if drawn is None else dict(mapping(drawn))
