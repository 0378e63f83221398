"""The database fails or is busy while somebody works: what is said is what happened."""

import itertools
import sqlite3
import threading
import time
from random import Random

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.archive import opening
from onrecord.desk import application
from support_people import PASSWORD
from support_servers import copied_database, restarted, serving

NUMBERS = itertools.count()
LOCK = 0x6F6E7265  # what writers of incidents hold, one after the other


@pytest.fixture
def on_server(server, made_on_server):
    """A fresh copy of the demonstration's archive on a PostgreSQL server; its address."""
    return copied_database(server, made_on_server, f"lost{next(NUMBERS)}")


@pytest.fixture
def in_file(made, tmp_path):
    """A fresh copy of the demonstration's archive in a file."""
    copy = tmp_path / "demo.db"
    copy.write_bytes(made.read_bytes())
    return copy


def ask(address, statement, *values):
    """Ask a server something, outside the desk."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        return connection.execute(statement, values).fetchall()


def end_all(address, waiting=False):
    """End the connections of a database but our own, or those that wait for a lock; how many."""
    statement = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()"""
    return len(ask(address, statement + (" AND wait_event_type = 'Lock'" if waiting else "")))


def pairs(archive):
    """Incidents two by two, none in two pairs."""
    ids = [found.sketch.id for found in commands.incidents(archive)]
    return list(zip(ids[::2], ids[1::2], strict=False))


def different(pair, reason="looked at both"):
    """A judgement as a program sends it."""
    return {"decision": "different", "ids": list(pair), "reason": reason}


def judged(archive):
    """The reasons of all judgements in the history."""
    return [p.judgement.reason for p in commands.history(archive) if p.judgement]


def test_a_server_that_ended_its_connections_is_asked_again(on_server):
    # As after its restart in the night: who comes in the morning notices nothing.
    with TestClient(application(on_server)) as client:
        assert client.get("/").status_code == 200
        assert end_all(on_server) > 0
        assert client.get("/").status_code == 200
        assert end_all(on_server) > 0
        told = client.post("/api/v1/judgements", json=different(pairs(on_server)[0], "after"))
        assert told.status_code == 201
    assert judged(on_server) == ["after"]


def test_a_judgement_whose_connection_ends_is_said_to_be_lost(on_server):
    # It waits for another writer when its connection ends: nothing is stored, and it can be sent
    # again.
    import psycopg

    pair, answers = pairs(on_server)[0], []
    with TestClient(application(on_server)) as client:

        def send():
            answers.append(client.post("/api/v1/judgements", json=different(pair, "once")))

        with psycopg.connect(on_server) as other:
            other.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            sender = threading.Thread(target=send)
            sender.start()
            until = time.monotonic() + 20
            while not end_all(on_server, waiting=True):
                assert time.monotonic() < until, "the judgement did not wait for the other writer"
                time.sleep(0.05)
            sender.join()
        assert answers[0].status_code == 503
        assert "before you send it again" in answers[0].json()["do"]
        assert judged(on_server) == []
        send()
        assert answers[1].status_code == 201
    assert judged(on_server) == ["once"]


def test_a_server_that_was_started_anew_is_asked_again(on_server, server):
    # It stops as in a crash, and starts: who comes later notices nothing.
    with TestClient(application(on_server)) as client:
        incident = pairs(on_server)[0][0]
        assert client.get(f"/incident/{incident}").status_code == 200
        restarted(server)
        assert client.get(f"/incident/{incident}").status_code == 200
        told = client.post("/api/v1/judgements", json=different(pairs(on_server)[0], "after"))
        assert told.status_code == 201
    assert judged(on_server) == ["after"]


