"""Of what a desk holds of a large archive no question waits until it was looked through."""

import gc
import subprocess
import sys

from starlette.testclient import TestClient

from onrecord.desk import application, warming

ASKED = """
import gc, sys
from starlette.testclient import TestClient
from onrecord.desk import application, warming
warming.MANY = 1
with TestClient(application(sys.argv[1])) as client:
    client.get("/")
    for thread in warming.threading.enumerate():
        if thread.name == "warming":
            thread.join()
    print(gc.get_freeze_count(), gc.get_threshold() == warming.SELDOM)
"""


def test_a_warm_desk_looks_for_garbage_seldom(archive):
    # In a process of its own, as a desk runs: all that is held when it is warm is set aside.
    ran = subprocess.run(
        [sys.executable, "-c", ASKED, str(archive)], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    held, seldom = ran.stdout.split()
    assert int(held) > 10_000
    assert seldom == "True"


def test_a_desk_that_ended_leaves_the_rest_of_its_program_as_it_was(archive, monkeypatch):
    # Looking for garbage is a matter of the whole program, which may go on after the desk.
    monkeypatch.setattr(warming, "MANY", 1)
    before = gc.get_threshold(), gc.get_freeze_count()
    with TestClient(application(archive)) as client:
        assert client.get("/").status_code == 200
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
