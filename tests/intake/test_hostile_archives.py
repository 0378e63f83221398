# Archives from the web that were made to do harm: little time, little memory, the rest arrives.
import gzip
import io
import resource
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest
from intake_pages import PAGE

from onrecord.intake import Failure, IntakeOptions, TakenIn, take_in
from onrecord.intake.web.limits import Limits
from support_web import Page, Site, serving

OPTIONS = IntakeOptions(
    allow_private=("127.0.0.1",), timeout=10.0, max_bytes=2_000_000, limits=Limits(whole=2.0)
)
HUGE = 150_000_000  # bytes; far more than a page may have, packed into 150 KB
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
    "WARC-Date: 2013-06-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
)


def zipped(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@cache
def huge() -> bytes:
    return bytes(HUGE)


def lying() -> bytes:
    """A ZIP whose file says that it has 100 bytes."""
    data = zipped({"a.html": huge()})
    return data.replace(struct.pack("<L", HUGE), struct.pack("<L", 100))


def overlapping() -> bytes:
    """A ZIP whose table of contents names one file two hundred times."""
    data = zipped({"a.txt": bytes(100_000)})
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, tail = data[at:end], data[end:]
    counts = struct.pack("<HHL", 200, 200, len(entry) * 200)
    return data[:at] + entry * 200 + tail[:8] + counts + tail[16:]


def nested(deep: int) -> bytes:
    data = zipped({"a.html": PAGE})
    for _ in range(deep):
        data = zipped({"inner.zip": data})
    return data


def crawl() -> bytes:
    record = (RECORD % (HUGE + 44)).encode() + huge() + b"\r\n\r\n"
    return gzip.compress(record, 6)


BOMBS = {
    "/a.zip": lambda: zipped({"a.html": huge()}),
    "/lying.zip": lying,
    "/overlapping.zip": overlapping,
    "/nested.zip": lambda: nested(30),
    "/a.docx": lambda: zipped(
        {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": huge()}
    ),
    "/laughs.docx": lambda: zipped(
        {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": LAUGHS}
    ),
    "/a.warc.gz": crawl,
    "/a.wacz": lambda: zipped({"datapackage.json": "{}", "archive/a.warc.gz": crawl()}),
    "/a.csv.gz": lambda: gzip.compress(b"text\n" + huge()),
    "/three.jsonl.gz": lambda: gzip.compress(gzip.compress(gzip.compress(huge()))),
    "/broken.zip": lambda: zipped({"a.html": PAGE})[:-40],
    "/broken.warc.gz": lambda: crawl()[:5000],
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving({"/good": Page(PAGE.encode())}) as running:
        list(take_in([running.url + "/good"], OPTIONS))  # loads what is loaded once
        yield running


@pytest.mark.parametrize("path", BOMBS)
def test_bombs_in_archives(site: Site, path: str) -> None:
    """ZIP, Word, WARC, WACZ and packed tables that unpack to far more than they are."""
    site.put(path, BOMBS[path](), media="application/octet-stream")
    huge.cache_clear()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tracemalloc.start()
    began = time.monotonic()
    bad, good = [], []
    for given in take_in([site.url + path, site.url + "/good"], OPTIONS):
        (good if given.source.endswith("/good") else bad).append(given)
    assert time.monotonic() - began < 30
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 100_000_000
    assert [type(given) for given in good] == [TakenIn]
    assert bad
    assert not any(isinstance(given, TakenIn) for given in bad)
    assert all(given.do for given in bad if isinstance(given, Failure))
