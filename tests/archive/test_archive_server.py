"""An archive on a PostgreSQL server: the same way in and out."""

import pytest

from onrecord.archive import Added, AlreadyThere, Archive, ClaimFilter, Original
from onrecord.archive.values import GATE
from onrecord.errors import ArchiveError
from onrecord.records import Engine
from support import ENGINE, a_report, two_claims
from support_servers import a_database, postgres

ORIGINAL = Original(b"x", "text/plain", "a.txt")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of our own with an empty database; its address."""
    with postgres() as address:
        yield a_database(address, "reports")


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


def test_what_a_gate_turned_away_is_told_apart_on_a_server(server):
    # Its reading is no engine's: it is listed, until an engine reads the report.
    gate, report = Engine(GATE, "1", "none"), a_report("Bread rises.")
    with Archive.open(server, create=True) as archive:
        archive.add(report, ORIGINAL, (), gate)
        assert list(archive.reports(turned_away=True)) == [report]
        assert not archive.is_read(report)
        archive.add(report, ORIGINAL, (), ENGINE)
        assert list(archive.reports(turned_away=True)) == []
        assert archive.is_read(report)
        assert report in list(archive.reports(turned_away=False))


def test_a_server_that_is_not_there(server):
    # The message says what failed and shows no password.
    nowhere = server.replace("/reports", "/nowhere")
    with pytest.raises(ArchiveError, match='database "nowhere" does not exist') as told:
        Archive.open(nowhere)
    assert "secret" not in str(told.value)
