"""Archives of the web (WARC, ISO 28500) to pages: each answer that holds a report."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from onrecord.errors import IntakeError
from onrecord.intake.entries import Entry, Held
from onrecord.intake.formats.http_body import body_of
from onrecord.intake.formats.warc_records import Broken, records
from onrecord.intake.kinds import HTML, MARKDOWN, PDF, PLAIN, content_kind, kind_of
from onrecord.intake.options import Failure, IntakeOptions, PassedOver

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

READ = (HTML, PLAIN, MARKDOWN, PDF)
REVISIT = "revisits, whose page is that of an earlier record"
NO_ANSWER = "records that are no answer (requests, metadata)"
NO_PAGE = "answers without a page (not of status 200)"
OTHER = "answers that hold no report (pictures, scripts, robots.txt)"


def warc_entries(stream: BinaryIO, source: str, options: IntakeOptions) -> Iterator[Held]:
    """Each answer of 200 with HTML, text or PDF, by its record's number from 1; the rest counted.

    A record that is broken is a failure, and where the stream can be searched the next is read.
    """
    counted: Counter[str] = Counter()
    number = 0
    for number, record in enumerate(records(stream), 1):
        at = f"{source}:{number}"
        if isinstance(record, Broken):
            yield Failure(at, record.reason, "get the archive again, or leave this record")
        elif why := _passed_over(record):
            counted[why] += 1
        else:
            try:
                entry = _entry(record, at, options)
            except IntakeError as error:
                yield Failure(at, error.what, error.do)
                continue
            if entry is None:
                counted[OTHER] += 1
            else:
                yield entry
    if not number:
        raise IntakeError("it is empty", "give an archive that holds a page")
    for what, count in sorted(counted.items()):
        yield PassedOver(source, count, what)


def _passed_over(record: WarcRecord) -> str | None:
    """Why a record holds no page, or null."""
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.revisit:
        return REVISIT
    if record.record_type != WarcRecordType.response or not record.is_http:
        return NO_ANSWER
    answer = record.http_headers
    return None if answer is not None and answer.status_code == 200 else NO_PAGE


def _entry(record: WarcRecord, at: str, options: IntakeOptions) -> Entry | None:
    """The page of an answer; null for what is no report."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    path = urlsplit(address).path if address and "://" in address else ""
    stated = (record.http_content_type or "").strip().lower()
    if path == "/robots.txt" or (stated and content_kind(stated) not in READ):
        return None
    data = body_of(record, options.max_bytes)
    kind = kind_of("", data, stated or None)
    if kind not in READ:
        return None
    return Entry(
        at=at,
        stream=io.BytesIO(data),
        name=path,
        kind=kind,
        address=address,
        charset=record.http_charset,
        fetched=record.record_date,
    )
