"""The desk of a large archive: server time of every page, first drawing, and many people at once.

    python benchmarks/desk.py ARCHIVE [--minutes 5] [--pause 3 9] [--only pages browser load]

ARCHIVE is one of `desk_archive.py`: a file or a server's address. It is written to. The desk runs
as a program of its own; times are those of a client on the same machine, so they hold the way
through the network as well.

- pages: each page for many ids, one after the other: median, 95th percentile, slowest, in ms.
- browser: Chromium opens the overview: seconds until map and timeline are drawn.
- load: 50 readers and 5 reviewers at once, each with some seconds between two pages (drawn evenly
  from the pause): requests, errors, 95th percentile, judgements acknowledged and found afterwards;
  memory of the server at its peak. Readers open pages and parts of pages, all kinds alike often.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from desk_pages import EACH, addresses

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
PROGRAM = "import sys; from onrecord.cli.main import run; sys.argv[0] = 'onrecord'; run()"
READERS, REVIEWERS = 50, 5
LONGEST = 20  # seconds that one page is asked for
FIELDS = {
    "_token": r'name="_token" value="([^"]*)"',
    "seen": r'name="seen" value="(\d+)"',
}
LIMITS = {"p95_ms": 150, "drawn_s": 2.0, "memory_mib": 600}


@contextlib.contextmanager
def running(archive: str) -> Iterator[tuple[str, int]]:
    """The desk as a program; gives its address and the number of its process."""
    from support_servers import free_port

    port = free_port()
    command = [sys.executable, "-c", PROGRAM, "desk", archive, "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(1200):
            with contextlib.suppress(httpx.HTTPError):
                httpx.get(f"{address}/api/v1/health", timeout=60)
                break
            time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def memory(pid: int) -> float:
    """The greatest memory that a process has held up to now, in MiB."""
    told = Path(f"/proc/{pid}/status").read_text()
    peak = next(line for line in told.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def pages(archive: str) -> Iterator[dict[str, Any]]:
    """Measure every page, one request after another; a slow one is asked for some seconds only."""
    with running(archive) as (address, pid), httpx.Client(base_url=address, timeout=60) as client:
        warmed(client)
        for name, paths in addresses(archive).items():
            until, times, statuses = time.monotonic() + LONGEST, [], set()
            for at in range(EACH):
                started = time.perf_counter()
                answer = client.get(paths[at % len(paths)])
                times.append((time.perf_counter() - started) * 1000)
                statuses.add(answer.status_code)
                if time.monotonic() > until:
                    break
            found = {"page": name, "asked": len(times), **spread(times)}
            over = found["p95"] > LIMITS["p95_ms"]
            found |= {"statuses": sorted(statuses), "over": over}
            yield found | {"memory_mib": round(memory(pid))}
        yield {"page": "memory", "mib": round(memory(pid)), "limit": LIMITS["memory_mib"]}


def warmed(client: httpx.Client) -> None:
    """Wait until what a desk works out at its start is there: forecasts come last."""
    client.get("/")
    while client.get("/api/v1/forecasts").status_code == 503:
        time.sleep(1)


def spread(times: list[float]) -> dict[str, float]:
    """Median, 95th percentile and slowest, in ms."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    median = statistics.median(ordered)
    return {"median": round(median), "p95": round(p95), "slowest": round(ordered[-1])}


def drawn(archive: str, times: int = 5) -> list[dict[str, Any]]:
    """Seconds until the overview's map and timeline are drawn, each time in a new browser."""
    from support_servers import chromium

    told = []
    with running(archive) as (address, _):
        httpx.get(address, timeout=60)
        for _ in range(times):
            with chromium() as browser:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(address)
                page.wait_for_selector("#map[data-drawn]", timeout=60_000)
                marks = {m: page.evaluate(WHEN, m) / 1000 for m in MARKS}
                told.append({k: round(v, 2) for k, v in marks.items()})
    return [*told, {"limit_s": LIMITS["drawn_s"]}]


MARKS = ("timeline-drawn", "map-drawn")
WHEN = "mark => performance.getEntriesByName(mark)[0].startTime"


