"""The help is there at once, and nothing heavy is loaded for it."""

import subprocess
import sys
import time

HEAVY = ("spacy", "sqlalchemy", "alembic", "rich", "pydantic", "httpx", "trafilatura", "yaml")


def test_help_within_half_a_second():
    # The best of three, as the machine may be busy; 0.5 s is the promise.
    times = []
    for _ in range(3):
        started = time.perf_counter()
        code = "from onrecord.cli.main import run; run()"
        subprocess.run([sys.executable, "-c", code, "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.5


def test_nothing_heavy_is_loaded_for_the_help():
    # Each of these costs more than the help may take, or much of it.
    code = "import sys, onrecord.cli.main, onrecord.commands; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not [m for m in HEAVY if m in done.stdout.split()]
