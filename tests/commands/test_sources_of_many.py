"""Sources that hold many reports: long pages, tables, and what is passed over."""

import zipfile
from pathlib import Path

from onrecord import commands
from onrecord.commands.settings import settings_from
from support import ReaderByHand

STORY = "The army said on Monday that it took the town and that the rebels had left it."
LIVE = "\n\n".join(f"{hour}:10 GMT\n\n{STORY} It was hour {hour}." for hour in (14, 12, 10))


def test_a_long_page_is_kept_and_its_items_are_read(tmp_path: Path) -> None:
    """The page has no claims, so that none counts twice; a second run finds all there."""
    (tmp_path / "live.txt").write_text(LIVE)
    archive = tmp_path / "a.db"
    for kind in (commands.Recorded, commands.Known):
        out = list(commands.add(archive, [str(tmp_path / "live.txt")], reader=ReaderByHand()))
        assert [type(o) for o in out] == [kind] * 4
        if kind is commands.Recorded:
            assert [o.claims for o in out] == [0, 1, 1, 1]
            assert "long page" in out[0].notices[0]


def test_a_page_may_be_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "live.txt").write_text(LIVE)
    settings = settings_from(split=False)
    out = list(commands.read([str(tmp_path / "live.txt")], settings, ReaderByHand()))
    assert [len(o.claims) for o in out if isinstance(o, commands.Read)] == [1]


def test_columns_by_option(tmp_path: Path, onrecord) -> None:
    """A map that names no column is an error that lists those that there are."""
    (tmp_path / "a.csv").write_text(f"kopf,inhalt\nTown taken,{STORY}\n")
    found = onrecord("read", tmp_path / "a.csv", "--columns", "text=inhalt,title=kopf")
    assert found.exit_code == 0
    assert "Town taken" in found.stdout
    found = onrecord("read", tmp_path / "a.csv")
    assert found.exit_code == 2
    assert "'kopf', 'inhalt'" in found.stderr


def test_what_is_passed_over_is_told(tmp_path: Path, onrecord) -> None:
    """It is no failure."""
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("datapackage.json", "{}")
        body = f"<html><body><article><p>{STORY}</p></article></body></html>".encode()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            "WARC-Date: 2014-03-05T10:00:00Z\r\nWARC-Target-URI: http://cedar.example/a\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        archive.writestr("archive/a.warc", head.encode() + block + b"\r\n\r\n")
    found = onrecord("add", tmp_path / "x.db", tmp_path / "a.wacz")
    assert found.exit_code == 0
    assert "1 report added" in found.stdout
    assert "1 files beside the crawl" in found.stderr