def test_a_judgement_cut_at_any_moment_is_stored_once_or_said_to_be_lost(on_server):
    # All connections end again and again while judgements are sent: each answer says what is so.
    answers, over, chance = [], threading.Event(), Random(6)

    def cut():
        while not over.wait(chance.uniform(0.02, 0.5)):
            end_all(on_server)

    some = pairs(on_server)[:12]
    with TestClient(application(on_server)) as client:
        cutter = threading.Thread(target=cut)
        cutter.start()
        for pair in some:
            told = client.post("/api/v1/judgements", json=different(pair, pair[0]))
            answers.append((told.status_code, pair[0]))
        over.set()
        cutter.join()
        assert client.get("/").status_code == 200
    assert {status for status, _ in answers} <= {201, 503}
    stored = judged(on_server)
    assert len(stored) == len(set(stored))
    assert {first for status, first in answers if status == 201} <= set(stored)


def test_a_page_says_that_the_database_is_not_there(on_server, server):
    # The whole database is gone: a page in words, no error of the program's own.
    with TestClient(application(on_server)) as client:
        assert client.get("/history").status_code == 200
        name = on_server.rpartition("/")[2]
        drop(server, name)
        told = client.get("/history")
    assert told.status_code == 503
    assert "look whether what you sent last is there" in told.text
    assert "secret" not in told.text


def drop(server, name):
    """Take a database away from those who use it."""
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_two_desks_that_write_at_once_lose_nothing(on_server):
    # Two servers over one database, four reviewers: each judgement that was answered is there.
    some, answers = pairs(on_server)[:8], []
    with TestClient(application(on_server)) as one, TestClient(application(on_server)) as two:

        def send(client, mine):
            for pair in mine:
                told = client.post("/api/v1/judgements", json=different(pair, pair[0]))
                answers.append((told.status_code, pair[0]))

        threads = [
            threading.Thread(target=send, args=((one, two)[n % 2], some[n::4])) for n in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [status for status, _ in answers] == [201] * len(some)
    assert sorted(judged(on_server)) == sorted(first for first, _ in some)


def test_a_judgement_waits_for_another_program_that_writes(in_file):
    # Another program holds the file for a second: the judgement is stored after it.
    with TestClient(application(in_file)) as client, sqlite3.connect(in_file) as other:
        pair = pairs(in_file)[0]
        other.execute("BEGIN IMMEDIATE")
        answers = []
        sender = threading.Thread(
            target=lambda: answers.append(
                client.post("/api/v1/judgements", json=different(pair, "waited"))
            )
        )
        sender.start()
        time.sleep(1)
        assert client.get("/history").status_code == 200  # who reads does not wait
        assert not answers
        other.rollback()
        sender.join()
        assert answers[0].status_code == 201
    assert judged(in_file) == ["waited"]


def test_a_judgement_that_waited_too_long_is_said_to_be_lost(in_file, monkeypatch):
    # Another program holds the file for good: after the longest wait the reviewer is told.
    monkeypatch.setattr(opening, "WAIT_S", 1)
    with TestClient(application(in_file)) as client:
        pair = pairs(in_file)[0]
        with sqlite3.connect(in_file) as other:
            other.execute("BEGIN IMMEDIATE")
            told = client.post("/api/v1/judgements", json=different(pair, "again"))
            assert told.status_code == 503
            assert "another program is writing to it" in told.json()["error"]
            other.rollback()
        assert client.post("/api/v1/judgements", json=different(pair, "again")).status_code == 201
    assert judged(in_file) == ["again"]


def test_pages_go_on_while_another_program_writes(in_file):
    # Of a session of this morning it should be kept that it is used: that holds no page, and
    # no more of the desk's threads than one.
    import httpx

    commands.users_add(in_file, "ben", PASSWORD, role="reviewer")
    secret = commands.enter(in_file, "ben", PASSWORD)
    with sqlite3.connect(in_file, timeout=5) as earlier:
        earlier.execute("UPDATE sessions SET seen_at = datetime(seen_at, '-1 hour')")
    with serving(in_file, login=True) as desk, httpx.Client(base_url=desk) as client:
        client.cookies.set("onrecord", secret)
        with sqlite3.connect(in_file) as other:
            other.execute("BEGIN IMMEDIATE")
            started = time.monotonic()
            for page in ("/", "/history", *["/me"] * 50):
                assert client.get(page, timeout=20).status_code == 200
            assert time.monotonic() - started < 15
            other.rollback()
        assert client.get("/").status_code == 200
