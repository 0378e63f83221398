"""Tables of any of the forms that coded data comes in, as rows of text with their numbers."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import IntakeError
from onrecord.intake.decode import decode

if TYPE_CHECKING:
    import polars

LIMIT = 2_000_000_000  # bytes of a table, unpacked; GED 25.1 has a quarter of a thousand million
CHUNK = 1 << 20
LINES = (".jsonl", ".ndjson")
BETWEEN = (",", ";", "\t", "|")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the names of its columns, and its rows with their numbers in the file.

    `rows` takes the columns that are wanted; the header is row 1.
    """

    header: tuple[str, ...]
    rows: Callable[[Sequence[str]], Iterator[tuple[int, Row]]]


def table_at(path: Path) -> Table:
    """The table in a file: CSV with any common separator, TSV, JSON lines, Parquet; .gz or not.

    Raises IntakeError where it cannot be read, holds no row, or has one column twice.
    """
    name = path.name.lower().removesuffix(".gz")
    data = unpacked(path)
    if name.endswith(".parquet") or data.startswith(b"PAR1"):
        return _framed(_parquet(data), str)
    text = decode(data)
    first = text.lstrip("\ufeff \n\r\t")[:1]
    if name.endswith(LINES) or first == "{":
        return _lines(text)
    return _csv(text)


def unpacked(path: Path) -> bytes:
    """A file's bytes, unpacked where it is packed; raises IntakeError beyond LIMIT."""
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as stream:
            parts, size = [], 0
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > LIMIT:
                    raise IntakeError(f"it is larger than {LIMIT // 10**9} GB", "split it by years")
                parts.append(chunk)
    except FileNotFoundError:
        raise IntakeError("there is no such file", "check the name") from None
    except (OSError, EOFError, zlib.error) as error:
        raise IntakeError(f"it cannot be read ({error})", "check the file") from None
    return b"".join(parts)


def _csv(text: str) -> Table:
    import polars

    try:
        frame = polars.read_csv(
            io.BytesIO(text.encode("utf-8")),
            separator=separator(text),
            infer_schema=False,
            truncate_ragged_lines=True,
            has_header=True,
        )
    except polars.exceptions.PolarsError as error:
        why = str(error).partition("\n")[0][:120]
        raise IntakeError(f"it is no table ({why})", "save it as CSV with one header") from None
    return _framed(frame, _repeated(text, separator(text)))


def separator(text: str) -> str:
    r"""What parts the cells of a header: the one of four that it holds most, outside quotes.

    >>> separator('id;"a,b,c";best\n1;2;3')
    ';'
    """
    line, quoted = text.partition("\n")[0], False
    counts = dict.fromkeys(BETWEEN, 0)
    for letter in line:
        quoted ^= letter == '"'
        if not quoted and letter in counts:
            counts[letter] += 1
    return max(BETWEEN, key=lambda s: counts[s])


def _repeated(text: str, between: str) -> Any:
    """A check of a header as it is written: a column that stands twice is refused."""
    import csv

    line = text.lstrip("\ufeff").partition("\n")[0].rstrip("\r")
    names = [n.strip().lower() for n in next(csv.reader([line], delimiter=between), [])]
    twice = sorted({n for n in names if n and names.count(n) > 1})
    if twice:
        raise IntakeError(f"the column {twice[0]!r} stands twice", "name every column once")
    return str


def _framed(frame: polars.DataFrame, _checked: Any) -> Table:
    if frame.height == 0:
        raise IntakeError("it holds no row under its header", "give a table with rows")
    header = tuple(frame.columns)

    def rows(wanted: Sequence[str]) -> Iterator[tuple[int, Row]]:
        told = frame.select(list(dict.fromkeys(wanted)))
        yield from enumerate(told.iter_rows(named=True), 2)

    return Table(header, rows)


def _parquet(data: bytes) -> polars.DataFrame:
    import polars

    try:
        return polars.read_parquet(io.BytesIO(data))
    except (polars.exceptions.PolarsError, OSError) as error:
        why = str(error).partition("\n")[0][:120]
        raise IntakeError(f"it is no Parquet file ({why})", "write it again") from None


def _lines(text: str) -> Table:
    """JSON lines: an object a line; a line that is none is a row without columns."""
    told: list[Row] = []
    for line in text.splitlines():
        try:
            row = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            row = {}
        if row is not None:
            told.append(row if isinstance(row, dict) else {})
    header = tuple(dict.fromkeys(name for row in told for name in row))
    if not header:
        raise IntakeError("it holds no JSON object", "give one object a line")
    return Table(header, lambda _: enumerate(told, 1))
