"""`parquet`: a row an incident in columns with types, its figures and accounts nested."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.exports.about import told_of
from onrecord.exports.geo.features import columns_of
from onrecord.exports.geoparquet import AT_ONCE, BOX, SHAPE
from onrecord.exports.geoparquet import schema as shaped
from onrecord.exports.plain import text_of
from onrecord.exports.values import Bundle, Exported, Written
from onrecord.ontology.bounds import Bounds


def write(bundle: Bundle, out: Path) -> Written:
    """Write a row an incident; what made the file stands in its metadata `onrecord`."""
    import pyarrow as pa
    from pyarrow import parquet

    about = json.dumps(told_of(bundle.about), ensure_ascii=False)
    kind = schema().with_metadata({"onrecord": about})
    count, incidents = 0, bundle.incidents()
    with parquet.ParquetWriter(out, kind, compression="zstd") as writer:
        while some := list(islice(incidents, AT_ONCE)):
            rows = [
                columns_of(i) | {"figures": _figures(i), "accounts": _accounts(i)} for i in some
            ]
            writer.write_table(pa.Table.from_pylist(rows, schema=kind))
            count += len(some)
    return Written((out,), {"incidents": count})


def schema() -> Any:
    """The columns of geo/columns.yaml with their types, then figures and accounts."""
    import pyarrow as pa

    text, number, texts = pa.string(), pa.int64(), pa.list_(pa.string())
    figure = dict.fromkeys(("measure", "of"), text) | dict.fromkeys(("low", "best", "high"), number)
    figure |= {"open_above": pa.bool_(), "origins": number, "disputed": pa.bool_()}
    account = dict.fromkeys(("origin", "speaker"), text) | {"first": pa.date32()}
    account |= dict.fromkeys(("stances", "reports", "says", "quotes", "claims"), texts)
    plain = [f for f in shaped() if f.name not in (SHAPE, BOX)]
    more = [("figures", pa.list_(pa.struct(figure))), ("accounts", pa.list_(pa.struct(account)))]
    return pa.schema([*plain, *more])


def _figures(incident: Exported) -> list[dict[str, Any]]:
    return [
        {
            "measure": a.field.name,
            "of": a.field.of or None,
            "low": a.value.low,
            "best": a.value.best,
            "high": a.value.high,
            "open_above": a.open_above,
            "origins": len(a.views),
            "disputed": a.dispute is not None,
        }
        for a in incident.told.answers
        if isinstance(a.value, Bounds)
    ]


def _accounts(incident: Exported) -> list[dict[str, Any]]:
    return [
        {
            "origin": r.origin,
            "speaker": r.speaker,
            "first": r.first,
            "stances": r.stances,
            "reports": r.reports,
            "says": [f"{s.field}: {'; '.join(map(text_of, s.values))}" for s in r.said],
            "quotes": [q.text for q in r.quotes],
            "claims": r.claims,
        }
        for r in incident.told.rows
    ]
