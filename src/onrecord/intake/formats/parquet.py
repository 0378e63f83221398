"""Parquet tables to rows: one report a row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from onrecord.errors import IntakeError
from onrecord.intake.columns import Columns, columns_of, row_parts
from onrecord.intake.entries import Row, seekable
from onrecord.intake.options import IntakeOptions, Parts, in_megabytes

TOGETHER = 16  # rows held at a time
ROW = "application/json"  # the original of a row: a Parquet row has no bytes of its own
DO = "save it again as Parquet or CSV"


def parquet_rows(stream: BinaryIO, options: IntakeOptions) -> Iterator[Row]:
    """Each row by its number from 1; only the columns that tell of reports are read.

    The original of a row is its columns as one JSON object. Raises IntakeError where no column
    is known to hold the text, or the file is broken.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        names = pq.read_schema(stream := seekable(stream, options)).names
        columns = columns_of(names, options.columns)
        stream.seek(0)
        used = list(dict.fromkeys(name for named in columns.values() for name in named))
        number = 0
        with pq.ParquetFile(stream, pre_buffer=False) as table:
            for batch in table.iter_batches(TOGETHER, columns=used):
                for at in range(batch.num_rows):
                    number += 1
                    row = {name: batch.column(name)[at].as_py() for name in used}
                    yield _row(number, row, columns, options.max_bytes)
    except (pa.ArrowException, OSError) as error:
        why = str(error).split("\n")[0][:80]
        raise IntakeError(f"the Parquet file is broken ({why})", DO) from None


def _row(number: int, row: Mapping[str, Any], columns: Columns, limit: int) -> Row:
    original = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    return Row(str(number), original, ROW, partial(_parts, row, columns, len(original), limit))


def _parts(row: Mapping[str, Any], columns: Columns, size: int, limit: int) -> Parts:
    if size > limit:
        raise IntakeError(f"the row is larger than {in_megabytes(limit)}", "raise the limit")
    return row_parts(row, columns)
