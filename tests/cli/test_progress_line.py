"""The line that tells how far a long run is: on a terminal, and nowhere else."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from onrecord import commands
from onrecord.cli.pace import Pace
from support_workers import towns

TESTS = Path(__file__).parents[1]
PROGRAM = """
from support_workers import Poisoned
from onrecord.commands import engine
engine.english = lambda settings: Poisoned(delay=0.1)
from onrecord.cli.main import run
run()
"""


def test_rate_and_time_left():
    # Ten a second for a minute and a half: the last minute tells the rate, and what is left.
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert (pace.rate, pace.left_s(1000)) == (None, None)
    for _ in range(900):
        now[0] += 0.1
        pace.step()
    assert round(pace.rate, 1) == 10
    assert round(pace.left_s(1000)) == 10
    assert pace.left_s(None) is None


def test_a_slower_rate_is_seen_within_a_minute():
    # A hundred a second, then one a second: what is told follows.
    now = [0.0]
    pace = Pace(lambda: now[0])
    for step in [0.01] * 5000 + [1.0] * 90:
        now[0] += step
        pace.step()
    assert 0.9 < pace.rate < 1.1


def test_how_many_reports_sources_hold(tmp_path):
    # Files by one, lines of JSON by their number, also of a large file; the web nobody knows.
    towns(tmp_path / "reports", 7)
    (tmp_path / "few.jsonl").write_text('{"text": "a"}\n' * 5 + '{"text": "b"}')
    (tmp_path / "many.jsonl").write_text('{"text": "abcdefghij"}\n' * 400_000)
    assert commands.expected([str(tmp_path / "reports")]) == 7
    assert commands.expected([str(tmp_path / "reports"), str(tmp_path / "few.jsonl")]) == 13
    assert abs(commands.expected([str(tmp_path / "many.jsonl")]) - 400_000) < 10
    assert commands.expected([str(tmp_path / "few.jsonl"), "https://news.example/a"]) is None
    assert commands.expected(["-"]) is None
    assert commands.expected([str(tmp_path / "not-there.txt")]) == 1


def on_a_terminal(command):
    """What a program writes to a terminal that it holds for its standard error."""
    mine, its = pty.openpty()
    environment = os.environ | {"COLUMNS": "160", "TERM": "xterm"}
    process = subprocess.Popen(
        command, cwd=TESTS, stdout=subprocess.PIPE, stderr=its, env=environment
    )
    os.close(its)
    told = b""
    try:
        while some := os.read(mine, 65536):
            told += some
    except OSError:  # the other end was closed
        pass
    process.communicate(timeout=60)
    os.close(mine)
    return told.decode()


def test_the_line_on_a_terminal(tmp_path):
    # Reports, claims, rate, time left and failures stand in it; it is gone from a pipe.
    folder = towns(tmp_path / "reports", 60, poison="[divides]", at=3)
    command = [sys.executable, "-c", PROGRAM, "add", str(tmp_path / "a.db"), str(folder)]
    told = on_a_terminal([*command, "--workers", "2"])
    assert re.search(r"adding: \d+ reports · \d+ claims · [\d.]+/s · \d+ s left", told)
    assert "· 1 failed" in told
    (folder / "003.txt").unlink()
    done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=False)
    assert "/s" not in done.stdout + done.stderr
