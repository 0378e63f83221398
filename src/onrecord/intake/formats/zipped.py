"""ZIP files, among them WACZ, and files packed by gzip, to their entries.

Nothing is unpacked on disk, and no entry before its turn.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord.errors import IntakeError
from onrecord.intake.entries import SNIFFED, Entry, Held, seekable
from onrecord.intake.formats.docx import is_word
from onrecord.intake.formats.unpacking import BROKEN, Counted, Unpacking, check_growth
from onrecord.intake.kinds import DOCX
from onrecord.intake.options import Failure, IntakeOptions, PassedOver

MOST_ENTRIES = 100_000
LOCKED = 0x1  # APPNOTE.TXT 4.4.4: bit 0 of the flags


def zip_entries(stream: BinaryIO, source: str, options: IntakeOptions) -> Iterator[Held]:
    """Each file of a ZIP in the order of names, hidden ones left out; of a WACZ its archives.

    Raises IntakeError for what is no ZIP, has too many entries or would unpack to far more than
    any text does.
    """
    stream = seekable(stream, options)
    with opened(stream) as archive:
        if is_word(archive):
            stream.seek(0)
            yield Entry(source, stream, source, kind=DOCX)
            return
        files = sorted((i for i in archive.infolist() if not i.is_dir()), key=_name)
        crawled = [i for i in files if _is_crawl(i)] if _is_wacz(files) else []
        chosen = crawled or [i for i in files if not _is_hidden(i.filename)]
        if not chosen:
            raise IntakeError("it holds no files", "give an archive that holds a report")
        if crawled and len(files) > len(crawled):
            what = "files beside the crawl (index, pages, logs)"
            yield PassedOver(source, len(files) - len(crawled), what)
        for info in chosen:
            yield _entry(archive, info, f"{source}:{info.filename}")


def opened(stream: BinaryIO, what: str = "the archive") -> zipfile.ZipFile:
    """A ZIP whose table of contents is sound; raises IntakeError for a bomb, before it unpacks."""
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN:
        raise IntakeError(f"{what} is broken", "get it again") from None
    infos = archive.infolist()
    if len(infos) > MOST_ENTRIES:
        raise IntakeError(f"it holds more than {MOST_ENTRIES:,} files", "unpack it into a folder")
    size = stream.seek(0, 2)
    check_growth(sum(info.file_size for info in infos), size)
    return archive


def gzip_entries(stream: BinaryIO, source: str) -> Iterator[Held]:
    """The one file of a .gz, by its name without that ending."""
    name = source[:-3] if source.lower().endswith(".gz") else ""
    packed = Counted(stream)
    inner = gzip.GzipFile(fileobj=packed)
    yield Entry(source, _buffered(Unpacking(inner, packed)), name)


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, at: str) -> Held:
    if info.flag_bits & LOCKED:
        return Failure(at, "it is locked with a password", "unpack it and give its files")
    try:
        check_growth(info.file_size, info.compress_size)
        return Entry(at, _buffered(Unpacking(archive.open(info))), info.filename)
    except IntakeError as error:
        return Failure(at, error.what, error.do)
    except BROKEN:
        return Failure(at, "the entry is broken", "get the archive again")


def _buffered(stream: Unpacking) -> BinaryIO:
    return io.BufferedReader(stream, SNIFFED)  # its first bytes can be looked at


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _is_wacz(files: list[zipfile.ZipInfo]) -> bool:
    """As the WACZ specification 1.1.1, 4, lays one out: datapackage.json, and WARCs in archive/."""
    return any(i.filename == "datapackage.json" for i in files) and any(map(_is_crawl, files))


def _is_crawl(info: zipfile.ZipInfo) -> bool:
    return info.filename.startswith("archive/") and ".warc" in info.filename.lower()
