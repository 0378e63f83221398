"""`check` finds each fault of an archive; `backup` copies it whole; `vacuum` makes room."""

import contextlib
import itertools
import os
import resource
import shutil
import sqlite3
import subprocess
import threading
from pathlib import Path

import pytest

from onrecord import commands
from onrecord.errors import ArchiveError
from support_servers import a_database, postgres, program

REPORTS = Path(__file__).parents[2] / "demo" / "reports"
NUMBERS = itertools.count()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The demonstration's reports, read and linked once."""
    where = tmp_path_factory.mktemp("made") / "demo.db"
    list(commands.add(where, [str(REPORTS)]))
    commands.link(where)
    return where


@pytest.fixture
def archive(made, tmp_path):
    """A fresh copy of the demonstration's archive."""
    return shutil.copy(made, tmp_path / "demo.db")


@pytest.fixture(scope="module")
def server():
    """A PostgreSQL server on the loopback address."""
    with postgres() as address:
        yield address


@pytest.fixture
def on_server(made, server, tmp_path):
    """The demonstration's archive in a database of its own."""
    address = a_database(server, f"kept{next(NUMBERS)}")
    package = tmp_path / "package"
    commands.export(made, "datapackage", package, texts=True)
    list(commands.add(address, [str(package)]))
    commands.link(address)
    return address


def changed(archive, *statements):
    """Change an archive behind its back, as no command does."""
    with contextlib.closing(sqlite3.connect(archive)) as db, db:
        for statement in statements:
            assert db.execute(statement).rowcount != 0, statement


def found(archive):
    """The kinds of faults, and what is said of the first of each."""
    told = {}
    for fault in commands.check(archive):
        assert fault.do
        told.setdefault(fault.kind, f"{fault.where}: {fault.what}")
    return told


def test_an_archive_that_was_only_used_is_whole(archive):
    # Judged, reviewed and read by others: nothing of that is a fault.
    first, second = [f.sketch.id for f in commands.incidents(archive)][:2]
    commands.judge(archive, "same", [first, second], by="me")
    claim = next(commands.claims(archive))[1].id
    commands.review(archive, claim, "rejected", by="me")
    assert list(commands.check(archive)) == []


def test_a_server_s_archive_is_looked_at_alike(on_server):
    # Whole, then with a letter of a text changed.
    import psycopg

    assert list(commands.check(on_server)) == []
    with psycopg.connect(on_server, autocommit=True) as db:
        db.execute("UPDATE reports SET text = replace(text, 'Qusayr', 'Qusair')")
    assert {"text", "claim"} <= set(found(on_server))


@pytest.mark.parametrize(
    ("statement", "kind", "what"),
    [
        ("UPDATE reports SET text = text || '.'", "text", "its text was changed"),
        ("UPDATE reports SET text = 'x' || text", "claim", "does not stand in its report"),
        ("UPDATE claims SET published = '{}' WHERE row = 1", "claim", "it cannot be read"),
        ("UPDATE claims SET id = 'other' WHERE row = 1", "claim", "it says that it is"),
        (
            "UPDATE claims SET published = json_set(published, '$.stance', 'sung') WHERE row = 1",
            "claim",
            "its stance is not what it has to be",
        ),
        ("UPDATE spans SET start = start + 1 WHERE row = 1", "claim", "the words kept for"),
        (
            "INSERT INTO memberships (account, incident, made_in) SELECT account, "
            "(SELECT max(id) FROM incidents), made_in FROM memberships LIMIT 1",
            "incident",
            "it stands in two incidents",
        ),
        ("DELETE FROM summaries", "incident", "no list knows it"),
        (
            "UPDATE incidents SET part_of = 'nowhere' WHERE id = (SELECT min(id) FROM incidents)",
            "incident",
            "part of one that is not there",
        ),
        ("UPDATE signatures SET root = 'nowhere'", "orphan", "copies a report"),
        (
            "INSERT INTO judgements (decision, a, b, by, at) VALUES ('same', 'x', 'y', 'me', 0)",
            "orphan",
            "there is no such claim",
        ),
        ("DELETE FROM reports WHERE id = (SELECT min(id) FROM reports)", "orphan", "points at"),
    ],
)
def test_each_fault_is_found_and_told(archive, statement, kind, what):
    # One thing is changed at a time; what is said names it.
    changed(archive, statement)
    told = found(archive)
    assert what in told[kind]


