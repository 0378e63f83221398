"""A process that does jobs: it is given orders in lines of JSON and answers in such lines."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.desk.work.jobs import Event

PATIENCE_S = 5


class GoneError(Exception):
    """The process ended before the job did."""


class Process:
    """One worker. It ends by itself when this program does."""

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile(mode="w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._run = subprocess.Popen(
            [sys.executable, "-P", "-m", "onrecord.desk.work"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
        )

    @property
    def number(self) -> int:
        """Its number with the system."""
        return self._run.pid

    @property
    def alive(self) -> bool:
        """Whether it can be given a job."""
        return self._run.poll() is None

    def do(self, order: dict[str, Any]) -> Iterator[Event]:
        """Let it do a job and yield what it tells; raises GoneError where it ends on the way."""
        assert self._run.stdin and self._run.stdout
        try:
            self._run.stdin.write(json.dumps(order) + "\n")
            self._run.stdin.flush()
            for line in self._run.stdout:
                event = json.loads(line)
                if event["is"] == "ready":
                    return
                yield event
        except (OSError, ValueError):
            pass
        raise GoneError

    def end(self) -> None:
        """End it, at once."""
        self._run.terminate()
        try:
            self._run.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._run.kill()
            self._run.wait()
        for pipe in (self._run.stdin, self._run.stdout, self._errors):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