class People:
    """Readers and reviewers who use the desk until a time is over."""

    def __init__(
        self,
        address: str,
        paths: dict[str, list[str]],
        seconds: float,
        pause: tuple[float, float],
    ) -> None:
        self.until = time.monotonic() + seconds
        self.times: dict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self.judged: list[tuple[str, str]] = []  # a claim, and the comment that was made
        self.met = 0  # how often another was first, and the second was told
        self._paths, self._address, self._pause = paths, address, pause

    async def _asked(self, client: httpx.AsyncClient, kind: str, path: str, **more: Any) -> Any:
        started = time.perf_counter()
        try:
            answer = await client.request("POST" if more else "GET", path, **more)
        except httpx.HTTPError as error:
            self.errors.append(f"{path}: {type(error).__name__}")
            return None
        self.times[kind].append((time.perf_counter() - started) * 1000)
        if answer.status_code >= 400 and answer.status_code != 409:  # 409: another was first
            self.errors.append(f"{path}: {answer.status_code} {answer.text[:200]}")
        return answer

    async def reader(self, number: int) -> None:
        """Open one page after another."""
        chance, kinds = random.Random(number), [k for k in self._paths if not k.startswith("api")]
        async with httpx.AsyncClient(base_url=self._address, timeout=60) as client:
            await asyncio.sleep(chance.uniform(0, self._pause[1]))  # nobody comes at one moment
            while time.monotonic() < self.until:
                kind = chance.choice(kinds)
                await self._asked(client, kind, chance.choice(self._paths[kind]))
                await asyncio.sleep(chance.uniform(*self._pause))

    async def reviewer(self, number: int) -> None:
        """Comment on one claim after another, as its page's form does."""
        chance = random.Random(1000 + number)
        pages = self._paths["review of a claim"][:20]  # few, so that two meet at one
        async with httpx.AsyncClient(base_url=self._address, timeout=60) as client:
            while time.monotonic() < self.until:
                path = chance.choice(pages)
                shown = await self._asked(client, "review of a claim", path)
                await asyncio.sleep(chance.uniform(*self._pause))
                if shown is not None and shown.status_code == 200:
                    await self._judge(client, path, shown.text, f"load {chance.getrandbits(64):x}")

    async def _judge(self, client: httpx.AsyncClient, path: str, shown: str, mark: str) -> None:
        fields = {name: re.search(told, shown) for name, told in FIELDS.items()}
        sent = {name: found[1] for name, found in fields.items() if found}
        sent |= {"act": "commented", "value": mark}
        answer = await self._asked(client, "judging", path, data=sent)
        if answer is not None and answer.status_code == 409:
            self.met += 1
        elif answer is not None and answer.status_code < 400:
            self.judged.append((path.rpartition("/")[2], mark))


async def _together(people: People) -> None:
    readers = [people.reader(n) for n in range(READERS)]
    await asyncio.gather(*readers, *(people.reviewer(n) for n in range(REVIEWERS)))


def load(archive: str, minutes: float, pause: tuple[float, float]) -> list[dict[str, Any]]:
    """Many people at once, then whether every judgement that was acknowledged is there."""
    from onrecord import commands

    paths = addresses(archive)
    with running(archive) as (address, pid):
        with httpx.Client(base_url=address, timeout=60) as client:
            warmed(client)
        people = People(address, paths, minutes * 60, pause)
        asyncio.run(_together(people))
        peak = memory(pid)
    with commands.held(archive) as opened:
        marks = {c: {r.value for r in commands.reviews(opened, c)} for c, _ in people.judged}
    lost = sum(mark not in marks[claim] for claim, mark in people.judged)
    every = [t for times in people.times.values() for t in times]
    told: list[dict[str, Any]] = [
        {"page": k, "requests": len(t), **spread(t)} for k, t in sorted(people.times.items())
    ]
    whole = {"all": len(every), **spread(every), "errors": len(people.errors)}
    kept = {"judgements": len(people.judged), "lost": lost, "told_of_another": people.met}
    kept |= {"memory_mib": round(peak), "pause_s": list(pause)}
    return [*told, whole | kept, {"first errors": people.errors[:5]}]


def main() -> None:
    """Measure what is asked for; a line of JSON for each number."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("archive")
    asked.add_argument("--minutes", type=float, default=5)
    asked.add_argument("--pause", type=float, nargs=2, default=[3, 9])
    asked.add_argument("--only", nargs="*", default=["pages", "browser", "load"])
    told = asked.parse_args()
    parts = {"pages": pages, "browser": drawn, "load": lambda a: load(a, told.minutes, told.pause)}
    for part in told.only:
        for line in parts[part](told.archive):
            print(json.dumps({"part": part} | line), flush=True)


if __name__ == "__main__":
    main()
