"""ZIP and gzip files: everything within works as outside, and bombs are refused."""

import gzip
import io
import zipfile
from pathlib import Path

from intake_files import LEAD, page_of, taken


def zipped(files: dict[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def test_files_of_every_kind(tmp_path: Path) -> None:
    """Hidden files are left out, bad ones are named, ZIPs in ZIPs are read."""
    data = zipped(
        {
            "a.txt": LEAD,
            "b/c.html": page_of(),
            "d.csv": f"title,text\nTown taken,{LEAD}\n",
            "e.png": b"\x89PNG\r\n\x1a\n0000",
            "__MACOSX/f.txt": LEAD,
            ".hidden.txt": LEAD,
            "g.zip": zipped({"h.txt": LEAD}),
        }
    )
    out = taken(tmp_path, "a.zip", data)
    assert out.names == ["a.zip:a.txt", "a.zip:b/c.html", "a.zip:d.csv:2", "a.zip:g.zip:h.txt"]
    assert out.failed == {"a.zip:e.png": "it is a PNG image, not text"}


def test_bombs(tmp_path: Path) -> None:
    """Refused before anything is unpacked."""
    data = zipped({"a.txt": b"\0" * 300_000_000})
    assert list(taken(tmp_path, "a.zip", data).failed.values()) == [
        "it unpacks to more than 200 times its size"
    ]
    packed = gzip.compress(b"a,text\n1," + b"x" * 300_000_000)
    out = taken(tmp_path, "a.csv.gz", packed)
    assert "it unpacks to more than 200 times its size" in out.failed.values()


def test_zips_within_zips_have_an_end(tmp_path: Path) -> None:
    data: bytes = zipped({"a.txt": LEAD})
    for _ in range(5):
        data = zipped({"a.zip": data})
    assert list(taken(tmp_path, "a.zip", data).failed.values()) == ["it lies in too many archives"]


def test_broken_zips(tmp_path: Path) -> None:
    good = zipped({"a.txt": LEAD, "b.txt": LEAD}, zipfile.ZIP_STORED)
    broken = bytearray(good)
    broken[45] ^= 0xFF  # within the first entry
    out = taken(tmp_path, "a.zip", bytes(broken))
    assert out.names == ["a.zip:b.txt"]
    assert list(out.failed) == ["a.zip:a.txt"]
    assert list(taken(tmp_path, "b.zip", good[:60]).failed.values()) == ["the archive is broken"]
    assert list(taken(tmp_path, "c.zip", zipped({})).failed.values()) == ["it holds no files"]


def test_gzip(tmp_path: Path) -> None:
    """What is packed is told by the name within the name."""
    out = taken(tmp_path, "a.jsonl.gz", gzip.compress(b'{"text": "%s"}\n' % LEAD.encode()))
    assert out.names == ["a.jsonl.gz:1"]
    assert taken(tmp_path, "b.txt.gz", gzip.compress(LEAD.encode())[:-12]).failed
