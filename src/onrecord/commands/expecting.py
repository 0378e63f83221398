"""About how many reports sources hold, told at once: for those who watch a long run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

SAMPLE = 4_000_000  # bytes of a file of lines that are looked at
LINES = (".jsonl", ".ndjson", ".csv", ".tsv")
HOLD_MANY = (".zip", ".gz", ".zst", ".warc", ".wacz", ".mbox")


def expected(sources: Iterable[str]) -> int | None:
    """Tell about how many reports sources hold; null where nobody can tell before they are read.

    A file counts as one report, a table or a file of JSON lines as so many as it has lines, by
    its beginning. What comes from the web, from standard input or out of an archive is not known.
    """
    total = 0.0
    for source in sources:
        if source == "-" or "://" in source:
            return None
        for path in _files(Path(source)):
            number = _held(path)
            if number is None:
                return None
            total += number
    return round(total)


def _files(path: Path) -> Iterator[Path]:
    from onrecord.intake.sources import files_under

    return files_under(path) if path.is_dir() else iter([path])


def _held(path: Path) -> float | None:
    kind = path.suffix.lower()
    try:
        if kind == ".parquet":
            from pyarrow.parquet import read_metadata

            return float(read_metadata(path).num_rows)
        if kind in LINES:
            return _lines(path)
    except (OSError, ValueError):  # what is wrong with it is told when it is taken in
        return 1.0
    return None if kind in HOLD_MANY else 1.0


def _lines(path: Path) -> float:
    size = path.stat().st_size
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE)
    seen = sample.count(b"\n")
    if len(sample) == size:
        return seen + (not sample.endswith(b"\n") and bool(sample))
    return size * seen / len(sample)
