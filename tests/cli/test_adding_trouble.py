"""`onrecord add --workers 2` killed, on a full disk, and without its database: it goes on after."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.records import to_published
from support import ReaderByHand
from support_servers import a_database, postgres, restarted
from support_workers import towns

TESTS = Path(__file__).parents[1]
DEADLINE_S = 90
NUMBER = 200


@pytest.fixture
def folder(tmp_path):
    """Many short reports."""
    return towns(tmp_path / "reports", NUMBER)


@pytest.fixture
def whole(folder, tmp_path):
    """The claims of all of them, added without trouble."""
    path = tmp_path / "whole.db"
    list(commands.add(path, [str(folder)], None, ReaderByHand()))
    return held(path)


def held(path):
    """The claims of an archive, as published, in an order of their own."""
    return sorted(json.dumps(to_published(c, r), sort_keys=True) for r, c in commands.claims(path))


def wait_for(archive, least, process):
    """Wait until an archive that is being written holds so many reports."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with Archive.open(archive) as opened:
                if opened.count().reports >= least:
                    return
        except Exception:  # noqa: BLE001  it is not made yet
            pass
        time.sleep(0.02)
    raise AssertionError(process.communicate())


def children(process):
    """The processes that a process started."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(word) for word in found.stdout.split()]


def gone(numbers, within=20):
    """Whether processes end within so many seconds."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not any(Path(f"/proc/{n}").exists() for n in numbers):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7])
def test_a_killed_run_is_taken_up(folder, whole, tmp_path, started, share):
    # SIGKILL after some reports: the workers end by themselves, the archive is whole, the same
    # command adds the rest.
    war = tmp_path / "war.db"
    process = started("add", war, folder, "--workers", 2, delay=0.05)
    wait_for(war, share * NUMBER, process)
    workers = children(process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(workers) == 2
    assert gone(workers)
    with sqlite3.connect(war) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    with Archive.open(war) as archive:
        kept = archive.count()
    assert share * NUMBER <= kept.reports < NUMBER
    assert kept.claims == kept.reports
    again = started("add", war, folder, "--workers", 2)
    out, err = again.communicate(timeout=DEADLINE_S)
    assert again.returncode == 0, err
    assert f"{kept.reports} there already" in out
    assert held(war) == whole


def test_ctrl_c_ends_the_workers(folder, tmp_path, started):
    # Exit code 2, how to go on, and no process is left.
    war = tmp_path / "war.db"
    process = started("add", war, folder, "--workers", 2, delay=0.02)
    wait_for(war, 20, process)
    workers = children(process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=DEADLINE_S)
    assert process.returncode == 2
    assert "run the same command again to go on" in err
    assert "Traceback" not in err
    assert gone(workers)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 1 MB, where the system lets us mount one."""
    mount = shutil.which("mount")
    where = tmp_path / "small"
    where.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(where)]
    if not mount or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield where
    subprocess.run(["umount", "-l", str(where)], check=True)


def test_a_full_disk_loses_nothing(folder, whole, small_disk, started):
    # It says so with exit code 2; what was added stays; with room made the same run goes on.
    war = small_disk / "war.db"
    process = started("add", war, folder, "--workers", 2)
    out, err = process.communicate(timeout=DEADLINE_S)
    assert process.returncode == 2
    assert "full" in err
    assert "make room, then run the same command again to go on" in err
    assert "Traceback" not in err
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    with Archive.open(war) as archive:
        kept = archive.count()
    assert kept.claims == kept.reports < NUMBER
    again = started("add", war, folder, "--workers", 2)
    out, err = again.communicate(timeout=DEADLINE_S)
    assert again.returncode == 0, err
    assert f"{NUMBER - kept.reports} reports added" in out
    assert held(war) == whole


def test_a_database_that_goes_away_loses_nothing(folder, whole, started):
    # The server is stopped in the midst and started again: exit code 2, then the same run goes on.
    with postgres() as server:
        war = a_database(server, "war")
        process = started("add", war, folder, "--workers", 2, delay=0.02)
        wait_for(war, 30, process)
        restarted(server)
        _, err = process.communicate(timeout=DEADLINE_S)
        assert process.returncode == 2
        assert "run the same command again" in err
        assert "secret" not in err
        assert "Traceback" not in err
        with Archive.open(war) as archive:
            kept = archive.count()
        assert 30 <= kept.reports < NUMBER
        assert kept.claims == kept.reports
        again = started("add", war, folder, "--workers", 2)
        out, err = again.communicate(timeout=DEADLINE_S)
        assert again.returncode == 0, err
        assert f"{kept.reports} there already" in out
        assert held(war) == whole


def test_a_poisoned_report_on_the_command_line(tmp_path, folder):
    # Listed at the end with what to do, exit code 2; the others are added.
    towns(tmp_path / "reports", NUMBER, poison="[exits]")
    program = (
        "from support_workers import Poisoned\nfrom onrecord.commands import engine\n"
        "engine.english = lambda settings: Poisoned()\n"
        "from onrecord.cli.main import run\nrun()"
    )
    command = [sys.executable, "-c", program, "add", str(tmp_path / "war.db"), str(folder)]
    done = subprocess.run(
        [*command, "--workers", "2"], cwd=TESTS, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert f"{NUMBER - 1} reports added" in done.stdout
    assert (
        "017.txt: reading it ended the process that read it (exit code 3): see with" in done.stderr
    )
