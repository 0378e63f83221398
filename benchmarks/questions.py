"""Questions to a large archive: `python benchmarks/questions.py ARCHIVE --incident ID --other ID`.

Each is asked by the command line, as a whole process. Each gives a line of JSON: seconds and the
processor's seconds, the limit, and whether the seconds are `over` it. A listing is stopped at its
first line, unless `--whole`: all of a large archive is many megabytes. What has one answer is
waited for. A question that takes longer than `--most` is ended, and `finished` is false.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from threading import Timer

LISTED, POINTED = 1.0, 0.2  # seconds: a listing, and a question about one thing
LISTS = ("claims", "reports", "incidents", "disputes", "origins", "forecasts", "history")
PROGRAM = "from onrecord.cli.main import run; run()"
Question = tuple[str, float, bool, list[str]]


def questions(told: argparse.Namespace) -> Iterator[Question]:
    """Give each question's name, its limit, whether its end is waited for, and its words."""
    for name in LISTS:
        yield name, LISTED, told.whole, [name, told.archive]
    yield "search", POINTED, told.whole, ["claims", told.archive, "--search", told.search]
    yield "control", POINTED, True, ["control", told.archive, told.place]
    if told.incident:
        yield "incident", POINTED, True, ["incident", told.archive, told.incident]
    if told.incident and told.other:
        words = ["explain", told.archive, told.incident, told.other]
        yield "explain", POINTED, True, words


def asked(words: list[str], most: float, *, whole: bool) -> dict[str, object]:
    """Ask, and tell the time to the first line or to the end."""
    started = time.perf_counter()
    program = [sys.executable, "-u", "-c", PROGRAM, *words]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        watch = Timer(most, os.kill, (run.pid, signal.SIGKILL))
        watch.start()
        assert run.stdout is not None
        read = run.stdout.readline()
        while whole and run.stdout.read(1 << 20):
            pass
        seconds = time.perf_counter() - started
        watch.cancel()
        os.kill(run.pid, signal.SIGKILL)
        _, _, used = os.wait4(run.pid, 0)
        run.returncode = 0
    cpu = used.ru_utime + used.ru_stime
    finished = seconds < most
    return {
        "s": round(seconds, 2),
        "cpu_s": round(cpu, 2),
        "said": bool(read),
        "finished": finished,
    }


def main() -> None:
    """Ask all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--incident")
    parser.add_argument("--other")
    parser.add_argument("--place", default="Aleppo")
    parser.add_argument("--search", default="residents")
    parser.add_argument("--only", nargs="*", help="these questions alone")
    parser.add_argument("--most", type=float, default=60.0, help="seconds for one question")
    parser.add_argument("--whole", action="store_true")
    told = parser.parse_args()
    for name, limit, whole, words in questions(told):
        if not told.only or name in told.only:
            found = asked(words, told.most, whole=whole)
            over = float(str(found["s"])) > limit
            print(json.dumps({"ask": name, **found, "limit_s": limit, "over": over}), flush=True)


if __name__ == "__main__":
    main()
