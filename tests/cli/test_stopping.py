"""A run that is stopped or killed in the middle loses nothing and can be taken up again."""

import re
import signal
import sqlite3
import time

from onrecord.archive import Archive

DEADLINE_S = 60


def a_long_folder(tmp_path, count=40):
    """A folder of many short reports."""
    where = tmp_path / "many"
    where.mkdir()
    for number in range(count):
        story = f"Fighters left town {number} on Wednesday after a battle, the army said. "
        (where / f"{number:03}.txt").write_text(f"Town {number} changes hands\n\n" + story * 3)
    return where


def wait_for_reports(path, least, process):
    """Wait until an archive that is being written holds so many reports."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end and process.poll() is None:
        if path.exists():
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as db:
                try:
                    if db.execute("SELECT count(*) FROM reports").fetchone()[0] >= least:
                        return
                except sqlite3.OperationalError:
                    pass  # the tables are not there yet
        time.sleep(0.05)
    raise AssertionError(process.communicate())


def test_a_killed_run_leaves_a_whole_archive(tmp_path, started):
    # SIGKILL in the middle; the same command then adds the rest and nothing twice.
    many, war = a_long_folder(tmp_path), tmp_path / "war.db"
    process = started("add", war, many, delay=0.05)
    wait_for_reports(war, 5, process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with sqlite3.connect(war) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    with Archive.open(war) as archive:
        kept = archive.count()
        assert 5 <= kept.reports < 40
        assert kept.claims == kept.reports  # one claim a report: none is half there
    again = started("add", war, many)
    out, _ = again.communicate(timeout=DEADLINE_S)
    added = 40 - kept.reports
    assert f"{added} report" in out
    assert f"{kept.reports} there already" in out
    with Archive.open(war) as archive:
        assert (archive.count().reports, archive.count().claims) == (40, 40)


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(tmp_path, started):
    # One line, exit code 2, and what was counted is what is kept.
    many, war = a_long_folder(tmp_path), tmp_path / "war.db"
    process = started("add", war, many, delay=0.05)
    wait_for_reports(war, 5, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=DEADLINE_S)
    assert process.returncode == 2
    assert "Traceback" not in err
    with Archive.open(war) as archive:
        kept = archive.count().reports
    assert 5 <= kept < 40
    told = int(re.search(r"stopped, (\d+) reports? added and kept in", err)[1])
    assert kept - 1 <= told <= kept  # the signal may come between the record and its count
    assert "run the same command again to go on" in err
    assert f"{told} reports added" in out


def test_ctrl_c_while_reading(tmp_path, started):
    # `read` stores nothing and says what would.
    process = started("read", a_long_folder(tmp_path), delay=0.05)
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=DEADLINE_S)
    assert process.returncode == 2
    assert "onrecord add" in err
    assert "Traceback" not in err


def test_a_reader_of_the_output_who_has_had_enough(tmp_path, started):
    # As with `onrecord read folder | head`: no complaint.
    process = started("read", a_long_folder(tmp_path), "--format", "jsonl", delay=0.01)
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=DEADLINE_S) == 0
    assert "Traceback" not in process.stderr.read()
