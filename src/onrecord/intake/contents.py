"""What a stream holds, by its kind: one document, the rows of a table, or a container's entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from onrecord.errors import IntakeError
from onrecord.intake.document import document, reports
from onrecord.intake.entries import Entry, Held, Row, Where, peeked, whole
from onrecord.intake.guard import Given, guarded
from onrecord.intake.kinds import CSV, EML, GZIP, JSONL, MBOX, PARQUET, TSV, WARC, ZIP, kind_of
from onrecord.intake.options import IntakeOptions

MOST_DEEP = 3  # containers in containers: a mail in an mbox in a zip


def contents(stream: BinaryIO, kind: str, where: Where, options: IntakeOptions) -> Iterator[Given]:
    """Everything that a stream of this kind gives, one report at a time."""
    if (rows := _rows(stream, kind, options)) is not None:
        yield from _from_rows(rows, kind, where, options)
    elif (entries := _entries(stream, kind, where, options)) is not None:
        yield from _from_entries(entries, where, options)
    else:
        yield from document(whole(stream, options), kind, where, options)


def _rows(stream: BinaryIO, kind: str, options: IntakeOptions) -> Iterator[Row] | None:
    """The rows of a table, or null for what is none."""
    if kind == JSONL:
        from onrecord.intake.formats.jsonl import jsonl_rows

        return jsonl_rows(stream, options)
    if kind in (CSV, TSV):
        from onrecord.intake.formats.separated import csv_rows

        return csv_rows(stream, kind, options)
    if kind == PARQUET:
        from onrecord.intake.formats.parquet import parquet_rows

        return parquet_rows(stream, options)
    return None


def _entries(
    stream: BinaryIO, kind: str, where: Where, options: IntakeOptions
) -> Iterator[Held] | None:
    """The entries of a container, or null for what is none."""
    if kind == WARC:
        from onrecord.intake.formats.warc import warc_entries

        return warc_entries(stream, where.source, options)
    if kind == ZIP:
        from onrecord.intake.formats.zipped import zip_entries

        return zip_entries(stream, where.source, options)
    if kind == GZIP:
        from onrecord.intake.formats.zipped import gzip_entries

        return gzip_entries(stream, where.source)
    if kind == EML:
        from onrecord.intake.formats.mail import mail_entries

        return mail_entries(whole(stream, options), where.source, options)
    if kind == MBOX:
        from onrecord.intake.formats.mbox import mbox_entries

        return mbox_entries(stream, where.source, options)
    return None


def _from_rows(
    rows: Iterator[Row], kind: str, where: Where, options: IntakeOptions
) -> Iterator[Given]:
    row = None
    for row in rows:
        at = f"{where.source}:{row.at}"
        yield from guarded(at, partial(_from_row, row, replace(where, source=at), options))
    if row is None:
        raise IntakeError("it is empty", "give a source that holds a report")


def _from_row(row: Row, where: Where, options: IntakeOptions) -> Iterator[Given]:
    yield from reports(row.parts(), row.original, row.media_type, where, options)


def _from_entries(entries: Iterator[Held], where: Where, options: IntakeOptions) -> Iterator[Given]:
    if where.depth >= MOST_DEEP:
        raise IntakeError("it lies in too many archives", "unpack it and give its files")
    deeper = where.depth + 1
    for entry in entries:
        if isinstance(entry, Entry):
            within = Where(entry.at, entry.address, entry.charset, entry.fetched, deeper)
            yield from guarded(entry.at, partial(_from_entry, entry, within, options))
        elif isinstance(entry, Row):
            within = replace(where, source=entry.at)
            yield from guarded(entry.at, partial(_from_row, entry, within, options))
        else:
            yield entry


def _from_entry(entry: Entry, where: Where, options: IntakeOptions) -> Iterator[Given]:
    kind = entry.kind
    if kind is None:
        kind = kind_of(entry.name, peeked(entry.stream))
    yield from contents(entry.stream, kind, where, options)
