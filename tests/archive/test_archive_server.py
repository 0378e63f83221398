"""An archive on a PostgreSQL server: the same way in and out."""

import os
import shutil
import socket
import subprocess

import pytest

from onrecord.archive import Added, AlreadyThere, Archive, ClaimFilter, Original
from onrecord.errors import ArchiveError
from onrecord.records import Engine
from support import ENGINE, a_report, two_claims

ORIGINAL = Original(b"x", "text/plain", "a.txt")


def as_postgres(*command):
    """A command as the user postgres, where we are root: the server refuses to be root's."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*user, *command], check=True, capture_output=True, cwd="/", timeout=60)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of our own on a free port, with an empty database; its address."""
    pytest.importorskip("psycopg", reason="no psycopg: archives on a server are not tested")
    if not shutil.which("initdb") or not shutil.which("pg_ctl"):
        pytest.skip("no PostgreSQL server: archives on a server are not tested")
    folder = tmp_path_factory.mktemp("server")
    for part in (folder, *folder.parents[:2]):
        part.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    as_postgres("initdb", "-D", data, "-A", "trust", "-U", "me")
    options = f"-p {port} -k {folder}"
    as_postgres("pg_ctl", "-D", data, "-o", options, "-l", f"{data}/log", "-w", "start")
    yield f"postgresql://me:secret@127.0.0.1:{port}/postgres"
    as_postgres("pg_ctl", "-D", data, "-m", "immediate", "stop")


def test_claims_go_in_and_come_out_of_a_server(server):
    # Added once, superseded by a newer engine, filtered, and streamed back.
    with pytest.raises(ArchiveError, match="is empty") as told:
        Archive.open(server)
    assert "secret" not in str(told.value)
    report = a_report()
    claims = two_claims(report)
    with Archive.open(server, create=True) as archive:
        assert archive.add(report, ORIGINAL, claims, ENGINE) == Added(report.id, 2, False)
        assert archive.add(report, ORIGINAL, claims, ENGINE) == AlreadyThere(report.id)
        assert list(archive.claims()) == [(report, claims[0]), (report, claims[1])]
        newer = Engine("by-hand", "2", "none")
        archive.add(report, ORIGINAL, claims[1:], newer)
        asked = ClaimFilter(place="qusayr", speaker="syr-army", search="rebels")
        assert list(archive.claims(asked)) == [(report, claims[1])]
        assert archive.original(report.id) == ORIGINAL
        assert archive.has(report, newer)


def test_a_server_that_is_not_there(server):
    # The message says what failed and shows no password.
    nowhere = server.replace("/postgres", "/nowhere")
    with pytest.raises(ArchiveError, match='database "nowhere" does not exist') as told:
        Archive.open(nowhere)
    assert "secret" not in str(told.value)
