"""The desk killed while it writes: the archive is whole, and what was answered is there."""

import re
import sqlite3
import threading
import time

import httpx

from onrecord import commands


def token_in(client):
    """The token that a page of the desk carries."""
    page = client.get("/").text
    found = re.search(r'name="csrf-token" content="([\w-]+)"', page)
    assert found, page[:800]
    return found[1]


def test_a_desk_killed_between_and_in_writes(archive, program):
    # Judgements are sent without a pause; the process is killed three times in the midst of one.
    pairs = _pairs(archive)
    answered, sent = [], 0
    for share in (0.2, 0.5, 0.8):  # of the time that a judgement takes
        process, address = program()
        client = httpx.Client(base_url=address, timeout=60)
        client.headers["x-csrf-token"] = token_in(client)
        took = []
        while sent < len(pairs):
            told = {"decision": "different", "ids": pairs[sent], "reason": f"mark {sent}"}
            sent += 1
            if len(took) == 3:
                threading.Timer(min(took) * share, process.kill).start()
            started = time.perf_counter()
            try:
                answer = client.post("/api/v1/judgements", json=told)
            except httpx.HTTPError:
                break
            took.append(time.perf_counter() - started)
            assert answer.status_code == 201, answer.text
            answered.append(sent - 1)
        process.wait()
    marks = {p.judgement.reason for p in commands.history(archive) if p.judgement}
    assert len(answered) >= 9
    assert {f"mark {n}" for n in answered} <= marks
    assert marks <= {f"mark {n}" for n in range(sent)}
    assert len(list(commands.incidents(archive))) > 0
    if not str(archive).startswith("postgresql"):
        with sqlite3.connect(archive) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def _pairs(archive):
    """Incidents two by two."""
    ids = [f.sketch.id for f in commands.incidents(archive)]
    return [[a, b] for n, a in enumerate(ids) for b in ids[n + 1 :]][:400]
