"""`geoparquet`: incidents with their shapes in columns with types (GeoParquet 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.exports.about import told_of
from onrecord.exports.geo.features import columns, columns_of, shape
from onrecord.exports.values import Bundle, Exported, Written

AT_ONCE = 10_000  # incidents a row group
SHAPE, BOX = "geometry", "bbox"
ENDS = ("xmin", "ymin", "xmax", "ymax")


def write(bundle: Bundle, out: Path) -> Written:
    """Write a row an incident, its shape as WKB with a box beside it to be found by.

    The metadata `geo` is that of geoparquet.org/releases/v1.1.0; without a `crs` there, longitude
    and latitude are OGC:CRS84. What made the file stands in the metadata `onrecord`.
    """
    from pyarrow import parquet

    told, count = _Seen(), 0
    with parquet.ParquetWriter(out, schema(), compression="zstd") as writer:
        for some in _batched(bundle.incidents()):
            writer.write_table(_table(some, told))
            count += len(some)
        about = json.dumps(told_of(bundle.about), ensure_ascii=False)
        writer.add_key_value_metadata({"geo": json.dumps(told.metadata()), "onrecord": about})
    return Written((out,), {"incidents": count})


def schema() -> Any:
    """The columns with their types (geo/columns.yaml), those of the shape last."""
    import pyarrow as pa

    real, text = pa.float64(), pa.string()
    spot = dict.fromkeys(("name", "id", "country", "precision"), text)
    spot |= dict.fromkeys(("latitude", "longitude", "radius_km"), real)
    types = {"text": text, "texts": pa.list_(text), "real": real, "number": pa.int64()}
    types |= {"day": pa.date32(), "flag": pa.bool_(), "spots": pa.list_(pa.struct(spot))}
    fields = [(name, types[row["type"]]) for name, row in columns().items()]
    box = pa.struct([(end, real) for end in ENDS])
    return pa.schema([*fields, (SHAPE, pa.binary()), (BOX, box)])


def _batched(incidents: Iterator[Exported]) -> Iterator[list[Exported]]:
    while some := list(islice(incidents, AT_ONCE)):
        yield some


def _table(incidents: list[Exported], told: _Seen) -> Any:
    import pyarrow as pa
    from shapely import to_wkb

    rows = []
    for incident in incidents:
        drawn = shape(incident.place)
        row = columns_of(incident) | {SHAPE: None, BOX: None}
        if drawn is not None:
            told.add(drawn)
            row |= {SHAPE: to_wkb(drawn), BOX: dict(zip(ENDS, drawn.bounds, strict=True))}
        rows.append(row)
    return pa.Table.from_pylist(rows, schema=schema())


class _Seen:
    """The kinds of the shapes of a file and the box around them, as its metadata has them."""

    def __init__(self) -> None:
        self._kinds: set[str] = set()
        self._boxes: list[tuple[float, ...]] = []

    def add(self, drawn: Any) -> None:
        """Take up a shape."""
        self._kinds.add(drawn.geom_type)
        self._boxes = [_around([*self._boxes, drawn.bounds])]

    def metadata(self) -> dict[str, Any]:
        """The value of `geo`."""
        column: dict[str, Any] = {"encoding": "WKB", "geometry_types": sorted(self._kinds)}
        column |= {"orientation": "counterclockwise", "edges": "planar"}
        column |= {"covering": {"bbox": {end: [BOX, end] for end in ENDS}}}
        if self._boxes:
            column["bbox"] = list(self._boxes[0])
        return {"version": "1.1.0", "primary_column": SHAPE, "columns": {SHAPE: column}}


def _around(boxes: list[tuple[float, ...]]) -> tuple[float, ...]:
    ends = list(zip(*boxes, strict=True))
    return (min(ends[0]), min(ends[1]), max(ends[2]), max(ends[3]))