def test_a_damaged_file_is_told_of(archive):
    # Pages in the middle of the file are overwritten.
    size = Path(archive).stat().st_size
    with Path(archive).open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\0" * 40_960)
    try:
        told = found(archive)
    except ArchiveError as error:
        assert "damaged" in error.what  # where SQLite itself can go no further
    else:
        assert "file" in told or "claim" in told


def test_a_copy_made_while_others_write_is_whole(archive, tmp_path):
    # One program adds reports all the time: the copy has some of them, each whole.
    text = "Rebels shelled the barracks and killed {} soldiers, residents said."
    stop = threading.Event()

    def write():
        for number in itertools.count(2):
            if stop.is_set():
                return
            file = tmp_path / f"{number}.txt"
            file.write_text(text.format(number))
            list(commands.add(archive, [str(file)]))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [commands.backup(archive, tmp_path / f"copy{n}.db") for n in range(3)]
    finally:
        stop.set()
        writer.join()
    for copy in copies:
        assert list(commands.check(copy)) == []
        assert len(list(commands.reports(copy))) >= len(list(REPORTS.glob("*.txt")))


def test_a_copy_overwrites_nothing(archive, tmp_path):
    # Neither a file that is there, nor in a folder that is not.
    there = tmp_path / "there.db"
    there.write_text("mine")
    with pytest.raises(ArchiveError, match="there already"):
        commands.backup(archive, there)
    assert there.read_text() == "mine"
    with pytest.raises(ArchiveError, match="is not there"):
        commands.backup(archive, tmp_path / "no" / "copy.db")


def test_a_full_disk_leaves_no_half_copy(archive, tmp_path):
    # Files may not grow beyond half of the archive: an error in words, nothing is left.
    out = tmp_path / "copies"
    out.mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(archive).stat().st_size // 2, before[1]))
    try:
        with pytest.raises(ArchiveError, match="cannot be written"):
            commands.backup(archive, out / "copy.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(out.iterdir()) == []


def test_a_server_s_copy_comes_back(on_server, server, tmp_path, monkeypatch):
    # By PostgreSQL's own program, into another database: the same claims.
    if program("pg_dump") is None:
        pytest.skip("no pg_dump: copies of servers are not tested")
    monkeypatch.setenv("PATH", str(Path(program("pg_dump")).parent), prepend=os.pathsep)
    copy = commands.backup(on_server, tmp_path / "war.dump")
    again = a_database(server, f"again{next(NUMBERS)}")
    command = [program("pg_restore"), "--no-owner", f"--dbname={again}", str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    assert list(commands.claims(again)) == list(commands.claims(on_server))
    assert list(commands.check(again)) == []


def test_without_the_program_a_server_s_copy_says_what_to_install(on_server, tmp_path, monkeypatch):
    # The password is in no message.
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArchiveError, match="postgresql-client") as raised:
        commands.backup(on_server, tmp_path / "war.dump")
    assert "secret" not in str(raised.value)


def test_vacuum_gives_back_room(archive):
    # A table emptied behind its back leaves room in the file; what is left is as it was.
    before = list(commands.claims(archive))
    changed(archive, "DELETE FROM spans")
    done = commands.vacuum(archive)
    assert done.after < done.before
    assert list(commands.claims(archive)) == before


def test_vacuum_of_a_server(on_server):
    # It has no less to tell afterwards.
    done = commands.vacuum(on_server)
    assert done.before > 0
    assert done.after > 0


def test_vacuum_while_another_program_writes_says_so(archive):
    # Nothing is done, and it says why.
    with contextlib.closing(sqlite3.connect(archive)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another program is writing"):
            commands.vacuum(archive)
        other.rollback()
