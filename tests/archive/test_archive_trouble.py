"""An archive that cannot be used is refused in words, and nothing recorded is lost."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from onrecord.archive import Added, Archive, Original
from onrecord.errors import ArchiveError
from support import ENGINE, a_report, two_claims

ORIGINAL = Original(b"x", "text/plain", "a.txt")


def test_a_missing_archive(tmp_path):
    # Without `create` nothing is made.
    with pytest.raises(ArchiveError, match=r"there is no archive .*: make one with `onrecord add"):
        Archive.open(tmp_path / "war.db")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder(tmp_path):
    # The folder is named.
    with pytest.raises(ArchiveError, match=r"the folder .*nowhere is not there"):
        Archive.open(tmp_path / "nowhere" / "war.db", create=True)


def test_a_folder_in_place_of_a_file(tmp_path):
    # A folder is no archive.
    with pytest.raises(ArchiveError, match="is a folder"):
        Archive.open(tmp_path, create=True)


def test_a_file_that_is_no_database(tmp_path):
    # A text file given as an archive is refused and left as it is.
    path = tmp_path / "war.txt"
    path.write_text("Rebels left Qusayr. " * 200)
    with pytest.raises(ArchiveError, match="it is no onrecord archive"):
        Archive.open(path, create=True)
    assert path.read_text() == "Rebels left Qusayr. " * 200


def test_a_database_of_somebody_else(tmp_path):
    # Tables of another program are not touched.
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE birds (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="no onrecord archive"):
        Archive.open(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file_is_asked_for_claims(tmp_path):
    # An empty file holds no claims, but an archive may be made of it.
    path = tmp_path / "war.db"
    path.touch()
    with pytest.raises(ArchiveError, match="is empty"):
        Archive.open(path)
    assert Archive.open(path, create=True).count().reports == 0


def test_an_archive_of_a_newer_version(tmp_path):
    # What a newer onrecord wrote is refused, not misread.
    path = tmp_path / "war.db"
    Archive.open(path, create=True).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ArchiveError, match=r"newer onrecord.*update onrecord"):
        Archive.open(path)


def test_a_damaged_archive(tmp_path):
    # Overwritten pages are reported as damage.
    path = tmp_path / "war.db"
    with Archive.open(path, create=True) as archive:
        for number in range(20):
            report = a_report(f"The army took Qusayr on Wednesday. {number} " * 40)
            archive.add(report, ORIGINAL, (), ENGINE)
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = os.urandom(len(content) - 4096 * 3)
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match="damaged"):
        list(Archive.open(path).claims())


def test_a_locked_archive(tmp_path, monkeypatch):
    # Another program that keeps writing is waited for, then named.
    monkeypatch.setattr("onrecord.archive.opening.WAIT_S", 0.1)
    path = tmp_path / "war.db"
    with Archive.open(path, create=True) as archive, sqlite3.connect(path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match=r"another program is writing to it.*saved"):
            archive.add(a_report(), ORIGINAL, (), ENGINE)
        other.rollback()
        archive.add(a_report(), ORIGINAL, (), ENGINE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_archive_without_permission(tmp_path):
    # A file that may not be read is not opened.
    path = tmp_path / "war.db"
    Archive.open(path, create=True).close()
    path.chmod(0)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive.open(path)


def test_a_server_of_another_kind():
    # Only SQLite and PostgreSQL are known; the password is not repeated.
    with pytest.raises(ArchiveError, match=r"postgresql://") as told:
        Archive.open("mysql://me:secret@localhost/war")
    assert "secret" not in str(told.value)


def fill(archive: Archive) -> int:
    """Add reports until the archive refuses; how many it took."""
    for number in range(1000):
        report = a_report(f"The army took town {number}. " * 100)
        if not isinstance(archive.add(report, ORIGINAL, (), ENGINE), Added):
            raise AssertionError("each report is new")
    return number


def test_a_database_that_may_not_grow(tmp_path):
    # A full database says so; what was recorded stays and can be asked.
    path = tmp_path / "war.db"
    report = a_report()
    with Archive.open(path, create=True) as archive:
        archive.add(report, ORIGINAL, two_claims(report), ENGINE)
        limit(archive, pages=300)
        with pytest.raises(ArchiveError, match="the disk is full"):
            fill(archive)
    with Archive.open(path) as archive:
        taken = archive.count().reports
        assert taken > 1
        assert len(list(archive.claims())) == 2


def limit(archive: Archive, pages: int) -> None:
    """Let no connection of this archive grow the file over so many pages."""
    from sqlalchemy import event

    archive._database.dispose()
    event.listen(
        archive._database, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count = {pages}")
    )


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 700 kB, where the system lets us mount one."""
    mount = shutil.which("mount")
    folder = tmp_path / "small"
    folder.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", "size=700k", "none", str(folder)]
    if not mount or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk(small_disk: Path):
    # On a disk that runs full the message says what is saved; with room made it goes on.
    path = small_disk / "war.db"
    filler = small_disk / "filler"
    filler.write_bytes(b"0" * 50_000)
    archive = Archive.open(path, create=True)
    with pytest.raises(ArchiveError, match=r"full.*is saved; make room"):
        fill(archive)
    filler.unlink()
    taken = archive.count().reports
    assert taken > 0
    archive.add(a_report("One more."), ORIGINAL, (), ENGINE)
    assert archive.count().reports == taken + 1
    archive.close()
