"""A crew of processes: things in, what came of them out, whatever happens to a process."""

import os
import signal
import time

import pytest

from onrecord.errors import SettingsError, WorkerError
from onrecord.scale import Crew, Done, Limits, Lost
from support_workers import shout

MEMORY = 300_000_000


def all_of(crew, texts, each=4):
    """Give texts in batches of `each`; all that comes back."""
    found = []
    for at in range(0, len(texts), each):
        while not crew.free:
            found += crew.heard(patient=True)
        crew.give([(text, text) for text in texts[at : at + each]])
    while crew.busy:
        found += crew.heard(patient=True)
    return found


def test_everything_comes_back_once():
    # Two processes, in any order; nothing is left.
    texts = [f"text {n}" for n in range(50)]
    with Crew(shout, 2, Limits(20)) as crew:
        found = all_of(crew, texts)
        assert len(crew.processes) == 2
    assert {f.of: f.result for f in found} == {t: t.upper() for t in texts}
    assert len(found) == 50


@pytest.mark.parametrize(
    ("mark", "cause", "told"),
    [
        ("[exits]", "ended", "exit code 3"),
        ("[is killed]", "ended", "signal 9"),
        ("[sleeps]", "late", "2"),
        ("[hogs]", "memory", "exit code 77"),
        ("[divides]", "failed", "ZeroDivisionError"),
    ],
)
def test_what_takes_a_worker_down_is_found(mark, cause, told):
    # Two of thirty do it, in different batches; they alone are lost.
    texts = [f"text {n}" + (mark if n in (5, 22) else "") for n in range(30)]
    with Crew(shout, 2, Limits(2, MEMORY)) as crew:
        found = all_of(crew, texts)
    lost = [f for f in found if isinstance(f, Lost)]
    assert sorted((f.of, f.cause, f.told) for f in lost) == [
        (f"text 22{mark}", cause, told),
        (f"text 5{mark}", cause, told),
    ]
    assert sorted(f.of for f in found if isinstance(f, Done)) == sorted(
        t for t in texts if mark not in t
    )


def test_a_worker_that_somebody_else_ends_loses_nothing():
    # Killed from outside, as by the system: its things are done by another.
    texts = [f"text {n}" for n in range(40)]
    with Crew(shout, 2, Limits(20)) as crew:
        crew.give([(t, t) for t in texts[:20]])
        found = crew.heard(patient=True)
        os.kill(crew.processes[0], signal.SIGKILL)
        crew.give([(t, t) for t in texts[20:]])
        while crew.busy:
            found += crew.heard(patient=True)
    assert sorted(f.of for f in found if isinstance(f, Done)) == sorted(texts)


def test_processes_end_with_their_crew():
    # Closed, and none is left.
    with Crew(shout, 2, Limits(20)) as crew:
        all_of(crew, ["a", "b"], each=1)
        numbers = crew.processes
    for number in numbers:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_no_more_is_given_than_workers_have_room_for():
    # One worker takes two batches; a third has to wait.
    with Crew(shout, 1, Limits(20)) as crew:
        crew.give([("[sleeps]", "[sleeps]")])
        assert crew.free
        crew.give([("b", "b")])
        assert not crew.free
        assert crew.busy


def test_nothing_to_do_starts_nothing():
    # No process, and nothing to wait for.
    with Crew(shout, 2, Limits(20)) as crew:
        began = time.monotonic()
        assert crew.heard(patient=True) == []
        assert crew.processes == []
    assert time.monotonic() - began < 1


def no_model():
    """Fail as a model does that is not there."""
    raise SettingsError("there is no model", "install it")


def no_start():
    """End before there is anything to do."""
    os._exit(4)


def test_what_a_worker_needs_and_has_not_is_told():
    # The error of the worker is that of the crew; what cannot begin at all is given up.
    with Crew(no_model, 2, Limits(20)) as crew, pytest.raises(WorkerError, match="install it"):
        all_of(crew, ["a"])
    with Crew(no_start, 2, Limits(20)) as crew, pytest.raises(WorkerError, match="exit code 4"):
        all_of(crew, ["a"])
