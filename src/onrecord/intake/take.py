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
from onrecord.intake.address_list import addresses_in
from onrecord.intake.contents import contents
from onrecord.intake.document import document
from onrecord.intake.entries import SNIFFED, Where, peeked, whole
from onrecord.intake.feeds import refuse_feed
from onrecord.intake.fetch import fetch
from onrecord.intake.guard import Given, guarded
from onrecord.intake.kinds import PLAIN, kind_of
from onrecord.intake.options import IntakeOptions
from onrecord.intake.sources import check_regular, files_under
from onrecord.intake.web.answers import Fetched
from onrecord.intake.web.politeness import Politeness

STANDARD_INPUT = "-"


def take_in(sources: Iterable[str], options: IntakeOptions) -> Iterator[Given]:
    """Take in every source as it is asked for: what was read, or why nothing was.

    A source is a file, a folder (with all below it, in the order of names, hidden files left
    out), "-" for standard input, or an http or https address. At most one report is held. A table
    gives one report a row, named "file:row", an archive one an entry; a plain text whose every
    line is an address gives the pages at them.

    >>> list(take_in(["no-such-file.txt"], IntakeOptions()))[0].reason
    'there is no such file or folder'
    """
    for source in sources:
        yield from guarded(source, partial(_taken, source, options))


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
        yield from guarded(str(path), partial(_from_regular, path, options))
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
    kind = kind_of(source, peeked(stream))
    if kind != PLAIN:
        yield from contents(stream, kind, Where(source), options)
        return
    data = whole(stream, options)
    addresses = addresses_in(data)
    polite = Politeness(options.limits)  # a host with many pages in a list is not overrun
    for address in addresses:
        yield from guarded(address, partial(_from_web, address, options, polite))
    if not addresses:
        yield from document(data, kind, Where(source), options)


def take_fetched(page: Fetched, source: str, options: IntakeOptions) -> Iterator[Given]:
    """Take in a page that was fetched already, as `source`."""
    yield from guarded(source, partial(_from_answer, page, source, options))


def _from_web(
    url: str, options: IntakeOptions, polite: Politeness | None = None
) -> Iterator[Given]:
    yield from _from_answer(fetch(url, options, polite), url, options)


def _from_answer(page: Fetched, url: str, options: IntakeOptions) -> Iterator[Given]:
    refuse_feed(page.content, page.content_type)
    kind = kind_of(urlsplit(page.url).path, page.content, page.content_type)
    where = Where(url, address=page.url, charset=page.charset)
    yield from contents(io.BytesIO(page.content), kind, where, options)
