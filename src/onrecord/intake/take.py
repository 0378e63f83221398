"""Sources to reports, one at a time; a bad source stops no other."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from onrecord.errors import IntakeError
from onrecord.intake.build import build
from onrecord.intake.decode import decode
from onrecord.intake.fetch import fetch
from onrecord.intake.formats.html import html_parts
from onrecord.intake.formats.jsonl import line_parts, lines_of
from onrecord.intake.formats.markdown import markdown_parts
from onrecord.intake.formats.pdf import pdf_parts
from onrecord.intake.kinds import HTML, JSONL, MARKDOWN, PDF, kind_of
from onrecord.intake.options import Failure, IntakeOptions, Parts, TakenIn, in_megabytes
from onrecord.intake.sources import check_regular, files_under

STANDARD_INPUT = "-"
SNIFFED = 65_536  # bytes that tell what kind of source it is
CHUNK = 1_048_576  # bytes read at a time
Given = TakenIn | Failure


def take_in(sources: Iterable[str], options: IntakeOptions) -> Iterator[Given]:
    """Take in every source as it is asked for: what was read, or why nothing was.

    A source is a file, a folder (with all below it, in the order of names, hidden files left
    out), "-" for standard input, or an http or https address. At most one source is held.
    A file of JSON lines gives one report a line, named "file:line".

    >>> list(take_in(["no-such-file.txt"], IntakeOptions()))[0].reason
    'there is no such file or folder'
    """
    for source in sources:
        yield from _guarded(source, partial(_taken, source, options))


def _guarded(source: str, work: partial[Iterator[Given]]) -> Iterator[Given]:
    """What `work` gives, with its errors turned into failures of `source`."""
    try:
        yield from work()
    except IntakeError as error:
        yield Failure(source, error.what, error.do)
    except PermissionError:
        yield Failure(source, "it may not be read", "change its permissions")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Failure(source, f"it cannot be read ({reason})", "check the file and its disk")
    except MemoryError:
        yield Failure(source, "it is too large for this machine", "split it")


def _taken(source: str, options: IntakeOptions) -> Iterator[Given]:
    if source == STANDARD_INPUT:
        yield from _from_stream(sys.stdin.buffer, source, options)
    elif "://" in source:
        yield from _from_web(source, options)
    else:
        yield from _from_path(Path(source), options)


def _from_path(path: Path, options: IntakeOptions) -> Iterator[Given]:
    if path.is_dir():
        yield from _from_folder(path, options)
    elif not path.exists():
        raise IntakeError("there is no such file or folder", "check the name")
    else:
        yield from _from_file(path, options)


def _from_folder(folder: Path, options: IntakeOptions) -> Iterator[Given]:
    path = None
    for path in files_under(folder):
        yield from _guarded(str(path), partial(_from_regular, path, options))
    if path is None:
        raise IntakeError("the folder holds no files", "give a folder with reports")


def _from_regular(path: Path, options: IntakeOptions) -> Iterator[Given]:
    check_regular(path)
    yield from _from_file(path, options)


def _from_file(path: Path, options: IntakeOptions) -> Iterator[Given]:
    kind_of(path.name, b"")  # an ending that is not read is refused before the file is opened
    with path.open("rb", buffering=SNIFFED) as stream:
        yield from _from_stream(stream, str(path), options)


def _from_stream(stream: BinaryIO, source: str, options: IntakeOptions) -> Iterator[Given]:
    kind = kind_of(source, _peeked(stream))
    if kind == JSONL:
        yield from _from_lines(stream, source, options)
        return
    data = b"".join(_chunks(stream, options.max_bytes + 1))
    if len(data) > options.max_bytes:
        raise IntakeError(
            f"it is larger than {in_megabytes(options.max_bytes)}",
            "split it into reports, or raise the limit",
        )
    yield _report(data, kind, source, options)


def _chunks(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """At most `limit` bytes of a stream, and no memory for more than there are."""
    while limit > 0 and (chunk := stream.read(min(limit, CHUNK))):
        limit -= len(chunk)
        yield chunk


def _peeked(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, which stay in it; of a pipe only those that are there."""
    if stream.seekable():
        start = stream.tell()
        head = stream.read(SNIFFED)
        stream.seek(start)
        return head
    return stream.peek(SNIFFED) if isinstance(stream, io.BufferedReader) else b""


def _from_web(url: str, options: IntakeOptions) -> Iterator[Given]:
    page = fetch(url, options)
    kind = kind_of(urlsplit(page.url).path, page.content, page.content_type)
    if kind == JSONL:
        yield from _from_lines(io.BytesIO(page.content), url, options)
    else:
        yield _report(page.content, kind, url, options, address=page.url, charset=page.charset)


def _from_lines(stream: BinaryIO, source: str, options: IntakeOptions) -> Iterator[Given]:
    number = 0
    for number, line in lines_of(stream, options.max_bytes):
        at = f"{source}:{number}"
        yield from _guarded(at, partial(_from_line, line, at, options))
    if not number:
        raise IntakeError("it is empty", "give a source that holds a report")


def _from_line(line: bytes | None, source: str, options: IntakeOptions) -> Iterator[Given]:
    report = build(line_parts(line, options.max_bytes), options)
    yield TakenIn(report, line or b"", JSONL, source)


def _report(
    data: bytes,
    kind: str,
    source: str,
    options: IntakeOptions,
    *,
    address: str | None = None,
    charset: str | None = None,
) -> TakenIn:
    parts = _parts(data, kind, options, address, charset)
    return TakenIn(build(parts, options), data, kind, source)


def _parts(
    data: bytes, kind: str, options: IntakeOptions, address: str | None, charset: str | None
) -> Parts:
    if kind == PDF:
        return pdf_parts(data, options)
    if kind == HTML:
        return html_parts(data, options, address or options.url, charset)
    text = decode(data, charset)
    return markdown_parts(text) if kind == MARKDOWN else Parts(text, url=address)
