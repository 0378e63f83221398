"""What several tests share: a folder of reports, and the program with an engine by hand."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from support import ReaderByHand

TESTS = Path(__file__).parent
PROGRAM = """
import sys
from support import ReaderByHand
from onrecord.commands import engine
engine.english = lambda settings: ReaderByHand(delay={delay})
from onrecord.cli.main import run
run()
"""


@pytest.fixture
def folder(tmp_path):
    """Three reports and an empty file."""
    where = tmp_path / "reports"
    where.mkdir()
    for town in ("Qusayr", "Arsal", "Baalbek"):
        story = f"Fighters left the town of {town} on Wednesday after a battle, the army said. "
        (where / f"{town}.txt").write_text(f"{town} changes hands\n\n" + story * 3)
    (where / "empty.txt").write_text("")
    return where


@pytest.fixture
def onrecord(monkeypatch):
    """Run the command line in this process; its answer has exit_code, stdout and stderr."""
    from onrecord.cli.main import app

    monkeypatch.setattr("onrecord.commands.engine.english", lambda settings: ReaderByHand())
    monkeypatch.setenv("COLUMNS", "100")
    return lambda *words: CliRunner().invoke(app, [str(w) for w in words])


@pytest.fixture
def started():
    """Start the program by itself, with `delay` seconds a report; it is ended after the test."""
    running = []

    def start(*words, delay=0.0):
        command = [sys.executable, "-c", PROGRAM.format(delay=delay), *map(str, words)]
        running.append(
            subprocess.Popen(
                command, cwd=TESTS, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
        )
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()
