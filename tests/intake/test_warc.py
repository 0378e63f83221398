"""Archives of the web: which records are reports, which are counted, which are broken."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest
from intake_files import LEAD, http, packed, page_of, record, taken

PAGE = http(page_of())


def test_pages_are_reports_and_the_rest_is_counted(tmp_path: Path) -> None:
    """The address and the day of fetching come from the record; the day is not of publication."""
    out = taken(
        tmp_path,
        "crawl.warc.gz",
        packed(
            record(b"software: x", kind="warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            record(PAGE),
            record(http(b"", status=404), uri="http://cedar.example/gone"),
            record(http(b"", status=301), uri="http://cedar.example/old"),
            record(http(b"\x89PNG", media="image/png"), uri="http://cedar.example/a.png"),
            record(
                http(b"User-agent: *", media="text/plain"), uri="http://cedar.example/robots.txt"
            ),
            record(http(b""), kind="revisit"),
            record(http(LEAD.encode(), media="text/plain"), uri="http://cedar.example/b"),
        ),
    )
    assert out.names == ["crawl.warc.gz:3", "crawl.warc.gz:9"]
    assert [r.url for r in out.reports] == ["http://cedar.example/a", "http://cedar.example/b"]
    assert out.reports[0].published is None
    assert str(out.taken[0].fetched) == "2014-03-09 23:30:00+00:00"
    assert out.taken[0].original == page_of()
    assert out.failed == {}
    assert sorted(out.passed.values()) == [1, 2, 2, 2]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "noending", "packed"])
def test_packed_or_not_and_told_by_its_beginning(tmp_path: Path, name: str) -> None:
    """Without an ending too; in what is packed somebody has to look."""
    plain = name in ("a.warc", "noending")
    out = taken(tmp_path, name, record(PAGE) * 2 if plain else packed(record(PAGE), record(PAGE)))
    assert out.names == [f"{name}:1", f"{name}:2"]


def test_a_pipe_of_records(tmp_path: Path) -> None:
    """A ZIP's entry cannot be searched, and is read forward."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("crawl.warc.gz", packed(record(PAGE), record(PAGE)))
    out = taken(tmp_path, "a.zip", held.getvalue())
    assert out.names == ["a.zip:crawl.warc.gz:1", "a.zip:crawl.warc.gz:2"]


def test_zstandard(tmp_path: Path) -> None:
    """As some crawlers pack their records."""
    from fastwarc.stream_io import ZstdWriter

    held = io.BytesIO()
    writer = ZstdWriter(held)
    for _ in range(2):
        writer.write(record(PAGE))
    writer.close()
    assert taken(tmp_path, "a.warc.zst", held.getvalue()).names == [
        "a.warc.zst:1",
        "a.warc.zst:2",
    ]


def chunked(data: bytes) -> bytes:
    pieces = [data[at : at + 7] for at in range(0, len(data), 7)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(page_of()), {"Content_Encoding": "gzip"}),
        (zlib.compress(page_of()), {"Content_Encoding": "deflate"}),
        (brotli.compress(page_of()), {"Content_Encoding": "br"}),
        (chunked(page_of()), {"Transfer_Encoding": "chunked"}),
        (
            chunked(gzip.compress(page_of())),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
        # Archives that took the packing off and left its name.
        (page_of(), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (page_of(), {"Content_Encoding": "br"}),
    ],
)
def test_packings_of_answers(tmp_path: Path, body: bytes, fields: dict[str, str]) -> None:
    out = taken(tmp_path, "a.warc", record(http(body, **fields)))
    assert [LEAD in r.text for r in out.reports] == [True]


def test_an_encoding_that_the_answer_states(tmp_path: Path) -> None:
    body = page_of(LEAD.replace("army", "armée")).decode().encode("cp1252")
    out = taken(tmp_path, "a.warc", record(http(body, media="text/html; charset=windows-1252")))
    assert "armée" in out.reports[0].text


def test_broken_records_are_named_and_the_next_is_read(tmp_path: Path) -> None:
    """A damaged member, and a page that breaks off."""
    damaged = bytearray(gzip.compress(record(PAGE)))
    damaged[60] ^= 0xFF
    data = packed(record(PAGE)) + bytes(damaged) + packed(record(PAGE), record(PAGE))
    out = taken(tmp_path, "a.warc.gz", data)
    assert out.names == ["a.warc.gz:1", "a.warc.gz:3", "a.warc.gz:4"]
    assert list(out.failed) == ["a.warc.gz:2"]

    out = taken(tmp_path, "b.warc", record(PAGE) + record(PAGE)[:-80])
    assert out.names == ["b.warc:1"]
    assert out.failed == {"b.warc:2": "the record breaks off"}

    out = taken(tmp_path, "c.warc", record(PAGE) + b"nonsense\r\n" + record(PAGE))
    assert out.names == ["c.warc:1"] or len(out.names) == 2
    assert out.failed or len(out.names) == 2


def test_bombs_end_at_the_limit_of_a_page(tmp_path: Path) -> None:
    """A page that unpacks to 300 MB, and a record of 300 MB in a member of 300 KB."""
    bomb = gzip.compress(b"\0" * 300_000_000, 6)
    inner = record(http(bomb, Content_Encoding="gzip"))
    outer = gzip.compress(record(http(b" " * 300_000_000)), 6)
    out = taken(tmp_path, "a.warc.gz", packed(inner) + outer + packed(record(PAGE)))
    assert out.names == ["a.warc.gz:3"]
    assert out.failed == {
        "a.warc.gz:1": "the page is larger than 50 MB",
        "a.warc.gz:2": "the page is larger than 50 MB",
    }


def test_a_length_that_lies(tmp_path: Path) -> None:
    """A record that swallows the next is one page; nothing hangs."""
    out = taken(tmp_path, "a.warc", record(PAGE, length=10**12) + record(PAGE))
    assert out.names == []
    assert list(out.failed) == ["a.warc:1"]


@pytest.mark.parametrize("data", [b"", b"hello\n" * 50, b"\x1f\x8b\x08broken"])
def test_no_archive(tmp_path: Path, data: bytes) -> None:
    out = taken(tmp_path, "a.warc", data)
    assert out.names == []
    assert len(out.failed) == 1


def test_wacz(tmp_path: Path) -> None:
    """Only the crawls of a WACZ hold reports; what stands beside them is counted."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        archive.writestr("archive/data.warc.gz", packed(record(PAGE)))
    out = taken(tmp_path, "a.wacz", held.getvalue())
    assert out.names == ["a.wacz:archive/data.warc.gz:1"]
    assert out.reports[0].url == "http://cedar.example/a"
    assert list(out.passed.values()) == [2]
